"""Is it freely given, and is it understood? Each check on its own, by the measure of what the consent serves.

The checks are V1 to V23 of the house's reading of GDPR Article 7 and recitals 42 and 43, 45 CFR 164.508, PDPA s14,
PHIPA s18, the ICMJE's and COPE's rules on publishing cases, and of professional codes. The figures are the house's own.
What nobody knows never passes: for what serves others it defers or leaves the consent incomplete.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from privity.consent.quorum import Quorum, Setting, WorkState, form_of
from privity.consent.scope import Measure, is_exact, measure_of
from privity.model.consent import Consent, ConsentForm, RaisedBy, TaughtBack

MONTHS_AFTER_THE_END: Final = 12
COOLING_OFF_DAYS: Final = 14
LONGEST_FOR_THE_CLIENT: Final = 366
LONGEST_FOR_OTHERS: Final = 90
CONSEQUENCES: Final = {
    Measure.CLIENT: ("who_reads", "passed_on", "no_return"),
    Measure.OTHERS: ("recognised", "reaction", "distress", "setback", "permanent", "no_return"),
}


class Verdict(StrEnum):
    """What a check comes to. Only `MET` helps; `INVALID` no later fact mends, `DEFER` time or a talk may."""

    MET = "met"
    INCOMPLETE = "incomplete"
    DEFER = "defer"
    INVALID = "invalid"


class Check(StrEnum):
    """What is looked at, one thing at a time."""

    RAISED_BY_THE_CLIENT = "raised-by-the-client"
    WORK_COMPLETED = "work-completed"
    IN_GOOD_TIME = "in-good-time"
    NOT_RETURNING = "not-returning"
    NOTHING_GAINED = "nothing-gained"
    NOTHING_LOST = "nothing-lost"
    NOT_DEPENDENT = "not-dependent"
    NO_DEBT = "no-debt"
    NO_CRISIS = "no-crisis"
    NOT_PRESSED = "not-pressed"
    NO_OBLIGATION = "no-obligation"
    NOT_ASKED_AGAIN = "not-asked-again"
    EXPLAINED_INDEPENDENTLY = "explained-independently"
    ALONE = "alone"
    DOCUMENT_OF_ITS_OWN = "document-of-its-own"
    EXACT_TEXT_SEEN = "exact-text-seen"
    UNDERSTOOD = "understood"
    OTHERS_AGREE = "others-agree"
    ALL_SIGNED = "all-signed"
    IN_WRITING = "in-writing"
    OF_AGE = "of-age"
    ABLE_TO_DECIDE = "able-to-decide"
    SAYS_WHAT = "says-what"
    NAMES_THE_RECIPIENT = "names-the-recipient"
    ENDS = "ends"
    THOUGHT_OVER = "thought-over"
    TOLD_OF_WITHDRAWAL = "told-of-withdrawal"
    INTERPRETED = "interpreted"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One check, and what it came to."""

    check: Check
    verdict: Verdict


def weigh(consent: Consent, setting: Setting, quorum: Quorum, today: date) -> tuple[Weighed, ...]:
    """Hold a consent against every check of its measure."""
    found = dict(_release(consent, setting, quorum))
    if measure_of(consent.scope.purpose) is Measure.OTHERS:
        found |= dict(_for_others(consent, setting, quorum, today))
    return tuple(Weighed(check, verdict) for check, verdict in found.items())


