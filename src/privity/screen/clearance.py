"""Clearance: the only way from a screened text to one that may leave as a cleared draft.

A text is screened at the moment it is cleared, never by what was found earlier. What the screen stops stays here; what
it asks about needs a person's answer; and one question is put before every clearance, whatever was found, because notes
hold only part of what was said. Nothing here makes a text tellable: it says that a person looked, and what they said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Final, final

from privity.errors import RefusedError
from privity.model.exact_text import exact_hash
from privity.model.text_hash import hash_of_text
from privity.screen.finding import Finding, FindingKind, Screening, Strength, Verdict

QUESTION: Final = "Did you have a particular client, present or former, in mind when you wrote this?"
"""Put before every clearance, in these words."""

_CLEARED: Final = object()


class InMind(StrEnum):
    """The answer to the question. `ONLY_THEM`: only the client to whom it goes, or who consented to these words."""

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"
    ONLY_THEM = "only-them"


class Answer(StrEnum):
    """Whom a text tells of that the screen asks about, by the word of whoever clears it.

    `LOOKED` is for parts that could not be read: a person read them, and they tell of no client.
    """

    FICTION = "fiction"
    PUBLIC_FIGURE = "public-figure"
    OWN_LIFE = "own-life"
    NOT_A_CLIENT = "not-a-client"
    NOBODY = "nobody"
    LOOKED = "looked"
    CONSENTED = "consented"


@dataclass(frozen=True, slots=True)
class Cover:
    """Whom a decision of the gate covers, by reference: for one recipient, or as one exact text.

    `exact` is the hash of the text that was consented to, as `exact_hash` gives it; empty where it goes to a recipient.
    """

    clients: frozenset[str]
    exact: str = ""


@final
@dataclass(frozen=True, slots=True)
class ClearedDraft:
    """A text that may leave, as these very words and no others. Only `clear` makes one.

    `document` is the hash of the document that says it, where it is more than its text.
    """

    maker: object
    text: str
    sha256: str
    verdict: Verdict
    in_mind: InMind
    answers: tuple[Answer, ...]
    covered: frozenset[str]
    details: Mapping[str, frozenset[str]]
    document: str = ""

    def __post_init__(self) -> None:
        # INVARIANT: this module alone holds the token; whoever takes a ClearedDraft need not ask where it is from.
        if self.maker is not _CLEARED:
            raise TypeError("only `clear` makes a ClearedDraft")


def beside(screening: Screening, cover: Cover | None) -> Screening:
    """A screening of everybody in a text but those whom the gate's decision covers.

    With a cover, that an individual is told of is expected: it is asked about and does not stop, unless somebody else's
    file is as near to it.
    """
    if cover is None or not cover.clients:
        return screening
    left = [one for one in screening.findings if one.client is None or one.client not in cover.clients]
    others = [
        one
        for one in screening.candidates
        if one.strength is Strength.STRONG and one.client not in cover.clients
    ]
    if not others:
        left = [replace(one, calls_for=Verdict.ASK) if _is_mere_talk(one) else one for one in left]
    calls = {one.calls_for for one in left}
    if Verdict.STOP in calls:
        verdict = Verdict.STOP
    else:
        verdict = Verdict.ASK if calls or screening.unread_parts else Verdict.NOTHING_FOUND
    return replace(screening, verdict=verdict, findings=tuple(left))


def clear(
    text: str,
    *,
    screen: Callable[[str], Screening],
    in_mind: InMind | None,
    answers: Sequence[Answer] = (),
    cover: Cover | None = None,
    details: Callable[[str], Mapping[str, frozenset[str]]] = lambda text: {},
    document: bytes = b"",
) -> ClearedDraft:
    """Clear a text, or raise RefusedError with the first reason why it stays.

    `screen` screens it now. `details` gives what it tells of each client, for whoever remembers that.
    """
    if in_mind is None:
        raise _no("one question has no answer yet", "in_mind", f"answer it: {QUESTION}")
    if in_mind in (InMind.YES, InMind.MAYBE):
        had = "had" if in_mind is InMind.YES else "may have had"
        raise _no(
            f"you {had} a client in mind: they would know it, and so would whoever knows them",
            "in_mind",
            "tell what is common to many instead, or let it go",
        )
    if in_mind is InMind.ONLY_THEM and cover is None:
        raise _no("it goes to nobody who could be meant", "in_mind", "name the recipient, or answer yes")
    if cover is not None and cover.exact and exact_hash(text) != cover.exact:
        raise _no(
            "this is not the text that was consented to",
            "text",
            "take the very text; a changed word is another text",
        )
    given = tuple(dict.fromkeys(answers))
    if Answer.CONSENTED in given and not (cover is not None and cover.exact):
        raise _no("no consent to this text is on file", "answer", "leave it, or answer otherwise")
    left = beside(screen(text), cover)
    if left.verdict is Verdict.STOP:
        raise _no(
            "this must not leave as it is",
            "text",
            "take out what tells of a client; general education passes",
        )
    if left.verdict is Verdict.ASK:
        _check_answers(left, given, in_mind)
    covered = frozenset() if cover is None else cover.clients
    whole = sha256(document).hexdigest() if document else ""
    return ClearedDraft(
        _CLEARED, text, hash_of_text(text), left.verdict, in_mind, given, covered, details(text), whole
    )


def _check_answers(left: Screening, given: tuple[Answer, ...], in_mind: InMind) -> None:
    if left.unread_parts and Answer.LOOKED not in given:
        raise _no(
            f"not read here: {left.unread_parts[0]}", "answer", "look at it yourself, and say that you did"
        )
    whom = set(given) - {Answer.LOOKED}
    # That an individual is told of is what a letter to that very client, or their own story, is made of.
    is_theirs = in_mind is InMind.ONLY_THEM and all(_is_mere_talk(one) for one in left.findings)
    if left.findings and not whom and not is_theirs:
        raise _no("the screen asks whom this tells of", "answer", "answer it, or take the passage out")


def _is_mere_talk(finding: Finding) -> bool:
    return finding.kind is FindingKind.CASE_TALK and finding.client is None


def _no(message: str, field: str, remedy: str) -> RefusedError:
    return RefusedError(message, field=field, remedy=remedy)
