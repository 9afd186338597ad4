"""Writing a consent down: laid out for the client to read, or as it was said, on paper or by word."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from privity.consent.scope import FOR_THE_CLIENT
from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_if_any
from privity.faces.web.pages.clients.consents import Whose, whose
from privity.faces.web.pages.clients.record import Compartment
from privity.gate.sets import SETS
from privity.model.consent import ConsentForm, Said, Scope, Signature, SignedAs
from privity.model.ids import CompartmentId, RecordId
from privity.services.consents.keeping import lay_out, write_down
from privity.services.office import Office

router = APIRouter()

_PURPOSES: Final = (
    "continuity_of_care", "payment", "own_legal_claim", "joint_report", "supervision", "employment_decision",
    "underwriting", "own_health", "interpreting", "practice_transfer",
)  # fmt: skip
_OTHERS: Final = tuple(
    one for one in (*SETS["publicity"], "research", "teaching") if one not in FOR_THE_CLIENT
)
_RECIPIENTS: Final = (
    "doctor", "insurer", "lawyer", "employer", "school", "relative", "partner", "parent", "supervisor", "peer",
    "interpreter", "court", "successor", "publisher", "author", "journalist", "researcher", "software",
)  # fmt: skip
_DATA: Final = (
    "existence", "attendance", "billing", "diagnosis", "summary", "record", "session_notes", "session_audio",
    "testimony", "narrative", "quote", "image",
)  # fmt: skip
_HOW: Final = ("laid-out", "on-paper", "by-word", "refused", "unknown")
_FIELDS: Final = (
    "recipient", "recipient_kind", "purpose", "what", "text", "until", "how", "day", "signed_as", "anonymous",
)  # fmt: skip
_USUAL: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A form that could be read."""

    scope: Scope
    how: str
    day: date
    until: date | None
    signed_as: SignedAs
    signers: tuple[CompartmentId, ...]


@router.get("/clients/{compartment}/new-consent")
async def blank(visit: Inside, compartment: Compartment) -> Response:
    """An empty form."""
    return await _page(visit, compartment, {})


@router.post("/clients/{compartment}/new-consent")
async def written(visit: Inside, compartment: Compartment) -> Response:
    """Keep it, and go on to it."""
    form = visit.form

    def work(office: Office) -> RecordId:
        return _keep(office, compartment, _parse(form, whose(office, compartment), office.today()))

    try:
        record = await visit.do(work)
    except InputError as error:
        return await _page(visit, compartment, form, error)
    return visit.go(f"/clients/{compartment}/consents/{record}", visit.words("consents.kept"))


def _keep(office: Office, compartment: CompartmentId, typed: _Typed) -> RecordId:
    if typed.how == "laid-out":
        if typed.until is None:
            raise InputError("until when?", field="until", remedy="choose a day within a year")
        return lay_out(office, compartment, typed.scope, typed.until)
    if typed.how == "unknown":
        return write_down(
            office, compartment, typed.scope, Said.UNKNOWN, typed.day, until=typed.until, source="a paper"
        )
    if typed.how == "refused":
        return write_down(office, compartment, typed.scope, Said.REFUSED, typed.day)
    form = ConsentForm.WRITTEN if typed.how == "on-paper" else ConsentForm.ORAL
    now = office.now()
    signed = tuple(Signature(one, typed.day, now, typed.signed_as, form) for one in typed.signers)
    return write_down(
        office, compartment, typed.scope, Said.GIVEN, typed.day, until=typed.until, signatures=signed
    )


def _parse(form: Fields, whom: Whose, today: date) -> _Typed:
    how = form.get("how", "")
    if how not in _HOW:
        raise InputError("choose what happened", field="how")
    scope = Scope(
        form.get("recipient", "").strip(),
        form.get("recipient_kind", ""),
        form.get("purpose", ""),
        tuple(one for one in _DATA if form.get(f"data_{one}") == "yes"),
        form.get("what", "").strip(),
        form.get("text", "").strip(),
        anonymous={"yes": True, "no": False}.get(form.get("anonymous", "")),
    )
    try:
        signed_as = SignedAs(form.get("signed_as") or SignedAs.SELF)
    except ValueError as error:
        raise InputError("choose who signed", field="signed_as") from error
    signers = tuple(one for one, _ in whom.members if not whom.joint or form.get(f"signer_{one}") == "yes")
    return _Typed(scope, how, day_if_any(form, "day") or today, day_if_any(form, "until"), signed_as, signers)


async def _page(
    visit: Visit, compartment: CompartmentId, form: Fields, problem: PrivityError | None = None
) -> Response:
    whom = await visit.do(lambda office: whose(office, compartment))
    today = date.today()  # noqa: DTZ011 - the day on this desk
    usual = {"how": "laid-out", "day": today.isoformat(), "until": (today + _USUAL).isoformat()}
    problems: dict[str, PrivityError | None] = dict.fromkeys((*_FIELDS, "data"))
    if problem is not None:
        problems[problem.field] = problem
    return visit.page(
        "consent_new",
        "clients",
        422 if problem else 200,
        compartment=compartment,
        whose=whom,
        form=dict.fromkeys(_FIELDS, "") | usual | form,
        problems=problems,
        purposes=_PURPOSES,
        others=_OTHERS,
        recipients=_RECIPIENTS,
        kinds=_DATA,
        how=_HOW,
        signing=[one.value for one in SignedAs],
    )
