"""Reads Rich Text Format (the RTF 1.9.1 specification): body, headers, footers, footnotes, annotations,
properties.
"""

import codecs
import re
from dataclasses import dataclass, field, replace
from datetime import date

from privity.interchange.documents.harvest import Harvest, UnreadableError

_DEEPEST = 512
_TOKEN = re.compile(
    rb"\\(?:'(?P<byte>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<symbol>[^a-zA-Z']))"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<gap>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<stray>.)",
    re.DOTALL,
)
_SYMBOLS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}
_WORDS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"emdash": "—", b"endash": "–",
    b"bullet": "•", b"emspace": " ", b"enspace": " ",
}  # fmt: skip
# Groups that hold no words of the author.
_MUTE = frozenset(
    {b"fonttbl", b"colortbl", b"stylesheet", b"listtable", b"listoverridetable", b"rsidtbl", b"generator"}
    | {b"themedata", b"colorschememapping", b"latentstyles", b"datastore", b"xmlnstbl", b"mmathPr", b"pgptbl"}
    | {b"pict", b"object", b"objdata", b"objclass", b"blipuid", b"wgrffmtfilter", b"sn"}
    | {b"creatim", b"revtim", b"printim", b"buptim"}
)
_UNREAD = {b"pict": "picture", b"object": "embedded object"}
# Groups marked `\*` (may be passed over by who does not know them) that hold words nevertheless.
_STARRED_WORDS = frozenset(
    {b"annotation", b"atnauthor", b"atnid", b"company", b"manager", b"fldinst", b"shptxt"}
)
_STARRED_WORDS |= {
    b"userprops",
    b"propname",
    b"staticval",
    b"bkmkstart",
    b"docvar",
    b"shpinst",
    b"nonshppict",
}
# Groups marked so that hold look and machinery. What else is marked so is read, beside the text.
_LOOK = """
cs ts tsrowd ds panose falt fname fontemb fontfile nonesttables bkmkend atnref atndate atntime atnparent
atrfstart atrfend atnicn mmathPict defchp defpap ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn passwordhash
oldcprops oldpprops oldsprops oldtprops listpicture lsdlockedexcept nesttableprops datafield password
writereservation writereservhash svb pnseclvl gridtbl pgp pgdsctbl ebcstart ebcend pxe flymaincnt
expandedcolortbl hyphen xform charrsid
"""
_STARRED_MUTE = frozenset(word.encode() for word in _LOOK.split())
# Groups within muted ones that hold words.
_BESIDE = frozenset(
    {b"leveltext", b"listname", b"revtbl", b"picprop", b"liststylename", b"template", b"filetbl"}
)
_USUAL = re.compile(r"Unknown|(.*[\\/])?Normal\.dotm?|(List|Numbering|WW8Num)\w*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_BETWEEN = re.compile(r"[\n;\x00-\x1f]+")
_IN_DATA = re.compile(r">([^<>]{3,2000})<")
_HEADINGS = frozenset(
    {b"header", b"headerf", b"headerl", b"headerr", b"footer", b"footerf", b"footerl", b"footerr"}
)
# Properties, each a line of its own.
_LINES = frozenset(
    {
        b"title",
        b"subject",
        b"author",
        b"manager",
        b"company",
        b"operator",
        b"category",
        b"keywords",
        b"comment",
    }
    | {b"doccomm", b"hlinkbase", b"propname", b"staticval"}
)
_HEADINGS |= {b"footnote", b"annotation", b"info", b"atnauthor", b"fldinst"}
# Windows code pages of the font character sets (RTF 1.9.1, \fcharset).
_CHARSETS = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a pair of braces and is forgotten at its end."""

    mute: bool = False
    starred: bool = False
    beside: bool = False
    line: bool = False
    stored: bool = False
    table_of_fonts: bool = False
    made: bool = False
    codec: str = ""
    fallback: int = 1


def read_rich_text(data: bytes, harvest: Harvest) -> None:
    """Read an RTF file. Raises UnreadableError where it breaks off; what came before is kept."""
    parser = _Parser(harvest)
    try:
        parser.parse(data)
    finally:
        harvest.add("".join(parser.said))
        harvest.add("\n".join(f"• {words}" for words in parser.said_beside()), "beside the text")
        harvest.dated(parser.made_on())


@dataclass(slots=True)
class _Parser:
    harvest: Harvest
    said: list[str] = field(default_factory=list)
    _beside: list[str] = field(default_factory=list)
    _stored: bytearray = field(default_factory=bytearray)
    _codec: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _group: _Group = _Group()
    _around: list[_Group] = field(default_factory=list)
    _bytes: bytearray = field(default_factory=bytearray)
    _units: bytearray = field(default_factory=bytearray)
    _to_skip: int = 0
    _day: dict[bytes, int] = field(default_factory=dict)

    def parse(self, data: bytes) -> None:
        position = 0
        while match := _TOKEN.match(data, position):
            position = match.end()
            self.harvest.allowance.spend(steps=1)
            if match["text"] is not None:
                self._literal(match["text"])
            elif match["byte"] is not None:
                self._literal(bytes.fromhex(match["byte"].decode()))
            elif match["word"] == b"u" and match["number"]:
                self._unit(int(match["number"]))
            elif match["gap"] is None:
                self._flush()
                if match["word"] == b"bin":
                    position += max(int(match["number"] or 0), 0)
                else:
                    self._structure(match)
        self._flush()
        if self._around:
            raise UnreadableError("breaks off before its end")

    def made_on(self) -> date | None:
        """The day of `\\creatim\\yr2025\\mo1\\dy31`."""
        try:
            return date(self._day[b"yr"], self._day[b"mo"], self._day[b"dy"])
        except (KeyError, ValueError):
            return None

    def said_beside(self) -> list[str]:
        """What stands in groups that no page shows, each once."""
        digits = bytes(byte for byte in self._stored if byte in b"0123456789abcdefABCDEF")
        data = bytes.fromhex(digits[: len(digits) & ~1].decode())
        held = [
            words
            for codec in ("utf-8", "utf-16-le")
            for words in _IN_DATA.findall(data.decode(codec, "replace"))
            if words.isascii()
        ]
        pieces = (piece.strip() for piece in (*_BETWEEN.split("".join(self._beside)), *held))
        return list(
            dict.fromkeys(one for one in pieces if _LETTERS.search(one) and not _USUAL.fullmatch(one))
        )

    def _structure(self, match: re.Match[bytes]) -> None:
        if match["open"]:
            if len(self._around) >= _DEEPEST:
                raise UnreadableError("is nested deeper than word processors write")
            self._around.append(self._group)
            self._group = replace(self._group, starred=False, line=False)
        elif match["close"]:
            self._to_skip = 0
            if self._group.beside or self._group.line:
                self._say("\n")
            if self._around:
                self._group = self._around.pop()
        elif match["symbol"] == b"*":
            self._group = replace(self._group, starred=True)
        elif match["symbol"]:
            self._say(_SYMBOLS.get(match["symbol"], ""))
        elif match["word"]:
            self._word(match["word"], int(match["number"] or 0))

    def _word(self, word: bytes, number: int) -> None:
        group = self._group
        if word in _BESIDE or (
            group.starred and not group.mute and word not in _MUTE | _STARRED_MUTE | _STARRED_WORDS
        ):
            self._group = replace(group, starred=False, mute=False, beside=True)
            return
        if word in _MUTE or (group.starred and word in _STARRED_MUTE):
            if word in _UNREAD and not group.mute:
                self.harvest.unread_next(_UNREAD[word], "what is not text was not read")
            self._group = replace(
                group,
                mute=True,
                stored=word == b"datastore",
                table_of_fonts=word == b"fonttbl",
                made=word == b"creatim",
            )
            return
        # The star is of the word behind it alone: whatever follows in the group is as anywhere else.
        group = self._group = replace(group, starred=False)
        if word == b"uc":
            self._group = replace(group, fallback=min(max(number, 0), 32))
        elif word == b"ansicpg":
            self._codec = _known(f"cp{number}") or self._codec
        elif word == b"f":
            self._font = number
            self._group = replace(group, codec=self._fonts.get(number, ""))
        elif word == b"fcharset" and group.table_of_fonts:
            self._fonts[self._font] = _known(_CHARSETS.get(number, ""))
        elif word in (b"yr", b"mo", b"dy") and group.made:
            self._day.setdefault(word, number)
        elif word in _HEADINGS:
            self._group = replace(group, line=True)
            self._say(f"\n[{word.decode()}] ")
        elif word in _LINES:
            self._group = replace(group, line=True)
            self._say("\n")
        elif word in _WORDS:
            self._say(_WORDS[word])

    def _say(self, words: str) -> None:
        if not self._group.mute:
            (self._beside if self._group.beside else self.said).append(words)
        elif self._group.stored:
            self._stored += words.encode("ascii", "ignore")

    def _literal(self, text: bytes) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if len(text) > skipped:
            self._flush_units()
            self._bytes += text[skipped:]

    def _unit(self, number: int) -> None:
        """A UTF-16 unit, written as a signed number and followed by a fallback for older programs."""
        self._flush_bytes()
        self._units += (number & 0xFFFF).to_bytes(2, "little")
        self._to_skip = self._group.fallback

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()

    def _flush_bytes(self) -> None:
        if self._bytes:
            self._say(self._bytes.decode(self._group.codec or self._codec, "replace"))
            self._bytes.clear()

    def _flush_units(self) -> None:
        if self._units:
            self._say(self._units.decode("utf-16-le", "replace"))
            self._units.clear()


def _known(codec: str) -> str:
    """The name of a codec, or nothing where this program does not know it."""
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return ""
