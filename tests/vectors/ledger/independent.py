"""A second implementation of the ledger's formats, written from spec/ alone, with the standard library alone.

It is slow and naive on purpose: trees are computed from their definition, JSON is parsed and written again, points of
the curve are added as the textbook adds them. Where it and the program disagree, one of them misreads the page.
Every `read_...` function returns what it read or raises `Reject`.
"""

import base64
import calendar
import hashlib
import hmac
import itertools
import json
import unicodedata

ZEROS = b"\0" * 32


class Reject(Exception):
    """Not what the page describes."""


class TooNew(Reject):
    """A format with a greater number."""


def sha(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def need(condition):
    if not condition:
        raise Reject


def hex32(text):
    need(isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef"))
    return bytes.fromhex(text)


def identifier(text):
    need(isinstance(text, str) and len(text) == 32 and set(text) <= set("0123456789abcdef"))
    return text


def compact(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


# ledger.md: leaf


def read_time(text):
    need(isinstance(text, str) and len(text) == 24)
    shape = "dddd-dd-ddTdd:dd:dd.dddZ"
    need(
        all(
            (have in "0123456789") if want == "d" else have == want
            for have, want in zip(text, shape, strict=True)
        )
    )
    year, month, day = int(text[0:4]), int(text[5:7]), int(text[8:10])
    need(year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1])
    need(int(text[11:13]) < 24 and int(text[14:16]) < 60 and int(text[17:19]) < 60)
    return text


def read_leaf(line, events):
    try:
        fields = json.loads(line)
    except ValueError:
        raise Reject from None
    need(isinstance(fields, dict))
    family, _, number = str(fields.get("format")).partition("/")
    if family == "privity.leaf" and number.isdigit() and number[0] != "0" and int(number) > 1:
        raise TooNew
    need(sorted(fields) == ["commitment", "event", "format", "seq", "state", "time"])
    need(fields["format"] == "privity.leaf/1" and fields["event"] in events)
    need(type(fields["seq"]) is int and 0 <= fields["seq"] < 2**53)
    hex32(fields["commitment"]), hex32(fields["state"]), read_time(fields["time"])
    need(compact(fields) == line)
    return fields


# ledger.md: commitment


def part_commitment(blind, payload):
    need(len(blind) == 32)
    return hmac.new(blind, b"privity.part/1\n" + payload, "sha256").digest()


def commitment(person, office):
    return sha(b"privity.commitment/1\n", person or ZEROS, office or ZEROS)


# ledger.md: an answer about a draft


def plain_words(text):
    def bare(text):
        parts = unicodedata.normalize("NFKD", text)
        return "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Mc", "Me", "Cf"))

    words, word = [], ""
    for sign in bare(bare(text).casefold()) + " ":
        if unicodedata.category(sign)[0] in "LN":
            word += sign
        elif word:
            words.append(word)
            word = ""
    return words


def answered_mark(key, text, document):
    words = " ".join(plain_words(text)).encode()
    if words:
        return hmac.new(key, b"privity.answered/1\n" + words, "sha256")
    shown = sha(document or text.encode("utf-8", "surrogatepass"))
    return hmac.new(key, b"privity.answered-document/1\n" + shown, "sha256")


# ledger.md: tree


def tree_hash(data):
    if len(data) == 0:
        return sha()
    if len(data) == 1:
        return sha(b"\0", data[0])
    k = next(2**i for i in itertools.count() if 2 ** (i + 1) >= len(data))
    return sha(b"\1", tree_hash(data[:k]), tree_hash(data[k:]))


def root_from_path(leaf_hash, index, size, proof):
    """Walk down the shape of the tree to the leaf, then hash upwards: RFC 6962 section 2.1.1 read backwards."""
    if size == 1:
        need(not proof and index == 0)
        return leaf_hash
    need(proof)
    k = next(2**i for i in itertools.count() if 2 ** (i + 1) >= size)
    if index < k:
        return sha(b"\1", root_from_path(leaf_hash, index, k, proof[:-1]), proof[-1])
    return sha(b"\1", proof[-1], root_from_path(leaf_hash, index - k, size - k, proof[:-1]))


