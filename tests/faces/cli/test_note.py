"""Notes from the command line: written, signed, amended, answered by their client, listed and read."""

import json

import pytest

from tests.faces.cli.conftest import PASSPHRASE, Bench
from tests.faces.cli.test_at_a_terminal import terminal
from tests.faces.cli.test_both_ways import opened_elsewhere


def test_a_note_is_written_signed_amended_and_answered(bench: Bench) -> None:
    (bench.folder / "words.txt").write_text("walked by the river\n")
    added = bench.run("note", "add", "c-01", "words.txt", "--date", "2026-03-02")
    assert (added.code, added.err) == (0, "")
    name = added.out.strip()
    unsigned = bench.run("note", "amend", name, "--reason", "typing", said="walked by the canal")
    assert (unsigned.code, "not signed" in unsigned.err) == (2, True)
    assert bench.run("note", "sign", name).code == 0
    assert bench.run("note", "sign", name).code == 2
    with opened_elsewhere(bench):
        amended = bench.run("note", "amend", name, "--reason", "typing", said="walked by the canal")
        assert (amended.code, amended.out) == (0, "")
        assert bench.run("note", "statement", name, "-", said="I walked in the park.").code == 0
    listed = json.loads(bench.run("note", "list", "c-01", "--json").out)
    assert listed["secrets"] is None
    assert listed["notes"][0] == {
        "note": name,
        "date": "2026-03-02",
        "kind": "progress",
        "signed": True,
        "amended": 1,
        "statements": 1,
    }
    assert f"{name}\t2026-03-02\tprogress\tsigned\t1\t1\n" in (plain := bench.run("note", "list", "c-01")).out
    assert "walked" not in plain.out
    read = bench.run("note", "show", name, "--reason", "for my own use").out
    assert read.startswith("walked by the canal\n\n[the client's statement, ")
    assert "I walked in the park." in read
    assert read.endswith("; amended: typing]\nwalked by the river\n")


def test_a_note_is_read_on_the_terminal_without_a_reason(bench: Bench) -> None:
    name = bench.run("note", "add", "c-01", said="walked by the river").out.strip()
    assert bench.run("note", "show", name).code == 2
    with terminal(bench, "--passphrase-file", "passphrase", "note", "show", name) as shown:
        shown.expect("walked by the river")
        assert shown.end() == 0
    assert PASSPHRASE not in shown.seen


def test_words_are_written_at_the_terminal(bench: Bench) -> None:
    with terminal(bench, "--passphrase-file", "passphrase", "note", "add", "c-01") as shown:
        shown.expect("end with Ctrl-D")
        shown.type("slept well")
        shown.type("\x04")
        assert shown.end() == 0
    assert json.loads(bench.run("note", "list", "c-01", "--json").out)["notes"][0]["kind"] == "progress"


def test_a_process_note_lies_apart(bench: Bench) -> None:
    name = bench.run("note", "add", "c-01", "--kind", "process", said="what I felt").out.strip()
    refused = bench.run("note", "show", name, "--reason", "for my own use")
    assert (refused.code, refused.out, "felt" in refused.err) == (2, "", False)
    assert bench.run("note", "show", name, "--process", "--reason", "mine").out == "what I felt\n"


def test_what_was_agreed_about_secrets_is_said_with_a_note_of_work_together(bench: Bench) -> None:
    added = bench.run("note", "add", "e-07", said="both came")
    assert (added.code, "nothing was agreed here yet" in added.err) == (0, True)
    assert "nothing was agreed here yet" in bench.run("note", "list", "e-07").err
    assert json.loads(bench.run("note", "list", "e-07", "--json").out)["secrets"] == "open"


def test_a_message_is_signed_by_the_id_that_filing_it_gave(bench: Bench) -> None:
    filed = bench.run("message", "c-01", "-", said="Thank you for the book.").out.strip()
    assert bench.run("note", "sign", filed).code == 0


@pytest.mark.parametrize(
    ("arguments", "said", "field"),
    [
        (["add", "nobody"], "walked", "RECORD"),
        (["add", "c-01"], " \n", "text"),
        (["add", "c-01"], b"\xff", "FILE"),
        (["add", "c-01", "--kind", "message"], "walked", "--kind"),
        (["add", "c-01", "--date", "soon"], "walked", "--date"),
        (["amend", "n-nowhere", "--reason", "typing"], "walked", "NOTE"),
    ],
)
def test_what_cannot_be_is_refused_and_says_what_to_do(
    bench: Bench, arguments: list[str], said: str | bytes, field: str
) -> None:
    refused = bench.run("note", *arguments, said=said)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"privity: {field}: ")
    assert "walked" not in refused.err


def test_a_locked_office_takes_no_note(bench: Bench) -> None:
    (bench.folder / "wrong").touch(mode=0o600)
    (bench.folder / "wrong").write_text("another one\n")
    refused = bench.run("--passphrase-file", "wrong", "note", "add", "c-01", said="walked", locked=True)
    assert (refused.code, refused.out) == (13, "")
