"""Published texts as a static piece of HTML and as JSON, for the practice's own site. No script, no style, no count."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

FORMAT: Final = "privity.words/1"


@dataclass(frozen=True, slots=True)
class Shown:
    """One text as it appears: exactly as the client settled it, and what stands under it."""

    text: str
    signature: str


def render_html(shown: Sequence[Shown], *, heading: str, unsigned: str) -> str:
    """A section with each text as a quotation (WHATWG HTML `figure`, `blockquote`, `figcaption`).

    It carries the language of the texts nowhere, since nobody stated it, and no date: a day may say who wrote it.
    """
    figures = []
    for one in shown:
        paragraphs = "".join(
            f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>"
            for part in one.text.strip().split("\n\n")
        )
        signature = escape(one.signature.strip() or unsigned, quote=False)
        figures.append(
            f"  <figure>\n    <blockquote>{paragraphs}</blockquote>\n"
            f"    <figcaption>{signature}</figcaption>\n  </figure>\n"
        )
    title = escape(heading, quote=False)
    return (
        f'<section aria-labelledby="privity-words">\n  <h2 id="privity-words">{title}</h2>\n'
        f"{''.join(figures)}</section>\n"
    )


def render_json(shown: Sequence[Shown]) -> str:
    """The same as JSON."""
    words = [{"text": one.text.strip(), "signature": one.signature.strip()} for one in shown]
    return json.dumps({"schema": FORMAT, "words": words}, ensure_ascii=False, indent=1) + "\n"
