"""What an embedder made of a note: as secret as the note, since a vector gives back much of what it was made of."""

from dataclasses import dataclass

from privity.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class NoteVectors:
    """The vectors of one note's passages, one after the other as little-endian half-precision numbers (IEEE 754).

    `grains` are those of the passages that do not overlap, one after the other in two bits a number, and `sizes` says
    how many every passage has: nothing for one that is kept without. `model` is the fingerprint of the embedder and
    `text` the SHA-256 of the note's words: where either is another by now they are made anew. `width` is how many
    numbers a vector has.
    """

    note: RecordId
    model: str
    text: str
    width: int
    rows: bytes
    grains: bytes = b""
    sizes: tuple[int, ...] = ()
