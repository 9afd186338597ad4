"""Seeks a planted word in every file under some folders, in every clothing a program might store it in.

A word is sought as UTF-8 and UTF-16, in base64 at each of its three alignments, in hexadecimal, in upper and
lower case, in file names, and inside zlib, gzip and zip members wherever they begin in a file. Logical tests
miss what bytes show: an FTS5 table with `secure-delete` reported no rows while its tokens were still on disk.
"""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

# Looked ahead at, so that a byte in front that could begin a member does not hide the one that does.
_MEMBER = re.compile(rb"(?=\x1f\x8b\x08|[\x08\x18\x28\x38\x48\x58\x68\x78][\x00-\xff]|PK\x03\x04)", re.DOTALL)
_LARGEST_MEMBER = 64 * 1024 * 1024
_DEEPEST = 3
_STEP = 512


def seek(word: str, folders: Iterable[Path]) -> list[Path]:
    """Return every file under the folders that holds the word, in its bytes, a member or its name.

    A file that vanishes while it is sought (a browser tidying up) is passed over; one that cannot be read for
    another reason raises, since an unread file would count as clean.
    """
    return seek_each([word], folders)[word]


def seek_each(words: Sequence[str], folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Seek many words at once: each file is read, and taken apart, only once."""
    needles = {word: _needles(word) for word in words}
    found: dict[str, set[Path]] = {word: set() for word in words}
    for folder in folders:
        for path in _files(folder):
            for content in _contents(path, folder):
                for word, its in needles.items():
                    if _found(content, its):
                        found[word].add(path)
    return {word: sorted(paths) for word, paths in found.items()}


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    for path in folder.rglob("*"):
        if path.is_symlink() or path.is_file():
            yield path


def _contents(path: Path, folder: Path) -> Iterator[bytes]:
    """Where a word can lie: a file's name, where it leads, its bytes, and what unfolds from them."""
    yield str(path.relative_to(folder.parent)).encode("utf-8", "surrogateescape")
    if path.is_symlink():
        yield str(path.readlink()).encode("utf-8", "surrogateescape")
        return
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    yield content
    yield from _members(content)


def _found(content: bytes, needles: tuple[bytes, ...]) -> bool:
    return any(needle in content for needle in needles)


@cache
def _needles(word: str) -> tuple[bytes, ...]:
    if len(word) < 6:
        raise ValueError("a planted word has six letters or more, or chance would find its base64")
    found: set[bytes] = set()
    for spelling in {word, word.lower(), word.upper(), word.casefold()}:
        for plain in (spelling.encode(), spelling.encode("utf-16-le"), spelling.encode("utf-16-be")):
            found |= {plain, plain.hex().encode(), plain.hex().upper().encode()}
            found |= {core for shift in range(3) for core in _base64_cores(plain, shift)}
    return tuple(sorted(found))


def _base64_cores(plain: bytes, shift: int) -> Iterator[bytes]:
    """Of a word at some alignment only the characters made of its own bits alone are certain."""
    first = -(-8 * shift // 6)
    last = (8 * (shift + len(plain))) // 6
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        yield encode(b"\0" * shift + plain)[first:last]


def _members(content: bytes, depth: int = 1) -> Iterator[bytes]:
    for match in _MEMBER.finditer(content):
        member = _inflated(content, match.start())
        if member:
            yield member
            if depth < _DEEPEST:
                yield from _members(member, depth + 1)


def _inflated(content: bytes, start: int) -> bytes:
    """What can be inflated from here on; a damaged end does not hide what came before it."""
    if content[start : start + 4] == b"PK\x03\x04":
        name_length = int.from_bytes(content[start + 26 : start + 28], "little")
        extra_length = int.from_bytes(content[start + 28 : start + 30], "little")
        start += 30 + name_length + extra_length
        window = -zlib.MAX_WBITS
    elif content[start : start + 2] == b"\x1f\x8b":
        window = zlib.MAX_WBITS | 16
    elif int.from_bytes(content[start : start + 2]) % 31 == 0:  # RFC 1950 section 2.2: the header check bits
        window = zlib.MAX_WBITS
    else:
        return b""
    inflater = zlib.decompressobj(window)
    pieces: list[bytes] = []
    size = 0
    for position in range(start, len(content), _STEP):
        try:
            piece = inflater.decompress(content[position : position + _STEP])
        except zlib.error:
            break
        pieces.append(piece)
        size += len(piece)
        if inflater.eof or size > _LARGEST_MEMBER:
            break
    return b"".join(pieces)
