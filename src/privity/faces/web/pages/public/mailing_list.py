"""The mailing list: who is on it, its issues, and sending. It knows no client, and no page that does knows it."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from privity.errors import InputError, PrivityError, RefusedError
from privity.faces.web.clearing import answers_in, questions
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.public.hub import HERE
from privity.model.ids import RecordId
from privity.model.lists import Handed, Outbox
from privity.services import list_sending, mailing_list
from privity.services.door import Outgoing, hand_out
from privity.services.list_clearing import clear_issue
from privity.services.office import Office
from privity.services.screening import DraftText, screen_draft

router = APIRouter()

Record = Annotated[RecordId, Path(pattern=r"^[0-9a-f]{32}$")]
_SHOWN = 200


@router.get("/mailing-list")
@router.get("/mailing-list/at/{mark}")
async def whole(visit: Inside) -> Response:
    """Everybody on the list, and the issues."""
    return await _page(visit)


@router.post("/mailing-list/subscribe")
async def subscribe(visit: Inside) -> Response:
    """Put somebody on the list who asked to be."""
    form = visit.form
    return await _then(
        visit,
        lambda office: mailing_list.subscribe(
            office, form.get("email", ""), form.get("name", ""), form.get("where", ""), _today()
        ),
        "mailing_list.subscribed",
    )


@router.post("/mailing-list/confirm")
async def confirm(visit: Inside) -> Response:
    """Keep that somebody confirmed."""
    return await _then(
        visit,
        lambda office: mailing_list.confirm(office, visit.form.get("email", ""), _today()),
        "mailing_list.confirmed_kept",
    )


@router.post("/mailing-list/unsubscribe")
async def unsubscribe(visit: Inside) -> Response:
    """Take somebody off the list, with all that it knew of them."""

    def work(office: Office) -> None:
        mailing_list.unsubscribe(office, visit.form.get("email", ""))

    return await _then(visit, work, "mailing_list.unsubscribed")


@router.post("/mailing-list/bring-in")
async def bring_in(visit: Inside) -> Response:
    """Take addresses that were pasted, each on a line, or as a table with a heading."""
    try:
        lines = visit.form.get("addresses", "").splitlines()
        taken = await visit.do(lambda office: mailing_list.bring_in(office, lines))
    except InputError as error:
        return visit.stay("/mailing-list", error)
    said = visit.words("mailing_list.brought_in", new=taken.new, known=taken.known, left=len(taken.not_taken))
    return visit.go("/mailing-list", said)


@router.post("/mailing-list/export")
async def export(visit: Inside) -> Response:
    """The list as a table, through the door."""
    [outgoing] = await visit.do(lambda office: hand_out(office, mailing_list.export_item(office)))
    return hand_over(outgoing)


@router.post("/mailing-list/find")
async def find(visit: Inside) -> Response:
    """Look up what the list holds about one address, for the person who asks."""
    try:
        await visit.do(lambda office: mailing_list.find(office, visit.form.get("email", "")))
    except InputError as error:
        return visit.stay("/mailing-list", error)
    return visit.go(f"/mailing-list/person/at/{visit.lay()}")


@router.get("/mailing-list/person/at/{mark}")
async def person(visit: Inside) -> Response:
    """What the list holds about the address that was asked for."""
    asked = visit.stayed.form.get("email", "")
    if not asked:
        return visit.go("/mailing-list")
    found = await visit.do(lambda office: mailing_list.find(office, asked))
    return visit.page("list_person", HERE, found=found)


@router.get("/mailing-list/sending")
@router.get("/mailing-list/sending/at/{mark}")
async def sending(visit: Inside) -> Response:
    """The mail server of one's own."""
    return await _sending_page(visit)


@router.post("/mailing-list/sending")
async def choose_sending(visit: Inside) -> Response:
    """Keep the mail server, and whether anything is sent at all."""
    form = visit.form
    try:
        before = await visit.do(mailing_list.outbox)
        port = form.get("port", "").strip()
        chosen = Outbox(
            form.get("on") == "yes",
            form.get("host", "").strip(),
            int(port) if port.isdecimal() and len(port) < 6 else 0,
            form.get("user", "").strip(),
            form.get("password", "") or before.password,
            form.get("sender", "").strip(),
        )
        await visit.do(lambda office: mailing_list.set_outbox(office, chosen))
    except InputError as error:
        return visit.stay("/mailing-list/sending", error)
    return visit.go("/mailing-list/sending", visit.words("mailing_list.sending_kept"))


@router.get("/mailing-list/write")
@router.get("/mailing-list/write/at/{mark}")
async def write(visit: Inside) -> Response:
    """A new issue."""
    return _writing_page(visit, "")


@router.post("/mailing-list/write")
async def keep_new(visit: Inside) -> Response:
    """Keep a new issue."""
    return await _keep(visit, None)


@router.get("/mailing-list/issues/{record}")
@router.get("/mailing-list/issues/{record}/at/{mark}")
async def issue(visit: Inside, record: Record) -> Response:
    """One issue: what was checked, and the ways out."""
    return await _issue_page(visit, record)


