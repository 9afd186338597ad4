"""Writes the table of common stems from a word-frequency list.

    python -m benchmarks.rarity_table frequency_dictionary_en_82_765.txt

The list is the one that symspellpy distributes (MIT): one word and its count a line, made from the Google Books Ngram
corpus and the SCOWL word lists. Function words are left out, the counts of words of one stem are added up.
"""

import argparse
import math
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

from privity.screen.english import FUNCTION_WORDS
from privity.screen.words import stem

TABLE = Path(__file__).parent.parent / "src/privity/screen/rarity_table.py"
STEMS = 9_000
HEAD = '''"""How common the 9,000 most common English stems are: classes by twice the binary logarithm of rarity.

Derived from the frequency dictionary that symspellpy distributes (MIT), made from the Google Books Ngram corpus
(Michel et al., Science 331, 2011; CC BY 3.0) and the SCOWL word lists. Written by `benchmarks/rarity_table.py`.
"""

CLASSES: tuple[tuple[int, str], ...] = (
'''


def table(lines: list[str]) -> str:
    counts: Counter[str] = Counter()
    total = 0
    for line in lines:
        word, _, count = line.strip().partition(" ")
        total += int(count)
        if word not in FUNCTION_WORDS and len(word) > 1:
            counts[stem(word)] += int(count)
    classes: dict[int, list[str]] = defaultdict(list)
    for stemmed, count in counts.most_common(STEMS):
        classes[round(2 * math.log2(total / count))].append(stemmed)
    blocks = [
        f'    (\n        {level},\n        """\n{textwrap.fill(" ".join(sorted(stems)), 108)}\n""",\n    ),\n'
        for level, stems in sorted(classes.items())
    ]
    return HEAD + "".join(blocks) + ")\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="write the table of common stems")
    parser.add_argument("list", type=Path)
    TABLE.write_text(table(parser.parse_args().list.read_text("utf-8-sig").splitlines()), "utf-8")


if __name__ == "__main__":
    main()
