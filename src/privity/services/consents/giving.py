"""What a client does on their own page: reads, agrees, refuses, says it in their own words, comes back to it.

Everything takes the client it is for, and finds nothing that is not theirs: their own consents, and those of joint work
they take part in, without a word of the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from privity.consent import Judged, Standing, takes_back
from privity.consent.voluntariness import CONSEQUENCES
from privity.errors import InputError
from privity.ledger.accounting import THE_PERSON
from privity.model.consent import (
    Confirmed,
    Consent,
    ConsentWithdrawal,
    Said,
    Signature,
    TaughtBack,
)
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview
from privity.ports.clock import local_day
from privity.services.clients import of_kind, record_view
from privity.services.consents.keeping import (
    LONGEST_WORDS,
    change_consent,
    read_shelf,
    withdrawals_against,
)
from privity.services.office import Office


@dataclass(frozen=True, slots=True)
class OwnConsent:
    """A consent as one client sees it: where it stands, what they themselves signed and said, and no other's words."""

    compartment: CompartmentId
    judged: Judged
    signed: date | None
    confirmed: date | None
    words: Mapping[str, str]
    ended_before: bool
    shared: bool

    @property
    def record(self) -> RecordId:
        return self.judged.record

    @property
    def consent(self) -> Consent:
        return self.judged.consent

    @property
    def consequences(self) -> tuple[str, ...]:
        return CONSEQUENCES[self.judged.measure]


@dataclass(frozen=True, slots=True)
class OwnShelf:
    """Everything of consent that is one client's to see."""

    consents: tuple[OwnConsent, ...]
    withdrawals: tuple[tuple[CompartmentId, RecordId, ConsentWithdrawal], ...]

    def find(self, record: RecordId) -> OwnConsent | None:
        """One of them, or None: somebody else's is as little here as one that never was."""
        return next((one for one in self.consents if one.record == record), None)


_HIDDEN = (Standing.UNKNOWN, Standing.NOT_ASKED)


def open_own(office: Office, client: CompartmentId) -> OwnShelf:
    """What a client sees of their consents. The entry of the view is committed before it is given."""
    today = office.today()
    consents: list[OwnConsent] = []
    ended: list[tuple[CompartmentId, RecordId, ConsentWithdrawal]] = []
    for compartment in _compartments(office, client):
        shelf = read_shelf(office, compartment, today)
        against = withdrawals_against(office, compartment)
        seen = [
            _own(office, compartment, one, client, against)
            for one in shelf.judged
            if one.standing not in _HIDDEN
        ]
        consents += seen
        ended += [(compartment, number, one) for number, one in shelf.withdrawals if one.member == client]
        if seen:
            record_view(office, compartment, [one.record for one in seen], by=THE_PERSON)
    return OwnShelf(tuple(consents), tuple(ended))


def agree(
    office: Office, client: CompartmentId, record: RecordId, *, alone: bool | None, lifting: bool = False
) -> None:
    """The client agrees, having read it. Raises InputError where they ended it before and do not say that they lift it.

    The page that was read says how to take it back and that it may be passed on, and is a document of its own.
    """
    with office.still():
        own = find_own(office, client, record)
        if own.signed is not None or own.judged.standing is Standing.REFUSED:
            raise InputError("you have answered this already", field="consent")
        lifts = _lifted(office, own, lifting=lifting)
        now = office.now()
        signature = Signature(client, local_day(now), now, own_page=True, alone=alone)

        def signed(consent: Consent) -> Consent:
            how = replace(
                consent.circumstances,
                told_withdrawal=True,
                told_passing_on=True,
                bundled="" if consent.circumstances.bundled is None else consent.circumstances.bundled,
                detriment=consent.circumstances.detriment or False,
            )
            first = not consent.signatures
            return replace(
                consent,
                said=Said.GIVEN,
                valid_from=local_day(now) if first else consent.valid_from,
                signatures=(*consent.signatures, signature),
                circumstances=how,
                lifts=(*consent.lifts, *lifts),
            )

        change_consent(office, own.compartment, record, "consent given by the client", signed)


