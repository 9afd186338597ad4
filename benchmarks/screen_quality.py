"""How right the screen is, on an author of the open stories that neither training nor choosing has seen.

    python -m benchmarks.screen_quality                     # the reported author, words only and with the embedder
    python -m benchmarks.screen_quality --author elder      # the author that choices were made on
    python -m benchmarks.screen_quality --peers             # plain BM25 and plain MiniLM on the same drafts

Everything goes through `screen`, as a practitioner's draft does. Rates have 95 % Wilson intervals.
"""

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import bm25s
import numpy as np
import Stemmer

from benchmarks.open_stories import (
    REPORTED_ON,
    TRAINED_ON,
    Retelling,
    Stories,
    StoryClient,
    caseload,
    lengthened,
    padding,
    read,
)
from benchmarks.plain_minilm import plain_minilm
from benchmarks.screen_speed import rate
from privity.screen import ScreenIndex, Screening, Strength, Verdict, screen
from privity.screen.grains import without_overlap
from privity.services.embedding import MiniLmEmbedder, load_embedder

Told = tuple[StoryClient, Retelling]


def settings(stories: Stories, author: str) -> dict[str, tuple[list[StoryClient], list[Told]]]:
    """Make the caseloads, each with the retellings that are ranked against it."""
    mine = stories.of([author]).clients
    rest = [c for c in stories.clients if c.author != author]
    short, long = [c for c in mine if not c.long], [c for c in mine if c.long]
    pool = stories.of(TRAINED_ON).clients
    brief = [(c, r) for c in short for r in c.retellings]
    deep = [(c, r) for c in long for r in c.retellings]
    others = [c for c in rest if not c.long]
    stretched = lengthened(short, pool)
    around = lengthened([*others, *padding(pool, 264)], pool)
    return {
        "120 clients, short files": ([*short, *others, *padding(pool, 120)][:120], brief),
        "264 clients, short files": ([*short, *others, *padding(pool, 264)][:264], brief),
        "264 clients, long files": ([*long, *stretched, *[c for c in rest if c.long], *around][:264], deep),
        "264 clients, short stories in long files": (
            [*long, *stretched, *[c for c in rest if c.long], *around][:264],
            brief,
        ),
        "2,000 clients, all files": ([*mine, *rest, *padding(pool, 2000)][:2000], [*brief, *deep]),
        "5 clients": (short[:5], [(c, r) for c, r in brief if c in short[:5]]),
        "120 clients, a story amid two general texts": (
            [*short, *others, *padding(pool, 120)][:120],
            _amid(stories.of([author]), brief),
        ),
    }


def _amid(stories: Stories, told: list[Told]) -> list[Told]:
    """Put each retelling before, between or behind two general texts of its author, as a column has it."""
    general = [one.text for one in stories.negatives if one.label == "general"]
    chance = random.Random(1)
    found: list[Told] = []
    for client, retelling in told:
        paragraphs = chance.sample(general, 2)
        paragraphs.insert(chance.randrange(3), retelling.text)
        found.append((client, replace(retelling, text="\n\n".join(paragraphs))))
    return found


def indexed(clients: Sequence[StoryClient], embedder: MiniLmEmbedder | None) -> ScreenIndex:
    index = ScreenIndex.build(caseload(clients))
    if embedder is not None:
        wanted = {reference: index.passages(reference) for reference in index.without_vectors()}
        for reference, parts in wanted.items():
            taken = embedder.take(parts)
            index.put_vectors(reference, taken.rows, without_overlap(taken.grains))
    return index


