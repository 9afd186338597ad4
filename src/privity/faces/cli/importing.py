"""`privity import`: a caseload, a list of clients or a folder of documents, everything or nothing."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from privity.errors import InputError
from privity.faces.cli.exits import Exit
from privity.faces.cli.files_in import name_of, opened, read_bounded
from privity.faces.cli.reach import Message, ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, say

if TYPE_CHECKING:
    from privity.interchange.reading import Problem, Reading
    from privity.model.caseload import Caseload

_PART = 500
_LARGEST_LIST = 256 * 1024 * 1024


def import_files(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Caseload files (JSON Lines; `-` reads standard input), one CSV, or one folder.",
        ),
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be taken, and take nothing.")
    ] = False,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial", help="Take what can be taken and leave the rest, rather than take nothing."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
) -> None:
    """Bring clients, work and notes in. Says of every line or file that was not taken why."""
    settings = settings_of(context)
    _ = settings.existing
    reading = _read(files)
    refused = bool(reading.problems) and not partial
    taken: Message = {"clients": 0, "engagements": 0, "notes": 0, "here_already": []}
    if not refused:
        how = {"partial": partial, "dry_run": dry_run}
        taken = ask_once(settings, "import", _requests(how, reading.caseload))
    here = taken.pop("here_already")
    refused |= bool(here) and not partial
    if as_json:
        from msgspec import to_builtins

        out_json(
            {
                "schema": "privity.import/1",
                "dry_run": dry_run,
                "taken": dict.fromkeys(taken, 0) if refused else taken,
                "here_already": here,
                "problems": [to_builtins(problem) for problem in reading.problems],
                "remarks": [to_builtins(remark) for remark in reading.notes_on_import],
            }
        )
    else:
        _report(reading, taken, len(here), refused=refused, dry_run=dry_run)
    if refused:
        raise typer.Exit(Exit.USAGE)
    raise typer.Exit(Exit.INCOMPLETE if reading.problems or here else Exit.DONE)


def _read(files: Sequence[str]) -> "Reading":
    from privity.interchange.caseload import bounded_lines, read_caseloads
    from privity.interchange.clients_csv import read_clients_csv
    from privity.interchange.folder import read_folder

    folders = [file for file in files if file != "-" and Path(file).is_dir()]
    lists = [file for file in files if file.lower().endswith((".csv", ".tsv"))]
    if folders or lists:
        if len(files) > 1:
            raise InputError(
                "a folder or a list of clients is imported by itself",
                field="FILE",
                remedy="import one after the other; several caseload files may go together",
            )
        if folders:
            return read_folder(Path(files[0]), _progress if sys.stderr.isatty() else None)
        with opened(files[0]) as stream:
            return read_clients_csv(read_bounded(stream, _LARGEST_LIST), name_of(files[0]))
    with contextlib.ExitStack() as stack:
        streams = [(name_of(file), stack.enter_context(opened(file))) for file in files]
        return read_caseloads((name, bounded_lines(stream)) for name, stream in streams)


def _requests(how: Message, caseload: "Caseload") -> Iterator[Message]:
    from msgspec import to_builtins

    yield how
    kinds: tuple[tuple[str, Sequence[Any]], ...] = (
        ("clients", caseload.clients),
        ("engagements", caseload.engagements),
        ("notes", caseload.notes),
    )
    for kind, things in kinds:
        rest = iter(things)
        while part := list(islice(rest, _PART)):
            yield {kind: to_builtins(part)}


def _report(reading: "Reading", taken: Message, here: int, *, refused: bool, dry_run: bool) -> None:
    for problem in reading.problems:
        out(f"not taken: {_place(problem)}{problem.message}\n    {problem.remedy}")
    for remark in reading.notes_on_import:
        line = f", line {remark.line}" if remark.line else ""
        field = f", {remark.field}" if remark.field else ""
        out(f"look at: {remark.source}{line}{field}: {remark.message}")
    if here:
        out(f"{here} of these clients are here already, by their id; they stay as they are")
    counts = f"{taken['clients']} clients, {taken['engagements']} engagements, {taken['notes']} notes"
    if refused:
        out(
            "nothing was taken; with --partial the rest would be" if not dry_run else "nothing would be taken"
        )
    else:
        out(f"{'would be taken' if dry_run else 'taken'}: {counts}")


def _place(problem: "Problem") -> str:
    line = f", line {problem.line}" if problem.line else ""
    field = f", {problem.field}" if problem.field else ""
    return f"{problem.source}{line}{field}: "


def _progress(done: int, total: int) -> None:
    if done % 50 == 0 or done == total:
        say(f"read {done} of {total} files")
