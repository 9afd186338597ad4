"""Sending an issue of the list, some at a time, by the mail server of one's own; a process that holds no key does it.

It may be stopped at any moment, by locking or by the computer: what is tried is kept before it is let out, and going
on takes up whatever was not tried yet.
"""

import asyncio
import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, RefusedError
from privity.faces.web.clearing import answers_in
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.public.mailing_list import Record
from privity.faces.web.sending import send
from privity.model.ids import RecordId
from privity.model.lists import ListIssue, Outbox
from privity.services import list_sending, mailing_list
from privity.services.door import Outgoing, hand_out
from privity.services.list_clearing import clear_issue
from privity.services.office import Office

router = APIRouter()

AT_A_TIME: Final = 40.0
"""Seconds that one press of the button sends for; a page that loads for longer looks broken."""
_under_way: Final[set[RecordId]] = set()


@dataclass(frozen=True, slots=True)
class _LetOut:
    """A batch that has passed the door."""

    outgoing: Outgoing
    to: tuple[str, ...]
    outbox: Outbox


@router.post("/mailing-list/issues/{record}/send")
async def send_issue(visit: Inside, record: Record) -> Response:
    """Send what is still to go, as far as a while suffices."""
    try:
        if record in _under_way:
            raise InputError("this issue is being sent", field="issue", remedy="wait for that")
        _under_way.add(record)
        try:
            one, why = await _send(visit, record)
        finally:
            _under_way.discard(record)
        if one.handed_out is None:
            raise InputError(
                f"nothing was sent: {why or 'sending broke off'}",
                field="sending",
                remedy="look at the mail server's settings",
            )
    except (InputError, RefusedError) as error:
        return visit.stay(f"/mailing-list/issues/{record}", error)
    said = "mailing_list.some_wait" if one.waiting else "mailing_list.sent"
    return visit.go(f"/mailing-list/issues/{record}", visit.words(said, sent=one.sent, waiting=one.waiting))


async def _send(visit: Visit, record: RecordId) -> tuple[ListIssue, str]:
    screener, said = visit.face.desk.screener, answers_in(visit.form)

    def begin(office: Office) -> None:
        list_sending.check_on(office)
        clear_issue(office, screener, record, said)
        list_sending.begin(office, record)

    await visit.do(begin)
    tried: set[str] = set()
    why, until = "", time.monotonic() + AT_A_TIME
    while time.monotonic() < until:
        out = await visit.do(partial(_let_out, record=record, tried=frozenset(tried)))
        if out is None:
            break
        done = await asyncio.to_thread(send, out.outgoing, out.outbox)
        became = dict(zip(out.to, done.states, strict=True))
        await visit.do(partial(list_sending.settle, record=record, became=became))
        visit.face.idle.touch()
        tried |= set(out.to)
        why = done.why
        if done.stopped:
            break
    return await visit.do(lambda office: mailing_list.issue(office, record)), why


def _let_out(office: Office, record: RecordId, tried: Collection[str]) -> _LetOut | None:
    batch = list_sending.next_batch(office, record, tried)
    if batch is None:
        return None
    [outgoing] = hand_out(office, batch.item)
    return _LetOut(outgoing, batch.to, mailing_list.outbox(office))
