"""Defects injected into the shipped rule packs, to see that the loader or the static checks find every one.

    python -m benchmarks.pack_defects

Each defect is what a tired author could write: a fact misspelt, a source without its date, a rule without source or
example, conditions that exclude each other, a rule that is never in force, an exception to what is no prohibition,
a permission or a duty that no longer names the lock it lies behind, the same rule twice.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Final

from privity.errors import InputError
from privity.gate import Pack, check_packs, parse_packs
from privity.gate.document import Table, read
from privity.gate.parse import parse_tables
from privity.gate.rules import Clause, Modality, Operator
from privity.gate.vocabulary import KNOWN, Kind
from privity.services.gate import pack_texts

_DIVIDER: Final = "\n---\n"


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect: what it is, where, and the pack's law with it inside."""

    kind: str
    rule: str
    law: Table
    untested: bool = False


class Injector:
    """Injects defects into one pack after the other and asks whether anybody notices."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._packs = parse_packs(texts)
        names = sorted(texts, key=lambda name: (name != "house.yaml", name))
        self._at = dict(zip(names, self._packs, strict=True))

    def names(self) -> list[str]:
        """The packs by file name."""
        return list(self._at)

    def defects(self, name: str, every: int = 1) -> Iterator[Defect]:
        """Every defect of every kind for each rule and source of a pack, or every so many of them."""
        pack, law = self._at[name], read(self._texts[name].partition(_DIVIDER)[0], name)
        for where, kind, spoil in list(_injections(law))[len(name) % every :: every]:
            changed = deepcopy(law)
            if spoil(changed, pack):
                yield Defect(kind, where, changed, untested=kind == "untested")

    def is_found(self, name: str, defect: Defect) -> bool:
        """Does the loader or a check find it?"""
        old = self._at[name]
        shared: dict[str, tuple[Clause, ...]] = {}
        if name != "house.yaml":
            shared.update(self._at["house.yaml"].fragments)
        try:
            new = parse_tables(defect.law, old.examples_text, old.sha256, name, shared)
        except InputError:
            return True
        if defect.untested:
            new = replace(new, tested=new.tested - {f"{old.id}.{defect.rule}"})
        return bool(check_packs([new if pack is old else pack for pack in self._beside(old)]))

    def _beside(self, pack: Pack) -> list[Pack]:
        """The packs that a rule of this one can name or meet: the house, its own country, what it refers to."""
        named = {name.partition(".")[0] for rule in pack.rules for name in rule.exception_to}
        places = set(pack.scope.jurisdictions)
        return [
            other
            for other in self._packs
            if other is pack
            or other.id in named
            or other.id == "house"
            or (places & set(other.scope.jurisdictions) and not other.scope.codes)
            or (pack.id == "house")
        ]


def _injections(law: Table) -> Iterator[tuple[str, str, Callable[[Table, Pack], bool]]]:
    for number, rule in enumerate(_rules(law)):
        for kind, spoil in _SPOILS.items():
            yield str(rule["id"]), kind, lambda law, pack, n=number, f=spoil: f(law, _rules(law)[n], pack)
    for source in _table(law["sources"]):
        for missing in ("from", "checked"):
            yield source, "undated", lambda law, _, s=source, m=missing: _undated(law, s, m)
        yield source, "source that nobody cites", lambda law, _, s=source: _cited_by_nobody(law, s)


def _undated(law: Table, source: str, missing: str) -> bool:
    del _table(_table(law["sources"])[source])[missing]
    return True


def _cited_by_nobody(law: Table, source: str) -> bool:
    sources = _table(law["sources"])
    sources["no-rule-rests-on-it"] = sources[source]
    return True


def _no_citation(_law: Table, rule: Table, _pack: Pack) -> bool:
    rule["cite"] = []
    return True


def _unknown_fact(_law: Table, rule: Table, _pack: Pack) -> bool:
    applies = _table(rule["applies"])
    path = next((path for path in applies if path != "use"), None)
    if path is None:
        return False
    applies[path + "s"] = applies.pop(path)
    return True


def _unknown_rule(_law: Table, rule: Table, _pack: Pack) -> bool:
    if rule["modality"] == "must_not":
        return False
    rule["exception_to"] = [*_words(rule, "exception_to"), "no-such-rule"]
    return True


def _untested(_law: Table, _rule: Table, _pack: Pack) -> bool:
    return True


def _exclude_each_other(_law: Table, rule: Table, pack: Pack) -> bool:
    parsed = next(each for each in pack.rules if each.id == f"{pack.id}.{rule['id']}")
    for clause in parsed.clauses:
        fact = KNOWN[clause.fact]
        if fact.kind is Kind.CHOICE and clause.operator is Operator.IS:
            part = "applies" if parsed.modality is Modality.MUST_NOT else "requires"
            both = Table(0)
            both.update({"is": list(clause.values), "not": list(clause.values)})
            rule[part] = _with(rule, part, clause.fact, both)
            return True
    return False


def _never_in_force(_law: Table, rule: Table, _pack: Pack) -> bool:
    never = Table(0)
    never.update({"from": "2026-01-01", "to": "2026-01-01"})
    rule["effective"] = never
    return True


def _cyclic(law: Table, rule: Table, _pack: Pack) -> bool:
    if rule["modality"] == "must_not":
        rule["exception_to"] = [str(rule["id"])]
        return True
    rule["exception_to"] = [*_words(rule, "exception_to"), str(rule["id"])]
    return True


def _lock_not_named(law: Table, rule: Table, pack: Pack) -> bool:
    """A lock on everything but aggregates, no longer named by a rule that never concerns aggregates."""
    parsed = next(each for each in pack.rules if each.id == f"{pack.id}.{rule['id']}")
    if not any(clause.fact == "data" and _excludes_aggregates(clause) for clause in parsed.clauses):
        return False
    if parsed.effective_to is not None:
        return False
    locks = {
        str(other["id"])
        for other in _rules(law)
        if other["modality"] == "must_not" and other["applies"] == {"data": {"not": "aggregate"}}
    }
    named = _words(rule, "exception_to")
    if not locks & set(named):
        return False
    rule["exception_to"] = [name for name in named if name not in locks]
    return True


def _twice(law: Table, rule: Table, pack: Pack) -> bool:
    _rules(law).append(deepcopy(rule))
    return True


_SPOILS: Final[Mapping[str, Callable[[Table, Table, Pack], bool]]] = {
    "uncited": _no_citation,
    "unknown fact": _unknown_fact,
    "unknown rule": _unknown_rule,
    "untested": _untested,
    "dead: conditions exclude each other": _exclude_each_other,
    "dead: never in force": _never_in_force,
    "cyclic": _cyclic,
    "dead or contradictory: a lock not named": _lock_not_named,
    "twice": _twice,
}


def _excludes_aggregates(clause: Clause) -> bool:
    return ("aggregate" in clause.values) == (clause.operator is Operator.NOT)


def _with(rule: Table, part: str, path: str, condition: object) -> Table:
    changed = Table(0)
    changed.update(_table(rule.get(part) or Table(0)))
    changed[path] = condition
    return changed


def _rules(law: Table) -> list[Table]:
    rules = law["rules"]
    assert isinstance(rules, list)
    return rules


def _table(value: object) -> Table:
    assert isinstance(value, Table)
    return value


def _words(rule: Table, key: str) -> list[str]:
    value = rule.get(key) or []
    return [str(word) for word in value] if isinstance(value, list) else [str(value)]


def main() -> None:
    injector = Injector(pack_texts())
    found: Counter[str] = Counter()
    missed = []
    start = time.process_time()
    for name in injector.names():
        for defect in injector.defects(name):
            if injector.is_found(name, defect):
                found[defect.kind] += 1
            else:
                missed.append(f"{name}: {defect.rule}: {defect.kind}")
    for kind, number in sorted(found.items()):
        print(f"{number:5}  {kind}")
    print(f"{found.total()} defects found, {len(missed)} missed, {time.process_time() - start:.0f} s")
    print("\n".join(missed))


if __name__ == "__main__":
    main()
