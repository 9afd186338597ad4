"""What a person names to be read: a file, or `-` for standard input."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from privity.errors import InputError
from privity.regular import NOT_ON_DISK, NotRegularError, open_regular


@contextlib.contextmanager
def opened(file: str) -> Iterator[BinaryIO]:
    """A file's bytes, or those of standard input. Raises InputError."""
    if file == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open_regular(Path(file))
    except NotRegularError as error:
        raise InputError(f"`{file}` {error.what}", field="FILE", remedy=NOT_ON_DISK) from None
    except OSError:
        raise InputError(
            f"`{file}` cannot be read", field="FILE", remedy="name a file that is there and that you may read"
        ) from None
    with stream:
        yield stream


def name_of(file: str) -> str:
    """The name by which an answer calls a file."""
    return "-" if file == "-" else Path(file).name


def read_bounded(stream: BinaryIO, largest: int) -> bytes:
    """All of a stream. Raises InputError when it is larger than anything that is meant."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(
            f"is larger than {largest // 2**20} MiB", field="FILE", remedy="split it into several files"
        )
    return data
