"""The account of one person: what left, what was told elsewhere, who asked, who looked, out of the ledger's entries.

Pure: takes entries as they were opened and gives an `Account`. What would expose or endanger somebody else is marked
by `held_back`, once for every face.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final, TypeVar

from privity.ledger.account import Account, Asking, Departure, Held, Marking, PersonEntry, Reading, Run, Runs
from privity.ledger.entry import EventClass
from privity.ledger.held_back import asking_held, departure_held, untold_emergencies

MARKED: Final = "line of the account marked"
"""What an entry says that marks another: `of` is that entry's number, `marking` and `reason` what was settled."""
OPEN: Final = "open"
"""The outcome of something told whose ground cannot be judged: what would have to be known was not stated."""
THE_PERSON: Final = "person"
"""Who looked, where it was the person at their own page."""
_NOBODY: Final = frozenset({"none", ""})
_OWN: Final = "client"
# What a browser told of a page that was open: what was taken from it is more than a look.
_PIECES: Final = {"text copied from a record": "copied", "page of a record printed": "printed"}

Day = Callable[[datetime], date]


def account_of(
    entries: Sequence[PersonEntry],
    runs: Iterable[Run],
    *,
    kinds: Mapping[str, str],
    since: date,
    made: date,
    size: int,
    root: bytes,
    day: Day,
) -> Account:
    """Put the account together. `kinds` says of a record what kind of piece it is, `day` when a moment was here."""
    own = frozenset(
        str(one.person["request"]) for one in entries if not one.joint and "request" in one.person
    )
    untold = untold_emergencies(entries)
    left = _departures(entries, own, untold, day, EventClass.HANDED_OUT)
    told = _departures(entries, own, untold, day, EventClass.TOLD_ELSEWHERE, EventClass.EMERGENCY)
    marks = _marks(entries)
    given = frozenset(
        str(one.person.get("request"))
        for one in entries
        if one.event in (EventClass.HANDED_OUT, EventClass.TOLD_ELSEWHERE)
    )
    return Account(
        since,
        made,
        size,
        root,
        tuple(_marked(one, marks) for one in left),
        tuple(_marked(one, marks) for one in told),
        tuple(_marked(one, marks) for one in _askings(entries, own, given, day)),
        _readings(entries, kinds, day),
        _runs(runs),
    )


_Line = TypeVar("_Line", Departure, Asking)


def _marks(entries: Iterable[PersonEntry]) -> dict[int, tuple[Marking, str]]:
    """The last that was settled about each line."""
    return {
        int(one.person["of"]): (Marking(one.person["marking"]), str(one.person.get("reason") or ""))
        for one in entries
        if one.person.get("what") == MARKED
    }


def _marked(line: _Line, marks: Mapping[int, tuple[Marking, str]]) -> _Line:
    """INVARIANT: no choice shows what a law forbids to tell."""
    if line.entry not in marks or line.held is Held.FORBIDDEN:
        return line
    marking, reason = marks[line.entry]
    match marking:
        case Marking.HOLD:
            return replace(line, held=line.held or Held.CHOSEN, reason=reason)
        case Marking.MISTAKEN:
            return replace(line, held=Held.MISTAKEN, reason=reason)
        case Marking.SHOW:
            return replace(line, held=None, reason=reason)


def _departure(one: PersonEntry, own: frozenset[str], untold: frozenset[str], day: Day) -> Departure:
    person, office = one.person, one.office
    happened = day(one.time)
    late = one.event is EventClass.TOLD_ELSEWHERE
    if late:
        told_on = date.fromisoformat(str(person["day"]))
    return Departure(
        entry=one.seq,
        day=told_on if late else happened,
        what=str(office.get("item") or person.get("what") or ""),
        to=str(person.get("to") or ""),
        recipient=_recipient(one),
        purpose=str(person.get("purpose") or ""),
        data=_texts(person, "data"),
        way=str(person.get("form") or person.get("way") or ""),
        ground=_ground(one),
        outcome=str(person.get("outcome") or ""),
        rules=_texts(person, "rules"),
        reasons=_texts(person, "reasons"),
        sha256=str(office.get("sha256") or ""),
        entered=happened if late else None,
        recorded=one.time,
        held=departure_held(one, own, untold),
        words=str(person.get("words") or ""),
    )


