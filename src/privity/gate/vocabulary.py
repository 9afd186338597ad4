"""The closed vocabulary of the gate: every fact a request may state, every value and remedy.

Obligations stand in `obligation`, named sets of values in `sets`.

A rule pack can only speak these words, so a typing error in a pack or a request is an error and never a rule that
silently does not apply. What a fact asks, and what may be done when it is missing, stands beside it: for everything
a client would have to grant for publicity the remedy is `never_solicit`, because nothing here may coach a
practitioner to ask (see `near_miss`, which enforces it for every pack).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """What the value of a fact looks like."""

    CHOICE = "choice"
    CHOICES = "choices"
    WORD = "word"
    WORDS = "words"
    FLAG = "flag"
    NUMBER = "number"
    DAYS = "days"


class Remedy(StrEnum):
    """What may properly be done about a fact that is missing or not as a rule needs it."""

    OBTAIN = "obtain"
    VERIFY = "verify"
    WAIT = "wait"
    NEVER_SOLICIT = "never_solicit"
    NONE = "none"


class ReplyKind(StrEnum):
    """Which of the four answers goes out; `none` means that nobody outside is answered."""

    NCND = "ncnd"
    ACK = "ack"
    COUNSEL = "counsel"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its path under `facts`, the values it takes, what it asks, and the remedy when it is missing.

    `unstated` is the value an absent fact has (only for the few facts that count only when stated; for all others
    absence is *unknown*). `head` is the fact that must be right before this one is worth asking about: without a
    consent nobody needs its expiry. `shown` is the input behind a fact the gate works out itself. `presumable`
    facts may be used by a prohibition with the `stated` operator: they describe the practice or the client, and
    count only when stated. What an asker has to prove never is presumable. `ground` is false for what an asker
    claims or presses, which no rule may read.
    """

    path: str
    kind: Kind
    values: tuple[str, ...] = ()
    ask: str = ""
    remedy: Remedy = Remedy.NONE
    unstated: str | bool | tuple[str, ...] | None = None
    head: str = ""
    shown: str = ""
    presumable: bool = False
    ground: bool = True


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_REQUESTERS: Final = listed("""
    none client ex_client partner parent relative friend executor professional_executor successor
    journalist publisher author public researcher student insurer employer eap lawyer
    practitioners_lawyer court police immigration regulator coroner child_protection
    adult_protection emergency_services doctor supervisor peer school interpreter accountant
    software
    """)
_RECIPIENTS: Final = listed("""
    target police emergency_services doctor parent clients_own_lawyer safeguarding_lead
    child_protection agency insurer employer court
    """)
PUBLICITY: Final = listed("publication book biography literary case_report testimonial public_talk")
_PURPOSES: Final = (
    listed("""
    own_access own_health continuity_of_care payment own_legal_claim joint_report emergency_care
    interpreting prevent_harm prevent_terrorism safeguarding child_protection crime_report
    statutory_report litigation divorce criminal_trial criminal_defence investigation
    immigration_enforcement death_inquiry oversight_of_practitioner own_defence supervision
    documentation bookkeeping practice_transfer estate_claim research teaching parental_interest
    employment_decision underwriting understanding curiosity reputation
    """)
    + PUBLICITY
)
_DATA: Final = listed("""
    existence attendance attendance_count billing diagnosis summary record session_notes
    session_audio live_session testimony hiv safety_facts offence_facts abuse_facts disclosure_log
    client_contacts narrative quote image aggregate
    """)
_INSTRUMENTS: Final = listed("""
    none letter lawyer_subpoena admin_demand police_written_order statutory_direction court_summons
    court_order warrant judicial_production_order
    """)

# The general file holds these: whoever may have the file may have one of them, and not the reverse. Session notes,
# recordings and what is under a secrecy of its own (HIV status) are never part of "the file".
PARTS_OF_THE_RECORD: Final = frozenset(
    {"existence", "attendance", "attendance_count", "billing", "diagnosis", "summary"}
)

REACHES: Final = ("all", "part", "outside")


def _choice(path: str, values: str, ask: str, **more: object) -> Fact:
    return Fact(path, Kind.CHOICE, listed(values), ask, **more)  # type: ignore[arg-type]


