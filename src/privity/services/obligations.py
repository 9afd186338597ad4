"""How each obligation of a decision is met before anything leaves: shown by the item, told by a person, or left to do.

Pure: the item as the door sees it goes in, what is not met comes out. An obligation without a row here would let
something leave unseen, so a test holds the table against the gate's whole list.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from privity.gate.obligation import Obligation
from privity.model.requests import Confirmation


class How(StrEnum):
    """In which way an obligation is met."""

    ENTRY = "entry"
    SHOWN = "shown"
    PRINTED = "printed"
    CONFIRMED = "confirmed"
    AFTERWARDS = "afterwards"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the door sees of an item: its data, words and recipient, the days that matter, what was confirmed.

    `names` are how the client is called, `identifiers` what else points to them, `others` the names of other people in
    their file. `own` says that every part is the asker's own. `reply_only`: it is nothing but the constant answer.
    """

    data: frozenset[str]
    allowed: frozenset[str]
    text: str
    recipient: str
    received: date
    today: date
    deadline: date | None = None
    names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    own: bool = True
    exact: bool = False
    revoked: bool = False
    reply_only: bool = False
    confirmed: tuple[Confirmation, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """One obligation and how it was met."""

    duty: Obligation
    how: How


@dataclass(frozen=True, slots=True)
class Unmet:
    """One obligation that is not met, and what would meet it: `confirm` or `change`."""

    duty: Obligation
    remedy: str


_CHECK = Callable[[Seen], bool]

_SHORTEST_NUMBER: Final = 7

# A client's last word before a release is fresh for this long; any other confirmation as long as its request.
FRESH: Final = timedelta(days=7)


def _names_nobody(words: Callable[[Seen], Iterable[str]]) -> _CHECK:
    return lambda seen: names_none(seen.text, words(seen))


def names_none(text: str, words: Iterable[str]) -> bool:
    """Does none of these words stand in a text, whatever its commas, cases, accents and line ends?"""
    spaced = f" {_plain(text)} "
    digits = _digits(text)
    return not any(_stands_in(word, spaced, digits) for word in words)


def _stands_in(word: str, spaced: str, digits: str) -> bool:
    plain, number = _plain(word), _digits(word)
    if plain and f" {plain} " in spaced:
        return True
    # A telephone number is the same with other gaps, or without the country before it.
    is_number = len(number) >= _SHORTEST_NUMBER and not any(sign.isalpha() for sign in word)
    return is_number and number[-_SHORTEST_NUMBER:] in digits


def _plain(text: str) -> str:
    """Letters and figures alone, in one case and without accents, so that nothing beside them hides a name.

    A letter and its accent can come as one sign or as two, and a word processor puts signs into a word that are not
    seen. Both are the same name.
    """
    seen = (
        sign
        for sign in unicodedata.normalize("NFKD", text).casefold()
        if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
    )
    return " ".join("".join(sign if sign.isalnum() else " " for sign in seen).split())


def _digits(text: str) -> str:
    """A text whose numbers are whole, however they were parted."""
    return re.sub(r"(?<=\d)[\s./()-]+(?=\d)", "", unicodedata.normalize("NFKC", text))


def _only(*data: str) -> _CHECK:
    return lambda seen: seen.data <= frozenset(data)


def _to(*kinds: str) -> _CHECK:
    return lambda seen: seen.recipient in kinds


_SHOWN: Final[Mapping[Obligation, _CHECK]] = MappingProxyType(
    {
        Obligation.SAFETY_FACTS_ONLY: _only("safety_facts"),
        Obligation.CONSENT_SCOPE_ONLY: lambda seen: seen.data <= seen.allowed,
        Obligation.INSTRUMENT_SCOPE_ONLY: lambda seen: seen.data <= seen.allowed,
        Obligation.EXACT_TEXT_ONLY: lambda seen: seen.exact,
        Obligation.OWN_PART_ONLY: lambda seen: seen.own,
        Obligation.EXCLUDE_PSYCHOTHERAPY_NOTES: lambda seen: seen.data.isdisjoint(
            {"session_notes", "session_audio", "live_session"}
        ),
        Obligation.NO_IDENTIFIERS: _names_nobody(lambda seen: (*seen.names, *seen.identifiers)),
        Obligation.OMIT_CLIENT_NAME: _names_nobody(lambda seen: seen.names),
        Obligation.ANSWER_MUST_NOT_REVEAL: lambda seen: seen.reply_only,
        Obligation.DO_NOT_WARN_TARGET_DIRECTLY: lambda seen: seen.recipient != "target",
        Obligation.POLICE_OR_MEDICAL_ONLY: _to("police", "emergency_services", "doctor"),
        Obligation.TO_COURT_ONLY: _to("court"),
        Obligation.HONOUR_WITHDRAWAL: lambda seen: not seen.revoked,
    }
)

# What the item shows in part only: a person looks as well.
_SHOWN_AND_CONFIRMED: Final[Mapping[Obligation, _CHECK]] = MappingProxyType(
    {
        Obligation.MINIMUM_NECESSARY: lambda seen: seen.data <= seen.allowed,
        Obligation.REDACT_THIRD_PARTY: _names_nobody(lambda seen: seen.others),
        Obligation.INITIAL_REPORT_ONLY: _only("abuse_facts", "safety_facts", "offence_facts"),
    }
)

_CONFIRMED: Final = frozenset(
    {
        Obligation.OMIT_FORBIDDEN_ENTRY,
        Obligation.COMPETENT_RECIPIENT_ONLY,
        Obligation.REPORT_PERSONALLY,
        Obligation.RECONFIRM_BEFORE_RELEASE,
        Obligation.NAME_RECIPIENTS,
        Obligation.VERIFY,
        Obligation.RECORD_REASONS,
        Obligation.TAKE_LEGAL_ADVICE,
        Obligation.ASSERT_PRIVILEGE,
    }
)

# The cover sheet says it to the recipient, or to whoever hands the paper over.
_PRINTED: Final = frozenset(
    {
        Obligation.NO_INSPECTION,
        Obligation.FIRST_COPY_FREE,
        Obligation.NO_TIPPING_OFF,
        Obligation.WITHOUT_DELAY,
    }
)

_ENTRY: Final = frozenset({Obligation.LOG_DISCLOSURE, Obligation.LOG_REQUEST, Obligation.ACCOUNTING})

# What may follow what leaves, and within how many days; None: there is no day, only the duty.
_AFTERWARDS: Final[Mapping[Obligation, int | None]] = MappingProxyType(
    {
        Obligation.NOTIFY_POLICE: 0,
        Obligation.WARN_TARGET: 0,
        Obligation.WRITTEN_FOLLOW_UP: 1,
        Obligation.NOTIFY_CLIENT: 7,
        Obligation.NOTIFY_CLIENT_UNLESS_UNSAFE: 7,
        Obligation.ASK_IF_CLIENT_MAY_BE_TOLD: 7,
        Obligation.SUPPORT_CLIENT: None,
        Obligation.WORK_WITH_CLIENT_TO_DISCLOSE: None,
        Obligation.DOCUMENT_EXCUSE_IF_NOT_REPORTING: 1,
    }
)

# Times that the law sets. A day that is past makes nothing better by being refused: it leaves, and the entry says late.
_WITHIN: Final[Mapping[Obligation, int | None]] = MappingProxyType(
    {
        Obligation.WITHIN_30_DAYS: 30,
        Obligation.WITHIN_45_DAYS: 45,
        Obligation.WITHIN_60_DAYS: 60,
        Obligation.WITHIN_ONE_MONTH: 30,
        Obligation.WITHIN_INSTRUMENT_DEADLINE: None,
        Obligation.RESPOND_OR_OBJECT_BY_DEADLINE: None,
    }
)


def hold(duties: Sequence[Obligation], seen: Seen) -> tuple[tuple[Met, ...], tuple[Unmet, ...]]:
    """Hold an item against the obligations of its decision: what is met and how, and what is not."""
    met: list[Met] = []
    unmet: list[Unmet] = []
    for duty in duties:
        how, is_met, remedy = _one(duty, seen)
        if is_met:
            met.append(Met(duty, how))
        else:
            unmet.append(Unmet(duty, remedy))
    return tuple(met), tuple(unmet)


def _one(duty: Obligation, seen: Seen) -> tuple[How, bool, str]:
    if duty in _SHOWN:
        return How.SHOWN, _SHOWN[duty](seen), "change"
    if duty in _SHOWN_AND_CONFIRMED:
        if not _SHOWN_AND_CONFIRMED[duty](seen):
            return How.SHOWN, False, "change"
        return How.CONFIRMED, is_confirmed(duty, seen.confirmed, seen.today), "confirm"
    if duty in _CONFIRMED:
        return How.CONFIRMED, is_confirmed(duty, seen.confirmed, seen.today), "confirm"
    if duty in _AFTERWARDS:
        return How.AFTERWARDS, True, ""
    return How.PRINTED if duty in _PRINTED or duty in _WITHIN else How.ENTRY, True, ""


def is_confirmed(duty: Obligation, confirmed: Iterable[Confirmation], today: date) -> bool:
    """Did a person say so, in words, and recently enough?"""
    fresh = today - FRESH if duty is Obligation.RECONFIRM_BEFORE_RELEASE else date.min
    return any(one.duty == duty and one.words.strip() and fresh <= one.day <= today for one in confirmed)


def is_for_a_person(duty: Obligation) -> bool:
    """Is this one for a person to see to, and to say so?"""
    return duty in _CONFIRMED or duty in _SHOWN_AND_CONFIRMED


def left_to_do(duties: Iterable[Obligation], today: date) -> tuple[tuple[Obligation, date | None], ...]:
    """What remains after something has left, with its day. Whoever must not be tipped off is not notified."""
    owed = tuple(duties)
    silent = Obligation.NO_TIPPING_OFF in owed
    telling = {
        Obligation.NOTIFY_CLIENT,
        Obligation.NOTIFY_CLIENT_UNLESS_UNSAFE,
        Obligation.ASK_IF_CLIENT_MAY_BE_TOLD,
    }
    return tuple(
        (duty, None if days is None else today + timedelta(days=days))
        for duty in owed
        if duty in _AFTERWARDS and not (silent and duty in telling)
        for days in (_AFTERWARDS[duty],)
    )


def due_days(duties: Iterable[Obligation], received: date, deadline: date | None) -> date | None:
    """The first day by which the law wants an answer, if it names one."""
    days = [
        received + timedelta(days=limit) if limit is not None else deadline
        for duty in duties
        if duty in _WITHIN
        for limit in (_WITHIN[duty],)
    ]
    return min((day for day in days if day is not None), default=deadline)


KNOWN: Final = frozenset(
    {*_SHOWN, *_SHOWN_AND_CONFIRMED, *_CONFIRMED, *_PRINTED, *_ENTRY, *_AFTERWARDS, *_WITHIN}
)
"""Every obligation that has a row."""
