"""What other programs of this machine may keep of what is shown, copied, spelt or printed. Really looked at on Linux;
elsewhere it says in words what to look for. Nothing is opened but lists of names and the browsers' own settings.
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from privity.config import OfficePlace
from privity.services.health import Check, State, check_folder, check_machine

_PROC, _PRINTCAP = Path("/proc"), Path("/etc/printcap")
_CHROMES = (
    ".config/chromium",
    ".config/google-chrome",
    ".config/microsoft-edge",
    ".config/BraveSoftware/Brave-Browser",
    "snap/chromium/common/chromium",
    ".var/app/org.chromium.Chromium/config/chromium",
    ".var/app/com.google.Chrome/config/google-chrome",
)
_FIREFOXES = (
    ".mozilla/firefox",
    "snap/firefox/common/.mozilla/firefox",
    ".var/app/org.mozilla.firefox/.mozilla/firefox",
)
_RECALL = frozenset({"openrecall", "screenpipe", "rewind", "obs", "simplescreenrec", "kooha", "peek"})
_CLIPBOARDS = frozenset(
    {"klipper", "gpaste-daemon", "copyq", "clipman", "parcellite", "clipit", "diodon", "xfce4-clipman"}
    | {"cliphist", "clipcatd", "greenclip", "clipse"}
)
_BROWSING = frozenset({"cups-browsed"})


def check_surroundings(home: Path, proc: Path = _PROC, printcap: Path = _PRINTCAP) -> Iterator[Check]:
    """Screen recall, clipboard history, browser extensions, spelling through a service, network printers."""
    running = _running(proc)
    yield _recall(running)
    yield _clipboard(running, home)
    yield _extensions(home)
    yield _spelling(home)
    yield _printers(running, printcap)


def look_around(place: OfficePlace) -> Iterator[Check]:
    """Everything that is looked at around an office, without opening it."""
    yield from check_machine()
    yield from check_surroundings(Path.home())
    yield from check_folder(place)


def _recall(running: frozenset[str] | None) -> Check:
    name = "screen recall"
    if sys.platform == "win32":
        return Check(
            name,
            State.LOOK,
            "Windows can take pictures of the screen all the time (Recall); whether it does cannot be seen",
            "see Settings, Privacy, Recall: switch it off, or leave your browser out of it",
        )
    if sys.platform == "darwin" or running is None:
        return Check(
            name,
            State.LOOK,
            "whether a program takes pictures of the screen cannot be seen from here",
            "see which programs may record the screen in the system's settings",
        )
    if found := running & _RECALL:
        return Check(
            name,
            State.LOOK,
            f"a program that can record the screen is running: {_named(found)}",
            "end it before you open the office",
        )
    return Check(name, State.WELL, "no program that is known to record the screen is running")


def _clipboard(running: frozenset[str] | None, home: Path) -> Check:
    name = "clipboard history"
    remedy = "switch the history off: it keeps what you copy, and some send it to your other devices"
    if sys.platform == "win32":
        return Check(name, State.LOOK, "Windows can keep what you copy (Windows key and V)", remedy)
    if sys.platform == "darwin" or running is None:
        return Check(
            name, State.LOOK, "whether a program keeps what you copy cannot be seen from here", remedy
        )
    found = running & _CLIPBOARDS
    if found or _exists(home / ".local/share/klipper/history2.lst"):
        return Check(name, State.LOOK, f"a program keeps what you copy: {_named(found) or 'klipper'}", remedy)
    return Check(name, State.WELL, "no program that is known to keep what you copy is running")


def _extensions(home: Path) -> Check:
    name = "browser extensions"
    count = sum(1 for profile in _profiles(home, _CHROMES) for _ in _within(profile / "Extensions"))
    count += sum(_firefox_extensions(profile) for profile in _profiles(home, _FIREFOXES))
    remedy = "use a browser profile without extensions for the app: an extension can read every page you see"
    if count:
        return Check(name, State.LOOK, f"{count} browser extension(s) are installed for this account", remedy)
    if not sys.platform.startswith("linux"):
        return Check(name, State.LOOK, "the browsers' extensions cannot be seen from here", remedy)
    return Check(name, State.WELL, "no browser extension was found for this account")


def _spelling(home: Path) -> Check:
    name = "spelling and dictation"
    remedy = "switch off the enhanced spell check in the browser; dictate only where it stays on this machine"
    for profile in _profiles(home, _CHROMES):
        settings = _json(profile / "Preferences").get("spellcheck")
        if isinstance(settings, dict) and settings.get("use_spelling_service"):
            return Check(
                name, State.WRONG, "a browser sends what you type to a service to check its spelling", remedy
            )
    if not sys.platform.startswith("linux"):
        return Check(
            name,
            State.LOOK,
            "keyboards and dictation of this system may send what you type or say to their maker",
            "see the system's settings for online speech recognition and for improving typing",
        )
    return Check(
        name,
        State.WELL,
        "no browser is set to check spelling through a service",
    )


def _printers(running: frozenset[str] | None, printcap: Path) -> Check:
    name = "printers"
    remedy = "print on your own cable: a printer on the network can keep what it printed, and others reach it"
    remote: list[str] = []
    with contextlib.suppress(OSError):
        lines = printcap.read_text("utf-8", "replace").splitlines()
        remote = [line.partition("|")[0] for line in lines if not line.startswith("#") and ":rm=" in line]
    if remote or (running or frozenset()) & _BROWSING:
        listed = f": {', '.join(sorted(remote)[:3])}" if remote else ""
        return Check(name, State.LOOK, f"printers of the network are offered to you{listed}", remedy)
    if not sys.platform.startswith("linux"):
        return Check(
            name, State.LOOK, "whether your printer is on the network cannot be seen from here", remedy
        )
    return Check(name, State.WELL, "no printer of the network is offered to this machine")


def _running(proc: Path) -> frozenset[str] | None:
    """The names of running programs (proc(5), comm); None where they cannot be seen."""
    names = set()
    for folder in _within(proc):
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):
                names.add((folder / "comm").read_text("utf-8", "replace").strip())
    return frozenset(names) or None


def _profiles(home: Path, places: tuple[str, ...]) -> Iterator[Path]:
    for place in places:
        yield from (one for one in _within(home / place) if one.is_dir())


def _firefox_extensions(profile: Path) -> int:
    addons = _json(profile / "extensions.json").get("addons")
    own = addons if isinstance(addons, list) else []
    return sum(
        1
        for one in own
        if isinstance(one, dict) and one.get("type") == "extension" and one.get("location") == "app-profile"
    )


def _json(path: Path) -> dict[str, object]:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        value = json.loads(path.read_bytes())
        if isinstance(value, dict):
            return value
    return {}


def _within(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return list(folder.iterdir())
    return []


def _exists(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.exists()
    return False


def _named(found: frozenset[str]) -> str:
    return ", ".join(sorted(found))
