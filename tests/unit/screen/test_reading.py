"""What an embedder is given of a note is the same with an index and without one."""

from privity.interchange.demo import load_demo
from privity.screen import ScreenIndex
from privity.screen.reading import passages_of


def test_passages_are_those_of_the_index() -> None:
    caseload = load_demo()
    index = ScreenIndex.build(caseload)
    assert all(passages_of(note.text) == index.passages(note.reference) for note in caseload.notes)


def test_no_words_are_no_passages() -> None:
    assert passages_of("") == passages_of(" \n—\n") == ()
