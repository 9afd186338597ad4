"""Phone numbers, addresses and handles are found in any writing, in contact fields and in notes."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client, Contacts
from privity.screen import FindingKind, ScreenIndex, Verdict, screen


@pytest.mark.parametrize(
    ("written", "client"),
    [
        ("+65 8123 4567", "c-1"),
        ("81234567", "c-1"),
        ("8123-4567", "c-1"),
        ("(65) 8123.4567", "c-1"),
        ("0065 81 23 45 67", "c-1"),
        ("eight one two three, four five six seven", "c-1"),
        ("８１２３４５６７", "c-1"),
        ("+44 20 7946 0018", "c-2"),
        ("02079460018", "c-2"),
        ("huda.salleh@example.org", "c-1"),
        ("HUDA.SALLEH@EXAMPLE.ORG", "c-1"),
        ("huda.salleh (at) example (dot) org", "c-1"),
        ("hudasalleh@example.org", "c-1"),
        ("huda.salleh+news@example.org", "c-1"),
        ("@hudasalleh", "c-1"),
        ("ziga.k@example.net", "c-4"),
        ("031-555-210", "c-4"),
    ],
)
def test_an_identifier_is_found_however_it_is_written(index: ScreenIndex, written: str, client: str) -> None:
    screening = screen(index, f"You can ask at {written} about it.")
    assert screening.verdict is Verdict.STOP
    assert client in {f.client for f in screening.findings if f.kind is FindingKind.IDENTIFIER}


@pytest.mark.parametrize("written", ["+65 6777 0000", "2024-01-10", "12345", "office@example.org"])
def test_what_belongs_to_nobody_here_is_passed_over(index: ScreenIndex, written: str) -> None:
    findings = screen(index, f"Write to {written} about the hall.").findings
    assert not [f for f in findings if f.kind is FindingKind.IDENTIFIER]


@pytest.mark.parametrize(
    "kept", ["+44 7700 900101", "0044 7700 900101", "＋44 (0)7700 900101", "07700 900101"]
)
@pytest.mark.parametrize(
    "written", ["07700 900101", "+44 7700 900101", "+44 (0)7700 900-101", "7700.900.101"]
)
def test_a_number_of_a_range_that_no_table_knows_is_found_with_and_without_its_country(
    kept: str, written: str
) -> None:
    client = Client("c-9", names=("Nobody Known",), contacts=Contacts(phone=(kept,)))
    found = screen(
        ScreenIndex.build(Caseload((client,), (), ())), f"You can ask at {written} about it."
    ).findings
    assert "c-9" in {f.client for f in found if f.kind is FindingKind.IDENTIFIER}
