"""What stands on a printed card."""

from collections.abc import Sequence
from datetime import date

from privity.crypto.shares import Circle
from privity.vault.share_slots import ShareSet

_OPENS = {
    ShareSet.CONTACT: (
        "Together with others of its set, this card opens one sealed sheet: whom to call if I\n"
        "cannot, how each of them wished to be reached, what to say, and the dates of the next\n"
        "weeks. It opens no record.\n"
    ),
    ShareSet.RECORDS: (
        "Together with others of its set, this card opens my whole office: every record. It is\n"
        "for whoever must keep or hand over the records by law when I cannot. Read nothing that\n"
        "this does not ask for.\n"
    ),
}
_HOW = {
    ShareSet.CONTACT: (
        "1. Install Privity on any computer.\n"
        "2. Find the sheet, `contact-sheet.privity`: in the office's folder, or beside a backup.\n"
        "3. Run `privity shares combine --sheet contact-sheet.privity` and type the words of the cards.\n"
    ),
    ShareSet.RECORDS: (
        "1. Install Privity on any computer.\n"
        "2. With the office's folder: `privity --office FOLDER shares combine`. With a backup:\n"
        "   `privity --office NEW-FOLDER shares combine --backup BACKUP-FOLDER`.\n"
        "3. Type the words of the cards, and choose a passphrase of your own.\n"
    ),
}


def card_text(
    which: ShareSet,
    identifier: int,
    circle: int,
    place: int,
    circles: Sequence[Circle],
    made: date,
    words: str,
) -> str:
    """One card, as a page of plain text. It names nobody: the practice's name is written on it by hand."""
    here = circles[circle]
    named = f"circle {circle + 1}, " if len(circles) > 1 else ""
    numbered = [f"{at:2} {word}" for at, word in enumerate(words.split(), 1)]
    columns = "\n".join("   ".join(f"{one:12}" for one in numbered[row::5]).rstrip() for row in range(5))
    enough = (
        "This card alone is enough."
        if here.made == 1
        else f"Any {here.needed} of the {here.made} cards are enough; fewer open nothing."
    )
    return (
        f"PRIVITY CARD · {which.value.upper()} SET · {named}card {place} of {here.made}\n\n"
        "Of the practice of: ______________________________   For: ______________________________\n\n"
        f"{_OPENS[which]}{enough}\n\n{columns}\n\n"
        "The first four letters of a word are enough when you type it. Keep the card where you\n"
        "keep your own will. Show it to nobody, type it nowhere else, take no picture of it.\n\n"
        f"When it is needed\n{_HOW[which]}\n"
        f"Set {identifier}, made on {made:%d %B %Y}. A newer set of the same name puts this card out of use.\n"
    )
