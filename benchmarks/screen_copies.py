"""Names however written, quotes however disturbed, notes with everything redacted: does each lead back to its client?

    python -m benchmarks.screen_copies             # on every author of the open stories

Names are varied by rule; runs of eight to fourteen words are cut out of notes at random, and their punctuation, case
and spelling disturbed; a note is redacted as a tool for personal data does it: names, places, numbers, dates and
capitalised words become marks. Each stands in a sentence or an article of its own. False alarms are counted on the
same articles without it. Everything is drawn from a fixed seed.
"""

import random
import re
from collections.abc import Callable

from benchmarks.open_stories import Stories, StoryClient, caseload, read
from benchmarks.screen_speed import rate
from privity.screen import FindingKind, ScreenIndex, Strength, Verdict, screen
from privity.screen.name_words import PARTICLES, SHORT_FORMS, TITLES
from privity.screen.words import split_words

_MARKS = ("the weather", "the market", "a concert", "the bus stop", "a wedding", "the harbour")


def variants(name: str, chance: random.Random) -> dict[str, str]:
    """Write a name in the ways people write names."""
    parts = [part for part in name.split() if split_words(part).words]
    plain = [p for p in parts if p.casefold().strip(".") not in PARTICLES | TITLES]
    if len(plain) < 2:
        return {"as it stands": name}
    first, last = plain[0], plain[-1]
    made = {
        "as it stands": name,
        "upper case": name.upper(),
        "lower case": name.lower(),
        "last, first": f"{last}, {first}",
        "initial": f"{first[0]}. {last}",
        "last initial": f"{first} {last[0]}.",
        "title": f"Mrs {last}",
        "possessive": f"{first} {last}'s",
        "one piece": first + last,
        "handle": "@" + (first + last).lower(),
        "hashtag": f"#{first}{last}",
        "dotted": f"{first}.{last}".lower(),
        "spaced": " ".join(f"{first}{last}".upper()),
        "two spaces": f"{first}  {last}",
        "hyphen": f"{first}-{last}",
        "soft hyphen": f"{first[:3]}\u00ad{first[3:]} {last}",
        "zero width": f"{first} {last[:2]}\u200b{last[2:]}",
        "homoglyph": f"{first} {last}".replace("a", "а").replace("e", "е").replace("o", "о"),
        "full width": "".join(
            chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in f"{first} {last}"
        ),
        "plain letters": "".join(split_words(f"{first} {last}").folded.text).title(),
        "middle initial": f"{first} J. {last}",
        "slip in last": f"{first} {_slip(last, chance)}",
        "slip in first": f"{_slip(first, chance)} {last}",
        "double letter": f"{first} {_doubled(last, chance)}",
        "swapped letters": f"{first} {_swapped(last, chance)}",
        "genitive": f"{first}a {last}a" if first[-1] not in "aeiou" and last[-1] not in "aeiou" else name,
        "first alone": first,
    }
    short = SHORT_FORMS.get(split_words(first).words[0], ())
    for form in list(short)[:2]:
        made["short form " + form] = f"{form.title()} {last}"
    return made


def _slip(word: str, chance: random.Random) -> str:
    if len(word) < 5:
        return word
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:] if len(word) > 4 else word


def _swapped(word: str, chance: random.Random) -> str:
    if len(word) < 6:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def names(index: ScreenIndex, clients: list[StoryClient]) -> None:
    chance = random.Random(3)
    met: dict[str, list[bool]] = {}
    for client in clients:
        for name in caseload([client]).clients[0].names[:1]:
            for kind, written in variants(name, chance).items():
                text = f"On Saturday I met {written} near {chance.choice(_MARKS)} and we spoke of the rain."
                found = [f for f in screen(index, text).findings if f.kind is FindingKind.NAME]
                met.setdefault(kind.split(" form")[0], []).append(
                    any(f.client == client.id or f.client is None for f in found)
                )
    everything = [one for kind in met.values() for one in kind]
    print(f"names: {rate(everything)} of {len(everything)} variants")
    for kind, ones in sorted(met.items(), key=lambda item: sum(item[1]) / len(item[1])):
        if not all(ones):
            print(f"    {kind:16s} {rate(ones)}")


