"""Texts that read alike compare alike, and every span leads back to the original characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.screen.fold import fold
from privity.screen.words import split_words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Žiga Kovač", "ziga kovac"),
        ("Mar\u200bga\u00adret", "margaret"),
        ("\u202eHollis\u202c", "hollis"),
        ("Ｈｏｌｌｉｓ", "hollis"),
        ("𝓗𝓸𝓵𝓵𝓲𝓼", "hollis"),
        ("Hоllis", "hollis"),
        ("Straße", "strasse"),
        ("ʜᴏʟʟɪs", "hollis"),
        ("ɦollis", "hollis"),
        ("🅗🅞🅛🅛🅘🅢", "hollis"),
        ("Ⓗⓞⓛⓛⓘⓢ", "hollis"),
        ("Հollis", "hollis"),
        ("Ꮋollis", "hollis"),
        ("Ⲙargaret", "margaret"),
        ("ꓟargaret", "margaret"),
        ("Ιngrid", "ingrid"),
        ("Νovak", "novak"),
        ("On the wall stood ꓧꓳꓡꓡꓲꓢ", "on the wall stood hollis"),
        ("don’t", "don't"),
        ("Đorđe", "dorde"),
        ("é", "e"),
        ("e\u0301", "e"),
    ],
)
def test_what_reads_alike_folds_alike(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_a_word_wholly_in_another_script_keeps_its_letters() -> None:
    assert fold("Вера пришла вчера домом").text == "вера пришла вчера домом"


def test_a_russian_name_in_an_english_text_keeps_its_letters() -> None:
    assert fold("We met Роман and Анна at the door.").text == "we met роман and анна at the door."


def test_spans_lead_back_to_the_original_characters() -> None:
    text = "Straße: Mar\u200bga\u200bret kam."
    words = split_words(text)
    first, last = words.span(1, 1)
    assert text[first:last] == "Mar\u200bga\u200bret"


@given(st.text(max_size=200))
def test_every_word_of_any_text_has_a_span_inside_it(text: str) -> None:
    words = split_words(text)
    spans = [words.span(at, at) for at in range(len(words))]
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert spans == sorted(spans)


def test_several_spaces_are_one_and_lead_back_to_where_they_stood() -> None:
    text = "She  said \t so.\u00a0 Żofia\n\n   left."
    folded = fold(text)
    assert folded.text == "she said so. zofia\n\n left."
    start = folded.text.index("zofia")
    assert text[slice(*folded.span(start, start + 5))] == "Żofia"
    assert text[slice(*folded.span(0, 8))] == "She  said"
