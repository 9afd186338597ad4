"""Clients and the agreed work with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment
from privity.model.attachments import Attachment
from privity.model.engagement import Engagement, Unit
from privity.model.enquiry import Enquiry
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note, NoteKind
from privity.model.overview import (
    AloneOverview,
    ClientOverview,
    EnquiryOverview,
    JointOverview,
    RecordOverview,
)
from privity.model.people import HIDDEN, LONGEST_NAME, Client
from privity.model.wishes import ContactWishes
from privity.services.office import Office
from privity.vault.payload import Payload

_Kind = TypeVar("_Kind")
_Line = TypeVar("_Line", bound=RecordOverview)


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of the clients page."""

    compartment: CompartmentId
    overview: ClientOverview


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What the page of a record shows, whoever it is about: one client, several, one of several, an enquirer.

    Process notes are only counted here: they are opened by themselves. `joint` and `members` name the records on the
    other side of work done together, `alone` those of what one of them told alone.
    """

    compartment: CompartmentId
    overview: RecordOverview
    people: tuple[tuple[RecordId, Client], ...]
    wishes: tuple[tuple[RecordId, ContactWishes], ...]
    enquiries: tuple[tuple[RecordId, Enquiry], ...]
    engagements: tuple[tuple[RecordId, Engagement], ...]
    appointments: tuple[tuple[RecordId, Appointment], ...]
    notes: tuple[tuple[RecordId, Note], ...]
    process: int
    drafts: tuple[tuple[RecordId, Draft], ...]
    attachments: tuple[tuple[RecordId, Attachment], ...] = ()
    joint: tuple[tuple[CompartmentId, JointOverview], ...] = ()
    alone: tuple[tuple[CompartmentId, AloneOverview], ...] = ()
    members: tuple[ClientLine, ...] = ()

    @property
    def client(self) -> Client:
        """Whom the record is about. Raises InputError where that is not one person."""
        if not self.people:
            raise InputError("this is not one person's record", field="client")
        return self.people[0][1]


def list_clients(office: Office) -> list[ClientLine]:
    """Every client of the office, whoever was seen last first. Read from overviews alone."""
    lines = [
        ClientLine(compartment, overview)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, ClientOverview)
    ]
    never = date.min
    lines.sort(key=lambda line: line.overview.name.casefold())
    lines.sort(key=lambda line: line.overview.last or line.overview.started or never, reverse=True)
    return lines


def list_people(office: Office) -> list[tuple[CompartmentId, str]]:
    """Every client and everybody who only asked, by name: where a life or a lost letter counts, both are people."""
    found = [
        (compartment, overview.name)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, ClientOverview | EnquiryOverview)
    ]
    return sorted(found, key=lambda one: one[1].casefold())


def find_client(office: Office, reference: str) -> CompartmentId | None:
    """The compartment of a client or an enquirer by the id this practice uses, never by a name."""
    for compartment, overview in office.overviews().items():
        if isinstance(overview, ClientOverview | EnquiryOverview) and reference in (
            overview.reference,
            compartment,
        ):
            return compartment
    return None


def own_compartments(office: Office, compartment: CompartmentId) -> tuple[CompartmentId, ...]:
    """A client's own compartment and those of what they told alone: what is shredded, or gets new keys, together."""
    overview = office.overview(compartment)
    alone = overview.alone if isinstance(overview, ClientOverview) else ()
    return (compartment, *filter(office.holds, alone))


def add_client(
    office: Office, client: Client, engagement: Engagement, *, namesake: bool = False
) -> CompartmentId:
    """Take on a client with a first piece of individual work. Raises InputError on a reference already in use.

    A second client of the same name is taken with `namesake` alone: mostly they are one person, added twice.
    """
    check_names(client)
    if engagement.clients != (client.reference,) or engagement.unit is not Unit.INDIVIDUAL:
        raise InputError("the first work of one client is individual work of that client", field="engagement")
    with office.still():
        if find_client(office, client.reference) is not None:
            raise InputError(
                "this id is another client's already",
                field="id",
                remedy="choose another id, or leave it empty",
            )
        if not namesake:
            check_namesakes(office, client)
        with office.work(EventClass.RECORD_SAVED) as work:
            compartment = work.new_compartment(
                overview_of(client, [engagement], notes=[], started=engagement.started)
            )
            records = [work.put(compartment, client), work.put(compartment, engagement)]
            work.tell_person(compartment, what="client added", records=records)
    return compartment


