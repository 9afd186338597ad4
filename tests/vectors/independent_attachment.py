# mypy: ignore-errors
"""`privity.attachment/1` once more, from spec/attachment.md alone; it shares no line with the program."""

import hashlib

from tests.vectors.independent_vault import Reject, gcm_open, gcm_seal

CHUNK = 1048576


def _data(place, number, last):
    ids = b"".join(bytes.fromhex(place[name]) for name in ("vault", "compartment", "record"))
    return b"privity.attachment/1\0" + ids + number.to_bytes(8, "big") + bytes([last])


def seal(place, key, content):
    pieces = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)] or [b""]
    sealed = b""
    for number, piece in enumerate(pieces):
        nonce = number.to_bytes(12, "big")
        whole = gcm_seal(key, nonce, piece, _data(place, number, number == len(pieces) - 1))
        sealed += whole[12:]
    return sealed


def open_whole(place, key, size, sealed):
    count = max(1, -(-size // CHUNK))
    if len(sealed) != size + 16 * count:
        raise Reject("length")
    content = b""
    for number in range(count):
        start = number * (CHUNK + 16)
        chunk = sealed[start : start + CHUNK + 16]
        nonce = number.to_bytes(12, "big")
        content += gcm_open(key, nonce + chunk, _data(place, number, number == count - 1))
    return content


def digest(data):
    return hashlib.sha256(data).hexdigest()
