"""The named sets of values that a pack writes as `$name`, closed like the vocabulary."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from privity.gate.vocabulary import PARTS_OF_THE_RECORD, PUBLICITY, listed

# Who is able to avert a danger includes `none`: nobody is named yet, and the obligations say to whom it may go.
SETS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "publicity": PUBLICITY,
        "for_the_client": listed("""
    own_health continuity_of_care payment own_legal_claim joint_report emergency_care
    """),
        "protection": listed("""
    prevent_harm prevent_terrorism safeguarding child_protection crime_report statutory_report
    """),
        "justice": listed("""
    litigation divorce criminal_trial criminal_defence investigation immigration_enforcement
    death_inquiry oversight_of_practitioner own_defence
    """),
        "practice": listed("supervision documentation bookkeeping practice_transfer"),
        "others_interest": listed("""
    parental_interest employment_decision underwriting understanding curiosity reputation
    """),
        "press": ("journalist", "publisher", "author"),
        "authorities": listed("court police immigration regulator coroner child_protection adult_protection"),
        "the_client": ("client", "ex_client"),
        "the_record": ("record", *sorted(PARTS_OF_THE_RECORD)),
        "able_to_avert": listed("""
    none target police emergency_services doctor parent partner relative safeguarding_lead
    child_protection adult_protection
    """),
        "formal": listed("""
    lawyer_subpoena admin_demand police_written_order statutory_direction court_summons court_order
    warrant judicial_production_order
    """),
        "judicial": ("court_order", "warrant", "judicial_production_order"),
        "life_or_limb": ("lethal", "mass", "serious_bodily_harm"),
    }
)
