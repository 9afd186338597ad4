"""A hand with the page key, or on the server, puts older rows back: noticed at opening, or at the next reading."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from privity.errors import IntegrityError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.services import keys
from privity.services.clients import change_client, list_clients, view_client
from privity.services.find import FindIndex, follow, warm
from privity.services.notes import discard_draft, save_draft
from privity.services.office import Office
from privity.services.proof import verify
from tests.house.offices import Practice, client


def rows(office: Office, table: str) -> list[Any]:
    with office.store._engine.connect() as connection:  # type: ignore[attr-defined]
        return list(connection.execute(text(f"SELECT * FROM {table}")).mappings())  # noqa: S608


def run(office: Office, statement: str, **values: object) -> None:
    with office.store.begin() as transaction:
        transaction._connection.execute(text(statement), values)  # type: ignore[attr-defined]


def put_back(office: Office, table: str, old: list[Any]) -> None:
    """Put the rows of one table back as they were."""
    run(office, f"DELETE FROM {table}")  # noqa: S608
    for row in old:
        marks = ", ".join(f":{name}" for name in row)
        run(office, f"INSERT INTO {table} VALUES ({marks})", **row)  # noqa: S608


def renamed(office: Office, ann: CompartmentId) -> None:
    file = view_client(office, ann)
    from dataclasses import replace

    change_client(office, ann, replace(file.client, names=("Ann Otherwise",)))


READS: dict[str, Callable[[Office, CompartmentId], object]] = {
    "records": lambda office, ann: office.read_all(ann),
    "overviews": lambda office, ann: (office.overviews(), office.overview(ann)),
    "compartments": lambda office, ann: (
        verify(office).flaws == () or (_ for _ in ()).throw(IntegrityError("told"))
    ),
}


@pytest.mark.parametrize("table", ["records", "overviews"])
@pytest.mark.parametrize("warm_", [True, False], ids=["known", "unread"])
def test_an_older_row_is_not_answered_from(practice: Practice, table: str, warm_: bool) -> None:
    with practice.opened() as office:
        old, ann = rows(office, table), client(office, "ann")
        renamed(office, ann)
        if not warm_:
            office._held.shelves.clear()
        put_back(office, table, old)
        with pytest.raises(IntegrityError):
            READS[table](office, ann)
        if table == "overviews":
            with pytest.raises(IntegrityError):
                office.overview(ann)
            with pytest.raises(IntegrityError):
                list_clients(office)


@pytest.mark.parametrize("warm_", [True, False], ids=["known", "unread"])
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM records WHERE kind = 'note'",
        "INSERT INTO records SELECT tenant, compartment, randomblob(16), kind, schema, revision, epoch, digest,"  # noqa: ISC004
        " sealed FROM records WHERE kind = 'client'",
        "UPDATE records SET digest = randomblob(32)",
        "UPDATE records SET revision = revision + 1",
        "DELETE FROM overviews",
        "UPDATE overviews SET digest = randomblob(32)",
    ],
)
def test_a_row_too_many_or_too_few_is_noticed(practice: Practice, statement: str, warm_: bool) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        if warm_:
            office.read_all(ann)
        run(office, statement)
        assert verify(office).flaws
        office.abandon()


def test_a_record_that_was_taken_away_is_not_called_missing(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        [record, *_] = office.record_ids(ann)
        run(office, "DELETE FROM records")
        with pytest.raises(IntegrityError):
            office.read(ann, record)
        office.abandon()


def test_an_overview_that_was_taken_away_is_not_passed_over(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        run(office, "DELETE FROM overviews WHERE compartment = :here", here=bytes.fromhex(ann))
        with pytest.raises(IntegrityError):
            list_clients(office)
        with pytest.raises(IntegrityError):
            office.overview(ann)
        office.abandon()


def test_an_entry_that_changes_under_the_open_office_is_told(practice: Practice) -> None:
    with practice.opened() as office:
        [first, *_] = office.store.leaves()
        changed = first.replace(b'"commitment":"', b'"commitment":"0', 1)[: len(first)]
        run(office, "UPDATE leaves SET leaf = :leaf WHERE seq = 0", leaf=changed)
        assert any("entry 0" in flaw for flaw in verify(office).flaws)
        office.abandon()


def test_a_client_whom_this_device_knows_to_be_erased_does_not_open(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        office.anchor.ledger_grew(
            office.tree.size, office.tree.root(), urgent=True, shredded=frozenset({ann})
        )
    with pytest.raises(IntegrityError):
        practice.open()


def test_all_tables_put_back_together_are_refused_by_the_anchor(practice: Practice) -> None:
    tables = ("compartments", "records", "overviews", "leaves", "leaf_parts", "wraps")
    with practice.opened() as office:
        old = {table: rows(office, table) for table in tables}
        renamed(office, client(office, "ann"))
    office = practice.open()
    for table, found in old.items():
        put_back(office, table, found)
    office.close()
    with pytest.raises(IntegrityError) as refused:
        practice.open()
    assert "older copy" in refused.value.message


def test_what_was_written_while_it_was_read_ahead_is_read_again(practice: Practice) -> None:
    """The next compartment's rows are read before it is its turn; a change in between is no rollback."""
    with practice.opened() as office:
        order = office.compartments()
        bo = client(office, "bo")
        order.remove(bo)
        reading = office.read_each([order[0], bo, *order[1:]])
        next(reading)
        view_client(office, bo)
        from dataclasses import replace

        change_client(office, bo, replace(view_client(office, bo).client, names=("Bo Otherwise",)))
        found = dict(reading)
        assert any(getattr(one, "names", None) == ("Bo Otherwise",) for _, one in found[bo])


def test_a_draft_that_is_discarded_leaves_the_index_and_the_record(practice: Practice) -> None:
    from datetime import date

    from privity.model.notes import Draft

    with practice.opened() as office:
        index = FindIndex()
        follow(office, index)
        warm(office, index)
        ann = client(office, "ann")
        record = save_draft(office, ann, Draft("d", "ann-alone", date(2026, 5, 1), "half"))
        assert [one for one, _ in view_client(office, ann).drafts] == [record]
        discard_draft(office, ann, record)
        assert view_client(office, ann).drafts == ()
        index.close()


def test_no_key_is_destroyed_while_anything_is_sealed_under_it(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        next(iter(keys.rekey(office, ann)))
        assert keys.unfinished(office) == [ann]
        before = office.tree.size
        with pytest.raises(ValueError, match="older key"), office.work(EventClass.KEY_CHANGED) as work:
            work.retire(ann)
        assert office.tree.size == before
        assert len(office.read_all(ann)) == 4
        list(keys.rekey(office, ann))
        assert keys.unfinished(office) == []
        assert verify(office).flaws == ()
