"""Terms from the start, everyday words and receipts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from privity.errors import IncompleteError, InputError
from privity.ledger.entry import EventClass
from privity.letters.everyday import Errand
from privity.model.engagement import Secrets
from privity.model.overview import JointOverview
from privity.model.terms import TermsChoices
from privity.model.wishes import ContactWishes
from privity.services import everyday, terms
from privity.services.clients import find_client, of_kind
from privity.services.common_issues import choice_of
from privity.services.door import hand_out
from privity.services.engagements import Engagement, agree_secrets
from privity.services.everyday import ShortText, Way
from privity.services.office import Office
from privity.services.wishes import keep_wishes
from tests.house.offices import Practice

DAY = date(2026, 1, 5)
CHOICES = TermsChoices(
    practitioner="A. Invented",
    place="SG",
    fee="120 for an hour.",
    reach="by telephone from nine to six",
    urgent="call the crisis line",
    supervision="a supervisor, once a month",
    figures=True,
)


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def client(office: Office, name: str = "cy") -> str:
    found = find_client(office, name)
    assert found is not None
    return found


class TestTerms:
    def test_one_page_says_everything_a_client_must_know_beforehand(self, office: Office) -> None:
        text = terms.make_version(office, CHOICES).text
        for said in (
            "You pay 120 for an hour. That is all you ever owe.",
            "no story, no review, no recommendation",
            "I say to nobody whether somebody is, was or wanted to be a client",
            "section 424",
            "a supervisor, once a month",
            "by telephone from nine to six",
            "If we meet outside, I do not greet you first",
            "kept for 7 years",
            "after your death too",
            "leave me out",
            "not reviewed by a lawyer",
        ):
            assert said in text
        assert len(text.split()) < 900

    def test_nobody_else_sees_anything_where_nobody_is_named(self, office: Office) -> None:
        text = terms.make_version(office, replace(CHOICES, supervision="")).text
        assert "Nobody. There is no colleague" in text
        assert "supervision" not in text

    @pytest.mark.parametrize("name", ["practitioner", "fee", "reach", "urgent"])
    def test_what_is_missing_is_named(self, office: Office, name: str) -> None:
        with pytest.raises(IncompleteError) as refused:
            terms.make_version(office, replace(CHOICES, **{name: " "}))
        assert refused.value.field == name

    @pytest.mark.parametrize(
        ("choices", "field"),
        [
            (replace(CHOICES, place="Atlantis"), "place"),
            (replace(CHOICES, keeping=0), "keeping"),
            (replace(CHOICES, fee="x" * 1001), "fee"),
        ],
    )
    def test_what_cannot_be_is_refused(self, office: Office, choices: TermsChoices, field: str) -> None:
        with pytest.raises(InputError) as refused:
            terms.make_version(office, choices)
        assert refused.value.field == field

    def test_what_was_shown_stays_as_it_was_shown(self, office: Office) -> None:
        terms.make_version(office, CHOICES)
        record = terms.show(office, client(office), DAY)
        terms.make_version(office, replace(CHOICES, fee="200 for an hour"))
        [(_, shown)] = terms.shown_to(office, client(office))
        assert (shown.number, "120 for an hour" in shown.text) == (1, True)
        terms.accept(office, client(office), record, DAY)
        choices = terms.accepted_terms(office, client(office))
        assert choices is not None
        assert choices.fee == "120 for an hour."
        assert terms.supervision_told(office, client(office))
        assert not terms.cover_told(office, client(office))

    def test_shown_is_not_accepted(self, office: Office) -> None:
        terms.make_version(office, CHOICES)
        terms.show(office, client(office), DAY)
        assert terms.accepted_terms(office, client(office)) is None
        assert not terms.supervision_told(office, client(office))

    def test_figures_count_whoever_accepted_and_did_not_say_leave_me_out(self, office: Office) -> None:
        terms.make_version(office, CHOICES)
        for name, out in (("cy", False), ("bo", True)):
            record = terms.show(office, client(office, name), DAY)
            terms.accept(office, client(office, name), record, DAY, left_out=out)
            choice = choice_of(office, client(office, name))
            assert (choice.told, choice.left_out) == (DAY, out)

    def test_an_open_question_stays_in_sight_and_on_the_paper(self, office: Office) -> None:
        terms.make_version(office, CHOICES)
        cy = client(office)
        record = terms.show(office, cy, DAY)
        terms.ask(office, cy, record, DAY, "And when I move away?")
        [paper] = hand_out(office, terms.paper_item(office, cy, record))
        assert b"- And when I move away?" in paper.body()
        terms.answer(office, cy, record, 0, DAY, "The same.")
        [(_, shown)] = terms.shown_to(office, cy)
        assert shown.questions[0].answer == "The same."
        with pytest.raises(InputError):
            terms.answer(office, cy, record, 0, DAY, "Again.")

    def test_those_of_joint_work_read_what_one_tells_alone_means(self, office: Office) -> None:
        terms.make_version(office, CHOICES)
        [joint] = [where for where, one in office.overviews().items() if isinstance(one, JointOverview)]
        [(work, _)] = of_kind(office.read_all(joint), Engagement)
        terms.show(office, joint, DAY)
        agree_secrets(office, joint, work, Secrets.KEPT)
        record = terms.show(office, joint, date(2026, 1, 6))
        newest, oldest = (shown.text for _, shown in terms.shown_to(office, joint))
        assert "we agree before we begin" in oldest
        assert "stays with me. I do not bring it" in newest
        terms.accept(office, joint, record, date(2026, 1, 6))
        assert choice_of(office, client(office, "ann")).told == date(2026, 1, 6)

    def test_a_day_ahead_and_one_before_it_was_shown_are_refused(self, office: Office) -> None:
        terms.make_version(office, CHOICES)
        with pytest.raises(InputError):
            terms.show(office, client(office), date(2199, 1, 1))
        record = terms.show(office, client(office), DAY)
        with pytest.raises(InputError):
            terms.accept(office, client(office), record, date(2026, 1, 4))


class TestEverydayWords:
    WHEN = datetime(2026, 12, 7, 10, 0)  # noqa: DTZ001 - the clock on the wall

    def asked(self, way: Way, errand: Errand = Errand.NEXT_DATE) -> ShortText:
        return ShortText(errand, way, "A. Invented", self.WHEN)

    def test_only_a_way_that_was_allowed(self, office: Office) -> None:
        cy = client(office)
        with pytest.raises(InputError, match="has not said"):
            everyday.text_item(office, cy, self.asked(Way.TEXT))
        keep_wishes(office, cy, ContactWishes(texting=True, post=False))
        [text] = hand_out(office, everyday.text_item(office, cy, self.asked(Way.TEXT)))
        assert text.body() == b"Hello. This is to note Monday 7 December at 10:00. A. Invented\n"
        with pytest.raises(InputError, match="does not wish"):
            everyday.text_item(office, cy, self.asked(Way.POST))
        assert everyday.text_item(office, cy, self.asked(Way.HAND)).name == "note.txt"

    def test_what_is_typed_may_not_ask_for_anything(self, office: Office) -> None:
        with pytest.raises(InputError, match="a review"):
            everyday.text_item(
                office, client(office), self.asked(Way.HAND), "See you. Please leave a review!"
            )

    @pytest.mark.parametrize("words", ["Our couples hour is on Monday.", "About the moths. Monday at ten."])
    def test_what_is_typed_may_not_tell_what_somebody_comes_for(self, office: Office, words: str) -> None:
        cy = client(office)
        begun = [(one, work) for one, work in of_kind(office.read_all(cy), Engagement)]
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(cy, replace(begun[0][1], issues=("The  moths",)), begun[0][0])
        with pytest.raises(InputError, match="to whoever finds it"):
            everyday.text_item(office, cy, self.asked(Way.HAND), words)

    def test_an_envelope_says_what_was_agreed_and_no_more(self, office: Office) -> None:
        cy = client(office)
        keep_wishes(office, cy, ContactWishes(post=True, texting=True))
        asked = ShortText(Errand.ENVELOPE, Way.POST, "A.", None, None, "", *everyday.on_envelope(office, cy))
        [bare] = hand_out(office, everyday.text_item(office, cy, asked))
        assert bare.body().decode() == f"{asked.to}\n"
        with pytest.raises(InputError, match="goes by post"):
            everyday.text_item(office, cy, replace(asked, way=Way.TEXT))
        keep_wishes(office, cy, ContactWishes(post=True, envelope="Clinic, PO box 7"))
        agreed = replace(asked, sender=everyday.on_envelope(office, cy)[1])
        [outgoing] = hand_out(office, everyday.text_item(office, cy, agreed))
        assert outgoing.body().decode() == f"{asked.to}\n\nClinic, PO box 7\n"
        with pytest.raises(InputError, match="to whoever finds it"):
            everyday.text_item(office, cy, agreed, "From your therapist")

    def test_a_text_stands_under_the_name_they_asked_for_and_no_name_tells_the_field(
        self, office: Office
    ) -> None:
        cy = client(office)
        terms.make_version(office, replace(CHOICES, practitioner="Dr. A. Invented, Sexologist (couples)"))
        assert everyday.sign_of(office, cy, Way.TEXT) == "Dr. A. Invented"
        keep_wishes(office, cy, ContactWishes(speak_as="Anna", receipt="as agreed"))
        signs = [everyday.sign_of(office, cy, way) for way in (Way.TEXT, Way.POST, Way.HAND)]
        assert signs == ["Anna", "Anna", "Dr. A. Invented"]
        receipt = everyday.receipt_item(office, cy, DAY, "120", "SGD")
        assert receipt.body.endswith(b"Dr. A. Invented\n")

    @pytest.mark.parametrize(
        ("asked", "field"),
        [
            (ShortText(Errand.NEXT_DATE, Way.HAND, "A."), "when"),
            (ShortText(Errand.MOVED, Way.HAND, "A.", datetime(2026, 12, 7, 10)), "other"),  # noqa: DTZ001
            (ShortText(Errand.PLEASE_CALL, Way.HAND, "A."), "number"),
        ],
    )
    def test_what_is_missing_is_named(self, asked: ShortText, field: str) -> None:
        with pytest.raises(InputError) as refused:
            everyday.text_of(asked)
        assert refused.value.field == field

    def test_a_receipt_has_the_agreed_words_and_the_book_has_nobody(self, office: Office) -> None:
        cy = client(office)
        with pytest.raises(InputError) as refused:
            everyday.receipt_item(office, cy, DAY, "120", "SGD")
        assert refused.value.field == "receipt"
        keep_wishes(office, cy, ContactWishes(receipt="as agreed"))
        for amount in ("120", "80,50"):
            [receipt] = hand_out(office, everyday.receipt_item(office, cy, DAY, amount, "sgd"))
        assert b"Receipt 2\n5 January 2026\n\nas agreed\n80.50 SGD" in receipt.body()
        [extract] = hand_out(office, everyday.extract_item(office, DAY, DAY))
        assert extract.body() == (
            b"number,day,amount,currency\r\n1,2026-01-05,120,SGD\r\n2,2026-01-05,80.50,SGD\r\n"
        )

    @pytest.mark.parametrize("day", [date(202, 1, 5), date(9999, 12, 31)])
    def test_a_receipt_of_no_likely_day_gets_no_number(self, office: Office, day: date) -> None:
        cy = client(office)
        keep_wishes(office, cy, ContactWishes(receipt="as agreed"))
        with pytest.raises(InputError) as refused:
            everyday.receipt_item(office, cy, day, "120", "SGD")
        assert refused.value.field == "day"
        assert everyday.receipt_item(office, cy, DAY, "0120", "SGD").body.count(b"\n120 SGD") == 1

    @pytest.mark.parametrize(
        ("amount", "currency", "field"),
        [
            ("much", "SGD", "amount"),
            ("-5", "SGD", "amount"),
            ("00.0", "SGD", "amount"),
            ("5", "$", "currency"),
        ],
    )
    def test_an_amount_that_is_none(self, office: Office, amount: str, currency: str, field: str) -> None:
        keep_wishes(office, client(office), ContactWishes(receipt="as agreed"))
        with pytest.raises(InputError) as refused:
            everyday.receipt_item(office, client(office), DAY, amount, currency)
        assert refused.value.field == field
