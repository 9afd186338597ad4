"""Takes the words out of one part of an Office Open XML package, in order, with what was deleted marked as
such.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from privity.interchange.documents.harvest import Allowance
from privity.interchange.documents.office_marks import marks_of, text_mark
from privity.interchange.documents.xml_events import At, Event, xml_events

_WORDS = frozenset(
    {"t", "delText", "instrText", "delInstrText", "text", "author", "v", "formula1", "formula2"}
)
_WORDS |= {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
_BREAKS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PARAGRAPHS = frozenset({"p", "si", "row", "comment", "cm"})
_DELETED = frozenset({"del", "moveFrom"})
# Elements whose words are held back until the end of the element shows what to do with them.
_HELD = _DELETED | {"AlternateContent", "Choice", "Fallback", "sp"}
_QUOTED = re.compile(r'"([^"]{2,})"')


@dataclass(slots=True)
class _Frame:
    """An element that is held back: its words so far, and what was seen in it."""

    name: str
    pieces: list[str] = field(default_factory=list)
    placeholder: bool = False
    alternatives: set[str] = field(default_factory=set)

    def words(self) -> str:
        return "".join(self.pieces)


def office_words(data: bytes, allowance: Allowance, *, boilerplate: bool) -> Iterator[str]:
    """The words of a part. Of `boilerplate` (slide masters) the prompts of placeholders are left out.

    Raises UnreadableError where the part breaks off; what came before has been yielded by then.
    """
    frames: list[_Frame] = []
    taking = tab_stops = 0
    shared_cell = False
    in_formula = False
    editors: dict[str, None] = {}
    marks: dict[str, None] = {}
    within: list[str] = []
    for event in xml_events(data, allowance):
        said: list[str] = []
        if event.at is At.START:
            within.append(event.name)
            if event.name in _HELD:
                frames.append(_Frame(event.name))
            taking += event.name in _WORDS and not (event.name == "v" and shared_cell)
            tab_stops += event.name == "tabs"
            if event.name == "c":
                # A cell of the kind `s` holds the number of a shared string, which its own part gives.
                shared_cell = event.attributes.get("t") == "s"
            elif event.name == "ph" and frames and event.attributes.get("type") not in ("ftr", "hdr"):
                frames[-1].placeholder = True
            elif event.name == "tab" and not tab_stops:
                said.append("\t")
            elif event.name != "comment" and event.attributes.get("author"):
                editors[event.attributes["author"]] = None
            in_formula = event.name in ("f", "formula", "definedName")
            said += _said_in_attributes(event)
            marks.update(dict.fromkeys(marks_of(event)))
        elif event.at is At.END:
            within.pop()
            taking -= event.name in _WORDS and not (event.name == "v" and shared_cell)
            tab_stops -= event.name == "tabs"
            if event.name in _HELD:
                frame = frames.pop()
                said.append(_released(frame, frames, boilerplate))
            elif event.name in _PARAGRAPHS:
                said.append("\n")
            elif event.name in ("tc", "c"):
                said.append("\t")
        elif event.at is At.TEXT and taking:
            said.append(event.name)
        elif event.at is At.TEXT and in_formula:
            # Of a formula the words that it writes, and not the cells that it counts.
            said += [f"{words} " for words in _QUOTED.findall(event.name)]
        elif event.at is At.BESIDE:
            marks[event.name] = None
        else:
            marks.update(dict.fromkeys(text_mark(within[-1] if within else "", event.name)))
        if frames:
            frames[-1].pieces += said
        else:
            yield from said
    if marks:
        yield f"\n[beside the text: {'; '.join(marks)}]\n"
    if editors:
        yield f"\n[changes tracked by: {', '.join(editors)}]\n"


def _said_in_attributes(event: Event) -> Iterator[str]:
    """What an element says by itself: a line break, who commented, what a picture is said to show."""
    name, attributes = event.name, event.attributes
    if name in _BREAKS:
        yield _BREAKS[name]
    elif name in ("docPr", "cNvPr"):
        for key in ("title", "descr"):
            if attributes.get(key):
                yield f"[picture described as: {attributes[key]}] "
    elif name == "sym":
        # A sign of one font is no letter: it stays one, and a run of them is asked about when it is screened.
        yield _sign(attributes.get("char", ""))
    elif name == "comment" and attributes.get("author"):
        yield f"{attributes['author']}: "
    elif name in ("cmAuthor", "person"):
        named = attributes.get("name") or attributes.get("displayName") or attributes.get("author") or ""
        yield named + "\n"
    elif name in ("docVar", "sheet"):
        yield f"{attributes.get('name', '')} {attributes.get('val', '')}\n"


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _released(frame: _Frame, around: list[_Frame], boilerplate: bool) -> str:
    """The words of an element that has ended, as they are to appear."""
    words = frame.words()
    if frame.name in _DELETED:
        return f"[deleted: {words.strip()}]" if words.strip() else ""
    if frame.name == "sp" and frame.placeholder and boilerplate:
        return ""
    if frame.name in ("Choice", "Fallback") and around and around[-1].name == "AlternateContent":
        # The same content for newer and older programs; only what differs is worth a second reading.
        seen = " ".join(words.split())
        if seen in around[-1].alternatives:
            return ""
        around[-1].alternatives.add(seen)
    return words
