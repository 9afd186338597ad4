"""What kind of file something is, by its first bytes, as far as a browser shows or plays it by itself."""

import re
from typing import Final

UNKNOWN: Final = "application/octet-stream"
LOOKED_AT: Final = 16
"""How many bytes tell."""

_STARTS: Final = (
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), "audio/wav"),
    (re.compile(rb"OggS"), "audio/ogg"),
    (re.compile(rb"fLaC"), "audio/flac"),
    (re.compile(rb"ID3|\xff[\xfb\xf3\xf2\xfa]"), "audio/mpeg"),
    (re.compile(rb"\xff[\xf1\xf9]"), "audio/aac"),
    (re.compile(rb"....ftypM4[AB] ", re.DOTALL), "audio/mp4"),
    (re.compile(rb"....ftypqt  ", re.DOTALL), "video/quicktime"),
    (re.compile(rb"....ftyp(?!hei|mif|avif)", re.DOTALL), "video/mp4"),
    (re.compile(rb"\x1aE\xdf\xa3"), "video/webm"),
)
SHOWN: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})
"""What a browser shows by itself, without running anything in it or writing any of it down."""
HEARD: Final = frozenset({"audio/wav", "audio/ogg", "audio/flac", "audio/mpeg", "audio/aac", "audio/mp4"})
SEEN: Final = frozenset({"video/mp4", "video/webm"})


def media_of(first: bytes) -> str:
    """The media type of a file that begins so."""
    return next((media for start, media in _STARTS if start.match(first)), UNKNOWN)
