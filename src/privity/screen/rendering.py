"""A screening as `privity.screening/1`, the format of the reference; extra fields may be added, none may change."""

from typing import Any

from privity.screen.finding import Screening, WordsAlone


def render_screening(screening: Screening, id: str, elapsed_ms: int) -> dict[str, Any]:
    """Render everything, for the unlocked practitioner."""
    return {
        "schema": "privity.screening/1",
        "id": id,
        "verdict": screening.verdict.value,
        "case_talk": {
            "found": screening.case_talk.found,
            "score": screening.case_talk.score,
            "spans": [list(span) for span in screening.case_talk.spans],
        },
        "findings": [
            {
                "kind": finding.kind.value,
                "span": list(finding.span),
                "client": finding.client,
                "reason": finding.reason,
                "calls_for": finding.calls_for.value,
                "judged": finding.judged,
            }
            for finding in screening.findings
        ],
        "candidates": [
            {
                "rank": candidate.rank,
                "client": candidate.client,
                "strength": candidate.strength.value,
                "score": candidate.score,
                "facts": [
                    {"draft": list(fact.draft), "note": fact.note, "note_span": list(fact.note_span)}
                    for fact in candidate.facts
                ],
            }
            for candidate in screening.candidates
        ],
        "screened": {
            "clients": screening.clients,
            "notes": screening.notes,
            "unread_parts": list(screening.unread_parts),
            "said": screening.checked_against,
            "words_alone": render_words_alone(screening.words_alone),
        },
        "elapsed_ms": elapsed_ms,
    }


def render_words_alone(why: WordsAlone | None) -> dict[str, str] | None:
    """Render why a text was judged by its words alone, or None where it was not."""
    return None if why is None else {"said": why.said, "remedy": why.remedy}


def render_verdict(screening: Screening, id: str) -> dict[str, Any]:
    """Render what anyone may see of a text judged alone: no finding, no count, no time."""
    return {"schema": "privity.screening/1", "id": id, "verdict": screening.verdict.value}
