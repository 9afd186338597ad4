"""The screen: may this text leave? Read `screening` first, then the check you care for.

    index = ScreenIndex.build(caseload)
    screening = screen(index, "Nurul Huda, the florist from Tampines, told me ...")
    screening.verdict                                       # Verdict.STOP
    render_screening(screening, "d-1", elapsed_ms=31)       # privity.screening/1

`fold`, `words`, `passages` prepare a text; `names`, `identifiers`, `quotes` find what is written out; `case_talk`
says whether an individual is told of at all; `files`, `ranking`, `alignment` say whose story it could be. All of it
is pure and in memory. A verdict of nothing found says that no check found anything, and promises no more.
"""

from privity.screen.finding import (
    Candidate,
    CaseTalk,
    Fact,
    Finding,
    FindingKind,
    Screening,
    Strength,
    Verdict,
    WordsAlone,
)
from privity.screen.index import ScreenIndex
from privity.screen.rendering import render_screening, render_verdict, render_words_alone
from privity.screen.screening import screen, screen_text_alone

__all__ = [
    "Candidate",
    "CaseTalk",
    "Fact",
    "Finding",
    "FindingKind",
    "ScreenIndex",
    "Screening",
    "Strength",
    "Verdict",
    "WordsAlone",
    "render_screening",
    "render_verdict",
    "render_words_alone",
    "screen",
    "screen_text_alone",
]
