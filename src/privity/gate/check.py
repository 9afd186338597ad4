"""Static checks of rule packs. They are exact because a clause compares one fact with listed values only.

Found here: rules that can never apply (dead), permissions wholly inside a prohibition they do not name, duties
wholly inside one (contradictory), the same rule twice (redundant), exceptions that would go round in a circle, and
rules without a citation in date or an example. What the parser finds at once (unknown fact, value, obligation,
source; undated; uncited) never gets this far. Adding a clause kind means proving these checks anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from privity.gate.columns import UNKNOWN, Columns, Test
from privity.gate.obligation import Obligation
from privity.gate.rules import Layer, Modality, Pack, Rule


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
            self.facts[test[0]] = test[3].path
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
        faults += _uncited(pack)
    faults += _pairs(packs, shapes)
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


def _uncited(pack: Pack) -> Iterable[Fault]:
    cited = {source for rule in pack.rules for source in rule.cite}
    cited.update(source for duty in pack.duties for source in duty.cite)
    cited.update(pack.default.cite if pack.default is not None else ())
    for source in pack.sources:
        if source not in cited:
            yield Fault(pack.id, "", 0, "uncited", f"no rule rests on the source `{source}`")


def _pairs(packs: Sequence[Pack], shapes: Sequence[_Shape]) -> Iterable[Fault]:
    of_pack = {pack.id: [shape for shape in shapes if shape.pack is pack] for pack in packs}
    yielding = {name for shape in shapes for name in shape.rule.exception_to}
    for pack in packs:
        forbids = [
            shape
            for other in packs
            if _meet(pack, other)
            for shape in of_pack[other.id]
            if shape.rule.modality is Modality.MUST_NOT
        ]
        granting = [shape for shape in of_pack[pack.id] if shape.rule.modality is not Modality.MUST_NOT]
        for number, shape in enumerate(granting):
            rule = shape.rule
            for other in forbids:
                if shape.inside(other) and not _comes_through(shape, other, yielding):
                    kind = "contradictory" if rule.modality is Modality.MUST else "dead"
                    message = f"lies wholly inside `{other.rule.id}`, which it does not name"
                    yield Fault(pack.id, rule.id, rule.line, kind, message)
            for earlier in granting[:number]:
                if _same_effect(shape, earlier) and shape.inside(earlier):
                    message = f"adds nothing to `{earlier.rule.id}`"
                    yield Fault(pack.id, rule.id, rule.line, "redundant", message)


def _comes_through(shape: _Shape, forbid: _Shape, yielding: set[str]) -> bool:
    """Can this rule take effect although it lies inside the prohibition?"""
    rule, name = shape.rule, forbid.rule.id
    if name in rule.exception_to or name in rule.collides_with or not _overlap_in_time(rule, forbid.rule):
        return True
    if (rule.modality is Modality.MUST or rule.emergency) and forbid.pack.layer is not Layer.LAW:
        return True
    # Another layer's prohibition is a second lock: only one that nothing opens makes a rule dead.
    return forbid.pack.layer is not shape.pack.layer and name in yielding


def _meet(one: Pack, other: Pack) -> bool:
    """Can the rules of one pack meet the prohibitions of the other on every request that it concerns?"""
    if other.scope.codes or other.scope.registers:
        return one is other
    for here, there in (
        (one.scope.jurisdictions, other.scope.jurisdictions),
        (one.scope.subdivisions, other.scope.subdivisions),
    ):
        # A narrower pack does not make a rule of a wider one dead: it speaks of a part of the requests only.
        if there and (not here or not set(here) <= set(there)):
            return False
    return True


def _overlap_in_time(one: Rule, other: Rule) -> bool:
    return (other.effective_to is None or one.effective_from < other.effective_to) and (
        one.effective_to is None or other.effective_from < one.effective_to
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
