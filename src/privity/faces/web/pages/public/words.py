"""Words that stand: what clients released, as a piece for the practice's own page, and what was published before."""

from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients.offer_forms import parts_of
from privity.faces.web.pages.clients.record import Record
from privity.faces.web.pages.public.hub import HERE
from privity.model.ids import RecordId
from privity.model.offers import Standing
from privity.services.door import hand_out
from privity.services.offers import earlier, judging, releasing
from privity.services.office import Office

router = APIRouter()


@router.get("/words")
async def words(visit: Inside) -> Response:
    """What stands today, and what was entered as published before."""
    return await _page(visit)


@router.post("/words/take/{form}")
async def take(visit: Inside, form: str) -> Response:
    """The piece for the practice's own page, through the door."""
    if form not in set(releasing.Fragment):
        raise HTTPException(404)

    def work(office: Office) -> Response:
        [outgoing] = hand_out(office, releasing.fragment_item(office, releasing.Fragment(form)))
        return hand_over(outgoing)

    return await visit.do(work)


@router.post("/words/enter")
async def enter(visit: Inside) -> Response:
    """Keep words that were published before."""
    form = visit.form

    def work(office: Office) -> RecordId:
        since = _day(form.get("since", ""))
        return earlier.enter(
            office,
            form.get("text", ""),
            form.get("signature", ""),
            form.get("where", ""),
            since,
            form.get("known", ""),
        )

    try:
        record = await visit.do(work)
    except PrivityError as error:
        return await _page(visit, error)
    return visit.go(f"/words/{record}", visit.words("words.kept"))


@router.get("/words/{record}")
async def one(visit: Inside, record: Record) -> Response:
    """Words from before, with what in them could give somebody away."""
    return await _one_page(visit, record)


@router.post("/words/{record}")
async def reword(visit: Inside, record: Record) -> Response:
    """They stand in other words now."""
    form = visit.form

    def work(office: Office) -> None:
        earlier.reword(office, record, form.get("text", ""), form.get("signature", ""))

    again = partial(_one_page, visit, record)
    return await visit.keep(work, f"/words/{record}", "words.kept", again, PrivityError)


@router.post("/words/{record}/down")
async def down(visit: Inside, record: Record) -> Response:
    """They stand nowhere any more."""
    day = visit.form.get("day", "")

    def work(office: Office) -> None:
        earlier.take_down(office, record, _day(day))

    again = partial(_one_page, visit, record)
    return await visit.keep(work, "/words", "words.is_down", again, PrivityError)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError("this is no day", field="since", remedy="choose one") from None


async def _page(visit: Visit, error: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> tuple[list[Standing], list[tuple[RecordId, Standing]], bool, object]:
        kept = releasing.standing(office)
        shown = [one.standing for one in releasing.on_own_page(office)]
        before = [(record, one) for record, one in kept if one.of is None and one.down is None]
        return shown, before, any(one.of is not None for _, one in kept), judging.ban(office)

    shown, before, takes, ban = await visit.do(fetch)
    return visit.page(
        "words",
        HERE,
        422 if error else 200,
        shown=shown,
        before=before,
        takes=takes,
        ban=ban,
        problem=error,
        form={name: visit.form.get(name, "") for name in ("text", "signature", "where", "since", "known")},
    )


async def _one_page(visit: Visit, record: RecordId, error: PrivityError | None = None) -> Response:
    screener = visit.face.desk.screener

    def fetch(office: Office) -> tuple[Standing, list[tuple[str, bool]], list[tuple[str, str]]]:
        try:
            kept = earlier.find(office, record)
        except InputError:
            raise HTTPException(404) from None
        text = f"{kept.text}\n{kept.signature}".strip()
        edits = earlier.look_at(office, screener, text)
        spans = tuple((each.start, each.end) for each in edits)
        return kept, parts_of(text, spans), [(text[each.start : each.end], each.why) for each in edits]

    kept, parts, edits = await visit.do(fetch)
    return visit.page(
        "words_before",
        HERE,
        422 if error else 200,
        record=record,
        kept=kept,
        parts=parts,
        edits=edits,
        problem=error,
        today=date.today().isoformat(),  # noqa: DTZ011 - the day on this desk
    )
