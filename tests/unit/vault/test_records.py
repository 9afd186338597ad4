"""Records, parts and wraps: no two of them change places, no byte of them changes unseen."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest

from privity.crypto.envelope import ContentKey
from privity.errors import IntegrityError
from privity.model.ids import CompartmentId, KeyholderId, RecordId, VaultId, id_from_bytes, is_id
from privity.model.notes import Draft, Note
from privity.vault.keyring import Keyring
from privity.vault.record import SealedRecord
from privity.vault.wrap import give_key, take_key
from tests.vectors.make_vectors import KEYHOLDER, OTHER_KEYHOLDER, PAYLOADS, Counter

VAULTS = (VaultId("a" * 32), VaultId("b" * 32))
COMPARTMENTS = (CompartmentId("c" * 32), CompartmentId("d" * 32))
RECORDS = (RecordId("e" * 32), RecordId("f" * 32))
NOTE = next(one for one in PAYLOADS if isinstance(one, Note))
DRAFT = next(one for one in PAYLOADS if isinstance(one, Draft))
KEY = ContentKey(bytes(range(32)))


def ring(vault: VaultId = VAULTS[0]) -> Keyring:
    """Both compartments, two epochs, all under one key: so that only the associated data tells them apart."""
    made = Keyring(vault, Counter("privity unit tests, records"))
    for compartment, epoch in itertools.product(COMPARTMENTS, (0, 1)):
        made.add(compartment, epoch, KEY)
    return made


def one_of_each() -> Iterator[tuple[VaultId, SealedRecord]]:
    for vault, compartment, record, payload, revision in itertools.product(
        VAULTS, COMPARTMENTS, RECORDS, (NOTE, DRAFT), (1, 2)
    ):
        yield vault, ring(vault).seal(compartment, record, revision, payload)


def test_each_opens_in_its_own_place() -> None:
    for vault, sealed in one_of_each():
        assert ring(vault).open(sealed) in (NOTE, DRAFT)


def test_no_two_ciphertexts_change_places() -> None:
    """Every pair of 32 records that differ in vault, compartment, id, kind or revision, all under one key."""
    every = list(one_of_each())
    assert len(every) == 32
    for (vault, here), (_, there) in itertools.permutations(every, 2):
        with pytest.raises(IntegrityError):
            ring(vault).open_bytes(here._replace(sealed=there.sealed))


@pytest.mark.parametrize(
    "change",
    [{"schema": 1}, {"schema": 0}, {"epoch": 0}, {"revision": 8}, {"kind": "draft"}, {"kind": "notf"},
     {"record": RECORDS[1]}, {"compartment": COMPARTMENTS[1]}, {"schema": -1}, {"schema": 2**16}, {"revision": -1},
     {"revision": 2**64}, {"kind": "nöte"}],
)  # fmt: skip
def test_a_column_that_was_changed_is_refused(change: dict[str, object]) -> None:
    sealed = ring().seal(COMPARTMENTS[0], RECORDS[0], 7, NOTE)
    with pytest.raises(IntegrityError):
        ring().open_bytes(sealed._replace(**change))  # type: ignore[arg-type]


def test_every_single_changed_bit_of_a_record_is_refused() -> None:
    sealed = ring().seal(COMPARTMENTS[0], RECORDS[0], 1, NOTE)
    for at in range(len(sealed.sealed)):
        for bit in range(8):
            data = bytearray(sealed.sealed)
            data[at] ^= 1 << bit
            with pytest.raises(IntegrityError):
                ring().open_bytes(sealed._replace(sealed=bytes(data)))


def test_every_cut_of_a_record_is_refused() -> None:
    sealed = ring().seal(COMPARTMENTS[0], RECORDS[0], 1, NOTE)
    for length in range(len(sealed.sealed)):
        with pytest.raises(IntegrityError):
            ring().open_bytes(sealed._replace(sealed=sealed.sealed[:length]))


def test_forged_cut_and_misplaced_are_one_error() -> None:
    sealed = ring().seal(COMPARTMENTS[0], RECORDS[0], 1, NOTE)
    said = set()
    for changed in (
        sealed._replace(sealed=b""),
        sealed._replace(sealed=sealed.sealed[:-1]),
        sealed._replace(sealed=bytes(len(sealed.sealed))),
        sealed._replace(revision=2),
        sealed._replace(revision=-1),
    ):
        with pytest.raises(IntegrityError) as refused:
            ring().open(changed)
        said.add((refused.value.message, refused.value.field, refused.value.remedy))
    assert len(said) == 1
    assert "Slept" not in str(said)


def test_a_part_of_an_entry_opens_in_its_place_alone() -> None:
    keys = ring()
    epoch, sealed = keys.seal_part(COMPARTMENTS[0], 7, "person", b"blind and payload")
    assert keys.open_part(COMPARTMENTS[0], epoch, 7, "person", sealed) == b"blind and payload"
    for place in (
        (COMPARTMENTS[1], epoch, 7, "person"),
        (COMPARTMENTS[0], 0, 7, "person"),
        (COMPARTMENTS[0], epoch, 8, "person"),
        (COMPARTMENTS[0], epoch, 7, "office"),
    ):
        with pytest.raises(IntegrityError):
            keys.open_part(*place, sealed)
    with pytest.raises(IntegrityError):
        ring(VAULTS[1]).open_part(COMPARTMENTS[0], epoch, 7, "person", sealed)


def test_a_ring_seals_under_the_newest_key_and_forgets_what_it_is_told_to() -> None:
    keys = Keyring(VAULTS[0], Counter("privity unit tests, ring"))
    here = COMPARTMENTS[0]
    older, newer = ContentKey(b"1" * 32), ContentKey(b"2" * 32)
    keys.add(here, 0, older)
    first = keys.seal(here, RECORDS[0], 1, NOTE)
    keys.add(here, 1, newer)
    assert keys.has_older(here)
    second = keys.seal_again(first)
    assert (keys.epoch(here), second.epoch, second.revision) == (1, 1, 2)
    assert keys.open(first) == keys.open(second) == NOTE
    assert keys.open_all(here, [first, second]) == [(RECORDS[0], NOTE), (RECORDS[0], NOTE)]
    assert keys.commitment(here, 0) == older.commitment()
    assert keys.key(here, 1) is newer
    keys.drop_epochs_below(here, 1)
    assert not keys.has_older(here)
    for lost in (lambda: keys.open(first), lambda: keys.key(here, 0), lambda: keys.open_all(here, [first])):
        with pytest.raises(IntegrityError):
            lost()
    keys.forget(here)
    for lost in (
        lambda: keys.open(second),
        lambda: keys.epoch(here),
        lambda: keys.commitment(here, 1),
        lambda: keys.seal(here, RECORDS[0], 3, NOTE),
    ):
        with pytest.raises(IntegrityError):
            lost()
    keys.forget(here)


def test_a_wrap_is_for_one_place_from_one_hand() -> None:
    me, other = KeyholderId("1" * 32), KeyholderId("2" * 32)
    key, vault, here = ContentKey(b"k" * 32), VAULTS[0], COMPARTMENTS[0]
    wrap = give_key(vault, here, 3, key, me, KEYHOLDER.public, me, KEYHOLDER)
    assert take_key(vault, wrap, KEYHOLDER, KEYHOLDER.public).raw() == key.raw()
    changes = (
        {"epoch": 2},
        {"compartment": COMPARTMENTS[1]},
        {"recipient": other},
        {"giver": other},
        {"commitment": ContentKey(b"q" * 32).commitment()},
        {"signature": OTHER_KEYHOLDER.sign(b"")},
    )
    said = set()
    for change in changes:
        with pytest.raises(IntegrityError) as refused:
            take_key(vault, replace(wrap, **change), KEYHOLDER, KEYHOLDER.public)  # type: ignore[arg-type]
        said.add(refused.value.message)
    for vault_, mine, giver in (
        (VAULTS[1], KEYHOLDER, KEYHOLDER.public),
        (vault, OTHER_KEYHOLDER, KEYHOLDER.public),
        (vault, KEYHOLDER, OTHER_KEYHOLDER.public),
    ):
        with pytest.raises(IntegrityError) as refused:
            take_key(vault_, wrap, mine, giver)
        said.add(refused.value.message)
    assert len(said) == 1


def test_every_changed_byte_of_a_wrap_is_refused() -> None:
    me, here = KeyholderId("1" * 32), COMPARTMENTS[0]
    wrap = give_key(VAULTS[0], here, 0, ContentKey(b"k" * 32), me, KEYHOLDER.public, me, KEYHOLDER)
    for name in ("sealed", "signature", "commitment"):
        whole = getattr(wrap, name)
        for at in range(len(whole)):
            changed = whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :]
            with pytest.raises(IntegrityError):
                take_key(VAULTS[0], replace(wrap, **{name: changed}), KEYHOLDER, KEYHOLDER.public)


def test_identifiers_have_one_form() -> None:
    assert is_id(id_from_bytes(bytes(range(16))))
    assert not any(map(is_id, ("", "A" * 32, "a" * 31, "a" * 33, "g" * 32, "a" * 32 + "\n")))
    with pytest.raises(ValueError):
        id_from_bytes(bytes(15))
