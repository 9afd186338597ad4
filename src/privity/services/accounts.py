"""The account of one person, read from the ledger and held against it; its paper leaves through the door."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from privity.consent import Judged
from privity.crypto.canonical import canonical
from privity.errors import InputError, IntegrityError
from privity.ledger.account import Account, Held, Marking, PersonEntry, Run
from privity.ledger.accounting import MARKED, account_of
from privity.ledger.commitment import verify_combined, verify_part
from privity.ledger.entry import EventClass, Leaf, parse_leaf
from privity.ledger.tree import leaf_hash
from privity.model.ids import CompartmentId
from privity.model.notes import Draft, Note, NoteKind
from privity.model.overview import ClientOverview, EnquiryOverview, JointOverview
from privity.ports.store import LeafPart
from privity.services.account_fhir import render_fhir
from privity.services.account_paper import render_account, render_json
from privity.services.clients import own_compartments
from privity.services.consents.keeping import read_shelf
from privity.services.entries import entries_of
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.proof import check_parts
from privity.services.work import OFFICE, PERSON
from privity.vault.payload import Payload, kind_of

JSON = "application/json"
LONGEST_REASON = 500
PRACTICE = "practice"


class AccountForm(StrEnum):
    """What an account is written as: a page to read, `privity.account/1`, or a FHIR R4 Bundle for another program."""

    TEXT = "text"
    JSON = "json"
    FHIR = "fhir"


_FILES = {
    AccountForm.TEXT: ("account.txt", PLAIN),
    AccountForm.JSON: ("account.json", JSON),
    AccountForm.FHIR: ("account-fhir.json", "application/fhir+json"),
}


@dataclass(frozen=True, slots=True)
class AccountAsked:
    """Whose account, whether for the practice itself, with what is held back from the person, and in which form."""

    compartment: CompartmentId
    for_practice: bool = False
    form: AccountForm = AccountForm.TEXT


def view_account(
    office: Office, compartment: CompartmentId, *, for_practice: bool = True, by: str = PRACTICE
) -> Account:
    """The account, to be shown; the entry of the view is committed first. Raises InputError and IntegrityError.

    `by` says who looks: what a person read at their own page is no look of the practice.
    """
    with office.still():
        _check_person(office, compartment)
        with office.work(EventClass.RECORD_SHOWN) as work:
            work.tell_person(compartment, what="account shown", kind="account", by=by)
        account = _read(office, compartment)
    return account if for_practice else account.for_the_person()


def account_item(office: Office, asked: AccountAsked) -> PaperItem:
    """The account as a paper for the door. Raises InputError, and IntegrityError where the ledger does not hold.

    It is made only from a ledger whose every entry holds: a paper is what others will rely on.
    """
    with office.still():
        _check_person(office, asked.compartment)
        flaws = check_parts(office)
        if flaws:
            raise IntegrityError(
                f"the ledger does not hold: {flaws[0]}",
                field="ledger",
                remedy="run `privity ledger verify`; no account is made from it",
            )
        account = _read(office, asked.compartment)
        if not asked.for_practice:
            account = account.for_the_person()
        what = "account for the practice" if asked.for_practice else "account for the person"
        told = {"entries": account.entries, "root": account.root.hex()}
        name, media_type = _FILES[asked.form]
        return PaperItem(
            what,
            Ground.ACCOUNT,
            name,
            media_type,
            _body(office, asked, account),
            about={asked.compartment: told},
            told=told,
        )


def _body(office: Office, asked: AccountAsked, account: Account) -> bytes:
    match asked.form:
        case AccountForm.JSON:
            return canonical(render_json(account, for_practice=asked.for_practice)) + b"\n"
        case AccountForm.FHIR:
            consents: tuple[Judged, ...] = ()
            if isinstance(office.overview(asked.compartment), ClientOverview):
                consents = read_shelf(office, asked.compartment, office.today()).judged
            return canonical(render_fhir(account, consents)) + b"\n"
        case AccountForm.TEXT:
            return render_account(account, for_practice=asked.for_practice).encode()


def mark_line(office: Office, compartment: CompartmentId, entry: int, marking: Marking, reason: str) -> None:
    """Settle whether a line stands on the account that the person is given. Raises InputError.

    Nothing is deleted: the entry stays, and so does every settling of it.
    """
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise InputError(
            f"a reason has words, {LONGEST_REASON} letters at most", field="reason", remedy="say why"
        )
    with office.still():
        _check_person(office, compartment)
        account = _read(office, compartment)
        held = {one.entry: one.held for one in (*account.left, *account.told)}
        held |= {one.entry: one.held for one in account.asked}
        if entry not in held:
            raise InputError("the account has no such line", field="entry", remedy="choose one of its lines")
        if held[entry] is Held.FORBIDDEN and marking is Marking.SHOW:
            raise InputError(
                "a law forbids telling them this", field="marking", remedy="it stays with the practice"
            )
        with office.work(EventClass.RECORD_SAVED) as work:
            work.tell_person(compartment, what=MARKED, of=entry, marking=marking.value, reason=reason.strip())
            work.tell_office(item=MARKED)


def _check_person(office: Office, compartment: CompartmentId) -> None:
    line = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(line, ClientOverview | EnquiryOverview):
        raise InputError(
            "an account is one person's", field="client", remedy="open it from that person's record"
        )


def _read(office: Office, compartment: CompartmentId) -> Account:
    own = own_compartments(office, compartment)
    overview = office.overview(compartment)
    joint = tuple(filter(office.holds, overview.joint)) if isinstance(overview, ClientOverview) else ()
    parts = [
        part for one in (*own, *joint) for part in office.store.leaf_parts_of(one) if part.part == PERSON
    ]
    leaves = _leaves(office, [part.seq for part in parts])
    entries = [_opened(office, part, leaves, joint) for part in parts]
    named = _named_in_the_house(office, frozenset((*own, *joint)), frozenset(joint))
    moments = [one.time for one in (*entries, *named) if not one.joint]
    every = sorted(
        (one for one in (*entries, *named) if _is_theirs(office, compartment, one)), key=lambda one: one.seq
    )
    runs = [
        Run(_day(entry.time), str(entry.details.get("purpose") or ""))
        for entry in entries_of(office, EventClass.RECORDS_READ)
    ]
    started = min(moments, default=office.now())
    return account_of(
        every,
        [run for run in runs if run.day >= _day(started)],
        kinds=_kinds(office, (*own, *joint)),
        since=_day(started),
        made=_day(office.now()),
        size=office.tree.size,
        root=office.tree.root(),
        day=_day,
    )


def _is_theirs(office: Office, member: CompartmentId, entry: PersonEntry) -> bool:
    """Of work together what is of the time when this one took part, and what left of it later: that was theirs too."""
    line = office.overview(CompartmentId(entry.where)) if entry.joint else None
    if not isinstance(line, JointOverview):
        return True
    when, left = _day(entry.time), line.left(member)
    return line.took_part(member, when) or (
        entry.event is EventClass.HANDED_OUT and left is not None and when > left
    )


def _day(moment: datetime) -> date:
    """The day it was on this desk."""
    return moment.astimezone().date()


@dataclass(frozen=True, slots=True)
class _Kept:
    """An entry with both of its parts' rows."""

    leaf: Leaf
    parts: dict[str, LeafPart]


