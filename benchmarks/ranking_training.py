"""Fits how the ranking weighs its measures, on the open stories, and writes the weights.

    python -m benchmarks.ranking_training              # each author scored by weights fitted on the others
    python -m benchmarks.ranking_training --write      # also fits on all but the reported author, and writes

A retelling is ranked against caseloads of several sizes, with short files and with long ones; the weights maximise
the softmax chance of the right client, with a ridge towards their beginning. A second, logistic fit says when the first
of a list is the right one: it also sees retellings of cases that are in no file, and general texts. With the
embedder and without it are two fits. Nothing is drawn but from fixed seeds.
"""

import argparse
import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.open_stories import (
    CHOSEN_ON,
    TRAINED_ON,
    Stories,
    StoryClient,
    caseload,
    lengthened,
    read,
)
from privity.screen import ScreenIndex, case_talk
from privity.screen.grains import Bytes, without_overlap
from privity.screen.passages import sentences
from privity.screen.ranking import LEXICAL, leading, length_share, measured
from privity.screen.ranking_weights import SURE_BY_WORDS, SURE_WITH_MEANING, WITH_MEANING, WORDS_ONLY
from privity.screen.recognition import closely_of, nearness_of, ranked_passages
from privity.screen.terms import terms_of
from privity.screen.vectors import Reading
from privity.screen.words import split_words
from privity.services.embedding import MiniLmEmbedder, load_embedder

WEIGHTS = Path(__file__).parent.parent / "src/privity/screen/ranking_weights.py"
RIDGE_OF_WORDS, RIDGE_WITH_MEANING = 0.1, 0.3
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trial:
    """One draft against one caseload: the measures of every client, and which of them is right (-1 for none)."""

    table: Numbers
    right: int
    share: float
    mass: Numbers
    told: bool
    kind: str
    disguise: str
    client: str


class Vectors:
    """Vectors of notes, made once."""

    def __init__(self, embedder: MiniLmEmbedder | None) -> None:
        self.embedder = embedder
        self._known: dict[str, tuple[NDArray[np.float32], Bytes]] = {}
        self._readings: dict[str, Reading] = {}

    def put(self, index: ScreenIndex) -> None:
        if self.embedder is None:
            return
        wanted = {reference: index.passages(reference) for reference in index.without_vectors()}
        missing = list({text for texts in wanted.values() for text in texts} - self._known.keys())
        taken = self.embedder.take(missing)
        self._known.update(zip(missing, zip(taken.rows, taken.grains, strict=True), strict=True))
        for reference, texts in wanted.items():
            if texts:
                rows = np.array([self._known[text][0] for text in texts])
                index.put_vectors(reference, rows, without_overlap([self._known[text][1] for text in texts]))

    def read(self, text: str) -> Reading:
        assert self.embedder is not None
        if text not in self._readings:
            self._readings[text] = self.embedder.read(text)
        return self._readings[text]


def trials(
    clients: Sequence[StoryClient],
    drafts: Sequence[tuple[str, str, str]],
    vectors: Vectors,
    kind: str,
) -> list[Trial]:
    """Hold drafts (text, client or nothing, disguise) against a caseload."""
    index = ScreenIndex.build(caseload(clients))
    vectors.put(index)
    found: list[Trial] = []
    for text, client, disguise in drafts:
        words = split_words(text)
        parts = sentences(words)
        reading = None if vectors.embedder is None else vectors.read(words.folded.text)
        judged = case_talk.judge(words, parts, reading)
        rows = ranked_passages(words, parts, judged)
        terms = terms_of(words, rows[0].first, rows[0].last)
        within = terms.within(rows)
        evidence = index.files.evidence(terms, within)
        near, closely = None, None
        if reading is not None:
            near = nearness_of(index, words, parts, rows[0], evidence.clients, reading)
            closely = closely_of(index, words, rows[0], reading)
        table = measured(evidence, near, closely)
        right = int(np.flatnonzero(evidence.clients == index.number_of(client))[0]) if client else -1
        mass = (evidence.weights * within[0]) @ evidence.held
        share = length_share(evidence.file_words)
        told = bool(judged.told)
        found.append(Trial(table, right, share, mass, told, kind, disguise, client or text[:40]))
    return found


