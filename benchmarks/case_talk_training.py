"""Fits the case-talk detector on the open stories and writes its weights.

    python -m benchmarks.case_talk_training            # five-fold figures, by text, of what it is fitted on
    python -m benchmarks.case_talk_training --write    # fits, and writes case_talk_weights.py

The texts are invented and written for this purpose, in many voices; nothing else is trained on: the older texts of one
hand, and of the authors only those trained on. Each text counts once, however many stretches it has. A case counts as
told in the whole text and in every run of sentences; in a `buried` text only in the stretches that hold the words
between double brackets; in a retelling, where nobody marked where it stands, in the whole and in the three runs that
the present weights hold for the likeliest. Logistic regression with a ridge, fitted by gradient descent with momentum:
convex, so that the outcome does not depend on a seed.
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
from privity.screen.case_talk import features, log_odds, units_of
from privity.screen.case_talk_weights import BUCKETS
from privity.screen.cues import CUES
from privity.screen.passages import sentences
from privity.screen.words import split_words

STORIES = Path(__file__).parent / "openstories"
WEIGHTS = Path(__file__).parent.parent / "src/privity/screen/case_talk_weights.py"
CUE_RIDGE, WORD_RIDGE = 0.001, 0.01
STEPS = 250


@dataclass(frozen=True, slots=True)
class Story:
    label: str
    text: str
    buried: tuple[int, int] | None
    marked: bool = True

    @property
    def told(self) -> bool:
        return self.label in ("case", "buried", "note")


@dataclass(frozen=True, slots=True)
class Measured:
    matrix: NDArray[np.float32]
    told: NDArray[np.float64]
    weight: NDArray[np.float64]
    story: NDArray[np.int64]


def stories(folder: Path = STORIES) -> list[Story]:
    found: list[Story] = []
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^%% ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            heading, _, text = block.partition("\n")
            text = text.strip()
            start, end = text.find("[["), text.find("]]")
            buried = (start, end - 2) if start >= 0 else None
            found.append(Story(heading.split()[0], text.replace("[[", "").replace("]]", ""), buried))
    return found


def retold(authors: Sequence[str]) -> list[Story]:
    """Give what some authors wrote, as texts that tell a case or none."""
    written = open_stories.read().of(authors)
    told = [Story("case", one.text, None, False) for client in written.clients for one in client.retellings]
    return told + [
        Story("case" if one.label == "other-case" else one.label, one.text, None, False)
        for one in written.negatives
    ]


def noted(authors: Sequence[str]) -> list[Story]:
    """Give each client's first note, which tells a case wherever it is pasted."""
    clients = open_stories.read().of(authors).clients
    return [Story("note", client.notes[0].text, None, False) for client in clients]


def measure(texts: list[Story]) -> Measured:
    rows: list[NDArray[np.float32]] = []
    told: list[float] = []
    weight: list[float] = []
    story: list[int] = []
    for number, one in enumerate(texts):
        words = split_words(one.text)
        units = units_of(sentences(words))
        marks: list[float | None] = []
        for place, unit in enumerate(units):
            first, last = words.span(unit.first, unit.last - 1)
            if one.buried is not None:
                inside = min(last, one.buried[1]) - max(first, one.buried[0])
                marks.append(
                    1.0 if inside > 0.5 * (one.buried[1] - one.buried[0]) else 0.0 if inside <= 0 else None
                )
                if place == 0:
                    marks[-1] = None
            elif one.told:
                long_enough = place == 0 or unit.last - unit.first >= 25
                marks.append(1.0 if long_enough else None)
            else:
                marks.append(0.0)
        cues, _, at, bucket = features(words, units)
        table = np.zeros((len(units), BUCKETS))
        table[at, bucket] = 1.0
        table /= np.sqrt(np.maximum(table.sum(axis=1, keepdims=True), 1.0))
        if one.told and not one.marked:
            likely = np.argsort(-log_odds((cues, _, at, bucket)))[:4].tolist()
            marks = [mark if place == 0 or place in likely else None for place, mark in enumerate(marks)]
        kept = [place for place, mark in enumerate(marks) if mark is not None]
        for place in kept:
            rows.append(np.concatenate((cues[place], table[place])).astype(np.float32))
            told.append(marks[place] or 0.0)
            weight.append(1.0 / len(kept))
            story.append(number)
    return Measured(np.array(rows, np.float32), np.array(told), np.array(weight), np.array(story))


