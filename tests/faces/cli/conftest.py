"""An office with the invented practice, made once at the lowest cost, and the command as a person runs it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.interchange.demo import load_demo
from privity.services.caseload import bring_in

PASSPHRASE = "plum dumplings after the long walk"
PRIVITY = Path(sys.executable).with_name("privity")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Bench:
    """A working folder with an office in it, a passphrase file, and the recovery code."""

    folder: Path
    code: str

    @property
    def place(self) -> OfficePlace:
        """Where the commands of this bench find the office."""
        return OfficePlace(self.folder / "office", Path(os.environ["XDG_STATE_HOME"]) / "privity")

    def start(self, *arguments: str, locked: bool = False, **options: object) -> "subprocess.Popen[bytes]":
        """Start `privity` in the working folder, with the passphrase file unless `locked`."""
        given = [] if locked else ["--passphrase-file", "passphrase"]
        return subprocess.Popen(
            [PRIVITY, "--office", "office", *given, *arguments],
            cwd=self.folder,
            **{  # type: ignore[arg-type]
                "stdin": subprocess.PIPE,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE,
                "start_new_session": True,
                **options,
            },
        )

    def run(self, *arguments: str, said: str | bytes = b"", locked: bool = False) -> Ended:
        """Run `privity` to its end, without a terminal."""
        with self.start(*arguments, locked=locked) as process:
            given = said if isinstance(said, bytes) else said.encode()
            out, err = process.communicate(given, timeout=120)
        return Ended(process.returncode, out.decode(), err.decode())


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The office that each bench gets a copy of, with its state, and its recovery code."""
    folder = tmp_path_factory.mktemp("practice")
    place = OfficePlace(folder / "office", folder / "state")
    office, code = create_office(place, PASSPHRASE, cost=LOWEST_COST)
    bring_in(office, load_demo())
    office.close()
    place.reserve.unlink()
    return folder, code


@pytest.fixture
def bench(practice: tuple[Path, str], tmp_path: Path) -> Bench:
    """A fresh copy of the practice on this machine."""
    folder, code = practice
    here = tmp_path / "desk"
    shutil.copytree(folder / "office", here / "office")
    shutil.copytree(folder / "state", Path(os.environ["XDG_STATE_HOME"]) / "privity")
    put_secret(here / "passphrase", PASSPHRASE)
    return Bench(here, code)


def put_secret(path: Path, secret: str) -> None:
    """Write a file that only its owner can read."""
    path.touch(mode=0o600)
    path.write_text(secret + "\n")
