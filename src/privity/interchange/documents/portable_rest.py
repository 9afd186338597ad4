"""What a PDF keeps that its pages do not show: every object is looked at, whether anything leads to it or not.

Captions, choices of a form, notes to an annotation, names of layers and of places, files at a comment, text in a
pattern or in a look: words are given, and what is of a kind that is not read is named.
"""

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from privity.interchange.documents.harvest import Harvest, UnreadableError
from privity.interchange.documents.portable_guard import DAMAGES
from privity.interchange.documents.xml_events import all_text

_LETTERS = re.compile(r"[^\W\d_]{3}")
_SPACES = re.compile(r"\s+")
_MOST_DRAWN = 5_000
_MOST_OBJECTS = 100_000
_LARGEST_STREAM = 4 * 1024 * 1024
# Text that is shown, in the language of pages.
_SHOWS = re.compile(rb"\bBT\b.*?(?:\bTj\b|\bTJ\b|'|\")", re.DOTALL)
_FOR_PROGRAMS = re.compile(rb"begincmap|%!PS|FontName|beginbfchar|\x00")
# Entries that hold no word of anybody: kinds, days, signs by which programs know a thing again.
_MUTE = frozenset(
    {
        "/ID",
        "/Registry",
        "/Ordering",
        "/Lang",
        "/CreationDate",
        "/ModDate",
        "/M",
        "/LastModified",
        "/Producer",
    }
    | {
        "/Creator",
        "/CheckSum",
        "/Panose",
        "/DA",
        "/DS",
        "/CharSet",
        "/Cert",
        "/OutputCondition",
        "/FontFamily",
    }
    | {
        "/OutputConditionIdentifier",
        "/RegistryName",
        "/FontName",
        "/Info",
        "/Trapped",
        "/Limits",
        "/IDS",
        "/Encrypt",
    }
    | {"/GTS_PDFXVersion", "/GTS_PDFXConformance", "/PTEX.Fullbanner", "/PTEX.InfoDict"}
)
_GIVEN_BY_PROGRAMS = re.compile(
    r"D:\d.*|\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{8,}\}?|[0-9A-Fa-f]{16,}|_\w*|Adobe|Identity|Off|Yes|On|Untitled\d*"
    r"|[A-Za-z*-]+(?:\.[A-Za-z*]+)*\.[-\d.]+[A-Za-z]?|Doc-Start|x-default|esc=.*|XMP \w+ [\d.].*|index-\d+"
    r"|[A-Za-z]+\d[\w.]*|sRGB.*|.{0,40}\bICC\b.*"
)
_KEPT_BY_PROGRAMS = re.compile(
    r"\s*(?:uuid:|xmp\.|application/|\d{4}-\d\d-\d\dT|\W*$|begin=|http)", re.IGNORECASE
)
_PROGRAMS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"})
_PLAYED = {
    "/Sound": "recording", "/Movie": "recording", "/Screen": "recording", "/RichMedia": "recording",
    "/3D": "model", "/Ink": "drawing by hand",
}  # fmt: skip
# Streams that say by an entry of their own that they hold a font, a colour, a sum or a part of the file's own frame.
_MACHINERY = frozenset(
    {"/Length1", "/FunctionType", "/ShadingType", "/Alternate", "/HalftoneType", "/CMapName", "/N"}
)
_TO_MACHINERY = (
    "/FontFile",
    "/FontFile2",
    "/FontFile3",
    "/ToUnicode",
    "/XFA",
    "/CIDToGIDMap",
    "/CIDSet",
    "/JS",
)
_MACHINERY_TYPES = frozenset({"/ObjStm", "/XRef", "/CMap", "/Metadata", "/EmbeddedFile", "/ICCBased", "/Sig"})


def rest_of(reader: PdfReader, harvest: Harvest) -> Iterator[str]:
    """The words in all objects of a file that were not read as its pages, and names what is not read."""
    walk = _Walk(reader, harvest)
    yield from walk.words()


def squeezed(text: str) -> str:
    """A text without its spaces, for telling whether another holds it."""
    return _SPACES.sub("", text)


