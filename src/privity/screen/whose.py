"""Whose a name is, as far as the draft itself tells.

A name that many bear counts where somebody of the writer's own life is spoken of: they are addressed, thanked or
greeted, they sign, the writer or the work stands in the same sentence, or the text is too short to be about anybody
else. And a name belongs to somebody else where the draft gives it whole, with another surname, or where it is that of
a sovereign, a saint or a case that stands in print (`known_stories`). What the draft merely says, that it is fiction,
an example or the author's own aunt, can be said of a client as well, and counts for nothing here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import Final

from privity.screen.english import FUNCTION_WORDS
from privity.screen.fold import Span
from privity.screen.known_stories import TEXTBOOK_CASES, WORKS_AND_LIVES
from privity.screen.name_words import ORDINARY, PARTICLES, TITLES
from privity.screen.ordinary_use import DAYS, MONTHS, is_greeting
from privity.screen.passages import Passage
from privity.screen.rarity import common_word
from privity.screen.usual_names import is_usual
from privity.screen.words import Words, stem

_SHORT_TEXT: Final = 30
_WRITER: Final = frozenset(
    """i me my mine myself im ive i'm i've i'd i'll we us our ours ourselves we're we've we'd we'll""".split()
)
_WORK: Final = frozenset(
    """client clients patient patients supervisee supervisees caseload session sessions appointment appointments
    consultation consultations counselling counseling therapy therapist counsellor counselor practice referral
    referred""".split()
)
SPOKEN_TO: Final = frozenset(
    """dear hi hello hey thanks thank thankyou ta congratulations congrats bravo kudos proud welcome birthday goodbye
    farewell cheers hugs hooray hurray hats shout shoutout applause hero chapeau brava danke merci gracias grazie
    obrigado obrigada dzieki dekuji""".split()
)
_HEARER: Final = frozenset("you your yours you're you've you'd you'll i i'm i've i'd we please thank".split())
_SOVEREIGN: Final = frozenset(
    """prince princess king queen emperor empress tsar tsarina czar kaiser pope saint st sultan duke duchess archduke
    infanta dauphin pharaoh caliph""".split()
)
_NO_NAMES: Final = TITLES | DAYS | MONTHS | FUNCTION_WORDS | frozenset(("christmas", "easter"))
_JOINED: Final = frozenset((" ", "-", ". "))
_LATER: Final = 2


@cache
def _in_print() -> re.Pattern[str]:
    known = [
        re.escape(name) for name in (*TEXTBOOK_CASES, *WORKS_AND_LIVES) if len(re.findall(r"\w+", name)) > 1
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)")


class Whose:
    """What a draft tells of those whom it names. Worked out where it is first asked for."""

    def __init__(self, draft: Words, sentences: Sequence[Passage]) -> None:
        self._draft = draft
        self._sentences = sentences
        self._starts = [sentence.first for sentence in sentences]
        self._foreign: dict[tuple[str, frozenset[str]], bool] = {}

    def place(self, first: int) -> int:
        """Give the word that stands at a character of the original."""
        draft = self._draft
        return (
            bisect_right(range(len(draft)), first, key=lambda at: draft.folded.position(draft.starts[at])) - 1
        )

    def is_meant(self, at: int) -> bool:
        """Say whether the one named at a place seems to be somebody of the writer's own life."""
        return (
            len(self._draft) <= _SHORT_TEXT
            or self._is_spoken_to(at)
            or self._signs(at)
            or self._is_beside_the_writer(at)
        )

    def is_anothers(self, at: int, own: frozenset[str]) -> bool:
        """Say whether the name at a place is given to somebody else. `own` are the names that the file holds."""
        if self._is_spoken_to(at) or self._signs(at):
            return False
        name = _bare(self._draft.words[at])
        key = (name, own)
        if key not in self._foreign:
            self._foreign[key] = self._is_given_to_another(name, own)
        return self._foreign[key]

    def is_in_print(self, first: int, last: int) -> bool:
        """Say whether these characters of the draft lie within the name of a case or a person known from print."""
        before = bisect_right(self._printed, (first, len(self._draft.folded.original))) - 1
        # The stop of an initial may lie outside.
        return before >= 0 and last <= self._printed[before][1] + 1

    def _is_given_to_another(self, name: str, own: frozenset[str]) -> bool:
        given = self._whole_names.get(name, ())
        # Where more of a whole name is theirs than not, it may be theirs: under a new surname, with a middle name.
        if any(
            len((run - {name}) & own) * 2 >= len(run - {name}) > 0 and (run - {name}) & own for run in given
        ):
            return False
        return bool(given) or name in self._known

    @cached_property
    def _whole_names(self) -> dict[str, list[frozenset[str]]]:
        """Give for each word that stands in a whole name the words of each such name."""
        found: dict[str, list[frozenset[str]]] = {}
        for run in whole_names(self._draft):
            names = frozenset(_bare(self._draft.words[at]) for at in run)
            for name in names:
                found.setdefault(name, []).append(names)
        return found

    @cached_property
    def _printed(self) -> list[Span]:
        folded = self._draft.folded
        return [folded.span(*met.span()) for met in _in_print().finditer(folded.text)]

    @cached_property
    def _known(self) -> frozenset[str]:
        """Give the names that a sovereign or a saint bears in the draft, or one who is known from print."""
        draft = self._draft
        found = {
            _bare(draft.words[at])
            for at in range(1, len(draft))
            if draft.words[at - 1] in _SOVEREIGN and draft.capitalised(at - 1) and draft.capitalised(at)
        }
        for met in _in_print().finditer(draft.folded.text):
            found.update(_bare(word) for word in met.group().split())
        return frozenset(found)

    def _sentence(self, at: int) -> Sequence[str]:
        place = bisect_right(self._starts, at) - 1
        if place < 0:
            return ()
        sentence = self._sentences[place]
        return self._draft.words[sentence.first : sentence.last]

    def _is_beside_the_writer(self, at: int) -> bool:
        words = self._sentence(at)
        return any(
            word in _WORK or (word in _WRITER and not (word == "us" and before == "let"))
            for before, word in zip(("", *words), words, strict=False)
        )

    def _is_spoken_to(self, at: int) -> bool:
        words = self._sentence(at)
        if any(word in SPOKEN_TO or is_greeting(word) for word in words) or ("well", "done") in pairwise(
            words
        ):
            return True
        before, after = self._gap(at - 1), self._gap(at)
        if after.startswith("!"):
            return True
        if after.startswith(",") and (not before.strip() or before.strip()[-1] in ".!?:,"):
            following = self._draft.words[at + 1] if at + 1 < len(self._draft) else ""
            return following in _HEARER
        return before.startswith(",") and after[:1] in (".", "?", ",", "") and not _HEARER.isdisjoint(words)

    def _signs(self, at: int) -> bool:
        """Say whether the name stands at the end of the text as a signature does, after a sign or a new line."""
        return len(self._draft) - at - 1 <= _LATER and self._gap(at - 1) != " "

    def _gap(self, at: int) -> str:
        """Give what stands between a word and the next; at an end of the text nothing."""
        text = self._draft.folded.text
        if at < 0:
            return ""
        end = self._draft.starts[at + 1] if at + 1 < len(self._draft) else len(text)
        return text[self._draft.ends[at] : end]


