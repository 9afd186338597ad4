"""The test house itself: what the other tests rest on holds."""

import base64
import gzip
import os
import signal
import socket
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import run
from tests.house import browser
from tests.house.children import socketless
from tests.house.hostile import attempts
from tests.house.missing import missing
from tests.house.planted import seek
from tests.house.server import Server

WORD = "Zwetschgenknoedel"


@pytest.mark.parametrize(
    "content",
    [
        WORD.encode(),
        b"\xff\x00" + WORD.upper().encode("utf-16-le"),
        WORD.lower().encode("utf-16-be"),
        base64.b64encode(b"she said " + WORD.encode() + b" twice"),
        base64.b64encode(b"he said   " + WORD.encode() + b"!"),
        base64.urlsafe_b64encode(b"they say   " + WORD.encode()),
        WORD.encode().hex().encode(),
        os.urandom(700) + zlib.compress(b"a plum dumpling is a " + WORD.encode()) + b"tail",
        b"\x78" + zlib.compress(b"a plum dumpling is a " + WORD.encode()) + b"tail",
        b"head" + gzip.compress(b"x" * 5000 + WORD.encode()),
        gzip.compress(zlib.compress(WORD.encode() * 2)),
        zlib.compress(b"y" * 9000 + WORD.encode() + os.urandom(9000))[:9000],
    ],
    # Named, because some hold random bytes or a time: the two workers must collect the same tests.
    ids=[
        "utf-8",
        "utf-16-le",
        "utf-16-be",
        "base64",
        "base64-shifted",
        "base64-url",
        "hex",
        "zlib",
        "zlib-behind-its-first-byte",
        "gzip",
        "gzip-of-zlib",
        "zlib-cut-off",
    ],
)
def test_a_planted_word_is_found_in_any_clothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "file").write_bytes(content)
    (tmp_path / "other").write_bytes(b"Zwetschgen knoedel" * 300)
    assert seek(WORD, [tmp_path]) == [tmp_path / "sub" / "file"]


def test_a_planted_word_is_found_in_a_zip_member_and_in_a_file_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("empty.xml", "<x/>" * 50)
        archive.writestr("word/document.xml", f"<p>{WORD}</p>" * 30)
    (tmp_path / f"draft-{WORD.lower()}.txt").touch()
    assert seek(WORD, [tmp_path]) == [tmp_path / "a.docx", tmp_path / f"draft-{WORD.lower()}.txt"]


