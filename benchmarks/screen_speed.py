"""How fast and how right the screen is.

    python -m benchmarks.screen_speed                     # invented caseloads of growing size: time and memory
    python -m benchmarks.screen_speed --embedder          # the same with the encoder
    python -m benchmarks.screen_speed --data FOLDER       # recall and alarms on a folder of drafts
    python -m benchmarks.screen_speed --data FOLDER --embedder

FOLDER holds `caseload.jsonl` (privity.caseload/1), `drafts.jsonl` and `advice.jsonl` (fields id, kind, text, and for a
retelling client). Each draft is screened against the whole caseload; "right first" counts retellings whose client is
candidate 1. A rate is given with its 95 % Wilson interval. Times are of the process, not of the clock, so that other
work on the machine counts less.
"""

import argparse
import json
import math
import random
import resource
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from benchmarks.case_talk_training import stories
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import ScreenIndex, Screening, Strength, Verdict, screen, screen_text_alone
from privity.screen.grains import without_overlap
from privity.services.embedding import MiniLmEmbedder, load_embedder

SESSIONS = 5
WORDS_A_NOTE = 120
GRAINS = 28  # of a passage of eighty words


def invented(clients: int, seed: int = 1) -> Caseload:
    """Make a caseload of notes whose words are drawn from the open stories: right in frequency, senseless in order."""
    chance = random.Random(seed)
    words = " ".join(one.text for one in stories()).split()
    people, works, notes = [], [], []
    for number in range(clients):
        name = f"{_syllables(chance)} {_syllables(chance)}"
        people.append(Client(f"c-{number}", (name,)))
        works.append(Engagement(f"e-{number}", (f"c-{number}",), date(2024, 1, 1)))
        for session in range(SESSIONS):
            text = " ".join(chance.choices(words, k=WORDS_A_NOTE))
            day = date(2024, 1, 1) + timedelta(weeks=session)
            notes.append(Note(f"n-{number}-{session}", f"e-{number}", day, text))
    return Caseload(tuple(people), tuple(works), tuple(notes))


def _syllables(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3)).capitalize()


def growth(sizes: Sequence[int], embedder: MiniLmEmbedder | None = None) -> None:
    chance = random.Random(2)
    told = [one.text for one in stories() if one.told]
    drafts = [" ".join(chance.choices(told, k=3))[:900] for _ in range(40)]
    print("notes    build s   put ms   draft ms p50   p95   memory MB")
    for clients in sizes:
        caseload = invented(clients)
        started = time.process_time()
        index = ScreenIndex.build(caseload)
        screen(index, drafts[0])
        built = time.process_time() - started
        if embedder is not None:
            _give_vectors(index, embedder)
        times = [_timed(index, draft, embedder) for draft in drafts]
        started = time.process_time()
        for note in caseload.notes[:20]:
            index.put_note(note)
        put = (time.process_time() - started) / 20 * 1000
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        middle, slow = np.percentile(times, [50, 95])
        print(
            f"{len(caseload.notes):6d}  {built:8.2f}  {put:7.2f}  {middle:12.1f}  {slow:6.1f}  {memory:8.0f}"
        )
    started = time.process_time()
    size = sum(len(draft) for draft in drafts)
    for draft in drafts:
        screen_text_alone(draft)
    print(f"text alone: {size / 1000 / (time.process_time() - started):.0f} kB a second")


def _give_vectors(index: ScreenIndex, embedder: MiniLmEmbedder) -> None:
    """Vectors at random in place of the notes' own: they cost the same to compare, and nothing to make."""
    width, chance = embedder.encode(["sleep"]).shape[1], np.random.default_rng(3)
    for reference in index.without_vectors():
        rows = chance.standard_normal((len(index.passages(reference)), width), np.float32)
        grains = [chance.integers(0, 256, (GRAINS, width // 4), np.uint8) for _ in rows]
        unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        index.put_vectors(reference, unit, without_overlap(grains))


def _timed(index: ScreenIndex, draft: str, embedder: MiniLmEmbedder | None = None) -> float:
    started = time.process_time()
    screen(index, draft, read=None if embedder is None else embedder.read)
    return (time.process_time() - started) * 1000


def quality(folder: Path, embedder: MiniLmEmbedder | None) -> None:
    index = ScreenIndex.build(_caseload(folder))
    if embedder is not None:
        for reference in index.without_vectors():
            taken = embedder.take(index.passages(reference))
            index.put_vectors(reference, taken.rows, without_overlap(taken.grains))
    read = None if embedder is None else embedder.read
    lines = [
        json.loads(line) for name in ("drafts", "advice") for line in (folder / f"{name}.jsonl").open("rb")
    ]
    met: dict[str, list[tuple[dict[str, str], Screening]]] = defaultdict(list)
    times: list[float] = []
    for draft in lines:
        started = time.process_time()
        met[draft["kind"]].append((draft, screen(index, draft["text"], read=read)))
        times.append((time.process_time() - started) * 1000)
    print(f"{index.counts()[0]} clients, {index.counts()[1]} notes, {len(lines)} drafts")
    for kind, answers in met.items():
        row = [f"{kind:13s} n {len(answers):4d}"]
        row.extend(
            f"{verdict.value} {rate([s.verdict is verdict for _, s in answers])}"
            for verdict in (Verdict.STOP, Verdict.ASK)
        )
        row.append(f"case-talk {rate([s.case_talk.found for _, s in answers])}")
        strong = [bool(s.candidates) and s.candidates[0].strength is Strength.STRONG for _, s in answers]
        row.append(f"strong {rate(strong)}")
        print("   ".join(row))
    retold = met["retelling"]
    ranks = [next((c.rank for c in s.candidates if c.client == draft["client"]), 99) for draft, s in retold]
    for most in (1, 3, 5):
        print(f"right client in the first {most}: {rate([rank <= most for rank in ranks])}")
    wrong = [
        s.candidates[0].client != draft["client"]
        for draft, s in retold
        if s.candidates[0].strength is Strength.STRONG
    ]
    print(f"strong and wrong, of the strong: {rate(wrong)}")
    middle, slow = np.percentile(times, [50, 95])
    print(f"process ms a draft: p50 {middle:.1f}, p95 {slow:.1f}")


def rate(met: Sequence[bool]) -> str:
    if not met:
        return "-"
    number, share, z = len(met), sum(met) / len(met), 1.96
    centre = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z * math.sqrt(share * (1 - share) / number + z * z / (4 * number * number)) / (1 + z * z / number)
    return f"{share:.3f} ({max(0.0, centre - half):.3f}-{min(1.0, centre + half):.3f})"


def _caseload(folder: Path) -> Caseload:
    people, works, notes = [], [], []
    for line in (folder / "caseload.jsonl").open("rb"):
        given = json.loads(line)
        match given["kind"]:
            case "client":
                people.append(Client(given["id"], tuple(given["names"])))
            case "engagement":
                started = date.fromisoformat(given["started"])
                works.append(Engagement(given["id"], tuple(given["clients"]), started))
            case "note":
                day = date.fromisoformat(given["date"])
                notes.append(Note(given["id"], given["engagement"], day, given["text"]))
    return Caseload(tuple(people), tuple(works), tuple(notes))


def main() -> None:
    parser = argparse.ArgumentParser(description="speed and quality of the screen")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--embedder", action="store_true")
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 400, 1000, 2000])
    given = parser.parse_args()
    embedder = load_embedder() if given.embedder else None
    if given.data is None:
        growth(given.sizes, embedder)
        return
    quality(given.data, embedder)


if __name__ == "__main__":
    main()
