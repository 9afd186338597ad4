"""ROOT, keyholders, content keys: what fits, what does not, and that none of them shows itself."""

import pytest

from privity.crypto.authentication import mac, same
from privity.crypto.envelope import ContentKey
from privity.crypto.hazmat import kem
from privity.crypto.hazmat.aead import aes_gcm
from privity.crypto.hazmat.digest import sha256
from privity.crypto.keys import Keyholder, PublicKeyholder, Root, wrap_to
from privity.errors import IntegrityError
from tests.vectors.make_vectors import Counter

RANDOM = Counter("privity unit tests, keys")


def test_derived_keys_are_all_different() -> None:
    root = Root.generate(RANDOM)
    keys = {
        root.page_key(),
        root.wrap_key().raw(),
        root.header_key(),
        root.checkpoint_seed(),
        root.answers_key(),
    }
    assert len(keys | {root.raw()}) == 6
    assert Root(root.raw()).page_key() == root.page_key()


def test_a_root_knows_its_commitment_and_no_other() -> None:
    root = Root.generate(RANDOM)
    root.check_commitment(root.commitment())
    with pytest.raises(IntegrityError):
        root.check_commitment(Root.generate(RANDOM).commitment())
    key = ContentKey.generate(RANDOM)
    key.check_commitment(key.commitment())
    with pytest.raises(IntegrityError):
        key.check_commitment(bytes(32))


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_keys_have_one_length(length: int) -> None:
    for make in (Root, ContentKey, aes_gcm):
        with pytest.raises(ValueError):
            make(bytes(length))  # type: ignore[operator]
    with pytest.raises(IntegrityError):
        Keyholder(bytes(length))
    with pytest.raises(ValueError):
        kem.private_from_seed(bytes(length))


def test_no_key_shows_itself() -> None:
    root, keyholder, key = Root.generate(RANDOM), Keyholder.generate(RANDOM), ContentKey.generate(RANDOM)
    for secret in (root, keyholder, key):
        assert secret.raw().hex()[:16] not in repr(secret) + str(secret)
        assert not hasattr(secret, "__dict__")


def test_a_keyholder_opens_what_was_wrapped_to_it_for_this_statement() -> None:
    mine, other = Keyholder.generate(RANDOM), Keyholder.generate(RANDOM)
    sealed = wrap_to(mine.public, b"key", b"statement")
    assert mine.open(sealed, b"statement") == b"key"
    assert Keyholder(mine.raw()).open(sealed, b"statement") == b"key"
    for holder, info in ((other, b"statement"), (mine, b"another"), (mine, b"")):
        with pytest.raises(IntegrityError):
            holder.open(sealed, info)


def test_every_changed_byte_of_a_wrapped_key_is_refused() -> None:
    mine = Keyholder.generate(RANDOM)
    sealed = wrap_to(mine.public, b"k" * 32, b"i")
    for at in range(0, len(sealed), 7):
        changed = sealed[:at] + bytes([sealed[at] ^ 0x40]) + sealed[at + 1 :]
        with pytest.raises(IntegrityError):
            mine.open(changed, b"i")
    for length in (0, 1, 1087, 1120, len(sealed) - 1):
        with pytest.raises(IntegrityError):
            mine.open(sealed[:length], b"i")


@pytest.mark.parametrize(
    "public", [b"", bytes(1215), bytes(1217), b"\xff" * 1216], ids=["empty", "short", "long", "no_point"]
)
def test_a_public_key_that_is_none(public: bytes) -> None:
    with pytest.raises(IntegrityError):
        wrap_to(PublicKeyholder(public, bytes(32)), b"key", b"info")


def test_a_hundred_thousand_nonces_are_all_different() -> None:
    """Random nonces of 96 bits: the counter of the tests and the system's source alike never repeat one."""
    from privity.bootstrap import system_random

    key = ContentKey.generate(RANDOM)
    seen = {key.seal(b"", b"", system_random)[:12] for _ in range(100_000)}
    assert len(seen) == 100_000


def test_authentication_and_comparison() -> None:
    assert mac(b"k", b"m") == mac(b"k", b"m") != mac(b"k", b"n")
    assert same(b"ab", b"ab")
    assert not same(b"ab", b"ac")
    assert not same(b"ab", b"abc")
    assert sha256(b"").hex().startswith("e3b0c442")
