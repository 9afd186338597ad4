"""The gate's word on a request, kept with the facts it was taken on so that it can be replayed bit for bit.

A ruling is never changed. Facts that are learnt later, another day's law or another asking make a new one beside it.
"""

import calendar
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from privity.crypto.canonical import canonical
from privity.errors import RefusedError
from privity.gate import Decision, Refuse, outcome_of, render
from privity.gate.obligation import Obligation
from privity.gate.sets import SETS
from privity.ledger.entry import EventClass
from privity.model.engagement import EndedAs
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.requests import KeptRequest, Ruling, Task
from privity.services.consents.facts import Asked, consent_facts, exact_text
from privity.services.gate import decide_request
from privity.services.obligations import due_days
from privity.services.office import Office
from privity.services.requests.grant import recipient_kind, recipient_name
from privity.services.requests.keeping import (
    earlier,
    fact,
    find_request,
    put_request,
    refusals_of,
    with_facts,
)
from privity.services.requests.practice import told_of_supervision
from privity.services.work import Work

# What a refusal leaves to do at once. Everything else hangs on something that leaves.
_TASKS_OF_A_REFUSAL: Final = frozenset(
    {
        Obligation.TAKE_LEGAL_ADVICE,
        Obligation.RESPOND_OR_OBJECT_BY_DEADLINE,
        Obligation.ASSERT_PRIVILEGE,
        Obligation.NOTIFY_CLIENT,
        Obligation.NOTIFY_CLIENT_UNLESS_UNSAFE,
        Obligation.DOCUMENT_EXCUSE_IF_NOT_REPORTING,
    }
)


def rule_on(office: Office, compartment: CompartmentId, as_of: date, *, asked_anew: bool = False) -> Decision:
    """Decide a request as its facts stand, and keep the decision. Raises InputError.

    How often it was refused is counted when it is asked; what is learnt afterwards is no other asking.
    """
    with office.still():
        record, request = find_request(office, compartment)
        facts = facts_for(office, request, compartment, asked_anew=asked_anew)
        decision = decide_request({"id": request.reference, "facts": facts}, as_of)
        ruling = Ruling(office.now(), as_of, facts, rendered(decision))
        tasks = _tasks(request, decision)
        ruled = replace(
            request,
            rulings=(*request.rulings, ruling),
            tasks=(*request.tasks, *tasks),
            deadline=request.deadline,
            exact_text=_exact_text(office, request) or request.exact_text,
        )
        refused = isinstance(decision, Refuse)
        event = EventClass.REQUEST_REFUSED if refused else EventClass.REQUEST_RECORDED
        works = []
        for concerned in (compartment, *(one for one in request.about if office.holds(one))):
            work = Work(event, office.new_id)
            work.tell_person(
                concerned,
                what="request decided",
                request=request.reference,
                outcome=outcome_of(decision),
                mode=fact(request, "mode") or "request",
                asker=fact(request, "requester.kind") or "unknown",
                purpose=fact(request, "purpose") or "unknown",
                data=fact(request, "data") or "unknown",
                rules=rules_of(decision),
                reasons=reasons_of(decision),
                duties=[duty.value for duty in decision.grounds.obligations],
                notice_forbidden=fact(request, "notice_forbidden") is True,
            )
            work.tell_office(outcome=outcome_of(decision), rules=rules_of(decision), packs=packs_of(decision))
            works.append(work)
        put_request(works[0], compartment, record, ruled)
        office.commit(iter(works))
    return decision


def facts_for(
    office: Office, request: KeptRequest, compartment: CompartmentId, *, asked_anew: bool = False
) -> dict[str, Any]:
    """The facts a decision is taken on: those confirmed, those the office knows, and how often this was refused."""
    if request.rulings and not asked_anew:
        refusals = request.rulings[-1].facts.get("prior_refusals", 0)
    else:
        refusals = refusals_of(request) + earlier(office, request, compartment).refusals
    facts = with_facts(request.facts, known_facts(office, request, office.today()))
    return with_facts(facts, {"prior_refusals": refusals})


