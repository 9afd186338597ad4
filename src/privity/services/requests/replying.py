"""The answer to whoever asked: which words, in which form, and the next state of the request.

INVARIANT: a refusal's words follow from who asks, in which way, how often and in which language. What is known of
anybody, why it was refused and what is missing never reach `plea_of` where it says no.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from privity.crypto.envelope import digest
from privity.errors import InputError, RefusedError
from privity.gate.sets import SETS
from privity.letters import Addressee, Letter, LetterWords, Plea, Subject, aloud, letter, message
from privity.letters.answer import issues
from privity.model.ids import CompartmentId
from privity.model.requests import Answer, Channel, KeptRequest
from privity.services.catalogue import general_card, shipped_catalogue
from privity.services.letters import FIRST, letter_words
from privity.services.requests.grant import Form
from privity.services.requests.keeping import KEPT_FOR, REFUSED, fact

ANSWER: Final = "answer"

# Every answer goes out so many days after it was asked, whether or not there was anything to look up.
ANSWERED_AFTER: Final = timedelta(days=3)

# Which of the catalogue's lists a profession's visitors would ask about.
_LISTS: Final = {"sexologist": "sexology", "marriage_family_therapist": "couples"}
_USUAL_LIST: Final = "counselling"
_ONLY_A_CASE: Final = frozenset({"narrative", "quote", "image"})
# With the first and the second refusal of a case goes what can be told instead.
_ENCLOSED_UNTIL: Final = 2


@dataclass(frozen=True, slots=True)
class ReplyItem:
    """The answer to a request. There is nothing to choose about its words but the language."""

    request: CompartmentId
    form: Form
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer ready to go: its words as they leave, and as the page shows them before."""

    plea: Plea
    text: str


def plea_of(request: KeptRequest) -> Plea | None:
    """What is to be answered, from the last ruling; None where nobody outside is answered. Raises RefusedError."""
    if not request.rulings:
        raise RefusedError("this was not decided", field="decision", remedy="decide the request first")
    ruling = request.rulings[-1]
    shown = json.loads(ruling.rendered)
    kind, outcome = shown["reply"]["kind"], shown["outcome"]
    rung = ruling.facts.get("prior_refusals", 0)
    match kind:
        case "none":
            return None
        case "counsel":
            return Plea(Subject.COUNSEL)
        case "ack":
            if fact(request, "data") == "aggregate":
                return Plea(Subject.NO_FIGURES if outcome == "refuse" else Subject.FIGURES)
            return Plea(Subject(outcome))
    return Plea(_asked_about(request), int(rung))


def _asked_about(request: KeptRequest) -> Subject:
    """What a refusal speaks of, as the asker put it."""
    if request.channel is Channel.REVIEW or fact(request, "purpose") == "reputation":
        return Subject.REVIEW
    if fact(request, "data") in _ONLY_A_CASE:
        return Subject.CASE
    if request.channel is Channel.MESSAGE and fact(request, "purpose") is None:
        return Subject.ONLINE
    if (
        fact(request, "requester.kind") in SETS["the_client"]
        and fact(request, "requester.verified") is not True
    ):
        return Subject.UNPROVEN
    return Subject.NOBODY


def compose(
    request: KeptRequest, form: Form, language: str, day: date, signed: tuple[str, ...] = ()
) -> Reply | None:
    """The answer in a form and a language; None where silence is the answer. Raises InputError, RefusedError.

    `signed` is the practitioner's own name and that of the practice, as the terms give them.
    """
    plea = plea_of(request)
    if plea is None or plea.is_over:
        return None
    words = letter_words(language)
    to = Addressee(request.asker.name, request.asker.house)
    with_issues = plea.subject is Subject.FIGURES or (
        plea.subject is Subject.CASE and plea.rung < _ENCLOSED_UNTIL
    )
    enclosed = _enclosed(words, request, form) if with_issues else ()
    if form is Form.ALOUD:
        return Reply(plea, aloud(words, plea) + "\n")
    if form is Form.EMAIL:
        return Reply(plea, message(words, plea, to, enclosed, signed))
    made: Letter = letter(words, plea, to, day, enclosed, signed)
    return Reply(plea, made.render())


def _enclosed(words: LetterWords, request: KeptRequest, form: Form) -> tuple[str, ...]:
    """What can be told instead of a case: with a letter the catalogue's card of general knowledge, else its short form.

    It follows from the language and the practitioner's profession; nothing of a record or of the practice is in it.
    """
    if words.language != FIRST or form is Form.EMAIL:
        return issues(words)
    profession = fact(request, "profession")
    return (general_card(shipped_catalogue().list_of(_LISTS.get(str(profession), _USUAL_LIST))).strip(),)


def answered(request: KeptRequest, reply: Reply, form: Form, language: str, day: date) -> KeptRequest:
    """The request once its answer has left. What nothing left on is kept for a year from its last answer."""
    kind = REFUSED if reply.plea.is_refusal else ANSWER
    answer = Answer(
        day, kind, form.value, digest(reply.text.encode()).hex(), rung=reply.plea.rung, language=language
    )
    forget = request.forget if request.forget is None else day + KEPT_FOR
    return replace(request, answers=(*request.answers, answer), forget=forget)


def check_form(form: Form) -> None:
    """Raises InputError for a form in which no answer goes out."""
    if form is Form.FILE:
        raise InputError(
            "an answer holds nothing that would need a closed file",
            field="form",
            remedy="choose another form",
        )
