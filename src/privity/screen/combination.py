"""Details that are harmless alone and together fit one client only: the k-anonymity of a draft within the caseload.

How many clients fit is a lower guard and never a proof: that five of them fit says nothing about who would know.
"""

from dataclasses import dataclass

from privity.screen.concepts import concepts
from privity.screen.index import ScreenIndex
from privity.screen.passages import Passage
from privity.screen.words import Words, stem

_FEWEST_DETAILS = 3
_TELLING = frozenset({"work", "home", "employer"})


@dataclass(frozen=True, slots=True)
class Combination:
    """The one client whom several details of a draft fit together, and the words that give them, in order.

    `telling` says that work, home and workplace are told in words of the card, at least two of them: a husband, a
    partner and a doctor fit one client of a caseload by chance, and are in every text about marriage.
    """

    client: str
    places: tuple[int, ...]
    telling: bool


def combination(index: ScreenIndex, words: Words, story: Passage) -> Combination | None:
    """Find the client whom three or more details of the card fit, and whom nobody else fits as well."""
    told = words.words[story.first : story.last]
    stems = frozenset(map(stem, frozenset(told)))
    possible = index.profiles.met(stems.union(*map(concepts, stems)), _FEWEST_DETAILS)
    if not possible:
        return None
    places: dict[str, int] = {}
    classes: dict[str, int] = {}
    for at, stemmed in enumerate(map(stem, told), story.first):
        places.setdefault(stemmed, at)
        for name in concepts(stemmed):
            classes.setdefault(name, at)
    fitting: list[tuple[int, str, list[int], bool]] = []
    for client, profile in possible:
        met: list[int] = []
        kinds: set[str] = set()
        in_so_many_words: set[str] = set()
        for kind, detail in profile.details:
            place = _where(detail, stems, places, classes)
            if place is not None:
                met.append(place)
                kinds.add(kind)
                if kind in _TELLING and detail <= stems:
                    in_so_many_words.add(kind)
        if len(set(met)) >= _FEWEST_DETAILS and kinds & _TELLING and len(kinds) > 1:
            fitting.append((len(set(met)), client, met, len(in_so_many_words) > 1))
    fitting.sort(key=lambda entry: (-entry[0], entry[1]))
    if not fitting or (len(fitting) > 1 and fitting[1][0] == fitting[0][0]):
        return None
    _, client, met, telling = fitting[0]
    return Combination(client, tuple(sorted(set(met))), telling)


def _where(
    detail: frozenset[str], stems: frozenset[str], places: dict[str, int], classes: dict[str, int]
) -> int | None:
    """Say where a draft holds a detail: all of its words, or for a single word another word for the same thing."""
    if detail <= stems:
        return min(places[part] for part in detail)
    if len(detail) == 1:
        return next((classes[name] for part in detail for name in concepts(part) if name in classes), None)
    return None
