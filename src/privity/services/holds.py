"""Holds: what must not be destroyed while a complaint, a claim or an order is open. No erasure passes one."""

from dataclasses import replace
from datetime import date

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.model.keeping import HeldRecord, Hold, Holds
from privity.model.overview import AloneOverview, ClientOverview, EnquiryOverview, JointOverview
from privity.services.clients import of_kind, own_compartments
from privity.services.house_records import kept, put_kept
from privity.services.office import Office

LONGEST_REASON = 2000


def held_records(office: Office) -> dict[CompartmentId, HeldRecord]:
    """Every record on hold."""
    return {one.compartment: one for one in (kept(office, Holds) or Holds()).records}


def hold_of(office: Office, compartment: CompartmentId) -> Hold | None:
    """Why a record is on hold; None where it is not."""
    if compartment not in held_records(office):
        return None
    return next((hold for _, hold in of_kind(office.read_all(compartment), Hold)), None)


def place_hold(
    office: Office, compartment: CompartmentId, reason: str, look_again: date | None = None
) -> None:
    """Hold a client's, an enquirer's or a joint record, or change why. Raises InputError."""
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise InputError(
            f"a hold needs a reason of at most {LONGEST_REASON} characters",
            field="reason",
            remedy="say what is open: a complaint, a claim, an order",
        )
    with office.still():
        if not isinstance(office.overview(compartment), ClientOverview | EnquiryOverview | JointOverview):
            raise InputError(
                "this record cannot be held by itself", field="record", remedy="hold the client's"
            )
        holds, today = kept(office, Holds) or Holds(), office.today()
        known = of_kind(office.read_all(compartment), Hold)
        since = known[0][1].since if known and compartment in held_records(office) else today
        line = HeldRecord(compartment, since, look_again)
        others = tuple(one for one in holds.records if one.compartment != compartment)
        with office.work(EventClass.KEEPING_CHANGED) as work:
            record = work.put(compartment, Hold(since, reason, look_again), known[0][0] if known else None)
            put_kept(office, work, replace(holds, records=(*others, line)))
            work.tell_person(compartment, what="put on hold", records=[record])
            work.tell_office(what="hold")


def lift_hold(office: Office, compartment: CompartmentId) -> None:
    """Let a record go its way again; that it was held, and why, stays in its ledger. Raises InputError."""
    with office.still():
        holds = kept(office, Holds) or Holds()
        left = tuple(one for one in holds.records if one.compartment != compartment)
        if len(left) == len(holds.records):
            raise InputError("this record is not on hold", field="record", remedy="open it again")
        known = of_kind(office.read_all(compartment), Hold)
        with office.work(EventClass.KEEPING_CHANGED) as work:
            for record, _ in known:
                work.remove(compartment, record)
            put_kept(office, work, replace(holds, records=left))
            told = {"reason": known[0][1].reason} if known else {}
            work.tell_person(compartment, what="hold lifted", **told)
            work.tell_office(what="hold lifted")


def stands_against(office: Office, compartment: CompartmentId) -> bool:
    """Say whether a hold stands against erasing a record."""
    overview = office.overview(compartment)
    joint = overview.joint if isinstance(overview, ClientOverview) else ()
    also = (compartment,) if isinstance(overview, JointOverview) else ()
    try:
        check_not_held(office, own_compartments(office, compartment), (*joint, *also))
    except InputError:
        return True
    return False


def binds(office: Office, compartment: CompartmentId) -> bool:
    """Say whether a hold stands on a record, or on one that it belongs to: nothing in it is taken away then."""
    held = held_records(office).keys()
    match office.overview(compartment):
        case JointOverview() as line:
            bound = {compartment, *line.members}
        case AloneOverview() as line:
            bound = {compartment, line.client, line.joint}
        case _:
            bound = {compartment}
    return not held.isdisjoint(bound)


def check_free(office: Office, compartment: CompartmentId, field: str) -> None:
    """Raises InputError where a hold stands against taking something out of a record."""
    if binds(office, compartment):
        raise InputError(
            "this record is on hold, and nothing is taken out of it",
            field=field,
            remedy="see why it is held; lift the hold first if that has ended",
        )


def check_not_held(office: Office, own: tuple[CompartmentId, ...], joint: tuple[CompartmentId, ...]) -> None:
    """Raises InputError where a hold stands against destroying a record, or against changing one of joint work."""
    held = held_records(office)
    if any(one in held for one in own):
        raise InputError(
            "this record is on hold, and no erasure passes a hold",
            field="client",
            remedy="see why it is held; lift the hold first if that has ended",
        )
    for compartment in joint:
        line = office.overview(compartment) if office.holds(compartment) else None
        if isinstance(line, JointOverview) and not held.keys().isdisjoint({compartment, *line.members}):
            raise InputError(
                "a record of work done together with others is on hold, and an erasure would change it",
                field="client",
                remedy="see why it is held; lift the hold first if that has ended",
            )
