"""Whose story: small caseloads, long files, combinations, and meaning where no word agrees."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import FindingKind, ScreenIndex, Strength, Verdict, screen

INCIDENT = (
    "On the ferry home he threw his late brother's trumpet over the rail and asked the captain to turn back."
)
RETOLD = (
    "A man in his forties told me in our last session about a crossing. He had hurled the cornet of his dead sibling "
    "off the boat, and a minute afterwards he went up and begged the captain to turn round."
)
ROUTINE = "Reviewed the week. Sleep somewhat better, work still busy. Talked about routines, breathing."


def _long_files(clients: int, sessions: int, told: int) -> Caseload:
    people, works, notes = [], [], []
    for number in range(clients):
        people.append(Client(f"c-{number}", (f"Name{number} Person{number}",)))
        works.append(Engagement(f"e-{number}", (f"c-{number}",), date(2024, 1, 1)))
        for session in range(sessions):
            text = f"{ROUTINE} Session {session}."
            if number == told and session == sessions // 2:
                text = f"{ROUTINE} {INCIDENT} {ROUTINE}"
            day = date(2024, 1, 1) + timedelta(weeks=session)
            notes.append(Note(f"n-{number}-{session}", f"e-{number}", day, text))
    return Caseload(tuple(people), tuple(works), tuple(notes))


def test_one_incident_in_a_long_file_leads_to_its_client() -> None:
    index = ScreenIndex.build(_long_files(clients=40, sessions=9, told=17))
    first = screen(index, RETOLD).candidates[0]
    assert first.client == "c-17"
    assert {fact.note for fact in first.facts} == {"n-17-4"}


def test_a_practice_of_one_client_is_ranked_too() -> None:
    index = ScreenIndex.build(_long_files(clients=1, sessions=1, told=0))
    assert screen(index, RETOLD).candidates[0].client == "c-0"


def test_a_draft_that_shares_only_the_topic_has_no_strong_candidate() -> None:
    index = ScreenIndex.build(_long_files(clients=5, sessions=2, told=2))
    text = "Losing a brother is hard. Many people keep the instruments of the dead for years. Routines help."
    assert {c.strength for c in screen(index, text).candidates} == {Strength.WEAK}


def test_the_town_of_the_practice_makes_nobody_a_candidate(index: ScreenIndex) -> None:
    text = "Tampines is the third largest new town in Singapore, with three malls and a regional library."
    screening = screen(index, text)
    assert screening.verdict is Verdict.NOTHING_FOUND
    assert {one.strength for one in screening.candidates} == {Strength.WEAK}


def test_details_that_fit_one_client_only_are_a_combination(index: ScreenIndex) -> None:
    screening = screen(index, "She runs a flower shop as a florist in Tampines, is married and has one son.")
    found = [f for f in screening.findings if f.kind is FindingKind.COMBINATION]
    assert [f.client for f in found] == ["c-1"]
    assert screening.verdict is not Verdict.NOTHING_FOUND


def _by_theme(texts: Sequence[str]) -> NDArray[np.float32]:
    """An embedder that knows one thing: what is about music, and what is not."""
    music = ("trumpet", "melody", "brass")
    rows = np.zeros((len(texts), 384), np.float32)
    for row, text in enumerate(texts):
        rows[row, 0 if any(word in text.lower() for word in music) else 1] = 1.0
    return rows


class _ThemeReading:
    def __init__(self, text: str) -> None:
        self._text = text

    def vectors(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        return _by_theme([self._text[first:last] for first, last in spans])

    def grains(self, span: tuple[int, int]) -> NDArray[np.float32]:
        return _by_theme(self._text[slice(*span)].split())


def test_meaning_counts_where_no_word_agrees() -> None:
    index = ScreenIndex.build(_long_files(clients=12, sessions=2, told=5))
    for reference in index.without_vectors():
        index.put_vectors(reference, _by_theme(index.passages(reference)))
    assert index.without_vectors() == []
    text = "She told me in our last session that a melody on brass follows her everywhere."
    assert screen(index, text, read=_ThemeReading).candidates[0].client == "c-5"


def test_vectors_of_a_note_that_changed_are_not_taken(index: ScreenIndex) -> None:
    assert "n-2" in index.without_vectors()
    index.put_vectors("n-2", np.zeros((7, 2), np.float32))
    assert "n-2" in index.without_vectors()
    index.put_vectors("n-2", np.ones((len(index.passages("n-2")), 2), np.float32))
    assert "n-2" not in index.without_vectors()
    index.put_note(Note("n-2", "e-2", date(2024, 5, 1), "Something else entirely."))
    assert "n-2" in index.without_vectors()


def test_a_combination_names_the_words_that_make_it(index: ScreenIndex) -> None:
    screening = screen(index, "She runs a flower shop as a florist in Tampines, is married and has one son.")
    [found] = [one for one in screening.findings if one.kind is FindingKind.COMBINATION]
    assert "“florist”" in found.reason
    assert "“Tampines”" in found.reason


def test_a_job_and_a_family_fit_somebody_by_chance_where_no_case_is_told(index: ScreenIndex) -> None:
    text = "Married people with one son often ask the florist whether roses keep. Roses keep for a week in cold water."
    assert FindingKind.COMBINATION not in {one.kind for one in screen(index, text).findings}
    text = "The florist in Tampines is married and has one son. Roses keep for a week in cold water."
    assert FindingKind.COMBINATION in {one.kind for one in screen(index, text).findings}
