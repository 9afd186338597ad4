"""What a mail server answers to a whole message, by a real one on this machine that keeps to no rule."""

import asyncio
import base64
import json
import socket
import subprocess
import sys

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

MESSAGE = b"From: me@example.org\nTo: dee@example.org\nSubject: Spring\n\nAbout sleep.\n"


class Odd:
    """Answers a whole message with the same line each time."""

    def __init__(self, says: str) -> None:
        self.says = says

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(0)
        return self.says


@pytest.mark.parametrize(
    ("says", "state"),
    [
        ("250 taken", "taken"),
        ("200 taken, in words of its own", "unknown"),
        ("251 taken for somebody", "unknown"),
        ("354 go on", "unknown"),
        ("abc nobody knows", "unknown"),
        ("451 come again later", "waiting"),
        ("554 never", "refused"),
    ],
)
def test_a_message_that_may_have_been_taken_is_not_sent_again(says: str, state: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Odd(says), hostname="127.0.0.1", port=port, server_hostname="localhost")
    controller.start()
    order = {"host": "127.0.0.1", "port": port, "messages": [base64.b64encode(MESSAGE).decode()]}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "privity.faces.sender"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=60,
            check=True,
        )
    finally:
        controller.stop()
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["state"] for one in replies] == ["trying", state]
