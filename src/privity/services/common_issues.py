"""Common issues: what may be said instead of a case, first from the catalogue alone, then, where chosen, as figures.

The ledger is the odometer: a spending is committed before its noise is drawn, and the result after it. When the program
ends in between, the budget is lost and the privacy kept. What was drawn is stored and served again, never drawn anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from privity.aggregates import (
    OTHER,
    SIZE,
    Cohort,
    Completed,
    KindList,
    Purpose,
    Released,
    Spent,
    check_limit,
    conclude,
    enough,
    for_kinds,
    left,
    main_kinds,
    noisy_histogram,
    render_card,
    render_chart,
    render_table,
    size_floor,
)
from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import EndedAs, Engagement
from privity.model.figures import FiguresChoice, FiguresPolicy, FiguresRelease, FiguresSize, FiguresSpending
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview, Room
from privity.services.catalogue import shipped_catalogue, shipped_surveys
from privity.services.clients import of_kind
from privity.services.engagements import FIRST_END
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.rooms import room, room_for
from privity.vault.payload import Payload

Draw = Callable[[dict[str, int], Fraction], dict[str, int]]
_LONGEST_NUMBER = 20
ASK_AGAIN = timedelta(days=90)
"""Asking whether there are enough costs every unit a little, so it is not asked at every visit."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the figures stand: the choice, the last release, and what happened to the cohort that is open.

    `waiting_until` is the first day on which asking again makes sense. `lost` says that a release was begun and came to
    nothing: what it spent stays spent.
    """

    policy: FiguresPolicy
    last: FiguresRelease | None
    open_after: date | None
    spent: Fraction
    waiting_until: date | None
    lost: bool

    @property
    def left(self) -> Fraction:
        """What may still be spent on the open cohort."""
        return Fraction(self.policy.limit) - self.spent


def standing(office: Office) -> Standing:
    """Read where the figures stand. No client's record is opened."""
    read = _room(office)
    policies = of_kind(read, FiguresPolicy)
    policy = policies[0][1] if policies else FiguresPolicy(on=False, list="counselling")
    releases = sorted((one for _, one in of_kind(read, FiguresRelease)), key=lambda one: one.until)
    spendings = [one for _, one in of_kind(read, FiguresSpending)]
    sizes = [one for _, one in of_kind(read, FiguresSize)]
    last = releases[-1] if releases else None
    after = last.until if last else None
    kinds_spent = [one for one in spendings if one.purpose == Purpose.KINDS and _later(one.until, after)]
    lost = bool(kinds_spent)
    if lost:
        # Its cohort is closed by the spending itself: whoever was in it is never counted again.
        after = max(one.until for one in kinds_spent)
    open_spendings = [one for one in spendings if _later(one.until, after)]
    asked = [one.until for one in sizes if _later(one.until, after)]
    return Standing(
        policy,
        next((one for one in reversed(releases) if one.counts), None),
        after,
        sum((Fraction(one.epsilon) for one in open_spendings), Fraction(0)),
        max(asked) + ASK_AGAIN if asked else None,
        lost,
    )


def choose(office: Office, policy: FiguresPolicy) -> None:
    """Keep the practitioner's choice. Raises InputError for a limit that is too high or has no reason."""
    check_limit(_fraction(policy.limit), policy.reason)
    if policy.attested is not None and policy.attested > office.today():
        raise InputError(
            "you can attest only for what is past", field="attested", remedy="choose today or earlier"
        )
    shipped_catalogue().list_of(policy.list)
    with office.still():
        known = of_kind(_room(office), FiguresPolicy)
        with office.work(EventClass.SETTINGS_CHANGED) as work:
            work.put(room_for(office, work, Room.PUBLIC_WORK), policy, known[0][0] if known else None)
            work.tell_office(
                figures="on" if policy.on else "off", limit=policy.limit, reason=policy.reason.strip()
            )


def choice_of(office: Office, client: CompartmentId) -> FiguresChoice:
    """What one client was told and said about figures."""
    known = of_kind(office.read_all(client), FiguresChoice)
    return known[0][1] if known else FiguresChoice()


def set_choice(office: Office, client: CompartmentId, choice: FiguresChoice) -> None:
    """Keep what a client was told and said. Raises InputError where there is no client's record."""
    with office.still():
        if not isinstance(office.overview(client), ClientOverview):
            raise InputError("this is not a client's record", field="client")
        known = of_kind(office.read_all(client), FiguresChoice)
        with office.work(EventClass.CONSENT_CHANGED) as work:
            record = work.put(client, choice, known[0][0] if known else None)
            work.tell_person(client, what="choice about figures kept", records=[record])


