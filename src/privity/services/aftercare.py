"""The other places, and what to do when something went wrong: guides as data, and what was done about it, filed."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.aftercare import Incident, IncidentKind, OtherPlaces, Place, StepDone
from privity.model.ids import CompartmentId, RecordId
from privity.services.clients import of_kind
from privity.services.house_records import keep, kept
from privity.services.office import Office
from privity.services.work import Work

LONGEST_NOTE = 300
LONGEST_TOLD = 8000


class PlaceKind(msgspec.Struct, frozen=True):
    """One of the places that most practices have, and a short way to tidy it."""

    id: str
    name: str
    tidy: str


class Guide(msgspec.Struct, frozen=True):
    """What to do in the first hour, one step after the other, and whom it may concern."""

    title: str
    calm: str
    first: list[tuple[str, str]]
    concerned: str


class ToldSo(msgspec.Struct, frozen=True):
    """What to tell a client."""

    title: str
    points: list[str]
    way: str


class BreachLaw(msgspec.Struct, frozen=True):
    """What a law requires by when. Unreviewed: nobody should rely on it without advice."""

    place: str
    citation: str
    says: str
    confidence: str
    source: str = ""
    checked: date | None = None


class Guides(msgspec.Struct, frozen=True):
    """Everything that the guided page shows."""

    kind: dict[IncidentKind, Guide]
    client: ToldSo
    law: list[BreachLaw]


# Steps after the first hour, which every guide has.
LATER = ("law", "insurer", "clients", "again")


@cache
def guides() -> Guides:
    """The guides that this version knows."""
    return msgspec.convert(tomllib.loads(_text("incidents.toml")), Guides)


@cache
def place_kinds() -> tuple[PlaceKind, ...]:
    """The places that this version asks about."""
    return tuple(msgspec.convert(tomllib.loads(_text("other_places.toml"))["place"], list[PlaceKind]))


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


# -- the other places -----------------------------------------------------------------------------------------------


def other_places(office: Office) -> dict[str, Place]:
    """The places that this practice said it uses, by kind."""
    found = kept(office, OtherPlaces) or OtherPlaces()
    return {place.kind: place for place in found.places}


def keep_places(office: Office, used: Sequence[Place]) -> None:
    """Keep which places this practice uses. Raises InputError."""
    known = {kind.id for kind in place_kinds()}
    for place in used:
        if place.kind not in known:
            raise InputError("there is no such place on the list", field="places", remedy="choose one shown")
        if len(place.note) > LONGEST_NOTE:
            raise InputError(
                f"a note is longer than {LONGEST_NOTE} characters", field="places", remedy="shorten it"
            )
    keep(office, OtherPlaces(tuple(used)), EventClass.KEEPING_CHANGED, what="other places", places=len(used))


def tidied(office: Office, kinds: Sequence[str], day: date) -> None:
    """Note that places were tidied, as an erasure, a move or the will walks them."""
    with office.still():
        known = other_places(office)
        places = [replace(one, tidied=day) if one.kind in kinds else one for one in known.values()]
        keep(office, OtherPlaces(tuple(places)), EventClass.KEEPING_CHANGED, what="other places tidied")


def walk(office: Office) -> list[tuple[PlaceKind, Place]]:
    """The places to walk to, with how to tidy each."""
    used = other_places(office)
    return [(kind, used[kind.id]) for kind in place_kinds() if kind.id in used]


# -- something went wrong ------------------------------------------------------------------------------------------


def incidents(office: Office) -> list[tuple[RecordId, Incident]]:
    """Everything that was filed, the newest first."""
    found = of_kind(office.read_all(office.header.house), Incident)
    return sorted(found, key=lambda one: one[1].noticed, reverse=True)


def file_incident(
    office: Office, kind: IncidentKind, noticed: date, told: str, concerned: Sequence[CompartmentId]
) -> RecordId:
    """File what went wrong. Each client concerned has it in their own ledger. Raises InputError."""
    if len(told) > LONGEST_TOLD:
        raise InputError(f"this is longer than {LONGEST_TOLD} characters", field="told", remedy="shorten it")
    if not date(2000, 1, 1) <= noticed <= office.today().replace(year=office.now().year + 1):
        raise InputError("this is not a likely date", field="noticed", remedy="choose the day you noticed")
    strange = [one for one in concerned if not office.holds(one)]
    if strange:
        raise InputError("a client is no longer here", field="concerned", remedy="choose from the list")
    with office.still():
        work = Work(EventClass.RECORD_SAVED, office.new_id)
        record = work.put(office.header.house, Incident(kind, noticed, told, tuple(concerned)))
        work.tell_office(what="incident filed", kind=kind.value, concerned=len(concerned))
        works = [work]
        for compartment in concerned:
            told_to = Work(EventClass.RECORD_SAVED, office.new_id)
            told_to.tell_person(compartment, what="concerned by an incident", kind=kind.value)
            works.append(told_to)
        office.commit(iter(works))
    return record


def go_on(office: Office, record: RecordId, steps: Sequence[str], told: str, *, close: bool) -> Incident:
    """Note the steps taken since, and what there is to add. Raises InputError."""
    if len(told) > LONGEST_TOLD:
        raise InputError(f"this is longer than {LONGEST_TOLD} characters", field="told", remedy="shorten it")
    with office.still():
        found = office.read(office.header.house, record)
        if not isinstance(found, Incident):
            raise InputError("this is no longer here", field="record", remedy="open it again")
        today, known = office.today(), {one.step: one for one in found.steps}
        allowed = [step for step, _ in guides().kind[found.kind].first] + list(LATER)
        taken = tuple(known.get(step, StepDone(step, today)) for step in allowed if step in steps)
        closed = (found.closed or today) if close else None
        changed = replace(found, steps=taken, told=told, closed=closed)
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(office.header.house, changed, record)
            work.tell_office(what="incident followed", steps=[one.step for one in taken], closed=close)
    return changed
