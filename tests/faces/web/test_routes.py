"""The routes as a whole: none without a login, none without its token, none that changes anything on GET."""

import hashlib
import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Route

from privity.faces.web.face import inside as inside_dependency
from privity.faces.web.own import at_own_page
from privity.faces.web.pages.entrance import threshold
from tests.faces.web.house import MadeOffice, Pages

_OPEN = {
    "/",
    "/launch/{secret}",
    "/unlock",
    "/begin",
    "/move",
    "/restore",
    "/static/{digest}/{name:path}",
}
# A client's own page: another login, whose tests are those of `test_own_page`.
_OWN = "/own"
# What a page shows is entered into the ledger: reading alone adds these entries and changes nothing else.
_ENTRIES_OF_READING = {"record-shown", "records-read", "searched"}


def _routes(pages: Pages) -> Iterator[Route]:
    def walk(routes: object) -> Iterator[Route]:
        for route in routes:  # type: ignore[attr-defined]
            if isinstance(route, Route):
                yield route
            else:
                yield from walk(getattr(route, "routes", ()) or route.original_router.routes)

    yield from walk(pages.app._app.routes)  # type: ignore[attr-defined]


def test_every_route_but_the_threshold_lets_in_only_who_is_logged_in(pages: Pages) -> None:
    found = list(_routes(pages))
    assert len(found) > 30
    for route in found:
        if route.path in _OPEN:
            continue
        assert isinstance(route, APIRoute)
        own = route.path == _OWN or route.path.startswith(f"{_OWN}/")
        let_in = {one.call for one in route.dependant.dependencies} & {inside_dependency, at_own_page}
        assert let_in == {at_own_page if own else inside_dependency}, route.path


def test_every_post_of_the_threshold_checks_its_token(pages: Pages) -> None:
    posts = [route for route in _routes(pages) if route.path in _OPEN and "POST" in (route.methods or ())]
    assert {route.path for route in posts} == {"/unlock", "/begin", "/move", "/restore"}
    for route in posts:
        assert isinstance(route, APIRoute)
        assert threshold._doorstep in {one.call for one in route.dependant.dependencies}


def _concrete(path: str, office: MadeOffice) -> str:
    values = {"record": "0" * 32, "number": "2", "entry": "1", "compartment": str(office.wren)}
    return re.sub(r"\{(\w+)(:path)?\}", lambda part: values.get(part[1], "x"), path)


def test_nobody_gets_anything_from_outside(pages: Pages, office: MadeOffice) -> None:
    pages.arrive()
    for route in _routes(pages):
        if route.path in _OPEN:
            continue
        path = _concrete(route.path, office)
        answer = pages.get(path) if "GET" in (route.methods or ()) else pages.post(path, {"text": "x"})
        assert answer.status_code == 401, route.path
        assert "Wren" not in answer.text


def test_every_post_needs_the_token_of_this_login(lent: Pages, made_office: MadeOffice) -> None:
    for route in _routes(lent):
        if "POST" not in (route.methods or ()) or route.path in _OPEN or route.path.startswith(_OWN):
            continue
        for token in ({"x": ""}, {"token": ""}, {"token": "of another login"}):
            answer = lent.post(_concrete(route.path, made_office), token)
            assert answer.status_code == 403, route.path
    assert lent.desk.is_open


def test_reading_changes_nothing_but_the_ledger(inside: Pages, office: MadeOffice) -> None:
    from privity.services.proof import lines

    def state() -> tuple[str, int]:
        opened = inside.desk.office
        rows = sorted((row.compartment, row.head.hex()) for row in opened.rows())
        return hashlib.sha256(repr(rows).encode()).hexdigest(), opened.tree.size

    inside.desk._wait()
    # What the app does behind the pages a moment after opening is done first: it is no reading.
    inside.desk.screener.build()
    inside.desk.screener._catch_up()
    before, size = state()
    for route in _routes(inside):
        if "GET" in (route.methods or ()):
            inside.get(_concrete(route.path, office))
            inside.client.head(_concrete(route.path, office))
    inside.desk._threads.submit(lambda: None).result()
    after, grown = state()
    assert after == before
    added = lines(inside.desk.office, newest=grown - size) if grown > size else []
    assert {str(line.event) for line in added} <= _ENTRIES_OF_READING


@pytest.mark.parametrize("path", ["/clients", "/check", "/ledger", "/backups", "/settings", "/clients/new"])
def test_no_title_or_address_holds_a_name(lent: Pages, made_office: MadeOffice, path: str) -> None:
    record = f"/clients/{made_office.wren}"
    for page in (path, record, f"{record}/write", f"{record}/erase"):
        text = lent.get(page).text
        title = re.findall(r"<title>(.*?)</title>", text)[0]
        addresses = re.findall(r'(?:href|action|formaction|hx-post)="([^"]*)"', text)
        assert "Wren" not in title + " ".join(addresses)
        assert "Osric" not in title + " ".join(addresses)


@pytest.mark.parametrize("path", ["/clients", "/check", "/ledger", "/backups", "/settings", "/clients/new"])
def test_no_page_holds_script_style_or_anything_from_elsewhere(lent: Pages, path: str) -> None:
    text = lent.get(path).text
    assert not re.search(r"<style|style=|\son\w+=|javascript:|<script>|<script [^>]*>[^<]", text)
    assert not re.search(r"(?:https?:)?//", text)


def test_every_htmx_form_is_a_form_without_it(lent: Pages) -> None:
    for path in ("/clients", "/check", "/ledger"):
        for tag in re.findall(r"<[^>]*hx-post[^>]*>", lent.get(path).text):
            target = re.findall(r'hx-post="([^"]*)"', tag)[0]
            assert tag.startswith("<form ")
            assert f'action="{target}"' in tag
            assert 'method="post"' in tag


def test_no_text_field_sends_what_is_typed_to_a_spelling_service(
    lent: Pages, made_office: MadeOffice
) -> None:
    for path in ("/clients", "/check", "/clients/new", f"/clients/{made_office.wren}/write"):
        for tag in re.findall(r"<(?:textarea|input)\b[^>]*>", lent.get(path).text):
            if 'type="hidden"' in tag or 'type="date"' in tag or 'type="radio"' in tag or "readonly" in tag:
                continue
            assert 'spellcheck="false"' in tag, tag
            assert 'autocomplete="' in tag, tag
