"""Fits how the encoder's vectors tell case-talk, and how words, meaning and setting are weighed; writes two modules.

    python -m benchmarks.case_talk_mixing --odds FILE            # what each kind of text reaches, author by author
    python -m benchmarks.case_talk_mixing --odds FILE --write    # writes case_talk_meaning.py, case_talk_setting.py

A text that tells a case must do so in its likeliest stretch, a text that tells none in none: logistic, with a ridge.

The log odds of words and of meaning are too sure of the texts they were fitted on. So all is fitted anew with authors
left out, by threes, and what is weighed here is what every text gets from those who never saw its author; `willow`, by
whom alone there are some kinds, is left out in four parts. The encoder itself was trained on most of these authors, so
that meaning seems surer here than it is of a stranger's text: words and meaning count alike. Where asking and stopping
begin is chosen by hand on the table that this prints, for which the weighing too leaves each author out. FILE keeps the
log odds: they take minutes. What the later hands wrote is only measured.
"""

import argparse
import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import case_talk_training
from benchmarks.case_talk_training import LATER_HANDS, Measured, Story, measure, noted, retold, stories
from benchmarks.open_stories import CHOSEN_ON, TRAINED_ON
from privity.screen.case_talk import units_of
from privity.screen.passages import sentences
from privity.screen.setting import SETTING, setting
from privity.screen.words import split_words
from privity.services.embedding import MiniLmEmbedder, load_embedder

