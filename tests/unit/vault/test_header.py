"""The header: every byte of it is authenticated, and each cause of not opening gives away nothing."""

import json
from dataclasses import replace

import pytest

from privity.crypto.keys import Root
from privity.crypto.passphrase import LOWEST_COST, parse_recovery_code
from privity.errors import IntegrityError, PassphraseError, PrivityError
from privity.vault import header as headers
from privity.vault import identities, slots
from privity.vault.header import Header
from tests.house.offices import quickly
from tests.vectors.make_vectors import (
    CODE,
    DEVICE_SECRET,
    IDENTITY,
    KEYHOLDER,
    OTHER_KEYHOLDER,
    OTHER_ROOT,
    OTHER_VAULT,
    PASSPHRASE,
    ROOT,
    VAULT,
    Counter,
    make_header,
)

RANDOM = Counter("privity unit tests, header")
DATA = headers.render_header(make_header(), ROOT)


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "stretch", quickly)


def read(data: bytes) -> Header:
    header = headers.parse_header(data)
    headers.authenticate_header(data, header, ROOT)
    return header


def test_it_reads_what_it_wrote() -> None:
    assert read(DATA) == make_header()
    assert headers.render_header(read(DATA), ROOT) == DATA


def test_every_single_changed_bit_is_refused() -> None:
    """Exhaustive over every byte of the file, two bits of each: the lowest, and the one between capitals and small."""
    for at in range(len(DATA)):
        for bit in (0x01, 0x20):
            changed = DATA[:at] + bytes([DATA[at] ^ bit]) + DATA[at + 1 :]
            with pytest.raises(IntegrityError):
                read(changed)


def test_every_cut_and_every_doubled_byte_is_refused() -> None:
    for at in range(len(DATA)):
        for changed in (DATA[:at], DATA[:at] + DATA[at + 1 :], DATA[: at + 1] + DATA[at:]):
            if changed != DATA:
                with pytest.raises(IntegrityError):
                    read(changed)


def test_forged_cut_and_malformed_are_one_and_the_same_error() -> None:
    forged = DATA.replace(b'"generation":3', b'"generation":4')
    said = set()
    for data in (DATA[:-2], b"", b"{}\n", b"\xff\xfe\n", forged, DATA.replace(b"sqlcipher", b"sqlsphere")):
        with pytest.raises(IntegrityError) as refused:
            read(data)
        said.add((refused.value.message, refused.value.field, refused.value.remedy))
    assert len(said) == 1


def test_root_of_another_office_is_refused() -> None:
    with pytest.raises(IntegrityError):
        headers.authenticate_header(DATA, headers.parse_header(DATA), OTHER_ROOT)


def opening(passphrase: str = PASSPHRASE, secret: bytes | None = DEVICE_SECRET, **changes: object) -> Root:
    header = headers.parse_header(DATA)
    return slots.open_daily(replace(header, **changes) if changes else header, passphrase, secret)  # type: ignore[arg-type]


def test_passphrase_and_device_open_together_and_neither_alone() -> None:
    assert opening().raw() == ROOT.raw()
    for passphrase, secret in (
        ("wrong", DEVICE_SECRET),
        (PASSPHRASE, None),
        (PASSPHRASE, bytes(32)),
        ("", None),
    ):
        with pytest.raises(PassphraseError):
            opening(passphrase, secret)


def test_a_wrong_passphrase_and_a_damaged_slot_give_one_error() -> None:
    slot = make_header().daily
    said = set()
    for passphrase, daily in (
        ("wrong passphrase", slot),
        (PASSPHRASE, replace(slot, sealed=bytes(60))),
        (PASSPHRASE, replace(slot, sealed=slot.sealed[:-1] + b"\x00")),
        (PASSPHRASE, replace(slot, cost=replace(LOWEST_COST, lanes=1))),
        (PASSPHRASE, replace(slot, salt=bytes(32))),
    ):
        with pytest.raises(PassphraseError) as refused:
            opening(passphrase, daily=daily)
        said.add((refused.value.message, refused.value.field, refused.value.remedy))
    assert len(said) == 1


def test_the_work_is_done_before_anything_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guesser without the device, or on another office's, learns nothing sooner than one with it."""
    done = []
    monkeypatch.setattr(slots, "stretch", lambda *_: done.append(1) or bytes(32))
    for secret in (None, bytes(32), DEVICE_SECRET):
        with pytest.raises(PassphraseError):
            opening("wrong", secret)
    assert len(done) == 3


def test_a_slot_does_not_open_in_another_office() -> None:
    with pytest.raises(PrivityError):
        opening(vault=OTHER_VAULT)
    with pytest.raises(PassphraseError):
        slots.open_recovery(replace(make_header(), vault=OTHER_VAULT), CODE)


def test_recovery_code_opens_alone_and_any_other_does_not() -> None:
    assert slots.open_recovery(headers.parse_header(DATA), CODE.lower()).raw() == ROOT.raw()
    from privity.crypto.passphrase import make_recovery_code

    with pytest.raises(PassphraseError):
        slots.open_recovery(headers.parse_header(DATA), make_recovery_code(RANDOM))


def test_new_slots_raise_the_generation_and_shut_the_old_ones_out() -> None:
    header = make_header()
    fresh = slots.seal_daily(ROOT, VAULT, "another passphrase", DEVICE_SECRET, LOWEST_COST, RANDOM)
    daily = headers.with_daily(header, fresh)
    assert daily.generation == header.generation + 1
    assert slots.open_daily(daily, "another passphrase", DEVICE_SECRET).raw() == ROOT.raw()
    with pytest.raises(PassphraseError):
        slots.open_daily(daily, PASSPHRASE, DEVICE_SECRET)
    slot = slots.seal_recovery(ROOT, VAULT, bytes(20), RANDOM)
    recovery = headers.with_recovery(daily, slot)
    assert recovery.generation == header.generation + 2
    with pytest.raises(PassphraseError):
        slots.open_recovery(recovery, CODE)
    assert parse_recovery_code(CODE) != bytes(20)


def test_keyholder_and_backup_identity_open_with_their_root_alone() -> None:
    header = make_header()
    assert identities.open_keyholder(header, ROOT).raw() == KEYHOLDER.raw()
    assert identities.open_backup_identity(header, ROOT) == IDENTITY
    for opened in (identities.open_keyholder, identities.open_backup_identity):
        with pytest.raises(IntegrityError):
            opened(header, OTHER_ROOT)
        with pytest.raises(IntegrityError):
            opened(replace(header, vault=OTHER_VAULT), ROOT)
    with pytest.raises(IntegrityError):
        identities.open_keyholder(replace(header, public=OTHER_KEYHOLDER.public), ROOT)


def test_nothing_in_the_clear_is_a_secret() -> None:
    secrets = (
        ROOT.raw(),
        KEYHOLDER.raw()[:64],
        KEYHOLDER.raw()[96:],
        DEVICE_SECRET,
        ROOT.page_key(),
        ROOT.header_key(),
    )
    for secret in secrets:
        assert secret.hex().encode() not in DATA
    assert IDENTITY.encode() not in DATA
    assert PASSPHRASE not in json.dumps(json.loads(DATA), ensure_ascii=False)
