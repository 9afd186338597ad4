"""If something happens to me: two sets of cards, what to say and do, a drill, and the sealed sheet."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.crypto.shares import Circle
from privity.errors import IncompleteError, InputError, PassphraseError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields
from privity.faces.web.handing import for_printing, hand_over
from privity.faces.web.pages.house.hub import HERE
from privity.faces.web.seen import ChangedMeanwhileError, merge, seen_of
from privity.model.will import Will
from privity.services.aftercare import walk
from privity.services.contact_sheet import DEFAULT_WORDS, WEEKS, sheet_made
from privity.services.door import hand_out
from privity.services.office import Office
from privity.services.terms import says_nobody_after
from privity.services.will import USUAL_CIRCLE, keep_words, make_set, note_drill, sheet_item, will_of
from privity.vault.share_slots import ShareSet, ShareSlots

router = APIRouter()

_MOST_CARDS = 8
_FIELDS = ("words", "instructions", "holders", "passphrase", "circle", "cards")


@router.get("/will")
async def will(visit: Inside) -> Response:
    """What is settled, and what there is to do."""
    return await _page(visit)


async def _page(visit: Visit, error: PrivityError | None = None, about: str = "") -> Response:
    def read(office: Office) -> tuple[Will, ShareSlots, object, bool]:
        slots = office.header.shares or ShareSlots()
        return will_of(office), slots, sheet_made(office), says_nobody_after(office)

    kept, slots, made, says_nobody = await visit.do(read)
    today = visit.face.desk.office.today()
    sets = [(which, slots.of(which), getattr(kept, which.value)) for which in ShareSet]
    problems: dict[str, PrivityError | None] = dict.fromkeys(_FIELDS)
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "will",
        HERE,
        422 if error else 200,
        will=kept,
        sets=sets,
        today=today,
        sheet=made,
        says_nobody=says_nobody,
        walk=await visit.do(walk),
        weeks=WEEKS,
        usual=USUAL_CIRCLE,
        default_words=DEFAULT_WORDS,
        form=visit.form,
        seen=visit.form.get("seen", seen_of(_said(kept))),
        about=about,
        problems=problems,
    )


def _said(will: Will) -> Fields:
    return {"words": will.words, "instructions": will.instructions, "holders": will.holders}


@router.post("/will/words")
async def words(visit: Inside) -> Response:
    """Keep what is to be said and done, and who holds which card."""

    def work(office: Office) -> None:
        with office.still():
            said = merge(_said(will_of(office)), visit.form)
            keep_words(office, said["words"], said["instructions"], said["holders"])

    try:
        await visit.do(work)
    except ChangedMeanwhileError as error:
        visit.form |= error.form
        visit.form.pop("seen")
        return await _page(visit, error)
    except InputError as error:
        return await _page(visit, error)
    return visit.go("/will", visit.words("will.kept"))


@router.post("/will/{which}/make")
async def make(visit: Inside, which: ShareSet) -> Response:
    """Make a set anew; its cards are shown until they were printed."""
    try:
        circles = [_circle(visit)]
        if visit.form.get("alone") == "yes":
            circles.append(Circle(1, 1))
        await visit.prove()
    except (InputError, PassphraseError) as error:
        return await _page(visit, error, which)
    [outgoing] = await visit.do(lambda office: hand_out(office, make_set(office, which, circles)))
    visit.login.cards = for_printing(outgoing)
    return visit.go("/will/cards")


def _circle(visit: Visit) -> Circle:
    given = [visit.form.get(name, "") for name in ("needed", "made")]
    if not all(one.isascii() and one.isdecimal() and len(one) < 3 for one in given):
        raise InputError("give two whole numbers", field="circle", remedy="like 2 of 3")
    return Circle(int(given[0]), int(given[1]))


@router.get("/will/cards")
async def cards(visit: Inside) -> Response:
    """The cards that were made last, until it is said that they were printed."""
    if not visit.login.cards:
        return visit.go("/will")
    return visit.page("cards", HERE, cards=visit.login.cards)


@router.post("/will/cards")
async def printed(visit: Inside) -> Response:
    """Let go of the cards."""
    visit.login.cards = ()
    return visit.go("/will", visit.words("will.printed"))


@router.get("/will/{which}/drill")
async def consider_drill(visit: Inside, which: ShareSet) -> Response:
    """Where the words of some cards are typed, to be checked."""
    return _drill_page(visit, which)


@router.post("/will/{which}/drill")
async def check(visit: Inside, which: ShareSet) -> Response:
    """Say whether the cards are right and enough. Opens nothing, and what was typed is not kept."""
    typed = [visit.form.get(f"card-{place}", "").strip() for place in range(1, _MOST_CARDS + 1)]
    try:
        count = await visit.do(lambda office: note_drill(office, which, [one for one in typed if one]))
    except (PassphraseError, IncompleteError) as error:
        return _drill_page(visit, which, typed, error)
    return visit.go("/will", visit.words("will.drilled", n=count))


def _drill_page(
    visit: Visit, which: ShareSet, typed: list[str] | None = None, problem: PrivityError | None = None
) -> Response:
    slots = visit.face.desk.office.header.shares or ShareSlots()
    slot = slots.of(which)
    if slot is None:
        return visit.go("/will")
    count = min(_MOST_CARDS, max(circle.needed for circle in slot.circles))
    return visit.page(
        "drill",
        HERE,
        422 if problem else 200,
        which=which,
        count=count,
        typed=typed or [""] * _MOST_CARDS,
        problem=problem,
    )


@router.post("/will/sheet")
async def sheet(visit: Inside) -> Response:
    """The contact set's sealed sheet, made anew, as a file for whoever keeps it."""
    [outgoing] = await visit.do(lambda office: hand_out(office, sheet_item(office)))
    return hand_over(outgoing)
