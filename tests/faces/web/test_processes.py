"""Parent and workers: who holds the keys ends with the lock, and there is always exactly one that serves."""

import contextlib
import http.client
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from privity.bootstrap import open_office
from privity.errors import BusyError
from tests.faces.web.house import PASSPHRASE, MadeOffice
from tests.faces.web.served import Served, gone, served

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="looks at processes through /proc"
)


@dataclass(slots=True)
class Visitor:
    """A browser of the plainest kind: one request a connection, and a jar of cookies."""

    at: Served
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        host = self.at.origin.removeprefix("http://")
        headers = {"Host": host, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if fields is not None:
            headers |= {"Origin": self.at.origin, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self.at.port, timeout=60)
        try:
            connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
            answer = connection.getresponse()
            for cookie in answer.msg.get_all("set-cookie") or []:
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def arrive(self) -> None:
        assert self.ask("GET", self.at.link.removeprefix(self.at.origin))[0] == 303

    def unlock(self) -> None:
        form_token = re.findall(r'name="form_token" value="([^"]+)"', self.ask("GET", "/")[1])[0]
        fields = {"form_token": form_token, "passphrase": PASSPHRASE}
        assert self.ask("POST", "/unlock", fields)[0] == 303

    def token(self) -> str:
        return re.findall(r'name="token" value="([^"]+)"', self.ask("GET", "/clients")[1])[0]


@pytest.fixture
def told(office: MadeOffice) -> Iterator[Visitor]:
    """Somebody inside an office of their own, whose parent the test may end."""
    with served(office.place) as running:
        visitor = Visitor(running)
        visitor.arrive()
        visitor.unlock()
        yield visitor


@pytest.fixture(scope="module")
def lent_office(made_office: MadeOffice, tmp_path_factory: pytest.TempPathFactory) -> MadeOffice:
    return made_office.copy(tmp_path_factory.mktemp("lent"))


@pytest.fixture(scope="module")
def known(lent_office: MadeOffice) -> Iterator[Visitor]:
    """A browser that came by the launch link of a server that these tests share."""
    with served(lent_office.place) as running:
        visitor = Visitor(running)
        visitor.arrive()
        yield visitor


@pytest.fixture
def visitor(known: Visitor) -> Visitor:
    """The same browser, inside."""
    if known.ask("GET", "/clients")[0] != 200:
        known.unlock()
    return known


def test_a_lock_ends_the_process_that_held_the_keys(visitor: Visitor, lent_office: MadeOffice) -> None:
    with pytest.raises(BusyError):
        open_office(lent_office.place, PASSPHRASE)
    before = visitor.at.serving()
    assert visitor.ask("POST", "/lock", {"token": visitor.token()})[0] == 303
    status, page = visitor.ask("GET", "/")
    assert (status, "Locked, as you asked." in page) == (200, True)
    assert gone(before)
    assert visitor.ask("GET", "/clients")[0] == 401
    open_office(lent_office.place, PASSPHRASE).close()
    visitor.unlock()
    assert "Wren Askew" in visitor.ask("GET", "/clients")[1]


def test_a_killed_worker_is_followed_by_a_locked_one(visitor: Visitor) -> None:
    before = visitor.at.serving()
    visitor.at.kill_worker()
    assert visitor.ask("GET", "/clients")[0] == 401
    assert visitor.at.serving() != before
    visitor.unlock()
    assert visitor.ask("GET", "/clients")[0] == 200


def test_the_launch_link_does_not_work_again_in_the_next_worker(visitor: Visitor) -> None:
    visitor.at.kill_worker()
    assert visitor.ask("GET", visitor.at.link.removeprefix(visitor.at.origin))[0] == 404


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_told_parent_locks_and_leaves_nothing_behind(
    told: Visitor, office: MadeOffice, number: int, code: int
) -> None:
    workers = told.at.workers()
    told.at.process.send_signal(number)
    assert told.at.process.wait(60) == code
    assert all(gone(worker) for worker in workers)
    open_office(office.place, PASSPHRASE).close()


def test_a_worker_whose_parent_was_killed_locks_and_ends(told: Visitor, office: MadeOffice) -> None:
    workers = told.at.workers()
    told.at.process.kill()
    assert all(gone(worker) for worker in workers)
    open_office(office.place, PASSPHRASE).close()


def test_a_draft_kept_before_a_kill_is_there_after_it(visitor: Visitor, lent_office: MadeOffice) -> None:
    write = f"/clients/{lent_office.wren}/write"
    page = visitor.ask("GET", write)[1]
    fields = dict(re.findall(r'type="hidden" name="(note|engagement)" value="([^"]*)"', page))
    told = {"date": "2026-11-20", "kind": "progress", "text": "The ferry was late.", "token": visitor.token()}
    assert visitor.ask("POST", write, fields | told)[0] == 303
    visitor.at.kill_worker()
    visitor.unlock()
    record = visitor.ask("GET", f"/clients/{lent_office.wren}")[1]
    [draft] = re.findall(r'href="(/clients/[0-9a-f]+/drafts/[0-9a-f]+)"', record)
    assert "The ferry was late." in visitor.ask("GET", draft)[1]


def test_the_worker_keeps_its_memory_to_itself(visitor: Visitor) -> None:
    pid = visitor.at.serving()
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert re.search(r"Max core file size\s+0\s+0", limits)
    # A process that is not dumpable belongs to root in /proc (prctl(2)): nobody else may look into it.
    assert Path(f"/proc/{pid}/mem").stat().st_uid == 0
    for told in ("cmdline", "environ"):
        seen = Path(f"/proc/{pid}/{told}").read_bytes()
        assert PASSPHRASE.encode() not in seen
        assert str(Path(visitor.at.link).name).encode() not in seen


def test_no_other_process_ever_had_the_passphrase_or_a_record_in_memory(visitor: Visitor) -> None:
    """Whatever the parent or the next worker had seen would outlive the lock."""
    visitor.ask("GET", "/clients")
    serving, parent = visitor.at.serving(), visitor.at.process.pid
    secrets = (PASSPHRASE.encode(), b"Wren Askew")
    try:
        assert secrets[1] in _memory(serving), "the search finds nothing, so it would prove nothing"
    except PermissionError:
        pytest.skip("only the administrator's account may look into a process that is not dumpable")
    for pid in {parent, *visitor.at.workers()} - {serving}:
        memory = _memory(pid)
        assert [secret for secret in secrets if secret in memory] == []
    assert visitor.ask("POST", "/lock", {"token": visitor.token()})[0] == 303
    assert gone(serving)
    for pid in {parent, *visitor.at.workers()}:
        memory = _memory(pid)
        assert [secret for secret in secrets if secret in memory] == []


def _memory(pid: int) -> bytes:
    """All that a process has in memory and could write to, one stretch after the other; nothing where it has ended."""
    found = bytearray()
    with (
        contextlib.suppress(FileNotFoundError, ProcessLookupError),
        Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory,
    ):
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights = line.split()[:2]
            start, end = (int(one, 16) for one in place.split("-"))
            if rights.startswith("rw"):
                # A stretch that is given back meanwhile, or that is the kernel's own, cannot be read.
                with contextlib.suppress(OSError, OverflowError, ValueError):
                    memory.seek(start)
                    found += memory.read(end - start)
    return bytes(found)


def test_nothing_but_loopback_listens(visitor: Visitor) -> None:
    listening = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{visitor.at.serving()}/net/{table}").read_text().splitlines()[1:]:
            address, port = line.split()[1].rsplit(":", 1)
            if line.split()[3] == "0A" and int(port, 16) == visitor.at.port:
                listening.add(address)
    assert listening <= {"0100007F", "00000000000000000000000001000000"}
    assert "0100007F" in listening


def test_the_next_worker_waits_warm_and_without_the_office(visitor: Visitor) -> None:
    until = time.monotonic() + 60
    while len(visitor.at.workers()) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    waiting = max(visitor.at.workers())
    opened = set()
    for entry in Path(f"/proc/{waiting}/fd").iterdir():
        with contextlib.suppress(
            FileNotFoundError
        ):  # closed since it was listed, while the worker still imports
            opened.add(os.readlink(entry))
    assert opened
    assert not any("records.db" in path for path in opened)


@pytest.mark.parametrize(
    "request_text",
    [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: {host}\r\nX: " + "y" * 20_000 + "\r\n\r\n",
        "POST /unlock HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_a_malformed_request_gets_headers_and_nothing_else(known: Visitor, request_text: str) -> None:
    host = known.at.origin.removeprefix("http://")
    with socket.create_connection(("127.0.0.1", known.at.port), timeout=60) as connection:
        connection.sendall(request_text.replace("{host}", host).encode())
        answer = b""
        while b"\r\n\r\n" not in answer and (piece := connection.recv(65536)):
            answer += piece
    head = answer.decode().lower()
    assert re.match(r"http/1.1 (400|403|421|431) ", head)
    assert "content-security-policy: default-src 'none'" in head
    assert "evil" not in head
