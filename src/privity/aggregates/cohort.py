"""Who is counted: one household, one contribution, once, and only work that is completed.

Partner, partner and their joint work are one unit, or a couple's protection would be that of one person to the third
power. A unit belongs to the cohort of its first completion and to no other, however often its people come back, so that
its whole loss is what one cohort spends.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Completed:
    """One completed piece of work: whose, when it ended, and its main issue as a kind of the practice's list.

    `counted` says that all concerned were told that figures are counted and none said "leave me out".
    """

    people: tuple[str, ...]
    ended: date
    kind: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Cohort:
    """A span of days, the first exclusive; None begins at the beginning. Cohorts never overlap."""

    after: date | None
    until: date

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return (self.after is None or day > self.after) and day <= self.until


def main_kinds(
    works: Iterable[Completed], together: Iterable[Sequence[str]], cohort: Cohort
) -> tuple[str, ...]:
    """The main kind of each unit of the cohort, in no telling order.

    `together` are the groups of people who are one household, joint work that is not completed included. A unit in
    which anybody was not told, or asked to be left out, is left out whole.
    """
    works = list(works)
    home = _homes([*together, *(work.people for work in works)])
    first: dict[str, Completed] = {}
    out = set()
    for work in works:
        unit = home[work.people[0]]
        if not work.counted:
            out.add(unit)
        known = first.get(unit)
        if known is None or (work.ended, work.kind) < (known.ended, known.kind):
            first[unit] = work
    return tuple(
        sorted(work.kind for unit, work in first.items() if unit not in out and cohort.holds(work.ended))
    )


def _homes(groups: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """For each person one member who stands for their whole household."""
    parent: dict[str, str] = {}

    def find(person: str) -> str:
        parent.setdefault(person, person)
        while parent[person] != person:
            parent[person] = parent[parent[person]]
            person = parent[person]
        return person

    for group in groups:
        for person in group:
            parent[find(person)] = find(group[0])
    return {person: find(person) for person in list(parent)}
