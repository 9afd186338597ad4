"""How the command line speaks with the process that has the office open: `privity.local/1`, over a Unix socket.

Each message is four bytes of length and a JSON object (RFC 8259). The open side says first whether it can answer; the
asking side proves the passphrase and names an operation, or shows the grant of a repository, which is good for one
operation alone; then both send as they please until each has said `end`. Only this account can enter the socket's
folder, the socket is 0600, and each side asks the kernel who the other one is.
"""

import contextlib
import json
import os
import queue
import socket
import stat
import struct
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from privity import errors
from privity.errors import PrivityError

SCHEMA = "privity.local/1"
LONGEST_PROOF = 64 * 1024
LONGEST_MESSAGE = 128 * 1024 * 1024
_LENGTH = struct.Struct(">I")
_GREETING_SECONDS = 5.0
_MOST_AT_ONCE = 8

Message = dict[str, Any]
Requests = Iterable[Mapping[str, object]]
Replies = Generator[Mapping[str, object], None, None]

_KINDS: dict[str, type[PrivityError]] = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, PrivityError)
}


class Answering(Protocol):
    """What the open side can do for the command line."""

    def greeting(self) -> Mapping[str, object]:
        """What may be told before any proof: whether the office is open, and nothing of what is in it."""

    def check(self, passphrase: str) -> None:
        """Raises PassphraseError, slowly and counted, when that is not the passphrase."""

    def admit(self, operation: str, repository: str, token: str) -> Callable[[], None]:
        """Raises LockedError where a repository may not ask for this; gives what is to be called for each request."""

    def answer(self, operation: str, requests: Iterator[Message]) -> Replies:
        """Run one operation. Raises PrivityError."""


# -- messages ---------------------------------------------------------------------------------------------------------


def send(connection: socket.socket, message: Mapping[str, object]) -> None:
    """Send one message. Raises OSError when the other side is gone."""
    body = json.dumps(message, separators=(",", ":")).encode()
    if len(body) > LONGEST_MESSAGE:
        raise errors.InputError(
            "this is too much to be handed over at once", field="input", remedy="lock the app and try again"
        )
    connection.sendall(_LENGTH.pack(len(body)) + body)


def receive(connection: socket.socket, longest: int = LONGEST_MESSAGE) -> Message | None:
    """Receive one message, or None at the end of the connection or when it is none of ours. Raises OSError."""
    head = _exactly(connection, _LENGTH.size)
    if head is None:
        return None
    (size,) = _LENGTH.unpack(head)
    body = _exactly(connection, size) if size <= longest else None
    if body is None:
        return None
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    received = bytearray()
    while len(received) < size:
        piece = connection.recv(min(size - len(received), 1 << 20))
        if not piece:
            return None
        received += piece
    return bytes(received)


def is_own(connection: socket.socket) -> bool:
    """Say whether the other end belongs to this account, by the kernel's word (unix(7), SO_PEERCRED)."""
    credentials = getattr(socket, "SO_PEERCRED", None)
    if credentials is None:  # macOS, the BSDs: the folder's and the socket's modes keep others out
        return True
    _, uid, _ = struct.unpack(
        "3i", connection.getsockopt(socket.SOL_SOCKET, credentials, struct.calcsize("3i"))
    )
    return bool(uid == os.getuid())


def _render_error(error: PrivityError) -> Message:
    kind = type(error).__name__ if type(error).__name__ in _KINDS else PrivityError.__name__
    return {"error": {"kind": kind, "message": error.message, "field": error.field, "remedy": error.remedy}}


def _parse_error(value: object) -> PrivityError:
    match value:
        case {"kind": str(kind), "message": str(message), "field": str(place), "remedy": str(remedy)}:
            return _KINDS.get(kind, PrivityError)(message, field=place, remedy=remedy)
    return _broken()


def _broken() -> PrivityError:
    return PrivityError(
        "the process that has the office open stopped answering",
        field="office",
        remedy="try again; run `privity doctor` if it stays so",
    )


# -- the open side ----------------------------------------------------------------------------------------------------


