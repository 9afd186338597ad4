"""Is what was met a name here? It must be written as one, and not be a word of the language or somebody else's name."""

import re
from collections.abc import Sequence

from privity.screen.english import FUNCTION_WORDS
from privity.screen.entities import Bearer, Entity, Likeness, Manner, Match, Mention, Telling
from privity.screen.in_one_token import stands_in_an_address
from privity.screen.name_words import COMMON, ORDINARY, SHORT_FORMS, TITLES
from privity.screen.ordinary_use import (
    DAYS,
    does_what_people_do,
    is_addressed,
    is_an_acronym,
    is_greeting,
    is_shouted,
    is_used_as_a_word,
    opens_sentence,
)
from privity.screen.rarity import common_word
from privity.screen.spellings import letters_of
from privity.screen.usual_names import is_usual
from privity.screen.whose import SPOKEN_TO, may_be_a_name
from privity.screen.words import Words, stem

# "Lin, Chan and Park (2020)", "Park et al.": who is quoted so wrote a book.
_CITED = re.compile(
    r"(?:,? (?:and|&) [^\W\d_]{1,40}|, [^\W\d_]{1,40}\.?(?: ?[^\W\d_]\.){0,3}){0,12}"
    r"(?: et al\.?|,? \(?(?:19|20)\d\d[a-z]?\)|\.,? (?:19|20)\d\d[a-z]?\. |, (?:19|20)\d\d[a-z]?, (?:pp?|ch|vol)\b)"
    r"|(?: (?:and|&) [^\W\d_]{1,40})?, [^()]{0,40}\b(?:study|studies|trial|trials|survey|review|pp?\. ?\d)[^()]{0,60}\)"
)
_SIGNS_OF_ONE_NAME = frozenset("&+-_/")
_SHORTEST_TELLING = 6
_GREETING_REACHES = 4
_SET_BEFORE = frozenset(("done", "team", "client", "patient"))
_NO_CAPITALS_WITHIN = 300


def mention_of(
    draft: Words, first: int, last: int, entity: Entity, met: Sequence[Match], shared: int
) -> Mention | None:
    """Judge whether several parts of a name, or one with initials beside it, name it in full."""
    exact = all(match.likeness is Likeness.EXACT for match in met)
    parts = {match.position for match in met}
    if all(len(part) == 1 for part in entity.parts) and not all(
        draft.capitalised(at) for at in range(first, last + 1)
    ):
        return None
    if not entity.is_person:
        if len(parts) != len(entity.parts) or not _is_written_as_a_name(draft, first, last):
            return None
        return Mention(entity, draft.span(first, last), True, exact, _is_ordinary(draft, first, last), shared)
    full = len(parts) >= 2
    if not full:
        if met[0].likeness is Likeness.HEARD or (not exact and not draft.capitalised(first)):
            return None
        before, after = _initials_beside(draft, first, last, entity, parts, exact)
        if not before and not after:
            return None
        first, last = first - before, last + after
    elif all(match.likeness is Likeness.HEARD and not match.clear for match in met):
        return None
    if not exact and not draft.capitalised(first) and not draft.capitalised(last):
        return None
    heard = any(match.likeness is Likeness.HEARD for match in met)
    if heard and _ends_a_sentence(draft, first, last):
        return None
    manner = Manner.HEARD if heard else Manner.PLAIN
    ordinary = _is_ordinary(draft, first, last)
    return Mention(entity, draft.span(first, last), True, exact, ordinary, shared, manner=manner)


def _ends_a_sentence(draft: Words, first: int, last: int) -> bool:
    """Say whether a full stop that is no initial's stands between two words."""
    text = draft.folded.text
    return any(
        len(draft.words[at]) > 1 and text[draft.ends[at] : draft.starts[at + 1]].startswith(". ")
        for at in range(first, last)
    )


