"""A rule pack parsed from its text (`spec/rule-pack.md`): every word known, every reference resolved, or no pack.

A pack file holds two YAML documents. The first is the law, and deciding reads nothing else; the second holds the
examples that prove it (`examples`). Its hash is taken over the whole text.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from hashlib import sha256
from typing import Final, NoReturn, TypeVar

from privity.errors import InputError
from privity.gate.document import Table, read
from privity.gate.request import Value
from privity.gate.rules import (
    Clause,
    Default,
    Duty,
    Layer,
    Modality,
    Operator,
    Pack,
    Rule,
    Scope,
    Source,
    StandingDuty,
)
from privity.gate.vocabulary import KNOWN, SETS, Fact, Kind, Obligation, Remedy, ReplyKind

SCHEMA: Final = "privity.rule-pack/1"
OUTCOMES: Final = ("permit", "limited", "must", "refuse")
LIMITS: Final = ("data", "recipient", "text", "under")
# A limit may be read from the request instead of being written in the rule.
LIMITS_FROM_FACTS: Final = ("$consent.covers", "$instrument.in_scope", "$proposed_recipient")

_NAME: Final = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
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
_OPERATORS: Final = frozenset(operator.value for operator in Operator)
_LISTS: Final = (Kind.CHOICES, Kind.WORDS)
_COUNTS: Final = (Kind.NUMBER, Kind.DAYS)
_ALLOWED: Final = {
    Kind.FLAG: (Operator.IS,),
    Kind.NUMBER: (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST, Operator.BELOW),
    Kind.DAYS: (Operator.AT_LEAST, Operator.AT_MOST, Operator.BELOW),
    Kind.CHOICE: (Operator.IS, Operator.NOT),
    Kind.WORD: (Operator.IS, Operator.NOT),
    Kind.CHOICES: (Operator.HAS, Operator.HAS_ALL, Operator.LACKS),
    Kind.WORDS: (Operator.HAS, Operator.HAS_ALL, Operator.LACKS),
}
_Word = TypeVar("_Word", bound=StrEnum)


class _At:
    """Where in the file the parser is, for messages; made anew for each mapping."""

    def __init__(self, name: str, table: Table, known: Iterable[str]) -> None:
        self.name, self.table = name, table
        known = tuple(known)
        for key in table:
            if key not in known:
                self.fail(f"unknown key `{key}`", key, known)

    def fail(self, message: str, word: str = "", known: Iterable[str] = ()) -> NoReturn:
        near = get_close_matches(word, tuple(known), n=1, cutoff=0.4)
        raise InputError(
            f"{self.name} line {self.table.line}: {message}",
            field=self.name,
            remedy=f"did you mean `{near[0]}`?" if near else "",
        )

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
            self.fail(f"`{key}` must be a text")
        return str(value)

    def name_of(self, key: str) -> str:
        value = self.text(key)
        if not _NAME.fullmatch(value):
            self.fail(f"`{key}` must be lower-case letters, digits, `-`, `_` and `.`, got `{value}`")
        return value

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"`{key}` must be true or false")
        return value

    def date(self, key: str) -> date | None:
        value = self.table.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"`{key}` must be a date such as 2026-11-01, got `{value}`")

    def words(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in items):
            self.fail(f"`{key}` must be a list of words")
        return tuple(str(item) for item in items)

    def one_of(self, key: str, kind: type[_Word]) -> _Word:
        return self.word(self.text(key), key, kind)

    def word(self, value: str, key: str, kind: type[_Word]) -> _Word:
        try:
            return kind(value)
        except ValueError:
            self.fail(f"unknown {key} `{value}`", value, [member.value for member in kind])

    def below(self, value: object, known: Iterable[str]) -> "_At":
        if not isinstance(value, Table):
            self.fail("expected a mapping")
        return _At(self.name, value, known)

    def rows(self, key: str, known: Iterable[str]) -> list["_At"]:
        value = self.table.get(key) or []
        if not isinstance(value, list):
            self.fail(f"`{key}` must be a list")
        return [self.below(item, known) for item in value]

    def table_of(self, key: str) -> Mapping[str, object]:
        value = self.table.get(key)
        if value is None:
            return {}
        if not isinstance(value, Table):
            self.fail(f"`{key}` must be a mapping")
        return value


def parse_pack(text: str, name: str, shared: Mapping[str, tuple[Clause, ...]] | None = None) -> Pack:
    """Parse a pack; `shared` holds the fragments of other packs by full name. Raise `InputError` at the first fault."""
    law, _, examples = text.partition(_DIVIDER)
    return parse_tables(read(law, name), examples, sha256(text.encode()).hexdigest(), name, shared or {})


def parse_tables(
    table: Table, examples: str, digest: str, name: str, shared: Mapping[str, tuple[Clause, ...]]
) -> Pack:
    """Parse a pack that was read already: its law as a table, its examples as text."""
    at = _At(name, table, _PACK_KEYS)
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


def parse_clauses(
    at: _At, items: Mapping[str, object], fragments: Mapping[str, tuple[Clause, ...]]
) -> tuple[Clause, ...]:
    """Parse a mapping of facts to conditions, or of `use` to a fragment."""
    clauses: list[Clause] = []
    for path, condition in items.items():
        if path == "use":
            for name in condition if isinstance(condition, list) else [condition]:
                if name not in fragments:
                    at.fail(f"unknown fragment `{name}`", str(name), fragments)
                clauses.extend(fragments[str(name)])
            continue
        fact = KNOWN.get(path)
        if fact is None:
            at.fail(f"unknown fact `{path}`", path, KNOWN)
        if not fact.ground:
            at.fail(f"`{path}` is never a ground, so no rule may read it")
        clauses.extend(_clauses_of(at, fact, condition))
    return tuple(clauses)


def _clauses_of(at: _At, fact: Fact, condition: object) -> list[Clause]:
    if not isinstance(condition, Table):
        operator = Operator.HAS if fact.kind in _LISTS else Operator.IS
        return [Clause(fact.path, operator, _values(at, fact, operator, condition))]
    stated = False
    details = dict(condition)
    if "stated" in details:
        if not fact.presumable:
            at.fail(f"`{fact.path}` may not be used with `stated`: when it is unknown, a prohibition blocks")
        inner = details.pop("stated")
        if details.keys() - {"remedy"}:
            at.fail("`stated` stands alone, or with `remedy`")
        stated, details = True, (dict(inner) if isinstance(inner, Table) else {"is": inner}) | details
    ask, defer = str(details.pop("ask", "")), details.pop("defer", False)
    remedy = details.pop("remedy", None)
    if not isinstance(defer, bool):
        at.fail("`defer` must be true or false")
    if not details:
        at.fail(f"`{fact.path}` states no condition")
    clauses = []
    for word, value in details.items():
        if word not in _OPERATORS:
            at.fail(f"unknown operator `{word}`", word, _OPERATORS)
        operator = Operator(word)
        if fact.kind in _LISTS and operator is Operator.IS:
            operator = Operator.HAS
        clauses.append(
            Clause(
                fact.path,
                operator,
                _values(at, fact, operator, value),
                stated=stated,
                ask=ask,
                remedy=None if remedy is None else at.word(str(remedy), "remedy", Remedy),
                defer=defer,
            )
        )
    return clauses


def _values(at: _At, fact: Fact, operator: Operator, value: object) -> tuple[Value, ...]:
    """The values of a clause, with `$set` written out; each must be one that the fact can take."""
    items = value if isinstance(value, list) else [value]
    allowed = _ALLOWED[fact.kind]
    if operator not in allowed:
        at.fail(f"`{fact.path}` cannot be compared with `{operator}`", operator, [op.value for op in allowed])
    if fact.kind in _COUNTS and operator is not Operator.IS and len(items) != 1:
        at.fail(f"`{fact.path}` takes one number with `{operator}`")
    values: list[Value] = []
    for item in items:
        if isinstance(item, str) and item.startswith("$"):
            if item[1:] not in SETS:
                at.fail(f"unknown set `{item}`", item[1:], SETS)
            values.extend(_checked(at, fact, word) for word in SETS[item[1:]])
        else:
            values.append(_checked(at, fact, item))
    if not values:
        at.fail(f"`{fact.path}` lists no value")
    return tuple(dict.fromkeys(values))


def _checked(at: _At, fact: Fact, item: object) -> Value:
    if not isinstance(item, str | int) or not _fits(fact, item):
        at.fail(f"`{fact.path}` cannot be `{item}`", str(item), fact.values)
    return item


def _fits(fact: Fact, item: str | int) -> bool:
    match fact.kind:
        case Kind.FLAG:
            return isinstance(item, bool)
        case Kind.NUMBER | Kind.DAYS:
            return isinstance(item, int) and not isinstance(item, bool)
        case Kind.CHOICE | Kind.CHOICES:
            return item in fact.values
        case Kind.WORD | Kind.WORDS:
            return isinstance(item, str) and bool(item)


def _fragments(at: _At, pack: str, shared: Mapping[str, tuple[Clause, ...]]) -> dict[str, tuple[Clause, ...]]:
    """Named groups of clauses. A fragment may use those above it, so that none can contain itself."""
    known = dict(shared)
    for name, table in at.table_of("fragments").items():
        if not _NAME.fullmatch(name) or "." in name:
            at.fail(f"`{name}` is no name for a fragment")
        if not isinstance(table, Table):
            at.fail(f"fragment `{name}` must be a mapping")
        known[name] = parse_clauses(at.below(table, table), table, known)
        known[f"{pack}.{name}"] = known[name]
    return known


def _sources(at: _At) -> dict[str, Source]:
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


def _cited(at: _At, sources: Mapping[str, Source]) -> tuple[str, ...]:
    cited = at.words("cite")
    if not cited:
        at.fail("a rule without a citation")
    for name in cited:
        if name not in sources:
            at.fail(f"unknown source `{name}`", name, sources)
    return cited


def _rule(
    at: _At,
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


def _groups(at: _At, pack: str) -> dict[str, tuple[str, ...]]:
    """Named lists of prohibitions, written `$name` where a rule is an exception to all of them."""
    known: dict[str, tuple[str, ...]] = {}
    table = at.table_of("groups")
    for name in table:
        if not _NAME.fullmatch(name) or "." in name:
            at.fail(f"`{name}` is no name for a group")
        known[name] = _references(at.below(table, table), name, pack, known)
        if not known[name]:
            at.fail(f"group `{name}` is empty")
    return known


def _references(at: _At, key: str, pack: str, groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
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


def _limits(at: _At) -> dict[str, tuple[str, ...]]:
    row = at.below(at.table.get("limits") or Table(at.table.line), LIMITS)
    limits = {key: row.words(key) for key in row.table}
    for value in limits.get("data", ()):
        if value not in KNOWN["data"].values and value not in LIMITS_FROM_FACTS:
            row.fail(f"unknown data `{value}` in limits", value, KNOWN["data"].values)
    return limits


def _duties(at: _At, fragments: Mapping[str, tuple[Clause, ...]]) -> tuple[Duty, ...]:
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
    at: _At, pack: str, sources: Mapping[str, Source], fragments: Mapping[str, tuple[Clause, ...]]
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


def _default(at: _At, pack: str, sources: Mapping[str, Source]) -> Default | None:
    if at.table.get("default") is None:
        return None
    row = at.below(at.table["default"], ("id", "says", "cite"))
    return Default(f"{pack}.{row.name_of('id')}", row.text("says"), _cited(row, sources))
