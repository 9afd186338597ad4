"""What every handler of the web face works with, and the visit: one request of somebody who is inside."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from privity.config import OfficePlace
from privity.errors import InputError, PrivityError
from privity.faces.web import rendering
from privity.faces.web.address import WebSettings
from privity.faces.web.desk import Desk
from privity.faces.web.drafts_laid import Laid, new_mark
from privity.faces.web.forms import Fields, read_form
from privity.faces.web.logins import (
    BROWSER_COOKIE,
    LOGIN_COOKIE,
    Browsers,
    LaunchLinks,
    Login,
    Logins,
    OwnLogins,
)
from privity.faces.web.reasons import LockReason
from privity.faces.web.sent_files import FILES, Sending
from privity.faces.web.waiting import Brought, Job, Waiting
from privity.faces.web.watch import IdleWatch
from privity.faces.web.words import Words, english
from privity.model.ids import CompartmentId
from privity.screen import WordsAlone
from privity.services.house import house
from privity.services.office import Office

_Result = TypeVar("_Result")

_NEVER_SHOWN = frozenset({"password", "passphrase"})

# The page's own script says so with this header; what it asks is answered with data rather than a page.
PAGE_HEADER = "privity-page"


@dataclass(slots=True)
class Face:
    """The web face of one worker.

    `patience` is how long, in seconds, a page waits for an import before it shows how far that is.
    """

    place: OfficePlace
    settings: WebSettings
    desk: Desk
    browsers: Browsers
    lock: Callable[[LockReason], Awaitable[None]]
    links: LaunchLinks = field(default_factory=LaunchLinks)
    logins: Logins = field(default_factory=Logins)
    own: OwnLogins = field(default_factory=OwnLogins)
    idle: IdleWatch = field(default_factory=IdleWatch)
    words: Words = field(default_factory=english)
    locked_because: LockReason | None = None
    demo_passphrase: str = field(default="", repr=False)
    waiting: Waiting | None = None
    job: Job | None = None
    brought: Brought | None = None
    patience: float = 1.0

    @property
    def authority(self) -> str:
        return f"{self.settings.host}:{self.settings.port}"

    async def open(self, passphrase: str) -> None:
        """Open the office and take over what it says of itself. Raises PrivityError."""
        await self.desk.open(passphrase)
        await self.take_over()

    async def take_over(self) -> None:
        """Take over what the open office says of itself."""
        self.idle.minutes = (await self.desk.do(house)).idle_minutes

    def let_in(self) -> tuple[str, Login]:
        """Begin a login of the practitioner's, who has shown the passphrase. A client's own page ends with it."""
        self.own.end()
        self.locked_because = None
        self.idle.at_least = 0
        self.idle.touch()
        return self.logins.begin()

    def hand_to(self, client: CompartmentId, minutes: int) -> str:
        """End every login of the office and begin one that opens what is this client's; gives its cookie's value."""
        self.logins.end_all()
        self.idle.at_least = minutes
        self.idle.touch()
        return self.own.begin(client)

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page of somebody who is outside: the lock page, an error."""
        return rendering.page(template, {"theme": self.settings.theme, **values}, status)


class NotInsideError(Exception):
    """Nobody is logged in here; `form` is what was posted all the same."""

    def __init__(self, form: Fields) -> None:
        super().__init__("not inside")
        self.form = form


class StalePageError(Exception):
    """The page was made before the last lock; `form` is what it posted."""

    def __init__(self, form: Fields) -> None:
        super().__init__("stale page")
        self.form = form


def face_of(request: Request) -> Face:
    face: Face = request.app.state.face
    return face


def from_script(request: Request) -> bool:
    """Say whether the page's own script or htmx asks, rather than the browser for a whole page."""
    return PAGE_HEADER in request.headers or "hx-request" in request.headers


