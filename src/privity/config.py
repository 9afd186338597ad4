"""Where an office lies on this machine, and how its process is kept to itself."""

import contextlib
import ctypes
import hashlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path, user_runtime_path, user_state_path

_LONGEST_SOCKET_PATH = 100


@dataclass(frozen=True, slots=True)
class OfficePlace:
    """The folder of an office, and the folder under the platform's state directory that ties it to this device.

    INVARIANT: nothing in `state` is ever part of a backup; a copy of `folder` alone does not open.
    """

    folder: Path
    state: Path

    @property
    def header(self) -> Path:
        return self.folder / "office.json"

    @property
    def unfinished(self) -> Path:
        """The header of an office that is being made or restored; it becomes `header` as the last step."""
        return self.folder / "office.json.unfinished"

    @property
    def database(self) -> Path:
        return self.folder / "records.db"

    @property
    def is_headless(self) -> bool:
        """Say whether records lie here whose header is gone, rather than those of an office that is being made."""
        return self.database.exists() and not self.header.exists() and not self.unfinished.exists()

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def socket(self) -> Path:
        """Where the process that has the office open listens: in the folder, or beside it where that path is too long.

        A Unix socket's whole path has to fit into 108 bytes (unix(7)), on macOS into 104.
        """
        short = "privity-" + hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        # The last is asked for only where it is needed: a machine without a session has none and would be warned of.
        places: tuple[Callable[[], Path], ...] = (
            lambda: self.folder / "sock",
            lambda: self.state / short,
            lambda: user_runtime_path("privity", appauthor=False) / short,
        )
        asked = (place() for place in places)
        fitting = (place for place in asked if len(os.fsencode(place)) <= _LONGEST_SOCKET_PATH)
        return next(fitting, self.folder / "sock")

    @property
    def sheet(self) -> Path:
        """The sealed sheet of the contact set; cards open it, and no key of the office does."""
        return self.folder / "contact-sheet.privity"

    @property
    def attachments(self) -> Path:
        """The sealed files of scans and recordings; what opens them lies in the records."""
        return self.folder / "attachments"

    @property
    def reserve(self) -> Path:
        """Bytes set aside so that erasure, lock and an emergency still work on a full disk."""
        return self.folder / "reserve"


def office_place(office: Path | None = None) -> OfficePlace:
    """The place named by `--office` or `PRIVITY_OFFICE`, else the platform's data directory."""
    named = office or (Path(os.environ["PRIVITY_OFFICE"]) if os.environ.get("PRIVITY_OFFICE") else None)
    folder = named or user_data_path("privity", appauthor=False)
    # The home of an account that is not there stays the name of a folder as it was written.
    with contextlib.suppress(RuntimeError):
        folder = folder.expanduser()
    folder = folder.absolute()
    return OfficePlace(folder=folder, state=user_state_path("privity", appauthor=False))


def harden_process() -> None:
    """Switch off core dumps and other processes' sight of this one's memory. Call it before the first key exists.

    Python cannot wipe memory; what this does not cover stands in the limitations.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pr_set_dumpable = 4
        ctypes.CDLL(None, use_errno=True).prctl(pr_set_dumpable, 0, 0, 0, 0)