def roots_from_consistency(first, second, proof, first_root, whole=True):
    """RFC 6962 section 2.1.2 read backwards: what both roots are if the proof is right."""
    if first == second:
        if whole:
            need(not proof)
            return first_root, first_root
        need(len(proof) == 1)
        return proof[0], proof[0]
    need(proof)
    k = next(2**i for i in itertools.count() if 2 ** (i + 1) >= second)
    if first <= k:
        old, new = roots_from_consistency(first, k, proof[:-1], first_root, whole)
        return old, sha(b"\1", new, proof[-1])
    old, new = roots_from_consistency(first - k, second - k, proof[:-1], first_root, False)
    return sha(b"\1", proof[-1], old), sha(b"\1", proof[-1], new)


# ledger.md: state


def head(compartment, rows):
    encoded = []
    for row in rows:
        piece = b""
        for text in (row["table"], row["record"]):
            piece += len(text).to_bytes(1, "big") + text.encode()
        encoded.append(piece + row["revision"].to_bytes(8, "big") + hex32(row["digest"]))
    encoded.sort()
    return sha(
        b"privity.compartment-head/1\n",
        identifier(compartment).encode(),
        len(rows).to_bytes(8, "big"),
        *encoded,
    )


def state_root(slots):
    leaves = [
        b"privity.slot/1\n" + number.to_bytes(8, "big") + compartment.encode() + its_head
        for number, (compartment, its_head) in enumerate(slots)
    ]
    return tree_hash(leaves)


# checkpoint.md: Ed25519 with the addition law of RFC 8032 section 5.1 in affine coordinates

Q = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
EDWARDS_D = (-121665 * pow(121666, -1, Q)) % Q


def plus(one, two):
    (x1, y1), (x2, y2) = one, two
    product = EDWARDS_D * x1 * x2 * y1 * y2 % Q
    return (
        (x1 * y2 + x2 * y1) * pow(1 + product, -1, Q) % Q,
        (y1 * y2 + x1 * x2) * pow(1 - product, -1, Q) % Q,
    )


def times(scalar, point):
    total = (0, 1)
    for bit in bin(scalar)[2:]:
        total = plus(total, total)
        if bit == "1":
            total = plus(total, point)
    return total


def point_of(data):
    y = int.from_bytes(data, "little") % 2**255
    need(y < Q)
    xx = (y * y - 1) * pow(EDWARDS_D * y * y + 1, -1, Q) % Q
    roots = [candidate for candidate in (root_of(xx), -root_of(xx) % Q) if candidate % 2 == data[31] >> 7]
    need(roots and roots[0] ** 2 % Q == xx)
    return roots[0], y


