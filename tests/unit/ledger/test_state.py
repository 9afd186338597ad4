"""The state root tells whether what is stored is what was written last."""

import hashlib
from collections.abc import Sequence

import pytest

from privity.errors import IntegrityError
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head, verify_head
from privity.ledger.tree import EMPTY_ROOT
from privity.model.ids import CompartmentId, RecordId
from tests.unit.ledger.ledgers import compartments, filled

IDS = compartments(70)
ROWS = [Row(RecordId(filled(f"r{n}")[:16].hex()), n, filled(f"digest {n}"), "records") for n in range(5)]


def naive_root(heads: Sequence[tuple[CompartmentId, bytes]]) -> bytes:
    """RFC 6962 section 2.1, word for word."""

    def tree_hash(data: Sequence[bytes]) -> bytes:
        if not data:
            return hashlib.sha256(b"").digest()
        if len(data) == 1:
            return hashlib.sha256(b"\x00" + data[0]).digest()
        split = 1
        while split * 2 < len(data):
            split *= 2
        return hashlib.sha256(b"\x01" + tree_hash(data[:split]) + tree_hash(data[split:])).digest()

    return tree_hash(
        [
            b"privity.slot/1\n" + n.to_bytes(8, "big") + name.encode() + head
            for n, (name, head) in enumerate(heads)
        ]
    )


def test_the_root_is_the_tree_hash_of_the_heads_for_every_size_up_to_70() -> None:
    tree, heads = StateTree(), []
    assert tree.root() == EMPTY_ROOT == naive_root([])
    for slot, compartment in enumerate(IDS):
        tree.set(slot, compartment, filled(f"head {slot}"))
        heads.append((compartment, filled(f"head {slot}")))
        assert tree.root() == naive_root(heads)
        loaded = StateTree((at, name, head) for at, (name, head) in enumerate(heads))
        assert loaded.root() == tree.root()
        assert loaded.size == slot + 1


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7, 33, 70])
def test_setting_any_slot_gives_the_root_of_the_whole(size: int) -> None:
    heads = [(IDS[slot], filled(f"head {slot}")) for slot in range(size)]
    tree = StateTree((slot, *row) for slot, row in enumerate(heads))
    for slot in range(size):
        heads[slot] = (IDS[slot], filled(f"new {slot}"))
        tree.set(slot, *heads[slot])
        assert tree.root() == naive_root(heads)


def test_swapped_heads_and_swapped_compartments_change_the_root() -> None:
    a, b = filled("a"), filled("b")
    roots = {
        StateTree(rows).root()
        for rows in (
            [(0, IDS[0], a), (1, IDS[1], b)],
            [(0, IDS[0], b), (1, IDS[1], a)],
            [(0, IDS[1], a), (1, IDS[0], b)],
            [(0, IDS[0], a)],
            [(0, IDS[0], a), (1, IDS[1], b), (2, IDS[1], b)],
        )
    }
    assert len(roots) == 5


def test_an_older_head_put_back_is_noticed() -> None:
    tree = StateTree([(0, IDS[0], filled("consent given"))])
    before = tree.root()
    tree.set(0, IDS[0], filled("consent withdrawn"))
    now = tree.root()
    tree.verify(now)
    rolled_back = StateTree([(0, IDS[0], filled("consent given"))])
    assert rolled_back.root() == before
    with pytest.raises(IntegrityError, match="not what the last ledger entry says") as refusal:
        rolled_back.verify(now)
    assert refusal.value.remedy


def test_a_shredded_compartment_keeps_its_slot_and_stays_shredded() -> None:
    tree = StateTree((slot, IDS[slot], filled(f"head {slot}")) for slot in range(3))
    tree.set(1, IDS[1], TOMBSTONE)
    tree.set(1, IDS[1], TOMBSTONE)
    root = tree.root()
    assert tree.size == 3
    assert root == naive_root([(IDS[0], filled("head 0")), (IDS[1], TOMBSTONE), (IDS[2], filled("head 2"))])
    with pytest.raises(IntegrityError, match="stays so"):
        tree.set(1, IDS[1], filled("head 1"))
    assert tree.root() == root


