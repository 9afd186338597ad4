"""The anchor's keeper: written late or at once, never backwards, never against a commit."""

import threading
import time
from pathlib import Path

import pytest

from privity.bootstrap import signer_of
from privity.durable import read_private
from privity.errors import IntegrityError, StorageError
from privity.ledger.anchor import parse_anchor
from privity.ledger.entry import EventClass
from privity.ledger.tree import MerkleTree, leaf_hash
from privity.model.ids import CompartmentId
from privity.services import anchoring
from privity.services.anchoring import AnchorKeeper, read_anchor
from privity.services.find import FindIndex, follow, query_of, warm
from tests.house.offices import Practice, client
from tests.vectors.make_vectors import OTHER_ROOT, ROOT, VAULT

SIGNER = signer_of(VAULT, ROOT)
LEAVES = [leaf_hash(bytes([number])) for number in range(20)]


def tree(size: int, first: int = 0) -> MerkleTree:
    return MerkleTree([leaf_hash(bytes([first])), *LEAVES[1:]][:size])


def keeper(path: Path, generation: int = 1, header: bytes = bytes(32)) -> AnchorKeeper:
    return AnchorKeeper(path, VAULT, SIGNER, generation, header)


def grown(
    path: Path, size: int, *, urgent: bool = True, **shredded: frozenset[CompartmentId]
) -> AnchorKeeper:
    made = keeper(path)
    made.begin_anew()
    made.ledger_grew(size, tree(size).root(), urgent=urgent, **shredded)
    return made


def size_of(path: Path) -> int:
    data = read_private(path)
    assert data is not None
    return parse_anchor(data, VAULT, [SIGNER.key]).checkpoint.checkpoint.size


