"""Where a consent stands on a day, and what of it the gate may hear."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from privity.consent.quorum import Member, Quorum, Setting, form_of, quorum_of
from privity.consent.scope import Measure, is_exact, measure_of
from privity.consent.voluntariness import (
    COOLING_OFF_DAYS,
    Verdict,
    Weighed,
    cooling_off_days,
    days_open,
    understood,
    weigh,
)
from privity.consent.withdrawal import is_taken_back
from privity.model.consent import (
    Consent,
    ConsentForm,
    ConsentWithdrawal,
    RaisedBy,
    Said,
    SignedAs,
)
from privity.model.ids import RecordId

Kept = tuple[RecordId, Consent]


class Standing(StrEnum):
    """Where a consent stands. Only `IN_FORCE` opens anything."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    INCOMPLETE = "incomplete"
    DEFERRED = "deferred"
    DOES_NOT_COUNT = "does-not-count"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    NOT_ASKED = "not-asked"
    LAID_OUT = "laid-out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """A consent, where it stands, and every check it was held against."""

    record: RecordId
    consent: Consent
    standing: Standing
    measure: Measure
    weighed: tuple[Weighed, ...]
    quorum: Quorum
    setting: Setting

    @property
    def against(self) -> tuple[Weighed, ...]:
        """The checks that nothing later mends."""
        return tuple(one for one in self.weighed if one.verdict is Verdict.INVALID)

    @property
    def open(self) -> tuple[Weighed, ...]:
        """The checks that are not passed yet."""
        return tuple(one for one in self.weighed if one.verdict in (Verdict.INCOMPLETE, Verdict.DEFER))


_NOT_GIVEN = {
    Said.REFUSED: Standing.REFUSED,
    Said.NOT_ASKED: Standing.NOT_ASKED,
    Said.LAID_OUT: Standing.LAID_OUT,
    Said.UNKNOWN: Standing.UNKNOWN,
}


def judge(
    kept: Kept,
    withdrawals: Sequence[tuple[RecordId, ConsentWithdrawal]],
    known: Mapping[RecordId, Consent],
    setting: Setting,
    today: date,
) -> Judged:
    """Say where a consent stands. `known` are the consents that a withdrawal may name."""
    record, consent = kept
    quorum = quorum_of(consent, setting)
    weighed = weigh(consent, setting, quorum, today)
    standing = _standing(kept, withdrawals, known, weighed, today)
    return Judged(record, consent, standing, measure_of(consent.scope.purpose), weighed, quorum, setting)


def _standing(
    kept: Kept,
    withdrawals: Sequence[tuple[RecordId, ConsentWithdrawal]],
    known: Mapping[RecordId, Consent],
    weighed: Iterable[Weighed],
    today: date,
) -> Standing:
    _, consent = kept
    # INVARIANT: a withdrawal is looked at before anything else, and nothing below can undo it.
    if is_taken_back(kept, withdrawals, known):
        return Standing.WITHDRAWN
    if consent.said is not Said.GIVEN:
        return _NOT_GIVEN[consent.said]
    verdicts = {one.verdict for one in weighed}
    if Verdict.INVALID in verdicts:
        return Standing.DOES_NOT_COUNT
    if consent.until is not None and consent.until < today:
        return Standing.EXPIRED
    if today < consent.valid_from:
        return Standing.NOT_YET
    if Verdict.INCOMPLETE in verdicts:
        return Standing.INCOMPLETE
    return Standing.DEFERRED if Verdict.DEFER in verdicts else Standing.IN_FORCE


def as_known(
    consents: Iterable[Kept],
    withdrawals: Iterable[tuple[RecordId, ConsentWithdrawal]],
    moment: datetime,
) -> tuple[list[Kept], list[tuple[RecordId, ConsentWithdrawal]]]:
    """What the office knew at a moment, so that an old decision is judged by what could be known then."""
    then = [
        (
            record,
            replace(
                one,
                signatures=tuple(sign for sign in one.signatures if sign.recorded <= moment),
                taught=tuple(said for said in one.taught if said.recorded <= moment),
                confirmed=tuple(said for said in one.confirmed if said.recorded <= moment),
            ),
        )
        for record, one in consents
        if one.recorded <= moment
    ]
    return then, [(record, one) for record, one in withdrawals if one.recorded <= moment]


def facts_of(judged: Judged, today: date) -> dict[str, object]:
    """The gate's facts, by path. What is not in force tells only what counts against it.

    A release for the client that is merely incomplete is told as it is: each thing it lacks is a fact of its own, and
    a law may ask for less. Whatever serves others is told whole when everything is right, and not before.
    """
    match judged.standing:
        case Standing.WITHDRAWN:
            return {"consent.exists": True, "consent.revoked": True}
        case Standing.REFUSED:
            return {"consent.exists": False, "client_objects": True}
        case Standing.NOT_ASKED | Standing.LAID_OUT | Standing.UNKNOWN | Standing.NOT_YET:
            return {"consent.exists": False}
    against = _against(judged, today)
    told_whole = judged.standing is Standing.IN_FORCE or (
        judged.standing is Standing.INCOMPLETE and judged.measure is Measure.CLIENT
    )
    return _whole(judged, today) | against if told_whole else against


def _against(judged: Judged, today: date) -> dict[str, object]:
    consent, how = judged.consent, judged.consent.circumstances
    form, days = form_of(judged.quorum), cooling_off_days(consent, judged.setting)
    facts: dict[str, object] = {"consent.exists": True}
    if form in (ConsentForm.ORAL, ConsentForm.IMPLIED):
        facts["consent.form"] = form.value
    if how.raised_by not in (None, RaisedBy.CLIENT, RaisedBy.SOMEBODY_ELSE):
        facts["consent.initiated_by"] = str(how.raised_by)
    if how.detriment:
        facts["consent.conditioned"] = True
    if how.benefit:
        facts["consent.inducement"] = True
    if how.bundled:
        facts["consent.separate"] = False
        facts["consent.bundled_in"] = how.bundled
    if how.interpreter == "relative":
        facts["consent.interpreter"] = "relative"
    if how.told_withdrawal is False:
        facts["consent.revocation_told"] = False
    if how.explainer_independent is False:
        facts["consent.independent_explainer"] = False
    if how.others_agree is False:
        facts["consent.third_parties_removed"] = False
    if consent.scope.anonymous is False:
        facts["consent.wants_anonymity"] = False
    if not consent.scope.recipient.strip():
        facts["consent.recipient_named"] = False
    if understood(consent, judged.setting) is False:
        facts["consent.comprehension"] = "teach_back_failed"
    if days is not None and days < COOLING_OFF_DAYS:
        facts["consent.cooling_off_days"] = max(days, 0)
    if not judged.quorum.complete:
        facts |= _signers(judged)
    if judged.standing is Standing.EXPIRED:
        facts |= _period(judged, today)
    return facts | _of_the_client(judged)


def _of_the_client(judged: Judged) -> dict[str, object]:
    how = judged.consent.circumstances
    wrong: dict[str, object] = {
        path: value
        for path, answer, value in (
            ("client.crisis", how.crisis, True),
            ("client.owes_fee", how.owes_fee, True),
            ("client.gratitude", how.gratitude, True),
        )
        if answer
    }
    if how.capacity is False:
        wrong["client.capacity"] = False
    ages = [member.age for member in judged.setting.members if member.age is not None]
    if len(judged.setting.members) == 1 and ages and ages[0] < 18:
        wrong["client.age"] = ages[0]
    return wrong


def _whole(judged: Judged, today: date) -> dict[str, object]:
    consent, how, scope = judged.consent, judged.consent.circumstances, judged.consent.scope
    form, days = form_of(judged.quorum), cooling_off_days(consent, judged.setting)
    whole: dict[str, object] = {
        "consent.exists": True,
        "consent.revoked": False,
        "consent.recipient_named": bool(scope.recipient.strip()),
        "consent.content_specific": bool(scope.what.strip() and scope.data),
        "consent.purpose": scope.purpose,
        "consent.covers": sorted(scope.data),
        "consent.seen_text": True if is_exact(scope) else None,
        "consent.form": None if form is None else form.value,
        "consent.revocation_told": how.told_withdrawal,
        "consent.redisclosure_told": how.told_passing_on,
        "consent.conditioned": how.detriment,
        "consent.inducement": how.benefit,
        "consent.separate": None if how.bundled is None else not how.bundled,
        "consent.initiated_by": _initiated(how.raised_by),
        "consent.independent_explainer": how.explainer_independent,
        "consent.third_parties_removed": how.others_agree,
        "consent.wants_anonymity": scope.anonymous,
        "consent.interpreter": how.interpreter,
        "consent.cooling_off_days": days if days is None or days >= 0 else None,
        "consent.comprehension": {True: "teach_back_ok", False: "teach_back_failed", None: "not_checked"}[
            understood(consent, judged.setting)
        ],
        **_signers(judged),
        **_period(judged, today),
    }
    return {path: value for path, value in whole.items() if value is not None}


def _initiated(by: RaisedBy | None) -> str | None:
    return None if by in (None, RaisedBy.SOMEBODY_ELSE) else str(by)


def _signers(judged: Judged) -> dict[str, object]:
    """Who signed, in the gate's words. It knows two in one work; more of them are told as two once all have signed."""
    members = judged.setting.members
    if len(members) > 1:
        signed = {one.member for one in judged.quorum.signed}
        both = ["partner_a", "partner_b"]
        if len(members) == 2:
            told = [word for word, one in zip(both, members, strict=True) if one.compartment in signed]
        else:
            told = both if judged.quorum.complete else both[: bool(signed)]
        return {"consent.signers": told, "consent.participants": both}
    words = {SignedAs.SELF: "client", SignedAs.PARENT: "parent", SignedAs.EXECUTOR: "executor"}
    facts: dict[str, object] = {"consent.signers": [words[one.signed_as] for one in judged.quorum.signed]}
    if judged.quorum.signed and _is_minor(members[0]):
        # The quorum has judged who may sign; the gate hears on what it rests.
        facts["client.competent_minor"] = judged.quorum.signed[0].signed_as is SignedAs.SELF
    return facts


def _is_minor(member: Member) -> bool:
    return member.age is not None and member.age < 18


def _period(judged: Judged, today: date) -> dict[str, object]:
    days = days_open(judged.consent)
    if days is None or days < 0:
        return {}
    age = (today - judged.consent.valid_from).days
    return {"consent.expiry": f"{days}d", **({"consent.age_days": age} if age >= 0 else {})}
