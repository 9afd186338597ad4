"""A word is planted in every kind of sealed record that can hold one of a client's; after the erasure it is nowhere.

It is sought in every record that still opens, in every row, in every file, in what the process keeps in memory, and in
what a backup brings back. A new kind of record fails here until somebody says where it lies.
"""

import functools
import gc
import json
import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import create_office, restore_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import IntegrityError
from privity.ledger.entry import EventClass
from privity.model.aftercare import IncidentKind, Place
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.notes import Draft
from privity.model.offers import Offer, Standing
from privity.model.offers import Place as StoodAt
from privity.model.overview import Room
from privity.model.requests import Asker, Channel, KeptRequest
from privity.model.vectors import NoteVectors
from privity.screen.memory import Memory
from privity.services import aftercare, will
from privity.services.attachments import Arrival, Card
from privity.services.caseload import bring_in
from privity.services.clients import find_client, list_clients
from privity.services.engagements import alone_for
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, follow, warm
from privity.services.holds import lift_hold, place_hold
from privity.services.notes import finish_note, save_draft
from privity.services.office import Office
from privity.services.requests.keeping import add_request
from privity.services.rooms import room_for
from privity.services.screening import Screener
from privity.vault import payload as payloads
from privity.vault.payload import Payload, encode, kind_of
from tests.house.offices import CASELOAD, NEW_PASSPHRASE, PASSPHRASE, WORD, back_up, client, joint
from tests.house.planted import seek
from tests.vectors.make_vectors import PAYLOADS

NAME = f"Ann Invented-{WORD}"

BY_HAND = {
    "client": "brought in with her name",
    "engagement": "brought in",
    "note": "brought in and written",
    "draft": "saved",
    "overview-client": "holds her name",
    "overview-joint": "holds her name beside Bo's",
    "overview-alone": "holds her name",
    "attachment": "a file called so",
    "vectors": "made of her words",
    "hold": "placed and lifted again: no erasure passes one",
    "request": "about her, and one that names her",
    "overview-request": "of those",
    "incident": "tells her name in the house's own record",
    "will": "tells her name in the house's own record",
    "other-places": "tells her name in the house's own record",
    "offer": "hers",
    "standing-words": "hers, published",
}
"""Kinds that are planted through what the office does with them."""

IN_HER_RECORD = {
    "wishes", "appointment", "enquiry", "figures-choice", "cover", "terms-shown", "receipt", "consent",
    "consent-withdrawal", "told",
}  # fmt: skip
"""Kinds that lie in a client's own compartment and nowhere else: planted there as they are in the vectors."""

APART = {
    "overview-enquiry": "of a compartment that is shredded as a client's is",
    "overview-house": "the office's own choices",
    "overview-room": "the kind of a room",
    "note-template": "headings of the practitioner's own",
    "keeping": "a number of years",
    "holds": "random ids and days",
    "terms": "what every client is shown",
    "figures-policy": "choices", "figures-spending": "numbers", "figures-size": "numbers", "figures-release": "numbers",
    "book-entry": "a number, a day and an amount",
    "offers-choice": "choices",
    "piece": "the practitioner's own column, which is theirs to erase",
    "subscribers": "whoever joined a list, apart from the records by design",
    "list-delivery": "addresses of a list, apart from the records by design",
    "outbox": "where an issue is sent from", "list-issue": "the practitioner's own words", "event": "a list of its own",
}  # fmt: skip
"""Kinds that hold nothing of a client, or are apart from clients on purpose."""


def test_every_kind_of_record_has_its_place_here() -> None:
    kinds = {form.kind for form in payloads._FORMS}
    placed = [*BY_HAND, *IN_HER_RECORD, *APART]
    assert sorted(placed) == sorted(kinds)


@dataclass(frozen=True, slots=True)
class World:
    """An office in which she is everywhere, and what the process keeps of it in memory."""

    office: Office
    code: str
    index: FindIndex
    screener: Screener
    ann: CompartmentId


