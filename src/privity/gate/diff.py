"""What changed between two versions of a pack, in the words of the page that a lawyer signed.

Compared is what the rules say, not how the file is written: a comment or an order that changed is no change of the
law. The decisions that differ are found by the service, which has the other packs at hand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from privity.gate.page import clause_in_words, duty_in_words, kind_in_words
from privity.gate.rules import Default, Pack, Rule, StandingDuty


class ChangeKind(StrEnum):
    """What happened to a rule, a source or the head of a pack."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different: its name, and each line that went or came."""

    kind: ChangeKind
    what: str
    went: tuple[str, ...] = ()
    came: tuple[str, ...] = ()


def differences(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Every difference, the head first, then sources, rules, duties, the default."""
    return (
        *_changes({"the pack": _head(old)}, {"the pack": _head(new)}),
        *_changes(_sources(old), _sources(new)),
        *_changes(_rules(old), _rules(new)),
        *_changes(_duties(old), _duties(new)),
        *_changes(_default(old), _default(new)),
    )


def in_words(changes: Iterable[Change]) -> Iterable[str]:
    """The differences as lines: `-` went, `+` came."""
    for change in changes:
        yield f"{change.kind} {change.what}"
        yield from (f"  - {line}" for line in change.went)
        yield from (f"  + {line}" for line in change.came)


def _changes(old: Mapping[str, Sequence[str]], new: Mapping[str, Sequence[str]]) -> Iterable[Change]:
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield Change(ChangeKind.REMOVED, name, went=tuple(old[name]))
        elif name not in old:
            yield Change(ChangeKind.ADDED, name, came=tuple(new[name]))
        elif old[name] != new[name]:
            went = tuple(line for line in old[name] if line not in new[name])
            came = tuple(line for line in new[name] if line not in old[name])
            yield Change(ChangeKind.CHANGED, name, went, came)


def _head(pack: Pack) -> list[str]:
    scope = pack.scope
    return [
        f"id: {pack.id}",
        f"version: {pack.version}",
        f"title: {pack.title}",
        f"layer: {pack.layer}",
        f"places: {', '.join(scope.jurisdictions)} / {', '.join(scope.subdivisions)}",
        f"members: {', '.join(scope.codes)} / {', '.join(scope.registers)}",
        f"reviewed by: {pack.reviewed_by or 'nobody'}, {pack.reviewed_on or 'never'}",
    ]


def _sources(pack: Pack) -> dict[str, list[str]]:
    return {
        f"source {source.id}": [
            f"cites: {source.cite}",
            f"in force: from {source.in_force_from} to {source.in_force_to or 'now'}",
            f"checked: {source.checked_on}, {source.confidence}, {source.basis}",
        ]
        for source in pack.sources.values()
    }


def _rules(pack: Pack) -> dict[str, list[str]]:
    return {f"rule {rule.id}": _rule(rule) for rule in pack.rules}


def _rule(rule: Rule) -> list[str]:
    lines = [f"is: {kind_in_words(rule)}", f"says: {rule.says}", f"rests on: {', '.join(rule.cite)}"]
    lines += [f"in force: from {rule.effective_from} to {rule.effective_to or 'now'}"]
    lines += [f"concerns: {clause_in_words(clause)}" for clause in rule.applies]
    lines += [f"needs: {clause_in_words(clause)}" for clause in rule.requires]
    lines += [f"opens: {name}" for name in rule.exception_to]
    lines += [f"collides with: {name}" for name in rule.collides_with]
    lines += [f"limits {key}: {', '.join(words)}" for key, words in rule.limits.items()]
    lines += [f"owes: {duty_in_words(duty)}" for duty in rule.obligations]
    return [*lines, *([f"reply: {rule.reply}"] if rule.reply else [])]


def _duties(pack: Pack) -> dict[str, list[str]]:
    return {f"duty {duty.id}": _duty(duty) for duty in pack.duties}


def _duty(duty: StandingDuty) -> list[str]:
    lines = [f"says: {duty.says}", f"rests on: {', '.join(duty.cite)}", f"on: {', '.join(duty.on)}"]
    lines += [f"concerns: {clause_in_words(clause)}" for clause in duty.applies]
    lines += [f"owes: {duty_in_words(owed)}" for owed in duty.obligations]
    return [*lines, *([f"reply: {duty.reply}"] if duty.reply else [])]


def _default(pack: Pack) -> dict[str, list[str]]:
    default: Default | None = pack.default
    if default is None:
        return {}
    return {f"default {default.id}": [f"says: {default.says}", f"rests on: {', '.join(default.cite)}"]}
