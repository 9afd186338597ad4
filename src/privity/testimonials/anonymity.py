"""What in a text would give its writer, or somebody near them, away. It finds and proposes; it never changes a word.

The record tells what is the writer's own: names, work, place, people. Ages, days and numbers are found without it.
Finding nothing says only that these checks found nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from privity.model.offers import ProposedEdit
from privity.model.people import Client

COULD_NAME: Final = "could-name"
"""Why a word is marked that only might be somebody's name: a person looks, and it holds nothing up."""
_SHORTEST: Final = 3
_DATES: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|\b(?:january|february|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_IN_WORDS: Final = (
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_AGES: Final = re.compile(
    rf"\b(?:i am|i['’]m|i was|aged?|at the age of|turned) (?:\d{{1,3}}|{_IN_WORDS})\b"
    rf"|\b(?:\d{{1,3}}|{_IN_WORDS})[- ]years?[- ]old\b",
    re.IGNORECASE,
)
_CONTACTS: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|\bhttps?://\S+|\bwww\.\S+|(?<!\w)@\w{2,}|\+?\d[\d ()-]{6,}\d", re.IGNORECASE
)
_CAPITALISED: Final = re.compile(r"(?<=[\w,;:] )[A-ZÀ-ÖØ-Þ][\w'’-]+")
# Words that are written large and name nobody.
_COMMON: Final = frozenset({"I", "I'm", "I've", "I'd", "I'll", "I’m", "I’ve", "I’d", "I’ll", "God", "OK"})


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What of a record points to its writer or to somebody near them, by what it is."""

    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    work: tuple[str, ...] = ()


def own_words(client: Client) -> OwnWords:
    """What the record of a writer says that could give them away."""
    return OwnWords(
        _each(client.names) + _each(client.nicknames) + (client.reference,),
        _each(one.name for one in client.related),
        _each([client.lives_in or ""]),
        (*_each([client.employer or ""]), client.occupation or ""),
    )


def words_of_all(each: Iterable[OwnWords]) -> OwnWords:
    """The same of several who write together."""
    all_of = list(each)
    return OwnWords(
        tuple(word for one in all_of for word in one.names),
        tuple(word for one in all_of for word in one.others),
        tuple(word for one in all_of for word in one.places),
        tuple(word for one in all_of for word in one.work),
    )


def gives_away(text: str, own: OwnWords) -> tuple[ProposedEdit, ...]:
    """Every passage that would give somebody away, in order; a longer one stands for those within it."""
    found: list[ProposedEdit] = []
    for why, words in (
        ("own-name", own.names),
        ("other-name", own.others),
        ("place", own.places),
        ("work", own.work),
    ):
        found += [ProposedEdit(start, end, why) for word in words for start, end in _met(text, word)]
    for why, pattern in (("contact", _CONTACTS), ("age", _AGES), ("day", _DATES)):
        found += [ProposedEdit(*match.span(), why) for match in pattern.finditer(text)]
    return outermost(found)


def could_name(text: str) -> tuple[ProposedEdit, ...]:
    """Words written large within a sentence: they may be somebody's name, and a person has to look."""
    return tuple(
        ProposedEdit(*match.span(), COULD_NAME)
        for match in _CAPITALISED.finditer(text)
        if match[0] not in _COMMON
    )


def marks(text: str, own: OwnWords) -> tuple[ProposedEdit, ...]:
    """What the text and its writer's own words mark in it, in order. Nothing that is known of anybody else is in it."""
    given = gives_away(text, own)
    rest = [one for one in could_name(text) if not any(_meet(one, other) for other in given)]
    return tuple(sorted([*given, *rest], key=lambda one: one.start))


def _meet(one: ProposedEdit, other: ProposedEdit) -> bool:
    return one.start < other.end and other.start < one.end


def outermost(found: Iterable[ProposedEdit]) -> tuple[ProposedEdit, ...]:
    """Passages in order, without those that lie within another."""
    kept: list[ProposedEdit] = []
    for one in sorted(set(found), key=lambda each: (each.start, -each.end, each.why)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _each(names: Iterable[str]) -> tuple[str, ...]:
    """Each of them whole, and each word of it that is long enough to point to somebody by itself."""
    words: list[str] = []
    for name in names:
        words += [name, *(word for word in re.split(r"[\s,&]+", name) if len(word) >= _SHORTEST)]
    return tuple(dict.fromkeys(word for word in words if len(word.strip()) >= 2))


def _met(text: str, word: str) -> Iterable[tuple[int, int]]:
    wanted, _ = _folded(word.strip())
    if not wanted:
        return
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?:['’]s)?(?!\w)")
    folded, places = _folded(text)
    for match in pattern.finditer(folded):
        end = places[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        yield places[match.start()], end


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in small letters, without accents and what is not seen, and where each letter stood."""
    seen = [
        (plain, place)
        for place, sign in enumerate(text)
        if unicodedata.category(sign) != "Cf"
        for plain in unicodedata.normalize("NFKD", sign).casefold()
        if not unicodedata.combining(plain)
    ]
    return "".join(plain for plain, _ in seen), [place for _, place in seen]
