"""Writes a caseload as `privity.caseload/1`, for tests that read it back and for benchmarks."""

from collections.abc import Iterator
from typing import Any

import msgspec

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client


def json_lines(caseload: Caseload) -> Iterator[bytes]:
    """One line per client, engagement and note, each ending in a line feed."""
    encode = msgspec.json.Encoder().encode
    for client in caseload.clients:
        yield encode(_client(client)) + b"\n"
    for engagement in caseload.engagements:
        yield encode(_engagement(engagement)) + b"\n"
    for note in caseload.notes:
        yield encode(_note(note)) + b"\n"


def _client(client: Client) -> dict[str, Any]:
    return (
        _given(
            kind="client",
            id=client.reference,
            names=client.names,
            nicknames=client.nicknames,
            born=client.born,
            sex=client.sex,
            occupation=client.occupation,
            employer=client.employer,
            lives_in=client.lives_in,
            household=client.household,
            contacts=_given(phone=client.contacts.phone, email=client.contacts.email),
            related=[{"role": relation.role, "name": relation.name} for relation in client.related],
        )
        | client.extra
    )


def _engagement(engagement: Engagement) -> dict[str, Any]:
    return (
        _given(
            kind="engagement",
            id=engagement.reference,
            clients=engagement.clients,
            unit=engagement.unit,
            started=engagement.started,
            ended=engagement.ended,
            ended_as=engagement.ended_as,
            issues=engagement.issues,
        )
        | engagement.extra
    )


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": "note",
        "id": note.reference,
        "engagement": note.engagement,
        "date": note.date,
        "note_kind": note.kind,
        "text": note.text,
        **note.extra,
    }


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, (), [], {})}
