"""Payloads: today's types, older schemas brought up to them, newer ones left alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.errors import IntegrityError, TooNewError
from privity.vault import payload
from privity.vault.payload import decode, encode, kind_of, upcast
from tests.vectors.make_vectors import PAYLOADS


@pytest.mark.parametrize("one", PAYLOADS, ids=lambda one: kind_of(one)[0])
def test_it_is_read_as_it_was_written(one: payload.Payload) -> None:
    kind, schema = kind_of(one)
    assert decode(kind, schema, encode(one)) == one


# A chain that only the test has: `first` and `last` became one `name` in schema 2, which got a `since` in schema 3.


def _one_name(value: dict[str, Any]) -> dict[str, Any]:
    return {"name": f"{value['first']} {value['last']}"}


def _since(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "since": "2026-01-01"}


CHAIN: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _one_name, 2: _since}


@dataclass(frozen=True, slots=True)
class Supervisor:
    name: str
    since: str


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> None:
    form = payload._Form("supervisor", 3, Supervisor, CHAIN)  # type: ignore[arg-type]
    monkeypatch.setitem(payload._BY_KIND, "supervisor", form)
    monkeypatch.setitem(payload._DECODERS, "supervisor", msgspec.json.Decoder(Supervisor))


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize(
    ("schema", "data"),
    [
        (1, b'{"first":"Eve","last":"Invented"}'),
        (2, b'{"name":"Eve Invented"}'),
        (3, b'{"name":"Eve Invented","since":"2026-01-01"}'),
    ],
)
def test_every_older_schema_comes_to_todays_type(schema: int, data: bytes) -> None:
    assert decode("supervisor", schema, data) == Supervisor("Eve Invented", "2026-01-01")


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize(
    ("schema", "data"),
    [(0, b'{"first":"Eve","last":"Invented"}'), (-1, b"{}"), (2, b'{"name":1}'), (2, b"\xff"), (1, b"")],
)
def test_an_older_payload_that_is_broken_is_told_without_its_content(schema: int, data: bytes) -> None:
    with pytest.raises(IntegrityError) as refused:
        decode("supervisor", schema, data)
    assert not isinstance(refused.value, TooNewError)
    assert "Eve" not in refused.value.message


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize(
    ("kind", "schema"), [("supervisor", 4), ("note", 3), ("note", 999), ("recording", 1)]
)
def test_what_is_newer_is_refused_with_the_remedy(kind: str, schema: int) -> None:
    with pytest.raises(TooNewError) as refused:
        decode(kind, schema, b"{}")
    assert refused.value.exit_code == 14
    assert "nothing was changed" in refused.value.remedy


def test_steps_are_taken_in_order_and_a_gap_is_refused() -> None:
    trail: list[int] = []

    def step(number: int) -> Callable[[dict[str, Any]], dict[str, Any]]:
        def take(value: dict[str, Any]) -> dict[str, Any]:
            trail.append(number)
            return value

        return take

    upcast({one: step(one) for one in (1, 2, 3, 4)}, 2, 5, {})
    assert trail == [2, 3, 4]
    assert upcast({}, 5, 5, {"a": 1}) == {"a": 1}
    with pytest.raises(IntegrityError):
        upcast({1: step(1), 3: step(3)}, 1, 4, {})


@given(st.binary(max_size=200), st.sampled_from(["note", "client", "overview-joint"]))
def test_no_bytes_whatever_crash_it(data: bytes, kind: str) -> None:
    assert _refusal(kind, data) in (None, "a record cannot be read")


def _refusal(kind: str, data: bytes) -> str | None:
    try:
        decode(kind, 1, data)
    except IntegrityError as refused:
        return refused.message
    return None
