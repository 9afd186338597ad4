"""A client's own page: it opens what is theirs, and nothing else of the office can be reached from it."""

import re
from datetime import timedelta

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import expect

from privity.faces.web.logins import LOGIN_COOKIE, OWN_COOKIE
from privity.faces.web.own import OWN_MINUTES
from privity.model.consent import Scope
from privity.model.ids import CompartmentId, RecordId
from privity.services.consents.keeping import lay_out, read_shelf
from privity.services.office import Office
from tests.architecture.source import modules
from tests.faces.web.house import PASSPHRASE, MadeOffice, Pages
from tests.faces.web.served import Served
from tests.faces.web.test_browser import Enter, _judge, chromium, enter, led_here, server
from tests.faces.web.test_routes import _concrete, _routes

__all__ = ["chromium", "enter", "led_here", "server"]
DOCTOR = Scope("Dr Kestrel", "doctor", "continuity_of_care", ("summary",), "A page on what we did together.")
EMPLOYER = Scope(
    "The Tannery", "employer", "employment_decision", ("attendance",), "That you came on these days."
)
WRONG = "stone lamp orchard eight"


def lay(pages: Pages, client: CompartmentId, scope: Scope = DOCTOR) -> RecordId:
    office = pages.desk.office
    return lay_out(office, client, scope, office.today() + timedelta(days=90))


def standing(office: Office, client: CompartmentId, record: RecordId) -> str:
    shelf = read_shelf(office, client, office.today())
    return str({one.record: one.standing.value for one in shelf.judged}[record])


def hand(pages: Pages, client: CompartmentId) -> None:
    """Hand the device to a client."""
    here = f"/clients/{client}/own-page"
    answer = pages.submit(here, here)
    assert answer.headers["location"] == "/own"


@pytest.fixture
def own(inside: Pages, office: MadeOffice) -> Pages:
    """The app with Wren at her own page; something is laid out for her, and something else for Osric."""
    lay(inside, office.wren)
    lay(inside, office.osric, EMPLOYER)
    hand(inside, office.wren)
    return inside


def the_one(pages: Pages) -> str:
    found = re.findall(r'href="(/own/consents/[0-9a-f]{32})"', pages.get("/own").text)
    assert len(found) == 1
    return str(found[0])


class TestNothingElse:
    def test_no_route_of_the_office_is_open_and_each_leads_back(self, own: Pages, office: MadeOffice) -> None:
        """Every route there is, with a record of somebody that really exists, and with one that she was shown."""
        tried = 0
        for route in _routes(own):
            if route.path.startswith(("/own", "/static", "/launch")):
                continue
            path = _concrete(route.path, office)
            token = own.token(own.get("/own/leave"))
            if "GET" in (route.methods or ()):
                answer = own.get(path)
            else:
                answer = own.post(path, {"token": token, "form_token": token, "passphrase": WRONG})
            tried += 1
            assert answer.status_code in (303, 403), route.path
            if answer.status_code == 303:
                assert answer.headers["location"] == "/own", route.path
            for hidden in ("Osric", "Tannery", "red ribbon", "Wren Askew", "Your office is locked"):
                assert hidden not in answer.text, route.path
        assert tried > 60
        assert own.get("/own").status_code == 200

    def test_the_cookie_of_before_opens_nothing(self, inside: Pages, office: MadeOffice) -> None:
        before = inside.client.cookies.get(LOGIN_COOKIE)
        assert before
        hand(inside, office.wren)
        assert inside.client.cookies.get(LOGIN_COOKIE) is None
        inside.client.cookies.set(LOGIN_COOKIE, before)
        assert inside.get("/clients").headers["location"] == "/own"
        assert inside.client.get("/token", headers={"privity-page": "1"}).status_code == 401

    def test_the_clients_cookie_is_no_login_of_the_office(self, own: Pages) -> None:
        secret = own.client.cookies.get(OWN_COOKIE)
        assert secret
        own.client.cookies.set(LOGIN_COOKIE, secret)
        assert own.get("/clients").headers["location"] == "/own"

    def test_the_browser_is_told_to_forget_what_it_saw(self, inside: Pages, office: MadeOffice) -> None:
        here = f"/clients/{office.wren}/own-page"
        assert "cache" in inside.submit(here, here).headers["clear-site-data"]

    def test_nobody_elses_record_is_found_by_its_number(self, own: Pages, office: MadeOffice) -> None:
        shelf = read_shelf(own.desk.office, office.osric, own.desk.office.today())
        theirs, nothing = shelf.judged[0].record, RecordId("0" * 32)
        token = own.token(own.get(the_one(own)))
        for route in _routes(own):
            if not route.path.startswith("/own") or "{record}" not in route.path:
                continue
            answers = []
            for record in (theirs, nothing):
                path = route.path.replace("{record}", record).replace("{which}", "whole")
                post = "POST" in (route.methods or ())
                answer = own.post(path, {"token": token, "words_who_reads": "x"}) if post else own.get(path)
                answers.append((answer.status_code, answer.text))
            assert answers[0] == answers[1], route.path
            assert answers[0][0] == 404, route.path
            assert "Tannery" not in answers[0][1]
        assert standing(own.desk.office, office.osric, theirs) == "laid-out"

    def test_every_own_route_takes_whose_it_is_from_the_login_alone(self, pages: Pages) -> None:
        found = [route for route in _routes(pages) if route.path.startswith("/own")]
        assert len(found) > 8
        for route in found:
            assert isinstance(route, APIRoute)
            assert "compartment" not in route.path
            assert "client" not in route.path
            assert route.endpoint.__module__.startswith("privity.faces.web.pages.own_page.")

    def test_the_modules_of_the_own_page_use_no_login_of_the_office(self) -> None:
        """The way in is the one handler of the practitioner's; everything else takes the client's own visit."""
        found = [one for one in modules() if one.name.startswith("faces.web.pages.own_page.")]
        assert {one.name for one in found} >= {
            "faces.web.pages.own_page.way_in",
            "faces.web.pages.own_page.consents",
        }
        for module in found:
            used = "privity.faces.web.face.Inside" in set(module.imports())
            assert used is (module.name == "faces.web.pages.own_page.way_in"), module.name

    def test_every_post_needs_the_token_of_this_page(self, own: Pages) -> None:
        for route in _routes(own):
            if route.path.startswith("/own") and "POST" in (route.methods or ()):
                path = route.path.replace("{record}", "0" * 32).replace("{which}", "note")
                for token in ({"x": ""}, {"token": "of another"}):
                    assert own.post(path, token).status_code == 403

    def test_nothing_of_the_office_stands_on_it(self, own: Pages) -> None:
        for path in ("/own", the_one(own), "/own/leave"):
            text = own.get(path).text
            for hidden in (
                "Askew",
                "/clients",
                "/requests",
                "/ledger",
                'action="/lock"',
                "client",
                "record-",
            ):
                assert hidden not in text, (path, hidden)
            assert "own" in re.findall(r"<title>(.*?)</title>", text)[0] or "page" in text


