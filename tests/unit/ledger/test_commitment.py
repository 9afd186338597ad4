"""What a leaf commits to can be proved part by part, and guessed by nobody."""

import hashlib
import hmac

import pytest

from privity.errors import IntegrityError
from privity.ledger.commitment import combine, commit_part, verify_combined, verify_part
from privity.ledger.entry import EventClass, Leaf, encode_leaf
from tests.unit.ledger.ledgers import NOON, filled

BLIND = filled("blind")
NAMES = (
    "Tan Mei Ling",
    "Ravi Menon",
    "Siti Aminah",
    "Jonas Berg",
    "Ng Wei Jie",
    "Aoife Byrne",
    "c-1",
    "c-2",
    "",
)


def test_a_part_is_an_hmac_under_its_blind() -> None:
    expected = hmac.new(BLIND, b"privity.part/1\n{}", hashlib.sha256).digest()
    assert commit_part(BLIND, b"{}") == expected


def test_an_entry_joins_both_parts_in_their_places() -> None:
    person, office = filled("p"), filled("o")
    assert combine(person, office) == hashlib.sha256(b"privity.commitment/1\n" + person + office).digest()
    assert (
        len({combine(person, office), combine(office, person), combine(person, None), combine(None, person)})
        == 4
    )


def test_the_right_payload_and_blind_verify() -> None:
    commitment = commit_part(BLIND, b'{"to":"court"}')
    verify_part(commitment, BLIND, b'{"to":"court"}')
    with pytest.raises(IntegrityError):
        verify_part(commitment, BLIND, b'{"to":"court" }')
    with pytest.raises(IntegrityError):
        verify_part(commitment, filled("another"), b'{"to":"court"}')
    with pytest.raises(IntegrityError):
        verify_part(commitment[:-1], BLIND, b'{"to":"court"}')


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_blind_of_another_length_is_refused(length: int) -> None:
    # HMAC pads a short key with zeros and hashes a long one, so that two keys would open one commitment.
    with pytest.raises(ValueError, match="32 bytes"):
        commit_part(bytes(length), b"x")
    with pytest.raises(IntegrityError):
        verify_part(bytes(32), bytes(length), b"x")


def test_the_parts_of_another_entry_are_refused() -> None:
    person, office = filled("p"), filled("o")
    verify_combined(combine(person, office), person, office)
    for wrong in ((office, person), (person, None), (None, office), (None, None), (person, person)):
        with pytest.raises(IntegrityError, match="do not belong"):
            verify_combined(combine(person, office), *wrong)
    with pytest.raises(ValueError, match="32 bytes"):
        combine(b"short", None)


def test_the_office_part_is_proved_after_the_person_part_was_shredded() -> None:
    office = b'{"ground":"order of a judge","rule":"sg.evidence-act"}'
    person_commitment = commit_part(filled("shredded blind"), b'{"client":"c-1"}')
    office_commitment = commit_part(BLIND, office)
    leaf = Leaf(0, NOON, EventClass.HANDED_OUT, combine(person_commitment, office_commitment), bytes(32))

    verify_part(office_commitment, BLIND, office)
    verify_combined(leaf.commitment, person_commitment, office_commitment)


def test_a_dictionary_of_all_names_opens_no_leaf() -> None:
    """Whoever has the leaves, the public key and a list of all clients tries every name in every way, in vain."""
    leaves = [
        encode_leaf(
            Leaf(
                seq,
                NOON,
                EventClass.RECORD_SHOWN,
                combine(commit_part(filled(f"secret {seq}"), name.encode()), None),
                filled("state"),
            )
        )
        for seq, name in enumerate(NAMES)
    ]
    public_key = filled("public key")
    guesses: set[bytes] = set()
    for name in NAMES:
        text = name.encode()
        keys = (bytes(32), public_key, hashlib.sha256(text).digest(), text.ljust(32, b"\0")[:32])
        parts = [commit_part(blind, text) for blind in keys] + [hashlib.sha256(text).digest()]
        for part in parts:
            guesses |= {part, combine(part, None), combine(None, part), combine(part, part)}
    assert all(guess.hex().encode() not in leaf for guess in guesses for leaf in leaves)
    assert all(name.encode() not in leaf for name in NAMES if name for leaf in leaves)
    assert len({leaf.split(b'"')[3] for leaf in leaves}) == len(NAMES)


def test_one_payload_under_two_blinds_shows_no_likeness() -> None:
    assert commit_part(filled("a"), b"same") != commit_part(filled("b"), b"same")
