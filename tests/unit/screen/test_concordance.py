"""Where the words of a note stand, and that nothing of it stays when the note goes."""

import numpy as np

from privity.screen.concordance import Concordance
from privity.screen.passages import Passage
from privity.screen.terms import term_key, words_for
from privity.screen.words import split_words

NOTE = "Plays the Cello. For twelve years she has hidden it; the Cello sleeps."


def concordance() -> Concordance:
    words = split_words(NOTE)
    made = Concordance()
    made.add(words, Passage(0, 3))
    made.add(words, Passage(3, len(words)))
    return made


def keys(stretch: int, made: Concordance) -> dict[str, int]:
    return {NOTE[slice(*span)]: key for key, _, span in made.places(stretch, lambda key: key)}


def met(stretch: int, made: Concordance) -> list[tuple[int, str]]:
    return [(word, NOTE[slice(*span)]) for _, word, span in made.places(stretch, lambda key: key)]


def test_a_word_is_known_by_its_stem_and_found_in_the_note():
    made = concordance()
    assert met(0, made) == [(0, "Plays"), (2, "Cello")]
    assert keys(0, made)["Cello"] == term_key("cello")


def test_a_length_of_time_stands_at_its_first_word():
    assert keys(1, concordance())["twelve"] in words_for("=time decades")


def test_a_class_and_a_family_are_met_by_their_words():
    assert term_key("husband") in words_for("=spouse")
    assert words_for("cello") == {term_key("cello")}


def test_only_words_that_meet_something_are_given_with_what_they_meet():
    meets = {term_key("cello"): "viola"}
    found = concordance().places(0, meets.get)
    assert [(met, NOTE[slice(*span)]) for met, _, span in found] == [("viola", "Cello")]


def test_the_words_of_some_stretches_are_known_together():
    assert concordance().keys([0, 1]) >= {term_key("play"), term_key("cello"), term_key("sleep")}
    assert term_key("sleep") not in concordance().keys([0])


def test_of_a_note_that_has_gone_nothing_stays():
    made = concordance()
    after = met(1, made)
    made.keep(np.array([False, True]))
    assert met(0, made) == []
    assert met(1, made) == after
