"""Of which words whoever clears said before that they had a client in mind: kept in memory, read on from the ledger."""

import threading

from privity.ledger.answered import answered_mark
from privity.ledger.entry import EventClass
from privity.model.text_hash import hash_of_text
from privity.screen.clearance import InMind
from privity.services.entries import entries_of
from privity.services.office import Office

_STANDS = frozenset({InMind.YES.value, InMind.MAYBE.value})


class GivenBefore:
    """The answers of one open office. Each entry is looked at once; what is asked again costs no walk.

    An entry of an earlier version knows the very words alone.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._reading = threading.Lock()
        self._known: set[str] = set()
        self._next = 0

    def had_one_in_mind(self, text: str, document: bytes = b"") -> bool:
        """Say whether the question was answered with yes or maybe of these words, whatever else stands around them."""
        self._read_on()
        if not self._known:
            return False
        if answered_mark(self._office.answers_key(), text, document) in self._known:
            return True
        return bool(text.strip()) and hash_of_text(text) in self._known

    def keep(self, text: str, document: bytes = b"") -> None:
        """Let such an answer stand from now on, before its entry is written, which a full disk can prevent."""
        with self._reading:
            self._known.add(answered_mark(self._office.answers_key(), text, document))

    def _read_on(self) -> None:
        with self._reading:
            size = self._office.tree.size
            if size == self._next:
                return
            for entry in entries_of(self._office, EventClass.SCREENED, start=self._next):
                drafts = entry.details.get("drafts")
                for line in drafts if isinstance(drafts, list) else ():
                    if line.get("in_mind") in _STANDS:
                        self._known.add(line.get("answered") or line["sha256"])
            self._next = size
