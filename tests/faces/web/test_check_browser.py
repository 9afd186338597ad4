"""Checking a draft in a real browser: Back from the paper, documents dropped and taken off, a text that is long."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.faces.web.served import Served
from tests.faces.web.test_browser import Enter, chromium, enter, led_here, server

pytestmark = [pytest.mark.browser]
__all__ = ["chromium", "enter", "led_here", "server"]

_GENERAL = "Sleep is better in a cool, dark room."


def test_back_from_the_paper_leads_to_the_draft(enter: Enter, server: Served) -> None:
    page = enter()
    page.goto(f"{server.origin}/check")
    page.locator("#draft").fill(_GENERAL)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("button", name="Clear it and hand it out").click()
    expect(page.get_by_text("One question has no answer yet")).to_be_visible(timeout=20_000)
    page.get_by_label("No, nobody").check()
    page.get_by_role("button", name="Clear it and hand it out").click()
    expect(page.get_by_role("heading", name="Ready to go")).to_be_visible(timeout=20_000)
    page.go_back()
    expect(page.locator("#draft")).to_have_value(_GENERAL, timeout=20_000)
    expect(page.get_by_role("heading", name="Let it leave")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="Ready to go")).to_be_visible(timeout=20_000)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_is_taken_off_goes_with_its_words_and_the_text_stays(
    enter: Enter, server: Served, tmp_path: Path
) -> None:
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "talk.txt").write_text("A talk about rest.")
    page = enter()
    page.goto(f"{server.origin}/check")
    field, files, off = page.locator("#draft"), page.locator("#document"), page.locator("button[name=off]")
    field.fill(_GENERAL)
    files.set_input_files(tmp_path / "scan.png")
    expect(page.get_by_text("scan.png")).to_be_visible(timeout=20_000)
    files.set_input_files(tmp_path / "talk.txt")
    expect(page.get_by_text("talk.txt")).to_be_visible(timeout=20_000)
    expect(field).to_have_value(f"{_GENERAL}\n\nA talk about rest.")
    off.nth(1).click()
    expect(off).to_have_count(1, timeout=20_000)
    expect(field).to_have_value(_GENERAL)
    expect(page.get_by_role("heading", name="What could not be read")).to_be_visible()
    off.first.click()
    expect(off).to_have_count(0, timeout=20_000)
    expect(page.get_by_role("heading", name="Nothing was found")).to_be_visible()


def test_the_answer_comes_into_sight_when_it_is_asked_for(enter: Enter, server: Served) -> None:
    page = enter()
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{server.origin}/check")
    page.locator("#draft").fill(_GENERAL)
    answer = page.get_by_role("heading", name="Nothing was found")
    expect(answer).to_be_visible(timeout=20_000)
    assert page.evaluate("scrollY") == 0
    page.get_by_role("button", name="Check it").press("Enter")
    expect(page.get_by_role("heading", name="Let it leave")).to_be_visible(timeout=20_000)
    expect(answer).to_be_in_viewport()


def test_a_long_text_is_not_sent_while_it_is_typed(enter: Enter, server: Served) -> None:
    page = enter()
    page.goto(f"{server.origin}/check")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if sent.url.endswith("/check") else None)
    page.locator("#draft").fill("Rest is work, and work is rest. " * 4_000)
    expect(page.get_by_text("This is a long text.", exact=False)).to_be_visible()
    page.wait_for_timeout(1_500)
    assert asked == []
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("#verdict .verdict")).to_be_visible(timeout=60_000)
    page.locator("#draft").fill(_GENERAL)
    expect(page.get_by_text("This is a long text.", exact=False)).to_be_hidden()