def _release(consent: Consent, setting: Setting, quorum: Quorum) -> list[tuple[Check, Verdict]]:
    """What every consent needs (45 CFR 164.508(c); 42 CFR 2.31; GDPR Art 7)."""
    scope, how = consent.scope, consent.circumstances
    longest = days_open(consent)
    limit = LONGEST_FOR_THE_CLIENT if measure_of(scope.purpose) is Measure.CLIENT else LONGEST_FOR_OTHERS
    return [
        (Check.ALL_SIGNED, Verdict.MET if quorum.complete else Verdict.INCOMPLETE),
        (
            Check.IN_WRITING,
            Verdict.MET if form_of(quorum) is ConsentForm.WRITTEN else Verdict.INCOMPLETE,
        ),
        (
            Check.SAYS_WHAT,
            Verdict.MET if scope.what.strip() and scope.data and scope.purpose else Verdict.INCOMPLETE,
        ),
        (Check.NAMES_THE_RECIPIENT, Verdict.MET if scope.recipient.strip() else Verdict.INCOMPLETE),
        (
            Check.ENDS,
            Verdict.MET if longest is not None and 0 <= longest <= limit else Verdict.INCOMPLETE,
        ),
        (Check.TOLD_OF_WITHDRAWAL, _yes(how.told_withdrawal, Verdict.INCOMPLETE)),
        (Check.NOTHING_LOST, _no(how.detriment, Verdict.INVALID, Verdict.INCOMPLETE)),
        # What is not spoken of does not hold up what serves the client; what is known to be wrong does.
        (Check.ABLE_TO_DECIDE, _no(_not(how.capacity), Verdict.INVALID, Verdict.MET)),
        (Check.NOT_PRESSED, _no(how.pressed, Verdict.INVALID, Verdict.MET)),
        (Check.NO_CRISIS, _no(how.crisis, Verdict.DEFER, Verdict.MET)),
        (Check.INTERPRETED, Verdict.DEFER if how.interpreter == "relative" else Verdict.MET),
    ]


def _for_others(
    consent: Consent, setting: Setting, quorum: Quorum, today: date
) -> list[tuple[Check, Verdict]]:
    """What publicity, research and teaching need besides. Each of it known, and each of it right."""
    how, scope = consent.circumstances, consent.scope
    return [
        (Check.RAISED_BY_THE_CLIENT, _yes(_raised(how.raised_by), Verdict.INCOMPLETE, Verdict.INVALID)),
        (Check.WORK_COMPLETED, _completed(consent, setting)),
        (Check.IN_GOOD_TIME, _in_good_time(consent, setting)),
        (Check.NOT_RETURNING, _no(how.returning, Verdict.INVALID, Verdict.DEFER)),
        (Check.NOTHING_GAINED, _no(how.benefit, Verdict.INVALID, Verdict.INCOMPLETE)),
        (Check.NOT_DEPENDENT, _no(how.depends, Verdict.INVALID, Verdict.INCOMPLETE)),
        (Check.NO_DEBT, _no(how.owes_fee, Verdict.INVALID, Verdict.INCOMPLETE)),
        (Check.NO_CRISIS, _no(how.crisis, Verdict.DEFER, Verdict.DEFER)),
        (Check.NOT_PRESSED, _no(how.pressed, Verdict.INVALID, Verdict.DEFER)),
        (Check.NO_OBLIGATION, _obligation(consent)),
        (Check.NOT_ASKED_AGAIN, _no(how.asked_again, Verdict.INVALID, Verdict.INCOMPLETE)),
        (
            Check.EXPLAINED_INDEPENDENTLY,
            Verdict.MET if how.explainer_independent is True and how.explained_by.strip() else Verdict.DEFER,
        ),
        (Check.ALONE, _alone(quorum)),
        (
            Check.DOCUMENT_OF_ITS_OWN,
            Verdict.MET
            if how.bundled == ""
            else Verdict.INCOMPLETE
            if how.bundled is None
            else Verdict.INVALID,
        ),
        (Check.EXACT_TEXT_SEEN, Verdict.MET if is_exact(scope) else Verdict.INVALID),
        (Check.UNDERSTOOD, Verdict.MET if understood(consent, setting) is True else Verdict.DEFER),
        (Check.OTHERS_AGREE, _yes(how.others_agree, Verdict.INCOMPLETE)),
        (Check.OF_AGE, _of_age(setting)),
        (Check.ABLE_TO_DECIDE, _yes(how.capacity, Verdict.INCOMPLETE, Verdict.INVALID)),
        (Check.THOUGHT_OVER, _thought_over(consent, setting, today)),
    ]


