"""Check a draft in the app: as one types, dropped as a document, and cleared to leave."""

import base64

import pytest

from privity.errors import LockedError
from privity.faces.cli.screening import words
from privity.screen import render_screening
from privity.screen.clearance import QUESTION
from tests.faces.web.house import MadeOffice, Pages

_GENERAL = "Sleep is better in a cool, dark room."
_NAMING = "I think of Wren Askew, who never locks her gate."


def test_what_is_typed_is_marked_without_a_word_of_a_note(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    part = inside.post("/check", {"token": token, "text": _NAMING}, hx_request="true").text
    assert ">Wren Askew</mark>" in part
    assert "In the note" not in part
    assert QUESTION not in part
    nothing = inside.post("/check", {"token": token, "text": " "}, hx_request="true")
    assert (nothing.status_code, nothing.text.strip()) == (200, "")


def test_a_draft_leaves_only_when_the_question_is_answered_with_no(inside: Pages) -> None:
    assert QUESTION in inside.submit("/check", "/check", text=_GENERAL).text
    for said in ({}, {"in_mind": "only-them"}, {"in_mind": "x"}):
        answer = inside.submit("/check", "/check/clear", text=_GENERAL, **said)
        assert answer.status_code == 422
        assert _GENERAL in answer.text
    cleared = inside.submit("/check", "/check/clear", text=_GENERAL, in_mind="no", **{"answer-nobody": "yes"})
    assert cleared.headers["location"] == "/paper"
    assert _GENERAL in inside.get("/paper").text


@pytest.mark.parametrize("said", ["maybe", "yes"])
def test_whoever_had_a_client_in_mind_is_told_to_stop_and_cannot_take_the_answer_back(
    inside: Pages, said: str
) -> None:
    answer = inside.submit("/check", "/check/clear", text=_GENERAL, in_mind=said)
    assert answer.status_code == 422
    assert "Stop: this stays here" in answer.text
    assert QUESTION not in answer.text
    again = inside.submit("/check", "/check/clear", text=_GENERAL, in_mind="no")
    assert (again.status_code, QUESTION in again.text) == (422, False)
    changed = inside.submit("/check", "/check/clear", text=f"{_GENERAL} So it is.", in_mind="no")
    assert changed.headers["location"] == "/paper"


def test_what_is_stopped_is_not_cleared_and_points_to_what_may_be_said(inside: Pages) -> None:
    assert "/common-issues" in inside.submit("/check", "/check", text=_NAMING).text
    answer = inside.submit("/check", "/check/clear", text=_NAMING, in_mind="no", **{"answer-fiction": "yes"})
    assert answer.status_code == 422
    assert "must not leave as it is" in answer.text


def test_a_letter_to_a_client_is_screened_for_everybody_else(inside: Pages, office: MadeOffice) -> None:
    text = "Dear Wren Askew, shall we meet on Tuesday?"
    said = {"in_mind": "only-them", "to": office.wren}
    assert inside.submit("/check", "/check/clear", text=text, **said).headers["location"] == "/paper"
    assert inside.submit("/check", "/check/clear", text=text, in_mind="only-them").status_code == 422


def test_a_document_is_read_in_and_leaves_as_it_is(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    page = f"<html><body><p>{_GENERAL}</p><!-- kept for later --></body></html>".encode()
    form = {"token": token, "file": base64.b64encode(page).decode(), "ending": ".html"}
    told = inside.post("/check/document", form).json()
    assert _GENERAL in told["text"]
    answer = inside.post(
        "/check/clear", {"token": token, "text": told["text"], "in_mind": "no", "answer-nobody": "yes"}
    )
    assert answer.headers["location"] == "/paper"
    file = inside.submit("/check", "/paper")
    assert file.content == page
    assert file.headers["content-disposition"] == 'attachment; filename="cleared.html"'


def test_what_could_not_be_read_is_named_and_asked_about(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    mail = (
        b"From: a@example.org\r\nSubject: Sleep\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n'
        + _GENERAL.encode()
        + b"\r\n--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n"
    )
    form = {"token": token, "file": base64.b64encode(mail).decode(), "ending": ".eml"}
    told = inside.post("/check/document", form).json()
    assert told["unread"] is True
    form = {"token": token, "text": told["text"], "full": "yes"}
    answer = inside.post("/check", form, hx_request="true").text
    assert "What could not be read" in answer
    refused = inside.post(
        "/check/clear", {"token": token, "text": told["text"], "in_mind": "no", "answer-nobody": "yes"}
    )
    assert refused.status_code == 422
    assert "not read here" in refused.text.lower()
    changed = {"token": token, "text": f"{told['text']} So it is.", "full": "yes"}
    assert "What could not be read" in inside.post("/check", changed, hx_request="true").text


def test_a_document_without_a_word_is_not_followed_by_nothing_found(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    form = {"token": token, "file": base64.b64encode(b" \n").decode(), "ending": ".txt"}
    assert inside.post("/check/document", form).json()["unread"] is True
    answer = inside.post("/check", {"token": token, "text": _GENERAL, "full": "yes"}, hx_request="true").text
    assert "What could not be read" in answer
    assert "Nothing was found" not in answer


def test_an_answer_that_is_none_is_asked_again(inside: Pages) -> None:
    answer = inside.submit("/check", "/check/clear", text=_GENERAL, in_mind="x")
    assert (answer.status_code, QUESTION in answer.text) == (422, True)


def test_a_repository_that_asks_is_allowed_or_turned_down(inside: Pages) -> None:
    grants, repository = inside.desk.grants, "/home/x/my site/.git"
    assert "/check/repositories" not in inside.get("/check").text
    with pytest.raises(LockedError):
        grants.check(repository, "token")
    assert repository in inside.get("/check").text
    inside.submit("/check", "/check/repositories", repository=repository, answer="allow")
    grants.check(repository, "token")
    with pytest.raises(LockedError):
        grants.check(repository, "another")
    assert "may ask for 30 more minutes" in inside.get("/check").text
    inside.submit("/check", "/check/repositories", repository=repository, answer="end")
    with pytest.raises(LockedError):
        grants.spend(repository)
    unknown = inside.submit("/check", "/check/repositories", repository="/elsewhere", answer="allow")
    assert (unknown.status_code, "no such repository is asking" in unknown.text.lower()) == (422, True)


def test_page_command_and_library_say_alike_what_a_draft_was_held_against(inside: Pages) -> None:
    found = inside.desk.screener.screen(_GENERAL)
    said = "checked against the clients you can open: 2 (1 note)"
    assert found.checked_against == said
    answer = render_screening(found, "d-1", 1)
    assert list(words(answer, _GENERAL))[-1].strip() == said
    assert f"C{said[1:]}." in inside.submit("/check", "/check", text=_GENERAL).text
