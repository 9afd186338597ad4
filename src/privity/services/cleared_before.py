"""Texts that were cleared already, as these very words: what was answered then counts for what is asked about now."""

from privity.errors import RefusedError
from privity.ledger.entry import EventClass
from privity.model.text_hash import hash_of_text
from privity.screen import Screening
from privity.screen.clearance import Answer, InMind, clear
from privity.services.entries import entries_of
from privity.services.office import Office


class ClearedBefore:
    """What was answered about each text that left as a cleared draft, to no one in particular.

    A letter that was cleared for its recipient, or a piece with a released passage in it, is cleared for them alone.
    """

    def __init__(self, office: Office) -> None:
        self._answers: dict[str, tuple[str, list[str]]] = {}
        for entry in entries_of(office, EventClass.HANDED_OUT):
            match entry.details:
                case {"recipient": _} | {"rules": _}:
                    continue
                case {
                    "item": "cleared draft",
                    "text": str(text),
                    "in_mind": str(mind),
                    "answers": list(given),
                }:
                    self._answers[text] = (mind, [str(one) for one in given])

    def stands(self, text: str, screening: Screening) -> bool:
        """Say whether what was answered about these very words settles what is found in them today."""
        # A page drops the empty lines around a text, and the text of a file keeps them.
        for words in dict.fromkeys((text, text.strip("\n"))):
            known = self._answers.get(hash_of_text(words))
            if known is None:
                continue
            mind, given = known
            try:
                clear(
                    words,
                    screen=lambda _: screening,
                    in_mind=InMind(mind),
                    answers=tuple(Answer(one) for one in given),
                )
            except RefusedError:
                continue
            return True
        return False