SCREEN = Path(__file__).parent.parent / "src/privity/screen"
RIDGE, STEPS, SCALE = 0.03, 600, 10.0
SETTING_RIDGE = 0.001
ROUNDS = 4
PARTS = 4
BY_THREES = 4
OTHERS = ("public", "fiction", "self", "history", "textbook")
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bench:
    """All texts, measured; where the rows of each begin and end, of those stretches that are judged."""

    texts: list[Story]
    measured: Measured
    vectors: NDArray[np.float32]

    def rows(self, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the rows of some texts, and where those of each text begin among them."""
        rows = np.flatnonzero(chosen[self.measured.story] & self.measured.judged)
        _, starts = np.unique(self.measured.story[rows], return_index=True)
        return rows, starts

    def told(self, chosen: NDArray[np.bool_]) -> Numbers:
        return np.array([float(one.told) for one, kept in zip(self.texts, chosen, strict=True) if kept])

    def counts(self, chosen: NDArray[np.bool_], *, weighted: bool) -> Numbers:
        """Say how much each text counts: those that tell a case as much together as those that tell none."""
        kept = [one for one, taken in zip(self.texts, chosen, strict=True) if taken]
        counts = np.array([one.counts if weighted else 1.0 for one in kept])
        told = np.array([one.told for one in kept])
        return np.where(told, 0.5 / counts[told].sum(), 0.5 / counts[~told].sum()) * counts


def bench(embedder: MiniLmEmbedder) -> Bench:
    texts = stories() + retold(TRAINED_ON + CHOSEN_ON) + noted(TRAINED_ON)
    return Bench(texts, measure(texts), np.concatenate([_vectors(one.text, embedder) for one in texts]))


def _vectors(text: str, embedder: MiniLmEmbedder) -> NDArray[np.float32]:
    words = split_words(text)
    spans = [(words.starts[unit.first], words.ends[unit.last - 1]) for unit in units_of(sentences(words))]
    return embedder.read(words.folded.text).vectors(spans)


def _likeliest(odds: Numbers, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the first row of each text that reaches the most."""
    most = np.repeat(np.maximum.reduceat(odds, starts), np.diff(np.append(starts, len(odds))))
    reached = np.flatnonzero(odds == most)
    _, first = np.unique(np.searchsorted(starts, reached, "right"), return_index=True)
    return reached[first]


def fit_meaning(given: Bench, chosen: NDArray[np.bool_]) -> tuple[Numbers, float]:
    chosen = chosen & np.array([one.label != "note" for one in given.texts])
    rows, starts = given.rows(chosen)
    vectors, told, counts = (
        given.vectors[rows],
        given.told(chosen),
        2.0 * given.counts(chosen, weighted=False),
    )
    values, speed, bias, drift = np.zeros(vectors.shape[1]), np.zeros(vectors.shape[1]), 0.0, 0.0
    for _ in range(STEPS):
        odds = vectors @ values.astype(np.float32) * SCALE + bias
        likely = _likeliest(odds, starts)
        error = counts * (1.0 / (1.0 + np.exp(-odds[likely])) - told)
        speed = 0.9 * speed - 0.05 * (SCALE * vectors[likely].T @ error + RIDGE * values)
        drift = 0.9 * drift - 0.25 * float(error.sum())
        values, bias = values + speed, bias + drift
    return values * SCALE, bias


def unseen(given: Bench) -> Numbers:
    """Give each row's log odds, by words and by meaning, from weights that never saw its author."""
    odds = np.zeros((len(given.measured.story), 2))
    learnt = _learnt(given)
    for number, held in enumerate(folds(given.texts)):
        taught = learnt & ~held
        rows = held[given.measured.story]
        words = case_talk_training.fit(given.texts, given.measured, taught)
        odds[rows, 0] = given.measured.odds(words)[rows]
        values, bias = fit_meaning(given, taught)
        odds[rows, 1] = given.vectors[rows] @ values + bias
        print(f"fold {number}: {int(held.sum())} texts", flush=True)
    return odds


def _learnt(given: Bench) -> NDArray[np.bool_]:
    return np.array([one.author not in (*CHOSEN_ON, *LATER_HANDS) for one in given.texts])


def folds(texts: Sequence[Story]) -> Iterable[NDArray[np.bool_]]:
    """Give what is left out, time after time: authors by threes, the hands one by one, `willow` in parts."""
    authors = np.array([one.author for one in texts])
    yield np.isin(authors, (*CHOSEN_ON, *LATER_HANDS))
    for first in range(BY_THREES):
        yield np.isin(authors, TRAINED_ON[first::BY_THREES])
    for author in sorted(set(authors) - {*CHOSEN_ON, *LATER_HANDS, *TRAINED_ON, "willow"}):
        yield authors == author
    place = np.cumsum(authors == "willow")
    for part in range(PARTS):
        yield (authors == "willow") & (place % PARTS == part)


def fit_weighing(given: Bench, columns: Numbers, chosen: NDArray[np.bool_]) -> Numbers:
    """Fit how columns are weighed, the bias last. The first, the log odds, is not held down by the ridge."""
    chosen = chosen & np.array([one.label != "note" for one in given.texts])
    rows, starts = given.rows(chosen)
    told, counts = given.told(chosen), given.counts(chosen, weighted=True)
    values = np.zeros(columns.shape[1] + 1)
    values[0] = 0.75
    ridge = np.full(len(values), SETTING_RIDGE)
    ridge[0] = ridge[-1] = 1e-6
    for _ in range(ROUNDS):
        likely = rows[_likeliest(columns[rows] @ values[:-1], starts)]
        matrix = np.hstack([columns[likely], np.ones((len(likely), 1))])
        for _ in range(30):
            chance = 1.0 / (1.0 + np.exp(-(matrix @ values)))
            slope = matrix.T @ (counts * (chance - told)) + ridge * values
            bend = (matrix * (counts * chance * (1.0 - chance))[:, None]).T @ matrix + np.diag(ridge)
            step = np.linalg.solve(bend, slope)
            values = values - step
            if np.abs(step).max() < 1e-7:
                break
    return values


def table(given: Bench, columns: Numbers, bounds: Sequence[float]) -> None:
    """Print, author by author left out, which part of each kind of text reaches some log odds."""
    authors = np.array([one.author for one in given.texts])
    later = np.isin(authors, LATER_HANDS)
    reached = np.full(len(given.texts), -99.0)
    for author in sorted(set(authors)):
        held = authors == author
        values = fit_weighing(given, columns, ~held & ~later)
        rows, starts = given.rows(held)
        odds = columns[rows] @ values[:-1] + values[-1]
        reached[held] = odds[_likeliest(odds, starts)]
    labels, forms = np.array([one.label for one in given.texts]), np.array([one.form for one in given.texts])
    by_hand = np.isin(authors, (*case_talk_training.HANDS, case_talk_training.EARLIER_HAND))
    retelling = (labels == "case") & ~by_hand
    kinds = {
        "retold": retelling,
        **{
            f"retold by {author}": retelling & (authors == author)
            for author in sorted(set(authors[retelling]))
        },
        "retold, testimonial": retelling & (forms == "testimonial"),
        "case by hand": (labels == "case") & by_hand & (authors != "willow"),
        "case, post": (authors == "willow") & (labels == "case") & (forms == "post"),
        "case, testimonial": (authors == "willow") & (labels == "case") & (forms == "testimonial"),
        **{label: labels == label for label in ("dressed", "buried", "note")},
        "others": np.isin(labels, OTHERS),
        "others by authors": np.isin(labels, OTHERS) & ~by_hand,
        "others by elder": np.isin(labels, OTHERS) & (authors == "elder"),
        **{label: labels == label for label in (*OTHERS, "general", "answer", "ethics", "imagined", "admin")},
        "general by authors": (labels == "general") & ~by_hand,
        "answer by authors": (labels == "answer") & ~by_hand,
        "harmless post": ~np.isin(labels, ("case", "dressed")) & (authors == "willow") & (forms == "post"),
    }
    kinds = {name: kind & ~later for name, kind in kinds.items()}
    for author in LATER_HANDS:
        for label in sorted(set(labels[authors == author])):
            kinds[f"{label} by {author}"] = (authors == author) & (labels == label)
    print(f"{'log odds':24s} {'n':>5s} " + " ".join(f"{bound:6.2f}" for bound in bounds))
    for name, kind in kinds.items():
        shares = " ".join(f"{np.mean(reached[kind] >= bound):6.3f}" for bound in bounds)
        print(f"{name:24s} {int(kind.sum()):5d} {shares}")


def write_meaning(values: Numbers, bias: float) -> None:
    packed = base64.b85encode(values.astype("<f2").tobytes()).decode("ascii")
    lines = "\n".join(f'    "{packed[at : at + 100]}"' for at in range(0, len(packed), 100))
    (SCREEN / "case_talk_meaning.py").write_text(
        f"{_MEANING}MEANING_BIAS = {bias:.5f}\n_PACKED = (\n{lines}\n)\n"
        'MEANING_WEIGHTS = np.frombuffer(base64.b85decode(_PACKED), "<f2").astype(np.float64)\n',
        "utf-8",
    )


def write_setting(with_meaning: Numbers, words_only: Numbers) -> None:
    rows = [
        ("words", with_meaning[0], words_only[0]),
        ("meaning", with_meaning[0], 0.0),
        *zip((*SETTING, "constant"), with_meaning[1:], words_only[1:], strict=True),
    ]
    lines = "\n".join(f'    ("{name}", {both:.3f}, {alone:.3f}),' for name, both, alone in rows)
    (SCREEN / "case_talk_setting.py").write_text(_SETTING.format(lines=lines), "utf-8")


_MEANING = '''"""How the encoder's vectors tell case-talk, in log odds.

Written by `benchmarks/case_talk_mixing.py`. It belongs to the one model that `services/embedding.py` pins.
"""

import base64

import numpy as np

'''
_SETTING = '''"""How words, meaning and setting are weighed, with the encoder and without it, in log odds.

Written by `benchmarks/case_talk_mixing.py`. The rows of the setting are those of `setting.SETTING`.
"""

import numpy as np

WEIGHING = (
{lines}
)
WITH_MEANING = np.array([both for _, both, _ in WEIGHING], np.float64)
WORDS_ONLY = np.array([alone for name, _, alone in WEIGHING if name != "meaning"], np.float64)
'''


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--odds", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    embedder = load_embedder()
    given = bench(embedder)
    if not asked.odds.exists():
        np.save(asked.odds, unseen(given))
    odds = np.load(asked.odds)
    around = setting(given.measured.cues.astype(np.float64))
    both = np.hstack([odds.sum(axis=1, keepdims=True), around])
    alone = np.hstack([odds[:, :1], around])
    weighed = np.array([one.author not in LATER_HANDS for one in given.texts])
    if asked.write:
        write_meaning(*fit_meaning(given, _learnt(given)))
        write_setting(fit_weighing(given, both, weighed), fit_weighing(given, alone, weighed))
        return
    bounds = (-2.5, -2.0, -1.75, -1.5, -1.25, -1.0, 0.0, 0.5, 1.0, 1.25, 1.5, 2.0)
    for name, columns in (("with the encoder", both), ("words only", alone)):
        print(name)
        table(given, columns, bounds)


if __name__ == "__main__":
    main()