def root_of(square):
    candidate = pow(square, (Q + 3) // 8, Q)
    return candidate if candidate**2 % Q == square else candidate * pow(2, (Q - 1) // 4, Q) % Q


def signed(public, signature, message):
    need(len(public) == 32 and len(signature) == 64)
    s = int.from_bytes(signature[32:], "little")
    need(s < L)
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little")
    base = point_of((4 * pow(5, -1, Q) % Q).to_bytes(32, "little"))
    need(times(s, base) == plus(point_of(signature[:32]), times(h % L, point_of(public))))


# checkpoint.md: signed note and checkpoint


def base64_of(text):
    try:
        data = base64.b64decode(text.encode("ascii"))
    except ValueError:
        raise Reject from None
    need(base64.b64encode(data).decode() == text)
    return data


def read_vkey(text):
    name, key_id, material = text.split("+", 2)
    data = base64_of(material)
    need(len(data) == 33 and data[0] == 1 and key_id == sha(name.encode(), b"\n", data)[:4].hex())
    return name, sha(name.encode(), b"\n", data)[:4], data[1:]


def read_note(note, vkeys):
    need(not any(ord(sign) < 32 and sign != "\n" for sign in note) and note.endswith("\n"))
    lines = note.split("\n")[:-1]
    need("" in lines)
    border = len(lines) - 1 - lines[::-1].index("")
    text = "".join(line + "\n" for line in lines[:border])
    signatures = lines[border + 1 :]
    need(1 <= len(signatures) <= 64)
    known = [read_vkey(vkey) for vkey in vkeys]
    right = 0
    for line in signatures:
        words = line.split(" ")
        need(len(words) == 3 and words[0] == "\N{EM DASH}" and words[1] and "+" not in words[1])
        need(not any(sign.isspace() for sign in words[1]))
        data = base64_of(words[2])
        need(len(data) > 4)
        for name, key_id, public in known:
            if (name, key_id) == (words[1], data[:4]):
                signed(public, data[4:], text.encode())
                right += 1
    need(right)
    return text


def read_checkpoint(note, vault, vkeys):
    lines = read_note(note, vkeys).split("\n")
    need(len(lines) == 4 and lines[3] == "")
    origin, size, root = lines[:3]
    need(origin == "privity.invalid/" + vault)
    need(size.isascii() and size.isdigit() and str(int(size)) == size and int(size) < 2**53)
    need(len(base64_of(root)) == 32 and (size != "0" or base64_of(root) == sha()))
    return {"size": int(size), "root": base64_of(root).hex()}


# anchor.md


def read_anchor(file, vault, vkeys):
    text = read_note(file, vkeys)
    need(text.endswith("\n"))
    try:
        body = json.loads(text)
    except ValueError:
        raise Reject from None
    need(isinstance(body, dict) and compact(body) + "\n" == text)
    family, _, number = str(body.get("format")).partition("/")
    if family == "privity.anchor" and number.isdigit() and number[0] != "0" and int(number) > 1:
        raise TooNew
    need(sorted(body) == ["checkpoint", "format", "header", "tombstones", "vault"])
    need(body["format"] == "privity.anchor/1" and body["vault"] == vault)
    need(isinstance(body["header"], dict) and sorted(body["header"]) == ["digest", "generation"])
    generation = body["header"]["generation"]
    need(type(generation) is int and 0 <= generation < 2**53)
    need(isinstance(body["tombstones"], list))
    tombstones = [identifier(text) for text in body["tombstones"]]
    need(all(one < two for one, two in itertools.pairwise(tombstones)))
    need(isinstance(body["checkpoint"], str))
    return {
        **read_checkpoint(body["checkpoint"], vault, vkeys),
        "generation": generation,
        "digest": hex32(body["header"]["digest"]).hex(),
        "tombstones": tombstones,
    }


# checkpoint.md: bundle


def no_twins(pairs):
    need(len({name for name, _ in pairs}) == len(pairs))
    return dict(pairs)


def read_part(part):
    if part is None:
        return None
    need(isinstance(part, dict) and sorted(part) in (["commitment"], ["blind", "commitment", "payload"]))
    if "blind" in part:
        made = part_commitment(hex32(part["blind"]), part["payload"].encode())
        need(made == hex32(part["commitment"]))
    return hex32(part["commitment"])


def page_text(page, name):
    """The text that checkpoint.md quotes, with its line breaks taken out."""
    quoted = page.split(f"> {name}: ")[1].split("\n\n")[0]
    return " ".join(line.removeprefix("> ") for line in quoted.split("\n"))


def read_bundle(data, page, events):
    try:
        bundle = json.loads(data, object_pairs_hook=no_twins)
    except ValueError:
        raise Reject from None
    names = "checkpoint does_not_show format inclusion key leaf office person shows tlog_proof"
    need(sorted(bundle) == names.split() and bundle["format"] == "privity.bundle/1")
    need(all(bundle[name] == page_text(page, name) for name in ("shows", "does_not_show")))
    leaf = read_leaf(bundle["leaf"], events)
    need(bundle["key"].startswith("privity.invalid/"))
    vault = bundle["key"].split("+")[0].removeprefix("privity.invalid/")
    checkpoint = read_checkpoint(bundle["checkpoint"], identifier(vault), [bundle["key"]])
    need(leaf["seq"] < checkpoint["size"])
    proof = [hex32(node) for node in bundle["inclusion"]]
    root = root_from_path(sha(b"\0", bundle["leaf"].encode()), leaf["seq"], checkpoint["size"], proof)
    need(root.hex() == checkpoint["root"])
    lines = ["c2sp.org/tlog-proof@v1", "index " + str(leaf["seq"])]
    lines += [base64.b64encode(node).decode() for node in proof]
    need("\n".join([*lines, "", bundle["checkpoint"]]) == bundle["tlog_proof"])
    need(commitment(read_part(bundle["person"]), read_part(bundle["office"])) == hex32(leaf["commitment"]))
    return bundle
