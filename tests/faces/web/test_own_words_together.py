"""A couple on their own pages: one half alone, both together, and either of them back."""

from datetime import date, timedelta

import pytest

from privity.letters.solicitation import askings
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.ids import CompartmentId
from privity.model.offers import OffersChoice
from privity.services.clients import of_kind
from privity.services.engagements import begin_joint, end_work
from privity.services.offers import keeping
from privity.services.office import Office
from tests.faces.web.house import MadeOffice, Pages
from tests.faces.web.test_offers import at, do
from tests.faces.web.test_own_words import back_to_the_office, reading_along

CAME = date(2027, 6, 1)
BACK = CAME + timedelta(days=20)
WORDS = "We learnt to knock. You may put this on your website."


def hand(pages: Pages, client: CompartmentId) -> None:
    here = f"/clients/{client}/own-page"
    assert pages.submit(here, here).headers["location"] == "/own"


def couple(pages: Pages, office: MadeOffice) -> CompartmentId:
    def work(opened: Office) -> str:
        both = begin_joint(opened, [office.wren, office.osric], Unit.COUPLE, date(2026, 3, 3))
        for where in (office.wren, office.osric, both):
            [(record, _)] = of_kind(opened.read_all(where), Engagement)
            end_work(opened, where, record, date(2026, 4, 1), EndedAs.COMPLETED)
        keeping.choose(opened, OffersChoice(jurisdiction="SG", profession="counsellor"))
        return both

    return CompartmentId(do(pages, work))


def test_one_half_alone_is_told_that_it_stays_private(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    couple(inside, office)
    hand(inside, office.wren)
    answer = inside.submit("/own/message", "/own/message", words=WORDS)
    assert answer.headers["location"] == "/own/message"
    page = inside.get("/own/message").text
    assert "It is kept as a private message." in page
    assert "/own/offers/" not in page
    wrong = inside.submit("/own/message", "/own/message", words=WORDS, together="0" * 32)
    assert wrong.status_code == 422
    assert WORDS in wrong.text
    back_to_the_office(inside)
    hand(inside, office.osric)
    assert "knock" not in inside.get("/own/message").text


def test_a_couple_offers_and_confirms_each_on_their_own_page(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = reading_along(inside, monkeypatch)
    at(monkeypatch, CAME)
    both = couple(inside, office)
    hand(inside, office.wren)
    own = inside.submit("/own/message", "/own/message", words=WORDS, together=both).headers["location"]
    assert "offered for all of you" in inside.get(own).text
    assert 'name="words"' not in inside.get(own).text
    back_to_the_office(inside)
    hand(inside, office.osric)
    assert own in inside.get("/own/message").text
    assert inside.submit(own, f"{own}/too", words="").status_code == 422
    inside.submit(own, f"{own}/too", words="Nice.")
    assert "offered for all of you" in inside.get(own).text
    inside.submit(own, f"{own}/too", words="I want this as well: you may publish it.")
    assert "There is time to think until 15 June 2027" in inside.get(own).text
    at(monkeypatch, BACK)
    assert inside.submit(own, f"{own}/again").status_code == 303
    assert "It goes further only if each of you does" in inside.get(own).text
    back_to_the_office(inside)
    here = f"/clients/{both}{own.removeprefix('/own')}"
    page = inside.get(here).text
    assert "Wren Askew came back" in page
    assert "Osric Blythe came back" not in page
    hand(inside, office.wren)
    inside.submit(own, f"{own}/again")
    answers = {"anonymous": "yes", "until": str(BACK + timedelta(days=60))}
    answers |= {f"words-{one}": "My aunt would know." for one in keeping.CONSEQUENCES_WALKED}
    inside.submit(own, f"{own}/answers", **answers)
    assert "My aunt would know." in inside.get(own).text
    back_to_the_office(inside)
    hand(inside, office.osric)
    page = inside.get(own).text
    assert "My aunt would know." not in page
    assert "This is the text" not in page
    assert "A TEXT OF YOUR OWN" in inside.submit(own, f"{own}/sheet").text
    inside.submit(own, f"{own}/answers", **answers)
    inside.submit(own, f"{own}/exact", sha256=inside.get(own).text.partition('name="sha256" value="')[2][:64])
    assert "You said of this text that this is it" in inside.get(own).text
    assert inside.submit(own, f"{own}/end").status_code == 303
    back_to_the_office(inside)
    assert "They took it back" in inside.get(here).text
    hand(inside, office.wren)
    assert "You took it back" not in inside.get(own).text
    assert "It was taken back" in inside.get(own).text
    for text in seen:
        assert askings(text) == ()
