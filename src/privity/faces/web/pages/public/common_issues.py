"""Common issues: the catalogue in plain words first, and figures of this practice where the practitioner chose them."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.aggregates import GUARANTEE, KindList, render_chart, sentences
from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_if_any
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.faces.web.pages.public.hub import HERE
from privity.model.figures import FiguresChoice, FiguresPolicy, FiguresRelease, FiguresSize
from privity.model.overview import ClientOverview
from privity.services import common_issues
from privity.services.catalogue import shipped_catalogue, shipped_surveys
from privity.services.common_issues import Standing
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()

_CHOOSE = "choose it, or leave it empty"

Name = Annotated[str, Path(pattern=r"^(sexology|counselling|couples)$")]
Piece = Annotated[str, Path(pattern=r"^(card|chart|table)$")]


@dataclass(frozen=True, slots=True)
class _Own:
    """What may be said of this practice, as the page shows it."""

    said: tuple[str, ...]
    chart: Markup
    until: date
    has_counts: bool


@router.get("/common-issues")
async def mine(visit: Inside) -> Response:
    """The list this practice uses."""
    standing = await visit.do(common_issues.standing)
    return await _page(visit, standing.policy.list)


@router.get("/common-issues/{name}")
async def one_list(visit: Inside, name: Name) -> Response:
    """One list of kinds, with published figures, and with figures of this practice where there are any."""
    return await _page(visit, name)


@router.post("/common-issues/{name}/{piece}")
async def take(visit: Inside, name: Name, piece: Piece) -> Response:
    """The card, the chart or its numbers, through the door."""
    kinds = shipped_catalogue().list_of(name)

    def work(office: Office) -> Response:
        kept = _of_list(common_issues.standing(office), kinds)
        if piece == "card":
            item = common_issues.card_item(kinds, kept)
        elif kept is None:
            raise HTTPException(404)
        else:
            item = (common_issues.chart_item if piece == "chart" else common_issues.table_item)(kinds, kept)
        [outgoing] = hand_out(office, item)
        return hand_over(outgoing)

    return await visit.do(work)


@router.get("/figures")
async def figures(visit: Inside) -> Response:
    """Whether figures are made, of whom, and the way to make them."""
    return await _figures_page(visit)


@router.post("/figures")
async def choose(visit: Inside) -> Response:
    """Keep the practitioner's choice."""
    try:
        policy = _policy(visit.form)
        await visit.do(lambda office: common_issues.choose(office, policy))
    except InputError as error:
        return await _figures_page(visit, visit.form, error)
    return visit.go("/figures", visit.words("figures.kept"))


@router.post("/figures/release")
async def release(visit: Inside) -> Response:
    """Make figures of what was completed until today. What it spends is gone, whatever comes of it."""
    if visit.form.get("sure") != "yes":
        error = InputError(visit.words("figures.unsure"), field="sure")
        return await _figures_page(visit, error=error)
    try:
        made = await visit.do(lambda office: common_issues.release(office, office.today()))
    except InputError as error:
        return await _figures_page(visit, error=error)
    if isinstance(made, FiguresSize):
        return visit.go("/figures", visit.words("figures.too_few"))
    return visit.go(f"/common-issues/{made.list}", visit.words("figures.made"))


@router.post("/figures/close")
async def close(visit: Inside) -> Response:
    """Close the open cohort without figures."""
    try:
        await visit.do(lambda office: common_issues.close_cohort(office, office.today()))
    except InputError as error:
        return await _figures_page(visit, error=error)
    return visit.go("/figures", visit.words("figures.closed"))


@router.get("/clients/{compartment}/figures")
async def choice(visit: Inside, compartment: Compartment) -> Response:
    """What one client was told about figures, and whether they are left out."""
    return await _choice_page(visit, compartment)


@router.post("/clients/{compartment}/figures")
async def keep_choice(visit: Inside, compartment: Compartment) -> Response:
    """Keep what the client was told and said."""

    def work(office: Office) -> None:
        _client_or_404(office, compartment)
        told = day_if_any(visit.form, "told", _CHOOSE)
        common_issues.set_choice(
            office, compartment, FiguresChoice(told, left_out=visit.form.get("left_out") == "yes")
        )

    again = partial(_choice_page, visit, compartment)
    return await visit.keep(work, f"/clients/{compartment}", "figures.choice_kept", again)


def _client_or_404(office: Office, compartment: Compartment) -> ClientOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview):
        raise HTTPException(404)
    return overview


async def _choice_page(visit: Visit, compartment: Compartment, error: InputError | None = None) -> Response:
    def fetch(office: Office) -> tuple[str, FiguresChoice]:
        return _client_or_404(office, compartment).name, common_issues.choice_of(office, compartment)

    name, kept = await visit.do(fetch)
    told = visit.form.get("told", kept.told.isoformat() if kept.told else "")
    return visit.page(
        "figures_choice",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        told=told,
        left_out=kept.left_out,
        problem=error,
    )


async def _page(visit: Visit, name: str) -> Response:
    catalogue = shipped_catalogue()
    kinds = catalogue.list_of(name)
    standing = await visit.do(common_issues.standing)
    return visit.page(
        "common_issues",
        HERE,
        lists=catalogue.lists,
        kinds=kinds,
        surveys=[one for one in shipped_surveys() if name in one.lists],
        standing=standing,
        own=_own(standing, kinds),
        guarantee=GUARANTEE.split("\n"),
    )


def _of_list(standing: Standing, kinds: KindList) -> FiguresRelease | None:
    kept = standing.last
    return kept if standing.policy.on and kept is not None and kept.list == kinds.id else None


def _own(standing: Standing, kinds: KindList) -> _Own | None:
    kept = _of_list(standing, kinds)
    if kept is None:
        return None
    figures = common_issues.released(kept).figures
    # The chart is made of shipped words and numbers alone, and escaped where it is made.
    chart = Markup(render_chart(kinds, figures))  # noqa: S704
    return _Own(sentences(figures, kinds), chart, kept.until, bool(figures.intervals))


def _policy(form: Fields) -> FiguresPolicy:
    return FiguresPolicy(
        on=form.get("on") == "yes",
        list=form.get("list", ""),
        limit=form.get("limit", "").strip() or "1",
        reason=form.get("reason", "").strip(),
        attested=day_if_any(form, "attested", _CHOOSE),
    )


async def _figures_page(
    visit: Visit, form: Fields | None = None, error: PrivityError | None = None
) -> Response:
    standing = await visit.do(common_issues.standing)
    policy = standing.policy
    filled = form or {
        "on": "yes" if policy.on else "",
        "list": policy.list,
        "limit": policy.limit,
        "reason": policy.reason,
        "attested": policy.attested.isoformat() if policy.attested else "",
    }
    problems: dict[str, PrivityError | None] = dict.fromkeys(("list", "epsilon", "reason", "attested"))
    elsewhere = error if error is not None and error.field not in problems else None
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "figures",
        HERE,
        422 if error else 200,
        lists=shipped_catalogue().lists,
        standing=standing,
        spent=f"{float(standing.spent):g}",
        form={"on": "", "list": "", "limit": "", "reason": "", "attested": ""} | filled,
        problems=problems,
        elsewhere=elsewhere,
    )
