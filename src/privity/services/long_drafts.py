"""A long draft is screened piece by piece, so that nobody else waits for it, and within a time that is told.

What was not reached is named as a part that was not read: it is asked about, and is never nothing found.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

from privity.errors import InputError
from privity.screen import CaseTalk, Finding, Screening, Strength, Verdict
from privity.screen.finding import Candidate
from privity.screen.screening import LONGEST_TEXT

PIECE = 100_000
_OVERLAP = 2_000
_MOST_CANDIDATES = 10
_GRAVITY = {Verdict.NOTHING_FOUND: 0, Verdict.ASK: 1, Verdict.STOP: 2}
_WEIGHT = {Strength.WEAK: 0, Strength.POSSIBLE: 1, Strength.STRONG: 2}


def screen_long(
    text: str, screen: Callable[[str], Screening], within: float, now: Callable[[], float] = monotonic
) -> Screening:
    """Screen a text of any length with what screens one piece. Raises InputError for what is not a text."""
    if len(text) > LONGEST_TEXT or len(text) <= PIECE + _OVERLAP:
        return screen(text)
    end = now() + within
    found: list[Screening] = []
    refused: InputError | None = None
    unread: list[str] = []
    for first, last in pieces(text):
        if found and now() >= end:
            unread.append(f"characters {first:,} to {len(text):,}: there was no time left to screen them")
            break
        try:
            found.append(_moved(screen(text[first:last]), first))
        except InputError as error:
            refused = error
            if text[first:last].strip():
                unread.append(f"characters {first:,} to {last:,}: {error.message}")
    if not found:
        raise refused or InputError("there is no word in this text", field="text")
    return merged(found, tuple(unread))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where a paragraph, a line or a word ends; each piece repeats the end of the one before."""
    first = 0
    while True:
        last = first + PIECE
        if last + _OVERLAP >= len(text):
            yield first, len(text)
            return
        for mark in ("\n\n", "\n", " "):
            cut = text.rfind(mark, last - _OVERLAP, last)
            if cut > first:
                last = cut
                break
        yield first, last
        first = max(first + 1, last - _OVERLAP)


def merged(found: list[Screening], unread: tuple[str, ...]) -> Screening:
    """One screening out of those of the pieces: every finding once, each client's strongest likeness."""
    findings: dict[tuple[object, ...], Finding] = {}
    best: dict[str, Candidate] = {}
    for screening in found:
        for finding in screening.findings:
            findings.setdefault((finding.kind, finding.span, finding.client), finding)
        for one in screening.candidates:
            if one.client not in best or _strength(one) > _strength(best[one.client]):
                best[one.client] = one
    verdict = max((one.verdict for one in found), key=_GRAVITY.__getitem__)
    if unread and verdict is Verdict.NOTHING_FOUND:
        verdict = Verdict.ASK
    ranked = sorted(best.values(), key=_strength, reverse=True)[:_MOST_CANDIDATES]
    spans = dict.fromkeys(span for one in found for span in one.case_talk.spans)
    talk = CaseTalk(bool(spans), max(one.case_talk.score for one in found), tuple(spans))
    return Screening(
        verdict,
        talk,
        tuple(findings.values()),
        tuple(replace(one, rank=place) for place, one in enumerate(ranked, 1)),
        found[0].clients,
        found[0].notes,
        (*found[0].unread_parts, *unread),
    )


def _strength(one: Candidate) -> tuple[int, float]:
    return _WEIGHT[one.strength], one.score


def _moved(screening: Screening, by: int) -> Screening:
    """A piece's screening with its places as they are in the whole text."""

    def move(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] + by, span[1] + by

    talk = screening.case_talk
    return replace(
        screening,
        case_talk=replace(talk, spans=tuple(map(move, talk.spans))),
        findings=tuple(replace(one, span=move(one.span)) for one in screening.findings),
        candidates=tuple(
            replace(one, facts=tuple(replace(fact, draft=move(fact.draft)) for fact in one.facts))
            for one in screening.candidates
        ),
    )
