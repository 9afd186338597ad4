"""What leaves on a decision: covered by it, its duties met one by one, its entry written in the same step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.crypto.envelope import digest
from privity.errors import InputError, PrivityError, RefusedError, StorageError
from privity.gate import Must, Refuse
from privity.gate.obligation import Obligation
from privity.ledger.entry import EventClass
from privity.model.consent import CameBy
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note, NoteKind
from privity.model.requests import Asker
from privity.services import gate
from privity.services.attachments import Arrival, Card, attachments_of
from privity.services.clients import of_kind
from privity.services.consents.taking_back import take_back
from privity.services.door import hand_out
from privity.services.entries import entries_of
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.paper import Ground
from privity.services.proof import lines, verify
from privity.services.requests import handling
from privity.services.requests.asker import fits, vouch
from privity.services.requests.bystanders import look_beside
from privity.services.requests.deciding import replay, rule_on
from privity.services.requests.drafting import draft_parts, parse_draft, render_draft, size_in_words
from privity.services.requests.grant import Form, GrantItem, Part, offered_passphrase
from privity.services.requests.keeping import (
    change_request,
    find_request,
    list_requests,
    whom_it_may_concern,
    with_facts,
)
from privity.services.requests.warrant import allowed_data
from privity.services.screening import Screener
from tests.house.encoder import no_encoder
from tests.house.offices import WORD, Clock, Practice, client, joint
from tests.spec.office.asked import JOURNALIST, OWN_COPY, REFERRAL, WHEN, confirm, decided, letter_of


@pytest.fixture
def lent(practice: Practice) -> Iterator[Office]:
    """One open office for many examples."""
    with practice.opened() as office:
        yield office


SUMMARY = Part("summary", "Summary", "Six sessions about sleep; doing better.")


def referral(office: Office, facts: dict[str, Any] = REFERRAL, **more: Any) -> Any:
    """A decided referral of Bo to a doctor, with its duties seen to."""
    about = more.pop("about", (client(office, "cy"),))
    where = decided(office, facts, about=about, recipient="Dr Invented", asker=Asker("Cy Invented"), **more)
    confirm(office, where, "minimum_necessary", "take_legal_advice")
    return where


def refused(office: Office, item: GrantItem, field: str) -> None:
    size = office.tree.size
    with pytest.raises(PrivityError) as error:
        hand_out(office, item)
    assert error.value.field == field, error.value.message
    assert office.tree.size == size


def test_what_a_decision_covers_leaves_with_its_entries_first(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        before = office.tree.size
        [outgoing] = hand_out(office, letter_of(where, SUMMARY))
        assert office.tree.size == before + 2
        text = outgoing.body().decode()
        assert "Six sessions about sleep" in text
        assert "may not be passed on" in text
        newest = lines(office, newest=2)
        assert {one.event for one in newest} == {EventClass.HANDED_OUT}
        for line in newest:
            assert line.details["ground"] == Ground.DECISION
            assert line.details["sha256"] == digest(outgoing.body()).hex()
            assert line.details["duties"] == {
                "minimum_necessary": "confirmed",
                "consent_scope_only": "shown",
                "log_disclosure": "entry",
            }
        assert verify(office).flaws == ()


def test_the_house_keeps_no_name_and_the_client_gets_the_whole(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        [outgoing] = hand_out(office, letter_of(where, SUMMARY))
        seqs = [outgoing.entry - 1, outgoing.entry]
        parts = office.store.leaf_parts(seqs)
        told = {part.compartment: office.leaf_part_payload(part)[1] for part in parts}
        assert b"Invented" not in told[office.header.house]
        assert b"Dr Invented" in told[client(office, "cy")]
        assert b'"data":["summary"]' in told[client(office, "cy")]


def test_file_names_name_nobody(practice: Practice) -> None:
    with practice.opened() as office:
        [outgoing] = hand_out(office, letter_of(referral(office), SUMMARY))
        assert outgoing.name == "letter.txt"


def test_without_a_decision_nothing_leaves(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        change_request(office, where, "taken back", lambda request: replace(request, rulings=()))
        refused(office, letter_of(where, SUMMARY), "decision")


def test_on_a_refusal_nothing_leaves_but_the_answer(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, JOURNALIST, about=(client(office, "cy"),))
        story = Part("narrative", "", "A man baked bread.")
        refused(office, letter_of(where, story, again="Pat Invented"), "decision")


def test_a_decision_of_other_rules_is_taken_again(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        where = referral(office)
        texts = dict(gate.pack_texts())
        texts["house.yaml"] += "\n# another edition\n"
        with monkeypatch.context() as another:
            another.setattr(gate, "pack_texts", lambda: texts)
            gate.shipped_library.cache_clear()
            refused(office, letter_of(where, SUMMARY), "decision")
        gate.shipped_library.cache_clear()
        hand_out(office, letter_of(where, SUMMARY))


@pytest.mark.parametrize(
    "changes",
    [{"consent.revoked": True}, {"client_objects": True}, {"data": "diagnosis"}, {"consent.form": None}],
)
def test_facts_that_changed_since_are_decided_anew(practice: Practice, changes: dict[str, Any]) -> None:
    with practice.opened() as office:
        where = referral(office)
        change_request(
            office,
            where,
            "learnt",
            lambda request: replace(request, facts=with_facts(request.facts, changes)),
        )
        refused(office, letter_of(where, SUMMARY), "decision")


def test_what_the_record_says_outweighs_what_was_decided(practice: Practice) -> None:
    from privity.model.engagement import EndedAs, Engagement
    from privity.services.engagements import end_work

    with practice.opened() as office:
        where = referral(office)
        cy = client(office, "cy")
        [work] = [record for record, one in office.read_all(cy) if isinstance(one, Engagement)]
        end_work(office, cy, work, office.today() - timedelta(days=3), EndedAs.DIED)
        refused(office, letter_of(where, SUMMARY), "decision")
        rule_on(office, where, office.today())
        assert find_request(office, where)[1].rulings[-1].facts["client"]["status"] == "deceased"


def test_a_decision_goes_stale_after_a_fortnight(practice: Practice) -> None:
    clock = Clock()
    office = practice.open(clock=clock)
    where = referral(office)
    clock.now += timedelta(days=15)
    refused(office, letter_of(where, SUMMARY), "decision")
    office.close()


def test_a_consent_that_runs_out_meanwhile_carries_nothing(practice: Practice) -> None:
    clock = Clock()
    office = practice.open(clock=clock)
    short = with_facts(REFERRAL, {"consent.expiry": "6d"})
    where = referral(office, short)
    clock.now += timedelta(days=5)
    refused(office, letter_of(where, SUMMARY), "decision")
    office.close()


def test_more_data_than_was_decided_stays(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        for data in ("record", "diagnosis", "session_notes", "attendance"):
            refused(office, letter_of(where, SUMMARY, Part(data, "", "More.")), "parts")
        with pytest.raises(InputError):
            hand_out(office, letter_of(where, Part("rumour", "", "x")))
        with pytest.raises(InputError):
            hand_out(office, letter_of(where, replace(SUMMARY, withheld="not needed")))


def test_the_recipient_is_named_again_before_it_goes(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        for again in ("", "Dr Invented-Other", "Dr Invente"):
            refused(office, letter_of(where, SUMMARY, again=again), "again")
        hand_out(office, letter_of(where, SUMMARY, again="  dr   INVENTED "))


def test_a_duty_that_nobody_saw_to_keeps_it_here(practice: Practice) -> None:
    with practice.opened() as office:
        about = (client(office, "cy"),)
        where = decided(office, REFERRAL, about=about, recipient="Dr Invented", asker=Asker("Cy Invented"))
        refused(office, letter_of(where, SUMMARY), "duties")
        confirm(office, where, "minimum_necessary")
        hand_out(office, letter_of(where, SUMMARY))


def test_nothing_leaves_out_of_somebody_elses_record(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        for owner in (client(office, "bo"), joint(office)):
            [(record, _), *_] = [one for one in office.read_all(owner) if isinstance(one[1], Note)]
            part = replace(SUMMARY, source=(owner, record))
            refused(office, letter_of(where, SUMMARY, part), "parts")


def test_a_partners_own_copy_holds_no_word_of_the_other(practice: Practice) -> None:
    """Ann asks for her file: the joint record is not hers alone, and Bo's name stands in nothing that leaves."""
    with practice.opened() as office:
        ann = client(office, "ann")
        facts = with_facts(OWN_COPY, {"unit": "couple"})
        where = decided(office, facts, about=(ann,), asker=Asker("Ann Invented"))
        _, request = find_request(office, where)
        assert "own_part_only" in request.rulings[-1].rendered
        confirm(office, where, "redact_third_party", "minimum_necessary", "verify", "name_recipients")
        own = Part("record", "5 January 2026", "Walked by the river.")
        shared = joint(office)
        [(record, _)] = [one for one in office.read_all(shared) if isinstance(one[1], Note)]
        for part, field in (
            (replace(own, source=(shared, record)), "parts"),
            (replace(own, source=(shared, record), own=False), "duties"),
            (replace(own, text="Bo was late again."), "duties"),
            (replace(own, own=False), "duties"),
        ):
            refused(office, letter_of(where, own, part, again="Ann Invented"), field)
        withheld = replace(own, source=(shared, record), text="Bo wept.", own=False, withheld="shared")
        [outgoing] = hand_out(office, letter_of(where, own, withheld, again="Ann Invented"))
        text = outgoing.body().decode()
        assert "Bo" not in text
        assert "Parts are left out" in text


