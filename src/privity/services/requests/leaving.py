"""Plans of what leaves on a request: the paper, what its entries say, and the next state of the request.

A plan is nothing yet. The door writes its entries and the request's next state in one step, and only then gives it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from privity.crypto.envelope import digest
from privity.errors import RefusedError
from privity.gate import outcome_of
from privity.gate.obligation import Obligation
from privity.letters import Plea
from privity.model.ids import CompartmentId
from privity.model.requests import Answer, KeptRequest, Task
from privity.screen import Verdict
from privity.services.letters import letter_words
from privity.services.obligations import left_to_do
from privity.services.office import Office
from privity.services.requests.deciding import packs_of, reasons_of, rules_of
from privity.services.requests.grant import (
    Beside,
    Form,
    GrantItem,
    given,
    hash_of_parts,
    kind_of,
    recipient_kind,
    recipient_name,
    render_grant,
    seal_file,
)
from privity.services.requests.keeping import GIVEN, fact, find_request, put_request
from privity.services.requests.practice import signature
from privity.services.requests.replying import ReplyItem, answered, check_form, compose
from privity.services.requests.warrant import warrant_for
from privity.services.work import Work

PLAIN: Final = "text/plain; charset=utf-8"
CLOSED: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is about to leave. `about` is what is sealed with each person; `told` what the house keeps, nameless."""

    what: str
    name: str
    media_type: str
    body: bytes
    about: Mapping[CompartmentId, Mapping[str, object]]
    told: Mapping[str, object]
    along: Callable[[Work], None]


def plan_reply(office: Office, item: ReplyItem) -> Plan:
    """The constant answer to a request. Raises RefusedError where nobody is to be answered."""
    check_form(item.form)
    record, request = find_request(office, item.request)
    today = office.today()
    reply = compose(request, item.form, item.language, today, signature(office))
    if reply is None:
        raise RefusedError("silence is the answer here", field="reply", remedy="close the request")
    after = answered(request, reply, item.form, item.language, today)

    def along(work: Work) -> None:
        put_request(work, item.request, record, after)

    # INVARIANT: of a refusal the house's part says how and how often, and nothing of anybody's record or of why.
    told = {"form": item.form.value, "language": item.language, **_manner(reply.plea)}
    about = {item.request: {"request": request.reference, **told}}
    return Plan("answer to a request", "letter.txt", PLAIN, reply.text.encode(), about, told, along)


def _manner(plea: Plea) -> dict[str, object]:
    return {"answer": plea.subject.value, "rung": plea.rung}


def plan_grant(office: Office, item: GrantItem) -> Plan:
    """Something that leaves on a decision. Raises InputError, and RefusedError where the decision does not cover it."""
    record, request = find_request(office, item.request)
    warrant = warrant_for(office, request, item)
    beside = _seen_beside(item)
    grounds = warrant.decision.grounds
    today = office.today()
    words = letter_words(item.language)
    kind = kind_of(request)
    duties = grounds.obligations
    text = render_grant(words, kind, recipient_name(request), words.day(today), item.parts, duties).encode()
    closed = item.form is Form.FILE
    body = seal_file(text, item.passphrase) if closed else text
    after = _given(request, item, text, tuple(duties), today)

    def along(work: Work) -> None:
        put_request(work, item.request, record, after)

    leaving = given(item.parts)
    told: dict[str, object] = {
        "kind": kind.value,
        "form": item.form.value,
        "recipient": recipient_kind(request),
        "outcome": outcome_of(warrant.decision),
        "rules": rules_of(warrant.decision),
        "packs": packs_of(warrant.decision),
        "duties": {one.duty.value: one.how.value for one in warrant.met},
        "others": "none found" if beside.verdict is Verdict.NOTHING_FOUND else "looked at",
    }
    person: dict[str, object] = {
        **told,
        "reasons": reasons_of(warrant.decision),
        "request": request.reference,
        "to": recipient_name(request),
        "asker": fact(request, "requester.kind") or "none",
        "purpose": fact(request, "purpose") or "unknown",
        "data": sorted({part.data for part in leaving}),
        "withheld": len(item.parts) - len(leaving),
        "notice_forbidden": fact(request, "notice_forbidden") is True,
    }
    # The paper itself is proved by its hash; a closed file is told by the hash of what is in it as well.
    if closed:
        person["sha256_inside"] = digest(text).hex()
    about: dict[CompartmentId, Mapping[str, object]] = {
        one: _with_records(person, item, one) for one in request.about if office.holds(one)
    }
    for part in leaving:
        if part.source is not None and part.source[0] not in about:
            about[part.source[0]] = _with_records(person, item, part.source[0])
    about[item.request] = {"request": request.reference, "to": recipient_name(request), **told}
    name = "letter.txt.age" if closed else "letter.txt"
    media = CLOSED if closed else PLAIN
    return Plan(_NAMES[kind.value], name, media, body, about, told, along)


def _seen_beside(item: GrantItem) -> Beside:
    """That these very words were screened for everybody else, and a person looked. Raises RefusedError."""
    beside = item.beside
    if beside is None or beside.sha256 != hash_of_parts(item.parts):
        raise RefusedError(
            "these words were not screened for anybody else", field="beside", remedy="look at it once more"
        )
    if beside.verdict is not Verdict.NOTHING_FOUND and not beside.looked:
        raise RefusedError(
            "it may tell of somebody else as well",
            field="beside",
            remedy="look at what is marked, and take it out or say that you looked",
        )
    return beside


_NAMES: Final = {
    "own_access": "copy of one's own file",
    "official": "answer to an official demand",
    "referral": "letter to a colleague or service",
    "report": "report",
    "question": "question to a colleague",
}


def _with_records(
    person: Mapping[str, object], item: GrantItem, compartment: CompartmentId
) -> dict[str, object]:
    records = [part.source[1] for part in given(item.parts) if part.source and part.source[0] == compartment]
    return {**person, "records": records}


def _given(
    request: KeptRequest, item: GrantItem, text: bytes, duties: tuple[Obligation, ...], today: date
) -> KeptRequest:
    known = {task.duty for task in request.tasks if task.done is None}
    tasks = tuple(Task(duty.value, due) for duty, due in left_to_do(duties, today) if duty.value not in known)
    answer = Answer(today, GIVEN, item.form.value, digest(text).hex(), language=item.language)
    return replace(request, answers=(*request.answers, answer), tasks=(*request.tasks, *tasks), forget=None)