def ranked(name: str, index: ScreenIndex, told: Sequence[Told], embedder: MiniLmEmbedder | None) -> None:
    read_with = None if embedder is None else embedder.read
    met: dict[str, list[tuple[int, Strength, bool]]] = defaultdict(list)
    for client, retelling in told:
        given = screen(index, retelling.text, read=read_with)
        place = next((c.rank for c in given.candidates if c.client == client.id), 99)
        one = (place, given.candidates[0].strength, given.verdict is Verdict.STOP)
        met["all"].append(one)
        met[retelling.disguise].append(one)
    print(f"{name}: {index.counts()[0]} clients, {index.counts()[1]} notes")
    for key, ones in met.items():
        strong = [place for place, strength, _ in ones if strength is Strength.STRONG]
        print(
            f"    {key:7s} n {len(ones):4d}  first {rate([p == 1 for p, _, _ in ones])}"
            f"  three {rate([p <= 3 for p, _, _ in ones])}"
            f"  strong {len(strong)}, of them wrong {rate([p > 1 for p in strong])}"
        )


def others(index: ScreenIndex, stories: Stories, embedder: MiniLmEmbedder | None) -> None:
    """Score the texts that retell nobody here, and case-talk over all."""
    read_with = None if embedder is None else embedder.read
    met: dict[str, list[Screening]] = defaultdict(list)
    for negative in stories.negatives:
        met[negative.label].append(screen(index, negative.text, read=read_with))
    for client in stories.clients:
        met["retelling"] += [screen(index, r.text, read=read_with) for r in client.retellings]
    print("verdicts, and case-talk by the text alone")
    for label, given in sorted(met.items()):
        strong = [g.candidates[0].strength is Strength.STRONG for g in given]
        talk = [g.case_talk.found for g in given]
        asked = [not g.case_talk.found and g.verdict is Verdict.ASK for g in given]
        passed = [g.verdict is Verdict.NOTHING_FOUND for g in given]
        print(
            f"    {label:11s} n {len(given):4d}  told {rate(talk)}  asked {rate(asked)}"
            f"  went by {rate(passed)}  strong {rate(strong)}"
        )


def _tokens(texts: Iterable[str]) -> list[list[str]]:
    stemmer = Stemmer.Stemmer("english")
    return [stemmer.stemWords(re.findall(r"[a-z']+", text.lower())) for text in texts]


def peers(
    name: str, clients: Sequence[StoryClient], told: Sequence[Told], embedder: MiniLmEmbedder | None
) -> None:
    """Rank with plain BM25 over whole files, and with plain MiniLM over notes: the nearest one can buy."""
    files = ["\n".join(note.text for note in client.notes) for client in clients]
    engine = bm25s.BM25()
    engine.index(_tokens(files), show_progress=False)
    firsts: dict[str, list[bool]] = defaultdict(list)
    owners = [place for place, client in enumerate(clients) for _ in client.notes]
    vectors = None if embedder is None else embedder.encode([n.text for c in clients for n in c.notes])
    for client, retelling in told:
        right = next(place for place, one in enumerate(clients) if one.id == client.id)
        scores = engine.get_scores(_tokens([retelling.text])[0])
        firsts["BM25"].append(int(np.argmax(scores)) == right)
        if embedder is not None and vectors is not None:
            near = vectors @ embedder.encode([retelling.text])[0]
            firsts["MiniLM"].append(owners[int(np.argmax(near))] == right)
            best = np.full(len(clients), -1.0)
            np.maximum.at(best, owners, near)
            both = (scores - scores.mean()) / scores.std() + (best - best.mean()) / best.std()
            firsts["BM25 + MiniLM"].append(int(np.argmax(both)) == right)
    print(name)
    for peer, met in firsts.items():
        print(f"    {peer:14s} first {rate(met)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="quality of the screen on an author kept apart")
    parser.add_argument("--author", default=REPORTED_ON[0])
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--words-only", action="store_true")
    given = parser.parse_args()
    stories = read()
    made = settings(stories, given.author)
    if given.peers:
        for name, (clients, told) in made.items():
            peers(name, clients, told, plain_minilm())
        return
    for embedder in (None,) if given.words_only else (None, load_embedder()):
        print("\nwords only" if embedder is None else "\nwith the embedder")
        for name, (clients, told) in made.items():
            index = indexed(clients, embedder)
            ranked(name, index, told, embedder)
        mine = stories.of([given.author])
        others(indexed(made["264 clients, short files"][0], embedder), mine, embedder)


if __name__ == "__main__":
    main()
