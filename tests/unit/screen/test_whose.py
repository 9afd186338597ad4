"""A common name counts where somebody near the writer is meant, and never where the draft gives it to another."""

import pytest

from privity.model.caseload import Caseload
from privity.model.people import Client, Relation
from privity.screen import FindingKind, ScreenIndex, Verdict, screen

INDEX = ScreenIndex.build(
    Caseload(
        (
            Client("maria", ("Maria Oakeshott",), lives_in="Tewkesbury", related=(Relation("son", "Tom"),)),
            Client("emma", ("Emma Thistlewood",)),
            Client("tomasz", ("Tomasz Wieczorek",)),
            Client("both", ("Paul Smith",)),
            Client("letters", ("T.",)),
            Client("victoria", ("Victoria Quennell",)),
            Client("anna", ("Anna Olderfleet",)),
            Client("hans", ("Hans Dorrington",)),
            Client("tan", ("Tan Wei Ling",), related=(Relation("sister", "Hui"),)),
        ),
        (),
        (),
    )
)
AROUND = (
    "Sleep is a habit that can be learnt, and a regular hour of rising does more for it than a regular hour of going "
    "to bed. A dark room helps, and so does leaving the telephone elsewhere. {} "
    "Most people need some weeks before the new hour feels like their own, and nobody should be hard on themselves."
)


def _asked(text: str) -> set[str | None]:
    return {f.client for f in screen(INDEX, text).findings if f.kind is FindingKind.NAME}


@pytest.mark.parametrize(
    "sentence",
    [
        "In the exercise, Maria bets a little and Paul bets a lot.",
        "The heroine of the novel, Emma, keeps a lamp burning.",
        "Ring Victoria before noon at the hall.",
        "A lighthouse keeper's widow, Maria, goes on filling in the log.",
    ],
)
def test_a_common_name_alone_in_a_text_about_something_else_is_nobodys(sentence: str) -> None:
    assert _asked(AROUND.format(sentence)) == set()


@pytest.mark.parametrize(
    ("sentence", "client"),
    [
        ("Well done, Maria!", "maria"),
        ("Thank you to Maria for the idea.", "maria"),
        ("A happy birthday to Emma is due here too.", "emma"),
        ("Dear Emma, this is what was asked for last week.", "emma"),
        ("Maria, you can do this as well.", "maria"),
        ("Last week I heard Emma speak of it at length.", "emma"),
        ("Our own Maria has shown how it is done.", "maria"),
        ("A former client, Maria, has shown how it is done.", "maria"),
        ("Mrs Smith has shown how it is done.", "both"),
        ("Wieczorek has shown how it is done.", "tomasz"),
        ("The prize was given to Wieczorkowi.", "tomasz"),
        ("Paul has shown it to the other teachers, and Smith was glad of that.", "both"),
    ],
)
def test_somebody_near_the_writer_or_a_rare_name_is_asked_about(sentence: str, client: str) -> None:
    assert client in _asked(AROUND.format(sentence))


@pytest.mark.parametrize(
    "text", ["Well done, Maria!", "Maria ran the marathon in under four hours. So brave!"]
)
def test_a_post_of_two_lines_is_about_whom_it_names(text: str) -> None:
    assert screen(INDEX, text).verdict is Verdict.ASK


def test_a_second_detail_makes_a_common_name_telling() -> None:
    assert "maria" in _asked(AROUND.format("In Tewkesbury, Maria has shown how it is done."))
    assert "maria" in _asked(AROUND.format("Maria and Tom have shown how it is done."))


def test_a_signature_is_somebody() -> None:
    assert "emma" in _asked(AROUND.format("") + "\n\nEmma")
    assert "emma" in _asked(AROUND.format("") + " Warmly, Emma")


def test_where_a_case_may_be_told_a_common_name_counts() -> None:
    told = AROUND.format(
        "In her third hour with her counsellor Emma wept and said that her husband had left her."
    )
    assert screen(INDEX, told).verdict is not Verdict.NOTHING_FOUND
    assert "emma" in _asked(told)


def test_a_text_in_another_language_is_not_known_to_tell_of_no_case() -> None:
    text = (
        "Der Schlaf ist eine Gewohnheit, die man lernen kann, und ein dunkles Zimmer hilft dabei sehr. Gestern hat "
        "Maria wieder nicht geschlafen und ist um vier Uhr aufgestanden, weil das Kind nach ihr gerufen hat."
    )
    assert "maria" in _asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "My reading of the year is the life of Emma Stoddart. I never knew how long Emma had waited for the post.",
        "I read of Queen Victoria all winter. What I like best in Victoria is her diary.",
        "I went through the case of Anna O. again. What I like best is that Anna talked.",
        "I looked again at Little Hans. I still think that Hans was right about the horse.",
        "The actress Coral Tan Hui En surprised us all. I had not heard of Tan before.",
        "We heard Noor van Wieczorek last night. I thought that Wieczorek sang well.",
    ],
)
def test_a_name_that_the_draft_gives_whole_to_somebody_else_is_theirs(text: str) -> None:
    assert _asked(text) == set()


def test_who_is_addressed_is_not_the_queen() -> None:
    assert "victoria" in _asked("I read of Queen Victoria all winter. Well done, Victoria!")


@pytest.mark.parametrize(
    "text",
    [
        AROUND.format("The lamps are those that Mr T. makes of old bottles."),
        "Captain W. H. T. Rivers walked up and down the terrace.",
    ],
)
def test_a_single_letter_is_the_commonest_name_of_all(text: str) -> None:
    assert _asked(text) == set()


def test_a_single_letter_of_a_client_asks() -> None:
    assert "letters" in _asked("A client, Mr T., came again.")