def _flag(path: str, ask: str, **more: object) -> Fact:
    return Fact(path, Kind.FLAG, (), ask, **more)  # type: ignore[arg-type]


def _consent(path: str, ask: str, **more: object) -> Fact:
    return _flag(f"consent.{path}", ask, head="consent.exists", **{"remedy": Remedy.OBTAIN, **more})


def _instrument(path: str, ask: str, **more: object) -> Fact:
    return _flag(f"instrument.{path}", ask, head="instrument.type", **{"remedy": Remedy.OBTAIN, **more})


_WHO: Final = (
    _choice("jurisdiction", "SG US UK DE EU AU CA other", "which country's law applies?"),
    Fact("subdivision", Kind.WORD, (), "which state, province or part of the country?", presumable=True),
    _choice(
        "profession",
        "psychologist psychologist_trainee psychotherapist psychiatrist counsellor marriage_family_therapist"
        " social_worker clinical_social_worker sexologist coach",
        "what is the practitioner's profession?", presumable=True),
    Fact("registered", Kind.WORDS, (), "on which registers is the practitioner?", presumable=True),
    Fact("codes", Kind.WORDS, (), "whose code of ethics binds the practitioner?", presumable=True),
    _choice(
        "setting",
        "private employer_eap licensed_facility part2_program school sexual_violence_service family_counselling",
        "in which setting was the work done?", presumable=True),
    _flag("covered_entity", "does HIPAA apply to this practice?", presumable=True),
    _choice(
        "practitioner_status", "active retiring incapacitated deceased", "is the practitioner at work?",
        unstated="active",
    ),
    _choice("mode", "request self_initiated_report", "did anybody ask?", unstated="request"),
    Fact("requester.kind", Kind.CHOICE, _REQUESTERS, "who asks?"),
    _flag("requester.verified", "was the asker's identity checked through an independent channel?",
          remedy=Remedy.VERIFY),
    _choice("requester.acting_for", "client opponent practitioner other", "for whom does the lawyer act?",
        presumable=True),
    Fact("proposed_recipient", Kind.CHOICE, _RECIPIENTS, "who would receive it?"),
    _flag("recipient_bound_by_secrecy", "is the recipient under a duty of secrecy?", remedy=Remedy.OBTAIN),
    _choice(
        "authority", "none executor professional_executor parental revoked_by_court lpa_donee",
        "by which authority does the asker speak for the client?", remedy=Remedy.OBTAIN, presumable=True),
    _flag("authority_verified", "was the paper that gives the authority seen, and does it cover this?",
          remedy=Remedy.VERIFY, head="authority"),
)  # fmt: skip

_WHAT: Final = (
    Fact("purpose", Kind.CHOICE, _PURPOSES, "what is it wanted for?"),
    Fact("claimed_ground", Kind.WORD, (), "which exemption does the asker rely on?", ground=False),
    Fact("pressure", Kind.WORD, (), "what does the asker insist with?", ground=False),
    Fact("prior_refusals", Kind.NUMBER, (), "how often was this asker refused before?", ground=False),
    Fact("data", Kind.CHOICE, _DATA, "what exactly is asked for?"),
    _choice(
        "identifiability", "named coded disguised safe_harbor deidentified_expert aggregate_k",
        "how identifiable is the client in it?", presumable=True),
    _flag("screen_hit", "did the screen find a client in the draft?", presumable=True),
    _flag("actual_knowledge", "does the author know of somebody who could recognise the client?", presumable=True),
    _flag("anonymity_doubt", "does the author doubt that it is anonymous?", presumable=True),
    Fact("min_cell", Kind.NUMBER, (), "what is the smallest count shown?"),
    _flag("dp", "was it released through the noise mechanism?"),
    _choice("channel", "own_advertising press journal talk", "where would it appear?", presumable=True),
    _flag("notes_kept_separate", "are session notes kept apart from the general record?", presumable=True),
)  # fmt: skip

