"""The whole way in a real Chromium: what a practitioner sees and does, and what the browser must never be left with."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from privity.bootstrap import office_open
from privity.config import OfficePlace
from privity.services.house import set_idle_minutes
from tests.faces.web.house import PASSPHRASE, MadeOffice
from tests.faces.web.served import Served, served

pytestmark = pytest.mark.browser

_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PLANTED = "Quillonbury"
_AXE = Path(__file__).parent / "assets" / "axe.min.js"
_SECONDS = 60_000
_STORED = """async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length, document.cookie,
]"""


@dataclass(slots=True)
class Watched:
    """A browser window of which everything that goes wrong or outward is written down."""

    context: BrowserContext
    faults: list[str] = field(default_factory=list)

    def window(self, origin: str) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(_SECONDS)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("request", lambda asked: self._see(asked.url, origin))
        return page

    def _hear(self, kind: str, words: str) -> None:
        # A page of words that comes with 4xx, and a worker that is gone, are told by the console too.
        if kind in {"error", "warning"} and not words.startswith("Failed to load resource"):
            self.faults.append(words)

    def _see(self, url: str, origin: str) -> None:
        if not url.startswith(f"{origin}/"):
            self.faults.append(f"asked for {url}")


@pytest.fixture(scope="module")
def chromium(chromium_path: Path, playwright: Playwright) -> Iterator[Browser]:
    # Playwright switches the back-forward cache off; people have it on.
    browser = playwright.chromium.launch(
        executable_path=chromium_path, args=_FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def server(made_office: MadeOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(made_office.copy(tmp_path_factory.mktemp("seen")).place) as running:
        yield running


@pytest.fixture(scope="module")
def led_here(chromium: Browser, server: Served) -> Any:
    """The cookie of a browser that came by the launch link."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server.link)
    assert page.url == f"{server.origin}/"
    state = context.storage_state()
    context.close()
    return state


Enter = Callable[..., Page]


@pytest.fixture
def enter(chromium: Browser, server: Served, led_here: Any) -> Iterator[Enter]:
    """Open a window of that browser and unlock; at the end nothing may have gone wrong in it."""
    opened: list[Watched] = []

    def come(**options: Any) -> Page:
        watched = Watched(chromium.new_context(storage_state=led_here, **options))
        opened.append(watched)
        page = watched.window(server.origin)
        page.goto(f"{server.origin}/")
        unlock(page)
        return page

    yield come
    for watched in opened:
        watched.context.close()
        assert watched.faults == []


def unlock(page: Page) -> None:
    page.locator("#passphrase").fill(PASSPHRASE)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/clients*")


def sheet(page: Page, origin: str, office: MadeOffice) -> None:
    page.goto(f"{origin}/clients/{office.wren}/write")


