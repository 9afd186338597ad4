"""The caseload format: what is taken, what is refused, and with which words."""

import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from privity.interchange.caseload import bounded_lines, read_caseload, read_caseloads
from privity.interchange.caseload.lines import LONGEST_LINE
from privity.interchange.reading import Problem, Reading
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.notes import Note, NoteKind
from privity.model.people import Client, Contacts, Relation

CLIENT: dict[str, Any] = {"kind": "client", "id": "c-1", "names": ["Ilse Marquardt-Oyelaran"]}
ENGAGEMENT: dict[str, Any] = {"kind": "engagement", "id": "e-1", "clients": ["c-1"], "started": "2025-01-10"}
NOTE: dict[str, Any] = {
    "kind": "note",
    "id": "n-1",
    "engagement": "e-1",
    "date": "2025-01-10",
    "text": "Came in tired.",
}


def read(*rows: dict[str, Any] | str | bytes) -> Reading:
    return read_caseload(
        row if isinstance(row, bytes) else (row if isinstance(row, str) else json.dumps(row)).encode()
        for row in rows
    )


def only_problem(reading: Reading) -> Problem:
    assert len(reading.problems) == 1, reading.problems
    return reading.problems[0]


class TestTaken:
    def test_the_example_of_the_reference_page(self) -> None:
        reading = read(
            {
                "kind": "client",
                "id": "c-1",
                "names": ["Ana Tōdorova"],
                "nicknames": ["Ani"],
                "born": 1988,
                "sex": "f",
                "occupation": "florist",
                "employer": "Petal & Thorn",
                "lives_in": "Tampines",
                "household": "married,\none son",
                "contacts": {"phone": ["+65 8123 4567"], "email": ["ana@example.org"]},
                "related": [{"role": "husband", "name": "Faizal"}],
            },
            {
                "kind": "engagement",
                "id": "e-1",
                "clients": ["c-1"],
                "unit": "individual",
                "started": "2025-01-10",
                "ended": "2025-06-20",
                "ended_as": "completed",
                "issues": ["low desire"],
            },
            {**NOTE, "note_kind": "process"},
        )

        assert reading.problems == ()
        assert reading.notes_on_import == ()
        assert reading.caseload.clients == (
            Client(
                reference="c-1",
                names=("Ana Tōdorova",),
                nicknames=("Ani",),
                born=1988,
                sex="f",
                occupation="florist",
                employer="Petal & Thorn",
                lives_in="Tampines",
                household="married,\none son",
                contacts=Contacts(phone=("+65 8123 4567",), email=("ana@example.org",)),
                related=(Relation("husband", "Faizal"),),
            ),
        )
        assert reading.caseload.engagements == (
            Engagement(
                reference="e-1",
                clients=("c-1",),
                started=date(2025, 1, 10),
                unit=Unit.INDIVIDUAL,
                ended=date(2025, 6, 20),
                ended_as=EndedAs.COMPLETED,
                issues=("low desire",),
            ),
        )
        assert reading.caseload.notes == (
            Note("n-1", "e-1", date(2025, 1, 10), "Came in tired.", NoteKind.PROCESS),
        )

    def test_lines_in_any_order_with_blank_ones_between(self) -> None:
        reading = read(NOTE, "", ENGAGEMENT, "  \r\n", CLIENT)

        assert reading.problems == ()
        assert [note.reference for note in reading.caseload.notes] == ["n-1"]

    def test_notes_in_another_file_than_their_clients(self) -> None:
        reading = read_caseloads(
            [
                ("notes", [json.dumps(NOTE).encode()]),
                ("people", map(str.encode, map(json.dumps, [CLIENT, ENGAGEMENT]))),
            ]
        )

        assert reading.problems == ()
        assert len(reading.caseload.notes) == 1

    def test_null_means_not_given(self) -> None:
        reading = read(CLIENT, {**ENGAGEMENT, "ended": None, "unit": None}, {**NOTE, "note_kind": None})

        assert reading.problems == ()
        assert reading.caseload.engagements[0].ended is None
        assert reading.caseload.notes[0].extra == {}

    def test_an_empty_note_is_taken_and_remarked_on(self) -> None:
        reading = read(CLIENT, ENGAGEMENT, {**NOTE, "text": " "})

        assert reading.problems == ()
        assert [(remark.line, remark.field) for remark in reading.notes_on_import] == [(3, "text")]

    def test_an_end_without_a_day_counts_as_open_and_is_remarked_on(self) -> None:
        reading = read(CLIENT, {**ENGAGEMENT, "ended_as": "completed"})

        assert reading.caseload.engagements[0].ended is None
        assert [(remark.line, remark.field) for remark in reading.notes_on_import] == [(2, "ended_as")]

    def test_a_byte_order_mark_is_passed_over_and_remarked_on(self) -> None:
        reading = read(b"\xef\xbb\xbf" + json.dumps(CLIENT).encode())

        assert len(reading.caseload.clients) == 1
        assert [remark.line for remark in reading.notes_on_import] == [1]

    def test_unknown_fields_are_kept_and_reported_once_each(self) -> None:
        odd = {"mood": {"before": [3, 4.5, None], "after": "ok"}, "room": "2"}
        reading = read(CLIENT, ENGAGEMENT, NOTE | odd, NOTE | {"id": "n-2", "room": "3"})

        assert reading.caseload.notes[0].extra == odd
        assert reading.caseload.notes[1].extra == {"room": "3"}
        assert [
            (remark.line, remark.field, remark.message.split(", ")[-1]) for remark in reading.notes_on_import
        ] == [
            (3, "mood", "on 1 line"),
            (3, "room", "on 2 lines"),
        ]

    def test_unknown_fields_inside_contacts_and_relations_are_kept(self) -> None:
        reading = read(
            CLIENT
            | {
                "contacts": {"phone": ["1"], "signal": "2"},
                "related": [{"role": "son", "name": "T."}, {"role": "aunt", "name": "U.", "note": "calls"}],
            }
        )

        client = reading.caseload.clients[0]
        assert client.contacts == Contacts(phone=("1",))
        assert client.extra == {"contacts": {"signal": "2"}, "related": [{}, {"note": "calls"}]}

    def test_the_name_of_an_unknown_field_is_shown_only_where_it_is_plain(self) -> None:
        reading = read(CLIENT | {"Ilse's sister\x1b[2J": "x", "Ilse Marquardt": "y"})

        assert {remark.field for remark in reading.notes_on_import} == {"a field with an unusual name"}