def all_trials(
    stories: Stories, authors: Sequence[str], vectors: Vectors, others: Sequence[str]
) -> list[Trial]:
    """Make the trials of some authors' retellings. The caseload is filled with clients of `others`."""
    mine, filling = stories.of(authors), stories.of(others)
    short = [c for c in mine.clients if not c.long]
    long = [c for c in mine.clients if c.long]
    rest = [c for c in filling.clients if c.author not in authors]
    told = {
        kind: [(r.text, c.id, r.disguise) for c in of for r in c.retellings]
        for kind, of in (("short", short), ("long", long))
    }
    nobody = [(n.text, "", n.label) for n in mine.negatives if n.label in ("other-case", "general", "ethics")]
    chance = random.Random(7)
    spare = [c for c in rest if not c.long]
    found: list[Trial] = []
    few = sorted(chance.sample(short, min(30, len(short))), key=lambda c: c.id)
    some = {c.id for c in few}
    found += trials(few, [d for d in told["short"] if d[1] in some], vectors, "short few")
    for _ in range(8):  # a practice that begins: somebody comes first, and is mostly nobody
        five = sorted(chance.sample(short, 5), key=lambda c: c.id)
        inside = {c.id for c in five}
        strangers = chance.sample([d for d in told["short"] if d[1] not in inside], 15)
        drafts = [d for d in told["short"] if d[1] in inside]
        drafts += [(text, "", "other-case") for text, _, _ in strangers]
        found += trials(five, [*drafts, *nobody[:20]], vectors, "five")
    found += trials([*short, *spare[:120]], [*told["short"], *nobody], vectors, "short 120")
    stretched = lengthened(short, mine.clients)
    everyone = [*long, *stretched, *lengthened(spare[:80], filling.clients), *[c for c in rest if c.long]]
    found += trials(everyone, [*told["long"], *told["short"], *nobody], vectors, "long files")
    found += trials([*long, *short, *rest], [*told["long"], *told["short"]], vectors, "mixed")
    return found


def beginning(features: int) -> Numbers:
    """Give the weights that a fit begins with and is held to where its few hundred drafts do not tell."""
    words = np.array([1, 0.5, 0.5, 1, 0.5, 0.5, 1, 0.5, 0.5, 0.3, 0.2, 0.2, 0]) * 0.1
    if features == LEXICAL:
        return words
    words = np.array([0.4, 0.2, 0.2, 0.4, 0.2, 0.2, 0.8, 0.4, 0.4, 0.4, 0.4, 0.2, 0])
    return np.concatenate((words, (1.5, 0.3, 0.3, 1.2, 0.4, 2.0)))


def fit(given: Sequence[Trial], steps: int = 400) -> tuple[Numbers, Numbers]:
    """Fit the weights for short and for long files."""
    given = [one for one in given if one.right >= 0]
    ridge = RIDGE_OF_WORDS if len(given[0].table) == LEXICAL else RIDGE_WITH_MEANING
    start = beginning(len(given[0].table))
    weights = np.concatenate((start, start))
    centre = weights.copy()
    weight = np.array([2.0 if one.disguise == "heavy" else 1.0 for one in given])
    weight /= weight.sum()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    size = len(start)
    for step in range(1, steps + 1):
        slope = ridge * (weights - centre)
        for one, much in zip(given, weight, strict=True):
            mixed = (1 - one.share) * weights[:size] + one.share * weights[size:]
            scores = mixed @ one.table
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            pull = one.table @ chance - one.table[:, one.right]
            slope[:size] += much * (1 - one.share) * pull
            slope[size:] += much * one.share * pull
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        weights -= 0.02 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights[:size], weights[size:]


def score(one: Trial, weights: tuple[Numbers, Numbers]) -> Numbers:
    return np.asarray(((1 - one.share) * weights[0] + one.share * weights[1]) @ one.table)


def fit_sureness(given: Sequence[Trial], weights: tuple[Numbers, Numbers], steps: int = 2000) -> Numbers:
    """Fit when the first of a list is right. A draft about nobody in the caseload has no right first."""
    rows, right = [], []
    for one in given:
        total = score(one, weights)
        rows.append(np.append(leading(one.table, total, one.mass, one.told), 1.0))
        right.append(float(int(np.argmax(total)) == one.right))
    matrix, marks = np.array(rows), np.array(right)
    values = np.zeros(matrix.shape[1])
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-matrix @ values))
        values -= 0.5 * (matrix.T @ (chance - marks) / len(marks) + 0.0005 * np.append(values[:-1], 0.0))
    return values


