"""Runs every transcript of this folder: what stands there is what a person sees.

`$ ` begins a command; `< FILE` at its end is its standard input. Lines below it are its standard output, with `! ` its
standard error, with `= ` its exit code where that is not 0. `[...]` stands for what differs from run to run, and on a
line of its own for any number of lines. Lines with `#` are for the reader. All commands of one transcript run one
after another in a working folder with an office in it.
"""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from privity.config import OfficePlace
from privity.interchange.demo import DRAFT_GENERAL, DRAFT_NAMING
from tests.faces.cli.conftest import PASSPHRASE, PRIVITY, practice, put_secret

__all__ = ["practice"]

_HERE = Path(__file__).parent
_ANY = "[...]"


@dataclass(slots=True)
class Step:
    """One command and what it is to say."""

    command: str
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    code: int = 0


def steps(transcript: Path) -> Iterator[Step]:
    step: Step | None = None
    for line in transcript.read_text("utf-8").splitlines():
        if line.startswith("$ "):
            if step is not None:
                yield step
            step = Step(line[2:])
        elif step is None or not line or line.startswith("#"):
            continue
        elif line.startswith("! "):
            step.err.append(line[2:])
        elif line.startswith("= "):
            step.code = int(line[2:])
        else:
            step.out.append(line)
    if step is not None:
        yield step


@pytest.fixture
def desk(practice: tuple[Path, str], tmp_path: Path) -> Path:
    """A working folder with an office, its passphrase, and files that people bring along."""
    folder, code = practice
    here = tmp_path / "desk"
    shutil.copytree(folder / "office", here / "office")
    shutil.copytree(folder / "state", Path(os.environ["XDG_STATE_HOME"]) / "privity")
    put_secret(here / "passphrase", PASSPHRASE)
    put_secret(here / "new-passphrase", "another walk along the canal")
    put_secret(here / "wrong", "plum dumplings before the walk")
    put_secret(here / "code", code)
    (here / "empty").touch(mode=0o600)
    (here / "column.txt").write_text(DRAFT_NAMING)
    (here / "general.txt").write_text(DRAFT_GENERAL)
    (here / "word").write_text("Zorvendale\n")
    for given in sorted(_HERE.glob("given/*")):
        shutil.copy(given, here / given.name)
    return here


@pytest.mark.parametrize("transcript", sorted(_HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(transcript: Path, desk: Path) -> None:
    assert OfficePlace(desk / "office", desk).header.exists()
    environment = os.environ | {"PRIVITY_OFFICE": "office"}
    for step in steps(transcript):
        command, _, source = step.command.partition(" < ")
        name, *arguments = shlex.split(command)
        assert name == "privity"
        with (desk / source if source else Path(os.devnull)).open("rb") as stream:
            ended = subprocess.run(
                [PRIVITY, *arguments],
                cwd=desk,
                env=environment,
                stdin=stream,
                capture_output=True,
                text=True,
                start_new_session=True,
                timeout=120,
            )
        said = (step.command, ended.returncode, ended.stdout, ended.stderr)
        assert ended.returncode == step.code, said
        assert _agrees(step.out, ended.stdout), said
        assert _agrees(step.err, ended.stderr), said


def _agrees(expected: list[str], said: str) -> bool:
    """Compare, apart from empty lines, which stand between the steps of a transcript for the reader."""
    lines = "".join(f"{line}\n" for line in said.splitlines() if line)
    pattern = "".join(
        "(?:.*\n)*" if line == _ANY else re.escape(line).replace(re.escape(_ANY), ".*") + "\n"
        for line in expected
    )
    return re.fullmatch(pattern, lines) is not None
