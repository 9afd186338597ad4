"""What a client offered: found in a message that came in, and then one page on which each step is written down.

These pages open from an offer and from nowhere else. None of them asks a client for anything, and none counts.
"""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients import Compartment, Record, name_of, overview_or_404
from privity.gate import Decision, Refuse
from privity.gate.vocabulary import FACTS
from privity.model.consent import Circumstances, RaisedBy
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.offers import CameIn, OfferAnswers, OfferKind, OffersChoice, ProposedEdit
from privity.services.clients import record_view
from privity.services.door import hand_out
from privity.services.notes import view_note
from privity.services.offers import judging, keeping, releasing
from privity.services.offers.judging import Weighed
from privity.services.office import Office
from privity.testimonials import Stage, edits_of, exact, final_text, lapses, thinking_ends

router = APIRouter()

ASKED: Final = tuple(
    field.name
    for field in fields(Circumstances)
    if field.name not in ("raised_by", "bundled", "explained_by", "interpreter")
)
"""What is answered with yes, no or not known."""
_YES: Final = {"yes": True, "no": False}


@router.get("/clients/{compartment}/offers/from/{record}")
async def found(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """A message in which its writer offers their words."""
    return await _found_page(visit, compartment, record)


@router.post("/clients/{compartment}/offers/from/{record}")
async def take(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Take up what the message offers."""
    form = visit.form

    def work(office: Office) -> RecordId:
        overview_or_404(office, compartment)
        kind, came = _kind(form.get("kind", "")), _came(form.get("came", ""))
        return keeping.from_message(office, compartment, record, kind, came)

    try:
        offer = await visit.do(work)
    except PrivityError as error:
        return await _found_page(visit, compartment, record, error)
    return visit.go(f"/clients/{compartment}/offers/{offer}", visit.words("offer.taken"))


@router.get("/clients/{compartment}/offers/{record}")
async def offer_page(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """An offer and where it stands."""
    return await _page(visit, compartment, record)


@router.post("/clients/{compartment}/offers/{record}/circumstances")
async def circumstances(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep how it came about."""
    form = visit.form

    def work(office: Office) -> None:
        how = Circumstances(
            raised_by=RaisedBy(form["raised_by"]) if form.get("raised_by") in set(RaisedBy) else None,
            bundled={"no": "", "yes": "another paper"}.get(form.get("bundled", "")),
            explained_by=form.get("explained_by", "").strip()[:200],
            interpreter=form["interpreter"] if form.get("interpreter") else None,
            **{name: _YES.get(form.get(name, "")) for name in ASKED},
        )
        alone = _YES.get(form.get("alone", ""))
        keeping.circumstances(office, compartment, record, how, alone=alone)

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/back")
async def back(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep that they came back by themselves."""
    form = visit.form

    def work(office: Office) -> None:
        day, came = _day(form.get("day", "")), _came(form.get("came", ""))
        keeping.came_back(office, compartment, record, day, came, form.get("words", ""))

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/answers")
async def answers(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep the client's answers."""
    form = visit.form

    def work(office: Office) -> None:
        until = form.get("until", "").strip()
        given = OfferAnswers(
            _YES.get(form.get("anonymous", "")),
            form.get("signature", "").strip()[:200],
            _day(until) if until else None,
            form.get("recipient", "").strip()[:200],
            form.get("recipient_kind", "") if form.get("recipient_kind") in judging.RECIPIENTS else "",
        )
        consequences = {
            name: (form.get(f"words-{name}", ""), _YES.get(form.get(f"understood-{name}", "")))
            for name in keeping.CONSEQUENCES_WALKED
        }
        keeping.answered(office, compartment, record, given, consequences)

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/text")
async def text(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep the text as they wrote it anew."""
    form = visit.form

    def work(office: Office) -> None:
        day, came = _day(form.get("day", "")), _came(form.get("came", ""))
        keeping.written(office, compartment, record, day, came, form.get("text", ""))

    return await _then(visit, compartment, record, work, "offer.text_kept")


@router.post("/clients/{compartment}/offers/{record}/look")
async def look(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Have the exact text looked at."""
    screener, decided = visit.face.desk.screener, visit.form.get("decided", "")[:1000]

    def work(office: Office) -> None:
        judging.look_at(office, screener, compartment, record, decided)

    return await _then(visit, compartment, record, work, "offer.looked")


@router.post("/clients/{compartment}/offers/{record}/exact")
async def said_exact(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep that they saw the exact text and said that this is it."""
    form = visit.form

    def work(office: Office) -> None:
        day, came = _day(form.get("day", "")), _came(form.get("came", ""))
        keeping.said_of_the_text(office, compartment, record, day, came, form.get("sha256", ""))

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/release")
async def release(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Let it out through the door."""
    form = visit.form

    def work(office: Office) -> Response:
        overview_or_404(office, compartment)
        item = releasing.release_item(
            office, compartment, record, where=form.get("where", ""), verified=form.get("verified") == "yes"
        )
        [outgoing] = hand_out(office, item)
        return hand_over(outgoing)

    try:
        return await visit.do(work)
    except PrivityError as error:
        return await _page(visit, compartment, record, error)


@router.post("/clients/{compartment}/offers/{record}/withdraw")
async def withdraw(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """They took it back."""
    form = visit.form

    def work(office: Office) -> None:
        releasing.take_back(office, compartment, record, _day(form.get("day", "")))

    return await _then(visit, compartment, record, work, "offer.withdrawn")


@router.post("/clients/{compartment}/offers/{record}/down")
async def down(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """It is gone from a place where it stood."""
    place = visit.form.get("place", "")

    def work(office: Office) -> None:
        if not place.isdecimal() or len(place) > 3:
            raise HTTPException(404)
        releasing.taken_down(office, compartment, record, int(place), office.now().date())

    return await _then(visit, compartment, record, work, "offer.kept")


@router.get("/offers")
async def settled(visit: Inside) -> Response:
    """What the practitioner settled about offers, and what the law here says of them."""
    return await _settled_page(visit)


@router.post("/offers")
async def settle(visit: Inside) -> Response:
    """Keep what the practitioner settles."""
    form = visit.form

    def listed(name: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in form.get(name, "").split(",") if word.strip())

    def work(office: Office) -> None:
        choice = OffersChoice(
            form.get("taken_up") == "yes",
            form.get("jurisdiction", ""),
            form.get("subdivision", "").strip(),
            form.get("profession", ""),
            listed("registered"),
            listed("codes"),
        )
        judging.check_choice(choice)
        keeping.choose(office, choice)

    try:
        await visit.do(work)
    except PrivityError as error:
        return await _settled_page(visit, error)
    return visit.go("/offers", visit.words("offers.kept"))


def _kind(text: str) -> OfferKind:
    if text not in set(OfferKind):
        raise InputError("choose one of those shown", field="kind")
    return OfferKind(text)


def _came(text: str) -> CameIn:
    if text not in set(CameIn):
        raise InputError("choose one of those shown", field="came")
    return CameIn(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError("this is no day", field="day", remedy="choose one") from None


async def _then(
    visit: Visit, compartment: CompartmentId, record: RecordId, work: Callable[[Office], None], said: str
) -> Response:
    def checked(office: Office) -> None:
        overview_or_404(office, compartment)
        work(office)

    try:
        await visit.do(checked)
    except PrivityError as error:
        return await _page(visit, compartment, record, error)
    return visit.go(f"/clients/{compartment}/offers/{record}", visit.words(said))


async def _found_page(
    visit: Visit, compartment: CompartmentId, record: RecordId, error: PrivityError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[str, Note, tuple[tuple[int, int], ...], Refuse | None]:
        overview_or_404(office, compartment)
        note = view_note(office, compartment, record)
        spans = keeping.offered_in(office, compartment, note)
        if not spans:
            raise HTTPException(404)
        return name_of(office, compartment, visit.words), note, spans, judging.ban(office)

    name, note, spans, ban = await visit.do(fetch)
    return visit.page(
        "offer_found",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        note=note,
        record=record,
        parts=parts_of(note.text, spans),
        ban=ban,
        problem=error,
        kinds=list(OfferKind),
        ways=[CameIn.LETTER, CameIn.EMAIL],
    )


def parts_of(text: str, spans: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """A text in parts, each of them marked or not."""
    parts, place = [], 0
    for start, end in spans:
        if start >= place:
            parts += [(text[place:start], False), (text[start:end], True)]
            place = end
    return [part for part in [*parts, (text[place:], False)] if part[0]]


async def _page(
    visit: Visit, compartment: CompartmentId, record: RecordId, error: PrivityError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[str, Weighed, Decision | None, PrivityError | None]:
        overview_or_404(office, compartment)
        if all(number != record for number, _ in keeping.offers_of(office, compartment)):
            raise HTTPException(404)
        record_view(office, compartment, [record])
        name = name_of(office, compartment, visit.words)
        try:
            return name, judging.weigh(office, compartment, record, verified=True), judging.ban(office), None
        except PrivityError as problem:
            return name, judging.weigh_unasked(office, compartment, record), None, problem

    name, weighed, ban, unasked = await visit.do(fetch)
    offer = weighed.offer
    start = offer.words.index(offer.offering)
    edits: tuple[ProposedEdit, ...] = edits_of(offer)
    shown = f"{final_text(offer)}\n{offer.answers.signature}".strip()
    return visit.page(
        "offer",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        record=record,
        offer=offer,
        stage=weighed.stage.value,
        words=parts_of(offer.words, ((start, start + len(offer.offering)),)),
        judged=weighed.judged,
        decision=weighed.decision,
        refused=isinstance(weighed.decision, Refuse),
        ban=ban,
        problem=error or unasked,
        text=final_text(offer),
        marked_parts=parts_of(shown, tuple((one.start, one.end) for one in edits)),
        edits=[(shown[one.start : one.end], one.why) for one in edits],
        sha256=exact(offer),
        stage_day=thinking_ends(offer) if weighed.stage is Stage.THINKING else lapses(offer),
        taught={one.consequence: one for one in offer.taught},
        consequences=keeping.CONSEQUENCES_WALKED,
        asked=ASKED,
        how=offer.circumstances,
        ways=list(CameIn),
        raised=list(RaisedBy),
        recipients=judging.RECIPIENTS,
        today=date.today().isoformat(),  # noqa: DTZ011 - the day on this desk
    )


async def _settled_page(visit: Visit, error: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> tuple[OffersChoice, Refuse | None]:
        return keeping.choice_of(office), judging.ban(office)

    choice, ban = await visit.do(fetch)
    return visit.page(
        "offers",
        "house",
        422 if error else 200,
        choice=choice,
        ban=ban,
        problem=error,
        places=FACTS["jurisdiction"].values,
        professions=FACTS["profession"].values,
    )
