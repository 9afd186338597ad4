"""How a command reaches the office: through the process that has it open, else by opening it here.

Both ways run the same operation of `privity.services.dispatch`.
"""

import base64
import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from privity.errors import BusyError, PrivityError
from privity.faces.cli.settings import Settings
from privity.faces.cli.terminal import out_bytes

if TYPE_CHECKING:
    from privity.interchange.local_socket import Conversation

Message = dict[str, Any]


def ask(settings: Settings, operation: str, requests: Iterable[Mapping[str, object]]) -> Iterator[Message]:
    """Ask the office for something and give its replies as they come. Raises PrivityError."""
    # Imported here, since the help of a command must not wait for the store and the screen.
    from privity.bootstrap import open_office, verify_backup
    from privity.services.dispatch import Desk, answer

    place = settings.existing
    conversation = open_elsewhere(settings)
    passphrase = settings.passphrase.get()
    if conversation is None:
        try:
            office = open_office(place, passphrase)
        except BusyError:
            # Somebody may have unlocked the app while the passphrase was typed.
            conversation = open_elsewhere(settings)
            if conversation is None:
                raise
        else:
            with contextlib.closing(office):
                desk = Desk(office, verify_backup)
                with contextlib.closing(answer(desk, operation, map(dict, requests))) as replies:
                    yield from map(dict, replies)
            return
    with contextlib.closing(conversation):
        conversation.prove(operation, passphrase)
        yield from conversation.ask(requests)


def ask_once(settings: Settings, operation: str, requests: Iterable[Mapping[str, object]] = ({},)) -> Message:
    """Ask for something that has one answer."""
    answers = list(ask(settings, operation, requests))
    if len(answers) != 1:
        raise PrivityError("the office gave no answer", field="office", remedy="run `privity doctor`")
    return answers[0]


def take_out(replies: Iterable[Message]) -> None:
    """Write what the door let out to standard output."""
    for reply in replies:
        if "data" in reply:
            out_bytes(base64.b64decode(reply["data"]))


def open_elsewhere(settings: Settings) -> "Conversation | None":
    """The process that has the office open, if there is one."""
    from privity.interchange.local_socket import connect

    conversation = connect(settings.place.socket)
    if conversation is not None and not conversation.greeting.get("open"):
        conversation.close()
        return None
    return conversation
