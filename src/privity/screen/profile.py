"""What a client's card says beside the name: work, home, household, family, what the work is about."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from privity.model.engagement import Engagement
from privity.model.people import Client
from privity.screen.concepts import concepts
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


class Profiles:
    """The cards of all clients, found by the words that their details would be told with."""

    def __init__(self) -> None:
        self._of: dict[str, Profile] = {}
        self._holding: dict[str, dict[str, int]] = {}

    def put(self, client: str, profile: Profile) -> None:
        """Take a client's card, in place of the one before."""
        self.remove(client)
        self._of[client] = profile
        for key in _keys(profile):
            holding = self._holding.setdefault(key, {})
            holding[client] = holding.get(client, 0) + 1

    def remove(self, client: str) -> None:
        """Forget a client's card."""
        for key in set(_keys(self._of.pop(client, Profile(())))):
            del self._holding[key][client]
            if not self._holding[key]:
                del self._holding[key]

    def met(self, told: Set[str], fewest: int) -> list[tuple[str, Profile]]:
        """Give the clients whose cards may hold as many of the details that stems and classes of stems tell."""
        counts: dict[str, int] = {}
        for key in self._holding.keys() & told:
            for client, details in self._holding[key].items():
                counts[client] = counts.get(client, 0) + details
        return [(client, self._of[client]) for client, count in counts.items() if count >= fewest]


def _keys(profile: Profile) -> Iterator[str]:
    """Give what each detail is looked up by: a word of several by one of them, a single word by its classes as well."""
    for _, detail in profile.details:
        first = min(detail)
        yield first
        if len(detail) == 1:
            yield from concepts(first)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in split_words(text).words if word not in FUNCTION_WORDS)
