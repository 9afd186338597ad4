"""The ways in which words of a note are copied out: disturbed as hands, tools and programs do it, and redacted.

Each takes the words of a run, or a note and its client's card, and chance; all are rules, so that everybody gets the
same texts.
"""

import random
import re
from collections.abc import Callable

from privity.screen.english import FUNCTION_WORDS

Spoil = Callable[[list[str], random.Random], str]
Redact = Callable[[str, dict[str, str], random.Random], str]

_BARE = re.compile(r"^\W+|[^\w']+$")
_BRITISH = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("ogue", "og"), ("tre", "ter"),
    ("ll", "l"), ("mme", "m"), ("ence", "ense"), ("aed", "ed"), ("oe", "e"),
)  # fmt: skip
_LONG_FORMS = {
    "pt": "patient", "ct": "client", "cl": "client", "w/": "with", "w": "with", "wk": "week", "wks": "weeks",
    "hr": "hour", "hrs": "hours", "yr": "year", "yrs": "years", "mth": "month", "mths": "months", "mo": "month",
    "mos": "months", "min": "minutes", "mins": "minutes", "hw": "homework", "re": "regarding", "dx": "diagnosis",
    "hx": "history", "rx": "prescription", "tx": "treatment", "rpts": "reports", "appt": "appointment", "&": "and",
    "d/c": "discharged", "f/u": "follow-up", "dtr": "daughter", "hosp": "hospital", "ref": "referred",
    "mon": "Monday", "tues": "Tuesday", "wed": "Wednesday", "thurs": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday", "sess": "session", "diff": "difficulty", "xmas": "Christmas", "mtg": "meeting", "bf": "boyfriend",
    "gf": "girlfriend", "hubby": "husband", "mum": "mother", "dad": "father",
}  # fmt: skip
_CONTRACTIONS = (
    ("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'d", " had"),
)  # fmt: skip
_MISREAD = (
    ("rn", "m"), ("cl", "d"), ("li", "h"), ("m", "rn"), ("d", "cl"), ("h", "b"), ("e", "c"), ("l", "1"), ("o", "0"),
    ("i", "l"), ("n", "ri"), ("t", "f"),
)  # fmt: skip
_OTHERS = ("lamp", "green", "walks", "harbour", "slowly", "paper", "between", "seven", "quiet", "carries")
_LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"))


def bare(word: str) -> str:
    return _BARE.sub("", word) or word


def as_it_stands(words: list[str], chance: random.Random) -> str:
    return " ".join(words)


def disturbed(words: list[str], chance: random.Random) -> str:
    """Punctuation and case everywhere, and one word in eight misspelt."""
    return _scattered(_misspelt_at(words, chance, (5,)), chance)


def misspelt_twice(words: list[str], chance: random.Random) -> str:
    """Two words in eight misspelt."""
    return " ".join(_misspelt_at(words, chance, (2, 5)))


def _misspelt_at(words: list[str], chance: random.Random, places: tuple[int, ...]) -> list[str]:
    given: list[str] = []
    for place, word in enumerate(map(bare, words)):
        if place % 8 in places and len(word) > 4:
            at = chance.randrange(1, len(word) - 1)
            word = word[:at] + word[at + 1 :]
        given.append(word)
    return given


def _scattered(words: list[str], chance: random.Random) -> str:
    given = [word.upper() if chance.random() < 0.1 else word for word in words]
    return " ".join(word + chance.choice(("", "", "", ",", " -", ";", "...")) for word in given)


def dropped(words: list[str], chance: random.Random) -> str:
    """One word in eight left out, never the first or the last."""
    return " ".join(word for place, word in enumerate(words) if place % 8 != 4 or place == len(words) - 1)


def put_in(words: list[str], chance: random.Random) -> str:
    """One word in eight more."""
    given: list[str] = []
    for place, word in enumerate(words):
        given.append(word)
        if place % 8 == 3:
            given.append(chance.choice(_OTHERS))
    return " ".join(given)


def replaced(words: list[str], chance: random.Random) -> str:
    """One word in eight another, never the first or the last."""
    return " ".join(
        chance.choice(_OTHERS) if place % 8 == 4 and place < len(words) - 1 else word
        for place, word in enumerate(words)
    )


