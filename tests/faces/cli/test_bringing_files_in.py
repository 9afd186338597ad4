"""A folder with scans on the command line: sealed beside cards, whichever process has the office open."""

import json

from tests.faces.cli.conftest import Bench
from tests.faces.cli.test_both_ways import opened_elsewhere

SCAN = b"\xff\xd8\xff" + bytes(600_000)


def practice(bench: Bench) -> None:
    folder = bench.folder / "practice" / "Q. R."
    folder.mkdir(parents=True)
    (folder / "2025-01-02 walk.txt").write_text("walked")
    (folder / "2025-01-03 letter.jpg").write_bytes(SCAN)


def test_a_scan_is_sealed_beside_its_card(bench: Bench) -> None:
    practice(bench)
    planned = json.loads(bench.run("import", "--dry-run", "--json", "practice").out)
    assert planned["taken"] == {"clients": 1, "engagements": 1, "notes": 2, "files": 1, "joined": 0}
    with opened_elsewhere(bench):
        taken = bench.run("import", "practice")
    assert "1 clients, 1 engagements, 2 notes, 1 files beside them" in taken.out
    assert "kept sealed beside a card" in taken.out
    assert "letter.jpg" in (listed := bench.run("attachments", "Q. R.").out)
    assert str(len(SCAN)) in listed


def test_the_same_folder_again_brings_only_what_is_new(bench: Bench) -> None:
    practice(bench)
    assert bench.run("import", "practice").code == 0
    assert bench.run("import", "practice").code == 2
    (bench.folder / "practice" / "Q. R." / "2025-02-01.txt").write_text("slept")
    again = json.loads(bench.run("import", "--join", "--json", "practice").out)
    assert again["taken"] == {"clients": 0, "engagements": 0, "notes": 1, "files": 0, "joined": 1}
    assert again["here_already"] == []
