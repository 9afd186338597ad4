"""Reads PDF (ISO 32000) with pypdf: pages, comments, form fields, bookmarks, properties, attached files.

A scan is a page without text, and a picture on a page may hold any words; each is listed, since no text was
read there.
"""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError
from privity.interchange.documents.web_page import web_words
from privity.interchange.documents.xml_events import all_text

_MOST_PAGES = 5_000
_LARGEST_PAGE = 16 * 1024 * 1024
# Beyond this number of forms drawn on one page pypdf passes over the rest and only tells its log.
_MOST_FORMS = 5_000
# A field's look shows its value, and a link's or a window's shows none.
_DRAWN_BY_PROGRAMS = frozenset({"/Widget", "/Link", "/Popup"})
_KEPT_BY_PROGRAMS = re.compile(
    r"\s*(?:uuid:|xmp\.|application/|\d{4}-\d\d-\d\dT|\W*$|begin=|http)", re.IGNORECASE
)
# pypdf raises whatever a damaged file makes the code at hand raise.
_DAMAGES: tuple[type[Exception], ...] = (
    *(PyPdfError, ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError),
    *(OSError, RuntimeError, TypeError, ValueError, struct.error, zlib.error),
)
# It tells its log what it stumbles over, and that can be the words of a page; nothing of a document goes to
# a log.
_log = logging.getLogger("pypdf")
_log.addHandler(logging.NullHandler())
_log.propagate = False


def read_portable(data: bytes, harvest: Harvest) -> None:
    """Read a PDF. Raises UnreadableError where it is protected or damaged as a whole."""
    with _damage("is a damaged PDF"):
        reader = PdfReader(io.BytesIO(data), strict=False)
        locked = _is_locked(reader)
        pages = 0 if locked else len(reader.pages)
    if locked:
        raise UnreadableError("is protected by a password")
    for number in range(1, min(pages, _MOST_PAGES) + 1):
        harvest.collect(_page(reader, number, harvest), where=f"page {number}")
    if pages > _MOST_PAGES:
        harvest.unread(f"page {_MOST_PAGES + 1} and all after it", "are more than a document may hold")
    harvest.collect(_bookmarks(reader), "bookmarks")
    harvest.collect(_fields(reader, harvest), "form fields")
    harvest.collect(_properties(reader, harvest), "properties")
    harvest.collect(_attachments(reader, harvest), "attachments")
    harvest.collect(_behind_the_pages(reader, harvest), "names and marks")


