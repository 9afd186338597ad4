"""The three kinds of line, each read field by field as the reference page of the format lists them."""

from typing import Any

from privity.interchange.caseload.row import Row
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.notes import Note, NoteKind
from privity.model.people import Client, Contacts, Relation


def read_client(row: Row, reference: str) -> Client:
    """A client. What is wrong stays in `row.faults`, and the result counts only where there is none."""
    contacts, beside_contacts = _contacts(row)
    related, beside_related = _related(row, reference)
    client = Client(
        reference=reference,
        names=row.needed_names("names"),
        nicknames=row.names("nicknames"),
        born=row.year("born"),
        sex=row.words("sex"),
        occupation=row.words("occupation"),
        employer=row.words("employer"),
        lives_in=row.words("lives_in"),
        household=row.words("household"),
        contacts=contacts,
        related=related,
        extra=row.rest(),
    )
    if beside_contacts:
        client.extra["contacts"] = beside_contacts
    if any(beside_related):
        client.extra["related"] = beside_related
    return client


def read_engagement(row: Row, reference: str) -> Engagement:
    """One piece of work; a whole one, or `row.faults` says what is wrong."""
    clients = row.needed_names("clients")
    if len(set(clients)) < len(clients):
        row.fault("clients", "names the same client twice", "name each client once")
    unit = row.choice("unit", Unit)
    if unit is None and len(clients) > 1:
        row.fault(
            "unit",
            "is needed for work with more than one client",
            'add "unit": "couple", "family" or "group"',
        )
    elif unit is Unit.INDIVIDUAL and len(clients) > 1:
        row.fault(
            "clients", "names more than one client for individual work", "name one, or correct the unit"
        )
    started, ended = row.needed_day("started"), row.day("ended")
    if ended is not None and ended < started:
        row.fault("ended", "is before the day the work started", "correct one of the two dates")
    return Engagement(
        reference=reference,
        clients=clients,
        started=started,
        unit=unit or Unit.INDIVIDUAL,
        ended=ended,
        ended_as=row.choice("ended_as", EndedAs),
        issues=row.names("issues"),
        extra=row.rest(),
    )


def read_note(row: Row, reference: str) -> Note:
    """One note; a whole one, or `row.faults` says what is wrong."""
    return Note(
        reference=reference,
        engagement=row.needed_name("engagement"),
        date=row.needed_day("date"),
        text=row.needed_text("text"),
        kind=row.choice("note_kind", NoteKind) or NoteKind.PROGRESS,
        extra=row.rest(),
    )


def _contacts(row: Row) -> tuple[Contacts, dict[str, Any]]:
    contacts, beside = Contacts(), dict[str, Any]()
    for given in row.one_object("contacts"):
        contacts = Contacts(phone=given.names("phone"), email=given.names("email"))
        beside = given.rest()
    return contacts, beside


def _related(row: Row, reference: str) -> tuple[tuple[Relation, ...], list[dict[str, Any]]]:
    related: list[Relation] = []
    beside: list[dict[str, Any]] = []
    for given in row.objects("related"):
        relation = Relation(role=given.needed_name("role"), name=given.needed_name("name"))
        if relation.name == reference:
            given.fault("name", "is the client's own id", "name the other person, or remove the relation")
        related.append(relation)
        beside.append(given.rest())
    return tuple(related), beside
