"""Fits how the encoder's vectors tell case-talk, beside the words, and writes that as a module.

    python -m benchmarks.case_talk_mixing            # what each label's texts reach, on the author choices are made on
    python -m benchmarks.case_talk_mixing --write    # fits, and writes case_talk_meaning.py

A text that tells a case must do so in its likeliest stretch, a text that tells none in none: logistic, with a ridge, by
gradient descent with momentum. It is fitted without the words, whose own log odds are too sure of the texts they were
fitted on. How the two are mixed, and where asking and stopping begin, is chosen by hand on the table that this prints.
"""

import argparse
import base64
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.case_talk_training import Story, retold, stories
from benchmarks.open_stories import CHOSEN_ON, TRAINED_ON
from privity.screen import case_talk
from privity.screen.passages import sentences
from privity.screen.words import split_words
from privity.services.embedding import MiniLmEmbedder, load_embedder

MODULE = Path(__file__).parent.parent / "src/privity/screen/case_talk_meaning.py"
# Words, meaning, constant: at log odds of -2.5 (0.075) a person is asked, at 0.41 (0.6) the text is stopped.
MIX = (0.525, 0.525, 0.0)
RIDGE, STEPS, SCALE = 0.03, 600, 10.0


def vectors_of(text: str, embedder: MiniLmEmbedder) -> NDArray[np.float32]:
    words = split_words(text)
    units = case_talk.units_of(sentences(words))
    kept = [unit for place, unit in enumerate(units) if place == 0 or unit.last - unit.first >= 5]
    reading = embedder.read(words.folded.text)
    return reading.vectors([(words.starts[unit.first], words.ends[unit.last - 1]) for unit in kept])


def fit(texts: list[Story], embedder: MiniLmEmbedder) -> tuple[NDArray[np.float64], float]:
    given = [vectors_of(one.text, embedder) for one in texts]
    rows = np.concatenate(given).astype(np.float64)
    ends = np.cumsum([len(one) for one in given])
    starts = ends - [len(one) for one in given]
    told = np.array([float(one.told) for one in texts])
    weight = np.where(told == 1.0, 1.0 / told.sum(), 1.0 / (1.0 - told).sum())
    values, speed, bias, drift = np.zeros(rows.shape[1]), np.zeros(rows.shape[1]), 0.0, 0.0
    for _ in range(STEPS):
        odds = rows @ values * SCALE + bias
        chosen = np.array(
            [start + int(odds[start:end].argmax()) for start, end in zip(starts, ends, strict=True)]
        )
        error = weight * (1.0 / (1.0 + np.exp(-odds[chosen])) - told)
        speed = 0.9 * speed - 0.05 * (SCALE * rows[chosen].T @ error + RIDGE * values)
        drift = 0.9 * drift - 0.25 * float(error.sum())
        values, bias = values + speed, bias + drift
    return values * SCALE, bias


def table(embedder: MiniLmEmbedder) -> None:
    met: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for story in retold(CHOSEN_ON):
        words = split_words(story.text)
        judged = case_talk.judge(words, sentences(words), embedder.read(words.folded.text))
        score = min(max(judged.score, 1e-6), 1 - 1e-6)
        met[story.label].append((float(np.log(score / (1 - score))), bool(judged.told)))
    for label, given in sorted(met.items()):
        values = np.array([value for value, _ in given])
        stopped = np.mean([told for _, told in given])
        bound = np.log(case_talk.ASK_WITH_MEANING_AT / (1 - case_talk.ASK_WITH_MEANING_AT))
        asked = np.mean([not told and value >= bound for value, told in given])
        marks = " ".join(
            f"{value:6.2f}" for value in np.quantile(values, [0.01, 0.05, 0.25, 0.5, 0.75, 0.95])
        )
        print(f"{label:11s} n {len(given):4d}  stop {stopped:.3f}  ask {asked:.3f}   quantiles {marks}")


def write(values: NDArray[np.float64], bias: float) -> None:
    packed = base64.b85encode(values.astype("<f2").tobytes()).decode("ascii")
    lines = "\n".join(f"    {packed[at : at + 100]!r}" for at in range(0, len(packed), 100))
    MODULE.write_text(
        f"{_HEAD}MIX = {MIX!r}\nMEANING_BIAS = {bias:.5f}\n_PACKED = (\n{lines}\n)\n"
        'MEANING_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), "<f2").astype(np.float64)\n',
        "utf-8",
    )


_HEAD = '''"""How the encoder's vectors tell case-talk, and how that is mixed with what the words say, in log odds.

Written by `benchmarks/case_talk_mixing.py`. It belongs to the one model that `services/embedding.py` pins.
"""

import base64

import numpy as np

'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    embedder = load_embedder()
    assert embedder is not None
    if parser.parse_args().write:
        write(*fit([*stories(), *retold(TRAINED_ON)], embedder))
    else:
        table(embedder)


if __name__ == "__main__":
    main()
