"""The stand-alone script: an interpreter without any package accepts a whole bundle and refuses every changed one."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from privity.crypto.signature import ed25519_public, ed25519_sign, ed25519_verify
from privity.errors import IntegrityError
from privity.ledger import bundle as ledger_bundle
from privity.ledger import verify_bundle
from privity.ledger.bundle import ClosedPart, OpenedPart, make_bundle, render_bundle
from privity.ledger.commitment import combine
from privity.ledger.entry import EventClass, Leaf, encode_leaf
from privity.ledger.note import sign_note
from privity.ledger.tree import MerkleTree, leaf_hash
from tests.unit.ledger.ledgers import NOON, OTHER_VAULT, filled, lines, signed, signer
from tests.unit.ledger.test_bundle import KEY, LEAF, PERSON, bundle

SCRIPT = Path(verify_bundle.__file__)
VECTORS = Path(__file__).parents[2] / "vectors" / "ledger"
WHOLE = render_bundle(bundle())
DOCUMENT = json.loads(WHOLE)


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *arguments],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_whole_bundle_holds(tmp_path: Path) -> None:
    file = tmp_path / "bundle.json"
    file.write_bytes(WHOLE)
    done = run(str(file), "--key", KEY.render())
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().splitlines()
    assert (
        said[0]
        == "holds: entry 4 of a ledger of 11, handed-out, recorded with the time 2026-11-22T12:00:00.000Z"
    )
    assert said[1] == 'the person\'s part: {"client":"c-7","name":"Zoë Tan"}'
    assert said[2] == 'the office\'s part: {"ground":"order","packs":[{"id":"sg","sha256":"ab"}]}'
    assert said[3] == f"signed by: {KEY.render()} (the key given)"
    assert said[4:] == [DOCUMENT["shows"], DOCUMENT["does_not_show"]]


def test_without_a_key_given_it_says_whose_word_the_key_is() -> None:
    done = run("-", stdin=WHOLE)
    assert done.returncode == 0
    assert b"(as the bundle itself says)" in done.stdout


def test_a_shredded_part_is_not_opened_and_the_other_still_holds() -> None:
    done = run("-", stdin=render_bundle(bundle(person=ClosedPart(PERSON.commitment))))
    assert done.returncode == 0
    assert b"the person's part: not opened here" in done.stdout
    assert b'"ground":"order"' in done.stdout


def test_a_changed_bundle_exits_14_and_says_why() -> None:
    done = run("-", stdin=WHOLE.replace(b"c-7", b"c-8"))
    assert (done.returncode, done.stdout) == (14, b"")
    assert done.stderr == b"does not hold: the words of the person's part are not what was recorded\n"


def test_another_key_than_the_one_given_exits_14() -> None:
    done = run("-", "--key", signer("stranger").key.render(), stdin=WHOLE)
    assert (done.returncode, done.stdout) == (14, b"")
    assert b"another key" in done.stderr


def test_a_missing_file_and_wrong_arguments_are_told_apart(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.json")).returncode == 1
    assert run().returncode == 2


def test_a_file_that_never_ends_is_not_read_to_its_end() -> None:
    done = run("/dev/zero")
    assert done.returncode == 1
    assert b"longer than any bundle" in done.stderr


def test_control_and_bidi_characters_of_a_payload_never_reach_the_terminal() -> None:
    hostile = OpenedPart(filled("blind"), "a\x1b[2J\r\nb\u202ec\u2066d\u2028e\x9bf\U000e0041".encode())
    entry = encode_leaf(Leaf(0, NOON, EventClass.HANDED_OUT, combine(hostile.commitment, None), bytes(32)))
    tree = MerkleTree([leaf_hash(entry)])
    done = run(
        "-", stdin=render_bundle(make_bundle(tree, entry, signed(tree), KEY, person=hostile, office=None))
    )
    assert done.returncode == 0
    said = done.stdout.decode()
    assert "a\\u{1b}[2J\\u{d}\\u{a}b\\u{202e}c\\u{2066}d\\u{2028}e\\u{9b}f\\u{e0041}\n" in said
    assert len(said.splitlines()) == 6


def test_it_imports_nothing_but_the_standard_library_and_reads_as_python_3_8() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 8))
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= sys.stdlib_module_names


def test_script_and_writer_say_the_same_of_what_is_shown() -> None:
    assert (verify_bundle.SHOWS, verify_bundle.DOES_NOT_SHOW) == (
        ledger_bundle.SHOWS,
        ledger_bundle.DOES_NOT_SHOW,
    )


def refused(document: object) -> str:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(verify_bundle.Refused) as refusal:
        verify_bundle.verify(data)
    return str(refusal.value)


def changed(**fields: object) -> dict[str, Any]:
    return {**DOCUMENT, **fields}


OTHER = signed(MerkleTree(leaf_hash(line) for line in lines(11)), OTHER_VAULT).note.decode()
DEFECTS: dict[str, tuple[Any, str]] = {
    "not JSON": (b"{", "not JSON"),
    "not UTF-8": (b"\xff", "not JSON"),
    "deeply nested": (b"[" * 100_000, "not JSON"),
    "a list": (b"[]", "knows"),
    "another format": (changed(format="privity.bundle/2"), "knows"),
    "field too many": (changed(note="holds"), "exactly its fields"),
    "field missing": (
        {key: value for key, value in DOCUMENT.items() if key != "office"},
        "exactly its fields",
    ),
    "field twice": (WHOLE.replace(b'"leaf"', b'"format":"privity.bundle/1","leaf"'), "twice"),
    "inner field twice": (WHOLE.replace(b'"blind"', b'"blind":"","blind"', 1), "twice"),
    "number for text": (changed(leaf=1), "not text"),
    "words promise more": (changed(shows="This proves everything."), "were changed"),
    "limits left out": (changed(does_not_show=""), "were changed"),
    "key without parts": (changed(key="key"), "key is malformed"),
    "key not base 64": (changed(key=KEY.render()[:-1] + "*"), "key is malformed"),
    "key of another kind": (changed(key="office+00000000+AAAA"), "not an Ed25519 key"),
    "key with another name": (changed(key=KEY.render().replace("5e", "5f", 1)), "id it claims"),
    "key of a stranger": (changed(key=signer("stranger").key.render()), "not signed by this key"),
    "leaf with a space": (changed(leaf=" " + LEAF.decode()), "not written as"),
    "leaf of another class": (
        changed(leaf=LEAF.decode().replace("handed-out", "screened")),
        "not in the ledger",
    ),
    "leaf of another place": (changed(leaf=LEAF.decode().replace('"seq":4', '"seq":5')), "not in the ledger"),
    "leaf beyond the ledger": (
        changed(leaf=LEAF.decode().replace('"seq":4', '"seq":11')),
        "not in the ledger",
    ),
    "no proof": (changed(inclusion=[]), "not in the ledger"),
    "proof too long": (changed(inclusion=[*DOCUMENT["inclusion"], "00" * 32]), "not in the ledger"),
    "proof not hexadecimal": (changed(inclusion=["x"]), "proof is malformed"),
    "proof not a list": (changed(inclusion="x"), "proof is malformed"),
    "proofs differ": (changed(tlog_proof=DOCUMENT["tlog_proof"].replace("index 4", "index 5")), "differ"),
    "checkpoint of another ledger": (changed(checkpoint=OTHER), "not one of this key's ledger"),
    "checkpoint without signature": (
        changed(checkpoint=DOCUMENT["checkpoint"].split("\n\n")[0] + "\n"),
        "not one of",
    ),
    "checkpoint of another size": (
        changed(checkpoint=DOCUMENT["checkpoint"].replace("\n11\n", "\n12\n")),
        "not signed",
    ),
    "signature line malformed": (
        changed(checkpoint=DOCUMENT["checkpoint"].replace("\u2014", "-")),
        "malformed",
    ),
    "signature not base 64": (changed(checkpoint=DOCUMENT["checkpoint"][:-3] + "*=\n"), "malformed"),
    "signature without bytes": (changed(checkpoint=DOCUMENT["checkpoint"] + "\u2014 x AAAA\n"), "malformed"),
    "signature by a name in two words": (
        changed(checkpoint=DOCUMENT["checkpoint"] + "\u2014 x\u00a0y AAAAAAA=\n"),
        "malf",
    ),
    "signatures without end": (
        changed(checkpoint=DOCUMENT["checkpoint"] + "\u2014 x AAAAAAA=\n" * 64),
        "too many",
    ),
    "part a list": (changed(person=[]), "person's part is malformed"),
    "part with a field too many": (
        changed(person={**DOCUMENT["person"], "x": ""}),
        "person's part is malformed",
    ),
    "part without blind": (
        changed(office={"commitment": "0" * 64, "payload": ""}),
        "office's part is malformed",
    ),
    "part with numbers": (changed(office={"commitment": 1}), "office's part is malformed"),
    "commitment short": (changed(office={"commitment": "00"}), "office's part is malformed"),
    "blind short": (changed(person={**DOCUMENT["person"], "blind": "00"}), "person's part is malformed"),
    "lone surrogate": (
        changed(person={**DOCUMENT["person"], "payload": "\ud800"}),
        "person's part is malformed",
    ),
    "payload changed": (changed(office={**DOCUMENT["office"], "payload": "{}"}), "office's part are not"),
    "parts exchanged": (changed(person=DOCUMENT["office"], office=DOCUMENT["person"]), "do not belong"),
    "part left out": (changed(person=None), "do not belong"),
}


@pytest.mark.parametrize(("document", "reason"), DEFECTS.values(), ids=DEFECTS.keys())
def test_every_defect_is_refused_with_its_reason(document: object, reason: str) -> None:
    assert reason in refused(document)


def test_inclusion_holds_at_every_place_of_every_size_and_nowhere_else() -> None:
    stored = lines(21)
    tree = MerkleTree(leaf_hash(line) for line in stored)
    entries = [verify_bundle.read_leaf(line.decode()) for line in stored]
    for size in range(1, 22):
        for index in range(size):
            proof = list(tree.inclusion_proof(index, size))
            verify_bundle.check_inclusion(entries[index], size, proof, tree.root(size))
            for wrong in range(size):
                if wrong != index:
                    with pytest.raises(verify_bundle.Refused):
                        verify_bundle.check_inclusion(entries[wrong], size, proof, tree.root(size))


def test_called_from_a_program_it_gives_the_same_codes(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, torn = tmp_path / "whole.json", tmp_path / "torn.json"
    whole.write_bytes(WHOLE)
    torn.write_bytes(WHOLE[:-20])
    assert verify_bundle.main([str(whole)]) == 0
    assert capfdbinary.readouterr().out.startswith(b"holds: entry 4")
    assert verify_bundle.main([str(torn)]) == 14
    assert capfdbinary.readouterr().err == b"does not hold: this is not a bundle: it is not JSON\n"
    assert verify_bundle.main([str(tmp_path)]) == 1
    monkeypatch.setattr("sys.argv", [str(SCRIPT), str(torn)])
    with pytest.raises(SystemExit, match="14"):
        run_path(str(SCRIPT), run_name="__main__")
    with whole.open("rb") as file:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(file))
        assert verify_bundle.main(["-"]) == 0


def test_a_checkpoint_signed_twice_holds_while_the_key_is_replaced() -> None:
    text = DOCUMENT["checkpoint"].split("\n\n")[0] + "\n"
    note = sign_note(text, signer("next key"), signer()).decode()
    both = changed(checkpoint=note, tlog_proof=DOCUMENT["tlog_proof"].replace(DOCUMENT["checkpoint"], note))
    assert verify_bundle.verify(json.dumps(both).encode())[0].startswith("holds")


def test_every_changed_byte_of_a_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """White space between values is the only thing of a bundle that may differ."""
    # Most changes leave the signed note whole; its signature is verified once.
    monkeypatch.setattr(verify_bundle, "ed25519_holds", lru_cache(verify_bundle.ed25519_holds))
    for place in range(len(WHOLE)):
        if WHOLE[place : place + 1].isspace():
            continue
        torn = WHOLE[:place] + bytes((WHOLE[place] ^ 1,)) + WHOLE[place + 1 :]
        with pytest.raises(verify_bundle.Refused):
            verify_bundle.verify(torn)


RFC_8032 = json.loads((VECTORS / "rfc8032_ed25519.json").read_text())["vectors"]


@pytest.mark.parametrize("vector", RFC_8032, ids=[vector["name"] for vector in RFC_8032])
def test_ed25519_agrees_with_the_rfc(vector: dict[str, str]) -> None:
    key, message, signature = (bytes.fromhex(vector[name]) for name in ("public", "message", "signature"))
    assert both_verdicts(key, signature, message) == (True, True)
    assert both_verdicts(key, signature, message + b"x") == (False, False)


def both_verdicts(public: bytes, signature: bytes, message: bytes) -> tuple[bool, bool]:
    try:
        ed25519_verify(public, signature, message)
        library = True
    except IntegrityError:
        library = False
    return verify_bundle.ed25519_holds(public, signature, message), library


def _forgeries() -> dict[str, Callable[[bytes, bytes], tuple[bytes, bytes]]]:
    order = verify_bundle.ORDER

    def s_plus_order(public: bytes, signature: bytes) -> tuple[bytes, bytes]:
        s = int.from_bytes(signature[32:], "little") + order
        return public, signature[:32] + s.to_bytes(32, "little")

    return {
        "untouched": lambda public, signature: (public, signature),
        "S plus the order": s_plus_order,
        "R flipped": lambda public, signature: (public, bytes((signature[0] ^ 1,)) + signature[1:]),
        "S zero": lambda public, signature: (public, signature[:32] + bytes(32)),
        "sign of the key flipped": lambda public, signature: (
            public[:31] + bytes((public[31] ^ 0x80,)),
            signature,
        ),
        "key not on the curve": lambda public, signature: (b"\x02" + bytes(31), signature),
        "key beyond the field": lambda public, signature: (b"\xee" + b"\xff" * 30 + b"\x7f", signature),
        "x zero with a sign": lambda public, signature: (b"\x01" + bytes(30) + b"\x80", signature),
        "short key": lambda public, signature: (public[:31], signature),
        "short signature": lambda public, signature: (public, signature[:63]),
        "long signature": lambda public, signature: (public, signature + b"\0"),
    }


@pytest.mark.parametrize("forge", _forgeries().values(), ids=_forgeries().keys())
def test_ed25519_agrees_with_the_library_on_every_forgery(
    forge: Callable[[bytes, bytes], tuple[bytes, bytes]],
) -> None:
    seed = filled("seed")
    public, signature = forge(ed25519_public(seed), ed25519_sign(seed, b"message"))
    own, library = both_verdicts(public, signature, b"message")
    assert own == library == (signature == ed25519_sign(seed, b"message") and public == ed25519_public(seed))


@pytest.mark.parametrize("number", range(20))
def test_ed25519_agrees_with_the_library_on_any_key_and_message(number: int) -> None:
    seed, message = filled(f"seed {number}"), filled("message") * number
    public, signature = ed25519_public(seed), ed25519_sign(seed, message)
    assert both_verdicts(public, signature, message) == (True, True)
    flipped = bytearray(signature)
    flipped[number * 3] ^= 1 << number % 8
    assert both_verdicts(public, bytes(flipped), message) == (False, False)
