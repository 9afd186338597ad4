"""Holds a draft against the whole caseload, and writes into the ledger that it was screened.

The index is in memory only, as secret as the notes. It is built when the first draft comes, follows what is written
from then on, and forgets an erased client at once.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from time import monotonic, perf_counter

from privity.errors import InputError, IntegrityError, PrivityError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.model.text_hash import hash_of_text
from privity.model.vectors import NoteVectors
from privity.ports.embedder import Embedder
from privity.screen import CaseTalk, Screening, Verdict, WordsAlone, screen_text_alone
from privity.screen.clearance import Cover, beside
from privity.services.embedding import INSTALL_ANEW, load_embedder
from privity.services.given_before import GivenBefore
from privity.services.long_drafts import screen_long
from privity.services.office import Office
from privity.services.screen_index import CaseloadIndex, Changes
from privity.services.vectors import Place, make_vectors, record_of
from privity.services.work import Work


@dataclass(frozen=True, slots=True)
class DraftText:
    """A text that is to leave. `unread_parts` name what of its document could not be read.

    `cover` is whom the gate's decision covers where it goes to somebody; `source` the hash of a document.
    """

    id: str
    text: str
    unread_parts: tuple[str, ...] = ()
    cover: Cover | None = None
    source: str = ""


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
    error: PrivityError


Answer = Screened | NotScreened
_QUIET_SECONDS = 2.0
_SCREENING_SECONDS = 30.0
_DRAFTS_AN_ENTRY = 200


@cache
def shared_embedder() -> Embedder | WordsAlone:
    """The embedder of this process, or why there is none, found out once. It keeps nothing of what it reads.

    What cannot be loaded is never run, and holds nobody up: the screen goes on by words alone.
    """
    try:
        return load_embedder()
    except ImportError:
        return WordsAlone("the packages that run the encoder are not here", INSTALL_ANEW)
    except IntegrityError as error:
        return WordsAlone(error.message, error.remedy)


def screen_alone(text: str) -> Screening:
    """Judge a text by itself, for whoever is not the unlocked practitioner: `stop` or `ask`, in every office alike."""
    embedder = shared_embedder()
    if isinstance(embedder, WordsAlone):
        return replace(screen_text_alone(text), words_alone=embedder)
    return screen_text_alone(text, read=embedder.read)


class Screener:
    """The screen's index of one open office. Its methods may be called from any thread."""

    def __init__(self, office: Office, load: Callable[[], Embedder | WordsAlone] = shared_embedder) -> None:
        self._office = office
        self._load = load
        self._building = threading.Lock()
        self._catching_up = threading.Lock()
        # INVARIANT: whoever holds this lock never asks the office, whose own lock is held while it tells its watchers.
        self._index_guard = threading.Lock()
        self._index: CaseloadIndex | None = None
        self._meanwhile: list[Work] = []
        self._saved: list[Place] = []
        self._in_vain: set[Place] = set()
        self._timer: threading.Timer | None = None
        self._run: Callable[[Callable[[], None]], None] | None = None
        self.given = GivenBefore(office)
        office.watch(self._follow)

    def screen(self, text: str, unread_parts: Sequence[str] = ()) -> Screening:
        """Screen one text; nothing is recorded. Raises InputError for what is not a text.

        A long one is screened in pieces, and what there was no time for is named among its unread parts. Of a document
        in which nothing could be read there is nothing to screen, and a person is asked to look at it.
        """
        self.build()
        if unread_parts and not text.strip():
            with self._index_guard:
                clients, notes = self._built().counts()
            nothing = CaseTalk(found=False, score=0.0, spans=())
            return Screening(
                Verdict.ASK, nothing, (), (), clients, notes, tuple(unread_parts), self.words_alone
            )

        def look(piece: str) -> Screening:
            with self._index_guard:
                return self._built().screen(piece, unread_parts)

        found = screen_long(text, look, _SCREENING_SECONDS)
        return replace(found, words_alone=self.words_alone)

    @property
    def words_alone(self) -> WordsAlone | None:
        """Why texts are judged here by their words alone, where they are."""
        loaded = self._load()
        return loaded if isinstance(loaded, WordsAlone) else None

    def _embedder(self) -> Embedder | None:
        loaded = self._load()
        return None if isinstance(loaded, WordsAlone) else loaded

    def details(self, text: str) -> dict[str, frozenset[str]]:
        """What a text tells of each client that is rare in language and caseload alike."""
        self.build()
        with self._index_guard:
            return self._built().details(text)

    def against(self) -> str:
        """A mark of all that a draft is held against now: it changes with every note, and tells nothing of any."""
        self.build()
        with self._index_guard:
            return self._built().mark()

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
            index = CaseloadIndex.of(_read(self._office), self._embedder())
            with self._index_guard:
                for work in self._meanwhile:
                    index.follow(work)
                self._index, self._meanwhile = index, []
            self._look_after()

    def lacking(self) -> int:
        """How many notes are known by their words alone so far. Zero where there is no embedder."""
        if self._embedder() is None:
            return 0
        with self._index_guard:
            return len(self._built().lacking())

    def complete(self, within: float) -> Iterator[tuple[int, int]]:
        """Make the vectors that are missing, for about so many seconds at most. Raises LockedError.

        Says, batch by batch, how many of how many notes were seen to. What is left over waits for the next time.
        """
        self.build()
        end = monotonic() + within
        with self._catching_up:
            places = self._lacking()
            for done in self._make(places):
                yield done, len(places)
                if monotonic() >= end:
                    return

    def keep_up(self, run: Callable[[Callable[[], None]], None]) -> None:
        """From now on make the vectors of what is saved, a moment after it was. `run` does what nobody waits for."""
        self._run = run

    def _look_after(self) -> None:
        """See to what lacks vectors once it has been quiet for a moment: a save is never kept waiting for it."""
        if self._run is None or self._timer is not None:
            return
        run = self._run
        self._timer = threading.Timer(_QUIET_SECONDS, lambda: run(self._catch_up))
        self._timer.daemon = True
        self._timer.start()

    def _catch_up(self) -> None:
        with self._catching_up:
            with self._index_guard:
                self._timer = None
                saved, self._saved = self._saved, []
            lacking = self._lacking() if self._index is not None else []
            for _ in self._make(list(dict.fromkeys([*saved, *lacking]))):
                if not self._office.is_open:
                    return

    def _lacking(self) -> list[Place]:
        """Where the notes lie that the index has no vectors of, once those that lie sealed beside them were taken."""
        with self._index_guard:
            places = self._built().lacking()
        for place in places:
            if self._office.holds(place.compartment):
                kept = self._office.read(place.compartment, record_of(place.note))
                if isinstance(kept, NoteVectors):
                    with self._index_guard:
                        self._built().put_vectors(kept)
        with self._index_guard:
            return [place for place in self._built().lacking() if place not in self._in_vain]

    def _make(self, places: Sequence[Place]) -> Iterator[int]:
        embedder = self._embedder()
        if embedder is None or not places:
            return
        yield from make_vectors(self._office, embedder, places)
        # What has no vectors even now is asked about no more until it is saved again.
        if self._index is not None:
            self._in_vain.update(set(places) & set(self._lacking()))

    def _built(self) -> CaseloadIndex:
        assert self._index is not None  # noqa: S101 - build() has seen to it, and nothing takes it away
        return self._index

    def _follow(self, work: Work) -> None:
        if not (work.records or work.shredded):
            return
        with self._index_guard:
            if self._index is not None:
                self._index.follow(work)
            elif self._building.locked():
                self._meanwhile.append(work)
        if self._run is None:
            return
        saved = [Place(where, record) for where, record, payload in work.records if isinstance(payload, Note)]
        with self._index_guard:
            self._in_vain.difference_update(saved)
            self._saved += saved
        # The words of a client's file are put anew when the client's details change, and their vectors with them.
        if saved or any(isinstance(payload, Client | Engagement) for _, _, payload in work.records):
            self._look_after()


