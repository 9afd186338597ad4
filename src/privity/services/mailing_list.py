"""The mailing list: sealed in a room of its own, apart from the records, and neither shows the other.

INVARIANT: nothing here knows clients, enquiries or notes, and nothing that knows them knows this. Being on the list
says nothing about being a client, and no operation looks from one to the other; an architecture test walks the imports.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.message import EmailMessage
from email.utils import format_datetime

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.letters.solicitation import askings
from privity.model.ids import RecordId
from privity.model.lists import Handed, ListDelivery, ListIssue, Outbox, Subscriber, SubscriberPage
from privity.model.overview import Room
from privity.model.text_hash import hash_of_text
from privity.screen.clearance import ClearedDraft, InMind
from privity.services.addresses import (
    FORMULA,
    NotTaken,
    is_one_line,
    parse_address,
    parse_name,
    read_subscribers,
    same,
)
from privity.services.office import Office
from privity.services.paper import Ground, PaperItem
from privity.services.rooms import room, room_for
from privity.services.work import Work

MOST = 100_000
_PAGE = 500
_LONGEST = 200_000
# Lines that look like the start of the next message of an mbox file are marked, once more at each level ("mboxrd").
_LIKE_A_START = re.compile(rb"^(>*From )", re.MULTILINE)
_MARKED_START = re.compile(rb"^>(>*From )", re.MULTILINE)
_START = re.compile(rb"^From privity\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took: how many came new, how many were there, and the lines that were not taken."""

    new: int
    known: int
    not_taken: tuple[NotTaken, ...]


def subscribers(office: Office) -> list[Subscriber]:
    """Everybody on the list, by address."""
    found = [one for _, page in _pages(office) for one in page.subscribers]
    return sorted(found, key=lambda one: same(one.email))


def subscribe(office: Office, email: str, name: str, where: str, asked: date) -> None:
    """Put somebody on the list who asked to be. They are written to once they confirmed. Raises InputError."""
    one = Subscriber(parse_address(email), parse_name(name), asked, parse_name(where))
    _put(office, [one], "asked to be on the list")


def confirm(office: Office, email: str, day: date) -> None:
    """Keep that somebody confirmed by an answer from their address. Raises InputError for who is not on the list."""
    _change(office, email, lambda one: replace(one, confirmed=day), "confirmed")


def unsubscribe(office: Office, email: str) -> bool:
    """Take somebody off the list, and with them all that it knew of them. Says whether they were on it."""
    try:
        _change(office, email, lambda one: None, "taken off the list")
    except InputError:
        return False
    return True


def find(office: Office, email: str) -> Subscriber | None:
    """What the list holds about one address, for the person who asks with it. Raises InputError."""
    wanted = same(parse_address(email))
    return next((one for one in subscribers(office) if same(one.email) == wanted), None)


def bring_in(office: Office, lines: Iterable[str], *, dry_run: bool = False) -> Taken:
    """Take the addresses of a CSV; whoever is there stays as they are. Raises InputError, with nothing taken."""
    read = list(read_subscribers(lines, MOST, office.today()))
    not_taken = tuple(one for one in read if isinstance(one, NotTaken))
    given = {same(one.email): one for one in read if isinstance(one, Subscriber)}
    with office.still():
        known = {same(one.email) for one in subscribers(office)}
        new = [one for address, one in given.items() if address not in known]
        if len(known) + len(new) > MOST:
            raise InputError(
                f"the list would have more than {MOST} addresses", field="file", remedy="nothing was taken"
            )
        if new and not dry_run:
            _put(office, new, "brought in")
    return Taken(len(new), len(given) - len(new), not_taken)


def export_item(office: Office) -> PaperItem:
    """The list as a CSV, for the practitioner's own use."""
    rows = ["email,name,asked,where,confirmed"]
    for one in subscribers(office):
        cells = (one.email, one.name, str(one.asked or ""), one.where, str(one.confirmed or ""))
        rows.append(",".join(_cell(cell) for cell in cells))
    body = ("\r\n".join(rows) + "\r\n").encode()
    told: dict[str, object] = {"addresses": len(rows) - 1}
    return PaperItem("mailing list", Ground.OWN_LIST, "list.csv", "text/csv; charset=utf-8", body, told=told)


# -- issues of the newsletter -------------------------------------------------------------------------------------


def issues(office: Office) -> list[tuple[RecordId, ListIssue]]:
    """Every issue, the newest first."""
    found = [(record, one) for record, one in _read(office) if isinstance(one, ListIssue)]
    return sorted(found, key=lambda pair: pair[1].made, reverse=True)


def issue(office: Office, record: RecordId) -> ListIssue:
    """One issue. Raises InputError where there is none."""
    where = room(office, Room.LISTS)
    found = office.read(where, record) if where is not None else None
    if not isinstance(found, ListIssue):
        raise InputError("there is no such issue", field="issue", remedy="open it from the list")
    return found


