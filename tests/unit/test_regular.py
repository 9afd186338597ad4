"""What is opened when somebody names a path: a file on a disk, and nothing that waits, never ends or is made up."""

import os
import socket
from pathlib import Path

import pytest

from privity.durable import read_private
from privity.errors import StorageError
from privity.regular import NotRegularError, open_regular

PROC = Path("/proc/self/environ")


def test_a_file_is_opened_also_an_empty_one_and_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "note").write_bytes(b"slept\n")
    (tmp_path / "empty").touch()
    (tmp_path / "link").symlink_to("note")
    for name, content in {"note": b"slept\n", "empty": b"", "link": b"slept\n"}.items():
        with open_regular(tmp_path / name) as file:
            assert file.read() == content


def make_special(folder: Path, kind: str) -> Path:
    """A thing of this kind, so named that it could be meant as a list or a note."""
    path = folder / "note.txt"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as end:
                end.bind(str(path))
        case "device":
            path.symlink_to("/dev/zero")
        case "made up":
            path.symlink_to(PROC)
    return path


SPECIAL = {
    "folder": "is a folder",
    "pipe": "a pipe",
    "socket": "a socket",
    "device": "is a device",
    "made up": "lies on no disk",
}


@pytest.mark.parametrize("kind", SPECIAL)
def test_nothing_else_is_opened_or_waited_for(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "made up" and not PROC.exists():
        pytest.skip("this system has no /proc")
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    path = make_special(Path(), kind)
    with pytest.raises(NotRegularError) as refused:
        open_regular(path)
    assert SPECIAL[kind] in refused.value.what
    with pytest.raises(StorageError, match=SPECIAL[kind]):
        read_private(path)


def test_a_file_that_is_made_up_only_when_asked_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As `/proc/kmsg`, which only the machine's administrator can open."""
    (tmp_path / "note").touch()

    def wait(_descriptor: int, _count: int) -> bytes:
        raise BlockingIOError

    monkeypatch.setattr(os, "read", wait)
    with pytest.raises(NotRegularError, match="lies on no disk"):
        open_regular(tmp_path / "note")


def test_a_link_is_not_followed_where_none_is_to_be(tmp_path: Path) -> None:
    (tmp_path / "note").touch()
    (tmp_path / "link").symlink_to("note")
    with pytest.raises(NotRegularError, match="is a link"):
        open_regular(tmp_path / "link", follow=False)


def test_links_in_a_circle_and_what_is_not_there_are_errors_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("other")
    (tmp_path / "other").symlink_to("one")
    for name in ("one", "nowhere"):
        with pytest.raises(OSError) as refused:
            open_regular(tmp_path / name)
        assert not isinstance(refused.value, NotRegularError)


def test_what_was_exchanged_for_a_pipe_at_the_last_moment_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "note", os.open
    path.touch()

    def exchanged(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(os, "open", exchanged)
    before = len(os.listdir("/proc/self/fd")) if PROC.exists() else 0
    with pytest.raises(NotRegularError, match="a pipe"):
        open_regular(path)
    assert (len(os.listdir("/proc/self/fd")) if PROC.exists() else 0) == before
