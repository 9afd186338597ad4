"""Privity from another Python program: may this text leave, and letting it.

    with open_office(passphrase, "practice") as office:
        found = office.screen("Nurul Huda, the florist from Tampines, told me ...")
        found.verdict                                       # Verdict.STOP

It does what `privity screen` and `privity clear` do, by the same services: every answer has its entry in the ledger
first, and what leaves passes the door. How to use it stands in `docs/how-to/use-it-from-python.md`.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from privity import bootstrap
from privity.config import harden_process, office_place
from privity.errors import (
    BusyError,
    InputError,
    IntegrityError,
    LockedError,
    PassphraseError,
    PrivityError,
    RefusedError,
    StorageError,
)
from privity.interchange.documents import read_document
from privity.regular import NotRegularError, open_regular
from privity.screen import (
    Candidate,
    Finding,
    FindingKind,
    Screening,
    Strength,
    Verdict,
    WordsAlone,
    render_screening,
)
from privity.screen.clearance import QUESTION, Answer, InMind
from privity.services.clearing import Answers, Draft, clear_draft, recipient_of
from privity.services.door import Outgoing, hand_out
from privity.services.office import Office
from privity.services.screening import (
    DraftText,
    NotScreened,
    Screened,
    Screener,
    screen_alone,
    screen_draft,
)
from privity.services.screening_runs import JudgedBefore, screen_many

__all__ = [
    "QUESTION",
    "Answer",
    "BusyError",
    "Candidate",
    "Finding",
    "FindingKind",
    "InMind",
    "InputError",
    "IntegrityError",
    "JudgedBefore",
    "LockedError",
    "NotScreened",
    "OpenedOffice",
    "Outgoing",
    "PassphraseError",
    "PrivityError",
    "RefusedError",
    "Screened",
    "Screening",
    "StorageError",
    "Strength",
    "Verdict",
    "WordsAlone",
    "harden_process",
    "open_office",
    "render_screening",
    "screen_alone",
]

_LARGEST: Final = 256 * 1024 * 1024
_PREPARING_SECONDS: Final = 600.0

Written = str | Path
"""A draft: a string is its text, a path a document of any kind that is read."""


def open_office(passphrase: str, folder: str | Path | None = None) -> "OpenedOffice":
    """Open the office in a folder, or where `privity` finds its own. Raises PassphraseError, BusyError and others."""
    place = office_place(Path(folder) if folder is not None else None)
    return OpenedOffice(bootstrap.open_office(place, passphrase))


class OpenedOffice:
    """An office that this program has open, and nobody else until it is closed."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._screener = Screener(office)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the office and forget its keys."""
        self._office.close()

    def screen(self, draft: Written, *, to: str = "") -> Screening:
        """Hold a draft against every client that can be opened; its entry is in the ledger first.

        With `to`, a client's id, the gate judges that client as recipient, and the screen everybody else in it. Raises
        InputError for what is no text and for nobody's id, RefusedError where the gate stays shut.
        """
        read = _read(draft)
        self._prepare()
        recipient = recipient_of(self._office, to, read.text, self._office.today()) if to else None
        text = DraftText(
            "draft", read.text, read.unread_parts, None if recipient is None else recipient.cover
        )
        return screen_draft(self._office, self._screener, text).screening

    def screen_many(
        self, drafts: Iterable[tuple[str, Written]], *, resume: bool = False
    ) -> Iterator[Screened | NotScreened | JudgedBefore]:
        """Screen drafts in order, each with an id of yours. One that cannot be read keeps its place.

        With `resume` only the verdict is given of what was judged before against the same notes.
        """
        self._prepare()
        read = (_draft(*one) for one in drafts)
        yield from screen_many(self._office, self._screener, read, resume=resume)

    def clear(
        self, draft: Written, *, in_mind: InMind, answers: Sequence[Answer] = (), to: str = ""
    ) -> Outgoing:
        """Let a draft leave as these very words, or this very document. It is screened anew at this moment.

        `in_mind` is what whoever wrote it answered to `QUESTION`, `answers` of whom they say it tells. Raises
        InputError, and RefusedError with the reason why it stays.
        """
        read = _read(draft)
        self._prepare()
        recipient = recipient_of(self._office, to, read.text, self._office.today()) if to else None
        item = clear_draft(self._office, self._screener, read, Answers(in_mind, tuple(answers)), recipient)
        [outgoing] = hand_out(self._office, item)
        return outgoing

    def _prepare(self) -> None:
        """Read for their meaning those notes that were not, as after an import: about 20 ms a note, once."""
        for _ in self._screener.complete(_PREPARING_SECONDS):
            pass


def _draft(id: str, draft: Written) -> DraftText | NotScreened:
    try:
        read = _read(draft)
    except InputError as error:
        return NotScreened(id, error)
    source = sha256(read.document).hexdigest() if isinstance(draft, Path) else ""
    return DraftText(id, read.text, read.unread_parts, source=source)


def _read(draft: Written) -> Draft:
    """A draft with its words and what of it could not be read. Raises InputError."""
    if isinstance(draft, str):
        return Draft(draft)
    try:
        with open_regular(draft) as file:
            content = file.read(_LARGEST + 1)
    except NotRegularError as error:
        raise InputError(f"`{draft.name}` {error.what}", field="draft", remedy="name a document") from None
    except OSError:
        raise InputError(
            f"`{draft.name}` cannot be read", field="draft", remedy="name a document that you may read"
        ) from None
    if len(content) > _LARGEST:
        raise InputError(
            f"`{draft.name}` is larger than {_LARGEST >> 20} MiB", field="draft", remedy="screen it in parts"
        )
    document = read_document(draft.name, content)
    unread = tuple(f"{part.where}: {part.why}" for part in document.unread_parts)
    return Draft(document.text, unread, content, draft.name)
