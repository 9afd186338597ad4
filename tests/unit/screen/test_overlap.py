"""A redacted note is led back to its client by what is left of it, whatever stands in place of what was taken out."""

import pytest

from privity.screen import FindingKind, ScreenIndex, Screening, Verdict, screen


def _quoted(given: Screening, calls_for: Verdict) -> set[str | None]:
    return {f.client for f in given.findings if f.kind is FindingKind.QUOTE and f.calls_for is calls_for}


@pytest.mark.parametrize("mark", ["[NAME]", "<PERSON>", "[REDACTED]", "***", "____", "████", "PERSON_3", ""])
def test_a_note_in_shreds_is_still_that_clients(index: ScreenIndex, mark: str) -> None:
    text = (
        f"{mark} keeps bees on {mark} roof {mark} tax office. {mark} Panic {mark} escalators since {mark} "
        f"accident {mark} tram."
    )
    given = screen(index, text)
    assert _quoted(given, Verdict.STOP) == {"c-4"}
    assert given.candidates[0].client == "c-4"


def test_other_names_and_numbers_in_their_place_change_nothing(index: ScreenIndex) -> None:
    given = screen(
        index,
        "Otto burnt each photograph, Pia says, of Ivar's boat after Ivar drowned, Otto measures the tide "
        "tables daily, Pia says, although Otto lives ninety miles inland, far from any sea.",
    )
    assert given.verdict is Verdict.STOP
    assert given.candidates[0].client == "c-6"


def test_sentences_in_another_order_change_nothing(index: ScreenIndex) -> None:
    text = "Daily stock counts. Wakes. Biscuit tin, insurance letters. Orchids bred, lost. Flood, cold store, no sleep."
    assert _quoted(screen(index, text), Verdict.STOP) == {"c-1"}


def test_a_few_common_words_of_a_note_are_asked_about(index: ScreenIndex) -> None:
    given = screen(index, "Low. Work is stressful.")
    assert _quoted(given, Verdict.STOP) == set()
    assert given.verdict is not Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Panic on escalators is common, and a tram is no better. Some keep bees against it, others run.",
        "Many florists lose stock in a flood. Insurance letters pile up, and nobody sleeps properly before the claim.",
        "Tide tables are worth a look before you take a boat out; keep a photograph of the page.",
    ],
)
def test_general_words_on_the_same_things_are_no_overlap(index: ScreenIndex, text: str) -> None:
    given = screen(index, text)
    assert _quoted(given, Verdict.STOP) == set()
