"""To whoever has not unlocked the office, a client, somebody erased and nobody at all look the same in every face."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from privity.faces.cli.exits import Exit
from privity.faces.cli.running import _run
from privity.model.ids import CompartmentId
from privity.services.consents.keeping import lay_out
from privity.services.erasure import erase_client
from tests.faces.cli.conftest import Bench, bench, practice
from tests.faces.web.conftest import made_office, office, pages
from tests.faces.web.house import MadeOffice, Pages
from tests.faces.web.test_own_page import DOCTOR, hand
from tests.faces.web.test_routes import _OPEN, _routes

__all__ = ["bench", "made_office", "office", "pages", "practice"]

_CHANGES_EACH_TIME = re.compile(r'(name="(?:token|form_token)" value=|nonce[-=]"?)[^">;\' ]+')


def _seen(pages: Pages, path: str, method: str, token: str = "") -> tuple[object, ...]:
    sent = {"token": token, "q": "Osric Blythe", "text": "Osric Blythe came on Tuesday.", "client": "o-1"}
    answer = pages.get(path) if method == "GET" else pages.post(path, sent)
    headers = {
        name: _CHANGES_EACH_TIME.sub("", value)
        for name, value in answer.headers.items()
        if name != "set-cookie"
    }
    return answer.status_code, headers, _CHANGES_EACH_TIME.sub("", answer.text)


def _of(path: str, compartment: CompartmentId) -> str:
    values = {"record": "0" * 32, "number": "2", "entry": "1", "compartment": str(compartment)}
    return re.sub(r"\{(\w+)(:path)?\}", lambda part: values.get(part[1], "x"), path)


@pytest.fixture
def people(office: MadeOffice, pages: Pages) -> tuple[CompartmentId, ...]:
    """Somebody who is a client, somebody who was and is erased, and an id of nobody."""
    pages.unlock()
    opened = pages.desk.office
    lay_out(opened, office.wren, DOCTOR, opened.now().date() + timedelta(days=90))
    erase_client(opened, office.osric)
    return office.wren, office.osric, CompartmentId("f" * 32)


def _ways(pages: Pages, skipped: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    for route in _routes(pages):
        if not skipped(route.path):
            for method in sorted({"GET", "POST"} & set(route.methods or ())):
                yield route.path, method


def test_a_locked_app_answers_alike_about_everybody(pages: Pages, people: tuple[CompartmentId, ...]) -> None:
    pages.client.portal.call(pages.desk.close)  # type: ignore[union-attr]
    pages.face.logins.end_all()
    pages.client.cookies.clear()
    for path, method in _ways(pages, lambda path: path in _OPEN):
        assert len({repr(_seen(pages, _of(path, one), method)) for one in people}) == 1, path


def test_a_clients_own_page_answers_alike_about_everybody_else(
    office: MadeOffice, pages: Pages, people: tuple[CompartmentId, ...]
) -> None:
    """Handed to Wren, it leads nowhere: to herself in the office no more than to somebody erased, or to nobody."""
    hand(pages, office.wren)
    token = pages.token(pages.get("/own/leave"))
    for path, method in _ways(pages, lambda path: path.startswith(("/own", "/static", "/launch"))):
        assert len({repr(_seen(pages, _of(path, one), method, token)) for one in people}) == 1, path


_COMMANDS = (
    "account {}", "account {} --fhir", "agreements {}", "erase {} --yes", "keeping hold {} --reason x",
    "keeping lift {}", "fhir {} given.json", "attach {} given.json", "attachments {}", "take-back {}",
    "screen --to {} given.json", "cover agree {} --colleague x --part reach --until 2027-01-01", "search {}",
)  # fmt: skip


def test_a_locked_command_answers_alike_about_everybody(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(bench.folder)
    (bench.folder / "given.json").write_text('{"resourceType": "Consent"}')
    for words in _COMMANDS:
        found = set()
        for one in ("c-03", "c-99", "Roz Peverell-Byrne", "Nobody Invented"):
            arguments = [one if word == "{}" else word for word in words.split()]
            code = _run(["--office", "office", *arguments], lambda *_, **__: 0)
            written = capsys.readouterr()
            found.add((code, written.out, written.err.replace(one, "ID")))
        assert len(found) == 1, words
        assert found.pop()[0] == Exit.LOCKED, words
