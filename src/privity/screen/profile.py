"""What a client's card says beside the name: work, home, household, year of birth, what the work is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from privity.model.engagement import Engagement
from privity.model.people import Client
from privity.screen.concepts import concepts
from privity.screen.english import FUNCTION_WORDS
from privity.screen.words import split_words, stem


@dataclass(frozen=True, slots=True)
class Profile:
    """The details of a card as stems, each with the kind of detail it belongs to, and the year of birth."""

    details: tuple[tuple[str, frozenset[str]], ...]
    born: int | None


def profile_of(client: Client, engagements: Iterable[Engagement]) -> Profile:
    """Read a client's card."""
    found: list[tuple[str, frozenset[str]]] = []
    for kind, text in (("work", client.occupation), ("home", client.lives_in), ("employer", client.employer)):
        if text:
            found.append((kind, _stems(text)))
    found.extend(("household", _stems(part)) for part in (client.household or "").split(","))
    found.extend(("family", _stems(relation.role)) for relation in client.related)
    for engagement in engagements:
        found.extend(("issue", _stems(issue)) for issue in engagement.issues)
    return Profile(tuple(dict.fromkeys((kind, stems) for kind, stems in found if stems)), client.born)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in split_words(text).words if word not in FUNCTION_WORDS)


def held(details: frozenset[str], stems: frozenset[str]) -> bool:
    """Say whether a passage holds a detail: all of its words, or for a single word another word for the same thing."""
    if details <= stems:
        return True
    if len(details) > 1:
        return False
    classes = {name for detail in details for name in concepts(detail)}
    return bool(classes) and any(classes & set(concepts(word)) for word in stems)
