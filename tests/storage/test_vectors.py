"""Vectors of notes: made once, sealed beside their note on every store, gone with it, made anew when either changes."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from privity.model.ids import CompartmentId
from privity.model.notes import Draft, Note, Purpose
from privity.model.people import Client
from privity.model.vectors import NoteVectors
from privity.ports.embedder import Taken
from privity.services.caseload import bring_in
from privity.services.clients import change_client, find_client
from privity.services.erasure import erase_client
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.screening import Screener
from privity.services.vectors import record_of
from tests.house.offices import CASELOAD


class Counted:
    """An embedder whose vectors say which letters a text has, and which counts what it was given."""

    def __init__(self, name: str = "letters-1") -> None:
        self.fingerprint = name
        self.texts: list[str] = []

    def take(self, texts: Sequence[str]) -> Taken:
        rows = self.rows(texts)
        return Taken(rows, tuple(np.full((2, 1), 0b11100100, np.uint8) for _ in texts))

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        counts = [[text.count(letter) + 0.01 for letter in "aeiounrst"] for text in texts]
        rows = np.zeros((len(texts), 384), np.float32)
        rows[:, :9] = np.array(counts, np.float32).reshape(-1, 9)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)

    def read(self, text: str) -> "_Read":
        return _Read(self, text)


class _Read:
    def __init__(self, embedder: Counted, text: str) -> None:
        self._embedder, self._text = embedder, text

    def vectors(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        return Counted().rows([self._text[first:last] for first, last in spans])

    def grains(self, span: tuple[int, int]) -> NDArray[np.float32]:
        return np.full((span[1] - span[0], 4), 0.5, np.float32)


def completed(office: Office, embedder: Counted) -> Screener:
    screener = Screener(office, lambda: embedder)
    list(screener.complete(60))
    return screener


def ann(office: Office) -> CompartmentId:
    found = find_client(office, "ann")
    assert found is not None
    return found


def kept_in(office: Office, compartment: CompartmentId) -> dict[str, NoteVectors]:
    return {record: one for record, one in office.read_all(compartment) if isinstance(one, NoteVectors)}


@pytest.fixture
def embedder(office: Office) -> Counted:
    bring_in(office, CASELOAD)
    return Counted()


def test_they_lie_beside_their_note_and_are_made_once(office: Office, embedder: Counted) -> None:
    assert completed(office, embedder).lacking() == 0
    notes = [record for record, one in office.read_all(ann(office)) if isinstance(one, Note)]
    assert set(kept_in(office, ann(office))) == {record_of(note) for note in notes}
    made, size = len(embedder.texts), office.tree.size
    assert made == len(CASELOAD.notes)
    again = Screener(office, lambda: embedder)
    again.build()
    assert (again.lacking(), len(embedder.texts)) == (0, made)
    assert office.tree.size == size + 1  # that the index was built, and nothing more
    assert verify(office).flaws == ()


def test_they_are_gone_with_the_client(office: Office, embedder: Counted) -> None:
    screener = completed(office, embedder)
    compartment = ann(office)
    erase_client(office, compartment)
    assert not office.holds(compartment)
    assert office.store.records(compartment) == []
    made = len(embedder.texts)
    list(screener.complete(60))
    assert (screener.lacking(), len(embedder.texts)) == (0, made)
    assert verify(office).flaws == ()


def test_a_changed_note_gets_new_ones(office: Office, embedder: Counted) -> None:
    screener = completed(office, embedder)
    [(record, note), *_] = [(r, one) for r, one in office.read_all(ann(office)) if isinstance(one, Note)]
    before = kept_in(office, ann(office))[record_of(record)]
    changed = Draft(
        note.reference, note.engagement, note.date, "Rode a mule.", of=record, purpose=Purpose.AMENDMENT
    )
    finish_note(office, ann(office), changed)
    assert screener.lacking() == 1
    list(screener.complete(60))
    after = kept_in(office, ann(office))[record_of(record)]
    assert screener.lacking() == 0
    assert after.text != before.text
    assert after.rows != before.rows


def test_another_model_makes_them_anew_in_their_place(office: Office, embedder: Counted) -> None:
    completed(office, embedder)
    records = len(office.record_ids(ann(office)))
    newer = Counted("letters-2")
    later = Screener(office, lambda: newer)
    later.build()
    assert later.lacking() == len(CASELOAD.notes)
    list(later.complete(60))
    assert later.lacking() == 0
    assert {one.model for one in kept_in(office, ann(office)).values()} == {"letters-2"}
    assert len(office.record_ids(ann(office))) == records


def test_what_is_saved_gets_its_own_a_moment_later(
    office: Office, embedder: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    from privity.services import screening

    monkeypatch.setattr(screening, "_QUIET_SECONDS", 0.01)
    screener, ran = Screener(office, lambda: embedder), []
    screener.keep_up(lambda work: ran.append(work))
    saved = finish_note(office, ann(office), Draft("n-9", "ann-alone", date(2026, 3, 2), "Rode a mule."))
    while not ran:
        pass
    assert record_of(saved) not in office.record_ids(ann(office))
    ran.pop()()
    assert record_of(saved) in office.record_ids(ann(office))
    assert embedder.texts == ["rode a mule"]


def test_a_client_whose_details_change_keeps_them(office: Office, embedder: Counted) -> None:
    screener = completed(office, embedder)
    made = len(embedder.texts)
    change_client(office, ann(office), Client("ann", ("Ann Otherwise",)))
    list(screener.complete(60))
    assert (screener.lacking(), len(embedder.texts)) == (0, made)


def test_one_of_other_words_or_of_half_a_row_is_not_believed(office: Office, embedder: Counted) -> None:
    screener = completed(office, embedder)
    [first, *_] = kept_in(office, ann(office)).items()
    from dataclasses import replace

    from privity.ledger.entry import EventClass

    for broken in (replace(first[1], text="00" * 32), replace(first[1], rows=b"\x00\x3c\x00")):
        with office.work(EventClass.RECORDS_READ) as work:
            work.put(ann(office), broken, first[0])  # type: ignore[arg-type]
        later = Screener(office, lambda: embedder)
        later.build()
        assert later.lacking() == 1
        assert later.screen("Walked by the river and slept well.").clients == 3
    assert screener.lacking() == 0


def test_without_an_embedder_nothing_is_made(office: Office, embedder: Counted) -> None:
    screener = Screener(office, lambda: None)
    assert list(screener.complete(60)) == []
    assert screener.lacking() == 0
    assert kept_in(office, ann(office)) == {}
