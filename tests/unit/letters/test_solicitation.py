"""What counts as asking a client for more than the agreed work, and that no shipped text does."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

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
        ("Please consider leaving a review.", "a review"),
        ("I would be grateful for a short review.", "a review"),
        ("A review on Google would help.", "a review"),
        ("It would mean a lot if you reviewed me.", "a review"),
        ("★★★★★ for us?", "a review"),
        ("If you were content, please leave a\nreview.", "a review"),
        ("If you were content, please leave a\r\nreview.", "a review"),
        ("Please leave a re\u00adview, or le\u200bave a review.", "a review"),
        ("Ｌｅａｖｅ ａ ｒｅｖｉｅｗ", "a review"),
        ("Would you write something for my website?", "a testimonial"),
        ("May we use your story?", "a story"),
        ("Please recommend me.", "a recommendation"),
        ("Do pass on my card.", "a recommendation"),
        ("Somebody needs help? Send them my way.", "a recommendation"),
        ("Follow my practice on Instagram.", "following"),
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
        "I would welcome a review of the plan together.",
        "Leave the building by the rear.\nReview your notes.",
        "Please pass on this letter to your doctor.",
        "You may give my number to your doctor.",
        "I recommend that you see your doctor.",
    ],
)
def test_care_and_dates_are_free(text: str) -> None:
    assert askings(text) == ()


def test_a_passage_is_given_by_its_place() -> None:
    text = "See you on Monday. Please leave a review."
    [found] = askings(text)
    assert text[found.start : found.end] == "leave a review"
    hidden = "Monday\u200b.\r\nPlease leave a re\u00adview."
    [found] = askings(hidden)
    assert hidden[found.start : found.end] == "leave a re\u00adview"


# What is no text for anybody: the patterns themselves, word lists, the gate's words for facts.
_NO_TEXTS = {
    "letters/solicitation.py",
    "testimonials/leave.py",
    "gate/vocabulary.py",
    "screen/cues.py",
    "screen/rarity_table.py",
}
_MARKUP = re.compile(r"\{[%{#].*?[%}#]\}|<[^>]+>", re.DOTALL)


def test_no_shipped_text_asks_a_client_for_anything() -> None:
    """Every word of the pages in every state, every letter and every message of the program: all that ships is read."""
    texts = [text for file, found in _shipped() for text in found]
    assert len(texts) > 5_000
    assert [(text, found) for text in texts for found in askings(text)] == []


@pytest.mark.parametrize(
    "part",
    [
        "faces/web/words/en/own_words.toml",
        "faces/web/templates/own_offer.html",
        "letters/texts/offered.en.toml",
        "consent/texts/consent.en.toml",
        "services/incidents.toml",
        "aggregates/catalogue.toml",
        "services/will_texts.py",
        "faces/cli/message.py",
    ],
)
def test_each_kind_of_text_is_among_what_is_read(part: str) -> None:
    found = dict(_shipped())
    assert found[part]


def _shipped() -> Iterator[tuple[str, list[str]]]:
    root = Path(str(files("privity")))
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if name in _NO_TEXTS:
            continue
        if file.suffix == ".toml":
            yield name, _strings(tomllib.loads(file.read_text("utf-8")))
        elif file.suffix == ".html":
            yield name, [_MARKUP.sub(" ", file.read_text("utf-8"))]
        elif file.suffix == ".py":
            yield name, _messages(ast.parse(file.read_text("utf-8")))


def _messages(tree: ast.Module) -> list[str]:
    """Every text in the code but the descriptions of the code."""
    described = {
        id(one.body[0].value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and one.body
        and isinstance(one.body[0], ast.Expr)
    }
    return [
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and " " in one.value
        and id(one) not in described
    ]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    return [text for one in value for text in _strings(one)] if isinstance(value, list) else []
