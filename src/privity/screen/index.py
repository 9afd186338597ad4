"""The screen's index over a caseload: in memory only, as secret as the notes, rebuilt at unlock.

What is put replaces what was there under the same reference. Removing a client drops their names, identifiers,
postings and fingerprints; a note they share with another client stays that client's.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen.entities import Bearer, Entity, entity_of
from privity.screen.files import Files
from privity.screen.fold import fold_text
from privity.screen.grains import Bytes, Vector
from privity.screen.identifiers import IdentifierBook, entries
from privity.screen.memory import forget
from privity.screen.names import NameBook
from privity.screen.profile import Profiles, profile_of
from privity.screen.quotes import Quotes
from privity.screen.vectors import Vectors
from privity.screen.words import split_words


class ScreenIndex:
    """Names, identifiers, quotes, words and profiles of the clients that this index was given."""

    def __init__(self) -> None:
        self.names = NameBook()
        self.identifiers = IdentifierBook()
        self.quotes = Quotes()
        self.files = Files()
        self.vectors = Vectors()
        self.profiles = Profiles()
        self._clients: list[Client | None] = []
        self._client_numbers: dict[str, int] = {}
        self._engagements: dict[str, Engagement] = {}
        self._engagements_of: dict[str, set[str]] = {}
        self._notes: list[Note | None] = []
        self._note_numbers: dict[str, int] = {}
        self._waiting: dict[str, dict[str, Note]] = {}
        self._notes_of: dict[str, set[str]] = {}
        self._identifiers_of: dict[str, dict[str, set[tuple[str, str]]]] = {}

    @classmethod
    def build(cls, caseload: Caseload) -> "ScreenIndex":
        """Index a whole caseload."""
        index = cls()
        engagements: dict[str, list[Engagement]] = {}
        for engagement in caseload.engagements:
            for reference in engagement.clients:
                engagements.setdefault(reference, []).append(engagement)
        for client in caseload.clients:
            index.put_client(client, engagements.get(client.reference, ()))
        for note in caseload.notes:
            index.put_note(note)
        return index

    def put_client(self, client: Client, engagements: Iterable[Engagement]) -> None:
        """Take a client with their engagements, in place of what was known of them; their notes stay."""
        number = self._client_numbers.get(client.reference)
        if number is None:
            number = self._client_numbers[client.reference] = len(self._clients)
            self._clients.append(client)
            self.files.add_client(number)
        self._clients[number] = client
        given = list(engagements)
        self.names.put(client.reference, _entities(client))
        self.profiles.put(client.reference, profile_of(client, given))
        self._put_identifiers(
            client.reference, "", entries(client.contacts.phone, client.contacts.email, _loose(client))
        )
        changed = set(self._engagements_of.get(client.reference, ()))
        for engagement in given:
            self._engagements[engagement.reference] = engagement
            changed.add(engagement.reference)
        self._engagements_of[client.reference] = {engagement.reference for engagement in given}
        for reference in changed:
            self._place_again(reference)

    def put_note(self, note: Note) -> None:
        """Take a note, in place of the one of the same reference. It counts once its engagement's client is known."""
        self._drop_note(note.reference)
        self._waiting.get(note.engagement, {}).pop(note.reference, None)
        engagement = self._engagements.get(note.engagement)
        owners = [] if engagement is None else [c for c in engagement.clients if c in self._client_numbers]
        if not owners:
            self._waiting.setdefault(note.engagement, {})[note.reference] = note
            return
        number = len(self._notes)
        self._notes.append(note)
        self._note_numbers[note.reference] = number
        self._notes_of.setdefault(note.engagement, set()).add(note.reference)
        words = split_words(note.text)
        self.files.add_note(number, [self._client_numbers[owner] for owner in owners], words)
        self.quotes.add(number, words)
        met = entries((), (), (note.text,))
        for owner in owners:
            self._put_identifiers(owner, "note " + note.reference, met)

    def remove_client(self, reference: str) -> None:
        """Forget a client and every note that is theirs alone. What nobody here is called makes no difference."""
        number = self._client_numbers.pop(reference, None)
        if number is None:
            return
        self._clients[number] = None
        self.names.remove(reference)
        self.profiles.remove(reference)
        self.files.remove_client(number)
        for engagement in self._engagements_of.pop(reference, set()):
            others = [c for c in self._engagements[engagement].clients if c in self._client_numbers]
            for note in list(self._notes_of.get(engagement, ())):
                if not others:
                    self._drop_note(note)
            if not others:
                self._engagements.pop(engagement, None)
                self._waiting.pop(engagement, None)
        for met in self._identifiers_of.pop(reference, {}).values():
            self.identifiers.remove(reference, met)
        self.files.purge()
        self.quotes.keep(np.array([note is not None for note in self._notes], np.bool_))
        forget()

    def passages(self, reference: str) -> tuple[str, ...]:
        """Give the passages of a note, whose vectors `put_vectors` takes: neighbouring stretches, two by two."""
        number = self._note_numbers[reference]
        text = self.note(number).text
        spans = [self.files.stretch(unit).span for unit in self.files.stretches_of(number)]
        pairs = zip(spans, spans[1:] or spans, strict=False)
        return tuple(fold_text(text[first[0] : last[1]]) for first, last in pairs)

    def put_vectors(self, reference: str, vectors: Vector, grains: Sequence[Bytes] = ()) -> None:
        """Take the vectors of a note's passages, and their grains. A note put again meanwhile, or gone, takes none."""
        number = self._note_numbers.get(reference)
        if number is not None and len(vectors) == len(self.passages(reference)):
            self.vectors.put(number, self.owner_numbers(number), vectors, grains)

    def without_vectors(self) -> list[str]:
        """Give the references of the notes that have no vectors yet."""
        return [reference for reference, number in self._note_numbers.items() if not self.vectors.has(number)]

    def owner_numbers(self, number: int) -> list[int]:
        """Say whose a note is, by number."""
        return [self._client_numbers[owner] for owner in self.owners(self.note(number))]

    def counts(self) -> tuple[int, int]:
        """Say how many clients and notes a text is held against."""
        return len(self._client_numbers), len(self._note_numbers)

    def client(self, number: int) -> Client:
        """Give a client by number."""
        client = self._clients[number]
        if client is None:
            raise KeyError(number)
        return client

    def number_of(self, reference: str) -> int:
        """Give a client's number."""
        return self._client_numbers[reference]

    def note(self, number: int) -> Note:
        """Give a note by number."""
        note = self._notes[number]
        if note is None:
            raise KeyError(number)
        return note

    def text_of(self, number: int) -> str | None:
        """Give the text of a note by number, or None for one that has gone."""
        note = self._notes[number]
        return None if note is None else note.text

    def owners(self, note: Note) -> list[str]:
        """Say whose note this is: every client of its engagement whom the index knows."""
        return [c for c in self._engagements[note.engagement].clients if c in self._client_numbers]

    def _place_again(self, engagement: str) -> None:
        """Put the notes of an engagement anew, since it came, or its clients changed."""
        placed = [self._notes[self._note_numbers[note]] for note in self._notes_of.get(engagement, ())]
        waiting: Sequence[Note] = list(self._waiting.pop(engagement, {}).values())
        for note in [*placed, *waiting]:
            if note is not None:
                self.put_note(note)

    def _drop_note(self, reference: str) -> None:
        number = self._note_numbers.pop(reference, None)
        if number is None:
            return
        note = self._notes[number]
        self._notes[number] = None
        self.files.remove_note(number)
        self.vectors.remove(number)
        if note is not None:
            self._notes_of.get(note.engagement, set()).discard(reference)
            for owner in self._engagements[note.engagement].clients:
                if owner in self._client_numbers:
                    self._put_identifiers(owner, "note " + reference, set())

    def _put_identifiers(self, owner: str, source: str, met: set[tuple[str, str]]) -> None:
        """Take the identifiers that one source of an owner's file holds, in place of those it held."""
        sources = self._identifiers_of.setdefault(owner, {})
        gone = sources.pop(source, set())
        if met:
            sources[source] = met
        self.identifiers.remove(owner, gone - set().union(*sources.values()))
        self.identifiers.put(owner, met)


def _entities(client: Client) -> list[Entity]:
    named = [(Bearer.CLIENT, name) for name in (*client.names, *client.nicknames)]
    named.extend((Bearer.RELATIVE, relation.name) for relation in client.related)
    if client.employer:
        named.append((Bearer.EMPLOYER, client.employer))
    if client.lives_in:
        named.append((Bearer.PLACE, client.lives_in))
    made = [entity_of(client.reference, bearer, name) for bearer, name in named]
    return [entity for entity in made if entity is not None]


def _loose(client: Client) -> list[str]:
    """Give the texts of fields this version does not know, where a handle or a second number may stand."""
    found: list[str] = []
    pending: list[object] = list(client.extra.values())
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            pending.extend(value.values())
        elif isinstance(value, list | tuple):
            pending.extend(value)
    return found
