"""Terms and everyday words in the browser's terms: forms, refusals beside their fields, papers as downloads."""

from tests.faces.web.house import MadeOffice, Pages

CHOICES = {
    "practitioner": "A. Invented",
    "place": "UK",
    "fee": "90 for fifty minutes",
    "reach": "by telephone",
    "urgent": "call the night line",
    "keeping": "7",
}


def test_terms_are_made_shown_asked_about_and_accepted(inside: Pages, office: MadeOffice) -> None:
    missing = inside.submit("/terms", "/terms", **(CHOICES | {"fee": ""}))
    assert missing.status_code == 422
    assert 'id="fee-wrong"' in missing.text
    assert 'value="by telephone"' in missing.text
    here = f"/clients/{office.wren}/terms"
    assert "No terms were made yet" in inside.get(here).text
    assert inside.submit("/terms", "/terms", **CHOICES).status_code == 303
    assert inside.submit(here, here, day="soon").status_code == 422
    assert inside.submit(here, here, day="2026-01-05").status_code == 303
    page = inside.get(here).text
    record = page.partition(f"{here}/")[2].partition("/")[0]
    inside.submit(here, f"{here}/{record}/ask", question="And on holidays?")
    assert "still open" in inside.get(here).text
    assert "1 question is open" in inside.get(f"/clients/{office.wren}").text
    inside.submit(here, f"{here}/{record}/answer", place="0", answer="The same.")
    assert "still open" not in inside.get(here).text
    paper = inside.submit(here, f"{here}/{record}/paper")
    assert paper.headers["content-disposition"] == 'attachment; filename="agreement.txt"'
    inside.submit(here, f"{here}/{record}/accept", day="2026-01-06")
    assert "accepted on 6 January 2026" in inside.get(here).text


def test_a_short_text_is_written_changed_and_taken(inside: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}/words"
    wrong = inside.submit(here, here, errand="next_date", way="hand", when="")
    assert wrong.status_code == 422
    assert 'id="when-wrong"' in wrong.text
    form = {"errand": "next_date", "way": "hand", "when": "2026-12-07T10:00"}
    assert "Monday 7 December at 10:00" in inside.submit(here, here, **form).text
    taken = inside.submit(here, f"{here}/take", **form, words="Monday at ten, as always. A.")
    assert taken.text == "Monday at ten, as always. A.\n"
    asking = inside.submit(here, f"{here}/take", **form, words="Please leave a review.")
    assert asking.status_code == 422
    others = inside.submit(here, f"{here}/take", **form, words="Monday, right after Osric Blythe leaves.")
    assert (others.status_code, "tells of somebody else" in others.text) == (422, True)
    own = inside.submit(here, f"{here}/take", **form, words="Monday at ten, Wren Askew.")
    assert own.status_code == 200
    assert inside.submit(here, here, errand="sell", way="hand").status_code == 422


def test_a_receipt_needs_words_that_were_agreed_and_the_book_shows_numbers(
    inside: Pages, office: MadeOffice
) -> None:
    here = f"/clients/{office.wren}"
    form = {"day": "2026-01-05", "amount": "90", "currency": "gbp"}
    assert "has not agreed to any words" in inside.submit(f"{here}/words", f"{here}/receipt", **form).text
    inside.submit(f"{here}/wishes", f"{here}/wishes", receipt="as agreed")
    assert inside.submit(f"{here}/words", f"{here}/receipt", **form).text.startswith("Receipt 1")
    assert "90 GBP" in inside.get("/book").text
    table = inside.submit("/book", "/book", first="2026-01-01", last="2026-12-31")
    assert table.text.endswith("1,2026-01-05,90,GBP\r\n")
    assert inside.submit("/book", "/book", first="2026-12-31", last="2026-01-01").status_code == 422
