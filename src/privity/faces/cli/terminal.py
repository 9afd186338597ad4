"""Data to standard output, words for people to standard error, and what a terminal may be shown."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from privity.errors import IncompleteError, PrivityError, StorageError

# Control characters, and those that turn the direction of writing: in a note they could steer the terminal.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """A text as it may be shown on a terminal."""
    return _STEERING.sub("\ufffd", text)


@contextmanager
def _delivered() -> Iterator[None]:
    """Raises StorageError where standard output takes no more, as on a full disk."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError:
        raise undelivered() from None


def undelivered() -> StorageError:
    """What is said where standard output takes no more."""
    return StorageError(
        "standard output could not be written to its end: the disk is full, or the place is gone",
        field="output",
        remedy="make room, or write it elsewhere, and do it again",
    )


def out(text: str) -> None:
    """One line of data, or several. Raises StorageError."""
    with _delivered():
        sys.stdout.write(printable(text) + "\n")


def out_json(value: Mapping[str, object]) -> None:
    """One JSON object on one line, at once, so that a program that waits for it need not wait for the rest."""
    with _delivered():
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()


def out_bytes(data: bytes) -> None:
    """A piece of what leaves through the door, as it is. Raises StorageError."""
    with _delivered():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def out_all() -> None:
    """Hand on what is still held back of standard output, when a command ends. Raises StorageError."""
    with _delivered():
        sys.stdout.flush()


def say(text: str) -> None:
    """Words for a person."""
    sys.stderr.write(printable(text) + "\n")


def is_shown() -> bool:
    """Say whether standard output is a terminal, so that what is written there is seen and not handed to a program."""
    return sys.stdout.isatty()


def out_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere lines with tabs between, without the headings."""
    if not is_shown():
        for row in rows:
            out("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*headings, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    with _delivered():
        Console().print(table)


def ask_line(question: str) -> str:
    """Ask for a line on the terminal. Raises IncompleteError where there is none."""
    if not sys.stdin.isatty():
        raise IncompleteError(
            "there is no terminal to ask on", field="input", remedy="give it as the reference page says"
        )
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise IncompleteError("nothing was typed", field="input")
    return line.rstrip("\r\n")


def words_of(error: PrivityError) -> str:
    """An error as a person reads it: what is wrong, with what, and what to do."""
    place = f"{error.field}: " if error.field else ""
    remedy = f"\n  {error.remedy}" if error.remedy else ""
    return f"privity: {place}{error.message}{remedy}"
