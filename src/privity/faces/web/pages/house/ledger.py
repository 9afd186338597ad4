"""The ledger page: what happened, whether it holds, and the proof of one entry, which leaves through the
door.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.house.hub import HERE
from privity.services.account_paper import words_of_run
from privity.services.door import ProofItem, hand_out
from privity.services.proof import LedgerLine, Verification, lines, verify

router = APIRouter()

PER_PAGE = 50

Entry = Annotated[int, Path(ge=0, le=10**12)]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the page shows it, or several alike that followed each other. `times` are newest first."""

    event: str
    about: str
    times: tuple[tuple[int, datetime], ...]


@router.get("/ledger")
async def ledger(visit: Inside) -> Response:
    """The newest entries."""
    return await _page(visit, None)


@router.get("/ledger/before/{entry}")
async def earlier(visit: Inside, entry: Entry) -> Response:
    """The entries before one."""
    return await _page(visit, entry)


@router.post("/ledger/verify")
async def check(visit: Inside) -> Response:
    """Check the whole ledger and everything that hangs on it."""
    verified = await visit.do(verify)
    return (
        visit.part("verified", verified=verified) if visit.is_partial else await _page(visit, None, verified)
    )


@router.post("/ledger/{entry}/proof")
async def proof(visit: Inside, entry: Entry) -> Response:
    """The proof bundle of one entry, with what it says of the person where that was asked for."""
    item = ProofItem(entry, with_person=visit.form.get("with") == "person")
    [outgoing] = await visit.do(lambda office: hand_out(office, item))
    return hand_over(outgoing)


async def _page(visit: Visit, before: int | None, verified: Verification | None = None) -> Response:
    found = await visit.do(lambda office: lines(office, newest=PER_PAGE + 1, before=before))
    return visit.page(
        "ledger",
        HERE,
        entries=_gather(visit, found[:PER_PAGE]),
        newer="/ledger" if before is not None else "",
        older=f"/ledger/before/{found[PER_PAGE - 1].seq}" if len(found) > PER_PAGE else "",
        verified=verified,
    )


def _gather(visit: Visit, found: list[LedgerLine]) -> list[Line]:
    """Entries in words. A morning's writing keeps dozens of drafts: what repeats is told once."""
    gathered: list[Line] = []
    for line in found:
        event = visit.words(f"event.{line.event}")
        about = str(line.details.get("item") or words_of_run(str(line.details.get("purpose") or "")))
        times: tuple[tuple[int, datetime], ...] = ((line.seq, line.time),)
        if gathered and (gathered[-1].event, gathered[-1].about) == (event, about):
            times = gathered.pop().times + times
        gathered.append(Line(event, about, times))
    return gathered
