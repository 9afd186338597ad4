"""No run of random steps publishes a couple's offer that either of them did not offer, come back to and stand by.

What may be published is judged by a book of the test's own, which knows nothing of voices or stages.
"""

import contextlib
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from privity.errors import PrivityError
from privity.model.ids import CompartmentId
from privity.model.offers import (
    CameIn,
    Offer,
    OfferAnswers,
    OfferKind,
    OfferLooked,
    OfferSaid,
    OfferText,
    Place,
)
from privity.testimonials import (
    CameWith,
    CompletedEngagement,
    Stage,
    answer,
    answer_each,
    confirm,
    confirm_each,
    exact,
    join,
    look,
    release,
    settle,
    settle_each,
    stage,
    take_in_together,
    withdraw,
    write,
)

ANN, BO = CompartmentId("a" * 32), CompartmentId("b" * 32)
START = date(2026, 3, 2)
OFFERS, THANKS = "Well. You may publish this.", "Thank you both."


@dataclass
class Book:
    """What happened, as somebody would write it down who only watches."""

    offered: dict[CompartmentId, date] = field(default_factory=dict)
    back: dict[CompartmentId, date] = field(default_factory=dict)
    nameless: set[CompartmentId] = field(default_factory=set)
    said: dict[CompartmentId, str] = field(default_factory=dict)
    gone: bool = False


class Run:
    """A couple's offers, taken with random steps by somebody who has no scruples."""

    def __init__(self, seed: int) -> None:
        self.chance, self.today = random.Random(seed), START
        self.published = 0
        self.take()

    def moment(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)

    def said(self, words: str = "", sha256: str = "") -> OfferSaid:
        return OfferSaid(self.today, self.moment(), CameIn.OWN_PAGE, words, sha256)

    def take(self) -> None:
        by = self.chance.choice([(ANN,), (BO,), (ANN, BO)])
        came = CameWith(OFFERS, CameIn.LETTER, self.today, self.moment())
        work = CompletedEngagement(self.today - timedelta(days=400))
        self.offer: Offer = take_in_together("o", OfferKind.TESTIMONIAL, work, came, (ANN, BO), by)
        self.book = Book(dict.fromkeys(by, self.today))

    def step(self) -> None:
        who, today, book = self.chance.choice([ANN, BO]), self.today, self.book
        answers = OfferAnswers(self.chance.choice([True, True, None]), "", today + timedelta(days=90))
        match self.chance.randrange(16):
            case 0:
                self.today += timedelta(days=self.chance.choice([1, 14, 14]))
            case 1:
                words = self.chance.choice([OFFERS, OFFERS, THANKS])
                self.offer = join(self.offer, who, self.said(words), today)
                book.offered[who] = today
            case 2 | 3:
                self.offer = confirm_each(self.offer, who, self.said(), today)
                book.back[who] = today
            case 4 | 5:
                self.offer = answer_each(self.offer, who, answers, (), today)
                book.nameless |= {who} if answers.anonymous else set()
            case 6:
                self.offer = write(
                    self.offer, OfferText(today, CameIn.OWN_PAGE, self.chance.choice(["A.", "B."])), today
                )
                book.said.clear()
            case 7 | 8:
                self.offer = look(self.offer, OfferLooked(today, exact(self.offer), "nothing-found"), today)
            case 9 | 10:
                sha256 = exact(self.offer)
                self.offer = settle_each(self.offer, who, self.said("", sha256), (), today)
                book.said[who] = sha256
            case 11:
                # The steps of one, tried where there are two.
                self.offer = self.chance.choice(
                    [
                        lambda: confirm(self.offer, self.said(), today),
                        lambda: settle(self.offer, self.said("", exact(self.offer)), (), today),
                        lambda: answer(self.offer, answers, (), today),
                    ]
                )()
            case 12 | 13 | 14:
                self.offer = release(self.offer, [Place("example.org", today)], today)
                self.published += 1
            case 15:
                if self.chance.random() < 0.1:
                    self.offer, book.gone = withdraw(self.offer, today), True

    def check(self) -> None:
        if stage(self.offer, self.today) is not Stage.PUBLISHED:
            return
        book, each = self.book, {ANN, BO}
        assert not book.gone
        assert set(book.offered) == set(book.back) == book.nameless == set(book.said) == each
        last = max(book.offered.values())
        assert all(day >= last + timedelta(days=14) for day in book.back.values())
        assert set(book.said.values()) == {exact(self.offer)}


@pytest.mark.parametrize("seed", range(3))
def test_no_random_steps_publish_what_both_did_not_stand_by(seed: int) -> None:
    run = Run(seed)
    for _ in range(10_000):
        over = stage(run.offer, run.today) in (
            Stage.PUBLISHED,
            Stage.WITHDRAWN,
            Stage.LAPSED,
            Stage.ENDED,
        )
        if over and run.chance.random() < 0.3:
            run.take()
        with contextlib.suppress(PrivityError):
            run.step()
        run.check()
    assert run.published > 3
