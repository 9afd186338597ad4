"""Reads HTML into its words, including those a browser does not show: comments, titles, descriptions, form
values.

The tokens are those of the HTML standard, taken in one pass from left to right; nothing is looked for
twice, so that a page made of broken tags costs no more than any other.
"""

import re
from collections.abc import Generator, Iterator
from html import unescape
from urllib.parse import unquote

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
# Attributes without a word of anybody: look, size, place, kind, what programs know a part by.
_MUTE_ATTRIBUTES = frozenset(
    {
        "class",
        "style",
        "lang",
        "dir",
        "type",
        "rel",
        "target",
        "charset",
        "method",
        "enctype",
        "autocomplete",
        "role",
    }
    | {
        "align",
        "valign",
        "width",
        "height",
        "border",
        "cellpadding",
        "cellspacing",
        "bgcolor",
        "color",
        "face",
        "size",
    }
    | {
        "http-equiv",
        "media",
        "sizes",
        "loading",
        "decoding",
        "crossorigin",
        "integrity",
        "referrerpolicy",
        "nonce",
    }
    | {
        "viewbox",
        "d",
        "fill",
        "stroke",
        "transform",
        "points",
        "gradientunits",
        "preserveaspectratio",
        "xml:space",
    }
    | {
        "version",
        "encoding",
        "standalone",
        "clear",
        "shape",
        "coords",
        "scope",
        "tabindex",
        "spellcheck",
        "inputmode",
    }
    | {
        "property",
        "itemtype",
        "typeof",
        "vocab",
        "prefix",
        "kind",
        "srclang",
        "allow",
        "sandbox",
        "as",
        "color-scheme",
    }
    | {
        "clip-path",
        "mask",
        "filter",
        "font-family",
        "font-weight",
        "font-style",
        "text-anchor",
        "marker-end",
        "space",
    }
)
_MUTE_STARTS = (
    "xmlns",
    "aria-hid",
    "aria-exp",
    "aria-cur",
    "aria-live",
    "aria-haspopup",
    "stroke-",
    "fill-",
    "data-mce-",
)
_IDENTIFIES = frozenset(
    {"id", "name", "for", "headers", "form", "list", "itemid", "itemprop", "usemap", "slot", "part"}
)
_IDENTIFIES |= {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "key"}
# What an attribute of its own name alone says of an element.
_FLAGS = frozenset(
    {
        "checked",
        "disabled",
        "selected",
        "hidden",
        "required",
        "readonly",
        "multiple",
        "defer",
        "async",
        "open",
        "loop",
    }
    | {
        "controls",
        "autoplay",
        "muted",
        "autofocus",
        "novalidate",
        "allowfullscreen",
        "nowrap",
        "noshade",
        "reversed",
    }
    | {
        "itemscope",
        "ismap",
        "default",
        "download",
        "inert",
        "playsinline",
        "contenteditable",
        "draggable",
        "popover",
    }
)
_LEADS = frozenset(
    {
        "href",
        "src",
        "srcset",
        "action",
        "formaction",
        "poster",
        "background",
        "data",
        "codebase",
        "longdesc",
        "xlink:href",
    }
    | {"manifest", "archive", "classid", "ping", "profile", "imagesrcset", "lowsrc", "dynsrc", "cite"}
)
# Elements of HTML, of drawings and of sums; what else stands between angle brackets may be words.
_KNOWN = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em
embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html
i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noembed
noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rp rt
rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg
table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp xml animate
animatemotion animatetransform circle clippath defs desc ellipse filter foreignobject g image line
lineargradient marker mask metadata path pattern polygon polyline radialgradient rect set stop symbol text
textpath tspan use view math mi mn mo mrow ms mtext mfrac msqrt msup msub msubsup munder mover munderover
mtable mtr mtd mstyle mspace mpadded mphantom menclose merror mroot semantics annotation annotation-xml bold
italic underline fontfamily paraindent nofill excerpt center flushleft flushright flushboth fixed smaller
bigger
"""
_ELEMENTS = frozenset(_KNOWN.split())
_RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_MOST_PICTURES = 50
# A sign by which programs know a part, taken into its words: `maria-story`, `firstChild`.
_PARTS = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+|[^\W\d_]+")
_SHOWN = frozenset({"img", "video", "audio", "canvas", "embed", "object", "iframe", "svg"})
_USUAL = re.compile(r"<!doctype html[^\[>]*>|<\?xml[^>]*>", re.IGNORECASE)
# What a style writes on the page by itself, or keeps for a program; what it says to whoever reads the style; pictures.
_WRITTEN = re.compile(
    r"(?:content|quotes|prefix|suffix|symbols|negative|pad|string-set|--[\w-]+)\s*:((?:[^;}\"']|\"[^\"]*\"|'[^']*')*)",
    re.IGNORECASE,
)
_STRINGS = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_SAID_IN_STYLE = re.compile(r"/\*(.*?)\*/", re.DOTALL)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_PICTURED = re.compile(r"url\(\s*[\"']?(?!#)[^)]*", re.IGNORECASE)
_FONTS = re.compile(r"@font-face\s*\{[^}]*\}|@import[^;]*;", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
# For one browser alone: what it shows there is shown by no other.
_CONDITION = re.compile(r"<?!?\[(?:if[^\]]*|endif)\]>?", re.IGNORECASE)
_FOR_BROWSERS = re.compile(
    r"IE=|width=|text/html|(no)?(index|follow|cache)\b|telephone=|(Hugo|WordPress|Jekyll|Astro) [\d.]+",
    re.IGNORECASE,
)
_FRAME = re.compile(r"\.(css|js|mjs|ico|png|svg|woff2?|webmanifest)(\?|#|$)", re.IGNORECASE)
_PROGRAM = re.compile(r"on[a-z]{3,}")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_SPACES = re.compile(r"\s+")
_RUNS = re.compile(r"[ \t]+")
_EMPTY_LINES = re.compile(r" ?\n\s*")


def web_words(page: str, harvest: Harvest, *, shown: bool = False) -> str:
    """The words of a page, a block to a line. Scripts and pictures in it are listed as unread.

    Where it is to be read by a person, `shown` leaves out comments and the names of its parts.
    """
    beside = _Beside()
    words = "".join(_pieces(page, harvest, beside))
    said = [_EMPTY_LINES.sub("\n", _RUNS.sub(" ", words)).strip()]
    sections = [("links", beside.links)]
    if not shown:
        sections = [("comments", beside.comments), *sections, ("beside the text", beside.marks)]
    said += ["\n• ".join([f"[{heading}]", *lines]) for heading, lines in sections if lines]
    return "\n\n".join(filter(None, said))


class _Beside:
    """What a page says beside its text, each once and in order."""

    def __init__(self) -> None:
        self.comments: dict[str, None] = {}
        self.links: dict[str, None] = {}
        self.marks: dict[str, None] = {}


def _pieces(text: str, harvest: Harvest, beside: _Beside) -> Iterator[str]:
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
            comment = _TAGS.sub(" ", _CONDITION.sub("", text[opening + 4 : closing].removesuffix("-->")))
            if _LETTERS.search(comment):
                # Where it stood it would part a word in two.
                beside.comments[_one_line(comment).strip()] = None
            position = closing
        elif text.startswith("<![CDATA[", opening):
            position = _after(text, "]]>", opening)
            yield _one_line(text[opening + 9 : position].removesuffix("]]>"))
        elif text.startswith(("<!", "<?"), opening):
            position = _after(text, ">", opening)
            if not _USUAL.fullmatch(text, opening, position):
                yield f" [declared: {_one_line(text[opening + 2 : position - 1])}] "
        elif tag := _TAG.match(text, opening):
            name = tag[2].lower()
            start = position = tag.end()
            position = yield from _attributes(text, position, name, harvest, beside)
            if name not in _ELEMENTS and ":" not in name:
                # No element that is known: words in angle brackets, an address, a part of the page's own making.
                yield f" {_one_line(text[tag.start(2) : max(start, position - 1)])} "
            if name in _BLOCKS:
                yield "\n"
            if name in _RAW and not tag[1]:
                end = _RAW[name].search(text, position)
                if name == "script":
                    harvest.unread_next("script", "a program inside the page was neither run nor read")
                closing = end.start() if end else len(text)
                if name == "style":
                    yield from _styled(text[position:closing], harvest)
                position = closing
            elif name in _SHOWN and not tag[1]:
                harvest.unread_next("picture or frame", "what it shows or plays was not read")
        else:
            yield "<"
            position = opening + 1


def _styled(style: str, harvest: Harvest) -> Iterator[str]:
    """What a style writes on the page, and says to whoever reads it."""
    for found in _SAID_IN_STYLE.finditer(style):
        if _LETTERS.search(found[1]) and not found[1].lstrip().startswith("@"):
            yield f" [said in the style: {_one_line(found[1])}] "
    plain = _FONTS.sub("", _SAID_IN_STYLE.sub("", style))
    for found in _WRITTEN.finditer(plain):
        words = "".join(double or single for double, single in _STRINGS.findall(found[1]))
        shown = _ESCAPED.sub(_unescaped, words)
        if _LETTERS.search(shown):
            yield f" {_one_line(shown)} "
    for _ in range(min(len(_PICTURED.findall(plain)), _MOST_PICTURES)):
        harvest.unread_next("picture or frame", "what it shows or plays was not read")


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return (chr(code) if 0 < code < 0x110000 else "") if found[1] else found[2]


def _attributes(
    text: str, position: int, element: str, harvest: Harvest, beside: _Beside
) -> Generator[str, None, int]:
    """What the attributes of a tag say to a reader. Returns the place after the tag."""
    while found := _ATTRIBUTE.match(text, position):
        position = found.end()
        name, given = found[1].lower(), found[2]
        given = given[1:-1] if given and given[0] in "\"'" else given
        value = unescape(given or "").strip()
        if given is None:
            if (
                element in _ELEMENTS
                and name not in _FLAGS
                and _LETTERS.search(name)
                and name not in _MUTE_ATTRIBUTES
            ):
                beside.marks[found[1]] = None
        elif not value or (element == "meta" and (name != "content" or _FOR_BROWSERS.match(value))):
            continue
        elif name in _SPOKEN or name.startswith("data-") or value.lower().startswith(("mailto:", "tel:")):
            if name in _SPOKEN or _LETTERS.search(value) or not name.startswith("data-"):
                yield f" [{name}: {_one_line(value)}] "
        elif name == "style":
            yield from _styled(value, harvest)
        elif _PROGRAM.fullmatch(name) or value.lower().startswith("javascript:"):
            harvest.unread_next("script", "a program inside the page was neither run nor read")
        elif name in _MUTE_ATTRIBUTES or name.startswith(_MUTE_STARTS) or not _LETTERS.search(value):
            continue
        elif name in _LEADS:
            _lead(value, element, beside)
        elif name in _IDENTIFIES:
            beside.marks[" ".join(_PARTS.findall(value))] = None
        else:
            yield f" [{name}: {_one_line(value)}] "
    return _after(text, ">", position)


def _lead(value: str, element: str, beside: _Beside) -> None:
    """Where something leads: an address may name somebody whom the page does not."""
    if value.startswith(("data:", "cid:", "blob:")) or (element == "link" and _FRAME.search(value)):
        return
    if value.startswith("#"):
        beside.marks[" ".join(_PARTS.findall(unquote(value)))] = None
        return
    beside.links[_one_line(value)] = None
    if "%" in value:
        beside.links[_one_line(unquote(value))] = None


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)
