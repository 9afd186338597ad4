"""What other programs of the machine may keep: looked at on a machine that the test made."""

import json
import sys
from pathlib import Path

import pytest

from privity.services.health import Check, State
from privity.services.surroundings import check_surroundings


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    for place in ("home", "proc/1"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "proc/1/comm").write_text("init\n")
    (tmp_path / "proc/meminfo").write_text("")
    return tmp_path


def look(machine: Path) -> dict[str, Check]:
    found = check_surroundings(machine / "home", machine / "proc", machine / "printcap")
    return {one.name: one for one in found}


def run(machine: Path, number: int, name: str) -> None:
    (machine / f"proc/{number}").mkdir()
    (machine / f"proc/{number}/comm").write_text(f"{name}\n")


def test_an_empty_machine_is_well(machine: Path) -> None:
    assert {one.state for one in look(machine).values()} == {State.WELL}


def test_programs_that_record_the_screen_or_keep_what_is_copied_are_named(machine: Path) -> None:
    run(machine, 20, "screenpipe")
    run(machine, 21, "copyq")
    found = look(machine)
    assert (found["screen recall"].state, "screenpipe" in found["screen recall"].says) == (State.LOOK, True)
    assert "copyq" in found["clipboard history"].says


def test_extensions_and_a_spelling_service_are_seen_in_the_browsers_own_settings(machine: Path) -> None:
    profile = machine / "home/.config/chromium/Default"
    (profile / "Extensions/abcdefgh").mkdir(parents=True)
    (profile / "Preferences").write_text(json.dumps({"spellcheck": {"use_spelling_service": True}}))
    firefox = machine / "home/.mozilla/firefox/x.default"
    firefox.mkdir(parents=True)
    addons = [
        {"type": "extension", "location": "app-profile"},
        {"type": "extension", "location": "app-system-defaults"},
        {"type": "theme", "location": "app-profile"},
    ]
    (firefox / "extensions.json").write_text(json.dumps({"addons": addons}))
    found = look(machine)
    assert found["browser extensions"].says.startswith("2 ")
    assert found["spelling and dictation"].state is State.WRONG


def test_broken_settings_of_a_browser_are_passed_over(machine: Path) -> None:
    profile = machine / "home/.config/chromium/Default"
    profile.mkdir(parents=True)
    (profile / "Preferences").write_text("[" * 5000)
    assert look(machine)["spelling and dictation"].state is State.WELL


def test_printers_of_the_network_are_named(machine: Path) -> None:
    (machine / "printcap").write_text(
        "# made by CUPS\nhall|The hall:rm=server:rp=hall:\ndesk|Desk:rm=host:\n"
    )
    assert "desk, hall" in look(machine)["printers"].says
    (machine / "printcap").unlink()
    run(machine, 30, "cups-browsed")
    assert look(machine)["printers"].state is State.LOOK


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_says_what_cannot_be_seen(
    machine: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    found = look(machine)
    assert {one.state for one in found.values()} == {State.LOOK}
    assert all(one.remedy for one in found.values())
