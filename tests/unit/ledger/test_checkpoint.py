"""Checkpoints: one spelling, one office, and never two that contradict each other."""

import base64

import pytest

from privity.errors import IntegrityError
from privity.ledger.checkpoint import (
    Checkpoint,
    checkpoint_of,
    origin_of,
    parse_checkpoint,
    render_checkpoint,
    sign_checkpoint,
    verify_extends,
)
from privity.ledger.note import sign_note
from privity.ledger.tree import EMPTY_ROOT, MerkleTree
from tests.unit.ledger.ledgers import OTHER_VAULT, VAULT, filled, lines, signed, signer, tree_of

TREE = tree_of(lines(12))
OFFICE = signer()
CHECKPOINT = signed(TREE).checkpoint
ROOT = base64.b64encode(CHECKPOINT.root).decode()
ORIGIN = f"privity.invalid/{VAULT}"


def test_a_checkpoint_is_origin_size_and_root() -> None:
    assert render_checkpoint(CHECKPOINT) == f"{ORIGIN}\n12\n{ROOT}\n"


def test_a_signed_checkpoint_comes_back() -> None:
    note = signed(TREE)
    assert parse_checkpoint(note.note, VAULT, [OFFICE.key]) == note
    assert note.checkpoint == Checkpoint(origin_of(VAULT), 12, TREE.root())


def test_a_checkpoint_is_verified_by_the_old_and_the_new_key_while_it_changes() -> None:
    both = sign_checkpoint(CHECKPOINT, OFFICE, signer("next key"))
    for key in (OFFICE.key, signer("next key").key):
        assert parse_checkpoint(both.note, VAULT, [key]).checkpoint == CHECKPOINT


SIGNED_BUT_WRONG = {
    "another office": f"privity.invalid/{OTHER_VAULT}\n12\n{ROOT}\n",
    "another origin": f"example.com/{VAULT}\n12\n{ROOT}\n",
    "extension line": f"{ORIGIN}\n12\n{ROOT}\nextra\n",
    "size missing": f"{ORIGIN}\n{ROOT}\n",
    "empty size": f"{ORIGIN}\n\n{ROOT}\n",
    "leading zero": f"{ORIGIN}\n012\n{ROOT}\n",
    "negative size": f"{ORIGIN}\n-12\n{ROOT}\n",
    "plus sign": f"{ORIGIN}\n+12\n{ROOT}\n",
    "other digits": f"{ORIGIN}\n\u0661\u0662\n{ROOT}\n",
    "size beyond JSON": f"{ORIGIN}\n9007199254740992\n{ROOT}\n",
    "hexadecimal root": f"{ORIGIN}\n12\n{CHECKPOINT.root.hex()}\n",
    "short root": f"{ORIGIN}\n12\n{base64.b64encode(bytes(31)).decode()}\n",
    "bits in the padding": f"{ORIGIN}\n12\n{ROOT[:-2]}{chr(ord(ROOT[-2]) + 1)}=\n",
    "empty ledger with a root": f"{ORIGIN}\n0\n{ROOT}\n",
    "spaces": f"{ORIGIN} \n12\n{ROOT}\n",
    "upper-case vault": f"{ORIGIN.upper()}\n12\n{ROOT}\n",
}


@pytest.mark.parametrize("text", SIGNED_BUT_WRONG.values(), ids=SIGNED_BUT_WRONG.keys())
def test_a_signature_does_not_make_up_for_a_wrong_form(text: str) -> None:
    with pytest.raises(IntegrityError, match="is malformed or"):
        parse_checkpoint(sign_note(text, OFFICE), VAULT, [OFFICE.key])


def test_a_checkpoint_signed_by_another_key_is_refused() -> None:
    forged = sign_checkpoint(CHECKPOINT, signer("stranger"))
    with pytest.raises(IntegrityError, match="not signed by"):
        parse_checkpoint(forged.note, VAULT, [OFFICE.key])


def test_the_next_checkpoint_extends_the_last() -> None:
    longer = tree_of(lines(20))
    assert checkpoint_of(longer, VAULT, CHECKPOINT).size == 20
    assert checkpoint_of(TREE, VAULT, CHECKPOINT) == CHECKPOINT


def test_no_checkpoint_is_made_that_contradicts_the_last() -> None:
    fork = tree_of([*lines(7), *lines(20, word="forged")[7:]])
    for tree in (tree_of(lines(11)), fork, MerkleTree()):
        with pytest.raises(IntegrityError, match="ledger is"):
            checkpoint_of(tree, VAULT, CHECKPOINT)


def test_the_last_checkpoint_of_another_office_is_refused() -> None:
    with pytest.raises(IntegrityError, match="another office"):
        checkpoint_of(TREE, VAULT, signed(TREE, OTHER_VAULT).checkpoint)


def test_an_empty_ledger_has_a_checkpoint_that_everything_extends() -> None:
    empty = checkpoint_of(MerkleTree(), VAULT, None)
    note = sign_checkpoint(empty, OFFICE)
    assert parse_checkpoint(note.note, VAULT, [OFFICE.key]).checkpoint == Checkpoint(ORIGIN, 0, EMPTY_ROOT)
    assert checkpoint_of(TREE, VAULT, empty).size == 12


def test_a_shorter_ledger_is_named_with_its_numbers_and_a_remedy() -> None:
    with pytest.raises(IntegrityError, match=r"older copy: it has 9 entries, 12 were") as refusal:
        verify_extends(tree_of(lines(9)), CHECKPOINT)
    assert "newest" in refusal.value.remedy


@pytest.mark.parametrize(
    "fields",
    [
        ("example.com", 1, bytes(32)),
        (ORIGIN, -1, bytes(32)),
        (ORIGIN, 1, bytes(31)),
        (ORIGIN, 0, filled("x")),
    ],
)
def test_a_checkpoint_that_could_not_be_read_back_cannot_be_made(fields: tuple[str, int, bytes]) -> None:
    with pytest.raises(ValueError, match=r"ledger|checkpoint"):
        Checkpoint(*fields)
