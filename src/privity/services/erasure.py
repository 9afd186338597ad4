"""Erasing a client: the key is destroyed, and with it everything that was sealed under it."""

import contextlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from privity.durable import sync_folder
from privity.errors import InputError, IntegrityError, StorageError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview, JointOverview, Room, RoomOverview
from privity.model.people import Client
from privity.services.aftercare import walk
from privity.services.backup_history import backup_history
from privity.services.clients import joint_name, of_kind, own_compartments
from privity.services.erasure_traces import strike, unpublish
from privity.services.holds import check_not_held
from privity.services.office import Office
from privity.services.requests.keeping import end_with_client
from privity.services.reserve import reserve_used
from privity.services.work import PERSON, Work

COVER_SHEET = "cover sheet, sealed"


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
    places: int = 0
    sheet: bool = False
    elsewhere: tuple[str, ...] = ()
    requests: int = 0
    cover: date | None = None
    struck: int = 0
    published: tuple[str, ...] = ()

    def render(self) -> str:
        """The certificate as a page of plain words. It names nobody."""
        where = f", at {self.places} places" if self.places > 1 else ""
        until = (
            f"A backup made before today{where} could bring it back until {self.revivable_until:%d %B %Y}, on a device"
            " that does not know of this erasure. After that date no keys file may be kept."
            if self.revivable_until
            else "No backup was made with this office, so no copy of the keys was made by it."
            if not self.places
            else "Every keys file of a backup made before today is destroyed, as far as the office was told."
        )
        if self.sheet:
            until += (
                "\n\nThe sealed sheet for the case that the practitioner cannot act was made anew without the name."
                " Copies of an older one, which the holders of its cards alone can open, are to be destroyed."
            )
        if self.cover:
            until += (
                f"\n\nA sealed sheet for whoever stands in for the practitioner, made to end on"
                f" {self.cover:%d %B %Y}, names them. Whoever has it is to be asked to destroy it."
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
        if self.requests:
            joint += (
                f"\n{self.requests} request(s) of others that concerned or named them, and what was answered, were"
                " destroyed with it. Who asked stays until its own day, without a word of whom it was about.\n"
            )
        if self.struck:
            joint += f"\nTheir full name was taken out of {self.struck} record(s) that the practice keeps of itself.\n"
        if self.published:
            joint += (
                "\nWords of theirs that were published are kept no more. They stood at: "
                + "; ".join(self.published)
                + ". They are to be taken down there.\n"
            )
        return (
            "STATEMENT OF ERASURE\n\n"
            f"On {self.moment:%d %B %Y} at {self.moment:%H:%M} UTC the key to one client's record was destroyed, and"
            f" with it {self.records} sealed item(s): details, notes, drafts, and what the ledger said of them.\n"
            "Nobody can open them again in this office, its maker included.\n"
            f"{joint}\n{until}\n\n"
            "This statement does not speak of paper, messages, calendars or other programs. What lies there is tidied"
            f" by hand{self._where()}.\n\n"
            f"Entry {self.entry} of the ledger.\n"
        )

    def _where(self) -> str:
        return (
            ". The practice named: " + ", ".join(one.lower() for one in self.elsewhere)
            if self.elsewhere
            else ""
        )


class Offered(StrEnum):
    """Whether the client was offered the account of what ever left, before it is destroyed with the rest."""

    GIVEN = "given"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"


def erase_client(office: Office, compartment: CompartmentId, offered: Offered | None = None) -> Certificate:
    """Destroy the compartments of a client or an enquirer, and take their name out of joint records.

    What they told alone in joint work is theirs, and goes with them. Raises InputError for any other record, and where
    a hold stands against it.

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
        check_not_held(office, own, joint)
        records = sum(len(office.record_ids(one)) for one in own)
        names = [name for _, one in of_kind(office.read_all(compartment), Client) for name in one.names]
        history = backup_history(office)
        cover = _covered_until(office, compartment)
        sheet = office.place.sheet.exists()
        with reserve_used(office):
            with office.work(EventClass.ERASED) as work:
                for one in own:
                    work.shred(one)
                shared = take_out_of_joint(office, work, frozenset({compartment}), joint)
                requests = end_with_client(office, work, frozenset(own), names)
                traces = strike(office, work, frozenset(own), names, office.today())
                work.tell_office(
                    records=records,
                    joint=shared.renamed,
                    joint_destroyed=shared.destroyed,
                    alone=len(own) - 1,
                    requests=requests,
                    struck=traces.changed,
                    published=len(traces.places),
                    **({"account": offered.value} if offered else {}),
                )
                # The contact set's sheet may name them. It goes before the keys do, so that no interruption leaves it
                # behind, and after all that could refuse; whoever erases makes it anew.
                _remove_sheet(office)
            office.store.checkpoint()
        entry = office.tree.size - 1
        until = history.revivable_until()
        return Certificate(
            entry=entry,
            moment=office.now(),
            records=records,
            joint=shared.renamed,
            revivable_until=until.date() if until else None,
            joint_destroyed=shared.destroyed,
            alone=len(own) - 1,
            places=len(history.destinations) or (1 if history.last else 0),
            sheet=sheet,
            elsewhere=tuple(kind.name for kind, _ in walk(office)),
            requests=requests,
            cover=cover,
            struck=traces.changed,
            published=traces.places,
        )


def erase_joint(office: Office, compartment: CompartmentId) -> Certificate:
    """Destroy the record of work done together, once its keeping time has ended or all have asked.

    Each one's own record stays. Raises InputError for any other record, while the work goes on, and on a hold.
    """
    with office.still():
        line = office.overview(compartment)
        if not isinstance(line, JointOverview) or line.ended is None:
            raise InputError(
                "this is not the record of work together that has ended",
                field="record",
                remedy="end the work first",
            )
        check_not_held(office, (compartment,), (compartment,))
        records = len(office.record_ids(compartment))
        history = backup_history(office)
        with reserve_used(office):
            _remove_sheet(office)
            with office.work(EventClass.ERASED) as work:
                work.shred(compartment)
                for member in filter(office.holds, line.members):
                    own = office.overview(member)
                    if isinstance(own, ClientOverview):
                        left = tuple(one for one in own.joint if one != compartment)
                        work.overview(member, replace(own, joint=left))
                work.tell_office(records=records, joint=0, joint_destroyed=1, alone=0)
            office.store.checkpoint()
        until = history.revivable_until()
        return Certificate(
            entry=office.tree.size - 1,
            moment=office.now(),
            records=records,
            joint=0,
            revivable_until=until.date() if until else None,
            places=len(history.destinations) or (1 if history.last else 0),
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
        stays = tuple(one for one in line.stays if one.member not in gone)
        left = replace(line, members=members, stays=stays)
        work.overview(compartment, replace(left, name=joint_name(office, left.present or members)))
        for record, payload in office.read_all(compartment):
            # Members and clients of joint work stand in one order.
            if isinstance(payload, Engagement) and len(payload.clients) == len(line.members):
                clients = tuple(payload.clients[place] for place in stay)
                work.put(compartment, replace(payload, clients=clients), record)
    return Shared(renamed, destroyed)


def bury(office: Office, work: Work, gone: frozenset[CompartmentId]) -> int:
    """Shred again what was erased already and came back with an older copy. Gives how many came back."""
    if not gone:
        return 0
    living = gone & {row.compartment for row in office.rows() if not row.shredded}
    for compartment in sorted(living):
        work.shred(compartment)
    # What is gone is not shredded yet and has no overview any more: no list of all of them can be had.
    lines = {one: office.overview(one) for one in office.compartments() if one not in gone}
    joint = [one for one, line in lines.items() if isinstance(line, JointOverview)]
    take_out_of_joint(office, work, gone, joint)
    for one, line in lines.items():
        if isinstance(line, RoomOverview) and line.kind is Room.PUBLIC_WORK:
            unpublish(office, work, one, gone, office.today())
    return len(living)


def _covered_until(office: Office, compartment: CompartmentId) -> date | None:
    """Until when a sheet for cover that was handed out may name them; None where none does any more."""
    days = []
    for part in office.store.leaf_parts_of(compartment):
        said: dict[str, str] = {}
        # What is damaged stands in nobody's way who wants to be erased; `privity ledger verify` tells of it.
        with contextlib.suppress(IntegrityError):
            said = json.loads(office.leaf_part_payload(part)[1]) if part.part == PERSON else {}
        if said.get("what") == f"{COVER_SHEET} handed out":
            days.append(date.fromisoformat(said["until"]))
    return max((day for day in days if day >= office.today()), default=None)


def _remove_sheet(office: Office) -> None:
    try:
        if office.place.sheet.exists():
            office.place.sheet.unlink()
            # Or a power cut could bring back the name of it, and the sheet with it.
            sync_folder(office.place.folder)
    except OSError:
        raise StorageError(
            f"`{office.place.sheet.name}` cannot be removed; nothing was erased",
            field="disk",
            remedy="give yourself rights to the office's folder",
        ) from None
