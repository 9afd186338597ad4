"""An offer in the browser's terms: from a message that came in, step by step, out, and back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from privity.model.engagement import EndedAs, Engagement
from privity.model.notes import Direction, Draft, NoteKind
from privity.services.clients import of_kind
from privity.services.engagements import end_work
from privity.services.notes import finish_note
from privity.services.offers import keeping
from privity.services.office import Office
from tests.faces.web.house import MadeOffice, Pages

CAME = date(2027, 6, 1)
BACK = CAME + timedelta(days=20)
WORDS = "It was hard, and then it was good. You may put this on your website."
THANKS = "Thank you. You are the best."


def at(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    def now(office: Office) -> datetime:
        return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    monkeypatch.setattr(Office, "now", now)
    monkeypatch.setattr(Office, "today", lambda office: day)


def do(pages: Pages, work: Callable[[Office], str]) -> str:
    assert pages.client.portal is not None
    return pages.client.portal.call(pages.desk.do, work)


def completed_with(words: str, office: MadeOffice) -> Callable[[Office], str]:
    def work(opened: Office) -> str:
        [(record, one)] = of_kind(opened.read_all(office.wren), Engagement)
        if one.ended is None:
            end_work(opened, office.wren, record, date(2026, 4, 1), EndedAs.COMPLETED)
        draft = Draft("m", "w-1-1", CAME, words, NoteKind.MESSAGE, direction=Direction.RECEIVED)
        return finish_note(opened, office.wren, draft)

    return work


def test_thanks_open_nothing_anywhere(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    note = do(inside, completed_with(THANKS, office))
    here = f"/clients/{office.wren}"
    for path in (here, f"{here}/notes/{note}"):
        page = inside.get(path).text
        assert "offer" not in page.lower().replace("coffer", "")
    assert inside.get(f"{here}/offers/from/{note}").status_code == 404


def test_an_offer_is_walked_to_its_release_and_taken_back(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    note = do(inside, completed_with(WORDS, office))
    record_page = f"/clients/{office.wren}"
    assert "offers something" in inside.get(record_page).text
    found = f"{record_page}/offers/from/{note}"
    assert "<mark>You may put this on your website</mark>" in inside.get(found).text
    assert inside.submit(found, found, kind="song", came="letter").status_code == 422
    taken = inside.submit(found, found, kind="testimonial", came="letter")
    here = taken.headers["location"]
    assert "Time to think until 15 June 2027" in inside.get(here).text
    assert inside.submit(here, f"{here}/back", day=str(CAME), came="letter").status_code == 422
    how = dict.fromkeys(("capacity", "explainer_independent", "others_agree", "told_withdrawal"), "yes")
    how |= dict.fromkeys(
        ("asked_again", "benefit", "detriment", "depends", "owes_fee", "crisis", "pressed", "gratitude",
         "returning", "bundled"), "no",
    )  # fmt: skip
    how |= {"raised_by": "client", "alone": "yes", "explained_by": "a colleague", "interpreter": "none"}
    assert inside.submit(here, f"{here}/circumstances", **how).status_code == 303
    at(monkeypatch, BACK)
    assert "Only if they came back to it by themselves" in inside.get(here).text
    assert inside.submit(here, f"{here}/back", day=str(BACK), came="email").status_code == 303
    answers = {"anonymous": "yes", "until": str(BACK + timedelta(days=90))}
    for one in keeping.CONSEQUENCES_WALKED:
        answers |= {f"words-{one}": "My aunt would know.", f"understood-{one}": "yes"}
    assert inside.submit(here, f"{here}/answers", **answers).status_code == 303
    text = {"day": str(BACK), "came": "email", "text": "Wren Askew writes: it was good."}
    inside.submit(here, f"{here}/text", **text)
    inside.submit(here, f"{here}/look")
    assert "<q>Wren Askew</q>: their own name" in inside.get(here).text
    inside.submit(here, f"{here}/text", **(text | {"text": "It was good."}))
    inside.submit(here, f"{here}/look")
    page = inside.get(here).text
    sha256 = page.partition('name="sha256" value="')[2][:64]
    assert (
        inside.submit(here, f"{here}/exact", day=str(BACK), came="email", sha256="0" * 64).status_code == 422
    )
    assert inside.submit(here, f"{here}/exact", day=str(BACK), came="email", sha256=sha256).status_code == 303
    assert "where you practise" in inside.get(here).text
    choice = {"taken_up": "yes", "jurisdiction": "SG", "profession": "counsellor"}
    assert inside.submit("/offers", "/offers", **(choice | {"jurisdiction": "Atlantis"})).status_code == 422
    assert inside.submit("/offers", "/offers", **choice).status_code == 303
    assert "It may leave, in exactly these words" in inside.get(here).text
    assert inside.submit(here, f"{here}/release", where="example.org").status_code == 422
    out = inside.submit(here, f"{here}/release", where="example.org", verified="yes")
    assert out.headers["content-disposition"] == 'attachment; filename="words.html"'
    assert "<blockquote><p>It was good.</p></blockquote>" in out.text
    assert "It is out" in inside.get(here).text
    assert inside.submit(here, f"{here}/withdraw", day=str(BACK)).status_code == 303
    page = inside.get(here).text
    assert "They took it back" in page
    assert "example.org" in page


def test_where_it_is_forbidden_the_law_is_named(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    note = do(inside, completed_with(WORDS, office))
    choice = {"taken_up": "yes", "jurisdiction": "AU", "subdivision": "NSW", "profession": "psychologist"}
    inside.submit("/offers", "/offers", **choice)
    page = inside.get(f"/clients/{office.wren}/offers/from/{note}").text
    assert "It is forbidden here" in page
    assert "National Law" in page
    inside.submit("/offers", "/offers", **(choice | {"taken_up": "no"}))
    assert inside.get(f"/clients/{office.wren}/offers/from/{note}").status_code == 404


def test_words_from_before_are_looked_at_and_the_page_writes_to_nobody(inside: Pages) -> None:
    form = {"text": "Osric Blythe was kind to me in 2019.", "where": "a leaflet", "since": "2020-01-01"}
    assert inside.submit("/words", "/words/enter", **(form | {"where": ""})).status_code == 422
    here = inside.submit("/words", "/words/enter", **form).headers["location"]
    page = inside.get(here).text
    assert "<q>2019</q>: a day or a year" in page
    assert "nobody is to be written to about it" in page
    assert "piece of a page" not in inside.get("/words").text
    assert inside.submit(here, here, text="").status_code == 422
    inside.submit(here, here, text="Somebody was kind to me.")
    assert "nothing was found" in inside.get(here).text.lower()
    assert inside.submit(here, f"{here}/down", day="2026-01-05").status_code == 303
    assert inside.get(here).status_code == 404
    taken = inside.submit("/words", "/words/take/json")
    assert taken.json()["words"] == []
    assert inside.submit("/words", "/words/take/pdf").status_code == 404
