"""Static checks of rule packs. They are exact because a clause compares one fact with listed values only.

Found here: rules that can never apply (dead), permissions wholly inside a prohibition they do not name, duties
wholly inside one (contradictory), the same rule twice (redundant), exceptions that would go round in a circle, and
rules without a citation in date or an example. What the parser finds at once (unknown fact, value, obligation,
source; undated; uncited) never gets this far. Adding a clause kind means proving these checks anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from privity.gate.compile import UNKNOWN, Columns, Test
from privity.gate.rules import Layer, Modality, Pack, Rule
from privity.gate.vocabulary import Obligation


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a rule, in words."""

    pack: str
    rule: str
    line: int
    kind: str
    message: str


class _Shape:
    """What a rule demands of each column: the states in which it can hold, and those in which it surely holds."""

    __slots__ = ("can", "facts", "pack", "rule", "surely")

    def __init__(self, rule: Rule, pack: Pack, columns: Columns) -> None:
        self.rule, self.pack = rule, pack
        self.can: dict[int, int] = {}
        self.surely: dict[int, int] = {}
        self.facts: dict[int, str] = {}
        # A prohibition also blocks while a fact is unknown; a permission needs every fact known.
        leave_open = rule.modality is Modality.MUST_NOT
        test: Test
        for test in columns.tests(rule.clauses):
            everything = columns.everything(test[0])
            self.facts[test[0]] = test[3].fact
            blocking = test[1] | (test[2] if leave_open else 0)
            self.can[test[0]] = self.can.get(test[0], everything) & blocking
            self.surely[test[0]] = self.surely.get(test[0], everything) & test[1]

    def inside(self, other: "_Shape") -> bool:
        """Does this rule apply only where the other does?"""
        return all(
            column in self.can and not self.can[column] & ~states for column, states in other.can.items()
        )


def check_packs(packs: Sequence[Pack]) -> tuple[Fault, ...]:
    """Every fault of every pack, in their order."""
    known = {rule.id: rule for pack in packs for rule in pack.rules}
    columns = Columns(clause for pack in packs for rule in pack.rules for clause in rule.clauses)
    faults: list[Fault] = []
    shapes: list[_Shape] = []
    seen: set[str] = set()
    for pack in packs:
        for rule in pack.rules:
            shape = _Shape(rule, pack, columns)
            shapes.append(shape)
            found = [*_alone(rule, pack), *_references(rule, known), *_satisfiable(shape)]
            if rule.id in seen:
                found.append(("duplicate", "a rule of this name stands twice"))
            seen.add(rule.id)
            faults += [Fault(pack.id, rule.id, rule.line, kind, message) for kind, message in found]
        faults += _duties(pack, seen)
    faults += _pairs(shapes)
    if sum(pack.default is not None for pack in packs) > 1:
        faults.append(Fault(packs[0].id, "", 0, "duplicate", "only one pack may state the default"))
    return tuple(faults)


def _alone(rule: Rule, pack: Pack) -> Iterable[tuple[str, str]]:
    if rule.id not in pack.tested:
        yield "untested", "no example tests it"
    if rule.effective_to is not None and rule.effective_to <= rule.effective_from:
        yield "dead", f"never in force: from {rule.effective_from} to {rule.effective_to}"
    if rule.modality is Modality.MUST_NOT:
        for name, present in (
            ("requires", rule.requires), ("exception_to", rule.exception_to), ("limited", rule.limited),
            ("limits", rule.limits), ("emergency", rule.emergency),
        ):  # fmt: skip
            if present:
                yield "modality", f"a prohibition cannot have `{name}`"
        return
    if rule.modality is Modality.MUST and pack.layer is not Layer.LAW:
        yield "modality", "only the law compels; a code or the house may permit or forbid"
    if not rule.applies or not rule.requires:
        yield (
            "modality",
            "a permission or duty states both whom it concerns (`applies`) and what it needs (`requires`)",
        )
    if rule.limits and not (rule.limited or rule.modality is Modality.MUST):
        yield "modality", "`limits` without `limited: true`"
    if any(clause.stated for clause in rule.clauses):
        yield "modality", "`stated` belongs to prohibitions: what permits must be known"
    if any(duty.do is Obligation.LOG_REQUEST for duty in rule.obligations):
        yield "modality", "`log_request` is for refusals"