class _Walk:
    def __init__(self, reader: PdfReader, harvest: Harvest) -> None:
        self._reader, self._harvest = reader, harvest
        text = harvest.text()
        self._lines = {line.strip() for line in text.splitlines()}
        self._shown = squeezed(text)
        self._named: set[str] = set()
        self._files: set[int] = set()
        self._led_to: set[int] = set()
        self._machinery: set[int] = set()
        self._contents: set[int] = set()
        self._drawn = 0

    def words(self) -> Iterator[str]:
        objects = list(self._objects())
        for _, one in objects:
            self._note_roles(one)
        for number, one in objects:
            yield from self._in(number, one)

    def _objects(self) -> Iterator[tuple[int, Any]]:
        places = {(number, part) for part, table in self._reader.xref.items() for number in table}
        places |= {(number, 0) for number in self._reader.xref_objStm}
        if len(places) > _MOST_OBJECTS:
            self._name(f"all but {_MOST_OBJECTS:,} of its objects", "are more than were read")
        for number, part in sorted(places)[:_MOST_OBJECTS]:
            self._harvest.allowance.spend(steps=1)
            try:
                yield number, self._reader.get_object(IndirectObject(number, part, self._reader))
            except DAMAGES:
                self._name("an object", "is damaged")
        yield 0, self._reader.trailer

    def _note_roles(self, one: Any) -> None:
        """Remember which streams are pages, and which are fonts and the like, by what leads to them."""
        for holder in _holders(one):
            if holder.get("/Type") == "/Page" and "/Contents" in holder:
                self._contents |= {_number(part) for part in _each(dict.__getitem__(holder, "/Contents"))}
            files = _resolved(holder.get("/EF"))
            if isinstance(files, DictionaryObject):
                self._led_to |= {_number(dict.__getitem__(files, key)) for key in files}
            for key in (
                "/FontFile",
                "/FontFile2",
                "/FontFile3",
                "/ToUnicode",
                "/XFA",
                "/CIDToGIDMap",
                "/CIDSet",
                "/JS",
            ):
                if key in holder:
                    self._machinery |= {_number(part) for part in _each(dict.__getitem__(holder, key))}

    def _in(self, number: int, one: Any) -> Iterator[str]:
        waiting: list[tuple[str, Any]] = [("", one)]
        while waiting:
            key, value = waiting.pop()
            self._harvest.allowance.spend(steps=1)
            if isinstance(value, IndirectObject) or key in _MUTE:
                continue
            if isinstance(value, DictionaryObject):
                if value.get("/Filter") == "/Standard":
                    continue
                yield from self._entry(value)
                if isinstance(value, StreamObject):
                    yield from self._stream(number, value)
                if value.get("/Type") == "/Sig" or value.get("/FT") == "/Sig":
                    value = {name: part for name, part in value.items() if name != "/Contents"}
                waiting += [(name, dict.__getitem__(value, name)) for name in reversed(list(value))]
            elif isinstance(value, ArrayObject | list):
                waiting += [(key, part) for part in reversed(list(value))]
            elif isinstance(value, str) and (not isinstance(value, NameObject) or key == "/V"):
                yield from self._said(
                    str(value).removeprefix("/") if isinstance(value, NameObject) else value
                )

    def _said(self, words: str) -> Iterator[str]:
        words = " ".join(words.split())
        if (
            _LETTERS.search(words)
            and words not in self._lines
            and not _GIVEN_BY_PROGRAMS.fullmatch(words)
            and squeezed(words) not in self._shown
        ):
            self._lines.add(words)
            yield f"• {words}\n"

    def _entry(self, entry: DictionaryObject) -> Iterator[str]:
        """What an entry is, where it is of a kind that has to be named; files that it holds are read."""
        kind = entry.get("/S")
        if "/JS" in entry or kind in _PROGRAMS:
            self._name("a program", "was neither run nor read")
        played = _PLAYED.get(str(entry.get("/Subtype")))
        if played is not None:
            self._name(f"a {played}", "what it shows or plays was not read")
        if entry.get("/Type") == "/Font":
            self._font(entry)
        places = _resolved(entry.get("/Dests")) if entry.get("/Type") == "/Catalog" else None
        if isinstance(places, DictionaryObject):
            for place in places:
                yield from self._said(str(place).removeprefix("/"))
        files = _resolved(entry.get("/EF"))
        if isinstance(files, DictionaryObject):
            name = next(
                (str(one) for key in ("/UF", "/F") if isinstance(one := _resolved(entry.get(key)), str)), ""
            )
            for key in files:
                self._file(dict.__getitem__(files, key), name)

    def _file(self, reference: Any, name: str) -> None:
        number, stream = _number(reference), _resolved(reference)
        if not isinstance(stream, StreamObject) or number in self._files:
            return
        self._files.add(number)
        try:
            content = stream.get_data()
        except DAMAGES:
            self._name("an attached file", "is damaged")
            return
        self._harvest.allowance.spend(unfolded=len(content), members=1)
        self._harvest.inside("attachment", name, content)

    def _font(self, font: DictionaryObject) -> None:
        if font.get("/Subtype") == "/Type3":
            drawings = _resolved(font.get("/CharProcs"))
            for drawing in drawings.values() if isinstance(drawings, DictionaryObject) else ():
                if _SHOWS.search(self._data(_resolved(drawing))):
                    self._name("letters that are drawn", "hold words of their own, which were not read")
        if font.get("/Subtype") != "/Type0" or "/ToUnicode" in font:
            return
        below = _resolved(font.get("/DescendantFonts"))
        below = _resolved(below[0]) if isinstance(below, list) and below else None
        system = _resolved(below.get("/CIDSystemInfo")) if isinstance(below, DictionaryObject) else None
        ordering = _resolved(system.get("/Ordering")) if isinstance(system, DictionaryObject) else "Identity"
        if str(_resolved(font.get("/Encoding"))).startswith("/Identity") and ordering == "Identity":
            self._name(
                "letters of a font", "does not say which letters they are, so that words in it were not read"
            )

    def _stream(self, number: int, stream: StreamObject) -> Iterator[str]:
        kind, sort = str(stream.get("/Subtype")), str(stream.get("/Type"))
        if sort == "/Metadata" or kind == "/XML":
            yield from self._metadata(stream)
        elif sort == "/EmbeddedFile":
            if number not in self._led_to:
                self._name("a file inside", "belongs to nothing, and was not read")
        elif kind == "/Form" or "/PatternType" in stream:
            yield from self._drawing(stream)
        elif kind == "/Image" or sort in _MACHINERY_TYPES or not _MACHINERY.isdisjoint(stream):
            return
        elif number not in self._contents and number not in self._machinery:
            data = self._data(stream)
            if _SHOWS.search(data):
                yield from self._drawing(stream)
            elif _LETTERS.search(_plain(data)):
                self._name("a stream", "is of a kind that was not read")

    def _metadata(self, stream: StreamObject) -> Iterator[str]:
        """The words of metadata (XMP, ISO 16684-1), without the numbers and days that programs keep there."""
        try:
            data = stream.get_data()
        except DAMAGES:
            self._name("further properties", "are damaged")
            return
        for words in all_text(data, self._harvest.allowance, attributes=True):
            if not _KEPT_BY_PROGRAMS.match(words):
                yield from self._said(words)

    def _drawing(self, stream: StreamObject) -> Iterator[str]:
        """What is drawn anywhere but on a page as it is read: a look, a pattern, something that no page draws."""
        self._drawn += 1
        if self._drawn > _MOST_DRAWN:
            self._name("forms", "are more than were read")
            return
        if not _SHOWS.search(self._data(stream)):
            return
        page = PageObject(pdf=self._reader)
        page[NameObject("/Contents")] = stream
        page[NameObject("/Resources")] = stream.get("/Resources", DictionaryObject())
        try:
            text = page.extract_text(visitor_operand_before=self._step)
        except UnreadableError:
            raise
        except DAMAGES:
            self._name("something drawn", "is damaged")
            return
        if squeezed(text) not in self._shown:
            if squeezed(text):
                self._shown += "\n" + squeezed(text)
                yield f"{text}\n"
        elif not squeezed(text):
            self._name("something drawn", "was not read")

    def _step(self, *_operands: object) -> None:
        self._harvest.allowance.spend(steps=1)

    def _data(self, stream: Any) -> bytes:
        if not isinstance(stream, StreamObject) or len(stream._data) > _LARGEST_STREAM:
            return b""
        try:
            data = stream.get_data()
        except DAMAGES:
            return b""
        self._harvest.allowance.spend(unfolded=len(data))
        return data

    def _name(self, what: str, why: str) -> None:
        if what not in self._named:
            self._named.add(what)
            self._harvest.unread(what, why)


def earlier_states(data: bytes) -> Iterator[bytes]:
    """The file as it was before each later saving, which is only appended: what it says there lies in it still."""
    ends = [found.end() for found in re.finditer(rb"startxref\s+\d+\s+%%EOF", data)]
    # A file made for the web begins with a part that is no state of its own.
    yield from (data[:end] for end in ends[int(b"/Linearized" in data[:1024]) : -1])


def _plain(data: bytes) -> str:
    if _FOR_PROGRAMS.search(data):
        return ""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def _holders(value: Any) -> Iterator[DictionaryObject]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield one
            waiting += list(dict.values(one))
        elif isinstance(one, list):
            waiting += one


def _each(value: Any) -> list[Any]:
    """The references of an entry that holds one or several."""
    there = _resolved(value)
    return list(there) if isinstance(there, list) else [value]


def _number(reference: Any) -> int:
    return int(reference.idnum) if isinstance(reference, IndirectObject) else -1


def _resolved(value: Any) -> Any:
    """What an indirect reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value
