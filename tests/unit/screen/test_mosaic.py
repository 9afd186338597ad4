"""Drafts that are harmless one by one are stopped when together they tell whose story it is."""

from datetime import date

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import FindingKind, ScreenIndex, screen
from privity.screen.mosaic import details

_NOTES = (
    """She keeps a tame jackdaw in the scullery, plays the bassoon at dusk, and hoards marmalade labels in a biscuit
    tin. Her uncle, a lighthouse inspector, left her a sextant and a feud over the orchard.""",
    "He sleeps badly since the promotion and argues with his wife about the car.",
    "They came about the school run, the mortgage and whose turn it is to cook.",
)


def _index() -> ScreenIndex:
    people = tuple(Client(f"c-{at}", (f"Client {at}",)) for at in range(3))
    works = tuple(Engagement(f"e-{at}", (f"c-{at}",), date(2024, 1, 1)) for at in range(3))
    notes = tuple(Note(f"n-{at}", f"e-{at}", date(2024, 1, 2), text) for at, text in enumerate(_NOTES))
    return ScreenIndex.build(Caseload(people, works, notes))


_FIRST = "Some people keep a jackdaw, and it learns to steal labels from the marmalade in a biscuit tin."
_SECOND = "An orchard can start a feud; so can a sextant that an uncle left."


def _completed(told: dict[str, frozenset[str]]) -> list[str | None]:
    found = screen(_index(), _SECOND, told=told).findings
    return [f.client for f in found if f.kind is FindingKind.COMBINATION]


def test_the_last_piece_is_caught() -> None:
    told = details(_index(), _FIRST)
    assert set(told) == {"c-0"}
    assert _completed({}) == []
    assert _completed(told) == ["c-0"]


def test_what_was_told_of_another_client_completes_nothing() -> None:
    assert _completed({"c-1": details(_index(), _FIRST)["c-0"]}) == []


def test_a_text_that_gathers_what_was_told_apart_is_caught() -> None:
    index = _index()
    pieces = (_FIRST, _SECOND, "An inspector may play the bassoon in the scullery of a lighthouse at dusk.")
    told = {"c-0": frozenset().union(*(details(index, piece)["c-0"] for piece in pieces))}
    found = [f for f in screen(index, " ".join(pieces), told=told).findings if f.client == "c-0"]
    assert "told apart from each other before" in " ".join(one.reason for one in found)
    for piece in pieces:
        assert not [f for f in screen(index, piece, told=told).findings if f.kind is FindingKind.COMBINATION]


def test_a_text_that_adds_nothing_new_completes_nothing() -> None:
    told = details(_index(), _FIRST + " " + _SECOND)
    assert _completed(told) == []
