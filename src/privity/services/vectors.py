"""Vectors of notes as records: made once, sealed in the compartment of their note, destroyed with it.

A vector gives back much of what it was made of, so it lies nowhere but beside its note, under the same key. The id of
its record follows from the note's, so that it is never looked for, and a note has one such record at most.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from privity.crypto.envelope import digest
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.text_hash import hash_of_text
from privity.model.vectors import NoteVectors
from privity.ports.embedder import Embedder
from privity.screen.grains import without_overlap
from privity.screen.reading import passages_of
from privity.services.office import Office

BATCH = 32
"""Notes whose vectors are committed together: a second's work, lost at most when the office is locked meanwhile."""

_PREFIX = b"privity.vectors\x00"
_HALF = np.dtype("<f2")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note lies."""

    compartment: CompartmentId
    note: RecordId


def record_of(note: RecordId) -> RecordId:
    """The record that holds the vectors of a note."""
    return RecordId(digest(_PREFIX + bytes.fromhex(note))[:16].hex())


def hash_of(note: Note) -> str:
    """The hash of what a note's vectors are made of."""
    return hash_of_text(note.written)


def rows_of(kept: NoteVectors) -> NDArray[np.float32]:
    """The vectors, one row a passage; none where the numbers do not make up whole rows."""
    if kept.width < 1 or len(kept.rows) % (_HALF.itemsize * kept.width):
        return np.zeros((0, max(1, kept.width)), np.float32)
    return np.frombuffer(kept.rows, _HALF).reshape(-1, kept.width).astype(np.float32)


def grains_of(kept: NoteVectors) -> tuple[NDArray[np.uint8], ...]:
    """The grains of each passage, nothing for one that is kept without; none at all where the numbers do not agree."""
    total = sum(kept.sizes)
    if not total or min(kept.sizes) < 0 or len(kept.grains) % total:
        return ()
    table = np.frombuffer(kept.grains, np.uint8).reshape(total, -1)
    return tuple(np.split(table, np.cumsum(kept.sizes)[:-1]))


def make_vectors(office: Office, embedder: Embedder, places: Iterable[Place]) -> Iterator[int]:
    """Make the vectors that these notes lack, batch by batch, each with one entry; gives how many were seen to so far.

    What is kept already and still true is left. Nothing is held while the embedder works. Raises LockedError.
    """
    left, done = iter(places), 0
    while batch := list(islice(left, BATCH)):
        lacking = [
            (place, note) for place in batch if (note := _lacking(office, embedder, place)) is not None
        ]
        if lacking:
            _keep(office, embedder, lacking)
        done += len(batch)
        yield done


def _lacking(office: Office, embedder: Embedder, place: Place) -> Note | None:
    """The note of a place, where it is still there and has no true vectors."""
    note = _note(office, place)
    if note is None:
        return None
    kept = office.read(place.compartment, record_of(place.note))
    is_true = isinstance(kept, NoteVectors) and (kept.model, kept.text) == (
        embedder.fingerprint,
        hash_of(note),
    )
    return None if is_true else note


def _note(office: Office, place: Place) -> Note | None:
    payload = office.read(place.compartment, place.note) if office.holds(place.compartment) else None
    return payload if isinstance(payload, Note) else None


def _keep(office: Office, embedder: Embedder, lacking: list[tuple[Place, Note]]) -> None:
    made: list[tuple[Place, NoteVectors]] = []
    for place, note in lacking:
        taken = embedder.take(passages_of(note.written))
        grains = without_overlap(taken.grains)
        made.append(
            (
                place,
                NoteVectors(
                    place.note,
                    embedder.fingerprint,
                    hash_of(note),
                    taken.rows.shape[1],
                    taken.rows.astype(_HALF).tobytes(),
                    b"".join(one.tobytes() for one in grains),
                    tuple(len(one) for one in grains),
                ),
            )
        )
    with office.still():
        # A note that was changed or destroyed while its vectors were made gets none of them.
        true = [
            (place, kept)
            for place, kept in made
            if (now := _note(office, place)) is not None and hash_of(now) == kept.text
        ]
        if not true:
            return
        with office.work(EventClass.RECORDS_READ) as work:
            for place, kept in true:
                work.put(place.compartment, kept, record_of(place.note))
            work.tell_office(purpose="vectors", model=embedder.fingerprint, notes=len(true))
