"""Words of clients that were published before Privity: entered as such, looked at, kept, changed or taken down.

What is known of how they came about is written down as it is, and mostly it is little. Nobody is written to about it,
and none of it is in a fragment: it stands where it stands.
"""

from dataclasses import replace
from datetime import date

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import RecordId
from privity.model.offers import Place, ProposedEdit, Standing
from privity.model.overview import Room
from privity.screen import FindingKind, Verdict
from privity.services.offers.releasing import standing
from privity.services.office import Office
from privity.services.rooms import room, room_for
from privity.services.screening import DraftText, Screener, screen_draft
from privity.testimonials import OwnWords, could_name, gives_away, outermost

LONGEST = 20_000


def enter(office: Office, text: str, signature: str, where: str, since: date, known: str) -> RecordId:
    """Keep words that already stand somewhere. Raises InputError."""
    _check(office, text, where, since)
    one = Standing(
        office.new_id(),
        text.strip(),
        signature.strip(),
        since,
        known=known.strip(),
        places=(Place(where.strip(), since),),
    )
    with office.still(), office.work(EventClass.RECORD_SAVED) as work:
        record = work.put(room_for(office, work, Room.PUBLIC_WORK), one)
        work.tell_office(words="entered as published before")
    return record


def reword(office: Office, record: RecordId, text: str, signature: str) -> None:
    """Keep that they stand in other words now, shorter for one thing. Raises InputError."""
    one = find(office, record)
    _check(office, text, one.places[0].where, one.published)
    _save(office, record, replace(one, text=text.strip(), signature=signature.strip()), "changed")


def take_down(office: Office, record: RecordId, day: date) -> None:
    """Keep that they stand nowhere any more. Raises InputError."""
    one = find(office, record)
    if day > office.today() or day < one.published:
        raise InputError("that day cannot be", field="day", remedy="choose the day on which they went")
    places = tuple(replace(place, down=place.down or day) for place in one.places)
    _save(office, record, replace(one, down=day, places=places), "taken down")


def look_at(office: Office, screener: Screener, text: str) -> tuple[ProposedEdit, ...]:
    """What in them could give somebody away, by the text itself and against the caseload."""
    found = [*gives_away(text, OwnWords()), *could_name(text)]
    screening = screen_draft(office, screener, DraftText("earlier", text)).screening
    found += [
        ProposedEdit(*one.span, "somebody-else")
        for one in screening.findings
        if one.calls_for is not Verdict.NOTHING_FOUND and one.kind is not FindingKind.CASE_TALK
    ]
    return outermost(found)


def find(office: Office, record: RecordId) -> Standing:
    """Words that were entered as published before, and still stand. Raises InputError."""
    for number, one in standing(office):
        if number == record and one.of is None and one.down is None:
            return one
    raise InputError("there are no such words", field="words", remedy="open the page again")


def _check(office: Office, text: str, where: str, since: date) -> None:
    if not text.strip() or len(text) > LONGEST:
        raise InputError("a text has words", field="text", remedy="write it as it stands there")
    if not where.strip() or len(where) > 300:
        raise InputError("say where it stands", field="where", remedy="an address, or a name of a paper")
    if not date(1990, 1, 1) <= since <= office.today():
        raise InputError("that day cannot be", field="since", remedy="choose the day as well as you know it")


def _save(office: Office, record: RecordId, one: Standing, what: str) -> None:
    with office.still():
        where = room(office, Room.PUBLIC_WORK)
        if where is None:
            raise InputError("there are no such words", field="words")
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(where, one, record)
            work.tell_office(words=what)