def test_a_gathered_copy_leaves_out_what_two_share(practice: Practice) -> None:
    """What is offered to Ann for reading over is her own record; of the joint one it says only that it is held back."""
    with practice.opened() as office:
        facts = with_facts(OWN_COPY, {"unit": "couple"})
        where = decided(office, facts, about=(client(office, "ann"),), asker=Asker("Ann Invented"))
        _, request = find_request(office, where)
        parts = draft_parts(office, request)
        text = render_draft(parts)
        assert WORD in text
        assert "holiday" not in text
        assert [part.withheld for part in parts if not part.own] == ["shared"] * 2
        confirm(office, where, "redact_third_party", "minimum_necessary", "verify", "name_recipients")
        kept = parse_draft(text, parts, "record")
        [outgoing] = hand_out(office, letter_of(where, *kept, again="Ann Invented"))
        assert b"holiday" not in outgoing.body()
        cut = parse_draft("Added.\n" + text.split("=== 3 ===")[0], parts, "record")
        assert cut[0] == Part("record", "", "Added.")
        assert "taken out" in {part.withheld for part in cut}


def test_nothing_of_a_person_leaves_while_it_is_not_said_who_it_is(practice: Practice) -> None:
    """Left at "nobody", a request would pass by all that the client ended, and stand in no account of theirs."""
    with practice.opened() as office:
        cy = client(office, "cy")
        take_back(office, cy, None, CameBy.CALL, office.today())
        where = referral(office, about=())
        refused(office, letter_of(where, SUMMARY), "about")
        handling.concern(office, where, cy)
        refused(office, letter_of(where, SUMMARY), "decision")
        for nobody in (office.header.house, office.new_id(), ""):
            with pytest.raises(InputError):
                handling.concern(office, where, nobody)  # type: ignore[arg-type]


