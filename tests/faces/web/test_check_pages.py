"""Check a draft in the app: as one types, dropped as a document, and cleared to leave."""

import base64
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from privity.errors import LockedError
from privity.faces.cli.screening import words
from privity.ledger.entry import EventClass, parse_leaf
from privity.model.engagement import Engagement
from privity.model.people import Client
from privity.model.text_hash import hash_of_text
from privity.screen import render_screening
from privity.screen.clearance import QUESTION
from privity.services.clients import add_client
from privity.services.office import Office
from tests.faces.web.house import MadeOffice, Pages
from tests.house.encoder import ALTERED, altered_encoder

_GENERAL = "Sleep is better in a cool, dark room."
_NAMING = "I think of Wren Askew, who never locks her gate."


_FIELD = re.compile(r'name="(mark|sha256)" value="([0-9a-f]+)"')


def looked(inside: Pages, text: str, **form: str) -> httpx.Response:
    """Check a text, and follow to its page."""
    return inside.get(inside.submit("/check", "/check", text=text, **form).headers["location"])


def clear(inside: Pages, page: httpx.Response, **said: str) -> httpx.Response:
    """Clear what a page shows; where it stays, the page that says so."""
    fields = dict(_FIELD.findall(page.text))
    answer = inside.post("/check/clear", {"token": inside.token(page), **fields, **said})
    where = answer.headers["location"]
    return inside.get(where) if where.startswith("/check/") else answer


def drop(inside: Pages, page: httpx.Response, content: bytes, ending: str) -> dict[str, Any]:
    """Drop a document on a page; what its script is told."""
    form = {"token": inside.token(page), "mark": dict(_FIELD.findall(page.text))["mark"], "ending": ending}
    answer = inside.post("/check/document", form | {"file": base64.b64encode(content).decode()})
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def beside(inside: Pages, page: httpx.Response, text: str, **form: str) -> httpx.Response:
    """Check a text on a page where something was dropped, and follow to its answer."""
    fields = {"token": inside.token(page), "mark": dict(_FIELD.findall(page.text))["mark"], "text": text}
    return inside.get(inside.post("/check", fields | form).headers["location"])


