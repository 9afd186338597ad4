"""The requests room in a real browser: a letter from a file, what is copied and printed, an answer on paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.faces.web.house import MadeOffice
from tests.faces.web.served import Served
from tests.faces.web.test_browser import Enter, _judge, chromium, enter, led_here, server

pytestmark = [pytest.mark.browser]
__all__ = ["chromium", "enter", "led_here", "server"]


def test_a_letter_is_dropped_in_decided_and_answered_on_paper(
    enter: Enter, server: Served, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("We act for the claimant in these proceedings. A subpoena is enclosed.")
    page = enter()
    page.goto(f"{server.origin}/requests/new/official")
    page.locator("#letter").set_input_files(letter)
    expect(page.locator("#words")).to_have_value(
        "We act for the claimant in these proceedings. A subpoena is enclosed."
    )
    expect(page.get_by_text("Read. Please look it over.")).to_be_visible()
    page.locator("#name").fill("A. Invented")
    page.locator("#jurisdiction").select_option("SG")
    page.get_by_role("button", name="Keep and decide").click()
    expect(page.get_by_role("heading", name="The letter seems to say")).to_be_visible()
    _judge(page, "a request")
    page.get_by_role("button", name="Print the letter").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    expect(page.get_by_text("I don't comment on whether any person")).to_be_visible()
    _judge(page, "an answer on paper")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_text("I don't comment on whether any person")).to_be_visible()


def test_copying_from_a_record_warns_and_both_are_in_the_ledger(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    page = enter()
    page.goto(f"{server.origin}/clients/{made_office.wren}")
    with page.expect_response("**/told"):
        page.evaluate("document.dispatchEvent(new ClipboardEvent('copy'))")
    expect(page.get_by_text("What is copied leaves the office's keeping", exact=False)).to_be_visible()
    with page.expect_response("**/told"):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.goto(f"{server.origin}/ledger")
    expect(page.get_by_text("text copied from a record").first).to_be_visible()
    expect(page.get_by_text("page of a record printed").first).to_be_visible()


def test_an_emergency_is_three_clicks_from_anywhere(enter: Enter, server: Served, made_office: Any) -> None:
    page = enter()
    page.goto(f"{server.origin}/requests")
    page.get_by_role("link", name="A life may be in danger").click()
    page.get_by_role("link", name="Wren Askew").click()
    page.get_by_role("button", name="Yes, show it").click()
    expect(page.get_by_role("heading", name="What helps now")).to_be_visible()
    _judge(page, "safety facts")
