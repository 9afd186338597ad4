"""The pages of the professional will: cards shown once, a drill, the words, the sheet."""

import html
import re

from privity.faces.cli.shares import card_words
from tests.faces.web.house import PASSPHRASE, Pages

_CARD = re.compile(r'<pre class="card paper-page">(.*?)</pre>', re.DOTALL)


def make_cards(inside: Pages, which: str, **fields: str) -> list[str]:
    given = {"needed": "2", "made": "3", "passphrase": PASSPHRASE} | fields
    made = inside.submit("/will", f"/will/{which}/make", **given)
    assert made.headers["location"] == "/will/cards", made.text
    page = inside.get("/will/cards").text
    return [card_words(html.unescape(card)) for card in _CARD.findall(page)]


def test_cards_are_shown_until_they_were_printed_and_can_be_checked(inside: Pages) -> None:
    cards = make_cards(inside, "records", alone="yes")
    assert len(cards) == 4
    inside.submit("/will/cards", "/will/cards")
    assert inside.get("/will/cards").headers["location"] == "/will"
    drill = "/will/records/drill"
    done = inside.submit(drill, drill, **{"card-1": cards[0], "card-2": cards[2]})
    assert done.headers["location"] == "/will"
    assert "Nothing was opened" in inside.get("/will").text
    few = inside.submit(drill, drill, **{"card-1": cards[1]})
    assert (few.status_code, "2 of one circle are needed" in few.text) == (422, True)


def test_what_makes_no_set_is_said_beside_it(inside: Pages) -> None:
    wrong = inside.submit("/will", "/will/contact/make", needed="1", made="3", passphrase=PASSPHRASE)
    assert (wrong.status_code, "1 of 3 cards is not possible" in wrong.text) == (422, True)
    wrong = inside.submit("/will", "/will/contact/make", needed="x", made="3", passphrase=PASSPHRASE)
    assert "two whole numbers" in wrong.text
    wrong = inside.submit("/will", "/will/contact/make", needed="2", made="3", passphrase="not this one")
    assert (wrong.status_code, 'id="passphrase-contact-wrong"' in wrong.text) == (422, True)
    assert inside.get("/will/contact/drill").headers["location"] == "/will"
    long = inside.submit("/will", "/will/words", words="x" * 8001)
    assert (long.status_code, 'id="words-wrong"' in long.text) == (422, True)


def test_terms_that_name_nobody_are_told_of_where_cards_were_made(inside: Pages) -> None:
    terms = {
        "practitioner": "A. Invented",
        "place": "SG",
        "fee": "120",
        "reach": "by telephone",
        "keeping": "7",
    }
    terms |= {"urgent": "call the crisis line"}
    assert inside.submit("/terms", "/terms", **terms).headers["location"] == "/terms"
    assert "nobody comes after you" not in inside.get("/will").text
    make_cards(inside, "contact")
    for page in ("/will", "/terms"):
        assert "nobody comes after you" in inside.get(page).text
    inside.submit("/terms", "/terms", **terms, custodian="a colleague")
    assert "nobody comes after you" not in inside.get("/will").text


def test_the_sheet_leaves_sealed(inside: Pages) -> None:
    make_cards(inside, "contact")
    assert inside.submit("/will", "/will/words", words="Say hello.").headers["location"] == "/will"
    assert "Say hello." in inside.get("/will").text
    taken = inside.submit("/will", "/will/sheet")
    assert taken.content.startswith(b'{"format":"privity.contact-sheet/1"')
    assert b"Say hello" not in taken.content
    assert b"Wren" not in taken.content


def test_a_second_window_puts_no_old_words_back(inside: Pages) -> None:
    def seen(page: str) -> str:
        [found] = re.findall(r'name="seen" value="([^"]*)"', page)
        return str(found)

    blank = {"words": "", "instructions": "", "holders": "", "seen": seen(inside.get("/will").text)}
    inside.submit("/will", "/will/words", **blank | {"words": "Say hello."})
    inside.submit("/will", "/will/words", **blank | {"holders": "1: my sister"})
    page = inside.get("/will").text
    assert "Say hello." in page
    assert "1: my sister" in page
    asked = inside.submit("/will", "/will/words", **blank | {"words": "Say nothing."})
    assert (asked.status_code, 'id="words-wrong"' in asked.text, "my sister" in asked.text) == (
        422,
        True,
        True,
    )
    again = {"words": "Say nothing.", "instructions": "", "holders": "1: my sister", "seen": seen(asked.text)}
    assert inside.submit("/will", "/will/words", **again).status_code == 303
    assert "Say nothing." in inside.get("/will").text
