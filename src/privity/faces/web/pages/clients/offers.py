"""What a client offered: found in a message that came in, and then one page on which each step is written down.

These pages open from an offer and from nowhere else. None of them asks a client for anything, and none counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import day_in
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients import offer_forms
from privity.faces.web.pages.clients.record import Compartment, Record, name_of, overview_or_404
from privity.gate import Decision, Refuse
from privity.model.consent import RaisedBy
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.offers import CameIn, OfferKind, OfferVoice
from privity.services.clients import record_view
from privity.services.door import hand_out
from privity.services.notes import view_note
from privity.services.offers import arriving, judging, keeping, marking, papers, releasing
from privity.services.offers.judging import Weighed
from privity.services.office import Office
from privity.services.paper import PaperItem
from privity.testimonials import Stage, edits_of, exact, final_text, lapses, thinking_ends, voice_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Person:
    """One of those whose offer it is: their name where there are several, and what they said so far."""

    member: str
    name: str
    voice: OfferVoice | None


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
        kind, came = offer_forms.kind_of(form), offer_forms.came_of(form)
        by = [one for one in arriving.members_of(office, compartment) if form.get(f"by-{one}") == "yes"]
        return arriving.from_message(office, compartment, record, kind, came, by)

    try:
        offer = await visit.do(work)
    except PrivityError as error:
        return await _found_page(visit, compartment, record, error)
    return visit.go(f"/clients/{compartment}/offers/{offer}", visit.words("offer.taken"))


@router.get("/clients/{compartment}/offers/{record}")
async def offer_page(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """An offer and where it stands."""
    return await _page(visit, compartment, record)


@router.post("/clients/{compartment}/offers/{record}/too")
async def too(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep that another of them offered it too."""
    form = visit.form

    def work(office: Office) -> None:
        by = _member(office, compartment, form)
        if by is None:
            raise HTTPException(404)
        day, came = day_in(form, "day"), offer_forms.came_of(form)
        arriving.offered_too(office, compartment, record, by, day, came, form.get("words", ""))

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/circumstances")
async def circumstances(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep how it came about."""
    form = visit.form

    def work(office: Office) -> None:
        keeping.circumstances(
            office,
            compartment,
            record,
            offer_forms.circumstances_of(form),
            alone=offer_forms.YES.get(form.get("alone", "")),
            each={
                one: offer_forms.YES.get(form.get(f"alone-{one}", ""))
                for one in arriving.members_of(office, compartment)
            },
        )

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/back")
async def back(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep that they came back by themselves."""
    form = visit.form

    def work(office: Office) -> None:
        day, came = day_in(form, "day"), offer_forms.came_of(form)
        by, words = _member(office, compartment, form), form.get("words", "")
        keeping.came_back(office, compartment, record, day, came, words, by=by)

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/answers")
async def answers(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep the client's answers."""
    form = visit.form

    def work(office: Office) -> None:
        given, walked = offer_forms.answers_of(form), offer_forms.consequences_of(form)
        by = _member(office, compartment, form)
        keeping.answered(office, compartment, record, given, walked, by=by)

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/text")
async def text(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep the text as they wrote it anew."""
    form = visit.form

    def work(office: Office) -> None:
        day, came = day_in(form, "day"), offer_forms.came_of(form)
        keeping.written(office, compartment, record, day, came, form.get("text", ""))

    return await _then(visit, compartment, record, work, "offer.text_kept")


@router.post("/clients/{compartment}/offers/{record}/look")
async def look(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Have the exact text looked at."""
    screener, decided = visit.face.desk.screener, visit.form.get("decided", "")[:1000]

    def work(office: Office) -> None:
        judging.look_at(office, screener, compartment, record, decided)

    return await _then(visit, compartment, record, work, "offer.looked")


@router.post("/clients/{compartment}/offers/{record}/sheet")
async def sheet(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """The text with what is marked in it, on paper, for the client to read at home; through the door."""

    def item(office: Office) -> PaperItem:
        by = _member(office, compartment, visit.form)
        return papers.sheet_item(office, compartment, record, by)

    return await _hand(visit, compartment, record, item)


@router.post("/clients/{compartment}/offers/{record}/exact")
async def said_exact(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep that they saw the exact text and said that this is it."""
    form = visit.form

    def work(office: Office) -> None:
        day, came = day_in(form, "day"), offer_forms.came_of(form)
        by, sha256 = _member(office, compartment, form), form.get("sha256", "")
        keeping.said_of_the_text(office, compartment, record, day, came, sha256, by=by)

    return await _then(visit, compartment, record, work, "offer.kept")


@router.post("/clients/{compartment}/offers/{record}/release")
async def release(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Let it out through the door."""
    form = visit.form

    def item(office: Office) -> PaperItem:
        verified = form.get("verified") == "yes"
        return releasing.release_item(
            office, compartment, record, where=form.get("where", ""), verified=verified
        )

    return await _hand(visit, compartment, record, item)


@router.post("/clients/{compartment}/offers/{record}/withdraw")
async def withdraw(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """They took it back."""
    form = visit.form

    def work(office: Office) -> None:
        releasing.take_back(office, compartment, record, day_in(form, "day"))

    return await _then(visit, compartment, record, work, "offer.withdrawn")


@router.post("/clients/{compartment}/offers/{record}/down")
async def down(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """It is gone from a place where it stood."""
    place = visit.form.get("place", "")

    def work(office: Office) -> None:
        if not place.isdecimal() or len(place) > 3:
            raise HTTPException(404)
        releasing.taken_down(office, compartment, record, int(place), office.today())

    return await _then(visit, compartment, record, work, "offer.kept")


def _member(office: Office, compartment: CompartmentId, form: offer_forms.Form) -> CompartmentId | None:
    """Which of those whose work it was together; None for the work of one."""
    wanted = form.get("member", "")
    return next((one for one in arriving.members_of(office, compartment) if one == wanted), None)


async def _hand(
    visit: Visit, compartment: CompartmentId, record: RecordId, item: Callable[[Office], PaperItem]
) -> Response:
    def work(office: Office) -> Response:
        overview_or_404(office, compartment)
        [outgoing] = hand_out(office, item(office))
        return hand_over(outgoing)

    try:
        return await visit.do(work)
    except PrivityError as error:
        return await _page(visit, compartment, record, error)


async def _then(
    visit: Visit, compartment: CompartmentId, record: RecordId, work: Callable[[Office], None], said: str
) -> Response:
    def checked(office: Office) -> None:
        overview_or_404(office, compartment)
        work(office)

    there = f"/clients/{compartment}/offers/{record}"
    return await visit.keep(checked, there, said, partial(_page, visit, compartment, record), PrivityError)


async def _found_page(
    visit: Visit, compartment: CompartmentId, record: RecordId, error: PrivityError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[str, Note, tuple[tuple[int, int], ...], Refuse | None, list[Person]]:
        overview_or_404(office, compartment)
        note = view_note(office, compartment, record)
        spans = arriving.offered_in(office, compartment, note)
        if not spans:
            raise HTTPException(404)
        members = arriving.members_of(office, compartment)
        people = [Person(one, name_of(office, one, visit.words), None) for one in members]
        return name_of(office, compartment, visit.words), note, spans, judging.ban(office), people

    name, note, spans, ban, people = await visit.do(fetch)
    return visit.page(
        "offer_found",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        note=note,
        record=record,
        parts=offer_forms.parts_of(note.text, spans),
        ban=ban,
        problem=error,
        kinds=list(OfferKind),
        ways=[CameIn.LETTER, CameIn.EMAIL],
        people=people,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that the page of an offer shows."""

    name: str
    weighed: Weighed
    decision: Decision | None
    people: list[Person]
    unasked: PrivityError | None


async def _page(
    visit: Visit, compartment: CompartmentId, record: RecordId, error: PrivityError | None = None
) -> Response:
    def fetch(office: Office) -> _Shown:
        overview_or_404(office, compartment)
        if all(number != record for number, _ in keeping.offers_of(office, compartment)):
            raise HTTPException(404)
        record_view(office, compartment, [record])
        name = name_of(office, compartment, visit.words)
        try:
            weighed, ban = judging.weigh(office, compartment, record, verified=True), judging.ban(office)
            unasked = None
        except PrivityError as problem:
            weighed, ban, unasked = judging.weigh_unasked(office, compartment, record), None, problem
        people = _people(visit, office, weighed)
        return _Shown(name, weighed, ban, people, unasked)

    shown = await visit.do(fetch)
    weighed, offer = shown.weighed, shown.weighed.offer
    start = offer.words.index(offer.offering)
    parts, edits = offer_forms.marked_parts(marking.shown_of(offer), edits_of(offer))
    return visit.page(
        "offer",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=shown.name,
        record=record,
        offer=offer,
        stage=weighed.stage.value,
        words=offer_forms.parts_of(offer.words, ((start, start + len(offer.offering)),)),
        judged=weighed.judged,
        decision=weighed.decision,
        refused=isinstance(weighed.decision, Refuse),
        ban=shown.decision,
        problem=error or shown.unasked,
        text=final_text(offer),
        marked_parts=parts,
        edits=edits,
        inside=[why for _, why in edits if why in (judging.THEIRS, judging.SOMEBODY_ELSE)],
        sha256=exact(offer),
        stage_day=thinking_ends(offer) if weighed.stage is Stage.THINKING else lapses(offer),
        people=shown.people,
        taught={(one.member, one.consequence): one for one in offer.taught},
        consequences=keeping.CONSEQUENCES_WALKED,
        asked=offer_forms.ASKED,
        how=offer.circumstances,
        ways=list(CameIn),
        raised=list(RaisedBy),
        recipients=judging.RECIPIENTS,
        today=date.today().isoformat(),  # noqa: DTZ011 - the day on this desk
    )


def _people(visit: Visit, office: Office, weighed: Weighed) -> list[Person]:
    """Those whose offer it is, by name where there are several; of one alone the page says no name again."""
    offer = weighed.offer
    if not offer.members:
        return [Person("", "", None)]
    gone = visit.words("offer.erased")
    return [
        Person(one, name_of(office, one, visit.words) if office.holds(one) else gone, voice_of(offer, one))
        for one in offer.members
    ]
