"""Names inside addresses and files, written small, in other letters and languages, by halves and by short forms."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client, Relation
from privity.screen import FindingKind, ScreenIndex, Verdict, screen
from privity.screen.in_one_token import humps
from privity.screen.short_forms import other_forms, short_forms
from privity.screen.words import split_words

INDEX = ScreenIndex.build(
    Caseload(
        (
            Client("maria", ("Maria Oakeshott",)),
            Client("hollis", ("Margaret Hollis",)),
            Client("tomasz", ("Tomasz Wieczorek",)),
            Client("ziga", ("Žiga Kovač",)),
            Client("born", ("Eleanor Fairweather née Quillfeather",)),
            Client("double", ("Rosalind Ashby-Tennant",)),
            Client("lucia", ("Lucía Echeverría Madariaga",)),
            Client("dmitri", ("Дмитрий Сергеевич Волков",)),
            Client("anna", ("Anna Sergeyevna Volkonskaya",)),
            Client(
                "hugh",
                ("Hugh Penrose",),
                employer="Brightwater Veterinary Hospital",
                lives_in="Newcastle upon Tyne",
                related=(Relation("cat", "Zerlina"), Relation("dog", "Biscuit")),
            ),
            Client("ola", ("Aleksandra Wilczyńska",), employer="Leeds General Infirmary"),
            Client("jose", ("José Antonio Herrero",)),
            Client("katka", ("Kateřina Dvořáčková",)),
            Client("sasha", ("Oleksandr Shevchuk",)),
            Client("chen", ("陈伟明",)),
            Client("giorgos", ("Γιώργος Παπαδόπουλος",)),
            Client("lakshmi", ("Lakshmi Venkataraman",)),
            Client("thenmozhi", ("Thenmozhi Ragunath",)),
            Client("lisl", ("Elisabeth Vogelsang",)),
            Client("child", ("Kavitha a/p Subramaniam",)),
        ),
        (),
        (),
    )
)


def _asked(text: str) -> set[str | None]:
    return {f.client for f in screen(INDEX, text).findings if f.kind is FindingKind.NAME}


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("See the file notes_hollis_margaret.docx on the drive.", "hollis"),
        ("See the file hollis-session3.pdf on the drive.", "hollis"),
        ("See the file 2024-03-01_MHollis.pdf on the drive.", "hollis"),
        ("Write to mhollis@example.org about the hall.", "hollis"),
        ("Write to hollis.m@example.org about the hall.", "hollis"),
        ("The cake came from #TeamHollis again.", "hollis"),
        ("The cake came from #HollisFamily again.", "hollis"),
        ("It stands at https://example.org/people/margaret-hollis for all.", "hollis"),
        ("A big shout-out to maria for everything", "maria"),
        ("well done maria you were great on saturday", "maria"),
        ("Happy Birthday Maria!", "maria"),
        ("WELL DONE MARIA!", "maria"),
        ("A seat was kept for Mar-\ngaret Hol-\nlis all evening.", "hollis"),
        ("A seat was kept for the Hollises all evening.", "hollis"),
        ("A seat was kept for Frau Hollis all evening.", "hollis"),
        ("A seat was kept for HOLLIS Margaret all evening.", "hollis"),
        ("Mrs Tennant came along.", "double"),
        ("Rosalind Ashby came along.", "double"),
        ("Eleanor Quillfeather came along.", "born"),
        ("Lucía Madariaga came along.", "lucia"),
        ("Sra. Echeverría came along.", "lucia"),
        ("Dmitri Sergeyevich came along.", "dmitri"),
        ("Dima Volkov came along.", "dmitri"),
        ("Митя Волков пришёл.", "dmitri"),
        ("Это письмо Волкову Дмитрию.", "dmitri"),
        ("Annushka Volkonskaya came along.", "anna"),
        ("Anna Volkonsky came along.", "anna"),
        ("Анна Сергеевна пришла.", "anna"),
        ("Tomek Wieczorek came along.", "tomasz"),
        ("Томаш Вечорек пришёл.", "tomasz"),
        ("Państwo Wieczorkowie came along.", "tomasz"),
        ("Жига Ковач пришёл.", "ziga"),
        ("Kovačev Žiga came along.", "ziga"),
        ("Ola Wilczyńska came along.", "ola"),
        ("A gift for Aleksandrze Wilczyńskiej.", "ola"),
        ("Pepe Herrero came along.", "jose"),
        ("Káťa Dvořáčková came along.", "katka"),
        ("Kateřina Dvořáčkova came along.", "katka"),
        ("Sasha Shevchuk came along.", "sasha"),
        ("Саша Шевчук пришёл.", "sasha"),
        ("我见到陈伟明了", "chen"),
        ("George Papadopoulos came along.", "giorgos"),
        ("R. Thenmozhi came along.", "thenmozhi"),
        ("Laxmi Venkataraman came along.", "lakshmi"),
        ("Liesl Vogelsang came along.", "lisl"),
        ("Zerlina the cat slept through it all.", "hugh"),
    ],
)
def test_a_name_is_found_inside_others_writing(text: str, client: str) -> None:
    assert client in _asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "The BVH was busy all week, and so was every other place in town.",
        "Brightwater is a fine word for a lake.",
        "Newcastle is a fine word for a town.",
        "Biscuit the dog slept through it all.",
        "George rang.",
        "Mr P., a piano tuner, and Mr A. p of the choir came along.",
        "Put the maria on the list of the sea of the moon, and look at it when the night is clear.",
        "We read of Ellen. Vogelsang was there as well, said Else.",
    ],
)
def test_what_only_resembles_one_is_none(text: str) -> None:
    assert _asked(text) - {"lisl"} == set()


@pytest.mark.parametrize(
    "where", ["lives in Newcastle", "works at the BVH", "works at Brightwater", "has Zerlina"]
)
def test_a_short_name_of_a_town_or_workplace_corroborates(where: str) -> None:
    assert screen(INDEX, f"Hugh {where}.").verdict is Verdict.STOP
    assert screen(INDEX, "Hugh came along.").verdict is Verdict.ASK


def test_humps_are_read_in_time_with_the_text() -> None:
    assert [word for word, _ in humps(split_words("#TeamHollis, plain and CAPITALS"))] == ["team", "hollis"]
    assert list(humps(split_words("a" * 300_000))) == []


def test_what_stands_for_a_short_form_is_not_that_of_everybody() -> None:
    assert "tomek" in short_forms()["tomasz"]
    assert "tomas" not in short_forms()["tomasz"]
    assert "tomas" in other_forms()["tomasz"]
    assert "tomasz" in other_forms()["tomek"]