def inflected(words: list[str], chance: random.Random) -> str:
    """One word of content in two in another form."""
    given: list[str] = []
    for place, word in enumerate(words):
        plain = bare(word)
        if place % 2 and plain.isalpha() and len(plain) > 3 and plain.lower() not in FUNCTION_WORDS:
            if plain.endswith("ing"):
                plain = plain[:-3] + "ed"
            elif plain.endswith("ed"):
                plain = plain[:-1] + "s" if plain.endswith("eed") else plain[:-2] + "ing"
            elif plain.endswith("s"):
                plain = plain[:-1]
            else:
                plain += "s"
            word = plain
        given.append(word)
    return " ".join(given)


def misread(words: list[str], chance: random.Random) -> str:
    """Read from a picture: one word in four with a letter taken for another."""
    given: list[str] = []
    for place, word in enumerate(words):
        if place % 4 == 2 and len(word) > 3:
            able = [(a, b) for a, b in _MISREAD if a in word[1:]]
            if able:
                a, b = chance.choice(able)
                word = word[0] + word[1:].replace(a, b, 1)
        given.append(word)
    return " ".join(given)


def typeset(words: list[str], chance: random.Random) -> str:
    """As a page is printed: ligatures, curly quotes, soft hyphens, odd spaces, words parted at line ends."""
    text = ""
    for place, word in enumerate(words):
        for plain, ligature in _LIGATURES:
            word = word.replace(plain, ligature)
        word = word.replace("'", "’").replace('"', "”").replace("-", "‑")
        if place % 3 == 1 and word.isalpha() and len(word) > 5:
            at = chance.randrange(2, len(word) - 2)
            word = word[:at] + chance.choice(("\u00ad", "-\n", "\u00ad\n", "\u200b")) + word[at:]
        text += word + chance.choice((" ", " ", "\u00a0", "\n", "\u2009"))
    return text.strip()


def across_the_sea(words: list[str], chance: random.Random) -> str:
    """British spelling made American and American British."""
    given: list[str] = []
    for word in words:
        for british, american in _BRITISH:
            if british in word[2:]:
                word = word[:2] + word[2:].replace(british, american, 1)
                break
            if american in word[2:] and american in ("ization", "ize", "izing"):
                word = word[:2] + word[2:].replace(american, british, 1)
                break
        given.append(word)
    return " ".join(given)


def contracted(words: list[str], chance: random.Random) -> str:
    """Contractions written out, and what can be contracted contracted."""
    text = " ".join(words).replace("’", "'")
    for short, long in _CONTRACTIONS:
        text = re.sub(rf"(?<=[a-z]){short}\b", long, text)
    if text == " ".join(words).replace("’", "'"):
        for short, long in _CONTRACTIONS[:5]:
            text = re.sub(rf"(?<=[a-z]){long}\b", short, text)
    return text


def written_out(words: list[str], chance: random.Random) -> str:
    """The shorthand of notes written out: "pt" as "patient", "w/" as "with"."""
    given: list[str] = []
    for word in words:
        long = _LONG_FORMS.get(word.lower()) or _LONG_FORMS.get(bare(word).lower().strip("."))
        given.append(word if long is None else long)
    return " ".join(given)


def run_together(words: list[str], chance: random.Random) -> str:
    """One space in eight lost."""
    return "".join(word + ("" if place % 8 == 3 else " ") for place, word in enumerate(words)).strip()


def parted(words: list[str], chance: random.Random) -> str:
    """One word in eight parted by a space."""
    given: list[str] = []
    for place, word in enumerate(words):
        if place % 8 in (3, 4) and len(word) > 5 and (not given or " " not in given[-1]):
            at = chance.randrange(2, len(word) - 2)
            word = word[:at] + " " + word[at:]
        given.append(word)
    return " ".join(given)


DISTURBED: dict[str, Spoil] = {
    "as it stands": as_it_stands,
    "punctuation, case, one word in eight misspelt": disturbed,
    "two words in eight misspelt": misspelt_twice,
    "one word in eight left out": dropped,
    "one word in eight put in": put_in,
    "one word in eight replaced": replaced,
    "every second word in another form": inflected,
    "one word in four misread, as from a picture": misread,
    "ligatures, curly quotes, words parted at line ends": typeset,
    "British spelling made American": across_the_sea,
    "contractions written out or made": contracted,
    "shorthand written out": written_out,
    "one space in eight lost": run_together,
    "one word in eight parted": parted,
}
"""How a run of words is disturbed."""

