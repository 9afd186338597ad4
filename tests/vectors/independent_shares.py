# mypy: ignore-errors
"""A second reader of recovery-shares.md, which shares no line with the first: SLIP-39, the slots and the sheet."""

import hashlib
import hmac
from importlib.resources import files

from tests.vectors.independent_vault import (
    Reject,
    compact,
    derived,
    expand,
    gcm_open,
    hex32,
    hexed,
    hmac_of,
    need,
)

WORDS = files("shamir_mnemonic").joinpath("wordlist.txt").read_text().split()
GENERATOR = [0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009, 0x1C0C2412, 0x38086C24, 0x3090FC48]
GENERATOR += [0x21B1F890, 0x3F3F120]


def read_card(text):
    """A card's numbers: identifier, circle, its own place, how many are needed, and its 16 bytes."""
    words = text.lower().split()
    need(len(words) == 20)
    by_start = {word[:4]: at for at, word in enumerate(WORDS)}
    need(all(len(word) >= 4 and word[:4] in by_start for word in words))
    numbers = [by_start[word[:4]] for word in words]
    need(all(WORDS[at].startswith(word) for at, word in zip(numbers, words, strict=True)))
    check = 1
    for value in [*b"shamir_extendable", *numbers]:
        top, check = check >> 20, (check & 0xFFFFF) << 10 ^ value
        for bit in range(10):
            check ^= GENERATOR[bit] if top >> bit & 1 else 0
    need(check == 1)
    bits = "".join(format(at, "010b") for at in numbers[:17])
    identifier, extendable, exponent = int(bits[:15], 2), bits[15], int(bits[16:20], 2)
    need(extendable == "1" and exponent == 0)
    circle, enough, count, place, needed = (int(bits[at : at + 4], 2) for at in range(20, 40, 4))
    need(enough == 0 and circle <= count and bits[40:42] == "00")
    return identifier, circle, place, needed + 1, int(bits[42:], 2).to_bytes(16, "big")


def times(one, other):
    """Multiply in GF(256) with the polynomial of AES."""
    found = 0
    while other:
        found ^= one if other & 1 else 0
        one = one << 1 ^ (0x11B if one & 0x80 else 0)
        other >>= 1
    return found


def inverse(one):
    return next(other for other in range(1, 256) if times(one, other) == 1)


def at_place(points, x):
    found = bytearray(16)
    for here, data in points:
        factor = 1
        for other, _ in points:
            if other != here:
                factor = times(factor, times(other ^ x, inverse(other ^ here)))
        found = bytearray(kept ^ times(factor, byte) for kept, byte in zip(found, data, strict=True))
    return bytes(found)


def put_together(cards):
    read = [read_card(card) for card in cards]
    need(len({one[0] for one in read}) == 1)
    for circle in {one[1] for one in read}:
        points = {one[2]: one[4] for one in read if one[1] == circle}
        needed = next(one[3] for one in read if one[1] == circle)
        if len(points) < needed:
            continue
        chosen = list(points.items())[:needed]
        if needed == 1:
            return unscrambled(chosen[0][1])
        secret, digest = at_place(chosen, 255), at_place(chosen, 254)
        need(hmac.new(digest[4:], secret, "sha256").digest()[:4] == digest[:4])
        return unscrambled(secret)
    raise Reject


def unscrambled(sealed):
    left, right = sealed[:8], sealed[8:]
    for step in (3, 2, 1, 0):
        mask = hashlib.pbkdf2_hmac("sha256", bytes([step]), right, 2500, 8)
        left, right = right, bytes(a ^ b for a, b in zip(left, mask, strict=True))
    return right + left


def set_info(vault, which, slot):
    fields = {"format": "privity.shares/1", "vault": vault, "set": which}
    return compact({**fields, "identifier": slot["identifier"], "salt": slot["salt"]}).encode()


def secret_of(header, which, cards):
    slot = header["shares"][which]
    need(slot is not None and all(read_card(card)[0] == slot["identifier"] for card in cards))
    secret = put_together(cards)
    label = f"privity share set commitment v1|{header['vault']}|{which}".encode()
    need(hmac_of(secret, label) == hex32(slot["commitment"]))
    return secret


def open_root(header, cards):
    slot = header["shares"]["records"]
    secret, info = secret_of(header, "records", cards), set_info(header["vault"], "records", slot)
    key = expand(secret, b"privity/v1/slot/shares|" + info, salt=hex32(slot["salt"]))
    return gcm_open(key, hexed(slot["sealed"], 60), info)


def contact_secret(header, root):
    slot = header["shares"]["contact"]
    info = set_info(header["vault"], "contact", slot)
    return gcm_open(derived(root, "wrap"), hexed(slot["sealed"], 44), info)


def read_sheet(data, cards):
    line, _, sealed = data.partition(b"\n")
    secret = put_together(cards)
    plain = gcm_open(expand(secret, b"privity/v1/contact-sheet|" + line), sealed, line)
    return plain.rstrip(b"\0").decode()
