"""Lists of clients as other programs export them."""

import pytest

from privity.interchange import clients_csv
from privity.interchange.clients_csv import columns_of, read_clients_csv
from privity.model.people import Client, Contacts, Relation
from tests.unit.interchange.office_files import archive


def test_a_list_with_every_known_column() -> None:
    reading = read_clients_csv(
        b"Client ID;First Name;Middle Name;Last Name;Preferred Name;Date of Birth;Gender;Mobile Phone;Phone 2;E-Mail;"
        b"Job Title;Company;City;Marital Status;Spouse;Insurance no.\r\n"
        b"17;Aino;Maria;Korpela;Aikku;05/03/1988;f;+358 40 0000 000;;aino@example.org;carpenter;Puu Oy;Turku;married;"
        b"Veikko;none\r\n"
    )

    assert reading.problems == ()
    assert reading.caseload.clients == (
        Client(
            reference="17",
            names=("Aino Maria Korpela",),
            nicknames=("Aikku",),
            born=1988,
            sex="f",
            occupation="carpenter",
            employer="Puu Oy",
            lives_in="Turku",
            household="married",
            contacts=Contacts(phone=("+358 40 0000 000",), email=("aino@example.org",)),
            related=(Relation("spouse", "Veikko"),),
            extra={"date_of_birth": "05/03/1988", "insurance_no.": "none"},
        ),
    )
    assert [(remark.line, remark.field) for remark in reading.notes_on_import] == [(1, "insurance_no.")]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_enormous_line_is_refused_before_it_is_taken_apart(
    monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    """A list of which one line is enormous would take many times its size to be taken apart."""
    monkeypatch.setattr(clients_csv, "LONGEST_LINE", 100)
    whole = ends.join(["id,name", *(f"c-{number},A. B." for number in range(50)), ""])
    assert len(read_clients_csv(whole.encode()).caseload.clients) == 50
    for place in (whole.encode(), b""):
        reading = read_clients_csv(place + b'c-99,"' + b"a" * 200 + b'"' + ends.encode())
        [problem] = reading.problems
        assert "holds a line longer than" in problem.message
        assert reading.caseload.clients == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_headings(delimiter: str) -> None:
    text = f'name{delimiter}phone{delimiter}born\n"A, B; C"{delimiter}+1 202 555 0100{delimiter}1970\n'

    (client,) = read_clients_csv(text.encode()).caseload.clients

    assert client.names == ("A, B; C",)
    assert client.contacts.phone == ("+1 202 555 0100",)
    assert client.born == 1970


def test_the_hint_of_a_spreadsheet_is_followed_and_lines_still_count() -> None:
    reading = read_clients_csv(b"sep=|\r\nid|name\r\n1|A\r\n1|B\r\n")

    assert [client.names for client in reading.caseload.clients] == [("A",)]
    assert [(problem.line, problem.field) for problem in reading.problems] == [(4, "id")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_prove_themselves(codec: str) -> None:
    reading = read_clients_csv("id,name\n1,Łucja Żak\n".encode(codec))

    assert reading.caseload.clients[0].names == ("Łucja Żak",)
    assert reading.notes_on_import == ()


def test_windows_1252_is_a_guess_and_reported() -> None:
    reading = read_clients_csv("id,name\n1,Jürgen\n".encode("cp1252"), "old.csv")

    assert reading.caseload.clients[0].names == ("Jürgen",)
    assert [(remark.source, "guess" in remark.message) for remark in reading.notes_on_import] == [
        ("old.csv", True)
    ]


def test_without_an_id_one_is_made_from_the_name() -> None:
    reading = read_clients_csv(b'name\n"two\nlines"\nB\n\nC\n')

    first, second = (client.reference for client in reading.caseload.clients)
    assert first.startswith("row-")
    assert first != second
    assert [(problem.line, problem.field) for problem in reading.problems] == [(2, "names")]
    assert [remark.field for remark in reading.notes_on_import] == ["id"]


def test_codes_alone_are_names_enough() -> None:
    assert read_clients_csv(b"code\nK7\n").caseload.clients == (Client("K7", ("K7",)),)


def test_namesakes_are_kept_and_remarked_on() -> None:
    reading = read_clients_csv(b"id,name,born\n1,A,1970\n2,A,1970\n3,A,1971\n")

    assert len(reading.caseload.clients) == 3
    assert [(remark.line, remark.field) for remark in reading.notes_on_import] == [(3, "names")]


def test_a_birthday_without_a_full_year_is_kept_and_remarked_on() -> None:
    reading = read_clients_csv(b"id,name,DOB\n1,A,5.3.88\n")

    assert reading.caseload.clients[0].born is None
    assert reading.caseload.clients[0].extra == {"date_of_birth": "5.3.88"}
    assert [remark.field for remark in reading.notes_on_import] == ["date_of_birth"]


def test_columns_named_like_our_own_fields_lose_nothing() -> None:
    (client,) = read_clients_csv(b"id,name,contacts,kind,,related\n1,A,Uwe,adult,x,none\n").caseload.clients

    assert client.extra == {
        "contacts_column": "Uwe",
        "kind_column": "adult",
        "unnamed": "x",
        "related_column": "none",
    }


DEFECTS = {
    "empty_file": (b"", 1),
    "no_headings": (b"Uwe Peculiarov,1970\nAnn Peculiarova,1971\n", 1),
    "binary": (b"PK\x03\x04\x00\x00", 1),
    "nul_bytes": (b"id,name\n1,A\x00B\n", 1),
    "row_without_a_name": (b"name,phone\n,+1 202 555 0100\n", 2),
    "row_with_a_cell_too_many": (b"id,name\n1,Peculiarov, Uwe\n", 2),
    "id_given_twice": (b"id,name\n1,A\n1,B\n", 3),
    "quote_never_closed": (b'id,name\n1,A\n2,"Peculiarov\n3,C\n', 3),
    "name_with_an_override": ("id,name\n1,a\u202eb\n".encode(), 2),
    "cell_of_a_megabyte": (b"id,name\n1," + b"x" * 1_000_000 + b"\n", 2),
    "born_in_words": (b"id,name,born\n1,A,long ago\n", 2),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_a_problem_with_its_line_and_a_remedy(defect: str) -> None:
    data, line = DEFECTS[defect]

    reading = read_clients_csv(data, "list.csv")

    assert [(problem.source, problem.line) for problem in reading.problems] == [("list.csv", line)]
    assert reading.problems[0].message
    assert reading.problems[0].remedy
    assert "Peculiar" not in repr(reading.problems)


# -- columns that a person names, sheets, other programs' headings -------------------------------------------------


def sheet(*rows: list[str | int | None]) -> bytes:
    """A workbook with one sheet: words are shared, numbers stand in their cells, and empty cells are left out."""
    words: list[str] = []
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for place, value in enumerate(row):
            name = f"{chr(65 + place)}{number}"
            if isinstance(value, int):
                cells.append(f'<c r="{name}"><v>{value}</v></c>')
            elif value is not None:
                cells.append(f'<c r="{name}" t="s"><v>{len(words)}</v></c>')
                words.append(f"<si><t>{value}</t></si>")
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/sharedStrings.xml": f"<sst>{''.join(words)}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>",
        }
    )


def test_a_sheet_is_read_as_a_list_is() -> None:
    data = sheet(
        ["Patient Number", "First Name", "Last Name", "Birth Date", "Mobile Phone"],
        [7, "Ann", "Invented", 32143, None],
        [8, "Bo", "Invented", None, "020 7946 0018"],
    )
    clients = read_clients_csv(data, "list.xlsx").caseload.clients
    assert [(one.reference, one.names, one.born) for one in clients] == [
        ("7", ("Ann Invented",), 1988),
        ("8", ("Bo Invented",), None),
    ]
    assert clients[1].contacts.phone == ("020 7946 0018",)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 torn", archive({"x": "y"}), archive({"xl/worksheets/sheet1.xml": "<"})]
)
def test_a_sheet_that_is_none_is_a_problem_in_words(data: bytes) -> None:
    [problem] = read_clients_csv(data, "list.xlsx").problems
    assert problem.remedy


