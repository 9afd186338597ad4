"""Bring a whole caseload in: everything or nothing, in batches that each have an entry of their own."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.attachments import Attachment
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement, Unit
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.services.attachments import Arrival
from privity.services.clients import list_clients, newest_work, of_kind, overview_of
from privity.services.office import Office
from privity.services.work import Work
from privity.vault.payload import Payload

BATCH = 500

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of a caseload was brought in."""

    clients: int
    engagements: int
    notes: int
    files: int = 0
    joined: int = 0


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


@dataclass(frozen=True, slots=True)
class Joined:
    """A caseload of which some clients are here already: `onto` names their records, which take what is new."""

    caseload: Caseload
    onto: Mapping[str, CompartmentId]


def join(office: Office, caseload: Caseload) -> Joined:
    """Tie clients to those who are here, by the id and name or, where exactly one has it, by the very name.

    Of them only notes are taken that are not here yet, by their ids; work that they share with others is left out.
    """
    lines = list_clients(office)
    by_id = {line.overview.reference: line for line in lines}
    by_name: defaultdict[str, list[CompartmentId]] = defaultdict(list)
    for line in lines:
        by_name[plain_name(line.overview.name)].append(line.compartment)
    onto: dict[str, CompartmentId] = {}
    for client in caseload.clients:
        named = by_name.get(plain_name(client.names[0]), [])
        known = by_id.get(client.reference)
        if known is not None:
            if _is_same(client, known.overview.name):
                onto[client.reference] = known.compartment
        elif len(named) == 1:
            onto[client.reference] = named[0]
    # Two lines of the import must not end in one record.
    taken = Counter(onto.values())
    onto = {reference: one for reference, one in onto.items() if taken[one] == 1 or reference in by_id}
    works = tuple(
        one
        for one in caseload.engagements
        if one.unit is Unit.INDIVIDUAL or not set(one.clients) & onto.keys()
    )
    of = {one.reference: one.clients[0] for one in works if one.unit is Unit.INDIVIDUAL}
    kept = {one.reference for one in works}
    here = {
        reference: {note.reference for _, note in of_kind(office.read_all(one), Note)}
        for reference, one in onto.items()
    }
    notes = tuple(
        note
        for note in caseload.notes
        if note.engagement in kept and note.reference not in here.get(of.get(note.engagement, ""), ())
    )
    return Joined(Caseload(caseload.clients, works, notes), onto)


def _is_same(client: Client, name: str) -> bool:
    """Say whether somebody here of the same id is the same person. Two programs count their clients from one.

    Where no id came along, it was made from the name, which may have been changed here since.
    """
    called = {plain_name(one) for one in (*client.names, *client.nicknames)}
    return (
        client.reference in client.names or client.reference.startswith("row-") or plain_name(name) in called
    )


def plain_name(name: str) -> str:
    """A name as two are compared: without regard to capitals and spaces."""
    return " ".join(name.casefold().split())


def bring_in(office: Office, caseload: Caseload, progress: Progress | None = None) -> Taken:
    """Seal a caseload in one transaction. Raises InputError when a client is here already; then nothing was taken."""
    return Bringing(office, caseload).keep(progress)


