"""`privity screen` over a folder or an archive: one answer a line as they come, and words on how far it is."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Final

from privity.errors import InputError
from privity.faces.cli.answers import answers_of, say_words_alone
from privity.faces.cli.exits import Exit
from privity.faces.cli.many import documents_in, drafts_of
from privity.faces.cli.reach import Message
from privity.faces.cli.settings import Settings
from privity.faces.cli.terminal import out_json, say

_SECONDS: Final = 5.0
_EXITS: Final = {"stop": Exit.STOP, "not answered": Exit.INCOMPLETE, "ask": Exit.ASK}
"""The gravest first, since a script that goes on after 0 takes the whole folder along."""


def screen_all(settings: Settings, place: Path, to: str, *, resume: bool) -> Exit:
    """Screen every document of a folder or an archive; the gravest verdict gives the exit code. Raises PrivityError."""
    documents, total = documents_in(place)

    def requests() -> Iterator[Message]:
        yield {"resume": resume}
        for draft in drafts_of(documents):
            yield draft | {"to": to}

    seen: Counter[str] = Counter()
    told, is_told = monotonic(), False
    for answer in answers_of(settings, "screen-many", requests()):
        out_json(answer)
        is_told = is_told or say_words_alone(answer)
        seen["not answered" if "error" in answer else answer["verdict"]] += 1
        seen["judged before"] += answer.get("schema") == "privity.judged-before/1"
        if monotonic() - told >= _SECONDS:
            told = monotonic()
            say(_words(seen, total))
    if not seen:
        raise InputError(
            f"there is no document in `{place}`", field="FILE", remedy="name a folder that holds drafts"
        )
    say(_words(seen, total))
    return next((code for word, code in _EXITS.items() if seen[word]), Exit.DONE)


def _words(seen: Counter[str], total: int | None) -> str:
    done = seen.total() - seen["judged before"]
    of = f" of {total:,}" if total is not None else ""
    parts = [
        f"{seen[word]:,} {word}" for word in ("stop", "ask", "nothing-found", "not answered", "judged before")
    ]
    return f"{done:,}{of} documents: {', '.join(part for part in parts if not part.startswith('0 '))}"
