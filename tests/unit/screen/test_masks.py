"""What the eye does not see is asked about, and what people really write is not."""

import pytest

from privity.model.caseload import Caseload
from privity.screen import ScreenIndex, Verdict, screen
from privity.screen.masks import masked

GENERAL = (
    "Many people find that sleep comes back when they stop trying. A fixed hour helps, and so does a walk."
)


@pytest.mark.parametrize(
    "text",
    [
        GENERAL[:20] + "\u202e" + GENERAL[20:],
        GENERAL.replace("sleep", "sl\u200beep"),
        GENERAL.replace("walk", "w\u0430lk"),
        GENERAL.replace("people", "\u03c1eople"),
        GENERAL.replace("people", "p\u1d07ople"),
        GENERAL.replace("people", "\uff50eople"),
        GENERAL.replace("people", "\U0001d4c5eople"),
        GENERAL.replace("people", "peop\u217cle\u0585"),
        GENERAL.replace("Many", "\u13b7any"),
        GENERAL.replace("Many", "\u2c98any"),
        GENERAL.replace("Many", "\ua4dfany"),
        GENERAL.replace("a walk", "\ua4ae\ua4d3\ua4e1"),
        GENERAL.replace("hour", "\u0441\u043e\u0440\u0435"),
        GENERAL.replace("sleep", "sl&#101;ep"),
        GENERAL.replace("sleep", "sl&shy;eep"),
        GENERAL.replace("sleep", "&#x73;leep"),
        GENERAL.replace("sleep", "sl\\u0065ep"),
    ],
)
def test_what_is_hidden_is_never_a_silent_nothing_found(text: str) -> None:
    screening = screen(ScreenIndex.build(Caseload((), (), ())), text)
    assert screening.verdict is Verdict.ASK
    assert any("cannot be seen" in finding.reason for finding in screening.findings)


@pytest.mark.parametrize(
    "text",
    [
        GENERAL,
        "\ufeff" + GENERAL,
        GENERAL.replace("comes", "doesn&rsquo;t come &amp; go&nbsp;&ndash; R&amp;D, it&#8217;s"),
        "C:\\users\\xavier \\underline{all}",
        "caf\u00e9 na\u00efve \u0160kvoreck\u00fd",
        "soft\u00adhyphen",
        "A4 x\u00b2 \u2116 5 \u2103 \u00b5g",
        "\u0141\u00f3d\u017a \u0253ala \u0257an",
        "\u041c\u043e\u0441\u043a\u0432\u0430 and Moscow",
        "\U0001f468\u200d\U0001f469",
    ],
)
def test_what_people_write_is_not(text: str) -> None:
    assert masked(text) == ()


def test_a_text_full_of_it_is_told_at_twenty_places() -> None:
    assert len(masked("a\u200bb " * 100)) == 20
