"""No run of random steps publishes an offer that was not offered, completed, said again on the exact text and kept.

What may be published is judged here by a book of the test's own, which knows nothing of the stages.
"""

import contextlib
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from privity.errors import PrivityError
from privity.model.consent import Circumstances
from privity.model.offers import (
    CameIn,
    Offer,
    OfferAnswers,
    OfferKind,
    OfferLooked,
    OfferSaid,
    OfferText,
    Place,
    ProposedEdit,
)
from privity.testimonials import (
    CameWith,
    CompletedEngagement,
    OpenEngagement,
    Stage,
    answer,
    confirm,
    digest_of,
    exact,
    judge_circumstances,
    look,
    release,
    settle,
    stage,
    take_in,
    withdraw,
    write,
)

START = date(2026, 3, 2)
LETTERS = (
    "It was good. You may publish this.",
    "Thank you for everything.",
    "You may not publish this.",
    "Calm now. Feel free to put this on your website.",
)
TEXTS = ("It was good.", "Calm now.", "I sleep again.", " ")


@dataclass
class Book:
    """What happened, as somebody would write it down who only watches."""

    came_on: date
    offers: bool
    ended: date | None
    came_back: date | None = None
    said: str = ""
    clear: str = ""
    gone: bool = False
    asked: list[str] = field(default_factory=list)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


class Run:
    """Offers that random steps are taken with, each as somebody would who has no scruples."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.today = START
        self.offer: Offer | None = None
        self.book: Book | None = None
        self.published = self.withdrawn = 0

    def day(self) -> date:
        return self.today + timedelta(days=self.chance.choice([0, 0, 0, 0, -30, 3]))

    def came(self) -> CameIn:
        return self.chance.choice(list(CameIn))

    def some_hash(self, offer: Offer) -> str:
        return self.chance.choice([exact(offer), exact(offer), digest_of("It was good.", ""), ""])

    def take(self) -> None:
        words, day = self.chance.choice(LETTERS), self.day()
        ended = self.today - timedelta(days=self.chance.choice([400, 30, -2]))
        open_ = self.chance.random() < 0.2
        work = OpenEngagement("this work was not completed") if open_ else CompletedEngagement(ended)
        self.offer = take_in(
            "o", OfferKind.TESTIMONIAL, work, CameWith(words, CameIn.LETTER, day, moment(day))
        )
        self.book = Book(day, words in (LETTERS[0], LETTERS[3]), None if open_ else ended)

    def step(self) -> None:
        offer, book, today = self.offer, self.book, self.today
        if offer is None or book is None or self.chance.random() < 0.01:
            self.take()
            return
        if self.chance.random() < 0.4:
            self.sensible(offer, book)
            return
        match self.chance.randrange(12):
            case 0 | 1:
                self.today += timedelta(days=self.chance.choice([1, 5, 14, 14, 120]))
            case 2:
                day = self.day()
                self.offer = confirm(offer, OfferSaid(day, moment(today), self.came()), today)
                book.came_back = day
            case 3:
                until = self.chance.choice([None, today + timedelta(days=200), today + timedelta(days=900)])
                answers = OfferAnswers(
                    self.chance.choice([True, None, False]), self.chance.choice(["", "A."]), until
                )
                self.offer = answer(offer, answers, (), today)
                # Anonymity once asked for stays: an answer that would only loosen it changes nothing.
                book.said = book.said if self.offer.answers == offer.answers else ""
            case 4:
                self.offer = write(
                    offer, OfferText(self.day(), self.came(), self.chance.choice(TEXTS)), today
                )
                book.said = book.clear = ""
            case 5 | 6:
                sha, verdict = self.some_hash(offer), self.chance.choice(["nothing-found", "ask", "stop"])
                edits = self.chance.choice([(), (), (ProposedEdit(0, 2, "own-name"),)])
                decided = self.chance.choice(["", "no name"])
                self.offer = look(offer, OfferLooked(today, sha, verdict, edits, decided), today)
                fine = not edits and (verdict == "nothing-found" or (verdict == "ask" and decided))
                book.clear = sha if fine else ""
            case 7 | 8:
                sha = self.some_hash(offer)
                self.offer = settle(
                    offer, OfferSaid(self.day(), moment(today), self.came(), "", sha), (), today
                )
                book.said = sha
            case 9 | 10:
                self.offer = release(offer, [Place("example.org", today)], today)
                self.published += 1
            case 11:
                if self.chance.random() < 0.2:
                    self.offer = withdraw(offer, today)
                    book.gone = True
                    self.withdrawn += 1
                else:
                    self.offer = judge_circumstances(offer, Circumstances(), alone=True)

    def sensible(self, offer: Offer, book: Book) -> None:
        """What somebody would do next who wants it out."""
        today = self.today
        match stage(offer, today):
            case Stage.THINKING:
                self.today += timedelta(days=14)
            case Stage.OPEN:
                self.offer = confirm(offer, OfferSaid(today, moment(today), self.came()), today)
                book.came_back = today
            case Stage.CONFIRMED:
                answers = OfferAnswers(True, "", today + timedelta(days=90))
                if offer.answers.anonymous is not True or offer.answers.until is None:
                    self.offer = answer(offer, answers, (), today)
                    book.said = ""
                else:
                    sha = exact(offer)
                    self.offer = look(offer, OfferLooked(today, sha, "nothing-found"), today)
                    book.clear = sha
                    self.offer = settle(
                        self.offer, OfferSaid(today, moment(today), self.came(), "", sha), (), today
                    )
                    book.said = sha
            case Stage.SETTLED:
                self.offer = release(offer, [Place("example.org", today)], today)
                self.published += 1
            case _:
                self.take()

    def check(self) -> None:
        offer, book = self.offer, self.book
        if offer is None or book is None or stage(offer, self.today) is not Stage.PUBLISHED:
            return
        assert book.offers
        assert book.ended is not None
        assert book.came_on > book.ended
        assert book.came_back is not None
        assert timedelta(14) <= book.came_back - book.came_on <= timedelta(104)
        assert book.said == book.clear == exact(offer)
        assert offer.answers.anonymous is True
        assert offer.answers.until is not None
        assert self.today <= offer.answers.until
        assert not book.gone


@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_random_steps_publish_nothing_that_is_not_theirs(seed: int) -> None:
    run = Run(seed)
    for _ in range(10_000):
        with contextlib.suppress(PrivityError):
            run.step()
        run.check()
    assert run.published > 3
    assert run.withdrawn > 3
