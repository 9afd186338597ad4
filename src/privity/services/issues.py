"""What work is about: in free words, and as kinds of the catalogue where a person placed them there.

Free words, those of an import among them, are never placed by the program: a kind that was guessed would be counted.
"""

from collections.abc import Sequence
from dataclasses import replace

from privity.aggregates import Catalogue
from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement, NamedIssue
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.services.office import Office

LONGEST_WORDS = 200
MOST_ISSUES = 40


def reword_issues(office: Office, compartment: CompartmentId, record: RecordId, words: Sequence[str]) -> None:
    """Keep other free words for what work is about. What was placed for words that go, goes too. Raises InputError."""
    if len(words) > MOST_ISSUES or any(len(one) > LONGEST_WORDS or "\x00" in one for one in words):
        raise InputError(
            f"at most {MOST_ISSUES} issues of {LONGEST_WORDS} characters",
            field="issues",
            remedy="leave some out, or shorten them",
        )
    with office.still():
        engagement = _engagement(office, compartment, record)
        kept = tuple(one for one in engagement.named if not one.words or one.words in words)
        _save(office, compartment, record, replace(engagement, issues=tuple(words), named=kept))


def place_issues(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    catalogue: Catalogue,
    placed: Sequence[tuple[str, str]],
) -> None:
    """Keep where a person placed issues: pairs of free words, or none, and a kind's id. The first is the main one.

    Raises InputError for a kind or for words that are not there.
    """
    known = {kind.id for one in catalogue.lists for kind in one.kinds}
    with office.still():
        engagement = _engagement(office, compartment, record)
        for words, kind in placed:
            if kind not in known or (words and words not in engagement.issues):
                raise InputError("this is not in the catalogue", field="kind", remedy="choose from the list")
        named = tuple(dict.fromkeys(NamedIssue(kind, catalogue.version, words) for words, kind in placed))
        _save(office, compartment, record, replace(engagement, named=named))


def _engagement(office: Office, compartment: CompartmentId, record: RecordId) -> Engagement:
    engagement = office.read(compartment, record)
    if not isinstance(engagement, Engagement) or not isinstance(
        office.overview(compartment), ClientOverview | JointOverview
    ):
        raise InputError("there is no such work here", field="work", remedy="open the record again")
    return engagement


def _save(office: Office, compartment: CompartmentId, record: RecordId, engagement: Engagement) -> None:
    with office.work(EventClass.RECORD_SAVED) as work:
        work.put(compartment, engagement, record)
        work.tell_person(compartment, what="issues kept", records=[record])
