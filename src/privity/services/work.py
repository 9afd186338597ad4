"""What one unit of work wants to write, gathered before anything is sealed."""

from collections.abc import Callable, Iterator
from datetime import datetime

from privity.crypto.canonical import canonical
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, RecordId
from privity.ports.store import LeafPart
from privity.vault.payload import Payload

PERSON = "person"
OFFICE = "office"

# What takes permission away or lets something out is anchored before it is acknowledged.
_URGENT = frozenset(
    {
        EventClass.CONSENT_CHANGED,
        EventClass.ERASED,
        EventClass.KEY_CHANGED,
        EventClass.ACCESS_CHANGED,
        EventClass.HANDED_OUT,
        EventClass.BACKUP_MADE,
        EventClass.RESTORED,
        EventClass.OFFICE_CREATED,
        EventClass.OFFICE_MOVED,
        EventClass.LOCKED,
    }
)


class Work:
    """Records, overviews and what the ledger entry says of them. Gathers only; `Office.commit` seals and writes."""

    def __init__(self, event: EventClass, new_id: Callable[[], str]) -> None:
        self.event = event
        self.compartments: list[CompartmentId] = []
        self.records: list[tuple[CompartmentId, RecordId, Payload]] = []
        self.removed: list[tuple[CompartmentId, RecordId]] = []
        self.overviews: dict[CompartmentId, Payload] = {}
        self.shredded: list[CompartmentId] = []
        self.rekeyed: list[CompartmentId] = []
        self.resealed: list[tuple[CompartmentId, RecordId]] = []
        self.resealed_parts: list[LeafPart] = []
        self.retired: list[CompartmentId] = []
        self._new_id = new_id
        self._person: tuple[CompartmentId, dict[str, object]] | None = None
        self._office: dict[str, object] = {}

    @property
    def urgent(self) -> bool:
        """Say whether the anchor must be on disk before this work is acknowledged."""
        return self.event in _URGENT

    def new_compartment(self, overview: Payload) -> CompartmentId:
        """Plan a new compartment with its key and its overview."""
        compartment = CompartmentId(self._new_id())
        self.found(compartment, overview)
        return compartment

    def found(self, compartment: CompartmentId, overview: Payload) -> None:
        """Plan a new compartment whose id is settled already, as the house's is."""
        self.compartments.append(compartment)
        self.overviews[compartment] = overview

    def put(self, compartment: CompartmentId, payload: Payload, record: RecordId | None = None) -> RecordId:
        """Plan a new record, or the next revision of a known one."""
        record = record or RecordId(self._new_id())
        self.records.append((compartment, record, payload))
        return record

    def overview(self, compartment: CompartmentId, payload: Payload) -> None:
        """Plan the next revision of a compartment's overview."""
        self.overviews[compartment] = payload

    def remove(self, compartment: CompartmentId, record: RecordId) -> None:
        """Plan to delete a record."""
        self.removed.append((compartment, record))

    def shred(self, compartment: CompartmentId) -> None:
        """Plan to destroy a compartment's key and everything under it."""
        self.shredded.append(compartment)

    def rekey(self, compartment: CompartmentId) -> None:
        """Plan a new key epoch of a compartment: what is written from now on is sealed under a new key."""
        self.rekeyed.append(compartment)

    def reseal(self, compartment: CompartmentId, record: RecordId) -> None:
        """Plan to seal a record under the newest key, its content unread and unchanged."""
        self.resealed.append((compartment, record))

    def reseal_part(self, part: LeafPart) -> None:
        """Plan to seal a part of an old entry under the newest key; the entry itself stays as it is."""
        self.resealed_parts.append(part)

    def retire(self, compartment: CompartmentId) -> None:
        """Plan to destroy the older keys of a compartment, nothing of which is sealed under them any more."""
        self.retired.append(compartment)

    def tell_person(self, compartment: CompartmentId, **payload: object) -> None:
        """The entry's part that is sealed with the person and shredded with them."""
        self._person = (compartment, payload)

    def tell_office(self, **payload: object) -> None:
        """The entry's part that stays with the house: no name, no reference, no text."""
        self._office.update(payload)

    def touched(self) -> set[CompartmentId]:
        """The compartments whose head changes, those about to be shredded aside."""
        written = {compartment for compartment, _, _ in self.records}
        written |= {compartment for compartment, _ in self.resealed}
        removed = {compartment for compartment, _ in self.removed}
        others = {*self.overviews, *self.compartments, *self.rekeyed, *self.retired}
        return (written | removed | others) - set(self.shredded)

    def parts(
        self, house: CompartmentId, clock: datetime, *, behind: bool
    ) -> Iterator[tuple[str, CompartmentId, bytes]]:
        """The entry's parts as canonical payloads; a clock that was set back is told with the time it showed."""
        if self._person is not None:
            yield PERSON, self._person[0], canonical(self._person[1])
        office: dict[str, object] = {"event": self.event.value, **self._office}
        if behind:
            office["clock"] = clock.isoformat()
        yield OFFICE, house, canonical(office)
