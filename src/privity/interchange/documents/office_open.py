"""Reads Office Open XML (ECMA-376): docx, pptx, xlsx. Every part of the package is read, known to be mute,
or listed.

The main part is not enough: what a writer believes deleted lives on in tracked changes, what was said about
a text in its comments, and what the audience must not see in the speaker's notes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from privity.interchange.documents.archive import Member
from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError
from privity.interchange.documents.office_words import marks_of, office_words
from privity.interchange.documents.xml_events import At, all_text, xml_events

# Parts without a word of the author in them: how it looks, not what it says, and a thumbnail of the first page.
_MUTE = re.compile(
    r"\[Content_Types\]\.xml|xl/styles\.xml|ppt/tableStyles\.xml|(.*/)?(stylesWithEffects|fontTable|numbering|webSettings|tableStyles|presProps|"
    r"viewProps|calcChain)\.xml|.*/(theme|fonts|printerSettings)/.*|.*/diagrams/(layout|colors|quickStyle)\d*\.xml|"
    r".*/charts/(style|colors)\d*\.xml|docProps/thumbnail\.\w+"
)
_BOILERPLATE = re.compile(r"ppt/(slideMasters|slideLayouts|notesMasters|handoutMasters)/[^/]*\.xml")
# What is read, in the order in which a person would want to read it, and the heading of what is not the body.
_ORDER = (
    (re.compile(r"word/document\d*\.xml"), ""),
    (re.compile(r"ppt/slides/slide\d+\.xml"), "slide"),
    (re.compile(r"ppt/notesSlides/notesSlide\d+\.xml"), "speaker's notes"),
    (re.compile(r"xl/sharedStrings\.xml"), "words of the cells"),
    (re.compile(r"xl/worksheets/sheet\d+\.xml"), "sheet"),
    (re.compile(r".*/header\d*\.xml"), "header"),
    (re.compile(r".*/footer\d*\.xml"), "footer"),
    (re.compile(r".*/footnotes\.xml"), "footnotes"),
    (re.compile(r".*/endnotes\.xml"), "endnotes"),
    (re.compile(r".*/comments[^/]*\.xml|.*/comments/.*\.xml|.*/threadedComments/.*\.xml"), "comments"),
    (re.compile(r"(word|ppt|xl)/.*\.xml"), "beside the text"),
    (re.compile(r"docProps/.*\.xml"), "properties"),
    (re.compile(r".*\.rels"), "links"),
    (re.compile(r".*\.xml"), "data beside the text"),
)
_PROPERTIES = frozenset(
    {"title", "subject", "creator", "keywords", "description", "lastModifiedBy", "category", "contentStatus"}
    | {"identifier", "language", "Company", "Manager", "HyperlinkBase", "lpstr"}
)
_NUMBERED = frozenset({"slide", "speaker's notes", "sheet"})
_PICTURE = re.compile(r".*\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|heic|ico)", re.IGNORECASE)
_RECORDING = re.compile(r".*\.(mp3|m4a|wav|wma|mp4|mov|avi|wmv|ogg|mpe?g)", re.IGNORECASE)
_EMBEDDED = re.compile(r".*/(embeddings/|afchunk)[^/]*", re.IGNORECASE)


def read_office_open(members: Sequence[Member], harvest: Harvest) -> None:
    """Read every part of a package. Raises UnreadableError where it is damaged or grows beyond all bounds."""
    for member in sorted(members, key=lambda member: _rank(member.name)):
        name = member.name
        if _MUTE.fullmatch(name):
            continue
        heading = _heading(name)
        if heading:
            where = heading if heading != "body" else "the body"
            harvest.collect(_pieces(member, harvest), "" if heading == "body" else heading, where)
        elif _PICTURE.fullmatch(name):
            harvest.unread_next("picture", "what a picture shows or says was not read")
        elif _RECORDING.fullmatch(name):
            harvest.unread_next("recording", "what is heard or seen in a recording was not read")
        elif "vbaproject" in name.lower():
            harvest.unread("the macros", "a program inside the file was neither run nor read")
        elif _EMBEDDED.fullmatch(name):
            _read_embedded(member, harvest)
        else:
            harvest.unread_next("part", "is of a kind that was not read")


def _rank(name: str) -> tuple[int, int, str]:
    place = next((i for i, (pattern, _) in enumerate(_ORDER) if pattern.fullmatch(name)), len(_ORDER))
    return place, _number(name), name


def _heading(name: str) -> str:
    for pattern, heading in _ORDER:
        if pattern.fullmatch(name):
            return f"{heading} {_number(name)}" if heading in _NUMBERED else heading or "body"
    return ""


def _number(name: str) -> int:
    found = re.search(r"(\d{1,9})\.\w+$", name)
    return int(found[1]) if found else 0


def _pieces(member: Member, harvest: Harvest) -> Iterable[str]:
    data = member.read(harvest.allowance)
    name = member.name
    if name.endswith(".rels"):
        yield from _links(data, harvest.allowance)
    elif name in ("docProps/core.xml", "docProps/app.xml"):
        yield from _properties(data, harvest)
    elif name.startswith(("word/", "ppt/", "xl/")):
        if name.endswith("/styles.xml"):
            yield from _own_styles(data, harvest.allowance)
            return
        yield from office_words(data, harvest.allowance, boilerplate=_BOILERPLATE.fullmatch(name) is not None)
    else:
        yield from all_text(data, harvest.allowance, attributes=True)


def _own_styles(data: bytes, allowance: Allowance) -> Iterator[str]:
    """The names of styles that somebody made: how a page looks says nothing, what they called it may."""
    for event in xml_events(data, allowance):
        if event.at is At.START:
            for mark in marks_of(event):
                yield mark + "\n"


def _links(data: bytes, allowance: Allowance) -> Iterator[str]:
    """Where links lead outside: an address in a link may name somebody whom the text does not."""
    for event in xml_events(data, allowance):
        if event.at is At.START and event.attributes.get("TargetMode") == "External":
            yield event.attributes.get("Target", "") + "\n"


def _properties(data: bytes, harvest: Harvest) -> Iterator[str]:
    """Title, author, last editor and the like (ECMA-376 part 2, core properties), and the day it was made."""
    element = ""
    for event in xml_events(data, harvest.allowance):
        if event.at is At.START:
            element = event.name
        elif event.at is At.TEXT and not event.name.isspace():
            if element == "created":
                harvest.dated(event.name.strip())
            elif element in _PROPERTIES:
                yield f"{element}: {event.name.strip()}\n"


def _read_embedded(member: Member, harvest: Harvest) -> None:
    try:
        data = member.read(harvest.allowance)
    except UnreadableError as error:
        harvest.unread_next("embedded document", error.why)
    else:
        harvest.inside("embedded document", member.name.rpartition("/")[2], data)
