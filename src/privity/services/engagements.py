"""The agreed work: begun, ended and how, alone or with others; the same for one, two and many."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment, Attendance
from privity.model.engagement import EndedAs, Engagement, Secrets, Unit
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import AloneOverview, ClientOverview, JointOverview, Stay
from privity.services.clients import joint_name, of_kind
from privity.services.office import Office
from privity.services.work import Work

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2200, 1, 1)
MOST_MEMBERS = 40
FIRST_END = "privity-first-end"


def begin_work(
    office: Office, compartment: CompartmentId, started: date, issues: tuple[str, ...] = ()
) -> RecordId:
    """Begin another piece of individual work with a client. Raises InputError while one is open."""
    check_day(started, "started")
    with office.still():
        overview = office.overview(compartment)
        if not isinstance(overview, ClientOverview):
            raise InputError("individual work is with one client", field="record")
        works = of_kind(office.read_all(compartment), Engagement)
        if any(one.ended is None for _, one in works):
            raise InputError(
                "there is open work with this client already", field="started", remedy="end that first"
            )
        engagement = Engagement(
            f"{overview.reference}-{office.new_id()[:8]}", (overview.reference,), started, issues=issues
        )
        with office.work(EventClass.RECORD_SAVED) as work:
            record = work.put(compartment, engagement)
            _retell(work, compartment, overview, [*(one for _, one in works), engagement])
            work.tell_person(compartment, what="work begun", records=[record])
    return record


def begin_joint(
    office: Office,
    members: Sequence[CompartmentId],
    unit: Unit,
    started: date,
    *,
    issues: tuple[str, ...] = (),
    secrets: Secrets | None = None,
) -> CompartmentId:
    """Begin work with a couple, a family or a group, in a compartment of its own. Raises InputError.

    Each of them has, or keeps, a record of their own, which this one does not open.
    """
    check_day(started, "started")
    if unit is Unit.INDIVIDUAL:
        raise InputError("work together is with a couple, a family or a group", field="unit")
    if len(set(members)) != len(members):
        raise InputError("the same client was chosen twice", field="members", remedy="choose each once")
    if unit is Unit.COUPLE and len(members) != 2:
        raise InputError(
            "a couple is two clients",
            field="members",
            remedy="choose one more, or call it a family or a group",
        )
    if not 2 <= len(members) <= MOST_MEMBERS:
        raise InputError(
            f"work together is with 2 to {MOST_MEMBERS} clients", field="members", remedy="choose them"
        )
    with office.still():
        lines = [_client(office, member) for member in members]
        if unit is Unit.COUPLE:
            _check_couples(office, members, lines)
        engagement = Engagement(
            f"joint-{office.new_id()[:12]}",
            tuple(line.reference for line in lines),
            started,
            unit,
            issues=issues,
            secrets=secrets,
        )
        overview = JointOverview(
            engagement.reference,
            unit,
            joint_name(office, members),
            tuple(members),
            notes=0,
            started=started,
        )
        with office.work(EventClass.RECORD_SAVED) as work:
            compartment = work.new_compartment(overview)
            record = work.put(compartment, engagement)
            for member, line in zip(members, lines, strict=True):
                work.overview(member, replace(line, joint=(*line.joint, compartment)))
            work.tell_person(compartment, what="work together begun", records=[record])
    return compartment


def end_work(office: Office, compartment: CompartmentId, record: RecordId, ended: date, how: EndedAs) -> None:
    """End a piece of work. Raises InputError when it ended already, or would end before it began."""
    check_day(ended, "ended")
    with office.still():
        engagement = _engagement(office, compartment, record)
        if engagement.ended is not None:
            raise InputError("this work has ended already", field="ended", remedy="open the record again")
        if ended < engagement.started:
            raise InputError("work cannot end before it began", field="ended", remedy="choose a later day")
        _save(office, compartment, record, replace(engagement, ended=ended, ended_as=how), "work ended")


def reopen_work(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """Take back an end that was entered by mistake. Raises InputError where other work was begun meanwhile."""
    with office.still():
        engagement = _engagement(office, compartment, record)
        if engagement.ended is None:
            raise InputError("this work is open", field="ended", remedy="open the record again")
        if engagement.parted is not None:
            raise InputError("they have parted, and this record is closed", field="ended")
        works = of_kind(office.read_all(compartment), Engagement)
        if any(one.ended is None for _, one in works):
            raise InputError("other work is open here", field="ended", remedy="end that first")
        # A household is counted in one cohort of figures, by its first completion: that day must not move.
        first = engagement.extra.get(FIRST_END, engagement.ended.isoformat())
        extra = engagement.extra | {FIRST_END: first}
        opened = replace(engagement, ended=None, ended_as=None, extra=extra)
        _save(office, compartment, record, opened, "work reopened")


def agree_secrets(office: Office, compartment: CompartmentId, record: RecordId, secrets: Secrets) -> None:
    """Keep what was agreed about what one of them tells alone. Raises InputError."""
    with office.still():
        engagement = _engagement(office, compartment, record)
        if not isinstance(office.overview(compartment), JointOverview):
            raise InputError("this is agreed with those of work together", field="secrets")
        _save(office, compartment, record, replace(engagement, secrets=secrets), "policy on secrets kept")


def part(office: Office, compartment: CompartmentId, day: date) -> None:
    """Those of joint work have separated: the record is closed to new entries, and stays both's. Raises InputError.

    Work that is open ends with it. Nothing is divided or copied: what was said together stays together.
    """
    check_day(day, "parted")
    with office.still():
        overview = office.overview(compartment)
        if not isinstance(overview, JointOverview):
            raise InputError("only a record of work together is closed so", field="record")
        if overview.closed is not None:
            raise InputError("this record is closed already", field="parted")
        if overview.drafts:
            raise InputError(
                "a note is still being written here", field="parted", remedy="finish or discard it first"
            )
        read = office.read_all(compartment)
        works = of_kind(read, Engagement)
        if any(day < one.started for _, one in works):
            raise InputError("that is before the work began", field="parted", remedy="choose a later day")
        with office.work(EventClass.RECORD_SAVED) as work:
            changed = []
            for record, one in works:
                ended = one if one.ended else replace(one, ended=day, ended_as=EndedAs.DISCONTINUED)
                changed.append(replace(ended, parted=day))
                work.put(compartment, changed[-1], record)
            for record, planned in of_kind(read, Appointment):
                if planned.attendance is Attendance.PLANNED and planned.starts.date() >= day:
                    work.put(compartment, replace(planned, attendance=Attendance.CALLED_OFF), record)
            _retell(work, compartment, replace(overview, closed=day, next=None), changed)
            work.tell_person(
                compartment, what="record closed: they parted", records=[one for one, _ in works]
            )


def leave_joint(office: Office, joint: CompartmentId, member: CompartmentId, day: date) -> None:
    """One of a family or a group leaves, and the work goes on for the others. Raises InputError.

    What was said while they were there stays theirs too: to see, to have corrected, to allow or forbid. What is written
    afterwards is the others'.
    """
    check_day(day, "left")
    with office.still():
        overview = _open_joint(office, joint)
        if member not in overview.present:
            raise InputError("this client takes no part in that work", field="member")
        if overview.unit is Unit.COUPLE or len(overview.present) < 3:
            raise InputError(
                "at least two stay in work together", field="member", remedy="say that they parted, or end it"
            )
        if overview.started is not None and day < overview.started:
            raise InputError("that is before the work began", field="left", remedy="choose a later day")
        stays = [one for one in overview.stays if one.member == member]
        here = stays[-1] if stays else Stay(member)
        if here.since is not None and day < here.since:
            raise InputError("that is before they came", field="left", remedy="choose a later day")
        if any(line.drafts for _, line in _alone_of(office, member, joint)):
            raise InputError(
                "a note of what they told alone is still being written",
                field="member",
                remedy="finish or discard it first",
            )
        others = tuple(one for one in overview.stays if one is not here)
        changed = replace(overview, stays=(*others, replace(here, until=day)))
        _retake(office, joint, changed, "one left the work together")


def join_joint(office: Office, joint: CompartmentId, member: CompartmentId, day: date) -> None:
    """A client joins work with a family or a group that has begun. Raises InputError.

    What was said before they came is not theirs.
    """
    check_day(day, "since")
    with office.still():
        overview, line = _open_joint(office, joint), _client(office, member)
        if overview.unit is Unit.COUPLE:
            raise InputError(
                "a couple is two clients", field="member", remedy="begin work as a family or a group"
            )
        if member in overview.present:
            raise InputError("this client takes part already", field="member", remedy="choose another")
        if len(overview.present) >= MOST_MEMBERS:
            raise InputError(f"work together is with 2 to {MOST_MEMBERS} clients", field="member")
        left = overview.left(member)
        if (overview.started is not None and day < overview.started) or (left is not None and day <= left):
            raise InputError("that is too early", field="since", remedy="choose a later day")
        is_new = member not in overview.members
        members = (*overview.members, member) if is_new else overview.members
        changed = replace(overview, members=members, stays=(*overview.stays, Stay(member, since=day)))
        _retake(office, joint, changed, "one joined the work together", line if is_new else None)


def _retake(
    office: Office,
    joint: CompartmentId,
    changed: JointOverview,
    what: str,
    newcomer: ClientOverview | None = None,
) -> None:
    """Save who takes part. Members and the engagements' clients stay in one order."""
    with office.work(EventClass.RECORD_SAVED) as work:
        works = of_kind(office.read_all(joint), Engagement)
        if newcomer is not None:
            for record, one in works:
                work.put(joint, replace(one, clients=(*one.clients, newcomer.reference)), record)
            work.overview(changed.members[-1], replace(newcomer, joint=(*newcomer.joint, joint)))
        work.overview(joint, replace(changed, name=joint_name(office, changed.present)))
        work.tell_person(joint, what=what, records=[one for one, _ in works])


