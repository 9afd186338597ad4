"""Packs with one clause deleted, to see whether an example notices."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from privity.gate import Example, Pack
from privity.gate.book import Book
from privity.gate.document import Table, read
from privity.gate.examples import counts
from privity.gate.parse import parse_tables
from privity.gate.rules import Clause


@dataclass(frozen=True, slots=True)
class Mutant:
    """What was deleted, and the rules that have changed by it."""

    deleted: str
    rules: Pack


def mutants(pack: Pack, text: str, shared: Mapping[str, tuple[Clause, ...]]) -> Iterator[Mutant]:
    """Every pack that differs by one deleted clause; each holds only the rules that the deletion changes."""
    law = read(text.partition("\n---\n")[0], pack.id)
    rules = law["rules"]
    assert isinstance(rules, list)
    for rule in rules:
        for part in ("applies", "requires"):
            for path in rule.get(part) or ():
                changed = deepcopy(rule)
                del changed[part][path]
                yield Mutant(f"{rule['id']}: {part}: {path}", _with(law, [changed], pack, shared))
    duties = law.get("duties") or []
    assert isinstance(duties, list)
    for duty in duties:
        for path in duty.get("applies") or ():
            changed = deepcopy(duty)
            del changed["applies"][path]
            if changed["applies"]:
                cut = _copy(_copy(_copy(law, "rules", []), "duties", [changed]), "default", None)
                yield Mutant(f"duty {duty['id']}: {path}", parse_tables(cut, "", "0" * 64, pack.id, shared))
    fragments = law.get("fragments") or {}
    assert isinstance(fragments, dict)
    for name, clauses in fragments.items():
        users = [rule for rule in rules if _uses(rule, name, pack.id)]
        for path in clauses:
            changed_fragments = deepcopy(fragments)
            del changed_fragments[name][path]
            changed_law = _copy(law, "fragments", changed_fragments)
            yield Mutant(f"fragment {name}: {path}", _with(changed_law, users, pack, shared))


def noticed(mutant: Mutant, examples: Mapping[str, list[Example]]) -> bool:
    """Does an example of a changed rule see that the rule counts where it must not, or no longer where it must?"""
    alone_each = [
        replace(mutant.rules, rules=(rule,), duties=(), default=None) for rule in mutant.rules.rules
    ]
    alone_each += [
        replace(mutant.rules, rules=(), duties=(duty,), default=None) for duty in mutant.rules.duties
    ]
    for alone in alone_each:
        name = (*alone.rules, *alone.duties)[0].id
        books = {law_pack: Book([alone]) for law_pack in (False, True)}
        for law_pack, book in books.items():
            book.law_pack = law_pack
        for example in examples.get(name, []):
            in_law = example.request.facts.get("jurisdiction") != "other"
            if counts(example, books[in_law]) != example.holds:
                return True
    return False


def _uses(rule: Table, fragment: str, pack: str) -> bool:
    for part in ("applies", "requires"):
        clauses = rule.get(part)
        used = clauses.get("use", ()) if isinstance(clauses, dict) else ()
        if {fragment, f"{pack}.{fragment}"} & set(used if isinstance(used, list) else [used]):
            return True
    return False


def _with(law: Table, rules: list[Table], pack: Pack, shared: Mapping[str, tuple[Clause, ...]]) -> Pack:
    cut = _copy(_copy(_copy(law, "rules", rules), "duties", []), "default", None)
    return parse_tables(cut, "", "0" * 64, pack.id, shared)


def _copy(table: Table, key: str, value: object) -> Table:
    copied = Table(table.line)
    copied.update(table)
    copied[key] = value
    return copied