_CAPITAL = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][\w'’-]+\b", re.MULTILINE)
_NUMBER = re.compile(r"\b\d[\d./:-]*\w*")
_FIELDS = ("names", "nicknames", "employer", "lives_in", "related", "occupation")
_NAMES = (
    "Ottilie",
    "Bartram",
    "Quennell",
    "Zora",
    "Lindqvist",
    "Amara",
    "Thackeray",
    "Ilse",
    "Corrigan",
    "Dunmore",
)


def _taken_out(text: str, card: dict[str, str], put: Callable[[str], str], *, more: bool = True) -> str:
    """Put something in place of names, places and employers, with `more` of every number and capitalised word too."""
    words = {w for field in _FIELDS for w in re.findall(r"[^\W\d_]{3,}", card.get(field, ""))}
    parts = []
    if words:
        listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        parts.append(rf"\b(?i:{listed})\b")
    if more:
        parts += [_CAPITAL.pattern, _NUMBER.pattern]
    if not parts:
        return text
    return re.sub("|".join(parts), lambda match: put(match.group()), text, flags=re.MULTILINE)


def marked(mark: str, number: str = "") -> Redact:
    def redact(text: str, card: dict[str, str], chance: random.Random) -> str:
        return _taken_out(text, card, lambda word: number if number and word[0].isdigit() else mark)

    return redact


def _numbered(text: str, card: dict[str, str], chance: random.Random) -> str:
    known: dict[str, int] = {}

    def label(word: str) -> str:
        place = known.setdefault(word.lower(), len(known) + 1)
        return f"DATE_{place}" if word[0].isdigit() else f"PERSON_{place}"

    return _taken_out(text, card, label)


def _barred(text: str, card: dict[str, str], chance: random.Random) -> str:
    return _taken_out(text, card, lambda word: "█" * len(word))


def _renamed(text: str, card: dict[str, str], chance: random.Random) -> str:
    """Replace each name by another, the same throughout, each number by another, each capitalised word by a name."""
    known: dict[str, str] = {}

    def other(word: str) -> str:
        if word.lower() not in known:
            if word[0].isdigit():
                known[word.lower()] = re.sub(r"\d", lambda _: str(chance.randint(1, 9)), word)
            else:
                known[word.lower()] = chance.choice(_NAMES)
        return known[word.lower()]

    return _taken_out(text, card, other)


def _names_only(text: str, card: dict[str, str], chance: random.Random) -> str:
    return _taken_out(text, card, lambda word: chance.choice(_NAMES), more=False)


def _shuffled(text: str, card: dict[str, str], chance: random.Random) -> str:
    parts = [
        part
        for part in re.split(r"(?<=[.!?])\s+|\n+", marked("[NAME]", "[DATE]")(text, card, chance))
        if part
    ]
    chance.shuffle(parts)
    return " ".join(parts)


def _misspelt(text: str, card: dict[str, str], chance: random.Random) -> str:
    return " ".join(_misspelt_at(_renamed(text, card, chance).split(), chance, (5,)))


def _thinned(text: str, card: dict[str, str], chance: random.Random) -> str:
    words = marked("")(text, card, chance).split()
    return " ".join(word for place, word in enumerate(words) if place % 8 != 4)


REDACTED: dict[str, Redact] = {
    "<PERSON>, <DATE_TIME>": marked("<PERSON>", "<DATE_TIME>"),
    "[NAME], [DATE]": marked("[NAME]", "[DATE]"),
    "[REDACTED]": marked("[REDACTED]"),
    "asterisks": marked("***"),
    "strokes": marked("____"),
    "XXX": marked("XXX"),
    "black bars": _barred,
    "PERSON_1, DATE_2": _numbered,
    "nothing in their place": marked(""),
    "other names and numbers in their place": _renamed,
    "other names for names alone": _names_only,
    "[NAME], and sentences in another order": _shuffled,
    "other names, and one word in eight misspelt": _misspelt,
    "nothing in their place, and one word in eight gone": _thinned,
}
"""How a note is redacted: names, places, employers, numbers and capitalised words."""
