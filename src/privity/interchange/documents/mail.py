"""Reads an e-mail (RFC 5322 and MIME): who wrote to whom, every alternative of the body, every attachment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from privity.errors import InputError
from privity.interchange.documents.harvest import Harvest, UnreadableError
from privity.interchange.documents.plain import decode_text
from privity.interchange.documents.web_page import web_words

_HEADERS = ("From", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date")
# Headings that programs write for programs (RFC 5322 and what has grown beside it).
_TECHNICAL = re.compile(
    r"received(-spf)?|message-id|in-reply-to|references|mime-version|content-(type|transfer-encoding|disposition|id|language)|"
    r"dkim-.*|arc-.*|list-(un)?subscribe.*|list-(help|owner|archive|post)|authentication-results.*|auto-submitted|precedence|"
    r"thread-index|user-agent|importance|priority|"
    r"feedback-id|autocrypt|domainkey-.*|accept-language|"
    r"x-(spam|ms|microsoft|google|gm(?!-labels)|mailer|originating|received|forefront|virus|antivirus|priority|msmail|proofpoint|"
    r"mimecast|yahoo|apple|sg|mc|ses|campaign|mozilla|account|identity|uid|universally|pm|exchange|auto|tm|amp|barracuda)\b.*",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_USUAL = re.compile(
    r"(this is a )?((cryptographically )?signed |multi-?part )?(message )?(in MIME format( with .{1,40})?|message)?\.?",
    re.IGNORECASE,
)
# A file written into the text itself, as programs did before they knew parts.
_WRITTEN_IN = re.compile(r"^(?:begin [0-7]{3,4} \S|=ybegin )", re.MULTILINE)
_SEALED_IN = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_FOLDED = re.compile(r"\r?\n[ \t]")
_SEALED = {
    "application/pkcs7-mime": "is encrypted (S/MIME)",
    "application/x-pkcs7-mime": "is encrypted (S/MIME)",
    "application/pgp-encrypted": "is encrypted (PGP)",
    "application/ms-tnef": "is in a format of Outlook's own",
    "message/external-body": "lies elsewhere",
    "message/partial": "is a piece of a longer one",
}
_SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_TAGGED = frozenset({"text/html", "text/enriched", "text/richtext", "application/xhtml+xml"})
_FOLDING = frozenset({"text/calendar", "text/vcard", "text/x-vcard", "text/directory"})
# What the parser of the standard library raises on mails made to break it.
_DAMAGES = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


def read_mail(data: bytes, harvest: Harvest) -> None:
    """Read an e-mail and what is attached to it. Raises UnreadableError where it cannot be taken apart."""
    bodies: set[str] = set()
    try:
        # The older policy parses no header before it is asked for, and none beyond its encoding.
        parts = list(_parts(message_from_bytes(data, policy=policy.compat32)))
    except _DAMAGES:
        raise UnreadableError("is a damaged e-mail") from None
    harvest.allowance.spend(members=len(parts))
    for part in parts:
        _read_part(part, harvest, bodies)


@dataclass(frozen=True, slots=True)
class MailWords:
    """What somebody wrote in an e-mail, without its headers and attachments, and the day on which they sent it."""

    text: str
    day: date | None


def mail_words(data: bytes) -> MailWords:
    """The words of an e-mail, of one alternative alone. Raises InputError where there are none that can be read."""
    harvest = Harvest(lambda name, content, inner: None)
    try:
        parts = list(_parts(message_from_bytes(data, policy=policy.compat32)))
        harvest.allowance.spend(members=len(parts))
        found = {kind: _body(parts, kind, harvest) for kind in ("text/plain", "text/html")}
        sent = str(parts[0]["Date"] or "")
        if sent:
            _take_date(sent, harvest)
    except (*_DAMAGES, UnreadableError):
        found = {}
    text = found.get("text/plain") or found.get("text/html") or ""
    if not text:
        raise InputError(
            "this is no e-mail with words that can be read",
            field="file",
            remedy="save it from the mail program as .eml, or copy its words into a message",
        )
    return MailWords(text, harvest.created)


def _body(parts: list[Message], kind: str, harvest: Harvest) -> str:
    for part in parts:
        named = part.get_filename() or part.get_content_disposition() == "attachment"
        if part.get_content_type() != kind or named:
            continue
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        harvest.allowance.spend(unfolded=len(content))
        text = _text(content, part.get_content_charset(), harvest)
        words = web_words(text, harvest, shown=True) if kind == "text/html" else text
        if words.strip():
            return words.replace("\r\n", "\n").strip()
    return ""


def _parts(message: Message) -> Iterator[Message]:
    """A message, its parts and theirs, in order and without recursion."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.get_content_type() == "message/rfc822" and _is_wrapped(part):
            waiting.append(_unwrapped(part))
        elif part.is_multipart():
            waiting += reversed([inner for inner in part.get_payload() if isinstance(inner, Message)])


