"""How an offer comes in: a message in a record, or something written on a client's own page. Nothing else opens one.

What cannot be taken up stays a private message, and nothing of it is lost. Of work together nobody offers for another:
what one half wrote is theirs alone, and is filed so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from privity.consent import WorkState
from privity.errors import InputError, RefusedError
from privity.ledger.entry import EventClass
from privity.model.engagement import Unit
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind
from privity.model.offers import CameIn, Offer, OfferKind, OfferSaid
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import newest_work
from privity.services.consents.keeping import setting_of
from privity.services.notes import finish_note
from privity.services.offers.keeping import change, choice_of, offers_of
from privity.services.office import Office
from privity.testimonials import (
    CameWith,
    CompletedEngagement,
    OpenEngagement,
    join,
    kind_of,
    offering,
    take_in,
    take_in_together,
)

ADULT = 18
_TOGETHER = (Unit.COUPLE, Unit.FAMILY)


class Private(StrEnum):
    """Why words that offer themselves stay a private message, where the writer is told."""

    ONE_HALF = "one-half"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of something that was written: the message, and the offer or why there is none, if that is told."""

    compartment: CompartmentId
    message: RecordId
    offer: RecordId | None = None
    private: Private | None = None


def work_of(office: Office, compartment: CompartmentId) -> CompletedEngagement | OpenEngagement:
    """Can an offer come of this work at all?"""
    overview = office.overview(compartment)
    if isinstance(overview, JointOverview):
        if overview.unit not in _TOGETHER or overview.closed is not None or len(overview.members) < 2:
            return OpenEngagement("this work was with others, who are not all here to say so")
    elif not isinstance(overview, ClientOverview) or overview.joint:
        return OpenEngagement("this work was with somebody else too, whose it is as much")
    setting = setting_of(office, compartment, office.today())
    if any(member.age is not None and member.age < ADULT for member in setting.members):
        return OpenEngagement("nobody under eighteen appears in publicity, whoever agrees")
    if setting.work is not WorkState.COMPLETED or setting.ended is None:
        return OpenEngagement("this work was not completed")
    if not choice_of(office).taken_up:
        return OpenEngagement("you have settled that no offer is taken up")
    return CompletedEngagement(setting.ended)


def offered_in(office: Office, compartment: CompartmentId, note: Note) -> tuple[tuple[int, int], ...]:
    """Where a message that came in offers its words, of work of which an offer can come; else nothing."""
    spans = _offers(note)
    return spans if spans and isinstance(work_of(office, compartment), CompletedEngagement) else ()


def why_private(office: Office, compartment: CompartmentId, note: Note) -> Private | None:
    """Why a message that offers itself stays one, where that is nobody's to change."""
    return _private(office, compartment) if _offers(note) else None


def members_of(office: Office, compartment: CompartmentId) -> tuple[CompartmentId, ...]:
    """Those whose work it was together; nobody for the work of one."""
    overview = office.overview(compartment)
    return overview.members if isinstance(overview, JointOverview) else ()


def from_message(
    office: Office,
    compartment: CompartmentId,
    note: RecordId,
    kind: OfferKind,
    came: CameIn,
    by: Sequence[CompartmentId] = (),
) -> RecordId:
    """Take up what a message offers that came in and was filed. Raises RefusedError and InputError.

    Of work together `by` are those who wrote it; the others offer it themselves, or it ends.
    """
    message = office.read(compartment, note)
    if not isinstance(message, Note) or message.direction is not Direction.RECEIVED:
        raise InputError("this is no message that came in", field="note", remedy="open the record again")
    if any(offer.note == note for _, offer in offers_of(office, compartment)):
        raise InputError("this was taken up already", field="note", remedy="open the offer")
    came_with = CameWith(message.text, came, message.date, office.now(), note)
    return take_up(office, compartment, kind, came_with, by)


def take_up(
    office: Office,
    compartment: CompartmentId,
    kind: OfferKind,
    came: CameWith,
    by: Sequence[CompartmentId] = (),
) -> RecordId:
    """Write down an offer that came in. Raises RefusedError where there is none, or none that can be taken up."""
    with office.still():
        number, work, members = office.new_id(), work_of(office, compartment), members_of(office, compartment)
        if members:
            offer = take_in_together(number, kind, work, came, members, by)
        else:
            offer = take_in(number, kind, work, came)
        if came.day > office.today():
            raise InputError(
                "that day has not come yet", field="day", remedy="choose the day on which it came"
            )
        with office.work(EventClass.CONSENT_CHANGED) as work_:
            record = work_.put(compartment, offer)
            work_.tell_person(compartment, what="offer taken in", records=[record])
            work_.tell_office(offer="taken in")
    return record


def offered_too(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    by: CompartmentId,
    day: date,
    came: CameIn,
    words: str,
) -> None:
    """Keep that another of them offered it too, in words of their own. Raises RefusedError for any others."""
    said = OfferSaid(day, office.now(), came, words.strip())

    def step(offer: Offer, today: date) -> Offer:
        work = work_of(office, compartment)
        if isinstance(work, OpenEngagement):
            raise RefusedError(work.because, field="work", remedy="it stays a private message")
        return join(offer, by, said, today)

    change(office, compartment, record, "offered by another of them", step)


def works_together(office: Office, client: CompartmentId) -> tuple[tuple[CompartmentId, str], ...]:
    """The ended work that a client did together with others, for all of whom they may write, and how it is called."""
    line = office.overview(client)
    joint = line.joint if isinstance(line, ClientOverview) else ()
    found: list[tuple[CompartmentId, str]] = []
    for one in filter(office.holds, joint):
        known = office.overview(one)
        if (
            isinstance(known, JointOverview)
            and known.unit in _TOGETHER
            and known.closed is None
            and known.ended
        ):
            found.append((one, known.name))
    return tuple(found)


def write_message(
    office: Office, client: CompartmentId, words: str, together: CompartmentId | None = None
) -> Filed:
    """Keep what a client wrote on their own page, as a message; and, where it offers itself, as an offer.

    `together` is the work with others for all of whom they wrote it. Thanks, and what comes while the work goes on,
    stay a private message without a word.
    """
    where = client if together is None else together
    if together is not None and all(one != together for one, _ in works_together(office, client)):
        raise InputError("there is no such work", field="together", remedy="go back and choose again")
    today = office.today()
    draft = Draft(
        office.new_id(),
        newest_work(office, where),
        today,
        words.strip(),
        NoteKind.MESSAGE,
        direction=Direction.RECEIVED,
    )
    note = finish_note(office, where, draft)
    if not offering(words):
        return Filed(where, note)
    try:
        came = CameWith(words.strip(), CameIn.OWN_PAGE, today, office.now(), note)
        return Filed(where, note, take_up(office, where, kind_of(words), came, (client,)))
    except RefusedError:
        return Filed(where, note, private=_private(office, where))


def _offers(note: Note) -> tuple[tuple[int, int], ...]:
    received = note.kind is NoteKind.MESSAGE and note.direction is Direction.RECEIVED
    return offering(note.text) if received else ()


def _private(office: Office, compartment: CompartmentId) -> Private | None:
    overview = office.overview(compartment)
    if not isinstance(overview, ClientOverview | JointOverview):
        return Private.ONE_HALF
    setting = setting_of(office, compartment, office.today())
    if any(member.age is not None and member.age < ADULT for member in setting.members):
        return Private.MINOR
    return Private.ONE_HALF if isinstance(overview, ClientOverview) and overview.joint else None
