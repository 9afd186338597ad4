"""The account of one person: what left, what was told elsewhere, who asked, who looked, out of the ledger's entries.

Pure: takes entries as they were opened and gives an `Account`. What would expose or endanger somebody else is marked
as held back here, once for every face, and by rules that see the entry alone (accounting of disclosures: 45 CFR
164.528 suspends what would impede an agency; the rest is the house's own caution).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from privity.ledger.entry import EventClass


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One entry that speaks of the person, opened, and the compartment it lies with: `joint` where others share it.

    `records` names the person's records that an entry without a part of theirs speaks of: results that were shown.
    """

    seq: int
    time: datetime
    event: EventClass
    person: Mapping[str, Any]
    office: Mapping[str, Any]
    where: str
    joint: bool = False
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A day on which a part of the program read every record through: for the search, the screen, a check."""

    day: date
    purpose: str


class Held(StrEnum):
    """Why a line is not on the account that the person is given."""

    FORBIDDEN = "forbidden"
    EXPOSES = "exposes"
    UNTOLD = "untold"
    CHOSEN = "chosen"
    MISTAKEN = "mistaken"


class Marking(StrEnum):
    """What the practitioner settled about a line: kept from the person, shown to them after all, or no line at all.

    `MISTAKEN` says that the entry was made in error, as with another's record: it stays, marked, for the practice.
    """

    HOLD = "hold"
    SHOW = "show"
    MISTAKEN = "mistaken"


MARKED: Final = "line of the account marked"
"""What an entry says that marks another: `of` is that entry's number, `marking` and `reason` what was settled."""


EMERGENCY_SHOWN: Final = "safety facts shown in an emergency"
TOLD_OF: Final = "client told of it"
"""What an entry says by which the person was told of an emergency: `request` is the one that it left its tasks on."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that left. `entered` is set where it was told elsewhere and written down afterwards."""

    entry: int
    day: date
    what: str
    to: str
    recipient: str
    purpose: str
    data: tuple[str, ...]
    way: str
    ground: str
    outcome: str
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    recorded: datetime
    sha256: str = ""
    entered: date | None = None
    held: Held | None = None
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Something that was asked for and not given, with the last decision on it."""

    entry: int
    day: date
    asker: str
    purpose: str
    data: str
    outcome: str
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    recorded: datetime
    held: Held | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A day on which the practice opened something of the person's, and what kinds of pieces it was."""

    day: date
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """On how many days the program read all records through for one purpose, and between which."""

    purpose: str
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Account:
    """The account as it stood after `entries` entries. `since` is the day from which it was kept for this person."""

    since: date
    made: date
    entries: int
    root: bytes
    left: tuple[Departure, ...]
    told: tuple[Departure, ...]
    asked: tuple[Asking, ...]
    read: tuple[Reading, ...]
    runs: tuple[Runs, ...]

    def for_the_person(self) -> "Account":
        """The account as the person may have it: without what is held back, and without a count of that."""
        return replace(
            self,
            left=tuple(one for one in self.left if one.held is None),
            told=tuple(one for one in self.told if one.held is None),
            asked=tuple(one for one in self.asked if one.held is None),
        )


# Private people, and those who protect somebody else: that they asked may be what the other must not learn. Who is not
# known may be one of them.
_EXPOSED_ASKERS: Final = frozenset(
    {"partner", "parent", "relative", "friend", "unknown", "child_protection", "adult_protection"}
)
_EXPOSED_RECIPIENTS: Final = _EXPOSED_ASKERS - {"unknown"} | {"target", "safeguarding_lead"}
_THE_CLIENT: Final = frozenset({"client", "ex_client"})
# Who asks about work together on behalf of one of them: that one has a lawyer is not the other's to learn.
_FOR_ONE: Final = frozenset({"lawyer", "doctor", "insurer", "employer", "eap"})
_SILENT_DUTIES: Final = frozenset({"no_tipping_off", "answer_must_not_reveal"})
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
    untold = _untold(entries)
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


def _untold(entries: Iterable[PersonEntry]) -> frozenset[str]:
    """The emergencies of which the person was not told yet: the client may be the danger, and reads the account.

    INVARIANT: nobody learns of an emergency call from a page before somebody weighed whether they may.
    """
    happened = {str(one.person.get("request")) for one in entries if one.event is EventClass.EMERGENCY}
    return frozenset(
        happened - {str(one.person.get("request")) for one in entries if one.person.get("what") == TOLD_OF}
    )


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
        held=_departure_held(one, own, untold),
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


def _departure_held(one: PersonEntry, own: frozenset[str], untold: frozenset[str]) -> Held | None:
    if _is_forbidden(one.person):
        return Held.FORBIDDEN
    if str(one.person.get("request")) in untold:
        return Held.UNTOLD
    if one.event is EventClass.EMERGENCY:
        return None
    if str(one.person.get("recipient") or "") in _EXPOSED_RECIPIENTS or _is_anothers(one, own):
        return Held.EXPOSES
    if one.person.get("exposes") is True:
        return Held.EXPOSES
    return None


def kept_back(person: Mapping[str, Any], *, joint: bool) -> dict[str, object]:
    """What keeps a line about this entry from the person, as it keeps the entry's own: an entry may lead to another."""
    if _is_forbidden(person):
        return {"notice_forbidden": True}
    if person.get("what") == EMERGENCY_SHOWN:
        return {"request": person.get("request")}
    exposed = str(person.get("recipient") or "") in _EXPOSED_RECIPIENTS
    exposed |= str(person.get("asker") or "") in _EXPOSED_ASKERS
    exposed |= joint and str(person.get("asker") or "") in _THE_CLIENT
    return {"exposes": True} if exposed or person.get("exposes") is True else {}


def _is_forbidden(person: Mapping[str, Any]) -> bool:
    """May this person not be told, by law? The duty stands in the decision, the ban among the facts it rests on."""
    return person.get("notice_forbidden") is True or not _SILENT_DUTIES.isdisjoint(person.get("duties") or ())


def _is_anothers(one: PersonEntry, own: frozenset[str]) -> bool:
    """In work done together: one's own request is one's own, and the other need not learn of it."""
    asker = str(one.person.get("asker") or "")
    return one.joint and asker in _THE_CLIENT and str(one.person.get("request") or "") not in own


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
                held=_asking_held(last, own),
            )
        )
    return tuple(sorted(found, key=lambda one: one.entry))


def _asking_held(one: PersonEntry, own: frozenset[str]) -> Held | None:
    if _is_forbidden(one.person):
        return Held.FORBIDDEN
    asker = str(one.person.get("asker") or "unknown")
    of_the_other = _is_anothers(one, own) or (one.joint and asker in _FOR_ONE)
    return Held.EXPOSES if asker in _EXPOSED_ASKERS or of_the_other else None


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
