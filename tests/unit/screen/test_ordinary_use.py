"""The month is not the client called May; and what people do tells the client from the word."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client, Relation
from privity.screen import FindingKind, ScreenIndex, Verdict, screen

_NAMES = (
    "May Dobbins; Will Tregear; Rose Kettley; Mark Bessant; Grace Oduya; June Haverstock; Bill Sandiford; "
    "Hope Adeyemi; April Quist"
)
INDEX = ScreenIndex.build(
    Caseload(
        (
            *(Client(name.split()[0], (name,)) for name in _NAMES.split("; ")),
            Client(
                "Joanna",
                ("Joanna Ferrier",),
                related=(Relation("son", "Ottokar"), Relation("sister", "Sarah")),
            ),
        ),
        (),
        (),
    )
)

_WORDS_AS_SURNAMES = ScreenIndex.build(
    Caseload(
        tuple(
            Client(name, (name,))
            for name in ("Ben Down", "Guy Little", "Rose Bush", "Bill Price", "Mark Field", "Ash P.")
        ),
        (),
        (),
    )
)

_BELONGING = ScreenIndex.build(
    Caseload(
        tuple(
            Client(name, (name,))
            for name in ("Christian Moe", "Kerry Dunn", "Melody Best", "Tom Stress", "Clare Orr")
        ),
        (),
        (),
    )
)


def _named(text: str) -> set[str | None]:
    return {f.client for f in screen(INDEX, text).findings if f.kind is FindingKind.NAME}


@pytest.mark.parametrize(
    "text",
    [
        "In May we begin a new group.",
        "The group begins on May 3rd.",
        "The group begins on 3 May.",
        "It begins on the 3rd of May, or at the end of May.",
        "From April to May the room is closed.",
        "She is on tour again from May, with no stools at all.",
        "We are closed since May for repairs.",
        "Places for May and June are taken.",
        "Last May the river rose.",
        "May I suggest a walk?",
        "May all be well.",
        "June is Pride month.",
        "Will you walk with us?",
        "Mark my words.",
        "Bill the company on Friday.",
        "Rose bushes grow here.",
        "Grace is a word that young people seldom use.",
        "Hope is not a plan, and grace is not either.",
        "- Hope: what to read about it",
        "The Gift of Hope and Other Stories",
        "Research in Asia finds the same.",
        "The May issue is out.",
        "Kettley and Bessant (2020) found the same, and so did Quist et al. in a review.",
    ],
)
def test_the_word_is_not_the_client(text: str) -> None:
    assert _named(text) == set()


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("May came late.", "May"),
        ("On Friday we met May at the market.", "May"),
        ("May's mother rang.", "May"),
        ("We heard nothing since May came late.", "May"),
        ("A letter from May arrived.", "May"),
        ("June came late and wept.", "June"),
        ("Will was late.", "Will"),
        ("Mark rang at noon.", "Mark"),
        ("Bill said so.", "Bill"),
        ("Rose was late.", "Rose"),
        ("Will, Mark and Rose came along.", "Will"),
        ("Grace, you are late.", "Grace"),
        ("Grace told me so.", "Grace"),
        ("On Friday Hope walked home.", "Hope"),
        ("Mrs Grace Oduya is the new mayor.", "Grace"),
    ],
)
def test_the_client_is_not_the_word(text: str, client: str) -> None:
    assert client in _named(text)


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("Hi Rose, see you at three.", "Rose"),
        ("Hiya Hope", "Hope"),
        ("Thx Rose", "Rose"),
        ("To: Rose", "Rose"),
        ("Cc: Mark", "Mark"),
        ("Re: Rose", "Rose"),
        ("Client: Rose", "Rose"),
        ("Rose 3pm moved to Weds", "Rose"),
        ("Rose (Tues 3 pm) cancelled", "Rose"),
        ("1. Mark 10.00\n2. Rose 11.00", "Mark"),
        ("Hope, 34, student.", "Hope"),
        ("Hope: no show.", "Hope"),
        ("Mark - can't make Thursday", "Mark"),
        ("Mark cancelled.", "Mark"),
        ("Mark owes me sixty.", "Mark"),
        ("Mark starts Monday.", "Mark"),
        ("Hope isn't eating.", "Hope"),
        ("Rose still hates lilies.", "Rose"),
        ("Bill's teeth.", "Bill"),
        ("ROSE RANG", "Rose"),
        ("URGENT: HOPE AT 3PM", "Hope"),
    ],
)
def test_in_a_line_the_client_is_not_the_word(text: str, client: str) -> None:
    assert client in _named(text)


@pytest.mark.parametrize(
    "text",
    [
        "To: all staff. Mark your calendars.",
        "Hope springs eternal.",
        "Bill of rights for tired parents",
        "Grace period: 14 days",
        "Rose garden open 10-4",
        "MARK DOWN SALE ON MONDAY",
        "FREE HOPE CARDS AT THE DESK",
        "May: closed",
        "June 3.30 pm, last of the term",
        "April's appointment book is open.",
        "Hope, 2019, is sold out.",
        "Grace still matters.",
        "Re: Will you come?",
        "Dates for May",
        "Newsletter, May",
        "Programme for May and June",
        "Kettley, K., & Bessant, T. (2018). Rest.",
        "Bessant, T. 2018. Rest. Leeds.",
        "see Bessant, 2009, ch. 3",
    ],
)
def test_in_a_line_the_word_is_not_the_client(text: str) -> None:
    assert _named(text) == set()


def test_in_capitals_the_words_beside_a_rare_name_are_no_surname() -> None:
    assert _named("CALL OTTOKAR TODAY") == {"Joanna"}


def test_a_rare_name_of_a_relative_asks_and_a_common_one_needs_a_detail() -> None:
    assert _named("The flowers came from Ottokar.") == {"Joanna"}
    assert _named("The flowers came from Sarah.") == set()
    assert "Joanna" in _named("The flowers came from Sarah, and Joanna put them away.")


def test_one_word_that_names_two_of_a_file_is_one_detail() -> None:
    index = ScreenIndex.build(
        Caseload((Client("c-1", ("Desmond Ferrier",), related=(Relation("son", "Desmond"),)),), (), ())
    )
    assert screen(index, "Be well, says Desmond.").verdict is Verdict.ASK


def test_a_long_list_of_names_in_one_line_is_read_in_time() -> None:
    assert _named("Rose, Mark, Grace, " * 3000) >= {"Rose", "Mark"}


@pytest.mark.parametrize(
    "text",
    [
        "Ben downs tools at five.",
        "Guy, a little faster!",
        "Rose bushes need pruning.",
        "Bill, priced right",
        "Mr P., ashen, sat.",
    ],
)
def test_a_word_in_another_form_is_no_surname(text: str) -> None:
    found = screen(_WORDS_AS_SURNAMES, text).findings
    assert not any(f.kind is FindingKind.NAME and f.calls_for is Verdict.STOP for f in found)


@pytest.mark.parametrize(
    "text", ["mark field rang", "Rose Bush rang", "Bill Price's teeth", "Down, Ben", "Ben Downe"]
)
def test_a_surname_that_is_a_word_is_still_a_name(text: str) -> None:
    assert any(f.kind is FindingKind.NAME for f in screen(_WORDS_AS_SURNAMES, text).findings)


@pytest.mark.parametrize(
    "text",
    [
        "a Christian upbringing",
        "Christian mothers, Jewish mothers: the same soup.",
        "Christian, Hindu, Muslim or none: everyone mourns.",
        "The Christian calendar and grief",
        "Our offices in Kerry and in Clare",
        "Best, Pat",
        "Stress? Less.",
        "Melody lines: singing for sleep",
    ],
)
def test_a_faith_a_county_and_a_closing_word_are_no_client(text: str) -> None:
    assert not any(f.kind is FindingKind.NAME for f in screen(_BELONGING, text).findings)


@pytest.mark.parametrize(
    "text",
    [
        "Christian rang.",
        "I saw Christian yesterday.",
        "Kerry is late again.",
        "Melody never came.",
        "Christian, 34",
    ],
)
def test_who_is_called_like_a_faith_or_a_county_is_a_client(text: str) -> None:
    assert any(f.kind is FindingKind.NAME for f in screen(_BELONGING, text).findings)
