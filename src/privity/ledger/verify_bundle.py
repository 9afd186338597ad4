#!/usr/bin/env python3
"""Checks a proof bundle of Privity without Privity: one file, Python 3.8 or newer, nothing else.

    python3 verify_bundle.py BUNDLE [--key KEY]

KEY is the office's verifier key as received from the office itself. Exit code 0: the bundle holds; 14: it
does not; 1: it could not be read. The formats: privity.bundle/1, privity.leaf/1, RFC 6962 and RFC 9162 (the
tree), RFC 8032 (Ed25519), c2sp.org/signed-note, tlog-checkpoint and tlog-proof.

INVARIANT: this file imports the standard library only and shares no code with the rest of Privity, so that it
is a second reading of the same specification, short enough to be read by whoever is to trust it.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from typing import NamedTuple

FORMAT = "privity.bundle/1"
SHOWS = (
    "The ledger that the named key signed holds this entry at this place, and the parts opened here are"
    " word for word what was recorded in it."
)
DOES_NOT_SHOW = (
    "The time is what the clock of the office said, not proved by anyone else. A part that is not opened is"
    " not shown to be anything. It does not show that the recorded words are true, that nothing else"
    " happened, or that the key is this office's: compare it with the one received from the office itself."
)
LONGEST = 1 << 26
TEXTS = {"format", "shows", "does_not_show", "key", "leaf", "checkpoint", "tlog_proof"}
LEAF = re.compile(
    r'\{"commitment":"([0-9a-f]{64})","event":"([a-z-]{1,32})","format":"privity\.leaf/1",'
    r'"seq":(0|[1-9][0-9]{0,15}),"state":"[0-9a-f]{64}",'
    r'"time":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)"\}'
)
CHECKPOINT = re.compile(r"(privity\.invalid/[0-9a-f]{32})\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n")
SIGNATURE = re.compile(r"\u2014 ([^\x00-\x1f\s+]+) ([A-Za-z0-9+/]+=*)")
HASH = re.compile(r"[0-9a-f]{64}")


class Refused(Exception):
    """The bundle does not hold; the message says why."""


def demand(condition: object, message: str) -> None:
    if not condition:
        raise Refused(message)


# Ed25519, RFC 8032 section 5.1, verification only. Nothing here is secret, so its time may vary.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)


class Point(NamedTuple):
    """Extended coordinates: the point is (x/z, y/z), and t is x*y/z."""

    x: int
    y: int
    z: int
    t: int


def add(a: Point, b: Point) -> Point:
    low, high = (a.y - a.x) * (b.y - b.x) % P, (a.y + a.x) * (b.y + b.x) % P
    c, d = 2 * a.t * b.t * D % P, 2 * a.z * b.z % P
    e, f, g, h = high - low, d - c, d + c, high + low
    return Point(e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar: int, point: Point) -> Point:
    result = Point(0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point, scalar = add(point, point), scalar >> 1
    return result


def decompress(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_MINUS_1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x % 2 != sign:
        x = P - x
    return Point(x, y, 1, x * y % P)


def compress(point: Point) -> bytes:
    inverse = pow(point.z, P - 2, P)
    x, y = point.x * inverse % P, point.y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def ed25519_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether a signature is right: [S]B = R + [k]A, as R = [S]B + [k](-A)."""
    if BASE is None or len(public) != 32 or len(signature) != 64:
        return False
    key, s = decompress(public), int.from_bytes(signature[32:], "little")
    if key is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    minus_key = Point(P - key.x, key.y, 1, P - key.t)
    k = int.from_bytes(digest, "little") % ORDER
    return compress(add(multiply(s, BASE), multiply(k, minus_key))) == signature[:32]


# The parts of a bundle


class Key(NamedTuple):
    name: str
    id: bytes
    public: bytes


class Entry(NamedTuple):
    seq: int
    time: str
    event: str
    commitment: bytes
    hash: bytes


