"""Enquiries: a first call or e-mail of somebody who may never come, sealed like a client.

An enquirer has a compartment with a key of its own. It becomes a client's by one step, in which nothing is copied, or
is shredded on the day that was chosen: a list says what is due, and nothing goes by itself.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.enquiry import Enquiry
from privity.model.ids import CompartmentId
from privity.model.notes import Direction, Note, NoteKind
from privity.model.overview import EnquiryOverview
from privity.model.people import Client
from privity.services.clients import check_names, check_namesakes, find_client, of_kind, overview_of
from privity.services.engagements import check_day
from privity.services.notes import LONGEST_NOTE
from privity.services.office import Office

LONGEST_KEEPING = timedelta(days=3660)
USUAL_KEEPING = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """One line of the enquiries page."""

    compartment: CompartmentId
    overview: EnquiryOverview

    def is_due(self, today: date) -> bool:
        """Say whether the chosen day has come."""
        return self.overview.shred_on <= today


def list_enquiries(office: Office) -> list[EnquiryLine]:
    """Every enquiry, whichever is due first at the head. Read from overviews alone."""
    lines = [
        EnquiryLine(compartment, overview)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, EnquiryOverview)
    ]
    return sorted(lines, key=lambda line: (line.overview.shred_on, line.overview.name.casefold()))


def add_enquiry(office: Office, client: Client, enquiry: Enquiry, said: str = "") -> CompartmentId:
    """Keep an enquiry, with what was said in it. Raises InputError."""
    check_names(client)
    _check_days(enquiry)
    if len(said) > LONGEST_NOTE or "\x00" in said:
        raise InputError("this cannot be kept as text", field="said", remedy="shorten it")
    with office.still():
        if find_client(office, client.reference) is not None:
            raise InputError("this id is in use already", field="id", remedy="leave it empty")
        _check_twice(office, client.names[0], enquiry.asked)
        notes = [
            Note(office.new_id(), "", enquiry.asked, said, NoteKind.MESSAGE, direction=Direction.RECEIVED)
        ]
        notes = notes if said.strip() else []
        overview = EnquiryOverview(
            client.reference,
            client.names[0],
            enquiry.asked,
            enquiry.shred_on,
            notes=len(notes),
            first=enquiry.asked if notes else None,
            last=enquiry.asked if notes else None,
        )
        with office.work(EventClass.RECORD_SAVED) as work:
            compartment = work.new_compartment(overview)
            records = [work.put(compartment, client), work.put(compartment, enquiry)]
            records += [work.put(compartment, note) for note in notes]
            work.tell_person(compartment, what="enquiry kept", records=records)
    return compartment


def _check_twice(office: Office, name: str, asked: date) -> None:
    """One who asked is kept once, though a form is sent twice."""
    plain = name.casefold().split()
    for line in list_enquiries(office):
        if line.overview.asked == asked and line.overview.name.casefold().split() == plain:
            raise InputError(
                "an enquiry of this name and day is kept already",
                field="names",
                remedy="add what tells the two apart",
            )


def change_enquiry(office: Office, compartment: CompartmentId, shred_on: date) -> None:
    """Choose another day on which an enquiry is due to be shredded. Raises InputError."""
    with office.still():
        overview = _enquiry(office, compartment)
        [(record, enquiry)] = of_kind(office.read_all(compartment), Enquiry)
        changed = replace(enquiry, shred_on=shred_on)
        _check_days(changed)
        with office.work(EventClass.KEEPING_CHANGED) as work:
            work.put(compartment, changed, record)
            work.overview(compartment, replace(overview, shred_on=shred_on))
            work.tell_person(compartment, what="day of shredding changed", records=[record])


def take_on(office: Office, compartment: CompartmentId, started: date, *, namesake: bool = False) -> None:
    """An enquirer comes: the same compartment becomes a client's, with a first piece of work. Raises InputError."""
    check_day(started, "started")
    with office.still():
        overview = _enquiry(office, compartment)
        if overview.drafts:
            raise InputError(
                "a note is still being written here", field="started", remedy="finish or discard it first"
            )
        read = office.read_all(compartment)
        [(_, client)] = of_kind(read, Client)
        if not namesake:
            check_namesakes(office, client)
        engagement = Engagement(f"{client.reference}-1", (client.reference,), started)
        notes = [note for _, note in of_kind(read, Note)]
        with office.work(EventClass.RECORD_SAVED) as work:
            record = work.put(compartment, engagement)
            work.overview(compartment, overview_of(client, [engagement], notes))
            work.tell_person(compartment, what="enquirer taken on as a client", records=[record])


def _enquiry(office: Office, compartment: CompartmentId) -> EnquiryOverview:
    overview = office.overview(compartment)
    if not isinstance(overview, EnquiryOverview):
        raise InputError("this is not an enquiry", field="record", remedy="open it from the enquiries")
    return overview


def _check_days(enquiry: Enquiry) -> None:
    check_day(enquiry.asked, "asked")
    if enquiry.shred_on < enquiry.asked:
        raise InputError(
            "that day is before the enquiry itself", field="shred_on", remedy="choose a later day"
        )
    if enquiry.shred_on - enquiry.asked > LONGEST_KEEPING:
        raise InputError("an enquiry is kept for ten years at most", field="shred_on", remedy="choose a day")
