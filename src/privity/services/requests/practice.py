"""What the practice has said of itself in its terms, as far as requests need it: its law, its name, what was agreed.

The terms are handed out through the door, which hangs on the modules beside this one; so they are imported when asked.
"""

from typing import Any

from privity.model.requests import KeptRequest
from privity.model.terms import TermsChoices
from privity.services.office import Office
from privity.services.requests.keeping import OF_THE_PRACTICE, find_request, list_requests


def facts_of_the_practice(office: Office) -> dict[str, Any]:
    """What was stated of the practice in the newest request, else the place that its terms name."""
    for line in list_requests(office):
        _, request = find_request(office, line.compartment)
        known: dict[str, Any] = {
            path: request.facts[path] for path in OF_THE_PRACTICE if path in request.facts
        }
        if known:
            return known
    choices = _choices(office)
    return {"jurisdiction": choices.place} if choices is not None else {}


def signature(office: Office) -> tuple[str, ...]:
    """Who signs an answer: the practitioner and the practice, as the terms name them. The same for every answer."""
    choices = _choices(office)
    return () if choices is None else tuple(line for line in (choices.practitioner, choices.practice) if line)


def told_of_supervision(office: Office, request: KeptRequest) -> bool | None:
    """Did the accepted terms of everybody concerned tell of supervision? None where nobody is named."""
    from privity.services.terms import supervision_told

    held = [one for one in request.about if office.holds(one)]
    return all(supervision_told(office, one) for one in held) if held else None


def _choices(office: Office) -> TermsChoices | None:
    from privity.services.terms import versions

    found = versions(office)
    return found[0].choices if found else None
