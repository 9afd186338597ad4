"""From names, identifiers and quotes that were met to findings: when a name alone means a person, and when it does not.

As in exact data match, what is widely shared needs corroboration: a full name stops, a part of one stops only with a
second detail of the same client beside it, and asks otherwise; a part that many bear asks only where somebody near the
writer seems to be meant (`whose`), or a case may be told. The name of a place never counts alone.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from privity.screen.entities import Bearer, Manner, Mention, Telling
from privity.screen.finding import Finding, FindingKind, Verdict
from privity.screen.fold import Span
from privity.screen.identifiers import identifiers
from privity.screen.index import ScreenIndex
from privity.screen.name_words import COMMON
from privity.screen.passages import Passage
from privity.screen.stock import without_stock
from privity.screen.whose import Whose
from privity.screen.words import Words

_MOST_NAMED = 3
_ENDS_IN_A_LETTER = re.compile(r"\b\w\.?$")
_WEIGHT = {Bearer.CLIENT: 0.6, Bearer.RELATIVE: 0.5, Bearer.EMPLOYER: 5.0, Bearer.PLACE: 1.5}
_SHORT_NAME = 0.3
_WHOSE = {
    Bearer.CLIENT: "a client",
    Bearer.RELATIVE: "somebody in a client's life",
    Bearer.EMPLOYER: "a client's workplace",
    Bearer.PLACE: "the place where a client lives",
}
_MANNERS = {
    Manner.HEARD: "this sounds like the name of",
    Manner.INITIALS: "these are the initials of",
    Manner.FIRST_LETTERS: "the first letters of lines, sentences or words here spell the name of",
    Manner.BACKWARDS: "this is, backwards, the name of",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """Every mention of names in a draft, by client."""

    mentions: tuple[Mention, ...]
    text: str
    whose: Whose
    called: Callable[[str], frozenset[str]]

    def bonus(self) -> dict[str, float]:
        """Say how much the names add to each client's rank: a full name settles it."""
        best: dict[tuple[str, Bearer], float] = {}
        bearing = self._bearing()
        for mention in self.mentions:
            if mention.telling is Telling.FAINT:
                continue
            entity = mention.entity
            weight = _WEIGHT[entity.bearer] / mention.shared**0.5
            if not mention.full and not entity.is_person:
                weight *= _SHORT_NAME
            if mention.full and entity.bearer is Bearer.CLIENT:
                weight = 25.0 if bearing[mention.span] == {entity.client} else 12.0
            key = (entity.client, entity.bearer)
            best[key] = max(best.get(key, 0.0), weight)
        total: dict[str, float] = {}
        for (client, _), weight in best.items():
            total[client] = total.get(client, 0.0) + weight
        return total

    def named(self) -> frozenset[str]:
        """Give the clients of whom more is named than where they live: half a practice may live in one town."""
        return frozenset(
            one.entity.client
            for one in self.mentions
            if one.telling is not Telling.FAINT and one.entity.bearer is not Bearer.PLACE
        )

    def _bearing(self) -> dict[Span, set[str]]:
        """Give the clients whom a full name names: those who are written so, or else those who nearly are."""
        full = [one for one in self.mentions if one.full and one.entity.bearer is Bearer.CLIENT]
        exact = {one.span for one in full if one.exact}
        bearing: dict[Span, set[str]] = {}
        for one in full:
            if one.exact or one.span not in exact:
                bearing.setdefault(one.span, set()).add(one.entity.client)
        return bearing

    def findings(
        self, talk: bool, doubt: bool, likely: frozenset[str], settled: frozenset[str]
    ) -> list[Finding]:
        """Judge the mentions. `likely` are clients whose file the draft resembles, `settled` those it identifies.

        `talk` says that a case is told, `doubt` that one may be: then a name that many bear counts as well.
        """
        details: dict[str, set[tuple[Bearer, str]]] = {}
        for mention in self.mentions:
            if mention.telling is not Telling.FAINT and not self._is_anothers(mention):
                detail = (mention.entity.bearer, self._written(mention))
                details.setdefault(mention.entity.client, set()).add(detail)
        met: list[tuple[Mention, Verdict]] = []
        passed_over: list[tuple[Mention, Verdict]] = []
        for mention in self.mentions:
            entity = mention.entity
            corroborated = (
                entity.client in likely
                or entity.client in settled
                or self._stands_beside(mention, details.get(entity.client, set()))
            )
            verdict = _calls_for(mention, corroborated, talk)
            if verdict is not Verdict.NOTHING_FOUND:
                counts = talk or doubt or self._counts(mention, corroborated)
                (met if counts else passed_over).append((mention, verdict))
        named = {mention.entity.client for mention, _ in met} | _named_twice(passed_over)
        by_span: dict[tuple[Span, Bearer], list[tuple[Mention, Verdict]]] = {}
        for mention, verdict in [*met, *(one for one in passed_over if one[0].entity.client in named)]:
            by_span.setdefault((mention.span, mention.entity.bearer), []).append((mention, verdict))
        found: list[Finding] = []
        for (span, bearer), here in by_span.items():
            best: dict[str, tuple[Mention, Verdict]] = {}
            for mention, verdict in here:
                if mention.entity.client not in best or verdict is Verdict.STOP:
                    best[mention.entity.client] = (mention, verdict)
            stopping = [one for one in best.values() if one[1] is Verdict.STOP]
            mention, verdict = (stopping or list(best.values()))[0]
            if len(best) > _MOST_NAMED:
                files = max(len(best), mention.shared if mention.manner is Manner.INITIALS else 0)
                reason = f"{_how(mention)} {_WHOSE[bearer]}; {files} files hold it"
                found.append(Finding(FindingKind.NAME, span, None, reason, verdict))
                continue
            found.extend(
                Finding(FindingKind.NAME, span, client, f"{_how(mention)} {_WHOSE[bearer]}", verdict)
                for client, (mention, verdict) in best.items()
            )
        return found

    def _counts(self, mention: Mention, corroborated: bool) -> bool:
        """Say whether a name counts where no case is told: it is rare, or somebody near the writer is meant."""
        if self._is_anothers(mention):
            return False
        if corroborated or not mention.common:
            return True
        at = self.whose.place(mention.span[0]) if mention.alone is None else mention.alone
        return self.whose.is_meant(at)

    def _is_anothers(self, mention: Mention) -> bool:
        """Say whether the draft gives a name that stands by itself, or initials, to somebody whom it names whole."""
        if mention.manner is Manner.INITIALS or (
            mention.full and _ENDS_IN_A_LETTER.search(self._written(mention))
        ):
            return self.whose.is_in_print(*mention.span)
        if mention.alone is None:
            return False
        return self.whose.is_anothers(mention.alone, self.called(mention.entity.client))

    def _written(self, mention: Mention) -> str:
        return self.text[slice(*mention.span)].casefold()

    def _stands_beside(self, mention: Mention, details: set[tuple[Bearer, str]]) -> bool:
        """Say whether another detail of the same client is met: a Mark who has a son Mark is named once by one word."""
        written = self._written(mention)
        return any(
            other != written and (bearer is not mention.entity.bearer or mention.telling is Telling.FAINT)
            for bearer, other in details
        )


