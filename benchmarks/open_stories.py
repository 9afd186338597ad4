"""Reads the open benchmark: invented clients with their notes, disguised retellings of them, and texts of other kinds.

The format stands in `openstories/README.md`. An author is the first part of an id ("ash" of "ash-c001"); what is
trained on is told from what is scored by author, never by text.
"""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client, Contacts, Relation

FILES = Path(__file__).parent / "openstories" / "files"
TRAINED_ON = (
    "ash",
    "cassia",
    "dogwood",
    "fir",
    "hazel",
    "juniper",
    "maple",
    "mulberry",
    "poplar",
    "rowan",
    "sorrel",
    "tamarind",
)
CHOSEN_ON = ("elder", "aspen")
REPORTED_ON = ("cedar", "linden")
_BLOCK = re.compile(r"^%% ", re.MULTILINE)
_PART = re.compile(r"^--- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class StoryNote:
    """One note of an invented client."""

    day: date
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Retelling:
    """A disguised retelling. `note` is the number of the note whose incident it tells, from 1, or None for all."""

    disguise: str
    form: str
    note: int | None
    text: str


@dataclass(frozen=True, slots=True)
class StoryClient:
    """An invented client: card, notes and what a careless practitioner made of them."""

    id: str
    long: bool
    card: dict[str, str]
    notes: tuple[StoryNote, ...]
    retellings: tuple[Retelling, ...]

    @property
    def author(self) -> str:
        return self.id.split("-")[0]


@dataclass(frozen=True, slots=True)
class Negative:
    """A text that retells no client of the benchmark."""

    author: str
    label: str
    form: str
    text: str


@dataclass(slots=True)
class Stories:
    """What the files hold."""

    clients: list[StoryClient] = field(default_factory=list)
    negatives: list[Negative] = field(default_factory=list)

    def of(self, authors: Iterable[str]) -> "Stories":
        """Keep what these authors wrote."""
        kept = set(authors)
        return Stories(
            [client for client in self.clients if client.author in kept],
            [negative for negative in self.negatives if negative.author in kept],
        )


def read(folder: Path = FILES) -> Stories:
    """Read every file. Raises ValueError for what is not in the format."""
    found = Stories()
    for path in sorted(folder.glob("*.txt")):
        author = path.name.split("-")[0]
        for block in _BLOCK.split(path.read_text("utf-8"))[1:]:
            heading, _, rest = block.partition("\n")
            if heading.startswith("client "):
                found.clients.append(_client(heading, rest))
            else:
                label, _, form = heading.strip().partition(" ")
                found.negatives.append(Negative(author, label, form, rest.strip()))
    return found


def _client(heading: str, rest: str) -> StoryClient:
    _, name, length = heading.split()[:3]
    head, *parts = _PART.split(rest)
    pairs = (line.partition(":") for line in head.strip().split("\n") if line.strip())
    card = {key.strip(): value.strip() for key, _, value in pairs}
    notes: list[StoryNote] = []
    retellings: list[Retelling] = []
    for part in parts:
        line, _, text = part.partition("\n")
        words = line.split()
        if words[0] == "note":
            notes.append(StoryNote(date.fromisoformat(words[1]), " ".join(words[2:]), text.strip()))
        elif words[0] == "retelling":
            number = words[3] if len(words) > 3 else "all"
            told = None if number == "all" else int(number)
            retellings.append(Retelling(words[1], words[2], told, text.strip()))
        else:
            raise ValueError(f"{name}: a part begins with `{words[0]}`")
    if not notes or any(one.note is not None and not 1 <= one.note <= len(notes) for one in retellings):
        raise ValueError(f"{name}: no notes, or a retelling of a note that is not there")
    return StoryClient(name, length == "long", card, tuple(notes), tuple(retellings))


def caseload(clients: Sequence[StoryClient]) -> Caseload:
    """Make the caseload that these clients are."""
    people: list[Client] = []
    works: list[Engagement] = []
    notes: list[Note] = []
    for one in clients:
        card = one.card
        related = (pair.partition("=") for pair in _listed(card, "related", ";"))
        people.append(
            Client(
                one.id,
                tuple(_listed(card, "names", ";")) or (one.id,),
                nicknames=tuple(_listed(card, "nicknames", ",")),
                occupation=card.get("occupation") or None,
                employer=card.get("employer") or None,
                lives_in=card.get("lives_in") or None,
                household=card.get("household") or None,
                contacts=Contacts(),
                related=tuple(
                    Relation(role.strip(), name.strip()) for role, _, name in related if name.strip()
                ),
            )
        )
        works.append(
            Engagement("e-" + one.id, (one.id,), one.notes[0].day, issues=tuple(_listed(card, "issues", ",")))
        )
        notes.extend(
            Note(f"{one.id}-n{number}", "e-" + one.id, note.day, note.text)
            for number, note in enumerate(one.notes, 1)
        )
    return Caseload(tuple(people), tuple(works), tuple(notes))


def _listed(card: dict[str, str], key: str, separator: str) -> list[str]:
    return [part.strip() for part in card.get(key, "").split(separator) if part.strip()]


_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def padding(clients: Sequence[StoryClient], number: int, seed: int = 1) -> list[StoryClient]:
    """Make further clients whose notes mix sentences of several notes on one topic: right in style, nobody's story."""
    chance = random.Random(seed)
    sentences: dict[str, list[str]] = {}
    for client in clients:
        for note in client.notes:
            parts = [part for part in _SENTENCE.split(note.text) if len(part) > 12]
            sentences.setdefault(client.card.get("topic", ""), []).extend(parts)
    everything = [part for parts in sentences.values() for part in parts]
    topics = sorted(sentences)
    made: list[StoryClient] = []
    for place in range(number):
        topic = chance.choice(topics)
        notes = []
        for session in range(chance.choice((1, 2))):
            own = chance.sample(sentences[topic], min(len(sentences[topic]), chance.randint(2, 4)))
            text = " ".join([*own, *chance.sample(everything, chance.randint(3, 6))])
            notes.append(StoryNote(date(2024, 1, 1) + timedelta(weeks=session), "mixed", text))
        made.append(StoryClient(f"mixed-c{place:04d}", False, {"names": f"Mixed {place}"}, tuple(notes), ()))
    return made


def lengthened(
    clients: Sequence[StoryClient], pool: Sequence[StoryClient], seed: int = 1
) -> list[StoryClient]:
    """Make long files of short ones: six to nine sessions more, mixed of notes of `pool` that nobody retold."""
    chance = random.Random(seed)
    routine = [
        [part for part in _SENTENCE.split(note.text) if len(part) > 12]
        for client in pool
        if client.long
        for number, note in enumerate(client.notes, 1)
        if all(one.note != number for one in client.retellings)
    ]
    made: list[StoryClient] = []
    for client in clients:
        if client.long:
            made.append(client)
            continue
        notes = list(client.notes)
        for session in range(chance.randint(6, 9)):
            sources = chance.sample(routine, min(len(routine), 4))
            text = " ".join(part for source in sources for part in chance.sample(source, min(len(source), 2)))
            notes.append(StoryNote(notes[0].day + timedelta(weeks=session + 1), "mixed", text))
        made.append(replace(client, long=True, notes=tuple(notes)))
    return made
