"""Bring a whole caseload in: everything or nothing, in batches that each have an entry of their own."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement, Unit
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.services.clients import overview_of
from privity.services.office import Office
from privity.services.work import Work
from privity.vault.payload import Payload

BATCH = 500


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of a caseload was brought in."""

    clients: int
    engagements: int
    notes: int


def known_references(office: Office) -> frozenset[str]:
    """The ids of clients that are here already; an import must not bring them twice."""
    return frozenset(
        overview.reference for overview in office.overviews().values() if isinstance(overview, ClientOverview)
    )


def leave_out(caseload: Caseload, references: frozenset[str]) -> Caseload:
    """A caseload without these clients, the work in which any of them takes part, and the notes of that work."""
    engagements = tuple(one for one in caseload.engagements if not references & set(one.clients))
    kept = {one.reference for one in engagements}
    return Caseload(
        tuple(client for client in caseload.clients if client.reference not in references),
        engagements,
        tuple(note for note in caseload.notes if note.engagement in kept),
    )


def bring_in(office: Office, caseload: Caseload) -> Taken:
    """Seal a caseload in one transaction. Raises InputError when a client is here already; then nothing was taken."""
    with office.still():
        twice = known_references(office) & {client.reference for client in caseload.clients}
        if twice:
            raise InputError(
                f"{len(twice)} of these clients are here already, by their id",
                field="id",
                remedy="take them out of the file, or import with --partial to leave them as they are",
            )
        office.commit(_works(office, caseload))
    return Taken(len(caseload.clients), len(caseload.engagements), len(caseload.notes))


@dataclass(slots=True)
class _Bundle:
    """What goes into one new compartment."""

    compartment: CompartmentId
    overview: ClientOverview | JointOverview
    payloads: list[Payload]


def _works(office: Office, caseload: Caseload) -> Iterator[Work]:
    """Whole compartments at a time, so that a batch never leaves one half filled."""
    work, size = Work(EventClass.CASELOAD_IMPORTED, office.new_id), 0
    for bundle in _bundles(office, caseload):
        work.found(bundle.compartment, bundle.overview)
        for payload in bundle.payloads:
            work.put(bundle.compartment, payload, RecordId(office.new_id()))
        size += len(bundle.payloads)
        if size >= BATCH:
            yield _named(work)
            work, size = Work(EventClass.CASELOAD_IMPORTED, office.new_id), 0
    if size:
        yield _named(work)


def _named(work: Work) -> Work:
    records: defaultdict[str, list[str]] = defaultdict(list)
    for compartment, record, _ in work.records:
        records[compartment].append(record)
    work.tell_office(records=dict(records))
    return work


def _bundles(office: Office, caseload: Caseload) -> Iterator[_Bundle]:
    notes: defaultdict[str, list[Note]] = defaultdict(list)
    for note in caseload.notes:
        notes[note.engagement].append(note)
    alone: defaultdict[str, list[Engagement]] = defaultdict(list)
    together: list[Engagement] = []
    for engagement in caseload.engagements:
        if engagement.unit is Unit.INDIVIDUAL:
            alone[engagement.clients[0]].append(engagement)
        else:
            together.append(engagement)
    clients = {client.reference: client for client in caseload.clients}
    own = {reference: CompartmentId(office.new_id()) for reference in clients}
    joint = {engagement.reference: CompartmentId(office.new_id()) for engagement in together}
    shared: defaultdict[str, list[CompartmentId]] = defaultdict(list)
    for engagement in together:
        for reference in engagement.clients:
            shared[reference].append(joint[engagement.reference])
    for reference, client in clients.items():
        engagements = alone[reference]
        written = [note for engagement in engagements for note in notes[engagement.reference]]
        overview = overview_of(client, engagements, written, joint=tuple(shared[reference]))
        yield _Bundle(own[reference], overview, [client, *engagements, *written])
    for engagement in together:
        written = notes[engagement.reference]
        members = tuple(own[reference] for reference in engagement.clients)
        names = [clients[reference] for reference in engagement.clients]
        overview_joint = joint_overview(engagement, names, members, written)
        yield _Bundle(joint[engagement.reference], overview_joint, [engagement, *written])


def joint_overview(
    engagement: Engagement, clients: list[Client], members: tuple[CompartmentId, ...], notes: list[Note]
) -> JointOverview:
    """The line that work with a couple, a family or a group has on its members' pages."""
    dates = [note.date for note in notes]
    return JointOverview(
        reference=engagement.reference,
        unit=engagement.unit,
        name=" & ".join(client.names[0] for client in clients),
        members=members,
        notes=len(notes),
        first=min(dates, default=None),
        last=max(dates, default=None),
        started=engagement.started,
        ended=engagement.ended,
        ended_as=engagement.ended_as,
    )
