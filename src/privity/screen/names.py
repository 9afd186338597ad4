"""Names of the caseload in a draft: clients, the people around them, employers and places, however written.

A name is kept by its parts. Each word of a draft is looked up exact, as a short form, inflected (as Slavic, Baltic
and Finnic languages do), in another alphabet, with one slip of the pen, and as it is heard; neighbouring words that
name parts of one person make that person's full name. Names written in one piece, torn apart, backwards or down the
edge of a text are sought in `pieces`, initials in `initials`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from privity.screen.by_ear import has_other_spellings, heard_as, is_clear, is_sound
from privity.screen.english import FUNCTION_WORDS
from privity.screen.entities import Entity, Likeness, Match, Mention
from privity.screen.in_one_token import humps
from privity.screen.initials import InitialsBook
from privity.screen.mentions import may_be_small, mention_of, part_alone, short_name
from privity.screen.name_words import ORDINARY, OTHER_FORMS, SHORT_FORMS, to_latin
from privity.screen.pieces import PieceBook
from privity.screen.rarity import common_word
from privity.screen.spellings import (
    LONGEST_MISSPELT,
    SHORTEST_INFLECTED,
    SHORTEST_MISSPELT,
    joined_parts,
    letters_of,
    roots,
    spellings,
    uninflected,
    with_slips,
)
from privity.screen.usual_names import is_usual
from privity.screen.words import Words, stem

# In a caseload of many thousands a key of three consonants is shared by so many that it tells nobody from another.
_MOST_ALIKE = 40
_PLAIN = ORDINARY | FUNCTION_WORDS
_SHORTEST_HUMP = 5
_LETTER_WORDS = ("a", "i")
_CONTRACTED = ("'ll", "'ve", "'re", "'d", "n't", "'m")
_DIGITS_FOR_LETTERS = (str.maketrans("0134578", "oieastb"), str.maketrans("0134578", "oleastb"))


@dataclass(frozen=True, slots=True)
class Met:
    """What a word may name: every match, what the nearest is, and how many clients' files hold that.

    `dull` says that the word, written small and without a name beside it, is nobody's name.
    """

    matches: tuple[Match, ...]
    nearest: Likeness
    shared: int
    dull: bool


_NOBODY = Met((), Likeness.HEARD, 0, dull=True)


class NameBook:
    """Every name of the caseload by its parts."""

    def __init__(self) -> None:
        self._entities: dict[str, tuple[Entity, ...]] = {}
        self._forms: dict[str, dict[Entity, int]] = {}
        self._roots: dict[str, dict[Entity, int]] = {}
        self._heard: dict[str, dict[Entity, int]] = {}
        self._otherwise: dict[str, dict[Entity, int]] = {}
        self._slips: dict[str, set[str]] = {}
        self._pieces = PieceBook()
        self._initials = InitialsBook()
        self._memory: dict[str, Met] = {}

    def put(self, client: str, entities: Iterable[Entity]) -> None:
        """Take the names that one client's file holds, in place of those it held."""
        self.remove(client)
        self._entities[client] = tuple(dict.fromkeys(entities))
        for entity in self._entities[client]:
            for book, key, position in self._entries(entity):
                book.setdefault(key, {}).setdefault(entity, position)
            for spelt in _misspelt(entity):
                for slip in with_slips(spelt):
                    self._slips.setdefault(slip, set()).add(spelt)
            self._pieces.put(entity)
            self._initials.put(entity)
        self._memory.clear()

    def remove(self, client: str) -> None:
        """Forget the names of one client's file."""
        for entity in self._entities.pop(client, ()):
            for book, key, _ in self._entries(entity):
                holders = book.get(key, {})
                holders.pop(entity, None)
                if not holders:
                    book.pop(key, None)
            for spelt in _misspelt(entity) - self._forms.keys():
                for slip in with_slips(spelt):
                    self._slips.get(slip, set()).discard(spelt)
                    if not self._slips.get(slip):
                        self._slips.pop(slip, None)
            self._pieces.remove(entity)
            self._initials.remove(entity)
        self._memory.clear()

    def _entries(self, entity: Entity) -> Iterator[tuple[dict[str, dict[Entity, int]], str, int]]:
        """Give where an entity stands in these books: the book, the key, and the part that is meant by it."""
        named = [
            (spelt, at) for at, part in enumerate(entity.parts) for spelt in spellings(part, entity.written)
        ]
        yield from ((self._forms, spelt, at) for spelt, at in named)
        yield from ((self._forms, letters, 0) for letters in letters_of(entity))
        if not entity.is_person:
            return
        joined = [(spelt, at) for part, at in joined_parts(entity) for spelt in spellings(part, ())]
        yield from ((self._forms, spelt, at) for spelt, at in joined)
        for spelt, at in named:
            yield from ((self._forms, short, at) for short in SHORT_FORMS.get(spelt, ()))
            yield from ((self._otherwise, other, at) for other in OTHER_FORMS.get(spelt, ()))
        for spelt, at in (*named, *joined):
            if len(spelt) >= SHORTEST_INFLECTED:
                yield from ((self._roots, root, at) for root in roots(spelt))
            yield from ((self._heard, key, at) for key in heard_as(spelt))

    def find(self, draft: Words) -> list[Mention]:
        """Find every mention in a draft."""
        return [
            *self._by_words(draft),
            *self._in_humps(draft),
            *self._pieces.find(draft),
            *self._initials.find(draft),
        ]

    def _in_humps(self, draft: Words) -> Iterator[Mention]:
        """Find a name that hardly anybody bears in words without a space between them: #TeamHollis."""
        for word, span in humps(draft):
            if len(word) < _SHORTEST_HUMP or is_usual(word) or word in _PLAIN:
                continue
            holders = [
                entity for entity in self._forms.get(word, ()) if entity.is_person and word in entity.parts
            ]
            files = len({entity.client for entity in holders})
            yield from (Mention(entity, span, False, True, False, files) for entity in holders)

    def called(self, client: str) -> frozenset[str]:
        """Give every word that stands in a name of one client's file, with its short forms."""
        parts = {
            part for entity in self._entities.get(client, ()) if entity.is_person for part in entity.parts
        }
        return frozenset(
            parts.union(*(forms.get(part, ()) for part in parts for forms in (SHORT_FORMS, OTHER_FORMS)))
        )

    def _met(self, word: str) -> Met:
        matches = tuple(self._look_up(word).values())
        if not matches:
            self._memory[word] = _NOBODY
            return _NOBODY
        nearest = max(match.likeness for match in matches)
        holders = {match.entity.client for match in matches if match.likeness is nearest}
        bare = word.removesuffix("'s")
        dull = nearest is not Likeness.EXACT or bare in _PLAIN or len(bare) == 1 or common_word(stem(bare))
        met = self._memory[word] = Met(matches, nearest, len(holders), dull)
        return met

    def _look_up(self, word: str) -> dict[Entity, Match]:
        found: dict[Entity, Match] = {}

        def take(
            holders: Mapping[Entity, int], likeness: Likeness, *, clear: bool = True, same: bool = True
        ) -> None:
            for entity, position in holders.items():
                if entity not in found:
                    found[entity] = Match(entity, position, likeness, clear, same)

        bare = word.removesuffix("'s").replace("'", "")
        is_contracted = word.endswith(_CONTRACTED)
        if not bare.isalpha():
            for letters in _DIGITS_FOR_LETTERS:
                take(self._forms.get(bare.translate(letters), {}), Likeness.CLOSE)
        bare = bare.rstrip("0123456789") or bare
        latin = to_latin(bare)
        exact = {**self._forms.get(latin, {}), **self._forms.get(bare, {})}
        found = {entity: Match(entity, at, Likeness.EXACT) for entity, at in exact.items()} or found
        if latin in FUNCTION_WORDS or is_contracted or (found and common_word(stem(latin))):
            return found
        for root in (*uninflected(latin), latin):
            take(self._roots.get(root, {}), Likeness.CLOSE)
        if SHORTEST_MISSPELT - 1 <= len(latin) <= LONGEST_MISSPELT + 1:
            slips = self._slips.keys() & with_slips(latin)
            near = {spelt for slip in slips for spelt in self._slips[slip]}
            for spelt in sorted(near):
                if OSA.distance(latin, spelt) <= (1 if len(spelt) < 8 else 2):
                    take(self._forms.get(spelt, {}), Likeness.CLOSE)
        if latin in SHORT_FORMS or has_other_spellings(latin) or not common_word(stem(latin)):
            for key in sorted(heard_as(latin), key=lambda key: (is_sound(key), key)):
                alike = self._heard.get(key, {})
                if len(alike) <= _MOST_ALIKE or not is_sound(key):
                    take(alike, Likeness.HEARD, clear=is_clear(key), same=not is_sound(key))
        # What it is in another language tells beside the surname only: many a George is no Jürgen.
        take(self._otherwise.get(latin, {}), Likeness.HEARD, same=False)
        return found

    def _is_written_small(self, draft: Words, at: int, met: Met) -> bool:
        """Say whether a name may be written small here: in an address, after a greeting, in a text without capitals."""
        word = draft.words[at].removesuffix("'s")
        if met.nearest is not Likeness.EXACT or len(word) < SHORTEST_INFLECTED or word in _PLAIN:
            return False
        return may_be_small(draft, at, word)

    def _by_words(self, draft: Words) -> list[Mention]:
        known = self._memory
        hits: list[tuple[int, Met]] = []
        for at, word in enumerate(draft.words):
            met = known.get(word) or self._met(word)
            if met.matches:
                hits.append((at, met))
        by_place = dict(hits)
        found: list[Mention] = []
        used: set[tuple[int, Entity]] = set()
        for at, met in hits:
            if (
                met.dull
                and not self._is_written_small(draft, at, met)
                and at + 1 not in by_place
                and at + 2 not in by_place
                and (at == 0 or len(draft.words[at - 1]) > 1 or draft.words[at - 1] in _LETTER_WORDS)
                and (draft.words[at] in _LETTER_WORDS or not draft.capitalised(at))
            ):
                continue
            for match in met.matches:
                entity = match.entity
                if (at, entity) in used:
                    continue
                last, parts = _gather(draft, by_place, at, match)
                used.update((step, entity) for step in range(at, last + 1))
                mention = mention_of(draft, at, last, entity, parts, met.shared)
                if mention is None and len(parts) == 1 and not entity.is_person:
                    mention = short_name(draft, at, match, met.shared)
                elif mention is None and len(parts) == 1 and match.likeness is met.nearest:
                    is_own = any(
                        other.entity.client == entity.client
                        for place in (at - 1, at + 1)
                        if place in by_place
                        for other in by_place[place].matches
                    )
                    mention = part_alone(draft, at, match, met.shared, may_be_another=not is_own)
                if mention is not None:
                    found.append(mention)
        return found


