"""The professional will: two sets of cards, checked by a drill that opens nothing, and what goes with them."""

from collections.abc import Sequence
from dataclasses import replace

from privity.crypto.shares import LARGEST_IDENTIFIER, SECRET_BYTES, Circle, parse_card, split
from privity.durable import read_private
from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.will import SetDates, Will
from privity.services.contact_sheet import refresh_sheet
from privity.services.house_records import keep, kept
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.will_texts import card_text
from privity.vault import header as headers
from privity.vault.header import Header
from privity.vault.share_slots import (
    ShareSet,
    ShareSlots,
    check_cards,
    seal_contact_set,
    seal_records_set,
)

USUAL_CIRCLE = Circle(2, 3)
LONGEST_WORDS = 8000
SHEET_NAME = "contact-sheet.privity"


def will_of(office: Office) -> Will:
    """What is settled, or an empty will."""
    return kept(office, Will) or Will()


def keep_words(office: Office, words: str, instructions: str, holders: str) -> None:
    """Keep what is to be said and done, and who holds which card. Raises InputError."""
    for field, text in (("words", words), ("instructions", instructions), ("holders", holders)):
        if len(text) > LONGEST_WORDS:
            raise InputError(
                f"this is longer than {LONGEST_WORDS} characters", field=field, remedy="shorten it"
            )
    with office.still():
        will = replace(will_of(office), words=words, instructions=instructions, holders=holders)
        keep(office, will, EventClass.KEEPING_CHANGED, what="professional will")
        refresh_sheet(office)


def make_set(office: Office, which: ShareSet, circles: Sequence[Circle] = (USUAL_CIRCLE,)) -> PaperItem:
    """Make a set anew and give its cards for the door. The cards of the one before open the office no longer.

    What was left elsewhere still opens with them: backups made before with old records cards, old sheets with old
    contact cards.
    """
    with office.still():
        root, vault = office.root_for_slots(), office.header.vault
        secret, identifier = office.random(SECRET_BYTES), _fresh_identifier(office)
        seal = seal_records_set if which is ShareSet.RECORDS else seal_contact_set
        slot = seal(root, vault, secret, identifier, circles, office.random)
        header = headers.with_set(office.header, which, slot)
        written = headers.render_header(header, root)
        with office.work(EventClass.KEY_CHANGED) as work:
            work.tell_office(
                what=f"{which} set of cards",
                circles=[f"{one.needed} of {one.made}" for one in circles],
                generation=header.generation,
                header=headers.header_digest(written).hex(),
            )
        office.put_header(header)
        today = office.today()
        will = _with(will_of(office), which, SetDates(today))
        keep(office, will, EventClass.KEEPING_CHANGED, what="professional will")
        if which is ShareSet.CONTACT:
            refresh_sheet(office)
        cards = [
            card_text(which, identifier, circle, place, circles, today, words)
            for circle, group in enumerate(split(secret, identifier, circles))
            for place, words in enumerate(group, 1)
        ]
        return PaperItem(
            f"cards of the {which} set",
            Ground.OWN_WILL,
            f"privity-{which}-cards.txt",
            PLAIN,
            "\f".join(cards).encode(),
            told={"cards": len(cards)},
        )


def drill(header: Header, which: ShareSet, typed: Sequence[str]) -> int:
    """Check that cards are those of a set and together enough. Opens nothing. Gives how many were read.

    Raises PassphraseError that says which card or word to look at, IncompleteError when there are too few.
    """
    cards = [parse_card(one, place) for place, one in enumerate(typed, 1)]
    check_cards(header.vault, header.shares or ShareSlots(), which, cards)
    return len({(one.circle, one.number) for one in cards})


def note_drill(office: Office, which: ShareSet, typed: Sequence[str]) -> int:
    """A drill whose day is kept."""
    count = drill(office.header, which, typed)
    with office.still():
        today, will = office.today(), will_of(office)
        known = will.contact if which is ShareSet.CONTACT else will.records
        will = _with(will, which, SetDates(known.made if known else today, today))
        keep(office, will, EventClass.KEEPING_CHANGED, what=f"drill of the {which} set", cards=count)
    return count


def sheet_item(office: Office) -> PaperItem:
    """The sheet of the contact set, made anew, for the door. Raises InputError where there is no such set."""
    with office.still():
        if not refresh_sheet(office):
            raise InputError(
                "there is no contact set that would open a sheet",
                field="set",
                remedy="make one with `privity shares make contact`",
            )
        body = read_private(office.place.sheet, limit=1 << 26) or b""
        return PaperItem(
            "contact sheet, sealed", Ground.OWN_WILL, SHEET_NAME, "application/octet-stream", body
        )


def _fresh_identifier(office: Office) -> int:
    """A number for the cards of a set that no set of this office has now."""
    slots = office.header.shares or ShareSlots()
    while True:
        identifier = int.from_bytes(office.random(2), "big") & LARGEST_IDENTIFIER
        if slots.by_identifier(identifier) is None:
            return identifier


def _with(will: Will, which: ShareSet, dates: SetDates) -> Will:
    return replace(will, contact=dates) if which is ShareSet.CONTACT else replace(will, records=dates)