_INSTRUMENT: Final = (
    Fact("instrument.type", Kind.CHOICE, _INSTRUMENTS, "is there an order or another legal instrument, and which?",
         Remedy.OBTAIN, presumable=True),
    _choice(
        "instrument.issuer",
        "lawyer court_registry judge circuit_judge coroner police inspector agency_official protector"
        " licensing_board",
        "who issued the instrument?", remedy=Remedy.OBTAIN, head="instrument.type",
    ),
    Fact("instrument.in_scope", Kind.CHOICES, _DATA, "what exactly does the instrument name?", Remedy.OBTAIN,
         head="instrument.type"),
    _instrument("verified", "was the instrument checked to be genuine and current?", remedy=Remedy.VERIFY),
    _instrument("judge_signed", "is there an order signed by a judge?"),
    _instrument("statutory_power", "has the issuer the power to compel?"),
    _instrument("specific", "does it say what is wanted and why?"),
    _instrument("covers_notes", "does it expressly reach session notes?"),
    _instrument("federal", "are these federal proceedings?", remedy=Remedy.NONE, presumable=True),
    _instrument("notice_to_client", "was the client told of it in time to object?"),
    _instrument("objection_period_lapsed", "is the time to object over?", remedy=Remedy.WAIT),
    _instrument("protective_order", "was a qualified protective order made or sought?"),
    _instrument("leave_granted", "has the court given leave for counselling records?"),
    _instrument("part2_order", "does the order meet 42 CFR Part 2?"),
    _instrument("subpoena_attached", "did a subpoena come with the order?"),
    _instrument("substantial_probative_value", "has the asker shown substantial probative value?"),
    Fact("instrument.form", Kind.WORD, (), "which printed form was used?", head="instrument.type"),
    _flag("privilege_waived", "has the client waived privilege, or a court held so?", remedy=Remedy.OBTAIN),
    _choice("proceedings.kind", "malpractice board_complaint fee_claim", "what are the proceedings about?",
        presumable=True),
    _choice("proceedings.brought_by", "client client_relative practitioner third_party", "who brought them?",
        presumable=True),
)  # fmt: skip

_CLIENT: Final = (
    _choice("unit", "individual couple family group caseload", "who is in the work?", presumable=True),
    _choice(
        "client.status", "in_treatment paused completed prospective never deceased unknown",
        "where does the work stand?", remedy=Remedy.WAIT, presumable=True,
    ),
    Fact("client.age", Kind.NUMBER, (), "how old is the client?", presumable=True),
    Fact("client.months_since_end", Kind.NUMBER, (), "how many months since the work ended?", Remedy.WAIT),
    Fact("client.years_since_death", Kind.NUMBER, (), "how many years since the client died?", presumable=True),
    _flag("client.capacity", "can the client decide this?", presumable=True),
    _flag("client.competent_minor", "is the minor able to decide this?", presumable=True),
    _flag("client.consented_alone", "did the minor lawfully begin the work alone?", presumable=True),
    _flag("client.crisis", "is the client in acute distress now?", remedy=Remedy.WAIT, presumable=True),
    _flag("client.gratitude", "does the client speak of obligation or thanks?", presumable=True),
    _flag("client.owes_fee", "is money outstanding?", presumable=True),
    _choice("client.role", "victim accused", "is the client victim or accused?", presumable=True),
    _choice(
        "client.wishes", "none_recorded refused_disclosure allowed_disclosure unknown",
        "what did the client wish about disclosure after death?", remedy=Remedy.VERIFY, presumable=True,
    ),
    _flag("client_objects", "does the client say no?", unstated=False),
    _flag("client_objects_name", "does the client say no to the use of the name?", unstated=False),
    _flag("client_self_disclosed", "has the client spoken of it publicly?", ground=False),
    _flag("other_partner_consent", "does the other member of the couple agree?", remedy=Remedy.OBTAIN),
    _flag("restriction_requested", "did the client instruct that this recipient gets nothing?", unstated=False),
    _flag("self_paid_in_full", "did the client pay in full without a claim on the insurer?", unstated=False),
    _flag("privacy_notice_given", "was the client told of this kind of sharing?", presumable=True),
    _flag("circle_of_care", "is the recipient a custodian who treats the client now?", presumable=True),
    _flag("clients_notified", "had clients individual notice and time to object?", remedy=Remedy.OBTAIN),
    _flag("consent_impracticable", "can consent not be had in time, or would asking raise the danger?",
        presumable=True),
    _flag("notice_forbidden", "does a law forbid telling the client?", unstated=False),
    Fact(
        "access_exceptions", Kind.CHOICES,
        listed("""
    third_party_data serious_harm_self serious_harm_other informant litigation evaluative_opinion
    """),
        "which grounds against access were found in this file?", unstated=(),
    ),
)  # fmt: skip

