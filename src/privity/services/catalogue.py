"""The kinds of issues and the published figures that ship with this version, read once per process."""

from functools import lru_cache
from importlib.resources import files

from privity.aggregates import Catalogue, SurveyFigure, parse_catalogue, parse_surveys, render_card
from privity.aggregates.catalogue import KindList


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """The kinds of issues that ship with this version."""
    return parse_catalogue(_read("catalogue.toml"))


@lru_cache(maxsize=1)
def shipped_surveys() -> tuple[SurveyFigure, ...]:
    """The published figures that ship with this version."""
    return parse_surveys(_read("surveys.toml"))


def general_card(kinds: KindList) -> str:
    """The card of general knowledge alone: it touches no client and no practice."""
    return render_card(shipped_catalogue(), kinds, shipped_surveys(), None)


def _read(name: str) -> str:
    return (files("privity.aggregates") / name).read_text("utf-8")
