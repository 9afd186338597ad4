"""Erasing a client: the key is destroyed, and with it everything that was sealed under it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, JointOverview
from privity.services.backup import keys_expire
from privity.services.office import Office


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was destroyed, where something may still lie, and until which date an old copy could bring it back."""

    entry: int
    moment: datetime
    records: int
    joint: int
    revivable_until: date | None

    def render(self) -> str:
        """The certificate as a page of plain words. It names nobody."""
        until = (
            f"A backup made before today could bring it back until {self.revivable_until:%d %B %Y}, on a device that"
            " does not know of this erasure. After that date no keys file may be kept."
            if self.revivable_until
            else "No backup was made with this office, so no copy of the keys was made by it."
        )
        joint = (
            f"\nIn {self.joint} record(s) of work done together with others, the name was removed from the list of"
            " members. What was written there belongs to the others too and stays until all have asked, or the"
            " keeping time ends.\n"
            if self.joint
            else ""
        )
        return (
            "STATEMENT OF ERASURE\n\n"
            f"On {self.moment:%d %B %Y} at {self.moment:%H:%M} UTC the key to one client's record was destroyed, and"
            f" with it {self.records} sealed item(s): details, notes, drafts, and what the ledger said of them.\n"
            "Nobody can open them again in this office, its maker included.\n"
            f"{joint}\n{until}\n\n"
            "This statement does not speak of paper, messages, calendars or other programs.\n\n"
            f"Entry {self.entry} of the ledger.\n"
        )


def erase_client(office: Office, compartment: CompartmentId) -> Certificate:
    """Destroy a client's compartment and take their name out of joint records. Raises InputError.

    The anchor on this device remembers the compartment for ever, so that no restore here brings it back.
    """
    with office.still():
        overview = office.overview(compartment)
        if not isinstance(overview, ClientOverview):
            raise InputError(
                "this is not a client's record", field="client", remedy="erase from the client's page"
            )
        records = len(office.record_ids(compartment))
        until = _revivable(office)
        office.use_reserve()
        office.anchor.remember_tombstones(frozenset({compartment}))
        with office.work(EventClass.ERASED) as work:
            work.shred(compartment)
            shared = 0
            for joint in overview.joint:
                line = office.overview(joint) if office.holds(joint) else None
                if isinstance(line, JointOverview):
                    shared += 1
                    members = tuple(member for member in line.members if member != compartment)
                    work.overview(joint, replace(line, members=members, name=_without(office, members)))
            work.tell_office(records=records, joint=shared)
        office.store.checkpoint()
        office.restore_reserve()
        return Certificate(office.tree.size - 1, office.now(), records, shared, until)


def _without(office: Office, members: tuple[CompartmentId, ...]) -> str:
    names = []
    for member in members:
        line = office.overview(member) if office.holds(member) else None
        if isinstance(line, ClientOverview):
            names.append(line.name)
    return " & ".join(names)


def _revivable(office: Office) -> date | None:
    """Keys files of backups made up to now may lie somewhere until they expire."""
    last = office.last_backup()
    return keys_expire(last).date() if last is not None else None
