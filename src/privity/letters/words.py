"""The words of the letters in one language, parsed from TOML. A language without all of them is not loaded."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from privity.errors import InputError

_LINES: Final = (
    "letter.subject", "letter.to", "letter.greeting", "letter.greeting_unnamed", "letter.closing", "letter.kept",
    "refusal.nobody.first", "refusal.nobody.second", "refusal.nobody.third",
    "refusal.case.first", "refusal.case.second", "refusal.case.third",
    "refusal.review.first", "refusal.review.second", "refusal.review.third",
    "refusal.online.first", "refusal.online.second", "refusal.online.third",
    "aloud.nobody.first", "aloud.nobody.second", "aloud.nobody.third",
    "aloud.case.first", "aloud.case.second", "aloud.case.third",
    "aloud.review.first", "aloud.review.second", "aloud.review.third",
    "aloud.online.first", "aloud.online.second", "aloud.online.third",
    "aloud.answer.permit", "aloud.answer.limited", "aloud.answer.must", "aloud.answer.refuse", "aloud.answer.unproven",
    "answer.unproven", "answer.permit", "answer.limited", "answer.must", "answer.refuse", "answer.figures",
    "answer.no_figures", "answer.counsel",
    "issues.lead", "issues.end",
    "cover.own_access", "cover.official", "cover.referral", "cover.report", "cover.question",
    "cover.lead_own_access", "cover.lead_official", "cover.lead_referral", "cover.lead_report", "cover.lead_question",
    "cover.left_out", "cover.bound",
    "bound.redisclosure", "bound.no_inspection", "bound.first_copy_free", "bound.no_tipping_off",
    "bound.instrument_scope_only", "bound.without_delay", "bound.safety_facts_only",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterWords:
    """One language. `reviewed` names who read it as a native speaker with knowledge of the field, if anybody did."""

    language: str
    name: str
    reviewed: str
    lines: Mapping[str, str]
    months: tuple[str, ...]
    date_form: str
    issues: tuple[str, ...]

    def __call__(self, key: str, **values: str) -> str:
        """The words under a key, with their places filled."""
        return self.lines[key].format(**values) if values else self.lines[key]

    def day(self, value: date) -> str:
        """A date in words."""
        return self.date_form.format(day=value.day, month=self.months[value.month - 1], year=value.year)


def parse_words(text: str) -> LetterWords:
    """Parse one language; raise `InputError` naming what it lacks."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("a language of the letters cannot be read", field="words") from error
    lines = _flat(table)
    lacking = [key for key in _LINES if key not in lines]
    months, issues = table.get("months", []), table.get("issues", {}).get("common", [])
    if lacking or len(months) != 12 or not issues:
        raise InputError(
            f"a language of the letters lacks {', '.join(lacking) or 'its months or its issues'}",
            field="words",
        )
    return LetterWords(
        lines["language"],
        lines["name"],
        lines["reviewed"],
        MappingProxyType(lines),
        tuple(months),
        lines["date"],
        tuple(issues),
    )


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, str):
            flat[prefix + key] = value
        elif isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{key}.")
    return flat