def understood(consent: Consent, setting: Setting) -> bool | None:
    """Has everyone said what each consequence means, in their own words, and did it show that they see it?"""
    needed = CONSEQUENCES[measure_of(consent.scope.purpose)]
    answers: list[bool | None] = []
    for member in setting.members:
        for consequence in needed:
            said = _last(consent, member.compartment, consequence)
            answers.append(said.understood if said is not None and said.words.strip() else None)
    if any(answer is False for answer in answers):
        return False
    return True if answers and all(answers) else None


def cooling_off_days(consent: Consent, setting: Setting) -> int | None:
    """The days between signing and confirming again, of whoever took the fewest; None where somebody has not."""
    days: list[int] = []
    for member in setting.members:
        signed = [one.day for one in consent.signatures if one.member == member.compartment]
        again = [one.day for one in consent.confirmed if one.member == member.compartment]
        if not signed or not again:
            return None
        days.append((max(again) - max(signed)).days)
    return min(days, default=None)


def days_open(consent: Consent) -> int | None:
    """For how many days it was given; None where it has no end, which no consent may lack."""
    return None if consent.until is None else (consent.until - consent.valid_from).days


def _last(consent: Consent, member: str, consequence: str) -> TaughtBack | None:
    said = [one for one in consent.taught if one.member == member and one.consequence == consequence]
    return max(said, key=lambda one: one.recorded, default=None)


def _yes(answer: bool | None, unknown: Verdict, wrong: Verdict = Verdict.INVALID) -> Verdict:
    return unknown if answer is None else Verdict.MET if answer else wrong


def _no(answer: bool | None, wrong: Verdict, unknown: Verdict) -> Verdict:
    return unknown if answer is None else wrong if answer else Verdict.MET


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _raised(by: RaisedBy | None) -> bool | None:
    return None if by is None else by is RaisedBy.CLIENT


def _first_signed(consent: Consent) -> date:
    return min((one.day for one in consent.signatures), default=consent.valid_from)


def _completed(consent: Consent, setting: Setting) -> Verdict:
    """During the work, while it pauses, and after one that broke off, a client is not free to offer."""
    if setting.work is not WorkState.COMPLETED or setting.ended is None:
        return Verdict.INVALID
    return Verdict.MET if setting.ended < _first_signed(consent) else Verdict.INVALID


def _in_good_time(consent: Consent, setting: Setting) -> Verdict:
    if setting.ended is None:
        return Verdict.INVALID
    signed = _first_signed(consent)
    months = (signed.year - setting.ended.year) * 12 + signed.month - setting.ended.month
    months -= signed.day < setting.ended.day
    return Verdict.MET if months >= MONTHS_AFTER_THE_END else Verdict.DEFER


def _obligation(consent: Consent) -> Verdict:
    """Thanks and obligation are human. Where they are spoken of, somebody independent talks first."""
    how = consent.circumstances
    if how.gratitude is None:
        return Verdict.DEFER
    return Verdict.MET if not how.gratitude or how.explainer_independent is True else Verdict.DEFER


def _alone(quorum: Quorum) -> Verdict:
    if not quorum.signed or any(one.alone is None for one in quorum.signed):
        return Verdict.DEFER
    return Verdict.MET if all(one.alone for one in quorum.signed) else Verdict.INVALID


def _of_age(setting: Setting) -> Verdict:
    """Nobody under eighteen appears in publicity, whoever agrees; of whom no year is known, a person says so."""
    ages = [member.age for member in setting.members]
    return Verdict.INVALID if any(age is not None and age < 18 for age in ages) else Verdict.MET


def _thought_over(consent: Consent, setting: Setting, today: date) -> Verdict:
    days = cooling_off_days(consent, setting)
    if days is None or days < COOLING_OFF_DAYS:
        return Verdict.DEFER
    freshest = max(one.day for one in consent.confirmed)
    return (
        Verdict.MET if freshest <= today <= freshest + timedelta(days=LONGEST_FOR_OTHERS) else Verdict.DEFER
    )
