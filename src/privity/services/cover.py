"""Cover for a holiday or an illness: a sealed sheet for a named colleague, of clients who agreed, until a day.

Nobody stands on it who did not agree for that colleague, and nothing that they did not agree to. No agreement counts
where the terms they accepted say that nobody stands in, and none of before where they ended everything. It leaves
sealed to a code that is given to the colleague by another way. Nothing here asks a client: it is written down.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import pyrage

from privity.crypto.passphrase import make_recovery_code
from privity.errors import InputError, PassphraseError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment, Attendance
from privity.model.consent import ConsentWithdrawal
from privity.model.cover import CoverAgreement, CoverPart
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview
from privity.model.people import Client
from privity.model.wishes import ContactWishes
from privity.services.clients import of_kind
from privity.services.erasure import COVER_SHEET
from privity.services.office import Office
from privity.services.paper import Ground, PaperItem
from privity.services.terms import accepted_terms, cover_told
from privity.vault.payload import Payload

SHEET_NAME = "cover.age"
LONGEST = timedelta(days=366)
LONGEST_WORDS = 4000
_UNTIL = "Valid until "


def agreements(office: Office, compartment: CompartmentId) -> list[tuple[RecordId, CoverAgreement]]:
    """What one client agreed to, for whom."""
    return of_kind(office.read_all(compartment), CoverAgreement)


def keep_agreement(office: Office, compartment: CompartmentId, agreement: CoverAgreement) -> None:
    """Write down what a client agreed to; an agreement for the same colleague takes the place of the one before.

    Raises InputError.
    """
    if not agreement.colleague.strip() or len(agreement.colleague) > 200:
        raise InputError("an agreement names one colleague", field="colleague", remedy="give their name")
    if not agreement.parts:
        raise InputError("nothing was agreed to", field="parts", remedy="tick what they agreed to")
    if len(agreement.words) > LONGEST_WORDS:
        raise InputError(f"longer than {LONGEST_WORDS} characters", field="words", remedy="shorten it")
    if CoverPart.WORDS in agreement.parts and not agreement.words.strip():
        raise InputError("there are no words that they saw", field="words", remedy="write them, or untick it")
    if not agreement.agreed <= agreement.until <= agreement.agreed + LONGEST:
        raise InputError(
            "it ends before it begins, or lasts longer than a year",
            field="until",
            remedy="choose the last day",
        )
    with office.still():
        if not isinstance(office.overview(compartment), ClientOverview):
            raise InputError("an agreement is kept in one client's record", field="record")
        if _denied(office, compartment):
            raise InputError(
                "the terms that they accepted say that nobody stands in",
                field="colleague",
                remedy="show them terms that name your cover, and let them accept these first",
            )
        known = agreements(office, compartment)
        same = [record for record, one in known if _is(one, agreement.colleague)]
        with office.work(EventClass.CONSENT_CHANGED) as work:
            work.put(compartment, agreement, same[0] if same else None)
            work.tell_person(
                compartment, what="cover agreed", colleague=agreement.colleague, until=str(agreement.until)
            )


def withdraw_agreement(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """A client takes it back: no sheet made from now on holds them. Raises InputError."""
    with office.still():
        if record not in dict(agreements(office, compartment)):
            raise InputError("this agreement is no longer here", field="record", remedy="open it again")
        with office.work(EventClass.CONSENT_CHANGED) as work:
            work.remove(compartment, record)
            work.tell_person(compartment, what="cover withdrawn")


class Lapse(StrEnum):
    """Why an agreement does not count, though its days have not passed."""

    ENDED = "ended"
    TERMS = "terms"


def lapse_of(office: Office, compartment: CompartmentId, agreement: CoverAgreement) -> Lapse | None:
    """Say why an agreement does not count: they ended everything since, or accepted terms by which nobody stands in."""
    ended = (one for _, one in of_kind(office.read_all(compartment), ConsentWithdrawal) if one.of is None)
    if any(agreement.agreed <= one.arrived for one in ended):
        return Lapse.ENDED
    return Lapse.TERMS if _denied(office, compartment) else None


def _denied(office: Office, compartment: CompartmentId) -> bool:
    """Terms that were accepted and name no cover. Without terms the agreement stands alone."""
    return accepted_terms(office, compartment) is not None and not cover_told(office, compartment)


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """A sheet for the door, the code that opens it, and how many stand on it."""

    item: PaperItem
    code: str
    clients: int


def cover_sheet(office: Office, colleague: str, first: date, until: date) -> CoverSheet:
    """The sheet of everybody who agreed for a colleague, for those days. Raises InputError where nobody did."""
    if not first <= until <= first + LONGEST:
        raise InputError(
            "it ends before it begins, or lasts longer than a year",
            field="until",
            remedy="choose the last day",
        )
    entries: dict[CompartmentId, tuple[str, str]] = {}
    with office.still():
        for compartment, line in office.overviews().items():
            if isinstance(line, ClientOverview):
                read = office.read_all(compartment)
                for _, one in of_kind(read, CoverAgreement):
                    holds = one.agreed <= office.today() and first <= one.until
                    if _is(one, colleague) and holds and lapse_of(office, compartment, one) is None:
                        entries[compartment] = (line.name, _entry(line.name, one, read, first, until))
        if not entries:
            raise InputError(
                "no client agreed to cover by this colleague in these days",
                field="colleague",
                remedy="nothing is to be handed over",
            )
    ordered = "\n".join(text for _, text in sorted(entries.values(), key=lambda one: one[0].casefold()))
    text = (
        f"COVER, FOR {colleague}\n\n{_UNTIL}{until.isoformat()}. Destroy it then.\n"
        "It holds those who agreed, and what they agreed to. It is for you alone.\n\n" + ordered
    )
    code = make_recovery_code(office.random)
    # Sealed with the office let go: age stretches the code, slowly on purpose.
    sealed = pyrage.passphrase.encrypt(text.encode(), code)
    told = {"until": until.isoformat(), "clients": len(entries)}
    about = {one: {"colleague": colleague, "until": until.isoformat()} for one in entries}
    item = PaperItem(COVER_SHEET, Ground.COVER, SHEET_NAME, "application/octet-stream", sealed, about, told)
    return CoverSheet(item, code, len(entries))


def open_cover(sealed: bytes, code: str, today: date) -> str:
    """The words of a sheet, for the colleague. Raises PassphraseError, and InputError after its last day."""
    try:
        text: str = pyrage.passphrase.decrypt(sealed, code.strip().upper()).decode()
    except (pyrage.DecryptError, UnicodeDecodeError, ValueError):
        raise PassphraseError(
            "that code does not open this sheet, or the sheet is damaged",
            field="code",
            remedy="compare it group by group",
        ) from None
    until = date.fromisoformat(text.partition(_UNTIL)[2][:10])
    if today > until:
        raise InputError(
            f"the cover ended on {until.isoformat()}",
            field="sheet",
            remedy="destroy the sheet; ask for a new one",
        )
    return text


def _is(agreement: CoverAgreement, colleague: str) -> bool:
    return agreement.colleague.strip().casefold() == colleague.strip().casefold()


def _entry(
    name: str, agreement: CoverAgreement, read: list[tuple[RecordId, Payload]], first: date, until: date
) -> str:
    """One client, with what they agreed to and nothing else."""
    lines = [name, f"  Agreed until {min(agreement.until, until).isoformat()}"]
    if CoverPart.REACH in agreement.parts:
        for _, client in of_kind(read, Client):
            lines += [f"  Telephone: {one}" for one in client.contacts.phone]
            lines += [f"  E-mail: {one}" for one in client.contacts.email]
        for _, wishes in of_kind(read, ContactWishes):
            said = (
                ("Number they gave", wishes.number),
                ("Never", wishes.never),
                ("Say you are", wishes.speak_as),
            )
            lines += [f"  {label}: {words}" for label, words in said if words]
            lines += [f"  In an emergency: {wishes.emergency}"] if wishes.emergency else []
    if CoverPart.DATES in agreement.parts:
        last = datetime.combine(min(agreement.until, until), datetime.max.time())
        lines += [
            f"  Expected: {one.starts:%a %d %B, %H:%M}"
            for _, one in of_kind(read, Appointment)
            if one.attendance is Attendance.PLANNED and first <= one.starts.date() and one.starts <= last
        ]
    if CoverPart.WORDS in agreement.parts:
        lines += ["  " + line for line in agreement.words.splitlines()]
    return "\n".join(lines) + "\n"
