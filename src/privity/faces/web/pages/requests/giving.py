"""Handing something over on a decision: what it holds, to whom, in which form, with the client's wishes in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError, RefusedError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.clients.record import Compartment
from privity.faces.web.pages.requests.acts import request_or_404
from privity.faces.web.pages.requests.page import HERE, today
from privity.faces.web.pages.requests.view import show
from privity.faces.web.reach import Reach, reach_of
from privity.model.attachments import Attachment
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview
from privity.services.door import Outgoing, hand_out
from privity.services.office import Office
from privity.services.passages import excerpt
from privity.services.requests.asker import is_strange, vouch
from privity.services.requests.bystanders import Seen, look_beside
from privity.services.requests.drafting import (
    draft_parts,
    parse_draft,
    render_draft,
    state_of_draft,
)
from privity.services.requests.grant import (
    Form,
    GrantItem,
    GrantKind,
    Part,
    given,
    hash_of_parts,
    kind_of,
    offered_passphrase,
)
from privity.services.requests.keeping import fact, find_request
from privity.services.requests.question import check_question
from privity.services.wishes import wishes_of

router = APIRouter()

_MOST_MET = 60

_FIELDS = ("text", "again", "form", "language", "passphrase", "pieces", "looked", "seen", "same")


@router.get("/requests/{compartment}/give")
async def give(visit: Inside, compartment: Compartment) -> Response:
    """What may be given, ready to be read and cut."""
    blank = dict.fromkeys(_FIELDS, "") | {"language": visit.login.letter_language}
    return await _page(visit, compartment, blank | {"form": "in-person", "passphrase": offered_passphrase()})


@router.post("/requests/{compartment}/give")
async def hand_it_over(visit: Inside, compartment: Compartment) -> Response:
    """Through the door, and on to the paper."""
    form = dict.fromkeys(_FIELDS, "") | visit.form

    screener = visit.face.desk.screener
    met: list[Met] = []

    def work(office: Office) -> tuple[Outgoing, tuple[tuple[str, str], ...]]:
        request_or_404(office, compartment)
        _, request = find_request(office, compartment)
        pieces = draft_parts(office, request)
        if form["pieces"] != state_of_draft(pieces):
            raise InputError("the record was changed meanwhile", field="text", remedy="read this page anew")
        parts = parse_draft(form["text"], pieces, str(fact(request, "data") or ""))
        if kind_of(request) is GrantKind.QUESTION:
            check_question(screener, "\n".join(part.text for part in given(parts)))
        try:
            way = Form(form["form"])
        except ValueError as error:
            raise InputError("choose how it goes out", field="form") from error
        # Whoever changed the words after looking has not looked at these.
        looked = form["looked"] == "yes" and form["seen"] == hash_of_parts(parts)
        seen = look_beside(office, screener, request, parts, looked=looked)
        form["seen"] = seen.beside.sha256
        met.extend(_met(office, seen))
        if form["same"] == "yes" and is_strange(office, request):
            vouch(office, compartment)
        item = GrantItem(
            compartment,
            parts,
            way,
            form["again"],
            form["language"] or "en",
            form["passphrase"],
            seen.beside,
        )
        [outgoing] = hand_out(office, item)
        return outgoing, _named(office, given(parts))

    try:
        outgoing, named = await visit.do(work)
    except (InputError, RefusedError) as error:
        form["looked"] = ""
        return await _page(visit, compartment, form, error, tuple(met) if error.field == "beside" else ())
    visit.login.paper = (outgoing, f"/requests/{compartment}")
    visit.login.paper_files = (outgoing.entry, named)
    visit.login.paper_words = form["passphrase"] if form["form"] == Form.FILE else ""
    return visit.go("/paper")


@dataclass(frozen=True, slots=True)
class Met:
    """Where a paper may tell of somebody else: the words around it, what was found, and of whom."""

    parts: tuple[tuple[str, bool], ...]
    kind: str
    whose: str


def _met(office: Office, seen: Seen) -> Iterator[Met]:
    names = {
        line.reference: line.name for line in office.overviews().values() if isinstance(line, ClientOverview)
    }
    for one in seen.findings[:_MOST_MET]:
        around = tuple(excerpt(seen.text, one.span))
        yield Met(around, one.kind.value, names.get(one.client or "", ""))
    for part in seen.unread:
        yield Met(((part, False),), "", "")


def _named(office: Office, parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """The files that a paper names: where each lies, and what it is called."""
    found = []
    for part in parts:
        kept = office.read(*part.source) if part.source is not None else None
        if part.source is not None and isinstance(kept, Attachment):
            found.append((f"/clients/{part.source[0]}/files/{part.source[1]}", kept.name))
    return tuple(found)


async def _page(
    visit: Visit,
    compartment: CompartmentId,
    form: dict[str, Any],
    problem: PrivityError | None = None,
    met: tuple[Met, ...] = (),
) -> Response:
    def fetch(office: Office) -> dict[str, Any]:
        request_or_404(office, compartment)
        shown = show(office, compartment, form["language"], today())
        if shown is None:
            raise HTTPException(404)
        try:
            parts = draft_parts(office, shown.request) if shown.can_give else ()
        except RefusedError as error:
            return {"shown": shown, "parts": (), "held": (), "reaches": [], "strange": False, "closed": error}
        form["pieces"] = state_of_draft(parts)
        held = [part for part in parts if part.withheld]
        reaches: list[Reach] = []
        for one, name in shown.about:
            wishes = wishes_of(office, one)
            if wishes is not None:
                reaches.append(reach_of(visit.words, name, wishes))
        if not form["text"]:
            form["text"] = render_draft(parts)
        strange = is_strange(office, shown.request)
        return {
            "shown": shown,
            "parts": parts,
            "held": held,
            "reaches": reaches,
            "strange": strange,
            "closed": None,
        }

    found = await visit.do(fetch)
    return visit.page(
        "request_give",
        HERE,
        422 if problem else 200,
        form=form,
        problem=problem or found.pop("closed"),
        met=met,
        forms=[one.value for one in Form],
        **{key: value for key, value in found.items() if key != "closed"},
    )
