"""Many documents at once: read by processes that hold no key, and handed on in order as drafts.

A document made to break its reader ends a process that knows nothing. It is named as not read, and the next goes on.
"""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as LateError
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from privity.faces.cli.reach import Message
from privity.faces.cli.terminal import say

_LARGEST = 256 * 1024 * 1024
_SECONDS_EACH = 120.0
_TOLD_EVERY = 500


def documents_in(folder: Path) -> list[Path]:
    """The files of a folder and of those in it, in order; hidden ones are passed over."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def drafts_in(folder: Path, workers: int | None = None) -> Iterator[Message]:
    """Each document of a folder as a draft, read ahead on a pool of processes."""
    paths = documents_in(folder)
    number = workers or max(1, os.cpu_count() or 1)
    waiting: deque[tuple[Path, Future[Message]]] = deque()
    left = iter(paths)
    pool = _pool(number)
    try:
        for done in range(len(paths)):
            while len(waiting) < 2 * number and (path := next(left, None)) is not None:
                waiting.append((path, pool.submit(read_draft, path)))
            path, future = waiting.popleft()
            name = str(path.relative_to(folder))
            try:
                yield {"id": name, **future.result(_SECONDS_EACH)}
            except (LateError, BrokenProcessPool):
                yield {"id": name, **_error("it could not be read to its end")}
                # Those behind it were lost with the process, and are read anew.
                _end(pool)
                pool = _pool(number)
                waiting = deque((one, pool.submit(read_draft, one)) for one, _ in waiting)
            if (done + 1) % _TOLD_EVERY == 0:
                say(f"{done + 1:,} of {len(paths):,} documents")
    finally:
        _end(pool)


def read_draft(path: Path) -> Message:
    """One document as text with its unread parts, or what is wrong with it. Runs in a process of its own."""
    from privity.interchange.documents import read_document

    try:
        if path.stat().st_size > _LARGEST:
            return _error(f"is larger than {_LARGEST // 2**20} MiB")
        content = path.read_bytes()
    except OSError:
        return _error("this file cannot be read")
    document = read_document(path.name, content)
    unread = [f"{part.where}: {part.why}" for part in document.unread_parts]
    if not document.text.strip():
        return _error("; ".join(unread) or "holds no text")
    return {"text": document.text, "unread_parts": unread, "source": sha256(content).hexdigest()}


def _error(message: str) -> Message:
    return {"error": {"field": "FILE", "message": message, "remedy": "look at it yourself"}}


def _pool(number: int) -> ProcessPoolExecutor:
    # Started anew and not forked: a fork of this process would carry the office's keys.
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"))


def _end(pool: ProcessPoolExecutor) -> None:
    for process in list((pool._processes or {}).values()):
        process.kill()
    pool.shutdown(wait=False, cancel_futures=True)