MALFORMED = {
    "not_json": ("{kind: client}", "not JSON"),
    "cut_off_in_the_middle": ('{"kind":"client","id":"c-', "not JSON"),
    "two_objects_on_one_line": (json.dumps(CLIENT) * 2, "not JSON"),
    "a_list_around_the_objects": (json.dumps([CLIENT]), "not a JSON object"),
    "a_bare_string": ('"client"', "not a JSON object"),
    "not_utf8_latin1_umlaut": (b'{"kind":"client","id":"c-1","names":["M\xfcller"]}', "not UTF-8"),
    "utf8_overlong_nul": (b'{"kind":"client","id":"c-1","names":["a\xc0\x80"]}', "not UTF-8"),
    "utf16_without_mark": ('{"kind":"client"}'.encode("utf-16-le"), "NUL"),
    "utf16_with_mark": ('{"kind":"client"}'.encode("utf-16"), "UTF-16"),
    "nested_100000_lists_deep": ('{"x":' + "[" * 100_000, "nested"),
    "nested_100000_objects_deep_in_a_note": (json.dumps(NOTE)[:-1] + ',"x":' + '{"a":' * 100_000, "nested"),
    "nested_40_deep_in_an_unknown_field": (
        json.dumps(CLIENT | {"x": json.loads("[" * 40 + "]" * 40)}),
        "nested",
    ),
    "key_given_twice": ('{"kind":"client","id":"c-1","id":"c-2","names":["A"]}', "same key twice"),
    "key_given_twice_in_a_note": (json.dumps(NOTE)[:-1] + ',"text":"another"}', "same key twice"),
    "key_given_twice_spelled_with_an_escape": (
        json.dumps(NOTE)[:-1] + ',"te\\u0078t" \t:"another"}',
        "same key twice",
    ),
    "nan": (json.dumps(CLIENT | {"x": float("nan")}), "NaN"),
    "infinity": (json.dumps(CLIENT | {"x": [float("-inf")]}), "NaN"),
    "number_of_5000_digits": ('{"kind":"client","x":' + "9" * 5000 + "}", "too large"),
    "number_beyond_64_bits": ('{"kind":"client","x":9223372036854775808}', "too large"),
    "fraction_beyond_a_double": ('{"kind":"client","x":1e999}', "too large"),
}


@pytest.mark.parametrize("defect", MALFORMED)
def test_a_malformed_line_is_refused_with_words_and_the_others_are_taken(defect: str) -> None:
    line, words = MALFORMED[defect]
    lines = [line, CLIENT] if defect != "utf16_with_mark" else [line]

    reading = read(*lines)

    problem = only_problem(reading)
    assert words in problem.message
    assert problem.line == 1
    assert problem.remedy
    assert len(reading.caseload.clients) == len(lines) - 1


