"""What many files hold, or everybody says, is nobody's quote; a note copied into several files still is."""

from datetime import date

import pytest

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import FindingKind, ScreenIndex, screen


def _index(*texts: str) -> ScreenIndex:
    numbers = range(len(texts))
    return ScreenIndex.build(
        Caseload(
            tuple(Client(f"c-{number}", (f"Person{number} Example",)) for number in numbers),
            tuple(Engagement(f"e-{number}", (f"c-{number}",), date(2024, 1, 1)) for number in numbers),
            tuple(
                Note(f"n-{number}", f"e-{number}", date(2024, 1, 2), text)
                for number, text in enumerate(texts)
            ),
        )
    )


def _quoted(index: ScreenIndex, text: str) -> set[str | None]:
    return {f.client for f in screen(index, text).findings if f.kind is FindingKind.QUOTE}


_STOCK = "presented well groomed with a bright affect and spoke at an even pace"


def test_words_in_many_files_amid_other_words_are_no_quote() -> None:
    index = _index(
        f"Back from Norway on Monday. He {_STOCK}. Lost the ferry tickets.",
        f"Third visit this spring. She {_STOCK}. Tomatoes again.",
        f"After the trial. They {_STOCK}. Nothing of the verdict.",
        f"Knee healed. Was late and {_STOCK}. Cycling soon.",
    )
    assert _quoted(index, f"A note may say that somebody {_STOCK}, and leave it there.") == set()


def test_a_longer_run_around_them_is_its_files_quote() -> None:
    index = _index(
        f"Back from Norway on Monday. He {_STOCK}. Lost the ferry tickets to a gull.",
        f"Third visit this spring. She {_STOCK}. Tomatoes again.",
        f"After the trial. They {_STOCK}. Nothing of the verdict.",
        f"Knee healed. Was late and {_STOCK}. Cycling soon.",
    )
    assert _quoted(index, f"He {_STOCK}; lost the ferry tickets to a gull.") == {"c-0"}


def test_a_note_copied_into_many_files_is_still_a_quote() -> None:
    note = f"The choir came in together. Everyone {_STOCK}. Then the piano lid fell."
    assert _quoted(_index(*[note] * 5), f"Somebody {_STOCK}.") == {"c-0", "c-1", "c-2", "c-3", "c-4"}


@pytest.mark.parametrize(
    "saying",
    [
        "The journey of a thousand miles begins with a single step",
        "You can lead a horse to water, but you can't make it drink",
        "God, grant me the serenity to accept things I cannot change",
        "Please do not hesitate to contact me if you have any questions",
    ],
)
def test_a_saying_is_nobodys(saying: str) -> None:
    index = _index(f"Read from the card over the sink: {saying}. Then cut the bread into nine.")
    assert _quoted(index, f"As they say: {saying}.") == set()
    assert _quoted(index, f"{saying}. Then cut the bread into nine, over the sink.") == {"c-0"}
