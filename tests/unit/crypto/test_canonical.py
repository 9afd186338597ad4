"""Canonical JSON: one value, one encoding."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.crypto.canonical import canonical, parse_canonical
from privity.errors import IntegrityError

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), values, max_size=5))
def test_what_is_encoded_is_parsed_again(value: dict[str, object]) -> None:
    data = canonical(value)
    assert data.isascii()
    assert parse_canonical(data, field="x") == value


@given(st.dictionaries(st.text(), values, min_size=1, max_size=5))
def test_another_spelling_of_the_same_value_is_refused(value: dict[str, object]) -> None:
    for data in (
        json.dumps(value, indent=1).encode(),
        canonical(value) + b" ",
        b"\xef\xbb\xbf" + canonical(value),
    ):
        with pytest.raises(IntegrityError):
            parse_canonical(data, field="x")


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"1", b"null", b'{"a":1.0}', b'{"a":1e3}', b'{"a":NaN}', b'{"a":1,"a":1}', b'{"b":1,"a":1}',
     '{"ü":1}'.encode(), b'{"a":"\\u00FC"}', b"\xff", b'{"a":' + b"[" * 100_000, b'{"a":' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_what_has_no_canonical_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(IntegrityError):
        parse_canonical(data, field="x")


@pytest.mark.parametrize("value", [1.5, b"bytes", {1: 2}, {"a": {1, 2}}, {"a": [object()]}])
def test_what_has_more_than_one_encoding_is_a_bug(value: object) -> None:
    with pytest.raises(TypeError):
        canonical({"value": value} if not isinstance(value, dict) else value)
