"""Reads one document, whatever it is, and lists everything in it that could not be read."""

from pathlib import PurePath

from privity.interchange.documents.archive import around_files, open_archive
from privity.interchange.documents.document import Document
from privity.interchange.documents.harvest import REST, WHOLE, Harvest, UnreadableError
from privity.interchange.documents.mail import read_mail
from privity.interchange.documents.office_open import read_office_open
from privity.interchange.documents.open_document import read_open_document
from privity.interchange.documents.plain import decode_text
from privity.interchange.documents.rich_text import read_rich_text
from privity.interchange.documents.web_page import web_words

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "is an older Office file, or one protected by a password"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"II*\x00", "is a picture"),
    (b"MM\x00*", "is a picture"),
    (b"\x1f\x8b", "is a compressed file of a kind that is not read"),
    (b"7z\xbc\xaf", "is a compressed file of a kind that is not read"),
    (b"Rar!", "is a compressed file of a kind that is not read"),
    (b"ID3", "is a recording"),
    (b"OggS", "is a recording"),
    (b"RIFF", "is a recording or a picture"),
)
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
LARGEST_READ = 32 << 20
"""More than that is kept as a file, and not read."""
_READABLE = frozenset(
    {
        ".txt",
        ".md",
        ".markdown",
        ".docx",
        ".pdf",
        ".odt",
        ".rtf",
        ".html",
        ".htm",
        ".eml",
        ".pptx",
        ".odp",
        ".xlsx",
    }
)
_PAGE_STARTS = (b"<!doctype html", b"<html")


def is_readable(name: str) -> bool:
    """Say whether a file is of a kind that can be read, by the ending of its name."""
    return PurePath(name).suffix.lower() in _READABLE


def read_document(name: str, data: bytes) -> Document:
    """Read a document in memory; no temporary file is made and nothing in it is run or followed.

    What it is shows in its bytes; `name` decides only between e-mail, web page and plain text. Nothing is
    raised: a document of which nothing can be read has no text and one unread part.
    """
    harvest = Harvest(_read)
    _read(name, data, harvest)
    return harvest.document()


def _read(name: str, data: bytes, harvest: Harvest) -> None:
    try:
        _read_by_kind(name.lower(), data, harvest)
    except UnreadableError as error:
        harvest.unread(REST if harvest.text() else WHOLE, error.why)
    if data and harvest.is_empty():
        harvest.unread(WHOLE, "holds no text")


def _read_by_kind(name: str, data: bytes, harvest: Harvest) -> None:
    for start, why in _FOREIGN:
        if data.startswith(start):
            raise UnreadableError(why)
    if data.startswith(_ZIP):
        _read_archive(data, harvest)
    elif b"%PDF-" in data[:1024]:
        # Loaded when a PDF is met: it is by far the heaviest of the readers to import.
        from privity.interchange.documents.portable import read_portable

        read_portable(data, harvest)
    elif data.startswith(b"{\\rtf"):
        read_rich_text(data, harvest)
    elif name.endswith(".eml"):
        read_mail(data, harvest)
    else:
        decoded = decode_text(data)
        if decoded.guess:
            harvest.guess(decoded.guess)
        page = name.endswith(_PAGE_ENDINGS) or data[:1024].lstrip().lower().startswith(_PAGE_STARTS)
        harvest.add(web_words(decoded.text, harvest) if page else decoded.text)


def _read_archive(data: bytes, harvest: Harvest) -> None:
    """Every office format of today is a ZIP archive; what else is one is read member by member."""
    members = open_archive(data, harvest.allowance)
    names = {member.name for member in members}
    around = around_files(data)
    harvest.add("\n".join(around.comments), "comments of the archive")
    if around.loose:
        harvest.unread("bytes beside the files", "belong to no file in it")
    if "[Content_Types].xml" in names:
        read_office_open(members, harvest)
    elif "META-INF/manifest.xml" in names or "content.xml" in names:
        read_open_document(members, harvest)
    else:
        harvest.add("\n".join(around.folders), "folders in the archive")
        for member in members:
            try:
                content = member.read(harvest.allowance)
            except UnreadableError as error:
                harvest.unread_next("file in the archive", error.why)
            else:
                harvest.inside("file in the archive", member.name, content)
