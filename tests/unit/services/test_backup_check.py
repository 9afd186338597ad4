"""A backup's rows are held against its ledger without opening one: whatever was exchanged, added or left out shows."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import verify_backup
from privity.errors import IntegrityError
from privity.ledger.bundle import BUNDLE_FORMAT
from privity.ledger.known_head import check_not_older, parse_known_head
from privity.services import backup_part, keys
from privity.services.backup import ReadPair, find_pair, read_pair
from privity.services.backup_check import hold_against_ledger
from privity.services.clients import record_view
from privity.services.door import ProofItem, hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.vault import header as headers
from privity.vault import identities
from tests.house.offices import Practice, back_up, client

Rows = dict[str, list[Any]]


def read(office: Office, folder: Path) -> ReadPair:
    identity = identities.open_backup_identity(office.header, office.root_for_slots())
    return read_pair(find_pair(folder), identity, office.anchor.signer.key)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, _made: Practice) -> tuple[headers.Header, ReadPair]:
    """A pair that holds: one client was erased, and a key was renewed."""
    folder = tmp_path_factory.mktemp("pair")
    with _made.copy(folder / "practice").opened() as office:
        erase_client(office, client(office, "cy"))
        list(keys.rekey(office, client(office, "bo")))
        record_view(office, client(office, "ann"), [])
        return office.header, read(office, back_up(office, folder / "stick"))


def with_row(rows: Rows, table: str, place: int, **columns: object) -> Rows:
    at = {
        "digest": 6,
        "sealed": 7,
        "revision": 4,
        "record": 1,
        "compartment": 0,
        "head": 4,
        "flag": 5,
        "slot": 1,
    }
    row = list(rows[table][place])
    for name, value in columns.items():
        row[at[name]] = value
    return {**rows, table: [*rows[table][:place], tuple(row), *rows[table][place + 1 :]]}


def without(rows: Rows, table: str, place: int) -> Rows:
    return {**rows, table: [row for at, row in enumerate(rows[table]) if at != place]}


def with_part(rows: Rows, *, part: str, **columns: object) -> Rows:
    place = next(at for at, row in enumerate(rows["leaf_parts"]) if row[1] == part and row[5])
    seq, name, where, epoch, commitment, sealed = rows["leaf_parts"][place]
    row = {
        "seq": seq,
        "name": name,
        "where": where,
        "epoch": epoch,
        "commitment": commitment,
        "sealed": sealed,
    }
    changed = tuple({**row, **columns}.values())
    return {**rows, "leaf_parts": [*rows["leaf_parts"][:place], changed, *rows["leaf_parts"][place + 1 :]]}


def shredded_at(rows: Rows, *, shredded: bool) -> int:
    return next(at for at, row in enumerate(rows["compartments"]) if bool(row[5]) is shredded)


FLAWS: dict[str, Callable[[Rows], Rows]] = {
    "record_body_exchanged": lambda rows: with_row(rows, "records", 0, sealed=rows["records"][1][7]),
    "record_with_its_own_digest_exchanged": lambda rows: with_row(
        rows, "records", 0, sealed=rows["records"][1][7], digest=rows["records"][1][6]
    ),
    "record_missing": lambda rows: without(rows, "records", 0),
    "record_twice": lambda rows: {**rows, "records": [*rows["records"], rows["records"][0]]},
    "record_of_an_older_revision": lambda rows: with_row(rows, "records", 0, revision=99),
    "record_in_no_compartment": lambda rows: with_row(rows, "records", 0, compartment=b"x" * 16),
    "overview_missing": lambda rows: without(rows, "overviews", 0),
    "overview_twice": lambda rows: {**rows, "overviews": [*rows["overviews"], rows["overviews"][0]]},
    "overview_exchanged": lambda rows: with_row(
        rows, "overviews", 0, sealed=rows["overviews"][1][7], digest=rows["overviews"][1][6]
    ),
    "compartment_missing": lambda rows: without(rows, "compartments", 1),
    "compartment_head_changed": lambda rows: with_row(rows, "compartments", 1, head=bytes(32)),
    "compartment_hidden": lambda rows: with_row(
        rows, "compartments", shredded_at(rows, shredded=False), flag=True
    ),
    "compartment_brought_back": lambda rows: with_row(
        rows, "compartments", shredded_at(rows, shredded=True), flag=False
    ),
    "compartments_exchange_slots": lambda rows: with_row(
        with_row(rows, "compartments", 0, slot=rows["compartments"][1][1]),
        "compartments",
        1,
        slot=rows["compartments"][0][1],
    ),
    "key_of_another_compartment": lambda rows: {
        **rows,
        "wraps": [
            (*row[:4], rows["wraps"][(at + 1) % len(rows["wraps"])][4], *row[5:])
            for at, row in enumerate(rows["wraps"])
        ],
    },
    "key_to_somebody_else": lambda rows: {
        **rows,
        "wraps": [(*row[:2], b"y" * 16, *row[3:]) for row in rows["wraps"]],
    },
    "ledger_cut_short": lambda rows: without(rows, "leaves", len(rows["leaves"]) - 1),
    "ledger_with_a_gap": lambda rows: without(rows, "leaves", 1),
    "ledger_entry_changed": lambda rows: {
        **rows,
        "leaves": [(seq, leaf.replace(b"20", b"19", 1)) for seq, leaf in rows["leaves"]],
    },
    "part_taken_away": lambda rows: with_part(rows, part="office", sealed=b""),
    "person_part_taken_away": lambda rows: with_part(rows, part="person", sealed=b""),
    "part_of_another_entry": lambda rows: with_part(rows, part="office", commitment=bytes(32)),
    "part_in_a_strange_place": lambda rows: with_part(rows, part="office", where=b"z" * 16),
    "part_of_no_kind": lambda rows: {
        **rows,
        "leaf_parts": [*rows["leaf_parts"], (0, "third", *rows["leaf_parts"][0][2:])],
    },
    "part_missing": lambda rows: without(rows, "leaf_parts", 0),
    "part_of_no_entry": lambda rows: {
        **rows,
        "leaf_parts": [*rows["leaf_parts"], (9999, *rows["leaf_parts"][0][1:])],
    },
}


@pytest.mark.parametrize("name", FLAWS)
def test_what_is_not_as_it_was_written_last_is_refused(
    name: str, made: tuple[headers.Header, ReadPair]
) -> None:
    header, pair = made
    flawed = FLAWS[name](dict(pair.rows))
    assert flawed != pair.rows
    with pytest.raises(IntegrityError) as refused:
        hold_against_ledger(header, replace(pair, rows=flawed))
    assert refused.value.message.startswith("the backup does not hold: ")
    assert refused.value.remedy


def test_what_holds_is_counted(made: tuple[headers.Header, ReadPair]) -> None:
    header, pair = made
    found = hold_against_ledger(header, pair)
    assert found.flaws == ()
    assert (found.entries, found.records) == (len(pair.rows["leaves"]), len(pair.rows["records"]))
    assert pair.wraps[0].recipient == header.keyholder


def test_opening_every_record_finds_what_only_a_key_shows(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that the office's own hand spoilt before it was written down as its newest."""
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
        whole = verify_backup(office, source, every_record=True)
        assert whole == verify_backup(office, source)
        monkeypatch.setattr(type(office.keyring), "open", _refuse)
        verify_backup(office, source)
        with pytest.raises(IntegrityError):
            verify_backup(office, source, every_record=True)


