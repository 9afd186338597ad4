"""Published texts as a static piece of HTML and as JSON, for the practice's own site. No script, no style, no count."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

FORMAT: Final = "privity.words/1"
_BETWEEN: Final = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


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
            for part in _BETWEEN.split(one.text.strip())
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
    """The same as JSON, which ends no script that it is put into: `<` is written as JSON's own escape of it."""
    words = [{"text": one.text.strip(), "signature": one.signature.strip()} for one in shown]
    body = json.dumps({"schema": FORMAT, "words": words}, ensure_ascii=False, indent=1) + "\n"
    return body.replace("<", "\\u003c")
