"""Workshops and talks: who attends is sealed apart from the records, like the mailing list.

INVARIANT: nothing here knows clients, enquiries or notes; that somebody attends says nothing about being a client.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import RecordId
from privity.model.lists import Attendee, Event
from privity.model.overview import Room
from privity.services.addresses import parse_name
from privity.services.office import Office
from privity.services.paper import Ground, PaperItem
from privity.services.rooms import room, room_for

MOST = 1000
_LONGEST_SLIP = 1000


def events(office: Office) -> list[tuple[RecordId, Event]]:
    """Every event, the latest first."""
    where = room(office, Room.LISTS)
    read = office.read_all(where) if where is not None else []
    found = [(record, one) for record, one in read if isinstance(one, Event)]
    return sorted(found, key=lambda pair: pair[1].day, reverse=True)


def event(office: Office, record: RecordId) -> Event:
    """One event. Raises InputError where there is none."""
    where = room(office, Room.LISTS)
    found = office.read(where, record) if where is not None else None
    if not isinstance(found, Event):
        raise InputError("there is no such event", field="event", remedy="open it from the list")
    return found


def add_event(office: Office, title: str, day: date, place: str) -> RecordId:
    """Keep an event. Raises InputError."""
    made = Event(_line(title, "title"), day, parse_name(place))
    with office.still(), office.work(EventClass.RECORD_SAVED) as work:
        return work.put(room_for(office, work, Room.LISTS), made)


def attend(office: Office, record: RecordId, name: str, contact: str) -> None:
    """Put somebody on an event's list, under the name they gave. Raises InputError."""
    who = Attendee(_line(name, "name"), parse_name(contact))
    one = event(office, record)
    if len(one.attendees) >= MOST:
        raise InputError(f"an event has {MOST} places at most", field="name", remedy="make a second one")
    _save(office, record, replace(one, attendees=(*one.attendees, who)))


def leave(office: Office, record: RecordId, place: int) -> None:
    """Take somebody off an event's list. Raises InputError."""
    one = event(office, record)
    _check(one, place)
    kept = (*one.attendees[:place], *one.attendees[place + 1 :])
    _save(office, record, replace(one, attendees=kept))


def pictured(office: Office, record: RecordId, place: int, agreed: bool | None) -> None:
    """Keep what somebody said about being in a picture. Raises InputError."""
    one = event(office, record)
    _check(one, place)
    said = replace(one.attendees[place], pictures=agreed)
    kept = (*one.attendees[:place], said, *one.attendees[place + 1 :])
    _save(office, record, replace(one, attendees=kept))


def add_slip(office: Office, record: RecordId, question: str) -> None:
    """Keep a question that lay on a slip without a name. Raises InputError."""
    question = question.strip()
    if not question or len(question) > _LONGEST_SLIP:
        raise InputError(
            "a slip has words, a thousand letters at most", field="question", remedy="shorten it"
        )
    one = event(office, record)
    _save(office, record, replace(one, slips=(*one.slips, question)))


def picture_item(
    office: Office, record: RecordId, inside: Collection[int], *, looked: bool, clean: bytes, ending: str
) -> PaperItem:
    """A picture of an event, written anew, for the door. Raises InputError while somebody in it has not agreed.

    `inside` are the places on the list of those who are in it, `looked` that a person looked for anybody else. Faces
    are not judged here.
    """
    one = event(office, record)
    for place in inside:
        _check(one, place)
        if one.attendees[place].pictures is not True:
            raise InputError(
                "somebody in it has not agreed", field="picture", remedy="choose another, or take none"
            )
    if not looked:
        raise InputError(
            "faces are not judged here", field="picture", remedy="look yourself who is in it, and say so"
        )
    return PaperItem(
        "picture of an event",
        Ground.OWN_LIST,
        f"picture.{ending}",
        f"image/{'jpeg' if ending == 'jpg' else ending}",
        clean,
        told={"agreed": len(inside)},
    )


def forget_event(office: Office, record: RecordId) -> None:
    """Delete an event with its list. Raises InputError."""
    with office.still():
        event(office, record)
        with office.work(EventClass.RECORD_SAVED) as work:
            work.remove(room_for(office, work, Room.LISTS), record)
            work.tell_office(list="event deleted")


def _save(office: Office, record: RecordId, one: Event) -> None:
    with office.still(), office.work(EventClass.RECORD_SAVED) as work:
        work.put(room_for(office, work, Room.LISTS), one, record)


def _check(one: Event, place: int) -> None:
    if not 0 <= place < len(one.attendees):
        raise InputError("nobody is on this line", field="name", remedy="open the event again")


def _line(text: str, field: str) -> str:
    line = parse_name(text)
    if not line:
        raise InputError("this is needed", field=field, remedy="type it")
    return line
