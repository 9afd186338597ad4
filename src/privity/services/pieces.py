"""The desk for what goes out into the world: written, screened, cleared as these very words, and remembered.

A piece may hold a passage that a client released to the one who prints it. That passage is set aside by the screen;
everything around it is screened as any draft is. What was told where stays on the desk, and the details that point to
a client in that client's own record.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.letters import Plea, Subject, aloud
from privity.model.exact_text import in_one_form
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import Room
from privity.model.pieces import Piece, PieceKind, PieceOut
from privity.model.text_hash import hash_of_text
from privity.screen import Screening
from privity.services.clearing import Answers, ClearedItem, Draft, clear_draft
from privity.services.clients import of_kind
from privity.services.letters import letter_words
from privity.services.offers.releasing import Live, stories_for
from privity.services.office import Office
from privity.services.requests.deciding import packs_of, rules_of
from privity.services.rooms import room, room_for
from privity.services.screening import DraftText, Screener, screen_draft
from privity.services.work import Work

LONGEST_LINE = 300
LONGEST_TEXT = 400_000
INSISTED = ("first", "second", "third")


def pieces(office: Office) -> list[tuple[RecordId, Piece]]:
    """Everything on the desk, what was changed last first."""
    where = room(office, Room.PUBLIC_WORK)
    known = of_kind(office.read_all(where), Piece) if where is not None else []
    return sorted(known, key=lambda one: one[1].changed, reverse=True)


def find_piece(office: Office, record: RecordId) -> Piece:
    """One piece. Raises InputError when there is none."""
    for number, piece in pieces(office):
        if number == record:
            return piece
    raise InputError("there is no such piece", field="piece", remedy="open the desk again")


def save_piece(
    office: Office, title: str, kind: PieceKind, outlet: str, text: str, record: RecordId | None = None
) -> RecordId:
    """Keep a piece as it is now. What was found in an older text says nothing of this one. Raises InputError."""
    for field, line in (("title", title), ("outlet", outlet)):
        if len(line) > LONGEST_LINE or "\n" in line:
            raise InputError("this is one short line", field=field, remedy="shorten it")
    if not title.strip():
        raise InputError("a piece has a name of its own", field="title", remedy="give it one")
    if len(text) > LONGEST_TEXT or "\x00" in text:
        raise InputError("this cannot be kept as text", field="text", remedy="shorten it")
    with office.still():
        before = find_piece(office, record) if record is not None else None
        piece = Piece(
            before.reference if before else office.new_id(),
            title.strip(),
            kind,
            outlet.strip(),
            in_one_form(text),
            office.now(),
            out=before.out if before else (),
        )
        if before is not None and before.text == piece.text and before.outlet == piece.outlet:
            piece = replace(piece, verdict=before.verdict, seen=before.seen)
        return _save(office, piece, record)


def discard_piece(office: Office, record: RecordId) -> None:
    """Take a piece off the desk; the ledger keeps that it went out, where it did."""
    with office.still():
        find_piece(office, record)
        where = room(office, Room.PUBLIC_WORK)
        if where is None:
            return
        with office.work(EventClass.RECORD_SAVED) as work:
            work.remove(where, record)
            work.tell_office(piece="taken off the desk")


def look_at_piece(office: Office, screener: Screener, record: RecordId) -> Screening:
    """Screen a piece as it stands, the released passages in it set aside. Raises InputError."""
    piece = find_piece(office, record)
    aside = set_aside(piece.text, [one.standing.text for one in passages_in(office, piece)])
    screening = screen_draft(office, screener, DraftText("piece", aside)).screening
    with office.still():
        _save(office, replace(piece, verdict=screening.verdict.value, seen=hash_of_text(piece.text)), record)
    return screening


def passages_in(office: Office, piece: Piece) -> list[Live]:
    """The passages of a piece that clients released to the one who is to have it, word for word."""
    text = in_one_form(piece.text)
    return [one for one in stories_for(office, piece.outlet) if _whole(one.standing.text).search(text)]


def set_aside(text: str, passages: list[str]) -> str:
    """The text with each passage blanked, so that every place in it stays where it was."""
    for passage in passages:
        text = _whole(passage).sub(lambda found: " " * len(found[0]), text)
    return text


def _whole(passage: str) -> re.Pattern[str]:
    """A passage word for word, and not as a part of longer words."""
    return re.compile(rf"(?<!\w){re.escape(in_one_form(passage))}(?!\w)")


def piece_item(office: Office, screener: Screener, record: RecordId, said: Answers) -> ClearedItem:
    """A piece for the door, cleared as these very words. Raises InputError, and RefusedError for what stays."""
    piece = find_piece(office, record)
    if not piece.outlet:
        raise InputError("say who is to have it", field="outlet", remedy="a paper, a house, your own page")
    used = passages_in(office, piece)
    passages = [one.standing.text for one in used]
    cleared = clear_draft(
        office, screener, Draft(piece.text), said, aside=lambda text: set_aside(text, passages)
    )
    about: dict[CompartmentId, Mapping[str, object]] = {}
    rules: list[str] = []
    packs: dict[str, str] = {}
    for one in used:
        decision, of = one.weighed.decision, one.standing.of
        if decision is not None and of is not None:
            about[of[0]] = {
                "to": piece.outlet,
                "records": [of[1]],
                "rules": rules_of(decision),
                "purpose": "story",
            }
            rules += [rule for rule in rules_of(decision) if rule not in rules]
            packs |= packs_of(decision)
    out = PieceOut(office.today(), piece.outlet, cleared.cleared.sha256, len(used))

    def along(work: Work) -> None:
        work.put(room_for(office, work, Room.PUBLIC_WORK), replace(piece, out=(*piece.out, out)), record)

    told = {"kind": piece.kind.value, **({"rules": rules, "packs": packs} if used else {})}
    return replace(cleared, about=about, told=told, also=along)


def spoken(subject: Subject, language: str = "en") -> tuple[str, ...]:
    """What to answer aloud the first, the second and the third time; after that nothing more need be said."""
    words = letter_words(language)
    return tuple(aloud(words, Plea(subject, rung)) for rung in range(len(INSISTED)))


def _save(office: Office, piece: Piece, record: RecordId | None) -> RecordId:
    with office.work(EventClass.DRAFT_SAVED) as work:
        saved = work.put(room_for(office, work, Room.PUBLIC_WORK), piece, record)
        work.tell_office(piece="kept")
    return saved
