"""Turns bytes into text where the file itself does not say how it was encoded, and text into what it shows."""

import codecs
import json
import quopri
import re
from dataclasses import dataclass
from html import unescape

from privity.interchange.documents.harvest import UnreadableError

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Signs within a word that a page of Markdown, or a subtitle, does not show.
_WITHIN = re.compile(r"\*{1,3}|`|~~|__|</?[a-zA-Z][^<>]*>|<!--.*?-->|\\(?=\W)")
_MARKED = re.compile(r"\w(?:\*{1,3}|`|~~|__|</?[a-zA-Z][^<>\s]*>|<!--[^<>]*-->)+\w|&#?\w{2,8};")
# Controls that stand in no text, escape sequences of terminals apart.
_BINARY = bytes(byte for byte in range(0x20) if byte not in b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and in words how its encoding was guessed where the bytes did not prove it."""

    text: str
    guess: str = ""


def decode_text(data: bytes, declared: str = "") -> Decoded:
    """Text by its byte order mark, else as UTF-8, else as it is declared, else as Windows-1252.

    Raises UnreadableError for what is no text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(codec))
            except UnicodeDecodeError:
                raise UnreadableError("is damaged text") from None
    if len(data) != len(data.translate(None, _BINARY)):
        raise UnreadableError("is not text")
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode(declared))
    except (LookupError, ValueError):  # not declared, not known, or not true
        pass
    try:
        return Decoded(
            data.decode("cp1252"), "read as Windows-1252, which is a guess; look at accented letters"
        )
    except UnicodeDecodeError:
        raise UnreadableError("is text in an encoding that is not known here") from None


def as_shown(text: str) -> str:
    """The words of Markdown or subtitles within which signs stand that nobody sees: `Ma**ria**`, `Ma&#114;ia`."""
    shown: list[str] = []
    for line in text.splitlines():
        changed = [_WITHIN.sub("", unescape(word)) for word in line.split() if _MARKED.search(word)]
        shown += [" ".join(changed)] if changed else []
    return "\n".join(shown)


def strings_of(text: str) -> str | None:
    """Every string of a JSON text, each on its own line, or None where it is none."""
    try:
        waiting: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return None
    said: list[str] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            said.append(one)
        elif isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            for key, value in reversed(one.items()):
                waiting += [value, key]
    return "\n".join(said)


def unfolded(text: str) -> str:
    """A calendar or a card of addresses with its folded lines whole, and its line breaks as such (RFC 5545, 6350)."""
    if "QUOTED-PRINTABLE" in text:
        text = quopri.decodestring(text.replace("=\r\n", "=\n").encode()).decode("utf-8", "replace")
    return re.sub(r"\r?\n[ \t]", "", text).replace("\\n", "\n").replace("\\,", ",")