_CONSENT: Final = (
    _flag("consent.exists", "is there a consent of the client on file?", remedy=Remedy.OBTAIN),
    _consent("revoked", "has the client taken the consent back?", remedy=Remedy.NONE, presumable=True),
    _consent("content_specific", "does the consent say exactly what may be told?"),
    _consent("recipient_named", "does the consent name the recipient?"),
    _consent("revocation_told", "was the client told how to take it back?"),
    _consent("redisclosure_told", "was the client warned that the recipient may pass it on?"),
    _choice("consent.form", "written oral implied", "is the consent in writing?", remedy=Remedy.OBTAIN,
            head="consent.exists"),
    Fact("consent.signers", Kind.CHOICES, listed("client requester partner_a partner_b executor parent child"),
         "who signed?", Remedy.OBTAIN, head="consent.exists"),
    Fact("consent.participants", Kind.CHOICES,
         listed("client requester partner_a partner_b executor parent child"),
         "whose signature is needed?", Remedy.OBTAIN, head="consent.exists"),
    _choice("consent.initiated_by", "client practitioner staff publisher executor", "who raised it first?",
            head="consent.exists", presumable=True),
    Fact("consent.purpose", Kind.CHOICE, _PURPOSES, "for which purpose was the consent given?", Remedy.OBTAIN,
         head="consent.exists"),
    Fact("consent.covers", Kind.CHOICES, _DATA, "which data does the consent cover?", Remedy.OBTAIN,
         head="consent.exists"),
    Fact("consent.expiry", Kind.DAYS, (), "when does the consent end?", Remedy.OBTAIN, head="consent.exists",
         presumable=True),
    Fact("consent.age_days", Kind.NUMBER, (), "how many days ago was it signed?", Remedy.OBTAIN,
         head="consent.exists"),
    _consent("separate", "is the consent a document of its own?"),
    _choice("consent.bundled_in", "treatment_contract intake_form", "was it part of another paper?",
            head="consent.exists", presumable=True),
    _consent("conditioned", "does the service depend on the consent?", remedy=Remedy.NONE, unstated=False),
    _consent("inducement", "did the client get anything for it?", remedy=Remedy.NONE, presumable=True),
    _consent("seen_text", "has the client seen the exact final text?"),
    Fact("consent.cooling_off_days", Kind.NUMBER, (), "how many days lay between signing and confirming again?",
         Remedy.WAIT, head="consent.exists"),
    _choice("consent.comprehension", "teach_back_ok teach_back_failed not_checked",
            "did the client explain the consequences in their own words?", remedy=Remedy.OBTAIN,
            head="consent.exists"),
    _consent("independent_explainer", "did somebody independent explain it to the client alone?"),
    _consent("third_parties_removed", "do others in the story agree, or are they out of it?"),
    _consent("wants_anonymity", "did the client ask to stay anonymous?"),
    _choice("consent.interpreter", "independent relative none", "who interpreted?", head="consent.exists",
            remedy=Remedy.OBTAIN, presumable=True),
)  # fmt: skip

