"""The tree against a word-for-word reading of RFC 6962, and proofs against their verification by RFC 9162."""

import hashlib
from collections.abc import Sequence

import pytest

from privity.errors import IntegrityError
from privity.ledger.tree import EMPTY_ROOT, MerkleTree, leaf_hash, verify_consistency, verify_inclusion

SIZES = range(1, 71)
DATA = [f"leaf {number}".encode() for number in range(70)]
HASHES = [leaf_hash(data) for data in DATA]
TREE = MerkleTree(HASHES)


def naive(hashes: Sequence[bytes]) -> bytes:
    """RFC 6962 section 2.1 over leaf hashes."""
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256(b"").digest()
    split = max(2**power for power in range(7) if 2**power < len(hashes))
    return hashlib.sha256(b"\x01" + naive(hashes[:split]) + naive(hashes[split:])).digest()


ROOTS = [naive(HASHES[:size]) for size in range(71)]


def test_the_root_of_every_size_is_the_naive_one() -> None:
    assert [TREE.root(size) for size in range(71)] == ROOTS
    assert TREE.root() == ROOTS[70]


def test_appending_one_by_one_is_the_same_as_loading_all_at_once() -> None:
    tree = MerkleTree()
    assert tree.root() == EMPTY_ROOT
    for index, node in enumerate(HASHES):
        assert tree.append(node) == index
        assert tree.root() == ROOTS[index + 1]
    assert [tree.root(size) for size in range(71)] == ROOTS


@pytest.mark.parametrize("first", [0, 1, 2, 3, 5, 8, 31, 32, 33, 69])
def test_a_tree_loaded_in_two_parts_is_the_same(first: int) -> None:
    tree = MerkleTree(HASHES[:first])
    tree.extend(HASHES[first:])
    assert [tree.root(size) for size in range(71)] == ROOTS


def test_leaf_hashes_can_be_read_back() -> None:
    assert [TREE.leaf(index) for index in range(70)] == HASHES
    assert TREE.size == 70


def test_every_inclusion_proof_verifies_and_is_as_long_as_the_tree_is_deep() -> None:
    for size in SIZES:
        for index in range(size):
            proof = TREE.inclusion_proof(index, size)
            assert len(proof) <= (size - 1).bit_length()
            verify_inclusion(HASHES[index], index, size, proof, ROOTS[size])


def test_every_consistency_proof_verifies() -> None:
    for second in SIZES:
        for first in range(1, second + 1):
            proof = TREE.consistency_proof(first, second)
            verify_consistency(first, second, proof, ROOTS[first], ROOTS[second])


def test_no_inclusion_proof_verifies_for_another_leaf_place_size_or_root() -> None:
    for size in (1, 2, 5, 8, 33, 70):
        for index in {0, 1, size // 2, size - 1} & set(range(size)):
            proof = TREE.inclusion_proof(index, size)
            others = [
                (leaf_hash(b"forged"), index, size, proof, ROOTS[size]),
                (HASHES[index], index, size, proof, ROOTS[size - 1]),
                (HASHES[index], index, size, (*proof, bytes(32)), ROOTS[size]),
                (HASHES[index], index, size, (ROOTS[size], *proof), ROOTS[size]),
                (HASHES[index], size, size, proof, ROOTS[size]),
                (HASHES[index], -1, size, proof, ROOTS[size]),
            ]
            if proof:
                others += [(HASHES[index], index, size, proof[:-1], ROOTS[size])]
                others += [(HASHES[index], index, size, (), ROOTS[size])]
            others += [
                (HASHES[index], place, size, proof, ROOTS[size]) for place in range(size) if place != index
            ]
            for forged in others:
                with pytest.raises(IntegrityError, match="inclusion proof"):
                    verify_inclusion(*forged)


def test_no_consistency_proof_verifies_for_another_history() -> None:
    fork = MerkleTree([*HASHES[:4], leaf_hash(b"forged"), *HASHES[5:]])
    for first, second in ((1, 2), (4, 7), (5, 8), (6, 33), (32, 64), (33, 70), (64, 70)):
        proof = TREE.consistency_proof(first, second)
        forged = [
            (first, second, proof, ROOTS[second], ROOTS[first]),
            (first, second, proof, ROOTS[first - 1], ROOTS[second]),
            (first, second, proof, ROOTS[first], ROOTS[second - 1]),
            (first, second, (*proof, bytes(32)), ROOTS[first], ROOTS[second]),
            (first, second, proof[:-1], ROOTS[first], ROOTS[second]),
            (first, second, (), ROOTS[first], ROOTS[second]),
            (second, first, proof, ROOTS[second], ROOTS[first]),
            (0, second, proof, EMPTY_ROOT, ROOTS[second]),
        ]
        if first > 4:
            forged.append((first, second, proof, fork.root(first), ROOTS[second]))
            forged.append(
                (first, second, fork.consistency_proof(first, second), ROOTS[first], fork.root(second))
            )
        for case in forged:
            with pytest.raises(IntegrityError, match="consistency proof"):
                verify_consistency(*case)


def test_proofs_with_nodes_of_another_length_are_refused() -> None:
    inclusion, consistency = TREE.inclusion_proof(3, 8), TREE.consistency_proof(5, 8)
    for at in range(3):
        for node in (b"", inclusion[at][:-1], inclusion[at] + b"\0"):
            with pytest.raises(IntegrityError):
                verify_inclusion(HASHES[3], 3, 8, [*inclusion[:at], node, *inclusion[at + 1 :]], ROOTS[8])
            with pytest.raises(IntegrityError):
                verify_consistency(
                    5, 8, [*consistency[:at], node, *consistency[at + 1 :]], ROOTS[5], ROOTS[8]
                )
    with pytest.raises(IntegrityError):
        verify_inclusion(b"", 0, 1, (), b"")


def test_an_empty_tree_is_consistent_with_nothing() -> None:
    with pytest.raises(IntegrityError):
        verify_consistency(0, 0, (), EMPTY_ROOT, EMPTY_ROOT)
    with pytest.raises(ValueError, match="consistency proof"):
        TREE.consistency_proof(0, 5)


@pytest.mark.parametrize("call", ["root", "inclusion", "consistency", "leaf", "backwards"])
def test_what_lies_beyond_the_ledger_is_refused(call: str) -> None:
    calls = {
        "root": lambda: TREE.root(71),
        "inclusion": lambda: TREE.inclusion_proof(70),
        "consistency": lambda: TREE.consistency_proof(3, 71),
        "backwards": lambda: TREE.consistency_proof(9, 8),
        "leaf": lambda: TREE.leaf(-1),
    }
    with pytest.raises(ValueError, match=r"\d"):
        calls[call]()
