"""What an erasure takes out of the office's own records: names in them, and words of the client's that were published.

A client's record, and what lies under keys of its own, is gone with its keys. These are the few places beside it where
the practice itself wrote of a client, and they belong to the practice: the name goes, the rest stays.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from privity.model.aftercare import Incident, OtherPlaces
from privity.model.ids import CompartmentId
from privity.model.offers import Standing
from privity.model.overview import Room
from privity.model.will import Will
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.requests.keeping import full_names
from privity.services.rooms import room
from privity.services.work import Work

STRUCK = "[erased]"


@dataclass(frozen=True, slots=True)
class Traces:
    """How many of the house's records were changed, and where words still stand that were published."""

    changed: int
    places: tuple[str, ...]


def strike(
    office: Office, work: Work, gone: frozenset[CompartmentId], names: Iterable[str], today: date
) -> Traces:
    """Plan it: full names out of the house's free words, their own words out of what is kept as published."""
    called = [pattern_of(name) for name in full_names(names)]
    changed = 0
    for record, payload in office.read_all(office.header.house):
        match payload:
            case Incident():
                concerned = tuple(one for one in payload.concerned if one not in gone)
                after: Incident | Will | OtherPlaces = replace(
                    payload, concerned=concerned, told=_struck(payload.told, called)
                )
            case Will():
                after = replace(
                    payload,
                    words=_struck(payload.words, called),
                    instructions=_struck(payload.instructions, called),
                    holders=_struck(payload.holders, called),
                )
            case OtherPlaces():
                places = tuple(replace(one, note=_struck(one.note, called)) for one in payload.places)
                after = replace(payload, places=places)
            case _:
                continue
        if after != payload:
            work.put(office.header.house, after, record)
            changed += 1
    where = room(office, Room.PUBLIC_WORK)
    return Traces(changed, unpublish(office, work, where, gone, today) if where is not None else ())


def unpublish(
    office: Office, work: Work, where: CompartmentId, gone: frozenset[CompartmentId], today: date
) -> tuple[str, ...]:
    """Plan to forget published words; that they stood, and where, is kept so that they can be taken down there."""
    places: list[str] = []
    for record, one in of_kind(office.read_all(where), Standing):
        if one.of is None or one.of[0] not in gone or not (one.text or one.signature):
            continue
        places += [place.where for place in one.places if place.down is None]
        work.put(where, replace(one, text="", signature="", known="", down=one.down or today), record)
    return tuple(places)


def pattern_of(name: str) -> re.Pattern[str]:
    """A name whatever stands between its parts, and not inside another word."""
    parts = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", name)))
    return re.compile(rf"(?<![^\W_]){parts}(?![^\W_])", re.IGNORECASE)


def _struck(text: str, called: Iterable[re.Pattern[str]]) -> str:
    for name in called:
        text = name.sub(STRUCK, text)
    return text
