"""The questions that are put before anything is cleared, as a page shows them and as a form answers them."""

from collections.abc import Mapping
from typing import Final

from privity.screen.clearance import QUESTION, Answer, InMind
from privity.services.clearing import Answers

ANSWERS: Final = tuple(one for one in Answer if one is not Answer.CONSENTED)


def answers_in(form: Mapping[str, str]) -> Answers:
    """What a form answers."""
    return Answers(
        InMind(form["in_mind"]) if form.get("in_mind") in set(InMind) else None,
        tuple(one for one in ANSWERS if form.get(f"answer-{one}") == "yes"),
    )


def questions(form: Mapping[str, str]) -> dict[str, object]:
    """What the page needs in order to ask."""
    return {
        "question": QUESTION,
        "minds": tuple(InMind),
        "answers": ANSWERS,
        "has_unread": False,
        "form": {"to": "", "in_mind": "", **form},
    }