FAULTY_FIELDS = {
    "kind_missing": ({"id": "c-9"}, "kind"),
    "kind_unknown": (CLIENT | {"kind": "patient"}, "kind"),
    "kind_a_number": (CLIENT | {"kind": 1}, "kind"),
    "id_missing": ({"kind": "client", "names": ["A"]}, "id"),
    "id_a_number": (CLIENT | {"id": 17}, "id"),
    "id_empty": (CLIENT | {"id": ""}, "id"),
    "id_of_201_characters": (CLIENT | {"id": "x" * 201}, "id"),
    "id_with_a_line_feed": (CLIENT | {"id": "c-1\nc-2"}, "id"),
    "note_id_of_201_characters": (NOTE | {"id": "x" * 201}, "id"),
    "note_id_with_a_direction_override": (NOTE | {"id": "\u202en"}, "id"),
    "names_missing": ({"kind": "client", "id": "c-1"}, "names"),
    "names_empty_list": (CLIENT | {"names": []}, "names"),
    "names_a_string": (CLIENT | {"names": "A. B."}, "names"),
    "names_with_a_number": (CLIENT | {"names": ["A", 5]}, "names"),
    "names_with_spaces_only": (CLIENT | {"names": ["  "]}, "names"),
    "name_with_an_escape_sequence": (CLIENT | {"names": ["A\x1b[31m"]}, "names"),
    "name_with_a_right_to_left_override": (CLIENT | {"names": ["A\u202eB"]}, "names"),
    "name_with_a_line_separator": (CLIENT | {"names": ["A\u2028B"]}, "names"),
    "name_with_half_an_emoji": (CLIENT | {"names": ["A\ud83d"]}, "names"),
    "nickname_with_an_isolate": (CLIENT | {"nicknames": ["\u2066x"]}, "nicknames"),
    "born_as_text": (CLIENT | {"born": "1988"}, "born"),
    "born_in_1066": (CLIENT | {"born": 1066}, "born"),
    "born_true": (CLIENT | {"born": True}, "born"),
    "contacts_a_list": (CLIENT | {"contacts": ["+65"]}, "contacts"),
    "phone_a_string": (CLIENT | {"contacts": {"phone": "+65"}}, "contacts.phone"),
    "related_an_object": (CLIENT | {"related": {"role": "son", "name": "T."}}, "related"),
    "related_without_a_role": (CLIENT | {"related": [{"name": "T."}]}, "related.role"),
    "related_to_the_own_id": (CLIENT | {"related": [{"role": "wife", "name": "c-1"}]}, "related.name"),
    "occupation_with_nul": (CLIENT | {"occupation": "a\0b"}, "occupation"),
    "unknown_field_with_half_an_emoji": (CLIENT | {"mood": ["\udc00"]}, "mood"),
    "unknown_field_named_with_half_an_emoji": (CLIENT | {"\udc00": 1}, "a field with an unusual name"),
    "clients_missing": ({"kind": "engagement", "id": "e-1", "started": "2025-01-10"}, "clients"),
    "clients_empty": (ENGAGEMENT | {"clients": []}, "clients"),
    "clients_twice_the_same": (ENGAGEMENT | {"clients": ["c-1", "c-1"], "unit": "couple"}, "clients"),
    "individual_with_two_clients": (
        ENGAGEMENT | {"clients": ["c-1", "c-2"], "unit": "individual"},
        "clients",
    ),
    "two_clients_without_a_unit": (ENGAGEMENT | {"clients": ["c-1", "c-2"]}, "unit"),
    "unit_unknown": (ENGAGEMENT | {"unit": "throuple"}, "unit"),
    "unit_a_list": (ENGAGEMENT | {"unit": ["couple"]}, "unit"),
    "started_missing": ({"kind": "engagement", "id": "e-1", "clients": ["c-1"]}, "started"),
    "started_on_the_30th_of_february": (ENGAGEMENT | {"started": "2025-02-30"}, "started"),
    "started_as_day_month_year": (ENGAGEMENT | {"started": "10/01/2025"}, "started"),
    "started_as_a_week": (ENGAGEMENT | {"started": "2025-W02-5"}, "started"),
    "ended_before_it_started": (ENGAGEMENT | {"ended": "2025-01-09"}, "ended"),
    "ended_as_unknown": (ENGAGEMENT | {"ended": "2025-02-01", "ended_as": "cured"}, "ended_as"),
    "engagement_missing": ({k: v for k, v in NOTE.items() if k != "engagement"}, "engagement"),
    "date_missing": ({k: v for k, v in NOTE.items() if k != "date"}, "date"),
    "date_a_number": (NOTE | {"date": 20250110}, "date"),
    "date_with_a_time": (NOTE | {"date": "2025-01-10T09:00:00Z"}, "date"),
    "date_in_the_year_25": (NOTE | {"date": "0025-01-10"}, "date"),
    "text_missing": ({k: v for k, v in NOTE.items() if k != "text"}, "text"),
    "text_null": (NOTE | {"text": None}, "text"),
    "text_a_list": (NOTE | {"text": ["a"]}, "text"),
    "text_with_nul": (NOTE | {"text": "a\0b"}, "text"),
    "text_with_half_an_emoji": (NOTE | {"text": "ok \ud83d"}, "text"),
    "note_kind_unknown": (NOTE | {"note_kind": "soap"}, "note_kind"),
}