def test_whom_it_concerns_is_settled_once_something_left(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office, about=(client(office, "bo"),))
        handling.concern(office, where, client(office, "cy"))
        hand_out(office, letter_of(where, SUMMARY))
        with pytest.raises(InputError):
            handling.concern(office, where, client(office, "bo"))
        assert find_request(office, where)[1].about == (client(office, "cy"),)


def test_a_request_can_concern_what_two_do_together(practice: Practice) -> None:
    with practice.opened() as office:
        named = dict(whom_it_may_concern(office))
        assert joint(office) in named
        assert client(office, "cy") in named
        assert office.header.house not in named


def test_no_words_of_a_draft_are_lost_or_change_their_piece() -> None:
    """A note may hold a line like those between the pieces, and a finger may spoil one of them."""
    parts = (
        Part("record", "1 May", "Walked.\n=== 2 === today\nSlept."),
        Part("record", "8 May", "Painted."),
        Part("record", "", "Theirs.", withheld="shared"),
    )
    first, second, third = parse_draft(render_draft(parts), parts, "record")
    assert first.text == "Walked.\n === 2 === today\nSlept."
    assert (second.text, third.withheld) == ("Painted.", "shared")
    twice, *_ = parse_draft("=== 1 ===\nWalked.\n=== 2 ===\nPainted.\n=== 1 ===\nSlept.", parts, "record")
    assert twice.text.split() == ["Walked.", "Slept."]
    for number in (0, 3, 4, 99999):
        with pytest.raises(InputError, match=f"no piece {number} "):
            parse_draft(f"=== 1 ===\nWalked.\n=== {number} ===\nLost.", parts, "record")