def _refuse(*_: object) -> None:
    raise IntegrityError("it does not open")


def test_a_backup_of_a_newer_version_is_told(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
        path = source / "keys.age"
        path.write_bytes(path.read_bytes().replace(backup_part.FORMAT.encode(), b"privity.backup/3", 1))
        with pytest.raises(IntegrityError) as refused:
            verify_backup(office, source)
    assert "newer version" in refused.value.message


def test_a_head_is_read_from_an_anchor_a_proof_and_a_checkpoint(practice: Practice) -> None:
    with practice.opened() as office:
        key, vault = office.anchor.signer.key, office.header.vault
        office.anchor.flush()
        anchor = (practice.device / "anchor").read_bytes()
        [proof] = hand_out(office, ProofItem(0))
        bundle = proof.body()
        assert BUNDLE_FORMAT.encode() in bundle
        heads = [parse_known_head(one, vault, key) for one in (anchor, bundle, _note(bundle))]
        assert heads[1] == heads[2]
        for head in heads:
            check_not_older(office.tree, head)
        for strange in (b"", b"{}", b"[]", bundle.replace(b"checkpoint", b"checkpaint"), _spoilt(anchor)):
            with pytest.raises(IntegrityError) as refused:
                parse_known_head(strange, vault, key)
            assert refused.value.field == "newest"
        with pytest.raises(IntegrityError):
            parse_known_head(b'{"format":"privity.bundle/1","checkpoint":1}', vault, key)


def _note(bundle: bytes) -> bytes:
    found = json.loads(bundle)["checkpoint"]
    assert isinstance(found, str)
    return found.encode()


def _spoilt(data: bytes) -> bytes:
    return data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]
