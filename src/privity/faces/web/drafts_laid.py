"""The drafts that lie before the pages of one login, in memory: a page can be gone back to, and no URL holds a word.

A page has a random mark. Under it lie the text that was checked last, how it was judged, what was answered, and the
documents that were dropped there. The oldest make room: only what could not be read of them is kept, since it must go
on being asked about.
"""

import re
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from privity.errors import InputError, PrivityError
from privity.model.ids import RecordId
from privity.model.text_hash import hash_of_text
from privity.screen import Screening
from privity.services.clearing import Draft

MARK: Final = re.compile("[0-9a-f]{16}")
_MOST: Final = 8
_MOST_DOCUMENTS: Final = 12
_LARGEST_TOGETHER: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document that was dropped to be checked. Its name is its ending: no word of a file's name is taken."""

    name: str
    content: bytes = field(repr=False)
    text: str = field(repr=False)
    unread: tuple[str, ...]
    size: int

    @property
    def ending(self) -> str:
        """What kind of file it is, as its name says."""
        return self.name.partition(".")[2].lower()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a text, and when; `of` is everything it was found by, and it stands while that is the same."""

    of: tuple[object, ...]
    screening: Screening = field(repr=False)
    made: datetime


@dataclass(slots=True)
class Laid:
    """What lies before one page; `refused` is what was said last of letting it leave."""

    text: str = field(default="", repr=False)
    form: dict[str, str] = field(default_factory=dict, repr=False)
    refused: PrivityError | None = None
    judged: Judgement | None = None
    documents: dict[str, OpenedDocument] = field(default_factory=dict, repr=False)

    def drop(self, document: OpenedDocument) -> str:
        """Lay a document beside the text; gives the mark by which it is taken off again. Raises InputError."""
        size = document.size + sum(one.size for one in self.documents.values())
        if len(self.documents) >= _MOST_DOCUMENTS or size > _LARGEST_TOGETHER:
            raise InputError("many documents lie here already", field="file", remedy="take one off first")
        key = secrets.token_hex(8)
        self.documents[key] = document
        return key

    def draft(self, text: str) -> Draft:
        """What is to leave: the text, or the document that was dropped while it still says the same.

        What could not be read of any document here is still said of a text that was changed: whoever sends the document
        after all must not have seen "nothing found".
        """
        unread = tuple(dict.fromkeys(part for one in self.documents.values() for part in one.unread))
        said = text.strip("\n")
        for one in self.documents.values():
            is_alone = len(self.documents) == 1 and not text.strip()
            if one.content and ((one.text and said == one.text) or (is_alone and not one.text.strip())):
                return Draft(one.text, unread, one.content, one.name)
        return Draft(text, unread)

    def checked(self, sha256: str) -> Draft:
        """The draft that was checked, where it is still the one of this hash. Raises InputError."""
        draft = self.draft(self.text)
        if hash_of_text(draft.text) != sha256:
            raise InputError(
                "another text was checked meanwhile", field="draft", remedy="check this one again"
            )
        if not draft.text.strip() and not draft.document:
            raise InputError(
                "there is no text, and more than one document",
                field="draft",
                remedy="take off all but the one that is to leave",
            )
        return draft


@dataclass(slots=True)
class LaidDrafts:
    """The drafts of one login by the marks of their pages, and how the pieces of the desk were judged."""

    pieces: dict[RecordId, Judgement] = field(default_factory=dict, repr=False)
    _by_mark: dict[str, Laid] = field(default_factory=dict, repr=False)

    def find(self, mark: str) -> Laid | None:
        """What lies under a mark, if anything does."""
        return self._by_mark.get(mark)

    def at(self, mark: str) -> Laid:
        """What lies under a mark, which becomes the newest."""
        if MARK.fullmatch(mark) is None:
            raise InputError("this page is not known here", field="draft", remedy="open the page anew")
        known = self.find(mark)
        laid = Laid() if known is None else self._by_mark.pop(mark)
        self._by_mark[mark] = laid
        for old in list(self._by_mark)[:-_MOST]:
            self._let_go(old)
        return laid

    def _let_go(self, mark: str) -> None:
        old = self._by_mark[mark]
        unread = {key: replace(one, content=b"", text="") for key, one in old.documents.items() if one.unread}
        if unread:
            self._by_mark[mark] = Laid(documents=unread)
        else:
            del self._by_mark[mark]


def new_mark() -> str:
    """A mark for a page that is opened anew."""
    return secrets.token_hex(8)
