"""Keeping consents: read with everything that took one back, judged by the day, written with their entry."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from privity.consent import (
    Judged,
    Kept,
    Measure,
    Member,
    Setting,
    WorkState,
    as_known,
    judge,
    measure_of,
)
from privity.errors import InputError
from privity.gate.vocabulary import FACTS
from privity.ledger.entry import EventClass
from privity.model.consent import (
    Circumstances,
    Consent,
    ConsentWithdrawal,
    Said,
    Scope,
    Signature,
)
from privity.model.engagement import EndedAs
from privity.model.exact_text import exact_hash
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import HIDDEN, Client
from privity.ports.clock import local_day
from privity.services.clients import of_kind
from privity.services.office import Office

LONGEST_LINE: Final = 300
LONGEST_WORDS: Final = 2_000
LONGEST_TEXT: Final = 200_000
LONGEST_PERIOD: Final = timedelta(days=366)
Withdrawals = list[tuple[RecordId, ConsentWithdrawal]]


@dataclass(frozen=True, slots=True)
class ConsentShelf:
    """What one record holds: every consent as it stands today, and every withdrawal kept there."""

    compartment: CompartmentId
    judged: tuple[Judged, ...]
    withdrawals: tuple[tuple[RecordId, ConsentWithdrawal], ...]


def line_of(office: Office, compartment: CompartmentId) -> ClientOverview | JointOverview:
    """The overview of a record in which consents are kept. Raises InputError for any other."""
    line = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(line, ClientOverview | JointOverview):
        raise InputError("consents are kept in a client's record, or in that of joint work", field="record")
    return line


def read_shelf(
    office: Office, compartment: CompartmentId, today: date, known_by: datetime | None = None
) -> ConsentShelf:
    """Every consent of a record, the newest first, each judged as of a day. Whoever shows it records the view.

    `known_by` is for what happened in the past: what was written down later than that is not there, and a withdrawal
    counts from the day it arrived, whenever it was written down.
    """
    with office.still():
        kept, own = _kept(office, compartment)
        against = [*own, *_of_members(office, compartment)]
        if known_by is not None:
            kept, _ = as_known(kept, (), known_by)
            against = [one for one in against if one[1].arrived <= today]
        setting = setting_of(office, compartment, today)
        known = dict(kept)
        judged = [judge(one, against, known, setting, today) for one in kept]
    judged.sort(key=lambda one: one.consent.recorded, reverse=True)
    own.sort(key=lambda one: one[1].recorded, reverse=True)
    return ConsentShelf(compartment, tuple(judged), tuple(own))


def withdrawals_against(office: Office, compartment: CompartmentId) -> Withdrawals:
    """What may have ended a consent kept here: its own withdrawals, and what each member ended altogether."""
    return [*_kept(office, compartment)[1], *_of_members(office, compartment)]


def setting_of(office: Office, compartment: CompartmentId, today: date) -> Setting:
    """Whose agreement is needed, and where the work with them stands."""
    line = line_of(office, compartment)
    members: tuple[CompartmentId, ...] = (compartment,)
    lines: list[ClientOverview | JointOverview] = [line]
    unit = "individual"
    if isinstance(line, ClientOverview):
        lines += _joint_lines(office, compartment, line)
    else:
        unit, members = line.unit.value, line.members
        for member in members:
            own = office.overview(member) if office.holds(member) else None
            lines += [own] if isinstance(own, ClientOverview) else []
    died = line.ended_as is EndedAs.DIED
    people = tuple(Member(one, _least_age(office, one, today), died) for one in members)
    return Setting(
        unit, people, _state(line, lines), max((one.ended for one in lines if one.ended), default=None)
    )


def _joint_lines(
    office: Office, compartment: CompartmentId, line: ClientOverview
) -> list[ClientOverview | JointOverview]:
    """Work together that somebody takes part in; for who left it, it ended then."""
    found = [office.overview(one) for one in line.joint if office.holds(one)]
    return [
        replace(one, ended=one.left(compartment) or one.ended)
        for one in found
        if isinstance(one, JointOverview)
    ]


def _state(line: ClientOverview | JointOverview, lines: list[ClientOverview | JointOverview]) -> WorkState:
    """Where any of the work with somebody is open, they are in work."""
    if line.ended_as is EndedAs.DIED:
        return WorkState.DECEASED
    if any(one.started is not None and one.ended is None for one in lines):
        return WorkState.OPEN
    if line.ended is None:
        return WorkState.NONE
    return WorkState.COMPLETED if line.ended_as is EndedAs.COMPLETED else WorkState.ENDED


def _least_age(office: Office, compartment: CompartmentId, today: date) -> int | None:
    """The least somebody can be whose year of birth is known."""
    people = of_kind(office.read_all(compartment), Client) if office.holds(compartment) else []
    born = people[0][1].born if people else None
    return None if born is None else max(0, today.year - born - 1)


def _kept(office: Office, compartment: CompartmentId) -> tuple[list[Kept], Withdrawals]:
    read = office.read_all(compartment)
    return of_kind(read, Consent), of_kind(read, ConsentWithdrawal)


def _of_members(office: Office, compartment: CompartmentId) -> Withdrawals:
    """Who ended everything ended it in joint work too, and by themselves, wherever it was written down."""
    line = line_of(office, compartment)
    if isinstance(line, JointOverview):
        return [one for member in line.members for one in _everything(office, member)]
    return [one for joint in line.joint for one in _everything(office, joint) if one[1].member == compartment]


def _everything(office: Office, compartment: CompartmentId) -> Withdrawals:
    read = office.read_all(compartment) if office.holds(compartment) else []
    return [one for one in of_kind(read, ConsentWithdrawal) if one[1].of is None]


# -- writing ------------------------------------------------------------------------------------------------------


def find_consent(office: Office, compartment: CompartmentId, record: RecordId) -> Consent:
    """One consent of a record, unrecorded. Raises InputError where there is none."""
    found = office.read(compartment, record) if office.holds(compartment) else None
    if not isinstance(found, Consent):
        raise InputError("there is no such consent here", field="consent", remedy="open the record again")
    return found


def lay_out(office: Office, compartment: CompartmentId, scope: Scope, until: date) -> RecordId:
    """Lay a release that serves the client on their own page, to be read there. Raises InputError.

    INVARIANT: nothing that serves others is laid out. A client who wants to give it comes with it by themselves.
    """
    if measure_of(scope.purpose) is not Measure.CLIENT:
        raise InputError(
            "this serves others, and is never laid before a client",
            field="purpose",
            remedy="choose what the work with this client needs",
        )
    today = office.today()
    if not scope.recipient.strip():
        raise InputError("who is it for?", field="recipient", remedy="name one person or one office")
    return write_down(office, compartment, scope, Said.LAID_OUT, today, until=until)


def write_down(
    office: Office,
    compartment: CompartmentId,
    scope: Scope,
    said: Said,
    day: date,
    *,
    until: date | None = None,
    signatures: tuple[Signature, ...] = (),
    circumstances: Circumstances | None = None,
    source: str = "",
) -> RecordId:
    """Keep what a client said, as it was said. What came from elsewhere stays unknown. Raises InputError."""
    with office.still():
        line_of(office, compartment)
        now = office.now()
        _check_day(day, local_day(now), "day")
        if source and said is Said.GIVEN:
            raise InputError(
                "what came from elsewhere is not known to hold",
                field="said",
                remedy="read the paper, and write down what it says",
            )
        consent = Consent(
            office.new_id(),
            said,
            check_scope(scope),
            day,
            now,
            until,
            signatures,
            circumstances=circumstances or Circumstances(),
            source=source,
        )
        _check_until(consent)
        _check_members(office, compartment, consent)
        with office.work(EventClass.CONSENT_CHANGED) as work:
            record = work.put(compartment, consent)
            work.tell_person(compartment, what=f"consent written down: {said.value}", records=[record])
            work.tell_office(consent=said.value)
    return record


def change_consent(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    what: str,
    change: Callable[[Consent], Consent],
) -> Consent:
    """Write a consent down anew with something added. Its scope, its first day and its number stay."""
    with office.still():
        before = find_consent(office, compartment, record)
        after = change(before)
        # INVARIANT: what was agreed to is never another thing afterwards.
        if (after.scope, after.reference, after.recorded) != (
            before.scope,
            before.reference,
            before.recorded,
        ):
            raise ValueError("the scope of a consent never changes")
        _check_until(after)
        _check_members(office, compartment, after)
        with office.work(EventClass.CONSENT_CHANGED) as work:
            work.put(compartment, after, record)
            work.tell_person(compartment, what=what, records=[record])
            work.tell_office(consent=after.said.value)
    return after


def tell_circumstances(
    office: Office, compartment: CompartmentId, record: RecordId, circumstances: Circumstances
) -> None:
    """Keep how it came about. Raises InputError."""
    for field in ("explained_by", "bundled", "interpreter"):
        _check_line(getattr(circumstances, field) or "", field)
    change_consent(
        office,
        compartment,
        record,
        "circumstances of a consent kept",
        lambda consent: replace(consent, circumstances=circumstances),
    )


def judge_words(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    member: CompartmentId,
    consequence: str,
    *,
    understood: bool,
) -> None:
    """Keep whether what a client said of a consequence shows that they see it. Raises InputError."""

    def judged(consent: Consent) -> Consent:
        said = [one for one in consent.taught if (one.member, one.consequence) == (member, consequence)]
        if not said:
            raise InputError("nothing was said about this yet", field="consequence")
        last = max(said, key=lambda one: one.recorded)
        taught = tuple(replace(one, understood=understood) if one is last else one for one in consent.taught)
        return replace(consent, taught=taught)

    change_consent(office, compartment, record, "understanding judged", judged)


def set_able(
    office: Office, compartment: CompartmentId, record: RecordId, member: CompartmentId, *, able: bool
) -> None:
    """Keep whether a minor can decide this. Raises InputError."""

    def judged(consent: Consent) -> Consent:
        signed = tuple(replace(one, able=able) if one.member == member else one for one in consent.signatures)
        return replace(consent, signatures=signed)

    change_consent(office, compartment, record, "a minor's ability to decide judged", judged)


def check_scope(scope: Scope) -> Scope:
    """Hold a scope to what can be kept, and give the text its hash. Raises InputError."""
    for field in ("recipient", "channel"):
        _check_line(getattr(scope, field), field)
    if scope.purpose and scope.purpose not in FACTS["purpose"].values:
        raise InputError(
            "this is no purpose that the rules know", field="purpose", remedy="choose from the list"
        )
    kinds = {*FACTS["requester.kind"].values, *FACTS["proposed_recipient"].values}
    if scope.recipient_kind and scope.recipient_kind not in kinds:
        raise InputError(
            "this is no recipient that the rules know", field="recipient_kind", remedy="choose one"
        )
    if unknown := set(scope.data) - set(FACTS["data"].values):
        raise InputError(
            f"the rules do not know `{sorted(unknown)[0][:40]}`", field="data", remedy="choose again"
        )
    if len(scope.what) > LONGEST_WORDS:
        raise InputError(
            "this is too long to be understood", field="what", remedy="say it in a few sentences"
        )
    if len(scope.text) > LONGEST_TEXT or "\x00" in scope.text:
        raise InputError("this cannot be kept as text", field="text", remedy="shorten it")
    return replace(scope, sha256=exact_hash(scope.text) if scope.text.strip() else "")


def _check_line(text: str, field: str) -> None:
    if len(text) > LONGEST_LINE:
        raise InputError(f"this is longer than {LONGEST_LINE} characters", field=field, remedy="shorten it")
    if HIDDEN.search(text):
        raise InputError("this is one line", field=field, remedy="type it without line breaks")


def _check_day(day: date, today: date, field: str) -> None:
    if not date(1990, 1, 1) <= day <= today:
        raise InputError(
            "that day has not come yet, or lies too far back", field=field, remedy="choose the day"
        )


def _check_until(consent: Consent) -> None:
    if consent.until is not None and not (
        timedelta(0) <= consent.until - consent.valid_from <= LONGEST_PERIOD
    ):
        raise InputError(
            "a consent ends after its first day, and within a year of it",
            field="until",
            remedy="choose a day",
        )


def _check_members(office: Office, compartment: CompartmentId, consent: Consent) -> None:
    line = line_of(office, compartment)
    members = line.members if isinstance(line, JointOverview) else (compartment,)
    said = {one.member for one in consent.signatures}
    said |= {one.member for one in consent.taught} | {one.member for one in consent.confirmed}
    if not said <= set(members):
        raise InputError("this is nobody's whose agreement is needed here", field="member")
