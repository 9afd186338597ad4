"""Starts the one process that may write to the network, hands it what the door let out, and hears what became of it.

Nothing but an `Outgoing` is sent. The process is started for one sending; it gets the mail server and whole messages on
its standard input, and holds no key and no office.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from privity.errors import InputError
from privity.model.lists import Handed, Outbox
from privity.services.door import Outgoing
from privity.services.mailing_list import messages_of

_LONGEST_WAIT = 3600


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of each message, in order; `stopped` that some were not begun, and `why`, as far as it is known."""

    states: tuple[Handed, ...]
    stopped: bool
    why: str = ""


def send(outgoing: Outgoing, outbox: Outbox) -> Sent:
    """Send an issue's messages. Raises InputError when sending is off; a broken line is an answer, not an error."""
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
    try:
        done = subprocess.run(
            [sys.executable, "-m", "privity.faces.sender"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=_LONGEST_WAIT,
            check=False,
        )
        said = done.stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    return heard(said.splitlines(), len(messages))


def heard(lines: Iterable[bytes], count: int) -> Sent:
    """Read the process's answers. Of a message that it began and said nothing more of, nobody can say what became."""
    states: list[Handed | None] = [None] * count
    why = ""
    for line in lines:
        try:
            reply = json.loads(line)
        except ValueError:
            break
        if "message" in reply:
            states[reply["message"]] = Handed(reply["state"])
        why = reply.get("error", "") or why
    became = {Handed.TRYING: Handed.UNKNOWN, None: Handed.WAITING}
    return Sent(tuple(became.get(one) or one or Handed.WAITING for one in states), None in states, why)
