"""An audit names what is wrong and where; nothing that is done to a ledger of a hundred entries goes unseen."""

from datetime import timedelta

import pytest

from privity.errors import IntegrityError
from privity.ledger.anchor import check_extends
from privity.ledger.audit import Finding, Flaw, audit
from privity.ledger.entry import encode_leaf, parse_leaf
from tests.unit.ledger.ledgers import NOON, anchor_of, leaf, lines, tree_of

LEDGER = lines(100)
TREE = tree_of(LEDGER)
ANCHOR = anchor_of(TREE)


def flaws(ledger: list[bytes]) -> list[tuple[int, Flaw]]:
    return [(finding.seq, finding.flaw) for finding in audit(ledger).findings]


def test_a_whole_ledger_has_no_flaw() -> None:
    report = audit(LEDGER)
    report.verify()
    assert (report.size, report.root, report.findings) == (100, TREE.root(), ())
    assert report.last == parse_leaf(LEDGER[-1])


def test_an_empty_ledger_has_no_flaw_and_no_last_entry() -> None:
    report = audit([])
    report.verify()
    assert (report.size, report.last) == (0, None)


def test_a_ledger_is_read_from_any_stream() -> None:
    assert audit(line for line in LEDGER).root == TREE.root()


@pytest.mark.parametrize("at", range(100))
def test_every_entry_that_is_deleted_is_missed(at: int) -> None:
    report = audit(LEDGER[:at] + LEDGER[at + 1 :])
    if at < 99:
        assert report.failures == (Finding(at, Flaw.OUT_OF_SEQUENCE, f"entry {at} is missing"),)
    with pytest.raises(IntegrityError):
        check_extends(report.tree, ANCHOR)


@pytest.mark.parametrize("at", range(100))
def test_every_entry_that_is_edited_is_noticed(at: int) -> None:
    for forged in (
        encode_leaf(leaf(at, word="forged")),
        encode_leaf(leaf(at, time=NOON + timedelta(minutes=at, milliseconds=1))),
        LEDGER[at].replace(b'"seq":', b'"seq": '),
    ):
        report = audit([*LEDGER[:at], forged, *LEDGER[at + 1 :]])
        assert report.root != TREE.root()
        with pytest.raises(IntegrityError, match="entries were changed"):
            check_extends(report.tree, ANCHOR)


@pytest.mark.parametrize("at", range(101))
def test_every_entry_that_is_inserted_is_noticed(at: int) -> None:
    report = audit([*LEDGER[:at], encode_leaf(leaf(at, word="forged")), *LEDGER[at:]])
    if at < 100:
        assert (at + 1, Flaw.OUT_OF_SEQUENCE) in [(finding.seq, finding.flaw) for finding in report.failures]
        with pytest.raises(IntegrityError, match="entries were changed"):
            check_extends(report.tree, ANCHOR)
    else:
        report.verify()
        check_extends(report.tree, ANCHOR)


@pytest.mark.parametrize("at", range(99))
def test_every_two_entries_that_change_places_are_noticed(at: int) -> None:
    report = audit([*LEDGER[:at], LEDGER[at + 1], LEDGER[at], *LEDGER[at + 2 :]])
    assert report.failures[0] == Finding(at, Flaw.OUT_OF_SEQUENCE, f"entry {at} is missing")
    with pytest.raises(IntegrityError):
        check_extends(report.tree, ANCHOR)


@pytest.mark.parametrize("length", range(100))
def test_every_truncation_is_noticed_by_the_anchor(length: int) -> None:
    report = audit(LEDGER[:length])
    report.verify()
    with pytest.raises(IntegrityError, match=f"it has {length} entries, 100 were"):
        check_extends(report.tree, ANCHOR)


@pytest.mark.parametrize("at", range(100))
def test_every_fork_is_noticed_by_the_anchor(at: int) -> None:
    report = audit([*LEDGER[:at], *lines(120, word="forged")[at:]])
    report.verify()
    with pytest.raises(IntegrityError, match="entries were changed"):
        check_extends(report.tree, ANCHOR)


def test_a_gap_is_told_once_and_with_its_length() -> None:
    report = audit(LEDGER[:10] + LEDGER[15:])
    assert report.findings == (Finding(10, Flaw.OUT_OF_SEQUENCE, "entries 10 to 14 are missing"),)


def test_an_entry_that_comes_again_is_told_with_its_place() -> None:
    report = audit([*LEDGER[:10], LEDGER[4], *LEDGER[10:]])
    assert [finding.says for finding in report.failures] == [
        "entry 4 stands where entry 10 belongs",
        "entries 5 to 9 are missing",
    ]


def test_a_broken_encoding_hides_nothing_that_follows() -> None:
    broken = [*LEDGER[:3], b"{}", LEDGER[4], b"\xff", *LEDGER[6:8], *LEDGER[9:12]]
    assert flaws(broken) == [(3, Flaw.MALFORMED), (5, Flaw.MALFORMED), (8, Flaw.OUT_OF_SEQUENCE)]


def test_an_entry_of_a_newer_version_is_told_apart() -> None:
    newer = LEDGER[5].replace(b"leaf/1", b"leaf/2")
    assert flaws([*LEDGER[:5], newer, *LEDGER[6:]]) == [(5, Flaw.TOO_NEW)]


def test_a_clock_set_back_is_shown_and_breaks_nothing() -> None:
    back = [*LEDGER[:50], *(encode_leaf(leaf(n, time=NOON + timedelta(seconds=n))) for n in range(50, 60))]
    report = audit(back)
    report.verify()
    assert report.anomalies == (Finding(50, Flaw.CLOCK_BACKWARDS, "the clock went back by 2890.000 seconds"),)
    assert report.failures == ()


def test_equal_times_are_no_anomaly() -> None:
    assert flaws([encode_leaf(leaf(n, time=NOON)) for n in range(5)]) == []


def test_the_first_failure_is_raised_with_its_place_and_the_number_of_others() -> None:
    broken = audit([*LEDGER[:3], b"{}", *LEDGER[5:]])
    with pytest.raises(IntegrityError, match=r"broken at entry 3: .* and 1 more") as refusal:
        broken.verify()
    assert refusal.value.remedy
    with pytest.raises(IntegrityError, match=r"broken at entry 2: entry 2 is missing$"):
        audit([*LEDGER[:2], *LEDGER[3:]]).verify()