class TestLeaving:
    def test_it_needs_the_passphrase(self, own: Pages, office: MadeOffice) -> None:
        wrong = own.submit("/own/leave", "/own/leave", passphrase=WRONG)
        assert wrong.status_code == 403
        assert own.get("/clients").headers["location"] == "/own"
        back = own.submit("/own/leave", "/own/leave", passphrase=PASSPHRASE)
        assert back.headers["location"] == f"/clients/{office.wren}"
        assert own.client.cookies.get(OWN_COOKIE) is None
        assert own.get(f"/clients/{office.wren}").status_code == 200
        assert own.get("/own").status_code == 401

    def test_unlocking_ends_it_too(self, own: Pages) -> None:
        own.get(f"/launch/{own.face.links.mint()}")
        form = own.face.browsers.form_token(
            own.face.browsers.recognise(own.client.cookies.get("__Host-privity-browser")) or ""
        )
        refused = own.post("/unlock", {"form_token": form, "passphrase": WRONG})
        assert refused.headers["location"] == "/own"
        assert (
            own.post("/unlock", {"form_token": form, "passphrase": PASSPHRASE}).headers["location"]
            == "/clients"
        )
        assert own.face.own.find(own.client.cookies.get(OWN_COOKIE)) is None

    def test_a_lock_ends_it_and_there_is_time_to_read(self, own: Pages, office: MadeOffice) -> None:
        own.face.idle.minutes = 2
        assert own.face.idle.left() > 60 * (OWN_MINUTES - 1)
        own.submit("/own/leave", "/own/leave", passphrase=PASSPHRASE)
        assert own.face.idle.left() <= 120

    def test_only_a_client_has_one(self, lent: Pages) -> None:
        assert lent.get(f"/clients/{'0' * 32}/own-page").status_code == 404
        token = lent.token(lent.get("/clients"))
        assert lent.post(f"/clients/{'0' * 32}/own-page", {"token": token}).status_code == 404


