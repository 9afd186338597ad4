"""The conversation over the local socket, with an open side of a few lines."""

import os
import socket
import stat
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from privity.errors import InputError, IntegrityError, PassphraseError, PrivityError
from privity.interchange import local_socket
from privity.interchange.local_socket import (
    Listener,
    Message,
    Replies,
    connect,
    listen,
)

_PASSPHRASE = "plum dumplings"


class Echo:
    """Doubles numbers, one reply for each request; fails in each way that there is."""

    def greeting(self) -> Mapping[str, object]:
        return {"open": True}

    def check(self, passphrase: str) -> None:
        if passphrase != _PASSPHRASE:
            raise PassphraseError("that does not open this office", field="passphrase", remedy="try again")

    def answer(self, operation: str, requests: Iterator[Message]) -> Replies:
        for request in requests:
            if operation == "refuse":
                raise IntegrityError("not what was written", field="store", remedy="restore it")
            if operation == "break":
                raise ZeroDivisionError("the text of a note")
            yield {"number": request["number"] * 2}


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "s"
    listener = Listener(path, Echo())
    yield path
    listener.close()


def asked(path: Path, operation: str, requests: Any, passphrase: str = _PASSPHRASE) -> list[Message]:
    conversation = connect(path)
    assert conversation is not None
    assert conversation.greeting["open"] is True
    try:
        conversation.prove(operation, passphrase)
        return list(conversation.ask(requests))
    finally:
        conversation.close()


def test_each_request_is_answered_in_order(path: Path) -> None:
    numbers = list(range(500))
    assert asked(path, "double", [{"number": one} for one in numbers]) == [
        {"number": 2 * one} for one in numbers
    ]


def test_an_answer_comes_before_the_next_request_is_made(path: Path) -> None:
    conversation = connect(path)
    assert conversation is not None
    conversation.prove("double", _PASSPHRASE)
    seen: list[int] = []

    def requests() -> Iterator[Message]:
        yield {"number": 1}
        while not seen:
            pass
        yield {"number": 2}

    seen.extend(reply["number"] for reply in conversation.ask(requests()))
    conversation.close()
    assert seen == [2, 4]


def test_nothing_is_answered_without_the_passphrase(path: Path) -> None:
    with pytest.raises(PassphraseError, match="does not open"):
        asked(path, "double", [{"number": 1}], passphrase="plum")


def test_an_error_arrives_as_what_it_was(path: Path) -> None:
    with pytest.raises(IntegrityError) as raised:
        asked(path, "refuse", [{"number": 1}])
    assert (raised.value.field, raised.value.remedy) == ("store", "restore it")


def test_of_a_bug_nothing_is_told(path: Path) -> None:
    with pytest.raises(PrivityError) as raised:
        asked(path, "break", [{"number": 1}])
    assert raised.value.message == "something went wrong inside Privity"


def test_a_fault_while_asking_is_raised_where_the_replies_are_awaited(path: Path) -> None:
    def requests() -> Iterator[Message]:
        yield {"number": 1}
        raise InputError("the file ended within a line", field="FILE")

    with pytest.raises(InputError, match="ended within"):
        asked(path, "double", requests())


def test_only_the_owner_can_connect(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_account_gets_no_answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_socket.os, "getuid", lambda: os.geteuid() + 1)
    assert connect(path) is None


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00",
        struct.pack(">I", 0xFFFFFFFF),
        struct.pack(">I", 3) + b"[1]",
        struct.pack(">I", 2) + b"{]",
    ],
)
def test_what_is_no_message_ends_the_conversation_and_nothing_else(path: Path, sent: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as raw:
        raw.connect(str(path))
        raw.sendall(sent)
        raw.shutdown(socket.SHUT_WR)
        while raw.recv(4096):
            pass
    assert asked(path, "double", [{"number": 4}]) == [{"number": 8}]


def test_a_closed_listener_leaves_no_socket_and_ends_what_is_under_way(tmp_path: Path) -> None:
    path = tmp_path / "s"
    listener = Listener(path, Echo())
    conversation = connect(path)
    assert conversation is not None
    conversation.prove("double", _PASSPHRASE)
    listener.close()
    with pytest.raises(PrivityError):
        list(conversation.ask([{"number": 1}]))
    conversation.close()
    assert not path.exists()
    assert connect(path) is None


def test_a_later_listener_takes_the_place_of_one_that_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "s"
    first = Listener(path, Echo())
    second = Listener(path, Echo())
    first.close()
    assert path.exists()
    assert asked(path, "double", [{"number": 1}]) == [{"number": 2}]
    second.close()


def test_where_there_can_be_no_socket_there_is_none(tmp_path: Path) -> None:
    assert listen(tmp_path / ("long" * 40), Echo()) is None
