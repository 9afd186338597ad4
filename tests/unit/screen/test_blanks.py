"""Marks of a redaction are asked about; brackets, forms, kisses and lines across the page are not marks."""

import pytest

from privity.screen import ScreenIndex, Verdict, screen
from privity.screen.blanks import blank_findings, blanked, blanks, shorthand_findings
from privity.screen.passages import sentences
from privity.screen.words import split_words


def _asked(text: str) -> int:
    words = split_words(text)
    return len(blank_findings(words, sentences(words), blanks(words)))


@pytest.mark.parametrize(
    "text",
    [
        "Met with [NAME] about the move.",
        "<PERSON> moved to <LOCATION> last spring.",
        "Saw [her husband's name] and the boys.",
        "{{PATIENT}} came late and wept.",
        "The boys went to ████ by bus.",
        "PERSON_1 told Person about DATE_2 and wept.",
        "He rang (name withheld) from the ward.",
        "Went with *** to the lake, and *** stayed in the car.",
        "Told ____ about the will; ____ laughed.",
        "Told XXX about the will, and XXX laughed.",
        "Still on call. XXX rang twice and XXX wept.",
        "Told J*** about the will, and M*** laughed.",
    ],
)
def test_marks_are_asked_about(text: str) -> None:
    assert _asked(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dear [Name], your next appointment is on [date] at our practice.",
        "I, [name], hereby consent to the recording of sessions.",
        "Name: ________ Date: ________",
        "She said [sic] that it was [...] over, and [laughs] left.",
        "A talk ends.\n\n***\n\nAnother begins.\n\n____\n\nAnd so on.",
        "See you on Sunday, love XXX",
        "See you on Sunday. XXX Your sister. XXX",
        "The door shut. *** Years went by. *** The door opened.",
        "The <b>first</b> hour is free, and the <address> is below.",
        "It was f*** cold, and nobody minded.",
    ],
)
def test_what_only_looks_like_marks_is_not(text: str) -> None:
    assert _asked(text) == 0


def test_a_mark_is_no_word_of_the_draft() -> None:
    words = split_words("Ok — <PERSON> and [DATE TIME] left.")
    assert [words.words[at] for at in sorted(blanked(words, blanks(words)))] == ["person", "date", "time"]


def test_twenty_places_are_enough(index: ScreenIndex) -> None:
    given = screen(index, "Rain fell on [NAME] again. " * 30)
    assert given.verdict is Verdict.ASK
    assert len([f for f in given.findings if "redacted record" in f.reason]) == 20


@pytest.mark.parametrize(
    "text",
    [
        "Registered. SPIN 26. D/c.",
        "HW: line. Slept.",
        "AUDIT 1. Discharged.",
        "PHQ-9: 18. SI nil.",
        "ISI 19-8, better.",
    ],
)
def test_shorthand_of_records_is_asked_about(index: ScreenIndex, text: str) -> None:
    assert len(shorthand_findings(split_words(text))) == 1
    assert screen(index, text).verdict is not Verdict.NOTHING_FOUND


@pytest.mark.parametrize(
    "text",
    [
        "A score of PHQ-9 12 is what most guides call moderate, and it says little by itself.",
        "Core beliefs. Sleep. Light.",
        "GAD-7: 0-4 minimal, 5-9 mild, 10-14 moderate.",
        "ISI 0 to 7 none, 8 to 14 mild",
        "PHQ-9: 9 items, free to use.",
        "AUDIT: 10 questions on drink",
        "CORE 10 explained",
        "PCL 5 training, 3 June",
        "He was in audit for a year, and the core of it bored him.",
        "D/c. " + "A long text of general education is judged by its sentences. " * 8,
    ],
)
def test_other_texts_are_not_in_shorthand(text: str) -> None:
    assert shorthand_findings(split_words(text)) == []
