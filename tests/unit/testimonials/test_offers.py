"""What counts as an offer, what would give somebody away, and the fragment."""

import json
import unicodedata
from datetime import UTC, date, datetime

import pytest

from privity.errors import RefusedError
from privity.model.offers import CameIn, OfferKind
from privity.model.people import Client, Relation
from privity.testimonials import (
    CameWith,
    CompletedEngagement,
    OpenEngagement,
    OwnWords,
    Shown,
    could_name,
    gives_away,
    offering,
    own_words,
    render_html,
    render_json,
    take_in,
)

ENDED = date(2024, 6, 1)
DAY = date(2026, 3, 2)
WHEN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def came(words: str, day: date = DAY) -> CameWith:
    return CameWith(words, CameIn.LETTER, day, WHEN)


@pytest.mark.parametrize(
    "words",
    [
        "You may publish this on your page.",
        "Feel free to put this on your website.",
        "I would like to offer these lines for publication.",
        "You are welcome to quote me.",
        "Please share my story with others.",
        "I am happy to let you tell my story.",
        "Sie dürfen das gern veröffentlichen.",
        "Vous pouvez publier cette lettre.",
    ],
)
def test_words_that_give_leave_to_publish_are_an_offer(words: str) -> None:
    assert offering(f"It was a good year. {words}") == ((20, 20 + len(words.rstrip("."))),)


@pytest.mark.parametrize(
    "words",
    [
        "Thank you so much, you changed my life!",
        "I tell everybody how good you are.",
        "You may not publish this.",
        "Please never put this on your website.",
        "I would recommend you to anyone. Five stars!",
        "I hope you can use the plant on your desk.",
        "I read about you on a website.",
    ],
)
def test_thanks_are_no_offer(words: str) -> None:
    assert offering(words) == ()
    with pytest.raises(RefusedError, match="offer nothing"):
        take_in("o", OfferKind.TESTIMONIAL, CompletedEngagement(ENDED), came(words))


def test_only_completed_work_has_an_offer_and_only_after_its_end() -> None:
    words = "It was good. You may publish this."
    with pytest.raises(RefusedError, match="was not completed"):
        take_in("o", OfferKind.TESTIMONIAL, OpenEngagement("this work was not completed"), came(words))
    with pytest.raises(RefusedError, match="not completed yet"):
        take_in("o", OfferKind.TESTIMONIAL, CompletedEngagement(DAY), came(words))
    offer = take_in("o", OfferKind.TESTIMONIAL, CompletedEngagement(ENDED), came(words))
    assert (offer.offering, offer.texts[0].text) == ("You may publish this", "It was good.")


def test_what_gives_the_writer_or_somebody_near_them_away_is_found() -> None:
    client = Client(
        "c-7",
        ("Zoë Invented",),
        nicknames=("Zo",),
        occupation="florist",
        employer="Petal & Thorn",
        lives_in="Tampines",
        related=(Relation("husband", "Faisal"),),
    )
    text = "I am 41, a florist. In May 2025 ZOE and Faisal's aunt came to Tampines. Write to zo@example.org."
    found = [(text[one.start : one.end], one.why) for one in gives_away(text, own_words(client))]
    assert found == [
        ("I am 41", "age"),
        ("florist", "work"),
        ("2025", "day"),
        ("ZOE", "own-name"),
        ("Faisal's", "other-name"),
        ("Tampines", "place"),
        ("zo@example.org", "contact"),
    ]
    assert gives_away("I slept again, and we talk.", own_words(client)) == ()
    assert [text[one.start : one.end] for one in could_name(text)] == ["May", "ZOE", "Faisal's", "Tampines"]


def test_the_fragment_is_plain_and_escaped() -> None:
    shown = [Shown("It helped <b>.\n\nA lot & more.", ""), Shown("Calm.", "A reader")]
    page = render_html(shown, heading="Words", unsigned="Nobody")
    assert "<p>It helped &lt;b&gt;.</p><p>A lot &amp; more.</p>" in page
    assert page.count("<figcaption>") == 2
    assert "<script" not in page
    assert "style=" not in page
    assert json.loads(render_json(shown))["words"][1] == {"text": "Calm.", "signature": "A reader"}
    assert "<figure>" not in render_html([], heading="Words", unsigned="Nobody")


def test_the_fragment_has_no_empty_paragraph_and_ends_no_script() -> None:
    shown = [Shown("One.\n\n\n\nTwo.\n \nThree\nlines.", ""), Shown("</script><b>", "")]
    page = render_html(shown, heading="Words", unsigned="Nobody")
    assert "<p>One.</p><p>Two.</p><p>Three<br>lines.</p>" in page
    assert "<" not in render_json(shown)
    assert json.loads(render_json(shown))["words"][1]["text"] == "</script><b>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ame\u0301lie", "Thank you, says Amélie."),
        ("Amélie", "Thank you, says Ame\u0301lie."),
        ("Amélie", "Thank you, says Ame\u0301\u00adlie\u0301."),
        ("Straßer", "Thank you, says Strasser."),
        ("Zoe", "Thank you, says Zoë’s sister, Ｚｏｅ."),
    ],
)
def test_a_name_is_met_however_its_letters_were_typed(name: str, text: str) -> None:
    found = gives_away(text, OwnWords(names=(name,)))
    assert found
    assert text[found[0].start :].startswith(("Am", "Stra", "Zo"))
    assert not any(unicodedata.combining(sign) for sign in text[found[-1].end : found[-1].end + 1])


@pytest.mark.parametrize(
    "text", ["I’m 43 now.", "At the age of forty-three I came.", "A fifty-year-old reader."]
)
def test_an_age_is_met_in_words_and_with_a_printed_apostrophe(text: str) -> None:
    assert [one.why for one in gives_away(text, OwnWords())] == ["age"]
