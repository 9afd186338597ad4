"""The rule packs in Cedar, to see whether a second engine decides alike.

Cedar skips a `forbid` whose attribute is missing, and so permits. Here an unknown fact is written out as blocking:
a prohibition's condition reads `!(context has x) || ...`. A ground must open all that stands in its layer, so each
layer is one `forbid`, unless a ground holds and nothing stands that it does not name. Three questions are put about
every request: may anything `leave`, does a duty `compel` it in full, may it leave in `full` without one.

Only the clauses come from the packs; the compiled form that the gate itself decides by is not looked at.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import cedarpy

from privity.gate import Decision, Limited, Must, Permit
from privity.gate.derived import complete
from privity.gate.request import Facts, Value
from privity.gate.rules import LAYERS, Clause, Layer, Modality, Operator, Pack, Rule
from privity.gate.vocabulary import KNOWN

_NEVER: Final = "1 == 2"
_ENTITIES: Final = cedarpy.Entities.from_json_str("[]")


@dataclass(frozen=True, slots=True)
class _Ground:
    """A permission or duty, and the prohibitions of its layer that it does not open."""

    rule: Rule
    holds: str
    leaves: frozenset[str]


class CedarBook:
    """The packs that concern one place and practitioner, as one Cedar policy set."""

    def __init__(self, packs: Sequence[Pack], as_of: date) -> None:
        self._law_pack = any(pack.layer is Layer.LAW for pack in packs)
        self._forbids: dict[Layer, dict[str, str]] = {layer: {} for layer in LAYERS}
        self._grounds: dict[Layer, list[_Ground]] = {layer: [] for layer in LAYERS}
        in_force = [
            (pack.layer, rule)
            for pack in packs
            for rule in pack.rules
            if rule.effective_from <= as_of and (rule.effective_to is None or as_of < rule.effective_to)
        ]
        for layer, rule in in_force:
            if rule.modality is Modality.MUST_NOT:
                self._forbids[layer][rule.id] = _all(_possibly(clause) for clause in rule.applies)
        for layer, rule in in_force:
            if rule.modality is not Modality.MUST_NOT:
                left = frozenset(self._forbids[layer]) - set(rule.exception_to)
                self._grounds[layer].append(_Ground(rule, _all(map(_surely, rule.clauses)), left))
        self.text = "\n".join([*self._leaving(), *self._compelling(), *self._leaving_in_full()])
        self._policies = cedarpy.PolicySet.from_str(self.text)

    def allows(self, facts: Facts, question: str) -> bool:
        """Put one question about these facts."""
        return self.answer(self.request(facts, question))

    def request(self, facts: Facts, question: str) -> dict[str, object]:
        """A question as Cedar takes it."""
        return {
            "principal": 'Asker::"who"',
            "action": f'Action::"{question}"',
            "resource": 'Record::"what"',
            "context": {path.replace(".", "_"): _value(value) for path, value in self.known(facts).items()},
        }

    def answer(self, request: dict[str, object]) -> bool:
        """Cedar's answer; a condition that Cedar could not evaluate would be an error of the translation."""
        result = cedarpy.is_authorized(request, self._policies, _ENTITIES)
        assert not result.diagnostics.errors, result.diagnostics.errors
        return bool(result.allowed)

    def known(self, facts: Facts) -> Mapping[str, Value]:
        """The facts as the rules read them: with what follows from them, and what counts only when stated."""
        known = complete(facts, law_pack=self._law_pack)
        for path, fact in KNOWN.items():
            if fact.unstated is not None and path not in known:
                known[path] = frozenset(fact.unstated) if isinstance(fact.unstated, tuple) else fact.unstated
        return known

    def _leaving(self) -> Iterable[str]:
        for layer in LAYERS:
            yield from (_permit("leave", ground.holds) for ground in self._grounds[layer])
        above = self._usable(lambda rule: rule.modality is Modality.MUST or rule.emergency)
        for layer in LAYERS:
            opened = [*self._usable(lambda _: True, layer), *([] if layer is Layer.LAW else above)]
            if self._forbids[layer]:
                yield _forbid("leave", _any(self._forbids[layer].values()), _any(opened))

    def _compelling(self) -> Iterable[str]:
        duties = self._usable(lambda rule: rule.modality is Modality.MUST and not rule.limited)
        yield _permit("compel", _any(duties))

    def _leaving_in_full(self) -> Iterable[str]:
        yield from (policy.replace('"leave"', '"full"') for policy in self._leaving())
        above = self._usable(lambda rule: rule.modality is Modality.MUST or rule.emergency)
        yield _forbid("full", _any(above), _NEVER)
        for layer in LAYERS:
            wide = self._usable(lambda rule: not rule.limited, layer)
            yield _forbid("full", _any(self._usable(lambda _: True, layer)), _any(wide))

    def _usable(self, wanted: Callable[[Rule], bool], *layers: Layer) -> list[str]:
        """Conditions under which a wanted ground holds with nothing left in its layer that it does not open."""
        conditions = []
        for layer in layers or LAYERS:
            by_left: dict[frozenset[str], list[str]] = {}
            for ground in self._grounds[layer]:
                if wanted(ground.rule):
                    by_left.setdefault(ground.leaves, []).append(ground.holds)
            for left, holds in by_left.items():
                none = [f"!({self._forbids[layer][name]})" for name in sorted(left)]
                conditions.append(_all([_any(holds), *none]))
        return conditions


