"""Reads OpenDocument (ISO/IEC 26300): odt, odp, ods. Annotations, tracked deletions, headers and properties
included.
"""

import re
from collections.abc import Iterator, Sequence

from privity.interchange.documents.archive import Member
from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError
from privity.interchange.documents.xml_events import At, Event, all_text, xml_events

_MUTE = re.compile(
    r"mimetype|settings\.xml|META-INF/.*|Configurations2/.*|manifest\.rdf|layout-cache|Thumbnails/.*|.*/settings\.xml"
)
_TEXTS = frozenset({"p", "h", "creator", "title", "desc"})
_ORDER = {"content.xml": 0, "styles.xml": 1, "meta.xml": 2}
_HEADINGS = {"content.xml": "", "styles.xml": "header and footer", "meta.xml": "properties"}
_LONGEST_GAP = 100
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
)
_NAMED = frozenset(
    {"section", "frame", "bookmark", "bookmark-start", "a", "text-box", "custom-shape", "table", "page"}
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_GIVEN_BY_PROGRAMS = re.compile(r"_\w*|[^\W\d_]+(?: [^\W\d_]+){0,3} ?\d+")


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
    if member.name == "meta.xml":
        return _properties(data, harvest)
    if member.name.endswith(("content.xml", "styles.xml")):
        return _words(data, harvest.allowance)
    return all_text(data, harvest.allowance)


def _words(data: bytes, allowance: Allowance) -> Iterator[str]:
    depth = 0
    marks: dict[str, None] = {}
    for event in xml_events(data, allowance):
        name = event.name
        if event.at is At.TEXT:
            if depth:
                yield name
            continue
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
        yield f"\n[names and marks: {'; '.join(marks)}]\n"


def _marks(event: Event) -> Iterator[str]:
    """What lies in attributes that a person wrote: hidden words, words on a condition, names of parts."""
    for key, value in event.attributes.items():
        is_name = event.name in _NAMED and key in ("name", "title")
        if (key in _KEPT or is_name) and _LETTERS.search(value) and not _GIVEN_BY_PROGRAMS.fullmatch(value):
            yield value


def _properties(data: bytes, harvest: Harvest) -> Iterator[str]:
    element = ""
    for event in xml_events(data, harvest.allowance):
        if event.at is At.START:
            element = event.name
            if element == "user-defined" and event.attributes.get("name"):
                yield f"{event.attributes['name']}: "
        elif event.at is At.TEXT and not event.name.isspace():
            if element == "creation-date":
                harvest.dated(event.name.strip())
            elif element not in ("date", "editing-cycles", "editing-duration", "generator"):
                yield f"{element}: {event.name.strip()}\n"
