"""Keeping times, holds, destinations and the stick, as commands."""

import json
from pathlib import Path

import pytest

from tests.faces.cli.conftest import Bench


def test_keeping_is_chosen_listed_and_held(bench: Bench) -> None:
    rules = bench.run("keeping", "rules", locked=True)
    assert "630f(3)" in rules.out
    assert "No lawyer" in rules.err
    assert "choose" in bench.run("keeping", "list").err
    assert "take advice" in bench.run("keeping", "choose", "5", "--rule", "de").err
    listed = json.loads(bench.run("keeping", "list", "--json").out)
    assert listed["years"] == 5
    assert all(one["client"].startswith(("c-", "e-")) for one in listed["records"])
    assert bench.run("keeping", "hold", "c-01", "--reason", "a complaint").code == 0
    refused = bench.run("erase", "c-01", "--yes", "--account", "declined")
    assert (refused.code, "on hold" in refused.err) == (2, True)
    assert bench.run("keeping", "hold", "c-01", "--reason", "x", "--look-again", "soon").code == 2
    assert bench.run("keeping", "lift", "c-01").code == 0
    assert bench.run("erase", "c-01", "--yes", "--account", "maybe").code == 2
    assert bench.run("erase", "c-01", "--yes", "--account", "given").code == 0


def test_destinations_are_listed_and_forgotten(bench: Bench, tmp_path: Path) -> None:
    assert "no backup yet" in bench.run("destinations", "list").err
    assert bench.run("backup", str(tmp_path / "a")).code == 0
    assert str(tmp_path / "a") in bench.run("destinations", "list").out
    assert bench.run("destinations", "forget", str(tmp_path / "a")).code == 0
    listed = json.loads(bench.run("destinations", "list", "--json").out)
    assert (listed["destinations"], listed["due"]) == ([], False)


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="there is no second disk to stand for a stick")
def test_the_stick_is_used_and_brought_back(bench: Bench, tmp_path: Path) -> None:
    stick = Path("/dev/shm") / f"privity-{tmp_path.name}"
    stick.mkdir()
    try:
        assert bench.run("stick", "use", str(stick)).code == 0
        assert bench.run("keeping", "list").code == 0
        stick.rename(stick.with_suffix(".out"))
        missing = bench.run("keeping", "list")
        assert (missing.code, "stick" in missing.err) == (13, True)
        stick.with_suffix(".out").rename(stick)
        assert bench.run("stick", "back").code == 0
        assert list(stick.iterdir()) == []
        assert bench.run("stick", "use", str(tmp_path)).code == 2
    finally:
        stick.rmdir()


def test_a_backup_that_could_not_be_put_in_place_is_not_the_last(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "stick" / "keys.age").mkdir(parents=True)
    assert bench.run("backup", str(tmp_path / "stick")).code == 1
    assert json.loads(bench.run("destinations", "list", "--json").out)["last"] is None
    (tmp_path / "stick" / "keys.age").rmdir()
    assert bench.run("backup", str(tmp_path / "stick")).code == 0
    assert json.loads(bench.run("destinations", "list", "--json").out)["last"] is not None
