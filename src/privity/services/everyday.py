"""Everyday words to a client: only in a way that they allowed, in words that name nothing, and through the door.

Privity sends none of them. A receipt carries the service in the words that the client agreed to, and the bookkeeping
knows its number, day and amount, and nobody.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.letters.everyday import (
    Errand,
    EverydayTexts,
    parse_everyday,
    plain_name,
    receipt_text,
    short_text,
    tells,
)
from privity.letters.solicitation import askings
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview, Room
from privity.model.terms import BookEntry, Receipt
from privity.model.wishes import ContactWishes
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.rooms import room, room_for
from privity.services.terms import versions
from privity.services.work import Work

LONGEST_NAME = 60
_AMOUNT = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,2})?")
_CURRENCY = re.compile(r"[A-Z]{3}")


class Way(StrEnum):
    """How a text reaches a client."""

    TEXT = "texting"
    EMAIL = "email"
    POST = "post"
    VOICEMAIL = "voicemail"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class ShortText:
    """What is asked for: an errand, a way, times by the clock on the wall, and in whose name.

    `to` and `sender` are what stands on an envelope: the name, and what the client agreed to, or nothing.
    """

    errand: Errand
    way: Way
    sign: str
    when: datetime | None = None
    other: datetime | None = None
    number: str = ""
    to: str = ""
    sender: str = ""


@lru_cache(maxsize=1)
def shipped_everyday() -> EverydayTexts:
    """The short texts that ship with this version."""
    return parse_everyday((files("privity.letters") / "texts" / "everyday.en.toml").read_text("utf-8"))


def check_way(wishes: ContactWishes, way: Way) -> None:
    """Hold a way against what the client said. Raises InputError for one they declined or were not asked about."""
    if way is Way.HAND:
        return
    said = getattr(wishes, way.value)
    if said is None:
        raise InputError(
            "this client has not said whether they may be reached so",
            field="way",
            remedy="hand it over, or keep their wish first",
        )
    if not said:
        raise InputError(
            "this client does not wish to be reached so", field="way", remedy="choose another way"
        )


def sign_of(office: Office, compartment: CompartmentId, way: Way) -> str:
    """Under which name a text stands: the one this person wants to be spoken to under, wherever others may see it."""
    wishes = next((one for _, one in of_kind(office.read_all(compartment), ContactWishes)), ContactWishes())
    name = wishes.speak_as.strip()
    return name if name and way is not Way.HAND and len(name) <= LONGEST_NAME else _own_name(office)


def on_envelope(office: Office, compartment: CompartmentId) -> tuple[str, str]:
    """To whom an envelope goes, and what this person agreed that it may say of where it comes from."""
    overview = office.overview(compartment)
    read = office.read_all(compartment)
    sender = next((one.envelope.strip() for _, one in of_kind(read, ContactWishes)), "")
    return (overview.name if isinstance(overview, ClientOverview | EnquiryOverview) else ""), sender


def _own_name(office: Office) -> str:
    known = versions(office)
    return plain_name(known[0].choices.practitioner) if known else ""


def text_item(office: Office, compartment: CompartmentId, asked: ShortText, words: str = "") -> PaperItem:
    """One short text for the door, in the words that ship or in `words` as they were changed. Raises InputError."""
    wishes = _wishes(office, compartment)
    check_way(wishes, asked.way)
    body = words.strip() or text_of(asked)
    if len(body) > 600:
        raise InputError("a short text has 600 letters at most", field="words", remedy="shorten it")
    found = askings(body)
    if found:
        raise InputError(
            f"this asks a client for {found[0].what}, which nobody here is asked for",
            field="words",
            remedy="leave it out",
        )
    issues = [issue for _, one in of_kind(office.read_all(compartment), Engagement) for issue in one.issues]
    # What stands on an envelope was agreed in so many words.
    agreed = asked.errand is Errand.ENVELOPE and body == text_of(asked)
    if not agreed and tells(body, issues):
        raise InputError(
            "this names your field, or what somebody comes for, to whoever finds it",
            field="words",
            remedy="leave that out; it is said when you meet",
        )
    return PaperItem(
        "short text",
        Ground.OWN_PAPER,
        "note.txt",
        PLAIN,
        f"{body}\n".encode(),
        about={compartment: {"errand": asked.errand.value, "way": asked.way.value}},
    )


def text_of(asked: ShortText) -> str:
    """The words that ship for an errand. Raises InputError for a time that is missing."""
    if asked.errand is Errand.ENVELOPE:
        if asked.way is not Way.POST:
            raise InputError("an envelope goes by post", field="way", remedy="choose it")
    elif asked.errand is Errand.PLEASE_CALL:
        if not asked.number.strip():
            raise InputError(
                "a number to call is missing", field="number", remedy="give the practice's number"
            )
    elif asked.when is None:
        raise InputError("the date and time are missing", field="when", remedy="give both")
    if asked.errand is Errand.MOVED and asked.other is None:
        raise InputError("the other date and time are missing", field="other", remedy="give both")
    return short_text(
        shipped_everyday(),
        asked.errand,
        sign=asked.sign,
        when=asked.when,
        other=asked.other,
        number=asked.number.strip(),
        to=asked.to,
        sender=asked.sender,
    )


def receipt_item(
    office: Office, compartment: CompartmentId, day: date, amount: str, currency: str
) -> PaperItem:
    """A receipt for the door, with its number from the bookkeeping. Raises InputError."""
    amount, currency = amount.strip().replace(",", "."), currency.strip().upper()
    if not _AMOUNT.fullmatch(amount) or not amount.strip("0."):
        raise InputError("an amount is a number such as 120 or 120.50", field="amount", remedy="write it so")
    if not _CURRENCY.fullmatch(currency):
        raise InputError(
            "a currency has three letters", field="currency", remedy="write SGD, EUR, GBP or the like"
        )
    # A number that was given out stays in the book for good, so a slip of the finger is caught before.
    if not date(2000, 1, 1) <= day <= office.today() + timedelta(days=366):
        raise InputError("this is not a likely day", field="day", remedy="check the year")
    whole, point, cents = amount.partition(".")
    amount = f"{int(whole)}{point}{cents}"
    line = _wishes(office, compartment).receipt.strip()
    if not line:
        raise InputError(
            "this client has not agreed to any words for the service on a receipt",
            field="receipt",
            remedy="keep the words they agreed to with their contact wishes",
        )
    sign = _own_name(office)
    with office.still():
        number = max((entry.number for entry in book(office)), default=0) + 1
        receipt = Receipt(number, day, amount, currency, line)
        body = receipt_text(
            shipped_everyday(), number=number, day=day, line=line, amount=amount, currency=currency, sign=sign
        )

        def along(work: Work) -> None:
            work.put(compartment, receipt)
            work.put(room_for(office, work, Room.DESK), BookEntry(number, day, amount, currency))

        return PaperItem(
            "receipt",
            Ground.OWN_PAPER,
            f"receipt-{number}.txt",
            PLAIN,
            body.encode(),
            about={compartment: {"number": number}},
            along=along,
        )


def book(office: Office) -> list[BookEntry]:
    """Every receipt as the bookkeeping knows it, by number."""
    where = room(office, Room.DESK)
    found = [one for _, one in of_kind(office.read_all(where), BookEntry)] if where is not None else []
    return sorted(found, key=lambda one: one.number)


def extract_item(office: Office, first: date, last: date) -> PaperItem:
    """The bookkeeping of some days as a table: numbers, days and amounts, no names. Raises InputError."""
    if last < first:
        raise InputError("the last day lies before the first", field="last", remedy="exchange them")
    lines = ["number,day,amount,currency"]
    lines += [
        f"{one.number},{one.day.isoformat()},{one.amount},{one.currency}"
        for one in book(office)
        if first <= one.day <= last
    ]
    body = ("\r\n".join(lines) + "\r\n").encode()
    told = {"first": first.isoformat(), "last": last.isoformat(), "receipts": len(lines) - 1}
    return PaperItem("bookkeeping extract", Ground.OWN_PAPER, "receipts.csv", "text/csv", body, told=told)


def _wishes(office: Office, compartment: CompartmentId) -> ContactWishes:
    if not isinstance(office.overview(compartment), ClientOverview | EnquiryOverview):
        raise InputError("one writes to one person", field="client", remedy="open that person's record")
    found = of_kind(office.read_all(compartment), ContactWishes)
    with office.work(EventClass.RECORD_SHOWN) as work:
        work.tell_person(compartment, what="contact wishes read", records=[record for record, _ in found])
    return found[0][1] if found else ContactWishes()
