"""What somebody may be given on a decision: its parts, its cover sheet, and the form in which it goes out."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyrage

from privity.errors import InputError
from privity.gate.obligation import Obligation
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS, PARTS_OF_THE_RECORD
from privity.letters import LetterWords
from privity.model.exact_text import exact_hash
from privity.model.ids import CompartmentId, RecordId
from privity.model.requests import KeptRequest
from privity.model.text_hash import hash_of_text
from privity.screen import Verdict
from privity.services.requests.keeping import fact

SHORTEST_PASSPHRASE: Final = 16
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_DATA: Final = frozenset(FACTS["data"].values)


class Form(StrEnum):
    """How something goes out: on paper into a hand or the post, as text of an e-mail, as a closed file, aloud."""

    IN_PERSON = "in-person"
    POST = "post"
    EMAIL = "email"
    FILE = "file"
    ALOUD = "aloud"


class GrantKind(StrEnum):
    """What a paper on a decision is. It follows from the request and is nobody's choice."""

    OWN_ACCESS = "own_access"
    OFFICIAL = "official"
    REFERRAL = "referral"
    REPORT = "report"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of what would leave: which of the gate's data it is, and where it comes from, if from a record.

    `own` is false for what is also somebody else's. `withheld` says why a piece stays here; it is then not in the text.
    """

    data: str
    heading: str
    text: str
    source: tuple[CompartmentId, RecordId] | None = None
    own: bool = True
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """That the very words of some parts were screened for everybody whom the decision does not cover.

    `looked` says that a person looked at what was found. Only `bystanders.look_beside` makes one.
    """

    sha256: str
    verdict: Verdict
    looked: bool


@dataclass(frozen=True, slots=True)
class GrantItem:
    """Something that leaves on a decision. `again` is the recipient's name as typed once more before it goes.

    `beside` is what the screen said of everybody else in it; without it, or for other words, nothing leaves.
    """

    request: CompartmentId
    parts: tuple[Part, ...]
    form: Form
    again: str = ""
    language: str = "en"
    passphrase: str = ""
    beside: Beside | None = None


def kind_of(request: KeptRequest) -> GrantKind:
    """What a paper on this request is."""
    asker, purpose = fact(request, "requester.kind"), fact(request, "purpose")
    if fact(request, "mode") == "self_initiated_report":
        return GrantKind.REPORT
    if purpose == "own_access" and asker in SETS["the_client"]:
        return GrantKind.OWN_ACCESS
    if purpose == "supervision":
        return GrantKind.QUESTION
    return GrantKind.OFFICIAL if asker in SETS["authorities"] else GrantKind.REFERRAL


def recipient_kind(request: KeptRequest) -> str:
    """Who would hold it in the end, in the gate's words."""
    return str(fact(request, "proposed_recipient") or fact(request, "requester.kind") or "")


def recipient_name(request: KeptRequest) -> str:
    """Who would hold it in the end, by name."""
    return request.recipient or request.asker.name or request.asker.house


def reach(data: Iterable[str]) -> frozenset[str]:
    """What may be given where these data may: the general file holds its parts, and session notes are none of them."""
    named = frozenset(data)
    return named | PARTS_OF_THE_RECORD if "record" in named else named


def check_parts(parts: Sequence[Part]) -> None:
    """Raises InputError for parts that are none of the gate's data, or where nothing is left to give."""
    for part in parts:
        if part.data not in _DATA:
            raise InputError("this is no kind of data that the rules know", field="parts")
    if not any(part.text.strip() and not part.withheld for part in parts):
        raise InputError("there is nothing in it", field="parts", remedy="choose or write what is to leave")


def given(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that leave."""
    return tuple(part for part in parts if not part.withheld and part.text.strip())


def words_of(parts: Sequence[Part]) -> str:
    """The words of the parts that leave, as they are screened."""
    return "\n\n".join(f"{part.heading}\n{part.text}".strip() for part in given(parts))


def hash_of_parts(parts: Sequence[Part]) -> str:
    """The hash of these very words."""
    return hash_of_text(words_of(parts))


def render_grant(
    words: LetterWords,
    kind: GrantKind,
    to: str,
    day: str,
    parts: Sequence[Part],
    duties: Sequence[Obligation],
) -> str:
    """The cover sheet and the parts, as text. What was left out is told without saying what it was."""
    bound = [
        words(f"bound.{key}")
        for key, owed in (
            ("without_delay", Obligation.WITHOUT_DELAY),
            ("instrument_scope_only", Obligation.INSTRUMENT_SCOPE_ONLY),
            ("safety_facts_only", Obligation.SAFETY_FACTS_ONLY),
            ("no_inspection", Obligation.NO_INSPECTION),
            ("no_tipping_off", Obligation.NO_TIPPING_OFF),
            ("first_copy_free", Obligation.FIRST_COPY_FREE),
        )
        if owed in duties
    ]
    if kind is not GrantKind.OWN_ACCESS:
        bound.append(words("bound.redisclosure"))
    leaving = given(parts)
    cover = [
        day,
        to,
        words(f"cover.{kind}"),
        words(f"cover.lead_{kind}"),
        words("cover.left_out") if len(leaving) < len(parts) else "",
        "\n".join([f"{words('cover.bound')}:", *(f"– {line}" for line in bound)]) if bound else "",
        words("letter.closing"),
    ]
    pages = [
        f"{part.heading}\n\n{part.text.strip()}" if part.heading else part.text.strip() for part in leaving
    ]
    return "\n\n".join([*(block for block in cover if block), "―――", *pages]) + "\n"


def seal_file(body: bytes, passphrase: str) -> bytes:
    """The paper as a file that opens with a passphrase only (age-encryption.org/v1, scrypt). Raises InputError."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise InputError(
            "the passphrase of a file that travels is longer than this",
            field="passphrase",
            remedy=f"use at least {SHORTEST_PASSPHRASE} characters, or the one that is offered",
        )
    sealed: bytes = pyrage.passphrase.encrypt(body, passphrase)
    return sealed


def offered_passphrase() -> str:
    """A passphrase to tell over the telephone: twenty letters and figures, none of which is mistaken for another."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(5))


def sha256_of(parts: Sequence[Part]) -> str:
    """The hash of the one text that leaves, as a consent to an exact text holds it; empty for several parts."""

    leaving = given(parts)
    return exact_hash(leaving[0].text) if len(leaving) == 1 else ""
