"""Erasing a client: the key is destroyed, and with it everything that was sealed under it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from privity.errors import InputError, StorageError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview, JointOverview
from privity.services.backup import keys_expire
from privity.services.clients import joint_name, own_compartments
from privity.services.office import Office
from privity.services.work import Work


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was destroyed, where something may still lie, and until which date an old copy could bring it back."""

    entry: int
    moment: datetime
    records: int
    joint: int
    revivable_until: date | None
    joint_destroyed: int = 0
    alone: int = 0

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
        if self.alone:
            joint += (
                f"\nWhat was told alone in {self.alone} piece(s) of work done together lay under keys of its own. They"
                " were destroyed with it.\n"
            )
        if self.joint_destroyed:
            joint += (
                f"\nThe key to {self.joint_destroyed} record(s) of work done together was destroyed too, because"
                " nobody else of it is left.\n"
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
    """Destroy the compartments of a client or an enquirer, and take their name out of joint records.

    What they told alone in joint work is theirs, and goes with them. Raises InputError for any other record.

    The anchor on this device remembers the compartment for ever, so that no restore here brings it back.
    """
    with office.still():
        overview = office.overview(compartment)
        if not isinstance(overview, ClientOverview | EnquiryOverview):
            raise InputError(
                "this is not a client's record", field="client", remedy="erase from the client's page"
            )
        joint = overview.joint if isinstance(overview, ClientOverview) else ()
        own = own_compartments(office, compartment)
        records = sum(len(office.record_ids(one)) for one in own)
        until = _revivable(office)
        office.use_reserve()
        try:
            # The contact set's sheet may name them. It goes first, so that no interruption leaves it behind; whoever
            # erases makes it anew.
            _remove_sheet(office)
            with office.work(EventClass.ERASED) as work:
                for one in own:
                    work.shred(one)
                shared = take_out_of_joint(office, work, frozenset({compartment}), joint)
                work.tell_office(
                    records=records,
                    joint=shared.renamed,
                    joint_destroyed=shared.destroyed,
                    alone=len(own) - 1,
                )
            office.store.checkpoint()
        finally:
            office.restore_reserve()
        entry = office.tree.size - 1
        return Certificate(
            entry, office.now(), records, shared.renamed, until, shared.destroyed, len(own) - 1
        )


@dataclass(frozen=True, slots=True)
class Shared:
    """What an erasure changed in records of work done together."""

    renamed: int
    destroyed: int


def take_out_of_joint(
    office: Office, work: Work, gone: frozenset[CompartmentId], joint: Iterable[CompartmentId]
) -> Shared:
    """Take those who are erased out of joint records: their name and their id, never what was written there.

    What nobody is left of is destroyed as well: all of them have asked.
    """
    renamed = destroyed = 0
    for compartment in joint:
        line = office.overview(compartment) if office.holds(compartment) else None
        if not isinstance(line, JointOverview) or gone.isdisjoint(line.members):
            continue
        stay = [place for place, member in enumerate(line.members) if member not in gone]
        if not stay:
            work.shred(compartment)
            destroyed += 1
            continue
        renamed += 1
        members = tuple(line.members[place] for place in stay)
        work.overview(compartment, replace(line, members=members, name=joint_name(office, members)))
        for record, payload in office.read_all(compartment):
            # Members and clients of joint work stand in one order.
            if isinstance(payload, Engagement) and len(payload.clients) == len(line.members):
                clients = tuple(payload.clients[place] for place in stay)
                work.put(compartment, replace(payload, clients=clients), record)
    return Shared(renamed, destroyed)


def bury(office: Office, work: Work, gone: frozenset[CompartmentId]) -> int:
    """Shred again what was erased already and came back with an older copy. Gives how many came back."""
    living = gone & {row.compartment for row in office.rows() if not row.shredded}
    for compartment in sorted(living):
        work.shred(compartment)
    take_out_of_joint(office, work, gone, (c for c in office.compartments() if c not in gone))
    return len(living)


def _remove_sheet(office: Office) -> None:
    try:
        office.place.sheet.unlink(missing_ok=True)
    except OSError:
        raise StorageError(
            f"`{office.place.sheet.name}` cannot be removed; nothing was erased",
            field="disk",
            remedy="give yourself rights to the office's folder",
        ) from None


def _revivable(office: Office) -> date | None:
    """Keys files of backups made up to now may lie somewhere until they expire."""
    last = office.last_backup()
    return keys_expire(last).date() if last is not None else None
