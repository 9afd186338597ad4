"""An invented practice of eight clients, enough for every check of the screen."""

from datetime import date

import pytest

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement, Unit
from privity.model.notes import Note
from privity.model.people import Client, Contacts, Relation
from privity.screen import ScreenIndex

CLIENTS = (
    Client(
        "c-1",
        ("Nurul Huda binte Salleh",),
        nicknames=("Huda",),
        born=1988,
        occupation="florist",
        employer="Petal & Thorn",
        lives_in="Tampines",
        household="married, one son",
        contacts=Contacts(phone=("+65 8123 4567",), email=("huda.salleh@example.org",)),
        related=(Relation("husband", "Faizal Rahman"),),
    ),
    Client("c-2", ("Margaret Hollis",), contacts=Contacts(phone=("020 7946 0018",))),
    Client("c-3", ("Tomasz Wieczorek",), occupation="organ builder", lives_in="Leith"),
    Client("c-4", ("Žiga Kovač",), nicknames=("Zik",)),
    Client("c-5", ("Grace Young",)),
    Client("c-6", ("Jürgen Müller",)),
    Client("c-7", ("Ingrid Solberg",)),
    Client("c-8", ("Anna Novak",)),
)
ENGAGEMENTS = (
    *(
        Engagement(f"e-{number}", (f"c-{number}",), date(2024, 1, 10), issues=("low mood",))
        for number in range(1, 7)
    ),
    Engagement("e-78", ("c-7", "c-8"), date(2024, 2, 1), Unit.COUPLE),
)
NOTES = (
    Note(
        "n-1",
        "e-1",
        date(2024, 1, 10),
        "Huda has not slept properly since the flood in the cold store. She lost the orchids her late father had "
        "bred and hides the insurance letters in a biscuit tin so that Faizal will not see them. Wakes at four, "
        "counts stock.",
    ),
    Note(
        "n-2",
        "e-2",
        date(2024, 1, 12),
        "Mrs Hollis shaved her head the night her sister was buried and told nobody. She keeps forty teas in a "
        "suitcase under the bed, one for each year of the marriage, and cannot drink any of them.",
    ),
    Note(
        "n-3",
        "e-3",
        date(2024, 1, 15),
        "Organ builder, 52. Lost two fingers in the workshop in spring and has not let his daughter see the hand. "
        "Plays the pedals at night in an empty church, feels his late teacher sitting behind him.",
    ),
    Note(
        "n-4",
        "e-4",
        date(2024, 1, 20),
        "Ziga keeps bees on the roof of the tax office. Panic on escalators since the accident with the tram. "
        "Reach him at ziga.k@example.net or on 031 555 210.",
    ),
    Note(
        "n-5",
        "e-5",
        date(2024, 1, 22),
        "Feels low. Not sleeping. Work is stressful. We talked about routines.",
    ),
    Note(
        "n-6",
        "e-6",
        date(2024, 1, 25),
        "He burnt every photograph of the boat after his brother drowned and now measures the tide tables daily, "
        "although he lives two hundred kilometres from any sea.",
    ),
    Note(
        "n-7",
        "e-78",
        date(2024, 2, 1),
        "They have slept in separate tents in their own living room since Ingrid found the second telephone in the "
        "piano. Anna says it belonged to a colleague who sang with her in the railway choir.",
    ),
)


@pytest.fixture
def caseload() -> Caseload:
    return Caseload(CLIENTS, ENGAGEMENTS, NOTES)


@pytest.fixture
def index(caseload: Caseload) -> ScreenIndex:
    return ScreenIndex.build(caseload)