def part_alone(draft: Words, at: int, match: Match, shared: int, *, may_be_another: bool) -> Mention | None:
    """Judge one part by itself.

    `may_be_another` says that no other name of theirs stands beside it, so that with another surname it is somebody
    else.
    """
    entity = match.entity
    exact = match.likeness is Likeness.EXACT
    word = draft.words[at].removesuffix("'s")
    small = exact and not draft.capitalised(at) and may_be_small(draft, at, word) and word in entity.parts
    if len(word) == 1:
        return _bare_initial(draft, at, entity)
    ordinary = _is_ordinary(draft, at, at)
    capitalised = draft.capitalised(at)
    titled = at > 0 and draft.words[at - 1] in TITLES and draft.capitalised(at - 1)
    usual = is_usual(word)
    if (
        not capitalised
        and not small
        and (not exact or len(word) < 4 or common_word(stem(word)) or ordinary or word not in entity.parts)
    ):
        return None
    is_word = ordinary or word in FUNCTION_WORDS
    if not capitalised and not small and _is_part_of_a_compound(draft, at):
        return None
    if not titled and is_used_as_a_word(draft, at, is_word=is_word):
        return None
    is_bare = is_word and not titled and (opens_sentence(draft, at) or is_shouted(draft, at))
    if is_bare and not does_what_people_do(draft, at) and not is_addressed(draft, at):
        return None
    if match.likeness is Likeness.CLOSE and (
        word in SHORT_FORMS or word in COMMON or common_word(stem(word))
    ):
        return None
    if not exact and is_an_acronym(draft, at):
        return None
    if _CITED.match(draft.folded.text, draft.ends[at]):
        return None
    if may_be_another and _is_somebody_else(draft, at):
        return None
    telling = Telling.USUAL
    if match.likeness is Likeness.HEARD:
        is_doubtful = (not match.same if usual else common_word(stem(word))) or not match.clear
        if is_doubtful or entity.bearer is Bearer.RELATIVE:
            telling = Telling.FAINT
    elif exact and shared == 1 and capitalised and not (usual or ordinary or common_word(stem(word))):
        telling = Telling.RARE
    manner = Manner.HEARD if match.likeness is Likeness.HEARD else Manner.PLAIN
    part = entity.parts[match.position]
    common = not titled and (
        usual or ordinary or is_usual(part) or (not exact and _is_hardly_alike(word, part))
    )
    span = draft.span(at, at)
    return Mention(entity, span, False, exact, ordinary, shared, telling, manner, at, match.position, common)


def short_name(draft: Words, at: int, match: Match, shared: int) -> Mention | None:
    """Judge what a workplace or a town is called for short: by its letters, or by a word that is no common one.

    It is a detail that corroborates another, and tells nothing by itself.
    """
    entity, word = match.entity, draft.words[at].removesuffix("'s")
    if match.likeness is not Likeness.EXACT or len(entity.parts) == 1 or not draft.capitalised(at):
        return None
    written = draft.folded.original[slice(*draft.span(at, at))]
    is_letters = word not in entity.parts and word in letters_of(entity) and written[: len(word)].isupper()
    is_word = match.position == 0 and word == entity.parts[0] and len(word) >= _SHORTEST_TELLING
    if entity.bearer is Bearer.EMPLOYER and common_word(stem(word)):
        is_word = False
    if not is_letters and (not is_word or is_usual(word) or word in ORDINARY):
        return None
    return Mention(entity, draft.span(at, at), False, True, False, shared)


def may_be_small(draft: Words, at: int, word: str) -> bool:
    """Say whether a name that is written small stands where people write it so.

    In an address or the name of a file any may; a common one where somebody is greeted or thanked as well, and in a
    text without capitals.
    """
    if word in ORDINARY or word in FUNCTION_WORDS:
        return False
    if stands_in_an_address(draft, at):
        return True
    if not is_usual(word):
        return False
    before = draft.words[max(0, at - _GREETING_REACHES) : at]
    if any(one in SPOKEN_TO or is_greeting(one) for one in before):
        return True
    start, end = draft.span(at, at)
    return draft.folded.original[max(0, start - _NO_CAPITALS_WITHIN) : end + _NO_CAPITALS_WITHIN].islower()


def _is_hardly_alike(word: str, part: str) -> bool:
    """Say whether a short word that is a slip, or a sound, away from a name is most likely another: Brest for Prest."""
    return len(word) <= _SHORTEST_TELLING and not word.startswith(part[: max(3, len(part) - 2)])


def _is_part_of_a_compound(draft: Words, at: int) -> bool:
    """Say whether a hyphen joins a word to another written small: the storey of "multi-storey"."""
    text, start, end = draft.folded.text, draft.starts[at], draft.ends[at]
    return bool(
        (at and text[draft.ends[at - 1] : start] == "-" and not draft.capitalised(at - 1))
        or (at + 1 < len(draft) and text[end : draft.starts[at + 1]] == "-" and not draft.capitalised(at + 1))
    )


def _is_ordinary(draft: Words, first: int, last: int) -> bool:
    return all(
        word.removesuffix("'s") in ORDINARY or word in FUNCTION_WORDS
        for word in draft.words[first : last + 1]
    )


