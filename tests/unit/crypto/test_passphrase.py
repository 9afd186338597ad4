"""Passphrases and recovery codes, and how they are mistyped."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privity.crypto.passphrase import (
    LOWEST_COST,
    KdfCost,
    check_new_passphrase,
    make_recovery_code,
    parse_recovery_code,
    stretch,
)
from privity.errors import InputError, IntegrityError, PassphraseError


@pytest.mark.parametrize(
    "passphrase",
    ["", "short", "eleven char", " " * 20, "aaaaaaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "My PassWord is long",
     "12345678 abcdefgh", "qwertyuiopasdf", "mein passwort ist lang", "ｐａｓｓｗｏｒｄ is wide"],
)  # fmt: skip
def test_a_weak_passphrase_is_refused_and_not_repeated(passphrase: str) -> None:
    with pytest.raises(InputError) as refused:
        check_new_passphrase(passphrase)
    assert not passphrase or passphrase not in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    "passphrase",
    ["plum dumplings after the long walk", "Zwölf müde Krähen", "江南好，风景旧曾谙，日出江花红胜火"],
)
def test_words_of_any_language_are_taken(passphrase: str) -> None:
    check_new_passphrase(passphrase)
    decomposed = unicodedata.normalize("NFD", passphrase)
    assert stretch(passphrase, bytes(32), LOWEST_COST) == stretch(decomposed, bytes(32), LOWEST_COST)


def test_what_is_no_text_is_a_wrong_passphrase_and_no_crash() -> None:
    assert len(stretch("\udcff\udc00", bytes(32), LOWEST_COST)) == 32


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [(65535, 3, 4), (1048577, 3, 4), (65536, 2, 4), (65536, 17, 4), (65536, 3, 0), (65536, 3, 17), (0, 0, 0)],
)
def test_a_cost_outside_the_bounds_is_refused_before_it_is_paid(memory: int, passes: int, lanes: int) -> None:
    with pytest.raises(IntegrityError):
        KdfCost(memory, passes, lanes)


def test_too_little_memory_is_told_in_words() -> None:
    """Argon2id asks for a gibibyte in a process that may have 400 MiB."""
    code = (
        "import resource\n"
        "from privity.crypto.passphrase import KdfCost, stretch\n"
        "from privity.errors import StorageError\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "try:\n"
        "    stretch('a passphrase', bytes(32), KdfCost(1 << 20, 3, 1))\n"
        "except StorageError as fault:\n"
        "    print(fault.message)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "no 1024 MiB of memory free" in done.stdout, done.stderr


def test_passphrases_tried_at_the_same_moment_do_not_wait_for_each_other_for_ever() -> None:
    """Two pages that each send the passphrase: in OpenSSL two derivations at once hold what the other waits for."""
    code = (
        "import threading\n"
        "from privity.crypto.passphrase import LOWEST_COST, stretch\n"
        "def tries():\n"
        "    for _ in range(4):\n"
        "        stretch('a passphrase', bytes(32), LOWEST_COST)\n"
        "threads = [threading.Thread(target=tries, daemon=True) for _ in range(3)]\n"
        "[thread.start() for thread in threads]\n"
        "[thread.join() for thread in threads]\n"
    )
    # The time says only when to give up: without the lock this never ends.
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)


@given(st.binary(min_size=20, max_size=20))
def test_a_code_is_read_back_however_it_was_copied(raw: bytes) -> None:
    code = make_recovery_code(lambda count: raw[:count])
    assert len(code.split("-")) == 9
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in code)
    for copied in (
        code,
        code.lower(),
        code.replace("-", " "),
        code.replace("-", "—"),
        code.replace("-", ". "),
        f"\n  {code}\t\n",
        code.replace("0", "O").replace("1", "I"),
        code.replace("V", "u"),
        wide,
    ):
        assert parse_recovery_code(copied) == raw


@settings(max_examples=60)
@given(
    st.binary(min_size=20, max_size=20),
    st.integers(0, 35),
    st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
)
def test_one_wrong_character_is_a_slip_of_the_pen(raw: bytes, at: int, sign: str) -> None:
    letters = list(make_recovery_code(lambda count: raw[:count]).replace("-", ""))
    if letters[at] == sign:
        return
    letters[at] = sign
    with pytest.raises(PassphraseError) as refused:
        parse_recovery_code("".join(letters))
    assert "group by group" in refused.value.remedy


@pytest.mark.parametrize("typed", ["", "0" * 36, "x", "0000-" * 9, "Ω" * 36, "0" * 10_000])
def test_what_is_no_code_is_told_as_such(typed: str) -> None:
    with pytest.raises(PassphraseError):
        parse_recovery_code(typed)


def test_two_swapped_neighbours_are_noticed() -> None:
    code = make_recovery_code(lambda count: bytes(range(60, 60 + count))).replace("-", "")
    for at in range(31):
        if code[at] != code[at + 1]:
            swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            with pytest.raises(PassphraseError):
                parse_recovery_code(swapped)
