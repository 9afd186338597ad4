"""The one catch of this face, the confines of a run, and what `privity --version` costs."""

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import delete

from privity import __version__
from privity.bootstrap import open_office
from privity.faces.cli import running
from privity.faces.cli.terminal import printable
from privity.interchange.demo import PLANTED_WORD
from privity.storage.tables import leaves
from tests.faces.cli.conftest import PASSPHRASE, PRIVITY, Bench
from tests.faces.cli.test_documented import registered
from tests.house.planted import seek

_FULL = "standard output could not be written to its end"
_BUG = """
import sys
from privity.faces.cli import run
from privity.faces.cli import settings

class Note(Exception):
    pass

def serve(place, when_ready, demo_passphrase=""):
    raise Note("the client said: I have not slept since Zorvendale")

sys.exit(run(sys.argv[1:], serve))
"""


def test_a_bug_says_where_and_nothing_of_what() -> None:
    ended = subprocess.run([sys.executable, "-c", _BUG, "serve"], capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "Zorvendale" not in ended.stderr
    assert "Traceback" not in ended.stderr
    assert re.fullmatch(
        r"privity: something went wrong inside Privity \(Note at .*:\d+\)\n  run `privity doctor`\n",
        ended.stderr,
    )


def test_a_reader_that_goes_away_gets_no_traceback(bench: Bench) -> None:
    with bench.start("packs", "list", locked=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is only had on Linux")
def test_a_disk_that_takes_no_more_is_said_and_is_no_fault_of_ours(bench: Bench) -> None:
    (bench.folder / "a.md").write_text("Most of us sleep less than we think.")
    (bench.folder / "facts.json").write_text('{"id": "r-1", "facts": {"requester": {"kind": "court"}}}')
    judged = ("screen a.md --json", "decide facts.json", "decide --jsonl facts.json")
    told = ("--version", "--help", "ledger verify", "packs list", "packs show house")
    for command in (line.split() for line in (*judged, *told)):
        with Path("/dev/full").open("wb") as full, bench.start(*command, stdout=full) as process:
            said = process.communicate(timeout=60)[1].decode()
        assert (process.returncode, said.count(_FULL)) == (1, 1), (command, said)
        assert "inside Privity" not in said


def test_every_command_says_of_its_help_that_the_disk_is_full(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "harden_process", lambda: None)
    monkeypatch.setattr(running, "_quieten", lambda: None)
    for command in registered():
        with Path("/dev/full").open("w") as full, monkeypatch.context() as written:
            written.setattr(sys, "stdout", full)
            assert running.run_command([*command.split()[1:], "--help"], lambda *_, **__: 0) == 1
        assert capfd.readouterr().err.count(_FULL) == 1, command


def test_nothing_is_printed_past_the_one_place_that_says_when_it_fails() -> None:
    """`print` and the like raise an error that would be taken for a fault of ours."""
    folder = Path(running.__file__).parent
    printing = re.compile(r"(?<![\w.])print\(|sys\.stdout\.(?:write|flush|buffer)|typer\.echo|click\.echo")
    found = {path.name for path in folder.glob("*.py") if printing.search(path.read_text("utf-8"))}
    assert found == {"terminal.py", "__init__.py"}


def test_a_closed_standard_output_is_said_and_no_file_takes_its_place(bench: Bench) -> None:
    """The records would else be opened under its number, and be written over by whatever is printed."""
    ended = {
        closed: subprocess.run(
            ["sh", "-c", f'exec "$0" "$@" {closed}', PRIVITY, *_given(bench), *words],
            capture_output=True,
            text=True,
        )
        for closed, words in (
            (">&-", ("common-issues",)),
            ("<&-", ("screen", "-")),
            ("2>&-", ("packs", "list")),
        )
    }
    assert (ended[">&-"].returncode, ended[">&-"].stderr.count(_FULL)) == (1, 1), ended
    assert (ended["<&-"].returncode, "no word in this text" in ended["<&-"].stderr) == (2, True), ended
    assert (ended["2>&-"].returncode, ended["2>&-"].stderr) == (0, ""), ended
    assert bench.run("ledger", "verify").code == 0


def _given(bench: Bench) -> list[str]:
    return ["--office", str(bench.place.folder), "--passphrase-file", str(bench.folder / "passphrase")]


def test_an_interrupt_ends_with_130_and_leaves_the_office_usable(bench: Bench) -> None:
    with bench.start("screen", "--jsonl", "-") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id":"a","text":"Most of us sleep less than we think."}\n')
        process.stdin.flush()
        # The first answer comes before the second draft is there.
        assert json.loads(process.stdout.readline())["id"] == "a"
        process.send_signal(signal.SIGINT)
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 130
    assert bench.run("ledger", "verify").code == 0


def test_the_version_costs_next_to_nothing() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = subprocess.run([PRIVITY, "--version"], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ended.stdout == f"privity {__version__}\n"
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime <= 0.150


@pytest.mark.parametrize("arguments", [["--help"], ["screen", "--help"], ["search", "--help"], []])
def test_help_imports_neither_store_nor_screen(arguments: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "privity", *arguments], capture_output=True, text=True
    )
    assert ended.returncode == 0
    assert "Usage: privity" in ended.stdout
    imported = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
    assert not imported & {"sqlalchemy", "sqlcipher3", "numpy", "rich", "uvicorn"}


def test_no_command_leaves_a_word_of_a_note_on_the_disk(bench: Bench, tmp_path: Path) -> None:
    assert bench.run("search", "-", said=PLANTED_WORD).code == 0
    assert bench.run("search", "--json", "-", said=PLANTED_WORD).code == 0
    assert bench.run("screen", "-", said=f"Tell me about {PLANTED_WORD} and the lock keeper.").code in (
        0,
        10,
        11,
    )
    assert bench.run("backup", str(tmp_path / "drawer")).code == 0
    assert bench.run("backup", "verify", str(tmp_path / "drawer")).code == 0
    assert bench.run("ledger", "verify").code == 0
    assert seek(PLANTED_WORD, [tmp_path]) == []


def test_an_office_that_does_not_open_is_told_with_every_place(bench: Bench) -> None:
    office = open_office(bench.place, PASSPHRASE)
    with office.store._engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(delete(leaves).where(leaves.c.seq == 1))
    office.close()
    ended = bench.run("ledger", "verify")
    assert ended.code == 14
    assert "wrong: entry 1: entry 1 is missing\n" in ended.out
    assert "the ledger is broken: 2 entries" in ended.out
    refused = bench.run("search", "-", said=PLANTED_WORD)
    assert (refused.code, refused.out) == (14, "")


def test_files_that_it_makes_are_for_their_owner_alone(bench: Bench) -> None:
    bench.run("ledger", "verify")
    folders = (bench.place.folder, bench.place.state)
    modes = {path: path.stat().st_mode & 0o077 for folder in folders for path in folder.rglob("*")}
    assert {path.name for path, mode in modes.items() if mode} == set()


def test_the_demo_shows_its_four_things_and_leaves_nothing() -> None:
    ended = subprocess.run([PRIVITY, "demo", "--no-serve"], capture_output=True, text=True, timeout=120)
    assert ended.returncode == 0, ended.stderr
    assert "note n-008 of client c-03" in ended.stdout
    assert "stop: this must not leave as it is" in ended.stdout
    assert "not found in any of them" in ended.stdout
    assert "all of it holds" in ended.stdout
    assert list(Path(os.environ["TMPDIR"]).iterdir()) == []
    said = [_uncounted(line) for line in ended.stdout.splitlines()]
    assert [line for line in _of_the_readme() if line not in said] == []


def _of_the_readme() -> list[str]:
    """What the first page shows of the demo, all but what it leaves out."""
    page = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"^```\n(3\. .*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [_uncounted(line) for line in shown.splitlines() if line.strip() != "…"]


def _uncounted(line: str) -> str:
    """Without the counts of files and bytes, which differ from machine to machine."""
    return re.sub(r"[\d,]+ files, [\d,]+ bytes", "", line).rstrip()


def test_the_demo_serves_until_it_is_interrupted_and_leaves_nothing() -> None:
    with subprocess.Popen(
        [PRIVITY, "demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout is not None
        deadline = time.monotonic() + 90
        link = ""
        while "/launch/" not in link:
            assert time.monotonic() < deadline
            link = demo.stdout.readline()
        demo.send_signal(signal.SIGINT)
        _, said = demo.communicate(timeout=60)
    assert demo.returncode == 130
    assert "Traceback" not in said
    assert list(Path(os.environ["TMPDIR"]).iterdir()) == []


def test_what_could_steer_a_terminal_is_not_shown() -> None:
    assert printable("a\x1b[2Jb\u202ec\td\ne\x9b") == "a\ufffd[2Jb\ufffdc\td\ne\ufffd"