def release(office: Office, until: date, draw: Draw | None = None) -> FiguresRelease | FiguresSize:
    """Make figures of the open cohort, up to and with a day; or the noisy size where it is too small, to wait.

    Raises InputError when figures are off, the day lies in a closed cohort or ahead, or too little budget is left.
    """
    draw = draw or (lambda counts, epsilon: noisy_histogram(counts, epsilon, office.random))
    with office.still():
        now = standing(office)
        policy = now.policy
        if not policy.on:
            raise InputError(
                "figures of this practice are turned off", field="figures", remedy="turn them on first"
            )
        if until > office.today():
            raise InputError("that day has not come yet", field="until", remedy="choose today or earlier")
        if now.open_after is not None and until <= now.open_after:
            if now.last is not None:
                return now.last
            raise InputError("that cohort is closed", field="until", remedy="choose a later day")
        if now.waiting_until is not None and until < now.waiting_until:
            raise InputError(
                "there were too few completed works when this was last asked, and asking costs privacy",
                field="until",
                remedy=f"ask again from {now.waiting_until.isoformat()}",
            )
        limit = _fraction(policy.limit)
        cohort = Cohort(now.open_after, until)
        if left(limit, [Spent(Purpose.SIZE, now.spent + SIZE)]) < 0:
            for_kinds(limit, [Spent(Purpose.SIZE, now.spent)])
        rest = for_kinds(limit, [Spent(Purpose.SIZE, now.spent + SIZE)])
        kinds = shipped_catalogue().list_of(policy.list)
        main = _main_kinds(office, policy, kinds, cohort)
        _spend(office, Purpose.SIZE, SIZE, cohort)
        size = draw({"units": len(main)}, SIZE)["units"]
        if not enough(size, SIZE):
            kept = FiguresSize(cohort.after, until, size, str(SIZE), office.now())
            _keep(office, kept)
            return kept
        _spend(office, Purpose.KINDS, rest, cohort)
        counts = dict.fromkeys([*(kind.id for kind in kinds.kinds), OTHER], 0)
        for kind in main:
            counts[kind] += 1
        made = FiguresRelease(
            cohort.after,
            until,
            kinds.id,
            shipped_catalogue().version,
            size,
            str(SIZE),
            draw(counts, rest),
            str(rest),
            policy.limit,
            office.now(),
        )
        _keep(office, made)
        return made


def close_cohort(office: Office, until: date) -> None:
    """Close the open cohort without figures: what was spent on it is gone, and the next begins with its limit whole.

    Raises InputError when the day lies in a closed cohort or ahead.
    """
    with office.still():
        now = standing(office)
        if until > office.today() or not _later(until, now.open_after):
            raise InputError(
                "a cohort closes on a day after the last one closed, today at the latest",
                field="until",
                remedy="choose such a day",
            )
        catalogue, policy, moment = shipped_catalogue(), now.policy, office.now()
        nothing: dict[str, int] = {}
        _keep(
            office,
            FiguresRelease(
                now.open_after,
                until,
                policy.list,
                catalogue.version,
                0,
                "0",
                nothing,
                "0",
                policy.limit,
                moment,
            ),
        )


def released(kept: FiguresRelease) -> Released:
    """What may be said of stored counts. Nothing is drawn."""
    floor = size_floor(kept.size, Fraction(kept.size_epsilon))
    return Released(conclude(kept.counts, Fraction(kept.epsilon), floor), Fraction(kept.limit), kept.until)


def card(kinds: KindList, kept: FiguresRelease | None) -> str:
    """The card that is handed out instead of a case, as plain text; figures of another list are not mixed in."""
    mine = kept if kept is not None and kept.list == kinds.id else None
    return render_card(shipped_catalogue(), kinds, shipped_surveys(), released(mine) if mine else None)


def card_item(kinds: KindList, kept: FiguresRelease | None) -> PaperItem:
    """The card for the door. It concerns no client, and its entry says so by naming none."""
    return _paper("card of common issues", "common-issues.txt", PLAIN, card(kinds, kept))


def chart_item(kinds: KindList, kept: FiguresRelease) -> PaperItem:
    """The chart for the door."""
    body = render_chart(kinds, released(kept).figures)
    return _paper("chart of common issues", "common-issues.svg", "image/svg+xml", body)