def _open_joint(office: Office, joint: CompartmentId) -> JointOverview:
    overview = office.overview(joint) if office.holds(joint) else None
    if not isinstance(overview, JointOverview):
        raise InputError("this is not a record of work together", field="record")
    if overview.closed is not None or overview.ended is not None:
        raise InputError("this work has ended", field="record", remedy="begin it anew with those who come")
    return overview


def _alone_of(
    office: Office, member: CompartmentId, joint: CompartmentId
) -> list[tuple[CompartmentId, AloneOverview]]:
    line = office.overview(member) if office.holds(member) else None
    places = filter(office.holds, line.alone) if isinstance(line, ClientOverview) else ()
    found = [(one, office.overview(one)) for one in places]
    return [(one, known) for one, known in found if isinstance(known, AloneOverview) and known.joint == joint]


def alone_for(office: Office, joint: CompartmentId, member: CompartmentId) -> CompartmentId:
    """The compartment of what one of joint work tells alone; made when it is first needed. Raises InputError.

    It has a key of its own, so that neither the joint record nor the other's opens it. Its engagement is that of the
    joint work with this one client, so that a note in it is screened, found and erased as that client's.
    """
    with office.still():
        overview, line = office.overview(joint), _client(office, member)
        if not isinstance(overview, JointOverview) or member not in overview.present:
            raise InputError("this client takes no part in that work", field="record")
        for one, _ in _alone_of(office, member, joint):
            return one
        works = of_kind(office.read_all(joint), Engagement)
        with office.work(EventClass.RECORD_SAVED) as work:
            made = work.new_compartment(AloneOverview(line.reference, line.name, member, joint, notes=0))
            for _, engagement in works:
                work.put(
                    made,
                    Engagement(engagement.reference, (line.reference,), engagement.started, engagement.unit),
                )
            work.overview(member, replace(line, alone=(*line.alone, made)))
            work.tell_person(made, what="kept apart for what is told alone", records=[])
    return made


