"""`privity clear`: a draft that may leave, leaves, once a person answered what is asked about it."""

import base64
import threading
from collections.abc import Iterator
from typing import Annotated, Final

import typer

from privity.errors import InputError, RefusedError
from privity.faces.cli.files_in import name_of, opened, read_bounded
from privity.faces.cli.reach import Message, ask, take_out
from privity.faces.cli.screening import LARGEST, words
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import ask_line, is_shown, say

_PLAIN: Final = (".txt", ".md", ".markdown")
_MINDS: Final = {"n": "no", "m": "maybe", "y": "yes"}
_WHOM: Final = {
    "fiction": "somebody invented",
    "public-figure": "a public figure, from what is public",
    "own-life": "my own life",
    "not-a-client": "somebody who never was a client",
    "nobody": "nobody in particular",
}


def clear(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The draft: any document that can be read.")],
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="ID", help="To whom it goes: a client's id. Nobody where none is given."
        ),
    ] = "",
) -> None:
    """Let a draft leave, after its questions."""
    from privity.interchange.documents import read_document

    settings = settings_of(context)
    _ = settings.existing
    if is_shown() and not file.lower().endswith(_PLAIN):
        raise InputError(
            "a document is not for the terminal", field="FILE", remedy="send it to a file with `> cleared`"
        )
    with opened(file) as stream:
        content = read_bounded(stream, LARGEST)
    document = read_document(file, content)
    unread = [f"{part.where}: {part.why}" for part in document.unread_parts]
    name = name_of(file)
    draft: Message = {"id": name, "name": name, "text": document.text, "unread_parts": unread, "to": to}
    draft["document"] = base64.b64encode(content).decode("ascii")
    answers: list[Message] = []
    is_answered = threading.Event()

    def requests() -> Iterator[Message]:
        yield draft
        is_answered.wait()
        yield from answers

    def leaving() -> Iterator[Message]:
        for reply in ask(settings, "clear", requests()):
            match reply:
                case {"screening": dict(screening), "question": str(question)}:
                    answers.append(_asked(screening, question, document.text, to=to))
                    is_answered.set()
                case {"data": _}:
                    yield reply

    take_out(leaving())


def _asked(screening: Message, question: str, text: str, *, to: str) -> Message:
    """Show what was found, and ask. Raises RefusedError for what is stopped, IncompleteError without a terminal."""
    for line in words(screening, text):
        say(line)
    if screening["verdict"] == "stop":
        raise RefusedError(
            "this must not leave as it is", field="text", remedy="tell what is common to many instead"
        )
    only = ", or o for only the one it goes to" if to else ""
    typed = ask_line(f"{question}\n  n for no, m for maybe, y for yes{only}: ").strip().lower()
    minds = _MINDS | ({"o": "only-them"} if to else {})
    mind = minds.get(typed[:1])
    if mind is None:
        raise InputError("this is no answer to it", field="in_mind", remedy="answer with one letter")
    given: list[str] = []
    if mind in ("no", "only-them") and screening["verdict"] == "ask":
        given = _whom(screening)
    return {"in_mind": mind, "answers": given}


def _whom(screening: Message) -> list[str]:
    given: list[str] = []
    if screening["screened"]["unread_parts"]:
        typed = ask_line(
            "Did you read yourself what could not be read here, and does it tell of no client? y, n: "
        )
        given += ["looked"] if typed.strip().lower() in ("y", "yes") else []
    if screening["findings"]:
        say("Of whom does it tell?")
        for word, says in _WHOM.items():
            say(f"  {word}: {says}")
        typed = ask_line("One of these words, or several with commas; nothing leaves it here: ")
        given += [word for word in (part.strip() for part in typed.split(",")) if word in _WHOM]
    return given