def table_item(kinds: KindList, kept: FiguresRelease) -> PaperItem:
    """The numbers behind the chart, where any may be said, for the door."""
    body = render_table(kinds, released(kept).figures)
    return _paper("table of common issues", "common-issues.csv", "text/csv; charset=utf-8", body)


def _paper(what: str, name: str, media_type: str, body: str) -> PaperItem:
    return PaperItem(what, Ground.COMMON_ISSUES, name, media_type, body.encode())


def _main_kinds(office: Office, policy: FiguresPolicy, kinds: KindList, cohort: Cohort) -> tuple[str, ...]:
    """Read every record once, with one entry for the run, and give the main kind of each unit of the cohort."""
    overviews = office.overviews()
    people = {where: line for where, line in overviews.items() if isinstance(line, ClientOverview)}
    joint = {where: line for where, line in overviews.items() if isinstance(line, JointOverview)}
    with office.work(EventClass.RECORDS_READ) as work:
        work.tell_office(purpose="figures of common issues", compartments=len(people) + len(joint))
    choices: dict[CompartmentId, FiguresChoice] = {}
    works: list[tuple[tuple[CompartmentId, ...], Engagement]] = []
    for where, read in office.read_each([*people, *joint]):
        members = joint[where].members if where in joint else (where,)
        for _, payload in read:
            if isinstance(payload, FiguresChoice):
                choices[where] = payload
            elif isinstance(payload, Engagement):
                works.append((members, payload))
    completed = [
        Completed(
            tuple(members),
            _first_end(engagement, engagement.ended),
            _kind(engagement, kinds.id),
            counted=all(_is_counted(choices.get(member), engagement, policy) for member in members),
        )
        for members, engagement in works
        if engagement.ended is not None and engagement.ended_as is EndedAs.COMPLETED
    ]
    return main_kinds(completed, [line.members for line in joint.values()], cohort)


def _is_counted(choice: FiguresChoice | None, engagement: Engagement, policy: FiguresPolicy) -> bool:
    if choice is not None and choice.left_out:
        return False
    if choice is not None and choice.told is not None and choice.told <= (engagement.ended or choice.told):
        return True
    return policy.attested is not None and engagement.started <= policy.attested


def _first_end(engagement: Engagement, ended: date) -> date:
    """The day on which a work first ended: reopening and ending it again counts nobody twice."""
    first = engagement.extra.get(FIRST_END)
    return min(ended, date.fromisoformat(first)) if isinstance(first, str) else ended


def _kind(engagement: Engagement, name: str) -> str:
    """The main issue: the first that was placed in the catalogue, else the first word that is one of its titles."""
    for issue in (*(one.id for one in engagement.named), *engagement.issues):
        place = shipped_catalogue().place(issue, name)
        if place != OTHER:
            return place
    return OTHER


def _spend(office: Office, purpose: Purpose, epsilon: Fraction, cohort: Cohort) -> None:
    # INVARIANT: committed before the noise is drawn, so that no crash gives a second draw on the same budget.
    spending = FiguresSpending(purpose.value, str(epsilon), cohort.after, cohort.until, office.now())
    with office.work(EventClass.BUDGET_SPENT) as work:
        work.put(room_for(office, work, Room.PUBLIC_WORK), spending)
        work.tell_office(purpose=purpose.value, epsilon=str(epsilon), until=cohort.until.isoformat())


def _keep(office: Office, result: FiguresRelease | FiguresSize) -> None:
    with office.work(EventClass.BUDGET_SPENT) as work:
        work.put(room_for(office, work, Room.PUBLIC_WORK), result)
        work.tell_office(result="figures" if isinstance(result, FiguresRelease) else "too few")


def _room(office: Office) -> list[tuple[RecordId, Payload]]:
    where = room(office, Room.PUBLIC_WORK)
    return office.read_all(where) if where is not None else []


def _later(day: date, after: date | None) -> bool:
    return after is None or day > after


def _fraction(text: str) -> Fraction:
    try:
        # A number such as 1e999999999 is written in a moment, and worked out never.
        if len(text) > _LONGEST_NUMBER or "e" in text.casefold():
            raise ValueError
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise InputError(
            "epsilon is a number such as 1 or 3/2", field="epsilon", remedy="leave it at 1"
        ) from None