class Bringing:
    """One import on its way in, everything or nothing: `file` seals what lies beside a note, `keep` commits it all.

    Files are sealed while the office goes on; only committing holds it still. `abandon` leaves nothing behind.
    """

    def __init__(
        self, office: Office, caseload: Caseload, onto: Mapping[str, CompartmentId] = MappingProxyType({})
    ) -> None:
        self._office = office
        self._caseload = caseload
        self._onto = onto
        self._check_not_here()
        together = [one for one in caseload.engagements if one.unit is not Unit.INDIVIDUAL]
        self._own = {
            client.reference: onto.get(client.reference) or CompartmentId(office.new_id())
            for client in caseload.clients
        }
        self._joint = {one.reference: CompartmentId(office.new_id()) for one in together}
        self._places = {
            one.reference: self._joint.get(one.reference) or self._own[one.clients[0]]
            for one in caseload.engagements
        }
        self._of_note = {note.reference: note for note in caseload.notes}
        self._records: dict[str, RecordId] = {}
        self._arrivals: list[Arrival] = []
        self._beside: defaultdict[str, list[tuple[RecordId, Attachment]]] = defaultdict(list)

    def file(self, reference: str, name: str, pieces: Iterable[bytes]) -> None:
        """Seal a file that is to lie beside a note of this import; where that note is left out, the file is too."""
        note = self._of_note.get(reference)
        if note is None:
            for _ in pieces:
                pass
            return
        arrival = Arrival(self._office, self._places[note.engagement], is_founded=False)
        self._arrivals.append(arrival)
        for piece in pieces:
            arrival.add(piece)
        record = self._records.setdefault(reference, RecordId(self._office.new_id()))
        self._beside[reference].append(arrival.sealed(record, name))

    def keep(self, progress: Progress | None = None) -> Taken:
        """Commit all of it. Raises InputError when a client came here meanwhile; then nothing was taken."""
        if self._arrivals:
            self._office.files.sync()
        with self._office.still():
            self._check_not_here()
            self._office.commit(self._works(progress))
        for arrival in self._arrivals:
            arrival.settle()
        notes = len(self._caseload.notes)
        clients = len(self._caseload.clients) - len(self._onto)
        return Taken(clients, self._new_works(), notes, len(self._arrivals), len(self._onto))

    def abandon(self) -> None:
        """Give up; what was sealed on the way is removed. What is in the ledger already stays."""
        for arrival in self._arrivals:
            arrival.abandon()

    def _new_works(self) -> int:
        return sum(not set(one.clients) & self._onto.keys() for one in self._caseload.engagements)

    def _check_not_here(self) -> None:
        references = {client.reference for client in self._caseload.clients} - self._onto.keys()
        twice = known_references(self._office) & references
        if twice:
            raise InputError(
                f"{len(twice)} of these clients are here already, by their id",
                field="id",
                remedy=(
                    "take them out of the file, import with --partial to leave them as they are, or, to join them,"
                    " write their names as they stand here"
                ),
            )

    def _works(self, progress: Progress | None) -> Iterator[Work]:
        """Whole compartments at a time, so that a batch never leaves one half filled."""
        work, size = Work(EventClass.CASELOAD_IMPORTED, self._office.new_id), 0
        for done, bundle in enumerate(self._bundles(), start=1):
            if bundle.is_new:
                work.found(bundle.compartment, bundle.overview)
            else:
                work.overview(bundle.compartment, bundle.overview)
            for payload, record in bundle.payloads:
                work.put(bundle.compartment, payload, record)
            size += len(bundle.payloads)
            if progress is not None:
                progress(done, len(self._own) + len(self._joint))
            if size >= BATCH:
                yield _named(work)
                work, size = Work(EventClass.CASELOAD_IMPORTED, self._office.new_id), 0
        if size:
            yield _named(work)

    def _bundles(self) -> Iterator["_Bundle"]:
        notes: defaultdict[str, list[Note]] = defaultdict(list)
        for note in self._caseload.notes:
            notes[note.engagement].append(note)
        alone: defaultdict[str, list[Engagement]] = defaultdict(list)
        shared: defaultdict[str, list[CompartmentId]] = defaultdict(list)
        together: list[Engagement] = []
        for engagement in self._caseload.engagements:
            if engagement.unit is Unit.INDIVIDUAL:
                alone[engagement.clients[0]].append(engagement)
            else:
                together.append(engagement)
                for reference in engagement.clients:
                    shared[reference].append(self._joint[engagement.reference])
        clients = {client.reference: client for client in self._caseload.clients}
        for reference, client in clients.items():
            engagements = alone[reference]
            written = [note for engagement in engagements for note in notes[engagement.reference]]
            if reference in self._onto:
                if written:
                    yield self._added(self._onto[reference], engagements, written)
                continue
            overview = overview_of(client, engagements, written, joint=tuple(shared[reference]))
            yield self._bundle(self._own[reference], overview, [client, *engagements], written)
        for engagement in together:
            written = notes[engagement.reference]
            members = tuple(self._own[reference] for reference in engagement.clients)
            names = [clients[reference] for reference in engagement.clients]
            overview_joint = joint_overview(engagement, names, members, written)
            yield self._bundle(self._joint[engagement.reference], overview_joint, [engagement], written)

    def _added(self, compartment: CompartmentId, works: list[Engagement], notes: list[Note]) -> "_Bundle":
        """More notes for somebody who is here: they belong to that client's own work."""
        overview = self._office.overview(compartment)
        if not isinstance(overview, ClientOverview):
            raise InputError("a client is no longer here", field="id", remedy="look at the import again")
        known = newest_work(self._office, compartment)
        dates = [note.date for note in notes]
        changed = replace(
            overview,
            notes=overview.notes + len(notes),
            first=min([*dates, *filter(None, [overview.first])]),
            last=max([*dates, *filter(None, [overview.last])]),
        )
        written = [replace(note, engagement=known) if known else note for note in notes]
        return self._bundle(compartment, changed, [] if known else works, written, is_new=False)

    def _bundle(
        self,
        compartment: CompartmentId,
        overview: ClientOverview | JointOverview,
        first: Sequence[Payload],
        notes: list[Note],
        *,
        is_new: bool = True,
    ) -> "_Bundle":
        payloads: list[tuple[Payload, RecordId]] = [
            (payload, RecordId(self._office.new_id())) for payload in first
        ]
        for note in notes:
            payloads.append((note, self._records.get(note.reference) or RecordId(self._office.new_id())))
            payloads += ((attachment, record) for record, attachment in self._beside.get(note.reference, ()))
        return _Bundle(compartment, overview, payloads, is_new)


@dataclass(slots=True)
class _Bundle:
    """What goes into one compartment, which is made with it or is here already."""

    compartment: CompartmentId
    overview: ClientOverview | JointOverview
    payloads: list[tuple[Payload, RecordId]]
    is_new: bool


def _named(work: Work) -> Work:
    records: defaultdict[str, list[str]] = defaultdict(list)
    for compartment, record, _ in work.records:
        records[compartment].append(record)
    work.tell_office(records=dict(records))
    return work


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