@router.get("/mailing-list/issues/{record}/write")
@router.get("/mailing-list/issues/{record}/write/at/{mark}")
async def go_on(visit: Inside, record: Record) -> Response:
    """Go on writing an issue."""
    one = await visit.do(lambda office: mailing_list.issue(office, record))
    return _writing_page(visit, record, one.subject, one.text)


@router.post("/mailing-list/issues/{record}/write")
async def keep(visit: Inside, record: Record) -> Response:
    """Keep what was written."""
    return await _keep(visit, record)


@router.post("/mailing-list/issues/{record}/check")
async def check(visit: Inside, record: Record) -> Response:
    """Screen the issue as it stands."""
    screener = visit.face.desk.screener

    def work(office: Office) -> None:
        one = mailing_list.issue(office, record)
        found = screen_draft(office, screener, DraftText(record, mailing_list.words_of(one)))
        mailing_list.keep_check(office, record, one, found.screening.verdict.value)

    # What it came to stands on the page.
    return await _then(visit, work, None, f"/mailing-list/issues/{record}")


@router.post("/mailing-list/issues/{record}/take")
async def take(visit: Inside, record: Record) -> Response:
    """The messages as a file, one for each address, cleared and through the door."""
    screener, said = visit.face.desk.screener, answers_in(visit.form)

    def work(office: Office) -> Outgoing:
        clear_issue(office, screener, record, said)
        [outgoing] = hand_out(office, mailing_list.messages_item(office, record))
        return outgoing

    try:
        return hand_over(await visit.do(work))
    except (InputError, RefusedError) as error:
        return visit.stay(f"/mailing-list/issues/{record}", error)


async def _keep(visit: Visit, record: RecordId | None) -> Response:
    subject, text = visit.form.get("subject", ""), visit.form.get("text", "")
    try:
        kept = await visit.do(lambda office: mailing_list.keep_issue(office, subject, text, record))
    except InputError as error:
        page = f"issues/{record}/write" if record else "write"
        return visit.stay(f"/mailing-list/{page}", error)
    return visit.go(f"/mailing-list/issues/{kept}", visit.words("mailing_list.kept"))


def _writing_page(visit: Visit, record: str, subject: str = "", text: str = "") -> Response:
    laid = visit.stayed
    typed = {"subject": subject, "text": text} | laid.form
    return visit.page(
        "list_write",
        HERE,
        422 if laid.refused else 200,
        record=record,
        subject=typed["subject"],
        text=typed["text"],
        problem=laid.refused,
    )


async def _then(
    visit: Visit, work: Callable[[Office], object], said: str | None, there: str = "/mailing-list"
) -> Response:
    try:
        await visit.do(work)
    except InputError as error:
        return visit.stay(there, error)
    return visit.go(there, visit.words(said) if said else "")


async def _page(visit: Visit) -> Response:
    laid = visit.stayed
    everybody = await visit.do(mailing_list.subscribers)
    issues = await visit.do(mailing_list.issues)
    form = {"email": "", "name": "", "where": "", "addresses": ""} | laid.form
    return visit.page(
        "mailing_list",
        HERE,
        422 if laid.refused else 200,
        everybody=everybody[:_SHOWN],
        total=len(everybody),
        confirmed=sum(one.confirmed is not None for one in everybody),
        issues=issues,
        form=form,
        problem=laid.refused,
    )


async def _issue_page(visit: Visit, record: RecordId) -> Response:
    laid = visit.stayed
    one = await visit.do(lambda office: mailing_list.issue(office, record))
    outbox = await visit.do(mailing_list.outbox)
    left = await visit.do(lambda office: list_sending.not_taken(office, record))
    words, given = mailing_list.words_of(one), visit.face.desk.screener.given
    stays = one.handed_out is None and await visit.do(lambda office: given.had_one_in_mind(words))
    return visit.page(
        "list_issue",
        HERE,
        422 if laid.refused else 200,
        record=record,
        issue=one,
        why_not=mailing_list.to_be_cleared(one),
        words=words,
        stays=stays,
        asks=one.verdict == "ask",
        **questions(laid.form),
        sending=outbox.on,
        refused=[each.email for each in left if each.state is Handed.REFUSED][:_SHOWN],
        unknown=[each.email for each in left if each.state is Handed.UNKNOWN][:_SHOWN],
        problem=laid.refused,
    )


async def _sending_page(visit: Visit) -> Response:
    outbox, laid = await visit.do(mailing_list.outbox), visit.stayed
    filled = {
        "on": "yes" if outbox.on else "",
        "host": outbox.host,
        "port": str(outbox.port),
        "user": outbox.user,
        "sender": outbox.sender,
    }
    problems: dict[str, PrivityError | None] = dict.fromkeys(("host", "port", "user", "email"))
    if laid.refused is not None:
        problems[laid.refused.field] = laid.refused
        filled |= {"on": ""} | laid.form
    return visit.page("list_sending", HERE, 422 if laid.refused else 200, form=filled, problems=problems)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this desk
