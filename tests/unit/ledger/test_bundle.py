"""A proof bundle opens what it is told to open and nothing else, and only when it would verify."""

import json

import pytest

from privity.errors import IntegrityError
from privity.ledger.bundle import (
    Bundle,
    ClosedPart,
    OpenedPart,
    Part,
    make_bundle,
    render_bundle,
    render_tlog_proof,
)
from privity.ledger.commitment import combine, commit_part
from privity.ledger.entry import EventClass, Leaf, encode_leaf
from privity.ledger.tree import MerkleTree, leaf_hash
from tests.unit.ledger.ledgers import NOON, filled, lines, signed, signer

PERSON = OpenedPart(filled("person's blind"), '{"client":"c-7","name":"Zoë Tan"}'.encode())
OFFICE = OpenedPart(filled("office's blind"), b'{"ground":"order","packs":[{"id":"sg","sha256":"ab"}]}')
LEAF = encode_leaf(
    Leaf(4, NOON, EventClass.HANDED_OUT, combine(PERSON.commitment, OFFICE.commitment), filled("state"))
)
LEDGER = [*lines(4), LEAF, *lines(11)[5:]]
TREE = MerkleTree(leaf_hash(line) for line in LEDGER)
CHECKPOINT = signed(TREE)
KEY = signer().key


def bundle(person: Part = PERSON, office: Part = OFFICE) -> Bundle:
    return make_bundle(TREE, LEAF, CHECKPOINT, KEY, person=person, office=office)


def test_a_bundle_holds_the_entry_its_proof_and_the_opened_parts() -> None:
    document = json.loads(render_bundle(bundle()))
    assert document["format"] == "privity.bundle/1"
    assert document["leaf"].encode() == LEAF
    assert document["checkpoint"].encode() == CHECKPOINT.note
    assert document["key"] == KEY.render()
    assert [bytes.fromhex(node) for node in document["inclusion"]] == list(TREE.inclusion_proof(4, 11))
    assert document["person"]["payload"].encode() == PERSON.payload
    assert document["office"] == {
        "commitment": commit_part(OFFICE.blind, OFFICE.payload).hex(),
        "blind": OFFICE.blind.hex(),
        "payload": OFFICE.payload.decode(),
    }


def test_a_closed_part_leaves_its_commitment_only() -> None:
    rendered = render_bundle(bundle(person=ClosedPart(PERSON.commitment)))
    assert json.loads(rendered)["person"] == {"commitment": PERSON.commitment.hex()}
    assert PERSON.blind.hex().encode() not in rendered
    assert b"c-7" not in rendered


def test_the_words_on_what_it_shows_do_not_promise_too_much() -> None:
    document = json.loads(render_bundle(bundle()))
    assert "clock of the office" in document["does_not_show"]
    assert "does not show that the recorded words are true" in document["does_not_show"]
    assert "word for word" in document["shows"]


def test_the_file_is_ascii_for_people_to_read() -> None:
    rendered = render_bundle(bundle())
    assert rendered.isascii()
    assert rendered.count(b"\n") > 10


def test_an_entry_with_one_part_is_proved_with_the_other_absent() -> None:
    only = encode_leaf(Leaf(0, NOON, EventClass.UNLOCKED, combine(None, OFFICE.commitment), bytes(32)))
    tree = MerkleTree([leaf_hash(only)])
    document = json.loads(
        render_bundle(make_bundle(tree, only, signed(tree), KEY, person=None, office=OFFICE))
    )
    assert (document["person"], document["inclusion"]) == (None, [])


def test_the_tlog_proof_is_as_c2sp_writes_it() -> None:
    text = render_tlog_proof(4, [bytes(32), b"\xff" * 32], CHECKPOINT.note)
    assert text.split("\n") == [
        "c2sp.org/tlog-proof@v1",
        "index 4",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "//////////////////////////////////////////8=",
        "",
        *CHECKPOINT.note.decode().split("\n"),
    ]


def test_an_entry_younger_than_the_checkpoint_is_refused_with_the_remedy() -> None:
    older = signed(MerkleTree(leaf_hash(line) for line in LEDGER[:4]))
    with pytest.raises(IntegrityError, match="entry 4 is not covered by the checkpoint over 4") as refusal:
        make_bundle(TREE, LEAF, older, KEY, person=PERSON, office=OFFICE)
    assert refusal.value.remedy == "sign a new checkpoint first"


def test_a_checkpoint_of_another_history_is_refused() -> None:
    fork = signed(MerkleTree(leaf_hash(line) for line in [*lines(11, word="forged")]))
    with pytest.raises(IntegrityError):
        make_bundle(TREE, LEAF, fork, KEY, person=PERSON, office=OFFICE)
    longer = signed(MerkleTree(leaf_hash(line) for line in lines(12)))
    with pytest.raises(IntegrityError):
        make_bundle(TREE, LEAF, longer, KEY, person=PERSON, office=OFFICE)


def test_an_entry_that_is_not_in_the_ledger_is_refused() -> None:
    forged = LEAF.replace(b"handed-out", b"screened")
    with pytest.raises(IntegrityError, match="inclusion"):
        make_bundle(TREE, forged, CHECKPOINT, KEY, person=PERSON, office=OFFICE)


@pytest.mark.parametrize(
    ("person", "office"),
    [
        (OFFICE, PERSON),
        (None, OFFICE),
        (PERSON, None),
        (OpenedPart(PERSON.blind, b"{}"), OFFICE),
        (PERSON, OpenedPart(filled("another blind"), OFFICE.payload)),
        (ClosedPart(bytes(32)), OFFICE),
    ],
)
def test_parts_that_are_not_the_entry_s_own_are_refused(person: Part, office: Part) -> None:
    with pytest.raises(IntegrityError, match="do not belong"):
        bundle(person, office)
