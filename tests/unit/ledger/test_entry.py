"""A leaf has one spelling; everything else is refused."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from privity.errors import IntegrityError, TooNewError
from privity.ledger.entry import MAX_SEQ, EventClass, Leaf, encode_leaf, ledger_time, parse_leaf, scan_leaf
from tests.unit.ledger.ledgers import NOON, filled, leaf

LINE = encode_leaf(leaf(7))


def test_a_leaf_is_one_line_of_canonical_json() -> None:
    entry = Leaf(
        7, datetime(2026, 11, 22, 9, 5, 3, 40000, UTC), EventClass.HANDED_OUT, bytes(32), b"\xff" * 32
    )
    assert encode_leaf(entry) == (
        b'{"commitment":"' + b"00" * 32 + b'","event":"handed-out","format":"privity.leaf/1","seq":7,'
        b'"state":"' + b"ff" * 32 + b'","time":"2026-11-22T09:05:03.040Z"}'
    )


def test_a_leaf_is_the_same_as_the_canonical_json_of_its_fields() -> None:
    assert json.dumps(json.loads(LINE), sort_keys=True, separators=(",", ":")).encode() == LINE


@pytest.mark.parametrize("event", EventClass)
def test_every_event_class_comes_back(event: EventClass) -> None:
    entry = Leaf(0, NOON, event, filled("c"), filled("s"))
    assert parse_leaf(encode_leaf(entry)) == entry


def test_event_classes_are_coarse_words_in_lower_case() -> None:
    assert all(event.value.replace("-", "").isalpha() and event.value.islower() for event in EventClass)
    assert all(len(event.value) <= 32 for event in EventClass)


@pytest.mark.parametrize(
    "moment", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, 999000, UTC)]
)
@pytest.mark.parametrize("seq", [0, MAX_SEQ])
def test_the_ends_of_every_range_come_back(seq: int, moment: datetime) -> None:
    entry = Leaf(seq, moment, EventClass.LOCKED, bytes(32), bytes(32))
    assert parse_leaf(encode_leaf(entry)) == entry


MALFORMED = {
    "empty": b"",
    "newline after": LINE + b"\n",
    "newline before": b"\n" + LINE,
    "two leaves in a line": LINE + LINE,
    "space after comma": LINE.replace(b",", b", ", 1),
    "keys in another order": b'{"event":"locked",' + LINE[1:].replace(b'"event":"locked",', b"", 1),
    "field twice": LINE.replace(b'"seq":7', b'"seq":7,"seq":7'),
    "extra field": LINE.replace(b'"seq":7', b'"name":"x","seq":7'),
    "upper-case digits": LINE.replace(
        filled("state 7").hex().encode(), filled("state 7").hex().upper().encode()
    ),
    "short state": LINE.replace(filled("state 7").hex().encode(), b"00"),
    "leading zero": LINE.replace(b'"seq":7', b'"seq":07'),
    "negative": LINE.replace(b'"seq":7', b'"seq":-7'),
    "fraction": LINE.replace(b'"seq":7', b'"seq":7.0'),
    "exponent": LINE.replace(b'"seq":7', b'"seq":7e0'),
    "number as text": LINE.replace(b'"seq":7', b'"seq":"7"'),
    "beyond what JSON keeps": LINE.replace(b'"seq":7', b'"seq":9007199254740992'),
    "unknown event": LINE.replace(leaf(7).event.value.encode(), b"divulged"),
    "escaped character": LINE.replace(b'"event"', b'"\\u0065vent"'),
    "byte order mark": b"\xef\xbb\xbf" + LINE,
    "not ASCII": LINE.replace(b"Z", "\u017d".encode()),
    "null byte": LINE.replace(b"Z", b"\x00"),
    "format zero": LINE.replace(b"leaf/1", b"leaf/0"),
    "format 01": LINE.replace(b"leaf/1", b"leaf/01"),
    "another format": LINE.replace(b"privity.leaf/1", b"privity.note/1"),
    "day that is none": LINE.replace(b"2026-11-22", b"2026-02-29"),
    "year zero": LINE.replace(b"2026-11-22", b"0000-11-22"),
    "hour 24": LINE.replace(b"T12:07:00.000", b"T24:00:00.000"),
    "leap second": LINE.replace(b"T12:07:00.000", b"T23:59:60.000"),
    "no milliseconds": LINE.replace(b":00.000Z", b":00Z"),
    "microseconds": LINE.replace(b":00.000Z", b":00.000000Z"),
    "offset for Z": LINE.replace(b":00.000Z", b":00.000+00:00"),
    "lower-case z": LINE.replace(b":00.000Z", b":00.000z"),
    "space for T": LINE.replace(b"T12", b" 12"),
    "week date": LINE.replace(b"2026-11-22", b"2026-W47-7"),
}


@pytest.mark.parametrize("line", MALFORMED.values(), ids=MALFORMED.keys())
def test_every_other_spelling_is_refused(line: bytes) -> None:
    assert line != LINE
    with pytest.raises(IntegrityError, match="not a ledger entry") as refusal:
        parse_leaf(line)
    assert refusal.value.remedy
    with pytest.raises(IntegrityError):
        scan_leaf(line)


@pytest.mark.parametrize("number", [b"2", b"9", b"10", b"11", b"100"])
def test_a_newer_format_is_told_apart_from_a_broken_one(number: bytes) -> None:
    with pytest.raises(TooNewError, match="newer version"):
        parse_leaf(LINE.replace(b"leaf/1", b"leaf/" + number))


def test_every_changed_byte_is_refused_or_read_as_another_leaf() -> None:
    whole = parse_leaf(LINE)
    for place in range(len(LINE)):
        for changed in (LINE[place] ^ 1, LINE[place] ^ 0x20, 0, 0x0A, 0xFF):
            line = LINE[:place] + bytes((changed,)) + LINE[place + 1 :]
            if line == LINE:
                continue
            try:
                other = parse_leaf(line)
            except IntegrityError:
                continue
            assert other != whole
            assert encode_leaf(other) == line


INJECTIONS = (
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x1b[2J",
    "\x7f",
    "\u0085",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u200b",
    '","seq":9,"x":"',
    "\\n",
    "%0a",
    "\N{GRINNING FACE}",
    "' OR 1=1 --",
    "<script>",
    "=1+1",
)


@pytest.mark.parametrize("text", INJECTIONS)
def test_nothing_can_be_smuggled_into_a_leaf(text: str) -> None:
    for place in (15, LINE.index(b"event") + 8, LINE.index(b"seq") + 5, len(LINE) - 3, len(LINE)):
        with pytest.raises(IntegrityError):
            parse_leaf(LINE[:place] + text.encode() + LINE[place:])


def test_scanning_gives_seq_and_time_in_the_order_of_time() -> None:
    seq, time = scan_leaf(LINE)
    later = scan_leaf(encode_leaf(leaf(8)))
    assert (seq, time) == (7, b"2026-11-22T12:07:00.000")
    assert later[1] > time


def test_a_moment_is_cut_to_milliseconds_and_brought_to_utc() -> None:
    singapore = timezone(timedelta(hours=8))
    assert ledger_time(datetime(2026, 11, 22, 20, 0, 0, 999999, singapore)) == datetime(
        2026, 11, 22, 12, 0, 0, 999000, UTC
    )


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger_time(datetime(2026, 11, 22))  # noqa: DTZ001 - the defect under test


@pytest.mark.parametrize(
    "fields",
    [
        {"seq": -1},
        {"seq": MAX_SEQ + 1},
        {"time": datetime(2026, 11, 22, 12, 0, 0, 1, UTC)},
        {"time": datetime(2026, 11, 22, tzinfo=timezone(timedelta(hours=1)))},
        {"commitment": bytes(31)},
        {"state": bytes(33)},
    ],
)
def test_a_leaf_that_could_not_be_encoded_cannot_be_made(fields: dict[str, object]) -> None:
    valid = {"seq": 0, "time": NOON, "event": EventClass.LOCKED, "commitment": bytes(32), "state": bytes(32)}
    with pytest.raises(ValueError, match="entry"):
        Leaf(**{**valid, **fields})  # type: ignore[arg-type]