_DANGER: Final = (
    _flag("threat.exists", "is there a threat?", unstated=False),
    _flag("threat.identifiable", "can the target be identified?", head="threat.exists", presumable=True),
    _flag("threat.means", "are the means at hand?", head="threat.exists", presumable=True),
    _choice("threat.target", "self partner ex_partner relative employer group public other_person",
            "who is threatened?", head="threat.exists", presumable=True),
    _choice("threat.communicated_by", "client third_party", "who told of the threat?", head="threat.exists",
            presumable=True),
    _choice("threat.seriousness", "lethal mass serious_bodily_harm serious", "how serious is the threat?",
            head="threat.exists", presumable=True),
    _choice("threat.imminence", "now hours days unknown", "how soon?", head="threat.exists", presumable=True),
    _flag("abuse.exists", "is there abuse?", unstated=False),
    _flag("abuse.ongoing", "does the abuse go on?", head="abuse.exists", presumable=True),
    _flag("abuse.member_named", "did the client name the professional?", head="abuse.exists", presumable=True),
    _choice("abuse.kind", "physical sexual neglect fgm sexual_by_regulated_member", "what kind of abuse?",
            head="abuse.exists", presumable=True),
    _choice("abuse.source", "victim participant", "who told of the abuse?", head="abuse.exists", presumable=True),
    Fact("abuse.victim_age", Kind.NUMBER, (), "how old is the victim now?", head="abuse.exists", presumable=True),
    Fact("offence.kind", Kind.WORD, (), "which offence?", presumable=True),
    _choice("offence.time", "past ongoing intended", "is the offence past, going on or intended?", presumable=True),
    _flag("offence.listed", "does the reporting statute list the offence?", presumable=True),
    _flag("offence.arrestable", "is the offence arrestable?", presumable=True),
    _flag("offence.serious", "is the offence serious?", presumable=True),
    _flag("dissuasion_attempted", "was an earnest attempt made to dissuade, or to have the client tell?",
          presumable=True),
    _choice("report_stage", "initial follow_up", "is it the first report or a question after one?",
            presumable=True),
    Fact("steps_done", Kind.CHOICES, ("discussed_with_family", "pseudonymised_specialist_advice"),
         "which steps were taken before?", Remedy.OBTAIN),
    _flag("supervision.contracted", "is there a supervision agreement?", remedy=Remedy.OBTAIN),
    _flag("supervision.client_informed", "does the client know of the supervision?", remedy=Remedy.OBTAIN),
    _flag("supervision.same_entity", "is it the same legal entity?", presumable=True),
    _flag("vendor.processor_contract", "is there a binding processor contract?", remedy=Remedy.OBTAIN),
    _flag("vendor.secrecy_undertaking", "is the vendor bound to professional secrecy in writing?",
          remedy=Remedy.OBTAIN),
    _flag("vendor.trains_on_data", "does the vendor train on the data?", remedy=Remedy.OBTAIN, presumable=True),
    _flag("vendor.dpia", "was an impact assessment done?", remedy=Remedy.OBTAIN),
    Fact("vendor.location", Kind.WORD, (), "where is the data processed?", Remedy.OBTAIN),
)  # fmt: skip

# Worked out by the gate from the facts above (see `derived`); packs may use them, a request may not state them.
_DERIVED: Final = (
    _flag("publicity", "is it for publicity?", shown="purpose"),
    Fact("recipient", Kind.CHOICE, tuple(dict.fromkeys(_REQUESTERS + _RECIPIENTS)), "who would receive it?",
         shown="proposed_recipient"),
    _flag("law_pack", "is there a rule pack of the law that applies?", shown="jurisdiction"),
    _consent("unexpired", "has the consent not run out?", shown="consent.expiry"),
    _consent("purpose_fits", "was the consent given for this purpose?", shown="consent.purpose"),
    _consent("all_signed", "has everyone signed whose consent is needed?", shown="consent.signers"),
    Fact("consent.reach", Kind.CHOICE, REACHES, "does the consent cover what is asked for?", Remedy.OBTAIN,
         head="consent.exists", shown="consent.covers"),
    Fact("instrument.reach", Kind.CHOICE, REACHES, "does the instrument name what is asked for?", Remedy.OBTAIN,
         head="instrument.type", shown="instrument.in_scope"),
)  # fmt: skip

FACTS: Final[Mapping[str, Fact]] = MappingProxyType(
    {fact.path: fact for fact in _WHO + _WHAT + _INSTRUMENT + _CLIENT + _CONSENT + _DANGER}
)
DERIVED: Final[Mapping[str, Fact]] = MappingProxyType({fact.path: fact for fact in _DERIVED})
KNOWN: Final[Mapping[str, Fact]] = MappingProxyType({**FACTS, **DERIVED})

# Values that say in words that the fact is not known. They read as unknown, so that no rule can be written on them.
SAYS_UNKNOWN: Final = frozenset(
    {("client.status", "unknown"), ("client.wishes", "unknown"), ("threat.imminence", "unknown"),
     ("vendor.location", "unknown")}
)  # fmt: skip
