"""The anchor: what this device remembers cannot be unlearned, forged or taken for another office's."""

import json
from dataclasses import replace

import pytest

from privity.errors import IntegrityError, TooNewError
from privity.ledger.anchor import (
    Anchor,
    check_extends,
    check_follows,
    check_header,
    parse_anchor,
    render_anchor,
)
from privity.ledger.checkpoint import render_checkpoint
from privity.ledger.note import open_note, sign_note
from privity.model.ids import CompartmentId
from tests.unit.ledger.ledgers import (
    OTHER_VAULT,
    VAULT,
    anchor_of,
    compartments,
    filled,
    lines,
    signed,
    signer,
    tree_of,
)

OFFICE = signer()
TREE = tree_of(lines(12))
ANCHOR = anchor_of(TREE)
FILE = render_anchor(ANCHOR, OFFICE)
BODY = json.loads(open_note(FILE, [OFFICE.key]))


def signed_text(body: object, **options: object) -> bytes:
    """A file that this office signed, with another content."""
    settings: dict[str, object] = {"sort_keys": True, "separators": (",", ":"), **options}
    return sign_note(json.dumps(body, **settings) + "\n", OFFICE)  # type: ignore[arg-type]


@pytest.mark.parametrize("shredded", [0, 1, 50])
@pytest.mark.parametrize("generation", [0, 1, 9000])
def test_an_anchor_comes_back(shredded: int, generation: int) -> None:
    anchor = anchor_of(TREE, generation=generation, shredded=shredded)
    assert parse_anchor(render_anchor(anchor, OFFICE), VAULT, [OFFICE.key]) == anchor


def test_the_file_is_one_line_of_canonical_json_and_a_signature() -> None:
    assert signed_text(BODY) == FILE
    assert BODY["format"] == "privity.anchor/1"
    assert BODY["checkpoint"].startswith(f"privity.invalid/{VAULT}\n12\n")


def test_every_flipped_byte_of_the_file_is_refused() -> None:
    for place in range(len(FILE)):
        for flip in (1, 0x20, 0x80):
            torn = FILE[:place] + bytes((FILE[place] ^ flip,)) + FILE[place + 1 :]
            with pytest.raises(IntegrityError):
                parse_anchor(torn, VAULT, [OFFICE.key])


def test_every_truncation_of_the_file_is_refused() -> None:
    for length in range(len(FILE)):
        with pytest.raises(IntegrityError):
            parse_anchor(FILE[:length], VAULT, [OFFICE.key])


def test_an_anchor_of_another_key_or_another_office_is_refused() -> None:
    with pytest.raises(IntegrityError, match="anchor of this device"):
        parse_anchor(render_anchor(ANCHOR, signer("stranger")), VAULT, [OFFICE.key])
    with pytest.raises(IntegrityError, match="anchor of this device"):
        parse_anchor(FILE, OTHER_VAULT, [OFFICE.key])


WRONG = {
    "field missing": {key: value for key, value in BODY.items() if key != "tombstones"},
    "field too many": {**BODY, "note": "x"},
    "no format": {**BODY, "format": None},
    "another format": {**BODY, "format": "privity.bundle/1"},
    "format zero": {**BODY, "format": "privity.anchor/0"},
    "format without number": {**BODY, "format": "privity.anchor/"},
    "header field too many": {**BODY, "header": {**BODY["header"], "x": 1}},
    "header missing": {**BODY, "header": None},
    "generation true": {**BODY, "header": {**BODY["header"], "generation": True}},
    "generation negative": {**BODY, "header": {**BODY["header"], "generation": -1}},
    "generation text": {**BODY, "header": {**BODY["header"], "generation": "3"}},
    "digest short": {**BODY, "header": {**BODY["header"], "digest": "00"}},
    "digest in capitals": {**BODY, "header": {**BODY["header"], "digest": BODY["header"]["digest"].upper()}},
    "digest not hexadecimal": {**BODY, "header": {**BODY["header"], "digest": "x" * 64}},
    "tombstones not a list": {**BODY, "tombstones": {}},
    "tombstones not ids": {**BODY, "tombstones": ["c-1"]},
    "tombstones numbers": {**BODY, "tombstones": [1, 2]},
    "tombstones unsorted": {**BODY, "tombstones": sorted(BODY["tombstones"], reverse=True)},
    "tombstones twice": {**BODY, "tombstones": [BODY["tombstones"][0]] * 2},
    "checkpoint not text": {**BODY, "checkpoint": 1},
    "checkpoint unsigned": {**BODY, "checkpoint": render_checkpoint(ANCHOR.checkpoint.checkpoint)},
    "checkpoint of another office": {**BODY, "checkpoint": signed(TREE, OTHER_VAULT).note.decode()},
    "vault of another form": {**BODY, "vault": "x"},
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG.keys())
def test_a_signature_does_not_make_up_for_a_wrong_content(body: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="malformed or not signed") as refusal:
        parse_anchor(signed_text(body), VAULT, [OFFICE.key])
    assert refusal.value.remedy


