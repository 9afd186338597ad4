"""Alters files as failing disks and hostile hands do: bits flipped, sectors lost, ends cut off, old pages put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

SECTOR = 512
_SMALL = 4096


@dataclass(frozen=True, slots=True)
class Flipped:
    """One bit turned over."""

    offset: int
    bit: int

    def apply(self, path: Path) -> None:
        """Turn the bit over in the file."""
        with path.open("r+b") as file:
            file.seek(self.offset)
            value = file.read(1)[0]
            file.seek(self.offset)
            file.write(bytes([value ^ 1 << self.bit]))


@dataclass(frozen=True, slots=True)
class Lost:
    """One sector read back as zeros."""

    offset: int

    def apply(self, path: Path) -> None:
        """Put zeros in place of the sector."""
        length = min(SECTOR, path.stat().st_size - self.offset)
        with path.open("r+b") as file:
            file.seek(self.offset)
            file.write(bytes(length))


@dataclass(frozen=True, slots=True)
class Cut:
    """The file's end cut off."""

    size: int

    def apply(self, path: Path) -> None:
        """Shorten the file."""
        with path.open("r+b") as file:
            file.truncate(self.size)


Damage = Flipped | Lost | Cut


def damages(path: Path, count: int, seed: int) -> Iterator[Damage]:
    """About `count` ways to damage a file: every byte of a small one first, else bits, sectors and ends at random.

    Half are flipped bits, a quarter lost sectors, a quarter cut ends, all at different places.
    """
    random = Random(seed)
    size = path.stat().st_size
    if size == 0:
        return
    if size <= _SMALL and count >= size:
        yield from (Flipped(offset, random.randrange(8)) for offset in range(size))
        count -= size
    for offset in random.sample(range(size), min(size, count // 2)):
        yield Flipped(offset, random.randrange(8))
    sectors = range(0, size, SECTOR)
    for offset in random.sample(sectors, min(len(sectors), count // 4)):
        yield Lost(offset)
    for shorter in random.sample(range(size), min(size, count // 4)):
        yield Cut(shorter)


def page_size_of(log: Path) -> int:
    """The size of a database's pages, as its -wal's header tells it (SQLite file format, section 4.1)."""
    return int.from_bytes(log.read_bytes()[8:12])


def splice(old: Path, new: Path, page: int, page_size: int) -> bool:
    """Paste one page of an older copy into a file; False where that changes nothing."""
    with old.open("rb") as source:
        source.seek(page * page_size)
        content = source.read(page_size)
    with new.open("r+b") as target:
        target.seek(page * page_size)
        present = target.read(page_size)
        if not content or content == present:
            return False
        target.seek(page * page_size)
        target.write(content)
    return True


def different_pages(old: Path, new: Path, page_size: int) -> list[int]:
    """The pages of which an older copy holds another version."""
    before, after = old.read_bytes(), new.read_bytes()
    ends = range(0, min(len(before), len(after)), page_size)
    return [
        start // page_size
        for start in ends
        if before[start : start + page_size] != after[start : start + page_size]
    ]
