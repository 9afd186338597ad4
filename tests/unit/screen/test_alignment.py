"""What a draft and a note share, laid side by side as a reader would."""

from datetime import date

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import ScreenIndex, screen


def beside(note: str, draft: str) -> list[tuple[str, str]]:
    """Screen a draft against one note amid others, and give the pairs that are shown for it."""
    others = [
        f"Session about the allotment, plot {number}. Mood level. Plans to dig on Sunday."
        for number in range(8)
    ]
    notes = [note, *others]
    clients = tuple(Client(f"c-{at}", (f"Zx{at} Qv{at}",)) for at in range(len(notes)))
    index = ScreenIndex.build(
        Caseload(
            clients,
            tuple(Engagement(f"e-{at}", (f"c-{at}",), date(2025, 1, 6)) for at in range(len(notes))),
            tuple(Note(f"n-{at}", f"e-{at}", date(2025, 1, 6), text) for at, text in enumerate(notes)),
        )
    )
    mine = next(one for one in screen(index, draft).candidates if one.client == "c-0")
    return [
        (draft[slice(*fact.draft)], note[slice(*fact.note_span)]) for fact in mine.facts if fact.note == "n-0"
    ]


def test_a_word_that_stands_often_in_the_draft_is_met_where_its_neighbours_are() -> None:
    pairs = beside(
        "Mother walked in once, left a towel folded on the bed next day.",
        "The towel, a talk. A client told me of his mother, who every day put a folded towel on the bed.",
    )
    assert ("day put a folded towel on the bed", "towel folded on the bed next day") in pairs


def test_each_word_of_the_draft_is_met_once_in_a_pair() -> None:
    pairs = beside(
        "Asked can I press the button. Pressed it, talked all the way back.",
        "A client's boy asked whether he might press the button.",
    )
    assert ("press the button", "press the button") in pairs


def test_the_same_words_go_before_words_that_are_only_alike() -> None:
    pairs = beside(
        "Diary of attacks. Tuned the piano at the lighthouse. Her lodger whittles spoons.",
        "My client tuned a piano. His biographer came to the lighthouse, where a lodger whittles spoons.",
    )
    alike = [place for place, (one, _) in enumerate(pairs) if one == "biographer"]
    assert alike in ([], [len(pairs) - 1])
    assert any("lodger whittles spoons" in one for one, _ in pairs[:2])


def test_what_is_only_alike_draws_no_far_neighbour_into_its_pair() -> None:
    pairs = beside(
        "Stayed 40 min, finished. Proud. Brother Declan doesn't know about the keylid.",
        "My client told her little brother about the keylid.",
    )
    assert all("finished" not in there for _, there in pairs)
    assert any("keylid" in here for here, _ in pairs)


def test_somebody_and_twice_are_no_details() -> None:
    pairs = beside(
        "Somebody rang twice at the lighthouse, anyhow.",
        "A client told me that somebody called twice. Anyhow, they had a lighthouse.",
    )
    assert pairs == [("lighthouse", "lighthouse")]
