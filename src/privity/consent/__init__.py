"""Consent, judged: not whether there is a signature, but whether somebody freely agreed to something they understood.

Pure. Records and the day go in; a standing, what counts against it and the gate's facts come out.

    judged = judge(record, consent, withdrawals, setting, today)
    judged.standing                       # in force, withdrawn, does not count, ...
    facts_of(judged, today)               # {"consent.exists": True, "consent.revoked": False, ...}

Read `scope`, `quorum`, `voluntariness`, `withdrawal`, then `consent`, which puts them together. What serves the client
and what serves others are held to different measures. No lawyer has reviewed them.

INVARIANT: what was taken back, refused, never asked or is not known gives no fact that permits anything.
"""

from privity.consent.consent import Judged, Kept, Standing, as_known, facts_of, judge
from privity.consent.quorum import Member, Quorum, Setting, WorkState, quorum_of
from privity.consent.scope import Measure, is_same_scope, measure_of
from privity.consent.texts import ConsentTexts, called_back, parse_texts, receipt, short_number, whole_copy
from privity.consent.voluntariness import Check, Verdict, Weighed, weigh
from privity.consent.withdrawal import is_taken_back, takes_back

__all__ = [
    "Check",
    "ConsentTexts",
    "Judged",
    "Kept",
    "Measure",
    "Member",
    "Quorum",
    "Setting",
    "Standing",
    "Verdict",
    "Weighed",
    "WorkState",
    "as_known",
    "called_back",
    "facts_of",
    "is_same_scope",
    "is_taken_back",
    "judge",
    "measure_of",
    "parse_texts",
    "quorum_of",
    "receipt",
    "short_number",
    "takes_back",
    "weigh",
    "whole_copy",
]
