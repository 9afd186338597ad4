"""Two implementations that share no line read the vectors of the ledger's formats alike."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from privity.errors import IntegrityError, TooNewError
from privity.ledger import verify_bundle
from privity.ledger.anchor import parse_anchor
from privity.ledger.answered import answered_mark, plain_words
from privity.ledger.checkpoint import parse_checkpoint
from privity.ledger.commitment import combine, commit_part
from privity.ledger.entry import encode_leaf, parse_leaf
from privity.ledger.note import VerifierKey
from privity.ledger.state import Row, StateTree, compartment_head
from privity.ledger.tree import MerkleTree, leaf_hash, verify_consistency, verify_inclusion
from tests.vectors.ledger import generate, independent

SPEC = Path(__file__).parents[3] / "spec"
PAGE = (SPEC / "checkpoint.md").read_text("utf-8")


def load(name: str) -> dict[str, Any]:
    value = json.loads((SPEC / "vectors" / f"ledger-{name}.json").read_text("utf-8"))
    assert isinstance(value, dict)
    return value


LEAF, COMMITMENT, STATE, TREE = load("leaf"), load("commitment"), load("state"), load("tree")
ANSWERED = load("answered")
CHECKPOINT, ANCHOR, BUNDLE = load("checkpoint"), load("anchor"), load("bundle")


def cases(vectors: dict[str, Any], kind: str) -> Callable[..., Any]:
    return pytest.mark.parametrize("case", vectors[kind], ids=[case["name"] for case in vectors[kind]])


def keys(vectors: dict[str, Any]) -> list[VerifierKey]:
    split = [vkey.split("+", 2) for vkey in vectors["keys"]]
    return [VerifierKey(name, base64.b64decode(material)[1:]) for name, _, material in split]


def test_the_vectors_are_those_that_the_program_writes() -> None:
    written = {path.name: path.read_text("utf-8") for path in (SPEC / "vectors").glob("ledger-*.json")}
    assert written == generate.documents()


@cases(LEAF, "accept")
def test_leaves_are_read_alike(case: dict[str, Any]) -> None:
    leaf = parse_leaf(case["line"].encode())
    read = independent.read_leaf(case["line"], LEAF["events"])
    assert read == {name: case[name] for name in read}
    assert (leaf.seq, leaf.event, leaf.commitment.hex(), leaf.state.hex()) == (
        read["seq"],
        read["event"],
        read["commitment"],
        read["state"],
    )
    assert encode_leaf(leaf).decode() == case["line"]
    assert leaf_hash(case["line"].encode()).hex() == case["leaf_hash"]
    assert independent.sha(b"\0", case["line"].encode()).hex() == case["leaf_hash"]


@cases(LEAF, "reject")
def test_broken_leaves_are_refused_by_both(case: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError) as refusal:
        parse_leaf(case["line"].encode())
    assert not isinstance(refusal.value, TooNewError)
    with pytest.raises(independent.Reject) as rejected:
        independent.read_leaf(case["line"], LEAF["events"])
    assert not isinstance(rejected.value, independent.TooNew)


@cases(LEAF, "too_new")
def test_newer_leaves_are_told_apart_by_both(case: dict[str, Any]) -> None:
    with pytest.raises(TooNewError):
        parse_leaf(case["line"].encode())
    with pytest.raises(independent.TooNew):
        independent.read_leaf(case["line"], LEAF["events"])


def test_the_page_lists_exactly_the_event_classes() -> None:
    page = (SPEC / "ledger.md").read_text("utf-8")
    listed = page.split("Event classes of `privity.leaf/1`:")[1].split("`record-shown` is one")[0]
    assert listed.replace("`", "").split() == LEAF["events"]


@cases(ANSWERED, "marks")
def test_answers_are_marked_alike(case: dict[str, Any]) -> None:
    key, document = bytes.fromhex(ANSWERED["key"]), bytes.fromhex(case["document"])
    assert plain_words(case["text"]) == independent.plain_words(case["text"]) == case["words"]
    assert answered_mark(key, case["text"], document) == case["mark"]
    assert independent.answered_mark(key, case["text"], document).hexdigest() == case["mark"]


@pytest.mark.parametrize("case", COMMITMENT["parts"])
def test_part_commitments_are_made_alike(case: dict[str, str]) -> None:
    blind, payload = bytes.fromhex(case["blind"]), case["payload"].encode()
    assert commit_part(blind, payload).hex() == case["commitment"]
    assert independent.part_commitment(blind, payload).hex() == case["commitment"]


@pytest.mark.parametrize("case", COMMITMENT["entries"])
def test_entry_commitments_are_made_alike(case: dict[str, str | None]) -> None:
    person, office = (
        None if (part := case[name]) is None else bytes.fromhex(part) for name in ("person", "office")
    )
    assert combine(person, office).hex() == case["commitment"]
    assert independent.commitment(person, office).hex() == case["commitment"]


@pytest.mark.parametrize("case", STATE["heads"])
def test_heads_are_made_alike(case: dict[str, Any]) -> None:
    rows = [
        Row(row["record"], row["revision"], bytes.fromhex(row["digest"]), row["table"])
        for row in case["rows"]
    ]
    assert compartment_head(case["compartment"], rows).hex() == case["head"]
    assert independent.head(case["compartment"], case["rows"]).hex() == case["head"]


def test_state_roots_are_made_alike_step_by_step() -> None:
    tree, slots = StateTree(), []
    assert tree.root() == independent.state_root([]) == bytes.fromhex(STATE["empty_root"])
    for step in STATE["steps"]:
        head = bytes.fromhex(step["head"])
        tree.set(step["slot"], step["compartment"], head)
        slots[step["slot"] : step["slot"] + 1] = [(step["compartment"], head)]
        assert tree.root().hex() == step["root"]
        assert independent.state_root(slots).hex() == step["root"]
    assert independent.sha(b"privity.compartment-shredded/1\n").hex() == STATE["tombstone"]


def test_tree_roots_are_made_alike() -> None:
    leaves = [line.encode() for line in TREE["leaves"]]
    tree = MerkleTree(leaf_hash(line) for line in leaves)
    assert [tree.root(size).hex() for size in range(12)] == TREE["roots"]
    assert [independent.tree_hash(leaves[:size]).hex() for size in range(12)] == TREE["roots"]


def test_proofs_are_verified_alike() -> None:
    roots = [bytes.fromhex(root) for root in TREE["roots"]]
    for case in TREE["inclusion"]:
        proof = [bytes.fromhex(node) for node in case["proof"]]
        leaf = leaf_hash(TREE["leaves"][case["index"]].encode())
        verify_inclusion(leaf, case["index"], case["size"], proof, roots[case["size"]])
        assert independent.root_from_path(leaf, case["index"], case["size"], proof) == roots[case["size"]]
    for case in TREE["consistency"]:
        first, second = roots[case["first"]], roots[case["second"]]
        proof = [bytes.fromhex(node) for node in case["proof"]]
        verify_consistency(case["first"], case["second"], proof, first, second)
        found = independent.roots_from_consistency(case["first"], case["second"], proof, first)
        assert found == (first, second)


@cases(CHECKPOINT, "accept")
def test_checkpoints_are_read_alike(case: dict[str, Any]) -> None:
    parsed = parse_checkpoint(case["note"].encode(), CHECKPOINT["vault"], keys(CHECKPOINT)).checkpoint
    read = independent.read_checkpoint(case["note"], CHECKPOINT["vault"], CHECKPOINT["keys"])
    assert {"size": parsed.size, "root": parsed.root.hex()} == read == {name: case[name] for name in read}


@cases(CHECKPOINT, "reject")
def test_wrong_checkpoints_are_refused_by_both(case: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        parse_checkpoint(case["note"].encode(), CHECKPOINT["vault"], keys(CHECKPOINT))
    with pytest.raises(independent.Reject):
        independent.read_checkpoint(case["note"], CHECKPOINT["vault"], CHECKPOINT["keys"])


@cases(ANCHOR, "accept")
def test_anchors_are_read_alike(case: dict[str, Any]) -> None:
    parsed = parse_anchor(case["file"].encode(), ANCHOR["vault"], keys(ANCHOR))
    read = independent.read_anchor(case["file"], ANCHOR["vault"], ANCHOR["keys"])
    assert read == {name: case[name] for name in read}
    assert read == {
        "size": parsed.checkpoint.checkpoint.size,
        "root": parsed.checkpoint.checkpoint.root.hex(),
        "generation": parsed.header_generation,
        "digest": parsed.header_digest.hex(),
        "tombstones": list(parsed.tombstones),
    }


@cases(ANCHOR, "reject")
def test_wrong_anchors_are_refused_by_both(case: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError) as refusal:
        parse_anchor(case["file"].encode(), ANCHOR["vault"], keys(ANCHOR))
    assert not isinstance(refusal.value, TooNewError)
    with pytest.raises(independent.Reject):
        independent.read_anchor(case["file"], ANCHOR["vault"], ANCHOR["keys"])


@cases(ANCHOR, "too_new")
def test_newer_anchors_are_told_apart_by_both(case: dict[str, Any]) -> None:
    with pytest.raises(TooNewError):
        parse_anchor(case["file"].encode(), ANCHOR["vault"], keys(ANCHOR))
    with pytest.raises(independent.TooNew):
        independent.read_anchor(case["file"], ANCHOR["vault"], ANCHOR["keys"])


@cases(BUNDLE, "accept")
def test_bundles_hold_for_both(case: dict[str, Any]) -> None:
    assert verify_bundle.verify(case["bundle"].encode())[0].startswith("holds: entry 4 of a ledger of 11")
    assert independent.read_bundle(case["bundle"], PAGE, LEAF["events"])["format"] == "privity.bundle/1"


@cases(BUNDLE, "reject")
def test_wrong_bundles_are_refused_by_both(case: dict[str, Any]) -> None:
    with pytest.raises(verify_bundle.Refused):
        verify_bundle.verify(case["bundle"].encode())
    with pytest.raises(independent.Reject):
        independent.read_bundle(case["bundle"], PAGE, LEAF["events"])
