"""The mailing list in the browser, and sending by a real server on this machine."""

import asyncio
import io
import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from PIL import Image

from privity.faces.web.sending import heard
from privity.screen.clearance import QUESTION
from tests.faces.web.house import Pages
from tests.faces.web.test_mail_in import HEADERS


class Letterbox:
    """Keeps every message with the address it was for; refuses one address, puts another off once, drops one line."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], bytes]] = []
        self.busy = True

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await asyncio.sleep(0)
        if address.startswith("full@"):
            return "552 the box is full"
        if address.startswith("busy@") and self.busy:
            self.busy = False
            return "450 come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(0)
        self.got.append((list(envelope.rcpt_tos), bytes(envelope.original_content or b"")))
        if envelope.rcpt_tos == ["broken@example.org"]:
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def server() -> Iterator[tuple[Letterbox, int]]:
    box = Letterbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, server_hostname="localhost")
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop()


def written(inside: Pages, text: str = "About sleep: people often ask how long it should be.") -> str:
    answer = inside.submit("/mailing-list/write", "/mailing-list/write", subject="Spring", text=text)
    return str(answer.headers["location"])


def test_of_an_issue_that_stays_nothing_else_is_shown_nor_asked(inside: Pages) -> None:
    inside.submit("/mailing-list", "/mailing-list/subscribe", email="dee@example.org", where="a talk")
    inside.submit("/mailing-list", "/mailing-list/confirm", email="dee@example.org")
    inside.submit(
        "/mailing-list/sending", "/mailing-list/sending", sender="me@example.org", host="127.0.0.1", port="25"
    )
    issue = written(inside)
    inside.submit(issue, f"{issue}/check")
    for page in (inside.stays(issue, f"{issue}/take", in_mind="maybe"), inside.get(issue)):
        assert "Stop: this stays here" in page.text
        assert QUESTION not in page.text
        assert f"{issue}/check" not in page.text


def test_an_issue_is_written_checked_and_sent_to_each_alone(
    inside: Pages, server: tuple[Letterbox, int]
) -> None:
    box, port = server
    for address in ("dee@example.org", "full@example.org", "eve@example.org"):
        inside.submit("/mailing-list", "/mailing-list/subscribe", email=address, where="a talk")
        inside.submit("/mailing-list", "/mailing-list/confirm", email=address)
    issue = written(inside)
    assert inside.stays(issue, f"{issue}/take")
    inside.submit(issue, f"{issue}/check")
    assert QUESTION in inside.get(issue).text
    form = {"sender": "me@example.org", "host": "127.0.0.1", "port": str(port), "user": "", "password": ""}
    assert inside.stays(issue, f"{issue}/send", in_mind="no")
    inside.submit("/mailing-list/sending", "/mailing-list/sending", on="yes", **form)
    for said in ({}, {"in_mind": "only-them"}):
        assert inside.stays(issue, f"{issue}/send", **said)
    assert inside.submit(issue, f"{issue}/send", in_mind="no").status_code == 303
    assert sorted(to for to, _ in box.got) == [["dee@example.org"], ["eve@example.org"]]
    assert all(b"eve@" not in text for to, text in box.got if to == ["dee@example.org"])
    page = inside.get(issue).text
    assert "<dt>Taken by the mail server</dt><dd>2</dd>" in page
    assert "<dt>Refused by it</dt><dd>1</dd>" in page
    assert "<li>full@example.org</li>" in page
    assert "Still to go" not in page
    assert inside.stays(issue, f"{issue}/send")
    assert inside.stays(issue, f"{issue}/take")
    assert len(box.got) == 2


def test_a_sending_that_breaks_off_goes_on_and_nobody_gets_it_twice(
    inside: Pages, server: tuple[Letterbox, int]
) -> None:
    box, port = server
    for name in ("ann", "broken", "busy", "cy"):
        inside.submit("/mailing-list", "/mailing-list/subscribe", email=f"{name}@example.org")
        inside.submit("/mailing-list", "/mailing-list/confirm", email=f"{name}@example.org")
    issue = written(inside)
    inside.submit(issue, f"{issue}/check")
    form = {"sender": "me@example.org", "host": "127.0.0.1", "port": str(port)}
    inside.submit("/mailing-list/sending", "/mailing-list/sending", on="yes", **form)
    inside.submit(issue, f"{issue}/send", in_mind="no")
    page = inside.get(issue).text
    assert "<dt>Not known</dt><dd>1</dd>" in page
    assert "<li>broken@example.org</li>" in page
    assert "<dt>Still to go</dt><dd>2</dd>" in page
    inside.submit(issue, f"{issue}/send")
    assert "<dt>Still to go</dt><dd>1</dd>" in inside.get(issue).text
    inside.submit(issue, f"{issue}/send")
    page = inside.get(issue).text
    assert "<dt>Taken by the mail server</dt><dd>3</dd>" in page
    assert "Go on sending" not in page
    assert sorted(to for [to], _ in box.got) == [
        f"{name}@example.org" for name in ("ann", "broken", "busy", "cy")
    ]


def test_an_issue_that_names_a_client_does_not_leave(inside: Pages) -> None:
    issue = written(inside, "Wren Askew told me last week how she lies awake.")
    inside.submit(issue, f"{issue}/check")
    assert "did not let it pass" in inside.get(issue).text
    assert inside.stays(issue, f"{issue}/take")


def test_a_server_that_is_not_there_is_told_and_nothing_counts_as_sent(inside: Pages) -> None:
    inside.submit("/mailing-list", "/mailing-list/subscribe", email="dee@example.org")
    inside.submit("/mailing-list", "/mailing-list/confirm", email="dee@example.org")
    issue = written(inside)
    inside.submit(issue, f"{issue}/check")
    form = {"sender": "me@example.org", "host": "127.0.0.1", "port": "9"}
    inside.submit("/mailing-list/sending", "/mailing-list/sending", on="yes", **form)
    answer = inside.stays(issue, f"{issue}/send", in_mind="no")
    assert "the mail server cannot be reached" in answer.text
    page = inside.get(issue).text
    assert "It left" not in page
    assert inside.submit(issue, f"{issue}/write", subject="Spring", text="Other words.").status_code == 303


@pytest.mark.parametrize(
    ("lines", "states", "stopped"),
    [
        ([], "ww", True),
        ([b'{"message":0,"state":"trying"}'], "uw", True),
        ([b'{"message":0,"state":"trying"}', b'{"message":0,"state":"taken"}', b'{"mess'], "tw", True),
        ([b'{"message":0,"state":"refused"}', b'{"message":1,"state":"waiting","error":"x"}'], "rw", False),
    ],
)
def test_what_the_process_did_not_say_is_not_taken_for_sent(
    lines: list[bytes], states: str, *, stopped: bool
) -> None:
    done = heard(lines, 2)
    assert "".join(one.value[0] for one in done.states) == states
    assert done.stopped is stopped


def test_a_person_who_asks_gets_the_lists_own_answer(inside: Pages) -> None:
    inside.submit("/mailing-list", "/mailing-list/subscribe", email="dee@example.org", where="a talk")

    def asked(email: str) -> str:
        where = inside.submit("/mailing-list", "/mailing-list/find", email=email).headers["location"]
        assert email not in where
        return inside.get(where).text

    found = asked("dee@example.org")
    assert "a talk" in found
    assert "answered there from what they give" in found
    assert "holds nothing" in asked("wren@example.org")
    assert inside.stays("/mailing-list", "/mailing-list/find", email="nobody")
    assert inside.get(f"/mailing-list/person/at/{'0' * 16}").headers["location"] == "/mailing-list"


def test_addresses_are_pasted_and_a_wrong_one_stands_beside_its_reason(inside: Pages) -> None:
    answer = inside.submit("/mailing-list", "/mailing-list/bring-in", addresses="dee@example.org\nnobody")
    assert "1 are new, 0 were there, 1 lines were not taken" in inside.get(answer.headers["location"]).text
    wrong = inside.stays("/mailing-list", "/mailing-list/subscribe", email="nobody", name="Dee")
    assert 'value="Dee"' in wrong.text
    assert 'value="Dee"' not in inside.get("/mailing-list").text


def test_what_was_written_for_the_list_stands_again_where_it_was_not_taken_and_no_password_does(
    inside: Pages,
) -> None:
    unnamed = inside.stays("/mailing-list/write", "/mailing-list/write", subject="", text="About sleep.")
    assert "\nAbout sleep.</textarea>" in unnamed.text
    issue = written(inside)
    again = inside.stays(f"{issue}/write", f"{issue}/write", subject="", text="About light.")
    assert ("\nAbout light.</textarea>" in again.text, "About light" in inside.get(issue).text) == (
        True,
        False,
    )
    form = {"sender": "me@example.org", "host": "", "port": "25", "password": "plum-stones"}
    settings = inside.stays("/mailing-list/sending", "/mailing-list/sending", on="yes", **form)
    assert ('value="me@example.org"' in settings.text, "plum-stones" in settings.text) == (True, False)


def test_an_event_with_its_list(inside: Pages) -> None:
    assert inside.submit("/events", "/events", title="On sleep", day="soon").status_code == 422
    here = inside.submit("/events", "/events", title="On sleep", day="2026-05-01").headers["location"]
    assert inside.submit(here, f"{here}/attend", name="").status_code == 422
    inside.submit(here, f"{here}/attend", name="Dee")
    inside.submit(here, f"{here}/pictured/0", agreed="no")
    inside.submit(here, f"{here}/slip", question="How long?")
    page = inside.get(here).text
    assert "How long?" in page
    assert 'value="no" selected' in page
    inside.submit(here, f"{here}/forget")
    assert inside.get(here).status_code == 422


def test_a_line_of_an_older_page_is_nobody_elses(inside: Pages) -> None:
    here = inside.submit("/events", "/events", title="On sleep", day="2026-05-01").headers["location"]
    for name in ("Dee", "Eve"):
        inside.submit(here, f"{here}/attend", name=name)
    page = inside.get(here)
    dee = re.findall(r'name="seen" value="([^"]+)"', page.text)[0]
    assert f'name="in-0" value="{dee}"' in page.text
    gone = inside.submit(here, f"{here}/leave/0", seen=dee)
    assert gone.status_code == 303
    again = inside.submit(here, f"{here}/leave/0", seen=dee)
    assert again.status_code == 422
    assert "changed since you opened the page" in again.text
    assert inside.submit(here, f"{here}/pictured/0", agreed="yes", seen=dee).status_code == 422
    assert 'value="yes" selected' not in inside.get(here).text
    assert "Eve" in again.text
    form = {"token": inside.token(inside.get(here)), "in-0": dee, "looked": "yes", f"in-{'9' * 5000}": "yes"}
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    sent = [("picture", ("a.png", file.getvalue(), "image/png"))]
    late = inside.client.post(f"{here}/picture", data=form, files=sent, headers=HEADERS)
    assert (late.status_code, "changed since you opened the page" in late.text) == (422, True)


def test_a_picture_leaves_only_with_those_in_it_agreed_and_without_what_its_file_knows(inside: Pages) -> None:
    here = inside.submit("/events", "/events", title="On sleep", day="2026-05-01").headers["location"]
    for name in ("Dee", "Eve"):
        inside.submit(here, f"{here}/attend", name=name)
    inside.submit(here, f"{here}/pictured/0", agreed="yes")
    taken = Image.new("RGB", (8, 8), "red")
    known = Image.Exif()
    known[0x010E] = "Eve at the library"
    file = io.BytesIO()
    taken.save(file, "JPEG", exif=known)

    def take(data: bytes = file.getvalue(), **said: str) -> Any:
        form = {"token": inside.token(inside.get(here))} | {
            name.replace("_", "-"): text for name, text in said.items()
        }
        sent = [("picture", ("a.jpg", data, "image/jpeg"))]
        return inside.client.post(f"{here}/picture", data=form, files=sent, headers=HEADERS)

    assert "faces are not judged here" in take(in_0="yes").text.lower()
    assert "has not agreed" in take(in_0="yes", in_1="yes", looked="yes").text
    assert take(b"no picture", looked="yes").status_code == 422
    out = take(in_0="yes", looked="yes")
    assert out.headers["content-disposition"] == 'attachment; filename="picture.jpg"'
    assert b"library" in file.getvalue()
    assert b"library" not in out.content


def test_sentences_are_the_same_for_everybody(lent: Pages) -> None:
    assert "It is the same answer." in lent.get("/sentences").text
