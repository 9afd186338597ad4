"""Writes the vectors of the ledger's formats to spec/vectors: `python -m tests.vectors.ledger.generate`.

Everything in them is fixed, so that writing them again changes nothing; a test does so.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from privity.crypto.signature import ed25519_public, ed25519_sign
from privity.ledger.anchor import Anchor, render_anchor
from privity.ledger.answered import answered_mark, plain_words
from privity.ledger.bundle import ClosedPart, OpenedPart, make_bundle, render_bundle
from privity.ledger.checkpoint import checkpoint_of, office_signer, sign_checkpoint
from privity.ledger.commitment import combine, commit_part
from privity.ledger.entry import EventClass, Leaf, encode_leaf
from privity.ledger.note import Signer, open_note, sign_note
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head
from privity.ledger.tree import MerkleTree, leaf_hash
from privity.model.ids import CompartmentId, RecordId, VaultId

FOLDER = Path(__file__).parents[3] / "spec" / "vectors"
VAULT = VaultId("00112233445566778899aabbccddeeff")
OTHER_VAULT = VaultId("ffeeddccbbaa99887766554433221100")
START = datetime(2026, 11, 22, 9, 0, 0, 0, UTC)

Vectors = dict[str, Any]


def signer(number: int, vault: VaultId = VAULT) -> Signer:
    """The signer whose seed is one byte, 32 times."""
    seed = bytes((number,)) * 32
    return office_signer(vault, ed25519_public(seed), lambda message: ed25519_sign(seed, message))


OFFICE, NEXT, STRANGER = signer(0), signer(1), signer(2)
PERSON = OpenedPart(b"\x11" * 32, '{"client":"c-7","said":"Grüße an 蘇菲"}'.encode())
HOUSE = OpenedPart(
    b"\x22" * 32, b'{"ground":"house","packs":[{"id":"house","sha256":"00","version":"2026.1"}]}'
)


def ledger() -> list[bytes]:
    """Eleven leaves; the fifth is one that left through the door."""
    events = tuple(EventClass)
    leaves = [
        Leaf(
            seq=seq,
            time=START + timedelta(seconds=61 * seq, milliseconds=seq),
            event=events[seq * 3],
            commitment=combine(None, commit_part(bytes((seq,)) * 32, b'{"seq":%d}' % seq)),
            state=bytes((0x80 + seq,)) * 32,
        )
        for seq in range(11)
    ]
    commitment = combine(PERSON.commitment, HOUSE.commitment)
    leaves[4] = Leaf(4, leaves[4].time, EventClass.HANDED_OUT, commitment, leaves[4].state)
    return [encode_leaf(leaf) for leaf in leaves]


LEDGER = ledger()
TREE = MerkleTree(leaf_hash(line) for line in LEDGER)
CHECKPOINT = sign_checkpoint(checkpoint_of(TREE, VAULT, None), OFFICE)


def leaf_vectors() -> Vectors:
    line = LEDGER[4].decode()
    last = encode_leaf(
        Leaf(
            2**53 - 1,
            datetime(9999, 12, 31, 23, 59, 59, 999000, UTC),
            EventClass.LOCKED,
            b"\xff" * 32,
            bytes(32),
        )
    )
    return {
        "format": "privity.leaf/1",
        "events": [event.value for event in EventClass],
        "accept": [
            {"name": name, **json.loads(text), "line": text, "leaf_hash": leaf_hash(text.encode()).hex()}
            for name, text in (
                *((f"entry {seq}", text.decode()) for seq, text in enumerate(LEDGER)),
                ("the ends of every range", last.decode()),
            )
        ],
        "reject": [
            {"name": "empty", "line": ""},
            {"name": "newline after", "line": line + "\n"},
            {"name": "white space", "line": line.replace(",", ", ", 1)},
            {"name": "field too many", "line": line.replace('"seq"', '"note":"","seq"')},
            {"name": "field twice", "line": line.replace('"seq":4', '"seq":4,"seq":4')},
            {"name": "field missing", "line": line.replace('"seq":4,', "")},
            {
                "name": "order",
                "line": '{"event":"handed-out",' + line[1:].replace('"event":"handed-out",', ""),
            },
            {"name": "escape", "line": line.replace('"event"', '"\\u0065vent"')},
            {"name": "capitals", "line": line.replace("84" * 32, "8A" * 32)},
            {"name": "short hash", "line": line.replace("84" * 32, "84" * 31)},
            {"name": "unknown event", "line": line.replace("handed-out", "divulged")},
            {"name": "leading zero", "line": line.replace('"seq":4', '"seq":04')},
            {"name": "fraction", "line": line.replace('"seq":4', '"seq":4.0')},
            {"name": "negative", "line": line.replace('"seq":4', '"seq":-4')},
            {"name": "too great", "line": line.replace('"seq":4', '"seq":9007199254740992')},
            {"name": "29 February 2026", "line": line.replace("2026-11-22", "2026-02-29")},
            {"name": "hour 24", "line": line.replace("T09:04:04", "T24:04:04")},
            {"name": "leap second", "line": line.replace("T09:04:04", "T23:59:60")},
            {"name": "no milliseconds", "line": line.replace(".004Z", "Z")},
            {"name": "offset", "line": line.replace("Z", "+00:00")},
            {"name": "format 0", "line": line.replace("leaf/1", "leaf/0")},
        ],
        "too_new": [{"name": "format 2", "line": line.replace("leaf/1", "leaf/2")}],
    }


def commitment_vectors() -> Vectors:
    return {
        "format": "privity.commitment/1",
        "parts": [
            {
                "blind": blind.hex(),
                "payload": payload,
                "commitment": commit_part(blind, payload.encode()).hex(),
            }
            for blind, payload in (
                (bytes(32), ""),
                (bytes(range(32)), "{}"),
                (PERSON.blind, PERSON.payload.decode()),
                (HOUSE.blind, HOUSE.payload.decode()),
            )
        ],
        "entries": [
            {
                "person": None if person is None else person.hex(),
                "office": None if office is None else office.hex(),
                "commitment": combine(person, office).hex(),
            }
            for person, office in (
                (None, None),
                (PERSON.commitment, None),
                (None, HOUSE.commitment),
                (PERSON.commitment, HOUSE.commitment),
                (HOUSE.commitment, PERSON.commitment),
            )
        ],
    }


ANSWERS_KEY = b"\x33" * 32
ANSWERED = (
    ("a text", "She keeps a tame jackdaw.", b""),
    ("other spaces, signs and capitals", "  she keeps:\n\na TAME jack\u00addaw \u2014", b""),
    ("a word more", "She keeps a very tame jackdaw.", b""),
    ("marks, ligatures, wide letters", "Gr\u00fc\u00dfe, Stra\u00dfe, \ufb01ne \uff21\u0301", b""),
    ("other scripts", "\u0391\u0390\u03c2 \u8607\u83f2 \u0645\u064e\u0631\u062d\u0628\u0627 12_3", b""),
    ("a document without a word", " ", b"%PDF-1.7 invented"),
    ("signs alone", "?!", b""),
)


def answered_vectors() -> Vectors:
    return {
        "format": "privity.answered/1",
        "key": ANSWERS_KEY.hex(),
        "marks": [
            {
                "name": name,
                "text": text,
                "document": document.hex(),
                "words": plain_words(text),
                "mark": answered_mark(ANSWERS_KEY, text, document),
            }
            for name, text, document in ANSWERED
        ],
    }


def state_vectors() -> Vectors:
    ids = [CompartmentId(f"{number:032x}") for number in range(1, 6)]
    rows = [
        Row(RecordId("f" * 32), 1, b"\x01" * 32, "records"),
        Row(RecordId("0" * 32), 2**40, b"\x02" * 32, "records"),
        Row(RecordId("0" * 32), 0, b"\x03" * 32, "overviews"),
        Row(RecordId("0" * 32), 255, b"\x04" * 32, "records"),
    ]
    heads = [compartment_head(ids[number], rows[:number]) for number in range(5)]
    steps, tree = [], StateTree()
    for slot, head in [*enumerate(heads), (1, heads[4]), (3, TOMBSTONE), (0, heads[1])]:
        tree.set(slot, ids[slot], head)
        steps.append({"slot": slot, "compartment": ids[slot], "head": head.hex(), "root": tree.root().hex()})
    return {
        "format": "privity.compartment-head/1",
        "tombstone": TOMBSTONE.hex(),
        "empty_root": StateTree().root().hex(),
        "heads": [
            {
                "compartment": ids[number],
                "rows": [
                    {
                        "record": row.record,
                        "revision": row.revision,
                        "digest": row.digest.hex(),
                        "table": row.table,
                    }
                    for row in rows[:number]
                ],
                "head": heads[number].hex(),
            }
            for number in range(5)
        ],
        "steps": steps,
    }


def tree_vectors() -> Vectors:
    pairs = [(first, second) for second in (1, 2, 3, 7, 8, 11) for first in range(1, second + 1)]
    return {
        "format": "RFC 6962",
        "leaves": [line.decode() for line in LEDGER],
        "roots": [TREE.root(size).hex() for size in range(12)],
        "inclusion": [
            {
                "index": index,
                "size": size,
                "proof": [node.hex() for node in TREE.inclusion_proof(index, size)],
            }
            for size in (1, 2, 3, 7, 8, 11)
            for index in range(size)
        ],
        "consistency": [
            {
                "first": first,
                "second": second,
                "proof": [node.hex() for node in TREE.consistency_proof(first, second)],
            }
            for first, second in pairs
        ],
    }


def checkpoint_vectors() -> Vectors:
    text = open_note(CHECKPOINT.note, [OFFICE.key])
    origin, size, root = text.split("\n")[:3]
    empty = sign_checkpoint(checkpoint_of(MerkleTree(), VAULT, None), OFFICE)
    both = sign_checkpoint(CHECKPOINT.checkpoint, NEXT, OFFICE)
    note = CHECKPOINT.note.decode()
    next_line = sign_note("other\n", NEXT).decode().split("\n")[2] + "\n"

    def resigned(changed: str) -> str:
        return sign_note(changed, OFFICE).decode()

    return {
        "format": "c2sp.org/tlog-checkpoint",
        "vault": VAULT,
        "keys": [OFFICE.key.render(), NEXT.key.render()],
        "accept": [
            {"name": "eleven entries", "note": note, "size": 11, "root": TREE.root().hex()},
            {"name": "no entry", "note": empty.note.decode(), "size": 0, "root": MerkleTree().root().hex()},
            {"name": "two signatures", "note": both.note.decode(), "size": 11, "root": TREE.root().hex()},
            {
                "name": "signature of a stranger too",
                "note": sign_note(text, STRANGER, OFFICE).decode(),
                "size": 11,
                "root": TREE.root().hex(),
            },
        ],
        "reject": [
            {"name": "signature of a stranger only", "note": sign_note(text, STRANGER).decode()},
            {"name": "wrong signature beside a right one", "note": note + next_line},
            {"name": "another size", "note": note.replace("\n11\n", "\n12\n")},
            {"name": "no signature", "note": text + "\n"},
            {"name": "no empty line", "note": note.replace("\n\n", "\n")},
            {"name": "no last newline", "note": note[:-1]},
            {"name": "hyphen for dash", "note": note.replace("\u2014", "-")},
            {"name": "tab", "note": note.replace("\u2014 ", "\u2014\t")},
            {"name": "no padding", "note": note.replace("=\n\n", "\n\n").replace("=\n", "\n")},
            {"name": "another vault", "note": resigned(text.replace(VAULT, OTHER_VAULT))},
            {"name": "extension line", "note": resigned(text + "extra\n")},
            {"name": "leading zero", "note": resigned(f"{origin}\n011\n{root}\n")},
            {"name": "size too great", "note": resigned(f"{origin}\n9007199254740992\n{root}\n")},
            {"name": "root in hexadecimal", "note": resigned(f"{origin}\n{size}\n{TREE.root().hex()}\n")},
            {"name": "no entry but a root", "note": resigned(f"{origin}\n0\n{root}\n")},
        ],
    }


def anchor_vectors() -> Vectors:
    tombstones = (CompartmentId("0" * 31 + "1"), CompartmentId("a" * 32))
    anchor = Anchor(VAULT, CHECKPOINT, 7, b"\x33" * 32, tombstones)
    fresh = Anchor(VAULT, sign_checkpoint(checkpoint_of(TREE, VAULT, None), NEXT, OFFICE), 0, bytes(32))
    file = render_anchor(anchor, OFFICE).decode()
    text = open_note(file.encode(), [OFFICE.key])
    bare = open_note(CHECKPOINT.note, [OFFICE.key])

    def resigned(change: Callable[[dict[str, Any]], object]) -> str:
        body = json.loads(text)
        change(body)
        return sign_note(json.dumps(body, sort_keys=True, separators=(",", ":")) + "\n", OFFICE).decode()

    return {
        "format": "privity.anchor/1",
        "vault": VAULT,
        "keys": [OFFICE.key.render(), NEXT.key.render()],
        "accept": [
            {
                "name": name,
                "file": render_anchor(one, OFFICE).decode(),
                "size": one.checkpoint.checkpoint.size,
                "root": one.checkpoint.checkpoint.root.hex(),
                "generation": one.header_generation,
                "digest": one.header_digest.hex(),
                "tombstones": list(one.tombstones),
            }
            for name, one in (("two tombstones", anchor), ("fresh", fresh))
        ],
        "reject": [
            {"name": "a checkpoint", "file": CHECKPOINT.note.decode()},
            {"name": "signed by a stranger", "file": render_anchor(anchor, STRANGER).decode()},
            {"name": "generation changed", "file": file.replace('"generation":7', '"generation":6')},
            {
                "name": "tombstone that is no id",
                "file": resigned(lambda body: body["tombstones"].append("c-1")),
            },
            {"name": "tombstones unsorted", "file": resigned(lambda body: body["tombstones"].reverse())},
            {"name": "another vault", "file": resigned(lambda body: body.update(vault=OTHER_VAULT))},
            {"name": "checkpoint unsigned", "file": resigned(lambda body: body.update(checkpoint=bare))},
            {"name": "field too many", "file": resigned(lambda body: body.update(note=""))},
            {"name": "field missing", "file": resigned(lambda body: body.pop("tombstones"))},
            {
                "name": "generation true",
                "file": resigned(lambda body: body["header"].update(generation=True)),
            },
            {"name": "capitals", "file": resigned(lambda body: body["header"].update(digest="A" * 64))},
            {"name": "white space", "file": sign_note(text.replace(",", ", "), OFFICE).decode()},
        ],
        "too_new": [
            {"name": "format 2", "file": resigned(lambda body: body.update(format="privity.anchor/2"))}
        ],
    }


def bundle_vectors() -> Vectors:
    whole, shredded = (
        render_bundle(
            make_bundle(TREE, LEDGER[4], CHECKPOINT, OFFICE.key, person=person, office=HOUSE)
        ).decode()
        for person in (PERSON, ClosedPart(PERSON.commitment))
    )
    document = json.loads(whole)

    def changed(**fields: object) -> str:
        return json.dumps({**document, **fields})

    return {
        "format": "privity.bundle/1",
        "accept": [
            {"name": "both parts opened", "bundle": whole},
            {"name": "person's part shredded", "bundle": shredded},
            {"name": "other white space", "bundle": json.dumps(document)},
        ],
        "reject": [
            {"name": "payload changed", "bundle": whole.replace("c-7", "c-8")},
            {
                "name": "parts exchanged",
                "bundle": changed(person=document["office"], office=document["person"]),
            },
            {"name": "part left out", "bundle": changed(person=None)},
            {
                "name": "entry changed",
                "bundle": changed(leaf=document["leaf"].replace("handed-out", "screened")),
            },
            {"name": "proof too short", "bundle": changed(inclusion=document["inclusion"][:-1])},
            {
                "name": "proofs differ",
                "bundle": changed(tlog_proof=document["tlog_proof"].replace("index 4", "index 3")),
            },
            {"name": "key of a stranger", "bundle": changed(key=STRANGER.key.render())},
            {
                "name": "checkpoint of a stranger",
                "bundle": whole.replace(CHECKPOINT.note.decode()[-20:-1], "A" * 19),
            },
            {"name": "limits left out", "bundle": changed(does_not_show="")},
            {"name": "field too many", "bundle": changed(note="it is true")},
            {"name": "field twice", "bundle": whole.replace('"person"', '"person":null,"person"')},
            {"name": "another format", "bundle": changed(format="privity.bundle/2")},
        ],
    }


def documents() -> dict[str, str]:
    """Every file of vectors by its name."""
    vectors = {
        "leaf": leaf_vectors(),
        "commitment": commitment_vectors(),
        "answered": answered_vectors(),
        "state": state_vectors(),
        "tree": tree_vectors(),
        "checkpoint": checkpoint_vectors(),
        "anchor": anchor_vectors(),
        "bundle": bundle_vectors(),
    }
    return {f"ledger-{name}.json": json.dumps(value, indent=1) + "\n" for name, value in vectors.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, "utf-8")
