"""What came of reading something from outside: what was taken, what was not and why, and what a person
should know.

Nothing here holds the text of a note, a client's name or an imported id (which may be a name): a place is a
file and a line. The name of a file may itself be a client's, so a report is for the unlocked practitioner
and belongs in no log.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from privity.model.caseload import Caseload

Pieces = Callable[[], Iterator[bytes]]
"""Opens a file once more, piece by piece. Raises InputError where it can no longer be had as it was."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line or file that was not taken. `source` is the file's name, or `-`; `line` counts from 1."""

    source: str
    line: int | None
    field: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was taken and that a person should look at: a guess, an unknown field, a part that
    holds no text.
    """

    source: str
    line: int | None
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file that is to be kept sealed beside a note, as it came: a scan, a recording, what could not be read whole.

    `note` is that note's id in the caseload.
    """

    note: str
    name: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of one import.

    INVARIANT: every reference inside `caseload` resolves within it, whatever the problems, so that a
    partial import of what was taken never leaves a note without its work or a piece of work without its
    clients.
    """

    caseload: Caseload
    problems: tuple[Problem, ...] = ()
    notes_on_import: tuple[Remark, ...] = ()
    files: tuple[FileBeside, ...] = ()
