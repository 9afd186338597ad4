"""What counts as asking a client for more than the agreed work, and that no shipped text does."""

import tomllib
from importlib.resources import files

import pytest

from privity.faces.web.words import english
from privity.letters.solicitation import askings


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("If you found our work helpful, please leave a review on Google.", "a review"),
        ("Don't hesitate to leave a five-star review!", "a review"),
        ("No obligation, but would you rate us?", "a review"),
        ("May I quote what you said last week?", "a story"),
        ("I would love for you to share your story with others.", "a story"),
        ("A short testimonial would mean a lot to me.", "a testimonial"),
        ("Feel free to tell your friends about the practice.", "a recommendation"),
        ("Refer a friend and get a discount.", "a recommendation"),
        ("Subscribe to my newsletter for more.", "joining a list"),
        ("Follow me on Instagram.", "following"),
        ("You could try our new workshop in May.", "buying more"),
        ("Would you take part in a small study?", "research"),
        ("Could you do me a favour?", "a favour"),
    ],
)
def test_asking_is_found(text: str, what: str) -> None:
    assert what in {one.what for one in askings(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Hello. This is to note Monday 3/11 at 10:00. A. Invented",
        "Please call me when it suits you.",
        "How has the week been? Tell me how the exercise went.",
        "Please tell me whether it suits you.",
        "You will not be asked for anything else, now or later: no story, no review, no recommendation.",
        "We can review the plan together next time.",
        "Your sister may come along if you wish.",
    ],
)
def test_care_and_dates_are_free(text: str) -> None:
    assert askings(text) == ()


def test_a_passage_is_given_by_its_place() -> None:
    text = "See you on Monday. Please leave a review."
    [found] = askings(text)
    assert text[found.start : found.end] == "leave a review"


def test_no_shipped_text_asks_a_client_for_anything() -> None:
    """Every word of the pages and every text that goes to anybody, in every state, since all of them are data."""
    folder = files("privity.letters")
    texts = [english()(key) for key in english().keys]
    for part in (folder / "texts", folder / "words", files("privity.consent") / "texts"):
        for file in part.iterdir():
            texts += _strings(tomllib.loads(file.read_text("utf-8")))
    assert len(texts) > 500
    assert [(text, found) for text in texts for found in askings(text)] == []


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    return [text for one in value for text in _strings(one)] if isinstance(value, list) else []
