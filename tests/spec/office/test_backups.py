"""Backups: two files and the recovery code bring an office back, and nothing less does."""

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from privity.bootstrap import create_office, open_office, restore_office, verify_backup
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError, IntegrityError, PassphraseError, PrivityError, StorageError
from privity.faces.cli.backup import write_pair
from privity.faces.web.handing import keep_in_folder
from privity.model.engagement import Engagement
from privity.model.people import Client
from privity.services import keys
from privity.services.backup import keys_expire
from privity.services.clients import add_client, list_clients
from privity.services.door import BackupItem, Outgoing, hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import lines, verify
from tests.house.offices import NEW_PASSPHRASE, PASSPHRASE, WORD, Clock, Practice, back_up, client
from tests.house.planted import seek
from tests.unit.test_durable import files_no_longer_than
from tests.vectors import independent_vault as independent


@pytest.fixture(scope="session")
def _backed_up(_made: Practice, tmp_path_factory: pytest.TempPathFactory) -> tuple[Practice, Path]:
    folder = tmp_path_factory.mktemp("backed-up")
    practice = _made.copy(folder / "practice")
    with practice.opened() as office:
        source = back_up(office, folder / "stick")
    return practice, source


@pytest.fixture
def backed_up(_backed_up: tuple[Practice, Path], tmp_path: Path) -> tuple[Practice, Path]:
    """The practice, locked, and the pair that was made of it."""
    practice, source = _backed_up
    return practice.copy(tmp_path / "practice"), Path(shutil.copytree(source, tmp_path / "stick"))


def records_of(source: Path) -> Path:
    [path] = source.glob("records-*.age")
    return path


def new_place(tmp_path: Path) -> OfficePlace:
    return OfficePlace(tmp_path / "new" / "office", tmp_path / "new" / "state")


def restore(place: OfficePlace, source: Path, code: str) -> Office:
    return restore_office(place, source, code, NEW_PASSPHRASE, cost=LOWEST_COST)[0]


def test_they_hold_ciphertext_alone(backed_up: tuple[Practice, Path]) -> None:
    _, source = backed_up
    assert sorted(path.suffix for path in source.iterdir()) == [".age", ".age"]
    assert seek(WORD, [source]) == []
    for path in source.iterdir():
        first, header, rest = path.read_bytes().split(b"\n", 2)
        assert first.startswith(b"privity.backup/2 ")
        assert b"Invented" not in header
        key, _, _ = rest.partition(b"\n")
        assert base64.b64decode(key, validate=True).startswith(b"age-encryption.org/v1\n")


def test_each_is_entered_in_the_ledger_before_it_leaves(backed_up: tuple[Practice, Path]) -> None:
    practice, _ = backed_up
    with practice.opened() as office:
        details = lines(office, newest=2)[1].details
        made = office.last_backup()
        assert made is not None
        assert details["destination"] == "a stick"
        assert details["keys_expire"] == keys_expire(made).date().isoformat()


def test_a_drill_checks_all_of_it_and_writes_nothing(backed_up: tuple[Practice, Path]) -> None:
    practice, source = backed_up
    with practice.opened() as office:
        size = office.tree.size
        loaded, verified = verify_backup(office, source)
        assert office.tree.size == size
    assert (verified.flaws, verified.records) == ((), 12)
    assert loaded.gone == frozenset()


def test_a_second_program_opens_the_pair_with_the_code_alone(backed_up: tuple[Practice, Path]) -> None:
    practice, source = backed_up
    _, _, content = independent.open_pair(
        records_of(source).read_bytes(), (source / "keys.age").read_bytes(), practice.code
    )
    assert sum(kind == "note" for _, kind, _ in content) == 5


def test_the_pair_and_the_code_are_enough_on_a_new_machine(
    backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    practice, source = backed_up
    place = new_place(tmp_path)
    office = restore(place, source, practice.code.lower().replace("-", " "))
    assert len(list_clients(office)) == 3
    assert verify(office).flaws == ()
    office.close()
    open_office(place, NEW_PASSPHRASE).close()
    with pytest.raises(PassphraseError):
        open_office(place, PASSPHRASE)
    with practice.opened() as old:
        assert len(list_clients(old)) == 3


def test_a_wrong_code_opens_nothing_and_leaves_nothing(
    backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    practice, source = backed_up
    place = new_place(tmp_path)
    other, code = create_office(OfficePlace(tmp_path / "o", tmp_path / "s"), PASSPHRASE, cost=LOWEST_COST)
    other.close()
    for wrong in (practice.code[:-1], code):
        with pytest.raises(PassphraseError):
            restore(place, source, wrong)
    assert [path.name for path in place.folder.iterdir()] == ["lock"]


def _flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))


