"""Offers as they are kept: in the client's own compartment, step by step, each step with its entry.

What takes everything back takes an offer back too, wherever it was said. A practitioner may settle that none is ever
taken up.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from privity.consent.scope import Measure
from privity.consent.voluntariness import CONSEQUENCES
from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.consent import Circumstances, ConsentWithdrawal, TaughtBack
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import (
    CameIn,
    Offer,
    OfferAnswers,
    OfferSaid,
    OffersChoice,
    OfferText,
)
from privity.model.overview import ClientOverview, Room
from privity.services.clients import of_kind
from privity.services.offers.marking import marks_of
from privity.services.office import Office
from privity.services.rooms import room, room_for
from privity.testimonials import (
    answer,
    answer_each,
    confirm,
    confirm_each,
    judge_circumstances,
    settle,
    settle_each,
    write,
)

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
    """The offers of a record, the newest first, as they stand after everything that was taken back."""
    read = office.read_all(compartment)
    named = of_kind(read, ConsentWithdrawal)
    found = [
        (record, _after(office, offer, [one for _, one in named if one.of in (None, record)]))
        for record, offer in of_kind(read, Offer)
    ]
    return sorted(found, key=lambda one: one[1].recorded, reverse=True)


def own_offers(office: Office, client: CompartmentId) -> list[tuple[CompartmentId, RecordId, Offer]]:
    """What a client offered, alone and together with others, the newest first."""
    line = office.overview(client)
    joint = line.joint if isinstance(line, ClientOverview) else ()
    found = [
        (where, record, offer)
        for where in (client, *filter(office.holds, joint))
        for record, offer in offers_of(office, where)
        if where == client or client in offer.members
    ]
    return sorted(found, key=lambda one: one[2].recorded, reverse=True)


def _after(office: Office, offer: Offer, ended: list[ConsentWithdrawal]) -> Offer:
    """The offer as it stands: whoever of them took everything back, or was erased, took this back too."""
    days = [one.arrived for one in ended if one.of is not None or one.recorded >= offer.recorded]
    for member in offer.members:
        if not office.holds(member):
            days.append(office.today())
            continue
        days += [
            one.arrived
            for _, one in of_kind(office.read_all(member), ConsentWithdrawal)
            if one.of is None and one.recorded >= offer.recorded
        ]
    return replace(offer, withdrawn=min(days)) if days and offer.withdrawn is None else offer


def find_offer(office: Office, compartment: CompartmentId, record: RecordId) -> Offer:
    """One offer as it stands. Raises InputError when there is none."""
    for number, offer in offers_of(office, compartment):
        if number == record:
            return offer
    raise InputError("there is no such offer", field="offer", remedy="open the record again")


def change(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    what: str,
    step: Callable[[Offer, date], Offer],
) -> Offer:
    """Take one step and write it down. Raises what the step raises."""
    with office.still():
        offer = step(find_offer(office, compartment, record), office.today())
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
    alone: bool | None = None,
    each: Mapping[CompartmentId, bool | None] | None = None,
) -> None:
    """Keep how the offer came about; of work together `each` says of whom it is known whether they were alone."""
    change(
        office,
        compartment,
        record,
        "circumstances kept",
        lambda offer, _: judge_circumstances(offer, how, alone=alone, each=each or {}),
    )


def came_back(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    day: date,
    came: CameIn,
    words: str = "",
    *,
    by: CompartmentId | None = None,
) -> None:
    """Keep that the client came back by themselves and said it again. Raises RefusedError."""
    said = OfferSaid(day, office.now(), came, words.strip())

    def step(offer: Offer, today: date) -> Offer:
        member = _member(offer, by)
        return confirm(offer, said, today) if member is None else confirm_each(offer, member, said, today)

    change(office, compartment, record, "said again", step)


def answered(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    answers: OfferAnswers,
    consequences: Mapping[str, tuple[str, bool | None]],
    *,
    by: CompartmentId | None = None,
) -> None:
    """Keep the client's answers; what each consequence means stands in their own words. Raises InputError."""
    moment = office.now()
    if set(consequences) - set(CONSEQUENCES_WALKED):
        raise InputError("there is no such consequence", field="consequence")

    def step(offer: Offer, today: date) -> Offer:
        member = _member(offer, by)
        taught = [
            TaughtBack(member or compartment, name, words.strip(), moment, understood)
            for name, (words, understood) in consequences.items()
            if words.strip()
        ]
        if member is None:
            return answer(offer, answers, taught, today)
        return answer_each(offer, member, answers, taught, today)

    change(office, compartment, record, "answers kept", step)


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
    *,
    by: CompartmentId | None = None,
) -> None:
    """Keep that the client saw the exact text and said that this is it. Raises RefusedError for any other."""
    said = OfferSaid(day, office.now(), came, words.strip(), sha256)

    def step(offer: Offer, today: date) -> Offer:
        member, marks = _member(offer, by), marks_of(office, compartment, offer, by)
        if member is None:
            return settle(offer, said, marks, today)
        return settle_each(offer, member, said, marks, today)

    change(office, compartment, record, "said of the exact text", step)


def _member(offer: Offer, by: CompartmentId | None) -> CompartmentId | None:
    """Whose word it is: of work together one of theirs, of the work of one nobody else's. Raises InputError."""
    if not offer.members:
        return None
    if by is None or by not in offer.members:
        raise InputError("whose word is this?", field="member", remedy="choose one of them")
    return by
