"""Room that is set aside on the disk: what must work when it is full (erasing, an emergency's entry) works in it."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from privity.durable import write_durably
from privity.errors import StorageError
from privity.services.office import Office

RESERVE_BYTES: Final = 4 << 20


def set_aside(office: Office) -> None:
    """Set the reserve aside, as far as the disk has room."""
    with contextlib.suppress(StorageError):
        # Zeroes would take no room on a file system that compresses.
        block = office.random(1 << 17)
        write_durably(office.place.reserve, block * (RESERVE_BYTES // len(block)))


@contextmanager
def reserve_used(office: Office) -> Iterator[None]:
    """Give the disk back what was set aside while the block runs, and set it aside again."""
    with contextlib.suppress(OSError):
        office.place.reserve.unlink(missing_ok=True)
    try:
        yield
    finally:
        set_aside(office)