def keep_issue(office: Office, subject: str, text: str, record: RecordId | None = None) -> RecordId:
    """Keep an issue as it is written; what was checked before counts no more. Raises InputError."""
    subject = subject.strip()
    if not subject or len(subject) > 200 or not is_one_line(subject):
        raise InputError("an issue has a subject of one line", field="subject", remedy="write one")
    if not text.strip() or len(text) > _LONGEST:
        raise InputError(f"an issue has words, {_LONGEST} letters at most", field="text", remedy="write it")
    with office.still():
        old = issue(office, record) if record is not None else None
        if old is not None and old.handed_out is not None:
            raise InputError("this issue has left already", field="issue", remedy="write a new one")
        made = old.made if old else office.now()
        with office.work(EventClass.RECORD_SAVED) as work:
            return work.put(room_for(office, work, Room.LISTS), ListIssue(subject, text, made), record)


def words_of(one: ListIssue) -> str:
    """The words of an issue as they are screened and cleared: its subject goes out with it."""
    return f"{one.subject}\n\n{one.text}"


def keep_check(office: Office, record: RecordId, screened: ListIssue, verdict: str) -> None:
    """Keep what the screen said of the words it was given; what was answered about them before counts no more.

    INVARIANT: the hash is of what was screened. An issue that was changed meanwhile does not pass by an older check.
    """
    with office.still():
        checked = replace(issue(office, record), checked=_hash(screened), verdict=verdict, answer="")
        with office.work(EventClass.SCREENED) as work:
            work.put(room_for(office, work, Room.LISTS), checked, record)
            work.tell_office(item="issue of the list", verdict=verdict)


def keep_cleared(
    office: Office,
    record: RecordId,
    cleared: ClearedDraft,
    also: Callable[[Work], None] = lambda work: None,
) -> None:
    """Keep that an issue was cleared, word for word; `also` plans what is remembered of it. Raises InputError."""
    with office.still():
        one = issue(office, record)
        if cleared.sha256 != _hash(one):
            raise InputError("it was changed meanwhile", field="issue", remedy="check it again")
        after = replace(
            one, checked=cleared.sha256, verdict=cleared.verdict.value, answer=cleared.in_mind.value
        )
        with office.work(EventClass.SCREENED) as work:
            work.put(room_for(office, work, Room.LISTS), after, record)
            work.tell_office(item="issue of the list", verdict=after.verdict, cleared=cleared.sha256)
            also(work)


def to_be_cleared(one: ListIssue) -> str | None:
    """Why an issue cannot be cleared yet, in words; None when it can."""
    if one.checked != _hash(one):
        return "it was not checked as it stands"
    if one.verdict == "stop":
        return "the check did not let it pass"
    if found := askings(words_of(one)):
        return f"it asks for {found[0].what}; nobody who might be a client is asked for that"
    return None


def may_leave(one: ListIssue) -> str | None:
    """Why an issue may not leave, in words; None when it may: cleared as these very words, as any draft is."""
    if why := to_be_cleared(one):
        return why
    return None if one.answer == InMind.NO else "it was not cleared yet"


def messages_item(office: Office, record: RecordId) -> PaperItem:
    """One message for each confirmed address, with no others visible, as one mbox file. Raises InputError."""
    with office.still():
        one = ready_issue(office, record)
        begun = deliveries_of(office, record)
        if one.handed_out is not None and (begun or one.sent):
            raise InputError(
                "this issue is sent by the mail server", field="issue", remedy="nobody is to get it twice"
            )
        after = replace(one, handed_out=one.handed_out or office.now(), waiting=0)

        def along(work: Work) -> None:
            where = room_for(office, work, Room.LISTS)
            for number, _ in begun:
                work.remove(where, number)
            work.put(where, after, record)

        return messages_for(office, one, confirmed(office), along)


def ready_issue(office: Office, record: RecordId) -> ListIssue:
    """An issue that may leave, with an address that writes it. Raises InputError."""
    one = issue(office, record)
    if why := may_leave(one):
        raise InputError(why, field="issue", remedy="check it first, and change what is found")
    return one


def confirmed(office: Office) -> list[str]:
    """The addresses that an issue is for. Raises InputError where nobody confirmed."""
    to = [one.email for one in subscribers(office) if one.confirmed is not None]
    if not to:
        raise InputError(
            "nobody on the list has confirmed yet", field="list", remedy="keep who confirmed, and when"
        )
    return to


def messages_for(
    office: Office, one: ListIssue, to: Sequence[str], along: Callable[[Work], None]
) -> PaperItem:
    """One message of an issue for each of these addresses. Raises InputError where nobody writes it."""
    sender = outbox(office).sender
    if not sender:
        raise InputError("the address that writes is missing", field="sender", remedy="give it under Sending")
    body = b"".join(_in_mbox(_message(one, sender, email, office)) for email in to)
    return PaperItem(
        "issue of the list",
        Ground.OWN_LIST,
        "issue.mbox",
        "application/mbox",
        body,
        told={"messages": len(to)},
        along=along,
    )


def outbox(office: Office) -> Outbox:
    """The practitioner's own mail server, off until it is switched on."""
    return next((one for _, one in _read(office) if isinstance(one, Outbox)), Outbox())