def disturbed(words: list[str], chance: random.Random) -> str:
    """Disturb a run of words: punctuation and case everywhere, and one word in eight misspelt."""
    given: list[str] = []
    for place, word in enumerate(words):
        bare = re.sub(r"^\W+|[^\w']+$", "", word) or word
        if place % 8 == 5 and len(bare) > 4:
            at = chance.randrange(1, len(bare) - 1)
            bare = bare[:at] + bare[at + 1 :]
        bare = bare.upper() if chance.random() < 0.1 else bare
        given.append(bare + chance.choice(("", "", "", ",", " -", ";", "...")))
    return " ".join(given)


def quotes(
    index: ScreenIndex, stories: Stories, spoil: Callable[[list[str], random.Random], str]
) -> list[bool]:
    chance = random.Random(5)
    articles = [n.text for n in stories.negatives if n.label == "general"] or [
        "Sleep is a habit. It can be learnt."
    ]
    met: list[bool] = []
    for client in stories.clients:
        for number, note in enumerate(client.notes, 1):
            words = note.text.split()
            length = chance.randint(8, 14)
            if len(words) <= length:
                continue
            at = chance.randrange(len(words) - length)
            if len(split_words(" ".join(words[at : at + length])).words) < 8:
                continue
            text = f"{chance.choice(articles)} {spoil(words[at : at + length], chance)}, and so on."
            found = screen(index, text)
            met.append(
                any(f.kind is FindingKind.QUOTE and f.client == client.id for f in found.findings)
                and number > 0
            )
    return met


_CAPITAL = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][\w'’-]+\b", re.MULTILINE)
_NUMBER = re.compile(r"\b\d[\d./:-]*\w*")


def redacted(text: str, card: dict[str, str]) -> str:
    """Take out of a note what tools for personal data take out, and more."""
    for field in ("names", "nicknames", "employer", "lives_in", "related", "occupation"):
        for word in re.findall(r"[^\W\d_]{3,}", card.get(field, "")):
            text = re.sub(rf"\b{re.escape(word)}\b", "<PERSON>", text, flags=re.IGNORECASE)
    return _NUMBER.sub("<DATE_TIME>", _CAPITAL.sub("<PERSON>", text))


def redaction(index: ScreenIndex, clients: list[StoryClient]) -> None:
    first: list[bool] = []
    stopped: list[bool] = []
    strong: list[bool] = []
    for client in clients:
        for note in client.notes:
            given = screen(index, redacted(note.text, client.card))
            first.append(given.candidates[0].client == client.id)
            strong.append(given.candidates[0].strength is Strength.STRONG)
            stopped.append(given.verdict is Verdict.STOP)
    print(f"redacted notes: right client first {rate(first)}, strong {rate(strong)}, stopped {rate(stopped)}")


def main() -> None:
    stories = read()
    index = ScreenIndex.build(caseload(stories.clients))
    print(*index.counts(), "clients and notes")
    names(index, stories.clients)
    print(f"quotes, punctuation and spelling disturbed: {rate(quotes(index, stories, disturbed))}")
    print(f"quotes as they stand: {rate(quotes(index, stories, lambda words, _: ' '.join(words)))}")
    alarms = {FindingKind.QUOTE: 0, FindingKind.NAME: 0, FindingKind.IDENTIFIER: 0}
    for one in stories.negatives:
        for kind in {f.kind for f in screen(index, one.text).findings} & alarms.keys():
            alarms[kind] += 1
    print(f"of {len(stories.negatives)} texts that retell nobody:", {k.value: v for k, v in alarms.items()})
    redaction(index, stories.clients)


if __name__ == "__main__":
    main()
