"""Signed notes: strict in form, tolerant of signatures by keys that are not known."""

import base64

import pytest

from privity.errors import IntegrityError
from privity.ledger.note import MAX_SIGNATURES, VerifierKey, open_note, sign_note
from tests.unit.ledger.ledgers import signer

TEXT = "one\n\ntwo: größer\n"
OFFICE = signer()
NEXT = signer("next key")
STRANGER = signer("stranger")
NOTE = sign_note(TEXT, OFFICE)
LINE = NOTE.decode().removeprefix(TEXT + "\n")


def test_a_note_gives_its_text_to_who_knows_the_key() -> None:
    assert open_note(NOTE, [OFFICE.key]) == TEXT


def test_a_note_is_text_empty_line_and_signature_lines() -> None:
    head, _, signature = NOTE.decode().rpartition("\n\n")
    dash, name, encoded = signature.rstrip("\n").split(" ")
    assert (head + "\n", dash, name) == (TEXT, "\u2014", OFFICE.key.name)
    assert base64.b64decode(encoded)[:4] == OFFICE.key.id


def test_two_signatures_serve_while_a_key_is_replaced() -> None:
    note = sign_note(TEXT, OFFICE, NEXT)
    assert open_note(note, [OFFICE.key]) == open_note(note, [NEXT.key]) == TEXT
    assert open_note(note, [NEXT.key, OFFICE.key]) == TEXT


def test_signatures_of_unknown_keys_are_ignored_but_never_enough() -> None:
    assert open_note(sign_note(TEXT, STRANGER, OFFICE), [OFFICE.key]) == TEXT
    with pytest.raises(IntegrityError):
        open_note(sign_note(TEXT, STRANGER), [OFFICE.key])
    with pytest.raises(IntegrityError):
        open_note(NOTE, [])


def test_a_wrong_signature_of_a_known_key_spoils_the_note() -> None:
    wrong = sign_note("other\n", NEXT).decode().rpartition("\n\n")[2]
    with pytest.raises(IntegrityError):
        open_note(NOTE + wrong.encode(), [OFFICE.key, NEXT.key])


def test_a_key_of_the_same_name_and_another_id_is_another_key() -> None:
    assert OFFICE.key.name == STRANGER.key.name
    assert OFFICE.key.id != STRANGER.key.id
    assert (
        open_note(NOTE + sign_note("x\n", STRANGER).decode().rpartition("\n\n")[2].encode(), [OFFICE.key])
        == TEXT
    )


def test_as_many_signatures_as_allowed_are_read_and_no_more() -> None:
    strangers = [signer(f"stranger {number}") for number in range(MAX_SIGNATURES - 1)]
    assert open_note(sign_note(TEXT, *strangers, OFFICE), [OFFICE.key]) == TEXT
    with pytest.raises(IntegrityError):
        open_note(sign_note(TEXT, *strangers, STRANGER, OFFICE), [OFFICE.key])


ENCODED = LINE.rstrip("\n").rpartition(" ")[2]
MALFORMED = {
    "empty": "",
    "text only": TEXT,
    "no empty line": TEXT + LINE,
    "no signature": TEXT + "\n",
    "no final newline": TEXT + "\n" + LINE[:-1],
    "newline after": TEXT + "\n" + LINE + "\n",
    "hyphen for dash": TEXT + "\n" + LINE.replace("\u2014", "-"),
    "no dash": TEXT + "\n" + LINE[2:],
    "two spaces": TEXT + "\n" + LINE.replace("\u2014 ", "\u2014  "),
    "no name": TEXT + "\n\u2014 " + ENCODED + "\n",
    "plus in the name": TEXT + "\n" + LINE.replace("privity.invalid", "privity+invalid"),
    "unicode space in the name": TEXT + "\n" + LINE.replace("privity.invalid", "privity\u2003invalid"),
    "no signature bytes": TEXT
    + "\n\u2014 "
    + OFFICE.key.name
    + " "
    + base64.b64encode(bytes(4)).decode()
    + "\n",
    "not base 64": TEXT + "\n" + LINE.replace(ENCODED, "*" + ENCODED[1:]),
    "url-safe base 64": TEXT + "\n" + LINE.replace(ENCODED, ENCODED.replace("+", "-").replace("/", "_")),
    "no padding": TEXT + "\n" + LINE.replace("=", ""),
    "too much padding": TEXT + "\n" + LINE.replace("=", "=="),
    "bits in the padding": TEXT
    + "\n"
    + LINE.replace(ENCODED, ENCODED[:-2] + chr(ord(ENCODED[-2]) + 1) + "="),
    "base 64 in two words": TEXT + "\n" + LINE.replace(ENCODED, ENCODED[:20] + " " + ENCODED[20:]),
    "carriage returns": (TEXT + "\n" + LINE).replace("\n", "\r\n"),
    "control character": "\x1b" + TEXT + "\n" + LINE,
    "tab": TEXT + "\n" + LINE.replace(" ", "\t"),
    "text changed": TEXT.replace("two", "too") + "\n" + LINE,
    "text shortened": "one\n\n" + LINE,
    "empty line added": "\n" + TEXT + "\n" + LINE,
    "garbage after": TEXT + "\n" + LINE + "garbage\n",
    "line separator for newline": (TEXT + "\n" + LINE)[:-1] + "\u2028",
}


@pytest.mark.parametrize("note", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_or_changed_note_is_refused_with_one_error(note: str) -> None:
    assert note.encode() != NOTE
    with pytest.raises(IntegrityError, match="malformed or not signed by this office"):
        open_note(note.encode(), [OFFICE.key])


def test_a_note_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(IntegrityError):
        open_note(b"\xff" + NOTE, [OFFICE.key])


def test_every_flipped_bit_is_refused() -> None:
    for place in range(len(NOTE)):
        for bit in range(8):
            flipped = bytearray(NOTE)
            flipped[place] ^= 1 << bit
            with pytest.raises(IntegrityError):
                open_note(bytes(flipped), [OFFICE.key])


@pytest.mark.parametrize("text", ["no newline", "", "bell\a\n", "return\r\n"])
def test_a_text_that_cannot_be_a_note_is_not_signed(text: str) -> None:
    with pytest.raises(ValueError, match="note"):
        sign_note(text, OFFICE)


def test_a_note_is_signed_by_someone() -> None:
    with pytest.raises(ValueError, match="signed by someone"):
        sign_note(TEXT)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u00a0b"])
def test_a_key_name_that_could_be_misread_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="verifier key"):
        VerifierKey(name, bytes(32))


def test_a_public_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="verifier key"):
        VerifierKey("office", bytes(31))
