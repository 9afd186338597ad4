"""Names that sound alike have a key in common, and names that do not have none."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client
from privity.screen import ScreenIndex, Verdict, screen
from privity.screen.by_ear import heard_as


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("catherine", "kathryn"),
        ("geoffrey", "jeffrey"),
        ("stephen", "steven"),
        ("john", "jon"),
        ("mohammed", "muhammad"),
        ("aleksandr", "alexander"),
        ("yusuf", "youssef"),
        ("theresa", "teresa"),
        ("thompson", "thomson"),
        ("meyer", "maier"),
        ("schmidt", "schmitt"),
        ("stewart", "stuart"),
        ("rogers", "rodgers"),
        ("dickson", "dixon"),
        ("wright", "rite"),
        ("siobhan", "shivaun"),
        ("niamh", "neve"),
        ("ciaran", "kieran"),
        ("ieuan", "ewan"),
        ("oleksandr", "alexander"),
        ("hussein", "husain"),
        ("hsu", "xu"),
        ("zhang", "chang"),
    ],
)
def test_what_sounds_alike_has_a_key_in_common(one: str, other: str) -> None:
    assert heard_as(one) & heard_as(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jane", "june"),
        ("jane", "john"),
        ("jean", "gina"),
        ("paul", "paula"),
        ("martin", "martina"),
        ("mary", "maria"),
        ("eric", "erica"),
        ("helen", "alan"),
        ("hollis", "louise"),
        ("rosa", "rose"),
    ],
)
def test_what_differs_to_the_ear_has_none(one: str, other: str) -> None:
    assert not heard_as(one) & heard_as(other)


@pytest.mark.parametrize("name", ["", "a", "sue", "li2", "томаш", "x" * 5000])
def test_what_has_too_few_sounds_or_is_no_name_has_no_key(name: str) -> None:
    assert heard_as(name) == frozenset()


INDEX = ScreenIndex.build(
    Caseload(
        (
            Client("c-1", ("Siobhan Keogh",)),
            Client("c-2", ("Xu Meiling",)),
            Client("c-3", ("Dorothea Kemble",)),
            Client("c-4", ("Aleksandr Voronin",)),
            Client("c-5", ("Eoghan Mac Giolla",)),
        ),
        (),
        (),
    )
)


@pytest.mark.parametrize(
    "written", ["Shivaun", "Alexander", "Owen McGiolla", "Hsu Meiling", "Dorothea Kembel"]
)
def test_a_client_is_found_by_a_name_as_it_is_heard(written: str) -> None:
    assert screen(INDEX, f"Yesterday {written} stood at the market.").verdict is not Verdict.NOTHING_FOUND


@pytest.mark.parametrize("written", ["shivaun", "Sheba", "There'll", "We'd"])
def test_a_word_is_not_taken_for_a_name_that_sounds_so(written: str) -> None:
    assert screen(INDEX, f"The road to {written} is long.").verdict is Verdict.NOTHING_FOUND