def report(given: Sequence[Trial], weights: tuple[Numbers, Numbers], sure: Numbers | None) -> None:
    groups: dict[str, list[tuple[int, float]]] = {}
    for one in given:
        total = score(one, weights)
        place = int((total > total[one.right]).sum()) if one.right >= 0 else 99
        sureness = 0.0
        if sure is not None:
            row = np.append(leading(one.table, total, one.mass, one.told), 1.0)
            sureness = float(1 / (1 + np.exp(-row @ sure)))
        keys = (one.kind, f"{one.kind} {one.disguise}") if one.right >= 0 else (f"{one.kind} {one.disguise}",)
        for key in keys:
            groups.setdefault(key, []).append((place, sureness))
    for key, met in sorted(groups.items()):
        places = np.array([place for place, _ in met])
        strong = np.array([s >= 0.85 for _, s in met])
        line = (
            f"  {key:22s} n {len(met):4d}  first {np.mean(places < 1):.3f}  three {np.mean(places < 3):.3f}"
        )
        if sure is not None:
            wrong = strong & (places > 0)
            line += f"  strong {strong.mean():.3f}  wrong of strong {wrong.sum() / max(1, strong.sum()):.3f}"
        print(line)


def as_they_are() -> dict[str, Numbers]:
    """Give the weights as they stand, in the order in which they are written."""
    (words_short, words_long), (short, long) = WORDS_ONLY, WITH_MEANING
    return {
        "_WORDS_SHORT": words_short,
        "_WORDS_LONG": words_long,
        "SURE_BY_WORDS": SURE_BY_WORDS,
        "_MEANING_SHORT": short,
        "_MEANING_LONG": long,
        "SURE_WITH_MEANING": SURE_WITH_MEANING,
    }


def write(parts: dict[str, Numbers]) -> None:
    lines = [_HEAD]
    for name, values in parts.items():
        numbers = ", ".join(f"{value:.4f}" for value in values)
        lines.append(textwrap.fill(f"{name} = np.array([{numbers}])", 108, subsequent_indent="    ") + "\n")
    lines.append("WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)\nWITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)\n")
    WEIGHTS.write_text("".join(lines), "utf-8")


_HEAD = '''"""Weights of the ranking, fitted by `benchmarks/ranking_training.py` on the open stories.

In the order of `ranking.measured` and `ranking.leading`, the constant last.
"""

import numpy as np

# fmt: off
'''


def _halves(given: Sequence[Trial]) -> dict[str, list[Trial]]:
    """Split one author's trials by client, so that each half is scored by what the other taught."""
    names = sorted({one.client for one in given})
    first = set(names[::2])
    return {
        "first half": [one for one in given if one.client in first],
        "second half": [one for one in given if one.client not in first],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--words-only", action="store_true")
    parser.add_argument("--meaning-only", action="store_true", help="leave the weights of words as they are")
    given = parser.parse_args()
    stories = read()
    used = [*TRAINED_ON, *CHOSEN_ON]
    written = as_they_are()
    for name, embedder in (("WORDS", None), ("MEANING", None if given.words_only else load_embedder())):
        if (name == "MEANING" and embedder is None) or (name == "WORDS" and given.meaning_only):
            continue
        vectors = Vectors(embedder)
        # What is reported on is not so much as a distractor of what is fitted on.
        made = {a: all_trials(stories, [a], vectors, used) for a in (used if name == "WORDS" else CHOSEN_ON)}
        print(name)
        halves = made if len(made) > 1 else _halves(*made.values())
        for author, scored in halves.items():
            rest = [one for other, ones in halves.items() if other != author for one in ones]
            weights = fit(rest)
            print(author)
            report(scored, weights, fit_sureness(rest, weights))
        everything = [one for ones in made.values() for one in ones]
        short, long = fit(everything)
        written |= {f"_{name}_SHORT": short, f"_{name}_LONG": long}
        sure = fit_sureness(everything, (short, long))
        written["SURE_BY_WORDS" if name == "WORDS" else "SURE_WITH_MEANING"] = sure
    if given.write:
        write(written)


if __name__ == "__main__":
    main()
