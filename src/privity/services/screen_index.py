"""The screen's index over the records of an office, brought up to date by each work that is committed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from privity import __version__
from privity.crypto.envelope import digest
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.people import Client
from privity.model.told import ToldDetails
from privity.model.vectors import NoteVectors
from privity.ports.embedder import Embedder
from privity.screen import ScreenIndex, Screening, screen
from privity.screen.mosaic import details
from privity.services.tally import Tally
from privity.services.vectors import Place, grains_of, hash_of, rows_of
from privity.services.work import Work
from privity.vault.payload import Payload, encode

Changes = list[tuple[CompartmentId, RecordId, Payload]]


class CaseloadIndex:
    """A `ScreenIndex` over records.

    Imported ids of notes and engagements are unique within one import only, so the index is given ids of this office,
    and the imported ones are put back into its answers.
    """

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder
        self._index = ScreenIndex()
        self._clients: dict[str, Client] = {}
        self._engagements: dict[str, Engagement] = {}
        self._engagements_of: dict[str, set[str]] = {}
        self._client_in: dict[CompartmentId, str] = {}
        self._note_names: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._hashes: dict[str, str] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._seen = Tally()
        self._mark = ""

    @classmethod
    def of(cls, read: Changes, embedder: Embedder | None) -> "CaseloadIndex":
        """Index everything at once."""
        index = cls(embedder)
        caseload = index._take(read)
        index._index = ScreenIndex.build(caseload)
        index._take_derived(read)
        return index

    def follow(self, work: Work) -> None:
        """Take in what was written, and forget what was shredded."""
        caseload = self._take(work.records)
        changed = {client.reference for client in caseload.clients}
        changed.update(name for engagement in caseload.engagements for name in engagement.clients)
        for reference in changed & self._clients.keys():
            work_with = [self._engagements[one] for one in self._engagements_of.get(reference, ())]
            self._index.put_client(
                self._clients[reference], [one for one in work_with if reference in one.clients]
            )
        for note in caseload.notes:
            self._index.put_note(note)
        self._take_derived(work.records)
        for compartment in work.shredded:
            gone = self._client_in.pop(compartment, None)
            if gone is not None:
                del self._clients[gone]
                for engagement in self._engagements_of.pop(gone, set()):
                    # What was written of work lies in it too; work with others goes with the last of them.
                    known = self._engagements.get(engagement)
                    if known is not None and not any(one in self._clients for one in known.clients):
                        del self._engagements[engagement]
                self._told.pop(gone, None)
                self._index.remove_client(gone)
        if work.shredded:
            self._forget(frozenset(work.shredded))
        self._mark = ""

    def put_vectors(self, kept: NoteVectors) -> None:
        """Take a note's vectors, where they are of this embedder and of the words that the note has now."""
        model = None if self._embedder is None else self._embedder.fingerprint
        if kept.model == model and self._hashes.get(kept.note) == kept.text:
            self._index.put_vectors(kept.note, rows_of(kept), grains_of(kept))
            self._mark = ""

    def lacking(self) -> list[Place]:
        """Where the notes lie that the index has no vectors of."""
        return [self._places[note] for note in self._index.without_vectors()]

    def mark(self) -> str:
        """A mark of everything that this index was made of, by this program and this embedder."""
        if not self._mark:
            model = "" if self._embedder is None else self._embedder.fingerprint
            is_whole = self._embedder is None or not self._index.without_vectors()
            made_of = f"{__version__}\0{model}\0{is_whole}\0{self._seen.total:x}"
            self._mark = digest(made_of.encode()).hex()
        return self._mark

    def counts(self) -> tuple[int, int]:
        """How many clients and notes a text is held against."""
        return self._index.counts()

    def screen(self, text: str, unread_parts: Sequence[str]) -> Screening:
        """Screen a text, and name notes as they were imported."""
        read = None if self._embedder is None else self._embedder.read
        found = screen(self._index, text, unread_parts=unread_parts, read=read, told=self._told)
        candidates = tuple(
            replace(
                candidate,
                facts=tuple(replace(fact, note=self._note_names[fact.note]) for fact in candidate.facts),
            )
            for candidate in found.candidates
        )
        return replace(found, candidates=candidates)

    def details(self, text: str) -> dict[str, frozenset[str]]:
        """What a text tells of each client that is rare: for whoever clears it to remember."""
        return details(self._index, text)

    def _take(self, read: Changes) -> Caseload:
        clients: list[Client] = []
        engagements: list[Engagement] = []
        notes: list[Note] = []
        for compartment, record, payload in read:
            if isinstance(payload, Client | Engagement | Note | ToldDetails):
                self._seen.put(compartment, record, encode(payload))
            match payload:
                case Client():
                    clients.append(payload)
                    self._clients[payload.reference] = payload
                    self._client_in[compartment] = payload.reference
                    # What is written about somebody before any work began, an enquirer's first words, is theirs too.
                    before = Engagement(_within(compartment, ""), (payload.reference,), date.min)
                    engagements.append(before)
                    self._know(before)
                case Engagement():
                    engagement = replace(payload, reference=_within(compartment, payload.reference))
                    engagements.append(engagement)
                    self._know(engagement)
                case Note():
                    self._note_names[record] = payload.reference
                    self._places[record] = Place(compartment, record)
                    self._hashes[record] = hash_of(payload)
                    inside = _within(compartment, payload.engagement)
                    notes.append(replace(payload, reference=record, engagement=inside, text=payload.written))
                case _:
                    pass
        return Caseload(tuple(clients), tuple(engagements), tuple(notes))

    def _take_derived(self, read: Changes) -> None:
        for compartment, _, payload in read:
            if isinstance(payload, NoteVectors):
                self.put_vectors(payload)
            elif isinstance(payload, ToldDetails) and compartment in self._client_in:
                self._told[self._client_in[compartment]] = frozenset(payload.details)

    def _forget(self, gone: frozenset[CompartmentId]) -> None:
        for compartment in gone:
            self._seen.forget(compartment)
        for note in [note for note, place in self._places.items() if place.compartment in gone]:
            for known in (self._places, self._hashes, self._note_names):
                known.pop(note, None)

    def _know(self, engagement: Engagement) -> None:
        self._engagements[engagement.reference] = engagement
        for name in engagement.clients:
            self._engagements_of.setdefault(name, set()).add(engagement.reference)


def _within(compartment: CompartmentId, reference: str) -> str:
    return f"{compartment} {reference}"
