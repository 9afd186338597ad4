"""The client who returns: on their own page, from a message to words that may be printed, and back."""

import html
import re
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from privity.letters.solicitation import askings
from privity.model.engagement import EndedAs, Engagement
from privity.model.offers import OffersChoice
from privity.services.clients import of_kind
from privity.services.engagements import end_work
from privity.services.erasure import erase_client
from privity.services.offers import keeping
from privity.services.office import Office
from tests.faces.web.house import PASSPHRASE, MadeOffice, Pages
from tests.faces.web.test_offers import at, do

CAME = date(2027, 6, 1)
BACK = CAME + timedelta(days=20)
STORY = "We learnt to knock. I would like to let you give my story to a newspaper: please print it."
THANKS = "Thank you. I sleep again."


def completed(pages: Pages, office: MadeOffice) -> None:
    def work(opened: Office) -> str:
        [(record, _)] = of_kind(opened.read_all(office.wren), Engagement)
        end_work(opened, office.wren, record, date(2026, 4, 1), EndedAs.COMPLETED)
        keeping.choose(opened, OffersChoice(jurisdiction="SG", profession="counsellor"))
        return ""

    do(pages, work)


def hand(pages: Pages, office: MadeOffice) -> None:
    here = f"/clients/{office.wren}/own-page"
    assert pages.submit(here, here).headers["location"] == "/own"


