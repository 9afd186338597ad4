"""The answer to whoever asked: which kind, and its constant words.

INVARIANT: the words of a non-confirming reply depend on what the asker wants and how often they were refused, both
of which the asker knows, and on nothing else: not on the outcome, the ground, what is missing, or whether there is
such a client. It neither confirms nor denies (42 CFR 2.13(c)(2): a refusal must not affirmatively reveal), cites
no ground, and never says "my client", "former" or "without authorisation".
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from privity.gate.decision import Reply
from privity.gate.request import Facts
from privity.gate.sets import SETS
from privity.gate.vocabulary import ReplyKind

_INTERNAL: Final = frozenset({"supervisor", "peer", "interpreter", "accountant", "software"})
_INTERNAL_PURPOSES: Final = frozenset({*SETS["practice"], "interpreting"})
_THE_CLIENT: Final = frozenset(SETS["the_client"])
_FORMAL: Final = frozenset(SETS["formal"])
_IN_PROCEEDINGS: Final = frozenset({"court", "regulator", "coroner", "practitioners_lawyer"})
_ONLY_A_CASE: Final = frozenset({"narrative", "quote", "image"})

# After this many refusals nothing more need be said.
_ENOUGH: Final = 3

_NOBODY_CONFIRMED: Final = (
    (
        "I don't comment on whether any person is or has been a client, and I apply this to every enquiry. If you hold"
        " a court order or other legal instrument, please send the document itself."
    ),
    (
        "As I wrote, I don't comment on whether any person is or has been a client. This applies to every enquiry and"
        " will not change."
    ),
    "My answer remains the same for every enquiry.",
)
_NO_CASE: Final = (
    (
        "Thank you for asking. All client information is strictly confidential, so I do not tell cases, changed or"
        " unchanged. I am glad to tell you about the most common kinds of issues that bring people to this"
        " work instead."
    ),
    (
        "Thank you for writing again. I do not tell cases, and this will not change. The most common kinds of issues I"
        " can gladly send you."
    ),
    "My answer remains the same: I do not tell cases.",
)
_ENTITLED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "permit": "Thank you for your request. You will receive what was agreed.",
        "limited": "Thank you for your request. You will receive the part that may be given.",
        "must": "Thank you for your request. It will be answered as the law provides.",
        "refuse": "Thank you for your request. It cannot be fulfilled as it stands.",
    }
)
_ABOUT_FIGURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "permit": "Thank you for asking. Here are the most common kinds of issues in general terms; they tell of no"
        " person.",
        "refuse": "Thank you for asking. These figures cannot be given in this form. The most common kinds of issues"
        " in general terms I can gladly send you.",
    }
)
_COUNSEL: Final = (
    "I acknowledge receipt of the document. A response will be made in the proper form and within the time allowed."
    " This acknowledgement neither confirms nor denies that any person is or has been a client."
)


def reply_for(facts: Facts, outcome: str, chosen: ReplyKind | None = None) -> Reply:
    """The reply to a request with this outcome; `chosen` is the kind that a deciding rule prescribes."""
    kind = chosen if chosen is not None else _kind(facts, outcome)
    return Reply(kind, _words(kind, facts, outcome))


def _kind(facts: Facts, outcome: str) -> ReplyKind:
    asker = facts.get("requester.kind")
    verified = facts.get("requester.verified") is True
    if facts.get("mode") == "self_initiated_report" or asker == "none":
        return ReplyKind.NONE
    if asker in _INTERNAL and facts.get("purpose") in _INTERNAL_PURPOSES:
        return ReplyKind.NONE
    if facts.get("data") == "aggregate":
        return ReplyKind.ACK
    genuine = verified or facts.get("instrument.verified") is True
    if facts.get("instrument.type") in _FORMAL and genuine:
        return ReplyKind.COUNSEL
    if asker in _IN_PROCEEDINGS and verified:
        return ReplyKind.COUNSEL
    if asker in _THE_CLIENT:
        # Somebody who asks for what the client has just forbidden is answered as a stranger.
        taken_back = facts.get("client_objects") is True or facts.get("consent.revoked") is True
        for_another = "proposed_recipient" in facts and outcome == "refuse"
        return ReplyKind.ACK if verified and not (taken_back and for_another) else ReplyKind.NCND
    return ReplyKind.NCND if outcome == "refuse" else ReplyKind.ACK


def _words(kind: ReplyKind, facts: Facts, outcome: str) -> str:
    match kind:
        case ReplyKind.NONE:
            return ""
        case ReplyKind.COUNSEL:
            return _COUNSEL
        case ReplyKind.ACK:
            if facts.get("data") == "aggregate":
                return _ABOUT_FIGURES["refuse" if outcome == "refuse" else "permit"]
            return _ENTITLED[outcome]
        case ReplyKind.NCND:
            refused = facts.get("prior_refusals", 0)
            assert isinstance(refused, int)  # noqa: S101 - parsed as a number
            if refused >= _ENOUGH:
                return ""
            only_a_case = facts.get("data") in _ONLY_A_CASE
            return (_NO_CASE if only_a_case else _NOBODY_CONFIRMED)[refused]
