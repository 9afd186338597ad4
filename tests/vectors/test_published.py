"""Vectors of RFC 5869, RFC 9106, RFC 8032 and of the hybrid KEM's draft, on the functions that Privity calls."""

import hashlib
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from privity.crypto.hazmat import kem
from privity.crypto.hazmat.kdf import argon2id, hkdf_sha256
from privity.crypto.hazmat.signature import ed25519_public, ed25519_sign, ed25519_verify
from tests.vectors import independent_vault as independent

_FOLDER = Path(__file__).parent


@pytest.mark.parametrize(
    ("secret", "salt", "info", "output"),
    [
        (
            "0b" * 22,
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
        ),
        (
            bytes(range(0x50)).hex(),
            bytes(range(0x60, 0xB0)).hex(),
            bytes(range(0xB0, 0x100)).hex(),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c",
        ),
        ("0b" * 22, "", "", "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"),
    ],
    ids=["A.1", "A.2", "A.3"],
)
def test_hkdf_of_rfc_5869(secret: str, salt: str, info: str, output: str) -> None:
    derived = hkdf_sha256(bytes.fromhex(secret), bytes.fromhex(info), bytes.fromhex(salt))
    assert derived == bytes.fromhex(output)


def test_argon2id_of_rfc_9106() -> None:
    """Section 5.3. It has a key and associated data, which no slot of Privity uses: the primitive itself is tested."""
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    assert (
        kdf.derive(b"\x01" * 32).hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


@pytest.mark.parametrize(
    ("secret", "output"),
    [
        (b"", "0a34f1abde67086c82e785eaf17c68382259a264f4e61b91cd2763cb75ac189a"),
        (b"\x01" * 32, "03aab965c12001c9d7d0d2de33192c0494b684bb148196d73c1df1acaf6d0c2e"),
    ],
    ids=["empty", "32 bytes"],
)
def test_argon2id_without_key_and_data(secret: bytes, output: str) -> None:
    """The case of RFC 9106 without its key and data, as OpenSSL publishes it."""
    assert argon2id(secret, b"\x02" * 16, memory_kib=32, passes=3, lanes=4).hex() == output


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
        ("TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
        ("TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"),
    ],
)
def test_ed25519_of_rfc_8032(name: str, seed: str) -> None:
    [case] = [
        case
        for case in json.loads((_FOLDER / "ledger" / "rfc8032_ed25519.json").read_text())["vectors"]
        if case["name"] == name
    ]
    public, message, signature = (bytes.fromhex(case[part]) for part in ("public", "message", "signature"))
    assert ed25519_public(bytes.fromhex(seed)) == public
    assert ed25519_sign(bytes.fromhex(seed), message) == signature
    ed25519_verify(public, signature, message)


def test_hybrid_kem_of_its_draft() -> None:
    """draft-ietf-hpke-pq: a private key of 32 bytes is stretched by SHAKE256 to what Privity keeps of 96."""
    case = json.loads((_FOLDER / "published" / "hpke_pq_xwing.json").read_text())
    private = hashlib.shake_256(bytes.fromhex(case["skRm"])).digest(96)
    assert kem.public_bytes(private) == bytes.fromhex(case["pkRm"])
    shared = independent.decapsulate(private, bytes.fromhex(case["enc"]))
    assert shared == bytes.fromhex(case["shared_secret"])
    suite = bytes.fromhex(case["suite_id"])
    key, nonce = independent.key_schedule(suite, shared, bytes.fromhex(case["info"]))
    assert (key, nonce) == (bytes.fromhex(case["key"]), bytes.fromhex(case["base_nonce"]))


def test_hpke_is_opened_by_a_second_program_and_opens_what_it_seals() -> None:
    """RFC 9180 in base mode, single shot, with the suite that Privity uses."""
    private = bytes(range(96))
    public = kem.public_from_bytes(kem.public_bytes(private))
    sealed = kem.hpke_seal(public, b"thirty-two bytes of a random key", b"statement")
    opened = independent.hpke_open(private, sealed, b"statement")
    assert opened == b"thirty-two bytes of a random key"
    again = independent.hpke_seal(kem.public_bytes(private), b"from the other hand", b"other")
    assert kem.hpke_open(kem.private_from_seed(private), again, b"other") == b"from the other hand"
