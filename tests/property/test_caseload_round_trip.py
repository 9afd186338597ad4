"""What is written in the form of the reference page is read back whole, in whatever order its lines stand."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from privity.interchange.caseload import read_caseload
from privity.interchange.caseload.kinds import read_note
from privity.interchange.caseload.plain_note import plain_note
from privity.interchange.caseload.row import Row
from privity.interchange.caseload.values import parse_object
from privity.model.caseload import Caseload
from privity.model.notes import Note
from tests.property.caseload_lines import json_lines
from tests.property.strategies import caseloads, notes, references


@given(caseloads(), st.randoms(use_true_random=False))
def test_a_caseload_is_read_back_in_any_order_of_lines(caseload: Caseload, random: Random) -> None:
    lines = list(json_lines(caseload))
    random.shuffle(lines)

    reading = read_caseload(lines)

    assert reading.problems == ()
    assert set(map(repr, reading.caseload.clients)) == set(map(repr, caseload.clients))
    assert set(map(repr, reading.caseload.engagements)) == set(map(repr, caseload.engagements))
    assert set(map(repr, reading.caseload.notes)) == set(map(repr, caseload.notes))


@given(notes(references))
def test_the_quick_and_the_careful_reader_agree(note: Note) -> None:
    (line,) = json_lines(Caseload((), (), (note,)))
    row = Row(parse_object(line))
    assert row.needed_name("kind") == "note"

    careful = read_note(row, row.needed_name("id"))

    assert careful == note
    assert row.faults == []
    assert plain_note(line) in (note, None)


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_no_line_whatever_raises(line: bytes) -> None:
    reading = read_caseload([line])

    assert reading.caseload == Caseload((), (), ())
    assert len(reading.problems) >= (not line.removeprefix(b"\xef\xbb\xbf").isspace() and line != b"")
