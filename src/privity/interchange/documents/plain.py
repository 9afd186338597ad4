"""Turns bytes into text where the file itself does not say how it was encoded."""

import codecs
from dataclasses import dataclass

from privity.interchange.documents.harvest import UnreadableError

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Controls that stand in no text, escape sequences of terminals apart.
_BINARY = bytes(byte for byte in range(0x20) if byte not in b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and in words how its encoding was guessed where the bytes did not prove it."""

    text: str
    guess: str = ""


def decode_text(data: bytes) -> Decoded:
    """Text by its byte order mark, else as UTF-8, else as Windows-1252. Raises UnreadableError for what is
    no text.
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
        return Decoded(
            data.decode("cp1252"), "read as Windows-1252, which is a guess; look at accented letters"
        )
    except UnicodeDecodeError:
        raise UnreadableError("is text in an encoding that is not known here") from None
