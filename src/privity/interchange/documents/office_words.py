"""Takes the words out of one part of an Office Open XML package, in order, with what was deleted marked as
such.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from privity.interchange.documents.harvest import Allowance
from privity.interchange.documents.xml_events import At, Event, xml_events

_WORDS = frozenset({"t", "delText", "instrText", "delInstrText", "text", "author", "v"})
_BREAKS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PARAGRAPHS = frozenset({"p", "si", "row", "comment", "cm"})
_DELETED = frozenset({"del", "moveFrom"})
# Elements whose words are held back until the end of the element shows what to do with them.
_HELD = _DELETED | {"AlternateContent", "Choice", "Fallback", "sp"}


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
    editors: dict[str, None] = {}
    for event in xml_events(data, allowance):
        said: list[str] = []
        if event.at is At.START:
            if event.name in _HELD:
                frames.append(_Frame(event.name))
            taking += event.name in _WORDS and not (event.name == "v" and shared_cell)
            tab_stops += event.name == "tabs"
            if event.name == "c":
                # A cell of the kind `s` holds the number of a shared string, which its own part gives.
                shared_cell = event.attributes.get("t") == "s"
            elif event.name == "ph" and frames:
                frames[-1].placeholder = True
            elif event.name == "tab" and not tab_stops:
                said.append("\t")
            elif event.name in ("ins", "del", "moveTo", "moveFrom") and event.attributes.get("author"):
                editors[event.attributes["author"]] = None
            said += _said_in_attributes(event)
        elif event.at is At.END:
            taking -= event.name in _WORDS and not (event.name == "v" and shared_cell)
            tab_stops -= event.name == "tabs"
            if event.name in _HELD:
                frame = frames.pop()
                said.append(_released(frame, frames, boilerplate))
            elif event.name in _PARAGRAPHS:
                said.append("\n")
            elif event.name in ("tc", "c"):
                said.append("\t")
        elif taking:
            said.append(event.name)
        if frames:
            frames[-1].pieces += said
        else:
            yield from said
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
    elif name == "comment" and attributes.get("author"):
        yield f"{attributes['author']}: "
    elif name in ("cmAuthor", "person"):
        yield (attributes.get("name") or attributes.get("displayName") or "") + "\n"
    elif name in ("docVar", "sheet"):
        yield f"{attributes.get('name', '')} {attributes.get('val', '')}\n"


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
