"""Starts the one process that may write to the network, hands it what the door let out, and hears what became of it.

Nothing but an `Outgoing` is sent. The process is started for one sending; it gets the mail server and whole messages on
its standard input, and holds no key and no office.
"""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass

from privity.errors import InputError
from privity.model.lists import Outbox
from privity.services.door import Outgoing
from privity.services.mailing_list import messages_of

_LONGEST_WAIT = 3600


@dataclass(frozen=True, slots=True)
class Sent:
    """How many messages the mail server took and how many it did not."""

    sent: int
    failed: int


def send(outgoing: Outgoing, outbox: Outbox) -> Sent:
    """Send an issue's messages. Raises InputError when sending is off, or the server cannot be reached at all."""
    if not outbox.on:
        raise InputError("sending is switched off", field="sending", remedy="switch it on first")
    messages = [base64.b64encode(one).decode("ascii") for one in messages_of(outgoing.body())]
    order = {
        "host": outbox.host,
        "port": outbox.port,
        "user": outbox.user,
        "password": outbox.password,
        "messages": messages,
    }
    done = subprocess.run(
        [sys.executable, "-m", "privity.faces.sender"],
        input=json.dumps(order).encode(),
        capture_output=True,
        timeout=_LONGEST_WAIT,
        check=False,
    )
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(replies) != len(messages):
        why = next((reply["error"] for reply in replies if "message" not in reply), "sending broke off")
        raise InputError(
            f"nothing was sent: {why}", field="sending", remedy="look at the mail server's settings"
        )
    sent = sum(1 for reply in replies if reply["sent"])
    return Sent(sent, len(replies) - sent)
