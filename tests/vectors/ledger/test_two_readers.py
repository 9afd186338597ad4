"""Program, stand-alone script and second implementation agree on many torn leaves and notes."""

import random
from collections import Counter
from collections.abc import Callable

from privity.errors import IntegrityError
from privity.ledger import verify_bundle
from privity.ledger.checkpoint import parse_checkpoint
from privity.ledger.entry import parse_leaf
from tests.vectors.ledger import generate, independent

LEAF_PIECES = ["", *'019afAZT",:{} -.\n', "\\u0061", "1e1", "null", "true", "\x00", "é"]
NOTE_PIECES = ["", *"\n =+A0\t\r\u2014\u00a0\u2003\u2028\x1f\x7f\x85", "\n\n", "\u2014 ", "AA", "é"]


def torn(random: random.Random, texts: list[str], pieces: list[str]) -> str:
    """One of the texts with one to three places overwritten."""
    text = random.choice(texts)
    for _ in range(random.choice([1, 1, 2, 3])):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(pieces) + text[at + random.choice([0, 0, 1, 1, 2, 30]) :]
    return text


def accepts(read: Callable[[], object]) -> bool:
    try:
        read()
    except (IntegrityError, independent.Reject, verify_bundle.Refused):
        return False
    return True


def test_torn_leaves_are_judged_alike() -> None:
    vectors, source = generate.leaf_vectors(), random.Random(6962)
    texts = [case["line"] for kind in ("accept", "reject", "too_new") for case in vectors[kind]]
    verdicts: Counter[bool] = Counter()
    for _ in range(10_000):
        line = torn(source, texts, LEAF_PIECES)
        verdict = accepts(lambda line=line: parse_leaf(line.encode()))
        assert verdict == accepts(lambda line=line: independent.read_leaf(line, vectors["events"])), line
        verdicts[verdict] += 1
    assert min(verdicts.values()) > 20


def test_torn_checkpoints_are_judged_alike() -> None:
    vectors, source = generate.checkpoint_vectors(), random.Random(9162)
    texts = [case["note"] for kind in ("accept", "reject") for case in vectors[kind]]
    key, vkey = generate.OFFICE.key, generate.OFFICE.key.render()
    read_key = verify_bundle.read_key(vkey)
    verdicts: Counter[bool] = Counter()
    for _ in range(400):
        note = torn(source, texts, NOTE_PIECES)
        verdict = accepts(lambda note=note: parse_checkpoint(note.encode(), generate.VAULT, [key]))
        assert verdict == accepts(lambda note=note: verify_bundle.read_checkpoint(note, read_key)), note
        assert verdict == accepts(
            lambda note=note: independent.read_checkpoint(note, generate.VAULT, [vkey])
        ), note
        verdicts[verdict] += 1
    assert set(verdicts) == {True, False}