def check_namesakes(office: Office, client: Client) -> None:
    """Raises InputError when a client of this very name is here already."""
    name = " ".join(client.names[0].casefold().split())
    if any(" ".join(line.overview.name.casefold().split()) == name for line in list_clients(office)):
        raise InputError(
            "a client of this name is here already",
            field="namesake",
            remedy="add what tells the two apart, or say that they are two people",
        )


def change_client(office: Office, compartment: CompartmentId, client: Client) -> None:
    """Save a client's or an enquirer's details anew."""
    check_names(client)
    with office.still():
        overview = office.overview(compartment)
        if not isinstance(overview, ClientOverview | EnquiryOverview):
            raise InputError("this is not a client's record", field="client")
        [(record, old)] = of_kind(office.read_all(compartment), Client)
        if client.reference != old.reference:
            raise InputError("the id of a client stays as it is", field="id", remedy="leave it unchanged")
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(compartment, client, record)
            work.overview(compartment, replace(overview, name=client.names[0]))
            together, apart = (
                (overview.joint, overview.alone) if isinstance(overview, ClientOverview) else ((), ())
            )
            for joint in together:
                line = office.overview(joint) if office.holds(joint) else None
                if isinstance(line, JointOverview):
                    name = joint_name(office, line.present, {compartment: client.names[0]})
                    work.overview(joint, replace(line, name=name))
            for alone, beside in _lines(office, apart, AloneOverview):
                work.overview(alone, replace(beside, name=client.names[0]))
            work.tell_person(compartment, what="client changed", records=[record])


def view_client(office: Office, compartment: CompartmentId) -> RecordFile:
    """Open a client's record to be shown. Raises InputError for any other record."""
    if not isinstance(office.overview(compartment), ClientOverview):
        raise InputError(
            "this is not a client's record", field="client", remedy="open it from the clients page"
        )
    return view_record(office, compartment)


def view_joint(office: Office, compartment: CompartmentId) -> RecordFile:
    """Open the record of joint work to be shown. Raises InputError for any other record."""
    if not isinstance(office.overview(compartment), JointOverview):
        raise InputError("this is not a record of joint work", field="engagement")
    return view_record(office, compartment)


def view_record(office: Office, compartment: CompartmentId) -> RecordFile:
    """Open a record to be shown, its process notes aside. The entry of the view is committed before it is given."""
    overview = office.overview(compartment)
    if not isinstance(overview, RecordOverview):
        raise InputError("this is not a record", field="record", remedy="open it from the clients page")
    read = office.read_all(compartment)
    notes = newest_first(of_kind(read, Note))
    process = {record for record, note in notes if note.kind is NoteKind.PROCESS}
    record_view(office, compartment, [record for record, _ in read if record not in process])
    joint, alone, members = _beside(office, compartment, overview)
    return RecordFile(
        compartment,
        overview,
        tuple(of_kind(read, Client)),
        tuple(of_kind(read, ContactWishes)),
        tuple(of_kind(read, Enquiry)),
        tuple(of_kind(read, Engagement)),
        tuple(sorted(of_kind(read, Appointment), key=lambda one: one[1].starts)),
        tuple(one for one in notes if one[0] not in process),
        len(process),
        tuple(of_kind(read, Draft)),
        # What lies beside a process note lies apart with it.
        tuple(one for one in of_kind(read, Attachment) if one[1].note not in process),
        joint,
        alone,
        members,
    )


def _beside(
    office: Office, compartment: CompartmentId, overview: RecordOverview
) -> tuple[
    tuple[tuple[CompartmentId, JointOverview], ...],
    tuple[tuple[CompartmentId, AloneOverview], ...],
    tuple[ClientLine, ...],
]:
    """The records beside this one: those of joint work, those of what one told alone, those of whom it is with.

    INVARIANT: what one partner told alone is named on that partner's page and on that of the work itself, and never on
    the other partner's.
    """
    match overview:
        case ClientOverview():
            return (
                _lines(office, overview.joint, JointOverview),
                _lines(office, overview.alone, AloneOverview),
                (),
            )
        case JointOverview():
            clients = _lines(office, overview.members, ClientOverview)
            told = [one for _, client in clients for one in _lines(office, client.alone, AloneOverview)]
            members = tuple(ClientLine(member, client) for member, client in clients)
            return (), tuple(one for one in told if one[1].joint == compartment), members
        case AloneOverview():
            clients = _lines(office, [overview.client], ClientOverview)
            members = tuple(ClientLine(member, client) for member, client in clients)
            return _lines(office, [overview.joint], JointOverview), (), members
        case EnquiryOverview():
            return (), (), ()


