"""Reads a list of clients as other programs export it: comma, semicolon or tab between, with a line of headings.

A list in which each line is a note, with its day and its text, is one of notes (`notes_csv`).
"""

import csv
import hashlib
import io
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from privity.errors import InputError
from privity.interchange.caseload.kinds import read_client
from privity.interchange.caseload.lines import LONGEST_LINE
from privity.interchange.caseload.row import Row, printable
from privity.interchange.documents.harvest import UnreadableError
from privity.interchange.documents.plain import decode_text
from privity.interchange.notes_csv import DAY, TEXT, read_notes
from privity.interchange.reading import Problem, Reading, Remark
from privity.interchange.sheets import read_sheet
from privity.model.caseload import Caseload
from privity.model.people import Client

_DELIMITERS = (",", ";", "\t", "|")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# What a heading says once all but its letters is gone, and what is meant by it here.
_MEANINGS = {
    "id": (
        "id clientid clientnumber clientno clientcode no code reference ref patientid patientnumber "
        "patientguid mrn chartnumber accountnumber"
    ),
    "name": "name names fullname clientname client patient patientname displayname initials",
    "first": "first firstname givenname forename legalfirstname clientfirstname patientfirstname firstnames",
    "middle": "middle middlename middlenames middleinitial",
    "last": "last lastname surname familyname legallastname clientlastname patientlastname lastnames",
    "nickname": (
        "nickname nicknames preferredname preferredfirstname knownas goesby alias callname "
        "whatnamedotheygoby preferred"
    ),
    "born": "born birthyear yearofbirth yob",
    "birthday": "dateofbirth dob birthdate birthday patientdob clientdob",
    "sex": "sex gender genderidentity",
    "occupation": "occupation job jobtitle profession",
    "employer": "employer company workplace organisation organization",
    "lives_in": "livesin city town suburb residence",
    "household": "household maritalstatus relationshipstatus",
    "phone": (
        "phone phonenumber mobile mobilenumber mobilephone cell cellphone telephone tel homephone "
        "workphone phonehome phonemobile phonework phonecell primaryphone patientphone clientphone "
        "patientphonenumber"
    ),
    "email": "email emailaddress emails mail primaryemail homeemail workemail emailhome clientemail patientemail",
    "note_date": (
        "date notedate sessiondate dateofsession appointmentdate dateofservice servicedate visitdate appointment "
        "start starttime startdate datetime appointmentstart"
    ),
    "note": (
        "note notes notetext notecontent notebody progressnote progressnotes sessionnote sessionnotes casenote "
        "casenotes treatmentnote treatmentnotes clinicalnote clinicalnotes chartnote content text subjective "
        "objective assessment plan data response behavior behaviour intervention"
    ),
    "related": "partner spouse husband wife mother father parent guardian emergencycontact emergencycontactname",
}
MEANINGS = tuple(_MEANINGS)
"""What a column of a list can mean."""
SKIP = "skip"
_SERIAL = re.compile(r"[1-9]\d{4}")
_CONSENT = re.compile(r"consent|permission|release|authori[sz]|hipaa|einwilligung", re.IGNORECASE)
_MEANING_OF = {heading: meaning for meaning, headings in _MEANINGS.items() for heading in headings.split()}
_RESERVED = frozenset({"kind", "names", "nicknames", "contacts", "related"})
_NAMING = frozenset({"id", "name", "first", "last", "nickname"})


