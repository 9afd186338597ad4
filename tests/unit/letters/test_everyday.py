"""Everyday words name no field, no kind of practice and no issue, whatever is filled into them."""

import re
from datetime import date, datetime

import pytest

from privity.letters.everyday import Errand, receipt_text, short_text
from privity.services.common_issues import shipped_catalogue
from privity.services.everyday import shipped_everyday

# Words by which somebody who finds the text learns what kind of place it comes from.
TELLING = re.compile(
    r"\b(?:therap\w*|psych\w*|counsel\w*|sexolog\w*|sex\w*|coach\w*|session\w*|clinic\w*|practice|client\w*|patient\w*|"
    r"treatment|consult\w*|mental|health|couple\w*|marriage|appointment\w*|diagnos\w*|issue\w*|problem\w*)\b",
    re.IGNORECASE,
)
WHEN = datetime(2026, 12, 7, 10, 0)  # noqa: DTZ001 - the clock on the wall


def every_text() -> list[str]:
    texts = shipped_everyday()
    shown = [
        short_text(texts, errand, sign="A. Invented", when=WHEN, other=WHEN, number="6123 4567")
        for errand in Errand
    ]
    receipt = receipt_text(
        texts,
        number=3,
        day=date(2026, 12, 7),
        line="as agreed",
        amount="120",
        currency="SGD",
        sign="A. Invented",
    )
    return [*shown, receipt]


@pytest.mark.parametrize("text", every_text())
def test_nothing_tells_the_kind_of_place(text: str) -> None:
    assert TELLING.search(text) is None
    titles = [kind.title.casefold() for kinds in shipped_catalogue().lists for kind in kinds.kinds]
    assert not any(re.search(rf"\b{re.escape(title)}\b", text.casefold()) for title in titles)


def test_the_list_of_telling_words_would_find_them() -> None:
    assert TELLING.search("your therapy session")


def test_a_date_is_said_so_that_no_country_reads_it_wrong() -> None:
    assert "Monday 7 December at 10:00" in short_text(
        shipped_everyday(), Errand.NEXT_DATE, sign="A.", when=WHEN
    )