def test_a_gathered_copy_names_the_files_beside_its_notes_and_no_others(practice: Practice) -> None:
    """What lies beside a note that may be given is named with it, and beside one that is not it stays with that."""
    with practice.opened() as office:
        ann = client(office, "ann")
        notes = dict(of_kind(office.read_all(ann), Note))
        beside = next(record for record, note in notes.items() if note.reference == "n-2")
        _keep_file(office, ann, "letter of January.pdf", beside)
        thought = Draft("thought", "ann-alone", date(2026, 1, 13), "A thought.", NoteKind.PROCESS)
        apart = finish_note(office, ann, thought)
        _keep_file(office, ann, "dictated.wav", apart)
        _keep_file(office, joint(office), "both.png", None)
        where = decided(office, OWN_COPY, about=(ann,), asker=Asker("Ann Invented"))
        _, request = find_request(office, where)
        parts = draft_parts(office, request)
        text = render_draft(parts)
        assert "A file is kept beside this: letter of January.pdf (2.0 KB)." in text
        assert text.index("Again the") < text.index("letter of January.pdf")
        assert "dictated.wav" not in text
        assert "both.png" not in text
        confirm(office, where, "redact_third_party", "minimum_necessary", "verify", "name_recipients")
        [outgoing] = hand_out(
            office, letter_of(where, *parse_draft(text, parts, "record"), again="Ann Invented")
        )
        assert b"letter of January.pdf" in outgoing.body()
        named = [record for record, file in attachments_of(office, ann) if file.name.startswith("letter")]
        told = b"".join(
            office.leaf_part_payload(part)[1]
            for part in office.store.leaf_parts([outgoing.entry - 1, outgoing.entry])
        )
        assert named[0].encode() in told


def _keep_file(office: Office, where: CompartmentId, name: str, note: RecordId | None) -> None:
    arrival = Arrival(office, where)
    arrival.add(bytes(2048))
    arrival.keep(Card(name, date(2026, 1, 12), note=note))


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 bytes"), (1023, "1023 bytes"), (1 << 20, "1.0 MB"), (3 << 30, "3.0 GB")]
)
def test_a_size_is_said_as_a_person_says_it(size: int, said: str) -> None:
    assert size_in_words(size) == said


def test_the_law_sets_the_day(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, OWN_COPY, about=(client(office, "cy"),), asker=Asker("Cy Invented"))
        [line] = list_requests(office)
        assert line.overview.due == WHEN + timedelta(days=30)
        hand_out(office, letter_of(where, Part("record", "", "All of it."), again="Cy Invented"))
        [line] = list_requests(office)
        assert line.overview.due is None


