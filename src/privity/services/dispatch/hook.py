"""Operations for what is committed to a repository of the practitioner's: may these texts leave, and nothing else.

A repository's terminal may be shared, so an answer holds a verdict and places in the text: never whom, nor why.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from privity.errors import InputError
from privity.screen import Screening, Verdict, render_words_alone
from privity.services.cleared_before import ClearedBefore
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, convert, first, text
from privity.services.screening import DraftText, NotScreened, screen_run


def _hook(desk: Desk, requests: Iterator[Message]) -> Replies:
    """A verdict for each text; what was asked about and answered for these very words is passed."""
    texts: dict[str, str] = {}
    before: ClearedBefore | None = None

    def drafts() -> Iterator[DraftText]:
        for request in requests:
            draft = DraftText(
                text(request, "id"),
                text(request, "text"),
                tuple(convert(request.get("unread_parts", []), list[str])),
            )
            texts[draft.id] = draft.text
            yield draft

    for found in screen_run(desk.office, desk.screener, drafts()):
        if isinstance(found, NotScreened):
            said = found.error.message if isinstance(found.error, InputError) else "it could not be judged"
            yield {
                "id": found.id,
                "verdict": Verdict.ASK.value,
                "spans": [],
                "unread": [said],
                "words_alone": render_words_alone(desk.screener.words_alone),
                "passes": False,
            }
            continue
        verdict, words = found.screening.verdict, texts.pop(found.id)
        passes = verdict is Verdict.NOTHING_FOUND
        if verdict is Verdict.ASK:
            before = before or ClearedBefore(desk.office)
            passes = before.stands(words, found.screening)
        yield {
            "id": found.id,
            "verdict": verdict.value,
            "spans": _places(found.screening),
            "unread": list(found.screening.unread_parts),
            "words_alone": render_words_alone(found.screening.words_alone),
            "passes": passes,
        }


def _places(screening: Screening) -> list[list[int]]:
    return [list(span) for span in sorted({one.span for one in screening.findings})]


def _allow(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    minutes: int = convert(request.get("minutes"), int)
    desk.grants.give(text(request, "repository"), minutes, text(request, "token"))
    yield {"minutes": minutes}


def _end(desk: Desk, requests: Iterator[Message]) -> Replies:
    desk.grants.end(text(first(requests), "repository"))
    yield {}


OPERATIONS: Final[Mapping[str, Operation]] = {"hook": _hook, "hook-allow": _allow, "hook-end": _end}
