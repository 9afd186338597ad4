"""An offer before the consent's rules, the screen and the gate. A service combines them; none knows the others."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from privity.consent import Judged, Setting, facts_of, judge
from privity.errors import RefusedError
from privity.gate import Decision, Refuse
from privity.gate.vocabulary import FACTS
from privity.model.consent import Confirmed, Consent, Said, Scope, Signature
from privity.model.exact_text import exact_hash
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.offers import (
    CameIn,
    Offer,
    OfferKind,
    OfferLooked,
    OffersChoice,
    ProposedEdit,
)
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client
from privity.screen import FindingKind
from privity.services.clients import of_kind
from privity.services.consents.keeping import setting_of
from privity.services.gate import decide_request
from privity.services.offers.keeping import change, choice_of, find_offer
from privity.services.offers.marking import shown_of, words_of
from privity.services.office import Office
from privity.services.requests.deciding import known_facts_of
from privity.services.requests.keeping import with_facts
from privity.services.screening import DraftText, Screener, screen_draft
from privity.testimonials import (
    Stage,
    could_name,
    exact,
    final_text,
    gives_away,
    is_clear,
    look,
    outermost,
    stage,
)

THEIRS, SOMEBODY_ELSE = "theirs", "somebody-else"
OWN_PAGE = "the practice's own page"
PURPOSES = {"journalist": "publication", "publisher": "book", "author": "book"}
RECIPIENTS = tuple(PURPOSES)
_RELEASE_WITHIN = timedelta(days=90)
# What the record tells of the writer: their own earlier words stand in it, so that these two are no news.
_OWN_ANYWAY = frozenset({FindingKind.QUOTE, FindingKind.CASE_TALK})


@dataclass(frozen=True, slots=True)
class Weighed:
    """An offer, where it stands, what the consent's rules say of it, and what the gate says."""

    offer: Offer
    stage: Stage
    judged: Judged
    decision: Decision | None


def as_consent(offer: Offer, compartment: CompartmentId) -> Consent:
    """The offer as the consent it amounts to: signed when it came in, confirmed on the exact text."""
    text, settled = final_text(offer), offer.settled
    testimonial = offer.kind is OfferKind.TESTIMONIAL
    scope = Scope(
        OWN_PAGE if testimonial else offer.answers.recipient,
        "public" if testimonial else offer.answers.recipient_kind,
        purpose_of(offer),
        ("quote",) if testimonial else ("narrative",),
        "these words, and nothing beside them",
        text,
        exact_hash(text),
        offer.answers.anonymous,
        "own_advertising" if testimonial else "press",
    )
    begins = settled.day if settled is not None else offer.came_on
    until = offer.answers.until
    return Consent(
        offer.reference,
        Said.GIVEN,
        scope,
        begins,
        offer.recorded,
        None if until is None else min(until, begins + _RELEASE_WITHIN),
        _signed(offer, compartment),
        offer.taught,
        _confirmed(offer, compartment),
        offer.circumstances,
    )


def _signed(offer: Offer, compartment: CompartmentId) -> tuple[Signature, ...]:
    """Who offered it and when: each of those whose work it was together, by their own word."""
    if not offer.members:
        own_page = offer.came is CameIn.OWN_PAGE
        return (Signature(compartment, offer.came_on, offer.recorded, own_page=own_page, alone=offer.alone),)
    return tuple(
        Signature(
            one.member,
            one.offered.day,
            one.offered.recorded,
            own_page=one.offered.came is CameIn.OWN_PAGE,
            alone=one.alone,
        )
        for one in offer.voices
    )


def _confirmed(offer: Offer, compartment: CompartmentId) -> tuple[Confirmed, ...]:
    if not offer.members:
        said = offer.settled
        return () if said is None else (Confirmed(compartment, said.day, said.recorded),)
    return tuple(
        Confirmed(one.member, one.settled.day, one.settled.recorded)
        for one in offer.voices
        if one.settled is not None
    )


def purpose_of(offer: Offer) -> str:
    """The gate's word for what it is to serve."""
    if offer.kind is OfferKind.TESTIMONIAL:
        return "testimonial"
    return PURPOSES.get(offer.answers.recipient_kind, "publication")


def weigh(office: Office, compartment: CompartmentId, record: RecordId, *, verified: bool = False) -> Weighed:
    """Say where an offer stands, by every rule. The gate is asked once the exact text is settled."""
    offer = find_offer(office, compartment, record)
    today = office.today()
    # What is out already was judged on the day on which it went; whether it may stand is asked of today's law.
    day = offer.published or today
    now = stage(offer, today)
    setting = setting_of(office, compartment, day)
    judged = _judged(offer, compartment, record, setting, day)
    asked = now in (Stage.SETTLED, Stage.PUBLISHED)
    decision = _decide(office, compartment, offer, judged, day, verified=verified) if asked else None
    return Weighed(offer, now, judged, decision)


def weigh_unasked(office: Office, compartment: CompartmentId, record: RecordId) -> Weighed:
    """The same without the gate, where it is not said yet which law to ask."""
    offer = find_offer(office, compartment, record)
    today = office.today()
    judged = _judged(
        offer, compartment, record, setting_of(office, compartment, today), offer.published or today
    )
    return Weighed(offer, stage(offer, today), judged, None)


def check_choice(choice: OffersChoice) -> None:
    """Hold what the law is asked with against the gate's words. Raises InputError naming the field."""
    with_facts({}, practice_facts(choice))


