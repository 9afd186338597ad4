"""What is handed to a journalist instead of a case: a card in words, and a chart with its table.

Both hold the catalogue or figures alone. Nothing in them depends on one client, and the page says by what limit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from html import escape

from privity.aggregates.catalogue import Catalogue, KindList, SurveyFigure
from privity.aggregates.release import GUARANTEE, Figures, Interval, sentences


@dataclass(frozen=True, slots=True)
class Released:
    """Figures as they were released: for whom, by what limit, and until which day the works were completed."""

    figures: Figures
    epsilon: Fraction
    until: date


def render_card(
    catalogue: Catalogue,
    kinds: KindList,
    surveys: Sequence[SurveyFigure],
    released: Released | None,
) -> str:
    """The card as plain text, fit to be attached to a letter."""
    lines = [kinds.title.upper(), ""]
    if released is not None:
        lines += [*_wrapped_list(sentences(released.figures, kinds)), *GUARANTEE.split("\n"), ""]
    lines.append("The most common kinds of issues, in general terms and in no order:")
    lines += [f"  - {kind.title}: {_lower(kind.plain)}" for kind in kinds.kinds]
    shown = [figure for figure in surveys if kinds.id in figure.lists]
    if shown:
        lines += ["", "Published figures:"]
        lines += [f"  - {figure.says}\n    Source: {figure.source}." for figure in shown]
    lines += ["", _foot(catalogue, released)]
    return "\n".join(lines) + "\n"


def _wrapped_list(texts: Sequence[str]) -> list[str]:
    return [*texts, ""] if texts else []


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _foot(catalogue: Catalogue, released: Released | None) -> str:
    foot = f"Kinds of issues: catalogue {catalogue.version}, fixed before any practice was looked at."
    if released is None:
        return foot + " Nothing on this card comes from a client or a practice."
    return (
        f"{foot} Counted: the main reason of each person, couple or family whose work was completed by"
        f" {released.until:%d %B %Y}, each once. Privacy limit (epsilon): {_decimal(released.epsilon)} in all."
    )


def _decimal(value: Fraction) -> str:
    return f"{float(value):g}"


_WIDTH, _LABEL, _ROW, _TOP = 720, 270, 34, 64


def render_chart(kinds: KindList, figures: Figures) -> str:
    """A chart of bars with intervals, as SVG with a title and a description for who cannot see it.

    Where no counts may be said there are no bars: the kinds that may be named stand there as words.
    """
    title = escape(kinds.title)
    names = {kind.id: kind.title for kind in kinds.kinds}
    rows = [one for one in figures.intervals if one.kind in names]
    body = _bars(rows, names) if rows else _words(figures, kinds)
    height = _TOP + max(len(rows), len(sentences(figures, kinds)) * 2, 1) * _ROW + 48
    said = escape(" ".join(sentences(figures, kinds)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-labelledby="title description" font-family="sans-serif" font-size="15">\n'
        f'<title id="title">{title}</title>\n<desc id="description">{said}</desc>\n'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>\n'
        f'<text x="16" y="34" font-size="19" font-weight="bold" fill="#222">{title}</text>\n'
        f"{body}"
        f'<text x="16" y="{height - 16}" font-size="12" fill="#555">Drawn with deliberate randomness; lines show within'
        " which bounds each number lies.</text>\n</svg>\n"
    )


def _bars(rows: Sequence[Interval], names: dict[str, str]) -> str:
    longest = max(row.high for row in rows)
    scale = (_WIDTH - _LABEL - 70) / longest
    parts: list[str] = []
    for place, row in enumerate(rows):
        y = _TOP + place * _ROW
        low, middle, high = (_LABEL + value * scale for value in (row.low, row.middle, row.high))
        parts.append(
            f'<text x="{_LABEL - 10}" y="{y + 15}" text-anchor="end" fill="#222">{escape(names[row.kind])}</text>\n'
            f'<rect x="{_LABEL}" y="{y}" width="{middle - _LABEL:.1f}" height="20" fill="#1c5a52"/>\n'
            f'<path d="M{low:.1f} {y + 10}H{high:.1f}M{low:.1f} {y + 4}v12M{high:.1f} {y + 4}v12" stroke="#c4703c"'
            ' stroke-width="2.5" fill="none"/>\n'
            f'<text x="{high + 8:.1f}" y="{y + 15}" font-size="13" fill="#444">{row.low} to {row.high}</text>\n'
        )
    return "".join(parts)


def _words(figures: Figures, kinds: KindList) -> str:
    lines: list[str] = []
    for sentence in sentences(figures, kinds) or ("No figure of this practice holds within its margin.",):
        lines += _broken(sentence, 82)
    return "".join(
        f'<text x="16" y="{_TOP + 8 + place * 24}" fill="#222">{escape(line)}</text>\n'
        for place, line in enumerate(lines)
    )


def _broken(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def render_table(kinds: KindList, figures: Figures) -> str:
    """The numbers of the chart as comma-separated values, for who wants to check or draw them anew."""
    names = {kind.id: kind.title for kind in kinds.kinds}
    lines = ["kind,at least,at most"]
    lines += [f'"{names[row.kind]}",{row.low},{row.high}' for row in figures.intervals if row.kind in names]
    return "\r\n".join(lines) + "\r\n"
