"""How long records are kept: published times as data, the practice's own choice, and what is due.

Nothing goes by itself. The list says what is due; a person decides, and offers the client their account first.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.model.keeping import KeepingChoice
from privity.model.overview import AloneOverview, ClientOverview, JointOverview
from privity.model.people import Client
from privity.services.clients import of_kind
from privity.services.holds import held_records
from privity.services.house_records import keep, kept
from privity.services.office import Office
from privity.services.terms import versions
from privity.vault.payload import Payload

LONGEST_YEARS = 100
_MAJORITY = 18


class KeepingRule(msgspec.Struct, frozen=True, rename={"whose": "for"}):
    """A published keeping time. Unreviewed: nobody should rely on it without advice.

    `source` is what was read of it on the day `checked`; without one it was written from memory.
    """

    id: str
    place: str
    whose: str
    citation: str
    says: str
    confidence: str
    years: int | None = None
    minor_until: int | None = None
    most: int | None = None
    principle: str = ""
    source: str = ""
    checked: date | None = None


@cache
def keeping_rules() -> tuple[KeepingRule, ...]:
    """Every published time that this version knows."""
    text = files(__package__).joinpath("keeping_times.toml").read_text("utf-8")
    return tuple(msgspec.convert(tomllib.loads(text)["rule"], list[KeepingRule]))


def rule_of(choice: KeepingChoice) -> KeepingRule | None:
    """The published time that a choice was taken from."""
    return next((rule for rule in keeping_rules() if rule.id == choice.rule), None)


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose work ended, and until when it is to be kept."""

    compartment: CompartmentId
    name: str
    ended: date
    until: date
    joint: bool = False
    held: bool = False


def keeping_choice(office: Office) -> KeepingChoice | None:
    """What the practice chose; None while it chose nothing."""
    return kept(office, KeepingChoice)


def choose_keeping(office: Office, years: int, minor_until: int | None, rule: str = "") -> str:
    """Keep a choice. Gives words where it is shorter than the rule it names, or not what the terms promise.

    Raises InputError.
    """
    if not 1 <= years <= LONGEST_YEARS:
        raise InputError(f"between 1 and {LONGEST_YEARS} years", field="years", remedy="give a whole number")
    if minor_until is not None and not _MAJORITY <= minor_until <= LONGEST_YEARS:
        raise InputError(
            "an age between 18 and 100", field="minor_until", remedy="leave it empty where nothing is said"
        )
    choice = KeepingChoice(years, minor_until, rule, office.today())
    named = rule_of(choice)
    if rule and named is None:
        raise InputError("there is no such rule", field="rule", remedy="choose one of those shown")
    keep(office, choice, EventClass.KEEPING_CHANGED, what="keeping time", years=years, rule=rule)
    shorter = named and (
        years < (named.years or 0) or (named.minor_until or 0) > (minor_until or named.minor_until or 0)
    )
    said = [f"that is shorter than {named.citation} says; take advice"] if named and shorter else []
    promised = next((version.choices.keeping for version in versions(office)), years)
    if promised != years:
        said.append(f"your terms promise {promised} years: make a new version of them that says the same")
    return "; ".join(said)


def keeping_list(office: Office, today: date) -> tuple[list[Due], list[Due]]:
    """What is due, and what comes next, soonest first. Empty while nothing was chosen."""
    choice = keeping_choice(office)
    if choice is None:
        return [], []
    held, found = held_records(office), []
    overviews = office.overviews()
    for compartment, line in overviews.items():
        if not isinstance(line, ClientOverview | JointOverview):
            continue
        last = _last_contact(overviews, compartment, line)
        if last is None:
            continue
        until = _years_on(last, choice.years)
        joint = isinstance(line, JointOverview)
        whose = line.members if isinstance(line, JointOverview) else (compartment,)
        for one in filter(office.holds, whose if choice.minor_until is not None else ()):
            until = max(until, _minor_until(office, one, last, choice.minor_until or 0) or until)
        found.append(Due(compartment, line.name, last, until, joint, compartment in held))
    found.sort(key=lambda one: (one.until, one.name.casefold()))
    return [one for one in found if one.until <= today], [one for one in found if one.until > today]


def _last_contact(
    overviews: Mapping[CompartmentId, Payload],
    compartment: CompartmentId,
    line: ClientOverview | JointOverview,
) -> date | None:
    """The day from which the time runs, over all of somebody's work: their own, together with others, and told alone.

    None while some of it goes on, and where there was none.
    """
    days = [line.ended, line.last]
    if line.ended is None and (isinstance(line, JointOverview) or line.started is not None):
        return None
    if isinstance(line, JointOverview):
        return max(filter(None, days))
    together = [one for joint in line.joint if isinstance(one := overviews.get(joint), JointOverview)]
    for one in together:
        end = one.ended or one.left(compartment)
        if end is None:
            return None
        days += [end, one.last if one.ended and one.left(compartment) is None else None]
    days += [one.last for alone in line.alone if isinstance(one := overviews.get(alone), AloneOverview)]
    return max(filter(None, days), default=None)


def _minor_until(office: Office, compartment: CompartmentId, last: date, age: int) -> date | None:
    """Until when a minor's record is kept. Only the year of birth is known, so the year's end counts."""
    for _, client in of_kind(office.read_all(compartment), Client):
        if client.born is not None and last.year - client.born <= _MAJORITY:
            return date(client.born + age, 12, 31)
    return None


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
