"""Reads HTML into its words, including those a browser does not show: comments, titles, descriptions, form
values.

The tokens are those of the HTML standard, taken in one pass from left to right; nothing is looked for
twice, so that a page made of broken tags costs no more than any other.
"""

import re
from collections.abc import Generator, Iterator
from html import unescape

from privity.interchange.documents.harvest import Harvest

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=]+)(?:\s{0,64}=\s{0,64}("[^"]*"|'[^']*'|[^\s>]*))?""")
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "footer",
        "form",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "title", "tr", "ul", "option"}
)
_SPOKEN = frozenset(
    {"alt", "title", "content", "value", "placeholder", "aria-label", "summary", "cite", "label"}
)
_RAW = frozenset({"script", "style"})
_SHOWN = frozenset({"img", "video", "audio", "canvas", "embed", "object", "iframe", "svg"})
_USUAL = re.compile(r"<!doctype html[^\[>]*>|<\?xml[^>]*>", re.IGNORECASE)
# What a style writes on the page by itself.
_WRITTEN = re.compile(r"""content\s*:\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_SPACES = re.compile(r"\s+")
_RUNS = re.compile(r"[ \t]+")
_EMPTY_LINES = re.compile(r" ?\n\s*")


def web_words(page: str, harvest: Harvest) -> str:
    """The words of a page, a block to a line. Scripts and pictures in it are listed as unread."""
    links: dict[str, None] = {}
    words = "".join(_pieces(page, harvest, links))
    if links:
        words += f"\n[links]\n{chr(10).join(links)}"
    return _EMPTY_LINES.sub("\n", _RUNS.sub(" ", words)).strip()


def _pieces(text: str, harvest: Harvest, links: dict[str, None]) -> Iterator[str]:
    position = 0
    while position < len(text):
        harvest.allowance.spend(steps=1)
        opening = text.find("<", position)
        if opening < 0:
            yield _one_line(unescape(text[position:]))
            return
        yield _one_line(unescape(text[position:opening]))
        if text.startswith("<!--", opening):
            closing = _after(text, "-->", opening + 4)
            yield f"\n[comment: {_one_line(text[opening + 4 : closing].removesuffix('-->')).strip()}]\n"
            position = closing
        elif text.startswith(("<!", "<?"), opening):
            position = _after(text, ">", opening)
            if not _USUAL.fullmatch(text, opening, position):
                yield f" [declared: {_one_line(text[opening + 2 : position - 1])}] "
        elif tag := _TAG.match(text, opening):
            name = tag[2].lower()
            position = yield from _attributes(text, tag.end(), links)
            if name in _BLOCKS:
                yield "\n"
            if name in _RAW and not tag[1]:
                end = re.compile(f"</{name}", re.IGNORECASE).search(text, position)
                if name == "script":
                    harvest.unread_next("script", "a program inside the page was neither run nor read")
                closing = end.start() if end else len(text)
                if name == "style":
                    yield from (
                        f" {found[1] or found[2]} " for found in _WRITTEN.finditer(text, position, closing)
                    )
                position = closing
            elif name in _SHOWN and not tag[1]:
                harvest.unread_next("picture or frame", "what it shows or plays was not read")
        else:
            yield "<"
            position = opening + 1


def _attributes(text: str, position: int, links: dict[str, None]) -> Generator[str, None, int]:
    """What the attributes of a tag say to a reader. Returns the place after the tag."""
    while found := _ATTRIBUTE.match(text, position):
        position = found.end()
        value = unescape((found[2] or "").strip("\"'")).strip()
        name = found[1].lower()
        if value and (name in _SPOKEN or value.lower().startswith(("mailto:", "tel:"))):
            yield f" [{name}: {_one_line(value)}] "
        elif name == "href" and value.lower().startswith(("http:", "https:")):
            links[_one_line(value)] = None
        elif name.startswith("data-") and _LETTERS.search(value):
            yield f" [{name}: {_one_line(value)}] "
    return _after(text, ">", position)


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)
