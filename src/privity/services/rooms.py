"""The office's own compartments beside the house: what belongs to no client and must not be read with the records.

Requests from outside, busy times, lists of addresses and outgoing pieces each have a key of their own, so that
whoever is given one of them later is given nothing else. A room is founded by the first thing that is put there.
"""

from privity.model.ids import CompartmentId
from privity.model.overview import Room, RoomOverview
from privity.services.office import Office
from privity.services.work import Work


def room(office: Office, kind: Room) -> CompartmentId | None:
    """The compartment of a room, or None while nothing was ever put there."""
    for compartment, overview in office.overviews().items():
        if isinstance(overview, RoomOverview) and overview.kind is kind:
            return compartment
    return None


def room_for(office: Office, work: Work, kind: Room) -> CompartmentId:
    """The compartment of a room to write into; `work` founds it where there is none yet.

    INVARIANT: the caller holds the office still, so that no two works found the same room.
    """
    return room(office, kind) or work.new_compartment(RoomOverview(kind))
