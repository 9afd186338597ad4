"""What a client's card says beside the name: work, home, household, family, what the work is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from privity.model.engagement import Engagement
from privity.model.people import Client
from privity.screen.english import FUNCTION_WORDS
from privity.screen.words import split_words, stem


@dataclass(frozen=True, slots=True)
class Profile:
    """The details of a card as stems, each with the kind of detail it belongs to."""

    details: tuple[tuple[str, frozenset[str]], ...]


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
    return Profile(tuple(dict.fromkeys((kind, stems) for kind, stems in found if stems)))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in split_words(text).words if word not in FUNCTION_WORDS)