def test_from_nothing_to_the_first_note_and_nothing_left_in_the_browser(
    chromium_path: Path, playwright: Playwright, tmp_path: Path, planted_word: Callable[..., list[Path]]
) -> None:
    place, profile = OfficePlace(tmp_path / "office", tmp_path / "state"), tmp_path / "profile"
    # Chromium puts a socket into its temporary folder, whose path may have 107 bytes (unix(7)).
    temporary = Path(mkdtemp(prefix="privity-", dir="/tmp"))
    with served(place) as running:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium_path,
            args=_FLAGS,
            env={**os.environ, "TMPDIR": str(temporary)},
        )
        watched = Watched(context)
        page = watched.window(running.origin)
        page.goto(running.link)
        page.locator("#passphrase").fill(PASSPHRASE)
        page.locator("#again").fill(PASSPHRASE)
        page.get_by_role("button", name="Make my office").click()
        group = page.locator(".code li").nth(3).inner_text().split()[-1]
        page.locator("#group").fill(group)
        page.get_by_role("button", name="I have it on paper").click()
        page.get_by_role("link", name="Add your first client").click()
        page.locator("#name").fill(f"{_PLANTED} Ada")
        page.get_by_role("button", name="Add this client").click()
        page.get_by_role("link", name="Write a note").click()
        page.locator("#text").fill(f"The kiln at {_PLANTED} was cold again.")
        expect(page.locator(".state")).to_have_attribute("data-state", "saved", timeout=_SECONDS)
        page.get_by_role("button", name="Finish note").click()
        expect(page.locator(".prose")).to_have_text(f"The kiln at {_PLANTED} was cold again.")
        page.goto(f"{running.origin}/clients")
        page.locator("#words").fill(_PLANTED[:6])
        expect(page.locator("mark").first).to_have_text(_PLANTED)
        page.goto(f"{running.origin}/check")
        page.locator("#draft").fill(f"I think of {_PLANTED} Ada.")
        page.get_by_role("button", name="Check it").click()
        expect(page.get_by_role("heading", name="Stop: do not send this")).to_be_visible()
        assert page.evaluate(_STORED) == [0, 0, 0, 0, 0, ""]
        assert [cookie["name"] for cookie in context.cookies()] == [
            "__Host-privity-browser",
            "__Host-privity-login",
        ]
        assert _PLANTED not in page.title() + page.url
        page.get_by_role("button", name="Lock").click()
        expect(page.get_by_role("heading", name="Your office is locked")).to_be_visible()
        assert page.evaluate(_STORED) == [0, 0, 0, 0, 0, ""]
        context.close()
    assert watched.faults == []
    assert planted_word(_PLANTED, [tmp_path, temporary]) == []
    shutil.rmtree(temporary)


