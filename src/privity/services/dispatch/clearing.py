"""The operation that clears a draft: it is screened and shown first, and leaves once the answers are there."""

import base64
from collections.abc import Iterator, Mapping
from typing import Final

from privity.screen import render_screening
from privity.screen.clearance import QUESTION, Answer, InMind
from privity.services.clearing import Answers, Draft, clear_draft, recipient_of
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, convert, first, outgoing, text
from privity.services.screening import DraftText, screen_draft

_PREPARING_SECONDS: Final = 600.0


def _clear(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The first request brings the draft, the second what was answered: to the question, and of whom it tells."""
    request = first(requests)
    for done, notes in desk.screener.complete(_PREPARING_SECONDS):
        yield {"preparing": {"done": done, "notes": notes}}
    draft = Draft(
        text(request, "text"),
        tuple(convert(request.get("unread_parts", []), list[str])),
        base64.b64decode(text(request, "document")),
        text(request, "name"),
    )
    to = text(request, "to")
    recipient = recipient_of(desk.office, to, draft.text, desk.office.today()) if to else None
    cover = None if recipient is None else recipient.cover
    found = screen_draft(
        desk.office, desk.screener, DraftText(text(request, "id"), draft.text, draft.unread_parts, cover)
    )
    yield {"screening": render_screening(found.screening, found.id, found.elapsed_ms), "question": QUESTION}
    answered = first(requests)
    said = Answers(
        convert(answered.get("in_mind"), InMind),
        tuple(convert(answered.get("answers"), list[Answer])),
    )
    yield from outgoing(desk.office, clear_draft(desk.office, desk.screener, draft, said, recipient))


OPERATIONS: Final[Mapping[str, Operation]] = {"clear": _clear}