def _references(rule: Rule, known: dict[str, Rule]) -> Iterable[tuple[str, str]]:
    for name in (*rule.exception_to, *rule.collides_with):
        if name not in known:
            yield "unknown", f"there is no rule `{name}`"
        elif known[name].modality is not Modality.MUST_NOT:
            yield (
                "cyclic",
                f"`{name}` is no prohibition; an exception to an exception could go round in a circle",
            )


def _satisfiable(shape: _Shape) -> Iterable[tuple[str, str]]:
    for column, states in shape.surely.items():
        if not states & ~UNKNOWN:
            yield "dead", f"its conditions on `{shape.facts[column]}` exclude each other"
            return


def _duties(pack: Pack, seen: set[str]) -> Iterable[Fault]:
    for duty in pack.duties:
        if duty.id in seen:
            yield Fault(pack.id, duty.id, duty.line, "duplicate", "a rule of this name stands twice")
        seen.add(duty.id)
        if not duty.on:
            yield Fault(pack.id, duty.id, duty.line, "dead", "it is owed on no outcome")
        if duty.id not in pack.tested:
            yield Fault(pack.id, duty.id, duty.line, "untested", "no example tests it")


def _pairs(shapes: Sequence[_Shape]) -> Iterable[Fault]:
    forbids = [shape for shape in shapes if shape.rule.modality is Modality.MUST_NOT]
    yielding = {name for shape in shapes for name in shape.rule.exception_to}
    for number, shape in enumerate(shapes):
        rule = shape.rule
        for other in forbids:
            if rule.modality is Modality.MUST_NOT or not _meet(shape, other):
                continue
            named = other.rule.id in rule.exception_to or other.rule.id in rule.collides_with
            if named or (
                (rule.modality is Modality.MUST or rule.emergency) and other.pack.layer is not Layer.LAW
            ):
                continue
            # Another layer's prohibition is a second lock: only one that nothing opens makes a rule dead.
            if other.pack.layer is not shape.pack.layer and other.rule.id in yielding:
                continue
            if shape.inside(other):
                kind = "contradictory" if rule.modality is Modality.MUST else "dead"
                yield Fault(
                    shape.pack.id,
                    rule.id,
                    rule.line,
                    kind,
                    f"lies wholly inside `{other.rule.id}`, which it does not name",
                )
        if rule.modality is Modality.MUST_NOT:
            continue
        for other in shapes[:number]:
            if other.pack is shape.pack and _same_effect(shape, other) and shape.inside(other):
                yield Fault(
                    shape.pack.id, rule.id, rule.line, "redundant", f"adds nothing to `{other.rule.id}`"
                )


def _meet(one: _Shape, other: _Shape) -> bool:
    """Can both packs speak on one request at one date?"""
    here, there = one.pack.scope, other.pack.scope
    if here.jurisdictions and there.jurisdictions and not set(here.jurisdictions) & set(there.jurisdictions):
        return False
    if here.subdivisions and there.subdivisions and not set(here.subdivisions) & set(there.subdivisions):
        return False
    if there.codes or there.registers:
        return one.pack is other.pack
    first, second = one.rule, other.rule
    return (second.effective_to is None or first.effective_from < second.effective_to) and (
        first.effective_to is None or second.effective_from < first.effective_to
    )


def _same_effect(one: _Shape, other: _Shape) -> bool:
    first, second = one.rule, other.rule
    return (
        first.modality, first.limited, first.emergency, set(first.exception_to), first.limits, first.obligations,
        first.effective_from, first.effective_to,
    ) == (
        second.modality, second.limited, second.emergency, set(second.exception_to), second.limits,
        second.obligations, second.effective_from, second.effective_to,
    )  # fmt: skip
