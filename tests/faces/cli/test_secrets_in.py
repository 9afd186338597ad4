"""Where a passphrase may come from, and what is refused."""

import os
from pathlib import Path

import pytest

from privity.errors import IncompleteError, InputError, LockedError
from privity.faces.cli import secrets_in
from privity.faces.cli.secrets_in import PassphraseSource, ask_secret, read_secret_file


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that every account of the machine can enter, whatever lies above it here."""
    folder = tmp_path / "public"
    folder.mkdir(mode=0o755)
    (folder / "private").mkdir(mode=0o700)
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = real(path, follow_symlinks=follow_symlinks)
        if folder.is_relative_to(path) and path != folder:
            return os.stat_result((0o40755, *tuple(found)[1:]))
        return found

    monkeypatch.setattr(Path, "stat", stat)
    return folder


def secret(path: Path, content: bytes = b"four words and a lamp\n", mode: int = 0o600) -> Path:
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_a_file_of_ones_own_is_read_without_its_line_end(public: Path) -> None:
    assert read_secret_file(secret(public / "p"), "passphrase") == "four words and a lamp"


@pytest.mark.parametrize(
    ("content", "read"), [(b" a b \r\n", " a b "), (b"a\n\n", "a\n"), ("geheimnis ß".encode(), "geheimnis ß")]
)
def test_nothing_but_one_line_end_is_left_off(public: Path, content: bytes, read: str) -> None:
    assert read_secret_file(secret(public / "p", content), "passphrase") == read


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n", b"\xff\xfe", b"a" * 5000])
def test_an_empty_foreign_or_enormous_file_is_refused(public: Path, content: bytes) -> None:
    with pytest.raises(InputError):
        read_secret_file(secret(public / "p", content), "passphrase")


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o666])
def test_a_file_that_others_can_read_is_refused_with_the_remedy(public: Path, mode: int) -> None:
    path = secret(public / "p", mode=mode)
    with pytest.raises(InputError) as refused:
        read_secret_file(path, "passphrase")
    assert refused.value.remedy.startswith(f"run `chmod 600 {path}`")


def test_a_folder_that_only_its_owner_enters_keeps_others_out(public: Path) -> None:
    path = secret(public / "private" / "p", mode=0o644)
    assert read_secret_file(path, "passphrase") == "four words and a lamp"


def test_a_link_is_judged_by_where_it_leads(public: Path) -> None:
    target = secret(public / "p", mode=0o644)
    (public / "private" / "link").symlink_to(target)
    with pytest.raises(InputError):
        read_secret_file(public / "private" / "link", "passphrase")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_account_is_refused(public: Path) -> None:
    path = secret(public / "p")
    os.chown(path, 1234, 1234)
    with pytest.raises(InputError, match="another account"):
        read_secret_file(path, "passphrase")


@pytest.mark.parametrize("name", ["missing", "."])
def test_what_is_no_file_is_refused(public: Path, name: str) -> None:
    with pytest.raises(InputError):
        read_secret_file(public / name, "passphrase")


def test_nobody_is_told_to_shut_a_folder(public: Path) -> None:
    (public / "open").mkdir(mode=0o755)
    with pytest.raises(InputError, match="is a folder") as refused:
        read_secret_file(public / "open", "passphrase")
    assert "chmod" not in refused.value.remedy


def test_a_descriptor_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"four words ")
    os.write(writing, b"and a lamp\n")
    os.close(writing)
    assert PassphraseSource(descriptor=reading).get() == "four words and a lamp"
    os.close(reading)


def test_a_descriptor_that_is_closed_is_refused() -> None:
    with pytest.raises(InputError, match="descriptor 999"):
        PassphraseSource(descriptor=999).get()


def test_two_sources_exclude_each_other(public: Path) -> None:
    with pytest.raises(InputError):
        PassphraseSource(secret(public / "p"), 0).get()


def test_it_is_read_once(public: Path) -> None:
    source = PassphraseSource(secret(public / "p"))
    first = source.get()
    (public / "p").unlink()
    assert source.get() == first


def test_without_a_terminal_the_office_stays_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets_in, "_has_terminal", lambda: False)
    with pytest.raises(LockedError) as refused:
        PassphraseSource().get()
    assert "--passphrase-file" in refused.value.remedy
    with pytest.raises(IncompleteError):
        ask_secret("recovery code: ")
    with pytest.raises(IncompleteError) as refused:
        PassphraseSource().get_new()
    assert "--passphrase-file" in refused.value.remedy
