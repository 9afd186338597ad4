"""Holds a draft against the whole caseload, and writes into the ledger that it was screened.

The index is in memory only, as secret as the notes. It is built when the first draft comes, follows what is written
from then on, and forgets an erased client at once.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import perf_counter

from privity.crypto.envelope import digest
from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import ScreenIndex, Screening, screen
from privity.services.office import Office
from privity.services.work import Work
from privity.vault.payload import Payload


@dataclass(frozen=True, slots=True)
class DraftText:
    """A text that is to leave. `unread_parts` name what of its document could not be read."""

    id: str
    text: str
    unread_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screened:
    """The answer about one draft."""

    id: str
    screening: Screening
    elapsed_ms: int


@dataclass(frozen=True, slots=True)
class NotScreened:
    """A draft that is no text, and why. A line of a run that names no draft has no id."""

    id: str | None
    error: InputError


Answer = Screened | NotScreened
_Changes = list[tuple[CompartmentId, RecordId, Payload]]


class Screener:
    """The screen's index of one open office. Its methods may be called from any thread."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._building = threading.Lock()
        # INVARIANT: whoever holds this lock never asks the office, whose own lock is held while it tells its watchers.
        self._index_guard = threading.Lock()
        self._index: _Index | None = None
        self._meanwhile: list[Work] = []
        office.watch(self._follow)

    def screen(self, text: str, unread_parts: Sequence[str] = ()) -> Screening:
        """Screen one text; nothing is recorded. Raises InputError for what is not a text."""
        self.build()
        with self._index_guard:
            assert self._index is not None  # noqa: S101 - build() has just seen to it, and nothing takes it away
            return self._index.screen(text, unread_parts)

    @property
    def ready(self) -> bool:
        """Say whether the caseload was read in, so that an answer comes at once."""
        return self._index is not None

    def build(self) -> None:
        """Read the caseload into the index where that is not done yet: one entry for the run, committed first."""
        with self._building:
            if self._index is not None:
                return
            with self._index_guard:
                self._meanwhile = []
            index = _Index.of(_read(self._office))
            with self._index_guard:
                for work in self._meanwhile:
                    index.follow(work)
                self._index, self._meanwhile = index, []

    def _follow(self, work: Work) -> None:
        if not (work.records or work.shredded):
            return
        with self._index_guard:
            if self._index is not None:
                self._index.follow(work)
            elif self._building.locked():
                self._meanwhile.append(work)


def screen_draft(office: Office, screener: Screener, draft: DraftText) -> Screened:
    """Screen one draft. Its entry is committed before the answer is given. Raises InputError."""
    answer = _screen(screener, draft)
    if isinstance(answer, NotScreened):
        raise answer.error
    _record(office, [_line(draft, answer)])
    return answer


def screen_run(
    office: Office, screener: Screener, drafts: Iterable[DraftText | NotScreened]
) -> Iterator[Answer]:
    """Screen drafts as they come, in order; the run has one entry, which names each draft by its hash.

    What is no draft already keeps its place.

    The entry is written when the run ends, however it ends.
    """
    lines: list[tuple[str, str]] = []
    try:
        for draft in drafts:
            answer = draft if isinstance(draft, NotScreened) else _screen(screener, draft)
            if isinstance(draft, DraftText) and isinstance(answer, Screened):
                lines.append(_line(draft, answer))
            yield answer
    finally:
        if lines and office.is_open:
            _record(office, lines)


def _screen(screener: Screener, draft: DraftText) -> Answer:
    screener.build()
    begun = perf_counter()
    try:
        screening = screener.screen(draft.text, draft.unread_parts)
    except InputError as error:
        return NotScreened(draft.id, error)
    return Screened(draft.id, screening, round(1000 * (perf_counter() - begun)))


def _line(draft: DraftText, answer: Screened) -> tuple[str, str]:
    return digest(draft.text.encode("utf-8", "surrogatepass")).hex(), answer.screening.verdict.value


def _record(office: Office, lines: Sequence[tuple[str, str]]) -> None:
    with office.work(EventClass.SCREENED) as work:
        work.tell_office(drafts=[{"sha256": sha256, "verdict": verdict} for sha256, verdict in lines])


def _read(office: Office) -> _Changes:
    compartments = office.compartments()
    with office.work(EventClass.RECORDS_READ) as work:
        work.tell_office(purpose="screen index", compartments=len(compartments))
    read: _Changes = []
    for compartment in compartments:
        if office.holds(compartment):
            read += [(compartment, record, payload) for record, payload in office.read_all(compartment)]
    return read


class _Index:
    """A `ScreenIndex` over records.

    Imported ids of notes and engagements are unique within one import only, so the index is given ids of this office,
    and the imported ones are put back into its answers.
    """

    def __init__(self) -> None:
        self._index = ScreenIndex()
        self._clients: dict[str, Client] = {}
        self._engagements: dict[str, Engagement] = {}
        self._engagements_of: dict[str, set[str]] = {}
        self._client_in: dict[CompartmentId, str] = {}
        self._note_names: dict[str, str] = {}

    @classmethod
    def of(cls, read: _Changes) -> "_Index":
        """Index everything at once."""
        index = cls()
        caseload = index._take(read)
        index._index = ScreenIndex.build(caseload)
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
        for compartment in work.shredded:
            gone = self._client_in.pop(compartment, None)
            if gone is not None:
                del self._clients[gone]
                self._engagements_of.pop(gone, None)
                self._index.remove_client(gone)

    def screen(self, text: str, unread_parts: Sequence[str]) -> Screening:
        """Screen a text, and name notes as they were imported."""
        found = screen(self._index, text, unread_parts=unread_parts)
        candidates = tuple(
            replace(
                candidate,
                facts=tuple(replace(fact, note=self._note_names[fact.note]) for fact in candidate.facts),
            )
            for candidate in found.candidates
        )
        return replace(found, candidates=candidates)

    def _take(self, read: _Changes) -> Caseload:
        clients: list[Client] = []
        engagements: list[Engagement] = []
        notes: list[Note] = []
        for compartment, record, payload in read:
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
                    inside = _within(compartment, payload.engagement)
                    notes.append(replace(payload, reference=record, engagement=inside, text=payload.written))
                case _:
                    pass
        return Caseload(tuple(clients), tuple(engagements), tuple(notes))

    def _know(self, engagement: Engagement) -> None:
        self._engagements[engagement.reference] = engagement
        for name in engagement.clients:
            self._engagements_of.setdefault(name, set()).add(engagement.reference)


def _within(compartment: CompartmentId, reference: str) -> str:
    return f"{compartment} {reference}"
