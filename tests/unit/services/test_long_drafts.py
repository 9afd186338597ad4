"""A long draft is screened in pieces that leave nothing out, and what there was no time for is named."""

from itertools import count

import pytest

from privity.errors import InputError
from privity.screen import CaseTalk, Finding, FindingKind, Screening, Verdict
from privity.services.long_drafts import PIECE, pieces, screen_long

_NEEDLE = "zorvendale"


def look(text: str) -> Screening:
    if not text.strip():
        raise InputError("there is no word in this text", field="text")
    at = text.find(_NEEDLE)
    spans = []
    while at >= 0:
        spans.append((at, at + len(_NEEDLE)))
        at = text.find(_NEEDLE, at + 1)
    findings = tuple(Finding(FindingKind.NAME, span, "c-1", "a name", Verdict.STOP) for span in spans)
    verdict = Verdict.STOP if findings else Verdict.NOTHING_FOUND
    return Screening(verdict, CaseTalk(False, 0.0, ()), findings, (), 3, 9, ())


def test_every_character_is_in_a_piece_and_no_word_is_halved_between_two() -> None:
    text = "lorem ipsum\n\n" * 40_000
    covered = 0
    for first, last in pieces(text):
        assert first <= covered
        covered = last
    assert covered == len(text)


@pytest.mark.parametrize("at", [0, PIECE - 4, PIECE, PIECE + 1_990, 3 * PIECE + 7])
def test_what_stands_anywhere_is_found_once_in_its_place(at: int) -> None:
    filler = "lorem ipsum " * 40_000
    text = filler[:at] + _NEEDLE + filler[at:]
    found = screen_long(text, look, 60)
    assert [text[slice(*one.span)] for one in found.findings] == [_NEEDLE]
    assert (found.verdict, found.unread_parts) == (Verdict.STOP, ())


def test_what_there_was_no_time_for_is_asked_about_and_never_nothing_found() -> None:
    text = "lorem ipsum " * 40_000
    clock = count()
    found = screen_long(text, look, 2.5, lambda: float(next(clock)))
    assert found.verdict is Verdict.ASK
    [part] = found.unread_parts
    assert part.endswith(f"to {len(text):,}: there was no time left to screen them")


def test_a_piece_of_nothing_is_passed_over_and_one_that_is_no_text_is_named() -> None:
    blank = "word " + " " * (3 * PIECE) + " word"
    assert screen_long(blank, look, 60).verdict is Verdict.NOTHING_FOUND
    with pytest.raises(InputError):
        screen_long(" " * (3 * PIECE), look, 60)

    def binary(text: str) -> Screening:
        if "\x01" in text:
            raise InputError("this is not a text but binary data", field="text")
        return look(text)

    mixed = screen_long("word " * PIECE + "\x01" * PIECE, binary, 60)
    assert mixed.verdict is Verdict.ASK
    assert all("binary" in part for part in mixed.unread_parts)


def test_a_text_of_one_piece_is_given_as_it_is() -> None:
    assert screen_long("lorem", look, 0).verdict is Verdict.NOTHING_FOUND