def _is_wrapped(part: Message) -> bool:
    return str(part["Content-Transfer-Encoding"] or "").strip().lower() in ("base64", "quoted-printable")


def _unwrapped(part: Message) -> Message:
    """A message within a message that was encoded as a whole, which no standard allows and many programs read."""
    payload = part.get_payload()
    first = payload[0] if isinstance(payload, list) and payload else payload
    inner = first.get_payload() if isinstance(first, Message) else first
    outer = Message()
    outer["Content-Transfer-Encoding"] = part["Content-Transfer-Encoding"]
    outer.set_payload(inner if isinstance(inner, str) else "")
    content = outer.get_payload(decode=True)
    return message_from_bytes(content if isinstance(content, bytes) else b"", policy=policy.compat32)


def _read_part(part: Message, harvest: Harvest, bodies: set[str]) -> None:
    kind = part.get_content_type()
    harvest.add("\n".join(_headers(part)))
    if part["Date"]:
        _take_date(str(part["Date"]), harvest)
    if kind in _SEALED:
        harvest.unread_next("part", _SEALED[kind])
        return
    if part.is_multipart() or kind in _SIGNATURES:
        return
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    harvest.allowance.spend(unfolded=len(content))
    name = _decoded(part.get_filename() or "")
    if name or part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text":
        harvest.inside("attachment", name, content)
        return
    if content.startswith(b"{\\rtf"):
        harvest.inside("part", "", content)
        return
    text = _text(content, part.get_content_charset(), harvest)
    if kind in _FOLDING:
        text = _FOLDED.sub("", text)
    words = web_words(text, harvest) if kind in _TAGGED else text
    if _WRITTEN_IN.search(words):
        harvest.unread_next("file written into the text", "was not read")
    if _SEALED_IN.search(words):
        harvest.unread_next("part", "is encrypted (PGP)")
    # A mail says the same twice, for programs with and without HTML; only what differs is worth a second
    # reading.
    seen = " ".join(words.split())
    if seen not in bodies:
        bodies.add(seen)
        harvest.add(words)


def _headers(part: Message) -> Iterator[str]:
    for name in _HEADERS:
        for value in part.get_all(name, []):
            yield f"{name}: {_decoded(str(value))}"
    for name, value in part.items():
        if name.title() not in _HEADERS and not _TECHNICAL.fullmatch(name) and _LETTERS.search(str(value)):
            yield f"{name}: {_decoded(str(value))}"
    for beside in (part.preamble, part.epilogue):
        # Programs that know no parts show what stands before the first and after the last.
        if beside and beside.strip() and not _USUAL.fullmatch(" ".join(beside.split())):
            yield beside.strip()


def _decoded(value: str) -> str:
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except _DAMAGES:
        return value


def _take_date(value: str, harvest: Harvest) -> None:
    try:
        harvest.dated(parsedate_to_datetime(value))
    except _DAMAGES:
        return


def _text(content: bytes, charset: str | None, harvest: Harvest) -> str:
    if charset:
        try:
            return content.decode(charset)
        except (LookupError, ValueError):  # not known, not true, or not the name of an encoding at all
            pass
    decoded = decode_text(content)
    if decoded.guess:
        harvest.guess(decoded.guess)
    return decoded.text
