"""The shipped catalogue of kinds of issues, and published figures: what can be said without touching any client.

Both are fixed before anybody looks at a practice, versioned, and read from text that a service hands over.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from privity.errors import InputError

OTHER: Final = "other"
"""As what everything counts that is on no list. It is counted so that every unit has a place, and is never named."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of issue: its title as it stands within a sentence, and a line in plain words."""

    id: str
    title: str
    plain: str
    counts_as: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KindList:
    """The kinds that one field of work uses."""

    id: str
    title: str
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All lists of one version."""

    version: str
    lists: tuple[KindList, ...]

    def list_of(self, name: str) -> KindList:
        """One list by its id. Raises InputError."""
        for one in self.lists:
            if one.id == name:
                return one
        known = ", ".join(one.id for one in self.lists)
        raise InputError(f"there is no list of issues `{name}`", field="list", remedy=f"one of: {known}")

    def place(self, issue: str, name: str) -> str:
        """As what an issue counts on a list: by its id or its title; whatever is not in the catalogue is `other`."""
        wanted = issue.strip().casefold()
        for one in self.lists:
            for kind in one.kinds:
                if wanted in (kind.id, kind.title.casefold()):
                    return kind.id if one.id == name else kind.counts_as[name]
        return OTHER


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """What a published survey found, in a sentence, with its source."""

    says: str
    source: str
    lists: tuple[str, ...]


def parse_catalogue(text: str) -> Catalogue:
    """Read the catalogue. Raises InputError for a list that is not whole: a missing mapping would lose a unit."""
    read = tomllib.loads(text)
    titles = {name: str(entry["title"]) for name, entry in read["list"].items()}
    grouped: dict[str, list[Kind]] = {name: [] for name in titles}
    prefixes = {"sx": "sexology", "gc": "counselling", "cp": "couples"}
    for entry in read["kind"]:
        kind = Kind(entry["id"], entry["title"], entry["plain"], dict(entry["as"]))
        grouped[prefixes[kind.id.partition("-")[0]]].append(kind)
    lists = tuple(KindList(name, titles[name], tuple(kinds)) for name, kinds in grouped.items())
    _check(lists)
    return Catalogue(str(read["version"]), lists)


def _check(lists: tuple[KindList, ...]) -> None:
    ids = {one.id: {kind.id for kind in one.kinds} | {OTHER} for one in lists}
    for one in lists:
        for kind in one.kinds:
            others = {name: target for name, target in kind.counts_as.items() if target in ids.get(name, ())}
            if others.keys() | {one.id} != ids.keys() or one.id in kind.counts_as:
                raise InputError("a kind of issue has no place on another list", field=kind.id)


def parse_surveys(text: str) -> tuple[SurveyFigure, ...]:
    """Read the published figures."""
    read: dict[str, Any] = tomllib.loads(text)
    return tuple(SurveyFigure(one["says"], one["source"], tuple(one["lists"])) for one in read["figure"])
