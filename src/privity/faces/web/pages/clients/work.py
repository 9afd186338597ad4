"""The work itself: begun, ended and how; begun together with others; what was agreed about secrets; parted."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_in
from privity.faces.web.pages.clients.record import (
    Compartment,
    Record,
    WorkLine,
    overview_or_404,
    what_of,
    work_lines,
)
from privity.model.engagement import EndedAs, Engagement, Secrets, Unit
from privity.model.ids import CompartmentId, is_id
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import list_clients, of_kind, record_view
from privity.services.engagements import (
    agree_secrets,
    alone_for,
    begin_joint,
    begin_work,
    end_work,
    join_joint,
    leave_joint,
    part,
    reopen_work,
)
from privity.services.office import Office
from privity.services.terms import shown_to

router = APIRouter()

MEMBERS_SHOWN = 11
_SEPARATORS = re.compile(r"[,;\n]+")


@router.get("/clients/{compartment}/work")
async def work(visit: Inside, compartment: Compartment) -> Response:
    """The pieces of work of a record, and what can be done about them."""
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/work/begin")
async def begin(visit: Inside, compartment: Compartment) -> Response:
    """Begin further individual work."""

    def do(office: Office) -> None:
        started = day_in(visit.form, "started")
        begin_work(office, compartment, started, _several(visit.form.get("issues", "")))

    return await _done(visit, compartment, do, "work.begun")


@router.post("/clients/{compartment}/work/{record}/end")
async def end(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """End a piece of work, and say how."""

    def do(office: Office) -> None:
        try:
            how = EndedAs(visit.form.get("how", ""))
        except ValueError as error:
            raise InputError("say how it ended", field="how", remedy="choose one") from error
        end_work(office, compartment, record, day_in(visit.form, "ended"), how)

    return await _done(visit, compartment, do, "work.was_ended")


@router.post("/clients/{compartment}/work/{record}/reopen")
async def reopen(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Take back an end that was entered by mistake."""
    return await _done(
        visit, compartment, lambda office: reopen_work(office, compartment, record), "work.reopened"
    )


