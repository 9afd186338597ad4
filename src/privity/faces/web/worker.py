"""A worker: the whole app in one process that holds the keys while the office is open and ends when it locks.

It is started by the parent, imports everything, and waits for its order. `python -m
privity.faces.web.worker`.
"""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from types import TracebackType

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from privity.config import harden_process
from privity.faces.web import headers, rendering
from privity.faces.web.address import load_settings
from privity.faces.web.app import create_app
from privity.faces.web.assets import assets
from privity.faces.web.deadline import Deadline
from privity.faces.web.desk import Desk
from privity.faces.web.face import Face
from privity.faces.web.guard import MAX_HEADER_BYTES, Guard, report
from privity.faces.web.logins import Browsers
from privity.faces.web.orders import READY, Order, parse_order
from privity.faces.web.reasons import LockReason
from privity.faces.web.watch import SleepWatch

_TICK_SECONDS = 1.0
_FINISH_SECONDS = 5.0


class _Protocol(H11Protocol):
    """HTTP/1.1 with the headers of every answer on those that never reach the app."""

    def send_400_response(self, msg: str) -> None:
        reply = [*headers.ALWAYS, headers.NO_STORE, (b"connection", b"close"), (b"content-length", b"0")]
        with contextlib.suppress(h11.LocalProtocolError):
            self.transport.write(
                self.conn.send(h11.Response(status_code=400, headers=reply, reason=b"Bad Request"))
            )
            self.transport.write(self.conn.send(h11.EndOfMessage()))
        self.transport.close()


class _Server(uvicorn.Server):
    """uvicorn without its own signal handling: a signal locks the office first."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def accept_no_more(self) -> None:
        """Leave new connections to the next worker; they wait in the sockets' queue."""
        for server in self.servers:
            server.close()


class Worker:
    """Serves one office from locked to locked."""

    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        self._order, self._tell = order, tell
        settings = load_settings(order.place)
        self._desk = Desk(order.place)
        self._face = Face(
            place=order.place,
            settings=type(settings)(order.name, order.port, settings.theme),
            desk=self._desk,
            browsers=Browsers(bytes.fromhex(order.run_secret)),
            lock=self.lock,
            locked_because=order.because,
            demo_passphrase=order.demo_passphrase,
        )
        if order.launch_digest:
            self._face.links.admit(bytes.fromhex(order.launch_digest))
        self._guard: Guard = create_app(self._face)
        self._server = _Server(
            uvicorn.Config(
                self._guard,
                http=_Protocol,
                ws="none",
                lifespan="off",
                loop="asyncio",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                h11_max_incomplete_event_size=MAX_HEADER_BYTES,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=3,
            )
        )
        self._sleep = SleepWatch()
        self._why: LockReason | None = None
        self._deadline = Deadline(self._break_off)

    async def serve(self) -> None:
        """Serve until the office was locked."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_report_from_loop)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, self._lock_soon, LockReason.ENDED)
        threading.Thread(target=self._watch_parent, args=(loop,), daemon=True).start()
        watching = asyncio.create_task(self._watch())
        sockets = [socket.socket(fileno=number) for number in self._order.sockets]
        try:
            await self._server.serve(sockets)
        finally:
            watching.cancel()
            await self.lock(LockReason.ENDED)

    async def lock(self, reason: LockReason) -> None:
        """Take no further work, let what is under way finish, write the anchor, let go of the keys, and end."""
        if self._why is not None:
            return
        self._deadline.begin()
        self._why = self._face.locked_because = reason
        was_open = self._desk.is_open
        self._desk.closing = True
        self._server.accept_no_more()
        # The request that asked for the lock is under way itself.
        own = 1 if reason is LockReason.ASKED else 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_FINISH_SECONDS):
                while self._guard.under_way > own:
                    await asyncio.sleep(0.01)
        try:
            await self._desk.close()
        finally:
            self._face.logins.end_all()
            if was_open:
                self._tell(reason)
            self._server.should_exit = True

    def _break_off(self) -> None:
        """End at once, with the reason of the lock for the next lock page."""
        self._tell(self._why or LockReason.ENDED)
        os._exit(1)

    def _lock_soon(self, reason: LockReason) -> None:
        self._locking = asyncio.ensure_future(self.lock(reason))

    async def _watch(self) -> None:
        """Lock when nobody has been at the page for long, and when the machine slept."""
        while not self._server.started:
            await asyncio.sleep(0.01)
        self._tell(READY)
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            slept = self._sleep.slept()
            if not self._desk.is_open:
                continue
            if slept:
                self._lock_soon(LockReason.SLEPT)
            elif self._face.idle.left() <= 0:
                self._lock_soon(LockReason.IDLE)

    def _watch_parent(self, loop: asyncio.AbstractEventLoop) -> None:
        """Lock when the parent is gone: nobody would ever wake the next worker."""
        sys.stdin.buffer.read()
        # From this thread, since the loop itself may hang.
        self._deadline.begin()
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._lock_soon, LockReason.ENDED)


def _report_from_loop(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    error = context.get("exception")
    if isinstance(error, Exception):
        report(error)


def _quieten() -> None:
    """Nothing that a library says of its own reaches a terminal or a file: it could hold what was typed."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        report(error)

    sys.excepthook = hook
    threading.excepthook = lambda failed: report(failed.exc_value) if failed.exc_value else None


def main() -> None:
    """Import, wait, serve, end."""
    harden_process()
    _quieten()
    # What the worker says to its parent goes into the pipe alone; whatever else prints goes to the terminal.
    parent = os.dup(1)
    os.dup2(2, 1)

    def tell(word: str) -> None:
        with contextlib.suppress(OSError):
            os.write(parent, f"{word}\n".encode())

    rendering.warm()
    assets()
    line = sys.stdin.buffer.readline()
    if not line:
        return
    asyncio.run(Worker(parse_order(line), tell).serve())
    # No finaliser may keep a process alive that has held keys.
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
