"""What is no file on a disk is refused by its name, wherever the command line reads one: nothing is waited for."""

import os

import pytest

from tests.faces.cli.conftest import Bench

CLIENT = "c-03"


@pytest.mark.parametrize(
    "command",
    [
        ("import", "{}"),
        ("import", "--dry-run", "{}.csv"),
        ("import", "{}.zip"),
        ("import", "{}.txt"),
        ("screen", "{}"),
        ("screen", "{}.zip"),
        ("screen", "--text-alone", "{}.docx"),
        ("clear", "{}"),
        ("decide", "{}"),
        ("decide", "--jsonl", "{}"),
        ("attach", CLIENT, "{}"),
        ("fhir", CLIENT, "{}"),
        ("mailing-list", "import", "{}"),
        ("picture", "{}"),
        ("terms", "make", "{}"),
        ("cover", "open", "{}"),
        ("shares", "combine", "--sheet", "{}"),
    ],
    ids=" ".join,
)
def test_what_never_ends_is_refused_by_its_name(command: tuple[str, ...], bench: Bench) -> None:
    for ending in ("", ".csv", ".zip", ".txt", ".docx"):
        (bench.folder / f"endless{ending}").symlink_to("/dev/zero")
    ended = bench.run(*(part.format("endless") for part in command))
    assert ended.code in {1, 2}
    assert "is a device, a pipe or a socket, not a file" in ended.err
    assert "`endless" in ended.err
    assert "name a file that lies on a disk" in ended.err
    assert ended.out == ""


def test_a_backup_with_a_pipe_in_it_is_not_waited_for(bench: Bench) -> None:
    assert bench.run("backup", "kept").code == 0
    [records] = (bench.folder / "kept").glob("records-*.age")
    records.unlink()
    os.mkfifo(records)
    ended = bench.run("backup", "verify", "kept")
    assert (ended.code, f"`{records.name}` is a device, a pipe" in ended.err) == (2, True)