def known_facts(
    office: Office, request: KeptRequest, today: date, known_by: datetime | None = None
) -> dict[str, Any]:
    """What the office itself knows of the records that a request is about; it outweighs what anybody stated.

    `known_by` asks what it knew of a past day then, where something is judged afterwards.
    """
    known: dict[str, Any] = {}
    if fact(request, "purpose") == "supervision":
        told = told_of_supervision(office, request)
        if told is not None:
            known["supervision.client_informed"] = told
    return known | _of_the_record(office, request, today, known_by)


def _of_the_record(
    office: Office, request: KeptRequest, today: date, known_by: datetime | None
) -> dict[str, Any]:
    if len(request.about) != 1 or not office.holds(request.about[0]):
        return {}
    line = office.overview(request.about[0])
    if not isinstance(line, ClientOverview | JointOverview):
        return {}
    consents = consent_facts(office, request.about[0], _asked(request), today, known_by)
    return known_facts_of(line, today) | consents


def known_facts_of(line: ClientOverview | JointOverview, today: date) -> dict[str, Any]:
    """The same of one record, from its overview."""
    known: dict[str, Any] = {}
    if isinstance(line, JointOverview):
        known["unit"] = line.unit.value
    elif not line.joint:
        known["unit"] = "individual"
    if line.ended_as is EndedAs.DIED:
        known["client.status"] = "deceased"
    elif line.ended is None and line.started is not None:
        known["client.status"] = "in_treatment"
    elif line.ended is not None and line.ended_as is EndedAs.COMPLETED:
        known["client.status"] = "completed"
        known["client.months_since_end"] = _months(line.ended, today)
    return known


def _asked(request: KeptRequest) -> Asked:
    purpose, data = fact(request, "purpose"), fact(request, "data")
    return Asked(str(purpose or ""), str(data or ""), recipient_name(request), recipient_kind(request))


def _exact_text(office: Office, request: KeptRequest) -> str:
    """The hash of the text that the record's own consent to this covers, if it covers one."""
    if len(request.about) != 1 or not office.holds(request.about[0]):
        return ""
    if not isinstance(office.overview(request.about[0]), ClientOverview | JointOverview):
        return ""
    return exact_text(office, request.about[0], _asked(request), office.today())


def _months(since: date, today: date) -> int:
    """Whole months between two days; a month's last day counts as the same day of a longer one."""
    months = (today.year - since.year) * 12 + today.month - since.month
    last = calendar.monthrange(today.year, today.month)[1]
    return max(0, months - (today.day < min(since.day, last)))


def rendered(decision: Decision) -> str:
    """A decision as it is kept: canonical, so that one decision has one form."""
    return canonical(render(decision)).decode()


def replay(request: KeptRequest) -> Decision:
    """Take the last decision of a request again, and hold the two against each other. Raises RefusedError."""
    if not request.rulings:
        raise RefusedError("this was not decided", field="decision", remedy="decide the request first")
    ruling = request.rulings[-1]
    decision = decide_request({"id": request.reference, "facts": ruling.facts}, ruling.as_of)
    if rendered(decision) != ruling.rendered:
        raise RefusedError(
            "the rules are no longer those that this was decided by",
            field="decision",
            remedy="decide the request again",
        )
    return decision


def rules_of(decision: Decision) -> list[str]:
    """The rules that decided."""
    return [reason.rule for reason in decision.grounds.basis]


def reasons_of(decision: Decision) -> list[str]:
    """What those rules say and where they stand, so that an entry can be read when the packs are others."""
    return [f"{reason.says} ({reason.citation})" for reason in decision.grounds.basis]


def packs_of(decision: Decision) -> dict[str, str]:
    """The packs that were consulted, by content."""
    return {pack.id: pack.sha256 for pack in decision.grounds.packs}


def is_publicity(request: KeptRequest) -> bool:
    """Is a case wanted for publicity? Then nothing that anybody could obtain would change the answer."""
    return fact(request, "purpose") in SETS["publicity"] and fact(request, "data") != "aggregate"


def _tasks(request: KeptRequest, decision: Decision) -> list[Task]:
    if not isinstance(decision, Refuse):
        return []
    known = {task.duty for task in request.tasks}
    duties = [
        duty
        for duty in decision.grounds.obligations
        if duty in _TASKS_OF_A_REFUSAL and duty.value not in known
    ]
    due = due_days(decision.grounds.obligations, request.received, request.deadline)
    return [Task(duty.value, due) for duty in duties]
