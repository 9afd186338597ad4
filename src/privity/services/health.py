"""Looks at what lies around the office on this machine and could undo its promises: folders, disks, swap, copies.

Nothing here opens the office or needs its passphrase. What cannot be seen is said to be so, never taken to be well.
"""

import contextlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from privity.config import OfficePlace
from privity.services.device import Device
from privity.vault.header import Header

_PLAIN_DATABASE = b"SQLite format 3\x00"
_SWAPS = Path("/proc/swaps")
_OTHERS = 0o077
_LEAST_FREE = 64 << 20
_SYNCED_FOLDER = re.compile(
    r"dropbox.*|onedrive.*|icloud ?drive.*|mobile documents|com~apple~clouddocs|nextcloud.*|owncloud.*|google ?drive.*"
    r"|my drive|box( sync)?|pcloud ?drive|mega(sync)?|seafile|syncthing|sync|resilio sync|yandex\.disk.*|tresorit.*",
    re.IGNORECASE,
)
_SYNC_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".nextcloudsync.log", ".sync")
_NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "davfs", "fuse.rclone"}
)


class State(StrEnum):
    """How a check came out. `LOOK` is for a person to weigh; `WRONG` breaks a promise."""

    WELL = "well"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, in words."""

    name: str
    state: State
    says: str
    remedy: str = ""


def check_machine() -> Iterator[Check]:
    """What holds for every office on this machine."""
    yield _process()
    yield _swap()


def check_encoder() -> Check:
    """Whether drafts are read for what they mean here, or by their words alone."""
    # It takes a moment to load, and whoever asks for less should not wait for it.
    from privity.screen import WordsAlone
    from privity.services.screening import shared_embedder

    loaded = shared_embedder()
    if isinstance(loaded, WordsAlone):
        return Check("encoder", State.LOOK, f"drafts are {loaded.said}", loaded.remedy)
    return Check("encoder", State.WELL, "drafts are read for what they mean, and not by their words alone")


def check_folder(place: OfficePlace) -> Iterator[Check]:
    """What holds for the folder of an office, and for the files in it."""
    yield _modes(place)
    yield _synced(place.folder)
    yield _disk(place.folder)
    yield _room(place.folder)


def check_office(place: OfficePlace, header: Header) -> Iterator[Check]:
    """What can be said of an office without opening it."""
    if header.store.kind == "sqlcipher":
        yield _records_file(place)
    device = Device(place.state, header.vault)
    if device.is_stick_missing(header):
        yield Check(
            "device secret",
            State.LOOK,
            "this device's part of the key lies on a stick that is not in",
            "put the stick in before you unlock",
        )
    elif device.secret(header) is None:
        yield Check(
            "device secret",
            State.WRONG,
            "this device does not have the secret that goes with the passphrase",
            "open the office on its own device, or move it here with `privity move`",
        )
    else:
        where = "; its part of the key lies on a stick" if device.sticks else ""
        yield Check("device secret", State.WELL, f"this device is the office's{where}")
    if device.anchor.exists():
        yield Check("anchor", State.WELL, "this device remembers how far the ledger had grown")
    else:
        yield Check(
            "anchor",
            State.WRONG,
            "this device's anchor is missing, so an older copy of the office could not be told from the newest",
            "put it back, or take the office over anew with `privity move`",
        )
    failures = device.failed_attempts()
    if failures:
        yield Check(
            "passphrase",
            State.LOOK,
            f"{failures} wrong passphrase(s) since the last right one",
            "ask who that was",
        )


def _process() -> Check:
    name = "this process"
    if sys.platform == "win32":
        return Check(name, State.LOOK, "whether this machine keeps crash dumps cannot be seen from here")
    import resource

    if resource.getrlimit(resource.RLIMIT_CORE)[0] == 0:
        return Check(name, State.WELL, "no core dump is written when it crashes")
    return Check(
        name, State.WRONG, "a core dump with keys in it could be written", "start it with `ulimit -c 0`"
    )


def _modes(place: OfficePlace) -> Check:
    loose = []
    for path in (place.folder, *sorted(place.folder.glob("*"))):
        with contextlib.suppress(FileNotFoundError):
            if os.name != "nt" and stat.S_IMODE(path.lstat().st_mode) & _OTHERS:
                loose.append(path.name)
    if not loose:
        return Check("file modes", State.WELL, "only this account can enter the office's folder")
    named = ", ".join(f"`{name}`" for name in loose[:5])
    return Check(
        "file modes",
        State.WRONG,
        f"other accounts of this machine can reach {named}",
        f"run `chmod -R go= {place.folder}`",
    )


def _synced(folder: Path) -> Check:
    name = "synced folder"
    resolved = folder.resolve()
    for above in (resolved, *resolved.parents):
        if _SYNCED_FOLDER.fullmatch(above.name) or any((above / mark).exists() for mark in _SYNC_MARKS):
            return Check(
                name,
                State.WRONG,
                f"`{above}` looks like a folder that a program copies to other machines, and to its maker's",
                "move the office to a folder that nothing copies, and back it up with `privity backup`",
            )
    kind = _mount_of(resolved)[1]
    if kind in _NETWORK_KINDS:
        return Check(
            name,
            State.WRONG,
            f"the office lies on a network disk ({kind})",
            "move it to a disk of this machine",
        )
    return Check(name, State.WELL, "no program is known to copy this folder elsewhere")


def _disk(folder: Path) -> Check:
    name = "disk"
    if not sys.platform.startswith("linux"):
        return Check(
            name,
            State.LOOK,
            "whether the disk is encrypted cannot be seen from here",
            "see the system's settings",
        )
    if _is_encrypted(_mount_of(folder.resolve())[0]):
        return Check(name, State.WELL, "the disk under the office is encrypted")
    return Check(
        name,
        State.LOOK,
        "the disk under the office does not show that it is encrypted; the records are, the rest of it is not",
        "switch on the encryption of the whole disk",
    )


def _room(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    if free >= _LEAST_FREE:
        return Check("room", State.WELL, f"{free >> 20} MiB are free")
    return Check(
        "room", State.WRONG, f"only {free >> 20} MiB are free", "free some space before you write more"
    )


def _records_file(place: OfficePlace) -> Check:
    name = "records file"
    try:
        with place.database.open("rb") as file:
            head = file.read(len(_PLAIN_DATABASE))
    except OSError:
        return Check(
            name, State.WRONG, "the records file is missing or cannot be read", "restore it from a backup"
        )
    if head == _PLAIN_DATABASE:
        return Check(name, State.WRONG, "the records file is not encrypted", "restore it from a backup")
    return Check(name, State.WELL, "the records file is encrypted")


def _swap() -> Check:
    name = "swap"
    if sys.platform == "darwin":
        return Check(name, State.WELL, "this system encrypts its swap")
    if not sys.platform.startswith("linux"):
        return Check(
            name, State.LOOK, "whether the page file is encrypted cannot be seen from here", "see BitLocker"
        )
    try:
        lines = _SWAPS.read_text().splitlines()[1:]
    except OSError:
        return Check(name, State.LOOK, "whether there is swap cannot be seen from here")
    areas = [line.split()[0].replace("\\040", " ") for line in lines if line.split()]
    open_ones = [area for area in areas if not _keeps_swap_in(area)]
    if not open_ones:
        return Check(
            name,
            State.WELL,
            "memory is written to no disk, or only encrypted" if areas else "there is no swap",
        )
    return Check(
        name,
        State.LOOK,
        "memory can be written to disk in the clear, keys and open notes with it: " + ", ".join(open_ones),
        "encrypt the swap, or switch it off with `swapoff -a`",
    )


def _keeps_swap_in(area: str) -> bool:
    """Say whether a swap area lies in compressed memory, or on something encrypted."""
    path = Path(area)
    if path.name.startswith("zram"):
        return True
    device = area if area.startswith("/dev/") else _mount_of(path)[0]
    return _is_encrypted(device)


def _is_encrypted(device: str) -> bool:
    """Say whether a block device is a mapping of dm-crypt, or lies on one (LVM on LUKS)."""
    waiting = [Path("/sys/class/block") / Path(device).resolve().name]
    seen: set[Path] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        with contextlib.suppress(OSError):
            if (node / "dm/uuid").read_text().startswith("CRYPT-"):
                return True
        with contextlib.suppress(OSError):
            waiting += (Path("/sys/class/block") / below.name for below in (node / "slaves").iterdir())
    return False


def _mount_of(path: Path) -> tuple[str, str]:
    """The device and the kind of file system under a path (proc(5), mountinfo); empty where that is not told."""
    best, found = -1, ("", "")
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/mountinfo").read_text().splitlines():
            left, _, right = line.partition(" - ")
            point = Path(left.split()[4].replace("\\040", " "))
            if path.is_relative_to(point) and len(point.parts) >= best:
                kind, device = right.split()[:2]
                best, found = len(point.parts), (device, kind)
    return found