def test_a_name_without_a_space_stays_within_the_page(enter: Enter, server: Served) -> None:
    page = enter(viewport={"width": 390, "height": 844})
    page.goto(f"{server.origin}/enquiries/new")
    page.locator("#name").fill("Wolfeschlegelsteinhausenbergerdorff" * 5)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/clients/*")
    record = page.url
    for where in (
        record,
        f"{server.origin}/enquiries",
        *(f"{record}/{one}" for one in ("wishes", "erase", "take-on")),
    ):
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


def test_a_double_click_sends_a_form_once(enter: Enter, server: Served) -> None:
    page = enter()
    page.goto(f"{server.origin}/enquiries/new")
    sends = """(submitter, twice) => twice.map(() => submitter.form.dispatchEvent(
        new SubmitEvent("submit", { submitter, bubbles: true, cancelable: true })))"""
    submitter = page.locator("main button[type=submit]").element_handle()
    assert page.evaluate(f"submitter => ({sends})(submitter, [1, 2])", submitter) == [True, False]
    # What was changed meanwhile is something else.
    page.locator("#name").fill("Edda Newcomer")
    assert page.evaluate(f"submitter => ({sends})(submitter, [1])", submitter) == [True]


def test_search_answers_as_one_types(enter: Enter, server: Served) -> None:
    page = enter()
    page.locator("#words").press_sequentially("ribb", delay=20)
    expect(page.locator("mark")).to_have_text("ribbon")
    expect(page.locator("#words")).to_be_focused()
    page.locator("#words").fill("")
    expect(page.get_by_role("link", name="Osric Blythe").first).to_be_visible()
    assert page.url == f"{server.origin}/clients"


def test_the_back_key_does_not_bring_a_locked_page_back(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    page = enter()
    page.goto(f"{server.origin}/clients/{made_office.wren}")
    expect(page.get_by_text("red ribbon")).to_be_visible()
    page.keyboard.press("Alt+l")
    expect(page.get_by_role("heading", name="Your office is locked")).to_be_visible()
    page.go_back()
    page.wait_for_load_state()
    expect(page.get_by_text("red ribbon")).to_have_count(0)
    expect(page.get_by_role("heading", name="Your office is locked")).to_be_visible()


def test_text_survives_a_killed_worker_on_the_veiled_page(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    page = enter()
    sheet(page, server.origin, made_office)
    page.locator("#text").fill("Before.")
    expect(page.locator(".state")).to_have_attribute("data-state", "saved", timeout=_SECONDS)
    server.kill_worker()
    page.locator("#text").fill("Before. And after.")
    away = page.locator("#away")
    expect(away).to_be_visible(timeout=_SECONDS)
    assert "blur" in page.locator(".main").evaluate("main => getComputedStyle(main).filter")
    page.locator("#away-passphrase").fill("not this one at all")
    away.get_by_role("button", name="Unlock").click()
    expect(away.locator("[data-wrong]")).to_be_visible(timeout=_SECONDS)
    page.locator("#away-passphrase").fill(PASSPHRASE)
    away.get_by_role("button", name="Unlock").click()
    expect(away).to_be_hidden(timeout=_SECONDS)
    expect(page.locator(".state")).to_have_attribute("data-state", "saved", timeout=_SECONDS)
    page.reload()
    expect(page.locator("#text")).to_have_value("Before. And after.")


def test_a_form_survives_a_lock_behind_the_veil(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    page = enter()
    page.goto(f"{server.origin}/enquiries/new")
    page.locator("#said").fill("Asked whether an hour would be free.")
    page.keyboard.press("Alt+l")
    away = page.locator("#away")
    expect(away).to_be_visible(timeout=_SECONDS)
    assert "blur" in page.locator(".main").evaluate("main => getComputedStyle(main).filter")
    page.locator("#away-passphrase").fill(PASSPHRASE)
    away.get_by_role("button", name="Unlock").click()
    expect(away).to_be_hidden(timeout=_SECONDS)
    page.locator("#name").fill("Perpetua Inv")
    page.get_by_role("button", name=re.compile("^Keep")).click()
    expect(page.get_by_text("Asked whether an hour would be free.")).to_be_visible(timeout=_SECONDS)


def test_text_survives_a_lock_and_a_killed_browser(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    page = enter()
    sheet(page, server.origin, made_office)
    page.locator("#text").fill("Typed and locked at once.")
    page.keyboard.press("Alt+l")
    expect(page.get_by_role("heading", name="Your office is locked")).to_be_visible()
    page = enter()
    sheet(page, server.origin, made_office)
    page.locator("#text").fill("Typed and then the browser died.")
    expect(page.locator(".state")).to_have_attribute("data-state", "saved", timeout=_SECONDS)
    page.context.close()
    page = enter()
    page.goto(f"{server.origin}/clients/{made_office.wren}")
    drafts = page.get_by_role("link", name=re.compile("Go on writing"))
    found = set()
    for draft in [link.get_attribute("href") for link in drafts.all()]:
        page.goto(f"{server.origin}{draft}")
        found.add(page.locator("#text").input_value())
    assert {"Typed and locked at once.", "Typed and then the browser died."} <= found


def test_without_a_script_everything_works_by_forms(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    page = enter(java_script_enabled=False)
    page.locator("#words").fill("ribb")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark")).to_have_text("ribbon")
    page.goto(f"{server.origin}/check")
    page.locator("#draft").fill("Wren Askew never locks her gate.")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("heading", name="Stop: do not send this")).to_be_visible()
    page.goto(f"{server.origin}/ledger")
    page.get_by_role("button", name="Verify the ledger").click()
    expect(page.get_by_text("The ledger holds")).to_be_visible()
    record = f"{server.origin}/clients/{made_office.osric}"
    page.goto(f"{record}/write")
    page.locator("#text").fill("Written without a script.")
    page.get_by_role("button", name="Lock").click()
    unlock(page)
    page.goto(record)
    page.get_by_role("link", name=re.compile("Go on writing")).click()
    expect(page.locator("#text")).to_have_value("Written without a script.")
    page.get_by_role("button", name="Finish note").click()
    expect(page.get_by_text("Written without a script.")).to_be_visible()


def test_by_keyboard_alone(enter: Enter, server: Served, made_office: MadeOffice) -> None:
    page = enter()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("osric")
    expect(page.locator("#results").get_by_role("link", name="Osric Blythe", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Osric Blythe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Osric Blythe")


def test_a_minute_before_the_idle_lock_one_is_warned_and_nothing_is_lost(
    chromium: Browser, office: MadeOffice
) -> None:
    with office_open(office.place, PASSPHRASE) as opened:
        set_idle_minutes(opened, 2)
    with served(office.place, "--hurried") as running:
        context = chromium.new_context()
        page = context.new_page()
        page.set_default_timeout(_SECONDS)
        page.goto(running.link)
        unlock(page)
        sheet(page, running.origin, office)
        page.locator("#text").fill("Left open on the desk.")
        expect(page.get_by_role("heading", name="Still there?")).to_be_visible(timeout=_SECONDS)
        page.get_by_role("button", name="I am here").click()
        expect(page.locator("#idle")).to_be_hidden(timeout=_SECONDS)
        expect(page.get_by_role("heading", name="Your office is locked")).to_be_visible(timeout=_SECONDS)
        expect(page.get_by_text("Locked because nobody was here for a while.")).to_be_visible()
        unlock(page)
        page.goto(f"{running.origin}/clients/{office.wren}")
        page.get_by_role("link", name=re.compile("Go on writing")).click()
        expect(page.locator("#text")).to_have_value("Left open on the desk.")
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_fits(
    enter: Enter, server: Served, made_office: MadeOffice, scheme: Any, width: int
) -> None:
    page = enter(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    record = f"/clients/{made_office.wren}"
    paths = ["/clients", "/clients/new", "/nowhere", record]
    paths += [f"{record}/{page}" for page in ("write", "details", "erase")]
    paths += [
        f"{record}/{page}" for page in ("wishes", "work", "together", "dates", "write/message", "process")
    ]
    paths += ["/check", "/ledger", "/backups", "/settings"]
    paths += ["/will", "/keeping", "/cover", "/around", "/incident", "/incident/laptop"]
    paths += ["/house", "/import", "/keeping/times", "/terms"]
    paths += [
        f"{record}/{page}" for page in ("hold", "cover", "terms", "words", "files", "account", "consents")
    ]
    paths += ["/dates", "/enquiries", "/enquiries/new", "/templates"]
    paths += ["/requests", "/requests/new/official", "/requests/passing", "/emergency"]
    paths += [f"/emergency/{made_office.wren}"]
    for path in paths:
        page.goto(f"{server.origin}{path}")
        if path == "/check":
            page.locator("#draft").fill("Wren Askew keeps the allotment gate key on a red ribbon.")
            page.get_by_role("button", name="Check it").click()
            page.locator(".verdict").wait_for()
        _judge(page, f"{path} {scheme} {width}")
    page.goto(f"{server.origin}{record}/work")
    page.get_by_role("link", name="What it is about").click()
    _judge(page, f"issues {scheme} {width}")
    page.goto(f"{server.origin}/clients/new")
    page.get_by_role("button", name="Add this client").click()
    page.locator("#name-wrong").wait_for()
    _judge(page, f"an error {scheme} {width}")
    page.keyboard.press("Alt+l")
    page.get_by_role("heading", name="Your office is locked").wait_for()
    _judge(page, f"the lock page {scheme} {width}")


def _judge(page: Page, where: str) -> None:
    """What axe-core finds, and what it does not look at: the width (WCAG 1.4.10) and the targets (2.5.8)."""
    page.evaluate(_AXE.read_text("utf-8"))
    found = page.evaluate(
        "async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html)])"
    )
    assert found == [], where
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} is too wide"
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, select, summary")]
        .filter(e => e.checkVisibility() && !e.closest("p, li, .choices, .choice") && !e.matches(".skip, [readonly]"))
        .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24)).map(([html]) => html)"""
    )
    assert small == [], where
