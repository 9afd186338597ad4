"""Clients and the agreed work with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement, Unit
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import HIDDEN, LONGEST_NAME, Client
from privity.services.office import Office
from privity.vault.payload import Payload


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of the clients page."""

    compartment: CompartmentId
    overview: ClientOverview


@dataclass(frozen=True, slots=True)
class ClientFile:
    """What a client's page shows: the client, the work, the notes and what is being written.

    `joint` names the compartments of work together with others, which are shown on pages of their own.
    """

    compartment: CompartmentId
    overview: ClientOverview
    client_record: RecordId
    client: Client
    engagements: tuple[tuple[RecordId, Engagement], ...]
    notes: tuple[tuple[RecordId, Note], ...]
    drafts: tuple[tuple[RecordId, Draft], ...]
    joint: tuple[tuple[CompartmentId, JointOverview], ...]


@dataclass(frozen=True, slots=True)
class JointFile:
    """What the page of work with a couple, a family or a group shows."""

    compartment: CompartmentId
    overview: JointOverview
    engagements: tuple[tuple[RecordId, Engagement], ...]
    notes: tuple[tuple[RecordId, Note], ...]
    drafts: tuple[tuple[RecordId, Draft], ...]
    members: tuple[ClientLine, ...]


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


def find_client(office: Office, reference: str) -> CompartmentId | None:
    """The compartment of a client by the id this practice uses, never by a name."""
    for compartment, overview in office.overviews().items():
        if isinstance(overview, ClientOverview) and reference in (overview.reference, compartment):
            return compartment
    return None


def add_client(office: Office, client: Client, engagement: Engagement) -> CompartmentId:
    """Take on a client with a first piece of individual work. Raises InputError on a reference already in use."""
    _check_names(client)
    if engagement.clients != (client.reference,) or engagement.unit is not Unit.INDIVIDUAL:
        raise InputError("the first work of one client is individual work of that client", field="engagement")
    with office.still():
        if find_client(office, client.reference) is not None:
            raise InputError(
                "this id is another client's already",
                field="id",
                remedy="choose another id, or leave it empty",
            )
        with office.work(EventClass.RECORD_SAVED) as work:
            compartment = work.new_compartment(
                overview_of(client, [engagement], notes=[], started=engagement.started)
            )
            records = [work.put(compartment, client), work.put(compartment, engagement)]
            work.tell_person(compartment, what="client added", records=records)
    return compartment


def change_client(office: Office, compartment: CompartmentId, client: Client) -> None:
    """Save a client's details anew."""
    _check_names(client)
    with office.still():
        overview = office.overview(compartment)
        if not isinstance(overview, ClientOverview):
            raise InputError("this is not a client's record", field="client")
        [(record, old)] = _by_type(office.read_all(compartment)).clients
        if client.reference != old.reference:
            raise InputError("the id of a client stays as it is", field="id", remedy="leave it unchanged")
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(compartment, client, record)
            work.overview(compartment, replace(overview, name=client.names[0]))
            for joint in overview.joint:
                line = office.overview(joint) if office.holds(joint) else None
                if isinstance(line, JointOverview):
                    name = joint_name(office, line.members, {compartment: client.names[0]})
                    work.overview(joint, replace(line, name=name))
            work.tell_person(compartment, what="client changed", records=[record])


def view_client(office: Office, compartment: CompartmentId) -> ClientFile:
    """Open a client's record to be shown. The entry of the view is committed before anything is given."""
    overview = office.overview(compartment)
    if not isinstance(overview, ClientOverview):
        raise InputError(
            "this is not a client's record", field="client", remedy="open it from the clients page"
        )
    read = office.read_all(compartment)
    found = _by_type(read)
    [(record, client)] = found.clients
    joint = []
    for shared in overview.joint:
        line = office.overview(shared) if office.holds(shared) else None
        if isinstance(line, JointOverview):
            joint.append((shared, line))
    record_view(office, compartment, [one for one, _ in read])
    return ClientFile(
        compartment,
        overview,
        record,
        client,
        tuple(found.engagements),
        tuple(sorted(found.notes, key=lambda note: note[1].date, reverse=True)),
        tuple(found.drafts),
        tuple(joint),
    )


def view_joint(office: Office, compartment: CompartmentId) -> JointFile:
    """Open the record of joint work to be shown."""
    overview = office.overview(compartment)
    if not isinstance(overview, JointOverview):
        raise InputError("this is not a record of joint work", field="engagement")
    read = office.read_all(compartment)
    found = _by_type(read)
    members = []
    for member in overview.members:
        line = office.overview(member) if office.holds(member) else None
        if isinstance(line, ClientOverview):
            members.append(ClientLine(member, line))
    record_view(office, compartment, [one for one, _ in read])
    return JointFile(
        compartment,
        overview,
        tuple(found.engagements),
        tuple(sorted(found.notes, key=lambda note: note[1].date, reverse=True)),
        tuple(found.drafts),
        tuple(members),
    )


def record_view(office: Office, compartment: CompartmentId, records: Sequence[RecordId]) -> None:
    """Put one view into the ledger. What cannot be recorded is not shown."""
    with office.work(EventClass.RECORD_SHOWN) as work:
        work.tell_person(compartment, what="record shown", records=list(records))


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


@dataclass(slots=True)
class _Found:
    clients: list[tuple[RecordId, Client]]
    engagements: list[tuple[RecordId, Engagement]]
    notes: list[tuple[RecordId, Note]]
    drafts: list[tuple[RecordId, Draft]]


def _by_type(read: Sequence[tuple[RecordId, Payload]]) -> _Found:
    found = _Found([], [], [], [])
    for record, payload in read:
        match payload:
            case Client():
                found.clients.append((record, payload))
            case Engagement():
                found.engagements.append((record, payload))
            case Note():
                found.notes.append((record, payload))
            case Draft():
                found.drafts.append((record, payload))
            case _:
                pass
    return found


def _check_names(client: Client) -> None:
    if not client.names or not all(name.strip() for name in client.names):
        raise InputError("a client needs a name, a code or initials", field="names", remedy="type one")
    short = {
        "names": client.names,
        "id": (client.reference,),
        "nicknames": client.nicknames,
        "phone": client.contacts.phone,
        "email": client.contacts.email,
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
