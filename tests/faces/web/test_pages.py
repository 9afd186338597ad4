"""What the pages show and do: clients, records, search, ledger, check, erasing, backups, settings."""

import json
from pathlib import Path

import pytest

from privity.errors import StorageError
from privity.services.proof import lines
from tests.faces.web.house import PASSPHRASE, MadeOffice, Pages


def _events(pages: Pages) -> list[str]:
    found = pages.client.portal.call(pages.desk.do, lambda office: lines(office, newest=1000))  # type: ignore[union-attr]
    return [str(line.event) for line in found][::-1]


def test_writing_a_note_is_one_click_from_the_first_page(lent: Pages, made_office: MadeOffice) -> None:
    assert f'href="/clients/{made_office.wren}/write"' in lent.get("/clients").text


def test_a_client_is_taken_on_by_a_name_alone(lent: Pages) -> None:
    answer = lent.submit("/clients/new", "/clients/new", name="V. R.", started="2026-11-02")
    record = lent.get(answer.headers["location"])
    assert "V. R." in record.text
    assert "since 2 November 2026" in record.text


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"name": " ", "started": "2026-11-02"}, "name"),
        ({"name": "V. R.", "started": "soon"}, "started"),
        ({"name": "V. R.", "started": "2026-11-02", "born": "19"}, "born"),
        ({"name": "V. R.", "started": "2026-11-02", "reference": "w-1"}, "reference"),
        ({"name": "V\u202e. R.", "started": "2026-11-02"}, "name"),
        ({"name": "V. R." * 100, "started": "2026-11-02"}, "name"),
        ({"name": "V. R.", "started": "2026-11-02", "reference": "c-9\n\x1b[31m"}, "reference"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_nothing_typed_is_lost(
    lent: Pages, fields: dict[str, str], wrong: str
) -> None:
    answer = lent.submit("/clients/new", "/clients/new", **fields, occupation="ferryman")
    assert answer.status_code == 422
    assert f'id="{wrong}-wrong"' in answer.text
    assert 'value="ferryman"' in answer.text


def test_details_are_changed_and_what_the_form_does_not_show_stays(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/details"
    assert 'value="Wren Askew"' in inside.get(page).text
    wrong = inside.submit(page, page, name="Wren Hale", born="no")
    assert (wrong.status_code, 'id="born-wrong"' in wrong.text) == (422, True)
    done = inside.submit(page, page, name="Wren Hale", born="1979", phone="020 7946 0018", email="")
    record = inside.get(done.headers["location"]).text
    assert all(said in record for said in ("Wren Hale", "1979", "020 7946 0018", "w-1"))
    assert "Wren Askew" not in inside.get("/clients").text


def test_what_is_typed_into_any_field_is_shown_as_text(inside: Pages) -> None:
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}'
    names = (
        "name",
        "reference",
        "nicknames",
        "lives_in",
        "occupation",
        "employer",
        "phone",
        "email",
        "issues",
    )
    answer = inside.submit(
        "/clients/new", "/clients/new", **dict.fromkeys(names, hostile), started="2026-11-02"
    )
    for page in (answer.headers["location"], "/clients"):
        shown = inside.get(page).text
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize(
    "path", ["/clients/{0}", "/clients/{0}/write", "/clients/{0}/erase", "/clients/{0}/page/2"]
)
def test_no_client_an_erased_one_and_another_compartment_look_alike(
    inside: Pages, office: MadeOffice, path: str
) -> None:
    erased = str(office.osric)
    inside.submit(
        f"/clients/{erased}/erase",
        f"/clients/{erased}/erase",
        passphrase=PASSPHRASE,
        sure="yes",
        account="given",
    )
    house = str(inside.desk.office.header.house)
    answers = {
        (a.status_code, a.text) for a in map(inside.get, (path.format(x) for x in ("0" * 32, erased, house)))
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 404


@pytest.mark.parametrize(
    "act", ["erase", "write/finish", f"drafts/{'1' * 32}/finish", f"drafts/{'1' * 32}/discard"]
)
def test_nothing_is_done_to_a_record_that_is_not_there(lent: Pages, act: str) -> None:
    form = {"token": lent.token(lent.get("/clients")), "passphrase": PASSPHRASE, "sure": "yes"}
    sheet = {"note": "n-9", "engagement": "w-1-1", "date": "2026-03-02", "text": "Walked."}
    answer = lent.post(f"/clients/{'0' * 32}/{act}", form | sheet)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text


def test_a_draft_that_is_gone_is_no_fault_of_the_program(lent: Pages, made_office: MadeOffice) -> None:
    form = {"token": lent.token(lent.get("/clients"))}
    answer = lent.post(f"/clients/{made_office.wren}/drafts/{'1' * 32}/discard", form)
    assert answer.status_code == 422
    assert "This draft is no longer here" in answer.text
    assert "Something went wrong" not in answer.text


@pytest.mark.parametrize(
    "path", ["/clients/%2e%2e", "/clients/x", "/clients/" + "A" * 32, "/ledger/before/-1"]
)
def test_an_address_that_is_none_is_not_found(lent: Pages, path: str) -> None:
    assert lent.get(path).status_code == 404


class TestSearch:
    def test_words_find_the_passage_and_mark_it(self, inside: Pages, office: MadeOffice) -> None:
        inside.desk._wait()
        answer = inside.submit("/clients", "/search", words="ribb")
        assert answer.headers["location"] == "/search"
        page = inside.get("/search").text
        assert "<mark>ribbon</mark>" in page
        assert f'href="/clients/{office.wren}/notes/' in page

    def test_a_name_finds_the_client(self, lent: Pages, made_office: MadeOffice) -> None:
        token = lent.token(lent.get("/clients"))
        part = lent.post("/search", {"token": token, "words": "bly"}, hx_request="true").text
        assert f'href="/clients/{made_office.osric}"' in part
        assert "<html" not in part

    def test_no_words_bring_the_clients_back(self, lent: Pages) -> None:
        token = lent.token(lent.get("/clients"))
        part = lent.post("/search", {"token": token, "words": " "}, hx_request="true").text
        assert "Wren Askew" in part
        assert "Osric Blythe" in part

    def test_words_that_occur_nowhere(self, lent: Pages) -> None:
        lent.submit("/clients", "/search", words='zeppelin "" * -')
        assert "Nothing found" in lent.get("/search").text

    def test_only_results_that_stayed_a_second_are_recorded(
        self, inside: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import time

        inside.desk._wait()
        monkeypatch.setattr("privity.faces.web.pages.clients.search.SETTLED_SECONDS", 0.2)
        token = inside.token(inside.get("/clients"))
        for words in ("r", "re", "red"):
            inside.post("/search", {"token": token, "words": words}, hx_request="true")
        time.sleep(0.6)
        assert _events(inside).count("searched") == 1

    def test_nothing_more_is_found_until_a_page_that_stood_has_its_entry(
        self, inside: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import time

        def full(*_: object, **__: object) -> None:
            raise StorageError("the disk is full", remedy="make room")

        inside.desk._wait()
        monkeypatch.setattr("privity.faces.web.pages.clients.search.SETTLED_SECONDS", 0.1)
        form = {"token": inside.token(inside.get("/clients")), "words": "ribb"}
        with monkeypatch.context() as broken:
            broken.setattr("privity.faces.web.pages.clients.search.record_results", full)
            assert "ribbon" in inside.post("/search", form, hx_request="true").text
            time.sleep(0.4)
            refused = inside.post("/search", form, hx_request="true").text
            assert ("The disk is full" in refused, "ribbon" in refused) == (True, False)
            assert "ribbon" not in inside.get("/search").text
        assert _events(inside).count("searched") == 0
        assert "ribbon" in inside.post("/search", form, hx_request="true").text
        assert _events(inside).count("searched") == 1


class TestLedger:
    def test_each_record_opened_is_an_entry(self, inside: Pages, office: MadeOffice) -> None:
        before = _events(inside).count("record-shown")
        inside.get(f"/clients/{office.wren}")
        assert _events(inside).count("record-shown") == before + 1
        assert "A record was opened" in inside.get("/ledger").text

    def test_verify_says_that_it_holds(self, lent: Pages) -> None:
        assert "The ledger holds" in lent.submit("/ledger", "/ledger/verify").text

    def test_a_proof_leaves_through_the_door(self, inside: Pages) -> None:
        answer = inside.submit("/ledger", "/ledger/0/proof")
        assert answer.headers["content-disposition"] == 'attachment; filename="privity-proof-0.json"'
        assert json.loads(answer.content)["format"] == "privity.bundle/1"
        assert _events(inside)[-1] == "handed-out"

    def test_there_is_no_proof_of_what_never_was(self, lent: Pages) -> None:
        assert lent.submit("/ledger", "/ledger/99999/proof").status_code == 422


class TestCheck:
    def test_a_draft_that_names_a_client_is_stopped_and_marked(self, lent: Pages) -> None:
        naming = "I think of Wren Askew, who never locks her gate."
        answer = lent.get(lent.submit("/check", "/check", text=naming).headers["location"])
        assert "Stop: do not send this" in answer.text
        assert ">Wren Askew</mark>" in answer.text

    def test_nothing_found_is_said_as_no_more_than_that(self, lent: Pages) -> None:
        general = "Sleep is better in a cool, dark room."
        text = lent.get(lent.submit("/check", "/check", text=general).headers["location"]).text
        assert "Nothing was found" in text
        assert "does not mean that nobody would recognise themselves" in text

    def test_a_draft_is_text_and_nothing_else(self, lent: Pages) -> None:
        token = lent.token(lent.get("/check"))
        hostile = "Wren Askew <script>alert(1)</script> & Wren Askew"
        part = lent.post("/check", {"token": token, "text": hostile}, hx_request="true").text
        assert "<script" not in part
        assert "&lt;script&gt;" in part


class TestErasing:
    def test_it_needs_a_fresh_passphrase_and_a_clear_will(self, inside: Pages, office: MadeOffice) -> None:
        page = f"/clients/{office.wren}/erase"
        for fields in ({"passphrase": PASSPHRASE}, {"passphrase": "wrong wrong wrong", "sure": "yes"}):
            assert inside.submit(page, page, **fields).status_code == 422
        assert inside.get(f"/clients/{office.wren}").status_code == 200

    def test_the_statement_names_nobody(self, inside: Pages, office: MadeOffice) -> None:
        page = f"/clients/{office.wren}/erase"
        assert (
            inside.submit(page, page, passphrase=PASSPHRASE, sure="yes", account="given").headers["location"]
            == "/erased"
        )
        paper = inside.submit("/erased", "/erased")
        assert paper.headers["content-disposition"] == 'attachment; filename="erasure.txt"'
        assert "STATEMENT OF ERASURE" in paper.text
        assert "Wren" not in paper.text
        assert "Wren" not in inside.get("/clients").text


class TestBackups:
    def test_two_files_of_ciphertext_that_were_tried_out(self, inside: Pages, tmp_path: Path) -> None:
        stick = tmp_path / "stick"
        stick.mkdir()
        done = inside.submit("/backups", "/backups", folder=str(stick), passphrase=PASSPHRASE)
        assert done.status_code == 303
        assert "it opens and it is complete" in inside.get("/backups").text
        names = sorted(path.name for path in stick.iterdir())
        assert [names[0], names[1][:8], len(names)] == ["keys.age", "records-", 2]
        assert not any(b"ribbon" in path.read_bytes() for path in stick.iterdir())

    @pytest.mark.parametrize(
        "folder", ["", "stick", "/nowhere/at/all", "~nobody-of-that-name/x", "/" + "a" * 5000]
    )
    def test_a_folder_that_is_none(self, lent: Pages, folder: str) -> None:
        answer = lent.submit("/backups", "/backups", folder=folder, passphrase=PASSPHRASE)
        assert (answer.status_code, 'id="folder-wrong"' in answer.text) == (422, True)

    def test_not_beside_the_office(self, inside: Pages, office: MadeOffice) -> None:
        folder = str(office.place.folder)
        answer = inside.submit("/backups", "/backups", folder=folder, passphrase=PASSPHRASE)
        assert "would be lost with it" in answer.text

    def test_not_without_a_fresh_passphrase(self, inside: Pages, tmp_path: Path) -> None:
        answer = inside.submit("/backups", "/backups", folder=str(tmp_path), passphrase="not that one, no")
        assert answer.status_code == 422
        assert list(tmp_path.glob("*.age")) == []


class TestSettings:
    def test_the_look_is_kept_and_the_lock_page_has_it(self, inside: Pages, office: MadeOffice) -> None:
        inside.submit("/settings", "/settings/look", theme="dark")
        assert 'data-theme="dark"' in inside.get("/clients").text
        inside.client.cookies.clear()
        assert 'data-theme="dark"' in inside.arrive().text
        [kept] = office.place.state.glob("web-*.json")
        assert kept.stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("theme", ["", "sepia", "dark\n"])
    def test_there_is_no_other_look(self, lent: Pages, theme: str) -> None:
        answer = lent.submit("/settings", "/settings/look", theme=theme)
        assert answer.status_code == 422
        assert "Something went wrong" not in answer.text

    def test_the_idle_time_outlives_a_lock(self, inside: Pages, office: MadeOffice) -> None:
        inside.submit("/settings", "/settings/idle", minutes="5")
        inside.end()
        with Pages(office.place) as later:
            later.unlock()
            assert later.face.idle.minutes == 5

    @pytest.mark.parametrize("minutes", ["0", "61", "-5", "", "never", "1e1"])
    def test_the_office_always_locks_by_itself(self, lent: Pages, minutes: str) -> None:
        assert lent.submit("/settings", "/settings/idle", minutes=minutes).status_code == 422
        assert lent.face.idle.minutes == 10

    def test_a_new_passphrase_needs_the_old_one(self, inside: Pages, office: MadeOffice) -> None:
        fresh = "copper bramble nine ledges"
        path = "/settings/passphrase"
        assert inside.submit("/settings", path, passphrase="not this one", fresh=fresh).status_code == 422
        assert inside.submit("/settings", path, passphrase=PASSPHRASE, fresh="short").status_code == 422
        assert inside.submit("/settings", path, passphrase=PASSPHRASE, fresh=fresh).status_code == 303
        inside.end()
        with Pages(office.place) as later:
            assert later.unlock().status_code == 403
            later.client.cookies.clear()
            assert later.unlock(fresh).status_code == 303

    def test_a_new_recovery_code_is_shown_like_the_first(self, inside: Pages) -> None:
        path = "/settings/recovery-code"
        assert inside.submit("/settings", path, proof="not this one").status_code == 422
        assert inside.submit("/settings", path, proof=PASSPHRASE).headers["location"] == "/recovery-code"
        assert "Write this down on paper" in inside.get("/recovery-code").text


class TestPulse:
    def test_it_says_how_long_is_left_and_is_no_sign_of_life(self, inside: Pages) -> None:
        now = [0.0]
        inside.face.idle._clock = lambda: now[0]
        inside.face.idle.touch()
        token = inside.token(inside.get("/clients"))
        now[0] = 100.0
        assert inside.post("/pulse", {"token": token}).json() == {"left": 500.0}
        assert inside.post("/pulse", {"token": token}).json() == {"left": 500.0}
        assert inside.post("/pulse", {"token": token, "active": "1"}).json() == {"left": 600.0}