def _lines(
    office: Office, compartments: Sequence[CompartmentId], kind: type[_Line]
) -> tuple[tuple[CompartmentId, _Line], ...]:
    lines = [(one, office.overview(one)) for one in compartments if office.holds(one)]
    return tuple((one, line) for one, line in lines if isinstance(line, kind))


def view_process(
    office: Office, compartment: CompartmentId
) -> tuple[RecordOverview, list[tuple[RecordId, Note]]]:
    """Open the process notes of a record to be shown: they lie beside the general record, never in it."""
    overview = office.overview(compartment)
    if not isinstance(overview, RecordOverview):
        raise InputError("this is not a record", field="record", remedy="open it from the clients page")
    notes = newest_first(of_kind(office.read_all(compartment), Note))
    process = [(record, note) for record, note in notes if note.kind is NoteKind.PROCESS]
    record_view(office, compartment, [record for record, _ in process])
    return overview, process


def record_view(
    office: Office, compartment: CompartmentId, records: Sequence[RecordId], *, by: str = "practice"
) -> None:
    """Put one view into the ledger, and whether the practice looked or a client at their own page.

    What cannot be recorded is not shown.
    """
    with office.work(EventClass.RECORD_SHOWN) as work:
        work.tell_person(compartment, what="record shown", records=list(records), by=by)


def joint_name(
    office: Office,
    members: Sequence[CompartmentId],
    changed: Mapping[CompartmentId, str] = MappingProxyType({}),
) -> str:
    """How work done together is called: the names of whoever is in it, as they are or are about to be."""
    names = []
    for member in members:
        line = office.overview(member) if office.holds(member) else None
        if isinstance(line, ClientOverview):
            names.append(changed.get(member, line.name))
    return " & ".join(names)


def overview_of(
    client: Client,
    engagements: Sequence[Engagement],
    notes: Sequence[Note],
    *,
    started: date | None = None,
    joint: tuple[CompartmentId, ...] = (),
) -> ClientOverview:
    """The line of the clients page, from what a client's own compartment holds."""
    dates = [note.date for note in notes]
    newest = max(engagements, key=lambda one: one.started, default=None)
    return ClientOverview(
        reference=client.reference,
        name=client.names[0],
        notes=len(notes),
        first=min(dates, default=None),
        last=max(dates, default=None),
        started=newest.started if newest else started,
        ended=newest.ended if newest else None,
        ended_as=newest.ended_as if newest else None,
        joint=joint,
    )


def of_kind(read: Sequence[tuple[RecordId, Payload]], kind: type[_Kind]) -> list[tuple[RecordId, _Kind]]:
    """What is of one kind among the records of a compartment."""
    return [(record, payload) for record, payload in read if isinstance(payload, kind)]


def newest_work(office: Office, compartment: CompartmentId) -> str:
    """The work that a new note belongs to: the newest that is still open, else the newest."""
    works = [payload for _, payload in office.read_all(compartment) if isinstance(payload, Engagement)]
    works.sort(key=lambda one: (one.ended is None, one.started))
    return works[-1].reference if works else ""


def newest_first(notes: Sequence[tuple[RecordId, Note]]) -> list[tuple[RecordId, Note]]:
    """Notes by their day, the newest at the head."""
    return sorted(notes, key=lambda note: note[1].date, reverse=True)


def check_names(client: Client) -> None:
    """Hold what stands in short fields to the import's rules. Raises InputError."""
    if not client.names or not all(name.strip() for name in client.names):
        raise InputError("a client needs a name, a code or initials", field="names", remedy="type one")
    short = {
        "names": client.names,
        "id": (client.reference,),
        "nicknames": client.nicknames,
        "phone": client.contacts.phone,
        "email": client.contacts.email,
        "related": tuple(said for one in client.related for said in (one.name, one.role)),
    }
    for field, lines in short.items():
        for line in lines:
            if len(line) > LONGEST_NAME:
                raise InputError(
                    f"this is longer than {LONGEST_NAME} characters", field=field, remedy="shorten it"
                )
            if HIDDEN.search(line):
                raise InputError(
                    "this holds characters that cannot be seen, with which a name can be shown as another",
                    field=field,
                    remedy="type it anew instead of pasting it",
                )