def screen_draft(office: Office, screener: Screener, draft: DraftText) -> Screened:
    """Screen one draft. Its entry is committed before the answer is given. Raises InputError."""
    answer = screen_one(screener, draft)
    if isinstance(answer, NotScreened):
        raise answer.error
    record_run(office, [line_of(draft, answer)])
    return answer


def screen_run(
    office: Office, screener: Screener, drafts: Iterable[DraftText | NotScreened]
) -> Iterator[Answer]:
    """Screen drafts as they come, in order; the run has one entry, which names each draft by its hash.

    What is no draft already keeps its place. The entry is written when the run ends, however it ends; a long run has
    one for every few hundred drafts, so that little of it is lost with the power.
    """
    lines: list[dict[str, str]] = []
    try:
        for draft in drafts:
            answer = draft if isinstance(draft, NotScreened) else screen_one(screener, draft)
            if isinstance(draft, DraftText) and isinstance(answer, Screened):
                lines.append(line_of(draft, answer))
            if len(lines) >= _DRAFTS_AN_ENTRY:
                record_run(office, lines)
                lines = []
            yield answer
    finally:
        if lines and office.is_open:
            record_run(office, lines)


def screen_one(screener: Screener, draft: DraftText) -> Answer:
    """Screen one draft; nothing is recorded. A document that turns out to hold no text is one to be looked at."""
    screener.build()
    begun = perf_counter()
    try:
        screening = beside(screener.screen(draft.text, draft.unread_parts), draft.cover)
    except InputError as error:
        if not draft.source:
            return NotScreened(draft.id, error)
        screening = screener.screen("", (*draft.unread_parts, f"the whole file: {error.message}"))
    return Screened(draft.id, screening, round(1000 * (perf_counter() - begun)))


def line_of(draft: DraftText, answer: Screened) -> dict[str, str]:
    """What is kept of a screening."""
    line = {
        "sha256": hash_of_text(draft.text),
        "verdict": answer.screening.verdict.value,
    }
    return line | {"source": draft.source} if draft.source else line


def record_run(office: Office, lines: Sequence[Mapping[str, str]], against: str = "") -> None:
    """Write the entry of a run; `against` is the mark of everything that its drafts were held against."""
    with office.work(EventClass.SCREENED) as work:
        work.tell_office(drafts=list(lines), **({"against": against} if against else {}))


def _read(office: Office) -> Changes:
    compartments = office.compartments()
    with office.work(EventClass.RECORDS_READ) as work:
        work.tell_office(purpose="screen index", compartments=len(compartments))
    read: Changes = []
    for compartment in compartments:
        if office.holds(compartment):
            read += [(compartment, record, payload) for record, payload in office.read_all(compartment)]
    return read
