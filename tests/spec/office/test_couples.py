"""Couples and families: what they share, what one tells alone, what was agreed on it, what is left when they part."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from privity.bootstrap import restore_office
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError, IntegrityError
from privity.model.engagement import EndedAs, Engagement, Secrets, Unit
from privity.model.ids import CompartmentId
from privity.model.notes import Draft, Purpose
from privity.model.overview import AloneOverview, ClientOverview, JointOverview
from privity.model.people import Client
from privity.model.terms import TermsChoices, TermsShown
from privity.services import keys
from privity.services.accounts import view_account
from privity.services.clients import (
    add_client,
    change_client,
    newest_work,
    own_compartments,
    view_client,
    view_joint,
    view_record,
)
from privity.services.consents.keeping import setting_of
from privity.services.dispatch import Desk, answer
from privity.services.engagements import (
    agree_secrets,
    alone_for,
    begin_joint,
    end_work,
    join_joint,
    leave_joint,
    part,
    secrets_of,
)
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, follow
from privity.services.notes import finish_note, save_draft, sign_note
from privity.services.office import Office
from privity.services.proof import lines, verify
from privity.services.requests.drafting import _of_record
from privity.services.screening import Screener
from privity.services.terms import accept, make_version, show
from privity.services.wishes import members_of
from tests.house.offices import NEW_PASSPHRASE, Practice, back_up, client, joint

DAY = date(2026, 3, 2)
TOLD = "The kestrel nests behind the third chimney, and nobody at home may learn of it."


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def tell_alone(office: Office, reference: str, text: str = TOLD) -> CompartmentId:
    made = alone_for(office, joint(office), client(office, reference))
    finish_note(office, made, Draft(office.new_id(), "ann-and-bo", DAY, text))
    return made


def test_what_one_told_alone_has_a_key_of_its_own_and_stands_in_no_other_record(office: Office) -> None:
    made = tell_alone(office, "ann")
    together, ann, bo = joint(office), client(office, "ann"), client(office, "bo")
    assert len({made, together, ann, bo}) == 4
    assert alone_for(office, together, ann) == made
    assert [note.text for _, note in view_record(office, made).notes] == [TOLD]
    assert all(note.text != TOLD for _, note in view_joint(office, together).notes)
    assert [one for one, _ in view_client(office, ann).alone] == [made]
    assert view_client(office, bo).alone == ()
    assert [one for one, _ in view_joint(office, together).alone] == [made]


def test_it_is_found_screened_and_renamed_as_that_clients(office: Office) -> None:
    index, screener = FindIndex(), Screener(office)
    follow(office, index)
    screener.build()
    made = tell_alone(office, "ann")
    assert [hit.compartment for hit in index.search("kestrel chimney")] == [made]
    assert {one.client for one in screener.screen(TOLD).findings} == {"ann"}
    person = view_client(office, client(office, "ann")).client
    change_client(office, client(office, "ann"), type(person)("ann", ("Ann Otherwise",)))
    line = office.overview(made)
    assert isinstance(line, AloneOverview)
    assert line.name == "Ann Otherwise"
    index.close()


def test_erasing_one_destroys_what_they_told_alone_and_leaves_the_others(office: Office) -> None:
    index, screener = FindIndex(), Screener(office)
    follow(office, index)
    screener.build()
    hers, his = tell_alone(office, "ann"), tell_alone(office, "bo", "The heron came back.")
    certificate = erase_client(office, client(office, "ann"))
    assert (certificate.alone, certificate.joint) == (1, 1)
    assert "told alone" in certificate.render()
    assert not office.holds(hers)
    assert office.holds(his)
    assert index.search("kestrel") == []
    assert screener.screen(TOLD).findings == ()
    assert [note.text for _, note in view_joint(office, joint(office)).notes] == [
        "Spoke of the holiday together."
    ]
    assert verify(office).flaws == ()
    index.close()


def test_an_older_copy_does_not_bring_it_back_here(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        made = tell_alone(office, "ann")
        source = back_up(office, tmp_path / "stick")
        erase_client(office, client(office, "ann"))
    shutil.rmtree(practice.place.folder)
    office, loaded = restore_office(practice.place, source, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert made in loaded.gone
    assert not office.holds(made)
    assert verify(office).flaws == ()
    office.close()


def test_a_new_key_for_a_client_is_one_for_what_they_told_alone(practice: Practice) -> None:
    with practice.opened() as office:
        made = tell_alone(office, "ann")
        desk = Desk(office, lambda *_: pytest.fail("not asked"))
        list(answer(desk, "rekey", iter([{"client": "ann"}])))
        assert {office.keyring.epoch(one) for one in own_compartments(office, client(office, "ann"))} == {1}
        assert office.keyring.epoch(made) == 1
        assert keys.unfinished(office) == []


def test_the_policy_on_secrets_is_told_wherever_one_writes_in_the_work(office: Office) -> None:
    made = tell_alone(office, "ann")
    assert secrets_of(office, joint(office)) is None
    [(record, _)] = view_joint(office, joint(office)).engagements
    agree_secrets(office, joint(office), record, Secrets.KEPT)
    assert secrets_of(office, joint(office)) is secrets_of(office, made) is Secrets.KEPT
    with pytest.raises(InputError):
        agree_secrets(office, client(office, "ann"), record, Secrets.KEPT)


def test_when_they_part_the_record_takes_nothing_new_and_stays_both_of_theirs(office: Office) -> None:
    hers = tell_alone(office, "ann")
    together = joint(office)
    [(note, _)] = view_joint(office, together).notes
    sign_note(office, together, note)
    part(office, together, date(2026, 9, 1))
    line = office.overview(together)
    assert isinstance(line, JointOverview)
    assert (line.closed, line.ended, line.ended_as) == (
        date(2026, 9, 1),
        date(2026, 9, 1),
        EndedAs.DISCONTINUED,
    )
    for place in (together, hers):
        with pytest.raises(InputError, match="parted"):
            save_draft(office, place, Draft("n-9", "ann-and-bo", DAY, "More."))
        with pytest.raises(InputError, match="parted"):
            finish_note(office, place, Draft("n-9", "ann-and-bo", DAY, "More."))
    said = Draft("n-5", "ann-and-bo", DAY, "I saw it otherwise.", purpose=Purpose.STATEMENT, of=note)
    finish_note(office, together, said)
    assert view_joint(office, together).notes[0][1].statements[0].text == "I saw it otherwise."
    assert [one for one, _ in view_client(office, client(office, "bo")).joint] == [together]


def test_a_note_that_is_being_written_is_finished_before_they_part(office: Office) -> None:
    together = joint(office)
    save_draft(office, together, Draft("n-9", "ann-and-bo", DAY, "Half a sen"))
    with pytest.raises(InputError, match="still being written"):
        part(office, together, date(2026, 9, 1))


@pytest.mark.parametrize("unit", [Unit.COUPLE, Unit.FAMILY, Unit.GROUP])
def test_work_together_begins_in_the_office_by_one_path(office: Office, unit: Unit) -> None:
    members = [client(office, "ann"), client(office, "cy")]
    if unit is Unit.COUPLE:
        [(record, _)] = view_joint(office, joint(office)).engagements
        end_work(office, joint(office), record, date(2026, 8, 1), EndedAs.COMPLETED)
    made = begin_joint(office, members, unit, DAY, secrets=Secrets.SHARED)
    file = view_joint(office, made)
    assert [line.compartment for line in file.members] == members
    assert [(one.clients, one.unit) for _, one in file.engagements] == [(("ann", "cy"), unit)]
    overview = office.overview(members[1])
    assert isinstance(overview, ClientOverview)
    assert overview.joint == (made,)
    finish_note(office, made, Draft("n-1", file.engagements[0][1].reference, DAY, "Met for the first time."))
    [line] = lines(office, newest=1)
    assert "Invented" not in str(line.details)


@pytest.mark.parametrize(
    ("members", "unit", "told"),
    [
        (("ann", "bo"), Unit.COUPLE, "already"),
        (("bo", "cy"), Unit.COUPLE, "somebody else"),
        (("cy",), Unit.COUPLE, "two clients"),
        (("ann", "bo", "cy"), Unit.COUPLE, "two clients"),
        (("cy",), Unit.GROUP, "2 to"),
        (("cy", "cy"), Unit.FAMILY, "twice"),
        (("cy", "bo"), Unit.INDIVIDUAL, "together"),
    ],
)
def test_what_is_no_work_together_is_refused_in_words(
    office: Office, members: tuple[str, ...], unit: Unit, told: str
) -> None:
    before = office.tree.size
    with pytest.raises(InputError, match=told) as refused:
        begin_joint(office, [client(office, one) for one in members], unit, DAY)
    assert "Invented" not in refused.value.message + refused.value.remedy
    assert office.tree.size == before


def test_nobody_tells_alone_in_work_that_is_not_theirs(office: Office) -> None:
    with pytest.raises(InputError, match="no part"):
        alone_for(office, joint(office), client(office, "cy"))
    with pytest.raises(InputError):
        alone_for(office, joint(office), joint(office))
    with pytest.raises(IntegrityError):
        alone_for(office, CompartmentId("0" * 32), client(office, "ann"))


def test_the_engagement_apart_is_the_joint_one_with_one_client(office: Office) -> None:
    made = tell_alone(office, "ann")
    found = [one for _, one in office.read_all(made) if isinstance(one, Engagement)]
    assert [(one.reference, one.clients, one.unit) for one in found] == [
        ("ann-and-bo", ("ann",), Unit.COUPLE)
    ]


# -- families and groups: who leaves, who comes ---------------------------------------------------------------


@pytest.fixture
def group(office: Office) -> CompartmentId:
    """Ann, Bo and Cy from March; one note of the first day."""
    add_client(office, Client("di", ("Di",)), Engagement("di-1", ("di",), DAY))
    made = begin_joint(office, [client(office, one) for one in ("ann", "bo", "cy")], Unit.GROUP, DAY)
    write(office, made, DAY, "The first evening.")
    return made


def write(office: Office, compartment: CompartmentId, day: date, text: str) -> None:
    finish_note(office, compartment, Draft(office.new_id(), newest_work(office, compartment), day, text))


def couple(office: Office) -> CompartmentId:
    [found] = [
        one
        for one, line in office.overviews().items()
        if isinstance(line, JointOverview) and line.unit is Unit.COUPLE
    ]
    return found


def line_of(office: Office, group: CompartmentId) -> JointOverview:
    line = office.overview(group)
    assert isinstance(line, JointOverview)
    return line


def asked_by(office: Office, reference: str) -> list[str]:
    """What one would be shown of the joint record on a request for their own."""
    one = client(office, reference)
    return [part.text for part in _of_record(office, one, frozenset({"record"}), "record") if part.withheld]


def test_one_leaves_a_group_and_it_goes_on_for_the_others(office: Office, group: CompartmentId) -> None:
    ann, bo, cy = (client(office, one) for one in ("ann", "bo", "cy"))
    apart = alone_for(office, group, cy)
    leave_joint(office, group, cy, date(2026, 4, 1))
    write(office, group, date(2026, 4, 8), "The evening after.")
    line = line_of(office, group)
    assert (line.present, line.members, line.left(cy)) == ((ann, bo), (ann, bo, cy), date(2026, 4, 1))
    assert "Cy" not in line.name
    assert line.ended is None
    assert members_of(line, group) == (ann, bo)
    with pytest.raises(InputError, match="takes no new entry"):
        write(office, apart, date(2026, 4, 8), "And one thing more.")
    with pytest.raises(InputError, match="takes no part"):
        alone_for(office, group, cy)
    assert verify(office).flaws == ()


def test_what_was_said_while_they_were_there_stays_theirs(office: Office, group: CompartmentId) -> None:
    cy = client(office, "cy")
    leave_joint(office, group, cy, date(2026, 4, 1))
    write(office, group, date(2026, 4, 8), "The evening after.")
    assert "The first evening." in asked_by(office, "cy")
    assert "The evening after." not in asked_by(office, "cy")
    assert {"The first evening.", "The evening after."} <= set(asked_by(office, "bo"))
    today = office.today()
    assert cy in {one.compartment for one in setting_of(office, group, today).members}


def test_who_comes_later_sees_what_is_said_from_then_on(office: Office, group: CompartmentId) -> None:
    di = client(office, "di")
    join_joint(office, group, di, date(2026, 4, 8))
    write(office, group, date(2026, 4, 8), "With Di.")
    assert "With Di." in asked_by(office, "di")
    assert "The first evening." not in asked_by(office, "di")
    assert di in line_of(office, group).present
    [(_, work)] = view_joint(office, group).engagements
    assert work.clients[-1] == "di"
    assert [one for one, _ in view_client(office, di).joint] == [group]


def test_who_left_can_come_back(office: Office, group: CompartmentId) -> None:
    cy = client(office, "cy")
    leave_joint(office, group, cy, date(2026, 4, 1))
    with pytest.raises(InputError, match="too early"):
        join_joint(office, group, cy, date(2026, 4, 1))
    join_joint(office, group, cy, date(2026, 5, 1))
    line = line_of(office, group)
    assert cy in line.present
    assert [line.took_part(cy, day) for day in (DAY, date(2026, 4, 15), date(2026, 5, 1))] == [
        True,
        False,
        True,
    ]
    leave_joint(office, group, cy, date(2026, 6, 1))
    assert line_of(office, group).left(cy) == date(2026, 6, 1)


def test_an_erasure_takes_out_who_left_and_who_came(office: Office, group: CompartmentId) -> None:
    leave_joint(office, group, client(office, "cy"), date(2026, 4, 1))
    join_joint(office, group, client(office, "di"), date(2026, 4, 8))
    for reference in ("cy", "di"):
        erase_client(office, client(office, reference))
    line = line_of(office, group)
    assert (len(line.members), line.stays) == (2, ())
    [(_, work)] = view_joint(office, group).engagements
    assert work.clients == ("ann", "bo")


def test_their_account_tells_of_the_time_they_took_part(office: Office, group: CompartmentId) -> None:
    cy = client(office, "cy")
    before = view_account(office, cy)
    leave_joint(office, group, cy, date(2026, 3, 3))
    view_joint(office, group)
    assert view_account(office, cy).read == before.read


@pytest.mark.parametrize(
    ("unit", "who", "day", "words"),
    [
        (Unit.GROUP, "di", DAY, "takes no part"),
        (Unit.GROUP, "cy", date(2026, 1, 1), "before the work began"),
        (Unit.COUPLE, "ann", DAY, "at least two"),
    ],
)
def test_what_is_no_leaving_is_refused(
    office: Office, group: CompartmentId, unit: Unit, who: str, day: date, words: str
) -> None:
    where = group if unit is Unit.GROUP else couple(office)
    with pytest.raises(InputError, match=words):
        leave_joint(office, where, client(office, who), day)


def test_two_stay_at_least_and_a_couple_takes_nobody_in(office: Office, group: CompartmentId) -> None:
    leave_joint(office, group, client(office, "cy"), DAY)
    with pytest.raises(InputError, match="at least two"):
        leave_joint(office, group, client(office, "bo"), DAY)
    for where, who, words in ((group, "bo", "takes part already"), (couple(office), "di", "two clients")):
        with pytest.raises(InputError, match=words):
            join_joint(office, where, client(office, who), DAY)


def test_the_terms_that_were_accepted_settle_what_holds_about_secrets(
    office: Office, group: CompartmentId
) -> None:
    make_version(office, TermsChoices(practitioner="N. N.", fee="100", reach="by phone", urgent="112"))
    today = office.today()
    record = show(office, group, today, Secrets.ASKED)
    assert secrets_of(office, group) is None
    shown = office.read(group, record)
    assert isinstance(shown, TermsShown)
    assert "we agree each time" in shown.text
    accept(office, group, record, today)
    assert secrets_of(office, group) is Secrets.ASKED
