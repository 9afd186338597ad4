"""An office that arrives at this computer: taken over where it lies, or brought back from a backup.

Both take what lies on paper, the recovery code or the cards, and a new passphrase. They stand before the lock, so they
carry the token of the lock page.
"""

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from privity.durable import read_private
from privity.errors import InputError, PrivityError
from privity.faces.web.face import Face, face_of
from privity.faces.web.forms import Fields
from privity.faces.web.logins import BROWSER_COOKIE
from privity.faces.web.pages.entrance.threshold import AtDoor, Doorstep, let_in, outside
from privity.ledger.known_head import LARGEST

router = APIRouter()

_FIELDS = ("code", "cards", "passphrase", "again", "stick", "backup", "newest")


@router.get("/move")
async def consider_move(request: Request) -> Response:
    """How an office that was copied here becomes this computer's."""
    return _form(request, "move")


@router.get("/restore")
async def consider_restore(request: Request) -> Response:
    """How an office comes back from a backup."""
    return _form(request, "restore")


@router.post("/move")
async def move(step: AtDoor) -> Response:
    """Take the office over on this device."""
    face, form = step.face, step.form
    try:
        stick = form.get("stick", "").strip()
        there = Path(stick) if stick else None
        await face.desk.move(_paper(form), _passphrase(face, form), there, _newest(form))
        await face.take_over()
    except PrivityError as error:
        return _again(step, "move", error)
    return _welcome(face, "/around", "arriving.moved")


@router.post("/restore")
async def restore(step: AtDoor) -> Response:
    """Bring the office back into the empty folder."""
    face, form = step.face, step.form
    try:
        source = Path(form.get("backup", "").strip())
        if not source.is_absolute() or not source.is_dir():
            raise InputError(
                "there is no such folder", field="backup", remedy="name the folder with the two files, whole"
            )
        await face.desk.restore(source, _paper(form), _passphrase(face, form), _newest(form))
        await face.take_over()
    except PrivityError as error:
        return _again(step, "restore", error)
    return _welcome(face, "/around", "arriving.restored")


def _paper(form: Fields) -> str | list[str]:
    """The recovery code, or the cards, one a line."""
    cards = [line for line in form.get("cards", "").splitlines() if line.strip()]
    code = form.get("code", "")
    if bool(cards) is bool(code.strip()):
        raise InputError(
            "give the recovery code, or the cards", field="code", remedy="one of the two is enough"
        )
    return cards or code


def _newest(form: Fields) -> bytes | None:
    """What another device says of the ledger, where a file with that was named. Raises InputError."""
    named = form.get("newest", "").strip()
    if not named:
        return None
    path = Path(named)
    data = read_private(path, limit=LARGEST) if path.is_absolute() and path.is_file() else None
    if not data:
        raise InputError("there is no such file", field="newest", remedy="name the file with its whole path")
    return data


def _passphrase(face: Face, form: Fields) -> str:
    if form.get("passphrase", "") != form.get("again", ""):
        raise InputError(face.words("begin.differ"), field="again")
    return form.get("passphrase", "")


def _form(request: Request, which: str) -> Response:
    face = face_of(request)
    browser = face.browsers.recognise(request.cookies.get(BROWSER_COOKIE))
    if browser is None or face.desk.is_open or face.desk.exists is not (which == "move"):
        return outside(request)
    return _page(face, browser, which, {}, None)


def _again(step: Doorstep, which: str, error: PrivityError) -> Response:
    return _page(step.face, step.browser, which, step.form, error)


def _page(face: Face, browser: str, which: str, form: Fields, error: PrivityError | None) -> Response:
    problems: dict[str, PrivityError | None] = dict.fromkeys(_FIELDS)
    if error is not None:
        named = {"recovery code": "code"}.get(error.field, error.field)
        problems[named if named in problems else ("backup" if which == "restore" else "code")] = error
    return face.page(
        "arriving",
        422 if error else 200,
        which=which,
        form=form,
        form_token=face.browsers.form_token(browser),
        problems=problems,
    )


def _welcome(face: Face, path: str, said: str) -> Response:
    response = RedirectResponse(path, status_code=303)
    let_in(face, response).notice = face.words(said)
    return response
