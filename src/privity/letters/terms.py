"""The agreement at the start of the work: one page in plain words, from the practice's choices and the law's limits.

Pure. Its words and the limits of the law are data in `texts/`, handed over by a service. No lawyer has reviewed them,
and every page that is made of them says so.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from privity.errors import IncompleteError
from privity.model.engagement import Secrets
from privity.model.terms import TermsChoices

_NEEDED: Final = ("practitioner", "fee", "reach", "urgent")
_OTHERS: Final = ("supervision", "cover", "bookkeeping", "custodian")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs; a paragraph that begins with a dash is a point of a list."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermsTexts:
    """The words of one language with the limits of every place in it."""

    head: Mapping[str, str]
    text: Mapping[str, str]
    plain: Mapping[str, str]
    common: tuple[str, ...]
    limits: Mapping[str, tuple[str, ...]]
    places: Mapping[str, str]
    limits_version: str
    months: tuple[str, ...]


def parse_terms(words: str, limits: str) -> TermsTexts:
    """Read the words and the limits."""
    read, bounds = tomllib.loads(words), tomllib.loads(limits)
    places: dict[str, dict[str, Any]] = bounds["place"]
    return TermsTexts(
        read["head"],
        read["text"],
        {name: value for name, value in read.items() if isinstance(value, str)},
        tuple(bounds["common"]),
        {name: tuple(place["limits"]) for name, place in places.items()},
        {name: str(place["name"]) for name, place in places.items()},
        str(bounds["version"]),
        tuple(read["months"]),
    )


def sections(
    texts: TermsTexts, choices: TermsChoices, *, joint: bool, secrets: Secrets | None
) -> tuple[Section, ...]:
    """The agreement, section by section. Raises IncompleteError naming the first choice that is missing."""
    for name in _NEEDED:
        if not getattr(choices, name).strip():
            raise IncompleteError("the terms cannot be made without this", field=name, remedy="fill it in")
    text = texts.text
    fee = [text["fee"].format(fee=_inline(choices.fee))]
    if choices.cancelling.strip():
        fee.append(text["cancelling"].format(cancelling=_inline(choices.cancelling)))
    made = {
        "fee": fee,
        "confidence": [text["confidence"], text["confidence_stories"]],
        "limits": [
            text["limits"],
            *_points((*texts.common, *_limits(texts, choices.place))),
            text["limits_end"],
        ],
        "others": _others(texts, choices),
    }
    if joint:
        made["joint"] = [text["joint"], text[f"secrets_{secrets or 'open'}"]]
    made |= {
        "reach": [
            text["reach"].format(reach=_inline(choices.reach)),
            text["urgent"].format(urgent=_inline(choices.urgent)),
            text["wishes"],
        ],
        "meeting": [text["meeting"]],
        "keeping": [text["keeping"].format(keeping=choices.keeping)],
        "death": [text["death_client"], *([text["death_mine"]] if choices.custodian.strip() else [])],
        "figures": [text["figures" if choices.figures else "no_figures"]],
    }
    return tuple(Section(texts.head[name], tuple(paragraphs)) for name, paragraphs in made.items())


def render_terms(
    texts: TermsTexts,
    choices: TermsChoices,
    *,
    number: int,
    made: date,
    joint: bool = False,
    secrets: Secrets | None = None,
) -> str:
    """The agreement as plain text, to be read on a screen, printed and taken home. Raises IncompleteError."""
    by = texts.plain["by_practice" if choices.practice.strip() else "by"]
    lines = [
        texts.plain["title"].upper(),
        by.format(practitioner=choices.practitioner, practice=choices.practice),
        "",
    ]
    for section in sections(texts, choices, joint=joint, secrets=secrets):
        lines += [section.heading, *section.paragraphs, ""]
    day = texts.months[made.month - 1].join((f"{made.day} ", f" {made.year}"))
    lines += [texts.plain["version"].format(number=number, day=day), texts.plain["unreviewed"]]
    return "\n".join(lines) + "\n"


def render_signatures(texts: TermsTexts, questions: tuple[str, ...], *, joint: bool) -> str:
    """What stands at the foot of a paper copy: open questions, and where to sign."""
    text = texts.text
    lines = [
        "",
        texts.head["questions"],
        text["questions"],
        *[f"- {one}" for one in questions],
        "",
        text["signed"],
        "",
    ]
    for who in ("sign_place", "sign_clients" if joint else "sign_client", "sign_mine"):
        lines += [f"{text[who]}: ______________________________", ""]
    return "\n".join(lines)


def _others(texts: TermsTexts, choices: TermsChoices) -> list[str]:
    named = [(name, getattr(choices, name).strip()) for name in _OTHERS]
    said = [texts.text[name].format(who=_inline(who)) for name, who in named if who]
    return said or [texts.text["nobody"]]


def _limits(texts: TermsTexts, place: str) -> tuple[str, ...]:
    return texts.limits.get(place, texts.limits["other"])


def _points(texts: tuple[str, ...]) -> list[str]:
    ended = [text.rstrip(".;") for text in texts]
    return [f"- {text}{';' if place < len(ended) else '.'}" for place, text in enumerate(ended, 1)]


def _inline(text: str) -> str:
    """A choice as it stands within a sentence: one line, without its own full stop."""
    return " ".join(text.split()).rstrip(".")
