"""How an office comes to be on a device, from the command line, and what `doctor` says of it."""

import json
import os
import shutil
from pathlib import Path

import pytest

from privity.interchange.demo import PLANTED_WORD
from tests.faces.cli.conftest import PASSPHRASE, Bench, put_secret

_PRACTICE = Path(__file__).parents[3] / "src" / "privity" / "interchange" / "demo" / "practice.jsonl"


@pytest.fixture
def empty(tmp_path: Path) -> Bench:
    """A working folder without an office."""
    folder = tmp_path / "desk"
    folder.mkdir()
    put_secret(folder / "passphrase", PASSPHRASE)
    return Bench(folder, "")


def test_an_office_is_made_copied_and_taken_over_with_its_code(empty: Bench) -> None:
    made = empty.run("init")
    assert made.code == 0, made.err
    code = made.out.strip()
    assert len(code) == 44
    assert code not in made.err
    taken = empty.run("import", str(_PRACTICE)).out
    assert taken.startswith("taken: 24 clients, 22 engagements, 69 notes\n")
    # A copy on another device has the folder and not the state: the passphrase alone opens nothing there.
    shutil.rmtree(Path(os.environ["XDG_STATE_HOME"]) / "privity")
    assert empty.run("search", "-", said=PLANTED_WORD).code == 13
    put_secret(empty.folder / "code", code)
    moved = empty.run("move", "--recovery-code-file", "code")
    assert moved.code == 0, moved.err
    assert empty.run("search", "-", said=PLANTED_WORD).out.startswith("n-008\t")


@pytest.mark.postgresql
def test_the_records_may_lie_in_postgresql(empty: Bench, postgresql_database: str) -> None:
    made = empty.run("init", "--store", postgresql_database)
    assert made.code == 0, made.err
    assert not empty.place.database.exists()
    assert empty.run("import", str(_PRACTICE)).code == 0
    assert empty.run("search", "-", said=PLANTED_WORD).out.startswith("n-008\t")
    assert empty.run("ledger", "verify").code == 0


def test_what_checks_a_proof_is_given_without_an_office(empty: Bench) -> None:
    given = empty.run("ledger", "checker")
    assert given.code == 0
    assert given.out.startswith("#!/usr/bin/env python3")
    assert not empty.place.folder.exists()


def test_doctor_finds_an_office_well_and_needs_no_passphrase(bench: Bench) -> None:
    ended = bench.run("doctor", "--json", locked=True)
    states = {one["name"]: one["state"] for one in json.loads(ended.out)["checks"]}
    assert ended.code == 0, ended.out
    assert {
        states[name] for name in ("versions", "file modes", "records file", "device secret", "anchor")
    } == {"well"}


def test_doctor_names_what_is_wrong_with_the_remedy(bench: Bench) -> None:
    bench.place.header.chmod(0o644)
    ended = bench.run("doctor", locked=True)
    assert ended.code == 1
    assert "wrong  file modes: other accounts of this machine can reach `office.json`\n" in ended.out
    assert "run `chmod -R go= " in ended.out


def test_records_without_their_header_are_no_office_to_be_made_anew(bench: Bench) -> None:
    bench.place.header.unlink()
    ended = bench.run("search", "-", said=PLANTED_WORD)
    assert ended.code == 14
    assert "is missing" in ended.err
    assert "restore the office from a backup" in ended.err
    assert "privity init" not in ended.err


def test_doctor_says_where_there_is_no_office(empty: Bench) -> None:
    ended = empty.run("doctor", locked=True)
    assert ended.code == 0
    assert "there is no office in" in ended.out
