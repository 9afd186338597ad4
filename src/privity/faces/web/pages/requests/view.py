"""A request as its page shows it: the decision in words, the answer as it would leave, and what remains to be done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from privity.errors import InputError, RefusedError
from privity.gate.interview import NextQuestion
from privity.gate.obligation import Obligation
from privity.gate.vocabulary import FACTS
from privity.model.ids import CompartmentId
from privity.model.requests import KeptRequest, RequestOverview, RequestState, Task
from privity.services.letters import languages, letter_words
from privity.services.obligations import is_confirmed, is_for_a_person
from privity.services.office import Office
from privity.services.requests.deciding import is_publicity, known_facts
from privity.services.requests.grant import Form, kind_of, recipient_name
from privity.services.requests.handling import ask_next, open_tasks
from privity.services.requests.insistence import Before
from privity.services.requests.keeping import (
    GIVEN,
    WITHOUT_WHOM,
    day_of_the_law,
    fact,
    state_of,
    view_request,
    whom_it_may_concern,
)
from privity.services.requests.practice import signature
from privity.services.requests.replying import ANSWERED_AFTER, compose
from privity.services.wishes import wishes_of

_HIDDEN = frozenset({"prior_refusals"})


@dataclass(frozen=True, slots=True)
class Ways:
    """The answer in each form, as it would leave today. Nothing in it leaves by being shown here."""

    letter: str
    aloud: str
    language: str
    languages: tuple[tuple[str, str, bool], ...]
    reviewed: bool
    goes_on: date


@dataclass(frozen=True, slots=True)
class RequestShown:
    """What the page of a request shows."""

    compartment: CompartmentId
    request: KeptRequest
    state: RequestState
    outcome: str
    decision: Mapping[str, Any]
    publicity: bool
    question: NextQuestion | None
    ways: Ways | None
    silent: bool
    duties: tuple[tuple[str, bool], ...]
    tasks: tuple[tuple[int, Task], ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    before: Before
    earlier: tuple[tuple[CompartmentId, RequestOverview], ...]
    about: tuple[tuple[CompartmentId, str], ...]
    may_concern: tuple[tuple[CompartmentId, str], ...]
    can_give: bool
    gives: str
    recipient: str
    wishes_after_death: tuple[str, ...]
    law_wants_it_by: date | None
    placed: bool
    without_whom: bool


def show(office: Office, compartment: CompartmentId, language: str, today: date) -> RequestShown | None:
    """Gather a request's page; its view is recorded. None where there is no such request."""
    try:
        file = view_request(office, compartment)
    except InputError:
        return None
    request = file.request
    decision: dict[str, Any] = json.loads(request.rulings[-1].rendered) if request.rulings else {}
    outcome = str(decision.get("outcome", ""))
    publicity = is_publicity(request)
    question = None if publicity or request.closed or not decision else ask_next(office, request, compartment)
    ways = _ways(request, language, today, signature(office))
    duties = tuple(
        (duty, is_confirmed(Obligation(duty), request.confirmed, today))
        for duty in decision.get("obligations", [])
        if is_for_a_person(Obligation(duty)) and outcome != "refuse"
    )
    overviews = office.overviews()
    earlier = [(one, overviews[one]) for one in file.before.requests if one in overviews]
    return RequestShown(
        compartment,
        request,
        state_of(request),
        outcome,
        decision,
        publicity,
        question,
        ways,
        silent=ways is None and bool(decision) and decision["reply"]["kind"] != "none",
        duties=duties,
        tasks=open_tasks(request),
        facts=_facts(request),
        before=file.before,
        earlier=tuple((one, line) for one, line in earlier if isinstance(line, RequestOverview)),
        about=tuple(
            (one, str(getattr(overviews[one], "name", ""))) for one in request.about if one in overviews
        ),
        may_concern=() if publicity or _has_left(request) else tuple(whom_it_may_concern(office)),
        can_give=outcome in ("permit", "limited", "must") and request.closed is None,
        gives=kind_of(request).value,
        recipient=recipient_name(request),
        wishes_after_death=_after_death(office, request),
        law_wants_it_by=day_of_the_law(request),
        placed=publicity or fact(request, "jurisdiction") is not None,
        without_whom=WITHOUT_WHOM in request.extra,
    )


def _has_left(request: KeptRequest) -> bool:
    return request.closed is not None or any(answer.kind == GIVEN for answer in request.answers)


def _after_death(office: Office, request: KeptRequest) -> tuple[str, ...]:
    """What those concerned wished about telling anybody, where one of them has died."""
    status = fact(request, "client.status") or known_facts(office, request, office.today()).get(
        "client.status"
    )
    if status != "deceased":
        return ()
    wishes = [wishes_of(office, one) for one in request.about if office.holds(one)]
    return tuple(one.after_death for one in wishes if one is not None and one.after_death)


def _ways(request: KeptRequest, language: str, today: date, signed: tuple[str, ...]) -> Ways | None:
    chosen = language if language in languages() else "en"
    try:
        on_paper = compose(request, Form.POST, chosen, today, signed)
        said = compose(request, Form.ALOUD, chosen, today)
    except RefusedError:
        return None
    if on_paper is None or said is None:
        return None
    return Ways(
        on_paper.text,
        said.text.strip(),
        chosen,
        tuple((tag, words.name, bool(words.reviewed)) for tag, words in languages().items()),
        bool(letter_words(chosen).reviewed),
        request.received + ANSWERED_AFTER,
    )


def _facts(request: KeptRequest) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The facts as they stand, each with its value in words."""
    flat: list[tuple[str, tuple[str, ...]]] = []
    for key, value in request.facts.items():
        inner = value.items() if isinstance(value, Mapping) else [("", value)]
        flat += [(f"{key}.{name}" if name else key, _said(one)) for name, one in inner]
    order = {path: place for place, path in enumerate(FACTS)}
    return tuple(
        sorted((pair for pair in flat if pair[0] not in _HIDDEN), key=lambda pair: order.get(pair[0], 999))
    )


def _said(value: object) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)