def test_a_slot_is_never_given_to_another_compartment() -> None:
    tree = StateTree([(0, IDS[0], filled("head"))])
    root = tree.root()
    with pytest.raises(IntegrityError, match="another compartment"):
        tree.set(0, IDS[1], filled("head"))
    assert tree.root() == root


@pytest.mark.parametrize("slot", [-1, 2, 100])
def test_a_slot_with_a_gap_before_it_is_refused(slot: int) -> None:
    tree = StateTree([(0, IDS[0], filled("head"))])
    with pytest.raises(ValueError, match="gap"):
        tree.set(slot, IDS[1], filled("head"))


@pytest.mark.parametrize("slots", [(1,), (0, 2), (0, 0), (1, 0)])
def test_stored_slots_with_a_gap_or_out_of_order_are_refused(slots: tuple[int, ...]) -> None:
    with pytest.raises(IntegrityError, match="gap"):
        StateTree((slot, IDS[slot], bytes(32)) for slot in slots)


def test_ids_and_heads_of_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="identifier"):
        StateTree().set(0, CompartmentId("Tan Mei Ling"), bytes(32))
    with pytest.raises(ValueError, match="32 bytes"):
        StateTree().set(0, IDS[0], bytes(31))


def test_the_head_does_not_depend_on_the_order_of_reading() -> None:
    assert compartment_head(IDS[0], ROWS) == compartment_head(IDS[0], reversed(ROWS))
    assert compartment_head(IDS[0], iter(ROWS)) == compartment_head(IDS[0], [tuple(row) for row in ROWS])


def test_every_field_of_every_row_counts_for_the_head() -> None:
    whole = compartment_head(IDS[0], ROWS)
    seen = {whole, compartment_head(IDS[1], ROWS), compartment_head(IDS[0], [])}
    for at, row in enumerate(ROWS):
        rest = ROWS[:at] + ROWS[at + 1 :]
        seen.add(compartment_head(IDS[0], rest))
        for changed in (
            row._replace(record=RecordId("ab" * 16)),
            row._replace(revision=row.revision + 1),
            row._replace(digest=filled("other")),
            row._replace(table="overviews"),
        ):
            seen.add(compartment_head(IDS[0], [*rest, changed]))
    assert len(seen) == 3 + 5 * len(ROWS)


def test_no_two_rows_share_an_encoding_by_shifting_their_borders() -> None:
    one = compartment_head(IDS[0], [Row(RecordId("a"), 0, bytes(32), "bc")])
    other = compartment_head(IDS[0], [Row(RecordId("ca"), 0, bytes(32), "b")])
    assert one != other


def test_a_record_stored_twice_is_refused() -> None:
    with pytest.raises(IntegrityError, match="stored twice"):
        compartment_head(IDS[0], [*ROWS, ROWS[2]])
    with pytest.raises(IntegrityError, match="stored twice"):
        compartment_head(IDS[0], [*ROWS, ROWS[2]._replace(digest=filled("other"))])


def test_rows_are_verified_against_the_head_of_the_last_write() -> None:
    head = compartment_head(IDS[0], ROWS)
    verify_head(head, IDS[0], ROWS)
    with pytest.raises(IntegrityError, match="last write") as refusal:
        verify_head(head, IDS[0], ROWS[:-1])
    assert refusal.value.remedy


@pytest.mark.parametrize(
    "change", [{"table": ""}, {"table": "t" * 256}, {"record": ""}, {"digest": bytes(31)}]
)
def test_a_row_that_cannot_be_encoded_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a row has"):
        compartment_head(IDS[0], [ROWS[0]._replace(**change)])  # type: ignore[arg-type]
