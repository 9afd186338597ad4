"""What is shown wherever one is about to write or call: how somebody wishes to be reached, and what to beware of."""

from dataclasses import dataclass

from privity.faces.web.words import Words
from privity.model.ids import CompartmentId
from privity.model.overview import RecordOverview
from privity.model.wishes import ContactWishes
from privity.services.office import Office
from privity.services.wishes import members_of, wishes_of

WAYS = ("calls", "voicemail", "texting", "email", "post")
SAID = ("number", "speak_as", "never", "envelope", "receipt", "emergency", "after_death")


@dataclass(frozen=True, slots=True)
class Reach:
    """One person's wishes in words: what they agreed to, what they refused, what was not spoken of, and the rest."""

    name: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    open: tuple[str, ...]
    said: tuple[tuple[str, str, str], ...]


def reaches_of(office: Office, compartment: CompartmentId, words: Words) -> tuple[Reach, ...]:
    """How whoever a record is about wishes to be reached; where nothing was said, that nothing was. It is recorded."""
    overview = office.overview(compartment)
    if not isinstance(overview, RecordOverview):
        return ()
    people = members_of(overview, compartment)
    found = []
    for one in people:
        line = office.overview(one) if office.holds(one) else None
        name = line.name if isinstance(line, RecordOverview) and len(people) > 1 else ""
        found.append(reach_of(words, name, wishes_of(office, one) or ContactWishes()))
    return tuple(found)


def reach_of(words: Words, name: str, wishes: ContactWishes) -> Reach:
    """Put wishes into words."""
    ways = {way: getattr(wishes, way) for way in WAYS}

    def named(answer: bool | None) -> tuple[str, ...]:
        return tuple(words(f"wishes.way.{way}") for way, said in ways.items() if said is answer)

    said = [(one, words(f"wishes.{one}"), getattr(wishes, one)) for one in SAID if getattr(wishes, one)]
    return Reach(name, named(True), named(False), named(None), tuple(said))
