"""What is named in a caseload, and a stretch of a draft that may name it."""

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from privity.screen.english import FUNCTION_WORDS
from privity.screen.fold import Span
from privity.screen.name_words import PARTICLES, TITLES
from privity.screen.words import split_words

_JOINABLE = re.compile(r"[^\W_]")
# "Owen (died 2021, aged 24)": what stands in brackets tells of Owen, where it has a number or begins small.
_ASIDE = re.compile(r"\((?:[^()]*\d[^()]*|[^()\w]*[a-z][^()]*)\)")
# Son, daughter or child of: "s/o", "d/o", "a/l", "a/p", "c/o".
_CHILD_OF = re.compile(r"(?<!\w)(?:[sdc]/o|a/[lp])(?!\w)", re.IGNORECASE)
_EMPLOYER_NOISE = frozenset("ltd inc llc plc gmbh pte co corp company sdn bhd the and of a s r o".split())


class Bearer(StrEnum):
    """Whose name it is."""

    CLIENT = "client"
    RELATIVE = "relative"
    EMPLOYER = "employer"
    PLACE = "place"


class Telling(StrEnum):
    """How much a name tells by itself.

    `FAINT` is what counts beside another detail only: another name that sounds alike, one letter. `USUAL` is a name
    that many bear, `RARE` one that hardly anybody else here bears.
    """

    FAINT = "faint"
    USUAL = "usual"
    RARE = "rare"


class Manner(StrEnum):
    """How a name is written in a draft."""

    PLAIN = "plain"
    HEARD = "heard"
    INITIALS = "initials"
    FIRST_LETTERS = "first letters"
    BACKWARDS = "backwards"


class Likeness(IntEnum):
    """How near a word of a draft is to a part of a name: as it sounds, but for a slip or an ending, or to the letter."""

    HEARD = 0
    CLOSE = 1
    EXACT = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A word of a draft that may name one part of an entity.

    `clear` says that it may tell by itself, `same` that it is the same name, though it may be written otherwise.
    """

    entity: "Entity"
    position: int
    likeness: Likeness
    clear: bool = True
    same: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """One name in the caseload: whose file it stands in, what it names, and its folded parts in order."""

    client: str
    bearer: Bearer
    parts: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def is_person(self) -> bool:
        """Say whether a person bears it."""
        return self.bearer in (Bearer.CLIENT, Bearer.RELATIVE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a draft that may name an entity.

    `full` says that several parts agree or a whole phrase does, `exact` that nothing had to be forgiven,
    `shared` how many clients bear what was written. `alone` is the place of the word where one `part` of a name
    stands by itself, `common` that it is then a name that many bear, without a title before it.
    """

    entity: Entity
    span: Span
    full: bool
    exact: bool
    ordinary: bool
    shared: int
    telling: Telling = Telling.USUAL
    manner: Manner = Manner.PLAIN
    alone: int | None = None
    part: int = 0
    common: bool = False


def entity_of(client: str, bearer: Bearer, name: str) -> Entity | None:
    """Make an entity of a name as the record writes it; None where it holds nothing to look for."""
    name = _ASIDE.sub(" ", name) if _JOINABLE.search(_ASIDE.sub(" ", name)) else name
    name = _CHILD_OF.sub(" ", name) if bearer in (Bearer.CLIENT, Bearer.RELATIVE) else name
    words = tuple(word.removesuffix("'s").replace("'", "") for word in split_words(name).words)
    if bearer is Bearer.EMPLOYER:
        words = tuple(word for word in words if word not in _EMPLOYER_NOISE) or words
    elif bearer in (Bearer.CLIENT, Bearer.RELATIVE):
        small = {word for word in name.split() if word in FUNCTION_WORDS}
        if small and not any(character.isupper() for character in name):
            return None  # "a client of his" says who somebody is, and is nobody's name
        passed_over = small | PARTICLES | TITLES
        words = tuple(word for word in words if word not in passed_over) or words
    written = tuple(word for word in name.split() if _JOINABLE.search(word))
    return Entity(client, bearer, words, written) if words else None