def whole_names(draft: Words) -> list[list[int]]:
    """Give the runs of two and more words that together look like somebody's whole name, initials left out."""
    found: list[list[int]] = []
    run: list[int] = []
    reach = -1
    for at in draft.all_capitalised():
        if len(draft.words[at]) == 1:
            if run and _joins(draft, reach, at):
                reach = at
            continue
        if not may_be_a_name(draft, at):
            continue
        if run and _joins(draft, reach, at):
            run.append(at)
        else:
            if len(run) > 1:
                found.append(run)
            run = [at]
        reach = at
    return [*found, run] if len(run) > 1 else found


def may_be_a_name(draft: Words, at: int) -> bool:
    """Say whether a word written large may be a name: it is one, or it is no word that everybody uses."""
    word = _bare(draft.words[at])
    if not word.isalpha() or word in _NO_NAMES or is_greeting(word):
        return False
    return is_usual(word) or word in ORDINARY or not common_word(stem(word))


def _joins(draft: Words, reach: int, at: int) -> bool:
    """Say whether what stands between two words keeps them one name: a space, a hyphen, a small particle."""
    for step in range(reach, at):
        gap = draft.folded.text[draft.ends[step] : draft.starts[step + 1]]
        if gap not in _JOINED or (gap == ". " and len(draft.words[step]) > 1):
            return False
        if step > reach and (draft.words[step] not in PARTICLES or draft.words[step] == "and"):
            return False
    return at - reach <= _LATER + 1


def _bare(word: str) -> str:
    return word.removesuffix("'s")
