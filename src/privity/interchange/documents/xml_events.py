"""Reads XML as a stream of events, without a document type and so without entities of any kind.

Office files never hold a DOCTYPE; a file that does is made to read other files (XXE) or to multiply itself
(the billion laughs). It is refused before anything in it is resolved. No tree is built, so memory does not
grow with the file.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple
from xml.parsers import expat

from privity.interchange.documents.harvest import Allowance, UnreadableError

_PIECE = 64 * 1024
_DEEPEST = 256
_WORDS = re.compile(r"[^\W\d_]{3}")
_ADDRESS = re.compile(r"\s*(?:https?:|urn:|\{|[0-9A-Fa-f-]+\s*$|(?:true|false)\s*$)")
# Instructions that programs give programs, without a word of anybody.
_INSTRUCTIONS = frozenset({"xpacket", "mso-application", "mso-contentType", "xml-stylesheet"})
_DEEP = "is nested deeper than office programs write"


class At(Enum):
    """Where in an element an event stands."""

    START = "start"
    END = "end"
    TEXT = "text"
    BESIDE = "beside"


class Event(NamedTuple):
    """The start or end of an element (its name without the namespace), text between, or a comment beside them."""

    at: At
    name: str
    attributes: dict[str, str]


def xml_events(data: bytes, allowance: Allowance) -> Iterator[Event]:
    """The events of an XML document. Raises UnreadableError where it is damaged, has a DOCTYPE or knows no bounds."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    events: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnreadableError(_DEEP)
        events.append(
            Event(At.START, _local(name), {_local(key): value for key, value in attributes.items()})
        )

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        events.append(Event(At.END, _local(name), {}))

    def text(words: str) -> None:
        events.append(Event(At.TEXT, words, {}))

    def comment(words: str) -> None:
        if _WORDS.search(words):
            events.append(Event(At.BESIDE, " ".join(words.split()), {}))

    def instruction(target: str, words: str) -> None:
        if target not in _INSTRUCTIONS:
            comment(words)

    def doctype(*_declaration: object) -> None:
        raise UnreadableError("declares a document type, which office programs never do and attackers do")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.CommentHandler = comment
    parser.ProcessingInstructionHandler = instruction
    parser.StartDoctypeDeclHandler = doctype
    try:
        for position in range(0, len(data), _PIECE):
            parser.Parse(data[position : position + _PIECE], False)
            allowance.spend(steps=len(events))
            yield from events
            events.clear()
        parser.Parse(b"", True)
    except expat.ExpatError:
        yield from events
        raise UnreadableError("is damaged from some point on") from None
    yield from events


def all_text(data: bytes, allowance: Allowance, *, attributes: bool = False) -> Iterator[str]:
    """Every word between the tags, each run on its own line; with `attributes`, what reads like words in them too."""
    for event in xml_events(data, allowance):
        if event.at is At.BESIDE or (event.at is At.TEXT and not event.name.isspace()):
            yield event.name.strip() + "\n"
        elif attributes and event.at is At.START:
            for value in event.attributes.values():
                if _WORDS.search(value) and not _ADDRESS.match(value):
                    yield value.strip() + "\n"


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