def _judged(
    offer: Offer, compartment: CompartmentId, record: RecordId, setting: Setting, day: date
) -> Judged:
    consent = as_consent(offer, compartment)
    return judge((record, consent), (), {record: consent}, setting, day)


def _decide(
    office: Office, compartment: CompartmentId, offer: Offer, judged: Judged, day: date, *, verified: bool
) -> Decision:
    facts = practice_facts(choice_of(office))
    if "jurisdiction" not in facts or "profession" not in facts:
        raise RefusedError(
            "it is not said where you practise, and as what",
            field="jurisdiction",
            remedy="say it first: some places forbid this altogether",
        )
    testimonial = offer.kind is OfferKind.TESTIMONIAL
    facts = with_facts(
        facts,
        {
            "requester.kind": "ex_client" if testimonial else offer.answers.recipient_kind,
            "requester.verified": verified or offer.published is not None,
            "purpose": purpose_of(offer),
            "data": "quote" if testimonial else "narrative",
            "channel": "own_advertising" if testimonial else "press",
            "identifiability": "disguised",
            "screen_hit": not is_clear(offer),
        },
    )
    line = office.overview(compartment)
    if isinstance(line, ClientOverview | JointOverview):
        facts = with_facts(facts, known_facts_of(line, day))
    facts = with_facts(facts, facts_of(judged, day))
    circumstances = offer.circumstances
    for path, known in (
        ("client.crisis", circumstances.crisis),
        ("client.owes_fee", circumstances.owes_fee),
        ("client.gratitude", circumstances.gratitude),
        ("client.capacity", circumstances.capacity),
    ):
        if known is not None:
            facts = with_facts(facts, {path: known})
    return decide_request({"id": offer.reference, "facts": facts}, office.today())


def practice_facts(choice: OffersChoice) -> dict[str, Any]:
    """What the law is asked with, as the practitioner stated it."""
    stated: dict[str, Any] = {
        "jurisdiction": choice.jurisdiction or None,
        "subdivision": choice.subdivision or None,
        "profession": choice.profession or None,
        "registered": list(choice.registered),
        "codes": list(choice.codes),
    }
    return {path: value for path, value in stated.items() if value is not None and path in FACTS}


_ALL_RIGHT: dict[str, Any] = {
    "requester.kind": "ex_client", "requester.verified": True, "purpose": "testimonial", "data": "quote",
    "channel": "own_advertising", "identifiability": "disguised", "screen_hit": False, "unit": "individual",
    "client.status": "completed", "client.months_since_end": 24, "client.age": 40, "client.capacity": True,
    "client.crisis": False, "client.owes_fee": False, "consent.exists": True, "consent.revoked": False,
    "consent.form": "written", "consent.signers": ["client"], "consent.initiated_by": "client",
    "consent.recipient_named": True, "consent.content_specific": True, "consent.purpose": "testimonial",
    "consent.covers": ["quote"], "consent.expiry": "90d", "consent.age_days": 1, "consent.revocation_told": True,
    "consent.redisclosure_told": True, "consent.separate": True, "consent.inducement": False,
    "consent.conditioned": False, "consent.seen_text": True, "consent.cooling_off_days": 30,
    "consent.comprehension": "teach_back_ok", "consent.independent_explainer": True,
    "consent.third_parties_removed": True, "consent.wants_anonymity": True,
}  # fmt: skip


def ban(office: Office) -> Refuse | None:
    """What forbids a testimonial here even where a client did everything right: the decision, with its citation."""
    facts = practice_facts(choice_of(office))
    if "jurisdiction" not in facts or "profession" not in facts:
        return None
    document = {"id": "ban", "facts": with_facts(facts, _ALL_RIGHT)}
    decision = decide_request(document, office.today())
    return decision if isinstance(decision, Refuse) else None


def look_at(
    office: Office, screener: Screener, compartment: CompartmentId, record: RecordId, decided: str = ""
) -> OfferLooked:
    """Hold the exact text against the whole caseload, and keep what was found. Nothing is changed in it.

    What it finds of others is the practitioner's alone: no page, letter or sheet for a client shows it.
    """
    offer = find_offer(office, compartment, record)
    shown = shown_of(offer)
    own = gives_away(shown, words_of(office, compartment, offer))
    writers = _writers(office, compartment, offer)
    screening = screen_draft(office, screener, DraftText("offer", shown)).screening
    found, person_looks = list(own), bool(could_name(shown))
    for one in screening.findings:
        writer = one.client in writers
        if one.client is None and one.kind in (FindingKind.CASE_TALK, FindingKind.QUOTE):
            continue
        if writer and one.kind in _OWN_ANYWAY:
            continue
        if (one.kind is FindingKind.NAME and one.client is None) or (
            writer and one.kind is FindingKind.RETELLING
        ):
            person_looks = True
        else:
            found.append(ProposedEdit(*one.span, THEIRS if writer else SOMEBODY_ELSE))
    edits = outermost(found)
    verdict = "ask" if person_looks else "nothing-found"
    looked = OfferLooked(office.today(), exact(offer), "stop" if edits else verdict, edits, decided.strip())
    change(office, compartment, record, "text looked at", lambda kept, today: look(kept, looked, today))
    return looked


def _writers(office: Office, compartment: CompartmentId, offer: Offer) -> set[str]:
    """The ids under which the screen knows those who wrote it, and their notes."""
    found: set[str] = set()
    for one in {compartment, *filter(office.holds, offer.members)}:
        read = office.read_all(one)
        found |= {client.reference for _, client in of_kind(read, Client)}
        found |= {note.reference for _, note in of_kind(read, Note)}
    return found
