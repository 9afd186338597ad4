"""A rule pack parsed from its text (`spec/rule-pack.md`): every word known, every reference resolved, or no pack.

A pack file holds two YAML documents. The first is the law, and deciding reads nothing else; the second holds the
examples that prove it (`examples`). Its hash is taken over the whole text.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from privity.gate.conditions import parse_clauses
from privity.gate.document import Table, read
from privity.gate.obligation import Obligation
from privity.gate.row import NAME, Row
from privity.gate.rules import (
    Clause,
    Default,
    Duty,
    Layer,
    Modality,
    Pack,
    Rule,
    Scope,
    Source,
    StandingDuty,
)
from privity.gate.vocabulary import KNOWN, ReplyKind

SCHEMA: Final = "privity.rule-pack/1"
OUTCOMES: Final = ("permit", "limited", "must", "refuse")
LIMITS: Final = ("data", "recipient", "text", "under")
# A limit may be read from the request instead of being written in the rule.
LIMITS_FROM_FACTS: Final = ("$consent.covers", "$instrument.in_scope", "$proposed_recipient")
_TESTED: Final = re.compile(r"^ *- rule: *([a-z0-9._-]+) *$", re.MULTILINE)
_DIVIDER: Final = "\n---\n"
_PACK_KEYS: Final = (
    "schema",
    "pack",
    "version",
    "title",
    "layer",
    "scope",
    "reviewed_by",
    "reviewed_on",
    "sources",
    "fragments",
    "groups",
    "default",
    "rules",
    "duties",
)
_RULE_KEYS: Final = (
    "id",
    "modality",
    "says",
    "cite",
    "applies",
    "requires",
    "exception_to",
    "collides_with",
    "limited",
    "emergency",
    "general",
    "limits",
    "obligations",
    "reply",
    "effective",
)


def parse_pack(text: str, name: str, shared: Mapping[str, tuple[Clause, ...]] | None = None) -> Pack:
    """Parse a pack; `shared` holds the fragments of other packs by full name. Raise `InputError` at the first fault."""
    law, _, examples = text.partition(_DIVIDER)
    return parse_tables(read(law, name), examples, sha256(text.encode()).hexdigest(), name, shared or {})


def parse_tables(
    table: Table, examples: str, digest: str, name: str, shared: Mapping[str, tuple[Clause, ...]]
) -> Pack:
    """Parse a pack that was read already: its law as a table, its examples as text."""
    at = Row(name, table, _PACK_KEYS)
    if at.text("schema") != SCHEMA:
        at.fail(f"expected schema `{SCHEMA}`")
    pack = at.name_of("pack")
    scope = at.below(
        at.table.get("scope") or Table(1), ("jurisdictions", "subdivisions", "codes", "registers")
    )
    fragments = _fragments(at, pack, shared)
    sources = _sources(at)
    groups = _groups(at, pack)
    rules = tuple(_rule(row, pack, sources, fragments, groups) for row in at.rows("rules", _RULE_KEYS))
    duties = tuple(
        _standing_duty(row, pack, sources, fragments)
        for row in at.rows("duties", ("id", "on", "says", "cite", "applies", "obligations", "reply"))
    )
    for jurisdiction in scope.words("jurisdictions"):
        if jurisdiction not in KNOWN["jurisdiction"].values:
            scope.fail(f"unknown jurisdiction `{jurisdiction}`", jurisdiction, KNOWN["jurisdiction"].values)
    return Pack(
        id=pack,
        version=at.text("version"),
        title=at.text("title"),
        layer=at.one_of("layer", Layer),
        scope=Scope(
            scope.words("jurisdictions"),
            scope.words("subdivisions"),
            scope.words("codes"),
            scope.words("registers"),
        ),
        sha256=digest,
        reviewed_by=str(at.table["reviewed_by"]) if at.table.get("reviewed_by") is not None else None,
        reviewed_on=at.date("reviewed_on"),
        sources=sources,
        fragments={f"{pack}.{key}": clauses for key, clauses in fragments.items() if "." not in key},
        rules=rules,
        duties=duties,
        default=_default(at, pack, sources),
        tested=frozenset(f"{pack}.{rule}" for rule in _TESTED.findall(examples)),
        examples_text=examples,
    )


def _fragments(at: Row, pack: str, shared: Mapping[str, tuple[Clause, ...]]) -> dict[str, tuple[Clause, ...]]:
    """Named groups of clauses. A fragment may use those above it, so that none can contain itself."""
    known = dict(shared)
    for name, table in at.table_of("fragments").items():
        if not NAME.fullmatch(name) or "." in name:
            at.fail(f"`{name}` is no name for a fragment")
        if not isinstance(table, Table):
            at.fail(f"fragment `{name}` must be a mapping")
        known[name] = parse_clauses(at.below(table, table), table, known)
        known[f"{pack}.{name}"] = known[name]
    return known


def _sources(at: Row) -> dict[str, Source]:
    sources = {}
    for name, table in at.table_of("sources").items():
        row = at.below(table, ("cite", "from", "to", "checked", "confidence", "basis"))
        start, checked = row.date("from"), row.date("checked")
        if start is None or checked is None:
            row.fail(f"source `{name}` is undated: state `from` (in force) and `checked`")
        confidence, basis = row.text("confidence"), row.text("basis")
        if confidence not in ("sure", "check") or basis not in ("read", "knowledge"):
            row.fail(f"source `{name}`: `confidence` is sure or check, `basis` is read or knowledge")
        sources[name] = Source(name, row.text("cite"), start, row.date("to"), checked, confidence, basis)
    return sources


def _cited(at: Row, sources: Mapping[str, Source]) -> tuple[str, ...]:
    cited = at.words("cite")
    if not cited:
        at.fail("a rule without a citation")
    for name in cited:
        if name not in sources:
            at.fail(f"unknown source `{name}`", name, sources)
    return cited


def _rule(
    at: Row,
    pack: str,
    sources: Mapping[str, Source],
    fragments: Mapping[str, tuple[Clause, ...]],
    groups: Mapping[str, tuple[str, ...]],
) -> Rule:
    effective = at.below(at.table.get("effective") or Table(at.table.line), ("from", "to"))
    cited = _cited(at, sources)
    # A rule is in force while all that it rests on is: the latest beginning, the earliest end.
    starts = [sources[name].in_force_from for name in cited]
    ends = [end for name in cited if (end := sources[name].in_force_to) is not None]
    start, end = effective.date("from"), effective.date("to")
    return Rule(
        id=f"{pack}.{at.name_of('id')}",
        modality=at.one_of("modality", Modality),
        says=at.text("says"),
        cite=cited,
        applies=parse_clauses(at, at.table_of("applies"), fragments),
        requires=parse_clauses(at, at.table_of("requires"), fragments),
        exception_to=_references(at, "exception_to", pack, groups),
        collides_with=_references(at, "collides_with", pack, groups),
        limited=at.flag("limited"),
        emergency=at.flag("emergency"),
        general=at.flag("general"),
        limits=_limits(at),
        obligations=_duties(at, fragments),
        reply=at.one_of("reply", ReplyKind) if "reply" in at.table else None,
        effective_from=start or max(starts),
        effective_to=end or (min(ends) if ends else None),
        line=at.table.line,
    )


def _groups(at: Row, pack: str) -> dict[str, tuple[str, ...]]:
    """Named lists of prohibitions, written `$name` where a rule is an exception to all of them."""
    known: dict[str, tuple[str, ...]] = {}
    table = at.table_of("groups")
    for name in table:
        if not NAME.fullmatch(name) or "." in name:
            at.fail(f"`{name}` is no name for a group")
        known[name] = _references(at.below(table, table), name, pack, known)
        if not known[name]:
            at.fail(f"group `{name}` is empty")
    return known


def _references(at: Row, key: str, pack: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Rules by name: bare within this pack, `pack.rule` in another, `$group` for all of a group."""
    names: list[str] = []
    for word in at.words(key):
        if not word.startswith("$"):
            names.append(word if "." in word else f"{pack}.{word}")
        elif word[1:] in groups:
            names.extend(groups[word[1:]])
        else:
            at.fail(f"unknown group `{word}`", word[1:], groups)
    return tuple(dict.fromkeys(names))


