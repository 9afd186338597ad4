"""The mailing list in the browser, and sending by a real server on this machine."""

import asyncio
import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.faces.web.house import Pages


class Letterbox:
    """Keeps every message with the address it was for; takes nothing for one address."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], bytes]] = []

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await asyncio.sleep(0)
        if address.startswith("full@"):
            return "552 the box is full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(0)
        self.got.append((list(envelope.rcpt_tos), bytes(envelope.original_content or b"")))
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


def test_an_issue_is_written_checked_and_sent_to_each_alone(
    inside: Pages, server: tuple[Letterbox, int]
) -> None:
    box, port = server
    for address in ("dee@example.org", "full@example.org", "eve@example.org"):
        inside.submit("/mailing-list", "/mailing-list/subscribe", email=address, where="a talk")
        inside.submit("/mailing-list", "/mailing-list/confirm", email=address)
    issue = written(inside)
    assert inside.submit(issue, f"{issue}/take").status_code == 422
    assert inside.submit(issue, f"{issue}/check").status_code == 422
    inside.submit(issue, f"{issue}/check", in_mind="no", answer="general education")
    form = {"sender": "me@example.org", "host": "127.0.0.1", "port": str(port), "user": "", "password": ""}
    assert inside.submit(issue, f"{issue}/send").status_code == 422
    inside.submit("/mailing-list/sending", "/mailing-list/sending", on="yes", **form)
    inside.submit(issue, f"{issue}/send")
    assert sorted(to for to, _ in box.got) == [["dee@example.org"], ["eve@example.org"]]
    assert all(b"eve@" not in text for to, text in box.got if to == ["dee@example.org"])
    assert "2 were taken by the mail server, 1 were not" in inside.get(issue).text


def test_an_issue_that_names_a_client_does_not_leave(inside: Pages) -> None:
    issue = written(inside, "Wren Askew told me last week how she lies awake.")
    inside.submit(issue, f"{issue}/check", in_mind="no", answer="general education")
    assert "did not let it pass" in inside.get(issue).text
    assert inside.submit(issue, f"{issue}/take").status_code == 422


def test_a_server_that_is_not_there_is_told_and_nothing_counts_as_sent(inside: Pages) -> None:
    inside.submit("/mailing-list", "/mailing-list/subscribe", email="dee@example.org")
    inside.submit("/mailing-list", "/mailing-list/confirm", email="dee@example.org")
    issue = written(inside)
    inside.submit(issue, f"{issue}/check", in_mind="no", answer="general education")
    form = {"sender": "me@example.org", "host": "127.0.0.1", "port": "9"}
    inside.submit("/mailing-list/sending", "/mailing-list/sending", on="yes", **form)
    answer = inside.submit(issue, f"{issue}/send")
    assert answer.status_code == 422
    assert "the mail server cannot be reached" in answer.text


def test_a_person_who_asks_gets_the_lists_own_answer(inside: Pages) -> None:
    inside.submit("/mailing-list", "/mailing-list/subscribe", email="dee@example.org", where="a talk")
    found = inside.submit("/mailing-list", "/mailing-list/find", email="dee@example.org")
    assert "a talk" in found.text
    assert "answered there from what they give" in found.text
    assert (
        "holds nothing" in inside.submit("/mailing-list", "/mailing-list/find", email="wren@example.org").text
    )


def test_addresses_are_pasted_and_a_wrong_one_stands_beside_its_reason(inside: Pages) -> None:
    answer = inside.submit("/mailing-list", "/mailing-list/bring-in", addresses="dee@example.org\nnobody")
    assert "1 are new, 0 were there, 1 lines were not taken" in inside.get(answer.headers["location"]).text
    wrong = inside.submit("/mailing-list", "/mailing-list/subscribe", email="nobody", name="Dee")
    assert wrong.status_code == 422
    assert 'value="Dee"' in wrong.text


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


def test_sentences_are_the_same_for_everybody(lent: Pages) -> None:
    assert "It is the same answer." in lent.get("/sentences").text
