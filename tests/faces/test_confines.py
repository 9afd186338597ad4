"""The confines of the office: after a whole day's work in both faces, no word of it lies in any file.

Words are planted wherever content can come in: an imported note, a client's name, what is typed into the editor, a
draft held against the caseload, the words of a search. Then they are sought, in every clothing, in each file under the
office, the state, the home, the temporary folder, the browser's profile, the backup and, on PostgreSQL, the server's
own data and log.
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
from tests.house.planted import seek
from tests.house.server import Server

NOTE = "Quillonthorpe"
NAME = "Marrowglint"
TYPED = "Tindersleeve"
DRAFTED = "Ovalberrick"
SOUGHT = "Hempenstallow"
WORDS = (NOTE, NAME, TYPED, DRAFTED, SOUGHT)
PASSPHRASE = "stone lamp orchard seven"
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
        folders = [day.office, day.machine, profile, tmp_path / "backup"]
        assert {word: seek(word, folders) for word in WORDS} == {word: [] for word in WORDS}, (
            "while it is open"
        )
    finally:
        serving.terminate()
        out, err = serving.communicate(timeout=60)
    context.close()
    day.said.extend((out, err))
    assert {word: seek(word, folders) for word in WORDS} == {word: [] for word in WORDS}, "afterwards"
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
    stored = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
        " (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert stored == [0, 0, 0, 0, 0], "in the browser's storage"
    page.goto(record)
    page.go_back()


def as_the_operator(server: Server, address: str) -> None:
    """Read as whoever runs the server: the dump of the database, every log, every file of its data."""
    server.checkpoint()
    assert {word: seek(word, [server.data, server.log]) for word in WORDS} == {word: [] for word in WORDS}
    dump = server.dump(address.split("/")[3].split("?")[0])
    assert b"INSERT INTO public.records" in dump, "the operator saw no row, so the test would prove nothing"
    assert not [word for word in WORDS if word.encode() in dump or word.encode().hex().encode() in dump]