def refuse(office: Office, client: CompartmentId, record: RecordId) -> None:
    """The client says no, which is kept as a no. Raises InputError where they said yes before: that is ended."""
    with office.still():
        own = find_own(office, client, record)
        if own.judged.standing is not Standing.LAID_OUT and own.signed is not None:
            raise InputError("you agreed to this before", field="consent", remedy="end it instead")
        change_consent(
            office,
            own.compartment,
            record,
            "consent refused by the client",
            lambda consent: replace(consent, said=Said.REFUSED),
        )


def say_in_own_words(
    office: Office, client: CompartmentId, record: RecordId, words: Mapping[str, str]
) -> None:
    """What each consequence means to the client, in their own words. What was said before stays. Raises InputError."""
    with office.still():
        own = find_own(office, client, record)
        now = office.now()
        said: list[TaughtBack] = []
        for consequence, text in words.items():
            if consequence not in own.consequences:
                raise InputError("this was not asked", field="consequence")
            if len(text) > LONGEST_WORDS:
                raise InputError(
                    f"{LONGEST_WORDS} characters are enough", field=consequence, remedy="shorten it"
                )
            if text.strip() and text.strip() != own.words.get(consequence):
                said.append(TaughtBack(client, consequence, text.strip(), now))
        if said:
            change_consent(
                office,
                own.compartment,
                record,
                "consequences told by the client",
                lambda consent: replace(consent, taught=(*consent.taught, *said)),
            )


def confirm(office: Office, client: CompartmentId, record: RecordId) -> None:
    """The client came back to it by themselves and says it again. Raises InputError."""
    with office.still():
        own = find_own(office, client, record)
        if own.signed is None or own.judged.standing is Standing.WITHDRAWN:
            raise InputError("there is nothing here to say again", field="consent")
        now = office.now()
        again = Confirmed(client, local_day(now), now)
        change_consent(
            office,
            own.compartment,
            record,
            "consent confirmed by the client",
            lambda consent: replace(consent, confirmed=(*consent.confirmed, again)),
        )


def find_own(office: Office, client: CompartmentId, record: RecordId) -> OwnConsent:
    """One consent of this client. Raises InputError for anybody else's, as for one that never was."""
    today = office.today()
    for compartment in _compartments(office, client):
        against = withdrawals_against(office, compartment)
        for one in read_shelf(office, compartment, today).judged:
            if one.record == record and one.standing not in _HIDDEN:
                return _own(office, compartment, one, client, against)
    raise InputError("there is nothing like that here", field="consent", remedy="go back and choose again")


def _compartments(office: Office, client: CompartmentId) -> tuple[CompartmentId, ...]:
    line = office.overview(client) if office.holds(client) else None
    if not isinstance(line, ClientOverview):
        raise InputError("this is not a client's record", field="client")
    return (client, *(one for one in line.joint if office.holds(one)))


def _own(
    office: Office,
    compartment: CompartmentId,
    judged: Judged,
    client: CompartmentId,
    against: list[tuple[RecordId, ConsentWithdrawal]],
) -> OwnConsent:
    consent = judged.consent
    signed = [one.day for one in consent.signatures if one.member == client]
    again = [one.day for one in consent.confirmed if one.member == client]
    said = sorted((one for one in consent.taught if one.member == client), key=lambda one: one.recorded)
    ended_before = consent.said is Said.LAID_OUT and judged.standing is Standing.WITHDRAWN
    return OwnConsent(
        compartment,
        judged,
        max(signed, default=None),
        max(again, default=None),
        {one.consequence: one.words for one in said},
        ended_before and all(one.of != judged.record for _, one in against),
        compartment != client,
    )


def _lifted(office: Office, own: OwnConsent, *, lifting: bool) -> tuple[RecordId, ...]:
    against = withdrawals_against(office, own.compartment)
    kept = (own.record, own.consent)
    known = dict(of_kind(office.read_all(own.compartment), Consent))
    blocking = [one for one in against if takes_back(one, kept, known)]
    if not blocking:
        return ()
    if any(one.of == own.record for _, one in blocking):
        raise InputError("you ended this", field="consent", remedy="nothing goes out on it any more")
    if not lifting:
        raise InputError(
            "you ended something like this before",
            field="lifting",
            remedy="say that you want it again, if you do",
        )
    return tuple(number for number, _ in blocking)
