"""What was sent to be brought in, was read, and waits for a yes: in this process's memory alone, gone with it."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from privity.errors import InputError
from privity.faces.web.sent_files import Sending, SentFile
from privity.interchange.caseload import bounded_lines, read_caseload
from privity.interchange.clients_csv import Column, columns_of, read_clients_csv
from privity.interchange.gathering import Found, Gatherer, Parts
from privity.interchange.reading import Problem, Reading
from privity.interchange.zipped import read_zip
from privity.model.caseload import Caseload

LARGEST = 256 << 20
_LARGEST_DOCUMENT = 64 << 20
_LISTS = (".csv", ".tsv", ".xlsx")
_ALONE = (*_LISTS, ".zip", ".jsonl")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One import as it would be taken. Of a list the bytes are kept too, so that its columns can be named anew."""

    reading: Reading
    sources: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    data: bytes = b""

    def with_columns(self, meanings: list[str]) -> "Waiting":
        """The same list, read with what a person says its columns mean."""
        columns = tuple(
            Column(one.heading, meaning, one.sample)
            for one, meaning in zip(self.columns, meanings, strict=True)
        )
        return Waiting(
            read_clients_csv(self.data, self.sources[0], meanings), self.sources, columns, self.data
        )


async def read_sent(sending: Sending, *, is_one_client: bool, today: date) -> Waiting:
    """Read what a page sends, file by file. Raises InputError where it is not one import."""
    gatherer = Gatherer()
    roots: dict[str, None] = {}
    alone: Waiting | None = None
    async for file in sending.files():
        parts = _parts(file.name)
        if not parts:
            continue
        is_alone = len(parts) == 1 and parts[0].lower().endswith(_ALONE)
        if alone is not None or (is_alone and roots):
            raise InputError(
                "a list, an archive or a caseload file is brought in by itself",
                field="file",
                remedy="choose one of them, or documents alone",
            )
        roots[parts[0]] = None
        if is_alone:
            alone = await _alone(file, parts[0])
        else:
            # A browser names the files of a folder that was chosen with that folder in front.
            inside = parts if is_one_client or len(parts) == 1 else parts[1:]
            await _document(gatherer, Found(inside, today, "day on which it came in"), file)
    if not roots:
        raise InputError("no file was chosen", field="file", remedy="choose one")
    return alone or Waiting(gatherer.reading(), tuple(roots))


async def _alone(file: SentFile, name: str) -> Waiting:
    data = await _whole(file.pieces, LARGEST)
    if data is None:
        raise InputError(
            f"this is larger than {LARGEST >> 20} MiB",
            field="file",
            remedy="choose the folder itself, or use `privity import` on the command line",
        )
    return await asyncio.to_thread(_read_alone, data, name)


def _read_alone(data: bytes, name: str) -> Waiting:
    if name.lower().endswith(".zip"):
        return Waiting(read_zip(data, name), (name,))
    if name.lower().endswith(".jsonl"):
        return Waiting(read_caseload(bounded_lines(io.BytesIO(data)), name), (name,))
    try:
        columns = columns_of(data)
    except InputError as error:
        problem = Problem(name, 1, error.field, error.message, error.remedy)
        return Waiting(Reading(Caseload((), (), ()), (problem,)), (name,))
    return Waiting(read_clients_csv(data, name), (name,), columns, data)


async def _document(gatherer: Gatherer, found: Found, file: SentFile) -> None:
    if not gatherer.expects(found):
        return
    data = await _whole(file.pieces, _LARGEST_DOCUMENT)
    if data is None:
        message = f"is larger than {_LARGEST_DOCUMENT >> 20} MiB"
        gatherer.problem(found.parts, message, "keep it as a file beside a note once the client is here")
    else:
        await asyncio.to_thread(gatherer.take, found, data)


async def _whole(pieces: AsyncIterator[bytes], largest: int) -> bytes | None:
    """All of a file, or None where it is larger than that; the rest is taken and not kept."""
    data = bytearray()
    async for piece in pieces:
        if len(data) <= largest:
            data += piece
    return bytes(data) if len(data) <= largest else None


def _parts(name: str) -> Parts:
    return tuple(
        part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", "..")
    )
