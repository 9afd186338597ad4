"""The interpreter: facts and rule packs in, one decision out.

Three-valued and closed by default. A prohibition that holds *or might hold* blocks unless a rule it names is
fulfilled (Cedar and Rego skip a prohibition whose fact is missing, and so permit). A duty by law overrides a code
and the house, never another prohibition by law: that collision goes to a lawyer. The emergency path stands above
codes and house like a duty. Among the layers the strictest answer counts; within one layer the widest permission.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from privity.gate.compile import BIT_OF, Book, CompiledRule, Test, holds
from privity.gate.decision import (
    Decision,
    Defeat,
    Grounds,
    Limited,
    Must,
    Permit,
    Reason,
    Refuse,
)
from privity.gate.derived import complete
from privity.gate.near_miss import Leaning, dynamic, what_is_missing
from privity.gate.reply import reply_for
from privity.gate.request import Facts, Request
from privity.gate.rules import Layer, Modality
from privity.gate.vocabulary import Obligation, ReplyKind

_LOG_REQUEST: Final = BIT_OF[Obligation.LOG_REQUEST]
_LOG_DISCLOSURE: Final = BIT_OF[Obligation.LOG_DISCLOSURE]
_TAKE_LEGAL_ADVICE: Final = BIT_OF[Obligation.TAKE_LEGAL_ADVICE]
_LAYERS: Final = (Layer.LAW, Layer.CODE, Layer.HOUSE)


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
        today, rules = as_of.toordinal(), book.rules
        left = book.candidates(self.states)
        while left:
            low = left & -left
            left ^= low
            compiled = rules[low.bit_length() - 1]
            if compiled.start <= today < compiled.end:
                self._look(compiled)

    def counted(self) -> frozenset[str]:
        """The names of the rules that permit, compel, forbid, might forbid, or oblige here."""
        return frozenset(
            [rule.id for rule in self.fired]
            + [forbid.rule.id for forbid in self.forbids]
            + [duty.id for duty in self._book.duties if holds(duty.applies, self.states)]
        )

    def _look(self, compiled: CompiledRule) -> None:
        states = self.states
        unknown: list[Test] = []
        for test in compiled.applies:
            state = states[test[0]]
            if state & test[1]:
                continue
            if not state & test[2]:
                return
            unknown.append(test)
        if compiled.modality is Modality.MUST_NOT:
            self.forbids.append(Leaning(compiled, unknown))
        elif not unknown:
            unmet = [test for test in compiled.requires if not states[test[0]] & test[1]]
            if unmet:
                self.near.append(Leaning(compiled, unmet))
            else:
                self.fired.append(compiled)


def decide(request: Request, book: Book, as_of: date) -> Decision:
    """Decide a request by the packs of a book as they stood on the day of the event."""
    found = Findings(book, request.facts, as_of)
    facts, states = found.facts, found.states
    standing, defeated = _stand(found)
    duties = [rule for rule in found.fired if rule.modality is Modality.MUST]
    urgent = [rule for rule in found.fired if rule.emergency]
    above = duties or urgent
    if above:
        against = [forbid for forbid in standing if forbid.rule.is_law]
        if not against:
            overridden = [Defeat(forbid.rule.id, above[0].id) for forbid in standing]
            return _allow(request, book, facts, states, as_of, [*duties, *urgent], defeated + overridden)
        return _refuse(request, book, facts, found, against, defeated, as_of, duties)
    if standing or not found.fired:
        return _refuse(request, book, facts, found, standing, defeated, as_of)
    return _allow(request, book, facts, states, as_of, found.fired, defeated)


def _stand(found: Findings) -> tuple[list[Leaning], list[Defeat]]:
    standing, defeated = [], []
    for forbid in found.forbids:
        bit = forbid.rule.bit
        by = next((rule for rule in found.fired if rule.defeats & bit), None)
        if by is None:
            standing.append(forbid)
        else:
            defeated.append(Defeat(forbid.rule.id, by.id))
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
        for layer in _LAYERS:
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
    found: Findings,
    standing: Sequence[Leaning],
    defeated: list[Defeat],
    as_of: date,
    duties: Sequence[CompiledRule] = (),
) -> Refuse:
    missing, undetermined = what_is_missing(
        facts, found.states, standing, found.near, permitted=bool(found.fired)
    )
    certain = [forbid for forbid in standing if not forbid.tests]
    collision = bool(duties) and bool(certain)
    rules = sorted(
        (forbid.rule for forbid in certain or standing),
        key=lambda rule: (rule.general, _LAYERS.index(rule.layer)),
    )
    basis = [rule.reason for rule in [*rules, *duties]]
    if all(rule.general for rule in rules) and book.default_reason is not None:
        basis.append(book.default_reason)
    grounds = _grounds(
        request, book, facts, found.states, as_of, "refuse", basis, [*rules, *duties] if collision else rules,
        defeated, seek_advice=collision,
    )  # fmt: skip
    return Refuse(grounds, missing, undetermined, collision)


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
        owed |= rule.duties.owed(states)
        chosen = chosen or rule.reply
    for duty in book.duties_on[outcome]:
        if holds(duty.applies, states):
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
