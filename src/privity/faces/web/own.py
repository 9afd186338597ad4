"""A visit to a client's own page: one client, what they posted, and the office opened for them alone.

INVARIANT: whose page it is comes from the login and from nothing in an address or a form. No route of the office finds
this login, and no route of the own page finds the practitioner's; the passphrase alone leads back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

from fastapi import Depends, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from privity.faces.web import headers, rendering
from privity.faces.web.face import Face, NotInsideError, face_of, set_cookie
from privity.faces.web.forms import Fields, read_form
from privity.faces.web.logins import LOGIN_COOKIE, OWN_COOKIE, OwnLogin
from privity.faces.web.words import Words
from privity.model.ids import CompartmentId
from privity.services.office import Office

_Result = TypeVar("_Result")
OWN_MINUTES: Final = 45
"""So long may a client read and think before the office locks, whatever the practitioner chose for themselves."""


class StaleOwnPageError(Exception):
    """What was posted comes from another own page than the one that is open."""


@dataclass(slots=True)
class OwnVisit:
    """One request of a client at their own page."""

    request: Request
    face: Face
    login: OwnLogin
    form: Fields

    @property
    def words(self) -> Words:
        return self.face.words

    async def do(self, work: Callable[[Office, CompartmentId], _Result]) -> _Result:
        """Run one piece of work with the office, for this client."""
        return await self.face.desk.do(lambda office: work(office, self.login.client))

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page of the client's own."""
        common = {
            "login": self.login,
            "theme": self.face.settings.theme,
            "notice": self.login.take_notice(),
            "minutes": OWN_MINUTES,
        }
        return rendering.page(template, common | values, status)

    def go(self, path: str, notice: str = "") -> Response:
        """Send the browser on after a post, with words to show there once."""
        self.login.notice = notice
        return RedirectResponse(path, status_code=303)


async def at_own_page(request: Request) -> OwnVisit:
    """Let in the client whose page is open. Raises NotInsideError and StaleOwnPageError."""
    face = face_of(request)
    form = await read_form(request) if request.method == "POST" else {}
    token = form.pop("token", "")
    login = face.own.find(request.cookies.get(OWN_COOKIE))
    if login is None or not face.desk.is_open:
        raise NotInsideError({})
    if request.method == "POST" and not login.check_token(token):
        raise StaleOwnPageError
    face.idle.touch()
    return OwnVisit(request, face, login, form)


AtOwnPage = Annotated[OwnVisit, Depends(at_own_page)]


def enter(face: Face, client: CompartmentId) -> Response:
    """Hand the device to a client: the practitioner's login ends, and the browser forgets the pages it has seen."""
    response = RedirectResponse("/own", status_code=303)
    set_cookie(response, OWN_COOKIE, face.hand_to(client, OWN_MINUTES))
    _forget(response, LOGIN_COOKIE)
    response.headers["clear-site-data"] = headers.CLEAR_SITE_DATA
    return response


def leave(face: Face, path: str, notice: str) -> Response:
    """The practitioner is back and has shown the passphrase."""
    response = RedirectResponse(path, status_code=303)
    secret, login = face.let_in()
    login.notice = notice
    set_cookie(response, LOGIN_COOKIE, secret)
    _forget(response, OWN_COOKIE)
    response.headers["clear-site-data"] = headers.CLEAR_SITE_DATA
    return response


def _forget(response: Response, cookie: str) -> None:
    response.delete_cookie(cookie, path="/", secure=True, httponly=True, samesite="strict")