@pytest.mark.parametrize("defect", FAULTY_FIELDS)
def test_a_faulty_field_is_named_and_its_line_is_not_taken(defect: str) -> None:
    row, field = FAULTY_FIELDS[defect]

    reading = read(row)

    problem = only_problem(reading)
    assert (problem.source, problem.line, problem.field) == ("-", 1, field)
    assert problem.message
    assert problem.remedy
    assert not reading.caseload.clients + reading.caseload.engagements + reading.caseload.notes


def test_every_fault_of_a_line_is_told_at_once() -> None:
    reading = read({"kind": "note", "id": 4, "date": "soon", "text": 7})

    assert {problem.field for problem in reading.problems} == {"id", "engagement", "date", "text"}


def test_messages_hold_no_text_no_name_and_no_id() -> None:
    secret = "Zdravka Peculiarova"
    reading = read(
        {"kind": secret, "id": secret, "names": secret},
        {"kind": "client", "id": secret, "names": [secret, secret + "\x07"], "sex": [secret]},
        {"kind": "client", "id": secret + " II", "names": [secret]},
        {"kind": "client", "id": secret + " II", "names": [secret]},
        {"kind": "engagement", "id": secret, "clients": [secret, secret], "started": secret, "unit": secret},
        {"kind": "engagement", "id": secret + " II", "clients": [secret], "started": "2025-01-01"},
        {"kind": "note", "id": secret, "engagement": secret, "date": "2025-01-01", "text": secret},
        {"kind": "note", "id": secret, "engagement": secret, "date": secret, "text": secret, secret: secret},
        '{"kind":"note","text":"' + secret,
        b'{"kind":"note","text":"' + secret.encode() + b"\xff",
    )

    assert {problem.line for problem in reading.problems} == {1, 2, 4, 5, 6, 7, 8, 9, 10}
    told = repr(reading.problems) + repr(reading.notes_on_import)
    assert "Zdravka" not in told
    assert "Peculiarova" not in told


class TestReferences:
    def test_the_second_of_two_equal_ids_is_refused(self) -> None:
        reading = read(CLIENT, ENGAGEMENT, NOTE, NOTE | {"text": "another"})

        problem = only_problem(reading)
        assert (problem.line, problem.field) == (4, "id")
        assert "on line 3" in problem.message
        assert reading.caseload.notes[0].text == "Came in tired."

    def test_an_id_in_two_files_is_told_with_the_other_file(self) -> None:
        line = json.dumps(CLIENT).encode()

        problem = only_problem(read_caseloads([("one.jsonl", [line]), ("two.jsonl", [b"\n", line])]))

        assert (problem.source, problem.line) == ("two.jsonl", 2)
        assert "on line 1 of one.jsonl" in problem.message

    def test_ids_are_counted_within_a_kind(self) -> None:
        reading = read(
            CLIENT | {"id": "1"},
            ENGAGEMENT | {"id": "1", "clients": ["1"]},
            NOTE | {"id": "1", "engagement": "1"},
        )

        assert reading.problems == ()

    def test_work_with_a_missing_client_takes_its_notes_along(self) -> None:
        reading = read(ENGAGEMENT, NOTE)

        assert [(problem.line, problem.field) for problem in reading.problems] == [
            (1, "clients"),
            (2, "engagement"),
        ]
        assert "on line 1" in reading.problems[1].message
        assert (reading.caseload.engagements, reading.caseload.notes) == ((), ())

    def test_what_hangs_on_a_faulty_line_says_which_one(self) -> None:
        reading = read(CLIENT | {"born": "old"}, ENGAGEMENT)

        assert [problem.line for problem in reading.problems] == [1, 2]
        assert "not taken, on line 1" in reading.problems[1].message

    def test_a_note_of_work_that_is_nowhere(self) -> None:
        problem = only_problem(read(CLIENT, ENGAGEMENT, NOTE | {"engagement": "e-2"}))

        assert (problem.line, problem.field) == (3, "engagement")


