"""`privity hook`: what is committed to a repository of one's own is screened first.

The hook fails closed: without an answer from the office nothing is committed. It prints files, verdicts and places,
and nothing of the caseload: a repository's terminal may be shared.
"""

import os
import shlex
import stat
import sys
from collections.abc import Iterator
from typing import Annotated, Final

import typer

from privity.durable import write_durably
from privity.errors import InputError, LockedError, PrivityError
from privity.faces.cli.exits import Exit
from privity.faces.cli.reach import Message, ask, ask_once, open_elsewhere
from privity.faces.cli.settings import Settings, settings_of
from privity.faces.cli.staged import Repository, staged, this_repository
from privity.faces.cli.terminal import out, say

hook = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Screen what is committed to a repository of your own.",
)

_MARK: Final = "privity hook"
_MOST_LINES: Final = 12
_ADD: Final = "add the lines of `privity hook install --print` to it"


@hook.command("install")
def install(
    context: typer.Context,
    *,
    shown: Annotated[bool, typer.Option("--print", help="Print the hook and install nothing.")] = False,
) -> None:
    """Let git ask the office before each commit in this repository."""
    script = _script(settings_of(context))
    if shown:
        out(script.rstrip("\n"))
        return
    repository = this_repository()
    if repository.is_shared:
        raise InputError(
            f"the hooks of this repository lie outside its git folder, in `{repository.hooks}`",
            field="repository",
            remedy=f"write a hook there yourself, or {_ADD}",
        )
    if repository.hook.exists() and _MARK not in repository.hook.read_text("utf-8", "replace"):
        raise InputError("another pre-commit hook is here already", field="repository", remedy=_ADD)
    repository.hooks.mkdir(parents=True, exist_ok=True)
    write_durably(repository.hook, script.encode())
    repository.hook.chmod(stat.S_IRWXU)
    out(str(repository.hook))
    say(
        "What is committed here is screened first. Before you commit, unlock Privity and run `privity hook allow`,"
    )
    say("or commit and allow it in the app under Check a draft.")


@hook.command("allow")
def allow(
    context: typer.Context,
    *,
    minutes: Annotated[int, typer.Option("--minutes", help="For how long, up to 240.")] = 30,
) -> None:
    """Let this repository ask the open office for some minutes. Needs the passphrase."""
    settings, repository = settings_of(context), this_repository()
    _check_open(settings)
    asked = {"repository": str(repository.folder), "token": repository.token(), "minutes": minutes}
    ask_once(settings, "hook-allow", [asked])
    while_allowed = "a minute" if minutes == 1 else f"{minutes} minutes"
    say(f"Allowed for {while_allowed}, or until the office is locked: verdicts and places, and nothing else.")


@hook.command("end")
def end(context: typer.Context) -> None:
    """Take back what this repository was allowed. Needs the passphrase."""
    settings, repository = settings_of(context), this_repository()
    _check_open(settings)
    ask_once(settings, "hook-end", [{"repository": str(repository.folder)}])
    say("This repository may not ask any more.")


@hook.command("check")
def check(context: typer.Context) -> None:
    """Screen what is staged; git runs this. Ends with 0 only when all of it may be committed."""
    settings, repository = settings_of(context), this_repository()
    other = 0
    drafts: list[Message] = []
    stays: list[Message] = []
    for one in staged():
        if one is None:
            other += 1
            continue
        draft = _draft(one.path, one.content) if not one.why_not else None
        if draft is None:
            stays.append({"id": one.path, "verdict": "ask", "spans": [], "unread": [one.why_not]})
        elif one.content.strip():
            drafts.append(draft)
    if drafts:
        answers = list(_answers(settings, repository, drafts))
        stays += [answer for answer in answers if not answer["passes"]]
        if told := answers[0]["words_alone"]:
            say(f"privity: {told['said']}; {told['remedy']}")
    if other:
        say(f"privity: {other} staged file(s) of other kinds were not looked at")
    if not stays:
        return
    texts = {draft["id"]: draft["text"] for draft in drafts}
    say("privity: this commit stays here")
    for answer in stays:
        for line in _words(answer, texts.get(answer["id"], "")):
            say(line)
    say(
        "  Look at each in the app under Check a draft, which says why. What is stopped must go out of the text;"
    )
    say("  what is asked about can be cleared there, or with `privity clear FILE`. Then commit again.")
    is_stopped = any(answer["verdict"] == "stop" for answer in stays)
    raise typer.Exit(Exit.STOP if is_stopped else Exit.ASK)


def _draft(path: str, content: bytes) -> Message:
    from privity.interchange.documents import read_document

    document = read_document(path, content)
    unread = [f"{part.where}: {part.why}" for part in document.unread_parts]
    return {"id": path, "text": document.text, "unread_parts": unread}


def _answers(settings: Settings, repository: Repository, drafts: list[Message]) -> Iterator[Message]:
    """By the grant of this repository; by the passphrase where one was given in a file. Raises PrivityError."""
    if settings.passphrase.is_given:
        answers = list(ask(settings, "hook", drafts))
    else:
        _ = settings.existing
        conversation = open_elsewhere(settings)
        if conversation is None:
            raise _locked()
        try:
            conversation.show_grant("hook", str(repository.folder), repository.token())
            answers = list(conversation.ask(drafts))
        finally:
            conversation.close()
    if [answer["id"] for answer in answers] != [draft["id"] for draft in drafts]:
        raise PrivityError("the office did not answer for every file", field="office", remedy="commit again")
    yield from answers


def _check_open(settings: Settings) -> None:
    """A grant lives in the process that has the office open, so there has to be one. Raises LockedError."""
    _ = settings.existing
    conversation = open_elsewhere(settings)
    if conversation is None:
        raise _locked()
    conversation.close()


def _locked() -> LockedError:
    return LockedError(
        "the office is locked, so nothing can be screened and nothing was committed",
        field="office",
        remedy="open Privity, unlock it, and commit again",
    )


def _words(answer: Message, text: str) -> Iterator[str]:
    lines = sorted({text.count("\n", 0, first) + 1 for first, _ in answer["spans"]})
    shown = ", ".join(map(str, lines[:_MOST_LINES])) + (", …" if len(lines) > _MOST_LINES else "")
    where = f", line {shown}" if len(lines) == 1 else f", lines {shown}" if lines else ""
    # A line break in a file's name would let it write a line of its own here.
    yield f"  {' '.join(answer['id'].splitlines())}: {answer['verdict']}{where}"
    for part in answer["unread"]:
        yield f"      not read: {part}"


def _script(settings: Settings) -> str:
    """The hook as git runs it: this very program and this very office, whatever the shell around it knows."""
    place = shlex.quote(os.fspath(settings.place.folder))
    run = f"{shlex.quote(sys.executable)} -m privity --office {place} hook check"
    why = f"# Written by `{_MARK} install`: what is staged is screened before it is committed."
    return f"#!/bin/sh\n{why}\n{run} || exit $?\n"
