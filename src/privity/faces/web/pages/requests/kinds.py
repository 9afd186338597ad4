"""The kinds of requests that the list offers, each with what is known of it before anything is typed."""

from dataclasses import dataclass, field
from typing import Any, Final

from privity.model.requests import Channel


@dataclass(frozen=True, slots=True)
class RequestKind:
    """One kind: its picture, how it usually comes, what it states already, and what is left to choose.

    `askers` and `purposes` are offered in this order; `data` is what is usually asked for. `unnamed`: nobody asks.
    `familiar`: it comes from somebody who may be known by sight.
    """

    name: str
    icon: str
    channel: Channel
    facts: dict[str, Any] = field(default_factory=dict)
    askers: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    unnamed: bool = False
    familiar: bool = False


KINDS: Final = {
    kind.name: kind
    for kind in (
        RequestKind(
            "case", "voice", Channel.EMAIL, {"data": "narrative"},
            ("journalist", "author", "publisher", "public", "student", "friend"),
            ("publication", "book", "biography", "literary", "public_talk", "teaching"),
            ("narrative", "quote", "image"),
        ),
        RequestKind(
            "person", "people", Channel.CALL, {"data": "existence"},
            ("relative", "partner", "parent", "friend", "employer", "school", "insurer", "doctor", "public"),
            ("understanding", "curiosity", "employment_decision", "underwriting", "parental_interest",
             "continuity_of_care"),
            ("existence", "attendance", "summary", "record", "diagnosis", "client_contacts"),
        ),
        RequestKind(
            "official", "book", Channel.LETTER, {},
            ("court", "police", "lawyer", "regulator", "coroner", "child_protection", "adult_protection",
             "immigration", "practitioners_lawyer"),
            ("litigation", "divorce", "criminal_trial", "criminal_defence", "investigation", "death_inquiry",
             "child_protection", "safeguarding", "oversight_of_practitioner", "own_defence",
             "immigration_enforcement"),
            ("record", "attendance", "summary", "session_notes", "testimony", "existence", "billing",
             "offence_facts"),
        ),
        RequestKind(
            "own", "key", Channel.EMAIL, {"purpose": "own_access"},
            ("client", "ex_client"), ("own_access",),
            ("record", "session_notes", "attendance", "billing", "disclosure_log", "session_audio"), familiar=True,
        ),
        RequestKind(
            "referral", "letter", Channel.VISIT, {"data": "summary"},
            ("client", "ex_client", "doctor", "insurer", "lawyer"),
            ("continuity_of_care", "payment", "own_legal_claim", "joint_report", "own_health"),
            ("summary", "attendance", "billing", "diagnosis", "record"), familiar=True,
        ),
        RequestKind(
            "report", "hand", Channel.OWN, {"mode": "self_initiated_report", "requester": {"kind": "none"}},
            (), ("prevent_harm", "child_protection", "safeguarding", "crime_report", "statutory_report",
                 "prevent_terrorism"),
            ("safety_facts", "abuse_facts", "offence_facts"), unnamed=True,
        ),
        RequestKind(
            "supervision", "people", Channel.VISIT, {"purpose": "supervision", "identifiability": "coded"},
            ("supervisor", "peer"), ("supervision",), ("summary", "narrative", "session_notes"),
        ),
        RequestKind(
            "death", "still", Channel.CALL, {"client": {"status": "deceased"}},
            ("relative", "partner", "executor", "parent", "friend", "insurer", "coroner"),
            ("understanding", "estate_claim", "death_inquiry", "biography", "curiosity"),
            ("existence", "summary", "record", "narrative"),
        ),
        RequestKind(
            "review", "chart", Channel.REVIEW, {"purpose": "reputation", "data": "existence"},
            ("public", "ex_client", "client", "journalist"), ("reputation",), ("existence", "narrative"),
        ),
        RequestKind(
            "message", "info", Channel.MESSAGE, {"data": "existence"}, ("public", "friend", "relative"), (),
            ("existence",),
        ),
    )
}  # fmt: skip

CHANNELS: Final = (
    Channel.LETTER,
    Channel.EMAIL,
    Channel.CALL,
    Channel.VISIT,
    Channel.MESSAGE,
    Channel.REVIEW,
)
