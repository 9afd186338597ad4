"""Reads PDF (ISO 32000) with pypdf: pages, comments, form fields, bookmarks, properties, attached files.

A scan is a page without text, and a picture on a page may hold any words; each is listed, since no text was
read there.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject, StreamObject

from privity.interchange.documents.harvest import Allowance, Harvest, UnreadableError
from privity.interchange.documents.portable_guard import damage
from privity.interchange.documents.portable_rest import earlier_states, rest_of
from privity.interchange.documents.web_page import web_words

_MOST_PAGES = 5_000
_LARGEST_PAGE = 16 * 1024 * 1024
# Beyond this number of forms drawn on one page pypdf passes over the rest and only tells its log.
_MOST_FORMS = 5_000
_MOST_STATES = 4
_KEPT_BY_PROGRAMS = frozenset(
    {"/CreationDate", "/ModDate", "/Producer", "/Creator", "/Trapped", "/PTEX.Fullbanner"}
)
# A field's look shows its value, and a link's or a window's shows none.
_DRAWN_BY_PROGRAMS = frozenset({"/Widget", "/Link", "/Popup"})


def read_portable(data: bytes, harvest: Harvest) -> None:
    """Read a PDF and what it was before. Raises UnreadableError where it is protected or damaged as a whole."""
    _read_state(data, harvest)
    start, end = data.find(b"%PDF-"), data.rfind(b"%%EOF")
    if data[:start].strip() or (end >= 0 and data[end + 5 :].strip(b"\0 \r\n\t")):
        harvest.unread("bytes around the file", "belong to no part of it")
    _read_earlier(data, harvest)


def _read_state(data: bytes, harvest: Harvest) -> None:
    with damage("is a damaged PDF"):
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
    harvest.collect(rest_of(reader, harvest), "beside the text")
    if "/PieceInfo" in reader.root_object:
        harvest.unread("what another program kept in it", "is of a kind that was not read")


def _read_earlier(data: bytes, harvest: Harvest) -> None:
    """What the file said before it was saved again over itself: its words lie in it still."""
    now = {line.strip() for line in harvest.text().splitlines()}
    for number, before in enumerate(earlier_states(data)):
        where = harvest.number("earlier state of the file")
        if number >= _MOST_STATES:
            harvest.unread(f"{where} and all after it", "are more than were read")
            return
        then = Harvest(harvest.reader, harvest.allowance, harvest.depth)
        try:
            _read_state(before, then)
        except UnreadableError as error:
            harvest.unread(where, error.why)
        lines = [line for line in then.text().splitlines() if line.strip() and line.strip() not in now]
        harvest.add("\n".join(lines), where)
        now.update(line.strip() for line in lines)


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
        self.stands_for: list[str] = []

    def __call__(self, operator: object, *operands: Any) -> None:
        self._allowance.spend(steps=1)
        self.drawn += operator == b"Do"
        self.pictures += operator == b"INLINE IMAGE"
        # What is to be read aloud, or copied, in place of what is drawn.
        entries = operands[0][-1] if operator in (b"BDC", b"DP") and operands and operands[0] else None
        if isinstance(entries, DictionaryObject):
            said = (_resolved(entries.get(key)) for key in ("/ActualText", "/Alt", "/E"))
            self.stands_for += [words for words in said if isinstance(words, str)]


def _page(reader: PdfReader, number: int, harvest: Harvest) -> Iterator[str]:
    meter = _Meter(harvest.allowance)
    with damage("is damaged"):
        page = reader.pages[number - 1]
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > _LARGEST_PAGE:
            raise UnreadableError("is larger than a page may be")
        text = page.extract_text(visitor_operand_before=meter)
    harvest.allowance.spend(unfolded=len(text))
    yield text + "\n"
    for words in meter.stands_for:
        if words.strip() and words.strip() not in text:
            yield f"[stands for what is drawn: {words}]\n"
    with damage("has damaged comments or pictures"):
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
    with damage("are damaged"):
        waiting: list[Any] = list(reader.outline)
        while waiting:
            entry = waiting.pop(0)
            if isinstance(entry, list):
                waiting = entry + waiting
            elif entry.title:
                yield f"{entry.title}\n"


def _fields(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    with damage("are damaged"):
        for name, form_field in (reader.get_fields() or {}).items():
            value = _resolved(form_field.get("/V"))
            if isinstance(value, str) and value.strip():
                yield f"{name}: {value}\n"
        form = _resolved(reader.root_object.get("/AcroForm"))
        if isinstance(form, DictionaryObject) and "/XFA" in form:
            harvest.unread("the form's own data (XFA)", "is of a kind that was not read")


def _properties(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    with damage("are damaged"):
        properties = reader.metadata
        if properties is None:
            return
        harvest.dated(properties.creation_date)
        for key, value in properties.items():
            value = _resolved(value)
            if isinstance(value, str) and key not in _KEPT_BY_PROGRAMS:
                yield f"{key.removeprefix('/')}: {value}\n"


def _items(value: Any) -> Iterable[Any]:
    value = _resolved(value)
    return value if isinstance(value, list) else ()


def _resolved(value: Any) -> Any:
    """What an indirect reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value
