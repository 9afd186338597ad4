"""`privity shares`: the cards of a professional will, made, checked and put together."""

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privity.durable import read_private
from privity.errors import IncompleteError, InputError
from privity.faces.cli.opening import NewerThanOption, missing_files, read_head, tell_walk
from privity.faces.cli.reach import ask, take_out
from privity.faces.cli.secrets_in import read_secret_file
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import ask_line, out, say

if TYPE_CHECKING:
    from privity.services.office import Office

shares = typer.Typer(
    help="Cards for the case that somebody else must step in.", no_args_is_help=True, add_completion=False
)
_SetArgument = Annotated[str, typer.Argument(metavar="SET", help="`contact` or `records`.")]
_CardFiles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[CARD]...", help="A file for each card, which only you can read; else they are asked."
    ),
]
_CIRCLE = re.compile(r"(\d{1,2})/(\d{1,2})")
_COLUMN = re.compile(r"(\d{1,2}) ([a-z]+)")
_COLUMNS = re.compile(r"( *\d{1,2} [a-z]+ *){2,}")
_NUMBER = re.compile(r"\d{1,2}\.?")
_LARGEST_SHEET = 1 << 26


@shares.command("make")
def make(
    context: typer.Context,
    which: _SetArgument,
    *,
    circle: Annotated[
        list[str] | None,
        typer.Option(
            "--circle", metavar="N/M", help="N of M cards are enough; give it again for a further circle."
        ),
    ] = None,
) -> None:
    """Make a set of cards anew and print them, once. The cards of the set before no longer open this office."""
    circles = [_parse_circle(one) for one in circle or ["2/3"]]
    settings = settings_of(context)
    replies = ask(settings, "make-shares", [{"set": which, "circles": circles}])
    take_out(replies)
    say(
        "These words are shown this once. Give each card to another person, and destroy the cards of the set before."
    )


@shares.command("drill")
def drill(context: typer.Context, which: _SetArgument, files: _CardFiles = None) -> None:
    """Check that cards are right and enough. Opens nothing and needs no passphrase."""
    from privity.bootstrap import read_header
    from privity.services.dispatch.wills import set_of
    from privity.services.will import drill as check

    chosen = set_of(which)
    _, header = read_header(settings_of(context).existing)
    count = check(header, chosen, _cards(files))
    out(f"the {count} card(s) are of this office's {chosen} set, and enough; nothing was opened")


@shares.command("combine")
def combine(
    context: typer.Context,
    files: _CardFiles = None,
    *,
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="FILE", help="Open this sheet with the contact set.")
    ] = None,
    backup: Annotated[
        Path | None,
        typer.Option(
            "--backup", metavar="SRC", help="Bring the office back from this backup with the records set."
        ),
    ] = None,
    store: Annotated[
        str, typer.Option("--store", metavar="URL", help="With --backup: keep the records in this database.")
    ] = "",
    newer_than: NewerThanOption = None,
) -> None:
    """Open the sheet with the contact set, or the office with the records set and a new passphrase."""
    if sheet is not None and backup is not None:
        raise InputError("--sheet and --backup exclude each other", field="--sheet", remedy="give one")
    if sheet is not None:
        _open_sheet(sheet, files)
        return
    newest = read_head(newer_than)
    from privity.bootstrap import move_office, restore_office

    settings = settings_of(context)
    if backup is None:
        place = settings.existing
        cards = _cards(files)
        _hand_over(move_office(place, cards, settings.passphrase.get_new(), newest=newest))
        say("The office is open to this device, with the new passphrase. Open only what must be opened.")
        return
    cards = _cards(files)
    passphrase = settings.passphrase.get_new()
    office, loaded = restore_office(settings.place, backup, cards, passphrase, store=store, newest=newest)
    _hand_over(office)
    say(f"The office of {loaded.records.made} is in {settings.place.folder}, with the new passphrase.")
    if loaded.missing:
        say(missing_files(loaded.missing))


def _hand_over(office: "Office") -> None:
    """Print what the practitioner left for the holders of the records set, and the other places."""
    from privity.services.aftercare import walk
    from privity.services.will import will_of

    with contextlib.closing(office):
        left, places = will_of(office).instructions.strip(), walk(office)
    if left:
        out(left)
    tell_walk(places)


@shares.command("sheet")
def contact_sheet(context: typer.Context) -> None:
    """Print the contact set's sealed sheet, made anew. It also lies in the office's folder and beside each backup."""
    take_out(ask(settings_of(context), "contact-sheet", [{}]))


def _open_sheet(path: Path, files: list[Path] | None) -> None:
    from privity.crypto.shares import combine as put_together
    from privity.crypto.shares import parse_card
    from privity.vault.contact_sheet import open_sheet, parse_sheet

    data = read_private(path, limit=_LARGEST_SHEET)
    if data is None:
        raise InputError(f"`{path}` is not there", field="--sheet", remedy="name the file of the sheet")
    sealed = parse_sheet(data)
    cards = [parse_card(one, place) for place, one in enumerate(_cards(files), 1)]
    strange = [place for place, card in enumerate(cards, 1) if card.identifier != sealed.identifier]
    if strange:
        raise InputError(
            f"card {strange[0]} is of another set than the one that opens this sheet",
            field="cards",
            remedy=f"use the cards of set {sealed.identifier}; each card bears its set's number",
        )
    out(open_sheet(sealed, put_together(cards)))


def _cards(files: list[Path] | None) -> list[str]:
    """The words of each card: from files, or as they are typed. Raises IncompleteError."""
    if files:
        return [card_words(read_secret_file(path, "card")) for path in files]
    say("Type the words of one card a line, the first four letters of each are enough; an empty line ends.")
    typed: list[str] = []
    while line := _line(len(typed) + 1).strip():
        typed.append(card_words(line))
    if not typed:
        raise IncompleteError("no card was given", field="cards", remedy="type the words of each card")
    return typed


def _line(place: int) -> str:
    try:
        return ask_line(f"card {place}: ")
    except IncompleteError:
        if place > 1:
            return ""
        raise


def card_words(text: str) -> str:
    """The words of a card: out of a printed card's columns, or as they were typed, with numbers before them or none."""
    columns = [_COLUMN.findall(line) for line in text.splitlines() if _COLUMNS.fullmatch(line)]
    printed = {int(at): word for line in columns for at, word in line}
    if printed:
        return " ".join(printed[at] for at in sorted(printed))
    return " ".join(word for word in text.split() if not _NUMBER.fullmatch(word))


def _parse_circle(text: str) -> tuple[int, int]:
    match = _CIRCLE.fullmatch(text)
    if match is None:
        raise InputError(
            "a circle is written like `2/3`",
            field="--circle",
            remedy="say how many cards are needed, and made",
        )
    return int(match[1]), int(match[2])
