"""Wycheproof's vectors on the functions that Privity calls: every valid case passes, every invalid one is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from privity.crypto.hazmat.aead import aes_gcm, open_sealed, seal_with_nonce
from privity.crypto.hazmat.digest import hmac_sha256
from privity.crypto.hazmat.kdf import hkdf_sha256
from privity.crypto.hazmat.signature import ed25519_verify
from privity.errors import IntegrityError

_FOLDER = Path(__file__).parent / "wycheproof"
_COUNTS = {"aes_gcm": 66, "hkdf_sha256": 86, "hmac_sha256": 174, "ed25519": 151}


def cases(name: str, *results: str) -> list[Any]:
    """Every case of one file, or those with one of these results."""
    return [
        pytest.param({**group, **test}, id=str(test["tcId"]))
        for group in json.loads((_FOLDER / f"{name}_test.json").read_text())["testGroups"]
        for test in group["tests"]
        if not results or test["result"] in results
    ]


def _hex(case: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


@pytest.mark.parametrize("name", _COUNTS)
def test_no_vector_was_lost(name: str) -> None:
    assert len(cases(name)) == _COUNTS[name]


@pytest.mark.parametrize("case", cases("aes_gcm"))
def test_aes_gcm(case: dict[str, Any]) -> None:
    key, nonce, message, associated, sealed, tag = _hex(case, "key", "iv", "msg", "aad", "ct", "tag")
    cipher = aes_gcm(key)
    if case["result"] == "valid":
        assert seal_with_nonce(cipher, nonce, message, associated) == nonce + sealed + tag
        assert open_sealed(cipher, nonce + sealed + tag, associated) == message
    else:
        with pytest.raises(IntegrityError):
            open_sealed(cipher, nonce + sealed + tag, associated)


@pytest.mark.parametrize("case", cases("hkdf_sha256", "valid"))
def test_hkdf_sha256(case: dict[str, Any]) -> None:
    """HKDF's output of 32 bytes is the beginning of every longer one, and begins with every shorter one."""
    secret, salt, info, output = _hex(case, "ikm", "salt", "info", "okm")
    length = min(32, case["size"])
    assert hkdf_sha256(secret, info, salt)[:length] == output[:length]


@pytest.mark.parametrize("case", cases("hmac_sha256"))
def test_hmac_sha256(case: dict[str, Any]) -> None:
    key, message, tag = _hex(case, "key", "msg", "tag")
    made = hmac_sha256(key, message)[: case["tagSize"] // 8]
    assert (made == tag) is (case["result"] == "valid")


@pytest.mark.parametrize("case", cases("ed25519"))
def test_ed25519(case: dict[str, Any]) -> None:
    public, message, signature = _hex(case, "pk", "msg", "sig")
    try:
        ed25519_verify(public, signature, message)
        verified = True
    except IntegrityError:
        verified = False
    assert verified is (case["result"] == "valid")
