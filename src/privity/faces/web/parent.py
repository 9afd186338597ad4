"""The small parent of `privity serve`: binds the loopback sockets and keeps exactly one worker on them.

It holds no key and reads no byte of any request. A worker that locked has ended; the parent then wakes the
next one, which waits with everything imported, so that the lock page is there at once and nothing of the old
process is left.
"""

import contextlib
import hashlib
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from types import FrameType

from privity.config import OfficePlace
from privity.errors import PrivityError
from privity.faces.web.address import WebSettings, bind
from privity.faces.web.orders import Order, render_order
from privity.faces.web.reasons import LockReason

_COMMAND = [sys.executable, "-P", "-m", "privity.faces.web.worker"]
_END_SECONDS = 15.0
_MOST_FALSE_STARTS = 3
_WARM_AFTER_SECONDS = 1.0


class _Worker:
    """A worker process as its parent sees it."""

    def __init__(self, sockets: list[socket.socket]) -> None:
        # A process group of its own: an interrupt at the terminal reaches the parent, which has the worker lock first.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[listener.fileno() for listener in sockets],
            start_new_session=True,
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("a worker was started without its pipes")
        self._orders, self.output = self._process.stdin, self._process.stdout
        self.ready = False
        self.because: LockReason | None = None

    def order(self, order: Order) -> None:
        """Wake it. One that died while it waited is noticed by the end of its output."""
        with contextlib.suppress(BrokenPipeError):
            self._orders.write(render_order(order))
            self._orders.flush()

    def hear(self) -> bool:
        """Take in what it says. False when it has ended."""
        said = os.read(self.output.fileno(), 256).decode("ascii", "replace").split()
        self.ready = self.ready or bool(said)
        for word in said:
            if word in set(LockReason):
                self.because = LockReason(word)
        return bool(said)

    def end(self) -> None:
        """Have it lock and end; make it end when it does not."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self.output.close()
        with contextlib.suppress(BrokenPipeError):
            self._orders.close()


class Parent:
    """Serves one office until it is told to end by SIGINT or SIGTERM."""

    def __init__(
        self,
        place: OfficePlace,
        settings: WebSettings,
        sockets: list[socket.socket],
        when_ready: Callable[[str], None],
        demo_passphrase: str = "",
    ) -> None:
        self._place, self._settings, self._sockets = place, settings, sockets
        self._when_ready, self._demo_passphrase = when_ready, demo_passphrase
        self._run_secret, self._launch = secrets.token_hex(32), secrets.token_urlsafe(16)
        self._waiting: _Worker | None = None
        self._announced = False

    @property
    def link(self) -> str:
        """The one-time launch link of this run."""
        return f"http://{self._settings.host}:{self._settings.port}/launch/{self._launch}"

    def run(self) -> int:
        """Serve. Gives the exit code of the contract; raises PrivityError when no worker starts."""
        with _signals() as told, selectors.DefaultSelector() as selector:
            selector.register(told, selectors.EVENT_READ)
            because, false_starts = None, 0
            try:
                while false_starts < _MOST_FALSE_STARTS:
                    worker, self._waiting = self._waiting or _Worker(self._sockets), None
                    try:
                        worker.order(self._order(because))
                        signalled = self._attend(worker, selector, told)
                    finally:
                        worker.end()
                    if signalled:
                        return 130 if signalled == signal.SIGINT else 0
                    because = worker.because
                    false_starts = 0 if worker.ready else false_starts + 1
            finally:
                if self._waiting is not None:
                    self._waiting.end()
        raise PrivityError("the pages do not start", field="serve", remedy="run `privity doctor`")

    def _attend(self, worker: _Worker, selector: selectors.BaseSelector, told: socket.socket) -> int:
        """Wait until the worker ended (0) or a signal came (its number), and keep the next worker warm
        meanwhile.
        """
        selector.register(worker.output, selectors.EVENT_READ)
        try:
            while True:
                warm_next = worker.ready and self._waiting is None
                events = selector.select(_WARM_AFTER_SECONDS if warm_next else None)
                if not events:
                    self._waiting = _Worker(self._sockets)
                if any(key.fileobj is told for key, _ in events):
                    return told.recv(1)[0]
                if events and not worker.hear():
                    return 0
                if worker.ready and not self._announced:
                    self._announced = True
                    self._when_ready(self.link)
        finally:
            selector.unregister(worker.output)

    def _order(self, because: LockReason | None) -> Order:
        return Order(
            folder=str(self._place.folder),
            state=str(self._place.state),
            name=self._settings.name,
            port=self._settings.port,
            sockets=tuple(listener.fileno() for listener in self._sockets),
            run_secret=self._run_secret,
            launch_digest="" if self._announced else hashlib.sha256(self._launch.encode()).hexdigest(),
            because=because,
            demo_passphrase=self._demo_passphrase,
        )


@contextlib.contextmanager
def _signals() -> Iterator[socket.socket]:
    """A socket on which the numbers of SIGINT, SIGTERM and SIGHUP arrive."""
    told, wake = socket.socketpair()
    for end in (told, wake):
        end.setblocking(False)

    def ignore(number: int, frame: FrameType | None) -> None:
        """The number arrives through the wake-up socket."""

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [(number, signal.signal(number, ignore)) for number in numbers]
    earlier = signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    try:
        yield told
    finally:
        signal.set_wakeup_fd(earlier)
        for number, handler in before:
            signal.signal(number, handler)
        told.close()
        wake.close()


def serve(
    place: OfficePlace,
    when_ready: Callable[[str], None],
    *,
    demo_passphrase: str = "",
) -> int:
    """Serve an office until interrupted; `when_ready` gets the one-time launch link. Gives the exit code.

    Raises StorageError when no loopback port can be had.
    """
    settings, sockets = bind(place)
    try:
        return Parent(place, settings, sockets, when_ready, demo_passphrase).run()
    finally:
        for listener in sockets:
            listener.close()
