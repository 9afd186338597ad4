"""The payloads of offers for the vectors: a bare offer, a full one, what stands somewhere, and what was settled."""

from datetime import UTC, date, datetime

from privity.model.consent import Circumstances, RaisedBy, TaughtBack
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import (
    CameIn,
    Offer,
    OfferAnswers,
    OfferKind,
    OfferLooked,
    OfferSaid,
    OffersChoice,
    OfferText,
    OfferVoice,
    Place,
    ProposedEdit,
    Standing,
)
from privity.model.pieces import Piece, PieceKind, PieceOut
from privity.vault.payload import Payload

ANN = CompartmentId("0" * 28 + "c001")
BO = CompartmentId("0" * 28 + "c002")
RECORD = RecordId("0" * 28 + "d007")
MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
HASH = "ab" * 32
PLACE = Place("example.org/words", DAY, date(2026, 9, 1), lasting=True)
PAYLOADS: tuple[Payload, ...] = (
    Offer(
        "o-1",
        OfferKind.TESTIMONIAL,
        "Well. You may publish this.",
        "You may publish this",
        CameIn.LETTER,
        DAY,
        MOMENT,
        date(2025, 2, 1),
    ),
    Offer(
        "o-2",
        OfferKind.STORY,
        "Well. You may publish this.",
        "You may publish this",
        CameIn.OWN_PAGE,
        DAY,
        MOMENT,
        date(2025, 2, 1),
        True,
        Circumstances(RaisedBy.CLIENT, asked_again=False, bundled=""),
        OfferSaid(DAY, MOMENT, CameIn.EMAIL, "Yes."),
        OfferAnswers(True, "A reader", date(2026, 9, 1), "Weekly Invented", "journalist"),
        (TaughtBack(ANN, "recognised", "My sister.", MOMENT, understood=True),),
        (OfferText(DAY, CameIn.OWN_PAGE, "Well."),),
        OfferLooked(DAY, HASH, "ask", (ProposedEdit(0, 4, "could-name"),), "No name."),
        OfferSaid(DAY, MOMENT, CameIn.OWN_PAGE, "Yes.", HASH),
        DAY,
        (PLACE,),
        date(2026, 9, 1),
        RECORD,
        (ANN, BO),
        (
            OfferVoice(ANN, OfferSaid(DAY, MOMENT, CameIn.LETTER, "You may publish this")),
            OfferVoice(
                BO,
                OfferSaid(DAY, MOMENT, CameIn.OWN_PAGE, "You may publish it."),
                True,
                OfferSaid(DAY, MOMENT, CameIn.OWN_PAGE),
                True,
                date(2026, 9, 1),
                OfferSaid(DAY, MOMENT, CameIn.OWN_PAGE, "", HASH),
            ),
        ),
    ),
    Standing("s-1", "Well.", "", DAY),
    Standing("s-2", "Well.", "A reader", DAY, date(2026, 9, 1), (ANN, RECORD), "A leaflet.", (PLACE,), DAY),
    OffersChoice(),
    OffersChoice(False, "CA", "ON", "psychologist", ("CPBAO",), ("APA",)),
    Piece("p-1", "On sleep", PieceKind.COLUMN, "", "Sleep well.", MOMENT),
    Piece(
        "p-2",
        "On doors",
        PieceKind.TALK,
        "Library",
        "Knock.",
        MOMENT,
        "ask",
        HASH,
        (PieceOut(DAY, "Library", HASH, 1),),
    ),
)
