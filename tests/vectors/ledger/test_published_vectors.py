"""Vectors that others published: the tree against RFC 6962's implementations, the note against C2SP's example."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from privity.errors import IntegrityError
from privity.ledger.note import VerifierKey, open_note
from privity.ledger.tree import MerkleTree, leaf_hash, verify_consistency, verify_inclusion
from tests.vectors.ledger import independent

HERE = Path(__file__).parent
MERKLE = json.loads((HERE / "transparency_dev_merkle.json").read_text("utf-8"))
TREE = json.loads((HERE / "rfc6962_tree.json").read_text("utf-8"))
NOTE = json.loads((HERE / "c2sp_signed_note.json").read_text("utf-8"))
HASH_BYTES = 32


def decoded(text: str | None) -> bytes:
    return base64.b64decode(text or "")


@pytest.mark.parametrize("case", MERKLE["inclusion"].values(), ids=MERKLE["inclusion"].keys())
def test_inclusion_is_judged_as_by_transparency_dev(case: dict[str, Any]) -> None:
    proof = [decoded(node) for node in case["proof"] or ()]
    arguments = (decoded(case["leafHash"]), case["leafIdx"], case["treeSize"], proof, decoded(case["root"]))
    if case["wantErr"]:
        with pytest.raises(IntegrityError):
            verify_inclusion(*arguments)
    else:
        verify_inclusion(*arguments)
        assert independent.root_from_path(*arguments[:4]) == arguments[4]


@pytest.mark.parametrize("case", MERKLE["consistency"].values(), ids=MERKLE["consistency"].keys())
def test_consistency_is_judged_as_by_transparency_dev(case: dict[str, Any]) -> None:
    first, second = decoded(case["root1"]), decoded(case["root2"])
    proof = [decoded(node) for node in case["proof"] or ()]
    if case["wantErr"]:
        with pytest.raises(IntegrityError):
            verify_consistency(case["size1"], case["size2"], proof, first, second)
    else:
        verify_consistency(case["size1"], case["size2"], proof, first, second)
        assert independent.roots_from_consistency(case["size1"], case["size2"], proof, first) == (
            first,
            second,
        )


def test_all_196_cases_are_there_and_of_both_verdicts() -> None:
    verdicts = [case["wantErr"] for kind in MERKLE.values() for case in kind.values()]
    assert (len(verdicts), set(verdicts)) == (196, {True, False})


def test_the_roots_shared_by_the_implementations_of_rfc_6962() -> None:
    leaves = [bytes.fromhex(leaf) for leaf in TREE["leaves"]]
    tree = MerkleTree(leaf_hash(leaf) for leaf in leaves)
    assert [tree.root(size).hex() for size in range(9)] == TREE["roots"]
    assert [independent.tree_hash(leaves[:size]).hex() for size in range(9)] == TREE["roots"]


def test_the_example_of_c2sp_signed_note() -> None:
    name, key_id, material = NOTE["vkey"].split("+", 2)
    key = VerifierKey(name, base64.b64decode(material)[1:])
    assert (key.id.hex(), key.render()) == (key_id, NOTE["vkey"])
    assert open_note(NOTE["note"].encode(), [key]) == NOTE["text"]
    assert independent.read_note(NOTE["note"], [NOTE["vkey"]]) == NOTE["text"]
    with pytest.raises(IntegrityError):
        open_note(NOTE["note"].replace("example message", "changed message").encode(), [key])