def _limits(at: Row) -> dict[str, tuple[str, ...]]:
    row = at.below(at.table.get("limits") or Table(at.table.line), LIMITS)
    limits = {key: row.words(key) for key in row.table}
    for value in limits.get("data", ()):
        if value not in KNOWN["data"].values and value not in LIMITS_FROM_FACTS:
            row.fail(f"unknown data `{value}` in limits", value, KNOWN["data"].values)
    return limits


def _duties(at: Row, fragments: Mapping[str, tuple[Clause, ...]]) -> tuple[Duty, ...]:
    items = at.table.get("obligations") or []
    if not isinstance(items, list):
        at.fail("`obligations` must be a list")
    duties = []
    for item in items:
        if isinstance(item, str):
            duties.append(Duty(at.word(item, "obligation", Obligation)))
            continue
        row = at.below(item, ("do", "when", "unless"))
        duties.append(
            Duty(
                row.one_of("do", Obligation),
                parse_clauses(row, row.table_of("when"), fragments),
                parse_clauses(row, row.table_of("unless"), fragments),
            )
        )
    return tuple(duties)


def _standing_duty(
    at: Row, pack: str, sources: Mapping[str, Source], fragments: Mapping[str, tuple[Clause, ...]]
) -> StandingDuty:
    on = at.words("on")
    for outcome in on:
        if outcome not in OUTCOMES:
            at.fail(f"unknown outcome `{outcome}`", outcome, OUTCOMES)
    return StandingDuty(
        id=f"{pack}.{at.name_of('id')}",
        on=on,
        says=at.text("says"),
        cite=_cited(at, sources),
        applies=parse_clauses(at, at.table_of("applies"), fragments),
        obligations=_duties(at, fragments),
        reply=at.one_of("reply", ReplyKind) if "reply" in at.table else None,
        line=at.table.line,
    )


def _default(at: Row, pack: str, sources: Mapping[str, Source]) -> Default | None:
    if at.table.get("default") is None:
        return None
    row = at.below(at.table["default"], ("id", "says", "cite"))
    return Default(f"{pack}.{row.name_of('id')}", row.text("says"), _cited(row, sources))