class Listener:
    """Listens until it is closed. Each connection has a thread of its own."""

    def __init__(self, path: Path, answering: Answering) -> None:
        self._path = path
        self._answering = answering
        self._places = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._socket = _bind(path)
        self._inode = path.stat().st_ino
        threading.Thread(target=self._accept, name="local socket", daemon=True).start()

    def close(self) -> None:
        """Take no further connection, end those that are open, and remove the socket if it is still ours."""
        with self._guard:
            left, self._open = self._open, set()
        for connection in (self._socket, *left):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        with contextlib.suppress(OSError):
            if self._path.lstat().st_ino == self._inode:
                self._path.unlink()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            if is_own(connection) and self._places.acquire(blocking=False):
                with self._guard:
                    self._open.add(connection)
                threading.Thread(target=self._attend, args=(connection,), daemon=True).start()
            else:
                connection.close()

    def _attend(self, connection: socket.socket) -> None:
        try:
            with contextlib.suppress(OSError):
                self._converse(connection)
        finally:
            with self._guard:
                self._open.discard(connection)
            connection.close()
            self._places.release()

    def _converse(self, connection: socket.socket) -> None:
        try:
            send(connection, {"schema": SCHEMA, **self._answering.greeting()})
            asked = receive(connection, LONGEST_PROOF)
            match asked:
                case {"operation": str(operation), "passphrase": str(passphrase)}:
                    self._answering.check(passphrase)
                    self._reply(connection, operation, _requests(connection))
                case {"operation": str(operation), "repository": str(repository), "token": str(token)}:
                    each = self._answering.admit(operation, repository, token)
                    self._reply(connection, operation, _requests(connection, each))
        except PrivityError as error:
            send(connection, _render_error(error))
        except OSError:
            raise
        except Exception:  # noqa: BLE001 - whatever a bug would say could hold content; the other side says the rest
            send(connection, _render_error(PrivityError("something went wrong inside Privity")))

    def _reply(self, connection: socket.socket, operation: str, requests: Iterator[Message]) -> None:
        send(connection, {"granted": True})
        with contextlib.closing(self._answering.answer(operation, requests)) as replies:
            for reply in replies:
                send(connection, {"reply": reply})
        send(connection, {"end": True})


def _requests(connection: socket.socket, each: Callable[[], None] = lambda: None) -> Iterator[Message]:
    while True:
        match receive(connection):
            case {"request": dict(request)}:
                each()
                yield request
            case {"end": True}:
                return
            case _:
                raise ConnectionResetError


def _bind(path: Path) -> socket.socket:
    """Bind in place of a socket that a process left behind when it ended. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        if stat.S_ISSOCK(path.lstat().st_mode):
            path.unlink()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(str(path))
        path.chmod(0o600)
        listening.listen(_MOST_AT_ONCE)
    except OSError:
        listening.close()
        raise
    return listening


# -- the asking side --------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Conversation:
    """One connection to the open side."""

    greeting: Message
    _connection: socket.socket
    _faults: "queue.SimpleQueue[BaseException]" = field(default_factory=queue.SimpleQueue)

    def prove(self, operation: str, passphrase: str) -> None:
        """Prove the passphrase and name what is wanted. Raises PassphraseError."""
        self._begin({"operation": operation, "passphrase": passphrase})

    def show_grant(self, operation: str, repository: str, token: str) -> None:
        """Ask as a repository that was allowed to. Raises LockedError."""
        self._begin({"operation": operation, "repository": repository, "token": token})

    def _begin(self, proof: Message) -> None:
        try:
            send(self._connection, proof)
            answer = receive(self._connection)
        except OSError:
            raise _broken() from None
        if answer is None or not answer.get("granted"):
            raise _parse_error(answer.get("error") if answer else None)

    def ask(self, requests: Requests) -> Iterator[Message]:
        """Send requests as they come and give replies as they come. Raises what either side raises."""
        threading.Thread(target=self._send_all, args=(requests,), daemon=True).start()
        while True:
            try:
                message = receive(self._connection)
            except OSError:
                message = None
            if not self._faults.empty():
                raise self._faults.get()
            match message:
                case {"reply": dict(reply)}:
                    yield reply
                case {"end": True}:
                    return
                case {"error": value}:
                    raise _parse_error(value)
                case _:
                    raise _broken()

    def _send_all(self, requests: Requests) -> None:
        try:
            for request in requests:
                send(self._connection, {"request": request})
            send(self._connection, {"end": True})
        except OSError:
            return  # the open side has ended the conversation and has said, or not said, why
        except BaseException as fault:  # noqa: BLE001 - raised again where the replies are awaited
            self._faults.put(fault)
            self.close()

    def close(self) -> None:
        """End the conversation."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()


def connect(path: Path) -> Conversation | None:
    """Reach whoever listens there, or None where nobody of this account does."""
    # Where nobody listens no socket is asked for, so that the tests can forbid a command's process every one.
    if not hasattr(socket, "AF_UNIX") or not os.path.exists(path):
        return None
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(_GREETING_SECONDS)
    try:
        connection.connect(str(path))
        greeting = receive(connection, LONGEST_PROOF) if is_own(connection) else None
    except OSError:
        greeting = None
    if greeting is None or greeting.get("schema") != SCHEMA:
        connection.close()
        return None
    connection.settimeout(None)
    return Conversation(greeting, connection)


def listen(path: Path, answering: Answering) -> Callable[[], None] | None:
    """Listen, and give what ends it; or None where the system or the folder has no such sockets.

    Without one the command line says that the office is open elsewhere.
    """
    if not hasattr(socket, "AF_UNIX"):
        return None
    try:
        return Listener(path, answering).close
    except OSError:
        return None
