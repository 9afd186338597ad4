"""One fact of a request: its question, its own choices in plain words, and always that it is not known."""

from collections.abc import Iterable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.faces.web.face import Inside
from privity.faces.web.pages.clients.record import Compartment
from privity.gate.interview import question_of
from privity.gate.vocabulary import FACTS, Kind
from privity.model.ids import CompartmentId
from privity.model.requests import KeptRequest, RequestOverview
from privity.services.office import Office
from privity.services.requests.keeping import fact, view_request

router = APIRouter()

FactPath = Annotated[str, Path(pattern=r"^[a-z_]{1,30}(\.[a-z_]{1,30})?$")]

# What the gate counts by itself, and so nobody states.
COUNTED: Final = frozenset({"prior_refusals"})
_IN_ORDER: Final = ("asker", "wanted", "paper", "client", "consent", "danger", "practice")
_GROUPS: Final = {
    "requester": "asker", "proposed_recipient": "asker", "recipient_bound_by_secrecy": "asker", "authority": "asker",
    "authority_verified": "asker", "mode": "asker", "claimed_ground": "asker", "pressure": "asker", "purpose": "wanted",
    "data": "wanted", "identifiability": "wanted", "screen_hit": "wanted", "actual_knowledge": "wanted",
    "anonymity_doubt": "wanted", "min_cell": "wanted", "dp": "wanted", "channel": "wanted",
    "instrument": "paper", "privilege_waived": "paper", "proceedings": "paper", "consent": "consent",
    "jurisdiction": "practice", "subdivision": "practice", "profession": "practice", "registered": "practice",
    "codes": "practice", "setting": "practice", "covered_entity": "practice", "practitioner_status": "practice",
    "notes_kept_separate": "practice", "supervision": "practice", "vendor": "practice", "threat": "danger",
    "abuse": "danger", "offence": "danger", "dissuasion_attempted": "danger", "report_stage": "danger",
    "steps_done": "danger",
}  # fmt: skip


def grouped_facts(known: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The facts that are not known yet, by what they are about; what no group names is about the client."""
    left_out = COUNTED.union(known)
    groups: dict[str, list[str]] = {group: [] for group in _IN_ORDER}
    for path in FACTS:
        if path not in left_out:
            groups[_GROUPS.get(path.split(".")[0], "client")].append(path)
    return tuple((group, tuple(paths)) for group, paths in groups.items() if paths)


@router.post("/requests/{compartment}/facts")
async def choose_fact(visit: Inside, compartment: Compartment) -> Response:
    """The page of the fact that was chosen."""
    path = visit.form.get("fact", "")
    if path not in FACTS or path in COUNTED:
        raise HTTPException(404)
    return visit.go(f"/requests/{compartment}/facts/{path}")


@router.get("/requests/{compartment}/facts/{path}")
async def one_fact(visit: Inside, compartment: Compartment, path: FactPath) -> Response:
    """One fact with its choices, as far as it is known."""
    if path not in FACTS or path in COUNTED:
        raise HTTPException(404)

    def fetch(office: Office) -> KeptRequest:
        _check(office, compartment)
        return view_request(office, compartment).request

    request = await visit.do(fetch)
    return visit.page(
        "request_fact",
        "requests",
        compartment=compartment,
        question=question_of(FACTS[path]),
        chosen=chosen(path, fact(request, path)),
    )


def _check(office: Office, compartment: CompartmentId) -> None:
    line = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(line, RequestOverview):
        raise HTTPException(404)


def chosen(path: str, value: Any) -> tuple[str, ...]:
    """What is known of a fact, as its page shows it: nothing, or each of its values."""
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, list):
        return tuple(map(str, value)) or ("none",)
    return (str(value).removesuffix("d") if FACTS[path].kind is Kind.DAYS else str(value),)
