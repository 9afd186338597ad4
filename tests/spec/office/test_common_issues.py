"""What may be said instead of a case: off at first, spent before it is drawn, made once, of whoever was told."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.caseload import Caseload
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.figures import FiguresChoice, FiguresPolicy, FiguresRelease, FiguresSize
from privity.model.people import Client
from privity.services import common_issues
from privity.services.caseload import bring_in
from privity.services.catalogue import shipped_catalogue
from privity.services.clients import find_client
from privity.services.door import hand_out
from privity.services.office import Office
from privity.services.proof import lines
from tests.house.offices import Clock, Practice

TODAY = date(2026, 11, 22)
ON = FiguresPolicy(on=True, list="counselling", attested=TODAY)
MANY = 120


def no_noise(counts: dict[str, int], epsilon: Fraction) -> dict[str, int]:
    """Stands in for the draw where a test asks who is counted."""
    return dict(counts)


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with closing(practice.open(clock=Clock())) as opened:
        numbers = range(MANY)
        issues = ("low mood", "grief and loss", "panic")
        bring_in(
            opened,
            Caseload(
                tuple(Client(f"p-{number}", (f"Invented {number}",)) for number in numbers),
                tuple(
                    Engagement(
                        f"w-{number}",
                        (f"p-{number}",),
                        date(2026, 1, 5),
                        ended=date(2026, 6, 1),
                        ended_as=EndedAs.COMPLETED,
                        issues=(issues[0] if number < 60 else issues[1 + number % 2],),
                    )
                    for number in numbers
                ),
                (),
            ),
        )
        yield opened


def _events(office: Office) -> list[EventClass]:
    return [line.event for line in lines(office, newest=1000)]


def _release(office: Office, until: date = TODAY) -> FiguresRelease:
    made = common_issues.release(office, until, no_noise)
    assert isinstance(made, FiguresRelease)
    return made


def test_until_they_are_turned_on_there_are_no_figures(office: Office) -> None:
    with pytest.raises(InputError, match="turned off"):
        common_issues.release(office, TODAY)
    kinds = shipped_catalogue().list_of("sexology")
    [card] = hand_out(office, common_issues.card_item(kinds, None))
    assert b"Nothing on this card comes from a client" in card.body()


def test_each_unit_is_counted_once_by_its_main_reason(office: Office) -> None:
    common_issues.choose(office, ON)
    made = _release(office)
    assert (made.size, made.counts["gc-mood"], made.counts["gc-grief"]) == (MANY, 60, 30)
    assert sum(made.counts.values()) == MANY
    assert Fraction(made.epsilon) + Fraction(made.size_epsilon) == 1


def test_what_is_spent_is_in_the_ledger_before_anything_is_drawn(office: Office) -> None:
    common_issues.choose(office, ON)
    seen: list[tuple[int, str]] = []

    def draw(counts: dict[str, int], epsilon: Fraction) -> dict[str, int]:
        seen.append((_events(office).count(EventClass.BUDGET_SPENT), str(epsilon)))
        return counts

    common_issues.release(office, TODAY, draw)
    assert seen == [(1, "1/10"), (2, "9/10")]


def test_a_cohort_asked_twice_gives_what_was_drawn_the_first_time(office: Office) -> None:
    common_issues.choose(office, ON)
    made = _release(office)
    again = common_issues.release(office, TODAY)
    assert again == made
    assert common_issues.card(shipped_catalogue().list_of("counselling"), made).count("low mood") >= 2


def test_a_crash_between_spending_and_drawing_loses_the_budget_and_keeps_the_privacy(office: Office) -> None:
    common_issues.choose(office, ON)

    def crash(counts: dict[str, int], epsilon: Fraction) -> dict[str, int]:
        if epsilon != common_issues.SIZE:
            raise KeyboardInterrupt
        return counts

    with pytest.raises(KeyboardInterrupt):
        common_issues.release(office, TODAY, crash)
    standing = common_issues.standing(office)
    assert (standing.lost, standing.last, standing.open_after) == (True, None, TODAY)
    with pytest.raises(InputError):
        common_issues.release(office, TODAY)


def test_too_few_is_said_and_costs_and_is_not_asked_again_at_once(office: Office) -> None:
    common_issues.choose(office, replace(ON, attested=None))
    made = common_issues.release(office, TODAY, no_noise)
    assert isinstance(made, FiguresSize)
    standing = common_issues.standing(office)
    assert (standing.spent, standing.waiting_until) == (Fraction(1, 10), TODAY + common_issues.ASK_AGAIN)
    with pytest.raises(InputError) as refused:
        common_issues.release(office, TODAY)
    assert (TODAY + common_issues.ASK_AGAIN).isoformat() in refused.value.remedy


def test_a_cohort_can_be_closed_without_figures_and_its_people_are_never_counted(office: Office) -> None:
    common_issues.choose(office, ON)
    common_issues.close_cohort(office, TODAY)
    standing = common_issues.standing(office)
    assert (standing.open_after, standing.left, standing.last) == (TODAY, Fraction(1), None)
    with pytest.raises(InputError):
        common_issues.close_cohort(office, TODAY)


def test_who_said_leave_me_out_is_left_out_and_who_was_told_counts(office: Office) -> None:
    common_issues.choose(office, ON)
    [first, second] = [find_client(office, name) for name in ("p-0", "p-1")]
    assert first is not None
    assert second is not None
    common_issues.set_choice(office, first, FiguresChoice(left_out=True))
    common_issues.set_choice(office, second, FiguresChoice(told=date(2026, 1, 5)))
    assert common_issues.choice_of(office, first).left_out
    assert _release(office).size == MANY - 1


def test_a_couple_is_one_unit_and_what_is_not_completed_is_none(office: Office) -> None:
    ended = {"ended": date(2026, 6, 1), "ended_as": EndedAs.COMPLETED}
    more = Caseload(
        (Client("q-1", ("Invented Q",)), Client("q-2", ("Invented R",)), Client("q-3", ("Invented S",))),
        (
            Engagement("q-both", ("q-1", "q-2"), date(2026, 1, 5), Unit.COUPLE, **ended),  # type: ignore[arg-type]
            Engagement("q-own", ("q-1",), date(2026, 1, 5), **ended),  # type: ignore[arg-type]
            Engagement("q-open", ("q-3",), date(2026, 1, 5)),
        ),
        (),
    )
    bring_in(office, more)
    common_issues.choose(office, ON)
    assert _release(office).size == MANY + 1


def test_the_next_cohort_begins_where_the_last_one_ended(office: Office) -> None:
    common_issues.choose(office, ON)
    _release(office, TODAY - timedelta(days=30))
    made = common_issues.release(office, TODAY, no_noise)
    assert isinstance(made, FiguresSize)
    assert (made.after, made.size) == (TODAY - timedelta(days=30), 0)


@pytest.mark.parametrize(
    ("policy", "field"),
    [
        (replace(ON, limit="5/2", reason="good"), "epsilon"),
        (replace(ON, limit="3/2"), "reason"),
        (replace(ON, limit="much"), "epsilon"),
        (replace(ON, limit="1e999999999"), "epsilon"),
        (replace(ON, limit="1/" + "9" * 99), "epsilon"),
        (replace(ON, attested=TODAY + timedelta(days=1)), "attested"),
        (replace(ON, list="astrology"), "list"),
    ],
)
def test_a_choice_that_cannot_be(office: Office, policy: FiguresPolicy, field: str) -> None:
    with pytest.raises(InputError) as refused:
        common_issues.choose(office, policy)
    assert refused.value.field == field


def test_a_day_ahead_is_refused(office: Office) -> None:
    common_issues.choose(office, ON)
    with pytest.raises(InputError) as refused:
        common_issues.release(office, TODAY + timedelta(days=1))
    assert refused.value.field == "until"


def test_real_noise_is_drawn_where_none_is_given(office: Office) -> None:
    common_issues.choose(office, ON)
    made = common_issues.release(office, TODAY)
    if isinstance(made, FiguresSize):  # by chance they seem too few, and nothing but that is said
        assert made.size < MANY
        return
    assert sum(made.counts.values()) != MANY or made.counts["gc-mood"] != 60
