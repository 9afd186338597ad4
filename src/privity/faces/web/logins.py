"""Logins: the launch link, the browser it was opened in, and the login that an unlock begins.

A launch link is swapped once for a cookie that says "this browser was led here by the office's owner"; only
such a browser is shown the lock page. An unlock begins a login with a fresh id (OWASP ASVS 5.0, 7.2.4).
Logins live in the memory of one worker and end with it. Secrets are compared in constant time and kept
hashed.
"""

import asyncio
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from privity.faces.web.drafts_laid import LaidDrafts
from privity.model.elsewhere import Elsewhere
from privity.model.ids import CompartmentId, RecordId
from privity.services.bringing_fhir import Brought
from privity.services.cover import CoverSheet
from privity.services.door import Outgoing
from privity.services.erasure import Certificate
from privity.services.find import Hit

LAUNCH_SECONDS = 10 * 60
LOGIN_SECONDS = 12 * 60 * 60

BROWSER_COOKIE = "__Host-privity-browser"
LOGIN_COOKIE = "__Host-privity-login"
OWN_COOKIE = "__Host-privity-own"

Clock = Callable[[], float]


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


class LaunchLinks:
    """One-time links: 128 random bits each, one use, ten minutes. A used or stale link looks like any unknown
    one.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[bytes, float] = {}

    def mint(self) -> str:
        secret = secrets.token_urlsafe(16)
        self.admit(_digest(secret))
        return secret

    def admit(self, digest: bytes) -> None:
        """Accept a link whose secret somebody else made; only its SHA-256 is known here."""
        self._open[digest] = self._clock() + LAUNCH_SECONDS

    def redeem(self, secret: str) -> bool:
        """Use a link up. True exactly once, within its life."""
        until = self._open.pop(_digest(secret), None)
        return until is not None and self._clock() < until


class Browsers:
    """Recognises the browsers that came through a launch link of this run of Privity, across its workers."""

    def __init__(self, run_secret: bytes) -> None:
        self._secret = run_secret

    def _mac(self, purpose: str, browser: str) -> str:
        return hmac.new(self._secret, f"{purpose}:{browser}".encode(), hashlib.sha256).hexdigest()

    def welcome(self) -> str:
        """A new cookie value."""
        browser = secrets.token_hex(16)
        return f"{browser}.{self._mac('browser', browser)}"

    def recognise(self, cookie: str | None) -> str | None:
        """The browser a cookie stands for, or None."""
        browser, _, mac = (cookie or "").partition(".")
        return browser if hmac.compare_digest(mac.encode(), self._mac("browser", browser).encode()) else None

    def form_token(self, browser: str) -> str:
        """The token that the lock page's forms carry, since there is no login yet."""
        return self._mac("form", browser)

    def check_token(self, browser: str, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.form_token(browser).encode())


@dataclass(frozen=True, slots=True)
class FoundElsewhere:
    """What a file says of a client, until somebody says yes or no. `mark` ties a page to the file that it shows."""

    client: CompartmentId
    found: Elsewhere
    tried: Brought
    mark: str = field(default_factory=lambda: secrets.token_hex(8))


@dataclass(slots=True)
class Login:
    """One unlocked browser. What is kept here never reaches a disk."""

    token: str
    until: float
    search_words: str = ""
    notice: str = ""
    recovery_code: str = field(default="", repr=False)
    certificate: Certificate | None = None
    cards: tuple[str, ...] = field(default=(), repr=False)
    cover: CoverSheet | None = field(default=None, repr=False)
    # What was handed out last and may be printed now, the page it came from, and the words that open a closed file.
    paper: tuple[Outgoing, str] | None = None
    paper_words: str = field(default="", repr=False)
    # The files that the paper of an entry names, each by where it lies and what it is called.
    paper_files: tuple[int, tuple[tuple[str, str], ...]] = (-1, ())
    drafts: LaidDrafts = field(default_factory=LaidDrafts, repr=False)
    # What a file of another program says of a client, read and not filed yet.
    elsewhere: FoundElsewhere | None = field(default=None, repr=False)
    letter_language: str = "en"
    # Recordings whose hearing was entered since their page was opened: a browser asks for one in many stretches.
    playing: set[tuple[CompartmentId, RecordId]] = field(default_factory=set)
    # Pages of results that stood, and whose entry could not be written yet.
    unrecorded: list[list[Hit]] = field(default_factory=list)
    _settling: asyncio.Task[None] | None = field(default=None, repr=False)

    def check_token(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())

    def settle(self, recording: asyncio.Task[None] | None) -> None:
        """Take over the task that will record what is shown now, in place of the one for what was shown
        before.
        """
        if self._settling is not None:
            self._settling.cancel()
        self._settling = recording

    def take_notice(self) -> str:
        """The words to show once on the next page."""
        notice, self.notice = self.notice, ""
        return notice


class Logins:
    """The logins of this worker."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[bytes, Login] = {}

    def begin(self) -> tuple[str, Login]:
        """A new login and the cookie value that names it."""
        secret = secrets.token_urlsafe(32)
        login = Login(token=secrets.token_urlsafe(24), until=self._clock() + LOGIN_SECONDS)
        self._open[_digest(secret)] = login
        return secret, login

    def find(self, cookie: str | None) -> Login | None:
        if not cookie:
            return None
        login = self._open.get(_digest(cookie))
        return login if login is not None and self._clock() < login.until else None

    def end_all(self) -> None:
        self._open.clear()


@dataclass(slots=True)
class OwnLogin:
    """One client at the page of their own. It knows no other client, and no page of the office."""

    client: CompartmentId
    token: str
    notice: str = ""

    def check_token(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())

    def take_notice(self) -> str:
        """The words to show once on the next page."""
        notice, self.notice = self.notice, ""
        return notice


class OwnLogins:
    """The one client who is at their own page, if any is.

    INVARIANT: kept apart from `Logins`, under a cookie of its own, so that no route of the office finds it.
    """

    def __init__(self) -> None:
        self._open: tuple[bytes, OwnLogin] | None = None

    def begin(self, client: CompartmentId) -> str:
        """Begin a client's login in place of any other, and give the cookie value that names it."""
        secret = secrets.token_urlsafe(32)
        self._open = (_digest(secret), OwnLogin(client, secrets.token_urlsafe(24)))
        return secret

    def find(self, cookie: str | None) -> OwnLogin | None:
        if not cookie or self._open is None:
            return None
        named, login = self._open
        return login if hmac.compare_digest(named, _digest(cookie)) else None

    def end(self) -> None:
        self._open = None