@pytest.mark.parametrize(
    "options", [{"indent": 1}, {"sort_keys": False}, {"separators": (", ", ": ")}, {"ensure_ascii": False}]
)
def test_another_spelling_of_the_same_content_is_refused(options: dict[str, object]) -> None:
    shuffled = dict(sorted(BODY.items(), reverse=True))
    with pytest.raises(IntegrityError):
        parse_anchor(signed_text(shuffled, **options), VAULT, [OFFICE.key])


def test_a_signed_checkpoint_is_no_anchor_and_an_anchor_no_checkpoint() -> None:
    with pytest.raises(IntegrityError):
        parse_anchor(ANCHOR.checkpoint.note, VAULT, [OFFICE.key])


@pytest.mark.parametrize("number", [2, 10, 11])
def test_a_newer_format_is_told_apart(number: int) -> None:
    with pytest.raises(TooNewError, match="newer version"):
        parse_anchor(
            signed_text({**BODY, "format": f"privity.anchor/{number}", "more": 1}), VAULT, [OFFICE.key]
        )


def test_the_ledger_that_was_seen_and_a_longer_one_extend_the_anchor() -> None:
    check_extends(TREE, ANCHOR)
    check_extends(tree_of(lines(40)), ANCHOR)


def test_a_shorter_ledger_is_refused_with_words_and_a_remedy() -> None:
    with pytest.raises(IntegrityError, match="it has 11 entries, 12 were already signed") as refusal:
        check_extends(tree_of(lines(11)), ANCHOR)
    assert refusal.value.remedy


def test_a_forked_ledger_is_refused_however_long_it_is() -> None:
    for at in range(12):
        forked = [*lines(at), *lines(40, word="forged")[at:]]
        with pytest.raises(IntegrityError, match="entries were changed") as refusal:
            check_extends(tree_of(forked), ANCHOR)
        assert refusal.value.remedy


def test_the_header_last_seen_and_any_newer_one_pass() -> None:
    check_header(ANCHOR, 3, filled("header 3"))
    check_header(ANCHOR, 4, filled("header 4"))


def test_an_older_header_and_another_of_the_same_generation_are_refused() -> None:
    with pytest.raises(IntegrityError, match="older copy") as older:
        check_header(ANCHOR, 2, filled("header 3"))
    with pytest.raises(IntegrityError, match="not the one") as other:
        check_header(ANCHOR, 3, filled("header 4"))
    assert older.value.remedy
    assert other.value.remedy


def test_an_anchor_follows_one_that_knew_less() -> None:
    check_follows(ANCHOR, ANCHOR)
    check_follows(anchor_of(tree_of(lines(13)), generation=4, shredded=3), ANCHOR)


FORGETFUL = {
    "shorter": anchor_of(tree_of(lines(11))),
    "another history": anchor_of(tree_of(lines(12, word="forged"))),
    "older header": anchor_of(TREE, generation=2),
    "tombstone lost": anchor_of(TREE, shredded=1),
    "tombstone exchanged": replace(
        ANCHOR, tombstones=tuple(sorted([compartments(3)[2], compartments(3)[0]]))
    ),
    "another office": Anchor(
        OTHER_VAULT, signed(TREE, OTHER_VAULT), 3, ANCHOR.header_digest, ANCHOR.tombstones
    ),
}


@pytest.mark.parametrize("anchor", FORGETFUL.values(), ids=FORGETFUL.keys())
def test_no_anchor_replaces_one_that_knew_more(anchor: Anchor) -> None:
    with pytest.raises(IntegrityError, match="forget"):
        check_follows(anchor, ANCHOR)


@pytest.mark.parametrize(
    "change",
    [
        {"vault": OTHER_VAULT},
        {"header_generation": -1},
        {"header_digest": bytes(31)},
        {"tombstones": (CompartmentId("c-1"),)},
        {"tombstones": tuple(sorted(compartments(2), reverse=True))},
    ],
)
def test_an_anchor_that_could_not_be_read_back_cannot_be_made(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="anchor"):
        replace(ANCHOR, **change)  # type: ignore[arg-type]
