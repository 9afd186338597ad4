"""Whom else a paper would tell of that leaves on a decision: everybody but those whom the decision covers.

The gate decides about those a request is about. What a record says of them may name, quote or tell of another client,
so the words that are to leave are screened first, and whatever is found a person looks at. A law that compels does not
wait for the screen: where a person has looked, it goes.
"""

from dataclasses import dataclass

from privity.errors import InputError
from privity.model.ids import CompartmentId
from privity.model.overview import AloneOverview, ClientOverview, JointOverview
from privity.model.people import Client
from privity.model.requests import KeptRequest
from privity.screen import Finding, FindingKind, Verdict
from privity.screen.clearance import Cover
from privity.screen.clearance import beside as beside_cover
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.requests.grant import Beside, Part, check_parts, hash_of_parts, words_of
from privity.services.screening import DraftText, Screener, screen_draft


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person has to look at: the text, each finding in it, and what could not be read in time."""

    beside: Beside
    text: str
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]


def covered_by(office: Office, request: KeptRequest) -> frozenset[str]:
    """Whom the decision on a request covers, by reference: those it is about, and each of those who share a record."""
    return frozenset(
        line.reference
        for one in request.about
        if office.holds(one)
        for inside in _people(office, one)
        if isinstance(line := office.overview(inside), ClientOverview)
    )


def look_beside(
    office: Office, screener: Screener, request: KeptRequest, parts: tuple[Part, ...], *, looked: bool
) -> Seen:
    """Screen what is to leave for everybody else; its entry is committed first. Raises InputError for what is no text.

    That it tells of somebody in care is what such a paper is for, and is no finding here.
    """
    check_parts(parts)
    text = words_of(parts)
    found, unread = others_in(office, screener, covered_by(office, request), text)
    calls = {one.calls_for for one in found}
    unsure = Verdict.ASK if calls or unread else Verdict.NOTHING_FOUND
    verdict = Verdict.STOP if Verdict.STOP in calls else unsure
    made = Beside(hash_of_parts(parts), verdict, looked)
    return Seen(made, text, found, unread)


def others_in(
    office: Office, screener: Screener, covered: frozenset[str], text: str
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What a text to, or about, some clients may say of anybody else, and what of it could not be read in time."""
    screening = screen_draft(office, screener, DraftText("paper", text)).screening
    found = tuple(
        one
        for one in beside_cover(screening, Cover(covered)).findings
        if not (one.kind is FindingKind.CASE_TALK and one.client is None)
    )
    return found, screening.unread_parts


def check_nobody_else(office: Office, screener: Screener, compartment: CompartmentId, text: str) -> None:
    """Raises InputError where a short text to somebody names, quotes or tells of another client."""
    covered = frozenset(
        client.reference
        for inside in _people(office, compartment)
        for _, client in of_kind(office.read_all(inside), Client)
    )
    found, _ = others_in(office, screener, covered, text)
    if any(one.calls_for is Verdict.STOP for one in found):
        raise InputError("this tells of somebody else", field="words", remedy="leave that out")


def _people(office: Office, compartment: CompartmentId) -> tuple[CompartmentId, ...]:
    match office.overview(compartment):
        case JointOverview(members=members):
            return tuple(filter(office.holds, members))
        case AloneOverview(client=client) if office.holds(client):
            return (client,)
    return (compartment,)