@contextmanager
def _damage(why: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGES:
        raise UnreadableError(why) from None


def _is_locked(reader: PdfReader) -> bool:
    """Whether it opens only with a password; many files are encrypted with an empty one, which is none."""
    try:
        return reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        return True


class _Meter:
    """Counts what is drawn on a page, in the forms on it and in the forms within them."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self.drawn = 0
        self.pictures = 0

    def __call__(self, operator: object, *_operands: object) -> None:
        self._allowance.spend(steps=1)
        self.drawn += operator == b"Do"
        self.pictures += operator == b"INLINE IMAGE"


def _page(reader: PdfReader, number: int, harvest: Harvest) -> Iterator[str]:
    meter = _Meter(harvest.allowance)
    with _damage("is damaged"):
        page = reader.pages[number - 1]
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > _LARGEST_PAGE:
            raise UnreadableError("is larger than a page may be")
        text = page.extract_text(visitor_operand_before=meter)
    harvest.allowance.spend(unfolded=len(text))
    yield text + "\n"
    with _damage("has damaged comments or pictures"):
        yield from _comments(page, number, harvest)
        pictures = meter.pictures + _pictures(page)
        if "/PieceInfo" in page:
            harvest.unread(
                f"page {number}, what another program kept in it", "is of a kind that was not read"
            )
    if meter.drawn >= _MOST_FORMS:
        harvest.unread(f"page {number}, forms", "draws more forms than were read")
    if not text.strip():
        why = "holds no text but a picture, as a scan does" if pictures else "holds no text"
        harvest.unread(f"page {number}", why)
    elif pictures:
        harvest.unread(f"page {number}, pictures", "what a picture shows or says was not read")


def _comments(page: PageObject, number: int, harvest: Harvest) -> Iterator[str]:
    """Comments with their authors, and where links lead. What was only drawn for a comment is listed as unread."""
    for reference in _items(page.get("/Annots")):
        annotation = _resolved(reference)
        if not isinstance(annotation, DictionaryObject):
            continue
        said = False
        for key in ("/T", "/Subj", "/Contents", "/TU", "/RC"):
            value = _resolved(annotation.get(key))
            if isinstance(value, str) and value.strip():
                said |= key == "/Contents"
                yield f"[comment: {web_words(value, harvest) if key == '/RC' else value}]\n"
        action = _resolved(annotation.get("/A"))
        if isinstance(action, DictionaryObject) and "/URI" in action:
            yield f"[link: {_resolved(action['/URI'])}]\n"
        if "/AP" in annotation and not said and annotation.get("/Subtype") not in _DRAWN_BY_PROGRAMS:
            harvest.unread(f"page {number}, something drawn over it", "was not read")


def _pictures(page: PageObject) -> int:
    """How many pictures a page can show, those within forms on it included."""
    count, seen, waiting = 0, set[int](), [_resolved(page.get("/Resources"))]
    while waiting and len(seen) < _MOST_FORMS:
        resources = waiting.pop()
        objects = _resolved(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
        for drawn in map(_resolved, objects.values()) if isinstance(objects, DictionaryObject) else ():
            if not isinstance(drawn, StreamObject) or id(drawn) in seen:
                continue
            seen.add(id(drawn))
            if drawn.get("/Subtype") == "/Image":
                count += 1
            else:
                waiting.append(_resolved(drawn.get("/Resources")))
    return count


def _bookmarks(reader: PdfReader) -> Iterator[str]:
    with _damage("are damaged"):
        waiting: list[Any] = list(reader.outline)
        while waiting:
            entry = waiting.pop(0)
            if isinstance(entry, list):
                waiting = entry + waiting
            elif entry.title:
                yield f"{entry.title}\n"


def _fields(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    with _damage("are damaged"):
        for name, form_field in (reader.get_fields() or {}).items():
            value = _resolved(form_field.get("/V"))
            if isinstance(value, str) and value.strip():
                yield f"{name}: {value}\n"
        form = _resolved(reader.root_object.get("/AcroForm"))
        if isinstance(form, DictionaryObject) and "/XFA" in form:
            harvest.unread("the form's own data (XFA)", "is of a kind that was not read")


def _properties(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    with _damage("are damaged"):
        properties = reader.metadata
        if properties is None:
            return
        harvest.dated(properties.creation_date)
        for key, value in properties.items():
            value = _resolved(value)
            if isinstance(value, str) and key not in ("/CreationDate", "/ModDate", "/Producer", "/Creator"):
                yield f"{key.removeprefix('/')}: {value}\n"


def _attachments(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    with _damage("are damaged"):
        for attached in reader.attachment_list:
            content = attached.content
            harvest.allowance.spend(unfolded=len(content), members=1)
            harvest.inside("attachment", attached.name, content)
    yield ""


def _behind_the_pages(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    """What stands for pictures, names of parts and of layers, further properties; programs are listed as unread."""
    with _damage("are damaged"):
        root = reader.root_object
        yield from _structure(_resolved(root.get("/StructTreeRoot")), harvest)
        layers = _resolved(root.get("/OCProperties"))
        for group in map(
            _resolved, _items(layers.get("/OCGs")) if isinstance(layers, DictionaryObject) else ()
        ):
            if isinstance(group, DictionaryObject) and isinstance(name := _resolved(group.get("/Name")), str):
                yield f"{name}\n"
        meta = _resolved(root.get("/Metadata"))
        if isinstance(meta, StreamObject):
            yield from _further_properties(meta.get_data(), harvest)
        names = _resolved(root.get("/Names"))
        action = _resolved(root.get("/OpenAction"))
        if (isinstance(names, DictionaryObject) and "/JavaScript" in names) or (
            isinstance(action, DictionaryObject) and "/JS" in action
        ):
            harvest.unread_next("program", "a program inside the file was neither run nor read")
        if "/PieceInfo" in root:
            harvest.unread("what another program kept in it", "is of a kind that was not read")


def _structure(tree: Any, harvest: Harvest) -> Iterator[str]:
    waiting, seen = [tree] if tree is not None else [], set[int]()
    while waiting:
        entry = _resolved(waiting.pop())
        harvest.allowance.spend(steps=1)
        if isinstance(entry, list):
            waiting += reversed(entry)
        elif isinstance(entry, DictionaryObject) and id(entry) not in seen:
            seen.add(id(entry))
            for key in ("/Alt", "/ActualText", "/T", "/E"):
                value = _resolved(entry.get(key))
                if isinstance(value, str) and value.strip():
                    yield f"{value}\n"
            if "/K" in entry:
                waiting.append(entry["/K"])


def _further_properties(data: bytes, harvest: Harvest) -> Iterator[str]:
    """The words of the metadata stream (XMP, ISO 16684-1), without the numbers and days that programs keep there."""
    seen: dict[str, None] = {}
    for words in all_text(data, harvest.allowance, attributes=True):
        if not _KEPT_BY_PROGRAMS.match(words):
            seen[words] = None
    yield from seen


def _items(value: Any) -> Iterable[Any]:
    value = _resolved(value)
    return value if isinstance(value, list) else ()


def _resolved(value: Any) -> Any:
    """What an indirect reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value