@dataclass(slots=True)
class Visit:
    """One request of somebody inside: who, what was posted, and the office."""

    request: Request
    face: Face
    login: Login
    form: Fields
    sending: Sending | None = None

    @property
    def words(self) -> Words:
        return self.face.words

    @property
    def is_partial(self) -> bool:
        return "hx-request" in self.request.headers

    @property
    def is_scripted(self) -> bool:
        return PAGE_HEADER in self.request.headers

    async def do(self, work: Callable[[Office], _Result]) -> _Result:
        """Run one piece of work with the office."""
        return await self.face.desk.do(work)

    async def keep(
        self,
        work: Callable[[Office], object],
        there: str,
        said: str,
        again: Callable[[PrivityError], Awaitable[Response]],
        mended: type[PrivityError] = InputError,
    ) -> Response:
        """Do what was posted and go `there`, with words to show; what can be `mended` on the page shows it `again`."""
        try:
            await self.do(work)
        except mended as error:
            return await again(error)
        return self.go(there, self.words(said) if said else "")

    async def prove(self, field: str = "passphrase") -> None:
        """Ask for the passphrase afresh, before something grave. Raises PassphraseError; slow and counted."""
        await self.face.desk.prove(self.form.get(field, ""))

    def page(self, template: str, here: str = "", status: int = 200, **values: object) -> HTMLResponse:
        """A page of the office."""
        browser = self.face.browsers.recognise(self.request.cookies.get(BROWSER_COOKIE))
        common = {
            "login": self.login,
            "theme": self.face.settings.theme,
            "here": here,
            "notice": self.login.take_notice(),
            "idle_minutes": self.face.idle.minutes,
            "form_token": self.face.browsers.form_token(browser) if browser else "",
            "words_alone": self._words_alone,
        }
        return rendering.page(template, common | values, status)

    def part(self, template: str, **values: object) -> HTMLResponse:
        """A part of a page, for htmx to put in its place."""
        return rendering.page(template, {"login": self.login, "words_alone": self._words_alone, **values})

    def _words_alone(self) -> WordsAlone | None:
        """For pages that show what the screen found: why it goes by words alone, where it does."""
        return self.face.desk.screener.words_alone

    def stay(self, path: str, error: PrivityError) -> Response:
        """Lead back to a page on which what was posted stands again, with why it stayed: see `stayed`.

        Both lie in memory under a mark, as a draft does, so that loading the page again posts nothing again.
        """
        return self.go(f"{path}/at/{self.lay(error)}")

    def lay(self, error: PrivityError | None = None) -> str:
        """Keep in memory what was posted, but for secrets, and why it stayed; gives the mark that it lies under."""
        mark = new_mark()
        laid = self.login.drafts.at(mark)
        laid.form = {name: value for name, value in self.form.items() if name not in _NEVER_SHOWN}
        laid.refused = error
        return mark

    @property
    def stayed(self) -> Laid:
        """What was posted to the page of this address, and why it stayed; nothing where no mark in it is known."""
        return self.login.drafts.find(self.request.path_params.get("mark", "")) or Laid()

    def go(self, path: str, notice: str = "") -> Response:
        """Send the browser on after a post, with words to show there once."""
        self.login.notice = notice
        return RedirectResponse(path, status_code=303)


async def inside(request: Request) -> Visit:
    """Let in who is logged in, with what was posted. Raises NotInsideError and StalePageError.

    INVARIANT: every route except those of `pages.entrance.threshold` depends on this, so that no post goes without its
    token.
    """
    face = face_of(request)
    sending = _files_of(request)
    if sending is not None:
        form = await sending.fields()
    else:
        form = await read_form(request) if request.method == "POST" else {}
    token = form.pop("token", "")
    login = face.logins.find(request.cookies.get(LOGIN_COOKIE))
    if login is None or not face.desk.is_open:
        raise NotInsideError(form)
    if request.method == "POST" and not login.check_token(token):
        raise StalePageError(form)
    if request.url.path != "/pulse":
        face.idle.touch()
    return Visit(request, face, login, form, sending)


def _files_of(request: Request) -> Sending | None:
    is_post = request.method == "POST"
    return Sending(request) if is_post and request.headers.get("content-type", "").startswith(FILES) else None


Inside = Annotated[Visit, Depends(inside)]


def set_cookie(response: Response, name: str, value: str) -> None:
    """A cookie of this host alone, sent to no other site and read by no script (RFC 6265bis, `__Host-`).

    Browsers hold `.localhost` to be a secure context, so `Secure` holds without TLS.
    """
    response.set_cookie(name, value, path="/", secure=True, httponly=True, samesite="strict")


def data(value: dict[str, object], status: int = 200) -> Response:
    return JSONResponse(value, status_code=status)


def text(value: str, status: int = 200) -> Response:
    return PlainTextResponse(value, status_code=status)
