"""Records of the house itself of which there is one of a kind: its choices, lists and plans."""

from typing import TypeVar

from privity.ledger.entry import EventClass
from privity.model.ids import RecordId
from privity.services.office import Office
from privity.services.work import Work
from privity.vault.payload import Payload

_Kind = TypeVar("_Kind", bound=Payload)


def find_kept(office: Office, kind: type[_Kind]) -> tuple[RecordId | None, _Kind | None]:
    """The house's record of a kind, and its id; both None while there is none."""
    for record, payload in office.read_all(office.header.house):
        if isinstance(payload, kind):
            return record, payload
    return None, None


def kept(office: Office, kind: type[_Kind]) -> _Kind | None:
    """The house's record of a kind."""
    return find_kept(office, kind)[1]


def put_kept(office: Office, work: Work, payload: Payload) -> None:
    """Plan to keep it in place of the one of now. The caller holds the office still."""
    record, _ = find_kept(office, type(payload))
    work.put(office.header.house, payload, record)


def keep(office: Office, payload: Payload, event: EventClass, **told: object) -> None:
    """Keep it in place of the one of now. What is `told` of it names nobody."""
    with office.still(), office.work(event) as work:
        put_kept(office, work, payload)
        work.tell_office(**told)
