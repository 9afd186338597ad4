"""An e-mail dropped on a record becomes a message there, and what it offers can be taken up from it."""

from email.message import EmailMessage
from typing import Any

import pytest

from tests.faces.web.house import OWN_POST, MadeOffice, Pages
from tests.faces.web.test_files import one
from tests.faces.web.test_offers import CAME, at, completed_with, do

HEADERS = {name: value for name, value in OWN_POST.items() if name.lower() != "content-type"}
WORDS = "It was hard, and then it was good. You may put\nthis on your website.\n\n> You may publish mine.\n"


def mail(words: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Date"] = "wren@example.org", "Tue, 01 Jun 2027 08:00:00 +0000"
    message.set_content(words)
    return message.as_bytes()


def drop(pages: Pages, office: MadeOffice, data: bytes) -> Any:
    here = f"/clients/{office.wren}/files"
    token = pages.token(pages.get(here))
    return pages.client.post(f"{here}/mail", data={"token": token}, files=one("a.eml", data), headers=HEADERS)


def test_an_e_mail_becomes_a_message_and_the_source_of_an_offer(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, CAME)
    do(inside, completed_with("Thank you.", office))
    page = inside.get(drop(inside, office, mail(WORDS)).headers["location"]).text
    assert "In this message they offer their words." in page
    assert "wren@example.org" not in page
    source = f"/clients/{office.wren}/offers/from/{page.partition('/offers/from/')[2][:32]}"
    assert "<mark>You may put\nthis on your website</mark>" in inside.get(source).text
    offer = inside.submit(source, source, kind="testimonial", came="email").headers["location"]
    assert "came on 1 June 2027" in inside.get(offer).text


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"Subject: nothing else\n\n"])
def test_what_is_no_e_mail_is_told_and_nothing_is_kept(
    inside: Pages, office: MadeOffice, data: bytes
) -> None:
    answer = drop(inside, office, data)
    assert answer.status_code == 422
    assert "no e-mail with words" in answer.text
