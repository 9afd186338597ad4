"""A client's name is found however it is written, and an ordinary word is not taken for a name."""

import pytest

from privity.screen import FindingKind, ScreenIndex, Verdict, screen
from privity.screen.entities import Bearer, entity_of


def _named(index: ScreenIndex, text: str) -> set[str]:
    findings = screen(index, text).findings
    return {f.client for f in findings if f.kind is FindingKind.NAME and f.client is not None}


@pytest.mark.parametrize(
    ("written", "client"),
    [
        ("Margaret Hollis", "c-2"),
        ("MARGARET HOLLIS", "c-2"),
        ("margaret hollis", "c-2"),
        ("Hollis, Margaret", "c-2"),
        ("Margaret J. Hollis", "c-2"),
        ("M. Hollis", "c-2"),
        ("Margaret H.", "c-2"),
        ("Mrs. Hollis", "c-2"),
        ("Maggie Hollis", "c-2"),
        ("Peggy Hollis", "c-2"),
        ("Peggy", "c-2"),
        ("Margareta", "c-2"),
        ("Margret Holis", "c-2"),
        ("Margaret  Hollis's", "c-2"),
        ("MargaretHollis", "c-2"),
        ("@margarethollis", "c-2"),
        ("#MargaretHollis", "c-2"),
        ("@margaret.hollis83", "c-2"),
        ("M a r g a r e t H o l l i s", "c-2"),
        ("Mar\u200bgaret Hol\u00adlis", "c-2"),
        ("Mаrgaret Hоllis", "c-2"),
        ("Tomasz Wieczorek", "c-3"),
        ("Tomasza Wieczorka", "c-3"),
        ("Tomaszowi", "c-3"),
        ("Wieczorkowi", "c-3"),
        ("Томаш Вечорек, Tomasz Wieczorek", "c-3"),
        ("Ziga Kovac", "c-4"),
        ("Žigi Kovaču", "c-4"),
        ("Kovačevo", "c-4"),
        ("Jurgen Muller", "c-6"),
        ("Juergen Mueller", "c-6"),
        ("Nurul Huda", "c-1"),
        ("Huda binte Salleh", "c-1"),
        ("Puan Nurul Huda bte Salleh", "c-1"),
        ("Ingrid Solberg", "c-7"),
    ],
)
def test_a_name_is_found_however_it_is_written(index: ScreenIndex, written: str, client: str) -> None:
    text = f"Yesterday I ran into {written} at the market."
    screening = screen(index, text)
    assert client in _named(index, text)
    assert screening.verdict is not Verdict.NOTHING_FOUND


@pytest.mark.parametrize("written", ["Margaret Hollis", "Tomasza Wieczorka", "Juergen Mueller"])
def test_a_full_name_stops(index: ScreenIndex, written: str) -> None:
    assert screen(index, f"The prize went to {written} this time.").verdict is Verdict.STOP


def test_a_given_name_alone_asks_and_with_a_second_detail_stops(index: ScreenIndex) -> None:
    assert screen(index, "The flowers were from Huda again.").verdict is Verdict.ASK
    assert screen(index, "The flowers were from Huda, who lives in Tampines.").verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Grace is a word that young people seldom use.",
        "In grace and in anger, a young couple learns to wait.",
        "Anna Freud wrote about defence long before that.",
        "The weather in Tampines was fine.",
        "A petal fell from the thorn.",
        "Karl Müllerstein built the bridge.",
    ],
)
def test_ordinary_words_and_other_people_are_not_names_of_clients(index: ScreenIndex, text: str) -> None:
    assert _named(index, text) == set()


def test_an_employer_and_a_relative_are_named_too(index: ScreenIndex) -> None:
    assert "c-1" in _named(index, "She works at Petal & Thorn.")
    assert "c-1" in _named(index, "We met Faizal Rahman at the gate.")


def test_the_span_covers_the_name_in_the_original(index: ScreenIndex) -> None:
    text = "Über „Mar\u200bgaret   Hollis“ wird nichts gesagt."
    first, last = next(f.span for f in screen(index, text).findings if f.kind is FindingKind.NAME)
    assert text[first:last] == "Mar\u200bgaret   Hollis"


def test_a_full_name_is_reported_once_and_not_again_as_its_parts(index: ScreenIndex) -> None:
    text = "Peggy was out for all of that day. Only " + "Margaret Hollis knew of the weather, and " * 50
    spans = sorted(f.span for f in screen(index, text).findings if f.kind is FindingKind.NAME)
    assert [text[first:last] for first, last in spans] == ["Peggy", *["Margaret Hollis"] * 50]


def test_a_picture_in_a_mail_is_one_enormous_word_and_is_passed_over(index: ScreenIndex) -> None:
    assert _named(index, "R0lGODlhAQABAIAAAP" * 20_000 + " was sent by Margaret Hollis") == {"c-2"}


def test_words_that_say_who_somebody_is_are_nobodys_name() -> None:
    assert entity_of("c-1", Bearer.RELATIVE, "a client of his") is None
    kept = entity_of("c-1", Bearer.RELATIVE, "a friend, Noor of the Lamb")
    assert kept is not None
    assert kept.parts == ("friend", "noor", "lamb")
