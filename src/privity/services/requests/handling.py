"""What a person does with a request: answers a question about it, confirms, sees to a duty, hears it asked again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from privity.errors import InputError
from privity.gate import parse_request
from privity.gate.interview import NextQuestion, next_question
from privity.gate.obligation import Obligation
from privity.gate.vocabulary import FACTS, Kind
from privity.ledger.entry import EventClass
from privity.ledger.held_back import TOLD_OF
from privity.model.ids import CompartmentId
from privity.model.requests import Channel, Confirmation, KeptRequest, Task
from privity.services.gate import shipped_library
from privity.services.office import Office
from privity.services.requests.deciding import facts_for, rule_on
from privity.services.requests.keeping import GIVEN, KEPT_FOR, change_request, is_past, with_facts
from privity.services.work import Work

_LONGEST_SAID: Final = 2_000
_LONGEST_NUMBER: Final = 9
# Somebody looked, and found none of the values: that is known, and more than nothing said.
NONE_OF_THESE: Final = "none"


def learn(office: Office, compartment: CompartmentId, facts: Mapping[str, Any]) -> None:
    """Write down facts that a person states, and decide anew. None takes one back. Raises InputError."""
    change_request(
        office,
        compartment,
        "facts stated",
        lambda request: replace(
            request,
            facts=with_facts(request.facts, facts),
            proposed=tuple(one for one in request.proposed if one.fact not in facts),
        ),
    )
    rule_on(office, compartment, office.today())


def concern(office: Office, compartment: CompartmentId, about: CompartmentId) -> None:
    """Write down whose record a request concerns, and decide anew. Raises InputError once something left on it."""

    def concerned(request: KeptRequest) -> KeptRequest:
        if any(answer.kind == GIVEN for answer in request.answers):
            raise InputError(
                "something left on this request already", field="about", remedy="write another one down"
            )
        return replace(request, about=(about,))

    change_request(office, compartment, "whom it concerns stated", concerned)
    rule_on(office, compartment, office.today())


def dismiss(office: Office, compartment: CompartmentId, fact: str) -> None:
    """Put aside what a letter seemed to say."""
    change_request(
        office,
        compartment,
        "proposal put aside",
        lambda request: replace(request, proposed=tuple(one for one in request.proposed if one.fact != fact)),
    )


def ask_next(office: Office, request: KeptRequest, compartment: CompartmentId) -> NextQuestion | None:
    """The question whose answer decides most; None for publicity, and where nothing is left to learn."""
    parsed = parse_request({"id": request.reference, "facts": facts_for(office, request, compartment)})
    book = shipped_library().book_for(parsed.facts)
    return next_question(parsed, book, office.today())


def asked_again(office: Office, compartment: CompartmentId, channel: Channel, words: str) -> None:
    """The same asker insists. What follows the first no is kept, is not weighed, and gets the next answer."""
    if len(words) > _LONGEST_SAID:
        raise InputError("keep this short", field="words", remedy=f"{_LONGEST_SAID} characters are enough")
    today = office.today()
    said = f"\n\n[{today.isoformat()}, {channel.value}]\n{words.strip()}" if words.strip() else ""

    def insisted(request: KeptRequest) -> KeptRequest:
        if is_past(request, today):
            raise InputError(
                "the day of this request has come, and only a hold keeps it",
                field="request",
                remedy="write down what they ask now as a request of its own",
            )
        return replace(
            request,
            words=request.words + said,
            closed=None,
            forget=None if request.forget is None else max(request.forget, today + KEPT_FOR),
        )

    change_request(office, compartment, "asked again", insisted)
    rule_on(office, compartment, today, asked_anew=True)


def see_to(office: Office, compartment: CompartmentId, duty: str, words: str) -> None:
    """A person has seen to a duty, and says how. Raises InputError."""
    if duty not in set(Obligation):
        raise InputError("there is no such duty", field="duty")
    if not words.strip() or len(words) > _LONGEST_SAID:
        raise InputError("say in a few words what you did", field="words", remedy="one sentence is enough")
    done = Confirmation(duty, office.today(), words.strip())
    change_request(
        office,
        compartment,
        "duty seen to",
        lambda request: replace(request, confirmed=(*request.confirmed, done)),
    )


def finish_task(
    office: Office, compartment: CompartmentId, number: int, words: str, *, untold: bool = False
) -> None:
    """A task is done; `untold` where it was to tell the client, and they are not told. Raises InputError.

    Only what was told stands on the client's own account from then on.
    """
    today = office.today()

    def done(request: KeptRequest) -> KeptRequest:
        if not 0 <= number < len(request.tasks) or request.tasks[number].done is not None:
            raise InputError("there is no such task open", field="task", remedy="open the request again")
        tasks = list(request.tasks)
        tasks[number] = replace(tasks[number], done=today, words=words.strip()[:_LONGEST_SAID])
        return replace(request, tasks=tuple(tasks))

    def told(request: KeptRequest) -> Iterator[Work]:
        if untold or request.tasks[number].duty != Obligation.NOTIFY_CLIENT_UNLESS_UNSAFE:
            return
        for one in filter(office.holds, request.about):
            work = Work(EventClass.REQUEST_RECORDED, office.new_id)
            work.tell_person(one, what=TOLD_OF, request=request.reference)
            yield work

    change_request(office, compartment, "task done", done, told)


def close(office: Office, compartment: CompartmentId) -> None:
    """Nothing more is to be done or said. Raises InputError while a task is open."""

    def closed(request: KeptRequest) -> KeptRequest:
        if any(task.done is None for task in request.tasks):
            raise InputError("there are tasks open here", field="task", remedy="see to them first")
        return replace(request, closed=office.today())

    change_request(office, compartment, "request closed", closed)


def another_matter(office: Office, compartment: CompartmentId) -> None:
    """The same asker, and yet something new: earlier refusals are not counted."""
    change_request(
        office,
        compartment,
        "held to be a new matter",
        lambda request: replace(request, extra={**request.extra, "new_matter": True}),
    )
    rule_on(office, compartment, office.today(), asked_anew=True)


def in_passing(office: Office) -> None:
    """A question at a party: that one was asked and not answered, and nothing else."""
    with office.work(EventClass.REQUEST_REFUSED) as work:
        work.tell_office(channel=Channel.PASSING.value)


def parse_answer(fact: str, values: list[str]) -> Any:
    """What a page sent for a fact, as the gate takes it; None where it was left open. Raises InputError."""
    if fact not in FACTS:
        raise InputError(f"unknown fact `{fact[:60]}`", field="facts")
    kind = FACTS[fact].kind
    typed = [value.strip() for value in values if value.strip()]
    if kind is Kind.CHOICES and NONE_OF_THESE in typed:
        if len(typed) > 1:
            raise InputError("some of these, and none of them", field=fact, remedy="choose one or the other")
        return []
    if kind in (Kind.CHOICES, Kind.WORDS):
        return typed or None
    if not typed:
        return None
    value = typed[0]
    match kind:
        case Kind.FLAG:
            return {"yes": True, "no": False}.get(value)
        case Kind.NUMBER:
            if not value.isdecimal() or len(value) > _LONGEST_NUMBER:
                raise InputError("this is not a whole number", field=fact, remedy="type it in figures")
            return int(value)
        case Kind.DAYS:
            return f"{int(value)}d" if value.isdecimal() and len(value) <= _LONGEST_NUMBER else value
    return value


def open_tasks(request: KeptRequest) -> tuple[tuple[int, Task], ...]:
    """The tasks that are not done, with their numbers."""
    return tuple((number, task) for number, task in enumerate(request.tasks) if task.done is None)
