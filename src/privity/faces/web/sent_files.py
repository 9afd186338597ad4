"""Files that a page sends: `multipart/form-data` (RFC 7578), taken apart as it comes, in memory alone.

Whatever parses forms for Starlette writes large files into temporary ones, which would be plaintext on the disk. Here
a piece is given on before the next one is taken, so a recording of any size costs the memory of a few pieces.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request

from privity.errors import InputError
from privity.faces.web.forms import Fields

FILES = "multipart/form-data"
LARGEST = 64 << 30
# The pages that take files. INVARIANT: nowhere else is this encoding let in at all.
PAGES = re.compile(
    r"/clients/[0-9a-f]{32}/(?:files(?:/mail)?|elsewhere)|/events/[0-9a-f]{32}/picture|/import"
)
MOST_FILES = 20_000
_LONGEST_HEAD = 8 * 1024
_LONGEST_FIELD = 2 * 1024 * 1024
_MOST_FIELDS = 64
_PIECE = 1 << 20
_BOUNDARY = re.compile(r'boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))', re.IGNORECASE)
_NAME = re.compile(r';\s*name="([^"]*)"', re.IGNORECASE)
_FILE_NAME = re.compile(r';\s*filename="([^"]*)"', re.IGNORECASE)
# What browsers write for the three characters that could end the name (WHATWG HTML, multipart form data).
_ESCAPED = {"%22": '"', "%0D": "\r", "%0A": "\n"}


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file on its way: what it is called, with its folders where a whole folder was chosen."""

    name: str
    pieces: AsyncIterator[bytes]


class Sending:
    """One post with files. The fields in front of the first file are read at once, the files one after the other."""

    def __init__(self, request: Request) -> None:
        found = _BOUNDARY.search(request.headers.get("content-type", ""))
        if found is None:
            raise _broken()
        self._mark = b"\r\n--" + (found[1] or found[2]).encode("latin-1")
        self._stream = request.stream()
        # The first boundary has no line before it.
        self._buffer = bytearray(b"\r\n")
        self._at_end = False
        self._next: tuple[str, str | None] | None = None
        self._taken = True

    async def fields(self) -> Fields:
        """The fields in front of the first file. Raises InputError."""
        await self._drain()
        form: Fields = {}
        while (head := await self._head()) is not None:
            name, file = head
            if file is not None:
                self._next, self._taken = head, False
                break
            value = bytearray()
            async for piece in self._content():
                value += piece
                if len(value) > _LONGEST_FIELD:
                    raise InputError("a field of the page is too long", field="form", remedy="shorten it")
            if len(form) >= _MOST_FIELDS:
                raise _broken()
            try:
                form[name] = value.decode().replace("\r\n", "\n")
            except UnicodeDecodeError:
                raise _broken() from None
        return form

    async def files(self) -> AsyncIterator[SentFile]:
        """The files in their order; what was not read of one is passed over. Raises InputError."""
        count = 0
        while self._next is not None:
            count += 1
            if count > MOST_FILES:
                raise InputError(
                    f"more than {MOST_FILES:,} files were sent at once",
                    field="file",
                    remedy="send them in parts",
                )
            _, name = self._next
            # A browser sends an empty file without a name where none was chosen.
            if name:
                yield SentFile(name, self._content())
            if not self._taken:
                await self._drain()
            self._next = None
            while (head := await self._head()) is not None and head[1] is None:
                await self._drain()
            if head is not None:
                self._next, self._taken = head, False

    async def first(self, largest: int, too_large: InputError) -> bytes | None:
        """The first file, whole, or None where none was chosen. Raises `too_large`."""
        async for file in self.files():
            data = bytearray()
            async for piece in file.pieces:
                data += piece
                if len(data) > largest:
                    raise too_large
            return bytes(data)
        return None

    async def pass_over(self) -> None:
        """Take the rest and keep nothing of it: a browser shows no answer before it has sent all."""
        try:
            async for file in self.files():
                async for _ in file.pieces:
                    pass
        except InputError:
            return

    async def _head(self) -> tuple[str, str | None] | None:
        """The name of the next part and of its file; None at the end."""
        if self._at_end:
            return None
        while len(self._buffer) < 2:
            await self._more()
        if self._buffer.startswith(b"--"):
            self._at_end = True
            return None
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            if len(self._buffer) > _LONGEST_HEAD:
                raise _broken()
            await self._more()
        head = bytes(self._buffer[:end]).decode("utf-8", "replace")
        del self._buffer[: end + 4]
        line = next((one for one in head.split("\r\n") if one.lower().startswith("content-disposition:")), "")
        name, file = _NAME.search(line), _FILE_NAME.search(line)
        if name is None:
            raise _broken()
        return _plain(name[1]), _plain(file[1]) if file else None

    async def _content(self) -> AsyncIterator[bytes]:
        """The content of the part whose head was read, up to its boundary."""
        self._taken = False
        while (end := self._buffer.find(self._mark)) < 0:
            ready = len(self._buffer) - len(self._mark) + 1
            if ready >= _PIECE:
                piece = bytes(self._buffer[:ready])
                del self._buffer[:ready]
                yield piece
            await self._more()
        piece = bytes(self._buffer[:end])
        del self._buffer[: end + len(self._mark)]
        self._taken = True
        if piece:
            yield piece

    async def _drain(self) -> None:
        async for _ in self._content():
            pass

    async def _more(self) -> None:
        """Take what came meanwhile. Raises InputError where the browser stopped in the middle."""
        try:
            piece = await anext(self._stream, b"")
        except ClientDisconnect as gone:
            raise InputError("the page went away while sending", field="file") from gone
        if not piece:
            raise _broken()
        self._buffer += piece


def _plain(name: str) -> str:
    for written, meant in _ESCAPED.items():
        name = name.replace(written, meant)
    return name


def _broken() -> InputError:
    return InputError("what was sent is not a form of this page", field="form")