def _texts(person: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in person.get(name) or ())


def _recipient(one: PersonEntry) -> str:
    if one.event is EventClass.EMERGENCY:
        return "emergency_services"
    if one.office.get("ground") == "own-use":
        return "program"
    return str(one.person.get("recipient") or _OWN)


def _ground(one: PersonEntry) -> str:
    if one.event is EventClass.EMERGENCY:
        return "emergency"
    return str(one.office.get("ground") or "decision")


def _askings(
    entries: Iterable[PersonEntry], own: frozenset[str], given: frozenset[str], day: Day
) -> tuple[Asking, ...]:
    """One line for each request: the day of its first decision, and what the last one said."""
    firsts: dict[str, PersonEntry] = {}
    lasts: dict[str, PersonEntry] = {}
    for one in entries:
        if one.event in (EventClass.REQUEST_REFUSED, EventClass.REQUEST_RECORDED) and "outcome" in one.person:
            request = str(one.person.get("request"))
            firsts.setdefault(request, one)
            lasts[request] = one
    found = []
    for request, last in lasts.items():
        person = last.person
        asker = str(person.get("asker") or "unknown")
        if request in given or asker in _NOBODY or person.get("mode") == "self_initiated_report":
            continue
        found.append(
            Asking(
                entry=last.seq,
                day=day(firsts[request].time),
                asker=asker,
                purpose=str(person.get("purpose") or ""),
                data=str(person.get("data") or ""),
                outcome=str(person.get("outcome")),
                rules=_texts(person, "rules"),
                reasons=_texts(person, "reasons"),
                recorded=last.time,
                held=asking_held(last, own),
            )
        )
    return tuple(sorted(found, key=lambda one: one.entry))


def _readings(entries: Iterable[PersonEntry], kinds: Mapping[str, str], day: Day) -> tuple[Reading, ...]:
    """Days, not clicks: how often something was opened on a day says more about the reader than about the read."""
    days: dict[date, set[str]] = {}
    for one in entries:
        if (
            one.event not in (EventClass.RECORD_SHOWN, EventClass.SEARCHED)
            or one.person.get("by") == THE_PERSON
        ):
            continue
        records = [*one.person.get("records", ()), *one.records]
        seen = {kinds.get(str(record), "gone") for record in records}
        item = str(one.office.get("item") or "")
        days.setdefault(day(one.time), set()).update(seen or {_PIECES.get(item) or _kind(one.person)})
    return tuple(Reading(when, tuple(sorted(what))) for when, what in sorted(days.items()))


def _kind(person: Mapping[str, Any]) -> str:
    return str(person.get("kind") or "record")


def _runs(runs: Iterable[Run]) -> tuple[Runs, ...]:
    days: dict[str, set[date]] = {}
    for run in runs:
        days.setdefault(run.purpose, set()).add(run.day)
    return tuple(Runs(purpose, min(found), max(found), len(found)) for purpose, found in sorted(days.items()))


def _departures(
    entries: Iterable[PersonEntry],
    own: frozenset[str],
    untold: frozenset[str],
    day: Day,
    *events: EventClass,
) -> tuple[Departure, ...]:
    """One paper has an entry with each record it concerns, one's own and that of work together, and left once.

    Two entries with the same record are two papers, even of the same words.
    """
    found: list[tuple[Departure, set[str]]] = []
    for one in entries:
        if one.event not in events:
            continue
        departure = _departure(one, own, untold, day)
        for place, (known, records) in enumerate(found):
            alike = (known.sha256, known.day, known.what) == (departure.sha256, departure.day, departure.what)
            if departure.sha256 and alike and one.where not in records:
                found[place] = replace(known, held=known.held or departure.held), records | {one.where}
                break
        else:
            found.append((departure, {one.where}))
    return tuple(departure for departure, _ in found)
