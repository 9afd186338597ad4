"""What another program's records say of one client: consents that are not known to hold, and disclosures.

No consent from elsewhere permits anything here. A clear denial is kept as a refusal; everything else stays unknown
until somebody reads the paper. A disclosure becomes a telling, written down afterwards.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from privity.errors import InputError
from privity.model.consent import Said, Scope
from privity.model.elsewhere import ConsentSays, Elsewhere, ElsewhereConsent, ElsewhereDisclosure
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview
from privity.services.accounts import view_account
from privity.services.consents.keeping import LONGEST_LINE, read_shelf, write_down
from privity.services.office import Office
from privity.services.tellings import EARLIEST, LONGEST_NAME, Telling, TellingWay, enter_telling

# An audit trail does not say how much of a record it was. The account says the larger rather than the lesser.
_DISCLOSED: Final = "record"


@dataclass(frozen=True, slots=True)
class Brought:
    """What was taken, what was here already, and why each of the rest was not."""

    consents: int
    disclosures: int
    here_already: int
    not_taken: tuple[str, ...]


def bring_elsewhere(
    office: Office, compartment: CompartmentId, found: Elsewhere, *, dry_run: bool = False
) -> Brought:
    """Write down what was read, each with its own entry. What is here already is passed over. Raises InputError."""
    with office.still():
        if not isinstance(office.overview(compartment), ClientOverview):
            raise InputError(
                "what comes from elsewhere is kept with one client", field="client", remedy="name a client"
            )
        today = office.today()
        sources = {one.consent.source for one in read_shelf(office, compartment, today).judged}
        told = {(one.day, one.words) for one in view_account(office, compartment).told}
        refused = list(found.left_out)
        consents, here = [], 0
        for consent in found.consents:
            if consent.day is None or not EARLIEST <= consent.day <= today:
                refused.append(f"consent {_called(consent)}: it has no day that can be kept")
            elif consent.reference and _source(consent) in sources:
                here += 1
            else:
                consents.append((consent, consent.day))
        disclosures = []
        for one in found.disclosures:
            if not EARLIEST <= one.day <= today:
                refused.append(f"disclosure {_called(one)}: it has no day that can be kept")
            elif one.reference and (one.day, _words(one)) in told:
                here += 1
            else:
                disclosures.append(one)
        if not dry_run:
            for consent, day in consents:
                _keep(office, compartment, consent, day)
            for disclosure in disclosures:
                enter_telling(office, compartment, _telling(disclosure))
    return Brought(len(consents), len(disclosures), here, tuple(refused))


def _keep(office: Office, compartment: CompartmentId, consent: ElsewhereConsent, day: date) -> None:
    said = Said.REFUSED if consent.says is ConsentSays.DENIES else Said.UNKNOWN
    why = "; ".join(consent.because)
    what = f"From another program (FHIR {consent.version}): {consent.says}{f', {why}' if why else ''}."
    scope = Scope(consent.recipient[:LONGEST_LINE], "", consent.purpose, (), what[:2_000])
    write_down(office, compartment, scope, said, day, source=_source(consent))


def _source(consent: ElsewhereConsent) -> str:
    return f"FHIR {consent.version} Consent {_called(consent)}"


def _telling(disclosure: ElsewhereDisclosure) -> Telling:
    facts = {"purpose": disclosure.purpose} if disclosure.purpose else {}
    return Telling(
        disclosure.day,
        TellingWay.OTHER,
        _DISCLOSED,
        disclosure.recipient[:LONGEST_NAME],
        facts,
        _words(disclosure),
    )


def _words(disclosure: ElsewhereDisclosure) -> str:
    return f"From another program's audit trail (FHIR {disclosure.version} AuditEvent {_called(disclosure)})."


def _called(one: ElsewhereConsent | ElsewhereDisclosure) -> str:
    return one.reference[:64] or "without id"
