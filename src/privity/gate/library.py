"""All packs of an office, and the book that decides a given request."""

from collections.abc import Iterable, Mapping
from typing import Final

from privity.errors import InputError
from privity.gate.book import Book
from privity.gate.check import Fault, check_packs
from privity.gate.parse import parse_pack
from privity.gate.request import Facts
from privity.gate.rules import Clause, Layer, Pack

# The facts that a pack's scope reads, and for how many combinations of them the book is remembered.
_SCOPED_BY: Final = ("jurisdiction", "subdivision", "codes", "registered")
_PLACES_KEPT: Final = 1024


class Library:
    """Parsed packs, and the books made of them so far. Holds places and memberships, no request and no decision."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.packs = tuple(packs)
        self._books: dict[tuple[str, ...], Book] = {}
        self._found: dict[tuple[object, ...], Book] = {}

    def book_for(self, facts: Facts) -> Book:
        """The house pack, the law of the place, and the codes that bind this practitioner, compiled once."""
        stated = tuple(facts.get(path) for path in _SCOPED_BY)
        book = self._found.get(stated)
        if book is None:
            chosen = tuple(pack for pack in self.packs if concerns(pack, facts))
            key = tuple(pack.id for pack in chosen)
            book = self._books.get(key)
            if book is None:
                book = self._books[key] = Book(chosen)
            if len(self._found) >= _PLACES_KEPT:
                self._found.clear()
            self._found[stated] = book
        return book


def concerns(pack: Pack, facts: Facts) -> bool:
    """Does a pack's scope fit? A place or membership that is not stated binds nobody."""
    scope = pack.scope
    if scope.jurisdictions and facts.get("jurisdiction") not in scope.jurisdictions:
        return False
    if scope.subdivisions and facts.get("subdivision") not in scope.subdivisions:
        return False
    if not scope.codes and not scope.registers:
        return True
    codes, registers = facts.get("codes", frozenset()), facts.get("registered", frozenset())
    assert isinstance(codes, frozenset)  # noqa: S101 - parsed as lists
    assert isinstance(registers, frozenset)  # noqa: S101
    return bool(codes.intersection(scope.codes) or registers.intersection(scope.registers))


def parse_packs(texts: Mapping[str, str]) -> tuple[Pack, ...]:
    """Parse packs by file name. The house comes first: its fragments are for all to use."""
    packs: list[Pack] = []
    shared: dict[str, tuple[Clause, ...]] = {}
    for name in sorted(texts, key=lambda name: (name != "house.yaml", name)):
        pack = parse_pack(texts[name], name, shared)
        if pack.layer is Layer.HOUSE:
            shared.update(pack.fragments)
        packs.append(pack)
    return tuple(packs)


def load(texts: Mapping[str, str]) -> Library:
    """Parse and check packs; raise `InputError` when any has a fault: nothing is decided with half of the law."""
    packs = parse_packs(texts)
    faults = check_packs(packs)
    if faults:
        raise InputError(
            f"{len(faults)} faults in the rule packs; the first: {_line(faults[0])}",
            field=faults[0].pack,
            remedy="see them all with `privity packs check`",
        )
    return Library(packs)


def _line(fault: Fault) -> str:
    return f"{fault.pack} line {fault.line}, {fault.rule}: {fault.message}"
