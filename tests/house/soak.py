"""The page that a soak leaves in the documentation: what was done, when, on what, and what came of it."""

import platform
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3

_ROOT = Path(__file__).resolve().parents[2]
_HEAD = """\
# What the last soak found

Written by `make soak`, never by hand. It runs the fault tests of `tests/faults/` with their full numbers: power
cut at any moment and every unflushed write kept, lost or torn; kill -9; full disks; flipped and lost bytes; old
pages, logs and files put back. `make test` runs the same tests with fewer rounds.

"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One test of the run: how it ended, how long it took, and what it counted."""

    test: str
    status: str
    seconds: float
    figures: tuple[tuple[str, object], ...]


def render(outcomes: Iterable[Outcome]) -> str:
    """The page, in Markdown."""
    rows = sorted(outcomes, key=lambda outcome: outcome.test)
    failed = sum(outcome.status in ("failed", "error") for outcome in rows)
    engine = f"SQLite {sqlcipher3.sqlite_version} in SQLCipher {_cipher()}"
    system = f"{platform.system()} {platform.release().split('-')[0]} on {platform.machine()}"
    minutes = sum(outcome.seconds for outcome in rows) / 60
    lines = [
        _HEAD,
        f"- Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, revision `{_revision()}`\n",
        f"- Python {platform.python_version()}, {engine}, {system}\n",
        f"- {len(rows)} tests, {failed} failed, {minutes:.0f} minutes of work\n\n",
        "| test | counted | seconds | outcome |\n| --- | --- | ---: | --- |\n",
    ]
    for outcome in rows:
        counted = ", ".join(f"{name}: {figure}" for name, figure in outcome.figures)
        lines.append(f"| {_words(outcome.test)} | {counted} | {outcome.seconds:.0f} | {outcome.status} |\n")
    return "".join(lines)


def _words(test: str) -> str:
    """A test's name as the sentence it is."""
    name = test.rpartition("::")[2].partition("@")[0]
    found = re.fullmatch(r"test_(\w+)(?:\[(.+)\])?", name)
    if not found:
        return name
    words = found[1].replace("_", " ")
    return f"{words} ({found[2]})" if found[2] else words


def _cipher() -> str:
    connection = sqlcipher3.connect(":memory:")
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0]).split()[0]
    finally:
        connection.close()


def _revision() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "of an archive"
