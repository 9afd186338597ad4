"""Takes a mailbox apart (mbox, RFC 4155): each mail with the place where it stands, so that it can be had once more."""

import re
from collections.abc import Iterator

MAILS = 100_000
# A line that begins with "From " starts a mail, at the beginning or after an empty line.
_START = re.compile(rb"(?:\A|\n\r?\n)From [^\n]*\n")
# Where such a line was written in a mail, the program that keeps the mailbox put a mark in front of it.
_MARKED = re.compile(rb"(?m)^>(>*From )")


def is_mailbox(name: str) -> bool:
    """Say whether a file is a mailbox by its name; some programs call it `mbox` in a folder of its own."""
    return name.lower() == "mbox" or name.lower().endswith(".mbox")


def places(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each mail begins and ends; nothing where this is no mailbox."""
    begins = 0
    for found in _START.finditer(data):
        if begins:
            yield begins, found.start() + 1
        elif found.start():
            return
        begins = found.end()
    if begins:
        yield begins, len(data)


def mail_at(data: bytes, place: tuple[int, int]) -> bytes:
    """One mail as it was sent."""
    return _MARKED.sub(rb"\1", data[place[0] : place[1]])
