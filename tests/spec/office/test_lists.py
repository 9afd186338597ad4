"""The mailing list and events: sealed apart, checked before it leaves, one message for each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes

import pytest

from privity.errors import InputError, RefusedError
from privity.ledger.entry import EventClass
from privity.model.ids import RecordId
from privity.model.lists import Handed, Outbox
from privity.model.overview import ClientOverview, Room
from privity.screen.clearance import Answer, InMind
from privity.services import events, list_sending, mailing_list
from privity.services.clearing import Answers, Draft, clear_draft
from privity.services.door import hand_out
from privity.services.entries import entries_of
from privity.services.list_clearing import clear_issue
from privity.services.office import Office
from privity.services.rooms import room
from privity.services.screening import Screener
from tests.house.encoder import no_encoder
from tests.house.offices import Practice

DAY = date(2026, 1, 5)
NO = Answers(InMind.NO)


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def subscribed(office: Office, *addresses: str) -> None:
    for address in addresses:
        mailing_list.subscribe(office, address, "", "the web site", DAY)
        mailing_list.confirm(office, address, DAY)


def checked(office: Office, verdict: str = "nothing-found", text: str = "About sleep.") -> RecordId:
    record = mailing_list.keep_issue(office, "Spring", text)
    mailing_list.keep_check(office, record, mailing_list.issue(office, record), verdict)
    return record


def cleared(office: Office, text: str = "About sleep.") -> RecordId:
    record = checked(office, text=text)
    words = Draft(mailing_list.words_of(mailing_list.issue(office, record)))
    mailing_list.keep_cleared(office, record, clear_draft(office, eye(office), words, NO).cleared)
    return record


def eye(office: Office) -> Screener:
    return Screener(office, load=no_encoder)


def ready(office: Office) -> None:
    subscribed(office, "dee@example.org")
    mailing_list.set_outbox(office, Outbox(sender="me@example.org"))


class TestTheList:
    def test_it_lies_in_a_room_of_its_own(self, office: Office) -> None:
        subscribed(office, "dee@example.org")
        where = room(office, Room.LISTS)
        assert where is not None
        clients = {place for place, one in office.overviews().items() if isinstance(one, ClientOverview)}
        assert where not in clients
        assert [one.email for one in mailing_list.subscribers(office)] == ["dee@example.org"]

    def test_an_address_is_there_once_however_it_is_written(self, office: Office) -> None:
        subscribed(office, "Dee@Example.org")
        with pytest.raises(InputError):
            mailing_list.subscribe(office, "dee@example.ORG", "", "", DAY)
        found = mailing_list.find(office, "DEE@example.org")
        assert found is not None
        assert found.where == "the web site"

    def test_whoever_leaves_is_gone_with_all_that_was_known(self, office: Office) -> None:
        subscribed(office, "dee@example.org", "eve@example.org")
        assert mailing_list.unsubscribe(office, "dee@example.org")
        assert not mailing_list.unsubscribe(office, "dee@example.org")
        assert mailing_list.find(office, "dee@example.org") is None
        assert [one.email for one in mailing_list.subscribers(office)] == ["eve@example.org"]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "dee",
            "dee@",
            "@x.org",
            "a b@x.org",
            "dee@x",
            "dee@x..org",
            "x" * 250 + "@x.org",
            "a@x.org\nBcc: b@x.org",
            "=?utf-8?q?somebody=40z.org=2C_b?=@x.org",
            "a\u202eb@x.org",
            "a\u200bb@x.org",
        ],
    )
    def test_an_address_that_is_none(self, office: Office, text: str) -> None:
        with pytest.raises(InputError) as refused:
            mailing_list.subscribe(office, text, "", "", DAY)
        assert refused.value.field == "email"

    def test_a_name_that_would_change_a_message_is_refused(self, office: Office) -> None:
        with pytest.raises(InputError):
            mailing_list.subscribe(office, "dee@example.org", "Dee\r\nBcc: x@y.org", "", DAY)


class TestBringingIn:
    LINES = (
        "email,name,asked",
        "dee@example.org,Dee,2026-01-05",
        "nobody,,",
        "dee@example.org,again,",
        "eve@example.org,Eve,soon",
    )

    def test_every_line_that_is_not_taken_is_told(self, office: Office) -> None:
        taken = mailing_list.bring_in(office, self.LINES)
        assert (taken.new, taken.known) == (1, 0)
        assert [one.line for one in taken.not_taken] == [3, 5]
        assert mailing_list.bring_in(office, self.LINES[:2]).known == 1

    def test_a_quotation_mark_that_is_not_closed_takes_nobody_along(self, office: Office) -> None:
        for lines in (
            ["email,name", "dee@example.org,Dee", 'eve@example.org,"Eve', "cy@example.org,Cy"],
            ["email", "dee@example.org", '"' + "x" * 99, *(["y" * 100] * 2000)],
        ):
            with pytest.raises(InputError) as refused:
                mailing_list.bring_in(office, lines)
            assert refused.value.field == "file"
            assert "line 3" in refused.value.message
        assert mailing_list.subscribers(office) == []

    def test_a_name_that_goes_on_over_lines_is_no_name(self, office: Office) -> None:
        lines = ["email,name", 'dee@example.org,"Dee', 'eve@example.org,Eve"', "nobody", "cy@example.org,Cy"]
        taken = mailing_list.bring_in(office, lines)
        assert (taken.new, [one.line for one in taken.not_taken]) == (1, [2, 4])

    def test_what_was_taken_out_comes_back_to_the_same_addresses(self, office: Office) -> None:
        given = ["+dee@example.org", "=eve@example.org", "'=cy@example.org", "'bo@example.org"]
        for address in given:
            mailing_list.subscribe(office, address, "＝1+1", "-", DAY)
        [out] = hand_out(office, mailing_list.export_item(office))
        cells = [cell for line in out.body().decode().splitlines() for cell in line.split(",")]
        assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in cells)
        before = mailing_list.subscribers(office)
        for address in given:
            assert mailing_list.unsubscribe(office, address)
        assert mailing_list.bring_in(office, out.body().decode().splitlines()).new == 4
        assert mailing_list.subscribers(office) == before

    def test_nobody_confirmed_on_a_day_that_has_not_come(self, office: Office) -> None:
        taken = mailing_list.bring_in(office, ["email,confirmed", "dee@example.org,2999-01-01"])
        assert (taken.new, [one.line for one in taken.not_taken]) == (0, [2])

    def test_a_trial_takes_nothing(self, office: Office) -> None:
        assert mailing_list.bring_in(office, ["dee@example.org"], dry_run=True).new == 1
        assert mailing_list.subscribers(office) == []

    def test_a_file_of_a_million_lines_is_answered_and_nothing_is_taken(self, office: Office) -> None:
        with pytest.raises(InputError) as refused:
            mailing_list.bring_in(office, (f"n{number}@example.org" for number in range(1_000_000)))
        assert refused.value.field == "file"
        assert mailing_list.subscribers(office) == []

    def test_many_pages_are_one_list(self, office: Office) -> None:
        mailing_list.bring_in(office, [f"n{number:04}@example.org" for number in range(1201)])
        assert len(mailing_list.subscribers(office)) == 1201
        mailing_list.unsubscribe(office, "n0700@example.org")
        mailing_list.subscribe(office, "zed@example.org", "", "", DAY)
        assert len({one.email for one in mailing_list.subscribers(office)}) == 1201

    def test_what_is_taken_out_comes_in_again_and_runs_nothing(self, office: Office) -> None:
        mailing_list.bring_in(office, ["email,name", 'dee@example.org,"=cmd()"'])
        [table] = hand_out(office, mailing_list.export_item(office))
        assert b"'=cmd()" in table.body()
        mailing_list.unsubscribe(office, "dee@example.org")
        assert mailing_list.bring_in(office, table.body().decode().splitlines()).new == 1


class TestIssues:
    @pytest.mark.parametrize(
        "said", [Answers(), Answers(InMind.YES), Answers(InMind.MAYBE), Answers(InMind.ONLY_THEM)]
    )
    def test_the_question_of_every_clearance_is_put_here_too(self, office: Office, said: Answers) -> None:
        ready(office)
        record = checked(office)
        with pytest.raises(RefusedError) as refused:
            clear_issue(office, eye(office), record, said)
        assert refused.value.field == "in_mind"
        with pytest.raises(InputError, match="not cleared yet"):
            mailing_list.messages_item(office, record)

    def test_what_is_found_when_it_leaves_stops_it_whatever_was_found_before(self, office: Office) -> None:
        ready(office)
        record = checked(office, text="Bo Invented painted the fence, as he told me last week.")
        with pytest.raises(RefusedError, match="must not leave"):
            clear_issue(office, eye(office), record, NO)
        with pytest.raises(InputError, match="did not let it pass"):
            clear_issue(office, eye(office), checked(office, "stop"), NO)

    def test_what_the_check_asks_is_answered_and_kept_as_for_any_draft(self, office: Office) -> None:
        ready(office)
        record = checked(office, "ask", "La veuve ouvre la fenêtre et compte les bateaux jusqu'au matin.")
        with pytest.raises(RefusedError, match="asks whom this tells of"):
            clear_issue(office, eye(office), record, NO)
        clear_issue(office, eye(office), record, Answers(InMind.NO, (Answer.FICTION,)))
        hand_out(office, mailing_list.messages_item(office, record))
        lines = [
            line
            for entry in entries_of(office, EventClass.SCREENED)
            for line in entry.details.get("drafts", [])  # type: ignore[attr-defined]
        ]
        assert {"in_mind": "no", "answers": ["fiction"]}.items() <= lines[-1].items()
        one = mailing_list.issue(office, record)
        assert (one.verdict, one.answer, one.checked) == ("ask", "no", lines[-1]["sha256"])

    def test_what_was_changed_after_its_check_does_not_leave(self, office: Office) -> None:
        ready(office)
        for record in (checked(office), cleared(office)):
            mailing_list.keep_issue(office, "Spring", "About one of them.", record)
            assert mailing_list.may_leave(mailing_list.issue(office, record)) is not None
            with pytest.raises(InputError, match="not checked as it stands"):
                clear_issue(office, eye(office), record, NO)

    def test_what_was_checked_anew_is_cleared_anew(self, office: Office) -> None:
        record = cleared(office)
        assert mailing_list.may_leave(mailing_list.issue(office, record)) is None
        mailing_list.keep_check(office, record, mailing_list.issue(office, record), "nothing-found")
        assert mailing_list.may_leave(mailing_list.issue(office, record)) is not None

    def test_what_was_changed_while_it_was_cleared_does_not_leave(self, office: Office) -> None:
        record = checked(office)
        words = Draft(mailing_list.words_of(mailing_list.issue(office, record)))
        made = clear_draft(office, eye(office), words, NO).cleared
        mailing_list.keep_issue(office, "Spring", "About one of them.", record)
        with pytest.raises(InputError, match="changed meanwhile"):
            mailing_list.keep_cleared(office, record, made)

    def test_what_was_changed_while_it_was_checked_does_not_leave(self, office: Office) -> None:
        record = mailing_list.keep_issue(office, "Spring", "About sleep.")
        screened = mailing_list.issue(office, record)
        mailing_list.keep_issue(office, "Spring", "About one of them.", record)
        mailing_list.keep_check(office, record, screened, "nothing-found")
        assert mailing_list.may_leave(mailing_list.issue(office, record)) is not None

    def test_an_issue_asks_nobody_for_anything(self, office: Office) -> None:
        record = checked(office, text="Tell your friends about my new course!")
        assert "a recommendation" in str(mailing_list.may_leave(mailing_list.issue(office, record)))

    def test_nor_does_its_subject(self, office: Office) -> None:
        record = mailing_list.keep_issue(office, "Tell your friends about my course", "About sleep.")
        mailing_list.keep_check(office, record, mailing_list.issue(office, record), "nothing-found")
        assert "a recommendation" in str(mailing_list.may_leave(mailing_list.issue(office, record)))

    @pytest.mark.parametrize("sign", ["\n", "\x00", "\x85", "\u2028", "\u2029", "\ud800"])
    def test_a_subject_is_one_line_of_a_message(self, office: Office, sign: str) -> None:
        with pytest.raises(InputError) as refused:
            mailing_list.keep_issue(office, f"Spring{sign}Bcc: x@y.org", "About sleep.")
        assert refused.value.field == "subject"

    def test_a_subject_that_looks_like_a_start_is_none(self, office: Office) -> None:
        ready(office)
        record = mailing_list.keep_issue(office, "News From privity", "About sleep.")
        one = mailing_list.issue(office, record)
        item = mailing_list.messages_for(office, one, ["dee@example.org"], lambda work: None)
        assert len(list(mailing_list.messages_of(item.body))) == 1

    def test_each_gets_a_message_and_none_sees_another(self, office: Office) -> None:
        subscribed(office, "dee@example.org", "eve@example.org")
        mailing_list.subscribe(office, "waiting@example.org", "", "", DAY)
        mailing_list.set_outbox(office, Outbox(sender="me@example.org"))
        text = "Hello.\nFrom here on it is spring.\n>From quoted.\nFrom privity\nGreetings From privity\n"
        record = cleared(office, text=text)
        [outgoing] = hand_out(office, mailing_list.messages_item(office, record))
        messages = [message_from_bytes(one) for one in mailing_list.messages_of(outgoing.body())]
        assert [one["To"] for one in messages] == ["dee@example.org", "eve@example.org"]
        assert all(one["Cc"] is None and one["Bcc"] is None for one in messages)
        body = messages[0].get_payload(decode=True)
        assert isinstance(body, bytes)
        assert body.decode().startswith(text.rstrip())
        assert b"waiting@" not in outgoing.body()
        assert mailing_list.issue(office, record).handed_out is not None

    def test_without_a_sender_or_anybody_confirmed_nothing_is_made(self, office: Office) -> None:
        record = cleared(office)
        with pytest.raises(InputError, match="confirmed"):
            mailing_list.messages_item(office, record)
        subscribed(office, "dee@example.org")
        with pytest.raises(InputError, match="the address that writes"):
            mailing_list.messages_item(office, record)

    @pytest.mark.parametrize(
        ("chosen", "field"),
        [
            (Outbox(on=True, sender="me@example.org"), "host"),
            (Outbox(on=True, host="x", sender="me"), "email"),
            (Outbox(on=True, host="x", sender="me@example.org", port=0), "port"),
        ],
    )
    def test_a_mail_server_that_cannot_be(self, office: Office, chosen: Outbox, field: str) -> None:
        with pytest.raises(InputError) as refused:
            mailing_list.set_outbox(office, chosen)
        assert refused.value.field == field

    def test_sending_is_off_until_it_is_switched_on(self, office: Office) -> None:
        assert not mailing_list.outbox(office).on
        mailing_list.set_outbox(
            office, replace(Outbox(sender="me@example.org"), on=True, host="mail.example.org")
        )
        assert mailing_list.outbox(office).on


class TestSending:
    def ready(self, office: Office, *names: str) -> RecordId:
        subscribed(office, *(f"{name}@example.org" for name in names))
        mailing_list.set_outbox(office, Outbox(on=True, host="mail.example.org", sender="me@example.org"))
        return cleared(office)

    def let_out(self, office: Office, record: RecordId) -> tuple[str, ...]:
        batch = list_sending.next_batch(office, record)
        assert batch is not None
        [outgoing] = hand_out(office, batch.item)
        assert len(list(mailing_list.messages_of(outgoing.body()))) == len(batch.to)
        return batch.to

    def test_some_are_tried_at_a_time_and_each_once(self, office: Office) -> None:
        record = self.ready(office, *(f"n{number:02}" for number in range(45)))
        list_sending.begin(office, record)
        seen: list[str] = []
        while list_sending.next_batch(office, record) is not None:
            to = self.let_out(office, record)
            seen += to
            list_sending.settle(office, record, dict.fromkeys(to, Handed.TAKEN))
        assert len(seen) == len(set(seen)) == 45
        one = mailing_list.issue(office, record)
        assert (one.sent, one.failed, one.unknown, one.waiting) == (45, 0, 0, 0)
        assert mailing_list.deliveries_of(office, record) == []
        with pytest.raises(InputError, match="left already"):
            list_sending.begin(office, record)

    def test_after_a_crash_whoever_was_tried_is_not_tried_again(self, office: Office) -> None:
        record = self.ready(office, *(f"n{number:02}" for number in range(25)))
        list_sending.begin(office, record)
        tried = self.let_out(office, record)
        list_sending.begin(office, record)
        one = mailing_list.issue(office, record)
        assert (one.sent, one.unknown, one.waiting) == (0, 20, 5)
        assert set(self.let_out(office, record)).isdisjoint(tried)

    def test_where_nothing_went_the_issue_has_not_left(self, office: Office) -> None:
        record = self.ready(office, "ann", "bo")
        list_sending.begin(office, record)
        to = self.let_out(office, record)
        one = list_sending.settle(office, record, dict.fromkeys(to, Handed.WAITING))
        assert (one.handed_out, one.waiting) == (None, 0)
        mailing_list.keep_issue(office, "Spring", "Other words.", record)

    def test_whoever_leaves_the_list_meanwhile_gets_nothing_more(self, office: Office) -> None:
        record = self.ready(office, *(f"n{number:02}" for number in range(22)))
        list_sending.begin(office, record)
        list_sending.settle(office, record, dict.fromkeys(self.let_out(office, record), Handed.TAKEN))
        mailing_list.unsubscribe(office, "N20@example.org")
        mailing_list.unsubscribe(office, "n00@example.org")
        assert mailing_list.issue(office, record).waiting == 1
        assert self.let_out(office, record) == ("n21@example.org",)

    def test_what_is_sent_is_not_taken_as_a_file_nor_the_other_way(self, office: Office) -> None:
        record = self.ready(office, "ann", "bo")
        list_sending.begin(office, record)
        list_sending.settle(office, record, dict.fromkeys(self.let_out(office, record), Handed.REFUSED))
        assert [one.email for one in list_sending.not_taken(office, record)] == [
            "ann@example.org",
            "bo@example.org",
        ]
        with pytest.raises(InputError, match="sent by the mail server"):
            mailing_list.messages_item(office, record)
        other = cleared(office)
        hand_out(office, mailing_list.messages_item(office, other))
        with pytest.raises(InputError, match="left already"):
            list_sending.begin(office, other)

    def test_switched_off_nothing_is_begun(self, office: Office) -> None:
        record = self.ready(office, "ann")
        mailing_list.set_outbox(office, Outbox(sender="me@example.org"))
        with pytest.raises(InputError, match="switched off"):
            list_sending.begin(office, record)


class TestEvents:
    def test_attendance_slips_and_pictures(self, office: Office) -> None:
        record = events.add_event(office, "On sleep", DAY, "Library")
        events.attend(office, record, "Dee", "")
        events.attend(office, record, "Eve", "")
        events.pictured(office, record, 1, agreed=False)
        events.add_slip(office, record, "How long should one sleep?")
        one = events.event(office, record)
        assert [(who.name, who.pictures) for who in one.attendees] == [("Dee", None), ("Eve", False)]
        events.leave(office, record, 0)
        assert [who.name for who in events.event(office, record).attendees] == ["Eve"]
        events.forget_event(office, record)
        assert events.events(office) == []

    def test_what_is_not_there_is_told(self, office: Office) -> None:
        record = events.add_event(office, "On sleep", DAY, "")
        for wrong in (
            lambda: events.leave(office, record, 0),
            lambda: events.attend(office, record, " ", ""),
            lambda: events.add_slip(office, record, " "),
            lambda: events.add_event(office, "", DAY, ""),
        ):
            with pytest.raises(InputError):
                wrong()
