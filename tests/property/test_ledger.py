"""The ledger under any leaves, any trees and any order of writing."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from privity.errors import IntegrityError
from privity.ledger.audit import audit
from privity.ledger.commitment import combine, commit_part, verify_combined, verify_part
from privity.ledger.entry import MAX_SEQ, EventClass, Leaf, encode_leaf, ledger_time, parse_leaf, scan_leaf
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head
from privity.ledger.tree import MerkleTree, leaf_hash, verify_consistency, verify_inclusion
from privity.model.ids import CompartmentId, RecordId

hashes = st.binary(min_size=32, max_size=32)
ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
moments = st.datetimes(timezones=st.just(UTC)).map(ledger_time)
leaves = st.builds(
    Leaf,
    seq=st.integers(0, MAX_SEQ),
    time=moments,
    event=st.sampled_from(EventClass),
    commitment=hashes,
    state=hashes,
)
rows = st.builds(
    Row,
    record=ids.map(RecordId),
    revision=st.integers(0, 2**63),
    digest=hashes,
    table=st.sampled_from(["records", "overviews", "keys"]),
)
row_lists = st.lists(rows, max_size=12, unique_by=lambda row: (row.record, row.revision, row.table))


@given(leaves)
def test_every_leaf_comes_back_and_has_one_encoding(leaf: Leaf) -> None:
    line = encode_leaf(leaf)
    assert parse_leaf(line) == leaf
    assert encode_leaf(parse_leaf(line)) == line
    assert scan_leaf(line)[0] == leaf.seq


@given(leaves, leaves)
def test_times_as_text_have_the_order_of_time(one: Leaf, two: Leaf) -> None:
    text_order = scan_leaf(encode_leaf(one))[1] < scan_leaf(encode_leaf(two))[1]
    assert text_order == (one.time < two.time)


@given(leaves, st.data())
def test_whatever_is_read_as_a_leaf_is_written_the_same(leaf: Leaf, data: Any) -> None:
    line = bytearray(encode_leaf(leaf))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(line) - 1))
        line[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2))
    try:
        read = parse_leaf(bytes(line))
    except IntegrityError:
        return
    assert encode_leaf(read) == bytes(line)


@given(st.datetimes())
def test_a_ledger_time_is_never_later_than_the_moment(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    cut = ledger_time(aware)
    assert 0 <= (aware - cut).total_seconds() < 0.001
    assert ledger_time(cut) == cut


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=130), st.data())
def test_every_proof_of_every_tree_verifies(leaves: list[bytes], data: Any) -> None:
    nodes = [leaf_hash(leaf) for leaf in leaves]
    cut = data.draw(st.integers(0, len(nodes)))
    tree = MerkleTree(nodes[:cut])
    tree.extend(nodes[cut:])
    size = data.draw(st.integers(1, len(nodes)))
    index, first = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    verify_inclusion(nodes[index], index, size, tree.inclusion_proof(index, size), tree.root(size))
    verify_consistency(first, size, tree.consistency_proof(first, size), tree.root(first), tree.root(size))
    assert tree.root(size) == MerkleTree(nodes[:size]).root()


@given(st.lists(st.tuples(st.integers(0, 40), hashes), max_size=60))
def test_a_state_kept_up_to_date_is_the_state_loaded_anew(writes: list[tuple[int, bytes]]) -> None:
    tree = StateTree()
    stored: dict[int, bytes] = {}
    for wanted, head in writes:
        slot = min(wanted, len(stored))
        if stored.get(slot) == TOMBSTONE:
            continue
        stored[slot] = TOMBSTONE if head[0] < 40 and slot in stored else head
        tree.set(slot, CompartmentId(f"{slot:032x}"), stored[slot])
    loaded = StateTree((slot, CompartmentId(f"{slot:032x}"), stored[slot]) for slot in range(len(stored)))
    assert tree.root() == loaded.root()


@given(row_lists, st.randoms(use_true_random=False))
def test_the_head_of_a_compartment_knows_no_order(entries: list[Row], random: Any) -> None:
    shuffled = entries.copy()
    random.shuffle(shuffled)
    compartment = CompartmentId("ab" * 16)
    assert compartment_head(compartment, shuffled) == compartment_head(compartment, entries)


@given(row_lists, row_lists)
def test_different_rows_have_different_heads(one: list[Row], two: list[Row]) -> None:
    compartment = CompartmentId("ab" * 16)
    assert (compartment_head(compartment, one) == compartment_head(compartment, two)) == (
        set(one) == set(two)
    )


@given(hashes, st.binary(max_size=60), hashes, st.binary(max_size=60))
def test_each_part_is_proved_without_the_other(
    person_blind: bytes, person: bytes, office_blind: bytes, office: bytes
) -> None:
    of_person, of_office = commit_part(person_blind, person), commit_part(office_blind, office)
    leaf = combine(of_person, of_office)
    verify_part(of_office, office_blind, office)
    verify_combined(leaf, of_person, of_office)
    assert (commit_part(person_blind, office) == of_person) == (office == person)


@given(st.integers(1, 40), st.data())
def test_an_audit_finds_any_one_leaf_that_is_dropped_doubled_or_moved(size: int, data: Any) -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    lines = [
        encode_leaf(Leaf(seq, moment, EventClass.RECORD_SAVED, bytes(32), bytes(32))) for seq in range(size)
    ]
    assert audit(lines).findings == ()
    at, to = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    dropped = lines[:at] + lines[at + 1 :]
    doubled = [*lines[: at + 1], *lines[at:]]
    moved = [*dropped[:to], lines[at], *dropped[to:]]
    assert bool(audit(dropped).failures) == (at != size - 1)
    assert audit(doubled).failures
    assert bool(audit(moved).failures) == (at != to)
