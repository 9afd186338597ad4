"""Names written together or torn apart, backwards, and down the edge of a text."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client, Relation
from privity.screen import FindingKind, ScreenIndex, Verdict, screen

INDEX = ScreenIndex.build(
    Caseload(
        (
            Client("c-1", ("Park Hye-jin",)),
            Client("c-2", ("Eoghan Mac Giolla",), employer="Cardamom & Rye"),
            Client("c-3", ("Anneke De Ryk",)),
            Client("c-4", ("Annemarie Fischer",)),
            Client("c-5", ("Declan O'Brien",)),
            Client("c-6", ("Mihail Eland",), related=(Relation("sister", "Ottilie"),)),
            Client("c-7", ("Pieter van der Berg",)),
        ),
        (),
        (),
    )
)


def _named(text: str) -> set[str | None]:
    return {f.client for f in screen(INDEX, text).findings if f.kind is FindingKind.NAME}


@pytest.mark.parametrize(
    ("written", "client"),
    [
        ("Hyejin", "c-1"),
        ("Hye jin", "c-1"),
        ("HyeJin", "c-1"),
        ("McGiolla", "c-2"),
        ("MacGiolla", "c-2"),
        ("Mc Giolla", "c-2"),
        ("Deryk", "c-3"),
        ("DeRyk", "c-3"),
        ("Anne Marie", "c-4"),
        ("Anne-Marie", "c-4"),
        ("O Brien", "c-5"),
        ("OBrien", "c-5"),
        ("O\u2019Brien", "c-5"),
        ("Vanderberg", "c-7"),
        ("Cardamom and Rye", "c-2"),
        ("cardamom&rye", "c-2"),
        ("Cardamom + Rye", "c-2"),
        ("cardamomrye", "c-2"),
        ("#CardamomAndRye", "c-2"),
    ],
)
def test_a_name_is_found_together_and_apart(written: str, client: str) -> None:
    assert client in _named(f"Yesterday we saw {written} on the way to the market.")


@pytest.mark.parametrize(
    "text",
    [
        "Bread with cardamom and rye tastes of winter.",
        "An ne marie of this kind is rare.",
        "Anne is here. Marie is there.",
    ],
)
def test_words_side_by_side_are_not_a_torn_name(text: str) -> None:
    assert _named(text) == set()


ACROSTIC = """Many trees stand.
In rain they bend.
Hope is slow.
All is quiet.
It was late.
Lamps went out.
Even so we sat.
Long it was.
At last we rose.
Nobody spoke.
Dawn came."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACROSTIC, "first letters"),
        (ACROSTIC.replace("\n", " "), "first letters"),
        ("My idea helps all in late evenings; lamps and nights differ.", "first letters"),
        ("He wrote dnalE liahiM on the wall.", "backwards"),
        ("He wrote dnalEliahiM on the wall.", "backwards"),
    ],
)
def test_a_name_that_is_hidden_in_the_letters_is_found(text: str, said: str) -> None:
    found = [f for f in screen(INDEX, text).findings if f.kind is FindingKind.NAME and f.client == "c-6"]
    assert any(said in finding.reason for finding in found)
    assert screen(INDEX, text).verdict is Verdict.STOP


def test_a_name_one_letter_a_line_is_found() -> None:
    assert "c-6" in _named("He wrote:\n" + "\n".join("Mihail Eland".replace(" ", "")) + "\nand left.")


def test_a_name_within_the_stretch_of_a_hidden_one_is_still_told() -> None:
    spans = {f.span for f in screen(INDEX, ACROSTIC.replace("Nobody", "Nobody but Annemarie")).findings}
    assert len([span for span in spans if span[1] - span[0] == len("Annemarie")]) == 1


def test_the_index_forgets_the_pieces_of_a_client_who_is_removed() -> None:
    index = ScreenIndex.build(Caseload((Client("c-1", ("Park Hye-jin",)),), (), ()))
    index.remove_client("c-1")
    assert "hyejin" not in repr(vars(index.names._pieces))
    assert screen(index, "Yesterday Hyejin and H.P. came late.").verdict is Verdict.NOTHING_FOUND
