"""Outgoing pieces of the practitioner's own: a column, a talk, a reply to the press, and what was told where."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PieceKind(StrEnum):
    """What a piece is."""

    COLUMN = "column"
    TALK = "talk"
    REPLY = "reply"
    POST = "post"


@dataclass(frozen=True, slots=True)
class PieceOut:
    """That a piece left: on which day, for where, by the hash of its text, and how many released passages it holds."""

    day: date
    where: str
    sha256: str
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as it stands on the desk. `outlet` is who is to have it; `seen` the hash of the text `verdict` is of."""

    reference: str
    title: str
    kind: PieceKind
    outlet: str
    text: str
    changed: datetime
    verdict: str = ""
    seen: str = ""
    out: tuple[PieceOut, ...] = ()
