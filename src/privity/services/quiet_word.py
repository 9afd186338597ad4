"""A quiet word to the practitioner alone: an enquirer already appears in somebody's record.

It keeps the practitioner from taking both sides of one story unawares. It is shown on the enquiry's own page and
nowhere else, and is written down nowhere.
"""

from dataclasses import dataclass

from privity.errors import InputError
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview, RecordOverview
from privity.model.people import Client
from privity.services.clients import of_kind
from privity.services.find import FindIndex
from privity.services.office import Office
from privity.services.screening import Screener

_MOST_HITS = 40


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A record in which an enquirer appears: by name or number in its details, or by name in what is written there."""

    compartment: CompartmentId
    name: str
    by_details: bool


def quiet_word(
    office: Office, screener: Screener, index: FindIndex, compartment: CompartmentId
) -> list[Elsewhere]:
    """The other records in which whoever this is about appears, by name. Reads no record but this one."""
    [(_, client), *_] = of_kind(office.read_all(compartment), Client)
    overviews = office.overviews()
    details = _by_details(screener, client)
    found: dict[CompartmentId, Elsewhere] = {}
    for one, overview in overviews.items():
        if isinstance(overview, ClientOverview | EnquiryOverview) and overview.reference in details:
            found[one] = Elsewhere(one, overview.name, by_details=True)
    for one in _by_notes(index, client):
        line = overviews.get(one)
        if isinstance(line, RecordOverview) and one not in found:
            found[one] = Elsewhere(one, line.name, by_details=False)
    found.pop(compartment, None)
    return sorted(found.values(), key=lambda one: (not one.by_details, one.name.casefold()))


def _by_details(screener: Screener, client: Client) -> frozenset[str]:
    """The references of those whose details hold a name, a number or an address of this one."""
    told = (*client.names, *client.nicknames, *client.contacts.phone, *client.contacts.email)
    found: set[str] = set()
    for text in told:
        try:
            findings = screener.screen(text).findings
        except InputError:
            continue
        found.update(finding.client for finding in findings if finding.client is not None)
    return frozenset(found - {client.reference})


def _by_notes(index: FindIndex, client: Client) -> list[CompartmentId]:
    """The compartments in whose notes the whole name stands. A single word is too common to mean anything."""
    found: list[CompartmentId] = []
    for name in client.names:
        if len(name.split()) > 1 and '"' not in name:
            try:
                found += [hit.compartment for hit in index.search(f'"{name}"', limit=_MOST_HITS)]
            except InputError:
                continue
    return list(dict.fromkeys(found))
