"""The consents in a record: what stands, what is missing, what was ended and what follows from that."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from privity.consent import Check, Judged, Measure, Standing, Verdict
from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.clients.record import Compartment, Record, overview_or_404
from privity.faces.web.reach import reaches_of
from privity.model.consent import CameBy, Circumstances, RaisedBy
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import record_view
from privity.services.consents import papers, taking_back
from privity.services.consents.keeping import (
    ConsentShelf,
    judge_words,
    line_of,
    read_shelf,
    set_able,
    tell_circumstances,
)
from privity.services.door import Outgoing, hand_out
from privity.services.office import Office

router = APIRouter()

HOW_CAME = (CameBy.CALL, CameBy.TEXT, CameBy.EMAIL, CameBy.POST, CameBy.PASSING, CameBy.VISIT)
FOR_EVERY_CONSENT = (
    "told_withdrawal",
    "told_passing_on",
    "detriment",
    "pressed",
    "crisis",
    "capacity",
)
FOR_OTHERS = (
    "benefit",
    "depends",
    "owes_fee",
    "gratitude",
    "returning",
    "asked_again",
    "explainer_independent",
    "others_agree",
)
_TELLING = {"yes": True, "no": False}
_ANSWERED = (Check.ALL_SIGNED, Check.IN_WRITING, Check.TOLD_OF_WITHDRAWAL, Check.NOTHING_LOST)
_INTERPRETERS = ("none", "independent", "relative")
_BUNDLED = {"own": "", "treatment_contract": "treatment_contract", "intake_form": "intake_form"}


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose record it is, and who may have said something in it."""

    name: str
    joint: bool
    members: tuple[tuple[CompartmentId, str], ...]


def whose(office: Office, compartment: CompartmentId) -> Whose:
    """Whose consents these are. Raises HTTPException where none are kept."""
    overview_or_404(office, compartment)
    line = line_of(office, compartment)
    if isinstance(line, ClientOverview):
        return Whose(line.name, joint=False, members=((compartment, line.name),))
    known = [(one, office.overview(one)) for one in line.members if office.holds(one)]
    members = tuple((one, each.name) for one, each in known if isinstance(each, ClientOverview))
    return Whose(line.name, joint=isinstance(line, JointOverview), members=members)


@router.get("/clients/{compartment}/consents")
async def listed(visit: Inside, compartment: Compartment) -> Response:
    """Every consent of a record, and everything that was ended."""

    def fetch(office: Office) -> tuple[Whose, ConsentShelf]:
        whom = whose(office, compartment)
        shelf = read_shelf(office, compartment, office.today())
        shown = [one.record for one in shelf.judged] + [number for number, _ in shelf.withdrawals]
        if shown:
            record_view(office, compartment, shown)
        return whom, shelf

    whom, shelf = await visit.do(fetch)
    names = {one.record: one.consent.scope.recipient for one in shelf.judged}
    return visit.page(
        "consents",
        "clients",
        reaches=await visit.do(lambda office: reaches_of(office, compartment, visit.words)),
        compartment=compartment,
        whose=whom,
        shelf=shelf,
        recipients=names,
    )


