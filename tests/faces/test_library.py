"""The library: what its page shows is run as it stands, and does what the commands do."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from privity.faces import library
from privity.faces.library import (
    InMind,
    InputError,
    JudgedBefore,
    LockedError,
    NotScreened,
    Screened,
    open_office,
)
from tests.faces.cli.conftest import PASSPHRASE, Bench, bench, practice

__all__ = ["bench", "practice"]

_PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-it-from-python.md"
_BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LETTER = "Dear Roz, your next session is on Tuesday at ten."


def scripts() -> list[str]:
    """The page's programs: one that runs until it ends by itself, and what stands behind that by itself."""
    whole = "".join(text for kind, text in _BLOCK.findall(_PAGE.read_text("utf-8")) if kind == "python")
    first, end, rest = whole.partition("sys.exit(code)\n")
    return [first + end, rest]


def test_the_page_is_run_as_it_stands_and_prints_what_it_says(bench: Bench) -> None:
    ended = [
        subprocess.run([sys.executable, "-c", script], cwd=bench.folder, capture_output=True, text=True)
        for script in scripts()
    ]
    assert [one.stderr for one in ended] == ["", ""]
    assert [one.returncode for one in ended] == [11, 0]
    said = "".join(text for kind, text in _BLOCK.findall(_PAGE.read_text("utf-8")) if kind == "text")
    assert "".join(one.stdout for one in ended) == said


def test_every_name_that_is_offered_stands_on_the_page() -> None:
    page = _PAGE.read_text("utf-8")
    types = {"Candidate", "Finding", "FindingKind", "LockedError", "NotScreened", "OpenedOffice", "Outgoing"}
    types |= {"Screening", "StorageError", "Strength", "WordsAlone"}
    assert [name for name in library.__all__ if name not in types and name not in page] == []


def test_the_library_answers_as_the_command_does(bench: Bench) -> None:
    (bench.folder / "letter.txt").write_text(_LETTER)
    told = json.loads(bench.run("screen", "--json", "letter.txt").out)
    with open_office(PASSPHRASE, bench.folder / "office") as office:
        found = office.screen(bench.folder / "letter.txt")
        answer = library.render_screening(found, "letter.txt", told["elapsed_ms"])
        assert json.loads(json.dumps(answer)) == told
        assert office.clear(bench.folder / "letter.txt", in_mind=InMind.ONLY_THEM, to="c-03").name == (
            "cleared.txt"
        )
    assert bench.run("ledger", "verify").code == 0
    with pytest.raises(LockedError):
        office.screen(_LETTER)


def test_what_cannot_be_read_keeps_its_place_and_is_never_nothing_found(bench: Bench) -> None:
    (bench.folder / "scan.png").write_bytes(b"\x89PNG\r\n")
    with open_office(PASSPHRASE, bench.folder / "office") as office:
        gone, scan = office.screen_many(
            [("gone", bench.folder / "gone.txt"), ("scan", bench.folder / "scan.png")]
        )
        assert isinstance(gone, NotScreened)
        assert (gone.error.field, gone.error.message) == ("draft", "`gone.txt` cannot be read")
        assert isinstance(scan, Screened)
        assert scan.screening.verdict is library.Verdict.ASK
        [again] = office.screen_many([("scan", bench.folder / "scan.png")], resume=True)
        assert again == JudgedBefore("scan", library.Verdict.ASK)
        for none in (Path("/dev/null"), bench.folder):
            with pytest.raises(InputError):
                office.screen(none)
        with pytest.raises(InputError, match="no client and no request"):
            office.screen(_LETTER, to="Roz")
