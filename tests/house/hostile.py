"""Hostile settings: no way out of the machine, and nothing of the machine's own folders in reach.

The guard is an audit hook (PEP 578) and not a patched method, so that no library can go around it; it is put
into every Python that a test starts as well, through `children/sitecustomize.py`. Code that swallows the
error still fails its test, since each attempt is written down and asked for at the end.
"""

import os
from pathlib import Path

from tests.house.children.sitecustomize import ATTEMPTS, forbid_outward_connections

_CHILDREN = Path(__file__).parent / "children"
_FOLDERS = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
}


def redirected(folder: Path) -> dict[str, str]:
    """Make a home, temporary and runtime folder under `folder` and return the environment that names them.

    The folders of XDG are left to be made by whoever wants them, as on a new account.
    The environment also puts the guard into child processes and names the file they report attempts to.
    """
    environment = {name: str(folder / part) for name, part in _FOLDERS.items()}
    for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR"):
        Path(environment[name]).mkdir(mode=0o700, parents=True, exist_ok=True)
    inherited = os.environ.get("PYTHONPATH")
    environment["PYTHONPATH"] = f"{_CHILDREN}{os.pathsep}{inherited}" if inherited else str(_CHILDREN)
    environment[ATTEMPTS] = str(folder / "outward")
    return environment


def attempts() -> list[str]:
    """Every attempt to reach beyond this machine since the environment was redirected."""
    reported = Path(os.environ[ATTEMPTS])
    return reported.read_text().splitlines() if reported.exists() else []


__all__ = ["attempts", "forbid_outward_connections", "redirected"]
