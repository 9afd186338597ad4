"""What work is about: free words stay what they are, and only a person places them in the catalogue."""

from collections.abc import Iterator
from datetime import date

import pytest

from privity.errors import InputError
from privity.model.engagement import Engagement, NamedIssue
from privity.model.ids import CompartmentId, RecordId
from privity.model.people import Client
from privity.services.catalogue import shipped_catalogue
from privity.services.clients import add_client, view_client
from privity.services.issues import place_issues, reword_issues
from privity.services.office import Office
from tests.house.offices import Practice

WORDS = ("no wish for it", "sleep")


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


@pytest.fixture
def work(office: Office) -> tuple[CompartmentId, RecordId]:
    person = Client("dee", ("Dee Invented",))
    here = add_client(office, person, Engagement("dee-1", ("dee",), date(2026, 3, 2), issues=WORDS))
    return here, view_client(office, here).engagements[0][0]


def placed(office: Office, work: tuple[CompartmentId, RecordId]) -> Engagement:
    found = office.read(*work)
    assert isinstance(found, Engagement)
    return found


def test_words_and_kinds_are_kept_together_with_the_catalogues_version(
    office: Office, work: tuple[CompartmentId, RecordId]
) -> None:
    catalogue = shipped_catalogue()
    first, second = (one.kinds[0].id for one in catalogue.lists[:2])
    place_issues(office, *work, catalogue, [(WORDS[0], first), ("", second), ("", second)])
    assert placed(office, work).issues == WORDS
    assert placed(office, work).named == (
        NamedIssue(first, catalogue.version, WORDS[0]),
        NamedIssue(second, catalogue.version),
    )
    reword_issues(office, *work, ["sleep", "work"])
    assert placed(office, work).issues == ("sleep", "work")
    assert placed(office, work).named == (NamedIssue(second, catalogue.version),)


def test_what_is_in_no_catalogue_or_no_record_is_refused(
    office: Office, work: tuple[CompartmentId, RecordId]
) -> None:
    catalogue, before = shipped_catalogue(), office.tree.size
    kind = catalogue.lists[0].kinds[0].id
    for wrong in ((WORDS[0], "sx-invented"), ("words of nobody", kind)):
        with pytest.raises(InputError):
            place_issues(office, *work, catalogue, [wrong])
    with pytest.raises(InputError):
        reword_issues(office, *work, ["x" * 201])
    with pytest.raises(InputError):
        place_issues(office, work[0], RecordId("1" * 32), catalogue, [])
    assert office.tree.size == before
