"""What must be done with, before or after a decision: the closed list that rules choose from."""

from enum import StrEnum
from typing import Final


class Obligation(StrEnum):
    """What must be done with, before or after a decision. The order here is the order in which they are told."""

    MINIMUM_NECESSARY = "minimum_necessary"
    SAFETY_FACTS_ONLY = "safety_facts_only"
    CONSENT_SCOPE_ONLY = "consent_scope_only"
    INSTRUMENT_SCOPE_ONLY = "instrument_scope_only"
    EXACT_TEXT_ONLY = "exact_text_only"
    OWN_PART_ONLY = "own_part_only"
    REDACT_THIRD_PARTY = "redact_third_party"
    EXCLUDE_PSYCHOTHERAPY_NOTES = "exclude_psychotherapy_notes"
    NO_IDENTIFIERS = "no_identifiers"
    OMIT_CLIENT_NAME = "omit_client_name"
    OMIT_FORBIDDEN_ENTRY = "omit_forbidden_entry"
    INITIAL_REPORT_ONLY = "initial_report_only"
    ANSWER_MUST_NOT_REVEAL = "answer_must_not_reveal"
    NOTIFY_POLICE = "notify_police"
    WARN_TARGET = "warn_target"
    DO_NOT_WARN_TARGET_DIRECTLY = "do_not_warn_target_directly"
    POLICE_OR_MEDICAL_ONLY = "police_or_medical_only"
    COMPETENT_RECIPIENT_ONLY = "competent_recipient_only"
    TO_COURT_ONLY = "to_court_only"
    NO_INSPECTION = "no_inspection"
    REPORT_PERSONALLY = "report_personally"
    WITHOUT_DELAY = "without_delay"
    WITHIN_30_DAYS = "within_30_days"
    WITHIN_45_DAYS = "within_45_days"
    WITHIN_60_DAYS = "within_60_days"
    WITHIN_ONE_MONTH = "within_one_month"
    WITHIN_INSTRUMENT_DEADLINE = "within_instrument_deadline"
    RESPOND_OR_OBJECT_BY_DEADLINE = "respond_or_object_by_deadline"
    WRITTEN_FOLLOW_UP = "written_follow_up"
    NOTIFY_CLIENT = "notify_client"
    NOTIFY_CLIENT_UNLESS_UNSAFE = "notify_client_unless_unsafe"
    ASK_IF_CLIENT_MAY_BE_TOLD = "ask_if_client_may_be_told"
    NO_TIPPING_OFF = "no_tipping_off"
    SUPPORT_CLIENT = "support_client"
    WORK_WITH_CLIENT_TO_DISCLOSE = "work_with_client_to_disclose"
    HONOUR_WITHDRAWAL = "honour_withdrawal"
    RECONFIRM_BEFORE_RELEASE = "reconfirm_before_release"
    NAME_RECIPIENTS = "name_recipients"
    FIRST_COPY_FREE = "first_copy_free"
    LOG_DISCLOSURE = "log_disclosure"
    LOG_REQUEST = "log_request"
    ACCOUNTING = "accounting"
    VERIFY = "verify"
    RECORD_REASONS = "record_reasons"
    DOCUMENT_EXCUSE_IF_NOT_REPORTING = "document_excuse_if_not_reporting"
    TAKE_LEGAL_ADVICE = "take_legal_advice"
    ASSERT_PRIVILEGE = "assert_privilege"


# Obligations that concern what leaves, and those who get it: a refusal owes none of them for a duty it holds up.
ON_WHAT_LEAVES: Final = frozenset(
    {
        Obligation.MINIMUM_NECESSARY, Obligation.SAFETY_FACTS_ONLY, Obligation.CONSENT_SCOPE_ONLY,
        Obligation.INSTRUMENT_SCOPE_ONLY, Obligation.EXACT_TEXT_ONLY, Obligation.OWN_PART_ONLY,
        Obligation.REDACT_THIRD_PARTY, Obligation.EXCLUDE_PSYCHOTHERAPY_NOTES, Obligation.NO_IDENTIFIERS,
        Obligation.OMIT_CLIENT_NAME, Obligation.OMIT_FORBIDDEN_ENTRY, Obligation.INITIAL_REPORT_ONLY,
        Obligation.TO_COURT_ONLY, Obligation.NO_INSPECTION, Obligation.WITHIN_INSTRUMENT_DEADLINE,
        Obligation.ACCOUNTING,
    }
)  # fmt: skip