def decode(text: str, what: str) -> bytes:
    """Decode Base 64 and refuse every spelling but the canonical one."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused(f"{what} is malformed") from None
    demand(base64.b64encode(data).decode() == text, f"{what} is malformed")
    return data


def read_key(text: str) -> Key:
    parts = text.split("+", 2)
    demand(len(parts) == 3, "the key is malformed")
    material = decode(parts[2], "the key")
    demand(len(material) == 33 and material[0] == 1, "the key is not an Ed25519 key")
    key_id = hashlib.sha256(parts[0].encode("utf-8", "replace") + b"\n" + material).digest()[:4]
    demand(parts[1] == key_id.hex(), "the key does not have the id it claims")
    return Key(parts[0], key_id, material[1:])


def read_leaf(text: str) -> Entry:
    match = LEAF.fullmatch(text)
    if match is None:
        raise Refused("the entry is not written as a ledger entry")
    commitment, event, seq, time = match.groups()
    leaf_hash = hashlib.sha256(b"\x00" + text.encode("ascii")).digest()
    return Entry(int(seq), time, event, bytes.fromhex(commitment), leaf_hash)


def read_checkpoint(note: str, key: Key) -> tuple[int, bytes]:
    """Verify a signed checkpoint and return its size and root."""
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    match = CHECKPOINT.fullmatch(text)
    if match is None or match.group(1) != key.name:
        raise Refused("the checkpoint is not one of this key's ledger")
    size, root = int(match.group(2)), decode(match.group(3), "the root")
    demand(size < 2**53 and signatures.endswith("\n"), "the checkpoint is malformed")
    demand(size or root == hashlib.sha256(b"").digest(), "the checkpoint is malformed")
    signed, lines = False, signatures[:-1].split("\n")
    demand(len(lines) <= 64, "the checkpoint has too many signatures")
    for line in lines:
        signer = SIGNATURE.fullmatch(line)
        if signer is None:
            raise Refused("a signature of the checkpoint is malformed")
        name, signature = signer.group(1), decode(signer.group(2), "a signature of the checkpoint")
        demand(len(signature) > 4, "a signature of the checkpoint is malformed")
        if name == key.name and signature[:4] == key.id:
            holds = ed25519_holds(key.public, signature[4:], text.encode("ascii"))
            demand(holds, "the checkpoint was not signed by this key")
            signed = True
    demand(signed, "the checkpoint was not signed by this key")
    return size, root


def check_inclusion(entry: Entry, size: int, proof: list[bytes], root: bytes) -> None:
    """RFC 9162 section 2.1.3.2."""
    message = "the entry is not in the ledger that was signed"
    demand(entry.seq < size, message)
    position, last, node = entry.seq, size - 1, entry.hash
    for sibling in proof:
        demand(last, message)
        if position % 2 or position == last:
            node = hashlib.sha256(b"\x01" + sibling + node).digest()
            while position and not position % 2:
                position, last = position // 2, last // 2
        else:
            node = hashlib.sha256(b"\x01" + node + sibling).digest()
        position, last = position // 2, last // 2
    demand(last == 0 and node == root, message)


def check_part(part: object, name: str) -> tuple[bytes, str]:
    """Return the commitment of a part and what to say of it."""
    if part is None:
        return bytes(32), "none"
    message = f"the {name}'s part is malformed"
    if not isinstance(part, dict) or set(part) not in ({"commitment"}, {"commitment", "blind", "payload"}):
        raise Refused(message)
    demand(all(isinstance(value, str) for value in part.values()), message)
    demand(HASH.fullmatch(part["commitment"]), message)
    commitment = bytes.fromhex(part["commitment"])
    if "payload" not in part:
        return commitment, "not opened here"
    demand(HASH.fullmatch(part["blind"]), message)
    try:
        payload = part["payload"].encode("utf-8")
    except UnicodeEncodeError:
        raise Refused(message) from None
    made = hmac.new(bytes.fromhex(part["blind"]), b"privity.part/1\n" + payload, hashlib.sha256).digest()
    demand(made == commitment, f"the words of the {name}'s part are not what was recorded")
    return commitment, part["payload"]


def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    demand(len(value) == len(pairs), "a field stands in the bundle twice")
    return value


def read_document(data: bytes) -> tuple[dict[str, str], list[bytes], object, object]:
    """Return the texts, the proof and the two parts of a bundle."""
    try:
        document = json.loads(data.decode("utf-8"), object_pairs_hook=unique)
    except (ValueError, RecursionError):
        raise Refused("this is not a bundle: it is not JSON") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Refused("this is not a bundle that this script knows")
    demand(
        set(document) == TEXTS | {"inclusion", "person", "office"}, "the bundle has not exactly its fields"
    )
    texts = {name: document[name] for name in TEXTS}
    demand(all(isinstance(text, str) for text in texts.values()), "a field of the bundle is not text")
    demand(texts["shows"] == SHOWS, "the words on what the bundle shows were changed")
    demand(texts["does_not_show"] == DOES_NOT_SHOW, "the words on what the bundle does not show were changed")
    nodes = document["inclusion"]
    if not isinstance(nodes, list) or not all(
        isinstance(node, str) and HASH.fullmatch(node) for node in nodes
    ):
        raise Refused("the inclusion proof is malformed")
    return texts, [bytes.fromhex(node) for node in nodes], document["person"], document["office"]


def verify(data: bytes, given_key: str | None = None) -> list[str]:
    """Check a bundle and return what it shows, in words. Raises Refused."""
    texts, proof, person_part, office_part = read_document(data)
    demand(given_key in (None, texts["key"]), "the bundle was signed with another key than the one given")
    key, entry = read_key(texts["key"]), read_leaf(texts["leaf"])
    size, root = read_checkpoint(texts["checkpoint"], key)
    check_inclusion(entry, size, proof, root)
    nodes = "".join(base64.b64encode(node).decode() + "\n" for node in proof)
    tlog_proof = f"c2sp.org/tlog-proof@v1\nindex {entry.seq}\n{nodes}\n{texts['checkpoint']}"
    demand(tlog_proof == texts["tlog_proof"], "the two forms of the inclusion proof differ")
    person, person_words = check_part(person_part, "person")
    office, office_words = check_part(office_part, "office")
    joined = hashlib.sha256(b"privity.commitment/1\n" + person + office).digest()
    demand(joined == entry.commitment, "these parts do not belong to this entry")
    return [
        f"holds: entry {entry.seq} of a ledger of {size}, {entry.event}, recorded with the time {entry.time}",
        f"the person's part: {person_words}",
        f"the office's part: {office_words}",
        f"signed by: {texts['key']} ({'the key given' if given_key else 'as the bundle itself says'})",
        SHOWS,
        DOES_NOT_SHOW,
    ]


def printable(text: str) -> str:
    """Escape what could steer a terminal or turn the order of reading around."""
    steering = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
    return "".join(
        f"\\u{{{ord(sign):x}}}" if unicodedata.category(sign) in steering else sign for sign in text
    )


def main(arguments: list[str] | None = None) -> int:
    """Check the bundle named on the command line and return the exit code."""
    parser = argparse.ArgumentParser(description="Check a proof bundle of Privity.")
    parser.add_argument("bundle", metavar="BUNDLE", help="the file, or - for standard input")
    parser.add_argument("--key", metavar="KEY", help="the verifier key as received from the office itself")
    options = parser.parse_args(arguments)
    try:
        if options.bundle == "-":
            data = sys.stdin.buffer.read(LONGEST + 1)
        else:
            with open(options.bundle, "rb") as file:
                data = file.read(LONGEST + 1)
    except OSError as error:
        sys.stderr.write(f"the bundle cannot be read: {error.strerror}\n")
        return 1
    if len(data) > LONGEST:
        sys.stderr.write("the bundle cannot be read: it is longer than any bundle\n")
        return 1
    try:
        words = verify(data, options.key)
    except Refused as refused:
        sys.stderr.write(f"does not hold: {refused}\n")
        return 14
    sys.stdout.buffer.write("".join(printable(line) + "\n" for line in words).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
