"""Reads PDF (ISO 32000) with pypdf: pages, comments, form fields, bookmarks, properties, attached files.

A scan is a page without text, and a picture on a page may hold any words; each is listed, since no text was
read there.
"""

import io
import logging
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError

_MOST_PAGES = 5_000
_LARGEST_PAGE = 16 * 1024 * 1024
# Beyond this number of forms drawn on one page pypdf passes over the rest and only tells its log.
_MOST_FORMS = 5_000
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

    def __call__(self, operator: object, *_operands: object) -> None:
        self._allowance.spend(steps=1)
        self.drawn += operator == b"Do"


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
        yield from _comments(page)
        pictures = _pictures(page)
    if meter.drawn >= _MOST_FORMS:
        harvest.unread(f"page {number}, forms", "draws more forms than were read")
    if not text.strip():
        why = "holds no text but a picture, as a scan does" if pictures else "holds no text"
        harvest.unread(f"page {number}", why)
    elif pictures:
        harvest.unread(f"page {number}, pictures", "what a picture shows or says was not read")


def _comments(page: PageObject) -> Iterator[str]:
    """Comments with their authors, and where links lead."""
    for reference in _items(page.get("/Annots")):
        annotation = _resolved(reference)
        if not isinstance(annotation, DictionaryObject):
            continue
        for key in ("/T", "/Subj", "/Contents", "/TU"):
            value = _resolved(annotation.get(key))
            if isinstance(value, str) and value.strip():
                yield f"[comment: {value}]\n"
        action = _resolved(annotation.get("/A"))
        if isinstance(action, DictionaryObject) and "/URI" in action:
            yield f"[link: {_resolved(action['/URI'])}]\n"


def _pictures(page: PageObject) -> int:
    resources = _resolved(page.get("/Resources"))
    objects = _resolved(resources.get("/XObject")) if isinstance(resources, DictionaryObject) else None
    if not isinstance(objects, DictionaryObject):
        return 0
    drawn = (_resolved(reference) for reference in objects.values())
    return sum(isinstance(each, StreamObject) and each.get("/Subtype") == "/Image" for each in drawn)


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


def _items(value: Any) -> Iterable[Any]:
    value = _resolved(value)
    return value if isinstance(value, list) else ()


def _resolved(value: Any) -> Any:
    """What an indirect reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value
