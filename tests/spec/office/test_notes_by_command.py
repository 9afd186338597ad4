"""Notes as a command asks for them: by id, in the record of a client or of work together, as far as a record lets."""

from collections.abc import Iterator
from datetime import date

import pytest

from privity.bootstrap import verify_backup
from privity.errors import InputError
from privity.model.engagement import Engagement, Secrets
from privity.model.notes import Draft
from privity.model.people import Client
from privity.services.clients import add_client, view_joint
from privity.services.dispatch import Desk, answer
from privity.services.engagements import agree_secrets, part
from privity.services.holds import place_hold
from privity.services.notes import finish_note, sign_note
from privity.services.office import Office
from tests.house.offices import Practice, client, joint

DAY = date(2026, 3, 2)


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def ask(office: Office, operation: str, **request: object) -> list[dict[str, object]]:
    return [
        dict(reply) for reply in answer(Desk(office, verify_backup), f"note-{operation}", iter([request]))
    ]


def added(
    office: Office, record: str, words: str = "Came on foot.", kind: str = "progress"
) -> dict[str, object]:
    [kept] = ask(office, "add", record=record, words=words, kind=kind, day=DAY.isoformat())
    return kept


def test_a_note_on_hold_is_amended_though_nobody_signed_it(office: Office) -> None:
    name = added(office, "bo")["note"]
    with pytest.raises(InputError, match="not signed"):
        ask(office, "amend", note=name, words="Came by bus.", reason="a slip of the pen")
    place_hold(office, client(office, "bo"), "a claim")
    with pytest.raises(InputError, match="stated reason"):
        ask(office, "amend", note=name, words="Came by bus.", reason=" ")
    ask(office, "amend", note=name, words="Came by bus.", reason="a slip of the pen")
    assert ask(office, "list", record="bo")[1]["amended"] == 1


def test_what_was_agreed_about_secrets_comes_with_every_note_of_work_together(office: Office) -> None:
    assert added(office, "bo")["secrets"] is None
    assert added(office, "ann-and-bo")["secrets"] == "open"
    [(record, _)] = view_joint(office, joint(office)).engagements
    agree_secrets(office, joint(office), record, Secrets.ASKED)
    assert added(office, "ann-and-bo")["secrets"] == "asked"
    assert ask(office, "list", record="ann-and-bo")[0] == {"secrets": "asked"}


def test_work_that_was_parted_takes_a_statement_and_no_note(office: Office) -> None:
    [(note, said)] = view_joint(office, joint(office)).notes
    sign_note(office, joint(office), note)
    part(office, joint(office), date(2026, 9, 1))
    with pytest.raises(InputError, match="parted"):
        added(office, "ann-and-bo")
    ask(office, "statement", note=said.reference, words="I saw it otherwise.")
    assert ask(office, "list", record="ann-and-bo")[1]["statements"] == 1


def test_an_id_that_two_notes_have_is_not_guessed_at(office: Office) -> None:
    finish_note(office, client(office, "bo"), Draft("n-same", "bo-alone", DAY, "One."))
    kept = finish_note(office, joint(office), Draft("n-same", "ann-and-bo", DAY, "Another."))
    with pytest.raises(InputError, match="more than one record"):
        ask(office, "sign", note="n-same")
    assert ask(office, "sign", note=kept) == [{"note": "n-same"}]
    with pytest.raises(InputError, match="no note with this id"):
        ask(office, "sign", note=office.record_ids(client(office, "bo"))[0] + "0")


def test_messages_and_documents_come_in_by_commands_of_their_own(office: Office) -> None:
    with pytest.raises(InputError, match="progress or process"):
        added(office, "bo", kind="message")


def test_an_id_that_a_client_shares_with_a_work_is_not_guessed_at(office: Office) -> None:
    add_client(office, Client("ann-and-bo", ("Cy",)), Engagement("cy-alone", ("ann-and-bo",), DAY))
    with pytest.raises(InputError, match="share this id"):
        added(office, "ann-and-bo")
    assert added(office, joint(office))["secrets"] == "open"


def test_a_note_is_of_no_day_to_come(office: Office) -> None:
    with pytest.raises(InputError, match="day cannot be"):
        ask(office, "add", record="bo", words="Came on foot.", kind="progress", day="2199-01-01")
