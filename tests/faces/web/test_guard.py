"""The guard: who may ask, how, and what every answer carries (checklist 2 to 7, 13 to 15, 24, 25)."""

import http.client
from unittest.mock import Mock

import pytest

from privity.faces.web import forms, guard, peers
from privity.faces.web.guard import Guard
from tests.faces.web.house import AUTHORITY, ORIGIN, Pages

_EVERYWHERE = ("/", "/static/x/app.css", "/nowhere", "/clients", "/launch/wrong")


@pytest.mark.parametrize("path", _EVERYWHERE)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1:48123",
        "localhost:48123",
        "privity-0a1b2c3d.localhost",
        "privity-0a1b2c3d.localhost:1",
        "privity-0a1b2c3d.localhost.evil.example:48123",
        "",
    ],
)
def test_another_host_name_is_misdirected_before_any_route(lent: Pages, path: str, host: str) -> None:
    assert lent.get(path, host=host).status_code == 421


def test_two_host_headers_are_misdirected(pages: Pages) -> None:
    headers = [("host", AUTHORITY), ("host", AUTHORITY)]
    assert pages.client.get("/", headers=headers).status_code == 421


@pytest.mark.parametrize("path", _EVERYWHERE)
def test_every_answer_carries_every_header(lent: Pages, path: str) -> None:
    answer = lent.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert policy.endswith("require-trusted-types-for 'script'; trusted-types privity")
    assert "unsafe" not in policy
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_static_files_alone_may_be_kept_by_the_browser(pages: Pages) -> None:
    from privity.faces.web.assets import assets

    answer = pages.get(assets().url("app.css"))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:48123", ORIGIN + "0"])
def test_no_answer_allows_another_origin(lent: Pages, origin: str) -> None:
    answer = lent.get("/clients", origin=origin)
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://privity-0a1b2c3d.localhost:1"}, 403),
        ({"origin": ""}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "none"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "application/json"}, 415),
        ({"content_type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_a_post_that_our_own_page_did_not_send_is_refused(
    lent: Pages, headers: dict[str, str], status: int
) -> None:
    token = lent.token(lent.get("/clients"))
    assert lent.post("/lock", {"token": token}, **headers).status_code == status
    assert lent.locked == []


def test_a_post_without_an_origin_is_refused(lent: Pages) -> None:
    token = lent.token(lent.get("/clients"))
    assert lent.client.post("/lock", data={"token": token}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_even_load_a_page(lent: Pages, site: str) -> None:
    assert lent.get("/clients", sec_fetch_site=site).status_code == 403


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "QUERY", "CONNECT"])
def test_only_three_methods_exist(pages: Pages, method: str) -> None:
    answer = pages.client.request(method, "/")
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/docs", "/redoc", "/openapi.json", "/static/", "/static", "/.git/config", "/clients/"]
)
def test_there_are_no_documents_listings_or_hidden_files(lent: Pages, path: str) -> None:
    assert lent.get(path).status_code == 404


def test_no_route_reads_a_query(lent: Pages) -> None:
    assert lent.get("/clients?words=flood").status_code == 404


def test_what_is_too_large_is_refused_by_its_announcement_and_by_its_bytes(lent: Pages) -> None:
    token = lent.token(lent.get("/clients"))
    much = "x" * (forms.MAX_BYTES + 1)
    assert lent.post("/requests/letter", {"token": token, "file": much}).status_code == 413
    assert lent.post("/check", {"token": token, "text": much * 4}).status_code == 413

    def pieces():  # type: ignore[no-untyped-def]
        yield b"token=" + token.encode() + b"&text="
        for _ in range(13):
            yield b"x" * 1024 * 1024

    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    assert lent.client.post("/requests/letter", content=pieces(), headers=headers).status_code == 422


def test_an_exception_shows_none_of_its_content(
    lent: Pages, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(office: object) -> None:
        raise RuntimeError("Wren Askew and the red ribbon")

    monkeypatch.setattr("privity.faces.web.pages.clients.record.list_clients", fail)
    answer = lent.get("/clients")
    shown = answer.text + capfd.readouterr().err
    assert answer.status_code == 500
    assert "content-security-policy" in answer.headers
    assert "Something went wrong inside Privity" in answer.text
    assert "ribbon" not in shown
    assert "RuntimeError at test_guard.py:" in shown


def test_a_connection_of_another_account_gets_nothing(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "owner_of", Mock(return_value=65534))
    assert pages.get("/").status_code == 403


def test_a_web_socket_is_closed(pages: Pages) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), pages.client.websocket_connect("/"):
        pass


def test_too_many_requests_at_once_are_put_off(pages: Pages) -> None:
    asked: Guard = pages.app
    asked.under_way = guard.MAX_AT_ONCE
    assert pages.get("/").status_code == http.client.SERVICE_UNAVAILABLE
