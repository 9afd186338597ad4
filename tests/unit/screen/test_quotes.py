"""Eight words of a note are recognised with punctuation and spelling disturbed; ordinary phrases are not."""

import random

import pytest

from privity.screen import FindingKind, ScreenIndex, Verdict, screen
from tests.unit.screen.conftest import NOTES


def _quoted(index: ScreenIndex, text: str) -> set[str | None]:
    return {f.client for f in screen(index, text).findings if f.kind is FindingKind.QUOTE}


@pytest.mark.parametrize("length", [8, 9, 12])
def test_every_run_of_eight_words_is_found(index: ScreenIndex, length: int) -> None:
    for note in NOTES:
        words = note.text.split()
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            assert screen(index, f"They write, {run}, and so on.").verdict is Verdict.STOP, run


@pytest.mark.parametrize(
    "text",
    [
        "hides the insurance letters, in a biscuit-tin (so that Faizal",
        "HIDES THE INSURANCE LETTERS IN A BISCUIT TIN SO THAT",
        "hides teh insurrance letters in a biscuit tin so that nobody knows",
        "hide the insurance letter in a biscuits tin so that",
        "hides the insurance letters in an old biscuit tin so that he will not see them",
        "hides the\u200b insurance let\u00adters in a biscuit tin so that",
    ],
)
def test_a_disturbed_quote_is_found(index: ScreenIndex, text: str) -> None:
    assert _quoted(index, text) == {"c-1"}


def test_one_word_in_eight_changed_is_still_a_quote(index: ScreenIndex) -> None:
    chance = random.Random(7)
    for note in NOTES:
        words = note.text.split()
        if len(words) < 24:
            continue
        changed = [
            word if at % 8 != 5 else chance.choice(["lamp", "green", "walks"])
            for at, word in enumerate(words)
        ]
        assert _quoted(index, " ".join(changed)), note.reference


def test_a_note_of_a_couple_is_quoted_from_both(index: ScreenIndex) -> None:
    assert _quoted(index, "slept in separate tents in their own living room since") == {"c-7", "c-8"}


@pytest.mark.parametrize(
    "text",
    [
        "He lives two hundred kilometres from his mother and sees her once a year.",
        "Work is stressful and many people are not sleeping well at all these days.",
        "At the end of the day it is what it is and nobody can tell what will come of it.",
    ],
)
def test_ordinary_phrases_are_not_quotes(index: ScreenIndex, text: str) -> None:
    assert _quoted(index, text) == set()
