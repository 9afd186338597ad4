"""What a client reads about a consent, and the papers to take away. Pure; words are data in `texts/`.

A paper names nobody, no place and no kind of work: whoever finds it on a table learns that something was agreed to, or
was not. The copy with the whole wording is another paper, given to who asks for that one.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from privity.consent.scope import Measure
from privity.model.consent import Consent, ConsentWithdrawal, Recall, Said


@dataclass(frozen=True, slots=True)
class ConsentTexts:
    """The words of one language."""

    consequences: Mapping[Measure, Mapping[str, str]]
    paper: Mapping[str, str]
    copy: Mapping[str, str]
    months: tuple[str, ...]

    def day(self, day: date) -> str:
        """A date in words."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"


def parse_texts(text: str) -> ConsentTexts:
    """Read the words of one language."""
    read = tomllib.loads(text)
    return ConsentTexts(
        {measure: read["consequence"][measure.value] for measure in Measure},
        read["paper"],
        read["copy"],
        tuple(read["months"]),
    )


def receipt(texts: ConsentTexts, consent: Consent, day: date) -> str:
    """That something was agreed to or refused on a day, and that one may change one's mind."""
    paper = texts.paper
    said = "refused" if consent.said is Said.REFUSED else "gave"
    lines = [paper["title"], paper[said].format(day=texts.day(day)), paper["any_time"]]
    if said == "gave":
        lines.append(paper["whole"])
    return _page([*lines, paper["number"].format(number=short_number(consent.reference))])


def called_back(texts: ConsentTexts, withdrawal: ConsentWithdrawal) -> str:
    """What was called back, and what cannot be."""
    paper = texts.paper
    said = "took_back_all" if withdrawal.of is None else "took_back"
    lines = [paper["title"], paper[said].format(day=texts.day(withdrawal.arrived))]
    lines += _recalled(texts, withdrawal.recalls)
    return _page([*lines, paper["same"]])


def whole_copy(texts: ConsentTexts, consent: Consent) -> str:
    """The whole wording, for the client who wants it."""
    copy, scope = texts.copy, consent.scope
    day = min((one.day for one in consent.signatures), default=consent.valid_from)
    lines = [
        copy["title"],
        copy["agreed"].format(day=texts.day(day)),
        copy["recipient"].format(recipient=scope.recipient),
        copy["what"].format(what=scope.what),
    ]
    if consent.until is not None:
        lines.append(copy["until"].format(day=texts.day(consent.until)))
    if scope.text:
        lines += [copy["text"], scope.text.strip()]
    number = texts.paper["number"].format(number=short_number(consent.reference))
    return _page([*lines, texts.paper["any_time"], number])


def short_number(reference: str) -> str:
    """A number to name a consent by, aloud or on paper."""
    return reference[:6].upper()


def _recalled(texts: ConsentTexts, recalls: Sequence[Recall]) -> list[str]:
    paper = texts.paper
    if not recalls:
        return [paper["nothing_out"]]
    lines = []
    for one in recalls:
        key = "not_back" if not one.possible else "asked_back" if one.asked_back else "to_ask_back"
        lines.append(paper[key].format(day=texts.day(one.day)))
    return [*lines, paper["read"]]


def _page(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n"