def test_columns_are_shown_with_what_they_are_taken_to_mean() -> None:
    found = columns_of(b"Klient;phone;Note to self\nA. B.;;first\n;123;\n")
    assert [(one.heading, one.meaning, one.sample) for one in found] == [
        ("Klient", "", "A. B."),
        ("phone", "phone", "123"),
        ("Note to self", "", "first"),
    ]


def test_a_person_says_what_a_column_means_or_leaves_it_out() -> None:
    data = b"Klient;phone;Note to self\nA. B.;123;secret\n"
    assert read_clients_csv(data).problems[0].message.startswith("has no heading")
    [client] = read_clients_csv(data, columns=["name", None, "skip"]).caseload.clients
    assert (client.names, client.contacts.phone, client.extra) == (("A. B.",), ("123",), {})


def test_a_consent_in_a_list_opens_nothing_and_is_said_to() -> None:
    reading = read_clients_csv(b"name,HIPAA consent signed\nA. B.,yes\n")
    [remark] = [one for one in reading.notes_on_import if "consent" in one.message]
    assert "stays unknown" in remark.message
    [client] = reading.caseload.clients
    assert client.extra == {"hipaa_consent_signed": "yes"}


@pytest.mark.parametrize(
    "headings",
    [
        "Legal first name,Legal last name,What name do they go by?,Mobile phone,Email",
        "First Name,Last Name,Preferred Name,Phone (Mobile),Email",
        "Patient First Name,Patient Last Name,Goes By,Cell Phone,Primary Email",
    ],
)
def test_headings_of_other_programs_are_known(headings: str) -> None:
    data = f"{headings}\nAnn,Invented,Annie,020 7946 0018,ann@example.org\n".encode()
    [client] = read_clients_csv(data).caseload.clients
    assert (client.names, client.nicknames) == (("Ann Invented",), ("Annie",))
    assert (client.contacts.phone, client.contacts.email) == (("020 7946 0018",), ("ann@example.org",))


