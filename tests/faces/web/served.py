"""Serves an office for the tests of processes and browsers: `python -m tests.faces.web.served FOLDER [--hurried]`.

The launch link goes to standard output. With `--hurried` the idle time runs six times as fast.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from privity.config import OfficePlace
from privity.faces.web import parent
from tests.house.hostile import redirected

_HURRIED = "--hurried"
_SECONDS = 60.0


@dataclass(slots=True)
class Served:
    """A running `serve`: its process, its workers, and the link to it."""

    process: subprocess.Popen[str]
    link: str

    @property
    def origin(self) -> str:
        return self.link.partition("/launch/")[0]

    @property
    def port(self) -> int:
        return int(self.origin.rpartition(":")[2])

    def workers(self) -> list[int]:
        """The parent's children: the one that serves, and the next one, which waits."""
        task = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in task.read_text().split()]

    def serving(self) -> int:
        """The worker that serves: the oldest child."""
        return min(self.workers(), key=lambda pid: Path(f"/proc/{pid}").stat().st_ctime_ns)

    def kill_worker(self) -> None:
        os.kill(self.serving(), signal.SIGKILL)


@contextmanager
def served(place: OfficePlace, *options: str) -> Iterator[Served]:
    """Serve an office while the block runs."""
    folder = place.folder.parent
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faces.web.served", str(folder), *options],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **redirected(folder / "machine")},
        cwd=Path(__file__).parents[3],
    )
    assert process.stdout is not None
    try:
        yield Served(process, process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait(_SECONDS)
        process.stdout.close()


def gone(pid: int, seconds: float = _SECONDS) -> bool:
    """Say whether a process ends within a time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


def main() -> int:
    """Serve until told to end."""
    folder = Path(sys.argv[1])
    if _HURRIED in sys.argv:
        parent._COMMAND[:] = [sys.executable, "-m", "tests.faces.web.hurried"]
    place = OfficePlace(folder / "office", folder / "state")
    return parent.serve(place, lambda link: print(link, flush=True))


if __name__ == "__main__":
    sys.exit(main())
