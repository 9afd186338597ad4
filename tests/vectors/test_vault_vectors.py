"""Two implementations that share no line read the vault vectors alike, and read what the other writes."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import restore_office, signer_of
from privity.config import OfficePlace
from privity.crypto.envelope import ContentKey
from privity.crypto.keys import Keyholder, PublicKeyholder, Root
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import IntegrityError, PassphraseError, TooNewError
from privity.model.ids import CompartmentId, KeyholderId, RecordId, VaultId
from privity.services.backup import BackupPair, read_pair
from privity.vault import header as headers
from privity.vault import identities, slots
from privity.vault.payload import decode, encode
from privity.vault.record import SealedRecord, associated_prefix, open_record, seal_record
from privity.vault.wrap import Wrap, give_key, take_key
from tests.vectors import independent_vault as independent
from tests.vectors import make_vectors

FOLDER = Path(__file__).parents[2] / "spec" / "vectors"
PASSPHRASE = "plum dumplings after the long walk"


def load(name: str) -> dict[str, Any]:
    value = json.loads((FOLDER / f"vault-{name}.json").read_text("utf-8"))
    assert isinstance(value, dict)
    return value


HEADER, WRAP, RECORD = load("header"), load("wrap"), load("record")
PAYLOAD = load("payload")
BACKUPS = [load("backup"), load("backup-2")]


def cases(vectors: dict[str, Any], kind: str) -> Callable[..., Any]:
    names = [case.get("name", str(place)) for place, case in enumerate(vectors[kind])]
    return pytest.mark.parametrize("case", vectors[kind], ids=names)


@contextmanager
def both_refuse(reader: Callable[[], object], other: Callable[[], object]) -> Iterator[None]:
    """Both programs refuse, and tell what is too new from what is broken alike."""
    with pytest.raises(IntegrityError) as ours:
        reader()
    with pytest.raises(independent.Reject) as theirs:
        other()
    assert isinstance(ours.value, TooNewError) is isinstance(theirs.value, independent.TooNew)
    yield


def test_the_vectors_are_those_that_the_program_writes() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("vault-*.json")}
    assert written == make_vectors.documents()


# -- Header and slots ------------------------------------------------------------------------------------------

DATA = HEADER["header"].encode()
ROOT = bytes.fromhex(HEADER["root"])
SECRET = bytes.fromhex(HEADER["device_secret"])


def test_header_is_read_alike() -> None:
    ours, theirs = headers.parse_header(DATA), independent.read_header(DATA)
    headers.authenticate_header(DATA, ours, Root(ROOT))
    independent.check_header(theirs, ROOT)
    assert (ours.vault, ours.generation) == (theirs["vault"], theirs["generation"])
    assert headers.header_digest(DATA).hex() == independent.hash_of(DATA).hex() == HEADER["header_digest"]


def test_keys_are_derived_alike() -> None:
    root = Root(ROOT)
    ours = (
        root.page_key(),
        root.wrap_key().raw(),
        root.header_key(),
        root.checkpoint_seed(),
        root.answers_key(),
    )
    labels = ("page", "wrap", "header", "checkpoint", "answers")
    assert [key.hex() for key in ours] == [HEADER["derived"][label] for label in labels]
    assert [independent.derived(ROOT, label).hex() for label in labels] == [key.hex() for key in ours]
    assert root.commitment() == independent.root_commitment(ROOT)


@pytest.mark.parametrize("passphrase", HEADER["passphrases_that_open"])
def test_daily_slot_opens_alike(passphrase: str) -> None:
    assert slots.open_daily(headers.parse_header(DATA), passphrase, SECRET).raw() == ROOT
    assert independent.open_daily(independent.read_header(DATA), passphrase, SECRET) == ROOT


@pytest.mark.parametrize("passphrase", HEADER["passphrases_refused"])
def test_daily_slot_refuses_alike(passphrase: str) -> None:
    with pytest.raises(PassphraseError):
        slots.open_daily(headers.parse_header(DATA), passphrase, SECRET)
    with pytest.raises(independent.Reject):
        independent.open_daily(independent.read_header(DATA), passphrase, SECRET)


@pytest.mark.parametrize("code", HEADER["codes_that_open"])
def test_recovery_slot_opens_alike(code: str) -> None:
    assert slots.open_recovery(headers.parse_header(DATA), code).raw() == ROOT
    assert independent.open_recovery(independent.read_header(DATA), code) == ROOT


@pytest.mark.parametrize("code", HEADER["codes_refused"])
def test_recovery_slot_refuses_alike(code: str) -> None:
    with pytest.raises(PassphraseError):
        slots.open_recovery(headers.parse_header(DATA), code)
    with pytest.raises(independent.Reject):
        independent.open_recovery(independent.read_header(DATA), code)


def test_sealed_parts_of_the_header_open_alike() -> None:
    ours, theirs = headers.parse_header(DATA), independent.read_header(DATA)
    keyholder = identities.open_keyholder(ours, Root(ROOT)).raw()
    assert keyholder == independent.open_keyholder(theirs, ROOT) == bytes.fromhex(HEADER["keyholder"])
    identity = identities.open_backup_identity(ours, Root(ROOT))
    assert identity == independent.open_backup_identity(theirs, ROOT) == HEADER["backup_identity"]


@cases(HEADER, "reject")
def test_header_is_refused_alike(case: dict[str, str]) -> None:
    data = case["header"].encode("utf-8", "surrogateescape")
    if case["reason"] == "not-authentic":
        ours, theirs = headers.parse_header(data), independent.read_header(data)
        with both_refuse(
            lambda: headers.authenticate_header(data, ours, Root(ROOT)),
            lambda: independent.check_header(theirs, ROOT),
        ):
            return
    with both_refuse(lambda: headers.parse_header(data), lambda: independent.read_header(data)):
        assert case["reason"] in ("malformed", "too-new")


def test_header_of_the_second_program_is_opened_by_the_first() -> None:
    code = bytes(range(20))
    vault, root, kdf = (
        "a" * 32,
        b"\x07" * 32,
        {"name": "argon2id", "memory_kib": 65536, "passes": 3, "lanes": 4},
    )
    body = {name: value for name, value in json.loads(DATA).items() if name != "mac"}
    body |= {
        "vault": vault,
        "generation": 2**53 - 1,
        "store": {"kind": "postgresql", "address": "postgresql://house@example.org/Büro"},
        "root_commitment": independent.root_commitment(root).hex(),
        "daily": independent.seal_daily(root, vault, PASSPHRASE, SECRET, kdf, b"s" * 32, b"n" * 12),
        "recovery": independent.seal_recovery(root, vault, code, b"r" * 32, b"m" * 12),
    }
    data = independent.write_header(body, root)
    header = headers.parse_header(data)
    assert slots.open_daily(header, PASSPHRASE, SECRET).raw() == root
    assert slots.open_recovery(header, independent.write_code(code)).raw() == root
    headers.authenticate_header(data, header, Root(root))
    assert headers.render_header(header, Root(root)) == data
    assert header.store.address.endswith("Büro")


# -- Wraps -----------------------------------------------------------------------------------------------------


def _wrap(case: dict[str, Any]) -> Wrap:
    return Wrap(
        CompartmentId(case["compartment"]),
        case["epoch"],
        KeyholderId(case["recipient"]),
        KeyholderId(case["giver"]),
        bytes.fromhex(case["commitment"]),
        bytes.fromhex(case["sealed"]),
        bytes.fromhex(case["signature"]),
    )


KEYHOLDER = Keyholder(bytes.fromhex(WRAP["keyholder"]["private"]))


@cases(WRAP, "accept")
def test_wrap_is_taken_alike(case: dict[str, Any]) -> None:
    ours = take_key(VaultId(WRAP["vault"]), _wrap(case), KEYHOLDER, KEYHOLDER.public)
    theirs = independent.open_wrap(WRAP["vault"], case, KEYHOLDER.raw(), KEYHOLDER.public.signing)
    assert ours.raw() == theirs == bytes.fromhex(case["key"])


@cases(WRAP, "reject")
def test_wrap_is_refused_alike(case: dict[str, Any]) -> None:
    with both_refuse(
        lambda: take_key(VaultId(case["vault"]), _wrap(case), KEYHOLDER, KEYHOLDER.public),
        lambda: independent.open_wrap(case["vault"], case, KEYHOLDER.raw(), KEYHOLDER.public.signing),
    ):
        assert case["name"]


def test_wrap_of_the_second_program_is_taken_by_the_first() -> None:
    raw, fields = b"k" * 32, {"compartment": "1" * 32, "epoch": 7, "recipient": "2" * 32, "giver": "3" * 32}
    stranger = bytes.fromhex(WRAP["stranger"]["private"])
    made = independent.make_wrap(WRAP["vault"], fields, raw, KEYHOLDER.public.hpke, stranger[96:])
    giver = PublicKeyholder(b"", bytes.fromhex(WRAP["stranger"]["signing"]))
    assert take_key(VaultId(WRAP["vault"]), _wrap(made), KEYHOLDER, giver).raw() == raw


def test_wrap_of_the_first_program_is_taken_by_the_second() -> None:
    vault, me = VaultId(WRAP["vault"]), KeyholderId("4" * 32)
    key = ContentKey(b"q" * 32)
    wrap = give_key(vault, CompartmentId("5" * 32), 3, key, me, KEYHOLDER.public, me, KEYHOLDER)
    case = make_vectors._render_wrap(wrap)
    assert independent.open_wrap(vault, case, KEYHOLDER.raw(), KEYHOLDER.public.signing) == b"q" * 32


# -- Records ---------------------------------------------------------------------------------------------------

RECORD_KEY = bytes.fromhex(RECORD["key"])


def _record(case: dict[str, Any]) -> SealedRecord:
    sealed = bytes.fromhex(case["sealed"])
    return SealedRecord(
        CompartmentId(case["compartment"]),
        RecordId(case["record"]),
        case["kind"],
        case["schema"],
        case["revision"],
        case["epoch"],
        sealed,
        bytes.fromhex(case["digest"]),
    )


def _open(vault: str, case: dict[str, Any]) -> bytes:
    prefix = associated_prefix(VaultId(vault), CompartmentId(case["compartment"]))
    return open_record(ContentKey(RECORD_KEY), prefix, _record(case))


@cases(RECORD, "accept")
def test_record_is_opened_alike(case: dict[str, Any]) -> None:
    plain = case["payload"].encode()
    assert _open(RECORD["vault"], case) == plain
    assert independent.open_record(RECORD["vault"], case, RECORD_KEY) == plain
    assert independent.record_data(RECORD["vault"], case).hex() == case["associated"]
    sealed = bytes.fromhex(case["sealed"])
    again = independent.seal_record(RECORD["vault"], case, RECORD_KEY, sealed[:12], plain)
    assert again == sealed


@cases(RECORD, "reject")
def test_record_is_refused_alike(case: dict[str, Any]) -> None:
    with both_refuse(
        lambda: _open(case["vault"], case),
        lambda: independent.open_record(case["vault"], case, RECORD_KEY),
    ):
        assert case["name"]


def test_records_of_both_programs_are_the_same_bytes() -> None:
    case = {**RECORD["accept"][0], "revision": 2**63 - 1, "epoch": 2**31 - 1, "schema": 2**15 - 1}
    theirs = independent.seal_record(RECORD["vault"], case, RECORD_KEY, b"n" * 12, b"plain")
    prefix = associated_prefix(VaultId(RECORD["vault"]), CompartmentId(case["compartment"]))
    ours = seal_record(
        ContentKey(RECORD_KEY),
        prefix,
        CompartmentId(case["compartment"]),
        RecordId(case["record"]),
        case["kind"],
        case["schema"],
        case["revision"],
        case["epoch"],
        b"plain",
        lambda count: b"n" * count,
    )
    assert ours.sealed == theirs


# -- Payloads --------------------------------------------------------------------------------------------------


@cases(PAYLOAD, "accept")
def test_payload_is_read_alike_and_written_as_it_was(case: dict[str, Any]) -> None:
    data = case["payload"].encode()
    assert independent.read_payload(case["kind"], case["schema"], data) == json.loads(data)
    assert encode(decode(case["kind"], case["schema"], data)) == data


@cases(PAYLOAD, "accept_shorter")
def test_payload_of_another_writer_of_the_same_schema_is_read(case: dict[str, Any]) -> None:
    """Fields that have a value of their own may be left out; unknown fields are passed over."""
    data = case["payload"].encode()
    whole = json.loads(encode(decode(case["kind"], case["schema"], data)))
    assert independent.read_payload(case["kind"], case["schema"], data) == whole
    told = {name: one for name, one in json.loads(data).items() if name in whole}
    assert told.items() <= whole.items()


@cases(PAYLOAD, "accept_older")
def test_payload_of_an_older_schema_comes_to_todays_type(case: dict[str, Any]) -> None:
    """It says what it said, and what it could not say yet has the value of a missing field."""
    data = case["payload"].encode()
    assert independent.read_payload(case["kind"], case["schema"], data) == json.loads(data)
    today = encode(decode(case["kind"], case["schema"], data))
    assert today == case["today"].encode()
    assert json.loads(data).items() <= json.loads(today).items()


@cases(PAYLOAD, "too_new")
def test_payload_that_is_too_new_is_refused_with_words(case: dict[str, Any]) -> None:
    with pytest.raises(TooNewError) as refused:
        decode(case["kind"], case["schema"], case["payload"].encode())
    assert "nothing was changed" in refused.value.remedy
    with pytest.raises(independent.TooNew):
        independent.read_payload(case["kind"], case["schema"], case["payload"].encode())


@cases(PAYLOAD, "reject")
def test_payload_that_is_broken_is_refused(case: dict[str, Any]) -> None:
    data = case["payload"].encode()
    with both_refuse(
        lambda: decode(case["kind"], case["schema"], data),
        lambda: independent.read_payload(case["kind"], case["schema"], data),
    ):
        assert case["name"]


# -- The backup pair -------------------------------------------------------------------------------------------

SPOILT = [
    pytest.param(vectors, case, id=f"{vectors['format'].removeprefix('privity.')}-{case['name']}")
    for vectors in BACKUPS
    for case in vectors["reject"]
]
of_each = pytest.mark.parametrize("vectors", BACKUPS, ids=[one["format"] for one in BACKUPS])


def _files(vectors: dict[str, Any]) -> dict[str, bytes]:
    return {part: base64.b64decode(vectors[part]) for part in ("records", "keys")}


def _content(vectors: dict[str, Any]) -> list[dict[str, Any]]:
    return _sorted(
        [{"kind": one["kind"], "payload": json.loads(one["payload"])} for one in vectors["content"]]
    )


def _sorted(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda one: (one["kind"], json.dumps(one["payload"], sort_keys=True)))


def _write(folder: Path, records: bytes, keys: bytes) -> Path:
    folder.mkdir()
    (folder / "records-20261122T090000Z.age").write_bytes(records)
    (folder / "keys.age").write_bytes(keys)
    return folder


@of_each
def test_backup_is_opened_by_the_second_program_with_the_recovery_code_alone(vectors: dict[str, Any]) -> None:
    header, preface, content = independent.open_pair(**_files(vectors), code=vectors["recovery_code"])
    assert preface["format"] == vectors["format"]
    assert preface["ledger_size"] == vectors["ledger"]["size"]
    assert preface["ledger_root"] == vectors["ledger"]["root"]
    assert preface["tombstones"] == vectors["tombstones"]
    found = [{"kind": kind, "payload": payload} for _, kind, payload in content]
    assert _sorted(found) == _content(vectors)
    assert header["vault"] == make_vectors.VAULT


@of_each
def test_backup_is_restored_by_the_first_program(vectors: dict[str, Any], tmp_path: Path) -> None:
    source = _write(tmp_path / "pair", **_files(vectors))
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    office, loaded = restore_office(place, source, vectors["recovery_code"], PASSPHRASE, cost=LOWEST_COST)
    found = [
        {"kind": sealed.kind, "payload": json.loads(office.keyring.open_bytes(sealed))}
        for compartment in office.compartments()
        for sealed in (*office.sealed_records(compartment), *office.store.overviews([compartment]))
    ]
    office.close()
    assert _sorted(found) == _content(vectors)
    assert loaded.records.ledger_size == vectors["ledger"]["size"]


@of_each
def test_backup_of_the_second_program_is_restored_by_the_first(
    vectors: dict[str, Any], tmp_path: Path
) -> None:
    files = _files(vectors)
    _, _, clear, _ = independent.read_pair_file(files["keys"], "keys")
    written = {
        part: independent.write_part_file(*independent.read_part_file(data, part, ROOT), clear, ROOT)
        for part, data in files.items()
    }
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    source = _write(tmp_path / "pair", **written)
    office, _ = restore_office(place, source, vectors["recovery_code"], PASSPHRASE, cost=LOWEST_COST)
    assert len(office.compartments()) == 2
    office.close()


@pytest.mark.parametrize("newer", ["records", "keys"])
def test_a_first_format_beside_a_second_one_makes_a_pair(newer: str, tmp_path: Path) -> None:
    """Records files are kept as long as anybody wishes, and the keys file is replaced by each backup."""
    files = _files(BACKUPS[1])
    older = "keys" if newer == "records" else "records"
    preface, rows = independent.read_part_file(files[older], older, ROOT)
    _, _, clear, _ = independent.read_pair_file(files[older], older)
    first = {name: value for name, value in preface.items() if name != "key"} | {"format": independent.FIRST}
    files[older] = independent.write_part_file(first, rows, clear, ROOT)
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    source = _write(tmp_path / "pair", **files)
    code = BACKUPS[1]["recovery_code"]
    office, loaded = restore_office(place, source, code, PASSPHRASE, cost=LOWEST_COST)
    assert {loaded.records.format, loaded.keys.format} == {independent.FIRST, independent.SECOND}
    office.close()


def _spoilt(files: dict[str, bytes], case: dict[str, Any]) -> dict[str, bytes]:
    match case["do"]:
        case "exchange":
            return {"records": files["keys"], "keys": files["records"]}
        case "cut":
            files[case["file"]] = files[case["file"]][: case["at"]]
        case "flip":
            data = bytearray(files[case["file"]])
            data[case["at"]] ^= 1
            files[case["file"]] = bytes(data)
    return files


@pytest.mark.parametrize(("vectors", "case"), SPOILT)
def test_spoilt_backup_is_refused_alike(
    vectors: dict[str, Any], case: dict[str, Any], tmp_path: Path
) -> None:
    files = _spoilt(_files(vectors), case)
    source = _write(tmp_path / "pair", **files)
    pair = BackupPair(source / "records-20261122T090000Z.age", source / "keys.age")
    signer = signer_of(make_vectors.VAULT, Root(ROOT))
    with pytest.raises(IntegrityError):
        read_pair(pair, HEADER["backup_identity"], signer.key)
    with pytest.raises((independent.Reject, ValueError)):
        independent.open_pair(**files, code=vectors["recovery_code"])
