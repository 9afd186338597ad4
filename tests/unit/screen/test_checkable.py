"""What shows that a story stands in print elsewhere, and what only says so."""

import pytest

from privity.screen.checkable import SIGNS, signs
from privity.screen.cues import CUES
from privity.screen.words import split_words

IN_CUES = ("long ago", "dated", "reference", "place in a work", "known case", "known work")


def met(text: str) -> set[str]:
    words = split_words(text)
    marks = {name for name, found in zip(SIGNS, signs(words), strict=True) if found}
    return marks | {name for name, cue in CUES if name in IN_CUES and cue.search(words.folded.text)}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The heroine of “The Salt Road” never unpacks.", "title"),
        ("I read *Nine Winters* twice before it came out.", "title"),
        ("the curtain fell on The Glass Ferry last night", "title"),
        ("her novel 'Enamel' is set at a dentist's", "title"),
        ("The senator, Oriel Vance-Teller, resigned.", "full name"),
        ("In 1848 a cook in the town put down her ladle.", "long ago"),
        ("an eighteenth-century physician wrote of it", "long ago"),
        ("she said so again in 2016", "dated"),
        ("as was shown early on (Harcourt, 1911)", "reference"),
        ("Adler and colleagues (1994) found it too", "reference"),
        ("Freud's Dora left on the last day of December", "known case"),
        ("the patient H.M. never learned her name", "known case"),
        ("what Anna Karenina wanted was to be heard", "known work"),
        ("by chapter nine the reader has forgiven him", "place in a work"),
    ],
)
def test_what_can_be_looked_up_is_seen(text: str, sign: str) -> None:
    assert sign in met(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Traffic.” That is all he said.",
        'She laughed. "No," she said, "I was afraid in the car."',
        "Marta came on Thursday with her coat still buttoned.",
        "Dr Pryce saw him in October, and Mrs B. in May.",
        "a character in a novel that i am writing hides her post",
        "Dora and Emma were late, and Hans had a cold.",
        "Dear Tom, happy New Year! See you on World Sleep Day in Abbey Row.",
        "he owed 1250 euros and she £1,400; they met at 1430",
    ],
)
def test_speech_first_names_and_claims_are_none(text: str) -> None:
    assert met(text) == set()


def test_a_place_is_where_the_sign_begins() -> None:
    words = split_words('He read "Nine Winters" and then Ada Thorne spoke.')
    titles, names = signs(words)
    text = words.folded.text
    assert [text[at:][:10] for at in titles] == ['"nine wint']
    assert [text[at:][:10] for at in names] == ["nine winte", "ada thorne"]


@pytest.mark.parametrize(
    "signature",
    [
        "Dr Anna Quist\nPsychologist",
        "Kind regards,\nColm Brennan",
        "By Anna Quist",
        "- A. Ferreira-Quist, MSc, Cork",
        "Grace Okafor | Counsellor | 12 Abbey Row, Leeds | 0113 496 0000",
        "Meera Joshi-Lund, Clinical Psychologist, MIACP\nwww.example.org",
        "(Priya Raman, Pune)",
    ],
)
def test_who_signs_a_story_or_heads_its_paper_makes_it_no_story_in_print(signature: str) -> None:
    told = "She said it out loud today in session. It was the first time."
    for text in (f"{told}\n\n{signature}", f"{signature}\n{told}", f"{told} {signature}"):
        assert signs(split_words(text))[1] == []


def test_a_name_amid_the_sentences_is_still_a_sign() -> None:
    words = split_words("Who stepped back in Tokyo? Simone Marsh Biles. She went home.\nBy Anna Quist")
    assert [words.folded.text[place : place + 6] for place in signs(words)[1]] == ["simone"]