def outcome(book: CedarBook, facts: Facts) -> str:
    """What Cedar says of a request, in the gate's word for it."""
    if not book.allows(facts, "leave"):
        return "refuse"
    if book.allows(facts, "compel"):
        return "must"
    return "permit" if book.allows(facts, "full") else "limited"


def expected(decision: Decision) -> str:
    """The gate's own word."""
    match decision:
        case Permit():
            return "permit"
        case Limited():
            return "limited"
        case Must():
            return "must"
        case _:
            return "refuse"


def _permit(action: str, when: str) -> str:
    return f'permit (principal, action == Action::"{action}", resource) when {{ {when} }};'


def _forbid(action: str, when: str, unless: str) -> str:
    return (
        f'forbid (principal, action == Action::"{action}", resource) when {{ {when} }} unless {{ {unless} }};'
    )


def _surely(clause: Clause) -> str:
    name = clause.fact.replace(".", "_")
    return f"(context has {name} && {_compared(clause, name)})"


def _possibly(clause: Clause) -> str:
    if clause.stated:
        return _surely(clause)
    name = clause.fact.replace(".", "_")
    return f"(!(context has {name}) || {_compared(clause, name)})"


def _compared(clause: Clause, name: str) -> str:
    wanted = ", ".join(_literal(value) for value in clause.values)
    match clause.operator:
        case Operator.IS:
            return f"[{wanted}].contains(context.{name})"
        case Operator.NOT:
            return f"!([{wanted}].contains(context.{name}))"
        case Operator.AT_LEAST:
            return f"context.{name} >= {wanted}"
        case Operator.AT_MOST:
            return f"context.{name} <= {wanted}"
        case Operator.BELOW:
            return f"context.{name} < {wanted}"
        case Operator.HAS:
            return f"context.{name}.containsAny([{wanted}])"
        case Operator.HAS_ALL:
            return f"context.{name}.containsAll([{wanted}])"
        case Operator.LACKS:
            return f"!(context.{name}.containsAny([{wanted}]))"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'


def _value(value: Value) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _all(conditions: Iterable[str]) -> str:
    return "(" + (" && ".join(conditions) or "1 == 1") + ")"


def _any(conditions: Iterable[str]) -> str:
    return "(" + (" || ".join(conditions) or _NEVER) + ")"
