"""Rules and duties compiled: their conditions are tests on `columns`, their obligations bits."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from privity.gate.columns import Columns, Test, holds
from privity.gate.decision import Reason
from privity.gate.obligation import Obligation
from privity.gate.rules import (
    LAYERS,
    Default,
    Duty,
    Layer,
    Modality,
    Pack,
    Rule,
    StandingDuty,
)

BIT_OF: Final[Mapping[Obligation, int]] = {obligation: 1 << at for at, obligation in enumerate(Obligation)}


class CompiledDuties:
    """Obligations as bits: those always owed together, and each of the others with its tests."""

    __slots__ = ("always", "conditional")

    def __init__(self, duties: Iterable[Duty], columns: "Columns") -> None:
        self.always = 0
        conditional = []
        for duty in duties:
            if duty.when or duty.unless:
                conditional.append((BIT_OF[duty.do], columns.tests(duty.when), columns.tests(duty.unless)))
            else:
                self.always |= BIT_OF[duty.do]
        self.conditional = tuple(conditional)

    def owed(self, states: list[int]) -> int:
        """The obligations that are owed in these states."""
        owed = self.always
        for bit, when, unless in self.conditional:
            if holds(when, states) and not (unless and holds(unless, states)):
                owed |= bit
        return owed


class CompiledRule:
    """A rule with its clauses as tests; `bit` is its place in the masks of the book."""

    __slots__ = (
        "applies", "bit", "citation", "defeats", "duties", "emergency", "end", "general", "holding", "id",
        "is_forbid", "is_law", "layer", "limited", "modality", "rank", "reason", "remediable", "reply", "requires",
        "rule", "start", "unsure",
    )  # fmt: skip

    def __init__(self, rule: Rule, pack: Pack, position: int, columns: "Columns") -> None:
        self.rule, self.id, self.bit = rule, rule.id, 1 << position
        self.emergency, self.general, self.limited = rule.emergency, rule.general, rule.limited
        self.reply = rule.reply
        self.reason = reason_of(rule, pack)
        self.citation = self.reason.citation
        self.layer, self.modality = pack.layer, rule.modality
        self.is_law = pack.layer is Layer.LAW
        self.rank = LAYERS.index(pack.layer)
        self.applies = columns.tests(rule.applies)
        self.requires = columns.tests(rule.requires)
        self.is_forbid = rule.modality is Modality.MUST_NOT
        # Conditions that an unknown fact leaves open, so that the prohibition blocks.
        self.unsure = tuple(test for test in self.applies if test[2])
        self.holding = Leaning(self, ())
        # What a prohibition itself says could be put right.
        self.remediable = tuple(
            test
            for test, clause in zip(self.applies, rule.applies, strict=True)
            if self.is_forbid and clause.remedy is not None
        )
        self.start = rule.effective_from.toordinal()
        self.end = rule.effective_to.toordinal() if rule.effective_to is not None else 10**9
        self.duties = CompiledDuties(rule.obligations, columns)
        self.defeats = 0


class Leaning(NamedTuple):
    """A rule that concerns a request, and those of its tests that are false or unknown.

    For a prohibition they are the unknown ones: with any, it might hold; with none, it holds.
    """

    rule: CompiledRule
    tests: Sequence[Test]


class CompiledStandingDuty:
    """A standing duty with its conditions as tests."""

    __slots__ = ("applies", "duties", "id", "on", "reply")

    def __init__(self, duty: StandingDuty, columns: "Columns") -> None:
        self.id, self.on, self.reply = duty.id, frozenset(duty.on), duty.reply
        self.applies = columns.tests(duty.applies)
        self.duties = CompiledDuties(duty.obligations, columns)


def reason_of(rule: Rule | Default, pack: Pack) -> Reason:
    """What a decision says of a rule that it rests on: its words, its law, and how sure the citation is."""
    sources = [pack.sources[name] for name in rule.cite]
    return Reason(
        rule=rule.id,
        pack=pack.id,
        version=pack.version,
        layer=pack.layer,
        citation="; ".join(source.cite for source in sources),
        says=rule.says,
        confidence="check" if any(source.confidence == "check" for source in sources) else "sure",
    )
