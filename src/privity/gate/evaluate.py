"""The interpreter: facts and rule packs in, one decision out.

Three-valued and closed by default. A prohibition that holds *or might hold* blocks unless a rule it names is
fulfilled (Cedar and Rego skip a prohibition whose fact is missing, and so permit). A duty by law overrides a code
and the house, never another prohibition by law: that collision goes to a lawyer. The emergency path stands above
codes and house like a duty. Among the layers the strictest answer counts; within one layer the widest permission.

A ground opens a layer by itself or not at all: it names every prohibition of its layer that stands. Two grounds that
each name a part make no whole (a release that a state's law accepts and a liberty of federal law that it does not).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from privity.gate.book import Book
from privity.gate.columns import UNKNOWN, holds
from privity.gate.compile import BIT_OF, CompiledRule, Leaning
from privity.gate.decision import (
    Decision,
    Defeat,
    Grounds,
    Limited,
    Missing,
    Must,
    Permit,
    Reason,
    Refuse,
)
from privity.gate.derived import complete
from privity.gate.near_miss import dynamic, what_is_missing
from privity.gate.obligation import ON_WHAT_LEAVES, Obligation
from privity.gate.reply import reply_for
from privity.gate.request import Facts, Request
from privity.gate.rules import LAYERS, Modality
from privity.gate.vocabulary import ReplyKind

_LOG_REQUEST: Final = BIT_OF[Obligation.LOG_REQUEST]
_LOG_DISCLOSURE: Final = BIT_OF[Obligation.LOG_DISCLOSURE]
_TAKE_LEGAL_ADVICE: Final = BIT_OF[Obligation.TAKE_LEGAL_ADVICE]
_ON_WHAT_LEAVES: Final = sum(BIT_OF[each] for each in ON_WHAT_LEAVES)


class Findings:
    """What the rules of a book say about one request."""

    __slots__ = ("_book", "facts", "fired", "forbids", "near", "states")

    def __init__(self, book: Book, stated: Facts, as_of: date) -> None:
        self._book = book
        self.facts = complete(stated, law_pack=book.law_pack)
        self.states = book.encode(self.facts)
        self.fired: list[CompiledRule] = []
        self.forbids: list[Leaning] = []
        self.near: list[Leaning] = []
        states, rules = self.states, book.rules
        left = book.candidates(states, as_of.toordinal())
        while left:
            low = left & -left
            left ^= low
            rule = rules[low.bit_length() - 1]
            if rule.is_forbid:
                unknown = [test for test in rule.unsure if states[test[0]] == UNKNOWN]
                self.forbids.append(Leaning(rule, unknown) if unknown else rule.holding)
                continue
            unmet = [test for test in rule.requires if not states[test[0]] & test[1]]
            if unmet:
                self.near.append(Leaning(rule, unmet))
            else:
                self.fired.append(rule)

    def counted(self) -> frozenset[str]:
        """The names of the rules that permit, compel, forbid, might forbid, or oblige here."""
        return frozenset(
            [rule.id for rule in self.fired]
            + [forbid.rule.id for forbid in self.forbids]
            + [duty.id for duty in self._book.duties if holds(duty.applies, self.states)]
        )


def decide(request: Request, book: Book, as_of: date) -> Decision:
    """Decide a request by the packs of a book as they stood on the day of the event."""
    found = Findings(book, request.facts, as_of)
    facts, states = found.facts, found.states
    needs = _needs(found.forbids)
    usable = [rule for rule in found.fired if not needs[rule.rank] & ~rule.defeats]
    standing, defeated = _stand(found, needs, usable)
    above = [rule for rule in usable if rule.modality is Modality.MUST]
    above += [rule for rule in usable if rule.emergency]
    against = [forbid for forbid in standing if forbid.rule.is_law]
    if above and not against:
        overridden = [Defeat(forbid.rule.id, above[0].id) for forbid in standing]
        return _allow(request, book, facts, states, as_of, above, defeated + overridden)
    if standing or not usable:
        duties = [rule for rule in found.fired if rule.modality is Modality.MUST] if against else []
        urgent = any(rule.emergency for rule in found.fired)
        shown = against if against and (duties or urgent) else standing
        missing = what_is_missing(facts, found, needs, shown)
        return _refuse(request, book, facts, states, shown, missing, defeated, as_of, duties)
    return _allow(request, book, facts, states, as_of, usable, defeated)


def _needs(forbids: Iterable[Leaning]) -> list[int]:
    """For each layer the prohibitions that hold or might hold, as one mask."""
    needs = [0] * len(LAYERS)
    for forbid in forbids:
        needs[forbid.rule.rank] |= forbid.rule.bit
    return needs


def _stand(
    found: Findings, needs: Sequence[int], usable: Iterable[CompiledRule]
) -> tuple[list[Leaning], list[Defeat]]:
    """What stands in the way, and what yields to which rule; in a closed layer what the nearest rule leaves."""
    opening: list[CompiledRule | None] = []
    for need in needs:
        by = next((rule for rule in usable if not need & ~rule.defeats), None) if need else None
        if need and by is None:
            by = min(
                (rule for rule in found.fired if rule.defeats & need),
                key=lambda rule, need=need: (need & ~rule.defeats).bit_count(),  # type: ignore[misc]
                default=None,
            )
        opening.append(by)
    standing, defeated = [], []
    for forbid in found.forbids:
        by = opening[forbid.rule.rank]
        if by is not None and by.defeats & forbid.rule.bit:
            defeated.append(Defeat(forbid.rule.id, by.id))
        else:
            standing.append(forbid)
    return standing, defeated


def _allow(
    request: Request,
    book: Book,
    facts: Facts,
    states: list[int],
    as_of: date,
    fired: Sequence[CompiledRule],
    defeated: list[Defeat],
) -> Decision:
    """Compose the layers: the widest permission of each, the strictest of them all; a duty in full."""
    must = [rule for rule in fired if rule.modality is Modality.MUST]
    deciding: list[CompiledRule] = []
    narrow: list[list[CompiledRule]] = []
    if must:
        deciding = list(fired)
        if all(rule.limited for rule in must):
            narrow.append(must)
    else:
        for layer in LAYERS:
            of_layer = [rule for rule in fired if rule.layer is layer]
            wide = [rule for rule in of_layer if not rule.limited]
            deciding += wide or of_layer
            if of_layer and not wide:
                narrow.append(of_layer)
        # The strictest layer decides, so it is named first.
        deciding.sort(key=lambda rule: not rule.limited)
    outcome = "must" if must and not narrow else "limited" if narrow else "permit"
    limits = _limits(narrow or [[rule for rule in must if rule.rule.limits]], facts)
    grounds = _grounds(
        request, book, facts, states, as_of, outcome, [rule.reason for rule in deciding], deciding, defeated
    )
    match outcome:
        case "must":
            return Must(grounds, limits)
        case "limited":
            return Limited(grounds, limits)
        case _:
            return Permit(grounds)


def _limits(layers: Iterable[Sequence[CompiledRule]], facts: Facts) -> dict[str, tuple[str, ...]]:
    """Grounds of one layer add up; between layers only what all of them allow remains."""
    merged: dict[str, tuple[str, ...]] = {}
    for rules in layers:
        own: dict[str, tuple[str, ...]] = {}
        for rule in rules:
            for key, values in dynamic(rule.rule.limits, facts).items():
                own[key] = tuple(dict.fromkeys(own.get(key, ()) + values))
        for key, values in own.items():
            if key in merged:
                values = tuple(value for value in merged[key] if value in values) or merged[key]
            merged[key] = values
    return merged


def _refuse(
    request: Request,
    book: Book,
    facts: Facts,
    states: list[int],
    standing: Sequence[Leaning],
    missing: tuple[tuple[Missing, ...], bool],
    defeated: list[Defeat],
    as_of: date,
    duties: Sequence[CompiledRule],
) -> Refuse:
    certain = [forbid for forbid in standing if not forbid.tests]
    collision = bool(duties) and bool(certain)
    rules = sorted(
        (forbid.rule for forbid in certain or standing), key=lambda rule: (rule.general, rule.rank)
    )
    basis = [rule.reason for rule in [*rules, *duties]]
    if all(rule.general for rule in rules) and book.default_reason is not None:
        basis.append(book.default_reason)
    grounds = _grounds(
        request, book, facts, states, as_of, "refuse", basis, [*rules, *duties] if collision else rules,
        defeated, seek_advice=collision,
    )  # fmt: skip
    return Refuse(grounds, *missing, collision)


def _grounds(
    request: Request,
    book: Book,
    facts: Facts,
    states: list[int],
    as_of: date,
    outcome: str,
    basis: Sequence[Reason],
    deciding: Sequence[CompiledRule],
    defeated: Sequence[Defeat],
    *,
    seek_advice: bool = False,
) -> Grounds:
    owed = _LOG_REQUEST if outcome == "refuse" else _LOG_DISCLOSURE
    if seek_advice:
        owed |= _TAKE_LEGAL_ADVICE
    chosen: ReplyKind | None = None
    for rule in deciding:
        # A duty that is held up by a prohibition says nothing yet about how to fulfil it.
        kept = _ON_WHAT_LEAVES if outcome == "refuse" and rule.modality is Modality.MUST else 0
        owed |= rule.duties.owed(states) & ~kept
        chosen = chosen or rule.reply
    for duty in book.duties_on[outcome]:
        # Most fail at their first condition: a call for each would cost more than the answer.
        column, mask, _, _ = duty.applies[0]
        if states[column] & mask and holds(duty.applies, states):
            owed |= duty.duties.owed(states)
            chosen = duty.reply or chosen
    return Grounds(
        id=request.id,
        basis=tuple(basis),
        defeated=tuple(defeated),
        obligations=book.obligations(owed),
        reply=reply_for(facts, outcome, chosen),
        packs=book.stamps,
        as_of=as_of,
        notices=book.notices,
    )
