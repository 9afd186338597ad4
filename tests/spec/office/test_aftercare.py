"""The other places, and what went wrong: guides as data, and what was done, filed with each client concerned."""

from datetime import date

import pytest

from privity.errors import InputError
from privity.model.aftercare import IncidentKind, Place
from privity.services.aftercare import (
    LATER,
    file_incident,
    go_on,
    guides,
    incidents,
    keep_places,
    place_kinds,
    tidied,
    walk,
)
from privity.services.erasure import erase_client
from privity.services.proof import verify
from tests.house.offices import Practice, client

DAY = date(2026, 11, 20)


def test_every_guide_says_what_to_do_first_and_every_law_where_it_stands() -> None:
    found = guides()
    assert set(found.kind) == set(IncidentKind)
    for guide in found.kind.values():
        steps = [step for step, _ in guide.first]
        assert len(steps) == len(set(steps)) >= 4
        assert not set(steps) & set(LATER)
    assert all(law.citation and law.confidence in ("S", "C") for law in found.law)
    assert all(bool(law.source) == (law.checked is not None) for law in found.law)
    assert "Take advice" in found.law[-1].says


def test_what_went_wrong_is_filed_followed_and_closed(practice: Practice) -> None:
    with practice.opened() as office:
        ann, bo = client(office, "ann"), client(office, "bo")
        record = file_incident(office, IncidentKind.LETTER, DAY, "Two envelopes were exchanged.", [ann, bo])
        first = go_on(
            office, record, ["ask-back", "clients", "no such step"], "Returned unopened.", close=False
        )
        assert {one.step for one in first.steps} == {"ask-back", "clients"}
        [(_, kept)] = incidents(office)
        assert (kept.told, kept.closed) == ("Returned unopened.", None)
        assert go_on(office, record, ["ask-back"], "Done.", close=True).closed == office.today()
        erase_client(office, ann)
        assert incidents(office)[0][1].concerned == (bo,)
        with pytest.raises(InputError):
            file_incident(office, IncidentKind.PHONE, DAY, "", [ann])
        with pytest.raises(InputError):
            file_incident(office, IncidentKind.PHONE, date(1999, 1, 1), "", [])
        assert verify(office).flaws == ()


def test_the_other_places_are_walked_and_stand_in_the_statement_of_an_erasure(practice: Practice) -> None:
    with practice.opened() as office:
        assert walk(office) == []
        keep_places(office, [Place("mail", "two accounts"), Place("phone")])
        tidied(office, ["mail"], DAY)
        assert [(kind.id, place.tidied) for kind, place in walk(office)] == [("phone", None), ("mail", DAY)]
        statement = erase_client(office, client(office, "cy")).render()
        assert "The practice named: the phone, e-mail." in statement
        assert "two accounts" not in statement
        with pytest.raises(InputError):
            keep_places(office, [Place("moon")])
        with pytest.raises(InputError):
            keep_places(office, [Place("mail", "x" * 301)])
    assert len({kind.id for kind in place_kinds()}) == len(place_kinds())