class TestReadingAndAnswering:
    def test_a_client_reads_agrees_and_takes_a_note_along(self, own: Pages, office: MadeOffice) -> None:
        here = the_one(own)
        page = own.get(here).text
        assert "A page on what we did together." in page
        assert "a summary" in page
        assert own.submit(here, f"{here}/agree", alone="yes").status_code == 303
        record = RecordId(here.rpartition("/")[2])
        assert standing(own.desk.office, office.wren, record) == "in-force"
        assert own.submit(here, f"{here}/agree").status_code == 422
        note = own.submit(here, f"{here}/paper/note").text
        assert "you said yes to something" in note
        assert "Kestrel" in own.submit(here, f"{here}/paper/whole").text
        assert own.submit(here, f"{here}/paper/other").status_code == 404

    def test_a_no_needs_no_more_than_a_yes(self, own: Pages, office: MadeOffice) -> None:
        here = the_one(own)
        own.submit(here, f"{here}/refuse")
        assert standing(own.desk.office, office.wren, RecordId(here.rpartition("/")[2])) == "refused"
        assert "you said no" in own.get("/own").text

    def test_own_words_are_kept_and_shown_again(self, own: Pages) -> None:
        here = the_one(own)
        own.submit(here, f"{here}/words", words_who_reads="My doctor & her <locum>.")
        assert "My doctor &amp; her &lt;locum&gt;." in own.get(here).text
        assert own.submit(here, f"{here}/words", words_weather="Rain.").status_code == 422

    def test_one_is_ended_and_then_everything(self, own: Pages, office: MadeOffice) -> None:
        here = the_one(own)
        own.submit(here, f"{here}/agree")
        own.submit(here, f"{here}/again")
        own.submit(here, f"{here}/end")
        assert standing(own.desk.office, office.wren, RecordId(here.rpartition("/")[2])) == "withdrawn"
        assert own.submit(here, f"{here}/again").status_code == 422
        own.submit("/own", "/own/end-everything")
        shelf = read_shelf(own.desk.office, office.wren, own.desk.office.today())
        assert {one.of is None for _, one in shelf.withdrawals} == {True, False}

    def test_what_was_ended_is_told_and_taken_along(self, own: Pages) -> None:
        own.submit("/own", "/own/end-everything")
        page = own.get("/own").text
        assert "Nothing had gone out before." in page
        [paper] = set(re.findall(r'action="(/own/ended/[0-9a-f]{32}/paper)"', page))
        assert "you ended everything" in own.submit("/own", paper).text

    def test_the_account_is_theirs_to_read_and_to_print(
        self, own: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert 'href="/own/account"' in own.get("/own").text
        assert "Osric" not in own.get("/own/account").text
        assert own.submit("/own/account", "/own/account/paper").status_code == 200
        monkeypatch.setattr("privity.services.accounts.check_parts", lambda office: ["entry 3 was changed"])
        refused = own.submit("/own/account", "/own/account/paper")
        assert "another day" in refused.text
        assert "entry 3" not in refused.text

    def test_who_reads_for_long_is_not_shut_out(self, own: Pages) -> None:
        own.face.idle._last -= 60 * (OWN_MINUTES - 1)
        assert own.get("/own/here").status_code == 204
        assert own.face.idle.left() > 60 * (OWN_MINUTES - 1)

    def test_an_empty_page_says_that_nothing_waits(self, inside: Pages, office: MadeOffice) -> None:
        hand(inside, office.osric)
        assert "nothing is waiting for an answer" in inside.get("/own").text


@pytest.mark.browser
def test_the_way_back_in_the_browser_leads_nowhere(
    enter: Enter, server: Served, made_office: MadeOffice
) -> None:
    """The practitioner's pages are in the browser's history; none of them comes back, not from its cache either."""
    page = enter()
    record = f"{server.origin}/clients/{made_office.wren}"
    page.goto(record)
    expect(page.get_by_text("red ribbon")).to_be_visible()
    page.goto(f"{record}/new-consent")
    _judge(page, "writing an agreement down")
    page.locator("#recipient").fill("Dr Kestrel")
    page.locator("#recipient_kind").select_option("doctor")
    page.locator("#purpose").select_option("continuity_of_care")
    page.locator("#what").fill("A page on what we did together.")
    page.get_by_text("a summary", exact=True).click()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("It lies on their own page")).to_be_visible()
    page.get_by_text("How it came about").click()
    _judge(page, "an agreement")
    for path in ("consents", "taken-back", "own-page"):
        page.goto(f"{record}/{path}")
        _judge(page, path)
    page.get_by_role("button", name="Open their page").click()
    page.wait_for_url("**/own")
    _judge(page, "a client's own page")
    page.get_by_role("link", name="Dr Kestrel").click()
    page.get_by_text("In your own words").click()
    _judge(page, "an agreement on a client's own page")
    page.get_by_role("link", name="Your page").click()
    for _ in range(6):
        page.go_back()
        page.wait_for_url("**/own**")
        expect(page.get_by_text("This page is for you.")).to_be_visible()
        expect(page.get_by_text("red ribbon")).to_be_hidden()
    page.goto(record)
    assert page.url == f"{server.origin}/own"
    page.get_by_role("link", name="I have finished").click()
    _judge(page, "the page that gives the device back")
    page.locator("#passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Back to the office").click()
    expect(page.get_by_text("red ribbon")).to_be_visible()
