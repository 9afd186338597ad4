"""What may be said instead of a case: the common kinds of issues, with a stated limit on what they tell of anyone.

    kinds = catalogue.list_of("sexology")
    counts = noisy_histogram(counted, Fraction(9, 10), os_randomness)   # one draw, never repeated
    figures = conclude(counts, Fraction(9, 10), floor)
    sentences(figures, kinds)      # only what holds within its margin

`catalogue` holds kinds and published figures, which touch no client; `cohort` says who is counted; `budget` what may
be spent; `mechanism` draws exact noise and knows its tails; `release` turns noisy counts into sentences; `card` renders
what is handed out. All of it is pure: randomness is an argument, and the service writes the spending down before it
draws.
"""

from privity.aggregates.budget import (
    CEILING,
    DEFAULT,
    LEAST_HISTOGRAM,
    SIZE,
    Purpose,
    Spent,
    check_limit,
    for_kinds,
    left,
)
from privity.aggregates.card import Released, render_card, render_chart, render_table
from privity.aggregates.catalogue import (
    OTHER,
    Catalogue,
    Kind,
    KindList,
    SurveyFigure,
    parse_catalogue,
    parse_surveys,
)
from privity.aggregates.cohort import Cohort, Completed, main_kinds
from privity.aggregates.mechanism import Randomness, discrete_laplace, noisy_histogram
from privity.aggregates.release import (
    FEWEST,
    GUARANTEE,
    Figures,
    Interval,
    conclude,
    enough,
    sentences,
    size_floor,
)

__all__ = [
    "CEILING",
    "DEFAULT",
    "FEWEST",
    "GUARANTEE",
    "LEAST_HISTOGRAM",
    "OTHER",
    "SIZE",
    "Catalogue",
    "Cohort",
    "Completed",
    "Figures",
    "Interval",
    "Kind",
    "KindList",
    "Purpose",
    "Randomness",
    "Released",
    "Spent",
    "SurveyFigure",
    "check_limit",
    "conclude",
    "discrete_laplace",
    "enough",
    "for_kinds",
    "left",
    "main_kinds",
    "noisy_histogram",
    "parse_catalogue",
    "parse_surveys",
    "render_card",
    "render_chart",
    "render_table",
    "sentences",
    "size_floor",
]
