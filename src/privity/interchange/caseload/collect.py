"""Ties the lines of one or several files together: ids given once, references that lead somewhere."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from privity.errors import InputError
from privity.interchange.caseload.kinds import read_client, read_engagement, read_note
from privity.interchange.caseload.kinship import circles_by_id, circles_by_name
from privity.interchange.caseload.plain_note import plain_note
from privity.interchange.caseload.row import Row, printable
from privity.interchange.caseload.values import parse_object
from privity.interchange.reading import Problem, Reading, Remark
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client

_MOST_PROBLEMS = 10_000
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

Thing = TypeVar("Thing", Client, Engagement, Note)


class _Place(NamedTuple):
    """Where a line stands: the number of its source, the source's name, the line."""

    order: int
    source: str
    line: int


class _Shelf(Generic[Thing]):
    """What was taken of one kind, by id, with its place; and the places of those that were not."""

    def __init__(self, read: Callable[[Row, str], Thing]) -> None:
        self.read: Callable[[Row, str], Thing] = read
        self.taken: dict[str, tuple[Thing, _Place]] = {}
        self.refused: dict[str, _Place] = {}

    def things(self) -> tuple[Thing, ...]:
        return tuple(thing for thing, _ in self.taken.values())

    def refuse(self, reference: str) -> _Place:
        """Take a thing back from the shelf."""
        _, place = self.taken.pop(reference)
        self.refused[reference] = place
        return place


def read_caseload(lines: Iterable[bytes], source: str = "-") -> Reading:
    """Read the lines of one file. Nothing is raised for what stands in them: every fault is a problem of
    the result.
    """
    return read_caseloads([(source, lines)])


def read_caseloads(sources: Iterable[tuple[str, Iterable[bytes]]]) -> Reading:
    """Read several files as one caseload, so that notes may stand in another file than their clients."""
    collector = _Collector()
    for order, (source, lines) in enumerate(sources):
        collector.read(order, source, lines)
    return collector.reading()


