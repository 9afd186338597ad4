"""The desk for columns, talks and replies to the press, and what helps before an interview."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.clearing import answers_in, questions
from privity.faces.web.drafts_laid import Judgement
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.marking import mark, reasons_of
from privity.faces.web.pages.check.checked import Places, places_of, told_of
from privity.faces.web.pages.clients.record import Record
from privity.faces.web.pages.public.hub import HERE
from privity.letters import Subject
from privity.model.ids import RecordId
from privity.model.pieces import Piece, PieceKind
from privity.services import pieces
from privity.services.catalogue import shipped_catalogue, shipped_surveys
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()


@router.get("/desk")
@router.get("/desk/at/{mark}")
async def desk(visit: Inside) -> Response:
    """Everything on the desk, and a new piece."""
    return await _desk_page(visit)


@router.post("/desk")
async def begin(visit: Inside) -> Response:
    """Begin a piece, and have it looked at as whenever it is kept."""
    try:
        record = await visit.do(_saving(visit, None))
    except PrivityError as error:
        return visit.stay("/desk", error)
    if visit.form.get("text", "").strip():
        try:
            await _look_at(visit, record)
        except PrivityError as error:
            return visit.stay(f"/desk/{record}", error)
    return visit.go(f"/desk/{record}", visit.words("desk.kept"))


@router.get("/desk/{record}")
@router.get("/desk/{record}/at/{mark}")
async def piece(visit: Inside, record: Record) -> Response:
    """One piece, what was found in it, and where it went."""
    return await _piece_page(visit, record)


@router.post("/desk/{record}")
async def save(visit: Inside, record: Record) -> Response:
    """Keep a piece as it is now, and have it looked at."""

    def work(office: Office) -> None:
        _piece_or_404(office, record)
        _saving(visit, record)(office)

    try:
        await visit.do(work)
        await _look_at(visit, record)
    except PrivityError as error:
        return visit.stay(f"/desk/{record}", error)
    return visit.go(f"/desk/{record}#found")


@router.post("/desk/{record}/out")
async def out(visit: Inside, record: Record) -> Response:
    """Clear it, as these very words, and let it out."""
    screener, said = visit.face.desk.screener, answers_in(visit.form)

    def work(office: Office) -> Response:
        _piece_or_404(office, record)
        item = pieces.piece_item(office, screener, record, said)
        [outgoing] = hand_out(office, item)
        return hand_over(outgoing)

    try:
        return await visit.do(work)
    except PrivityError as error:
        return visit.stay(f"/desk/{record}", error)


@router.post("/desk/{record}/discard")
async def discard(visit: Inside, record: Record) -> Response:
    """Take a piece off the desk."""

    def work(office: Office) -> None:
        _piece_or_404(office, record)
        pieces.discard_piece(office, record)

    await visit.do(work)
    return visit.go("/desk", visit.words("desk.discarded"))


@router.get("/interview")
async def interview(visit: Inside) -> Response:
    """What may be said in an interview, and what to answer when they insist."""
    kinds = shipped_catalogue().lists[0]
    return visit.page(
        "interview",
        HERE,
        kinds=kinds.kinds,
        surveys=shipped_surveys(),
        case=pieces.spoken(Subject.CASE),
        nobody=pieces.spoken(Subject.NOBODY),
    )


def _saving(visit: Visit, record: RecordId | None) -> Callable[[Office], RecordId]:
    form = visit.form

    def work(office: Office) -> RecordId:
        if form.get("kind") not in set(PieceKind):
            raise InputError("choose one of those shown", field="kind")
        return pieces.save_piece(
            office,
            form.get("title", ""),
            PieceKind(form["kind"]),
            form.get("outlet", ""),
            form.get("text", ""),
            record,
        )

    return work


async def _look_at(visit: Visit, record: RecordId) -> None:
    screener = visit.face.desk.screener

    def work(office: Office) -> Judgement:
        screening = pieces.look_at_piece(office, screener, record)
        return Judgement((_piece_or_404(office, record).seen,), screening, office.now())

    visit.login.drafts.pieces[record] = await visit.do(work)


def _piece_or_404(office: Office, record: RecordId) -> Piece:
    try:
        return pieces.find_piece(office, record)
    except InputError:
        raise HTTPException(404) from None


async def _desk_page(visit: Visit) -> Response:
    known, laid = await visit.do(pieces.pieces), visit.stayed
    return visit.page(
        "desk",
        HERE,
        422 if laid.refused else 200,
        pieces=known,
        kinds=list(PieceKind),
        problem=laid.refused,
        form={name: laid.form.get(name, "") for name in ("title", "outlet", "text", "kind")},
    )


async def _piece_page(visit: Visit, record: RecordId) -> Response:
    given, laid = visit.face.desk.screener.given, visit.stayed
    looked = visit.login.drafts.pieces.get(record)

    def fetch(office: Office) -> tuple[Piece, int, bool, Places]:
        kept = _piece_or_404(office, record)
        places = places_of(office) if looked is not None else {}
        return kept, len(pieces.passages_in(office, kept)), given.had_one_in_mind(kept.text), places

    kept, passages, stays, places = await visit.do(fetch)
    findings = looked.screening.findings if looked is not None and looked.of == (kept.seen,) else ()
    by_reason = reasons_of(findings)
    typed = {"title": kept.title, "kind": kept.kind, "outlet": kept.outlet, "text": kept.text} | laid.form
    return visit.page(
        "piece",
        HERE,
        422 if laid.refused else 200,
        record=record,
        piece=kept,
        passages=passages,
        kinds=list(PieceKind),
        marked=mark(kept.text, by_reason) if findings and not stays else [],
        reasons=told_of(by_reason, places),
        stays=stays,
        asks=kept.verdict == "ask",
        **questions(typed),
        problem=laid.refused,
    )
