"""`privity decide` and `privity packs` on the command line."""

import json
import sys
from functools import partial
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from privity.errors import InputError
from privity.faces.cli.decide import decide
from privity.faces.cli.packs import packs
from privity.interchange.caseload import bounded_lines
from privity.services.gate import pack_texts

app = typer.Typer()
app.command("decide")(decide)
app.add_typer(packs, name="packs")

REFUSED = {
    "id": "r-1",
    "facts": {"jurisdiction": "SG", "requester": {"kind": "journalist"}, "data": "narrative"},
}
PERMITTED = {
    "id": "r-2",
    "facts": {
        "jurisdiction": "SG",
        "requester": {"kind": "journalist"},
        "purpose": "publication",
        "data": "aggregate",
        "unit": "caseload",
        "identifiability": "aggregate_k",
        "min_cell": 25,
        "dp": True,
    },
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def written(tmp_path: Path, *lines: object) -> str:
    path = tmp_path / "requests"
    path.write_bytes(
        b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    )
    return str(path)


def test_a_refusal_exits_11_and_a_permission_0(tmp_path: Path) -> None:
    assert run("decide", written(tmp_path, REFUSED)).exit_code == 11
    permitted = run("decide", "--json", "--as-of", "2026-11-22", written(tmp_path, PERMITTED))
    assert permitted.exit_code == 0
    shown = json.loads(permitted.stdout)
    assert (shown["outcome"], shown["id"], shown["as_of"]) == ("permit", "r-2", "2026-11-22")


def test_the_words_name_the_rule_and_its_source(tmp_path: Path) -> None:
    words = run("decide", written(tmp_path, REFUSED)).stdout
    assert words.startswith("refuse")
    assert "sg.confidence" in words
    assert "I do not tell cases" in words


_ENDLESS = b'{"id":"x","facts":{"client":{"age":' + b"9" * 5000 + b"}}}"


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"id":"x","facts":{"purpos":1}}',
        b'{"id":"x","facts":{},"facts":{}}',
        b"[" * 20000,
        _ENDLESS,
        b'{"id":"x\\ud800","facts":{}}',
    ],
)
def test_one_bad_request_is_an_input_error(tmp_path: Path, line: bytes) -> None:
    result = run("decide", written(tmp_path, line))
    assert isinstance(result.exception, InputError)


def test_an_enormous_line_costs_no_more_than_its_allowance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line is never read whole before its length is known, however long it is."""
    here = sys.modules[decide.__module__]
    monkeypatch.setattr(here, "bounded_lines", partial(bounded_lines, longest=1000))
    monkeypatch.setattr(here, "LONGEST_LINE", 1000)
    enormous = b'{"id":"x","facts":{"a":"' + b"a" * 5_000_000 + b'"}}'
    result = run("decide", "--jsonl", written(tmp_path, enormous, PERMITTED))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert (answers[0]["id"], "is longer than" in answers[0]["error"]["message"]) == (None, True)
    assert answers[1]["id"] == "r-2"
    alone = run("decide", written(tmp_path, enormous))
    assert isinstance(alone.exception, InputError)
    assert "is longer than" in alone.exception.message


def test_lines_are_answered_in_order_and_a_bad_one_in_its_place(tmp_path: Path) -> None:
    unknown = {"id": "bad", "facts": {"purpos": "book"}}
    result = run("decide", "--jsonl", written(tmp_path, PERMITTED, unknown, _ENDLESS, REFUSED))
    assert result.exit_code == 12
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["r-2", "bad", None, "r-1"]
    assert answers[1]["error"] == {
        "field": "facts.purpos",
        "message": "unknown fact `purpos`",
        "remedy": "did you mean `purpose`?",
    }
    assert set(answers[2]["error"]) == {"field", "message", "remedy"}


def test_lines_that_are_all_answered_exit_0_whatever_the_decisions(tmp_path: Path) -> None:
    assert run("decide", "--jsonl", written(tmp_path, REFUSED, PERMITTED)).exit_code == 0


def test_a_day_or_file_that_is_none_is_an_input_error(tmp_path: Path) -> None:
    assert isinstance(run("decide", "--as-of", "soon", written(tmp_path, REFUSED)).exception, InputError)
    assert isinstance(run("decide", str(tmp_path / "nothing")).exception, InputError)
    assert isinstance(run("decide", "--json", "--jsonl", written(tmp_path, REFUSED)).exception, InputError)


def test_the_packs_are_listed_checked_and_shown() -> None:
    listed = json.loads(run("packs", "list", "--json").stdout)["packs"]
    assert {"house", "sg"} <= {pack["id"] for pack in listed}
    checked = run("packs", "check")
    assert checked.exit_code == 0
    assert "nothing found" in checked.stdout
    shown = run("packs", "show", "sg").stdout
    assert "Criminal Procedure Code 2010 s20" in shown
    assert "Unreviewed" in shown
    assert isinstance(run("packs", "show", "atlantis").exception, InputError)


def test_two_versions_of_a_pack_are_compared_by_what_they_say_and_decide(tmp_path: Path) -> None:
    text = pack_texts()["sg.yaml"]
    assert "client.age: {below: 13}" in text
    older = tmp_path / "older.yaml"
    older.write_text(
        text.replace("client.age: {below: 13}", "client.age: {below: 12}").replace("2026.1", "2025.9"),
        "utf-8",
    )
    shown = json.loads(run("packs", "diff", "--json", str(older), "sg").stdout)
    assert {(each["kind"], each["what"]) for each in shown["changes"]} == {
        ("changed", "the pack"),
        ("changed", "rule sg.parent-of-a-child"),
    }
    words = run("packs", "diff", str(older), "sg").stdout
    assert "  - needs: `client.age` is below `12` (how old is the client?)" in words
    assert "  + needs: `client.age` is below `13` (how old is the client?)" in words


def test_a_version_that_decides_differently_is_shown_by_its_examples(tmp_path: Path) -> None:
    text = pack_texts()["us-ny.yaml"]
    laxer = tmp_path / "laxer.yaml"
    laxer.write_text(
        text.replace("threat.seriousness: $life_or_limb", "threat.seriousness: [serious]", 1), "utf-8"
    )
    decided = json.loads(run("packs", "diff", "us-ny", "--json", str(laxer)).stdout)["decided"]
    assert any("us-ny.danger" in each["example"] and each["old"] != each["new"] for each in decided)


def test_the_same_version_differs_in_nothing() -> None:
    assert run("packs", "diff", "sac", "sac").stdout == "0 changes, 0 worked examples decided differently\n"


def test_a_version_with_a_fault_is_not_compared(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(pack_texts()["sac.yaml"].replace("  - rule: case-told", "  - rule: other"), "utf-8")
    assert isinstance(run("packs", "diff", "sac", str(broken)).exception, InputError)
    broken.write_bytes(b"\xff\xfe")
    assert isinstance(run("packs", "diff", "sac", str(broken)).exception, InputError)
