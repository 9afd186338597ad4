"""Check a draft: the text with every finding marked, why, and inside the office only, whose story it could be.

What was checked is cleared here too: screened anew, asked about, and handed out through the door. Whatever is posted
leads to a page of its own that can be gone back to; the draft lies in memory under the mark of that page.
"""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from privity.errors import InputError, PrivityError, RefusedError
from privity.faces.web.clearing import answers_in, questions
from privity.faces.web.drafts_laid import Laid, OpenedDocument, new_mark
from privity.faces.web.face import Inside, Visit, data
from privity.faces.web.pages.check.checked import Checked, judge, look_at
from privity.faces.web.reading_in import sent_document
from privity.interchange.documents import read_document
from privity.screen.clearance import InMind
from privity.services.clearing import Draft, Recipient, clear_draft, recipient_of
from privity.services.clients import list_clients
from privity.services.door import Outgoing, hand_out
from privity.services.office import Office

router = APIRouter()

_HOOK_MINUTES = 30
_ANSWERED = frozenset({InMind.YES, InMind.MAYBE, InMind.NO})
Mark = Annotated[str, Path(pattern="^[0-9a-f]{16}$")]


@router.get("/check")
async def empty(visit: Inside) -> Response:
    """An empty field for a draft."""
    visit.face.desk.warm_screen()
    return await _page(visit, new_mark(), "")


@router.get("/check/{mark}")
async def checked(visit: Inside, mark: Mark) -> Response:
    """The draft that was checked last on this page, as it was judged; anew where that may not hold any more."""
    laid = visit.login.drafts.find(mark)
    if laid is None:
        return visit.go("/check")
    shown = await _shown(visit, laid, laid.text, laid.form, shows_notes=True)
    return await _page(visit, mark, laid.text, **shown)


@router.post("/check")
async def check(visit: Inside) -> Response:
    """Check a draft. Of the draft only its hash and the verdict are kept.

    What is still being typed gets its marks and reasons, and no word of a note before it is asked for.
    """
    form, mark = visit.form, visit.form.get("mark") or new_mark()
    laid = visit.login.drafts.at(mark)
    laid.documents.pop(form.get("off", ""), None)
    is_live = visit.is_partial and not form.get("full")
    if not is_live:
        laid.text, laid.refused, laid.judged = form.get("text", ""), None, None
        laid.form = {"to": form.get("to", "")}
    if not visit.is_partial:
        return visit.go(f"/check/{mark}#verdict")
    shown = await _shown(visit, laid, form.get("text", ""), form, shows_notes=not is_live)
    return visit.part("verdict", mark=mark, **shown)


@router.post("/check/document")
async def read_in(visit: Inside) -> Response:
    """The words of a document, for the field; the document waits in memory, since it may leave as it is."""
    name, content = sent_document(visit.form, "draft")
    laid = visit.login.drafts.at(visit.form.get("mark", ""))
    document = await visit.do(lambda office: read_document(name, content))
    unread = tuple(f"{part.where}: {part.why}" for part in document.unread_parts)
    text = document.text.strip("\n")
    if not text.strip():
        said = visit.words("check.not_read")
        unread = unread or (said,)
    elif unread:
        said = visit.words("check.read_partly", parts="; ".join(unread[:4]))
    else:
        said = visit.words("check.read")
    key = laid.drop(OpenedDocument(name, content, text, unread, len(content)))
    return data({"text": text, "unread": bool(unread), "said": said, "key": key})


@router.post("/check/clear")
async def clear(visit: Inside) -> Response:
    """Clear the draft that was checked and hand it out, or say why it stays."""
    form, screener, mark = visit.form, visit.face.desk.screener, visit.form.get("mark", "")
    laid = visit.login.drafts.at(mark)
    laid.form = {**form, "to": laid.form.get("to", "")}

    def work(office: Office) -> Outgoing:
        draft = laid.checked(form.get("sha256", ""))
        recipient = _recipient(office, laid.form, draft)
        [outgoing] = hand_out(office, clear_draft(office, screener, draft, answers_in(form), recipient))
        return outgoing

    try:
        visit.login.paper = (await visit.do(work), f"/check/{mark}")
    except (InputError, RefusedError) as error:
        laid.refused = error
        stays = error.field == "in_mind" and form.get("in_mind") in _ANSWERED
        return visit.go(f"/check/{mark}{'#verdict' if stays else '#clear-title'}")
    laid.refused, laid.form = None, {"to": laid.form["to"]}
    visit.login.paper_words = ""
    return visit.go("/paper")


def _recipient(office: Office, form: dict[str, str], draft: Draft) -> Recipient | None:
    to = form.get("to", "")
    return recipient_of(office, to, draft.text, office.today()) if to else None


async def _shown(
    visit: Visit, laid: Laid, text: str, form: dict[str, str], *, shows_notes: bool
) -> dict[str, object]:
    """What the answer's part of the page shows of a text and of what was dropped beside it."""
    shown = _nothing() | {"documents": laid.documents} | questions(form)
    if not shows_notes and not text.strip() and not laid.documents:
        return shown
    refused, screener, draft = (
        laid.refused if shows_notes else None,
        visit.face.desk.screener,
        laid.draft(text),
    )

    def work(office: Office) -> Checked:
        to = None if refused is not None and refused.field == "to" else _recipient(office, form, draft)
        before = laid.judged if shows_notes else None
        judged = judge(office, screener, draft, to, before)
        if shows_notes:
            laid.judged = judged
        return look_at(
            office, screener, draft, to, judged, shows_notes=shows_notes, was_there=judged is before
        )

    try:
        found = await visit.do(work)
    except (InputError, RefusedError) as error:
        return shown | {"problem": error}
    said_now = refused is not None and refused.field == "in_mind" and form.get("in_mind") in _ANSWERED
    return shown | {
        "checked": found,
        "refused": refused,
        "live": not shows_notes,
        "stays": said_now or found.stands,
    }


def _nothing() -> dict[str, object]:
    return {
        "checked": None,
        "problem": None,
        "refused": None,
        "refused_hook": None,
        "documents": {},
        "stays": False,
        "live": False,
        **questions({}),
    }


@router.post("/check/repositories")
async def repositories(visit: Inside) -> Response:
    """Let a repository that waits ask for half an hour, or end what it was allowed."""
    grants, repository = visit.face.desk.grants, visit.form.get("repository", "")
    if visit.form.get("answer") != "allow":
        grants.end(repository)
        return visit.go("/check", visit.words("hook.ended"))
    try:
        grants.give(repository, _HOOK_MINUTES)
    except InputError as error:
        return await _page(visit, new_mark(), "", refused_hook=error)
    return visit.go("/check", visit.words("hook.allowed", minutes=_HOOK_MINUTES))


async def _page(visit: Visit, mark: str, text: str, **shown: PrivityError | object) -> Response:
    clients = await visit.do(
        lambda office: sorted(
            ((line.overview.name, line.compartment) for line in list_clients(office)),
            key=lambda line: line[0].casefold(),
        )
    )
    values = _nothing() | shown
    status = 422 if values["problem"] or values["refused"] or values["refused_hook"] else 200
    standing = visit.face.desk.grants.standing()
    return visit.page(
        "check", "check", status, mark=mark, text=text, clients=clients, repositories=standing, **values
    )
