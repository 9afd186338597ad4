"""The packs that concern one kind of request, compiled together: which of their rules a request can meet."""

from collections.abc import Iterable, Sequence
from typing import Final

from privity.gate.columns import UNKNOWN, Columns
from privity.gate.compile import BIT_OF, CompiledRule, CompiledStandingDuty, reason_of
from privity.gate.decision import PackStamp
from privity.gate.obligation import Obligation
from privity.gate.request import Facts
from privity.gate.rules import (
    Clause,
    Layer,
    Modality,
    Pack,
)

_DAYS_KEPT: Final = 64


NOT_ADVICE: Final = "this is not legal advice"
UNREVIEWED: Final = "unreviewed rule pack: take advice before anything leaves"
NO_PACK: Final = (
    "no rule pack fits this place: the house rules alone decide, and every instrument or duty needs advice"
)


class Book:
    """The packs that concern one kind of request, compiled together."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self.law_pack = any(pack.layer is Layer.LAW for pack in packs)
        self.columns = Columns(clause for pack in packs for clause in _every_clause(pack))
        self.rules: list[CompiledRule] = []
        for pack in packs:
            for rule in pack.rules:
                self.rules.append(CompiledRule(rule, pack, len(self.rules), self.columns))
        self.duties = tuple(
            CompiledStandingDuty(duty, self.columns) for pack in packs for duty in pack.duties
        )
        self.default_reason = next((reason_of(pack.default, pack) for pack in packs if pack.default), None)
        self.stamps = tuple(PackStamp(pack.id, pack.version, pack.sha256, pack.reviewed_by) for pack in packs)
        self.notices = _notices(packs, law_pack=self.law_pack)
        at = {compiled.rule.id: compiled for compiled in self.rules}
        for compiled in self.rules:
            for name in compiled.rule.exception_to:
                if name in at:
                    compiled.defeats |= at[name].bit
        # Standing duties by the outcome they go with.
        self.duties_on = {
            outcome: tuple(duty for duty in self.duties if outcome in duty.on)
            for outcome in ("permit", "limited", "must", "refuse")
        }
        self._obligations: dict[int, tuple[Obligation, ...]] = {}
        self._blank = self.columns.blank()
        self._in_force: dict[int, int] = {}
        self._index = self._make_index()

    def obligations(self, owed: int) -> tuple[Obligation, ...]:
        """The obligations of a mask, in the order of the vocabulary."""
        found = self._obligations.get(owed)
        if found is None:
            found = tuple(each for each in Obligation if owed & BIT_OF[each])
            self._obligations[owed] = found
        return found

    def encode(self, facts: Facts) -> list[int]:
        """The states of a request's facts, completed by `derived.complete`."""
        return self.columns.encode(facts, self._blank)

    def candidates(self, states: list[int], day: int) -> int:
        """A mask of the rules in force whose conditions hold; of a prohibition those too that only might."""
        left = self._in_force.get(day)
        if left is None:
            if len(self._in_force) >= _DAYS_KEPT:
                self._in_force.clear()
            left = sum(compiled.bit for compiled in self.rules if compiled.start <= day < compiled.end)
            self._in_force[day] = left
        for column, table in self._index:
            left &= table[states[column]]
        return left

    def _make_index(self) -> tuple[tuple[int, dict[int, int]], ...]:
        """For each column and each of its states the rules that this state does not rule out."""
        every = (1 << len(self.rules)) - 1
        allowed: dict[int, dict[int, int]] = {}
        for compiled in self.rules:
            is_forbid = compiled.modality is Modality.MUST_NOT
            for column, true, left_open, _ in compiled.applies:
                masks = allowed.setdefault(column, {})
                mask = true | left_open if is_forbid else true
                masks[compiled.bit] = masks.get(compiled.bit, -1) & mask
        often = sorted(allowed, key=lambda column: -len(allowed[column]))
        index = []
        for column in often:
            table = {}
            state, states = UNKNOWN, self.columns.everything(column)
            while state <= states:
                ruled_out = 0
                for bit, mask in allowed[column].items():
                    if not state & mask:
                        ruled_out |= bit
                table[state] = every & ~ruled_out
                state <<= 1
            index.append((column, table))
        return tuple(index)


def _every_clause(pack: Pack) -> Iterable[Clause]:
    for rule in pack.rules:
        yield from rule.clauses
        for duty in rule.obligations:
            yield from duty.when
            yield from duty.unless
    for standing in pack.duties:
        yield from standing.applies
        for duty in standing.obligations:
            yield from duty.when
            yield from duty.unless


def _notices(packs: Sequence[Pack], *, law_pack: bool) -> tuple[str, ...]:
    notices = [NOT_ADVICE]
    if any(pack.reviewed_by is None for pack in packs if pack.layer is not Layer.HOUSE):
        notices.append(UNREVIEWED)
    if not law_pack:
        notices.append(NO_PACK)
    return tuple(notices)
