"""What is done on a request's page: a question answered, a duty seen to, asked again, answered, closed."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, RefusedError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import for_printing, hand_over
from privity.faces.web.pages.clients.record import Compartment
from privity.faces.web.pages.requests.page import HERE, request_page
from privity.gate.vocabulary import FACTS, Kind
from privity.model.ids import CompartmentId
from privity.model.requests import Channel, RequestOverview
from privity.services import door
from privity.services.office import Office
from privity.services.requests import handling, keeping
from privity.services.requests.deciding import rule_on
from privity.services.requests.grant import Form
from privity.services.requests.handling import NONE_OF_THESE
from privity.services.requests.replying import ReplyItem

router = APIRouter()


async def _act(
    visit: Visit, compartment: CompartmentId, act: Callable[[Office], object], said: str = ""
) -> Response:
    """Do one thing with a request and show it again; what was wrong is told there."""

    def work(office: Office) -> None:
        request_or_404(office, compartment)
        act(office)

    try:
        await visit.do(work)
    except (InputError, RefusedError) as error:
        return await request_page(
            visit, compartment, error if isinstance(error, InputError) else _as_input(error)
        )
    return visit.go(f"/requests/{compartment}", visit.words(said) if said else "")


def _as_input(error: RefusedError) -> InputError:
    return InputError(error.message, field=error.field, remedy=error.remedy)


def request_or_404(office: Office, compartment: CompartmentId) -> None:
    """An id of nothing, of something else and of something forgotten look alike."""
    line = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(line, RequestOverview):
        raise HTTPException(404)


@router.post("/requests/{compartment}/fact")
async def state_fact(visit: Inside, compartment: Compartment) -> Response:
    """State one fact, or take one back."""
    path = visit.form.get("fact", "")

    def work(office: Office) -> None:
        if visit.form.get("dismiss"):
            handling.dismiss(office, compartment, path)
            return
        handling.learn(office, compartment, {path: handling.parse_answer(path, _answers(visit, path))})

    return await _act(visit, compartment, work)


def _answers(visit: Visit, path: str) -> list[str]:
    """One field for a fact of one value; for a list a field for each word, or one of words between commas."""
    if path in FACTS and FACTS[path].kind is Kind.CHOICES:
        return [word for word in (*FACTS[path].values, NONE_OF_THESE) if visit.form.get(f"value.{word}")]
    value = visit.form.get("value", "")
    return value.split(",") if path in FACTS and FACTS[path].kind is Kind.WORDS else [value]


@router.post("/requests/{compartment}/about")
async def say_about(visit: Inside, compartment: Compartment) -> Response:
    """Say whose record it concerns."""
    about = CompartmentId(visit.form.get("about", ""))
    return await _act(visit, compartment, lambda office: handling.concern(office, compartment, about))


@router.post("/requests/{compartment}/decide")
async def decide(visit: Inside, compartment: Compartment) -> Response:
    """Decide again, by today's rules and what is known today."""
    return await _act(visit, compartment, lambda office: rule_on(office, compartment, office.today()))


@router.post("/requests/{compartment}/again")
async def again(visit: Inside, compartment: Compartment) -> Response:
    """They asked again."""
    words = visit.form.get("words", "")

    def work(office: Office) -> None:
        try:
            channel = Channel(visit.form.get("channel", ""))
        except ValueError as error:
            raise InputError("choose how it came", field="channel") from error
        handling.asked_again(office, compartment, channel, words)

    return await _act(visit, compartment, work, "request.again_kept")


@router.post("/requests/{compartment}/duty")
async def see_to(visit: Inside, compartment: Compartment) -> Response:
    """A duty was seen to."""
    duty, words = visit.form.get("duty", ""), visit.form.get("words", "")
    return await _act(visit, compartment, lambda office: handling.see_to(office, compartment, duty, words))


@router.post("/requests/{compartment}/task")
async def finish(visit: Inside, compartment: Compartment) -> Response:
    """A task is done."""
    typed = visit.form.get("task", "")
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else -1
    words, untold = visit.form.get("words", ""), visit.form.get("untold") == "yes"
    return await _act(
        visit,
        compartment,
        lambda office: handling.finish_task(office, compartment, number, words, untold=untold),
    )


@router.post("/requests/{compartment}/close")
async def close(visit: Inside, compartment: Compartment) -> Response:
    """Nothing more is to be done."""
    return await _act(
        visit, compartment, lambda office: handling.close(office, compartment), "request.closed"
    )


@router.post("/requests/{compartment}/new-matter")
async def new_matter(visit: Inside, compartment: Compartment) -> Response:
    """Earlier refusals of this asker are not counted here."""
    return await _act(visit, compartment, lambda office: handling.another_matter(office, compartment))


@router.post("/requests/{compartment}/forget")
async def forget(visit: Inside, compartment: Compartment) -> Response:
    """Destroy the request and its key before its day."""

    def work(office: Office) -> None:
        request_or_404(office, compartment)
        keeping.forget_request(office, compartment)

    try:
        if visit.form.get("sure") != "yes":
            raise InputError(visit.words("erase.unsure"), field="sure")
        await visit.do(work)
    except InputError as error:
        return await request_page(visit, compartment, error)
    return visit.go("/requests", visit.words("request.forgotten"))


@router.post("/requests/{compartment}/language")
async def language(visit: Inside, compartment: Compartment) -> Response:
    """Show the answer in another language."""
    visit.login.letter_language = visit.form.get("language", "en")[:8]
    return visit.go(f"/requests/{compartment}#answer")


@router.post("/requests/{compartment}/answer")
async def answer(visit: Inside, compartment: Compartment) -> Response:
    """The answer leaves, or was said aloud: through the door, and on to the paper or back to the request."""
    chosen = visit.form.get("language", "en")

    def work(office: Office) -> door.Outgoing:
        request_or_404(office, compartment)
        try:
            form = Form(visit.form.get("form", ""))
        except ValueError as error:
            raise InputError("choose how the answer goes out", field="form") from error
        [outgoing] = door.hand_out(office, ReplyItem(compartment, form, chosen))
        return outgoing

    try:
        outgoing = await visit.do(work)
    except (InputError, RefusedError) as error:
        return await request_page(
            visit, compartment, error if isinstance(error, InputError) else _as_input(error)
        )
    visit.login.letter_language = chosen
    if visit.form.get("form") == Form.ALOUD:
        return visit.go(f"/requests/{compartment}", visit.words("request.said"))
    visit.login.paper = (outgoing, f"/requests/{compartment}")
    return visit.go("/paper")


_ROOMS: Final = {"/requests": HERE, "/check": "check"}


@router.get("/paper")
async def paper(visit: Inside) -> Response:
    """What was just handed out, to be printed or copied; its entry is written already."""
    if visit.login.paper is None:
        return visit.go("/requests")
    outgoing, back = visit.login.paper
    text = "\n".join(for_printing(outgoing)) if outgoing.media_type.startswith("text/") else ""
    here = next((room for start, room in _ROOMS.items() if back.startswith(start)), "clients")
    entry, named = visit.login.paper_files
    return visit.page(
        "paper",
        here,
        text=text,
        entry=outgoing.entry,
        back=back,
        passphrase=visit.login.paper_words,
        files=named if entry == outgoing.entry else (),
    )


@router.post("/paper")
async def download(visit: Inside) -> Response:
    """The same as a file."""
    if visit.login.paper is None:
        return visit.go("/requests")
    return hand_over(visit.login.paper[0])