_FACTS = st.fixed_dictionaries(
    {
        "jurisdiction": st.sampled_from(["SG", "US", "UK", "DE", "other"]),
        "requester": st.fixed_dictionaries(
            {
                "kind": st.sampled_from(
                    ["client", "doctor", "court", "police", "journalist", "insurer", "partner"]
                ),
                "verified": st.booleans(),
            }
        ),
        "purpose": st.sampled_from(
            ["own_access", "continuity_of_care", "litigation", "investigation", "publication", "payment"]
        ),
        "data": st.sampled_from(
            ["record", "summary", "attendance", "session_notes", "narrative", "existence"]
        ),
    },
    optional={
        "consent": st.just(REFERRAL["consent"]),
        "instrument": st.fixed_dictionaries(
            {
                "type": st.sampled_from(["court_order", "lawyer_subpoena", "letter"]),
                "in_scope": st.lists(st.sampled_from(["attendance", "record"]), max_size=2),
                "verified": st.booleans(),
                "issuer": st.sampled_from(["judge", "lawyer"]),
            }
        ),
        "client_objects": st.booleans(),
        "access_exceptions": st.just([]),
        "unit": st.sampled_from(["individual", "couple"]),
    },
)
_DATA = st.sampled_from(
    ["record", "summary", "attendance", "session_notes", "narrative", "existence", "billing"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_FACTS, st.lists(_DATA, min_size=1, max_size=3), st.booleans())
def test_whatever_is_asked_the_door_gives_no_more_than_was_decided(
    lent: Office, facts: dict[str, Any], data: list[str], seen_to: bool
) -> None:
    where = decided(
        lent, facts, about=(client(lent, "cy"),), asker=Asker("Cy Invented"), recipient="Dr Invented"
    )
    if seen_to:
        confirm(lent, where, *(duty.value for duty in Obligation))
    _, request = find_request(lent, where)
    decision = replay(request)
    size = lent.tree.size
    try:
        hand_out(lent, letter_of(where, *(Part(one, "", "Words.") for one in data)))
    except RefusedError:
        assert lent.tree.size == size
    else:
        assert not isinstance(decision, Refuse)
        assert set(data) <= allowed_data(request, decision)
        assert facts["purpose"] != "publication"
        assert facts.get("client_objects") is not True or isinstance(decision, Must)


def test_process_notes_leave_only_where_they_were_decided_on(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, OWN_COPY, about=(client(office, "cy"),), asker=Asker("Cy Invented"))
        process = Part("session_notes", "", "I felt uneasy.")
        refused(office, letter_of(where, process, again="Cy Invented"), "parts")


def test_a_closed_file_opens_with_its_passphrase_alone(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        refused(office, letter_of(where, SUMMARY, form=Form.FILE, passphrase="short"), "passphrase")
        passphrase = offered_passphrase()
        [outgoing] = hand_out(office, letter_of(where, SUMMARY, form=Form.FILE, passphrase=passphrase))
        assert outgoing.name == "letter.txt.age"
        assert b"Six sessions about sleep" in pyrage.passphrase.decrypt(outgoing.body(), passphrase)
        assert b"Six sessions" not in outgoing.body()


def test_what_cannot_be_entered_does_not_leave_and_leaves_no_trace(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        where = referral(office)
        with office.store.begin() as transaction:
            kind = type(transaction)

        def refuse(*_: object) -> None:
            raise StorageError("the disk is full", field="disk")

        with monkeypatch.context() as broken:
            broken.setattr(kind, "append_leaves", refuse)
            with pytest.raises(StorageError):
                hand_out(office, letter_of(where, SUMMARY))
        assert find_request(office, where)[1].answers == ()


def test_what_follows_becomes_a_task(practice: Practice) -> None:
    facts: dict[str, Any] = {
        "jurisdiction": "SG",
        "mode": "self_initiated_report",
        "requester": {"kind": "none"},
        "proposed_recipient": "police",
        "purpose": "prevent_harm",
        "data": "safety_facts",
        "threat": {
            "exists": True,
            "identifiable": True,
            "target": "self",
            "communicated_by": "client",
            "seriousness": "lethal",
            "imminence": "now",
        },
    }
    with practice.opened() as office:
        where = decided(office, facts, about=(client(office, "cy"),), asker=Asker(), recipient="The station")
        _, request = find_request(office, where)
        assert '"outcome":"refuse"' not in request.rulings[-1].rendered
        confirm(
            office,
            where,
            *(
                "minimum_necessary",
                "verify",
                "competent_recipient_only",
                "record_reasons",
                "take_legal_advice",
            ),
        )
        fact = Part("safety_facts", "", "Cy said that he would not see the morning. He is at home.")
        hand_out(office, letter_of(where, fact, again="The station", form=Form.ALOUD))
        tasks = {task.duty for task in find_request(office, where)[1].tasks}
        assert tasks & {"notify_client", "notify_client_unless_unsafe", "support_client", "written_follow_up"}


def test_a_refusal_error_is_one_of_its_own() -> None:
    assert RefusedError("no").exit_code == 11


class TestEverybodyElse:
    """A decision is about those whom a request names; whoever else stands in a paper is looked for first."""

    def look(self, office: Office, where: Any, *parts: Part, looked: bool = False) -> GrantItem:
        eye = Screener(office, load=no_encoder)
        seen = look_beside(office, eye, find_request(office, where)[1], parts, looked=looked)
        return replace(letter_of(where, *parts), beside=seen.beside)

    def test_what_was_not_screened_as_these_words_does_not_leave(self, practice: Practice) -> None:
        with practice.opened() as office:
            where = referral(office)
            item = self.look(office, where, SUMMARY)
            refused(office, replace(item, beside=None), "beside")
            refused(office, replace(item, parts=(replace(SUMMARY, text="Other words."),)), "beside")
            hand_out(office, item)

    def test_another_client_in_it_waits_for_a_person_and_never_for_more(self, practice: Practice) -> None:
        told = Part("summary", "Summary", "Bo Invented painted the fence; doing better.")
        with practice.opened() as office:
            where = referral(office)
            refused(office, self.look(office, where, told), "beside")
            hand_out(office, self.look(office, where, told, looked=True))
            kept = [entry.details for entry in entries_of(office, EventClass.HANDED_OUT)]
            assert {entry["others"] for entry in kept} == {"looked at"}
            assert "Bo" not in str(kept)

    def test_the_client_it_is_about_is_nobody_else(self, practice: Practice) -> None:
        own = Part(
            "summary", "Cy Invented", "Baked bread with the neighbour, and sleeps since her mother moved in."
        )
        with practice.opened() as office:
            hand_out(office, self.look(office, referral(office), own))
            kept = [entry.details for entry in entries_of(office, EventClass.HANDED_OUT)]
            assert {entry["others"] for entry in kept} == {"none found"}


def test_ones_own_file_asks_once_more_where_the_names_do_not_fit(practice: Practice) -> None:
    """The wrong client was chosen from the list: the door does not give one client the file of another."""
    with practice.opened() as office:
        where = decided(office, OWN_COPY, about=(client(office, "cy"),), asker=Asker("Bo Invented"))
        confirm(office, where, "redact_third_party", "minimum_necessary", "verify", "name_recipients")
        item = letter_of(where, Part("record", "", "Slept well."), again="Bo Invented")
        with pytest.raises(RefusedError) as error:
            hand_out(office, item)
        assert error.value.field == "asker"
        assert "Invented" not in str(error.value)
        vouch(office, where)
        # That somebody vouched holds for this record alone.
        handling.concern(office, where, client(office, "ann"))
        with pytest.raises(RefusedError):
            hand_out(office, item)
        vouch(office, where)
        hand_out(office, item)


@pytest.mark.parametrize(
    ("asker", "names", "fitting"),
    [
        ("Zoë Quill", ("Zoe Quill",), True),
        ("Ms Zoe B. Quill", ("Zoe Quill",), True),
        ("zoe", ("Zoe Quill",), True),
        ("Liz Quill", ("Elizabeth Quill", "Liz"), True),
        ("Ada Quill", ("Zoe Quill",), False),
        ("Zoe Quill", ("Zoe",), False),
        ("?", ("Zoe Quill",), False),
    ],
)
def test_which_names_fit(asker: str, names: tuple[str, ...], *, fitting: bool) -> None:
    assert fits(asker, names) is fitting
