"""An office with invented people for the tests of the web face, and a way to ask its pages without a socket."""

import re
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import httpx
from starlette.testclient import TestClient

from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.faces.web.address import WebSettings
from privity.faces.web.app import create_app
from privity.faces.web.desk import Desk
from privity.faces.web.face import Face
from privity.faces.web.logins import Browsers
from privity.faces.web.reasons import LockReason
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.notes import Draft
from privity.model.people import Client
from privity.services.clients import add_client
from privity.services.notes import finish_note

PASSPHRASE = "stone lamp orchard seven"
NAME = "privity-0a1b2c3d"
PORT = 48123
AUTHORITY = f"{NAME}.localhost:{PORT}"
ORIGIN = f"http://{AUTHORITY}"
OWN_POST = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}

_TOKEN = re.compile(r'name="(token|form_token)" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class MadeOffice:
    """An office with two clients, one of whom has a note."""

    place: OfficePlace
    code: str
    wren: CompartmentId
    osric: CompartmentId

    def copy(self, folder: Path) -> "MadeOffice":
        """The same office on a device of its own."""
        shutil.copytree(self.place.folder, folder / "office")
        shutil.copytree(self.place.state, folder / "state")
        return replace(self, place=OfficePlace(folder / "office", folder / "state"))


def make_office(folder: Path) -> MadeOffice:
    """Make the office once; tests work on copies, since a passphrase is slow on purpose."""
    place = OfficePlace(folder / "office", folder / "state")
    office, code = create_office(place, PASSPHRASE, cost=LOWEST_COST)
    first = date(2026, 3, 2)
    wren = add_client(office, Client("w-1", ("Wren Askew",)), Engagement("w-1-1", ("w-1",), first))
    osric = add_client(office, Client("o-1", ("Osric Blythe",)), Engagement("o-1-1", ("o-1",), first))
    told = "She keeps the allotment gate key on a red ribbon and has not slept since the flood."
    finish_note(office, wren, Draft("n-1", "w-1-1", first, told))
    office.close()
    return MadeOffice(place, code, wren, osric)


class Pages:
    """The app in this process, asked as a browser would ask it that keeps its cookies."""

    def __init__(self, place: OfficePlace, *, demo_passphrase: str = "") -> None:
        self.desk = Desk(place)
        self.locked: list[LockReason] = []
        self.face = Face(
            place=place,
            settings=WebSettings(NAME, PORT),
            desk=self.desk,
            browsers=Browsers(bytes(32)),
            lock=self._lock,
            demo_passphrase=demo_passphrase,
        )
        self.app = create_app(self.face)
        # httpx sends `Secure` cookies over https only; browsers hold `.localhost` to be as good.
        self.client = TestClient(
            self.app, base_url=f"https://{AUTHORITY}", follow_redirects=False, client=("127.0.0.1", 40000)
        )

    async def _lock(self, reason: LockReason) -> None:
        self.locked.append(reason)
        await self.desk.close()
        self.face.logins.end_all()

    def __enter__(self) -> "Pages":
        self.client.__enter__()
        return self

    def __exit__(self, *problem: object) -> None:
        self.end()

    def end(self) -> None:
        """Close the office and the app, as a worker does at its end."""
        if self.client.portal is not None:
            self.client.portal.call(self.desk.close)
            self.client.__exit__(None, None, None)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=_named(headers))

    def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        """Post what is given, from our own origin unless the headers say otherwise."""
        return self.client.post(path, data=fields, headers=OWN_POST | _named(headers))

    def token(self, answer: httpx.Response) -> str:
        """The token of the forms on a page."""
        found = _TOKEN.search(answer.text)
        assert found, "the page has no form of ours"
        return found[2]

    def submit(self, page: str, path: str, **fields: str) -> httpx.Response:
        """Open a page and post one of its forms."""
        return self.post(path, {"token": self.token(self.get(page)), **fields})

    def stays(self, page: str, path: str, **fields: str) -> httpx.Response:
        """Post a form of a page that is not taken; the page that it leads back to, which can be loaded again."""
        where = self.submit(page, path, **fields).headers["location"]
        assert re.fullmatch(r"/[a-z-]+(?:/[a-z]+)?(?:/[0-9a-f]{32})?(?:/write)?/at/[0-9a-f]{16}", where), (
            where
        )
        shown = self.get(where)
        assert (shown.status_code, self.get(where).text) == (422, shown.text)
        return shown

    def arrive(self) -> httpx.Response:
        """Come by a launch link and stand before the lock page."""
        self.get(f"/launch/{self.face.links.mint()}")
        return self.get("/")

    def unlock(self, passphrase: str = PASSPHRASE, **fields: str) -> httpx.Response:
        """Come by a launch link and unlock."""
        page = self.arrive()
        return self.post("/unlock", {"form_token": self.token(page), "passphrase": passphrase, **fields})


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
