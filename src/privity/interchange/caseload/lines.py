"""Cuts a stream into lines without ever holding more than one bounded line of it."""

from collections.abc import Iterator
from typing import BinaryIO

LONGEST_LINE = 64 * 1024 * 1024
_PIECE = 1024 * 1024


def bounded_lines(stream: BinaryIO, longest: int = LONGEST_LINE) -> Iterator[bytes]:
    """The lines of a stream; of a line that is too long only its first `longest + 1` bytes.

    Iterating over a file reads a line whole, however long it is. Here the rest of such a line is passed
    over piece by piece, and the reader of the line sees from its length that it must be refused.
    """
    while line := stream.readline(longest + 1):
        whole = line.endswith(b"\n") or len(line) <= longest
        yield line
        while not whole:
            piece = stream.readline(_PIECE)
            whole = not piece or piece.endswith(b"\n")
