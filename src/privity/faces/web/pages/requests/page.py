"""Requests from outside: the list, writing one down, and its page with the decision and the answer."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit, data
from privity.faces.web.forms import Fields, day_if_any
from privity.faces.web.pages.clients.record import Compartment
from privity.faces.web.pages.requests.facts import grouped_facts
from privity.faces.web.pages.requests.kinds import CHANNELS, KINDS, RequestKind
from privity.faces.web.pages.requests.view import RequestShown, show
from privity.faces.web.reading_in import sent_document
from privity.gate.vocabulary import FACTS
from privity.interchange.documents import read_document
from privity.letters import Plea, Subject, aloud
from privity.model.ids import CompartmentId
from privity.model.requests import Asker, Channel, KeptRequest
from privity.services.letters import letter_words
from privity.services.office import Office
from privity.services.requests.deciding import rule_on
from privity.services.requests.handling import in_passing
from privity.services.requests.insistence import is_settled
from privity.services.requests.keeping import (
    LONGEST_WORDS,
    add_request,
    list_requests,
    whom_it_may_concern,
    with_facts,
)
from privity.services.requests.practice import facts_of_the_practice
from privity.services.requests.reading import propose, propose_deadline

router = APIRouter()

HERE = "requests"
_PARTS_TOLD = 5
# How somebody can be known without a paper: by sight, or by a call to the number that the record has.
KNOWN_BY = ("sight", "call")
SHOWN_AT_ONCE = 100
_TYPED = (
    "name", "house", "contact", "received", "words", "recipient", "asker", "purpose", "data", "channel", "about",
    "jurisdiction", "subdivision", "profession", "deadline", "unread", "known_by",
)  # fmt: skip


def today() -> date:
    """The day on this desk."""
    return date.today()  # noqa: DTZ011


@router.get("/requests")
async def requests(visit: Inside) -> Response:
    """Every request, what is due at the head."""
    lines = await visit.do(list_requests)
    open_lines = [line for line in lines if not is_settled(line.overview)]
    open_lines.sort(key=lambda line: line.overview.due or date.max)
    settled = [line for line in lines if is_settled(line.overview)]
    return visit.page(
        "requests",
        HERE,
        open=open_lines,
        settled=settled[:SHOWN_AT_ONCE],
        more=max(0, len(settled) - SHOWN_AT_ONCE),
        kinds=[(kind.name, kind.icon) for kind in KINDS.values()],
        today=today(),
    )


PageNumber = Annotated[str, Path(pattern=r"^[1-9][0-9]{0,5}$")]


@router.get("/requests/settled/{number}")
async def settled_requests(visit: Inside, number: PageNumber) -> Response:
    """What is answered and closed, a hundred at a time, the newest first."""
    lines = await visit.do(list_requests)
    settled = [line for line in lines if is_settled(line.overview)]
    pages = max(1, -(-len(settled) // SHOWN_AT_ONCE))
    page = int(number)
    if page > pages:
        raise HTTPException(404)
    start = (page - 1) * SHOWN_AT_ONCE
    return visit.page(
        "requests_settled",
        HERE,
        settled=settled[start : start + SHOWN_AT_ONCE],
        number=page,
        pages=pages,
        today=today(),
    )


@router.get("/requests/passing")
async def passing(visit: Inside) -> Response:
    """What to say at a party, and one button that says it was asked."""
    words = letter_words(visit.login.letter_language)
    said = {"person": aloud(words, Plea(Subject.NOBODY)), "case": aloud(words, Plea(Subject.CASE))}
    return visit.page("request_passing", HERE, said=said)


@router.post("/requests/passing")
async def asked_in_passing(visit: Inside) -> Response:
    """One tap: somebody asked in passing, and was not told."""
    await visit.do(in_passing)
    return visit.go("/requests", visit.words("request.passing.kept"))


@router.post("/requests/letter")
async def read_letter(visit: Inside) -> Response:
    """The words of a letter, for the form that is open. Nothing of the file is kept."""
    name, content = sent_document(visit.form, "letter")
    document = await visit.do(lambda office: read_document(name, content))
    unread = ", ".join(f"{part.where} {part.why}" for part in document.unread_parts[:_PARTS_TOLD])
    if not document.text.strip():
        said = visit.words("request_form.letter_failed")
    elif unread:
        said = visit.words("request_form.letter_partly", parts=unread)
    else:
        said = visit.words("request_form.letter_read")
    text = document.text[:LONGEST_WORDS]
    return data({"text": text, "unread": not text.strip(), "said": said})


KindName = Annotated[str, Path(pattern=r"^[a-z]{1,20}$")]


@router.get("/requests/new/{kind}")
async def new_request(visit: Inside, kind: KindName) -> Response:
    """An empty form for one kind of request."""
    chosen = _kind(kind)
    form = dict.fromkeys(_TYPED, "")
    practice = await visit.do(facts_of_the_practice)
    form |= {
        path: str(practice[path])
        for path in ("jurisdiction", "subdivision", "profession")
        if path in practice
    }
    form |= {
        "received": today().isoformat(),
        "channel": chosen.channel.value,
        "asker": chosen.askers[0] if chosen.askers else "",
        "purpose": chosen.purposes[0] if chosen.purposes else "",
        "data": chosen.data[0],
    }
    return await _form(visit, chosen, form)


@router.post("/requests/new/{kind}")
async def write_down(visit: Inside, kind: KindName) -> Response:
    """Write a request down and decide it at once."""
    chosen = _kind(kind)
    form = dict.fromkeys(_TYPED, "") | visit.form

    def work(office: Office) -> CompartmentId:
        request = parse_request_form(chosen, form, office.new_id(), facts_of_the_practice(office))
        compartment = add_request(office, request)
        rule_on(office, compartment, office.today())
        return compartment

    try:
        compartment = await visit.do(work)
    except InputError as error:
        return await _form(visit, chosen, form, error)
    return visit.go(f"/requests/{compartment}")


@router.get("/requests/{compartment}")
async def one_request(visit: Inside, compartment: Compartment) -> Response:
    """One request: the decision, the answer, and what remains to be done."""
    return await request_page(visit, compartment)


async def request_page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    """The page of a request, with what was wrong with the last thing that was posted."""
    language = visit.form.get("language") or visit.login.letter_language

    def fetch(office: Office) -> RequestShown | None:
        return show(office, compartment, language, today())

    shown = await visit.do(fetch)
    if shown is None:
        raise HTTPException(404)
    return visit.page(
        "request",
        HERE,
        422 if error else 200,
        shown=shown,
        asked=grouped_facts(path for path, _ in shown.facts),
        problem=error,
        today=today(),
    )


def _kind(name: str) -> RequestKind:
    if name not in KINDS:
        raise HTTPException(404)
    return KINDS[name]


def parse_request_form(kind: RequestKind, form: Fields, fresh: str, practice: dict[str, Any]) -> KeptRequest:
    """Read the form of a new request. What a letter seems to say is proposed only. Raises InputError."""
    received = day_if_any(form, "received")
    if received is None:
        raise InputError("this is not a date", field="received", remedy="choose the day it came")
    words = form["words"].strip()
    facts = with_facts(practice, {})
    stated = {
        "requester.kind": form["asker"],
        "purpose": form["purpose"],
        "data": form["data"],
        "jurisdiction": form["jurisdiction"],
        "subdivision": form["subdivision"].strip(),
        "profession": form["profession"],
    }
    facts = with_facts({**facts, **kind.facts}, {path: value for path, value in stated.items() if value})
    known_by = form["known_by"] if kind.familiar else ""
    if known_by in KNOWN_BY:
        facts = with_facts(facts, {"requester.verified": True})
    known = {path for path, value in stated.items() if value}
    proposed = tuple(one for one in propose(words) if one.fact not in known or stated[one.fact] != one.value)
    asker = (
        Asker()
        if kind.unnamed
        else Asker(form["name"].strip(), form["house"].strip(), form["contact"].strip())
    )
    try:
        channel = Channel.OWN if kind.unnamed else Channel(form["channel"])
    except ValueError as error:
        raise InputError("choose how it came", field="channel") from error
    return KeptRequest(
        reference=fresh,
        received=received,
        channel=channel,
        asker=asker,
        facts=facts,
        words=words,
        about=(CompartmentId(form["about"]),) if form["about"] else (),
        recipient=form["recipient"].strip(),
        unread=form["unread"] == "yes",
        deadline=day_if_any(form, "deadline") or propose_deadline(words, received),
        proposed=proposed,
    )


async def _form(visit: Visit, kind: RequestKind, form: Fields, error: InputError | None = None) -> Response:
    clients = await visit.do(whom_it_may_concern)
    problems: dict[str, InputError | None] = dict.fromkeys((*_TYPED, "facts"))
    if error is not None:
        problems[error.field if error.field in problems else "facts"] = error
    return visit.page(
        "request_form",
        HERE,
        422 if error else 200,
        kind=kind,
        form=form,
        problems=problems,
        channels=[one.value for one in CHANNELS],
        clients=clients,
        places=FACTS["jurisdiction"].values,
        professions=FACTS["profession"].values,
        known_by=KNOWN_BY,
    )
