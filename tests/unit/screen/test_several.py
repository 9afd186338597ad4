"""Several stories in one text, and one story amid general paragraphs: each is looked at as if it stood alone."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement, Unit
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import FindingKind, ScreenIndex, Strength, screen
from privity.screen.case_talk import Judged
from privity.screen.passages import Passage
from privity.screen.several import ReadApart, stories_apart
from privity.screen.words import split_words

NOTES = (
    (
        "46F piano tuner. Panic only when somebody listens. Father hit the keylid shut on her fingers at nine, "
        "told school it was a door. Her brother had heard the lid from under the stairs."
    ),
    (
        "82M ex signalman, hoarding. Would not clear, wanted to shunt: each box a wagon, the garage a siding, "
        "green flag before it goes. Found his late wife's last shopping list in the kitchen."
    ),
    (
        "Law student picks her skin at night. Mum a dermatologist. Red bulb and her grandmother's silver thimbles"
        " helped. A hairdresser in a shed cut her fringe."
    ),
    (
        "Cpl, shift workers. Argue by notes on the fridge, she corrects in red. He pipes his answers in icing on "
        "the buns; one is kept in the freezer as a truce."
    ),
    *(f"Review {number}. Sleep so so, work busy, breathing practised, plan." for number in range(10)),
)
TUNER = (
    "A client of mine tunes pianos, and she was seized with panic whenever somebody listened. At nine her father "
    "had shut the lid on her fingers, she told me, and at school she said it was a door. Her brother had heard "
    "the lid that day."
)
SIGNALMAN = (
    "An old signalman came to me whose house was full. He would not clear, he told me, he would only shunt: each "
    "box was a wagon, the garage a siding, and he showed a green flag before it went. In the kitchen lay his "
    "wife's shopping list."
)
COUPLE = (
    "One couple I saw fought by notes on the fridge, and she corrected his in red. My client took to piping his "
    "answers in icing on the buns, he told me in our session, and one of them is still in the freezer as their "
    "truce."
)
GENERAL = (
    "Sleep is better in a cool and dark room. Most people need between seven and nine hours, and a nap after "
    "three makes the night shorter. Coffee stays in the body for six hours, and a walk in the morning light helps"
    " more than a pill."
)


@pytest.fixture(scope="module")
def index() -> ScreenIndex:
    numbers = range(len(NOTES))
    clients = [Client(f"c-{number}", (f"Qx{number} Zv{number}",)) for number in numbers]
    works = [Engagement(f"e-{number}", (f"c-{number}",), date(2025, 1, 6)) for number in numbers]
    clients.append(Client("c-3b", ("Qxb Zvb",)))
    works[3] = Engagement("e-3", ("c-3", "c-3b"), date(2025, 1, 6), Unit.COUPLE)
    notes = [Note(f"n-{at}", f"e-{at}", date(2025, 1, 6), text) for at, text in enumerate(NOTES)]
    return ScreenIndex.build(Caseload(tuple(clients), tuple(works), tuple(notes)))


def likely(index: ScreenIndex, *paragraphs: str) -> dict[str, Strength]:
    found = screen(index, "\n\n".join(paragraphs)).candidates
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    return {one.client: one.strength for one in found if one.strength is not Strength.WEAK}


def test_each_of_several_stories_is_led_back_to_its_client(index: ScreenIndex) -> None:
    alone = [likely(index, story) for story in (TUNER, SIGNALMAN)]
    together = likely(index, TUNER, GENERAL, SIGNALMAN)
    assert list(together.items())[:2] == [("c-0", alone[0]["c-0"]), ("c-1", alone[1]["c-1"])]


def test_a_story_amid_general_paragraphs_is_found_as_if_it_stood_alone(index: ScreenIndex) -> None:
    screening = screen(index, "\n\n".join((GENERAL, TUNER, GENERAL)))
    assert screening.candidates[0].client == "c-0"
    assert screening.candidates[0].strength is screen(index, TUNER).candidates[0].strength
    assert {one.client for one in screening.findings if one.kind is FindingKind.RETELLING} <= {"c-0"}


def test_general_advice_is_not_marked_for_standing_before_a_case(index: ScreenIndex) -> None:
    general = (
        "When we lose our appetite for what used to feed us, food, work, company, it may be depression. Behavioural "
        "activation starts from values: what matters to you, and what is one small thing this week in that "
        "direction? You need not feel like it first. Feeling follows doing."
    )
    story = (
        "One of the couples I saw last year came because of a parrot. It had learned her mother's voice, mother died, "
        "and it went on calling the husband lazy. He wanted it gone, she slept next to the cage."
    )
    spans = screen(index, f"{general}\n\n{story}").case_talk.spans
    assert min(first for first, _ in spans) > len(general)


def test_of_a_couple_both_are_shown(index: ScreenIndex) -> None:
    assert {"c-3", "c-3b", "c-1"} <= likely(index, COUPLE, SIGNALMAN).keys()
    alone = likely(index, COUPLE)
    assert alone["c-3"] is alone["c-3b"]


def test_the_topic_of_one_client_beside_a_case_of_nobody_is_not_said_strongly(index: ScreenIndex) -> None:
    topic = (
        "Hoarding: what helps. Boxes, wagons, sidings, green flags, garages, kitchens, a last shopping list: use their "
        "own words for it, and not yours. Clearing by force makes it worse, and fire services fit alarms for free."
    )
    nobody = (
        "A client of mine, a young cook, told me in our third session that she could not swallow in front of her "
        "mother. She had begun to eat on the stairs, she said, and her flatmate found the plates there."
    )
    assert likely(index, topic, nobody)["c-1"] is Strength.POSSIBLE


def test_a_text_without_a_case_has_no_story(index: ScreenIndex) -> None:
    text = f"{GENERAL}\n\n{GENERAL}"
    assert not screen(index, text).case_talk.found
    assert stories_apart(split_words(text), Judged(0.0, (), ())) == ()


def test_short_paragraphs_are_taken_with_what_follows_and_one_paragraph_is_the_text() -> None:
    words = split_words("\n\n".join(("one " * 10, "two " * 30, "three " * 50)))
    told = Judged(1.0, (Passage(0, 10), Passage(12, 20), Passage(40, 60)), ())
    assert stories_apart(words, told) == (Passage(0, 40), Passage(40, 90))
    assert stories_apart(words, Judged(1.0, (Passage(35, 45),), ())) == ()
    single = split_words("one " * 90)
    assert stories_apart(single, Judged(1.0, (Passage(0, 50),), ())) == ()


def test_of_very_many_stories_some_are_taken_from_all_over() -> None:
    words = split_words("\n\n".join(["word " * 40] * 45))
    told = tuple(Passage(40 * at, 40 * at + 10) for at in range(45))
    taken = stories_apart(words, Judged(1.0, told, ()))
    assert len(taken) <= 10
    assert taken[-1].first >= 40 * 35


class _Lengths:
    """An embedder that knows how long a stretch is, and which."""

    def __init__(self, text: str) -> None:
        self._text = text

    def vectors(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        return np.array([[len(self._text), len(self._text[a:b])] for a, b in spans], np.float32)

    def grains(self, span: tuple[int, int]) -> NDArray[np.float32]:
        return self.vectors([span])


def test_a_story_is_read_by_itself_and_asked_about_by_its_places_in_the_text() -> None:
    apart = ReadApart(_Lengths, "before. story. after", (8, 14))
    assert apart.vectors([(8, 14), (8, 10)]).tolist() == [[6.0, 6.0], [6.0, 2.0]]
    assert apart.grains((9, 14)).tolist() == [[6.0, 5.0]]