def test_a_folder_that_is_not_there_is_never_counted_as_clean(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        seek(WORD, [tmp_path / "absent"])


# The documentation address of RFC 5737: were the guard absent, nothing would be there to answer.
OUTWARD = "192.0.2.1"


@pytest.fixture
def outward_attempts() -> Iterator[None]:
    """Forget the attempts of this test, since here they are the point."""
    yield
    Path(os.environ["PRIVITY_TEST_ATTEMPTS"]).unlink(missing_ok=True)


@pytest.mark.usefixtures("outward_attempts")
def test_an_outward_connection_is_refused_and_written_down() -> None:
    with socket.socket() as outward, pytest.raises(OSError, match=r"socket\.connect"):
        outward.connect((OUTWARD, 443))
    with socket.socket(type=socket.SOCK_DGRAM) as outward, pytest.raises(OSError, match=r"socket\.sendto"):
        outward.sendto(b"x", (OUTWARD, 53))
    with socket.socket() as outward, pytest.raises(OSError, match=r"socket\.bind"):
        outward.bind(("", 0))
    with pytest.raises(OSError, match="getaddrinfo"):
        socket.getaddrinfo("example.invalid", 443)
    assert len(attempts()) == 4


@pytest.mark.usefixtures("outward_attempts")
def test_a_child_process_is_guarded_too_and_its_attempt_is_not_lost() -> None:
    code = f"import socket\ntry:\n socket.create_connection(('{OUTWARD}', 443), 1)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert [OUTWARD in attempt for attempt in attempts()] == [True]


# As a library's own thread would ask, with nothing of Python between it and the C library.
_NATIVE = {
    "socket": "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)",
    "connect": "import ctypes; ctypes.CDLL(None).connect(0, b'', 0)",
    "getaddrinfo": (
        "import ctypes; found = ctypes.c_void_p();"
        " ctypes.CDLL(None).getaddrinfo(b'example.invalid', b'443', None, ctypes.byref(found))"
    ),
    "thread": (
        "import ctypes, threading;"
        " asking = threading.Thread(target=ctypes.CDLL(None).socket, args=(2, 1, 0)); asking.start(); asking.join()"
    ),
    "python": "import socket; socket.socket(socket.AF_UNIX)",
}


def socketless_run(code: str) -> int:
    command = [sys.executable, str(Path(socketless.__file__)), sys.executable, "-c", code]
    ended = subprocess.run(command, check=False, timeout=60).returncode
    if ended == socketless.NO_FILTER:
        missing("the kernel of this machine filters no system calls")
    return ended


@pytest.mark.parametrize("asking", _NATIVE)
def test_without_sockets_whoever_asks_the_kernel_for_one_is_ended(asking: str) -> None:
    assert socketless_run(_NATIVE[asking]) == -signal.SIGSYS


def test_without_sockets_a_child_is_ended_too_and_everything_else_goes_on() -> None:
    child = f"import subprocess, sys; child = subprocess.run([sys.executable, '-c', {_NATIVE['socket']!r}])"
    assert socketless_run(f"{child}; sys.exit(child.returncode == -{int(signal.SIGSYS)})") == 1
    assert socketless_run("import os, threading; threading.Thread(target=os.getpid).start(); os.pipe()") == 0


def test_loopback_and_unix_sockets_stay_open(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind(str(tmp_path / "s"))
    assert attempts() == []


def test_home_and_temporary_folders_belong_to_the_test_alone(tmp_path: Path) -> None:
    import tempfile

    assert Path.home().is_relative_to(tmp_path)
    assert Path(tempfile.gettempdir()).is_relative_to(tmp_path)
    assert Path(os.environ["XDG_STATE_HOME"]).is_relative_to(tmp_path)


@pytest.mark.postgresql
def test_the_database_server_is_real_and_keeps_quiet(postgresql: Server, postgresql_database: str) -> None:
    with psycopg.connect(postgresql_database, autocommit=True) as connection:
        connection.execute("CREATE TABLE seen (word text PRIMARY KEY)")
        connection.execute("INSERT INTO seen VALUES (%s)", (WORD,))
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO seen VALUES (%s)", (WORD,))
        with pytest.raises(psycopg.errors.SyntaxError):
            connection.execute(f"CELECT '{WORD}'")
        shown = connection.execute(
            "SELECT current_setting('data_checksums'), current_setting('fsync'), "
            "current_setting('listen_addresses'), current_setting('server_version_num')::int >= 150000"
        ).fetchone()
    assert shown == ("on", "on", "", True)
    assert seek(WORD, [postgresql.log]) == []
    postgresql.checkpoint()
    assert seek(WORD, [postgresql.data])
    assert WORD.encode() in postgresql.dump(postgresql_database.split("/")[3].split("?")[0])


@pytest.mark.browser
def test_the_browser_starts(chromium_path: Path) -> None:
    shown = subprocess.run([chromium_path, "--version"], capture_output=True, text=True, check=True)
    assert "Chrom" in shown.stdout


class _Ran:
    """Stands in for pytest: remembers how it was called and ends as it is told."""

    def __init__(self, code: int) -> None:
        self.returncode = code
        self.command: list[str] = []

    def __call__(self, command: list[str], **_: object) -> "_Ran":
        self.command = command
        return self


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_chromium", lambda: None)
    monkeypatch.setattr(run, "install_chromium", lambda: None)


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize(("code", "ends"), [(0, 1), (1, 1), (2, 2)])
def test_without_a_browser_the_rest_runs_and_the_run_does_not_pass(
    code: int, ends: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = _Ran(code)
    monkeypatch.setattr(subprocess, "run", ran)
    assert run.main([]) == ends
    assert ran.command[-2:] == ["-m", "not browser"]
    assert "no Chromium on this machine" in capsys.readouterr().err


@pytest.mark.usefixtures("no_browser")
def test_a_soak_needs_no_browser_and_leaves_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = _Ran(0)
    monkeypatch.setattr(subprocess, "run", ran)
    assert run.main(["--soak"]) == 0
    assert "--rounds=soak" in ran.command
    assert any(part.endswith("docs/reference/soak.md") for part in ran.command)


def test_the_package_manager_is_asked_only_where_no_password_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, ends in (("apt-get", 0), ("sudo", 1)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {ends}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert [command[1:4] for command in browser.commands()] == [["-m", "playwright", "install"]]
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert [command[-1] for command in browser.commands()] == ["-qq", "chromium", "chromium"]
