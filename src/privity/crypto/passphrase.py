"""From what a person knows or keeps on paper to a key: passphrase (Argon2id, RFC 9106) and recovery code."""

import re
import unicodedata
from dataclasses import dataclass

from privity.crypto.envelope import Randomness
from privity.crypto.hazmat.digest import sha256
from privity.crypto.hazmat.kdf import argon2id, hkdf_sha256
from privity.errors import InputError, IntegrityError, PassphraseError

# Crockford's base 32: no I, L, O, U, so that a hand-copied code is read back as it was written.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
# Spaces, every kind of dash that a word processor puts for a hyphen, full stops.
_BETWEEN = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212.]+")
_CODE_BYTES = 20
_CHECK_CHARS = 4
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class KdfCost:
    """Argon2id parameters: memory in KiB, passes, lanes.

    Below RFC 9106's second recommended option a header is refused (a downgrade), above 1 GiB too (denial of service).
    """

    memory_kib: int
    passes: int
    lanes: int

    def __post_init__(self) -> None:
        if not (
            64 * 1024 <= self.memory_kib <= 1024 * 1024 and 3 <= self.passes <= 16 and 1 <= self.lanes <= 16
        ):
            raise IntegrityError("the key derivation's cost is outside what this office allows", field="kdf")


DEFAULT_COST = KdfCost(memory_kib=256 * 1024, passes=3, lanes=4)
LOWEST_COST = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)


def check_new_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too easy to guess. Raises InputError; says why, not what was typed."""
    folded = unicodedata.normalize("NFKC", passphrase).casefold()
    remedy = "take four or more unrelated words, or use the suggested ones"
    if len(folded.strip()) < _SHORTEST:
        raise InputError(
            f"the passphrase has fewer than {_SHORTEST} characters", field="passphrase", remedy=remedy
        )
    if len(set(folded)) < 7 or any(run in folded for run in ("12345678", "password", "qwertyui", "passwort")):
        raise InputError(
            "the passphrase is one of the first that a thief would try", field="passphrase", remedy=remedy
        )


def stretch(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Derive 32 bytes from a passphrase. Unicode is composed first (NFC), so that every keyboard gives the same."""
    # What is not text at all (a file in another encoding) must be a wrong passphrase like every other, not a crash.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return argon2id(typed, salt, memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes)


def daily_key(stretched: bytes, device_secret: bytes, info: bytes) -> bytes:
    """The daily slot's key: both the passphrase and this device's secret are needed."""
    return hkdf_sha256(stretched + device_secret, b"privity/v1/slot/daily|" + info)


def recovery_key(code: bytes, salt: bytes, info: bytes) -> bytes:
    """The recovery slot's key: the code has 160 random bits, so no stretching is needed."""
    return hkdf_sha256(code, b"privity/v1/slot/recovery|" + info, salt)


def shares_key(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """The key of the slot that a set of cards opens: its secret has 128 random bits, so it is not stretched either."""
    return hkdf_sha256(secret, b"privity/v1/slot/shares|" + info, salt)


def sheet_key(secret: bytes, line: bytes) -> bytes:
    """The key of a contact sheet, bound to the line in the clear above it."""
    return hkdf_sha256(secret, b"privity/v1/contact-sheet|" + line)


def make_recovery_code(random: Randomness) -> str:
    """A new recovery code: nine groups of four characters, the last of which catches a slip of the pen."""
    code = random(_CODE_BYTES)
    text = _base32(int.from_bytes(code, "big"), _CODE_BYTES * 8 // 5) + _check(code)
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def parse_recovery_code(typed: str) -> bytes:
    """Read a recovery code in any case, width and spacing. Raises PassphraseError on a slip of the pen."""
    text = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed).upper()).translate(_LOOKALIKES)
    digits = _CODE_BYTES * 8 // 5
    if len(text) == digits + _CHECK_CHARS and all(character in _ALPHABET for character in text):
        number = 0
        for character in text[:digits]:
            number = number * 32 + _ALPHABET.index(character)
        code = number.to_bytes(_CODE_BYTES, "big")
        if text[digits:] == _check(code):
            return code
    raise PassphraseError(
        "that is not a recovery code: a character is wrong or missing",
        field="recovery code",
        remedy="compare it with the paper, group by group",
    )


def _check(code: bytes) -> str:
    return _base32(int.from_bytes(sha256(b"privity recovery code v1" + code)[:3], "big") >> 4, _CHECK_CHARS)


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))
