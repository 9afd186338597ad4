"""ROOT and what is derived from it, and the keyholder to whom compartment keys are wrapped."""

from dataclasses import dataclass

from privity.crypto import signature
from privity.crypto.envelope import ContentKey, Randomness
from privity.crypto.hazmat import kem
from privity.crypto.hazmat.digest import hmac_sha256, same
from privity.crypto.hazmat.kdf import hkdf_sha256
from privity.errors import IntegrityError

_LABEL = b"privity/v1/"


class Root:
    """32 random bytes that open the office; every other key of it is derived under a label (HKDF, RFC 5869)."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != 32:
            raise ValueError("ROOT is 32 bytes")
        self._raw = raw

    @classmethod
    def generate(cls, random: Randomness) -> "Root":
        return cls(random(32))

    def raw(self) -> bytes:
        """ROOT itself, to be sealed in a slot or shared out."""
        return self._raw

    def commitment(self) -> bytes:
        return hmac_sha256(self._raw, b"privity root commitment v1")

    def check_commitment(self, expected: bytes) -> None:
        """Raises IntegrityError when this is not the office's ROOT."""
        if not same(self.commitment(), expected):
            raise IntegrityError("the key does not belong to this office", field="header")

    def page_key(self) -> bytes:
        """The raw key of SQLCipher's page cipher."""
        return self._derive(b"page")

    def wrap_key(self) -> ContentKey:
        """Seals the keyholder's private part and the backup identity in the header."""
        return ContentKey(self._derive(b"wrap"))

    def header_key(self) -> bytes:
        """Authenticates the header, so that no parameter of it can be changed by a hand without ROOT."""
        return self._derive(b"header")

    def checkpoint_seed(self) -> bytes:
        """The Ed25519 seed that signs the ledger's checkpoints and the anchor."""
        return self._derive(b"checkpoint")

    def answers_key(self) -> bytes:
        """Marks the words that an answer was given about, so that nobody without ROOT can try guesses."""
        return self._derive(b"answers")

    def _derive(self, label: bytes) -> bytes:
        return hkdf_sha256(self._raw, _LABEL + label)

    def __repr__(self) -> str:
        return "Root(...)"


@dataclass(frozen=True, slots=True)
class PublicKeyholder:
    """Who may be given a key: an HPKE public key (1216 bytes) and an Ed25519 public key (32 bytes)."""

    hpke: bytes
    signing: bytes


class Keyholder:
    """The private side: opens wraps given to it and signs those it gives. 128 bytes, sealed in the header."""

    __slots__ = ("_hpke_seed", "_private", "_signing_seed", "public")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != kem.PRIVATE_BYTES + 32:
            raise IntegrityError("the keyholder's private part is malformed", field="header")
        self._hpke_seed, self._signing_seed = raw[: kem.PRIVATE_BYTES], raw[kem.PRIVATE_BYTES :]
        self._private = kem.private_from_seed(self._hpke_seed)
        self.public = PublicKeyholder(
            hpke=kem.public_bytes(self._hpke_seed), signing=signature.ed25519_public(self._signing_seed)
        )

    @classmethod
    def generate(cls, random: Randomness) -> "Keyholder":
        return cls(random(kem.PRIVATE_BYTES + 32))

    def raw(self) -> bytes:
        return self._hpke_seed + self._signing_seed

    def sign(self, message: bytes) -> bytes:
        return signature.ed25519_sign(self._signing_seed, message)

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Open what was wrapped to this keyholder. Raises IntegrityError."""
        return kem.hpke_open(self._private, sealed, info)

    def __repr__(self) -> str:
        return "Keyholder(...)"


def wrap_to(public: PublicKeyholder, plaintext: bytes, info: bytes) -> bytes:
    """Encrypt a key to a keyholder, bound to the statement `info`."""
    return kem.hpke_seal(kem.public_from_bytes(public.hpke), plaintext, info)
