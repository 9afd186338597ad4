"""Many documents at once: read by processes that hold no key, and handed on in order as drafts.

A document made to break its reader ends a process that knows nothing. It is named as not read, and the next goes on.
"""

import contextlib
import os
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as LateError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Final

from privity.faces.cli.files_in import opened
from privity.faces.cli.reach import Message
from privity.regular import NotRegularError, open_regular

_LARGEST: Final = 256 * 1024 * 1024
_SECONDS_EACH: Final = 120.0
_WHOLE: Final = "the whole file"
_NESTED: Final = "an archive within the archive: what it holds has no verdict of its own"
_LINKED: Final = "is a link to a folder, and what lies there was not read: name that folder itself"


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found: by its path, or with its bytes, or with why these are not to be had."""

    id: str
    path: Path | None = None
    content: bytes = b""
    why_not: str = ""
    is_nested: bool = False


def documents_in(place: Path) -> tuple[Iterator[Found], int | None]:
    """The documents of a folder or an archive, and how many they are where that is known. Hidden ones are passed over.

    A folder that is closed, and a link to another one, come with the reason in their place. Raises InputError.
    """
    if place.is_dir():
        found = sorted(_in_folder(place), key=lambda one: one.id.split("/"))
        return iter(found), len(found)
    from privity.interchange.packed import number_in

    with opened(str(place)) as file:
        total = number_in(file, place.name)
    return _in_archive(place), total


def _in_folder(place: Path) -> Iterator[Found]:
    from privity.interchange.packed import is_hidden

    closed: list[str] = []

    def name_of(path: str | Path) -> str:
        return Path(path).relative_to(place).as_posix()

    for folder, folders, files in os.walk(place, onerror=lambda error: closed.append(error.filename)):
        folders[:] = [one for one in folders if not is_hidden(one)]
        linked = [one for one in folders if Path(folder, one).is_symlink()]
        yield from (Found(name_of(Path(folder, one)), why_not=_LINKED) for one in linked)
        for path in (Path(folder, one) for one in files if not is_hidden(one)):
            yield Found(name_of(path), path)
    yield from (Found(name_of(path), why_not="this folder cannot be read") for path in closed)


def _in_archive(place: Path) -> Iterator[Found]:
    from privity.interchange.packed import documents_of, is_archive, is_hidden

    names: dict[str, int] = {}
    with opened(str(place)) as file:
        for one in documents_of(file, place.name):
            if one.name.endswith("/") or (is_hidden(one.name) and not one.why_not):
                continue
            # Two members of one name are two documents here: a program that shows one of them hides the other.
            known = names[one.name] = names.get(one.name, 0) + 1
            name = one.name if known == 1 else f"{one.name} ({known})"
            yield Found(name or place.name, None, one.content, one.why_not, is_archive(one.name))


def drafts_of(documents: Iterator[Found], workers: int | None = None) -> Iterator[Message]:
    """Each document as a draft, read ahead on a pool of processes."""
    number = workers or max(1, os.cpu_count() or 1)
    waiting: deque[tuple[Found, Future[Message] | None]] = deque()
    pool = _pool(number)

    def ask(one: Found) -> Future[Message] | None:
        return None if one.why_not else pool.submit(read_draft, one)

    try:
        more = True
        while more or waiting:
            while more and len(waiting) < 2 * number:
                one = next(documents, None)
                more = one is not None
                if one is not None:
                    waiting.append((one, ask(one)))
            if not waiting:
                return
            one, future = waiting.popleft()
            if future is None:
                yield {"id": one.id, **_unread(one.why_not)}
                continue
            try:
                yield {"id": one.id, **future.result(_SECONDS_EACH)}
            except (LateError, BrokenProcessPool):
                yield {"id": one.id, **_unread("could not be read to its end")}
                # Those behind it were lost with the process, and are read anew.
                _end(pool)
                pool = _pool(number)
                waiting = deque((other, ask(other)) for other, _ in waiting)
    finally:
        _end(pool)


def read_draft(found: Found) -> Message:
    """One document as text with its unread parts, or what is wrong with it. Runs in a process of its own."""
    from privity.interchange.documents import read_document

    content = found.content
    if found.path is not None:
        try:
            with open_regular(found.path) as file:
                content = file.read(_LARGEST + 1)
        except NotRegularError as error:
            return _unread(error.what)
        except OSError:
            return _unread("this file cannot be read")
        if len(content) > _LARGEST:
            return _unread(f"is larger than {_LARGEST // 2**20} MiB")
    source = sha256(content).hexdigest()
    if found.is_nested and not content.startswith(b"PK"):
        return _unread(_NESTED) | {"source": source}
    document = read_document(found.id, content)
    unread = [f"{part.where}: {part.why}" for part in document.unread_parts]
    if found.is_nested:
        unread.append(_NESTED)
    if not content:
        unread.append(f"{_WHOLE}: is empty")
    return {"text": document.text, "unread_parts": unread, "source": source}


def _unread(why: str) -> Message:
    return {"text": "", "unread_parts": [f"{_WHOLE}: {why}"]}


def _pool(number: int) -> ProcessPoolExecutor:
    # Started anew and not forked: a fork of this process would carry the office's keys.
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A reader does not outlive the command, however that ends."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _end(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        with contextlib.suppress(OSError):
            process.kill()
    pool.shutdown(wait=False, cancel_futures=True)
