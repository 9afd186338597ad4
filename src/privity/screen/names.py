"""Names of the caseload in a draft: clients, the people around them, employers and places, however written.

A name is kept by its parts. Each word of a draft is looked up exact, as a short form, inflected (as Slavic, Baltic
and Finnic languages do), in another alphabet, and with one slip of the pen; neighbouring words that name parts of
one person make that person's full name. Names written in one piece or with gaps are sought by an automaton over
the text without its separators.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

import ahocorasick_rs
from rapidfuzz.distance import OSA

from privity.screen.english import FUNCTION_WORDS
from privity.screen.fold import Span
from privity.screen.name_words import COMMON, ORDINARY, PARTICLES, SHORT_FORMS, TITLES, to_latin
from privity.screen.rarity import common_word
from privity.screen.words import Words, split_words, stem

_ENDINGS = (
    "ovou ovym ovych ovi ovy ovo ova ove ovu evo eva eve evi evu owi owej owa emu ego ich ych ami ach om em am ou ym im ej ho mu ne ni"
    " nova in es s a u y i e o"
).split()
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("đ", "dj"), ("æ", "ae"))
_JOINABLE = re.compile(r"[^\W_]")
_SHORTEST_JOINED = 8
_SHORTEST_HANDLE = 6
_MOST_SHARED = 40
_SHORTEST_INFLECTED = 4
_SHORTEST_MISSPELT = 5
# A word of a hundred thousand letters, as a picture in a mail is one, would be spelt a hundred thousand times.
_LONGEST_MISSPELT = 64
_EMPLOYER_NOISE = frozenset("ltd inc llc plc gmbh pte co corp company sdn bhd the and of a s r o".split())


class Bearer(StrEnum):
    """Whose name it is."""

    CLIENT = "client"
    RELATIVE = "relative"
    EMPLOYER = "employer"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entity:
    """One name in the caseload: whose file it stands in, what it names, and its folded parts in order."""

    client: str
    bearer: Bearer
    parts: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a draft that may name an entity.

    `full` says that several parts agree or a whole phrase does, `exact` that nothing had to be forgiven,
    `shared` how many clients bear what was written.
    """

    entity: Entity
    span: Span
    full: bool
    exact: bool
    ordinary: bool
    shared: int


def entity_of(client: str, bearer: Bearer, name: str) -> Entity | None:
    """Make an entity of a name as the record writes it; None where it holds nothing to look for."""
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


def _spellings(part: str, written: tuple[str, ...]) -> set[str]:
    """Give the spellings of one part: as folded, and with the two-letter forms of letters that lost a mark."""
    found = {part, to_latin(part)}
    for word in written:
        lowered = word.casefold()
        if any(mark in lowered for mark, _ in _UMLAUTS):
            for mark, plain in _UMLAUTS:
                lowered = lowered.replace(mark, plain)
            spelt = "".join(split_words(lowered).words)
            if spelt[:1] == part[:1] and abs(len(spelt) - len(part)) <= 4 and OSA.distance(spelt, part) <= 4:
                found.add(spelt)
    return found


def _roots(part: str) -> set[str]:
    """Give what remains of a part when it takes an ending: the last vowel or the fleeting e goes."""
    roots = {part}
    if part[-1] in "aeiouy" and len(part) >= _SHORTEST_INFLECTED:
        roots.add(part[:-1])
    if len(part) > 5 and part[-2] == "e" and part[-1] in "kcl":
        roots.add(part[:-2] + part[-1])
    return roots


