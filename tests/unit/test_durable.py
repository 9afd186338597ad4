"""Small files: the old one or the new one, never half of either, never anybody else's."""

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from privity.durable import make_private_folder, read_private, rename_durably, write_durably
from privity.errors import IntegrityError, StorageError


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """A full disk: writing beyond `size` bytes of a file fails as if there were no room."""
    import signal

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_file_is_replaced_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "header"
    write_durably(path, b"old")
    write_durably(path, b"new and longer")
    assert path.read_bytes() == b"new and longer"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".*.new")) == []


def test_what_lies_beside_is_not_written_through(tmp_path: Path) -> None:
    """Another hand left a link where the new file is about to be made."""
    path, elsewhere = tmp_path / "header", tmp_path / "elsewhere"
    elsewhere.write_bytes(b"untouched")
    (tmp_path / ".header.new").symlink_to(elsewhere)
    write_durably(path, b"new")
    assert (path.read_bytes(), elsewhere.read_bytes()) == (b"new", b"untouched")
    (tmp_path / ".header.new").write_bytes(b"left by a crash")
    (tmp_path / ".header.new").chmod(0o644)
    write_durably(path, b"newer")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_on_a_full_disk_the_old_file_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "header"
    write_durably(path, b"old")
    with files_no_longer_than(1000), pytest.raises(StorageError) as refused:
        write_durably(path, bytes(5000))
    assert path.read_bytes() == b"old"
    assert "still there" in refused.value.message
    assert list(tmp_path.glob(".*.new")) == []


def test_a_folder_that_is_not_there_or_not_ours(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        write_durably(tmp_path / "nowhere" / "header", b"x")
    with pytest.raises(StorageError):
        rename_durably(tmp_path / "missing", tmp_path / "header")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError):
        make_private_folder(tmp_path / "file")
    with pytest.raises(StorageError):
        make_private_folder(tmp_path / "file" / "inner")
    make_private_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    make_private_folder(tmp_path / "a" / "b")


def test_a_disk_that_does_not_promise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is in place but the folder cannot be synced: the message must not say that the old one is there."""
    path = tmp_path / "header"
    real = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError("no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    with pytest.raises(StorageError) as refused:
        write_durably(path, b"new")
    assert "still there" not in refused.value.message
    assert path.read_bytes() == b"new"


def test_small_files_are_read_and_large_ones_refused(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    assert read_private(path) is None
    path.write_bytes(b"x" * 100)
    assert read_private(path, limit=100) == b"x" * 100
    with pytest.raises(IntegrityError):
        read_private(path, limit=99)
    with pytest.raises(StorageError):
        read_private(tmp_path)
