"""The desk for outgoing pieces in the browser's terms."""

import re

import pytest

from tests.faces.web.house import Pages

GENERAL = "Most people sleep better when the telephone stays in the kitchen."


def saved(inside: Pages, here: str, **form: str) -> str:
    """Keep a piece and have it looked at; its page."""
    assert inside.submit(here, here, **form).headers["location"] == f"{here}#found"
    return inside.get(here).text


def test_a_piece_is_written_looked_at_asked_about_and_taken(inside: Pages) -> None:
    form = {"title": "On sleep", "kind": "column", "outlet": "Weekly Invented", "text": GENERAL}
    assert f"\n{GENERAL}</textarea>" in inside.stays("/desk", "/desk", **(form | {"title": ""})).text
    assert inside.stays("/desk", "/desk", **(form | {"kind": "song"}))
    here = inside.submit("/desk", "/desk", **form).headers["location"]
    assert "Nothing was found" in inside.get(here).text
    named = saved(inside, here, **(form | {"text": "Wren Askew has not slept since the flood."}))
    assert '<mark class="stop">' in named
    assert "Let it leave" not in named
    assert "Let it leave" in saved(inside, here, **form)
    assert inside.stays(here, f"{here}/out")
    unnamed = inside.stays(here, here, **(form | {"title": "", "text": f"{GENERAL} So it is."}))
    assert f"\n{GENERAL} So it is.</textarea>" in unnamed.text
    assert "So it is" not in inside.get(here).text
    taken = inside.submit(here, f"{here}/out", in_mind="no")
    assert taken.text == GENERAL
    assert "Where it was told" in inside.get(here).text
    assert "went to Weekly Invented" in inside.get("/desk").text
    assert inside.submit(here, f"{here}/discard").status_code == 303
    assert inside.get(here).status_code == 404


def test_a_piece_is_looked_at_as_soon_as_it_is_on_the_desk(inside: Pages) -> None:
    form = {"title": "On floods", "kind": "column", "text": "Wren Askew has not slept since the flood."}
    here = inside.submit("/desk", "/desk", **form).headers["location"]
    page = inside.get(here).text
    assert "Stop: do not send this" in page
    assert '<mark class="stop">' in page
    assert re.search(r'href="/clients/[0-9a-f]{32}">Wren Askew', page)
    empty = inside.submit("/desk", "/desk", **(form | {"text": " "}))
    assert "Stop" not in inside.get(empty.headers["location"]).text
    unread = inside.stays("/desk", "/desk", **(form | {"text": "\x02\x03\x04\x05"}))
    assert "not a text but binary data" in unread.text


def test_the_page_before_an_interview_has_the_answer_to_each_insistence(lent: Pages) -> None:
    page = lent.get("/interview").text
    assert "The third time" in page
    assert "no stories" in page
    assert "Nothing more need be said" in page


@pytest.mark.parametrize("said", ["maybe", "yes"])
def test_of_a_piece_that_stays_nothing_else_is_shown_nor_asked(inside: Pages, said: str) -> None:
    form = {"title": "On sleep", "kind": "column", "outlet": "Weekly Invented", "text": GENERAL}
    here = inside.submit("/desk", "/desk", **form).headers["location"]
    assert "Nothing was found" in saved(inside, here, **form)
    for page in (inside.stays(here, f"{here}/out", in_mind=said), inside.get(here)):
        assert "Stop: this stays here" in page.text
        assert "Nothing was found" not in page.text
        assert "Let it leave" not in page.text
    assert "Let it leave" in saved(inside, here, **(form | {"text": f"{GENERAL} So it is."}))
