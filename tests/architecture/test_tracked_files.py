"""What is tracked holds nothing of the machine it was written on, names no registry, and is finished."""

import os
import pwd
import re
import subprocess
from functools import cache

import pytest

from tests.architecture.source import ROOT

_UNTRACKED = {".git", ".venv", "node_modules", "__pycache__"}
_REGISTRIES = re.compile(
    r"https?://[a-z0-9.-]*(pypi|pythonhosted|npmjs|jsdelivr|unpkg|debian|ghcr)[a-z0-9.-]*/", re.IGNORECASE
)
# Spelt in two halves, so that this file is not its own first finding.
_UNFINISHED = re.compile(r"\b(" + "TO" + "DO|FIX" + r"ME)\b")
_LARGEST = 4 * 1024 * 1024


@cache
def _texts() -> dict[str, str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
    else:  # an unpacked archive is no repository
        names = [
            str(path.relative_to(ROOT))
            for path in ROOT.rglob("*")
            if path.is_file() and not _UNTRACKED & set(path.parts)
        ]
    found = {}
    for name in names:
        path = ROOT / name
        if path.is_file() and path.stat().st_size <= _LARGEST:
            content = path.read_bytes()
            if b"\0" not in content[:8192]:
                found[name] = content.decode("utf-8", "replace")
    return found


def test_the_tracked_files_are_really_read() -> None:
    assert {"Makefile", "pyproject.toml", "src/privity/errors.py", "requirements/runtime.txt"} <= set(
        _texts()
    )


def test_no_registry_is_named() -> None:
    """Where packages come from is the machine's own setting, not the project's."""
    assert [name for name, text in _texts().items() if _REGISTRIES.search(text)] == []


def test_no_path_of_a_machine_is_kept() -> None:
    home = pwd.getpwuid(os.getuid()).pw_dir
    paths = [path for path in (str(ROOT), home) if path.count("/") >= 2 or len(path) > 4]
    assert paths
    found = [
        (name, path)
        for name, text in _texts().items()
        for path in paths
        if re.search(rf"(?<![\w.-]){re.escape(path)}(?![\w-])", text)
    ]
    assert found == []


@pytest.mark.parametrize("folder", ["src/", "tests/", "docs/", "spec/", "benchmarks/"])
def test_nothing_is_left_unfinished(folder: str) -> None:
    found = [name for name, text in _texts().items() if name.startswith(folder) and _UNFINISHED.search(text)]
    assert found == []
