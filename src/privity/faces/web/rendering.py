"""Turns values into pages: Jinja2 with autoescape and undefined names as errors, and dates in words."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from privity.faces.web.assets import assets
from privity.faces.web.words import Words, english
from privity.gate.vocabulary import FACTS, Kind

_ADDRESS = re.compile(r"\S*@\S*")
_SIGNS = re.compile(r"(?<=\S)([@._/-])(?=\S)")


def _sentence(text: str) -> str:
    """An error's lower-case words as a sentence."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) or not text else ".")


def day(words: Words, value: date) -> str:
    """A date in words, which no country reads the wrong way round."""
    return words("date.day", day=value.day, month=words(f"date.month.{value.month}"), year=value.year)


def brief_day(words: Words, value: date) -> str:
    """A date for a list, with the month's name cut short."""
    return words("date.day", day=value.day, month=words(f"date.brief.{value.month}"), year=value.year)


def moment(words: Words, value: datetime) -> str:
    """A moment in the time of this machine."""
    local = value.astimezone()
    return words("date.moment", day=brief_day(words, local.date()), time=f"{local:%H:%M}")


def wall(words: Words, value: datetime) -> str:
    """A time as both wrote it into their diaries: no zone, the day of the week before it."""
    said = words("date.moment", day=day(words, value.date()), time=f"{value:%H:%M}")
    return words("date.with_weekday", weekday=words(f"date.weekday.{value.isoweekday()}"), moment=said)


def breakable(value: str) -> Markup:
    """Text in which a long e-mail address breaks behind its signs, and not in the middle of a word."""
    broken = _ADDRESS.sub(lambda found: _SIGNS.sub(r"\1<wbr>", found[0]), str(escape(value)))
    return Markup(broken)  # noqa: S704 - escaped just before


def plain(words: Words, value: str, fact: str = "") -> str:
    """A word of the gate as a person says it, or as the gate writes it where there is none.

    Some words say another thing as the value of one fact than of all others.
    """
    if fact in FACTS and FACTS[fact].kind is Kind.DAYS:
        return words("request.days", n=int(value.removesuffix("d")))
    if f"value_of.{fact}.{value}" in words.keys:
        return words(f"value_of.{fact}.{value}")
    known = f"value.{value}" in words.keys
    return words(f"value.{value}") if known else value.replace("_", " ")


def asks(path: str) -> str:
    """What a fact of the gate asks, as a person reads it: its path is the gate's own."""
    return FACTS[path].ask if path in FACTS else path


def size(words: Words, value: int) -> str:
    """How large a file is, in the unit that people would say."""
    for unit, name in ((1 << 30, "gb"), (1 << 20, "mb"), (1 << 10, "kb")):
        if value >= unit:
            return words(f"files.size_{name}", n=f"{value / unit:.1f}".removesuffix(".0"))
    return words("files.size_bytes", n=value)


@cache
def _environment() -> Environment:
    words = english()
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def in_plain_words(value: object, fact: str = "") -> str:
        return plain(words, str(value), fact)

    environment.globals |= {"t": words, "asset": assets().url}
    environment.filters |= {
        "sentence": _sentence,
        "breakable": breakable,
        "asks": asks,
        "plain": in_plain_words,
        "day": lambda value: day(words, value),
        "brief_day": lambda value: brief_day(words, value),
        "local_day": lambda value: day(words, value.astimezone().date()),
        "bytes": lambda value: size(words, value),
        "wall": lambda value: wall(words, value),
        "moment": lambda value: moment(words, value),
        "clock": lambda value: f"{value.astimezone():%H:%M}",
    }
    return environment


def warm() -> None:
    """Compile every template now, so that a waiting worker answers its first request at once."""
    environment = _environment()
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def page(name: str, values: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """Render a template to an answer."""
    return HTMLResponse(_environment().get_template(f"{name}.html").render(values), status_code=status)