def set_outbox(office: Office, chosen: Outbox) -> None:
    """Keep the mail server. Raises InputError."""
    if chosen.sender or chosen.on:
        parse_address(chosen.sender)
    if chosen.on and not chosen.host.strip():
        raise InputError(
            "the mail server's name is missing", field="host", remedy="ask whoever runs your mail"
        )
    if not 1 <= chosen.port <= 65535:
        raise InputError("a port is a number up to 65535", field="port", remedy="465 is the usual one")
    with office.still():
        known = [record for record, one in _read(office) if isinstance(one, Outbox)]
        with office.work(EventClass.SETTINGS_CHANGED) as work:
            work.put(room_for(office, work, Room.LISTS), chosen, known[0] if known else None)
            work.tell_office(sending="on" if chosen.on else "off")


# -- pages of subscribers -----------------------------------------------------------------------------------------


def _read(office: Office) -> list[tuple[RecordId, object]]:
    where = room(office, Room.LISTS)
    return list(office.read_all(where)) if where is not None else []


def _pages(office: Office) -> list[tuple[RecordId, SubscriberPage]]:
    return [(record, one) for record, one in _read(office) if isinstance(one, SubscriberPage)]


def _put(office: Office, new: Sequence[Subscriber], what: str) -> None:
    with office.still():
        pages = _pages(office)
        known = {same(one.email) for _, page in pages for one in page.subscribers}
        left = [one for one in new if same(one.email) not in known]
        if not left:
            raise InputError("this address is on the list already", field="email", remedy="nothing to do")
        with office.work(EventClass.RECORD_SAVED) as work:
            where = room_for(office, work, Room.LISTS)
            for record, page in pages:
                free = _PAGE - len(page.subscribers)
                if free > 0 and left:
                    work.put(where, SubscriberPage((*page.subscribers, *left[:free])), record)
                    left = left[free:]
            for first in range(0, len(left), _PAGE):
                work.put(where, SubscriberPage(tuple(left[first : first + _PAGE])))
            work.tell_office(list=what, addresses=len(new))


def _change(office: Office, email: str, change: Callable[[Subscriber], Subscriber | None], what: str) -> None:
    wanted = same(email.strip())
    with office.still():
        for record, page in _pages(office):
            kept = [change(one) if same(one.email) == wanted else one for one in page.subscribers]
            if kept == list(page.subscribers):
                continue
            with office.work(EventClass.RECORD_SAVED) as work:
                where = room_for(office, work, Room.LISTS)
                work.put(where, SubscriberPage(tuple(one for one in kept if one is not None)), record)
                if None in kept:
                    forget_deliveries(office, work, wanted)
                work.tell_office(list=what, addresses=1)
            return
        raise InputError("this address is not on the list", field="email", remedy="look at how it is written")


def deliveries_of(office: Office, of: RecordId | None = None) -> list[tuple[RecordId, ListDelivery]]:
    """The addresses of issues that are being sent, or that may not have got one; of one issue, or of all."""
    return [
        (record, one)
        for record, one in _read(office)
        if isinstance(one, ListDelivery) and of in (None, one.issue)
    ]


def forget_deliveries(office: Office, work: Work, address: str) -> None:
    """Take an address out of every sending: whoever leaves the list gets nothing more, and nothing is kept of them."""
    where = room_for(office, work, Room.LISTS)
    for record, page in deliveries_of(office):
        gone = [one for one in page.deliveries if same(one.email) == address]
        if not gone:
            continue
        left = tuple(one for one in page.deliveries if one not in gone)
        if left:
            work.put(where, replace(page, deliveries=left), record)
        else:
            work.remove(where, record)
        known = issue(office, page.issue)
        waited = sum(one.state is Handed.WAITING for one in gone)
        work.put(where, replace(known, waiting=max(0, known.waiting - waited)), page.issue)


def _hash(one: ListIssue) -> str:
    return hash_of_text(words_of(one))


def _message(one: ListIssue, sender: str, email: str, office: Office) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = email
    message["Subject"] = one.subject
    message["Date"] = format_datetime(office.now())
    message["List-Unsubscribe"] = f"<mailto:{sender}?subject=unsubscribe>"  # RFC 2369
    message.set_content(
        f"{one.text.rstrip()}\n\n-- \nTo leave this list, answer with the word: unsubscribe.\n"
    )
    return message


def _in_mbox(message: EmailMessage) -> bytes:
    """As one message of an mbox file."""
    body = _LIKE_A_START.sub(rb">\1", message.as_bytes().replace(b"\r\n", b"\n"))
    return b"From privity\n" + body + b"\n"


def messages_of(mbox: bytes) -> Iterator[bytes]:
    """The messages of such a file, one by one."""
    for part in _START.split(mbox)[1:]:
        yield _MARKED_START.sub(rb"\1", part)


def _cell(text: str) -> str:
    # A cell that begins so is run as a formula by spreadsheets; reading it in takes the mark away again.
    marked = f"'{text}" if text.lstrip("'").startswith(FORMULA) else text
    return '"' + marked.replace('"', '""') + '"' if any(sign in marked for sign in ',"\r\n') else marked