@dataclass(frozen=True, slots=True)
class _Table:
    """The headings with what they mean (empty where unknown), and the rows below with the line each starts on."""

    headings: list[str]
    meanings: list[str]
    rows: list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: its heading, what it is taken to mean (empty: kept as it came), and a first cell of it."""

    heading: str
    meaning: str
    sample: str


def columns_of(data: bytes) -> tuple[Column, ...]:
    """The columns of a list as they would be read, so that a person can look. Raises InputError."""
    _, rows, _, _ = _taken_apart(data, [])
    headings = rows.pop(0)[1] if rows else []
    samples = {
        place: cells[place].strip()
        for _, cells in reversed(rows[:50])
        for place in range(min(len(cells), len(headings)))
        if cells[place].strip()
    }
    return tuple(
        Column(heading.strip(), meaning, samples.get(place, ""))
        for place, (heading, meaning) in enumerate(zip(headings, _meanings(headings), strict=True))
    )


def read_clients_csv(data: bytes, source: str = "-", columns: Sequence[str | None] | None = None) -> Reading:
    """Read a list of clients. Nothing is raised: what is wrong with the file or a line is a problem of the result.

    `columns` says what each column means where its heading does not: one of `MEANINGS`, `skip` to leave it out, an
    empty text to keep it as it came, or None to go by the heading.
    """
    problems: list[Problem] = []
    remarks: list[Remark] = []
    clients: list[Client] = []
    try:
        table = _table(data, source, problems, remarks, columns or ())
    except InputError as error:
        return Reading(Caseload((), (), ()), (Problem(source, 1, error.field, error.message, error.remedy),))
    if TEXT in table.meanings:
        rows = [(line, *_note(table, cells)) for line, cells in table.rows]
        return read_notes(source, rows, problems, remarks)
    lines_of: dict[str, int] = {}
    lines_of_names: dict[tuple[tuple[str, ...], int | None], int] = {}
    for line, cells in table.rows:
        values = _values(table, cells)
        row = Row(values)
        reference = row.needed_name("id") if "id" in values else f"row-{line}"
        client = read_client(row, reference)
        if reference in lines_of:
            row.fault(
                "id", f"was given before, on line {lines_of[reference]}", "give one of the two a new id"
            )
        if len(cells) > len(table.headings):
            row.fault(
                "", "has more cells than there are headings", "put quotes around a cell that holds a comma"
            )
        problems += (Problem(source, line, fault.field, fault.message, fault.remedy) for fault in row.faults)
        if row.faults:
            continue
        if "id" not in values:
            client = replace(client, reference=_id_for(client, lines_of))
        lines_of[client.reference] = line
        clients.append(client)
        like = lines_of_names.setdefault((client.names, client.born), line)
        if like != line:
            remarks.append(Remark(source, line, "names", f"are those of line {like} too; both were kept"))
        if client.extra.get("date_of_birth") and client.born is None:
            remarks.append(
                Remark(source, line, "date_of_birth", "shows no year of four digits; it was kept as written")
            )
    return Reading(Caseload(tuple(clients), (), ()), tuple(problems), tuple(remarks))


def _id_for(client: Client, taken: Container[str]) -> str:
    """An id where the list has none: the same whenever a list names the same people, and another for anybody else."""
    for number in count():
        made = hashlib.sha256(f"{number} {' '.join(client.names[0].casefold().split())}".encode()).hexdigest()
        if (reference := f"row-{made[:12]}") not in taken:
            return reference
    raise AssertionError("a count does not end")


def _check_lines(data: bytes) -> None:
    """A list of people has lines that a person could read; taking an enormous one apart takes many times its size.

    Raises InputError.
    """
    end = b"\n" if b"\n" in data else b"\r"
    at = 0
    while len(data) - at > LONGEST_LINE:
        found = data.find(end, at, at + LONGEST_LINE + 1)
        if found < 0:
            raise InputError(
                f"holds a line longer than {LONGEST_LINE >> 20} MiB",
                remedy="look for a quote that is never closed, or split the text over several notes",
            )
        at = found + 1


def _taken_apart(
    data: bytes, remarks: list[str]
) -> tuple[int, list[tuple[int, list[str]]], int | None, list[str]]:
    """The rows of a list with the line of the first, the line where they break off, and remarks on its encoding."""
    if data.startswith(b"PK\x03\x04"):
        return 1, read_sheet(data), None, remarks
    _check_lines(data)
    try:
        decoded = decode_text(data)
    except UnreadableError as error:
        raise InputError(error.why, remedy="export the list as CSV in UTF-8") from None
    if decoded.guess:
        remarks.append(decoded.guess)
    text = decoded.text
    hint = _EXCEL_HINT.match(text)
    first = 2 if hint else 1
    text = text[hint.end() :] if hint else text
    rows, broken = _rows(text, hint[1] if hint else _delimiter(text), first)
    return first, rows, broken, remarks


def _table(
    data: bytes,
    source: str,
    problems: list[Problem],
    remarks: list[Remark],
    columns: Sequence[str | None],
) -> _Table:
    """Decode, find the delimiter and understand the headings. Raises InputError where that leads nowhere."""
    first, rows, broken, guesses = _taken_apart(data, [])
    remarks += (Remark(source, None, "", guess) for guess in guesses)
    headings = rows.pop(0)[1] if rows else []
    meanings = _meanings(headings)
    for place, chosen in enumerate(columns[: len(meanings)]):
        if chosen is not None:
            meanings[place] = chosen
    if not _NAMING & set(meanings):
        raise InputError(
            "has no heading that is known to mean a name or an id",
            remedy='name the columns in the first line, for instance "name;phone;email", or say which one it is',
        )
    if (TEXT in meanings) != (DAY in meanings):
        raise InputError(
            "has no column for the day of a note"
            if TEXT in meanings
            else "has no column for the text of a note",
            remedy="a list of notes says whose each is, of which day, and its text: say which columns do",
        )
    if broken is not None:
        problems.append(
            Problem(
                source,
                broken,
                "",
                "cannot be taken apart; nothing was read from here on",
                "look for a lone quote",
            )
        )
    for heading, meaning in zip(headings, meanings, strict=True):
        if not meaning and heading.strip():
            says = f"is not a field of a {'note' if TEXT in meanings else 'client'}; it was kept as it came"
            if _CONSENT.search(heading):
                says = "tells of a consent; it was kept as it came, and opens nothing: here it stays unknown"
            remarks.append(Remark(source, first, printable(_key(heading)), says))
    if "id" not in meanings and TEXT not in meanings:
        remarks.append(Remark(source, first, "id", "is no column of the list; one was made from each name"))
    return _Table(headings, meanings, [(line, cells) for line, cells in rows if any(map(str.strip, cells))])


def _delimiter(text: str) -> str:
    """The one between the headings: the one that shows most headings that are known, and then most of any."""

    def worth(delimiter: str) -> tuple[int, int]:
        rows, _ = _rows(text.partition("\n")[0], delimiter, 1)
        headings = rows[0][1] if rows else []
        return sum(bool(_meaning(heading)) for heading in headings), len(headings)

    return max(_DELIMITERS, key=worth)


def _rows(text: str, delimiter: str, first: int) -> tuple[list[tuple[int, list[str]]], int | None]:
    """The rows with the line each starts on, and the line on which they break off, if they do."""
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = first
    try:
        for cells in reader:
            rows.append((line, cells))
            line = first + reader.line_num
    except csv.Error:
        return rows, line
    return rows, None


def _meaning(heading: str) -> str:
    return _MEANING_OF.get(_NOT_LETTERS.sub("", heading.lower()), "")


def _meanings(headings: list[str]) -> list[str]:
    """What the headings say. A list of clients may have a column called date or notes that is nothing of the kind."""
    found = [_meaning(heading) for heading in headings]
    if DAY in found and TEXT in found:
        return found
    return ["" if meaning in (DAY, TEXT) else meaning for meaning in found]


def _note(table: _Table, cells: list[str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """A line of a list of notes: what it says of the client and the day, and the columns of its text."""
    texts = [
        (heading, cell)
        for heading, meaning, cell in zip(table.headings, table.meanings, cells, strict=False)
        if meaning == TEXT
    ]
    others = ["" if meaning == TEXT else cell for meaning, cell in zip(table.meanings, cells, strict=False)]
    return _values(table, others), texts


def _key(heading: str) -> str:
    """The name under which a column that is not known is kept."""
    key = "_".join(heading.lower().split()) or "unnamed"
    return f"{key}_column" if key in _RESERVED else key


def _values(table: _Table, cells: list[str]) -> dict[str, Any]:
    """A row in the form of a line of the caseload format, whose rules then hold for it."""
    values: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {
        meaning: [] for meaning in ("name", "nickname", "phone", "email", "related")
    }
    parts = dict.fromkeys(("first", "middle", "last"), "")
    for heading, meaning, cell in zip(table.headings, table.meanings, cells, strict=False):
        given = cell.strip()
        if not given or meaning == SKIP:
            continue
        if meaning == "related":
            lists[meaning].append({"role": " ".join(heading.lower().split()), "name": given})
        elif meaning in lists:
            lists[meaning].append(given)
        elif meaning in parts:
            parts[meaning] = given
        elif meaning in ("born", "birthday"):
            _take_birth(values, meaning, given)
        else:
            values.setdefault(meaning or _key(heading), given)
    whole = " ".join(filter(None, parts.values()))
    names = [*lists["name"], *([whole] if whole else [])]
    # Names may be codes: where a list holds only these, the id is all the name there is.
    values["names"] = names or lists["nickname"] or ([values["id"]] if "id" in values else None)
    values["nicknames"] = lists["nickname"]
    values["contacts"] = {"phone": lists["phone"], "email": lists["email"]}
    values["related"] = lists["related"]
    return values


def _take_birth(values: dict[str, Any], meaning: str, given: str) -> None:
    if meaning == "birthday" and _SERIAL.fullmatch(given):
        # A sheet counts its days from the last but one of 1899 (ECMA-376 part 1, 18.17.4).
        given = (date(1899, 12, 30) + timedelta(days=int(given))).isoformat()
    years = _YEAR.findall(given)
    if len(years) == 1:
        values["born"] = int(years[0])
    if meaning == "birthday":
        values["date_of_birth"] = given
    elif len(years) != 1:
        values["born"] = given
