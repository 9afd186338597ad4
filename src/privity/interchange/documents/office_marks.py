"""What the elements of an Office Open XML part are called, or say to whoever points at them.

A page shows none of it, and the file keeps it: the text for a picture, the caption of a table, who changed a run, where
a mailing takes its names from.
"""

import re
from collections.abc import Iterator

from privity.interchange.documents.harvest import Allowance
from privity.interchange.documents.xml_events import At, Event, xml_events

_LETTERS = re.compile(r"[^\W\d_]{3}")
_QUOTED = re.compile(r'"([^"]{2,})"')
_PHRASE = re.compile(r"[^\W\d_]{2}[^\S\n]+[^\W\d_]{2}|[\\@]")
# "Picture 3", "_GoBack", "Text Box 12", a number, an address of a schema: what nobody wrote.
_GIVEN_BY_PROGRAMS = re.compile(
    r"_\w*|[^\W\d_]+(?::? [^\W\d_]+){0,3} ?\d+|[Pp]icture|[Tt]itle|[Cc]ontent [Pp]laceholder|\[Text\]"
    r"|\{[0-9A-Fa-f-]+\}|urn:.*|https?://schemas\..*|rId\d+|ppaction://\w+"
)
# What office programs call the looks that they bring along.
_USUAL_LOOKS = re.compile(
    r"Office( Theme.*)?|(No|Light|Medium|Dark|Themed) Style.*|No Style, .*|Normal \d+"
    r"|(Table|Pivot|Slicer|Time)\w*Style.*"
)
# Attributes in which people, and programs on their behalf, put words.
_SAYING = frozenset(
    {
        "name",
        "title",
        "alt",
        "tooltip",
        "string",
        "instr",
        "displayText",
        "value",
        "caption",
        "comment",
        "display",
    }
    | {
        "location",
        "original",
        "ed",
        "element",
        "xpath",
        "lastValue",
        "href",
        "prompt",
        "promptTitle",
        "error",
    }
    | {
        "errorTitle",
        "displayName",
        "userName",
        "sourceName",
        "refreshedBy",
        "command",
        "connection",
        "text",
        "url",
    }
    | {"codeName", "totalsRowLabel", "macro", "action", "phldrT", "file", "connectionString", "ObjectID"}
)
# Elements whose `val` holds words; that of all others is one of a list that the standard gives.
_VALUED = frozenset(
    {
        "alias",
        "tag",
        "default",
        "statusText",
        "helpText",
        "listEntry",
        "lvlText",
        "name",
        "aliases",
        "description",
    }
    | {
        "connectString",
        "query",
        "udl",
        "table",
        "mailSubject",
        "addressFieldName",
        "mappedName",
        "attr",
        "docPart",
    }
    | {"tblCaption", "tblDescription", "sheetName", "filter", "customFilter", "entryMacro", "exitMacro"}
)
# Attributes that hold words of some elements alone.
_OF_SOME = {
    "id": frozenset({"shape", "group", "rect", "oval", "line", "roundrect"}),
    "anchor": frozenset({"hyperlink"}),
    "v": frozenset({"s"}),
}
# Elements that are look or machinery, or are read elsewhere, whatever their attributes.
_MUTE = frozenset(
    {
        "lsdException",
        "compatSetting",
        "gd",
        "font",
        "rFonts",
        "latin",
        "cs",
        "ea",
        "sym",
        "buFont",
        "ext",
        "comment",
    }
    | {
        "layoutNode",
        "constr",
        "rule",
        "alg",
        "prstGeom",
        "shapetype",
        "stroke",
        "path",
        "formulas",
        "docVar",
        "sheet",
    }
)
_MUTE_KEYS = frozenset(
    {
        "style",
        "typeface",
        "ascii",
        "hAnsi",
        "eastAsia",
        "fmla",
        "Ignorable",
        "adj",
        "coordsize",
        "points",
        "author",
    }
    | {
        "formatCode",
        "styleName",
        "descr",
        "type",
        "ref",
        "sqref",
        "spans",
        "lang",
        "uri",
        "Requires",
        "eqn",
        "val",
    }
)
_DESCRIBED = frozenset({"docPr", "cNvPr"})
_MUTE_TEXTS = frozenset(
    {"f", "formula", "definedName", "formatCode", "posOffset", "align", "tableStyleId", "fldData", "pctWidth"}
    | {"pctHeight", "trace", "binData", "id", "Anchor"}
)


def marks_of(event: Event) -> Iterator[str]:
    """What an element is called, or says beside its text."""
    name = event.name
    if name in _MUTE:
        return
    for key, value in event.attributes.items():
        value = value.strip()
        if not _is_somebodys(value) or (name in _DESCRIBED and key != "name"):
            continue
        if key == "val":
            said = name in _VALUED
        elif key in _OF_SOME:
            said = name in _OF_SOME[key] and not value.startswith("_x0000_")
        else:
            said = key in _SAYING or key.endswith("Caption")
            said = said or (key not in _MUTE_KEYS and _PHRASE.search(value) is not None)
        if said:
            yield value
    # A form of numbers can write words beside each of them.
    yield from filter(_is_somebodys, _QUOTED.findall(event.attributes.get("formatCode", "")))


def text_mark(element: str, text: str) -> Iterator[str]:
    """Words that stand where none are known to stand."""
    if element not in _MUTE_TEXTS and _is_somebodys(text.strip()):
        yield " ".join(text.split())


def words_of_looks(data: bytes, allowance: Allowance) -> Iterator[str]:
    """The words in a part that is look but for them: names that somebody gave, and what stands before a number."""
    own = False
    for event in xml_events(data, allowance):
        if event.at is At.BESIDE:
            yield f"{event.name}\n"
        elif event.at is At.END and event.name == "style":
            own = False
        elif event.at is At.START:
            own |= event.name == "style" and bool(event.attributes.get("customStyle"))
            for words in _named_by_somebody(event, own):
                if _LETTERS.search(words) and not _USUAL_LOOKS.fullmatch(words):
                    yield f"{words}\n"


def _named_by_somebody(event: Event, own: bool) -> list[str]:
    name, attributes = event.name, event.attributes
    if name == "style":
        return [attributes.get("styleId", "")] if own else []
    if name in ("aliases", "lvlText") or (name == "name" and own):
        return [attributes.get("val", "")]
    if name == "numFmt":
        return _QUOTED.findall(attributes.get("formatCode", ""))
    if name == "cellStyle":
        return [] if "builtinId" in attributes else [attributes.get("name", "")]
    if name in ("theme", "custClr", "htmlPubPr", "custShow", "tableStyle", "tblStyle"):
        return [attributes.get(key, "") for key in ("name", "title", "styleName")]
    return []


def _is_somebodys(value: str) -> bool:
    return _LETTERS.search(value) is not None and _GIVEN_BY_PROGRAMS.fullmatch(value) is None
