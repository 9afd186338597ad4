"""What a letter seems to say, proposed to a person fact by fact, each with the passage it rests on.

A proposal is no fact: nothing of it reaches a decision before somebody has confirmed it. Only what an asker claims of
themselves and of their paper is read, in English; of the client nothing is.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final

from privity.model.requests import ProposedFact

_AROUND: Final = 70
_LONGEST_READ: Final = 100_000


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The cues that are shipped, in the order in which they are looked for."""
    table = tomllib.loads(files(__package__).joinpath("letter_cues.toml").read_text("utf-8"))
    return tuple(
        (cue["fact"], cue["value"], re.compile(cue["says"], re.IGNORECASE | re.DOTALL))
        for cue in table["cue"]
    )


_WITHIN: Final = re.compile(r"within (\d{1,3}) (?:calendar |working |business )?(day|week)s?", re.IGNORECASE)
_BY_DAY: Final = re.compile(
    r"(?:by|before|no later than|on or before) (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]{2,8}),? (\d{4})"
)
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def propose(text: str) -> tuple[ProposedFact, ...]:
    """The facts a letter seems to state, one value for each, in the order in which they weigh."""
    shown = text[:_LONGEST_READ]
    found: dict[str, ProposedFact] = {}
    for fact, value, cue in _cues():
        if fact not in found and (match := cue.search(shown)):
            found[fact] = ProposedFact(fact, value, _passage(shown, match))
    return tuple(found.values())


def propose_deadline(text: str, received: date) -> date | None:
    """The day by which a letter wants its answer, if it names one. It is the asker's wish until a law makes it more."""
    days = list(_deadlines(text[:_LONGEST_READ], received))
    return min(days, default=None)


def _deadlines(text: str, received: date) -> Iterator[date]:
    for count, unit in _WITHIN.findall(text):
        yield received + timedelta(days=int(count) * (7 if unit.lower() == "week" else 1))
    for day, month, year in _BY_DAY.findall(text):
        names = [name for name in _MONTHS if name.startswith(month.lower())]
        if len(names) == 1 or month.lower() == "may":
            try:
                yield date(int(year), _MONTHS.index(names[0]) + 1, int(day))
            except ValueError:
                continue


def _passage(text: str, match: re.Match[str]) -> str:
    """What stands around a match, from whole word to whole word."""
    start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
    if start > 0:
        start = next(
            (place for place in range(start, match.start()) if text[place - 1].isspace()), match.start()
        )
    if end < len(text):
        end = next((place for place in range(end, match.end(), -1) if text[place].isspace()), match.end())
    return " ".join(text[start:end].split())