@router.post("/clients/{compartment}/work/{record}/secrets")
async def secrets(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep what was agreed about what one of them tells alone."""

    def do(office: Office) -> None:
        try:
            agreed = Secrets(visit.form.get("secrets", ""))
        except ValueError as error:
            raise InputError("say what was agreed", field="secrets", remedy="choose one") from error
        agree_secrets(office, compartment, record, agreed)

    return await _done(visit, compartment, do, "secrets.was_kept")


@router.post("/clients/{compartment}/work/part")
async def they_parted(visit: Inside, compartment: Compartment) -> Response:
    """Close the record of joint work, since they parted."""
    return await _done(
        visit,
        compartment,
        lambda office: part(office, compartment, day_in(visit.form, "parted")),
        "work.closed",
    )


@router.post("/clients/{compartment}/work/leave/{member}")
async def one_left(visit: Inside, compartment: Compartment, member: Compartment) -> Response:
    """One leaves a family or a group, and the work goes on."""
    return await _done(
        visit,
        compartment,
        lambda office: leave_joint(office, compartment, member, day_in(visit.form, "left")),
        "work.left",
    )


@router.post("/clients/{compartment}/work/join")
async def one_joins(visit: Inside, compartment: Compartment) -> Response:
    """A client joins a family or a group that has begun."""

    def do(office: Office) -> None:
        member = visit.form.get("member", "")
        if not is_id(member):
            raise InputError("nobody was chosen", field="member", remedy="choose a client")
        join_joint(office, compartment, CompartmentId(member), day_in(visit.form, "since"))

    return await _done(visit, compartment, do, "work.joined")


@router.post("/clients/{compartment}/alone/{member}")
async def told_alone(visit: Inside, compartment: Compartment, member: Compartment) -> Response:
    """Open a sheet in the compartment of what one of joint work tells alone; it is made where there is none yet."""

    def do(office: Office) -> CompartmentId:
        overview_or_404(office, compartment)
        return alone_for(office, compartment, member)

    return visit.go(f"/clients/{await visit.do(do)}/write")


@router.get("/clients/{compartment}/together")
async def together(visit: Inside, compartment: Compartment) -> Response:
    """The form to begin work together with others."""
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    return await _together(visit, compartment, {"started": today})


@router.post("/clients/{compartment}/together")
async def begin_together(visit: Inside, compartment: Compartment) -> Response:
    """Begin work together, and go to its record."""
    form = visit.form

    def do(office: Office) -> CompartmentId:
        _client_or_404(office, compartment)
        others = [form.get(f"member{number}", "") for number in range(1, MEMBERS_SHOWN + 1)]
        try:
            unit = Unit(form.get("unit", ""))
            agreed = Secrets(form["secrets"]) if form.get("secrets") else None
        except ValueError as error:
            raise InputError("say whom it is with", field="unit", remedy="choose one") from error
        return begin_joint(
            office,
            [compartment, *(CompartmentId(one) for one in others if one)],
            unit,
            day_in(form, "started"),
            issues=_several(form.get("issues", "")),
            secrets=agreed,
        )

    try:
        made = await visit.do(do)
    except InputError as error:
        return await _together(visit, compartment, form, error)
    return visit.go(f"/clients/{made}", visit.words("together.begun"))


def _several(typed: str) -> tuple[str, ...]:
    return tuple(one.strip()[:200] for one in _SEPARATORS.split(typed) if one.strip())[:40]


async def _done(
    visit: Visit, compartment: CompartmentId, do: Callable[[Office], None], said: str
) -> Response:
    def work(office: Office) -> None:
        overview_or_404(office, compartment)
        do(office)

    return await visit.keep(work, f"/clients/{compartment}/work", said, partial(_page, visit, compartment))


async def _page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    def fetch(
        office: Office,
    ) -> tuple[ClientOverview | JointOverview, tuple[WorkLine, ...], list[Engagement], _People]:
        overview = overview_or_404(office, compartment)
        if not isinstance(overview, ClientOverview | JointOverview):
            raise HTTPException(404)
        works = of_kind(office.read_all(compartment), Engagement)
        record_view(office, compartment, [record for record, _ in works])
        works.sort(key=lambda pair: pair[1].started, reverse=True)
        people = _people(office, compartment, overview) if isinstance(overview, JointOverview) else _People()
        return overview, work_lines(works, visit.words), [one for _, one in works], people

    overview, lines, works, people = await visit.do(fetch)
    return visit.page(
        "work",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=overview.name,
        what=what_of(overview),
        lines=lines,
        secrets=works[0].secrets if works else None,
        closed=overview.closed if isinstance(overview, JointOverview) else None,
        people=people,
        today=date.today().isoformat(),  # noqa: DTZ011 - the day on this desk
        problem=error,
        form={"ended": "", "started": "", "parted": "", "issues": "", "how": "", "left": "", "since": ""}
        | visit.form,
    )


@dataclass(frozen=True, slots=True)
class _People:
    """Who takes part in work together, with the day on which somebody left; who may join; what the terms say."""

    members: tuple[tuple[CompartmentId, str, date | None], ...] = ()
    others: tuple[tuple[CompartmentId, str], ...] = ()
    can_leave: bool = False
    can_join: bool = False
    accepted: date | None = None
    accepted_secrets: Secrets | None = None


def _people(office: Office, compartment: CompartmentId, overview: JointOverview) -> _People:
    names = {line.compartment: line.overview.name for line in list_clients(office)}
    changes = overview.unit is not Unit.COUPLE and overview.ended is None and overview.closed is None
    here = set(overview.present)
    others = sorted(
        ((one, name) for one, name in names.items() if one not in here), key=lambda one: one[1].casefold()
    )
    accepted = [one for _, one in shown_to(office, compartment) if one.accepted is not None]
    newest = max(accepted, key=lambda one: (one.accepted or one.shown, one.number), default=None)
    return _People(
        tuple((one, names[one], overview.left(one)) for one in overview.members if one in names),
        tuple(others),
        changes and len(here) > 2,
        changes,
        newest.accepted if newest else None,
        newest.secrets if newest else None,
    )


def _client_or_404(office: Office, compartment: CompartmentId) -> ClientOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview):
        raise HTTPException(404)
    return overview


async def _together(
    visit: Visit, compartment: CompartmentId, form: Fields, error: InputError | None = None
) -> Response:
    name = await visit.do(lambda office: _client_or_404(office, compartment).name)
    lines = await visit.do(list_clients)
    others = sorted(
        ((line.compartment, line.overview.name) for line in lines if line.compartment != compartment),
        key=lambda one: one[1].casefold(),
    )
    blank = {"unit": "couple", "secrets": "", "issues": "", "started": ""}
    blank |= {f"member{number}": "" for number in range(1, MEMBERS_SHOWN + 1)}
    problems: dict[str, InputError | None] = dict.fromkeys(("started", "members", "unit"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "together",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        others=others,
        form=blank | form,
        problems=problems,
        members_shown=MEMBERS_SHOWN,
    )