def reading_along(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands on every page that is opened from now on."""
    seen: list[str] = []
    get = pages.get

    def read(path: str, **headers: str) -> httpx.Response:
        answer = get(path, **headers)
        seen.append(html.unescape(re.sub(r"<[^>]+>", "\n", answer.text)))
        return answer

    monkeypatch.setattr(pages, "get", read)
    return seen


def back_to_the_office(pages: Pages) -> None:
    pages.submit("/own/leave", "/own/leave", passphrase=PASSPHRASE)


def test_thanks_are_kept_as_a_message_and_open_nothing(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    completed(inside, office)
    hand(inside, office)
    assert inside.submit("/own/message", "/own/message", words=" ").status_code == 422
    kept = inside.submit("/own/message", "/own/message", words=THANKS)
    assert kept.headers["location"] == "/own/message"
    assert "/own/offers/" not in inside.get("/own/message").text
    back_to_the_office(inside)
    assert THANKS in inside.get(f"/clients/{office.wren}").text


def test_during_the_work_the_same_words_are_a_message(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    hand(inside, office)
    assert inside.submit("/own/message", "/own/message", words=STORY).headers["location"] == "/own/message"


def test_the_client_who_returns(inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = reading_along(inside, monkeypatch)
    at(monkeypatch, CAME)
    completed(inside, office)
    hand(inside, office)
    own = inside.submit("/own/message", "/own/message", words=STORY).headers["location"]
    assert own.startswith("/own/offers/")
    assert "There is time to think until 15 June 2027" in inside.get(own).text
    assert "still want it" not in inside.get(own).text
    assert inside.submit(own, f"{own}/again").status_code == 422
    at(monkeypatch, BACK)
    assert "If you came back to it by yourself" in inside.get(own).text
    assert inside.submit(own, f"{own}/again").status_code == 303
    for other in (f"/own/offers/{'0' * 32}", f"/own/offers/{'0' * 32}/end"):
        assert (inside.get(other) if "end" not in other else inside.submit(own, other)).status_code == 404
    answers = {
        "anonymous": "yes",
        "until": str(BACK + timedelta(days=60)),
        "recipient": "Weekly Invented",
        "recipient_kind": "journalist",
    }
    answers |= {f"words-{one}": "My aunt would know." for one in keeping.CONSEQUENCES_WALKED}
    assert inside.submit(own, f"{own}/answers", **(answers | {"until": "2031-01-01"})).status_code == 422
    assert inside.submit(own, f"{own}/answers", **answers).status_code == 303
    assert inside.submit(own, f"{own}/text", text="We learnt to knock, says Wren.").status_code == 303
    page = inside.get(own).text
    assert "<q>Wren</q>: your name" in page
    assert "This is the text" not in page
    inside.submit(own, f"{own}/text", text="We learnt to knock.")
    sha256 = inside.get(own).text.partition('name="sha256" value="')[2][:64]
    assert inside.submit(own, f"{own}/exact", sha256=sha256).status_code == 303
    assert "It has gone nowhere yet" in inside.get(own).text
    back_to_the_office(inside)
    here = f"/clients/{office.wren}{own.removeprefix('/own')}"
    assert "It was not held against your records yet" in inside.get(here).text
    inside.submit(here, f"{here}/look")
    assert "It may not leave" in inside.get(here).text
    how = dict.fromkeys(("capacity", "explainer_independent", "others_agree", "told_withdrawal"), "yes")
    how |= dict.fromkeys(
        ("asked_again", "benefit", "detriment", "depends", "owes_fee", "crisis", "pressed", "gratitude",
         "returning", "bundled"), "no",
    )  # fmt: skip
    how |= {"raised_by": "client", "alone": "yes", "explained_by": "a colleague", "interpreter": "none"}
    inside.submit(here, f"{here}/circumstances", **how)
    assert "It may not leave" in inside.get(here).text
    judged = answers | {f"understood-{one}": "yes" for one in keeping.CONSEQUENCES_WALKED}
    inside.submit(here, f"{here}/answers", **judged)
    assert "It may leave, in exactly these words" in inside.get(here).text
    paper = inside.submit(here, f"{here}/release", where="Weekly Invented", verified="yes").text
    assert paper.startswith("Weekly Invented")
    assert "We learnt to knock." in paper
    hand(inside, office)
    page = inside.get(own).text
    assert "what was printed cannot be called back" in page
    assert inside.submit(own, f"{own}/end").status_code == 303
    assert "You took it back" in inside.get(own).text
    back_to_the_office(inside)
    assert "They took it back" in inside.get(here).text
    assert len(seen) > 15
    for text in seen:
        assert askings(text.replace(STORY, "")) == ()


def page_of(pages: Pages, office: MadeOffice, text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a client reads, step by step, who writes this text on their own page."""
    at(monkeypatch, CAME)
    completed(pages, office)
    hand(pages, office)
    own = pages.submit("/own/message", "/own/message", words=STORY).headers["location"]
    at(monkeypatch, BACK)
    pages.submit(own, f"{own}/again")
    seen = reading_along(pages, monkeypatch)
    answers = {"anonymous": "yes", "until": str(BACK + timedelta(days=60)), "recipient": "Weekly Invented"}
    answers |= {f"words-{one}": "My aunt would know." for one in keeping.CONSEQUENCES_WALKED}
    pages.submit(own, f"{own}/answers", **answers, recipient_kind="journalist")
    pages.submit(own, f"{own}/text", text=text)
    page = pages.get(own).text
    sha256 = page.partition('name="sha256" value="')[2][:64]
    answer = pages.submit(own, f"{own}/exact", sha256=sha256)
    seen += [str(answer.status_code), str(pages.submit(own, f"{own}/exact", sha256="0" * 64).status_code)]
    pages.get(own)
    back_to_the_office(pages)
    return seen


@pytest.mark.parametrize(
    "text",
    [
        "We learnt to knock, as osric blythe does.",
        "We learnt to knock, as Osric Blythe and Wren do.",
        "We learnt to knock. I saw osric blythe on the stairs.",
        "We learnt to knock.",
    ],
)
def test_the_page_tells_nobody_who_else_is_in_the_records(
    office: MadeOffice, tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for place in (office, office.copy(tmp_path / "without")):
        with Pages(place.place) as pages:
            pages.unlock()
            if place is not office:
                do(pages, lambda opened: erase_client(opened, office.osric).render())
            with monkeypatch.context() as patch:
                seen.append(page_of(pages, place, text, patch))
    assert seen[0] == seen[1]


def test_no_page_counts_what_stands_or_has_a_place_for_what_does_not(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    completed(inside, office)
    pages = ("/clients", "/public", "/house", "/desk", "/common-issues", "/requests", "/offers")

    def shown() -> list[str]:
        return [re.sub(r"<[^>]+>", "", inside.get(page).text) for page in pages]

    before, nothing = shown(), inside.get("/words").text
    assert "piece of a page" not in nothing
    for text in ("We learnt to knock.", "It is calm now."):
        form = {"text": text, "where": "a leaflet", "since": "2020-01-01"}
        assert inside.submit("/words", "/words/enter", **form).status_code == 303
    assert "We learnt to knock." not in inside.get("/words").text
    assert shown() == before
