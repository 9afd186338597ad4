"""`privity screen`: may this draft leave?"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import typer

from privity.errors import InputError, PrivityError, RefusedError
from privity.faces.cli.answers import answers_of, say_words_alone
from privity.faces.cli.exits import Exit
from privity.faces.cli.files_in import name_of, opened, read_bounded
from privity.faces.cli.reach import Message
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, say

LARGEST = 256 * 1024 * 1024
_AROUND = 60
_EXITS: Final = {"nothing-found": Exit.DONE, "ask": Exit.ASK, "stop": Exit.STOP}
_VERDICTS: Final = {
    "stop": "stop: this must not leave as it is",
    "ask": "ask: a person must look at this before it leaves",
    "nothing-found": "nothing found: no check found anything, and that is all it says",
}
_ALONE: Final = {
    "stop": "stop: this tells of a person or a couple in care",
    "ask": "ask: judged by the text alone, and held against nobody's records",
}


def screen(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]", help="The draft: any document, a folder, a zip or tar; `-` is standard input."
        ),
    ] = "-",
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="ID",
            help="To whom it goes: a client's id or a request's. The gate judges them, the screen all others.",
        ),
    ] = "",
    text_alone: Annotated[
        bool,
        typer.Option(
            "--text-alone",
            help="Judge the text by itself: no office, no passphrase, and never nothing-found.",
        ),
    ] = False,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Of a folder or an archive, judge no document that was judged before."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    as_jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read drafts as JSON Lines and write one answer a line, in order.")
    ] = False,
) -> None:
    """Ask whether a draft may leave. Does it name, quote or retell a client, or tell of a case at all?"""
    from privity.interchange.documents import read_document

    settings = settings_of(context)
    if as_json and as_jsonl:
        raise InputError("--json and --jsonl exclude each other", field="--jsonl", remedy="give one")
    if text_alone and (to or as_jsonl):
        raise InputError(
            "--text-alone goes with --json only", field="--text-alone", remedy="leave the other out"
        )
    if not text_alone:
        _ = settings.existing
    is_many = not text_alone and _holds_many(file)
    if resume and not is_many:
        raise InputError("--resume goes with a folder or an archive", field="--resume", remedy="leave it out")
    if is_many:
        from privity.faces.cli.bulk import screen_all

        raise typer.Exit(screen_all(settings, Path(file), to, resume=resume))
    with opened(file) as stream:
        if as_jsonl:
            answers = answers_of(settings, "screen", ({**one, "to": to} for one in _requests(stream)))
            raise typer.Exit(_print_all(answers))
        document = read_document(file, read_bounded(stream, LARGEST))
    if text_alone:
        raise typer.Exit(_judge_alone(file, document.text, as_json=as_json))
    unread = [f"{part.where}: {part.why}" for part in document.unread_parts]
    asked = [{"id": name_of(file), "text": document.text, "unread_parts": unread, "to": to}]
    [answer] = answers_of(settings, "screen", asked)
    if "error" in answer:
        for part in unread:
            say(f"not read: {part}")
        raise _as_error(answer["error"])
    if as_json:
        out_json(answer)
        say_words_alone(answer)
    else:
        for line in words(answer, document.text):
            out(line)
    raise typer.Exit(_EXITS[answer["verdict"]])


def _judge_alone(file: str, text: str, *, as_json: bool) -> Exit:
    """The verdict that anybody may have: from the text, the same in every office and in none."""
    from privity.screen import render_verdict
    from privity.services.screening import screen_alone

    screening = screen_alone(text)
    if why := screening.words_alone:
        say(f"{why.said}; {why.remedy}")
    answer = render_verdict(screening, name_of(file))
    if as_json:
        out_json(answer)
    else:
        out(_ALONE[answer["verdict"]])
    return _EXITS[answer["verdict"]]


def _holds_many(file: str) -> bool:
    from privity.interchange.packed import is_archive

    return file != "-" and (Path(file).is_dir() or is_archive(file))


def words(answer: Message, text: str) -> Iterator[str]:
    """A screening in plain words: the verdict, each finding with where it stands, and whose story it could be."""
    yield _VERDICTS[answer["verdict"]]
    screened = answer["screened"]
    if told := screened["words_alone"]:
        yield f"  {told['said']}"
        yield f"      {told['remedy']}"
    for finding in answer["findings"]:
        first, last = finding["span"]
        client = f" ({finding['client']})" if finding["client"] else ""
        shown = " ".join(text[first : min(last, first + _AROUND)].split())
        more = "…" if last - first > _AROUND else ""
        kind = finding["kind"] if finding["judged"] else "not judged"
        yield f"  {kind}, characters {first} to {last}: {finding['reason']}{client}"
        yield f"      “{shown}{more}”"
    likely = [one for one in answer["candidates"] if one["strength"] != "weak"]
    if likely:
        named = ", ".join(f"{one['client']} ({one['strength']})" for one in likely)
        yield f"  it could be about: {named}"
    yield f"  {screened['said']}"
    for part in screened["unread_parts"]:
        yield f"  not read: {part}"


def _print_all(answers: Iterator[Message]) -> Exit:
    unanswered = told = False
    for answer in answers:
        unanswered |= "error" in answer
        out_json(answer)
        told = told or say_words_alone(answer)
    return Exit.INCOMPLETE if unanswered else Exit.DONE


def _requests(stream: BinaryIO) -> Iterator[Message]:
    """One request a line; a line that is none goes along with what is wrong with it, to keep its place."""
    from privity.interchange.caseload import bounded_lines
    from privity.interchange.caseload.values import parse_object

    for line in bounded_lines(stream):
        given: Mapping[str, object] = {}
        try:
            given = parse_object(line)
            yield {"id": _text(given, "id"), "text": _text(given, "text")}
        except InputError as error:
            identity = given.get("id")
            yield {
                "id": identity if isinstance(identity, str) else None,
                "error": {"field": error.field, "message": error.message, "remedy": error.remedy},
            }


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise InputError(
            f"`{name}` is missing or no text",
            field=name,
            remedy='write {"id":"d-1","text":"..."} on each line',
        )
    return value


def _as_error(error: Mapping[str, str]) -> PrivityError:
    kind = RefusedError if error.get("refused") else InputError
    return kind(error["message"], field=error["field"], remedy=error["remedy"])
