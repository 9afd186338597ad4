"""Families of words of like meaning: what lets an index without an embedder tell a cello from a fuse box.

A family is one more term of the index beside the word itself, so that "viola" in a note meets "cello" in a draft.
"""

from privity.screen.families_table import FAMILIES
from privity.screen.rarity import chance


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    family = ""
    for line in FAMILIES.strip().split("\n"):
        members = line.split()
        if not line.startswith(" "):
            family = "~" + members[0]
        table.update(dict.fromkeys(members, family))
    return table


def _chances(table: dict[str, str]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for stemmed, family in table.items():
        sums[family] = sums.get(family, 0.0) + chance(stemmed)
    return {family: min(0.5, total) for family, total in sums.items()}


def _members(table: dict[str, str]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for stemmed, family in table.items():
        members.setdefault(family, []).append(stemmed)
    return members


_TABLE = _table()
_MEMBERS = _members(_TABLE)
_CHANCES = _chances(_TABLE)


def families(stemmed: str) -> tuple[str, ...]:
    """Give the family of a stem, written with a tilde, which no word holds; nothing for a stem without one."""
    family = _TABLE.get(stemmed)
    return () if family is None else (family,)


def family_members(family: str) -> tuple[str, ...]:
    """Give the stems that belong to a family."""
    return tuple(_MEMBERS[family])


def family_chance(family: str) -> float:
    """Give the chance that one word of general prose belongs to a family."""
    return _CHANCES[family]
