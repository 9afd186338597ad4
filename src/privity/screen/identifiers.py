"""Phone numbers, e-mail addresses and handles, however they are written.

Numbers are compared by their national part, so that +65 8123 4567, 8123-4567 and "eight one two three ..." are
one. What stands in a client's notes counts as much as what stands in the contact fields.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers

from privity.screen.fold import Folded, Span, fold

_DIGITS = re.compile(r"\+?\(?\d(?:[\s().\-/]{0,3}\d){5,18}")
_STRANGE_DIGIT = re.compile(r"[^\D0-9]")
_SPOKEN = re.compile(
    r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[\s,\-]+){5,}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b"
)
_SPOKEN_PAIR = re.compile(
    r"(?:zero|two|three|four|five|six|seven|eight|nine)[\s,\-]+(?:zero|oh|one|two|three|four|five|six)"
)
_SPOKEN_DIGIT = {"zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9"}  # fmt: skip
_EMAIL = re.compile(
    r"([\w.+-]{2,64})(?:\s?@\s?|\s*[(\[{]at[)\]}]\s*)([\w-]+(?:(?:\.|\s*[(\[{]dot[)\]}]\s*|\sdot\s)[\w-]+)+)"
    r"|([\w.+-]{2,64})\sat\s([\w-]+(?:\sdot\s[\w-]+)+)"
)
_ADDRESS_SIGNS = ("@", "at)", "at]", "at}", "dot")
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\{dot\})\s*|\sdot\s")
_HANDLE = re.compile(r"(?<![\w.])@([\w][\w.\-]{2,39})")
_SEPARATOR = re.compile(r"[^a-z0-9]")
_SHARED_MAILBOXES = frozenset(
    "info mail contact office hello admin enquiries enquiry reception support team".split()
)
_LEAST_DIGITS = 6
_REGIONS = ("SG", "US", "GB", "AU", "DE", "IE", "NL", "CA", "CZ", "PL", "FR", "IN", "NZ", "MY")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier met in a text: what kind it is, where, and the form it is compared by."""

    kind: str
    span: Span
    key: str


def identifiers(folded: Folded) -> list[Identifier]:
    """Find everything in a text that has the form of a phone number, an e-mail address or a handle."""
    text = _plain_digits(folded.text)
    found = [
        Identifier("phone number", folded.span(*match.span()), _SEPARATOR.sub("", match.group()))
        for match in _DIGITS.finditer(text)
    ]
    found.extend(
        Identifier("phone number", folded.span(*match.span()), _spoken(match.group()))
        for match in (_SPOKEN.finditer(text) if _SPOKEN_PAIR.search(text) else ())
    )
    taken: list[Span] = []
    for match in _EMAIL.finditer(text) if any(sign in text for sign in _ADDRESS_SIGNS) else ():
        address = _address(match[1] or match[3], _DOT.sub(".", match[2] or match[4]).rstrip("."))
        found.append(Identifier("e-mail address", folded.span(*match.span()), address))
        if "@" in match.group():
            taken.append(match.span())
    found.extend(
        Identifier("handle", folded.span(*match.span()), _SEPARATOR.sub("", match[1]))
        for match in (_HANDLE.finditer(text) if "@" in text else ())
        if not _inside(taken, match.start())
    )
    return found


def _address(local: str, domain: str) -> str:
    """Give the form an address is compared by: many mailboxes take it with dots, or with a tag behind a plus."""
    return f"{_SEPARATOR.sub('', local.partition('+')[0]) or local}@{domain}"


def _inside(ordered: list[Span], at: int) -> bool:
    """Say whether a place lies in one of these stretches, which stand in order and apart."""
    before = bisect_right(ordered, at, key=lambda span: span[0])
    return before > 0 and at < ordered[before - 1][1]


def _plain_digits(text: str) -> str:
    if text.isascii():
        return text
    return _STRANGE_DIGIT.sub(lambda met: str(unicodedata.digit(met.group())), text)


