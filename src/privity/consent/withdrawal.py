"""What a client took back stays taken back: against what came before it, and against what comes after it.

Only a consent that names the withdrawal it lifts, and that the client gave after it, stands beside one.
"""

from collections.abc import Iterable, Mapping

from privity.consent.scope import is_same_scope
from privity.model.consent import Consent, ConsentWithdrawal, Said, SignedAs
from privity.model.ids import RecordId


def takes_back(
    withdrawal: tuple[RecordId, ConsentWithdrawal],
    kept: tuple[RecordId, Consent],
    known: Mapping[RecordId, Consent],
) -> bool:
    """Does this withdrawal end this consent? It ends the one it names, and every other of the same scope."""
    number, ended = withdrawal
    record, consent = kept
    if ended.of == record:
        return True
    if ended.of is not None:
        named = known.get(ended.of)
        if named is None or not is_same_scope(named.scope, consent.scope):
            return False
    return not _lifts(consent, number, ended)


def is_taken_back(
    kept: tuple[RecordId, Consent],
    withdrawals: Iterable[tuple[RecordId, ConsentWithdrawal]],
    known: Mapping[RecordId, Consent],
) -> bool:
    """Does any withdrawal end this consent?"""
    return any(takes_back(one, kept, known) for one in withdrawals)


def _lifts(consent: Consent, number: RecordId, ended: ConsentWithdrawal) -> bool:
    """Given after the withdrawal, by the one who withdrew, in their own person, and in so many words."""
    return (
        consent.said is Said.GIVEN
        and number in consent.lifts
        and consent.recorded > ended.recorded
        and any(
            one.member == ended.member
            and one.signed_as is SignedAs.SELF
            and one.day >= ended.arrived
            and one.recorded > ended.recorded
            for one in consent.signatures
        )
    )
