"""Reads one document, whatever it is, and lists everything in it that could not be read."""

import re
from pathlib import PurePath

from privity.interchange.documents.archive import around_files, open_archive
from privity.interchange.documents.document import Document
from privity.interchange.documents.harvest import REST, WHOLE, Harvest, UnreadableError
from privity.interchange.documents.mail import read_mail
from privity.interchange.documents.office_open import read_office_open
from privity.interchange.documents.open_document import read_open_document
from privity.interchange.documents.plain import as_shown, decode_text, strings_of, unfolded
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
_PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".svg", ".xml", ".fodt", ".fodp", ".fods")
_MAIL_ENDINGS = (".eml", ".mht", ".mhtml")
_JSON = frozenset({".json", ".ipynb", ".jsonld", ".webmanifest"})
_CARDS = frozenset({".ics", ".vcf", ".ical"})
_MARKDOWN = frozenset(
    {
        ".md",
        ".markdown",
        ".mdown",
        ".mdwn",
        ".mkd",
        ".mdx",
        ".qmd",
        ".rmd",
        ".srt",
        ".vtt",
        ".sbv",
        ".wiki",
        ".mediawiki",
    }
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
# A page as a browser saves it, with its pictures: a mail in all but its name.
_SAVED_PAGE = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){0,12}MIME-Version:", re.IGNORECASE)
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
        ".docm",
        ".dotx",
        ".pptm",
        ".ppsx",
        ".xlsm",
        ".ods",
        ".xhtml",
        ".mht",
        ".mhtml",
    }
)
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml", "<svg")


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
    elif name.endswith(_MAIL_ENDINGS) or _SAVED_PAGE.match(data):
        read_mail(data, harvest)
    else:
        _read_text(name, data, harvest)


def _read_text(name: str, data: bytes, harvest: Harvest) -> None:
    declared = _DECLARED.search(data[:1024])
    decoded = decode_text(data, declared[1].decode() if declared else "")
    if decoded.guess:
        harvest.guess(decoded.guess)
    text, ending = decoded.text, PurePath(name).suffix
    if ending in _PAGE_ENDINGS or text[:1024].lstrip().lower().startswith(_PAGE_STARTS):
        harvest.add(web_words(text, harvest))
    elif ending in _JSON:
        harvest.add(text if (strings := strings_of(text)) is None else strings)
    elif ending in _CARDS:
        harvest.add(unfolded(text))
    else:
        harvest.add(text)
        if ending in _MARKDOWN:
            harvest.add(as_shown(text), "as it is shown")


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