class NameBook:
    """Every name of the caseload by its parts."""

    def __init__(self) -> None:
        self._entities: dict[str, tuple[Entity, ...]] = {}
        self._forms: dict[str, dict[Entity, int]] = {}
        self._roots: dict[str, dict[Entity, int]] = {}
        self._slips: dict[str, set[str]] = {}
        self._joined: dict[str, set[Entity]] = {}
        self._automaton: tuple[ahocorasick_rs.AhoCorasick, list[str]] | None = None
        self._memory: dict[str, tuple[tuple[Entity, int, bool], ...]] = {}

    def put(self, client: str, entities: Iterable[Entity]) -> None:
        """Take the names that one client's file holds, in place of those it held."""
        self.remove(client)
        self._entities[client] = tuple(dict.fromkeys(entities))
        for entity in self._entities[client]:
            self._enter(entity)
        self._automaton = None
        self._memory.clear()

    def remove(self, client: str) -> None:
        """Forget the names of one client's file."""
        for entity in self._entities.pop(client, ()):
            for book in (self._forms, self._roots):
                for key in [key for key in self._keys(entity, book) if entity in book.get(key, ())]:
                    del book[key][entity]
                    if not book[key]:
                        del book[key]
            for key in self._joined_keys(entity):
                self._joined.get(key, set()).discard(entity)
                if not self._joined.get(key):
                    self._joined.pop(key, None)
            self._forget_slips(entity)
        self._automaton = None
        self._memory.clear()

    def _forget_slips(self, entity: Entity) -> None:
        for part in entity.parts:
            for spelt in _spellings(part, entity.written) - self._forms.keys():
                for slip in _with_slips(spelt):
                    self._slips.get(slip, set()).discard(spelt)
                    if not self._slips.get(slip):
                        self._slips.pop(slip, None)

    def _keys(self, entity: Entity, book: Mapping[str, object]) -> set[str]:
        keys: set[str] = set()
        for part in entity.parts:
            for spelt in _spellings(part, entity.written):
                keys |= _roots(spelt) if book is self._roots else {spelt, *SHORT_FORMS.get(spelt, ())}
        return keys

    @staticmethod
    def _joined_keys(entity: Entity) -> set[str]:
        if entity.bearer is Bearer.PLACE or len(entity.parts) < 2:
            whole = "".join(entity.parts)
            coded = len(whole) >= 3 and any(c.isdigit() for c in whole)
            return {whole} if coded or len(whole) >= _SHORTEST_JOINED + 2 else set()
        keys = {"".join(entity.parts), "".join(reversed(entity.parts)), entity.parts[0] + entity.parts[-1]}
        return {key for key in keys if len(key) >= _SHORTEST_HANDLE or any(c.isdigit() for c in key)}

    def _enter(self, entity: Entity) -> None:
        person = entity.bearer in (Bearer.CLIENT, Bearer.RELATIVE)
        for position, part in enumerate(entity.parts):
            for spelt in _spellings(part, entity.written):
                self._forms.setdefault(spelt, {})[entity] = position
                if not person:
                    continue
                for short in SHORT_FORMS.get(spelt, ()):
                    self._forms.setdefault(short, {}).setdefault(entity, position)
                if len(spelt) >= _SHORTEST_INFLECTED:
                    for root in _roots(spelt):
                        self._roots.setdefault(root, {})[entity] = position
                if _SHORTEST_MISSPELT <= len(spelt) <= _LONGEST_MISSPELT:
                    for slip in _with_slips(spelt):
                        self._slips.setdefault(slip, set()).add(spelt)
        for key in self._joined_keys(entity):
            self._joined.setdefault(key, set()).add(entity)

    def find(self, draft: Words) -> list[Mention]:
        """Find every mention in a draft."""
        found = self._by_words(draft)
        found.extend(self._in_one_piece(draft))
        return found

    def _matches(self, word: str) -> tuple[tuple[Entity, int, bool], ...]:
        """Give the entities that a word may name a part of: entity, part, whether exact."""
        known = self._memory.get(word)
        if known is None:
            known = self._memory[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> tuple[tuple[Entity, int, bool], ...]:
        bare = word.removesuffix("'s").replace("'", "")
        bare = bare.rstrip("0123456789") or bare
        latin = to_latin(bare)
        exact = self._forms.get(bare, {}) | (self._forms.get(latin, {}) if latin != bare else {})
        found = {entity: (position, True) for entity, position in exact.items()}
        if not found and latin not in FUNCTION_WORDS:
            for ending in _ENDINGS:
                root = latin.removesuffix(ending)
                if root != latin and len(root) >= _SHORTEST_INFLECTED - 1:
                    for entity, position in self._roots.get(root, {}).items():
                        found.setdefault(entity, (position, False))
            if latin in self._roots:
                for entity, position in self._roots[latin].items():
                    found.setdefault(entity, (position, False))
            if _SHORTEST_MISSPELT - 1 <= len(latin) <= _LONGEST_MISSPELT + 1:
                near = {spelt for slip in _with_slips(latin) for spelt in self._slips.get(slip, ())}
                for spelt in near:
                    if OSA.distance(latin, spelt) <= (1 if len(spelt) < 8 else 2):
                        for entity, position in self._forms.get(spelt, {}).items():
                            found.setdefault(entity, (position, False))
        return tuple((entity, position, exactly) for entity, (position, exactly) in found.items())

    def _by_words(self, draft: Words) -> list[Mention]:
        hits = [(at, matches) for at, word in enumerate(draft.words) if (matches := self._matches(word))]
        found: list[Mention] = []
        used: set[tuple[int, Entity]] = set()
        by_place = dict(hits)
        for at, matches in hits:
            for entity, position, exact in matches:
                if (at, entity) in used:
                    continue
                last, parts, all_exact = self._gather(draft, by_place, at, entity, position, exact)
                used.update((step, entity) for step in range(at, last + 1))
                mention = _mention(draft, at, last, entity, parts, all_exact, len(matches))
                if mention is not None:
                    found.append(mention)
        return found

    @staticmethod
    def _gather(
        draft: Words,
        by_place: Mapping[int, tuple[tuple[Entity, int, bool], ...]],
        at: int,
        entity: Entity,
        position: int,
        exact: bool,
    ) -> tuple[int, set[int], bool]:
        """Walk on over the words that name further parts of the same entity, letting one foreign word stand between."""
        parts = {position}
        last = at
        ahead = at + 1
        while ahead <= last + 2 and ahead < len(draft):
            gap = draft.folded.text[draft.ends[ahead - 1] : draft.starts[ahead]]
            if "\n\n" in gap or (len(gap.strip()) and gap.strip() not in "-.,&'/_"):
                break
            for other, other_position, other_exact in by_place.get(ahead, ()):
                if other == entity and other_position not in parts:
                    parts.add(other_position)
                    exact = exact and other_exact
                    last = ahead
                    break
            ahead += 1
        return last, parts, exact

    def _in_one_piece(self, draft: Words) -> list[Mention]:
        if not self._joined or not len(draft):
            return []
        if self._automaton is None:
            keys = [key for key, entities in self._joined.items() if entities]
            self._automaton = (ahocorasick_rs.AhoCorasick(keys), keys)
        automaton, keys = self._automaton
        pieces = [word.replace("'", "") for word in draft.words]
        begins = list(accumulate(map(len, pieces), initial=0))
        joined = "".join(pieces)
        found: list[Mention] = []
        for key, start, end in automaton.find_matches_as_indexes(joined, overlapping=True):
            first = bisect_right(begins, start) - 1
            if begins[first] != start:
                continue
            # A key ends where a word does, or up to five letters of an ending before that.
            last = bisect_left(begins, end) - 1
            ending = keys[key][-3:].rstrip("s")
            if begins[last + 1] != end and (
                begins[last + 1] > end + 5 or not draft.words[last].rstrip("0123456789s").endswith(ending)
            ):
                continue
            entities = [
                entity for entity in self._joined[keys[key]] if len(entity.parts) > 1 or first != last
            ]
            written_apart = last - first + 1
            short = len(keys[key]) < _SHORTEST_JOINED and not any(c.isdigit() for c in keys[key])
            if short and (
                common_word(stem(draft.words[first]))
                if first == last
                else any(len(word) > 1 for word in draft.words[first : last + 1])
            ):
                continue
            for entity in entities or self._joined[keys[key]]:
                if written_apart == len(entity.parts) and len(entity.parts) > 1:
                    continue
                span = draft.span(first, last)
                found.append(Mention(entity, span, True, True, False, len(self._joined[keys[key]])))
        return found


def _with_slips(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _mention(
    draft: Words, first: int, last: int, entity: Entity, parts: set[int], exact: bool, shared: int
) -> Mention | None:
    """Judge what was met: None where it is a word of the language, or the name of somebody else."""
    people = entity.bearer in (Bearer.CLIENT, Bearer.RELATIVE)
    full = len(parts) >= 2 if people else len(parts) == len(entity.parts)
    if not people and (not full or not any(draft.capitalised(at) for at in range(first, last + 1))):
        return None
    if people and not full:
        before, after = _initials(draft, first, last, entity, parts, exact)
        first, last, full = first - before, last + after, before or after
    ordinary = all(
        w.removesuffix("'s") in ORDINARY or w in FUNCTION_WORDS for w in draft.words[first : last + 1]
    )
    if full and (exact or draft.capitalised(first) or draft.capitalised(last)):
        return Mention(entity, draft.span(first, last), True, exact, ordinary, shared)
    return None if full else _part_alone(draft, first, entity, exact, ordinary, shared)


def _part_alone(
    draft: Words, at: int, entity: Entity, exact: bool, ordinary: bool, shared: int
) -> Mention | None:
    """Judge one part by itself: it must be written as a name, and not stand in the name of somebody else."""
    word = draft.words[at].removesuffix("'s")
    if len(word) == 1:
        return _bare_initial(draft, at, entity)
    capitalised = draft.capitalised(at)
    titled = at > 0 and draft.words[at - 1] in TITLES and draft.capitalised(at - 1)
    if not capitalised and (
        not exact or len(word) < 4 or common_word(stem(word)) or ordinary or word not in entity.parts
    ):
        return None
    if (ordinary or word in FUNCTION_WORDS) and not titled and _opens_sentence(draft, at):
        return None
    if not exact and (word in SHORT_FORMS or word in COMMON or common_word(stem(word))):
        return None
    if not titled and len(entity.parts) > 1 and _somebody_else(draft, at):
        return None
    return Mention(entity, draft.span(at, at), False, exact, ordinary, shared)


def _initials(
    draft: Words, first: int, last: int, entity: Entity, parts: set[int], exact: bool
) -> tuple[bool, bool]:
    """Say whether initials of the name's other parts stand before or after: "M. Hollis", "Margaret H."."""
    surname = len(entity.parts) - 1 in parts
    before = surname and _initial_of(draft, first - 1, entity, parts)
    after = not surname and exact and _initial_of(draft, last + 1, entity, parts)
    if after and last + 2 < len(draft) and draft.capitalised(last + 2):
        after = False
    return before, after


def _bare_initial(draft: Words, at: int, entity: Entity) -> Mention | None:
    """Take a single letter only where the record itself knows the client by letters, and it is written as one."""
    end = draft.ends[at]
    stopped = draft.folded.text[end : end + 1] == "."
    if (
        all(len(part) == 1 for part in entity.parts)
        and draft.capitalised(at)
        and stopped
        and draft.words[at] not in "ia"
    ):
        return Mention(entity, draft.span(at, at), len(entity.parts) == 1, True, True, 1)
    return None


def _initial_of(draft: Words, at: int, entity: Entity, parts: set[int]) -> bool:
    """Say whether the word at a place is a capital letter that opens another part of the same name."""
    if not 0 <= at < len(draft) or len(draft.words[at]) != 1 or not draft.capitalised(at):
        return False
    if draft.words[at] in "ia" and draft.folded.text[draft.ends[at] : draft.ends[at] + 1] != ".":
        return False
    return any(part[0] == draft.words[at] for place, part in enumerate(entity.parts) if place not in parts)


def _opens_sentence(draft: Words, at: int) -> bool:
    before = draft.folded.text[max(0, draft.starts[at] - 3) : draft.starts[at]].rstrip(" \"'(")
    return not before or before[-1] in ".!?:\n"


def _somebody_else(draft: Words, at: int) -> bool:
    """Say whether another capitalised name stands right before or after: a different person who shares one part."""
    text = draft.folded.text
    if at + 1 < len(draft) and text[draft.ends[at] : draft.starts[at + 1]] in (" ", "-"):
        word = draft.words[at + 1]
        if draft.capitalised(at + 1) and word not in FUNCTION_WORDS and len(word) > 1:
            return True
    if at and text[draft.ends[at - 1] : draft.starts[at]] in (" ", "-", ". "):
        word = draft.words[at - 1]
        if not draft.capitalised(at - 1) or word in FUNCTION_WORDS or word in TITLES:
            return False
        if text[draft.ends[at - 1] : draft.starts[at]] == ". " and len(word) > 1:
            return False
        return not _opens_sentence(draft, at - 1) or word in SHORT_FORMS or not common_word(stem(word))
    return False
