"""`privity import`: a caseload, a list of clients or a folder of documents, everything or nothing."""

import base64
import contextlib
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from privity.errors import InputError
from privity.faces.cli.exits import Exit
from privity.faces.cli.files_in import name_of, opened, read_bounded
from privity.faces.cli.options import DryRun, ReportAsJson
from privity.faces.cli.reach import Message, ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, say

if TYPE_CHECKING:
    from privity.interchange.folder import Progress
    from privity.interchange.reading import Problem, Reading

_PART = 500
_PIECE = 256 * 1024
_LARGEST_LIST = 256 * 1024 * 1024
_LISTS = (".csv", ".tsv", ".xlsx")


def import_files(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Caseload files (JSON Lines; `-`: standard input), documents, one list (CSV, xlsx), folder, zip.",
        ),
    ],
    *,
    dry_run: DryRun = False,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial", help="Take what can be taken and leave the rest, rather than take nothing."
        ),
    ] = False,
    join: Annotated[
        bool,
        typer.Option(
            "--join",
            help="Put new notes of clients who are here already, by id or by the very name, into their records.",
        ),
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="HEADING=MEANING",
            help="What a column of a list means; may be given several times.",
        ),
    ] = None,
    as_json: ReportAsJson = False,
) -> None:
    """Bring clients, work and notes in. Says of every line or file that was not taken why."""
    settings = settings_of(context)
    _ = settings.existing
    reading = _read(context, files, columns or ())
    refused = bool(reading.problems) and not partial
    taken: Message = dict.fromkeys(("clients", "engagements", "notes", "files", "joined"), 0)
    taken["here_already"] = []
    if not refused:
        how: Message = {"partial": partial, "dry_run": dry_run, "join": join}
        if dry_run:
            how["files"] = [one.note for one in reading.files]
        taken = ask_once(settings, "import", _requests(how, reading))
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
                "sources": _sources(files),
                "problems": [to_builtins(problem) for problem in reading.problems],
                "remarks": [to_builtins(remark) for remark in reading.notes_on_import],
            }
        )
    else:
        _report(reading, taken, len(here), refused=refused, dry_run=dry_run)
        for source in _sources(files) if not (refused or dry_run) else ():
            out(f"still readable where it lies: {source}")
    if refused:
        raise typer.Exit(Exit.USAGE)
    raise typer.Exit(Exit.INCOMPLETE if reading.problems or here else Exit.DONE)


def _read(context: typer.Context, files: Sequence[str], columns: Sequence[str]) -> "Reading":
    """One folder, archive or list by itself, or several documents or caseload files together."""
    from privity.interchange.caseload import bounded_lines, read_caseloads
    from privity.interchange.folder import read_folder
    from privity.interchange.gathering import is_document

    if not all(file.strip() for file in files):
        # A shell gives this for a variable that is not set; the folder one happens to be in is not meant.
        raise InputError("no file was named", field="FILE", remedy="name a file or a folder")
    alone = [file for file in files if file != "-" and _is_alone(file)]
    if alone and len(files) > 1:
        raise InputError(
            "a folder, an archive or a list of clients is imported by itself",
            field="FILE",
            remedy="import one after the other; several caseload files, or documents, may go together",
        )
    if columns and not any(file.lower().endswith(_LISTS) for file in alone):
        raise InputError("belongs to a list of clients", field="--column", remedy="leave it out")
    if alone:
        [file] = alone
        if Path(file).is_dir():
            return read_folder(Path(file), _shown())
        return _read_list(file, columns) if file.lower().endswith(_LISTS) else _read_archive(context, file)
    if all(file != "-" and is_document(file) for file in files):
        return _read_documents(files)
    with contextlib.ExitStack() as stack:
        streams = [(name_of(file), stack.enter_context(opened(file))) for file in files]
        return read_caseloads((name, bounded_lines(stream)) for name, stream in streams)


def _is_alone(file: str) -> bool:
    return Path(file).is_dir() or file.lower().endswith((*_LISTS, ".zip"))


def _read_archive(context: typer.Context, file: str) -> "Reading":
    from privity.interchange.zipped import read_zip

    # Open to the end of the command: what holds no text is taken out of it once more, to be sealed.
    stream = context.with_resource(opened(file))
    return read_zip(stream, Path(file).name, _shown())


def _read_list(file: str, columns: Sequence[str]) -> "Reading":
    from privity.interchange.clients_csv import MEANINGS, SKIP, columns_of, read_clients_csv

    chosen: dict[str, str] = {}
    for one in columns:
        heading, equals, meaning = one.rpartition("=")
        if not equals or meaning not in (*MEANINGS, SKIP):
            raise InputError(
                "is not HEADING=MEANING",
                field="--column",
                remedy=f"the meanings are {', '.join(MEANINGS)} and {SKIP}",
            )
        chosen[heading.strip()] = meaning
    with opened(file) as stream:
        data = read_bounded(stream, _LARGEST_LIST)
    given = [chosen.pop(column.heading, None) for column in columns_of(data)] if chosen else None
    if chosen:
        raise InputError(
            f"names {len(chosen)} heading(s) that the list does not have",
            field="--column",
            remedy="look at its first line",
        )
    return read_clients_csv(data, name_of(file), given)


def _read_documents(files: Sequence[str]) -> "Reading":
    from privity.interchange.gathering import LARGEST_FILE, Found, Gatherer, How

    gatherer = Gatherer()
    for file in files:
        path = Path(file)
        with opened(file) as stream:
            found = Found((path.name,), datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date())
            how = gatherer.expects(found)
            if how is How.READ:
                gatherer.take(found, read_bounded(stream, LARGEST_FILE), partial(_again, file))
        if how is How.KEEP:
            gatherer.keep(found, partial(_again, file))
    return gatherer.reading()


def _again(file: str) -> Iterator[bytes]:
    with opened(file) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _shown() -> "Progress | None":
    return _progress if sys.stderr.isatty() else None


def _sources(files: Sequence[str]) -> list[str]:
    """Where what was read still lies in the clear."""
    return [str(Path(file).absolute()) for file in files if file != "-"]


def _requests(how: Message, reading: "Reading") -> Iterator[Message]:
    from msgspec import to_builtins

    caseload = reading.caseload
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
    yield {"files": len(reading.files)}
    for number, file in enumerate(() if how["dry_run"] else reading.files, start=1):
        yield {"note": file.note, "name": file.name}
        for piece in file.pieces():
            for start in range(0, len(piece), _PIECE):
                yield {"data": base64.b64encode(piece[start : start + _PIECE]).decode("ascii")}
        yield {"end": number}


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
    if taken["files"]:
        counts += f", {taken['files']} files beside them"
    if taken["joined"]:
        counts += f"; for {taken['joined']} clients who were here, what is new"
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
