"""Random requests that come near a decision: an example of a pack with a few facts changed, added or forgotten.

Facts drawn at random alone would nearly all be refused for one and the same reason.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from privity.gate import Request
from privity.gate.request import Value
from privity.gate.vocabulary import FACTS, SAYS_UNKNOWN, Fact, Kind

_CHANGES: Final = 4
_WORDS: Final = ("murder", "terrorism", "robbery", "rape", "UK", "EU", "US")
_PLACES: Final = ("CA", "TX", "NY", "ON", "BC", "NSW", "VIC", "England", "IE", "NL", "XX")
_MEMBERS: Final = ("BACP", "APA", "AAMFT", "HCPC", "AHPRA", "CRPO")


def near_requests(examples: Sequence[Request], number: int, random: Random) -> Iterator[Request]:
    """As many requests as asked for, the same for the same generator."""
    paths = sorted(FACTS)
    for count in range(number):
        facts = dict(random.choice(examples).facts)
        for _ in range(random.randrange(_CHANGES + 1)):
            path = random.choice(paths if random.random() < 1 / 2 else sorted(facts) or paths)
            if random.random() < 1 / 3:
                facts.pop(path, None)
            else:
                facts[path] = _value(FACTS[path], random)
        yield Request(count, facts)


def _value(fact: Fact, random: Random) -> Value:
    known = [value for value in fact.values if (fact.path, value) not in SAYS_UNKNOWN]
    match fact.kind:
        case Kind.FLAG:
            return random.random() < 1 / 2
        case Kind.NUMBER | Kind.DAYS:
            return random.choice((0, 1, 9, 12, 13, 14, 15, 16, 17, 18, 30, 64, 65, 90, 91, 366, 400))
        case Kind.CHOICE:
            return random.choice(known)
        case Kind.CHOICES:
            return frozenset(random.sample(known, random.randrange(3)))
        case Kind.WORD:
            return random.choice(_PLACES if fact.path == "subdivision" else _WORDS)
        case Kind.WORDS:
            return frozenset(random.sample(_MEMBERS, random.randrange(2)))
