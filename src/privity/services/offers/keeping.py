"""Offers as they are kept: in the client's own compartment, step by step, each step with its entry.

What takes everything back takes an offer back too, wherever it was said. A practitioner may settle that none is ever
taken up.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from privity.consent import WorkState
from privity.consent.scope import Measure
from privity.consent.voluntariness import CONSEQUENCES
from privity.errors import InputError, RefusedError
from privity.ledger.entry import EventClass
from privity.model.consent import Circumstances, ConsentWithdrawal, TaughtBack
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind
from privity.model.offers import (
    CameIn,
    Offer,
    OfferAnswers,
    OfferKind,
    OfferSaid,
    OffersChoice,
    OfferText,
)
from privity.model.overview import ClientOverview, Room
from privity.services.clients import of_kind
from privity.services.consents.keeping import setting_of
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.rooms import room, room_for
from privity.testimonials import (
    CameWith,
    CompletedEngagement,
    OpenEngagement,
    answer,
    confirm,
    exact,
    judge_circumstances,
    kind_of,
    offering,
    settle,
    take_in,
    write,
)
from privity.vault.payload import Payload

ADULT = 18
CONSEQUENCES_WALKED = CONSEQUENCES[Measure.OTHERS]

Kept = tuple[RecordId, Offer]


def choice_of(office: Office) -> OffersChoice:
    """What the practitioner settled about offers."""
    where = room(office, Room.PUBLIC_WORK)
    known = of_kind(office.read_all(where), OffersChoice) if where is not None else []
    return known[0][1] if known else OffersChoice()


def choose(office: Office, choice: OffersChoice) -> None:
    """Keep what the practitioner settles."""
    with office.still():
        where = room(office, Room.PUBLIC_WORK)
        known = of_kind(office.read_all(where), OffersChoice) if where is not None else []
        with office.work(EventClass.SETTINGS_CHANGED) as work:
            work.put(room_for(office, work, Room.PUBLIC_WORK), choice, known[0][0] if known else None)
            work.tell_office(offers="taken up" if choice.taken_up else "never taken up")


def offers_of(office: Office, compartment: CompartmentId) -> list[Kept]:
    """The offers of a client, the newest first, as they stand after everything that was taken back."""
    found = held(office.read_all(compartment))
    return sorted(found, key=lambda one: one[1].recorded, reverse=True)


def held(read: Iterable[tuple[RecordId, Payload]]) -> list[Kept]:
    """The offers among what was read. A withdrawal of everything ends each that came before it."""
    known = list(read)
    ended = [one for _, one in of_kind(known, ConsentWithdrawal) if one.of is None]
    return [(record, _after(offer, record, known, ended)) for record, offer in of_kind(known, Offer)]


def _after(
    offer: Offer,
    record: RecordId,
    known: list[tuple[RecordId, Payload]],
    ended: list[ConsentWithdrawal],
) -> Offer:
    named = [one for _, one in of_kind(known, ConsentWithdrawal) if one.of == record]
    days = [one.arrived for one in ended if one.recorded >= offer.recorded] + [one.arrived for one in named]
    return replace(offer, withdrawn=min(days)) if days and offer.withdrawn is None else offer


def find_offer(office: Office, compartment: CompartmentId, record: RecordId) -> Offer:
    """One offer as it stands. Raises InputError when there is none."""
    for number, offer in offers_of(office, compartment):
        if number == record:
            return offer
    raise InputError("there is no such offer", field="offer", remedy="open the record again")


def work_of(office: Office, compartment: CompartmentId) -> CompletedEngagement | OpenEngagement:
    """Can an offer come of this work at all?"""
    overview = office.overview(compartment)
    if not isinstance(overview, ClientOverview) or overview.joint or overview.alone:
        return OpenEngagement("this work was with somebody else too, whose it is as much")
    setting = setting_of(office, compartment, office.now().date())
    if setting.work is not WorkState.COMPLETED or setting.ended is None:
        return OpenEngagement("this work was not completed")
    age = setting.members[0].age
    if age is not None and age < ADULT:
        return OpenEngagement("nobody under eighteen appears in publicity, whoever agrees")
    if not choice_of(office).taken_up:
        return OpenEngagement("you have settled that no offer is taken up")
    return CompletedEngagement(setting.ended)


def offered_in(office: Office, compartment: CompartmentId, note: Note) -> tuple[tuple[int, int], ...]:
    """Where a message that came in offers its words, of work of which an offer can come; else nothing."""
    if note.kind is not NoteKind.MESSAGE or note.direction is not Direction.RECEIVED:
        return ()
    spans = offering(note.text)
    return spans if spans and isinstance(work_of(office, compartment), CompletedEngagement) else ()


def from_message(
    office: Office, compartment: CompartmentId, note: RecordId, kind: OfferKind, came: CameIn
) -> RecordId:
    """Take up what a message offers that came in and was filed. Raises RefusedError and InputError."""
    message = office.read(compartment, note)
    if not isinstance(message, Note) or message.direction is not Direction.RECEIVED:
        raise InputError("this is no message that came in", field="note", remedy="open the record again")
    if any(offer.note == note for _, offer in offers_of(office, compartment)):
        raise InputError("this was taken up already", field="note", remedy="open the offer")
    return take_up(office, compartment, kind, CameWith(message.text, came, message.date, office.now(), note))


def take_up(office: Office, compartment: CompartmentId, kind: OfferKind, came: CameWith) -> RecordId:
    """Write down an offer that came in. Raises RefusedError where there is none, or none that can be taken up."""
    with office.still():
        offer = take_in(office.new_id(), kind, work_of(office, compartment), came)
        if came.day > office.now().date():
            raise InputError(
                "that day has not come yet", field="day", remedy="choose the day on which it came"
            )
        with office.work(EventClass.CONSENT_CHANGED) as work:
            record = work.put(compartment, offer)
            work.tell_person(compartment, what="offer taken in", records=[record])
            work.tell_office(offer="taken in")
    return record


def write_message(office: Office, compartment: CompartmentId, words: str) -> RecordId | None:
    """Keep what a client wrote on their own page, as a message; and, where it offers itself, as an offer.

    Gives the offer, if there is one. What cannot be taken up stays a private message, and nobody is told so.
    """
    works = [one for _, one in of_kind(office.read_all(compartment), Engagement)]
    if not works:
        raise InputError("there is no work that this belongs to", field="words")
    work = max(works, key=lambda one: (one.ended is None, one.started))
    today = office.now().date()
    draft = Draft(
        office.new_id(), work.reference, today, words.strip(), NoteKind.MESSAGE, direction=Direction.RECEIVED
    )
    note = finish_note(office, compartment, draft)
    try:
        came = CameWith(words.strip(), CameIn.OWN_PAGE, today, office.now(), note)
        return take_up(office, compartment, kind_of(words), came)
    except RefusedError:
        return None


def change(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    what: str,
    step: Callable[[Offer, date], Offer],
) -> Offer:
    """Take one step and write it down. Raises what the step raises."""
    with office.still():
        offer = step(find_offer(office, compartment, record), office.now().date())
        with office.work(EventClass.CONSENT_CHANGED) as work:
            work.put(compartment, offer, record)
            work.tell_person(compartment, what=what, records=[record])
            work.tell_office(offer=what)
    return offer


def circumstances(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    how: Circumstances,
    *,
    alone: bool | None,
) -> None:
    """Keep how the offer came about."""
    change(
        office,
        compartment,
        record,
        "circumstances kept",
        lambda offer, _: judge_circumstances(offer, how, alone=alone),
    )


def came_back(
    office: Office, compartment: CompartmentId, record: RecordId, day: date, came: CameIn, words: str = ""
) -> None:
    """Keep that the client came back by themselves and said it again. Raises RefusedError."""
    said = OfferSaid(day, office.now(), came, words.strip())
    change(office, compartment, record, "said again", lambda offer, today: confirm(offer, said, today))


def answered(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    answers: OfferAnswers,
    consequences: dict[str, tuple[str, bool | None]],
) -> None:
    """Keep the client's answers; what each consequence means stands in their own words. Raises InputError."""
    moment = office.now()
    unknown = set(consequences) - set(CONSEQUENCES_WALKED)
    if unknown:
        raise InputError("there is no such consequence", field="consequence")
    taught = [
        TaughtBack(compartment, name, words.strip(), moment, understood)
        for name, (words, understood) in consequences.items()
        if words.strip()
    ]
    change(
        office,
        compartment,
        record,
        "answers kept",
        lambda offer, today: answer(offer, answers, taught, today),
    )


def written(
    office: Office, compartment: CompartmentId, record: RecordId, day: date, came: CameIn, text: str
) -> None:
    """Keep the text as the client wrote it anew. Raises InputError and RefusedError."""
    new = OfferText(day, came, text.strip())
    change(office, compartment, record, "text kept", lambda offer, today: write(offer, new, today))


def said_of_the_text(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    day: date,
    came: CameIn,
    sha256: str,
    words: str = "",
) -> None:
    """Keep that the client saw the exact text and said that this is it. Raises RefusedError for any other."""

    def step(offer: Offer, today: date) -> Offer:
        if sha256 != exact(offer):
            raise RefusedError("this is not the newest text", field="text", remedy="show the newest one")
        return settle(offer, OfferSaid(day, office.now(), came, words.strip(), sha256), today)

    change(office, compartment, record, "said of the exact text", step)
