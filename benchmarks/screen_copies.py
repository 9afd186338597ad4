"""Names however written, quotes however disturbed, notes with everything redacted: does each lead back to its client?

    python -m benchmarks.screen_copies                          # on every author of the open stories
    python -m benchmarks.screen_copies --one-in 10              # the same on a tenth of the clients
    python -m benchmarks.screen_copies --only misspelt          # some of the kinds of `copying`

Names are varied by rule; runs of eight to fourteen words are cut out of notes at random and disturbed in every way of
`copying`; a note is redacted in every way of it. Each run stands in an article of its own, a redacted note alone. False
alarms are counted on all texts that retell nobody, and on notes of clients who are not in the index. Everything is
drawn from a fixed seed.
"""

import argparse
import random
from collections.abc import Sequence

from benchmarks.copying import DISTURBED, REDACTED, Redact, Spoil
from benchmarks.open_stories import CHOSEN_ON, Stories, StoryClient, caseload, read
from benchmarks.screen_speed import rate
from privity.screen import FindingKind, ScreenIndex, Verdict, screen
from privity.screen.name_words import PARTICLES, SHORT_FORMS, TITLES
from privity.screen.usual_names import is_usual
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


_NEAR = "On Saturday I met {name} near {mark} and we spoke of the rain."
_FAR = "The prize for the best garden went to {name} in the end."


def names(index: ScreenIndex, clients: list[StoryClient], articles: Sequence[str]) -> None:
    """Write each client's name in every way, once where the writer says "I met", and once far within an article."""
    articles = [one for one in articles if screen(index, one).verdict is Verdict.NOTHING_FOUND]
    chance = random.Random(3)
    near: dict[str, list[bool]] = {}
    far: dict[str, list[bool]] = {}
    for client in clients:
        for name in caseload([client]).clients[0].names[:1]:
            for kind, written in variants(name, chance).items():
                met = _NEAR.format(name=written, mark=chance.choice(_MARKS))
                kind = kind.split(" form")[0]
                near.setdefault(kind, []).append(_is_found(index, met, client.id))
                if kind in ("first alone", "as it stands") and len(split_words(written).words) == 1:
                    usual = is_usual(split_words(written).words[0])
                    kind = "a first name that many bear" if usual else "another first name"
                article = chance.choice(articles)
                parts = article.split(". ")
                inside = ". ".join(
                    [*parts[: len(parts) // 2], _FAR.format(name=written)[:-1], *parts[len(parts) // 2 :]]
                )
                far.setdefault(kind, []).append(_is_found(index, inside, client.id))
    for setting, met_in in (("beside the writer", near), ("far within an article", far)):
        everything = [one for ones in met_in.values() for one in ones]
        print(f"names, {setting}: {rate(everything)} of {len(everything)} variants")
        for kind, ones in sorted(met_in.items(), key=lambda item: sum(item[1]) / len(item[1])):
            if not all(ones):
                print(f"    {kind:28s} {rate(ones)} of {len(ones)}")


def _is_found(index: ScreenIndex, text: str, client: str) -> bool:
    found = (one for one in screen(index, text).findings if one.kind is FindingKind.NAME)
    return any(one.client == client or one.client is None for one in found)


def quotes(index: ScreenIndex, stories: Stories, spoil: Spoil) -> list[bool]:
    """Cut a run out of each note, disturb it, and say of each whether it is found as that client's."""
    chance = random.Random(5)
    articles = [n.text for n in stories.negatives if n.label == "general"] or [
        "Sleep is a habit. It can be learnt."
    ]
    met: list[bool] = []
    for client in stories.clients:
        for note in client.notes:
            words = note.text.split()
            length = chance.randint(8, 14)
            if len(words) <= length:
                continue
            at = chance.randrange(len(words) - length)
            if len(split_words(" ".join(words[at : at + length])).words) < 8:
                continue
            text = f"{chance.choice(articles)} {spoil(words[at : at + length], chance)}, and so on."
            met.append(client.id in quoted(index, text))
    return met


def quoted(index: ScreenIndex, text: str) -> set[str | None]:
    """Say whose words a text is taken to quote."""
    return {
        f.client
        for f in screen(index, text).findings
        if f.kind is FindingKind.QUOTE and f.calls_for is Verdict.STOP
    }


def redaction(index: ScreenIndex, clients: Sequence[StoryClient], redact: Redact) -> None:
    chance = random.Random(7)
    first: list[bool] = []
    stopped: list[bool] = []
    passed: list[bool] = []
    for client in clients:
        for note in client.notes:
            text = redact(note.text, client.card, chance)
            if not split_words(text).words:
                continue
            given = screen(index, text)
            first.append(given.candidates[0].client == client.id)
            stopped.append(given.verdict is Verdict.STOP)
            passed.append(given.verdict is Verdict.NOTHING_FOUND)
    print(f"    first {rate(first)}  stopped {rate(stopped)}  not even asked {sum(passed)}", flush=True)


def alarms(index: ScreenIndex, stories: Stories) -> None:
    """Count what is found in texts that retell nobody, and whom notes are taken to quote that are not in the index."""
    found = {FindingKind.QUOTE: 0, FindingKind.NAME: 0, FindingKind.IDENTIFIER: 0}
    for one in stories.negatives:
        given = screen(index, one.text)
        for kind in {f.kind for f in given.findings} & found.keys():
            found[kind] += 1
    print(f"of {len(stories.negatives)} texts that retell nobody:", {k.value: v for k, v in found.items()})
    half = ScreenIndex.build(caseload(stories.clients[::2]))
    wrong = [bool(quoted(half, note.text)) for client in stories.clients[1::2] for note in client.notes]
    print(
        f"notes of clients who are not there, taken to quote another's: {sum(wrong)}, {rate(wrong)} of {len(wrong)}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description="names, quotes and redacted notes against every open story")
    options.add_argument("--one-in", type=int, default=1, help="take one client in so many to copy from")
    options.add_argument("--only", default="", help="only the kinds whose name holds this")
    given = options.parse_args()
    stories = read()
    index = ScreenIndex.build(caseload(stories.clients))
    print(*index.counts(), "clients and notes")
    some = Stories(stories.clients[:: given.one_in], stories.negatives)
    if not given.only:
        general = [one.text for one in stories.of(CHOSEN_ON).negatives if one.label == "general"]
        names(index, some.clients, general)
        alarms(index, stories)
    for kind, spoil in DISTURBED.items():
        if given.only in kind:
            met = quotes(index, some, spoil)
            print(f"quotes, {kind}: {rate(met)} of {len(met)}", flush=True)
    for kind, redact in REDACTED.items():
        if given.only in kind:
            print(f"redacted notes, {kind}:")
            redaction(index, some.clients, redact)


if __name__ == "__main__":
    main()
