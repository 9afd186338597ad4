"""What pypdf raises on a damaged file, and how nothing of a document reaches a log."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf.errors import PyPdfError

from privity.interchange.documents.harvest import UnreadableError

# pypdf raises whatever a damaged file makes the code at hand raise.
DAMAGES: tuple[type[Exception], ...] = (
    *(PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError),
    *(OSError, RuntimeError, TypeError, ValueError, struct.error, zlib.error),
)
# It tells its log what it stumbles over, and that can be the words of a page; nothing of a document goes to
# a log.
_log = logging.getLogger("pypdf")
_log.addHandler(logging.NullHandler())
_log.propagate = False


@contextmanager
def damage(why: str) -> Iterator[None]:
    """Turn whatever a damaged part raises into an UnreadableError with this reason."""
    try:
        yield
    except DAMAGES:
        raise UnreadableError(why) from None