def _is_written_as_a_name(draft: Words, first: int, last: int) -> bool:
    """Say whether a phrase has a capital letter, or a sign that makes one name of its words: cardamom&rye."""
    if any(draft.capitalised(at) for at in range(first, last + 1)):
        return True
    gaps = {draft.folded.text[draft.ends[at] : draft.starts[at + 1]].strip() for at in range(first, last)}
    rare = any(not common_word(stem(word)) for word in draft.words[first : last + 1])
    return rare and bool(gaps) and gaps <= _SIGNS_OF_ONE_NAME


def _initials_beside(
    draft: Words, first: int, last: int, entity: Entity, parts: set[int], exact: bool
) -> tuple[bool, bool]:
    """Say whether initials of the name's other parts stand before or after: "M. Hollis", "Margaret H."."""
    surname = len(entity.parts) - 1 in parts
    rare = exact and first == last and draft.capitalised(first) and not is_usual(draft.words[first])
    before = (surname or rare) and _is_initial_of(draft, first - 1, entity, parts)
    text = draft.folded.text
    before = before and "&" not in text[draft.ends[first - 1] : draft.starts[first]]
    after = not surname and exact and _is_initial_of(draft, last + 1, entity, parts)
    if after and last + 2 < len(draft) and draft.capitalised(last + 2):
        after = False
    return before, after


def _bare_initial(draft: Words, at: int, entity: Entity) -> Mention | None:
    """Take a single letter only where the record itself knows the client by letters, and it is written as one."""
    text, start, end = draft.folded.text, draft.starts[at], draft.ends[at]
    stopped = text[end : end + 1] == "." and not text[end + 1 : end + 2].isalnum()
    stopped = stopped and text[max(0, start - 1) : start] not in (".", "-", "/", "&")
    if (
        all(len(part) == 1 for part in entity.parts)
        and draft.capitalised(at)
        and stopped
        and draft.words[at] not in "ia"
        and not _opens_a_name(draft, at)
    ):
        return Mention(
            entity, draft.span(at, at), len(entity.parts) == 1, True, True, 1, alone=at, common=True
        )
    return None


def _opens_a_name(draft: Words, at: int) -> bool:
    """Say whether a single letter belongs to the name behind it: the R of "W. H. R. Rivers"."""
    if at + 1 == len(draft) or not draft.capitalised(at + 1):
        return False
    after = draft.words[at + 1]
    is_a_name = after not in FUNCTION_WORDS and (after in ORDINARY or not common_word(stem(after)))
    return is_a_name and draft.folded.text[draft.ends[at] : draft.starts[at + 1]] == ". "


def _is_initial_of(draft: Words, at: int, entity: Entity, parts: set[int]) -> bool:
    """Say whether the word at a place is a capital letter that opens another part of the same name."""
    if not 0 <= at < len(draft) or len(draft.words[at]) != 1 or not draft.capitalised(at):
        return False
    if draft.words[at] in "ia" and draft.folded.text[draft.ends[at] : draft.ends[at] + 1] != ".":
        return False
    return any(part[0] == draft.words[at] for place, part in enumerate(entity.parts) if place not in parts)


def _is_somebody_else(draft: Words, at: int) -> bool:
    """Say whether another capitalised name stands right before or after: a different person who shares one part."""
    text = draft.folded.text
    if at + 1 < len(draft) and text[draft.ends[at] : draft.starts[at + 1]] in (" ", "-"):
        word = draft.words[at + 1]
        is_name = draft.capitalised(at + 1) and word not in FUNCTION_WORDS and len(word) > 1
        if is_name and not (is_shouted(draft, at) and (_is_no_name(word) or does_what_people_do(draft, at))):
            return True
    if at and text[draft.ends[at - 1] : draft.starts[at]] in (" ", "-", ". "):
        word = draft.words[at - 1]
        if not draft.capitalised(at - 1) or word in FUNCTION_WORDS or word in TITLES or word in DAYS:
            return False
        if text[draft.ends[at - 1] : draft.starts[at]] == ". " and len(word) > 1:
            return False
        if is_greeting(word) or (is_shouted(draft, at) and _is_no_name(word)):
            return False
        if word in SPOKEN_TO or word in _SET_BEFORE:
            return False
        return not opens_sentence(draft, at - 1) or may_be_a_name(draft, at - 1)
    return False


def _is_no_name(word: str) -> bool:
    """Say whether a word in capitals is one of the language, and nobody's name."""
    return common_word(stem(word)) and not is_usual(word)
