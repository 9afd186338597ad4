"""A second engine decides by the same packs: Cedar, with what is unknown written out as blocking.

`python -m benchmarks.gate_cedar` does the same for 10,000 requests over every place.
"""

from datetime import date
from random import Random

import pytest

from privity.gate import Request, decide, parse_examples
from privity.gate.book import Book
from privity.services.gate import shipped_library
from tests.packs.test_packs import TODAY

pytest.importorskip("cedarpy", reason="no wheel of Cedar for this machine")

from benchmarks.cedar_packs import CedarBook, expected, outcome
from benchmarks.gate_requests import near_requests

PACKS = ("house", "sg", "uk", "de", "us-ca", "au-vic", "ca-on")
EACH = 60


@pytest.mark.parametrize("name", PACKS)
def test_cedar_decides_alike(name: str) -> None:
    library = shipped_library()
    examples = next(
        [example.request for example in parse_examples(pack, TODAY)]
        for pack in library.packs
        if pack.id == name
    )
    books: dict[Book, CedarBook] = {}
    for request in near_requests(examples, EACH, Random(name)):
        book = _book(request)
        if book not in books and len(books) < 2:
            books[book] = CedarBook(book.packs, TODAY)
        if book in books:
            assert outcome(books[book], request.facts) == expected(decide(request, book, TODAY)), request


def test_cedar_reads_the_dates_of_the_rules() -> None:
    request = Request("r", {"jurisdiction": "UK", "purpose": "curiosity", "data": "summary"})
    packs = _book(request).packs
    assert len(CedarBook(packs, date(1950, 1, 1)).text) < len(CedarBook(packs, TODAY).text)


def _book(request: Request) -> Book:
    return shipped_library().book_for(request.facts)
