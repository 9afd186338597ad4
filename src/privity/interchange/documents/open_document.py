"""Reads OpenDocument (ISO/IEC 26300): odt, odp, ods. Annotations, tracked deletions, headers and properties
included.
"""

import re
from collections.abc import Iterator, Sequence

from privity.interchange.documents.archive import Member
from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError
from privity.interchange.documents.xml_events import At, Event, all_text, xml_events

_MUTE = re.compile(
    r"mimetype|META-INF/(manifest|\w*signatures)\.xml|layout-cache|Thumbnails/.*|.*/settings\.xml|Configurations2/.*\.png"
)
_TEXTS = frozenset({"p", "h", "creator", "title", "desc"})
_ORDER = {"content.xml": 0, "styles.xml": 1, "meta.xml": 2}
_HEADINGS = {"content.xml": "", "styles.xml": "header and footer", "meta.xml": "properties"}
_LONGEST_GAP = 100
# Attributes in which people, and programs on their behalf, put words.
_KEPT = frozenset(
    {
        "string-value",
        "string-value-if-true",
        "string-value-if-false",
        "description",
        "help",
        "hint",
        "current-value",
    }
    | {
        "label",
        "title",
        "num-prefix",
        "num-suffix",
        "table-name",
        "column-name",
        "database-name",
        "comment",
        "value",
    }
    | {
        "connection-resource",
        "filter-name",
        "author",
        "editor",
        "note",
        "annote",
        "publisher",
        "booktitle",
        "event-name",
    }
)
_NAMED = frozenset(
    {
        "section",
        "frame",
        "bookmark",
        "bookmark-start",
        "a",
        "text-box",
        "custom-shape",
        "table",
        "page",
        "layer",
    }
    | {
        "named-range",
        "named-expression",
        "database-range",
        "reference-mark",
        "reference-mark-start",
        "variable-decl",
    }
    | {
        "user-field-decl",
        "annotation",
        "form",
        "text",
        "textarea",
        "button",
        "checkbox",
        "radio",
        "listbox",
        "combobox",
    }
    | {
        "fixed-text",
        "date",
        "time",
        "file",
        "hidden",
        "image-frame",
        "change-info",
        "object",
        "g",
        "line",
        "show",
    }
)
# Where the file itself keeps what is shown.
_INSIDE = ("Pictures/", "media/", "./Object", "Object", "./media", "#")
_QUOTED = re.compile(r'"([^"]{2,})"')
_SETTINGS = frozenset({"CurrentDatabaseDataSource", "CurrentDatabaseCommand"})
_MUTE_TEXTS = frozenset(
    {"binary-data", "script", "date", "config-item", "generator", "day", "month", "year", "CDATA"}
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_GIVEN_BY_PROGRAMS = re.compile(
    r"_\w*|[^\W\d_]+(?: [^\W\d_]+){0,3} ?\d+|(Numbering|Bullet) Symbols|Internet link"
    r"|layout|background(objects)?|controls|measurelines|local-table"
)


def read_open_document(members: Sequence[Member], harvest: Harvest) -> None:
    """Read every part of a package. Raises UnreadableError where it is damaged or protected."""
    _refuse_encrypted(members, harvest)
    for member in sorted(members, key=lambda member: (_ORDER.get(member.name, 3), member.name)):
        name = member.name
        if _MUTE.fullmatch(name):
            continue
        if name.endswith((".xml", ".rdf")) and not name.startswith(("Basic/", "Scripts/", "Dialogs/")):
            heading = _HEADINGS.get(name, "beside the text")
            harvest.collect(_pieces(member, harvest), heading, heading or "the body")
        elif name.startswith(("Basic/", "Scripts/", "Dialogs/")):
            harvest.unread_next("macro", "a program inside the file was neither run nor read")
        elif name.startswith(("Pictures/", "media/", "ObjectReplacements/")):
            harvest.unread_next("picture", "what a picture shows or says was not read")
        else:
            harvest.unread_next("part", "is of a kind that was not read")


def _refuse_encrypted(members: Sequence[Member], harvest: Harvest) -> None:
    for member in members:
        if member.name == "META-INF/manifest.xml":
            for event in xml_events(member.read(harvest.allowance), harvest.allowance):
                if event.at is At.START and event.name == "encryption-data":
                    raise UnreadableError("is protected by a password")


def _pieces(member: Member, harvest: Harvest) -> Iterator[str]:
    data = member.read(harvest.allowance)
    if not data:
        return iter(())
    if member.name == "meta.xml":
        return _properties(data, harvest)
    if member.name.endswith(("content.xml", "styles.xml")):
        return _words(data, harvest.allowance)
    if member.name == "settings.xml":
        return _sources(data, harvest.allowance)
    return all_text(data, harvest.allowance, attributes=not member.name.endswith(".rdf"))


def _sources(data: bytes, allowance: Allowance) -> Iterator[str]:
    """Where a mailing takes its names from; all else in the settings is how windows stand."""
    item = ""
    for event in xml_events(data, allowance):
        if event.at is At.START:
            item = event.attributes.get("name", "")
        elif event.at is At.BESIDE or (
            event.at is At.TEXT and item in _SETTINGS and not event.name.isspace()
        ):
            yield f"{event.name}\n"


def _words(data: bytes, allowance: Allowance) -> Iterator[str]:
    depth = 0
    marks: dict[str, None] = {}
    within: list[str] = []
    for event in xml_events(data, allowance):
        name = event.name
        if event.at is At.BESIDE:
            marks[name] = None
            continue
        if event.at is At.TEXT:
            if depth:
                yield name
            elif _LETTERS.search(name) and not (within and within[-1] in _MUTE_TEXTS):
                marks[" ".join(name.split())] = None
            continue
        if event.at is At.START:
            within.append(name)
        else:
            within.pop()
        step = 1 if event.at is At.START else -1
        depth += step * (name in _TEXTS)
        if event.at is At.START:
            marks.update(dict.fromkeys(_marks(event)))
        if event.at is At.END:
            yield "\n" if name in _TEXTS else "]" if name == "deletion" else ""
        elif name == "deletion":
            yield "[deleted: "
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name == "s":
            count = event.attributes.get("c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _LONGEST_GAP)
        elif name == "a" and event.attributes.get("href") and not event.attributes["href"].startswith("#"):
            yield f"[link: {event.attributes['href']}] "
    if marks:
        yield f"\n[beside the text: {'; '.join(marks)}]\n"


def _marks(event: Event) -> Iterator[str]:
    """What lies in attributes that a person wrote: hidden words, words on a condition, names of parts."""
    element, attributes = event.name, event.attributes
    if element in ("property", "config-item"):
        return
    for key, value in attributes.items():
        if key in ("formula", "condition"):
            yield from filter(_LETTERS.search, _QUOTED.findall(value))
            continue
        said = key in _KEPT or element == "bibliography-mark" or (key == "name" and element in _NAMED)
        said |= key == "href" and element != "a" and not value.startswith(_INSIDE)
        # What the program brings along belongs to a class of its own.
        said |= key == "display-name" and element == "style" and "class" not in attributes
        if said and _LETTERS.search(value) and not _GIVEN_BY_PROGRAMS.fullmatch(value):
            yield value


def _properties(data: bytes, harvest: Harvest) -> Iterator[str]:
    element = ""
    for event in xml_events(data, harvest.allowance):
        if event.at is At.START:
            element = event.name
            if element == "user-defined" and event.attributes.get("name"):
                yield f"{event.attributes['name']}: "
            for key in ("title", "href") if element in ("template", "auto-reload") else ():
                yield f"{event.attributes.get(key, '')}\n"
        elif event.at is At.TEXT and not event.name.isspace():
            if element == "creation-date":
                harvest.dated(event.name.strip())
            elif element not in ("date", "editing-cycles", "editing-duration", "generator", "print-date"):
                yield f"{element}: {event.name.strip()}\n"
        elif event.at is At.BESIDE:
            yield f"{event.name}\n"
