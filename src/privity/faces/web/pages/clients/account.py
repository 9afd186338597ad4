"""The account of one person: shown to the practitioner with what is held back, printed as the person may have it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields
from privity.faces.web.pages.clients.record import Compartment, overview_or_404, what_of
from privity.faces.web.reach import reaches_of
from privity.gate import Refuse, outcome_of
from privity.gate.vocabulary import FACTS
from privity.ledger.account import Account, Marking
from privity.ledger.accounting import OPEN
from privity.model.ids import CompartmentId
from privity.model.overview import AloneOverview, ClientOverview, EnquiryOverview, RecordOverview
from privity.model.requests import KeptRequest
from privity.services.account_paper import words_of_run
from privity.services.accounts import AccountAsked, AccountForm, account_item, mark_line, view_account
from privity.services.door import Outgoing, hand_out
from privity.services.office import Office
from privity.services.tellings import Telling, TellingWay, enter_telling, requests_about

router = APIRouter()

Entry = Annotated[int, Path(ge=0, le=10**12)]
_FIELDS = ("day", "way", "asker", "to", "purpose", "data", "words", "request")


@router.get("/clients/{compartment}/account")
async def account(visit: Inside, compartment: Compartment) -> Response:
    """What left, what was asked, who looked."""

    def fetch(office: Office) -> tuple[str, bool, Account]:
        name = _name_or_404(office, compartment)
        is_client = isinstance(office.overview(compartment), ClientOverview)
        return name, is_client, view_account(office, compartment)

    name, is_client, found = await visit.do(fetch)
    return visit.page(
        "account",
        "clients",
        compartment=compartment,
        name=name,
        is_client=is_client,
        account=found,
        reaches=await visit.do(lambda office: reaches_of(office, compartment, visit.words)),
        words_of_run=words_of_run,
    )


@router.post("/clients/{compartment}/account/paper")
async def paper(visit: Inside, compartment: Compartment) -> Response:
    """The account through the door, ready to be printed, or as a file for another program."""
    form = AccountForm.FHIR if visit.form.get("form") == AccountForm.FHIR else AccountForm.TEXT
    asked = AccountAsked(compartment, for_practice=visit.form.get("for") == "practice", form=form)

    def work(office: Office) -> Outgoing:
        _name_or_404(office, compartment)
        with office.still():
            [outgoing] = hand_out(office, account_item(office, asked))
        return outgoing

    visit.login.paper = (await visit.do(work), f"/clients/{compartment}/account")
    visit.login.paper_words = ""
    return visit.go("/paper")


@router.get("/clients/{compartment}/account/tell")
async def telling(visit: Inside, compartment: Compartment) -> Response:
    """The form for what was told in another way."""
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    return await _form(
        visit, compartment, dict.fromkeys(_FIELDS, "") | {"day": today, "way": TellingWay.PHONE}
    )


@router.post("/clients/{compartment}/account/tell")
async def enter(visit: Inside, compartment: Compartment) -> Response:
    """Write it down, judged by the rules of that day."""
    form = dict.fromkeys(_FIELDS, "") | visit.form

    def work(office: Office) -> tuple[str, str]:
        what = what_of(overview_or_404(office, compartment))
        decision = enter_telling(office, compartment, _parse(form))
        open_still = isinstance(decision, Refuse) and decision.undetermined
        return what, OPEN if open_still else outcome_of(decision)

    try:
        what, outcome = await visit.do(work)
    except InputError as error:
        return await _form(visit, compartment, form, error)
    back = f"/clients/{compartment}" + ("" if what == "joint" else "/account")
    return visit.go(back, visit.words("telling.kept", judged=visit.words(f"account.judged.{outcome}")))


@router.post("/clients/{compartment}/account/lines/{entry}")
async def mark(visit: Inside, compartment: Compartment, entry: Entry) -> Response:
    """Settle whether a line stands on the account that the person is given."""

    def work(office: Office) -> None:
        _name_or_404(office, compartment)
        try:
            marking = Marking(visit.form.get("marking", ""))
        except ValueError as error:
            raise InputError("choose what is to become of the line", field="marking") from error
        mark_line(office, compartment, entry, marking, visit.form.get("reason", ""))

    await visit.do(work)
    return visit.go(f"/clients/{compartment}/account", visit.words("account.marked"))


def _parse(form: Fields) -> Telling:
    try:
        day, way = date.fromisoformat(form["day"].strip()), TellingWay(form["way"])
    except ValueError as error:
        raise InputError("this is not a day", field="day", remedy="choose the day it was told") from error
    stated = {"requester.kind": form["asker"], "purpose": form["purpose"]}
    return Telling(
        day,
        way,
        form["data"],
        form["to"],
        {path: value for path, value in stated.items() if value},
        form["words"],
        CompartmentId(form["request"]) if form["request"] else None,
    )


async def _form(
    visit: Visit, compartment: CompartmentId, form: Fields, error: InputError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[RecordOverview, list[tuple[CompartmentId, KeptRequest]]]:
        overview = overview_or_404(office, compartment)
        if isinstance(overview, AloneOverview):
            raise HTTPException(404)
        return overview, requests_about(office, compartment)

    overview, requests = await visit.do(fetch)
    problems: dict[str, InputError | None] = dict.fromkeys((*_FIELDS, "facts"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "telling",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=overview.name,
        is_joint=what_of(overview) == "joint",
        form=form,
        problems=problems,
        requests=[
            (one, request.asker.name or request.asker.house, request.received) for one, request in requests
        ],
        ways=[one.value for one in TellingWay],
        askers=FACTS["requester.kind"].values[1:],
        purposes=FACTS["purpose"].values,
        data=FACTS["data"].values,
    )


def _name_or_404(office: Office, compartment: CompartmentId) -> str:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview | EnquiryOverview):
        raise HTTPException(404)
    return overview.name