DAMAGE = {
    "records_missing": lambda source: records_of(source).unlink(),
    "keys_missing": lambda source: (source / "keys.age").unlink(),
    "both_missing": lambda source: shutil.rmtree(source),
    "records_empty": lambda source: records_of(source).write_bytes(b""),
    "keys_empty": lambda source: (source / "keys.age").write_bytes(b""),
    "records_cut": lambda source: os.truncate(records_of(source), 9000),
    "keys_cut": lambda source: os.truncate(source / "keys.age", (source / "keys.age").stat().st_size - 1),
    "records_format_flipped": lambda source: _flip(records_of(source), 3),
    "keys_header_flipped": lambda source: _flip(source / "keys.age", 400),
    "records_header_flipped": lambda source: _flip(records_of(source), 400),
    "records_body_flipped": lambda source: _flip(records_of(source), -200),
    "keys_body_flipped": lambda source: _flip(source / "keys.age", -1),
    "halves_exchanged": lambda source: (
        (source / "keys.age").rename(source / "x"),
        records_of(source).rename(source / "keys.age"),
        (source / "x").rename(source / "records-20260101T000000Z.age"),
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_spoilt_pair_is_refused_and_leaves_nothing(
    damage: str, backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    practice, source = backed_up
    DAMAGE[damage](source)
    place = new_place(tmp_path)
    with pytest.raises((InputError, IntegrityError)) as refused:
        restore(place, source, practice.code)
    assert refused.value.remedy
    assert not place.folder.exists() or [path.name for path in place.folder.iterdir()] == ["lock"]
    with practice.opened() as office, pytest.raises((InputError, IntegrityError)):
        verify_backup(office, source)


def test_halves_of_two_backups_fit_when_the_keys_are_the_later(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        first = back_up(office, tmp_path / "first")
        add_client(office, Client("dee", ("Dee",)), Engagement("dee-alone", ("dee",), office.today()))
        second = back_up(office, tmp_path / "second")
    shutil.copytree(first, tmp_path / "mixed")
    shutil.copy(second / "keys.age", tmp_path / "mixed" / "keys.age")
    office = restore(new_place(tmp_path), tmp_path / "mixed", practice.code)
    assert len(list_clients(office)) == 3
    office.close()
    shutil.copy(first / "keys.age", second / "keys.age")
    with pytest.raises(IntegrityError) as refused:
        restore(OfficePlace(tmp_path / "n", tmp_path / "m"), second, practice.code)
    assert "older than the records" in refused.value.message


def test_keys_that_were_renewed_since_do_not_open_older_records(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        first = back_up(office, tmp_path / "first")
        list(keys.rekey(office, client(office, "ann")))
        second = back_up(office, tmp_path / "second")
    shutil.copy(second / "keys.age", first / "keys.age")
    with pytest.raises(IntegrityError) as refused:
        restore(new_place(tmp_path), first, practice.code)
    assert "newer than the records" in refused.value.message
    office = restore(new_place(tmp_path), second, practice.code)
    assert len(list_clients(office)) == 3
    office.close()


def test_the_half_of_another_office_is_refused(backed_up: tuple[Practice, Path], tmp_path: Path) -> None:
    practice, source = backed_up
    office, code = create_office(OfficePlace(tmp_path / "o", tmp_path / "s"), PASSPHRASE, cost=LOWEST_COST)
    other = back_up(office, tmp_path / "other")
    with pytest.raises(IntegrityError):
        verify_backup(office, source)
    office.close()
    shutil.copy(other / "keys.age", source / "keys.age")
    for one in (practice.code, code):
        with pytest.raises(PrivityError):
            restore(new_place(tmp_path), source, one)
    assert not new_place(tmp_path).header.exists()


def forged(part: Path, name: str, change: dict[str, object], practice: Practice) -> None:
    """What anybody can make who has a header: a file to the office's recipient, signed by another hand."""
    data = part.read_bytes()
    version, header, clear, _ = independent.read_pair_file(data, name)
    root = independent.open_recovery(header, practice.code)
    preface, rows = independent.read_part_file(data, name, root)
    key = os.urandom(32)
    changed = {**preface, **change, "key": independent.key_commitment(key).hex()}
    note = independent.write_note(independent.compact(changed).encode() + b"\n", header["vault"], bytes(32))
    count = sum(map(len, rows.values()))
    frames = [note, *([table, batch] for table, batch in rows.items()), ["end", count]]
    identity = independent.open_backup_identity(header, root)
    sealed = independent.body_seal(version, name, clear, independent.frames_to(frames), identity, key)
    part.write_bytes(f"{version} {name}\n".encode() + clear + sealed)


@pytest.mark.parametrize("name", ["keys", "records"])
def test_a_file_that_another_hand_made_for_this_office_is_refused(
    name: str, backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    """The recipient stands in the clear: a forged list of the erased would destroy clients at the next restore."""
    practice, source = backed_up
    part = source / "keys.age" if name == "keys" else records_of(source)
    forged(part, name, {"tombstones": ["0" * 32]}, practice)
    with pytest.raises(IntegrityError):
        restore(new_place(tmp_path), source, practice.code)


def _rewritten(part: Path, name: str, practice: Practice, change: object, *, key: bytes = b"") -> None:
    """Frames that the office's own hand signed and that are not what the page says."""
    data = part.read_bytes()
    version, header, clear, sealed = independent.read_pair_file(data, name)
    root = independent.open_recovery(header, practice.code)
    identity = independent.open_backup_identity(header, root)
    plain, own = independent.body_open(version, name, clear, sealed, identity)
    changed = change(independent.frames_of(plain))  # type: ignore[operator]
    body = independent.body_seal(version, name, clear, changed, identity, key or own)
    part.write_bytes(f"{version} {name}\n".encode() + clear + body)


@pytest.mark.parametrize("name", ["keys", "records"])
def test_a_signed_preface_under_another_key_is_refused(
    name: str, backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    """The signature commits to the file's key, so nobody can put other rows behind a preface that the office signed."""
    practice, source = backed_up
    part = source / "keys.age" if name == "keys" else records_of(source)
    _rewritten(part, name, practice, independent.frames_to, key=bytes(32))
    with pytest.raises(IntegrityError):
        restore(new_place(tmp_path), source, practice.code)


BAD_FRAMES = {
    "no_end": lambda frames: independent.frames_to(frames[:-1]),
    "count_wrong": lambda frames: independent.frames_to([*frames[:-1], ["end", 7]]),
    "preface_alone": lambda frames: independent.frames_to(frames[:1]),
    "empty": lambda frames: b"",
    "cut_in_a_frame": lambda frames: independent.frames_to(frames)[:-2],
    "rows_after_the_end": lambda frames: independent.frames_to([*frames, frames[1]]),
    "table_of_the_other_part": lambda frames: independent.frames_to([frames[0], ["nowhere", []], ["end", 0]]),
    "row_of_other_types": lambda frames: independent.frames_to(
        [frames[0], ["leaves", [["x", 1]]], ["end", 1]]
    ),
    "row_too_short": lambda frames: independent.frames_to([frames[0], ["leaves", [[1]]], ["end", 1]]),
    "id_too_short": lambda frames: independent.frames_to(
        [frames[0], ["compartments", [[b"x", 0, 0, bytes(32), bytes(32), False]]], ["end", 1]]
    ),
    "preface_not_a_note": lambda frames: independent.frames_to([b"{}\n", *frames[1:]]),
    "rows_left_out": lambda frames: independent.frames_to([frames[0], ["end", 0]]),
    "half_the_ledger": lambda frames: independent.frames_to(
        [
            *([t, r[: len(r) // 2] if t == "leaves" else r] for t, r in frames[1:-1] if False),
            frames[0],
            *([t, r[:3] if t == "leaves" else r] for t, r in frames[1:-1]),
            ["end", sum(len(r[:3] if t == "leaves" else r) for t, r in frames[1:-1])],
        ]
    ),
}


@pytest.mark.parametrize("name", BAD_FRAMES)
def test_frames_that_are_not_whole_are_refused(
    name: str, backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    practice, source = backed_up
    _rewritten(records_of(source), "records", practice, BAD_FRAMES[name])
    place = new_place(tmp_path)
    with pytest.raises(IntegrityError):
        restore(place, source, practice.code)
    assert [path.name for path in place.folder.iterdir()] == ["lock"]


def test_it_is_not_restored_over_an_office(backed_up: tuple[Practice, Path]) -> None:
    practice, source = backed_up
    with pytest.raises(InputError):
        restore(practice.place, source, practice.code)
    with practice.opened() as office:
        assert len(list_clients(office)) == 3


def test_a_second_copy_on_one_device_would_shut_the_first_one_out(
    backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    practice, source = backed_up
    with practice.opened():
        pass
    beside = OfficePlace(tmp_path / "beside", practice.place.state)
    with pytest.raises(InputError) as refused:
        restore(beside, source, practice.code)
    assert "another folder" in refused.value.message
    practice.open().close()
    practice.place.folder.rename(tmp_path / "put-away")
    office = restore(beside, source, practice.code)
    office.close()
    open_office(beside, NEW_PASSPHRASE).close()


def test_an_older_passphrase_does_not_come_back_with_an_older_backup(
    practice: Practice, tmp_path: Path
) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
        keys.change_passphrase(office, PASSPHRASE, NEW_PASSPHRASE)
        generation = office.header.generation
    practice.place.folder.rename(tmp_path / "put-away")
    office, _ = restore_office(practice.place, source, practice.code, NEW_PASSPHRASE + "!", cost=LOWEST_COST)
    assert office.header.generation > generation
    office.close()
    for old in (PASSPHRASE, NEW_PASSPHRASE):
        with pytest.raises(PassphraseError):
            practice.open(old)
    practice.open(NEW_PASSPHRASE + "!").close()


def test_a_damaged_anchor_does_not_stand_in_the_way_of_a_restore(
    backed_up: tuple[Practice, Path], tmp_path: Path
) -> None:
    practice, source = backed_up
    practice.place.folder.rename(tmp_path / "put-away")
    (practice.device / "anchor").write_bytes(b"damaged")
    office = restore(practice.place, source, practice.code)
    assert lines(office, newest=1)[0].details["known"] is None
    office.close()


def test_a_full_disk_leaves_no_half_restored_office(backed_up: tuple[Practice, Path], tmp_path: Path) -> None:
    practice, source = backed_up
    place = new_place(tmp_path)
    with files_no_longer_than(30_000), pytest.raises(StorageError):
        restore(place, source, practice.code)
    assert [path.name for path in place.folder.iterdir()] == ["lock"]
    restore(place, source, practice.code).close()


@pytest.mark.parametrize("room", [500, 9_000])
@pytest.mark.parametrize("way", ["app", "command"])
def test_a_full_disk_leaves_the_backup_of_before(
    way: str, room: int, practice: Practice, tmp_path: Path
) -> None:
    """Whichever file of the pair there is no room for any more."""
    folder = tmp_path / "stick"
    with practice.opened() as office:
        back_up(office, folder)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        add_client(office, Client("dee", ("Dee",)), Engagement("dee-alone", ("dee",), office.now().date()))
        handed = hand_out(office, BackupItem(practice.place.header.read_bytes(), str(folder)))
        keep: Callable[[], object] = partial(keep_in_folder, handed, folder)
        if way == "command":
            keep = partial(write_pair, folder, _replies(handed))
        with files_no_longer_than(room), pytest.raises(StorageError):
            keep()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    again = restore(new_place(tmp_path), folder, practice.code)
    assert len(list_clients(again)) == 3
    again.close()


def _replies(handed: tuple[Outgoing, ...]) -> Iterator[dict[str, object]]:
    for outgoing in handed:
        yield {"file": outgoing.name}
        for chunk in outgoing.chunks():
            yield {"data": base64.b64encode(chunk).decode()}
    yield {"keys_expire": "2026-12-27"}


def test_the_newest_of_several_is_taken(practice: Practice, tmp_path: Path) -> None:
    clock = Clock()
    office = practice.open(clock=clock)
    back_up(office, tmp_path / "stick")
    erase_client(office, client(office, "cy"))
    back_up(office, tmp_path / "stick")
    office.close()
    assert len(list((tmp_path / "stick").iterdir())) == 3
    again = restore(new_place(tmp_path), tmp_path / "stick", practice.code)
    assert len(list_clients(again)) == 2
    again.close()
