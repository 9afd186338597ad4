"""Groups English words by what they mean, and writes the table that the index without an embedder goes by.

    python -m benchmarks.word_families --write

Every whole word of BERT's vocabulary is embedded by itself with all-MiniLM-L6-v2; the words of one stem are averaged
and the stems clustered by spherical k-means from a fixed beginning. Common given names are left out.
"""

import argparse
import textwrap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.plain_minilm import VOCABULARY, plain_minilm
from privity.screen.english import FUNCTION_WORDS
from privity.screen.name_words import COMMON
from privity.screen.words import stem

TABLE = Path(__file__).parent.parent / "src/privity/screen/families_table.py"
FAMILIES = 1500
ROUNDS = 14
HEAD = '''"""Stems of English words in families of like meaning, one family a line.

Clustered from the vectors that all-MiniLM-L6-v2 (Apache-2.0) gives to the whole words of BERT's vocabulary
(Apache-2.0). Written by `benchmarks/word_families.py`; nobody's text stands behind it.
"""

FAMILIES = """
'''


def stems() -> tuple[list[str], NDArray[np.float32]]:
    words = [
        word
        for word in VOCABULARY.read_text("utf-8").split("\n")
        if word.isascii() and word.isalpha() and len(word) > 2 and word not in FUNCTION_WORDS | COMMON
    ]
    embedder = plain_minilm()
    by_stem: dict[str, list[NDArray[np.float32]]] = {}
    for word, vector in zip(words, embedder.encode(words), strict=True):
        by_stem.setdefault(stem(word), []).append(vector)
    names = sorted(by_stem)
    matrix = np.array([np.mean(by_stem[name], axis=0) for name in names])
    matrix -= matrix.mean(axis=0)
    return names, matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def clustered(matrix: NDArray[np.float32]) -> NDArray[np.int64]:
    chance = np.random.default_rng(0)
    centres = matrix[chance.choice(len(matrix), FAMILIES, replace=False)]
    for _ in range(ROUNDS):
        nearest = (matrix @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, matrix)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    return np.asarray((matrix @ centres.T).argmax(axis=1))


def main() -> None:
    parser = argparse.ArgumentParser(description="write the table of word families")
    parser.add_argument("--write", action="store_true")
    names, matrix = stems()
    nearest = clustered(matrix)
    lines = [
        " ".join(names[place] for place in np.flatnonzero(nearest == family))
        for family in range(FAMILIES)
        if (nearest == family).sum() > 1
    ]
    print(len(names), "stems,", len(lines), "families of two and more")
    if parser.parse_args().write:
        filled = "\n".join(
            textwrap.fill(line, 108, subsequent_indent="  ", break_on_hyphens=False) for line in sorted(lines)
        )
        TABLE.write_text(f'{HEAD}{filled}\n"""\n', "utf-8")


if __name__ == "__main__":
    main()