def _leaves(office: Office, seqs: list[int]) -> dict[int, _Kept]:
    """The entries of these numbers, each held against the tree and its parts against its commitment."""
    wanted = sorted(set(seqs))
    lines = office.store.leaves(wanted[0]) if wanted else []
    parts: dict[int, dict[str, LeafPart]] = {}
    for part in office.store.leaf_parts(wanted):
        parts.setdefault(part.seq, {})[part.part] = part
    found = {}
    for seq in wanted:
        line = lines[seq - wanted[0]]
        if leaf_hash(line) != office.tree.leaf(seq):
            raise IntegrityError(
                f"entry {seq} is not the one that was read at opening",
                field="ledger",
                remedy="run `privity ledger verify`",
            )
        leaf, mine = parse_leaf(line), parts[seq]
        commitments = {name: part.commitment for name, part in mine.items()}
        verify_combined(leaf.commitment, commitments.get(PERSON), commitments.get(OFFICE))
        found[seq] = _Kept(leaf, mine)
    return found


def _opened(
    office: Office, part: LeafPart, kept: dict[int, _Kept], joint: tuple[CompartmentId, ...]
) -> PersonEntry:
    entry = kept[part.seq]
    beside = entry.parts.get(OFFICE)
    return PersonEntry(
        part.seq,
        entry.leaf.time,
        entry.leaf.event,
        _payload(office, part),
        _payload(office, beside) if beside is not None else {},
        part.compartment,
        joint=part.compartment in joint,
    )


def _payload(office: Office, part: LeafPart) -> dict[str, Any]:
    blind, payload = office.leaf_part_payload(part)
    verify_part(part.commitment, blind, payload)
    found: dict[str, Any] = json.loads(payload)
    return found


def _named_in_the_house(
    office: Office, mine: frozenset[CompartmentId], joint: frozenset[CompartmentId]
) -> list[PersonEntry]:
    """Entries that name records of several people at once, in the office's part: brought in, shown as results."""
    entries = entries_of(office, EventClass.CASELOAD_IMPORTED, EventClass.SEARCHED)
    named = [(entry, entry.details.get("records")) for entry in entries]
    return [
        PersonEntry(
            entry.seq,
            entry.time,
            entry.event,
            {},
            entry.details,
            compartment,
            joint=compartment in joint,
            records=tuple(records[compartment]),
        )
        for entry, records in named
        if isinstance(records, dict)
        for compartment in sorted(mine & records.keys())
    ]


def _kinds(office: Office, compartments: tuple[CompartmentId, ...]) -> dict[str, str]:
    """What kind of piece each record is, in the account's words."""
    return {record: _kind(payload) for one in compartments for record, payload in office.read_all(one)}


def _kind(payload: Payload) -> str:
    if isinstance(payload, Note):
        return "process" if payload.kind is NoteKind.PROCESS else "notes"
    if isinstance(payload, Draft):
        return "notes"
    return {"client": "details", "wishes": "details", "enquiry": "details", "appointment": "dates"}.get(
        kind_of(payload)[0], "papers"
    )