def secrets_of(office: Office, compartment: CompartmentId) -> Secrets | None:
    """What was agreed in joint work about what one tells alone, as a note in it, or beside it, is written."""
    overview = office.overview(compartment)
    joint = overview.joint if isinstance(overview, AloneOverview) else compartment
    works = of_kind(office.read_all(joint), Engagement) if office.holds(joint) else []
    return max((one for _, one in works), key=lambda one: one.started).secrets if works else None


def _client(office: Office, compartment: CompartmentId) -> ClientOverview:
    overview = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(overview, ClientOverview):
        raise InputError("this is not a client here", field="members", remedy="choose from the list")
    return overview


def _check_couples(office: Office, members: Sequence[CompartmentId], lines: Sequence[ClientOverview]) -> None:
    """One is not taken into a second open couple: what the two would tell cannot be held apart in one head."""
    for line in lines:
        for joint in filter(office.holds, line.joint):
            known = office.overview(joint)
            if isinstance(known, JointOverview) and known.unit is Unit.COUPLE and known.ended is None:
                same = set(known.members) == set(members)
                raise InputError(
                    "these two are in work as a couple already"
                    if same
                    else "one of them is in open work as a couple with somebody else",
                    field="members",
                    remedy="open that record" if same else "end that work first, or call this one a group",
                )


def check_day(day: date, field: str) -> None:
    """Raises InputError for a day that is no likely one of this work: mostly a mistyped year."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InputError("this is not a likely date", field=field, remedy="check the year")


def _engagement(office: Office, compartment: CompartmentId, record: RecordId) -> Engagement:
    engagement = office.read(compartment, record)
    if not isinstance(engagement, Engagement):
        raise InputError("there is no such work here", field="work", remedy="open the record again")
    return engagement


def _save(
    office: Office, compartment: CompartmentId, record: RecordId, engagement: Engagement, what: str
) -> None:
    overview = office.overview(compartment)
    if not isinstance(overview, ClientOverview | JointOverview):
        raise InputError("work is kept in a client's record or in that of work together", field="record")
    works = of_kind(office.read_all(compartment), Engagement)
    all_works = [engagement if known == record else one for known, one in works]
    with office.work(EventClass.RECORD_SAVED) as work:
        work.put(compartment, engagement, record)
        _retell(work, compartment, overview, all_works)
        work.tell_person(compartment, what=what, records=[record])


def _retell(
    work: Work,
    compartment: CompartmentId,
    overview: ClientOverview | JointOverview,
    works: Sequence[Engagement],
) -> None:
    """The overview's line says what the newest work is: begun, or ended and how."""
    newest = max(works, key=lambda one: (one.ended is None, one.started))
    work.overview(
        compartment,
        replace(overview, started=newest.started, ended=newest.ended, ended_as=newest.ended_as),
    )
