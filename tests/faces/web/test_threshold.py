"""Outside the lock: launch link, lock page, unlock, first run. Checklist 8 to 10, 12, 26."""

from pathlib import Path

import pytest

from privity.config import OfficePlace
from privity.faces.web import logins
from privity.faces.web.reasons import LockReason
from tests.faces.web.house import NAME, PASSPHRASE, MadeOffice, Pages


def test_a_browser_that_was_not_led_here_sees_no_lock_page(pages: Pages) -> None:
    answer = pages.get("/")
    assert answer.status_code == 401
    assert "passphrase" not in answer.text.lower()


def test_a_launch_link_leads_to_the_lock_page_and_not_inside(pages: Pages) -> None:
    answer = pages.get(f"/launch/{pages.face.links.mint()}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-privity-browser=")
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {
        "httponly",
        "secure",
        "path=/",
        "samesite=strict",
    }
    assert "Your office is locked" in pages.get("/").text
    assert pages.get("/clients").status_code == 401


def test_a_launch_link_opens_once(pages: Pages) -> None:
    link = f"/launch/{pages.face.links.mint()}"
    assert pages.get(link).status_code == 303
    assert pages.get(link).status_code == 404


def test_a_launch_link_grows_old() -> None:
    now = [0.0]
    links = logins.LaunchLinks(lambda: now[0])
    early, late = links.mint(), links.mint()
    now[0] = logins.LAUNCH_SECONDS - 1
    assert links.redeem(early)
    now[0] = logins.LAUNCH_SECONDS
    assert not links.redeem(late)


def test_a_guessed_or_forged_browser_cookie_is_not_recognised(pages: Pages) -> None:
    browsers = pages.face.browsers
    cookie = browsers.welcome()
    other = logins.Browsers(bytes(31) + b"\x01").welcome()
    assert browsers.recognise(cookie) == cookie.partition(".")[0]
    for forged in (None, "", ".", cookie[:-1], cookie + "0", other, "0" * 32 + "." + "0" * 64):
        assert browsers.recognise(forged) is None


def test_the_passphrase_opens_with_a_new_login(pages: Pages) -> None:
    answer = pages.unlock()
    assert answer.headers["location"] == "/clients"
    assert "__Host-privity-login=" in answer.headers["set-cookie"]
    assert "Wren Askew" in pages.get("/clients").text


def test_a_wrong_passphrase_is_one_answer_that_says_no_more(pages: Pages) -> None:
    answer = pages.unlock("stone lamp orchard eight")
    assert answer.status_code == 403
    assert "aria-invalid" in answer.text
    assert PASSPHRASE not in answer.text
    assert "stone lamp orchard eight" not in answer.text
    assert pages.get("/clients").status_code == 401


def test_why_it_locked_is_said_until_it_is_unlocked(pages: Pages) -> None:
    pages.face.locked_because = LockReason.IDLE
    said = "Locked because nobody was here for a while."
    assert said in pages.arrive().text
    assert said in pages.get("/").text
    assert said not in pages.unlock("stone lamp orchard eight").text
    pages.unlock()
    assert pages.face.locked_because is None


def test_unlocking_needs_a_form_of_the_lock_page(pages: Pages) -> None:
    pages.arrive()
    for form_token in ("", "0" * 64):
        answer = pages.post("/unlock", {"form_token": form_token, "passphrase": PASSPHRASE})
        assert answer.status_code == 403
        assert not pages.desk.is_open


def test_a_lock_page_of_an_earlier_worker_still_unlocks(office: MadeOffice) -> None:
    with Pages(office.place) as earlier:
        page = earlier.arrive()
        cookies = dict(earlier.client.cookies)
        form_token = earlier.token(page)
    with Pages(office.place) as later:
        later.client.cookies.update(cookies)
        answer = later.post("/unlock", {"form_token": form_token, "passphrase": PASSPHRASE})
        assert answer.headers["location"] == "/clients"


def test_a_second_browser_needs_the_passphrase_too(inside: Pages) -> None:
    inside.client.cookies.clear()
    assert inside.unlock("stone lamp orchard eight").status_code == 403
    inside.client.cookies.clear()
    assert inside.unlock().headers["location"] == "/clients"


def test_an_old_login_is_worth_nothing_after_a_lock(inside: Pages) -> None:
    answer = inside.submit("/clients", "/lock")
    assert answer.headers["location"] == "/"
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert [str(reason) for reason in inside.locked] == ["asked"]
    assert inside.get("/clients").status_code == 401


def test_a_worker_that_locks_opens_nothing_any_more(pages: Pages) -> None:
    page = pages.arrive()
    pages.desk.closing = True
    answer = pages.post("/unlock", {"form_token": pages.token(page), "passphrase": PASSPHRASE})
    assert answer.status_code == 403
    assert "just being locked" in answer.text
    assert answer.headers["connection"] == "close"
    pages.desk.closing = False
    assert not pages.desk.is_open


def test_a_login_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    kept = logins.Logins(lambda: now[0])
    secret, login = kept.begin()
    assert kept.find(secret) is login
    now[0] = logins.LOGIN_SECONDS
    assert kept.find(secret) is None


def test_the_demonstration_opens_by_its_link(office: MadeOffice) -> None:
    with Pages(office.place, demo_passphrase=PASSPHRASE) as demo:
        demo.get(f"/launch/{demo.face.links.mint()}")
        assert demo.get("/").headers["location"] == "/clients"


class TestFirstRun:
    @pytest.fixture
    def empty(self, tmp_path: Path) -> Pages:
        return Pages(OfficePlace(tmp_path / "office", tmp_path / "state"))

    def test_from_nothing_to_the_first_client(self, empty: Pages) -> None:
        with empty as pages:
            page = pages.arrive()
            assert "Make your office" in page.text
            fields = {"form_token": pages.token(page), "passphrase": PASSPHRASE, "again": PASSPHRASE}
            assert pages.post("/begin", fields).headers["location"] == "/recovery-code"
            shown = pages.get("/recovery-code")
            code = pages.face.logins.find(pages.client.cookies["__Host-privity-login"]).recovery_code  # type: ignore[union-attr]
            groups = code.split("-")
            assert all(group in shown.text for group in groups)
            wrong = pages.submit("/recovery-code", "/recovery-code", group="0000")
            assert wrong.status_code == 422
            right = pages.submit("/recovery-code", "/recovery-code", group=groups[3].lower())
            assert right.headers["location"] == "/clients"
            assert pages.get("/recovery-code").headers["location"] == "/clients"
            assert "Your first client" in pages.get("/clients").text

    @pytest.mark.parametrize(
        ("passphrase", "again", "says"),
        [("short", "short", "fewer than 12"), (PASSPHRASE, PASSPHRASE + "x", "the two are not the same")],
    )
    def test_a_poor_passphrase_makes_no_office(
        self, empty: Pages, passphrase: str, again: str, says: str
    ) -> None:
        with empty as pages:
            fields = {"form_token": pages.token(pages.arrive()), "passphrase": passphrase, "again": again}
            answer = pages.post("/begin", fields)
            assert answer.status_code == 422
            assert says in answer.text.replace("The two", "the two")
            assert not pages.desk.exists


def test_the_host_name_is_not_told_to_strangers(pages: Pages) -> None:
    assert NAME not in pages.get("/", host="evil.example").text
