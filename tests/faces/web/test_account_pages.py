"""The account page of a record, and its paper."""

import re
import subprocess
import sys
from pathlib import Path

from privity.model.requests import Asker, Channel, KeptRequest
from privity.services.requests.deciding import rule_on
from privity.services.requests.keeping import add_request
from tests.faces.web.house import MadeOffice, Pages
from tests.faces.web.test_own_page import hand


def test_the_account_is_shown_and_printed_through_the_door(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/account"
    inside.get(f"/clients/{office.wren}")
    assert path in inside.get(f"/clients/{office.wren}").text
    page = inside.get(path).text
    assert "Kept since" in page
    assert "notes" in page
    sent = inside.submit(path, f"{path}/paper")
    assert sent.headers["location"] == "/paper"
    paper = inside.get("/paper").text
    assert "ACCOUNT" in paper
    assert f'href="{path}"' in paper
    assert "Account for the person" in inside.get(path).text


def test_what_the_browser_told_of_a_page_is_in_it(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}"
    sent = inside.submit(path, "/told", what="printed", record=str(office.wren))
    assert sent.status_code == 200
    assert "a page was printed" in inside.get(f"{path}/account").text


def test_an_account_of_nothing_is_no_page(inside: Pages) -> None:
    assert inside.get(f"/clients/{'0' * 32}/account").status_code == 404


def test_what_was_told_is_written_down_and_its_line_kept_off(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/account"
    told = {"day": "2026-03-03", "way": "mistake", "data": "existence", "asker": "friend", "words": "A slip."}
    assert "What was told in another way" in inside.get(f"{path}/tell").text
    sent = inside.submit(f"{path}/tell", f"{path}/tell", **told)
    assert sent.headers["location"] == path
    page = inside.get(path).text
    assert "A slip." in page
    assert "Held back: it may expose" in page
    entry = page.partition("/account/lines/")[2].partition('"')[0]
    marked = inside.submit(path, f"{path}/lines/{entry}", marking="mistaken", reason="somebody else")
    assert marked.status_code == 303
    assert "Entered by mistake" in inside.get(path).text
    assert inside.submit(path, f"{path}/lines/{entry}", marking="burn", reason="x").status_code == 422


def test_a_day_that_has_not_come_is_said_beside_its_field(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/account/tell"
    sent = inside.submit(path, path, day="2999-01-01", way="phone", data="existence")
    assert sent.status_code == 422
    assert "That day has not come yet" in sent.text


def test_a_client_reads_their_own_account_at_their_own_page(inside: Pages, office: MadeOffice) -> None:
    """What would expose somebody else is not on it, and neither are their own looks counted as the practice's."""
    opened = inside.desk.office
    for kind in ("journalist", "partner"):
        facts = {
            "jurisdiction": "SG",
            "requester": {"kind": kind},
            "data": "narrative",
            "purpose": "publication",
        }
        request = KeptRequest(
            opened.new_id(), opened.now().date(), Channel.CALL, Asker(), facts, about=(office.osric,)
        )
        rule_on(opened, add_request(opened, request), opened.now().date())
    hand(inside, office.osric)
    assert 'href="/own/account"' in inside.get("/own").text
    page = inside.get("/own/account").text
    assert "asked by a journalist" in page
    assert "partner" not in page
    assert "Osric" not in page
    assert ": this account" not in inside.get("/own/account").text
    assert "How it can be checked" not in page
    paper = inside.submit("/own/account", "/own/account/paper")
    assert "ACCOUNT" in paper.text
    assert "partner" not in paper.text
    assert "account for the person" in inside.get("/own/account").text


def test_the_script_that_checks_a_proof_lies_beside_it(
    inside: Pages, office: MadeOffice, tmp_path: Path
) -> None:
    """What the browser saves checks the proof that it saved, with nothing but Python."""
    for page in ("/ledger", f"/clients/{office.wren}/account"):
        [address] = re.findall(r'href="(/static/[^"]+/verify_bundle\.py)"', inside.get(page).text)
    (tmp_path / "check.py").write_bytes(inside.get(address).content)
    (tmp_path / "proof.json").write_bytes(inside.submit("/ledger", "/ledger/3/proof").content)
    command = [sys.executable, "-I", "check.py", "proof.json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "holds: entry 3 " in done.stdout