class _Collector:
    def __init__(self) -> None:
        self._clients = _Shelf[Client](read_client)
        self._engagements = _Shelf[Engagement](read_engagement)
        self._notes = _Shelf[Note](read_note)
        self._shelves: dict[object, _Shelf[Any]] = {
            "client": self._clients,
            "engagement": self._engagements,
            "note": self._notes,
        }
        self._problems: list[tuple[_Place, Problem]] = []
        self._remarks: list[tuple[_Place, Remark]] = []
        self._unknown: Counter[tuple[str, str]] = Counter()
        self._unknown_first: dict[tuple[str, str], _Place] = {}

    def read(self, order: int, source: str, lines: Iterable[bytes]) -> None:
        """Take every line of one source, or stop where going on would only repeat the same complaint."""
        faulty_before = len(self._problems)
        for number, line in enumerate(lines, start=1):
            place = _Place(order, source, number)
            if number == 1:
                if line.startswith(_UTF16_MARKS):
                    self._problem(
                        place, "", "is UTF-16, not UTF-8; nothing of it was read", "save the file as UTF-8"
                    )
                    return
                if line.startswith(_UTF8_MARK):
                    line = line[len(_UTF8_MARK) :]
                    self._remark(place, "", "begins with a byte order mark, which was passed over")
            if line.isspace() or not line:
                continue
            note = plain_note(line)
            if note is not None and note.reference not in self._notes.taken:
                self._notes.taken[note.reference] = (note, place)
                continue
            try:
                self._take(place, Row(parse_object(line)))
            except InputError as error:
                self._problem(place, error.field, error.message, error.remedy)
            if len(self._problems) - faulty_before >= _MOST_PROBLEMS:
                self._problem(
                    place,
                    "",
                    f"has more than {_MOST_PROBLEMS} faults; nothing was read from here on",
                    "see whether it is the right file, in the form of the reference page",
                )
                return

    def reading(self) -> Reading:
        """Everything that holds together."""
        self._check_kinship()
        self._check_references(
            self._engagements, self._clients, "clients", lambda engagement: engagement.clients, "a client"
        )
        self._check_references(
            self._notes, self._engagements, "engagement", lambda note: (note.engagement,), "an engagement"
        )
        self._remark_on_what_was_taken()
        return Reading(
            caseload=Caseload(self._clients.things(), self._engagements.things(), self._notes.things()),
            problems=tuple(problem for _, problem in sorted(self._problems, key=lambda pair: pair[0])),
            notes_on_import=tuple(remark for _, remark in sorted(self._remarks, key=lambda pair: pair[0])),
        )

    def _take(self, place: _Place, row: Row) -> None:
        kind = row.needed_name("kind")
        shelf = self._shelves.get(kind)
        if shelf is None and not row.faults:
            row.fault(
                "kind",
                "is not a word of the closed list",
                f"use one of: {', '.join(map(str, self._shelves))}",
            )
        if shelf is None:
            self._faults(place, row)
            return
        reference = row.needed_name("id")
        thing = shelf.read(row, reference)
        if reference in shelf.taken:
            first = shelf.taken[reference][1]
            row.fault(
                "id", f"was given before, {_where(first, place)}", "keep one of the two, or give one a new id"
            )
        elif row.faults and reference:
            shelf.refused[reference] = place
        if row.faults:
            self._faults(place, row)
            return
        shelf.taken[reference] = (thing, place)
        for field in thing.extra:
            key = (kind, field)
            self._unknown[key] += 1
            self._unknown_first.setdefault(key, place)

    def _check_references(
        self,
        shelf: _Shelf[Thing],
        above: _Shelf[Any],
        field: str,
        named: Callable[[Thing], tuple[str, ...]],
        what: str,
    ) -> None:
        """Refuse what refers to something that is missing, or that was not taken itself."""
        lost = [
            (reference, next(name for name in named(thing) if name not in above.taken))
            for reference, (thing, _) in shelf.taken.items()
            if not all(name in above.taken for name in named(thing))
        ]
        for reference, missing in lost:
            place = shelf.refuse(reference)
            refused = above.refused.get(missing)
            if refused is None:
                self._problem(
                    place,
                    field,
                    f"refers to {what} that is nowhere",
                    f"add {what} with this id, or correct it",
                )
            else:
                self._problem(
                    place,
                    field,
                    f"refers to {what} that was not taken, {_where(refused, place)}",
                    "correct that line first",
                )

    def _check_kinship(self) -> None:
        for reference in circles_by_id(self._clients.things()):
            self._problem(
                self._clients.refuse(reference),
                "related",
                "makes the client their own ancestor",
                "correct the roles of mother, father, son, daughter and the like",
            )
        doubtful = circles_by_name(self._clients.things())
        for reference, (client, place) in self._clients.taken.items():
            own = {name.casefold() for name in client.names}
            if any(relation.name.casefold() in own for relation in client.related):
                self._remark(place, "related", "names somebody by the client's own name; both were kept")
            elif reference in doubtful:
                self._remark(
                    place, "related", "seems to make the client their own ancestor; it was kept as written"
                )

    def _remark_on_what_was_taken(self) -> None:
        for engagement, place in self._engagements.taken.values():
            if engagement.ended_as is not None and engagement.ended is None:
                self._remark(place, "ended_as", "says how the work ended but not when; it counts as open")
        for note, place in self._notes.taken.values():
            if not note.text or note.text.isspace():
                self._remark(place, "text", "is empty; the note was taken with its date")
        for (kind, field), count in self._unknown.items():
            lines = "1 line" if count == 1 else f"{count} lines"
            self._remark(
                self._unknown_first[kind, field],
                printable(field),
                f"is not a field of {_ARTICLES[kind]} {kind}; it was kept as it came, on {lines}",
            )

    def _faults(self, place: _Place, row: Row) -> None:
        for fault in row.faults:
            self._problem(place, fault.field, fault.message, fault.remedy)

    def _problem(self, place: _Place, field: str, message: str, remedy: str) -> None:
        self._problems.append((place, Problem(place.source, place.line, field, message, remedy)))

    def _remark(self, place: _Place, field: str, message: str) -> None:
        self._remarks.append((place, Remark(place.source, place.line, field, message)))


def _where(there: _Place, here: _Place) -> str:
    return f"on line {there.line}" if there.order == here.order else f"on line {there.line} of {there.source}"


_ARTICLES = {"client": "a", "engagement": "an", "note": "a"}
