"""A file of another program in the browser: looked at line by line, filed after a yes, and never a permission."""

import json
import re
from typing import Any

import pytest

from privity.consent import Standing
from privity.faces.web.pages.clients import elsewhere
from privity.services.accounts import view_account
from privity.services.consents.keeping import read_shelf
from tests.faces.web.house import OWN_POST, MadeOffice, Pages

PERMITS = {
    "resourceType": "Consent", "id": "c-1", "status": "active", "dateTime": "2026-03-01",
    "scope": {"coding": [{"code": "patient-privacy"}]}, "patient": {"reference": "Patient/1"},
    "policyRule": {"coding": [{"code": "OPTIN"}]},
    "provision": {
        "type": "permit", "period": {"start": "2026-01-01", "end": "2099-01-01"},
        "actor": [{"role": {"coding": [{"code": "IRCP"}]}, "reference": {"display": "Dr Kestrel"}}],
    },
}  # fmt: skip
DENIES = {**PERMITS, "id": "c-2", "provision": {"type": "deny"}}
TOLD = {
    "resourceType": "AuditEvent", "id": "a-1", "recorded": "2026-03-02T10:00:00Z", "outcome": "0",
    "type": {"code": "110106"}, "agent": [{"type": {"coding": [{"code": "110152"}]}, "name": "The Clinic"}],
}  # fmt: skip
HOSTILE = {**PERMITS, "id": "<script>", "provision": {
    "type": "permit", "actor": [{"role": {"coding": [{"code": "IRCP"}]},
    "reference": {"display": "<script>alert(1)</script>" + "x" * 5000}}]}}  # fmt: skip


def bundle(*resources: object) -> bytes:
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}).encode()


def send(pages: Pages, path: str, *contents: bytes) -> Any:
    token = pages.token(pages.get(path))
    files = [("file", ("given.json", content, "application/json")) for content in contents]
    headers = {name: value for name, value in OWN_POST.items() if name.lower() != "content-type"}
    return pages.client.post(path, data={"token": token}, files=files, headers=headers)


def press(pages: Pages, page: Any, path: str) -> Any:
    [mark] = re.findall(r'name="mark" value="([^"]*)"', page.text)
    return pages.post(path, {"token": pages.token(page), "mark": mark})


def test_a_file_is_looked_at_and_filed_after_a_yes_and_permits_nothing(
    inside: Pages, office: MadeOffice
) -> None:
    path = f"/clients/{office.wren}/elsewhere"
    assert path in inside.get(f"/clients/{office.wren}/account").text
    page = send(inside, path, bundle(PERMITS, DENIES, TOLD, {"resourceType": "Patient"}))
    for said in (
        "The paper says yes",
        "kept as not known",
        "kept as a no",
        "The Clinic",
        "One thing is not taken",
    ):
        assert said in page.text
    opened = inside.desk.office
    assert read_shelf(opened, office.wren, opened.today()).judged == ()
    kept = press(inside, page, f"{path}/keep")
    assert kept.headers["location"] == f"/clients/{office.wren}/account"
    standings = {one.standing for one in read_shelf(opened, office.wren, opened.today()).judged}
    assert standings == {Standing.UNKNOWN, Standing.REFUSED}
    assert [one.to for one in view_account(opened, office.wren).told] == ["The Clinic"]
    again = send(inside, path, bundle(PERMITS, DENIES, TOLD))
    assert "are not taken twice" in again.text
    assert "/elsewhere/keep" not in again.text


def test_a_hostile_file_is_shown_as_text_and_held_to_a_line(inside: Pages, office: MadeOffice) -> None:
    page = send(inside, f"/clients/{office.wren}/elsewhere", bundle(HOSTILE)).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "x" * 200 not in page


def test_nothing_is_filed_but_what_was_looked_at(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/elsewhere"
    page = send(inside, path, bundle(PERMITS))
    send(inside, path, bundle(DENIES))
    assert press(inside, page, f"{path}/keep").status_code == 422
    other = f"/clients/{office.osric}/elsewhere"
    page = send(inside, path, bundle(PERMITS))
    assert press(inside, page, f"{other}/keep").status_code == 422
    assert press(inside, page, f"{path}/drop").headers["location"] == f"/clients/{office.wren}/account"
    assert press(inside, page, f"{path}/keep").status_code == 422
    opened = inside.desk.office
    assert read_shelf(opened, office.wren, opened.today()).judged == ()


@pytest.mark.parametrize(
    "contents", [(), (b"",), (b"not json",), (b'{"a":1,"a":2}',), (bundle(PERMITS), bundle(DENIES))]
)
def test_what_is_no_such_file_is_said(inside: Pages, office: MadeOffice, contents: tuple[bytes, ...]) -> None:
    answer = send(inside, f"/clients/{office.wren}/elsewhere", *contents)
    assert answer.status_code in (415, 422)
    assert "/elsewhere/keep" not in answer.text


def test_a_file_that_is_too_large_is_passed_over(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "_LARGEST", 100)
    answer = send(inside, f"/clients/{office.wren}/elsewhere", bundle(PERMITS))
    assert answer.status_code == 422
    assert "privity fhir" in answer.text


def test_the_account_goes_out_for_another_program_through_the_door(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/account"
    assert inside.submit(path, f"{path}/paper", form="fhir").headers["location"] == "/paper"
    page = inside.get("/paper")
    assert "Nothing of it is shown here" in page.text
    file = inside.post("/paper", {"token": inside.token(page)})
    assert json.loads(file.content)["resourceType"] == "Bundle"
    assert b"Wren" not in file.content


def test_a_proof_with_what_it_says_stands_on_the_account(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/account"
    told = {"day": "2026-03-03", "way": "mistake", "data": "existence", "asker": "friend", "to": "Pat",
            "words": "A slip."}  # fmt: skip
    inside.submit(f"{path}/tell", f"{path}/tell", **told)
    [line] = view_account(inside.desk.office, office.wren).told
    closed = inside.submit(path, f"/ledger/{line.entry}/proof").content
    assert b"A slip." not in closed
    assert view_account(inside.desk.office, office.wren).left == ()
    opened = inside.submit(path, f"/ledger/{line.entry}/proof", **{"with": "person"}).content
    assert b"A slip." in opened
    [left] = view_account(inside.desk.office, office.wren).left
    assert left.what == "proof bundle"