def worded(payload: Payload) -> Payload:
    """The same payload with the word in every text that may be any text."""

    def walk(value: Any, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
        if isinstance(value, str):
            yield path
        elif isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(inner, (*path, name))
        elif isinstance(value, list):
            for place, inner in enumerate(value):
                yield from walk(inner, (*path, place))

    kind, schema = kind_of(payload)
    plain = json.loads(encode(payload))
    for path in list(walk(plain)):
        holder: Any = plain
        for step in path[:-1]:
            holder = holder[step]
        before, holder[path[-1]] = holder[path[-1]], WORD
        try:
            payloads.decode(kind, schema, json.dumps(plain).encode())
        except (IntegrityError, ValueError):
            holder[path[-1]] = before
    return payloads.decode(kind, schema, json.dumps(plain).encode())


def sample(kind: type[Payload]) -> Any:
    return next(one for one in reversed(PAYLOADS) if isinstance(one, kind))


@pytest.fixture(params=["file", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    store = request.getfixturevalue("address") if request.param == "postgresql" else ""
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    office, code = create_office(place, PASSPHRASE, cost=LOWEST_COST, store=store)
    bring_in(office, CASELOAD)
    index, screener = FindIndex(), Screener(office, lambda: None)
    follow(office, index)
    warm(office, index)
    screener.build()
    ann = client(office, "ann")
    plant(office, ann)
    yield World(office, code, index, screener, ann)
    index.close()
    office.close()


def plant(office: Office, ann: CompartmentId) -> None:
    day = date(2026, 3, 1)
    alone = alone_for(office, joint(office), ann)
    finish_note(office, alone, Draft("n-alone", "ann-and-bo", day, f"{WORD}, told alone."))
    save_draft(office, ann, Draft("n-draft", "ann-alone", day, f"Not finished: {WORD}."))
    arrival = Arrival(office, ann)
    arrival.add(WORD.encode() * 400)
    arrival.keep(Card(f"{WORD}.wav", day, read=f"Read from it: {WORD}."))
    place_hold(office, ann, f"A complaint of {WORD}", None)
    lift_hold(office, ann)
    asked = KeptRequest(
        "r-1", office.now().date(), Channel.LETTER, Asker(name=NAME), {}, words=f"About {WORD}"
    )
    add_request(office, replace(asked, about=(ann,)))
    add_request(office, replace(asked, reference="r-2", words=f"Is ann INVENTED, {WORD} a client?"))
    aftercare.file_incident(office, IncidentKind.LETTER, day, f"A letter to {NAME} went astray.", [ann])
    aftercare.keep_places(office, [Place(aftercare.place_kinds()[0].id, f"a number of {NAME.upper()}")])
    will.keep_words(office, f"Call {NAME} first.", f"The file of {NAME} goes to her.", f"{NAME} holds one")
    offer = worded(sample(Offer))
    with office.still(), office.work(EventClass.RECORD_SAVED) as work:
        for payload in PAYLOADS:
            if kind_of(payload)[0] in IN_HER_RECORD:
                work.put(ann, worded(payload))
        work.put(ann, Engagement("e-word", ("ann",), day, issues=(WORD,)))
        record = work.put(ann, offer)
        work.put(ann, replace(sample(NoteVectors), rows=WORD.encode() * 2))
        stood = (StoodAt("a page of the practice", day),)
        hers = {
            "text": WORD,
            "signature": WORD,
            "known": WORD,
            "of": (ann, record),
            "down": None,
            "places": stood,
        }
        shown = replace(sample(Standing), **hers)
        work.put(room_for(office, work, Room.PUBLIC_WORK), shown)
        work.tell_person(ann, what=f"told of {WORD}", records=[record])


def everything(office: Office) -> Iterator[tuple[str, bytes]]:
    """Whatever still opens: every record, every overview, every part of an entry."""
    for compartment in office.compartments():
        for _, payload in office.read_all(compartment):
            yield kind_of(payload)[0], encode(payload)
        yield kind_of(office.overview(compartment))[0], encode(office.overview(compartment))
    for part in office.store.leaf_parts(list(range(office.tree.size))):
        if part.sealed:
            yield "entry", office.leaf_part_payload(part)[1]


def kinds_with_the_word(office: Office) -> set[str]:
    word = WORD.casefold()
    return {kind for kind, content in everything(office) if word in content.decode().casefold()}


def in_memory(*roots: object) -> list[str]:
    """What of the things that hang on these objects holds the word: the names of the types on the way to it."""
    seen: set[int] = set()
    found = []
    todo: list[tuple[object, tuple[str, ...]]] = [(root, (type(root).__name__,)) for root in roots]
    while todo:
        one, way = todo.pop()
        if id(one) in seen or isinstance(one, type | types.ModuleType | types.FrameType | types.CodeType):
            continue
        seen.add(id(one))
        text = (
            one
            if isinstance(one, str)
            else bytes(one).decode("latin-1")
            if isinstance(one, bytes | bytearray)
            else ""
        )
        if WORD in text.casefold():
            found.append(" > ".join(way[-6:]))
        if isinstance(one, types.FunctionType):
            inner: list[object] = [cell.cell_contents for cell in one.__closure__ or ()]
        else:
            inner = gc.get_referents(one)
        todo += [(each, (*way, type(each).__name__)) for each in inner]
    return found


def remembered() -> list[Any]:
    """Every function of Privity that keeps what it was asked."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, Memory)
        or (
            isinstance(one, functools._lru_cache_wrapper)
            and (getattr(one, "__module__", "") or "").startswith("privity")
        )
    ]


def index_blocks(index: FindIndex) -> bytes:
    rows = index._database.execute("SELECT block FROM words_data").fetchall()
    return b"".join(bytes(row[0]) for row in rows)


def test_an_erased_word_is_nowhere(world: World, tmp_path: Path) -> None:
    office, index, screener = world.office, world.index, world.screener
    planted = kinds_with_the_word(office)
    # A hold was lifted, vectors are no text, and these two have dates and choices only.
    assert (set(BY_HAND) | IN_HER_RECORD) - planted == {"hold", "vectors", "enquiry", "figures-choice"}
    assert index.search(WORD)
    assert screener.screen(f"I met {NAME} at the market.").findings
    assert in_memory(office, index, screener)
    assert WORD[:6].encode() in index_blocks(index)
    old = back_up(office, tmp_path / "old")
    names_of_files = office.files.names()
    assert names_of_files

    certificate = erase_client(office, world.ann)

    assert kinds_with_the_word(office) == set()
    tables = ("compartments", "wraps", "records", "overviews", "leaves", "leaf_parts")
    rows = [cell for table in tables for row in office.store.rows(table) for cell in row]
    assert not any(WORD.encode() in cell for cell in rows if isinstance(cell, bytes))
    assert seek(WORD, [office.place.folder, office.place.state]) == []
    assert office.files.names() == set()
    gc.collect()
    assert in_memory(office, index, screener) == []
    assert [one for one in remembered() if in_memory(one)] == []
    assert index.search(WORD) == []
    assert WORD[:6].encode() not in index_blocks(index)
    assert not [
        one for one in screener.screen(f"I met {NAME} at the market.").candidates if one.client == "ann"
    ]
    assert WORD not in certificate.render().casefold()
    assert certificate.struck == 3
    assert certificate.published == ("a page of the practice",)
    assert "taken down there" in certificate.render()
    check_backups(world, old, tmp_path)


def check_backups(world: World, old: Path, tmp_path: Path) -> None:
    """A backup made since has nothing of her; an older one beside the newer keys has what the house itself wrote."""
    new = back_up(world.office, tmp_path / "new")
    (old / "keys.age").write_bytes((new / "keys.age").read_bytes())
    for name, source, left in (("a", new, set()), ("b", old, {"incident", "will", "other-places"})):
        place = OfficePlace(tmp_path / name, tmp_path / f"{name}-state")
        restored, _ = restore_office(place, source, world.code, NEW_PASSPHRASE, cost=LOWEST_COST)
        try:
            assert len(list_clients(restored)) == 2
            assert find_client(restored, "ann") is None
            assert kinds_with_the_word(restored) == left
            assert restored.files.names() == set()
        finally:
            restored.close()
        assert seek(WORD, [place.folder, place.state]) == []
