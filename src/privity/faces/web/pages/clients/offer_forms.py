"""What is typed about an offer, read once into the words of the model; for the practitioner's page and the client's."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Final

from privity.errors import InputError
from privity.faces.web.forms import day_if_any
from privity.model.consent import Circumstances, RaisedBy
from privity.model.offers import CameIn, OfferAnswers, OfferKind, ProposedEdit
from privity.services.offers.judging import RECIPIENTS
from privity.services.offers.keeping import CONSEQUENCES_WALKED

ASKED: Final = tuple(
    field.name
    for field in fields(Circumstances)
    if field.name not in ("raised_by", "bundled", "explained_by", "interpreter")
)
"""What is answered with yes, no or not known."""
YES: Final = {"yes": True, "no": False}
_LONGEST_LINE: Final = 200
Form = Mapping[str, str]


def kind_of(form: Form) -> OfferKind:
    """What they offer. Raises InputError."""
    text = form.get("kind", "")
    if text not in set(OfferKind):
        raise InputError("choose one of those shown", field="kind")
    return OfferKind(text)


def came_of(form: Form) -> CameIn:
    """How it came. Raises InputError."""
    text = form.get("came", "")
    if text not in set(CameIn):
        raise InputError("choose one of those shown", field="came")
    return CameIn(text)


def answers_of(form: Form) -> OfferAnswers:
    """The short questions' answers. Raises InputError for a day that is none."""
    kind = form.get("recipient_kind", "")
    return OfferAnswers(
        YES.get(form.get("anonymous", "")),
        form.get("signature", "").strip()[:_LONGEST_LINE],
        day_if_any(form, "until"),
        form.get("recipient", "").strip()[:_LONGEST_LINE],
        kind if kind in RECIPIENTS else "",
    )


def consequences_of(form: Form) -> dict[str, tuple[str, bool | None]]:
    """What each consequence means to them, in their words, and whether they see it."""
    return {
        name: (form.get(f"words-{name}", ""), YES.get(form.get(f"understood-{name}", "")))
        for name in CONSEQUENCES_WALKED
    }


def circumstances_of(form: Form) -> Circumstances:
    """How it came about; what was left open is not known."""
    return Circumstances(
        raised_by=RaisedBy(form["raised_by"]) if form.get("raised_by") in set(RaisedBy) else None,
        bundled={"no": "", "yes": "another paper"}.get(form.get("bundled", "")),
        explained_by=form.get("explained_by", "").strip()[:_LONGEST_LINE],
        interpreter=form["interpreter"] if form.get("interpreter") else None,
        **{name: YES.get(form.get(name, "")) for name in ASKED},
    )


Part = tuple[str, bool]


def marked_parts(text: str, edits: Iterable[ProposedEdit]) -> tuple[list[Part], list[tuple[str, str]]]:
    """A text in parts, each of them marked or not, and each marked passage with why it is."""
    known = tuple(edits)
    spans = tuple((one.start, one.end) for one in known)
    return parts_of(text, spans), [(text[one.start : one.end], one.why) for one in known]


def parts_of(text: str, spans: tuple[tuple[int, int], ...]) -> list[Part]:
    """A text in parts, each of them marked or not."""
    parts, place = [], 0
    for start, end in spans:
        if start >= place:
            parts += [(text[place:start], False), (text[start:end], True)]
            place = end
    return [part for part in [*parts, (text[place:], False)] if part[0]]
