"""The reference page of the formats says what the reader does: its example is read, its fields are all there are."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from privity.interchange.caseload import LONGEST_LINE, read_caseload
from privity.interchange.clients_csv import read_clients_csv
from privity.interchange.documents import reader
from privity.interchange.documents.harvest import DEEPEST, LARGEST_UNFOLDED, MOST_MEMBERS
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.notes import Note, NoteKind
from privity.model.people import Client

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "caseload.md").read_text(encoding="utf-8")
RENAMED = {"reference": "id"}
# What a person adds in the office and no caseload brings.
OWN = {"named", "secrets", "parted", "direction", "template", "signed", "earlier", "statements", "extra"}


def documented_fields(kind: str) -> set[str]:
    section = PAGE.split(f"### `{kind}`")[1].split("\n#")[0]
    rows = [row.split("|")[1] for row in section.splitlines() if row.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize(
    ("kind", "model", "renamed"),
    [("client", Client, {}), ("engagement", Engagement, {}), ("note", Note, {"kind": "note_kind"})],
)
def test_every_field_is_documented(kind: str, model: Any, renamed: dict[str, str]) -> None:
    names = {(RENAMED | renamed).get(field.name, field.name) for field in fields(model)} - OWN

    assert documented_fields(kind) == names


@pytest.mark.parametrize("choices", [Unit, EndedAs, NoteKind])
def test_every_word_of_the_closed_lists_is_documented(choices: Any) -> None:
    assert all(f"`{choice}`" in PAGE for choice in choices)


def test_the_example_is_read_without_a_word() -> None:
    example = PAGE.split("```json\n")[1].split("```")[0]

    reading = read_caseload(example.encode().splitlines())

    assert (len(reading.problems), len(reading.notes_on_import)) == (0, 0)
    assert len(reading.caseload.notes) == 1


def test_the_documented_bounds_are_those_of_the_code() -> None:
    assert f"{LONGEST_LINE // 2**20} MiB" in PAGE
    assert (
        f"{LARGEST_UNFOLDED // 2**20} MiB unfolded, {MOST_MEMBERS:,} parts, {DEEPEST} documents deep" in PAGE
    )


def test_the_documented_kinds_of_file_are_those_of_the_code() -> None:
    listed = PAGE.split("Read are ")[1].split(":")[0]
    aliases = {"markdown", "htm"}

    assert (
        set(re.findall(r"\b[a-z]+\b", listed)) - {"and"}
        == {ending.removeprefix(".") for ending in reader._READABLE} - aliases
    )


def test_the_documented_headings_are_understood() -> None:
    listed = PAGE.split("hyphens and numbers:")[1].split(". Any other")[0]
    headings = [part.strip() for part in re.split(r"[,;]", " ".join(listed.split()))]
    headings = [part for part in headings if part != "first" and not part.startswith("middle and")]

    for heading in [*headings, "first name", "middle name", "last name"]:
        reading = read_clients_csv(f"id;{heading}\n1;1970\n".encode())
        unknown = [remark for remark in reading.notes_on_import if remark.line == 1]
        assert unknown == [], heading
