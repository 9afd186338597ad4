"""How fast the gate loads its packs and decides, with every near-miss explained.

    python -m benchmarks.gate_decide

The shipped packs decide the requests of their own examples. To see how the cost grows, the Singapore pack is also
multiplied: *copies in one place* makes every rule concern the same requests, which no real library does; it is the
worst case for the index. Times are of this process (CPU), so that other work on the machine counts less.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date

from privity.gate import Library, Request, check_packs, decide, parse_examples, parse_packs, render
from privity.services.gate import pack_texts

TODAY = date(2026, 11, 22)
ROUNDS = 5
SIZES = (150, 600, 1500)


def best(work: Callable[[], object]) -> float:
    """The shortest of a few runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        work()
        times.append(time.process_time_ns() - start)
    return min(times) / 1e6


def each(work: Callable[[Request], object], requests: list[Request]) -> list[float]:
    """The time of each request in microseconds, the best of a few rounds for each."""
    fastest = [float("inf")] * len(requests)
    for _ in range(ROUNDS):
        for number, request in enumerate(requests):
            start = time.perf_counter_ns()
            work(request)
            fastest[number] = min(fastest[number], (time.perf_counter_ns() - start) / 1e3)
    return fastest


def copies(texts: Mapping[str, str], wanted: int) -> dict[str, str]:
    """Enough copies of the Singapore pack, all of one place, to make up this many rules."""
    made = {"house.yaml": texts["house.yaml"]}
    rules = texts["house.yaml"].count("    modality:")
    number = 0
    while rules < wanted:
        text = texts["sg.yaml"].replace("pack: sg\n", f"pack: sg{number}\n")
        made[f"sg{number}.yaml"] = text
        rules += text.count("    modality:")
        number += 1
    return made


def table(name: str, texts: Mapping[str, str], requests: list[Request]) -> None:
    packs = parse_packs(texts)
    library = Library(packs)
    rules = sum(len(pack.rules) for pack in packs)
    parsing, checking = best(lambda: parse_packs(texts)), best(lambda: check_packs(packs))

    def explain(request: Request) -> object:
        return decide(request, library.book_for(request.facts), TODAY)

    times = each(explain, requests)
    median = statistics.median(times)
    worst = sorted(times)[int(len(times) * 0.99)]
    print(
        f"{name:28} {rules:5} rules  parse {parsing:6.1f} ms  check {checking:6.1f} ms"
        f"  decide median {median:6.1f} us  p99 {worst:6.1f} us  {1e6 / statistics.mean(times):8.0f}/s"
    )


def main() -> None:
    texts = pack_texts()
    packs = parse_packs(texts)
    requests = [example.request for pack in packs for example in parse_examples(pack, TODAY)]
    print(f"{len(requests)} requests, every near-miss explained")
    table("shipped packs", texts, requests)
    for size in SIZES:
        table("copies in one place", copies(texts, size), requests)
    library = Library(packs)
    whole = each(lambda request: render(decide(request, library.book_for(request.facts), TODAY)), requests)
    print(f"with rendering: median {statistics.median(whole):.1f} us")


if __name__ == "__main__":
    main()
