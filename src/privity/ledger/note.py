"""C2SP signed notes (c2sp.org/signed-note): a text and under it one line per signature, Ed25519 only."""

import base64
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from privity.crypto.signature import PUBLIC_BYTES, ed25519_verify
from privity.errors import IntegrityError

MAX_SIGNATURES: Final = 64
"""The standard demands that 16 be accepted; more than this is not a note but an attack on the reader's time.
"""

_ED25519: Final = b"\x01"
_KEY_ID_BYTES: Final = 4
_DASH: Final = "\u2014 "


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A name and an Ed25519 public key: who may have signed."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.name) or len(self.public) != PUBLIC_BYTES:
            raise ValueError("a verifier key is a name without spaces or plus and 32 bytes")

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart. They identify a key and prove nothing."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:_KEY_ID_BYTES]

    def render(self) -> str:
        """Render as a C2SP vkey, the form in which a key is handed to whoever is to verify."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.public).decode()}"


@dataclass(frozen=True, slots=True)
class Signer:
    """A verifier key with the function that signs for it; the private key itself stays where it is."""

    key: VerifierKey
    sign: Callable[[bytes], bytes]


def sign_note(text: str, *signers: Signer) -> bytes:
    """Sign a text, which ends in a newline, by every signer given: two while a key is being replaced."""
    if not signers or not text.endswith("\n") or not _is_clean(text):
        raise ValueError("a note is signed by someone, ends in a newline and has no control characters")
    lines = [
        f"{_DASH}{signer.key.name} {base64.b64encode(signer.key.id + signer.sign(text.encode())).decode()}\n"
        for signer in signers
    ]
    return f"{text}\n{''.join(lines)}".encode()


def open_note(note: bytes, keys: Iterable[VerifierKey]) -> str:
    """Return the text of a note that at least one of the keys signed.

    Signatures of unknown keys are ignored, as the standard says. Raises IntegrityError, the same one, when
    the note is malformed, when no known key signed, and when the signature of a known key is wrong beside a
    right one.
    """
    known = {(key.name, key.id): key for key in keys}
    text, signatures = _split(note)
    verified = False
    for name, key_id, signature in signatures:
        key = known.get((name, key_id))
        if key is not None:
            try:
                ed25519_verify(key.public, signature, text.encode())
            except IntegrityError:
                raise _refused() from None
            verified = True
    if not verified:
        raise _refused()
    return text


def _split(note: bytes) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError:
        raise _refused() from None
    # The last empty line separates, so a text may hold empty lines, and even another note.
    text, separator, below = whole.rpartition("\n\n")
    if not separator or not _is_clean(whole) or not below.endswith("\n"):
        raise _refused()
    lines = below[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise _refused()
    return text + "\n", [_parse_signature(line) for line in lines]


def _parse_signature(line: str) -> tuple[str, bytes, bytes]:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not _is_name(name):
        raise _refused()
    decoded = parse_base64(encoded)
    if len(decoded) <= _KEY_ID_BYTES:
        raise _refused()
    return name, decoded[:_KEY_ID_BYTES], decoded[_KEY_ID_BYTES:]


def parse_base64(text: str) -> bytes:
    """Decode the one canonical Base 64 encoding of RFC 4648 section 4. Raises IntegrityError."""
    try:
        decoded = base64.b64decode(text, validate=True)
    except ValueError:
        raise _refused() from None
    # Padding bits that are not zero would give one value two spellings.
    if base64.b64encode(decoded).decode("ascii") != text:
        raise _refused()
    return decoded


def _is_name(name: str) -> bool:
    return bool(name) and _is_clean(name) and not any(sign == "+" or sign.isspace() for sign in name)


def _is_clean(text: str) -> bool:
    return all(sign >= " " or sign == "\n" for sign in text)


def _refused() -> IntegrityError:
    return IntegrityError("the note is malformed or not signed by this office", field="note")
