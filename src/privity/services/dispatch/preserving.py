"""Operations on keeping times, holds, this device's secret and the places of backups."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from privity.model.aftercare import IncidentKind
from privity.model.cover import CoverAgreement, CoverPart
from privity.model.ids import CompartmentId
from privity.services.aftercare import file_incident, incidents
from privity.services.backup_history import backup_history, forget_destination
from privity.services.cover import agreements, cover_sheet, keep_agreement, withdraw_agreement
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    client_of,
    convert,
    first,
    outgoing,
    text,
)
from privity.services.holds import lift_hold, place_hold
from privity.services.keeping import choose_keeping, keeping_choice, keeping_list
from privity.services.keys import move_secret
from privity.services.office import Office


def _due(desk: Desk, requests: Iterator[Message]) -> Replies:
    office, today = desk.office, convert(first(requests).get("today"), date)
    choice = keeping_choice(office)
    due, coming = keeping_list(office, today)
    yield {"years": choice.years if choice else None, "due": len(due), "coming": len(coming)}
    for line in (*due, *coming):
        yield {
            "client": _code(office, line.compartment),
            "ended": line.ended.isoformat(),
            "until": line.until.isoformat(),
            "joint": line.joint,
            "held": line.held,
            "due": line in due,
        }


def _code(office: Office, compartment: CompartmentId) -> str:
    """The id by which the practice names a record outside Privity; never a name."""
    return str(getattr(office.overview(compartment), "reference", compartment))


def _choose(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    warning = choose_keeping(
        desk.office,
        convert(request.get("years"), int),
        convert(request.get("minor_until"), int | None),  # type: ignore[arg-type]
        text(request, "rule"),
    )
    yield {"warning": warning}


def _hold(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    compartment = client_of(desk.office, iter([request]))
    look_again = convert(request.get("look_again"), date | None)  # type: ignore[arg-type]
    place_hold(desk.office, compartment, text(request, "reason"), look_again)
    yield {"held": True}


def _lift(desk: Desk, requests: Iterator[Message]) -> Replies:
    lift_hold(desk.office, client_of(desk.office, requests))
    yield {"held": False}


def _move_secret(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    stick = convert(request.get("stick"), str | None)  # type: ignore[arg-type]
    move_secret(desk.office, text(request, "passphrase"), Path(stick) if stick else None)
    yield {"stick": stick}


def _destinations(desk: Desk, requests: Iterator[Message]) -> Replies:
    now = desk.office.now()
    history = backup_history(desk.office)
    yield {"due": history.is_due(now), "last": history.last.isoformat() if history.last else None}
    for one in history.destinations:
        yield {
            "place": one.place,
            "made": one.made.isoformat(),
            "expires": one.expires.date().isoformat(),
            "expired": one.is_expired(now),
            "erased_since": one.erased_since,
            "finished": one.is_finished,
        }


def _forget_destination(desk: Desk, requests: Iterator[Message]) -> Replies:
    forget_destination(desk.office, text(first(requests), "place"))
    yield {"forgotten": True}


def _file_incident(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    clients = convert(request.get("clients"), list[str])
    concerned = [client_of(desk.office, iter([{"client": one}])) for one in clients]
    kind, noticed = convert(request.get("kind"), IncidentKind), convert(request.get("noticed"), date)
    yield {"incident": file_incident(desk.office, kind, noticed, text(request, "told"), concerned)}


def _incidents(desk: Desk, requests: Iterator[Message]) -> Replies:
    for record, one in incidents(desk.office):
        yield {
            "incident": record,
            "noticed": one.noticed.isoformat(),
            "kind": one.kind.value,
            "concerned": len(one.concerned),
            "closed": one.closed.isoformat() if one.closed else None,
        }


def _cover_sheet(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    days = (convert(request.get("first"), date), convert(request.get("until"), date))
    sheet = cover_sheet(desk.office, text(request, "colleague"), *days)
    yield {"code": sheet.code, "clients": sheet.clients}
    yield from outgoing(desk.office, sheet.item)


def _agree_cover(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    agreement = CoverAgreement(
        text(request, "colleague"),
        desk.office.today(),
        convert(request.get("until"), date),
        tuple(convert(request.get("parts"), list[CoverPart])),
        text(request, "words"),
    )
    keep_agreement(desk.office, client_of(desk.office, iter([request])), agreement)
    yield {"agreed": True}


def _withdraw_cover(desk: Desk, requests: Iterator[Message]) -> Replies:
    compartment = client_of(desk.office, requests)
    known = agreements(desk.office, compartment)
    for record, _ in known:
        withdraw_agreement(desk.office, compartment, record)
    yield {"withdrawn": len(known)}


OPERATIONS: Final[Mapping[str, Operation]] = {
    "keeping": _due,
    "choose-keeping": _choose,
    "hold": _hold,
    "lift-hold": _lift,
    "move-secret": _move_secret,
    "destinations": _destinations,
    "forget-destination": _forget_destination,
    "file-incident": _file_incident,
    "incidents": _incidents,
    "cover-sheet": _cover_sheet,
    "agree-cover": _agree_cover,
    "withdraw-cover": _withdraw_cover,
}
