"""The desk for outgoing pieces in the browser's terms."""

from tests.faces.web.house import Pages

GENERAL = "Most people sleep better when the telephone stays in the kitchen."


def test_a_piece_is_written_looked_at_asked_about_and_taken(inside: Pages) -> None:
    form = {"title": "On sleep", "kind": "column", "outlet": "Weekly Invented", "text": GENERAL}
    assert inside.submit("/desk", "/desk", **(form | {"title": ""})).status_code == 422
    assert inside.submit("/desk", "/desk", **(form | {"kind": "song"})).status_code == 422
    here = inside.submit("/desk", "/desk", **form).headers["location"]
    assert "Let it leave" not in inside.get(here).text
    named = inside.submit(here, here, **(form | {"text": "Wren Askew has not slept since the flood."})).text
    assert '<mark class="stop">' in named
    assert "Let it leave" not in named
    assert "Let it leave" in inside.submit(here, here, **form).text
    assert inside.submit(here, f"{here}/out").status_code == 422
    taken = inside.submit(here, f"{here}/out", in_mind="no")
    assert taken.text == GENERAL
    assert "Where it was told" in inside.get(here).text
    assert "went to Weekly Invented" in inside.get("/desk").text
    assert inside.submit(here, f"{here}/discard").status_code == 303
    assert inside.get(here).status_code == 404


def test_the_page_before_an_interview_has_the_answer_to_each_insistence(lent: Pages) -> None:
    page = lent.get("/interview").text
    assert "The third time" in page
    assert "no stories" in page
    assert "Nothing more need be said" in page
