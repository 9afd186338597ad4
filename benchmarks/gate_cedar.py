"""The gate beside Cedar on the same packs: `python -m benchmarks.gate_cedar [number of requests]`.

Agreement: as many random requests as asked for (10,000), decided by both; any difference ends the run. Time: each
request by both in the same run, the gate with its full explanation, Cedar with its one answer to "may it leave"
from a parsed policy set and a prepared context.
"""

import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random

from benchmarks.cedar_packs import CedarBook, expected, outcome
from benchmarks.gate_requests import near_requests
from privity.gate import decide, parse_examples
from privity.gate.book import Book
from privity.services.gate import shipped_library

TODAY = date(2026, 11, 22)
NUMBER = 10_000
TIMED = 2_000


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    library = shipped_library()
    examples = [example.request for pack in library.packs for example in parse_examples(pack, TODAY)]
    books: dict[Book, CedarBook] = {}
    outcomes: Counter[str] = Counter()
    gate, cedar = [], []
    for count, request in enumerate(near_requests(examples, number, Random(number))):
        book = library.book_for(request.facts)
        if book not in books:
            books[book] = CedarBook(book.packs, TODAY)
        translated = books[book]
        ours = expected(decide(request, book, TODAY))
        theirs = outcome(translated, request.facts)
        if ours != theirs:
            raise SystemExit(f"they differ: the gate says {ours}, Cedar {theirs}, on {dict(request.facts)}")
        outcomes[ours] += 1
        if count < TIMED:
            asked = translated.request(request.facts, "leave")
            gate.append(microseconds(partial(decide, request, book, TODAY)))
            cedar.append(microseconds(partial(translated.answer, asked)))
    print(f"{number} requests, {len(books)} books: both engines agree on all; {dict(outcomes)}")
    ours_median, theirs_median = statistics.median(gate), statistics.median(cedar)
    print(
        f"median of {len(gate)}: the gate {ours_median:.1f} us with every near-miss,"
        f" cedarpy {theirs_median:.1f} us with one answer: {theirs_median / ours_median:.1f} times"
    )


def microseconds(work: Callable[[], object]) -> float:
    """The shorter of two runs."""
    times = []
    for _ in range(2):
        start = time.perf_counter_ns()
        work()
        times.append((time.perf_counter_ns() - start) / 1e3)
    return min(times)


if __name__ == "__main__":
    main()
