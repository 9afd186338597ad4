"""The one sheet that the contact set opens: whom to call and how each wished to be reached, what to say, what comes.

It holds nothing of what anybody came for. It lies sealed in the office's folder, and beside each backup.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from privity.durable import read_private, write_durably
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment, Attendance
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.model.will import Will
from privity.model.wishes import ContactWishes
from privity.services.house_records import kept
from privity.services.office import Office
from privity.vault.contact_sheet import parse_sheet, seal_sheet
from privity.vault.share_slots import contact_secret

WEEKS = 6
FRESH_FOR = timedelta(days=1)
DEFAULT_WORDS = (
    "Good day. I am calling on behalf of your practitioner, who is not able to keep the next appointment and cannot"
    " call themselves. I do not know what you speak about with them, and I have not read anything. Your record is"
    " locked. I can tell you who would see you meanwhile, if you wish that. Is there somebody who looks after you"
    " today?"
)
_WAYS = (
    ("calls", "a call"),
    ("voicemail", "a message on the voicemail"),
    ("texting", "a text message"),
    ("email", "an e-mail"),
    ("post", "a letter"),
)
_SAID = (
    ("number", "Number they gave for it"),
    ("speak_as", "If somebody else answers, say you are"),
    ("envelope", "On an envelope"),
    ("never", "Never"),
    ("emergency", "In an emergency"),
    ("after_death", "After their own death"),
)


@dataclass(slots=True)
class _Person:
    """One client as the sheet tells of them."""

    name: str
    client: Client | None = None
    wishes: ContactWishes | None = None
    dates: list[Appointment] = field(default_factory=list)


def refresh_sheet(office: Office, *, older_than: timedelta = timedelta(0)) -> bool:
    """Make the sheet anew in the office's folder, unless it is younger than that. False where no set would open it."""
    slot = office.header.shares and office.header.shares.contact
    if not slot:
        return False
    with office.still():
        now = office.now()
        if older_than and (made := sheet_made(office)) is not None and abs(now - made) < older_than:
            return True
        people = _people(office, now)
        with office.work(EventClass.RECORDS_READ) as work:
            work.tell_office(purpose="contact sheet", clients=len(people))
        secret = contact_secret(office.root_for_slots(), office.header.vault, slot)
        words = "".join(_lines(kept(office, Will) or Will(), people, now))
        sealed = seal_sheet(secret, office.header.vault, slot.identifier, now, words, office.random)
        write_durably(office.place.sheet, sealed)
    return True


def sheet_made(office: Office) -> datetime | None:
    """When the sheet in the folder was made; None where there is none that today's set opens."""
    slot = office.header.shares and office.header.shares.contact
    data = read_private(office.place.sheet, limit=1 << 26)
    if data is None or not slot:
        return None
    with contextlib.suppress(ValueError):
        sheet = parse_sheet(data)
        return sheet.made if sheet.identifier == slot.identifier else None
    return None


def _people(office: Office, now: datetime) -> dict[CompartmentId, _Person]:
    """Everybody whose work goes on, or who is expected, with their dates of the next weeks."""
    first = now.astimezone().replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    weeks = (first, first + timedelta(weeks=WEEKS, days=1))
    overviews = office.overviews()
    found: dict[CompartmentId, _Person] = {}
    for compartment, line in overviews.items():
        if isinstance(line, ClientOverview) and (line.ended is None or line.next is not None):
            found[compartment] = person = _Person(line.name)
            for _, payload in office.read_all(compartment):
                match payload:
                    case Client():
                        person.client = payload
                    case ContactWishes():
                        person.wishes = payload
                    case Appointment() if _comes(payload, weeks):
                        person.dates.append(payload)
    for compartment, line in overviews.items():
        if isinstance(line, JointOverview) and line.closed is None and line.ended is None:
            coming = [
                one
                for _, one in office.read_all(compartment)
                if isinstance(one, Appointment) and _comes(one, weeks)
            ]
            for member in line.present:
                if member in found:
                    found[member].dates += coming
    return found


def _comes(one: Appointment, weeks: tuple[datetime, datetime]) -> bool:
    """Say whether it is still to come. One that passed and was never marked is nothing to call anybody about."""
    return one.attendance is Attendance.PLANNED and weeks[0] <= one.starts < weeks[1]


def _lines(will: Will, people: dict[CompartmentId, _Person], now: datetime) -> Iterator[str]:
    yield (
        "FOR THE HOLDERS OF THE CONTACT SET\n\n"
        f"Made on {now:%d %B %Y}. This sheet says whom to call, how each wished to be reached, and what comes in the"
        f" next {WEEKS} weeks.\nIt holds nothing of what anybody spoke about. Destroy it after the last call.\n\n"
        f"WORDS TO SAY\n\n{will.words.strip() or DEFAULT_WORDS}\n\n"
        "To anybody but the client themselves: nothing, not even whose office this is about.\n\n"
    )
    ordered = sorted(people.values(), key=lambda one: one.name.casefold())
    dates = sorted((date.starts, person.name, date.minutes) for person in ordered for date in person.dates)
    yield f"DATES OF THE NEXT {WEEKS} WEEKS\n\n"
    yield (
        "".join(f"  {at:%a %d %B, %H:%M}, {minutes} minutes: {name}\n" for at, name, minutes in dates)
        or "  none\n"
    )
    yield f"\nWHOM TO CALL ({len(ordered)})\n"
    for person in ordered:
        yield f"\n{person.name}\n"
        yield from _reach(person)


def _reach(person: _Person) -> Iterator[str]:
    contacts = person.client.contacts if person.client else None
    wishes = person.wishes or ContactWishes()
    for number in contacts.phone if contacts else ():
        yield f"  Telephone: {number}\n"
    for address in contacts.email if contacts else ():
        yield f"  E-mail: {address}\n"
    allowed = [words for way, words in _WAYS if getattr(wishes, way) is True]
    refused = [words for way, words in _WAYS if getattr(wishes, way) is False]
    if allowed:
        yield f"  They allowed: {', '.join(allowed)}\n"
    if refused:
        yield f"  They do not want: {', '.join(refused)}\n"
    if not allowed and not refused:
        yield "  They said nothing about being called: call once, leave no message\n"
    for way, words in _SAID:
        if said := getattr(wishes, way).strip():
            yield f"  {words}: {said}\n"
    for one in sorted(person.dates, key=lambda one: one.starts):
        yield f"  Expected: {one.starts:%a %d %B, %H:%M}\n"