class TestKinship:
    def test_two_clients_who_are_each_others_mother_by_id(self) -> None:
        reading = read(
            CLIENT | {"related": [{"role": "mother", "name": "c-2"}]},
            CLIENT | {"id": "c-2", "related": [{"role": "Mother", "name": "c-1"}]},
            CLIENT | {"id": "c-3", "related": [{"role": "mother", "name": "c-2"}]},
        )

        assert sorted(problem.line or 0 for problem in reading.problems) == [1, 2]
        assert [client.reference for client in reading.caseload.clients] == ["c-3"]

    def test_a_circle_of_5000_generations(self) -> None:
        count = 5000
        reading = read(
            *(
                CLIENT | {"id": f"c-{i}", "related": [{"role": "child", "name": f"c-{(i + 1) % count}"}]}
                for i in range(count)
            )
        )

        assert len(reading.problems) == count

    def test_parent_and_child_who_name_each_other_rightly(self) -> None:
        reading = read(
            CLIENT
            | {
                "names": ["Old B."],
                "related": [{"role": "son", "name": "Young B."}, {"role": "friend", "name": "Young B."}],
            },
            CLIENT | {"id": "c-2", "names": ["Young B."], "related": [{"role": "father", "name": "Old B."}]},
        )

        assert (reading.problems, reading.notes_on_import) == ((), ())

    def test_a_circle_of_names_may_be_namesakes_and_is_only_remarked_on(self) -> None:
        reading = read(
            CLIENT | {"names": ["Old B."], "related": [{"role": "father", "name": "young b."}]},
            CLIENT | {"id": "c-2", "names": ["Young B."], "related": [{"role": "father", "name": "Old B."}]},
        )

        assert reading.problems == ()
        assert [(remark.line, remark.field) for remark in reading.notes_on_import] == [
            (1, "related"),
            (2, "related"),
        ]

    def test_a_father_of_the_same_name_is_only_remarked_on(self) -> None:
        reading = read(CLIENT | {"related": [{"role": "father", "name": CLIENT["names"][0]}]})

        assert reading.problems == ()
        assert [remark.field for remark in reading.notes_on_import] == ["related"]


class TestEnormous:
    def test_a_line_over_the_bound_is_refused_without_being_read_whole(self) -> None:
        class Endless(io.RawIOBase):
            """A line of 256 MiB that exists nowhere, then a client."""

            left = 256 * 1024 * 1024
            tail = b"\n" + json.dumps(CLIENT).encode() + b"\n"

            def readable(self) -> bool:
                return True

            def readinto(self, buffer: Any) -> int:
                size = min(self.left, len(buffer)) or min(len(self.tail), len(buffer))
                if self.left:
                    buffer[:size] = b"x" * size
                    self.left -= size
                else:
                    buffer[:size], self.tail = self.tail[:size], self.tail[size:]
                return size

        tracemalloc.start()
        try:
            reading = read_caseload(bounded_lines(io.BufferedReader(Endless())))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()

        problem = only_problem(reading)
        assert (problem.line, problem.message) == (1, "is longer than 64 MiB")
        assert len(reading.caseload.clients) == 1
        assert peak < 3 * LONGEST_LINE

    def test_bounded_lines_gives_every_line_as_it_is(self) -> None:
        data = b"one\n\nthree\r\n" + b"y" * 8 + b"\n" + b"z" * 9 + b"\nlast"

        assert list(bounded_lines(io.BytesIO(data), longest=9)) == [
            b"one\n",
            b"\n",
            b"three\r\n",
            b"y" * 8 + b"\n",
            b"z" * 9 + b"\n",
            b"last",
        ]
        assert list(bounded_lines(io.BytesIO(b"z" * 25 + b"\nnext\n"), longest=9)) == [b"z" * 10, b"next\n"]

    def test_reading_stops_where_it_is_plainly_the_wrong_file(self) -> None:
        def noise() -> Iterator[bytes]:
            while True:
                yield b"%PDF-1.7"

        reading = read_caseload(noise())

        assert len(reading.problems) == 10_001
        assert "nothing was read from here on" in reading.problems[-1].message