def _spoken(text: str) -> str:
    digits: list[str] = []
    times = 1
    for word in re.findall(r"[a-z]+", text):
        if word in ("double", "triple"):
            times = 2 if word == "double" else 3
        else:
            digits.append(_SPOKEN_DIGIT[word] * times)
            times = 1
    return "".join(digits)


def phone_keys(number: str) -> frozenset[str]:
    """Give the digit runs by which a kept number is known: its national part, without trunk prefix or country code."""
    keys: set[str] = set()
    digits = "".join(str(unicodedata.digit(c)) for c in number if c.isdecimal())
    is_abroad = number.strip().startswith(("+", "＋", "(+")) or digits.startswith("00")
    if is_abroad:
        number = "+" + digits.lstrip("0")
    for region in (None, *_REGIONS):
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        # A country code says where the rest begins, also of a number in a range that this table does not know.
        if is_abroad or phonenumbers.is_valid_number(parsed):
            keys.add(str(parsed.national_number))
            break
    if not keys or not is_abroad:
        keys.add(digits.lstrip("0"))
    return frozenset(key for key in keys if len(key) >= _LEAST_DIGITS)


class IdentifierBook:
    """Whose identifiers the caseload holds. Rebuilt per client when a client or a note is put."""

    def __init__(self) -> None:
        self._owners: dict[tuple[str, str], set[str]] = {}
        self._phone_lengths: dict[int, int] = {}

    def put(self, owner: str, entries: Iterable[tuple[str, str]]) -> None:
        """Take the identifiers of one owner, each as kind and key."""
        for kind, key in entries:
            owners = self._owners.setdefault((kind, key), set())
            if not owners and kind == "phone number":
                self._phone_lengths[len(key)] = self._phone_lengths.get(len(key), 0) + 1
            owners.add(owner)

    def remove(self, owner: str, entries: Iterable[tuple[str, str]]) -> None:
        """Forget the identifiers of one owner."""
        for kind, key in entries:
            owners = self._owners.get((kind, key), set())
            owners.discard(owner)
            if not owners and self._owners.pop((kind, key), None) is not None and kind == "phone number":
                self._phone_lengths[len(key)] -= 1

    def owners(self, met: Identifier) -> frozenset[str]:
        """Say whose an identifier met in a draft is."""
        if met.kind != "phone number":
            return frozenset(self._owners.get((met.kind, met.key), ()))
        for length, count in self._phone_lengths.items():
            if count and length <= len(met.key) <= length + 5:
                owners = self._owners.get((met.kind, met.key[-length:]))
                if owners:
                    return frozenset(owners)
        return frozenset()


def entries(phones: Iterable[str], emails: Iterable[str], texts: Iterable[str]) -> set[tuple[str, str]]:
    """Give the identifiers of contact fields and of texts, as kind and key; an address also as the handle it suggests."""
    found: set[tuple[str, str]] = {("phone number", key) for phone in phones for key in phone_keys(phone)}
    for email in emails:
        found.update(_of_address(fold(email).text.strip()))
    for text in texts:
        for met in identifiers(fold(text)):
            if met.kind == "phone number":
                digits = met.key.lstrip("0")
                if len(digits) >= 7 and not _date_like(met.key):
                    found.update(("phone number", key) for key in phone_keys(text[slice(*met.span)]))
            elif met.kind == "e-mail address":
                found.update(_of_address(met.key))
            else:
                found.add((met.kind, met.key))
    return found


def _of_address(address: str) -> set[tuple[str, str]]:
    local, _, domain = address.partition("@")
    found = {("e-mail address", _address(local, domain))} if domain else set()
    handle = _SEPARATOR.sub("", local)
    if len(handle) >= 5 and handle not in _SHARED_MAILBOXES:
        found.add(("handle", handle))
    return found


def _date_like(digits: str) -> bool:
    return len(digits) == 8 and (digits[:2] in ("19", "20") or digits[4:6] in ("19", "20"))
