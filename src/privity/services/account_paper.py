"""The account as a paper and as JSON (`privity.account/1`). The words of the paper are data."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from privity.ledger.account import Account, Asking, Departure, Runs
from privity.ledger.accounting import OPEN
from privity.services.letters import FIRST, letter_words

SCHEMA: Final = "privity.account/1"
_APART: Final = "\n\n"
_LINE: Final = "\n"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the account in words. `apart` says that its lines are blocks of several lines each."""

    title: str
    lines: tuple[str, ...]
    apart: bool = False


def lead_of(account: Account, *, for_practice: bool) -> tuple[str, str]:
    """What the account is, and since when it was kept."""
    words = _words()
    lead = words["lead_practice" if for_practice else "lead"].format(day=_day(account.made))
    return lead, words["since"].format(day=_day(account.since))


def sections_of(account: Account, *, on_paper: bool) -> tuple[Section, ...]:
    """The account in words, part by part. A screen shows no fingerprint, nor what is checked for paper only."""
    words = _words()
    check = words["check"]
    parts = {
        "left": (tuple(_departure(one, on_paper=on_paper) for one in account.left), True),
        "told": (tuple(_departure(one, on_paper=on_paper) for one in account.told), True),
        "asked": (tuple(map(_asking, account.asked)), True),
        "read": (tuple(_reading(one.day, one.what) for one in account.read), False),
        "runs": (tuple(map(_run, account.runs)), False),
        "bounds": (tuple(words["bounds"].values()), False),
        "check": (
            (
                check["ledger"].format(entries=account.entries),
                check["root"].format(root=account.root.hex()),
                check["bundle"],
            ),
            False,
        ),
    }
    return tuple(
        Section(words["part"][name], lines or (words["nothing"],), apart and bool(lines))
        for name, (lines, apart) in parts.items()
        if on_paper or name != "check"
    )


def render_account(account: Account, *, for_practice: bool) -> str:
    """The account as a page of plain words."""
    blocks = [_words()["title"], *lead_of(account, for_practice=for_practice)]
    for section in sections_of(account, on_paper=True):
        lines = section.lines if section.apart else [f"– {line}" for line in section.lines]
        blocks.append(f"{section.title}\n\n{(_APART if section.apart else _LINE).join(lines)}")
    return "\n\n\n".join(blocks) + "\n"


def render_json(account: Account, *, for_practice: bool) -> dict[str, object]:
    """The account as one JSON object. `held` stands in it for the practice alone."""
    words = _words()
    return {
        "schema": SCHEMA,
        "for": "practice" if for_practice else "person",
        "since": account.since.isoformat(),
        "made": account.made.isoformat(),
        "entries": account.entries,
        "root": account.root.hex(),
        "left": [_departure_json(one, for_practice=for_practice) for one in account.left],
        "told": [_departure_json(one, for_practice=for_practice) for one in account.told],
        "asked": [
            {
                "entry": one.entry,
                "day": one.day.isoformat(),
                "asker": one.asker,
                "purpose": one.purpose,
                "data": one.data,
                "outcome": one.outcome,
                "rules": list(one.rules),
                "reasons": list(one.reasons),
                **({"held": one.held, "reason": one.reason} if for_practice else {}),
            }
            for one in account.asked
        ],
        "read": [{"day": one.day.isoformat(), "what": list(one.what)} for one in account.read],
        "runs": [
            {
                "purpose": one.purpose,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "days": one.days,
            }
            for one in account.runs
        ],
        "does_not_show": list(words["bounds"].values()),
    }


def _departure_json(one: Departure, *, for_practice: bool) -> dict[str, object]:
    return {
        "entry": one.entry,
        "day": one.day.isoformat(),
        "entered": one.entered.isoformat() if one.entered else None,
        "what": one.what,
        "to": one.to,
        "recipient": one.recipient,
        "purpose": one.purpose,
        "data": list(one.data),
        "words": one.words,
        "way": one.way,
        "ground": one.ground,
        "outcome": one.outcome,
        "rules": list(one.rules),
        "reasons": list(one.reasons),
        "sha256": one.sha256,
        **({"held": one.held, "reason": one.reason} if for_practice else {}),
    }


def _departure(one: Departure, *, on_paper: bool) -> str:
    words = _words()
    who = _said("who", one.recipient)
    if one.to and one.recipient not in ("client", "ex_client"):
        who = words["named"].format(who=who, name=one.to)
    said = [words["to"].format(who=who)]
    if one.data:
        said.append(words["about"].format(what=", ".join(_said("data", word) for word in one.data)))
    if one.purpose:
        said.append(words["purpose"].format(what=one.purpose.replace("_", " ")))
    if one.words:
        said.append(words["in_words"].format(words=one.words))
    if one.way:
        said.append(words["way"].format(how=_said("how", one.way)))
    if one.entered:
        said += [
            words["late"].format(day=_day(one.entered)),
            words["judged"].format(outcome=_said("outcome", one.outcome)),
        ]
    if not one.entered or one.outcome not in ("refuse", OPEN):
        said.append(words["rules"].format(rules=_reasons(one) or _said("ground", one.ground)))
    if one.sha256 and on_paper:
        said.append(words["sha256"].format(sha256=one.sha256))
    return _lines(one, one.what, said)


def _asking(one: Asking) -> str:
    words = _words()
    said = [words["by"].format(who=_said("who", one.asker))]
    if one.data not in ("", "unknown"):
        said.append(words["about"].format(what=_said("data", one.data)))
    said.append(words["and_said"].format(outcome=_said("ask_outcome", one.outcome)))
    if _reasons(one):
        said.append(words["rules"].format(rules=_reasons(one)))
    return _lines(one, "", said)


def _reasons(one: Departure | Asking) -> str:
    """What the rules say, or their names where an entry holds no more."""
    return " ".join(one.reasons) or ", ".join(one.rules)


def _lines(one: Departure | Asking, what: str, said: list[str]) -> str:
    head = [_day(one.day), _words()["entry"].format(entry=one.entry), what]
    mark = "* " if one.held else ""
    return "\n".join([mark + " · ".join(filter(None, head)), *said])


def _reading(day: date, what: Iterable[str]) -> str:
    return f"{_day(day)}: {', '.join(_said('piece', word) for word in what)}"


def words_of_run(purpose: str) -> str:
    """Why the program read every record through, in words."""
    return _said("run_of", purpose)


def _run(one: Runs) -> str:
    words = _words()
    purpose = words_of_run(one.purpose)
    if one.days == 1:
        return str(words["run_once"].format(purpose=purpose, first=_day(one.first)))
    days = words["days"].format(n=one.days)
    return str(words["run"].format(purpose=purpose, days=days, first=_day(one.first), last=_day(one.last)))


def _said(table: str, word: str) -> str:
    """A word of the ledger or the gate as a person reads it, or as it stands where there is none."""
    found: Mapping[str, str] = _words()[table]
    return found.get(word, word.replace("_", " "))


def _day(value: date) -> str:
    return letter_words(FIRST).day(value)


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return tomllib.loads((files("privity.letters") / "texts" / "account.en.toml").read_text("utf-8"))
