"""Outside the lock: the launch link, the lock page, the first run. The only routes that need no login."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from privity.errors import InputError, PassphraseError, PrivityError
from privity.faces.web.face import Face, data, face_of, from_script, set_cookie
from privity.faces.web.forms import Fields, read_form
from privity.faces.web.logins import BROWSER_COOKIE, LOGIN_COOKIE, OWN_COOKIE, Login
from privity.faces.web.rendering import moment
from privity.faces.web.sheets import held_form, held_in, keep_held
from privity.services.backup_history import backup_history

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Doorstep:
    """A request from a browser that came through a launch link."""

    request: Request
    face: Face
    browser: str
    form: Fields


class StrangerError(Exception):
    """The browser was not led here by a launch link, or the form is not one of its pages."""


async def _doorstep(request: Request) -> Doorstep:
    face = face_of(request)
    browser = face.browsers.recognise(request.cookies.get(BROWSER_COOKIE))
    form = await read_form(request)
    if browser is None or not face.browsers.check_token(browser, form.pop("form_token", "")):
        raise StrangerError
    return Doorstep(request, face, browser, form)


AtDoor = Annotated[Doorstep, Depends(_doorstep)]


@router.get("/launch/{secret}")
async def launch(request: Request, secret: str) -> Response:
    """Swap a launch link for the cookie that shows the lock page; the redirect takes it out of the address
    bar.

    It is the one GET that uses something up: its own secret.
    """
    face = face_of(request)
    if not face.links.redeem(secret):
        return face.page("error", 404, kind="link", message="", remedy="")
    response = RedirectResponse("/", status_code=303)
    set_cookie(response, BROWSER_COOKIE, face.browsers.welcome())
    if face.demo_passphrase:
        await face.open(face.demo_passphrase)
        let_in(face, response)
    return response


@router.get("/")
async def home(request: Request) -> Response:
    """The clients for who is inside, the lock page for who came by a launch link, else how to get such a
    link.
    """
    face = face_of(request)
    if face.desk.is_open and face.logins.find(request.cookies.get(LOGIN_COOKIE)):
        return RedirectResponse("/clients", status_code=303)
    return outside(request)


@router.post("/unlock")
async def unlock(step: AtDoor) -> Response:
    """Open the office. Text that a locked office could not take is kept as a draft now."""
    face, held = step.face, held_in(step.form)
    try:
        await face.open(step.form.get("passphrase", ""))
        path = await keep_held(face.desk, held)
    except PrivityError as error:
        if from_script(step.request):
            return data({"message": error.message}, 403 if isinstance(error, PassphraseError) else 409)
        return outside(step.request, 403, held=held, problem=error)
    if from_script(step.request):
        secret, login = face.let_in()
        response: Response = data({"token": login.token})
        set_cookie(response, LOGIN_COOKIE, secret)
        return response
    form_path, fields = held_form(held)
    if form_path:
        secret, login = face.let_in()
        page = face.page("again", login=login, path=form_path, held=fields)
        set_cookie(page, LOGIN_COOKIE, secret)
        return page
    response = RedirectResponse(path or "/clients", status_code=303)
    said = face.words("editor.held") if path else await _reminder(face)
    let_in(face, response).notice = said
    return response


async def _reminder(face: Face) -> str:
    """A word about a backup that has grown old. Who never made one is told in the office's own pages."""
    history = await face.desk.do(backup_history)
    if history.last is None or not history.is_due(face.desk.office.now()):
        return ""
    return face.words("backups.reminder", moment=moment(face.words, history.last))


@router.post("/begin")
async def begin(step: AtDoor) -> Response:
    """Make the office. Its recovery code waits in the login until it was written down."""
    face, passphrase = step.face, step.form.get("passphrase", "")
    problems: dict[str, PrivityError | None] = {"passphrase": None, "again": None}
    try:
        if passphrase != step.form.get("again", ""):
            raise InputError(face.words("begin.differ"), field="again")
        code = await face.desk.create(passphrase)
    except PrivityError as error:
        problems["again" if error.field == "again" else "passphrase"] = error
        form_token = face.browsers.form_token(step.browser)
        return face.page("begin", 422, form_token=form_token, problems=problems)
    response = RedirectResponse("/recovery-code", status_code=303)
    let_in(face, response).recovery_code = code
    return response


def let_in(face: Face, response: Response) -> Login:
    """Log the browser in with an answer that goes to it."""
    secret, login = face.let_in()
    set_cookie(response, LOGIN_COOKIE, secret)
    return login


def outside(
    request: Request, status: int = 200, *, held: Fields | None = None, problem: PrivityError | None = None
) -> Response:
    """What somebody sees who is not inside: the lock page, the page that makes an office, or how to get in.

    A client at their own page is led back to it, wherever else they try to go.
    """
    face = face_of(request)
    if face.desk.is_open and face.own.find(request.cookies.get(OWN_COOKIE)):
        return RedirectResponse("/own", status_code=303)
    browser = face.browsers.recognise(request.cookies.get(BROWSER_COOKIE))
    if browser is None:
        return face.page("closed", 401)
    form_token = face.browsers.form_token(browser)
    if not face.desk.exists:
        problems = {"passphrase": None, "again": None}
        return face.page("begin", status, form_token=form_token, problems=problems)
    return face.page(
        "lock",
        status,
        form_token=form_token,
        held=held or {},
        problem=problem,
        said=("" if problem else face.locked_because) or "",
        demo_passphrase=face.demo_passphrase,
    )