def _misspelt(entity: Entity) -> set[str]:
    """Give the spellings of a person's name in which a slip of the pen is forgiven."""
    if not entity.is_person:
        return set()
    named = {spelt for part in entity.parts for spelt in spellings(part, entity.written)}
    return {spelt for spelt in named if SHORTEST_MISSPELT <= len(spelt) <= LONGEST_MISSPELT}


def _gather(draft: Words, by_place: Mapping[int, Met], at: int, match: Match) -> tuple[int, list[Match]]:
    """Walk on over the words that name further parts of the same entity, letting one foreign word stand between.

    What is written as any word is takes part only as the name is written, and right beside it: in "Ben downs tools" and
    "Guy, a little faster" nobody called Down or Little is meant.
    """
    met = [match]
    last = at
    ahead = at + 1
    if match.likeness is not Likeness.EXACT and match.entity.is_person and _is_written_as_a_word(draft, at):
        return last, met
    while ahead <= last + 2 and ahead < len(draft):
        gap = draft.folded.text[draft.ends[ahead - 1] : draft.starts[ahead]]
        if "\n\n" in gap or (len(gap.strip()) and gap.strip() not in "-.,&'/_+"):
            break
        is_apart = ahead > last + 1 or "," in gap
        is_word = match.entity.is_person and _is_written_as_a_word(draft, ahead)
        for other in by_place[ahead].matches if ahead in by_place else ():
            if is_word and (is_apart or other.likeness is not Likeness.EXACT):
                continue
            if other.entity == match.entity and all(other.position != one.position for one in met):
                met.append(other)
                last = ahead
                break
        ahead += 1
    return last, met


def _is_written_as_a_word(draft: Words, at: int) -> bool:
    word = draft.words[at].removesuffix("'s")
    return not draft.capitalised(at) and (word in _PLAIN or common_word(stem(word)))
