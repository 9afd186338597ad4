"""Reads a folder of documents, the way most practices keep their notes: one folder for each client, one file a note.

    practice/Client A/2025-03-04 session.docx      a note of the client `Client A`
    practice/B. C. 2025-03-04.txt                  a note of the client `B. C.`, from the words before the date

Links are never followed and nothing outside the folder is opened, whatever a name or a link says.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from privity.errors import InputError
from privity.interchange.gathering import LARGEST_FILE, Found, Gatherer, How, Parts, RefusedError
from privity.interchange.reading import Reading
from privity.regular import NotRegularError, check_regular, open_regular

_DEEPEST = 16
_MOST_FILES = 100_000
_PIECE = 1 << 20

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _File:
    """A file found in the folder."""

    path: Path
    parts: Parts
    status: os.stat_result

    def found(self) -> Found:
        # In this machine's own zone, as its file manager shows it.
        modified = datetime.fromtimestamp(self.status.st_mtime, UTC).astimezone().date()
        return Found(self.parts, modified)


def read_folder(folder: Path, progress: Progress | None = None) -> Reading:
    """Read every document in a folder. `progress` is told how many files of how many are done.

    Raises InputError where the folder itself cannot be listed; what is wrong with a file is a problem of the result.
    """
    walker = _Walker()
    try:
        files = list(walker.walk(folder))
    except OSError:
        raise InputError(
            "cannot be listed", field="folder", remedy="see that it is a folder and that you may read it"
        ) from None
    gatherer = walker.gatherer
    for done, file in enumerate(files, start=1):
        found = file.found()
        how = gatherer.expects(found)
        try:
            if how is How.KEEP or (how is How.READ and file.status.st_size > LARGEST_FILE):
                _check_regular(file)
                why = "" if how is How.KEEP else f"is larger than {LARGEST_FILE >> 20} MiB"
                gatherer.keep(found, partial(_pieces_of, file), why)
            elif how is How.READ:
                gatherer.take(found, _bytes_of(file), partial(_pieces_of, file))
        except RefusedError as refused:
            gatherer.problem(file.parts, refused.message, refused.remedy)
        if progress is not None:
            progress(done, len(files))
    return gatherer.reading()


class _Walker:
    def __init__(self) -> None:
        self.gatherer = Gatherer()

    def walk(self, folder: Path) -> Iterator[_File]:
        """The files below a folder in the order of their names. Raises OSError where the folder cannot be listed."""
        waiting: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
        count = 0
        while waiting:
            place, parts = waiting.pop()
            try:
                entries = sorted(os.scandir(place), key=lambda entry: entry.name)
            except OSError:
                if not parts:
                    raise
                self.gatherer.problem(parts, "is a folder that cannot be listed", "see that you may read it")
                continue
            inner: list[tuple[Path, tuple[str, ...]]] = []
            for entry in entries:
                here = (*parts, entry.name)
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    self.gatherer.problem(
                        here, "was gone before it could be read", "try again when nothing changes it"
                    )
                    continue
                if stat.S_ISLNK(status.st_mode):
                    self.gatherer.problem(
                        here, "is a link, and links are not followed", "put the file itself into the folder"
                    )
                elif stat.S_ISDIR(status.st_mode):
                    if len(here) > _DEEPEST:
                        self.gatherer.problem(
                            here, f"lies more than {_DEEPEST} folders deep", "move it further up"
                        )
                    else:
                        inner.append((Path(entry.path), here))
                elif count >= _MOST_FILES:
                    self.gatherer.problem(
                        here,
                        f"comes after {_MOST_FILES} files; none was read from here on",
                        "split the folder",
                    )
                    return
                else:
                    count += 1
                    yield _File(Path(entry.path), here, status)
            waiting += reversed(inner)


def _bytes_of(file: _File) -> bytes:
    """The file that was listed, and nothing that was put in its place meanwhile. Raises RefusedError."""
    with _opened(file) as opened:
        data = opened.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise RefusedError("grew while it was being read", "try again when nothing changes it")
    return data


def _pieces_of(file: _File) -> Iterator[bytes]:
    """The same file once more, to be sealed. Raises InputError where it is another by now."""
    try:
        with _opened(file) as opened:
            if os.fstat(opened.fileno()).st_mtime_ns != file.status.st_mtime_ns:
                raise RefusedError("was changed after it was read", "try again when nothing changes it")
            while piece := opened.read(_PIECE):
                yield piece
    except RefusedError as refused:
        raise InputError(
            f"a file {refused.message}; nothing was taken", field="file", remedy=refused.remedy
        ) from None


def _check_regular(file: _File) -> None:
    try:
        check_regular(file.status)
    except NotRegularError as error:
        raise _special(error) from None


def _special(error: NotRegularError) -> RefusedError:
    return RefusedError(error.what, "take it out of the folder")


@contextmanager
def _opened(file: _File) -> Iterator[BinaryIO]:
    try:
        with open_regular(file.path, follow=False) as opened:
            # Windows lists files without their inode numbers, and there only the kind of file is compared.
            same = file.status.st_ino == 0 or os.path.samestat(os.fstat(opened.fileno()), file.status)
            if not same:
                raise RefusedError(
                    "was exchanged while it was being read", "try again when nothing changes it"
                )
            yield opened
    except NotRegularError as error:
        raise _special(error) from None
    except OSError:
        raise RefusedError(
            "cannot be opened", "see that you may read it and that no program holds it"
        ) from None
