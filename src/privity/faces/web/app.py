"""Puts the web face together: the guard outermost, the routes, and a page for everything that goes wrong."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from privity.errors import InputError, LockedError, PrivityError, RefusedError
from privity.faces.web.assets import serve_asset
from privity.faces.web.face import Face, NotInsideError, StalePageError, face_of, from_script, text
from privity.faces.web.guard import Guard
from privity.faces.web.logins import LOGIN_COOKIE
from privity.faces.web.own import StaleOwnPageError
from privity.faces.web.pages import check, clients, entrance, house, own_page, public, requests
from privity.faces.web.pages.entrance import threshold
from privity.faces.web.sheets import held_back

_KINDS = {
    403: "refused",
    404: "missing",
    405: "method",
    413: "large",
    415: "method",
    421: "host",
    431: "large",
    503: "busy",
}


def create_app(face: Face) -> Guard:
    """The whole app of one worker, behind its guard."""
    app = FastAPI(title="Privity", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.face = face
    app.router.redirect_slashes = False
    app.router.routes.append(Route("/static/{digest}/{name:path}", serve_asset, methods=["GET"]))
    for room in (entrance, clients, own_page, requests, check, public, house):
        for router in room.ROUTERS:
            app.include_router(router)
    app.add_exception_handler(HTTPException, _not_here)
    app.add_exception_handler(RequestValidationError, _not_here)
    app.add_exception_handler(Exception, _broken)
    app.add_exception_handler(NotInsideError, _not_inside)
    app.add_exception_handler(StalePageError, _stale)
    app.add_exception_handler(StaleOwnPageError, _stranger)
    app.add_exception_handler(threshold.StrangerError, _stranger)
    app.add_exception_handler(PrivityError, _problem)

    def refuse(status: int) -> ASGIApp:
        return _error(face, status)

    return Guard(app, authority=face.authority, refuse=refuse, closing=lambda: face.desk.closing)


def _error(face: Face, status: int, message: str = "", remedy: str = "") -> Response:
    kind = "problem" if message else _KINDS.get(status, "inside")
    return face.page("error", status, kind=kind, message=message, remedy=remedy)


async def _not_here(request: Request, error: Exception) -> Response:
    # An address whose parts are not of the right form is an address of nothing.
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _error(face_of(request), status)


async def _broken(request: Request, error: Exception) -> Response:
    """A bug. The guard tells its kind and place on standard error, and nobody its words."""
    return _error(face_of(request), 500)


async def _not_inside(request: Request, error: Exception) -> Response:
    """Answer 401: to the page's script with no more than that, to the browser with the lock page."""
    if from_script(request):
        return text("", 401)
    form = error.form if isinstance(error, NotInsideError) else {}
    return threshold.outside(request, 401, held=held_back(request.url.path, form))


async def _stale(request: Request, error: Exception) -> Response:
    """A page from before the last lock: its text is offered for saving once more, with a token that counts."""
    face = face_of(request)
    if from_script(request):
        return text("", 409)
    form = error.form if isinstance(error, StalePageError) else {}
    held = held_back(request.url.path, form)
    login = face.logins.find(request.cookies.get(LOGIN_COOKIE))
    if not held or login is None:
        return _error(face, 403)
    path = held.pop("path").removesuffix("/finish")
    return face.page("again", 409, login=login, path=path, held=held)


async def _stranger(request: Request, error: Exception) -> Response:
    return _error(face_of(request), 403)


async def _problem(request: Request, error: Exception) -> Response:
    """An error that a person can act on and that no page has shown beside its field."""
    if isinstance(error, LockedError):
        return await _not_inside(request, error)
    if not isinstance(error, PrivityError):
        raise error
    status = 422 if isinstance(error, InputError | RefusedError) else 500
    return _error(face_of(request), status, error.message, error.remedy)
