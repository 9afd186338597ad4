"""Fits the case-talk detector on the open stories and writes its weights.

    python -m benchmarks.case_talk_training --write    # fits, and writes case_talk_weights.py

The texts are invented and written for this purpose, in many voices; nothing else is trained on: the texts for
case-talk alone, by several hands, and of the authors only those trained on. A case counts as told in the whole text and
in every run of sentences; in a `buried` text only in the stretches that hold the words between double brackets; in a
retelling, where nobody marked where it stands, in the stretches that are likeliest by the weights so far. A text that
tells no case must do so nowhere, so that most of its weight lies on the stretches that look most like one. Kinds of
story that are few, and hard, count more. Logistic regression with a ridge, fitted by gradient descent with momentum,
three times over, each time from nothing: the outcome does not depend on a seed.

What is fitted here is fitted again by `case_talk_mixing` with authors left out, by threes.
"""

import argparse
import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import open_stories
from privity.screen.case_talk import features, units_of
from privity.screen.case_talk_weights import BUCKETS
from privity.screen.passages import sentences
from privity.screen.setting import MARKS
from privity.screen.words import split_words

STORIES = Path(__file__).parent / "openstories"
WEIGHTS = Path(__file__).parent.parent / "src/privity/screen/case_talk_weights.py"
CUE_RIDGE, WORD_RIDGE = 0.001, 0.01
STEPS = (80, 80, 200)
FEWEST_WORDS = 5
LIKELIEST = 4
"""Of a retelling so many stretches count, beside the whole."""
HANDS = ("alder", "hornbeam", "larch", "rosehip", "willow", "yew")
EARLIER_HAND = "older"
LATER_HANDS = ("hornbeam", "rosehip")
"""What these wrote is measured and not learnt from: with it less of other stories was heard, or more was asked."""
PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Story:
    """A text, whose it is, and whether it tells a case. `marked` says that all of it does."""

    author: str
    label: str
    form: str
    text: str
    buried: tuple[int, int] | None
    marked: bool = True

    @property
    def told(self) -> bool:
        return self.label in ("case", "buried", "note", "dressed")

    @property
    def counts(self) -> float:
        """How much it counts: notes are many and alike, a client's own voice and a disguised disguise are few."""
        if self.label == "note":
            return 0.5
        if not self.told:
            return 1.0
        if self.author == "willow" or self.form == "testimonial":
            return 3.0
        return 2.0 if self.marked else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The stretches of many texts, a row each: cues densely, word pairs as buckets one after the other."""

    cues: NDArray[np.float32]
    buckets: NDArray[np.int32]
    sizes: NDArray[np.int64]
    told: NDArray[np.float64]
    judged: NDArray[np.bool_]
    story: NDArray[np.int64]

    def chosen(self, rows: NDArray[np.int64]) -> "Measured":
        """Keep some rows."""
        kept = np.zeros(len(self.sizes), np.bool_)
        kept[rows] = True
        buckets = self.buckets[np.repeat(kept, self.sizes)]
        return Measured(
            self.cues[rows], buckets, self.sizes[rows], self.told[rows], self.judged[rows], self.story[rows]
        )

    def odds(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the log odds of every row by these weights."""
        cues, given = self.cues.shape[1], values.astype(np.float32)
        held = np.append(given[cues:-1][self.buckets], np.float32(0.0))
        sums = np.where(self.sizes > 0, np.add.reduceat(held, np.cumsum(self.sizes) - self.sizes), 0.0)
        return np.asarray(self.cues @ given[:cues] + sums / np.sqrt(np.maximum(self.sizes, 1)) + values[-1])