def fit(measured: Measured, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Fit weights, the bias last."""
    matrix = np.hstack([measured.matrix[chosen], np.ones((int(chosen.sum()), 1), np.float32)])
    told, weight = measured.told[chosen], measured.weight[chosen].copy()
    for mark in (0.0, 1.0):
        weight[told == mark] /= weight[told == mark].sum()
    weight /= weight.sum()
    cues = 4 * len(CUES) + 1
    ridge = np.concatenate((np.full(cues, CUE_RIDGE), np.full(BUCKETS, WORD_RIDGE), [0.0])) * 0.25
    values = np.zeros(matrix.shape[1])
    speed = np.zeros_like(values)
    for _ in range(STEPS):
        ahead = values + 0.9 * speed
        chance = 1.0 / (1.0 + np.exp(-(matrix @ ahead.astype(np.float32))))
        slope = matrix.T @ (weight * (chance - told)).astype(np.float32) + ridge * ahead
        speed = 0.9 * speed - 0.9 * slope
        values = values + speed
    return values


def scores(measured: Measured, values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-(measured.matrix @ values[:-1] + values[-1]))))


def five_fold(texts: list[Story], measured: Measured) -> None:
    best = np.zeros(len(texts))
    for fold in range(5):
        held = np.array([number % 5 == fold for number in measured.story])
        values = fit(measured, ~held)
        given = scores(measured, values)
        for number in set(measured.story[held].tolist()):
            mine = (measured.story == number) & (measured.told == float(texts[number].told))
            best[number] = given[mine].max()
    for label in sorted({one.label for one in texts}):
        mine = best[[one.label == label for one in texts]]
        stop, ask = (mine >= 0.6).mean(), ((mine >= 0.2) & (mine < 0.6)).mean()
        print(f"{label:10s} n {len(mine):4d}   stop {stop:.3f}   ask {ask:.3f}")


def write(values: NDArray[np.float64]) -> None:
    cues = 4 * len(CUES) + 1
    words = values[cues:-1]
    scale = float(np.abs(words).max()) / 127.0
    packed = base64.b85encode(np.round(words / scale).astype(np.int8).tobytes()).decode("ascii")
    lines = [packed[at : at + 100] for at in range(0, len(packed), 100)]
    table = values[: cues - 1].reshape(4, len(CUES)).T
    rows = [
        f'    ("{name}", {", ".join(f"{value:.3f}" for value in row)}),'
        for (name, _), row in zip(CUES, table, strict=True)
    ]
    WEIGHTS.write_text(
        _HEAD.format(buckets=BUCKETS, bias=values[-1], length=values[cues - 1], scale=scale)
        + "\n".join(["CUE_TABLE = (", *rows, ")", "_PACKED = (", *(f"    {line!r}" for line in lines), ")"])
        + _TAIL,
        "utf-8",
    )


_HEAD = '''"""Weights of the case-talk detector, fitted by `benchmarks/case_talk_training.py` on `openstories/`.

For every cue: what its being there counts, its thickness, its standing near, and its thickness around. The
weights of words and word pairs are signed bytes in base85, to be multiplied by `_SCALE`.
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
    texts = stories() + retold(open_stories.TRAINED_ON) + noted(open_stories.TRAINED_ON)
    measured = measure(texts)
    print(len(texts), "texts,", len(measured.told), "stretches")
    if parser.parse_args().write:
        write(fit(measured, np.ones(len(measured.told), np.bool_)))
    else:
        five_fold(texts, measured)


if __name__ == "__main__":
    main()
