"""A client ends a consent, or all of them: by a call, a slip, a word in passing. It holds before it is verified."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.consent import CameBy, Consent, ConsentWithdrawal
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import JointOverview
from privity.ports.clock import local_day
from privity.services.consents.keeping import LONGEST_WORDS, find_consent, line_of
from privity.services.consents.recall import gone_out
from privity.services.office import Office


def take_back(
    office: Office,
    compartment: CompartmentId,
    of: RecordId | None,
    came_by: CameBy,
    arrived: date,
    *,
    member: CompartmentId | None = None,
    words: str = "",
) -> RecordId:
    """Keep that a consent, or with `of` None every one, was ended. Raises InputError.

    The anchor knows of it before this returns: no older copy of the office brings the consent back unnoticed.
    """
    with office.still():
        line = line_of(office, compartment)
        members = line.members if isinstance(line, JointOverview) else (compartment,)
        who = member or members[0]
        if who not in members:
            raise InputError("this is nobody's whose agreement is needed here", field="member")
        now = office.now()
        if not date(1990, 1, 1) <= arrived <= local_day(now):
            raise InputError("that day has not come yet", field="arrived", remedy="choose the day it arrived")
        if len(words) > LONGEST_WORDS:
            raise InputError("a few words are enough", field="words", remedy="shorten it, or leave it empty")
        consent: Consent | None = None if of is None else find_consent(office, compartment, of)
        ended = ConsentWithdrawal(
            of, who, came_by, arrived, now, words.strip(), recalls=gone_out(office, compartment, consent)
        )
        with office.work(EventClass.CONSENT_CHANGED) as work:
            record = work.put(compartment, ended)
            named = [record] if of is None else [record, of]
            work.tell_person(compartment, what="consent withdrawn", records=named, came_by=came_by.value)
            work.tell_office(consent="withdrawn", came_by=came_by.value)
    return record


def find_withdrawal(office: Office, compartment: CompartmentId, record: RecordId) -> ConsentWithdrawal:
    """One withdrawal of a record. Raises InputError where there is none."""
    found = office.read(compartment, record) if office.holds(compartment) else None
    if not isinstance(found, ConsentWithdrawal):
        raise InputError(
            "there is no such withdrawal here", field="withdrawal", remedy="open the record again"
        )
    return found


def verified(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """Keep that it was the client who ended it. Nothing changes by it: it held before."""
    today = office.today()
    _add(office, compartment, record, "withdrawal verified", lambda one: replace(one, verified=today))


def asked_back(office: Office, compartment: CompartmentId, record: RecordId, place: int) -> None:
    """Keep that whoever has it was asked to give it back. Raises InputError."""
    today = office.today()

    def asked(one: ConsentWithdrawal) -> ConsentWithdrawal:
        if not 0 <= place < len(one.recalls) or not one.recalls[place].possible:
            raise InputError("there is nothing like that to ask back", field="recall")
        recalls = list(one.recalls)
        recalls[place] = replace(recalls[place], asked_back=recalls[place].asked_back or today)
        return replace(one, recalls=tuple(recalls))

    _add(office, compartment, record, "asked back after a withdrawal", asked)


def _add(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    what: str,
    change: Callable[[ConsentWithdrawal], ConsentWithdrawal],
) -> None:
    """INVARIANT: of a withdrawal nothing but what followed it is ever written anew."""
    with office.still():
        before = find_withdrawal(office, compartment, record)
        after = change(before)
        with office.work(EventClass.CONSENT_CHANGED) as work:
            work.put(compartment, after, record)
            work.tell_person(compartment, what=what, records=[record])
            work.tell_office(consent="withdrawn")
