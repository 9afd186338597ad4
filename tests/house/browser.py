"""Finds a Chromium for the tests that drive a real browser, and puts one in place where there is none.

The system's package manager comes first, since its Chromium brings the libraries it needs; Playwright's own
download is the second choice and needs no rights.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

_ON_PATH = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
_ON_MAC = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
_INSTALLERS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("apt-get", (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", "chromium"))),
    ("dnf", (("install", "-y", "-q", "chromium"),)),
    ("apk", (("add", "--quiet", "chromium"),)),
    ("pacman", (("-Sy", "--noconfirm", "--quiet", "chromium"),)),
    ("brew", (("install", "--cask", "chromium"),)),
)
_INSTALL_SECONDS = 900


def find_chromium() -> Path | None:
    """Return the first Chromium on this machine that starts."""
    return next((found for found in _candidates() if _starts(found)), None)


def install_chromium() -> Path | None:
    """Try the package manager, then Playwright's own download; return the browser that came of it."""
    for command in commands():
        print(f"tests: {' '.join(command)}", file=sys.stderr)
        try:
            done = subprocess.run(
                command,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr,
                timeout=_INSTALL_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            print(f"tests: {problem}", file=sys.stderr)
            continue
        if done.returncode == 0 and (found := find_chromium()):
            return found
    return find_chromium()


def _candidates() -> Iterator[Path]:
    for name in _ON_PATH:
        if path := shutil.which(name):
            yield Path(path)
    yield from (path for path in _ON_MAC if path.exists())
    yield from _of_playwright()


def _of_playwright() -> Iterator[Path]:
    """Playwright keeps each revision in a folder of its own; the newest comes first."""
    caches = (Path.home() / ".cache/ms-playwright", Path.home() / "Library/Caches/ms-playwright")
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for store in (Path(named),) if named else caches:
        for revision in sorted(store.glob("chromium-*"), reverse=True):
            yield from revision.glob("chrome-linux*/chrome")
            yield from revision.glob("chrome-mac*/*.app/Contents/MacOS/*")


def _starts(path: Path) -> bool:
    """Ubuntu's `chromium-browser` is a signpost to a snap: present, and starting nothing in a container."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and bool(done.stdout.strip())


def commands() -> Iterator[list[str]]:
    """What could put a Chromium in place on this machine, in the order to be tried."""
    yield from with_package_manager(_INSTALLERS)
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def with_package_manager(installers: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> Iterator[list[str]]:
    """The steps of the first package manager that is here and may be used."""
    for name, steps in installers:
        if not (program := shutil.which(name)):
            continue
        # Homebrew refuses to run as root; every other manager needs to.
        prefix: list[str] | None = [] if name == "brew" or os.geteuid() == 0 else _sudo()
        if prefix is not None:
            for step in steps:
                yield [*prefix, program, *step]
        break


def _sudo() -> list[str] | None:
    """A password prompt would hang an unattended run, so only `sudo` that asks for none counts."""
    sudo = shutil.which("sudo")
    if not sudo:
        return None
    allowed = subprocess.run([sudo, "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return [sudo, "-n"] if allowed.returncode == 0 else None
