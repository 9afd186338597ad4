"""The ways one part of a name is written: without its marks, inflected, with a slip of the pen, joined to its neighbour."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from privity.screen.english import FUNCTION_WORDS
from privity.screen.entities import Bearer, Entity
from privity.screen.name_words import PARTICLES, to_latin
from privity.screen.words import split_words

_ENDINGS = frozenset(
    "ovou ovym ovych ovi ovy ovo ova ove ovu evo eva eve evi evu owi owej owa emu ego ich ych ami ach owie iego iemu iej uyu ogo omu aya oy yu ya om em am ou ym im ej ev ov ze ho mu ne ni"
    " nova in es s a u y i e o".split()
)
"""Endings that Slavic, Baltic and Finnic languages give to names."""
_ENDING_LENGTHS = sorted({len(ending) for ending in _ENDINGS}, reverse=True)

JOINTS = frozenset("mac mc o st saint fitz".split()) | PARTICLES
"""Words that belong to the name behind them: some write them apart, some in one."""

SHORTEST_INFLECTED = 4
SHORTEST_MISSPELT = 5
# A word of a hundred thousand letters, as a picture in a mail is one, would be spelt a hundred thousand times.
LONGEST_MISSPELT = 64
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"), ("đ", "dj"), ("æ", "ae"))
_SHORTEST_PREFIXED = 6
_FEWEST_LETTERS = {Bearer.EMPLOYER: 3, Bearer.PLACE: 2}
_MOST_LETTERS = 6
_OF_WOMEN = ("ova", "eva", "aya")
_OF_RUSSIANS = ("ij", "ii", "iy", "yi")
_SLAVIC = re.compile("[čšžřěćńśźżłąę]|sz|cz|rz")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SLAVIC_SOUNDS = (
    ("szcz", "shch"), ("sz", "sh"), ("cz", "ch"), ("rz", "zh"), ("ch", "kh"), ("w", "v"), ("ie", "e"), ("č", "ch"),
    ("ć", "ch"), ("š", "sh"), ("ś", "s"), ("ž", "zh"), ("ż", "zh"), ("ź", "z"), ("ř", "rzh"), ("j", "i"),
)  # fmt: skip


def spellings(part: str, written: tuple[str, ...]) -> set[str]:
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
        if "".join(split_words(word).words) != part:
            continue
        if _SLAVIC.search(lowered):
            found.add(_as_russian_would(lowered))
        elif _CYRILLIC.search(lowered):
            found.add(_as_czech_would(to_latin(part)))
    if len(part) >= _SHORTEST_PREFIXED and part.startswith("mac"):
        found.add("mc" + part[3:])
    elif len(part) >= _SHORTEST_PREFIXED - 1 and part.startswith("mc"):
        found.add("mac" + part[2:])
    return found


def _as_russian_would(lowered: str) -> str:
    """Write a Polish, Czech or South Slavic name in the letters that its Cyrillic form is given by: vechorek, kovach."""
    for written, sound in _SLAVIC_SOUNDS:
        lowered = lowered.replace(written, sound)
    return "".join(split_words(lowered).words)


def _as_czech_would(latin: str) -> str:
    """Write a name out of Cyrillic as Czechs and South Slavs do, the marks left out."""
    for written, sound in (("shch", "sc"), ("sh", "s"), ("ch", "c"), ("zh", "z"), ("kh", "h")):
        latin = latin.replace(written, sound)
    return latin


def joined_parts(entity: Entity) -> Iterator[tuple[str, int]]:
    """Give neighbouring parts of a person's name in one piece, with the place of the last: hyejin, annemarie, deryk."""
    pieces = ["".join(split_words(word).words).replace("'", "") for word in entity.written]
    places = {part: place for place, part in reversed(list(enumerate(entity.parts)))}
    for at, piece in enumerate(pieces):
        inner = split_words(entity.written[at]).words
        if len(inner) > 1 and piece not in places:
            yield piece, places.get(inner[-1], 0)
        first = at
        while first and pieces[first - 1] in JOINTS:
            first -= 1
        if first < at and piece in places:
            yield "".join(pieces[first : at + 1]), places[piece]
    if len(entity.parts) > 2:
        for place, (one, other) in enumerate(zip(entity.parts, entity.parts[1:], strict=False)):
            yield one + other, place + 1


def letters_of(entity: Entity) -> set[str]:
    """Give the letters by which a workplace or a town of several words is known: the LGI, KL."""
    pieces = [piece for word in entity.written for piece in split_words(word).words]
    fewest = _FEWEST_LETTERS.get(entity.bearer)
    if fewest is None or not fewest <= len(pieces) <= _MOST_LETTERS:
        return set()
    letters = {"".join(piece[0] for piece in pieces)}
    letters.add("".join(piece[0] for piece in pieces if piece not in FUNCTION_WORDS))
    return {one for one in letters if len(one) >= fewest}


def roots(part: str) -> set[str]:
    """Give what remains of a part when it takes an ending: the last vowel or the fleeting e goes."""
    found = {part}
    if part[-1] in "aeiouy" and len(part) >= SHORTEST_INFLECTED:
        found.add(part[:-1])
    if len(part) > 5 and part[-2] == "e" and part[-1] in "kcl":
        found.add(part[:-2] + part[-1])
    if part.endswith(_OF_WOMEN) and len(part) > 6:
        # Her surname and his: Dvořáčková and Dvořáček, Volkonskaya and Volkonsky.
        found.add(part[:-3])
        if part[-4] in "kcl" and part[-5] not in "aeiouy":
            found.add(part[:-4] + "e" + part[-4])
    if part.endswith(_OF_RUSSIANS):
        found.update((part[:-1], part[:-2]))
    return found


def uninflected(word: str) -> list[str]:
    """Give what remains of a word without each ending that it may have taken, the longest ending first."""
    return [
        word[:-length]
        for length in _ENDING_LENGTHS
        if word[-length:] in _ENDINGS and len(word) - length >= SHORTEST_INFLECTED - 1
    ]


def with_slips(word: str) -> set[str]:
    """Give a word as it stands and with each of its letters left out: two that share one are a slip apart."""
    return {word, *[word[:at] + word[at + 1 :] for at in range(len(word))]}
