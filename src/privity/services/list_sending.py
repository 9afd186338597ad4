"""Sending an issue of the list: of each address it is known whether the mail server took it, and none gets it twice.

INVARIANT: that an address is tried is kept before its message is let out, and what became of it afterwards. Whoever was
tried without an answer, because a line or this computer broke off, is counted as unknown and is not tried again.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import RecordId
from privity.model.lists import Delivery, Handed, ListDelivery, ListIssue
from privity.model.overview import Room
from privity.services.mailing_list import (
    confirmed,
    deliveries_of,
    issue,
    messages_for,
    outbox,
    ready_issue,
)
from privity.services.office import Office
from privity.services.paper import PaperItem
from privity.services.rooms import room_for
from privity.services.work import Work

AT_ONCE: Final = 20
"""How many addresses are tried together: as many as can be unknown when the computer stops."""
_PAGE: Final = 500
Pages = list[tuple[RecordId, ListDelivery]]


@dataclass(frozen=True, slots=True)
class Batch:
    """The next messages for the door, and whom they are for, in order."""

    item: PaperItem
    to: tuple[str, ...]


def begin(office: Office, record: RecordId) -> None:
    """Fix whom an issue is for, or take up a sending that broke off. Raises InputError.

    To be called once before the first batch, and while no batch is out: what is still tried then, nobody answers for.
    """
    with office.still():
        check_on(office)
        one, pages = ready_issue(office, record), deliveries_of(office, record)
        count = _count(pages)
        if one.handed_out is not None and not count[Handed.WAITING] + count[Handed.TRYING]:
            raise InputError("this issue has left already", field="issue", remedy="write a new one")
        if pages:
            lost = {
                delivery.email: Handed.UNKNOWN
                for _, page in pages
                for delivery in page.deliveries
                if delivery.state is Handed.TRYING
            }
            if lost:
                _keep(office, record, one, pages, lost)
            return
        to = confirmed(office)
        messages_for(office, one, to[:1], lambda work: None)
        with office.work(EventClass.RECORD_SAVED) as work:
            where = room_for(office, work, Room.LISTS)
            for first in range(0, len(to), _PAGE):
                part = tuple(Delivery(email) for email in to[first : first + _PAGE])
                work.put(where, ListDelivery(record, part))
            work.put(where, replace(one, waiting=len(to)), record)
            work.tell_office(item="issue of the list", waiting=len(to))


def check_on(office: Office) -> None:
    """Raises InputError where sending is switched off."""
    if not outbox(office).on:
        raise InputError("sending is switched off", field="sending", remedy="switch it on first")


def next_batch(office: Office, record: RecordId, skip: Collection[str] = ()) -> Batch | None:
    """The next addresses that were not tried yet, as messages for the door; None when all were. Raises InputError.

    `skip` are those that the server put off a moment ago: they come another time.
    """
    with office.still():
        one, pages = ready_issue(office, record), deliveries_of(office, record)
        for number, page in pages:
            waiting = [each.email for each in page.deliveries if each.state is Handed.WAITING]
            to = [email for email in waiting if email not in skip][:AT_ONCE]
            if to:
                tried = replace(page, deliveries=_with(page, dict.fromkeys(to, Handed.TRYING)))
                after = replace(one, handed_out=one.handed_out or office.now())
                return Batch(_item(office, record, number, tried, after, to), tuple(to))
        return None


def settle(office: Office, record: RecordId, became: Mapping[str, Handed]) -> ListIssue:
    """Keep what became of each message of a batch, and give the issue as it stands.

    Where nothing at all went, the issue has not left: it may be changed, and is sent as if for the first time.
    """
    with office.still():
        return _keep(office, record, issue(office, record), deliveries_of(office, record), became)


def not_taken(office: Office, record: RecordId) -> list[Delivery]:
    """The addresses that the mail server refused, or of which it gave no answer."""
    return [
        one
        for _, page in deliveries_of(office, record)
        for one in page.deliveries
        if one.state in (Handed.REFUSED, Handed.UNKNOWN)
    ]


def _item(
    office: Office,
    record: RecordId,
    number: RecordId,
    tried: ListDelivery,
    after: ListIssue,
    to: Sequence[str],
) -> PaperItem:
    def along(work: Work) -> None:
        where = room_for(office, work, Room.LISTS)
        work.put(where, tried, number)
        work.put(where, after, record)

    return messages_for(office, after, to, along)


def _keep(
    office: Office, record: RecordId, one: ListIssue, pages: Pages, became: Mapping[str, Handed]
) -> ListIssue:
    now = [(number, replace(page, deliveries=_with(page, became))) for number, page in pages]
    changes = Counter(became.values())
    count = _count(now)
    after = replace(
        one,
        sent=one.sent + changes[Handed.TAKEN],
        failed=one.failed + changes[Handed.REFUSED],
        unknown=one.unknown + changes[Handed.UNKNOWN],
        waiting=count[Handed.WAITING],
    )
    went = after.sent + after.failed + after.unknown + count[Handed.TRYING]
    over = not count[Handed.WAITING] and not count[Handed.TRYING]
    with office.work(EventClass.RECORD_SAVED) as work:
        where = room_for(office, work, Room.LISTS)
        for number, page in now:
            # Once it is over nothing is kept of whom the server took it for; where nothing went, of nobody.
            left = tuple(each for each in page.deliveries if not over or each.state is not Handed.TAKEN)
            if left and went:
                work.put(where, replace(page, deliveries=left), number)
            else:
                work.remove(where, number)
        if not went:
            after = replace(after, handed_out=None, waiting=0)
        work.put(where, after, record)
        work.tell_office(
            item="issue of the list",
            sent=after.sent,
            failed=after.failed,
            unknown=after.unknown,
            waiting=after.waiting,
        )
    return after


def _with(page: ListDelivery, became: Mapping[str, Handed]) -> tuple[Delivery, ...]:
    return tuple(replace(one, state=became.get(one.email, one.state)) for one in page.deliveries)


def _count(pages: Pages) -> Counter[Handed]:
    return Counter(one.state for _, page in pages for one in page.deliveries)