def _named_twice(passed_over: Iterable[tuple[Mention, Verdict]]) -> set[str]:
    """Give the clients of whom two parts of one name stand in a draft, each of them borne by many."""
    parts: dict[str, set[int]] = {}
    for mention, _ in passed_over:
        if mention.common:
            parts.setdefault(mention.entity.client, set()).add(mention.part)
    return {client for client, places in parts.items() if len(places) > 1}


def names_met(index: ScreenIndex, words: Words, parts: Sequence[Passage]) -> Naming:
    """Find the names of the caseload in a draft. What a full name covers is not reported again as its parts."""
    mentions = index.names.find(words)
    is_covered = _covering(
        mention.span
        for mention in mentions
        if mention.full
        and mention.entity.bearer is not Bearer.PLACE
        and mention.manner in (Manner.PLAIN, Manner.HEARD)
    )
    whole = {mention.span for mention in mentions if mention.full}
    kept = [one for one in mentions if one.full or one.span in whole or not is_covered(one.span)]
    return Naming(
        tuple(dict.fromkeys(kept)), words.folded.original, Whose(words, parts), cache(index.names.called)
    )


def _covering(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """Tell by a search whether one of these spans covers another: a draft may be a list of ten thousand names."""
    ordered = sorted(spans)
    starts = [first for first, _ in ordered]
    reach = list(accumulate((last for _, last in ordered), max))

    def is_covered(span: Span) -> bool:
        before = bisect_right(starts, span[0])
        return before > 0 and reach[before - 1] >= span[1]

    return is_covered


def identifier_findings(index: ScreenIndex, words: Words) -> list[Finding]:
    """Find phone numbers, e-mail addresses and handles that belong to somebody in the caseload."""
    return [
        Finding(
            FindingKind.IDENTIFIER,
            met.span,
            owner,
            f"this {met.kind} stands in a client's file",
            Verdict.STOP,
        )
        for met in identifiers(words.folded)
        for owner in sorted(index.identifiers.owners(met))
    ]


def quote_findings(index: ScreenIndex, words: Words) -> list[Finding]:
    """Find runs of words that stand in a note, and not in many a file nor in everybody's mouth."""
    found: dict[tuple[Span, str], Finding] = {}
    met = index.quotes.find(words, index.text_of)
    for quote in without_stock(met, lambda note: index.note(note).engagement):
        for owner in index.owners(index.note(quote.note)):
            reason = f"{quote.words} words stand so, or nearly so, in a note"
            found[(quote.draft, owner)] = Finding(FindingKind.QUOTE, quote.draft, owner, reason, Verdict.STOP)
    return list(found.values())


def clients_of(findings: Iterable[Finding]) -> frozenset[str]:
    """Give the clients that findings are about."""
    return frozenset(finding.client for finding in findings if finding.client is not None)


def _calls_for(mention: Mention, corroborated: bool, talk: bool) -> Verdict:
    bearer = mention.entity.bearer
    stops = Verdict.STOP if corroborated else Verdict.ASK
    if bearer is Bearer.PLACE:
        return Verdict.NOTHING_FOUND
    if mention.manner is Manner.INITIALS and (talk or mention.telling is not Telling.FAINT):
        return stops
    if mention.telling is Telling.FAINT:
        return Verdict.ASK if corroborated else Verdict.NOTHING_FOUND
    if bearer is Bearer.CLIENT and mention.full:
        common = mention.ordinary or all(part in COMMON for part in mention.entity.parts)
        return Verdict.STOP if not common or corroborated or talk else Verdict.ASK
    if bearer is Bearer.CLIENT:
        return stops
    if bearer is Bearer.EMPLOYER and (mention.ordinary or len(mention.entity.parts) == 1):
        return Verdict.STOP if corroborated else Verdict.NOTHING_FOUND
    if not mention.full:
        rare = mention.telling is Telling.RARE
        return Verdict.ASK if corroborated or rare else Verdict.NOTHING_FOUND
    return stops


def _how(mention: Mention) -> str:
    if mention.manner is not Manner.PLAIN:
        return _MANNERS[mention.manner]
    if mention.full:
        return (
            "this is, or is written nearly like, the name of"
            if mention.exact
            else "this is close to the name of"
        )
    return "this is part of the name of" if mention.exact else "this is close to part of the name of"
