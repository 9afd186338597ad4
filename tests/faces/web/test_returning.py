"""The client who returns, in a real Chromium: the offer, the time to think, the exact text, the release, and back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from privity.bootstrap import open_office
from privity.ledger.entry import EventClass
from privity.model.engagement import EndedAs, Engagement
from privity.model.offers import Offer, OffersChoice
from privity.services.clients import of_kind
from privity.services.engagements import end_work
from privity.services.offers import keeping
from tests.faces.web.house import PASSPHRASE, MadeOffice
from tests.faces.web.served import Served, served
from tests.faces.web.test_browser import Watched, _judge, chromium, unlock

__all__ = ["chromium"]
pytestmark = pytest.mark.browser
STORY = "We learnt to knock. I would like to let you give my story to a newspaper: please print it."
ANSWERS = (
    "asked_again",
    "benefit",
    "detriment",
    "depends",
    "owes_fee",
    "crisis",
    "pressed",
    "gratitude",
    "returning",
)


def completed_long_ago(made: MadeOffice) -> None:
    office = open_office(made.place, PASSPHRASE)
    [(record, work)] = of_kind(office.read_all(made.wren), Engagement)
    with office.work(EventClass.RECORD_SAVED) as saving:
        saving.put(made.wren, replace(work, started=date(2023, 1, 9)), record)
        saving.tell_person(made.wren, what="made for a test", records=[record])
    end_work(office, made.wren, record, date(2024, 1, 9), EndedAs.COMPLETED)
    keeping.choose(office, OffersChoice(jurisdiction="SG", profession="counsellor"))
    office.close()


def three_weeks_pass(made: MadeOffice) -> None:
    """What was written today was written three weeks ago."""
    office = open_office(made.place, PASSPHRASE)
    [(record, offer)] = of_kind(office.read_all(made.wren), Offer)
    ago = timedelta(days=21)
    texts = tuple(replace(one, day=one.day - ago) for one in offer.texts)
    earlier = replace(offer, came_on=offer.came_on - ago, recorded=offer.recorded - ago, texts=texts)
    with office.work(EventClass.CONSENT_CHANGED) as saving:
        saving.put(made.wren, earlier, record)
        saving.tell_person(made.wren, what="made for a test", records=[record])
    office.close()


def come_in(chromium: Browser, running: Served) -> tuple[Watched, Page]:
    watched = Watched(chromium.new_context())
    page = watched.window(running.origin)
    page.goto(running.link)
    unlock(page)
    return watched, page


def hand_over(page: Page, running: Served, made: MadeOffice) -> None:
    page.goto(f"{running.origin}/clients/{made.wren}/own-page")
    page.get_by_role("button", name="Open their page").click()
    page.wait_for_url("**/own")


def take_back_the_device(page: Page) -> None:
    page.get_by_role("link", name="I have finished").click()
    page.locator("#passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Back to the office").click()
    page.wait_for_url("**/clients/*")


def offered(page: Page) -> None:
    page.get_by_role("link", name="Write something").click()
    page.get_by_label("Your words").fill(STORY)
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("There is time to think until")).to_be_visible()
    _judge(page, "what was offered, on their own page")


def settled(page: Page) -> None:
    page.get_by_role("link", name="Write something").click()
    page.get_by_role("link", name="What you offered on").click()
    page.get_by_role("button", name="I still want it").click()
    page.get_by_label("Who may print it").fill("Weekly Invented")
    page.get_by_label("Until when it may stand").fill(str(date.today() + timedelta(days=60)))  # noqa: DTZ011
    for one in keeping.CONSEQUENCES_WALKED:
        page.locator(f"#words-{one}").fill("My aunt would know.")
    page.get_by_role("button", name="Keep my answers").click()
    page.get_by_text("Write it in another way").click()
    page.locator("#text").fill("We learnt to knock.")
    page.get_by_role("button", name="Keep my text").click()
    _judge(page, "the exact text, on their own page")
    page.get_by_role("button", name="This is the text").click()
    expect(page.get_by_text("It has gone nowhere yet")).to_be_visible()


def released(page: Page) -> str:
    page.get_by_role("link", name="What they offered on").click()
    expect(page.get_by_text("It was not held against your records yet")).to_be_visible()
    page.get_by_role("button", name="Look at the text").click()
    expect(page.get_by_role("heading", name="It may not leave")).to_be_visible()
    page.get_by_text("All of it").click()
    for one in keeping.CONSEQUENCES_WALKED:
        page.locator(f"#understood-{one}-1").select_option("yes")
    page.locator("form[action$='/answers'] button").click()
    page.locator("#raised_by").select_option("client")
    page.locator("#alone").select_option("yes")
    for one in (*ANSWERS, "bundled"):
        page.locator(f"#{one}").select_option("no")
    for one in ("capacity", "explainer_independent", "others_agree", "told_withdrawal"):
        page.locator(f"#{one}").select_option("yes")
    page.locator("#explained_by").fill("a colleague from another house")
    page.locator("#interpreter").select_option("none")
    page.locator("form[action$='/circumstances'] button").click()
    expect(page.get_by_role("heading", name="It may leave, in exactly these words")).to_be_visible()
    _judge(page, "an offer that may leave")
    page.get_by_label("Where it will appear").fill("Weekly Invented")
    page.locator("input[name=verified]").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Release it").click()
    return Path(taken.value.path()).read_text("utf-8")


def test_from_an_offer_to_the_door_and_back(
    chromium: Browser, made_office: MadeOffice, tmp_path: Path
) -> None:
    made = made_office.copy(tmp_path)
    completed_long_ago(made)
    with served(made.place) as running:
        first, page = come_in(chromium, running)
        hand_over(page, running, made)
        offered(page)
        first.context.close()
    three_weeks_pass(made)
    with served(made.place) as running:
        second, page = come_in(chromium, running)
        hand_over(page, running, made)
        settled(page)
        take_back_the_device(page)
        paper = released(page)
        assert paper.startswith("Weekly Invented\n")
        assert "We learnt to knock." in paper
        hand_over(page, running, made)
        page.get_by_role("link", name="Write something").click()
        page.get_by_role("link", name="What you offered on").click()
        expect(page.get_by_text("what was printed cannot be called back")).to_be_visible()
        page.get_by_text("Take this back").click()
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_text("You took it back")).to_be_visible()
        take_back_the_device(page)
        page.get_by_role("link", name="What they offered on").click()
        expect(page.get_by_text("It is in nothing that leaves any more")).to_be_visible()
        second.context.close()
    assert first.faults == second.faults == []
