"""What was sent to be brought in, was read, and waits for a yes: sealed under keys in this process's memory alone."""

import asyncio
import io
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from privity.errors import InputError, PrivityError
from privity.faces.web.sent_files import Sending
from privity.interchange.caseload import bounded_lines, read_caseload
from privity.interchange.clients_csv import Column, columns_of, read_clients_csv
from privity.interchange.gathering import Found, Gatherer, How, Parts
from privity.interchange.reading import Problem, Reading
from privity.interchange.zipped import read_zip
from privity.model.caseload import Caseload
from privity.services.caseload import Taken
from privity.services.waiting_files import WaitingFile

LARGEST = 256 << 20
LARGEST_ARCHIVE = 4 << 30
_LARGEST_DOCUMENT = 64 << 20
_LISTS = (".csv", ".tsv", ".xlsx")
_ALONE = (*_LISTS, ".zip", ".jsonl")
_REMEDY = "choose the folder itself, or use `privity import` on the command line"

Told = Callable[[int, int], None]
NewFile = Callable[[], Awaitable[WaitingFile]]
AddPiece = Callable[[WaitingFile, bytes], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One import as it would be taken. Of a list the bytes are kept too, so that its columns can be named anew.

    `mark` is on its preview, so that a page of another one, in another window, takes nothing of this.
    """

    reading: Reading
    sources: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    data: bytes = b""
    files: tuple[WaitingFile, ...] = ()
    mark: str = field(default_factory=lambda: secrets.token_hex(8))

    def with_columns(self, meanings: list[str]) -> "Waiting":
        """The same list, read with what a person says its columns mean."""
        columns = tuple(
            Column(one.heading, meaning, one.sample)
            for one, meaning in zip(self.columns, meanings, strict=True)
        )
        return Waiting(
            read_clients_csv(self.data, self.sources[0], meanings), self.sources, columns, self.data
        )

    def forget(self) -> None:
        """Remove what waited for a yes."""
        for file in self.files:
            file.forget()


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sent, sealed as it came, before anything of it was read."""

    files: list[tuple[Parts, WaitingFile]]
    is_one_client: bool
    today: date

    def forget(self) -> None:
        for _, file in self.files:
            file.forget()


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of an import that was taken."""

    taken: Taken
    sources: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Job:
    """Reading or taking an import behind the pages, with how far it is. `error` is for the page that asks next."""

    is_taking: bool = False
    done: int = 0
    total: int = 0
    error: PrivityError | None = None
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def is_running(self) -> bool:
        return self.task is not None and not self.task.done()

    def tell(self, done: int, total: int) -> None:
        """Take down how far it is, from whatever thread."""
        self.done, self.total = done, total


async def take_in(
    sending: Sending, new_file: NewFile, add: AddPiece, *, is_one_client: bool, today: date
) -> Sent:
    """Seal what a page sends, file by file. Raises InputError where it is not one import."""
    sent = Sent([], is_one_client, today)
    try:
        async for file in sending.files():
            parts = _parts(file.name)
            if not parts:
                continue
            is_alone = len(parts) == 1 and parts[0].lower().endswith(_ALONE)
            if sent.files and (is_alone or _is_alone(sent)):
                raise InputError(
                    "a list, an archive or a caseload file is brought in by itself",
                    field="file",
                    remedy="choose one of them, or documents alone",
                )
            bound = LARGEST_ARCHIVE if parts[-1].lower().endswith(".zip") else LARGEST
            kept = await new_file()
            sent.files.append((parts, kept))
            async for piece in file.pieces:
                if is_alone and kept.size + len(piece) > bound:
                    raise InputError(f"this is larger than {bound >> 20} MiB", field="file", remedy=_REMEDY)
                await add(kept, piece)
            kept.finish()
        if not sent.files:
            raise InputError("no file was chosen", field="file", remedy="choose one")
    except BaseException:
        sent.forget()
        raise
    return sent


def _is_alone(sent: Sent) -> bool:
    return len(sent.files[0][0]) == 1 and sent.files[0][0][0].lower().endswith(_ALONE)


def read_sent(sent: Sent, told: Told) -> Waiting:
    """Read what was sent; what is not wanted any more is removed on the way. Raises InputError."""
    if _is_alone(sent):
        [(parts, file)] = sent.files
        return _read_alone(file, parts[0], told)
    gatherer = Gatherer()
    roots: dict[str, None] = {}
    wanted: list[WaitingFile] = []
    for done, (parts, file) in enumerate(sent.files, start=1):
        roots[parts[0]] = None
        # A browser names the files of a folder that was chosen with that folder in front.
        inside = parts if sent.is_one_client or len(parts) == 1 else parts[1:]
        before = gatherer.file_count
        _read_document(gatherer, Found(inside, sent.today, "day on which it came in"), file)
        if gatherer.file_count > before:
            wanted.append(file)
        else:
            file.forget()
        told(done, len(sent.files))
    return Waiting(gatherer.reading(), tuple(roots), files=tuple(wanted))


def _read_document(gatherer: Gatherer, found: Found, file: WaitingFile) -> None:
    how = gatherer.expects(found)
    if how is How.READ and file.size > _LARGEST_DOCUMENT:
        gatherer.keep(found, file.pieces, f"is larger than {_LARGEST_DOCUMENT >> 20} MiB")
    elif how is How.READ:
        gatherer.take(found, b"".join(file.pieces()), file.pieces)
    elif how is How.KEEP:
        gatherer.keep(found, file.pieces)


def _read_alone(file: WaitingFile, name: str, told: Told) -> Waiting:
    if name.lower().endswith(".zip"):
        return Waiting(read_zip(file.stream(), name, told), (name,), files=(file,))
    data = b"".join(file.pieces())
    file.forget()
    if name.lower().endswith(".jsonl"):
        return Waiting(read_caseload(bounded_lines(io.BytesIO(data)), name), (name,))
    try:
        columns = columns_of(data)
    except InputError as error:
        problem = Problem(name, 1, error.field, error.message, error.remedy)
        return Waiting(Reading(Caseload((), (), ()), (problem,)), (name,))
    return Waiting(read_clients_csv(data, name), (name,), columns, data)


def _parts(name: str) -> Parts:
    return tuple(
        part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", "..")
    )
