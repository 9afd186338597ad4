"""Searching for all cues at once finds what each finds by itself."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privity.screen.cue_search import CueSearch, beginnings
from privity.screen.cues import CUES, OPENINGS
from privity.screen.fold import fold_text

_PATTERNS = [pattern for _, pattern in CUES]
_SEARCH = CueSearch(_PATTERNS, OPENINGS)
_STORIES = Path(__file__).parents[3] / "benchmarks" / "openstories"
_WORDS = st.sampled_from(
    [
        *[
            "a",
            "one",
            "my",
            "client",
            "clients",
            "patient",
            "told",
            "me",
            "she",
            "34",
            "year",
            "old",
            "years",
            "years-old",
            "-year-old",
            "eighteen",
            "ninety",
            "eighteenth",
            "thirtieth",
            "century",
            "ago",
            "of",
            "mine",
            "i'm",
            "in",
            "1890",
            "man",
        ],
        ", ",
        "%",
        "\n",
    ]
)


def one_by_one(text: str, first: int, last: int) -> list[list[int]]:
    return [
        [match.start() for match in pattern.finditer(text, first, last) if match.group()]
        for pattern in _PATTERNS
    ]


def test_in_the_texts_of_the_benchmark() -> None:
    met = 0
    for path in sorted(_STORIES.glob("*.txt")):
        for block in re.split(r"^%% ", path.read_text("utf-8"), flags=re.MULTILINE)[::4]:
            text = fold_text(block)
            found = _SEARCH.starts(text, 0, len(text) + 2)
            assert found == one_by_one(text, 0, len(text) + 2)
            met += sum(map(len, found))
    assert met > 500


@given(st.lists(st.one_of(_WORDS, st.text(max_size=4)), max_size=60).map(" ".join), st.integers(0, 20))
@settings(max_examples=150, deadline=None)
def test_in_any_text_from_any_place(text: str, first: int) -> None:
    assert _SEARCH.starts(text, first, len(text) - 3) == one_by_one(text, first, len(text) - 3)


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        (r"\b(?:he|she)\b", {"he", "she"}),
        (r"\b(?:a|an) (?:old )?man", {"a man", "a old man", "an man", "an old man"}),
        (r"(?:^|\. )cat", {"cat", ". cat"}),
        (r"\b\d+ dogs", {"\0digit"}),
        (r"in \d+", {"in "}),
        (r"[mf]/?\d", {"m", "m/", "f", "f/"}),
        (r"(?:ab)+c", {"ab"}),
        (r"x?y", {"xy", "y"}),
        (r"(?!no)yes", {"yes"}),
        (r"an extraordinarily long beginning", {"an extraordi"}),
        (r"\w+teen", None),
        (r"x?", None),
        (r".", None),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, heads: set[str] | None) -> None:
    found = beginnings(re.compile(pattern))
    assert found == (None if heads is None else {head[:12] for head in heads})


def test_most_cues_are_searched_together() -> None:
    alone = [name for name, pattern in CUES if beginnings(pattern) is None]
    assert len(alone) < len(CUES) / 4