def test_what_is_typed_is_marked_without_a_word_of_a_note(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    part = inside.post("/check", {"token": token, "text": _NAMING}, hx_request="true").text
    assert ">Wren Askew</mark>" in part
    assert "In the note" not in part
    assert QUESTION not in part
    nothing = inside.post("/check", {"token": token, "text": " "}, hx_request="true")
    assert (nothing.status_code, nothing.text.strip()) == (200, "")


def test_whose_story_it_could_be_is_shown_beside_the_note(inside: Pages, office: MadeOffice) -> None:
    text = "A client told me in our session that she keeps her allotment key on a red ribbon since the flood."
    page = looked(inside, text).text
    [whose] = re.findall(r'id="like-title".*?</section>', page, re.DOTALL)
    assert f'<a href="/clients/{office.wren}"><strong>Wren Askew</strong></a>' in whose
    assert re.search(r'<span class="tag (stop|ask)">', whose)
    assert "ribbon" in whose
    assert "In the note" in whose


def test_a_draft_leaves_only_when_the_question_is_answered_with_no(inside: Pages) -> None:
    page = looked(inside, _GENERAL)
    assert QUESTION in page.text
    for said in ({}, {"in_mind": "only-them"}, {"in_mind": "x"}):
        answer = clear(inside, page, **said)
        assert answer.status_code == 422
        assert QUESTION in answer.text
        assert _GENERAL in answer.text
    cleared = clear(inside, page, in_mind="no", **{"answer-nobody": "yes"})
    assert cleared.headers["location"] == "/paper"
    assert _GENERAL in inside.get("/paper").text


def test_from_the_paper_one_gets_back_to_the_draft_and_its_words_are_in_no_address(inside: Pages) -> None:
    page = looked(inside, _GENERAL)
    refused = clear(inside, page)
    assert "one question has no answer yet" in refused.text.lower()
    assert clear(inside, refused, in_mind="no").headers["location"] == "/paper"
    back = re.search(r'href="(/check/[0-9a-f]{16})"', inside.get("/paper").text)
    assert back
    again = inside.get(back[1])
    assert (again.status_code, _GENERAL in again.text, QUESTION in again.text) == (200, True, True)
    assert inside.get("/check/0123456789abcdef").headers["location"] == "/check"
    assert _GENERAL not in inside.get("/check").text


def test_what_was_judged_is_shown_again_until_something_it_depends_on_changes(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def screenings() -> int:
        return sum(
            parse_leaf(leaf).event is EventClass.SCREENED for leaf in inside.desk.office.store.leaves()
        )

    here = inside.submit("/check", "/check", text=_NAMING, to=office.wren).headers["location"]
    first = inside.get(here)
    made = screenings()
    again = inside.get(here)
    assert ("As it was judged on" in first.text, "As it was judged on" in again.text) == (False, True)
    clear(inside, again)
    assert screenings() == made
    # Whoever asks once more is answered once more, and so is whoever goes on on another day.
    fields = dict(_FIELD.findall(again.text)) | {
        "token": inside.token(again),
        "text": _NAMING,
        "to": office.wren,
    }
    inside.get(inside.post("/check", fields).headers["location"])
    assert screenings() == made + 1
    monkeypatch.setattr(Office, "today", lambda self: date(2036, 1, 1))
    assert "As it was judged on" not in inside.get(here).text
    assert "As it was judged on" in inside.get(here).text
    assert inside.client.portal is not None
    named = Client("a-1", ("Gate Askew",)), Engagement("a-1-1", ("a-1",), date(2026, 3, 2))
    inside.client.portal.call(inside.desk.do, lambda office: add_client(office, *named))
    assert "As it was judged on" not in inside.get(here).text
    assert screenings() == made + 3


def test_a_page_clears_what_it_shows_and_no_later_text(inside: Pages) -> None:
    page = looked(inside, _GENERAL)
    beside(inside, page, f"{_GENERAL} So it is.")
    assert "another text was checked meanwhile" in clear(inside, page, in_mind="no").text.lower()
    page = inside.get("/check")
    fields = {"token": inside.token(page), "mark": "no mark", "text": _GENERAL}
    assert inside.post("/check", fields).status_code == 422


@pytest.mark.parametrize("said", ["maybe", "yes"])
def test_whoever_had_a_client_in_mind_is_told_to_stop_and_cannot_take_the_answer_back(
    inside: Pages, said: str
) -> None:
    page = looked(inside, _GENERAL)
    for answer in (clear(inside, page, in_mind=said), clear(inside, page, in_mind="no")):
        assert answer.status_code == 422
        assert "Stop: this stays here" in answer.text
        assert "Nothing was found" not in answer.text
        assert QUESTION not in answer.text
    again = looked(inside, f"{_GENERAL}\n").text
    assert ("Stop: this stays here" in again, QUESTION in again) == (True, False)
    changed = clear(inside, looked(inside, f"{_GENERAL} So it is."), in_mind="no")
    assert changed.headers["location"] == "/paper"


def test_what_is_stopped_is_not_cleared_and_points_to_what_may_be_said(inside: Pages) -> None:
    page = looked(inside, _NAMING)
    assert "/common-issues" in page.text
    mark = dict(_FIELD.findall(page.text))["mark"]
    form = {"mark": mark, "sha256": hash_of_text(_NAMING), "in_mind": "no", "answer-fiction": "yes"}
    where = inside.post("/check/clear", {"token": inside.token(page), **form}).headers["location"]
    answer = inside.get(where)
    assert answer.status_code == 422
    assert "must not leave as it is" in answer.text


def test_a_letter_to_a_client_is_screened_for_everybody_else(inside: Pages, office: MadeOffice) -> None:
    text = "Dear Wren Askew, shall we meet on Tuesday?"
    page = looked(inside, text, to=office.wren)
    assert "Whose story it could be" not in page.text
    assert clear(inside, page, in_mind="only-them").headers["location"] == "/paper"
    assert "sha256" not in dict(_FIELD.findall(looked(inside, text).text))


def test_a_document_is_read_in_and_leaves_as_it_is(inside: Pages) -> None:
    page = inside.get("/check")
    html = f"<html><body><p>{_GENERAL}</p><!-- kept for later --></body></html>".encode()
    told = drop(inside, page, html, ".html")
    assert _GENERAL in told["text"]
    answer = clear(inside, beside(inside, page, told["text"]), in_mind="no", **{"answer-nobody": "yes"})
    assert answer.headers["location"] == "/paper"
    file = inside.submit("/check", "/paper")
    assert file.content == html
    assert file.headers["content-disposition"] == 'attachment; filename="cleared.html"'


def test_what_could_not_be_read_is_named_and_asked_about(inside: Pages) -> None:
    page = inside.get("/check")
    mail = (
        b"From: a@example.org\r\nSubject: Sleep\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n'
        + _GENERAL.encode()
        + b"\r\n--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n"
    )
    told = drop(inside, page, mail, ".eml")
    assert told["unread"] is True
    answer = beside(inside, page, told["text"])
    assert "What could not be read" in answer.text
    refused = clear(inside, answer, in_mind="no", **{"answer-nobody": "yes"})
    assert refused.status_code == 422
    assert "not read here" in refused.text.lower()
    assert "What could not be read" in beside(inside, page, f"{told['text']} So it is.").text


def test_a_document_without_a_word_is_not_followed_by_nothing_found(inside: Pages) -> None:
    page = inside.get("/check")
    assert drop(inside, page, b" \n", ".txt")["unread"] is True
    answer = beside(inside, page, _GENERAL).text
    assert "What could not be read" in answer
    assert "Nothing was found" not in answer


def test_a_wrong_document_is_taken_off_and_text_and_others_stay(inside: Pages) -> None:
    page = inside.get("/check")
    wrong = drop(inside, page, b"\x89PNG\r\n\x1a\n", ".png")["key"]
    other = drop(inside, page, b"\x89PNG\r\n\x1a\n", ".jpg")["key"]
    answer = beside(inside, page, _GENERAL)
    assert ("A document (PNG)" in answer.text, "What could not be read" in answer.text) == (True, True)
    assert f'name="off" value="{wrong}"' in answer.text
    one_left = beside(inside, page, _GENERAL, off=wrong).text
    assert ("A document (PNG)" in one_left, "A document (JPG)" in one_left) == (False, True)
    assert _GENERAL in one_left
    none_left = beside(inside, page, _GENERAL, off=other).text
    assert ("What could not be read" in none_left, "Nothing was found" in none_left) == (False, True)
    token = {"token": inside.token(page), "mark": dict(_FIELD.findall(page.text))["mark"], "text": ""}
    live = inside.post("/check", token, hx_request="true")
    assert live.text.strip() == ""


def test_a_scan_alone_leaves_as_itself_once_somebody_looked(inside: Pages) -> None:
    page = inside.get("/check")
    key = drop(inside, page, b"\x89PNG one", ".png")["key"]
    drop(inside, page, b"\x89PNG two", ".png")
    said = {"in_mind": "no", "answer-looked": "yes"}
    assert "more than one document" in clear(inside, beside(inside, page, ""), **said).text
    answer = clear(inside, beside(inside, page, "", off=key), **said)
    assert answer.headers["location"] == "/paper"
    assert inside.submit("/check", "/paper").content == b"\x89PNG two"


def test_what_could_not_be_read_is_asked_about_however_many_pages_are_opened(inside: Pages) -> None:
    page = inside.get("/check")
    drop(inside, page, b"\x89PNG", ".png")
    for _ in range(12):
        looked(inside, _GENERAL)
    assert "What could not be read" in beside(inside, page, _GENERAL).text
    for _ in range(11):
        drop(inside, page, b"\x89PNG", ".png")
    form = {"token": inside.token(page), "mark": dict(_FIELD.findall(page.text))["mark"], "ending": ".png"}
    assert inside.post("/check/document", form | {"file": ""}).status_code == 422


def test_of_a_long_text_only_what_stands_around_the_marks_is_shown(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    text = "Rest is work. " * 2_000 + _NAMING + " Sleep is a habit." * 2_000
    part = inside.post("/check", {"token": token, "text": text, "full": "yes"}, hx_request="true").text
    assert ">Wren Askew</mark>" in part
    assert "characters are not shown here" in part
    assert len(part) < 20_000


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
    assert f"C{said[1:]}." in looked(inside, _GENERAL).text


def _words_alone(page: httpx.Response) -> bool:
    said = "a story told in other words: the encoder's file was altered or cut short. Install Privity anew"
    return "Judged by words alone" in page.text and said in unescape(page.text)


def test_that_a_draft_was_judged_by_words_alone_stands_beside_the_verdict(
    pages: Pages, tmp_path: Path
) -> None:
    with altered_encoder(tmp_path):
        pages.unlock()
        assert ALTERED in unescape(pages.get("/around").text)
        for page in (looked(pages, _GENERAL), looked(pages, _NAMING)):
            assert _words_alone(page)
        assert "Nothing was found" in looked(pages, _GENERAL).text
        form = {"token": pages.token(pages.get("/check")), "text": _NAMING}
        assert _words_alone(pages.post("/check", form, hx_request="true"))
        piece = {"title": "On sleep", "kind": "column", "outlet": "Weekly Invented", "text": _GENERAL}
        here = pages.submit("/desk", "/desk", **piece).headers["location"]
        pages.submit(here, here, **piece)
        assert _words_alone(pages.get(here))
        written = pages.submit("/mailing-list/write", "/mailing-list/write", subject="Spring", text=_GENERAL)
        issue = written.headers["location"]
        pages.submit(issue, f"{issue}/check")
        assert _words_alone(pages.get(issue))


def test_a_long_text_in_another_script_reaches_the_screen(inside: Pages) -> None:
    token = inside.token(inside.get("/check"))
    text = "Сон лучше в прохладной тёмной комнате. " * 70_000
    answer = inside.post("/check", {"token": token, "text": text, "full": "yes"})
    assert answer.headers["location"].startswith("/check/")


def test_what_was_not_judged_is_called_so_and_no_case(inside: Pages) -> None:
    text = f"{_GENERAL} Er schläft seit dem Unfall im Keller."
    page = looked(inside, text).text
    assert ("· Not judged" in page, "An individual case" in page) == (True, False)
    found = render_screening(inside.desk.screener.screen(text), "d-1", 1)
    assert [(one["kind"], one["judged"]) for one in found["findings"]] == [("case-talk", False)]
    assert any(line.startswith("  not judged, characters") for line in words(found, text))