def test_what_is_urgent_is_there_at_once_and_the_rest_within_a_second(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    one = grown(path, 3)
    assert size_of(path) == 3
    one.ledger_grew(4, tree(4).root(), urgent=False)
    one.ledger_grew(5, tree(5).root(), urgent=False)
    assert size_of(path) == 3
    for _ in range(40):
        if size_of(path) == 5:
            break
        time.sleep(0.05)
    assert size_of(path) == 5
    one.stop()


def test_on_lock_what_is_not_written_yet_is_written(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    one = grown(path, 3)
    one.ledger_grew(4, tree(4).root(), urgent=False)
    one.flush()
    one.stop()
    one.flush()
    assert size_of(path) == 4


def test_a_failed_writing_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "_LAG_SECONDS", 0.01)
    path = tmp_path / "later" / "anchor"
    one = keeper(path)
    one.begin_anew()
    one.ledger_grew(3, tree(3).root(), urgent=False)
    for _ in range(100):
        if one.lags:
            break
        time.sleep(0.02)
    assert one.lags
    with pytest.raises(StorageError):
        one.ledger_grew(4, tree(4).root(), urgent=True)
    path.parent.mkdir()
    one.flush()
    assert not one.lags
    assert size_of(path) == 4


def test_a_ledger_must_extend_the_anchor(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    grown(path, 5)
    for ledger in (tree(5), tree(9)):
        keeper(path).check(ledger)
    for wrong in (tree(4), tree(0), tree(5, first=99), tree(9, first=99)):
        with pytest.raises(IntegrityError):
            keeper(path).check(wrong)


def test_a_header_must_not_be_older_or_another(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    one = grown(path, 5)
    one.header_changed(2, b"2" * 32)
    one.ledger_grew(5, tree(5).root(), urgent=True)
    keeper(path, 2, b"2" * 32).check(tree(5))
    keeper(path, 3, b"3" * 32).check(tree(5))
    for generation, header in ((1, bytes(32)), (2, b"x" * 32)):
        with pytest.raises(IntegrityError):
            keeper(path, generation, header).check(tree(5))


def test_tombstones_are_kept_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    first, second = CompartmentId("1" * 32), CompartmentId("2" * 32)
    grown(path, 3, shredded=frozenset({first}))
    one = keeper(path)
    one.check(tree(3))
    one.ledger_grew(4, tree(4).root(), urgent=True, shredded=frozenset({second}))
    known = read_anchor(path, VAULT, SIGNER)
    assert known is not None
    assert set(known.tombstones) == {first, second} == one.tombstones


def test_forty_thousand_tombstones_are_read_again(tmp_path: Path) -> None:
    """An institution erases for decades; a limit on the file's size must not lock it out."""
    path = tmp_path / "anchor"
    many = frozenset(CompartmentId(f"{number:032x}") for number in range(40_000))
    grown(path, 3, shredded=many)
    assert path.stat().st_size > 1 << 20
    again = keeper(path)
    again.check(tree(3))
    assert again.tombstones == many


def test_nothing_that_was_known_is_written_away(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    one = grown(path, 5)
    with pytest.raises(IntegrityError):
        one.ledger_grew(4, tree(4).root(), urgent=True)
    assert size_of(path) == 5


def test_an_older_anchor_put_back_while_the_office_is_open_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    grown(path, 3)
    older = path.read_bytes()
    one = keeper(path)
    one.check(tree(3))
    one.ledger_grew(6, tree(6).root(), urgent=True)
    one.check(tree(6))
    path.write_bytes(older)
    with pytest.raises(IntegrityError):
        one.check(tree(6))


@pytest.mark.parametrize("data", [b"", b"x", b"\xff" * 100])
def test_a_damaged_anchor_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "anchor"
    path.write_bytes(data)
    with pytest.raises(IntegrityError):
        keeper(path).check(tree(3))


def test_every_changed_byte_of_the_anchor_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    grown(path, 5, shredded=frozenset({CompartmentId("1" * 32)}))
    data = path.read_bytes()
    for at in range(len(data)):
        with pytest.raises(IntegrityError):
            parse_anchor(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], VAULT, [SIGNER.key])
    with pytest.raises(IntegrityError):
        parse_anchor(data, VAULT, [signer_of(VAULT, OTHER_ROOT).key])


def test_a_copy_that_is_only_looked_at_checks_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    grown(path, 5)
    before = path.read_bytes()
    copy = keeper(path).detached()
    copy.check(tree(1))
    copy.flush()
    assert path.read_bytes() == before


def test_many_threads_write_and_the_anchor_never_falls_behind(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commits, late writings and a verification at once: nothing is refused and the last word is the newest."""
    monkeypatch.setattr(anchoring, "_LAG_SECONDS", 0.001)
    office = practice.open()
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(10):
                with office.work(EventClass.SEARCHED if number % 2 else EventClass.ACCESS_CHANGED) as one:
                    one.tell_office(thread=number)
                office.anchor.check(office.tree)
        except BaseException as fault:  # noqa: BLE001 - whatever it was, the main thread tells it
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    size = office.tree.size
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert office.tree.size == size + 60
    office.close()
    with practice.opened() as again:
        assert again.tree.size == size + 61


def test_notes_of_many_threads_are_all_counted(practice: Practice) -> None:
    from datetime import date

    from privity.model.notes import Draft
    from privity.services.clients import list_clients
    from privity.services.notes import finish_note

    with practice.opened() as office:
        ann = client(office, "ann")

        def write(number: int) -> None:
            for one in range(5):
                finish_note(office, ann, Draft(f"t-{number}-{one}", "ann-alone", date(2026, 4, 1), "Walked."))

        threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        [line] = [one for one in list_clients(office) if one.compartment == ann]
        assert line.overview.notes == 22


def test_an_index_that_is_closed_takes_nothing_in(practice: Practice) -> None:
    from privity.errors import LockedError

    with practice.opened() as office:
        index = FindIndex()
        follow(office, index)
        warm(office, index)
        ann = client(office, "ann")
        index.remove(ann, office.record_ids(ann)[0])
        index.close()
        warm(office, index)
        index.remove(ann, office.record_ids(ann)[0])
        index.remove_compartment(ann)
        assert len(index) == 0
        with pytest.raises(LockedError):
            index.search("walked")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("walk", '"walk"*'),
        ("walk ", '"walk"'),
        ("the walk", '"the" AND "walk"*'),
        ('"the walk" slept', '"the walk" AND "slept"*'),
        ("wal* slept ", '"wal"* AND "slept"'),
        ("a-b", '"a b"*'),
        ("NOT or NEAR(x) ", '"NOT" AND "or" AND "NEAR x"'),
        ("昨日", '"昨 日"*'),
        ('"unclosed', '"unclosed"*'),
    ],
)
def test_what_is_typed_is_never_an_operator(typed: str, query: str) -> None:
    assert query_of(typed) == query


@pytest.mark.parametrize("typed", ["", " ", '""', "* ( ) -", "x " * 33])
def test_what_cannot_be_looked_for_is_told(typed: str) -> None:
    from privity.errors import InputError

    with pytest.raises(InputError):
        query_of(typed)


@pytest.mark.parametrize(
    "typed", ["_", "__ walked", "\x00walked", "walked\x00", "'", "walked; DROP", "{text}: walked", "^walked"]
)
def test_odd_words_find_or_do_not_find_but_never_crash(practice: Practice, typed: str) -> None:
    from privity.errors import InputError

    with practice.opened() as office:
        index = FindIndex()
        warm(office, index)
        try:
            found = index.search(typed)
        except InputError:
            found = []
        assert len(found) <= 5
        index.close()
