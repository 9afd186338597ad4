"""The confines of the office: after a whole day's work in both faces, no word of it lies in any file.

Words are planted wherever content can come in: an imported note, a client's name, what is typed into the editor, a
draft held against the caseload, the words of a search, a file and its name, a document that is dropped, who asks and
what for, a reader of the mailing list, what was not kept yet when the office locked, the passphrase and a slip of it.
Then they are sought, in every clothing, in each file under the office, the state, the home, the temporary folder, the
browser's profile, the backup and, on PostgreSQL, the server's own data and log.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from privity.bootstrap import create_office
from privity.config import office_place
from privity.crypto.passphrase import LOWEST_COST
from tests.house.planted import seek_each
from tests.house.server import Server

NOTE = "Quillonthorpe"
NAME = "Marrowglint"
TYPED = "Tindersleeve"
DRAFTED = "Ovalberrick"
SOUGHT = "Hempenstallow"
FILED = "Brindlemouth"
DROPPED = "Candlewhistle"
ASKING = "Corvenhallow"
LISTED = "Pellingfordham"
UNSENT = "Lanternquay"
SLIPPED = "Wrongharrow"
SECRET = "Gantrymeadow"
WORDS = (NOTE, NAME, TYPED, DRAFTED, SOUGHT, FILED, DROPPED, ASKING, LISTED, UNSENT, SLIPPED, SECRET)
NOWHERE: dict[str, list[Path]] = {word: [] for word in WORDS}
PASSPHRASE = f"stone lamp {SECRET} seven"
PRIVITY = [sys.executable, "-P", "-m", "privity"]
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, slots=True)
class Day:
    """One office with a machine of its own, and what the programs said on standard error."""

    folder: Path
    machine: Path
    said: list[str]

    @property
    def office(self) -> Path:
        return self.folder / "office"

    def privity(self, *arguments: str, stdin: str = "") -> str:
        """Run a command to its end; give its standard output."""
        done = subprocess.run(
            [
                *PRIVITY,
                "--office",
                str(self.office),
                "--passphrase-file",
                str(self.folder / "pass"),
                *arguments,
            ],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=180,
        )
        self.said.append(done.stderr)
        assert done.returncode in (0, 10, 11), (arguments[0], done.returncode, done.stderr)
        return done.stdout


@pytest.fixture(params=["sqlcipher", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def day(request: pytest.FixtureRequest, tmp_path: Path) -> Day:
    """An office with the lowest permitted key derivation cost, on either store."""
    address = request.getfixturevalue("postgresql_database") if request.param == "postgresql" else ""
    folder = tmp_path / "day"
    folder.mkdir(mode=0o700)
    (folder / "pass").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (folder / "pass").chmod(0o600)
    office, _ = create_office(office_place(folder / "office"), PASSPHRASE, store=address, cost=LOWEST_COST)
    office.close()
    return Day(folder, tmp_path / "machine", [])


@pytest.fixture
def profile() -> Iterator[Path]:
    """A short path: Chromium makes sockets beside its profile and in its temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="pv", dir="/tmp"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def context(profile: Path, chromium_path: Path, playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser with a profile on disk, as a practitioner's has."""
    context = playwright.chromium.launch_persistent_context(
        profile / "profile",
        executable_path=chromium_path,
        args=list(CHROMIUM),
        headless=True,
        env={**os.environ, "TMPDIR": str(profile)},
    )
    yield context
    context.close()


@pytest.mark.browser
def test_no_word_of_a_days_work_lies_in_any_file(
    day: Day, profile: Path, context: BrowserContext, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url))
    command_line(day, tmp_path / "sources")
    serving = subprocess.Popen(
        [*PRIVITY, "--office", str(day.office), "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout is not None
        link = serving.stdout.readline().strip()
        tour(context.pages[0], link)
        day_after(context.pages[0], tmp_path / "sources")
        folders = [day.office, day.machine, profile, tmp_path / "backup"]
        assert seek_each(WORDS, folders) == NOWHERE, "while it is open"
    finally:
        serving.terminate()
        out, err = serving.communicate(timeout=60)
    context.close()
    day.said.extend((out, err))
    assert seek_each(WORDS, folders) == NOWHERE, "afterwards"
    assert not [word for word in WORDS if word in "\n".join(day.said)], "in what the programs said"
    assert not [url for url in asked if any(word.casefold() in url.casefold() for word in WORDS)], (
        "in an address"
    )
    assert {re.sub(r"^https?://([^/:]+).*", r"\1", url) for url in asked} == {
        link.split("/")[2].split(":")[0]
    }
    if "postgresql" in request.node.callspec.id:
        as_the_operator(request.getfixturevalue("postgresql"), request.getfixturevalue("postgresql_database"))


def command_line(day: Day, sources: Path) -> None:
    """What the command line can be told and asked."""
    sources.mkdir()
    practice = sources / "practice.jsonl"
    lines = [
        {"kind": "client", "id": "c-1", "names": [f"Ada {NAME}"]},
        {"kind": "engagement", "id": "e-1", "clients": ["c-1"], "started": "2026-01-10"},
        {
            "kind": "note",
            "id": "n-1",
            "engagement": "e-1",
            "date": "2026-01-11",
            "text": f"Told of {NOTE} at last.",
        },
    ]
    practice.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    assert "1 client" in day.privity("import", str(practice))
    assert day.privity("search", "-", stdin=NOTE).startswith("n-1")
    assert day.privity("search", "-", stdin=SOUGHT) == ""
    draft = f"My client Ada {NAME} kept silent about {DRAFTED} for years."
    assert json.loads(day.privity("screen", "--json", "-", stdin=draft))["verdict"] == "stop"
    day.privity("ledger", "verify")
    backup = day.folder.parent / "backup"
    backup.mkdir()
    day.privity("backup", str(backup))
    day.privity("backup", "verify", str(backup))
    day.privity("doctor")


def tour(page: Page, link: str) -> None:
    """Every page, and every place where something can be typed."""
    page.goto(link)
    assert "/launch/" not in page.url
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Ada {NAME}").first).to_be_visible()
    page.locator("#words").fill(NOTE)
    expect(page.locator("#results")).to_contain_text(f"Ada {NAME}", timeout=20_000)
    page.locator("#words").fill(SOUGHT)
    page.wait_for_timeout(600)
    page.goto(page.url)
    page.get_by_text(f"Ada {NAME}").first.click()
    record = page.url
    page.goto(record + "/write")
    page.locator("#text").fill(f"She spoke of {TYPED} and then of nothing else.")
    page.wait_for_timeout(6_000)
    page.locator("[data-finish]").click()
    expect(page.get_by_text(TYPED).first).to_be_visible()
    origin = "/".join(page.url.split("/")[:3])
    page.goto(origin + "/clients/new")
    page.locator("#name").fill(f"Ben {NAME}")
    page.locator("form.stack.far button[type=submit]").click()
    page.goto(origin + "/check")
    page.locator("#draft").fill(f"A client of mine, Ada {NAME}, once told me about {DRAFTED}.")
    page.locator("form[action='/check'] button[type=submit]").click()
    expect(page.locator("#verdict")).to_contain_text(NAME, timeout=20_000)
    for path in ("/ledger", "/backups", "/settings", "/clients"):
        page.goto(origin + path)
    page.goto(record)
    page.go_back()


def day_after(page: Page, sources: Path) -> None:
    """Files, an asker, the list, and a lock in the middle of a sentence."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(origin + "/clients")
    page.get_by_text(f"Ada {NAME}").first.click()
    record = page.url
    # Large enough that whatever spools a form would put it on the disk.
    (sources / f"{FILED}.txt").write_text(f"A letter about {FILED}.\n" + "Grey. " * 400_000, encoding="utf-8")
    page.goto(record + "/files")
    page.locator("#file").set_input_files(sources / f"{FILED}.txt")
    page.locator("form[action$='/files'] button[type=submit]").click()
    expect(page.get_by_text(FILED).first).to_be_visible(timeout=20_000)
    (sources / "column.txt").write_text(f"On {DROPPED} in general.", encoding="utf-8")
    page.goto(origin + "/check")
    page.locator("#document").set_input_files(sources / "column.txt")
    expect(page.locator("#draft")).to_have_value(re.compile(DROPPED), timeout=20_000)
    page.goto(origin + "/requests/new/official")
    page.locator("#name").fill(f"Inspector {ASKING}")
    page.locator("#words").fill(f"We ask what {ASKING} was told.")
    page.locator("#jurisdiction").select_option("SG")
    page.get_by_role("button", name="Keep and decide").click()
    expect(page.get_by_text(ASKING).first).to_be_visible()
    page.goto(origin + "/mailing-list")
    page.locator("#email").fill(f"{LISTED}@example.org")
    page.locator("form[action='/mailing-list/subscribe'] button[type=submit]").click()
    expect(page.get_by_text(LISTED, exact=False).first).to_be_visible()
    page.goto(record + "/write")
    page.locator("#text").fill(f"In the middle of {UNSENT}")
    page.keyboard.press("Alt+l")
    expect(page.get_by_role("heading", name="Your office is locked")).to_be_visible(timeout=20_000)
    page.get_by_label("Passphrase").fill(f"stone lamp {SLIPPED} seven")
    page.keyboard.press("Enter")
    expect(page.get_by_text("that does not open", exact=False).first).to_be_visible(timeout=20_000)
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Ada {NAME}").first).to_be_visible(timeout=20_000)
    page.goto(record)
    page.get_by_role("link", name=re.compile("Go on writing")).first.click()
    expect(page.locator("#text")).to_have_value(f"In the middle of {UNSENT}")
    stored = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert stored == [0, 0, 0, 0, 0], "in the browser's storage"


def as_the_operator(server: Server, address: str) -> None:
    """Read as whoever runs the server: the dump of the database, every log, every file of its data."""
    server.checkpoint()
    assert seek_each(WORDS, [server.data, server.log]) == NOWHERE
    dump = server.dump(address.split("/")[3].split("?")[0])
    assert b"INSERT INTO public.records" in dump, "the operator saw no row, so the test would prove nothing"
    assert not [word for word in WORDS if word.encode() in dump or word.encode().hex().encode() in dump]
