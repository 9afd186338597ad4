"""Operations on the terms: their versions, and what was shown to whom and accepted."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from privity.errors import InputError
from privity.model.engagement import Secrets
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.terms import TermsChoices, TermsShown, TermsVersion
from privity.services import terms
from privity.services.clients import record_view
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, convert, first, outgoing, text
from privity.services.office import Office


def _versions(desk: Desk, requests: Iterator[Message]) -> Replies:
    for one in terms.versions(desk.office):
        yield {"number": one.number, "made": one.made.date().isoformat(), "place": one.choices.place}


def _show(desk: Desk, requests: Iterator[Message]) -> Replies:
    """One version: its words, and the choices it was made from."""
    version = _version(desk.office, first(requests).get("number"))
    yield {
        "number": version.number,
        "text": version.text,
        "choices": msgspec.to_builtins(version.choices),
    }


def _make(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The next version. What is not said stays as it was in the newest one."""
    said = convert(first(requests).get("choices"), dict[str, str | int | bool])
    known = terms.versions(desk.office)
    before = msgspec.to_builtins(known[0].choices if known else TermsChoices())
    for name in said.keys() - before.keys():
        raise InputError(
            "is no choice of the terms", field=name, remedy=f"the choices are {', '.join(before)}"
        )
    for name, value in said.items():
        if type(value) is not type(before[name]):
            raise InputError(
                "is not of the right kind", field=name, remedy="see what `privity terms choices` prints"
            )
    made = terms.make_version(desk.office, TermsChoices(**(before | said)))
    yield {"number": made.number}


def _of(desk: Desk, requests: Iterator[Message]) -> Replies:
    """What one record was shown. Questions are counted: their words are for the app and the paper."""
    compartment = _record(desk.office, first(requests))
    found = terms.shown_to(desk.office, compartment)
    record_view(desk.office, compartment, [record for record, _ in found])
    for _, one in found:
        yield {
            "number": one.number,
            "shown": one.shown.isoformat(),
            "accepted": one.accepted.isoformat() if one.accepted else None,
            "open_questions": sum(question.answered is None for question in one.questions),
        }


def _offer(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Keep that the newest version was shown, and hand the paper out where it is wanted."""
    request = first(requests)
    compartment = _record(desk.office, request)
    chosen = request.get("secrets")
    try:
        secrets = Secrets(chosen) if chosen else None
    except ValueError:
        raise InputError(
            "is not a policy on secrets", field="--secrets", remedy=f"one of {', '.join(Secrets)}"
        ) from None
    if secrets is not None and not isinstance(desk.office.overview(compartment), JointOverview):
        raise InputError("is for work together", field="--secrets", remedy="leave it out")
    record = terms.show(desk.office, compartment, convert(request.get("day"), date), secrets)
    if request.get("paper"):
        yield from outgoing(desk.office, terms.paper_item(desk.office, compartment, record))
    shown = desk.office.read(compartment, record)
    yield {"number": shown.number if isinstance(shown, TermsShown) else 0}


def _accept(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Keep that what was shown last was accepted."""
    request = first(requests)
    compartment = _record(desk.office, request)
    found = terms.shown_to(desk.office, compartment)
    if not found:
        raise InputError("no terms were shown here yet", field="CLIENT", remedy="`privity terms offer` first")
    record: RecordId = found[0][0]
    day = convert(request.get("day"), date)
    terms.accept(desk.office, compartment, record, day, left_out=bool(request.get("left_out")))
    yield {"number": found[0][1].number}


def _version(office: Office, number: object) -> TermsVersion:
    known = terms.versions(office)
    if not known:
        raise InputError("no terms were made yet", field="terms", remedy="`privity terms make`")
    found = [one for one in known if number is None or one.number == number]
    if not found:
        raise InputError("there is no such version", field="--number", remedy="see `privity terms list`")
    return found[0]


def _record(office: Office, request: Message) -> CompartmentId:
    """A client's record or that of work together, by its id. Raises InputError."""
    named = text(request, "client")
    for compartment, line in office.overviews().items():
        if isinstance(line, ClientOverview | JointOverview) and named in (line.reference, compartment):
            return compartment
    raise InputError(
        "there is no client and no work together with this id",
        field="CLIENT",
        remedy="give the imported id or the office's own code, which is never a name",
    )


OPERATIONS: Final[Mapping[str, Operation]] = {
    "terms-versions": _versions,
    "terms-show": _show,
    "terms-make": _make,
    "terms-of": _of,
    "terms-offer": _offer,
    "terms-accept": _accept,
}
