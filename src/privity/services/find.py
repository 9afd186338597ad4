"""Full-text search in the notes: an index in memory, built at unlock, gone at lock.

No token of a note is ever on disk. An on-disk FTS5 index keeps words of deleted rows even with its own secure delete.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlcipher3.dbapi2 as sqlcipher

from privity.errors import InputError, LockedError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note, NoteKind
from privity.services.office import Office
from privity.services.work import Work

_MOST_WORDS = 32
_CJK = re.compile(r"([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])")
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A note that matches: where it lies and when it is from, without a word of it."""

    compartment: CompartmentId
    record: RecordId
    reference: str
    date: date
    kind: NoteKind


class FindIndex:
    """Words, phrases and prefixes over the notes of the compartments that are open here."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._hits: dict[int, Hit] = {}
        self._rows: dict[tuple[CompartmentId, RecordId], int] = {}
        self._next = 1
        self._closed = False
        self._database = sqlcipher.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA temp_store = MEMORY")
        self._database.execute("PRAGMA cache_size = -400000")
        self._database.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='', contentless_delete=1, prefix='2 3',"
            ' tokenize="unicode61 remove_diacritics 2")'
        )

    def __len__(self) -> int:
        return len(self._hits)

    def put(self, compartment: CompartmentId, notes: list[tuple[RecordId, Note]]) -> None:
        """Take notes in, in place of what was known of them."""
        with self._guard:
            if self._closed:
                return
            self._database.execute("BEGIN")
            for record, note in notes:
                self._drop(compartment, record)
                row = self._next
                self._next += 1
                self._hits[row] = Hit(compartment, record, note.reference, note.date, note.kind)
                self._rows[compartment, record] = row
                self._database.execute(
                    "INSERT INTO words (rowid, text) VALUES (?, ?)", (row, _spaced(note.written))
                )
            self._database.execute("COMMIT")

    def remove(self, compartment: CompartmentId, record: RecordId) -> None:
        """Forget one note."""
        with self._guard:
            if not self._closed:
                self._drop(compartment, record)

    def remove_compartment(self, compartment: CompartmentId) -> None:
        """Forget every note of a compartment, and let no page of the index keep its words."""
        with self._guard:
            if self._closed:
                return
            for known, record in list(self._rows):
                if known == compartment:
                    self._drop(compartment, record)
            self._database.execute("INSERT INTO words (words) VALUES ('optimize')")

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """The best matches, best first. Raises InputError when there is no word in what was typed, or LockedError."""
        with self._guard:
            if self._closed:
                raise LockedError("the office is locked", field="office", remedy="unlock it first")
            rows = self._database.execute(
                "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query_of(words), limit)
            ).fetchall()
            return [self._hits[row] for (row,) in rows]

    def close(self) -> None:
        """Let go of the index's memory. What is written afterwards is not taken in any more."""
        with self._guard:
            self._closed = True
            self._hits.clear()
            self._rows.clear()
            self._database.close()

    def _drop(self, compartment: CompartmentId, record: RecordId) -> None:
        row = self._rows.pop((compartment, record), None)
        if row is not None:
            del self._hits[row]
            self._database.execute("DELETE FROM words WHERE rowid = ?", (row,))


def query_of(words: str) -> str:
    """What was typed as an FTS5 query: every word must occur, `"..."` is a phrase, `*` and the last word are prefixes.

    Each word is quoted, so that nothing typed is ever read as an operator. Raises InputError.
    """
    pieces = [(phrase is not None, phrase or word) for phrase, word in _pieces(words)]
    terms: list[str] = []
    for place, (phrase, piece) in enumerate(pieces):
        found = _WORD.findall(_spaced(unicodedata.normalize("NFKC", piece)))
        if not found:
            continue
        last = place == len(pieces) - 1 and not words.endswith((" ", '"'))
        prefix = "*" if not phrase and (piece.endswith("*") or last) else ""
        terms.append('"' + " ".join(found) + '"' + prefix)
    if not terms:
        raise InputError("there is no word to look for", field="words", remedy="type a word of the note")
    if len(terms) > _MOST_WORDS:
        raise InputError(f"more than {_MOST_WORDS} words to look for", field="words", remedy="leave some out")
    return " AND ".join(terms)


def warm(office: Office, index: FindIndex) -> None:
    """Read every note of the office into the index: one entry in the ledger for the run, committed first.

    Raises LockedError when the office is locked meanwhile.
    """
    compartments = office.compartments()
    with office.work(EventClass.RECORDS_READ) as work:
        work.tell_office(purpose="search index", compartments=len(compartments))
    # INVARIANT: nothing is written between reading and taking in, or an erased client's words would come back.
    for compartment, read in office.read_each(compartments):
        index.put(compartment, [(record, one) for record, one in read if isinstance(one, Note)])


def follow(office: Office, index: FindIndex) -> None:
    """Keep the index as the office is, from now on."""

    def watcher(work: Work) -> None:
        for compartment, record, payload in work.records:
            if isinstance(payload, Note):
                index.put(compartment, [(record, payload)])
        for compartment, record in work.removed:
            index.remove(compartment, record)
        for compartment in work.shredded:
            index.remove_compartment(compartment)

    office.watch(watcher)


def record_results(office: Office, hits: list[Hit]) -> None:
    """Put one page of results that was shown with its passages into the ledger, naming the records."""
    records: dict[str, list[str]] = {}
    for hit in hits:
        records.setdefault(hit.compartment, []).append(hit.record)
    with office.work(EventClass.SEARCHED) as work:
        work.tell_office(purpose="results shown", records=records)


def _pieces(words: str) -> Iterator[tuple[str | None, str]]:
    for match in _PIECE.finditer(words):
        yield match.group(1), match.group(2) or ""


def _spaced(text: str) -> str:
    """Chinese, Japanese and Korean have no spaces: each character is indexed as a word, and found as a phrase."""
    return _CJK.sub(r" \1 ", text)
