"""The gate keeper of the web face: every request passes here before any route, every answer on its way out.

Against DNS rebinding the `Host` must be exactly ours; against other accounts of the machine the connection
must be our own; against other sites and other local programs in the same browser `Origin` and `Sec-Fetch-
Site` must say that our own page is asking (W3C Fetch Metadata; OWASP ASVS 5.0, 3.5). An exception becomes a
page that shows none of its content.
"""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privity.faces.web import headers, peers, sent_files
from privity.faces.web.forms import ENCODING, largest_at

METHODS = frozenset({"GET", "HEAD", "POST"})
MAX_HEADER_BYTES = 16 * 1024
MAX_AT_ONCE = 64

Refuse = Callable[[int], ASGIApp]


class Guard:
    """ASGI middleware. `refuse` makes the page for a status; `closing` says that the office is being locked."""

    def __init__(self, app: ASGIApp, *, authority: str, refuse: Refuse, closing: Callable[[], bool]) -> None:
        self._app = app
        self._authority = authority
        self._origin = f"http://{authority}"
        self._refuse = refuse
        self._closing = closing
        self.under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        outgoing = _Outgoing(send, closing=self._closing)
        refusal = self._judge(scope)
        self.under_way += 1
        try:
            await (self._app if refusal is None else self._refuse(refusal))(scope, receive, outgoing.send)
        except Exception as error:  # noqa: BLE001 - the one catch of this face: no content may reach a log or a page
            report(error)
            if not outgoing.started:
                await self._refuse(500)(scope, receive, outgoing.send)
        finally:
            self.under_way -= 1

    def _judge(self, scope: Scope) -> int | None:
        """The status with which a request is refused, or None."""
        head = Headers(scope=scope)
        if head.getlist("host") != [self._authority] or not scope["path"].startswith("/"):
            return 421
        if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEADER_BYTES:
            return 431
        if not peers.is_own(scope.get("client"), scope.get("server")):
            return 403
        if scope["method"] not in METHODS:
            return 405
        if self.under_way >= MAX_AT_ONCE:
            return 503
        # INVARIANT: no route reads a query string, so that nothing of a client ever stands in an address.
        if scope["query_string"]:
            return 404
        site = head.get("sec-fetch-site")
        if scope["method"] == "POST":
            return self._judge_post(scope["path"], head, site)
        return None if site in {None, "same-origin", "none"} else 403

    def _judge_post(self, path: str, head: Headers, site: str | None) -> int | None:
        if head.getlist("origin") != [self._origin] or site not in {None, "same-origin"}:
            return 403
        largest = largest_at(path)
        encoding = head.get("content-type", "").partition(";")[0].strip().lower()
        if encoding == sent_files.FILES and sent_files.PAGES.fullmatch(path):
            largest = sent_files.LARGEST
        elif encoding != ENCODING:
            return 415
        length = head.get("content-length", "0")
        if not length.isdecimal() or int(length) > largest:
            return 413
        return None


class _Outgoing:
    """Puts the headers on an answer as it leaves."""

    def __init__(self, send: Send, *, closing: Callable[[], bool]) -> None:
        self._send = send
        self._closing = closing
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            names = {name.lower() for name, _ in message["headers"]}
            added = list(headers.ALWAYS)
            if b"cache-control" not in names:
                added.append(headers.NO_STORE)
            if self._closing():
                added.append((b"connection", b"close"))
            message = {**message, "headers": [*message["headers"], *added]}
        await self._send(message)


def report(error: BaseException) -> None:
    """Say on standard error where something failed, never with which values: a message may hold what was
    typed.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    print(f"privity: {type(error).__name__} at {place}", file=sys.stderr)  # noqa: T201 - the worker's only log
