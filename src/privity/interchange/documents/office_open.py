"""Reads Office Open XML (ECMA-376): docx, pptx, xlsx. Every part of the package is read, known to be mute,
or listed.

The main part is not enough: what a writer believes deleted lives on in tracked changes, what was said about
a text in its comments, and what the audience must not see in the speaker's notes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from privity.interchange.documents.archive import Member
from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError
from privity.interchange.documents.office_marks import words_of_looks
from privity.interchange.documents.office_words import office_words
from privity.interchange.documents.xml_events import At, all_text, xml_events

# Parts without a word of the author in them: how it looks, not what it says, and a thumbnail of the first page.
_MUTE = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?(stylesWithEffects|fontTable|webSettings|calcChain)\.xml|"
    r".*/fonts/[^/]*\.(odttf|fntdata|ttf)|.*/printerSettings/[^/]*\.bin|.*/diagrams/(layout|colors|quickStyle)\d*\.xml|"
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
# Properties that programs keep for programs, and the template that everybody has.
_MUTE_PROPERTIES = frozenset(
    {"Application", "AppVersion", "PresentationFormat", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged"}
    | {"HyperlinksChanged", "DigSig", "modified", "lastPrinted", "bool", "i4"}
)  # fmt: skip
_USUAL_PROPERTY = re.compile(r"Normal(\.dotm?)?|[\W\d_]*")
_DRAWN_BY_HAND = re.compile(r".*/ink/[^/]*\.xml", re.IGNORECASE)
_LOOKS = re.compile(r".*/styles\.xml|.*/theme/[^/]*\.xml|.*/(tableStyles|presProps|viewProps|numbering)\.xml")
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
        if _DRAWN_BY_HAND.fullmatch(name):
            harvest.unread_next("drawing by hand", "what was written or drawn with a pen was not read")
        elif heading:
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
        if _LOOKS.fullmatch(name):
            yield from words_of_looks(data, harvest.allowance)
            return
        if b"fldData>" in data:
            harvest.unread_next("field", "what another program kept in it was not read")
        yield from office_words(data, harvest.allowance, boilerplate=_BOILERPLATE.fullmatch(name) is not None)
    else:
        yield from all_text(data, harvest.allowance, attributes=True)


def _links(data: bytes, allowance: Allowance) -> Iterator[str]:
    """Where links lead outside: an address in a link may name somebody whom the text does not."""
    for event in xml_events(data, allowance):
        if event.at is At.START and event.attributes.get("TargetMode") == "External":
            yield event.attributes.get("Target", "") + "\n"
        elif event.at is At.BESIDE:
            yield event.name + "\n"


def _properties(data: bytes, harvest: Harvest) -> Iterator[str]:
    """Title, author, last editor and whatever else is kept (ECMA-376 part 2), and the day it was made."""
    element = ""
    for event in xml_events(data, harvest.allowance):
        if event.at is At.START:
            element = event.name
        elif event.at is At.BESIDE:
            yield event.name + "\n"
        elif event.at is At.TEXT and not event.name.isspace():
            value = event.name.strip()
            if element == "created":
                harvest.dated(value)
            elif element not in _MUTE_PROPERTIES and not _USUAL_PROPERTY.fullmatch(value):
                yield f"{element}: {value}\n"


def _read_embedded(member: Member, harvest: Harvest) -> None:
    try:
        data = member.read(harvest.allowance)
    except UnreadableError as error:
        harvest.unread_next("embedded document", error.why)
    else:
        harvest.inside("embedded document", member.name.rpartition("/")[2], data)