def stories(folder: Path = STORIES) -> list[Story]:
    found: list[Story] = []
    for path in sorted(folder.glob("*.txt")):
        author = path.stem if path.stem in HANDS else EARLIER_HAND
        for block in re.split(r"^%% ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            heading, _, text = block.partition("\n")
            label, _, form = heading.strip().partition(" ")
            if label == PAIR:
                found += _pair(author, form, text.strip())
                continue
            text = text.strip()
            start, end = text.find("[["), text.find("]]")
            buried = (start, end - 2) if start >= 0 else None
            found.append(Story(author, label, form, text.replace("[[", "").replace("]]", ""), buried))
    return found


def _pair(author: str, form: str, text: str) -> tuple[Story, Story]:
    """Read a text that is written once and told twice: with a sentence about a case, and with another in its place."""
    before, _, rest = text.partition("[[")
    inside, _, after = rest.partition("]]")
    told, harmless = inside.split(" || ")
    place = (len(before), len(before) + len(told))
    return (
        Story(author, "buried", form, before + told + after, place),
        Story(author, "general", form, before + harmless + after, None),
    )


def retold(authors: Sequence[str]) -> list[Story]:
    """Give what some authors wrote, as texts that tell a case or none."""
    written = open_stories.read().of(authors)
    told = [
        Story(client.author, "case", one.form, one.text, None, False)
        for client in written.clients
        for one in client.retellings
    ]
    return told + [
        Story(one.author, "case" if one.label == "other-case" else one.label, one.form, one.text, None, False)
        for one in written.negatives
    ]


def noted(authors: Sequence[str]) -> list[Story]:
    """Give each client's first note, which tells a case wherever it is pasted."""
    clients = open_stories.read().of(authors).clients
    return [Story(client.author, "note", "note", client.notes[0].text, None, False) for client in clients]


def measure(texts: list[Story]) -> Measured:
    """Measure every stretch of every text. What it should tell is no number where that cannot be known."""
    cues: list[NDArray[np.float32]] = []
    buckets: list[NDArray[np.int32]] = []
    sizes: list[NDArray[np.int64]] = []
    told: list[float] = []
    judged: list[bool] = []
    story: list[int] = []
    for number, one in enumerate(texts):
        words = split_words(one.text)
        units = units_of(sentences(words))
        for place, unit in enumerate(units):
            first, last = words.span(unit.first, unit.last - 1)
            mark = 0.0
            if one.buried is not None:
                inside = min(last, one.buried[1]) - max(first, one.buried[0])
                mark = (
                    1.0 if inside > 0.5 * (one.buried[1] - one.buried[0]) else 0.0 if inside <= 0 else np.nan
                )
                if place == 0:
                    mark = np.nan
            elif one.told:
                mark = 1.0 if place == 0 or unit.last - unit.first >= 25 else np.nan
            told.append(mark)
            judged.append(place == 0 or unit.last - unit.first >= FEWEST_WORDS)
            story.append(number)
        given, _, at, bucket = features(words, units)
        cues.append(given.astype(np.float32))
        buckets.append(bucket.astype(np.int32))
        sizes.append(np.bincount(at, minlength=len(units)))
    return Measured(
        np.concatenate(cues),
        np.concatenate(buckets),
        np.concatenate(sizes),
        np.array(told),
        np.array(judged),
        np.array(story),
    )


def counted(
    texts: list[Story], measured: Measured, chosen: NDArray[np.bool_], odds: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    """Say how much each row counts for the texts that are chosen, by the log odds so far where there are any."""
    counts = np.zeros(len(measured.story))
    ends = np.searchsorted(measured.story, np.arange(len(texts)), "right")
    starts = np.searchsorted(measured.story, np.arange(len(texts)), "left")
    for number in np.flatnonzero(chosen).tolist():
        rows = np.arange(starts[number], ends[number])
        rows = rows[np.isfinite(measured.told[rows])]
        if odds is not None:
            rows = rows[measured.judged[rows]]
        if not len(rows):
            continue
        one, told = texts[number], measured.told[rows] == 1.0
        if odds is None:
            counts[rows] = 1.0 / len(rows)
        elif one.told and one.buried is None:
            if not one.marked:
                rows = rows[np.argsort(-odds[rows])[:LIKELIEST]]
            counts[rows] = 1.0 / len(rows)
        elif one.told:
            counts[rows[told]] = 0.5 / max(1, int(told.sum()))
            counts[rows[~told]] = 0.5 * likeliest(odds[rows[~told]])
        else:
            counts[rows] = 0.7 * likeliest(odds[rows]) + 0.3 / len(rows)
        counts[rows] *= one.counts
    told = np.nan_to_num(measured.told)
    for mark in (0.0, 1.0):
        counts[told == mark] /= 2.0 * counts[told == mark].sum()
    return counts


def likeliest(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Spread one over stretches, most of it over those that look most like a case."""
    if not len(odds):
        return odds
    chances = np.exp(odds - odds.max())
    return np.asarray(chances / chances.sum())


def fit(texts: list[Story], measured: Measured, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Fit weights on the texts that are chosen: of the cues, of word pairs, and the bias last."""
    odds: NDArray[np.float64] | None = None
    values = np.zeros(0)
    for steps in STEPS:
        values = _descend(measured, counted(texts, measured, chosen, odds), steps)
        odds = measured.odds(values)
    return values


def _descend(measured: Measured, counts: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    rows = np.flatnonzero(counts)
    part, counts = measured.chosen(rows), counts[rows]
    cues, told = part.cues.shape[1], np.nan_to_num(part.told)
    norms = 1.0 / np.sqrt(np.maximum(part.sizes, 1))
    ridge = np.concatenate((np.full(cues, CUE_RIDGE), np.full(BUCKETS, WORD_RIDGE), [0.0])) * 0.25
    values = np.zeros(len(ridge))
    speed = np.zeros_like(values)
    for _ in range(steps):
        ahead = values + 0.9 * speed
        error = counts * (1.0 / (1.0 + np.exp(-part.odds(ahead))) - told)
        by_bucket = np.bincount(part.buckets, np.repeat(error * norms, part.sizes), BUCKETS)
        slope = np.concatenate((part.cues.T @ error.astype(np.float32), by_bucket, [error.sum()]))
        speed = 0.9 * speed - 0.9 * (slope + ridge * ahead)
        values = values + speed
    return values


def write(values: NDArray[np.float64]) -> None:
    cues = 4 * len(MARKS) + 1
    words = values[cues:-1]
    scale = float(np.abs(words).max()) / 127.0
    packed = base64.b85encode(np.round(words / scale).astype(np.int8).tobytes()).decode("ascii")
    lines = [packed[at : at + 100] for at in range(0, len(packed), 100)]
    table = values[: cues - 1].reshape(4, len(MARKS)).T
    rows = [
        f'    ("{name}", {", ".join(f"{value:.3f}" for value in row)}),'
        for name, row in zip(MARKS, table, strict=True)
    ]
    WEIGHTS.write_text(
        _HEAD.format(buckets=BUCKETS, bias=values[-1], length=values[cues - 1], scale=scale)
        + "\n".join(["CUE_TABLE = (", *rows, ")", "_PACKED = (", *(f'    "{line}"' for line in lines), ")"])
        + _TAIL,
        "utf-8",
    )


_HEAD = '''"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue, and every sign of what can be looked up: what its being there counts, its thickness, its standing near,
and its thickness around. The weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
"""

import base64

import numpy as np

BUCKETS = {buckets}
BIAS = {bias:.4f}
LENGTH_WEIGHT = {length:.4f}
_SCALE = {scale:.6f}

'''
_TAIL = """

CUE_WEIGHTS = np.array(
    [row[column] for column in (1, 2, 3, 4) for row in CUE_TABLE] + [LENGTH_WEIGHT], np.float64
)
WORD_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), np.int8).astype(np.float64) * _SCALE
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    learnt = [one for one in stories() if one.author not in LATER_HANDS]
    texts = learnt + retold(open_stories.TRAINED_ON) + noted(open_stories.TRAINED_ON)
    measured = measure(texts)
    print(len(texts), "texts,", len(measured.told), "stretches")
    if parser.parse_args().write:
        write(fit(texts, measured, np.ones(len(texts), np.bool_)))


if __name__ == "__main__":
    main()