@router.get("/clients/{compartment}/consents/{record}")
async def one(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """One consent: what it says, where it stands, and why."""
    return await _page(visit, compartment, record)


@router.post("/clients/{compartment}/consents/{record}/how")
async def how(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep how it came about."""
    form = visit.form

    def work(office: Office) -> None:
        whose(office, compartment)
        before = _judged(office, compartment, record).consent.circumstances
        tell_circumstances(office, compartment, record, _circumstances(form, before))

    return await _then(visit, compartment, record, work)


@router.post("/clients/{compartment}/consents/{record}/understood")
async def understood(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep whether a client's own words show that they see what follows."""
    form = visit.form

    def work(office: Office) -> None:
        whose(office, compartment)
        member = CompartmentId(form.get("member", ""))
        verdict = form.get("understood") == "yes"
        judge_words(office, compartment, record, member, form.get("consequence", ""), understood=verdict)

    return await _then(visit, compartment, record, work)


@router.post("/clients/{compartment}/consents/{record}/able")
async def able(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep whether a minor can decide this."""
    form = visit.form

    def work(office: Office) -> None:
        whose(office, compartment)
        answer = form.get("able") == "yes"
        set_able(office, compartment, record, CompartmentId(form.get("member", "")), able=answer)

    return await _then(visit, compartment, record, work)


@router.post("/clients/{compartment}/consents/{record}/paper/{which}")
async def paper(visit: Inside, compartment: Compartment, record: Record, which: str) -> Response:
    """A paper that the client wants to take away, through the door."""

    def work(office: Office) -> Outgoing:
        whose(office, compartment)
        make = papers.copy_item if which == "whole" else papers.receipt_item
        with office.still():
            [outgoing] = hand_out(office, make(office, compartment, record))
        return outgoing

    return await _hand(visit, compartment, work)


@router.get("/clients/{compartment}/taken-back")
async def taken_back(visit: Inside, compartment: Compartment) -> Response:
    """They end something: which, and how it came. Both are filled in as they mostly are."""
    return await _ending(visit, compartment)


@router.post("/clients/{compartment}/taken-back")
async def take_back(visit: Inside, compartment: Compartment) -> Response:
    """It has ended, from this moment, verified or not."""
    form = visit.form

    def work(office: Office) -> None:
        whom = whose(office, compartment)
        of = form.get("of", "")
        known = {one.record for one in read_shelf(office, compartment, office.today()).judged}
        if of and of not in known:
            raise InputError("there is no such consent here", field="of", remedy="choose again")
        try:
            came = CameBy(form.get("came_by") or CameBy.CALL)
            arrived = date.fromisoformat(form["arrived"]) if form.get("arrived") else office.today()
        except ValueError as error:
            raise InputError("this is not a date", field="arrived", remedy="choose the day") from error
        member = CompartmentId(form.get("member") or whom.members[0][0])
        taking_back.take_back(
            office,
            compartment,
            RecordId(of) if of else None,
            came,
            arrived,
            member=member,
            words=form.get("words", ""),
        )

    there = f"/clients/{compartment}/consents"
    return await visit.keep(work, there, "consents.ended_kept", partial(_ending, visit, compartment))


@router.post("/clients/{compartment}/withdrawals/{record}/verified")
async def verified(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """It was the client who ended it."""

    def work(office: Office) -> None:
        whose(office, compartment)
        taking_back.verified(office, compartment, record)

    await visit.do(work)
    return visit.go(f"/clients/{compartment}/consents", visit.words("consents.kept"))


@router.post("/clients/{compartment}/withdrawals/{record}/asked-back")
async def asked_back(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Whoever has it was asked to give it back."""
    place = visit.form.get("place", "")

    def work(office: Office) -> None:
        whose(office, compartment)
        number = int(place) if place.isdecimal() and len(place) < 4 else -1
        taking_back.asked_back(office, compartment, record, number)

    await visit.do(work)
    return visit.go(f"/clients/{compartment}/consents", visit.words("consents.kept"))


@router.post("/clients/{compartment}/withdrawals/{record}/paper")
async def withdrawal_paper(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """What was called back and what cannot be, on paper for the client who wants it."""

    def work(office: Office) -> Outgoing:
        whose(office, compartment)
        with office.still():
            [outgoing] = hand_out(office, papers.called_back_item(office, compartment, record))
        return outgoing

    return await _hand(visit, compartment, work)


async def _hand(visit: Visit, compartment: CompartmentId, work: Callable[[Office], Outgoing]) -> Response:
    visit.login.paper = (await visit.do(work), f"/clients/{compartment}/consents")
    visit.login.paper_words = ""
    return visit.go("/paper")


async def _then(
    visit: Visit, compartment: CompartmentId, record: RecordId, work: Callable[[Office], None]
) -> Response:
    there = f"/clients/{compartment}/consents/{record}"
    return await visit.keep(work, there, "consents.kept", partial(_page, visit, compartment, record))


def _judged(office: Office, compartment: CompartmentId, record: RecordId) -> Judged:
    for one in read_shelf(office, compartment, office.today()).judged:
        if one.record == record:
            return one
    raise InputError("there is no such consent here", field="consent", remedy="open the record again")


def _circumstances(form: dict[str, str], before: Circumstances) -> Circumstances:
    """Read what the form holds; what it does not show stays as it was."""
    changed: dict[str, object] = {
        name: _TELLING.get(form[name]) for name in (*FOR_EVERY_CONSENT, *FOR_OTHERS) if name in form
    }
    if "raised_by" in form:
        known = {one.value: one for one in RaisedBy}
        changed["raised_by"] = known.get(form["raised_by"])
    if "interpreter" in form:
        changed["interpreter"] = form["interpreter"] if form["interpreter"] in _INTERPRETERS else None
    if "explained_by" in form:
        changed["explained_by"] = form["explained_by"].strip()
    if "bundled" in form:
        changed["bundled"] = _BUNDLED.get(form["bundled"])
    return replace(before, **changed)  # type: ignore[arg-type]


async def _page(
    visit: Visit, compartment: CompartmentId, record: RecordId, problem: PrivityError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[Whose, Judged]:
        whom = whose(office, compartment)
        found = _judged(office, compartment, record)
        record_view(office, compartment, [record])
        return whom, found

    whom, found = await visit.do(fetch)
    serves_client = found.measure is Measure.CLIENT
    consequences = papers.shipped_texts().consequences[found.measure]
    return visit.page(
        "consent",
        "clients",
        422 if problem else 200,
        reaches=await visit.do(lambda office: reaches_of(office, compartment, visit.words)),
        compartment=compartment,
        whose=whom,
        names=dict(whom.members),
        judged=found,
        serves_client=serves_client,
        # INVARIANT: of what serves others nothing is listed as missing: nothing of it is for anybody to bring about.
        missing=[one.check.value for one in found.open if _is_missing(one.check, found)]
        if serves_client
        else [],
        against=[one.check.value for one in found.weighed if one.verdict is Verdict.INVALID],
        questions=FOR_EVERY_CONSENT if serves_client else (*FOR_EVERY_CONSENT, *FOR_OTHERS),
        consequences=consequences,
        problem=problem,
    )


def _is_missing(check: Check, found: Judged) -> bool:
    """What is laid out lacks no answer yet: that is given on their own page, and not here."""
    return found.standing is not Standing.LAID_OUT or check not in _ANSWERED


async def _ending(visit: Visit, compartment: CompartmentId, problem: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> tuple[Whose, list[Judged], date]:
        whom = whose(office, compartment)
        shelf = read_shelf(office, compartment, office.today())
        return whom, [one for one in shelf.judged if not _is_over(one)], office.today()

    whom, open_ones, today = await visit.do(fetch)
    problems: dict[str, PrivityError | None] = dict.fromkeys(("arrived", "words", "of"))
    if problem is not None:
        problems[problem.field] = problem
    return visit.page(
        "taken_back",
        "clients",
        422 if problem else 200,
        compartment=compartment,
        whose=whom,
        consents=open_ones,
        ways=[one.value for one in HOW_CAME],
        today=today.isoformat(),
        form=visit.form,
        problems=problems,
    )


def _is_over(one: Judged) -> bool:
    return one.standing in (Standing.WITHDRAWN, Standing.REFUSED, Standing.NOT_ASKED)
