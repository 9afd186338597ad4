"""Being inside: the recovery code of a new office, the pulse of an open page, and the lock."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from privity.errors import InputError
from privity.faces.web import headers
from privity.faces.web.face import Inside, Visit, data
from privity.faces.web.logins import LOGIN_COOKIE
from privity.faces.web.reasons import LockReason
from privity.faces.web.sheets import held_back, keep_held
from privity.services.health import State
from privity.services.surroundings import look_around

router = APIRouter()


@router.get("/recovery-code")
async def recovery_code(visit: Inside) -> Response:
    """Show the recovery code until it was confirmed; never again after that."""
    if not visit.login.recovery_code:
        return visit.go("/clients")
    return _recovery(visit)


@router.post("/recovery-code")
async def confirm_recovery_code(visit: Inside) -> Response:
    """Take one group of the code as the sign that it was written down."""
    groups = visit.login.recovery_code.split("-")
    asked = _asked(groups)
    if visit.form.get("group", "").strip().upper() != groups[asked - 1]:
        wrong = InputError(visit.words("recovery.differs", n=asked), field="group")
        return _recovery(visit, wrong)
    visit.login.recovery_code = ""
    # A first run looks around; what breaks a promise is shown before anything is written.
    grave = await visit.do(lambda office: any(one.state is State.WRONG for one in look_around(office.place)))
    return visit.go("/around" if grave else "/clients", visit.words("recovery.kept"))


def _asked(groups: list[str]) -> int:
    """Which group is asked for: not the first, which the eye falls on, nor the last."""
    return min(4, len(groups))


def _recovery(visit: Visit, problem: InputError | None = None) -> Response:
    groups = visit.login.recovery_code.split("-")
    return visit.page(
        "recovery", status=422 if problem else 200, groups=groups, asked=_asked(groups), problem=problem
    )


@router.post("/pulse")
async def pulse(visit: Inside) -> Response:
    """Say how long is left until the office locks by itself; `active` says that somebody moved since the last
    pulse.
    """
    if visit.form.get("active"):
        visit.face.idle.touch()
    return data({"left": round(visit.face.idle.left(), 1)})


@router.get("/token")
async def token(visit: Inside) -> Response:
    """The token of this login, for a page that was made before the last lock and still holds text.

    Only a script of our own origin can read the answer: nothing here allows another origin (no CORS headers).
    """
    return data({"token": visit.login.token})


@router.post("/lock")
async def lock(visit: Inside) -> Response:
    """Lock the office. Without a script the button carries the sheet's text along, which is kept first."""
    held = held_back(visit.form.get("path", ""), visit.form)
    if held:
        await keep_held(visit.face.desk, held)
    await visit.face.lock(LockReason.ASKED)
    response: Response = data({}) if visit.is_scripted else RedirectResponse("/", status_code=303)
    response.headers["clear-site-data"] = headers.CLEAR_SITE_DATA
    response.delete_cookie(LOGIN_COOKIE, path="/", secure=True, httponly=True, samesite="strict")
    return response
