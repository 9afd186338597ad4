"""Cuts a draft into parts, so that every passage that was found can be marked where it stands.

Findings overlap: a name inside a retelling. A part carries the numbers of the reasons that end with it. What is found
for the same reason in ten places is one reason, said once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from privity.screen import Finding, Verdict

_AROUND: Final = 300
_LONGEST_MARK: Final = 1_500


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the draft. `tone` is empty where nothing was found; `numbers` count from 1.

    `left_out` is how many characters of a long text are not shown here.
    """

    text: str
    tone: str = ""
    numbers: tuple[int, ...] = ()
    left_out: int = 0


def reasons_of(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings by reason, in the order in which a reader meets them: those that say the same of the same client."""
    reasons: dict[tuple[str, Verdict, str, str | None], list[Finding]] = {}
    for finding in sorted(findings, key=lambda one: (one.span[1], one.span[0])):
        key = (finding.label, finding.calls_for, finding.reason, finding.client)
        reasons.setdefault(key, []).append(finding)
    return list(reasons.values())


def mark(text: str, reasons: Sequence[Sequence[Finding]]) -> list[Marked]:
    """The whole text in order, cut wherever a finding begins or ends, with the number of its reason at its end."""
    spans = [
        (finding.span[0], finding.span[1], finding, number)
        for number, findings in enumerate(reasons, 1)
        for finding in findings
    ]
    cuts = sorted(
        {0, len(text), *(cut for start, end, _, _ in spans for cut in (start, end) if 0 < cut < len(text))}
    )
    parts = []
    for start, end in pairwise(cuts):
        over = [finding for first, last, finding, _ in spans if first <= start and end <= last]
        ends = {number for first, last, _, number in spans if first <= start and last == end}
        numbers = tuple(sorted(ends))
        part, tone = text[start:end], _tone(over)
        body = part.strip()
        # A mark that begins or ends in an empty line shows as a stray stroke there.
        before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :] if body else ""
        parts += [Marked(before), Marked(body, tone, numbers), Marked(after)]
    return [part for part in parts if part.text or part.numbers]


def shorten(parts: Sequence[Marked]) -> list[Marked]:
    """What stands around the marks of a long text, with the length of what is left out between them."""
    short: list[Marked] = []
    for at, part in enumerate(parts):
        head = _AROUND if part.tone or at > 0 else 0
        tail = _AROUND if part.tone or at < len(parts) - 1 else 0
        left_out = len(part.text) - head - tail
        if left_out <= (_LONGEST_MARK if part.tone else _AROUND):
            short.append(part)
            continue
        last = part.text[len(part.text) - tail :]
        short += [
            replace(part, text=part.text[:head], numbers=()),
            Marked("", left_out=left_out),
            replace(part, text=last),
        ]
    return [part for part in short if part.text or part.numbers or part.left_out]


def tone_of(verdict: Verdict) -> str:
    """The class of a verdict's colour; the page always says it in a word too."""
    return {Verdict.STOP: "stop", Verdict.ASK: "ask", Verdict.NOTHING_FOUND: ""}[verdict]


def _tone(findings: list[Finding]) -> str:
    calls = {finding.calls_for for finding in findings}
    return "stop" if Verdict.STOP in calls else "ask" if findings else ""