NOTES = b"""Client Name,Appointment Date,Type,Subjective,Plan,Mobile
Ann A,13/03/2025 10:00,Std,slept,walk,123
Bo B,"March 4, 2025",,better,,9
Ann A,2025-03-12,Std,,tea,123
"""


def test_a_list_of_notes_gives_each_its_client_its_day_and_its_text() -> None:
    reading = read_clients_csv(NOTES, "n.csv")

    assert reading.problems == ()
    assert [(client.reference, client.contacts.phone) for client in reading.caseload.clients] == [
        ("Ann A", ("123",)),
        ("Bo B", ("9",)),
    ]
    assert [
        (note.engagement, note.date.isoformat(), note.text, note.extra) for note in reading.caseload.notes
    ] == [
        ("Ann A", "2025-03-12", "tea", {"type": "Std"}),
        ("Ann A", "2025-03-13", "Subjective\nslept\n\nPlan\nwalk", {"type": "Std"}),
        ("Bo B", "2025-03-04", "better", {}),
    ]
    assert [(remark.line, remark.field) for remark in reading.notes_on_import] == [(1, "type")]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", "a note is of a day"),
        ("soon", "not a date of the calendar"),
        ("31/02/2025", "not a date of the calendar"),
        ("03/13/2025", "no one order"),
    ],
)
def test_a_note_without_a_day_is_named(day: str, words: str) -> None:
    reading = read_clients_csv(f"id,date,note\n1,{day},x\n1,13/03/2025,y\n".encode())

    assert any(words in problem.message and problem.line == 2 for problem in reading.problems)


def test_an_order_of_day_and_month_that_was_guessed_is_told() -> None:
    reading = read_clients_csv(b"id,date,note\n1,04/03/2025,x\n")

    assert reading.caseload.notes[0].date.isoformat() == "2025-03-04"
    assert [remark.field for remark in reading.notes_on_import] == ["note_date"]


def test_a_sheet_s_days_are_days() -> None:
    assert read_clients_csv(b"id,date,note\n1,45720.5,x\n").caseload.notes[0].date.isoformat() == "2025-03-04"


@pytest.mark.parametrize("heading", ["notes", "date"])
def test_a_list_of_clients_may_have_a_column_of_that_name(heading: str) -> None:
    reading = read_clients_csv(f"name,{heading}\nA,kind\n".encode())

    assert reading.caseload.clients[0].extra == {heading: "kind"}
    assert columns_of(f"name,{heading}\nA,kind\n".encode())[1].meaning == ""


def test_a_list_of_notes_needs_a_column_for_the_day() -> None:
    [problem] = read_clients_csv(b"name,words\nA,x\n", columns=[None, "note"]).problems

    assert "the day of a note" in problem.message
