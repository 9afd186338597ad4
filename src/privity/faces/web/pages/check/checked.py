"""What the page of one checked draft shows: the text with its marks, why, and whose story it could be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Final

from privity.faces.web.drafts_laid import Judgement
from privity.faces.web.marking import Marked, mark, reasons_of, shorten, tone_of
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.overview import ClientOverview
from privity.model.text_hash import hash_of_text
from privity.screen import Candidate, Finding, Strength, Verdict
from privity.screen.finding import Fact
from privity.services.clearing import Draft, Recipient
from privity.services.clients import record_view
from privity.services.office import Office
from privity.services.passages import Part, excerpt
from privity.services.screening import DraftText, Screener, screen_draft

LONG_TEXT: Final = 20_000
"""From so many characters on only what stands around the marks is shown."""
_MOST_REASONS: Final = 100


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason as the page shows it, however many places it is met in."""

    label: str
    tone: str
    says: str
    client: tuple[CompartmentId, str] | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A client whom the draft could be about, or the two of a couple, with what stands in both, draft beside note."""

    who: tuple[tuple[CompartmentId, str], ...]
    strength: Strength
    facts: tuple[tuple[list[Part], list[Part]], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer about one draft, in what the page needs of it."""

    sha256: str
    is_long: bool
    verdict: Verdict
    parts: list[Marked]
    reasons: list[Reason]
    unshown: int
    likely: list[Likeness]
    faint: list[Likeness]
    against: str
    unread: tuple[str, ...]
    waiting: int
    stands: bool
    since: datetime | None


def judge(
    office: Office,
    screener: Screener,
    draft: Draft,
    recipient: Recipient | None,
    before: Judgement | None = None,
) -> Judgement:
    """Screen a draft, or give the judgement of before where nothing is another since that it could depend on."""
    cover = None if recipient is None else recipient.cover
    held_against = (screener.against(), screener.lacking(), office.today(), recipient)
    of = (hash_of_text(draft.text), draft.unread_parts, *held_against)
    if before is not None and before.of == of:
        return before
    found = screen_draft(office, screener, DraftText("draft", draft.text, draft.unread_parts, cover))
    return Judgement(of, found.screening, office.now())


def look_at(
    office: Office,
    screener: Screener,
    draft: Draft,
    recipient: Recipient | None,
    judged: Judgement,
    *,
    shows_notes: bool,
    was_there: bool = False,
) -> Checked:
    """Gather what the page of a judged draft shows; the notes it quotes are recorded as shown, each time."""
    text, screening = draft.text, judged.screening
    cover = None if recipient is None else recipient.cover
    places = places_of(office)
    covered = frozenset() if cover is None else cover.clients
    others = [one for one in screening.candidates if one.client not in covered]
    likenesses = list(together(_likenesses(office, places, others, text))) if shows_notes else []
    findings, is_long = _gravest(screening.findings), len(text) > LONG_TEXT
    reasons = reasons_of(findings)
    parts = mark(text, reasons)
    return Checked(
        hash_of_text(text),
        is_long,
        screening.verdict,
        shorten(parts) if is_long else parts,
        told_of(reasons, places),
        len(screening.findings) - len(findings),
        [like for like in likenesses if like.facts],
        [like for like in likenesses if not like.facts],
        screening.checked_against,
        screening.unread_parts,
        screener.lacking(),
        recipient is None and screener.given.had_one_in_mind(text, draft.document),
        judged.made if was_there else None,
    )


def _gravest(findings: tuple[Finding, ...]) -> list[Finding]:
    """Every finding, or of a great many those that weigh most, in their order."""
    if len(findings) <= _MOST_REASONS:
        return list(findings)
    by_weight = sorted(range(len(findings)), key=lambda at: findings[at].calls_for is not Verdict.STOP)
    return [findings[at] for at in sorted(by_weight[:_MOST_REASONS])]


Places = dict[str, tuple[CompartmentId, ClientOverview]]
"""The clients by the reference that the screen knows them by."""


def places_of(office: Office) -> Places:
    """The clients whom the user of the page can open."""
    return {
        overview.reference: (compartment, overview)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, ClientOverview)
    }


def told_of(reasons: Iterable[list[Finding]], places: Places) -> list[Reason]:
    """The reasons as a page shows them, each with whom it is about."""
    return [
        Reason(one.label, tone_of(one.calls_for), one.reason, _client(places, one.client))
        for one, *_ in reasons
    ]


def _client(places: Places, reference: str | None) -> tuple[CompartmentId, str] | None:
    if reference is None or reference not in places:
        return None
    compartment, overview = places[reference]
    return compartment, overview.name


def _likenesses(
    office: Office, places: Places, candidates: Iterable[Candidate], text: str
) -> Iterator[Likeness]:
    for candidate in candidates:
        if candidate.client not in places:
            continue
        compartment, overview = places[candidate.client]
        facts = _facts(office, (compartment, *overview.joint, *overview.alone), candidate, text)
        yield Likeness(((compartment, overview.name),), candidate.strength, facts)


def together(likenesses: Iterable[Likeness]) -> Iterator[Likeness]:
    """Those of whom the very same is shown as one: the two of a couple, by their joint notes."""
    for _, same in groupby(likenesses, key=lambda like: like.facts or like.who):
        first, *others = same
        yield replace(first, who=(*first.who, *(one for other in others for one in other.who)))


def _facts(
    office: Office, compartments: Iterable[CompartmentId], candidate: Candidate, text: str
) -> tuple[tuple[list[Part], list[Part]], ...]:
    if candidate.strength is Strength.WEAK or not candidate.facts:
        return ()
    wanted = {fact.note for fact in candidate.facts}
    found: list[tuple[Fact, Note]] = []
    for compartment in compartments:
        if not office.holds(compartment):
            continue
        shown: list[RecordId] = []
        for record, payload in office.read_all(compartment):
            if isinstance(payload, Note) and payload.reference in wanted:
                shown.append(record)
                found += [(fact, payload) for fact in candidate.facts if fact.note == payload.reference]
        if shown:
            record_view(office, compartment, shown)
    return tuple((excerpt(text, fact.draft), excerpt(note.written, fact.note_span)) for fact, note in found)
