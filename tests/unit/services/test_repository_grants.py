"""Grants of repositories: for minutes, for so many texts, and a crowd that asks pushes nobody out who was allowed."""

import pytest

from privity.errors import InputError, LockedError
from privity.services.repository_grants import LONGEST_MINUTES, MOST_TEXTS, RepositoryGrants


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_grant_ends_with_its_minutes() -> None:
    clock = Clock()
    grants = RepositoryGrants(clock)
    grants.give("here", 5, "token")
    clock.now += 299
    grants.check("here", "token")
    grants.spend("here")
    clock.now += 2
    with pytest.raises(LockedError):
        grants.spend("here")
    with pytest.raises(LockedError):
        grants.check("here", "token")
    [asking] = grants.standing()
    assert not asking.is_given


def test_what_asked_and_was_not_answered_is_forgotten() -> None:
    clock = Clock()
    grants = RepositoryGrants(clock)
    with pytest.raises(LockedError):
        grants.check("here", "token")
    clock.now += 16 * 60
    assert grants.standing() == []
    with pytest.raises(InputError):
        grants.give("here", 5)


def test_a_grant_answers_so_many_texts_and_no_more() -> None:
    grants = RepositoryGrants()
    grants.give("here", LONGEST_MINUTES, "token")
    for _ in range(MOST_TEXTS):
        grants.spend("here")
    with pytest.raises(LockedError):
        grants.spend("here")


@pytest.mark.parametrize("minutes", [0, -1, LONGEST_MINUTES + 1])
def test_a_grant_has_bounds(minutes: int) -> None:
    with pytest.raises(InputError):
        RepositoryGrants().give("here", minutes, "token")


def test_a_crowd_that_asks_pushes_out_nobody_who_was_allowed() -> None:
    grants = RepositoryGrants()
    grants.give("here", 5, "token")
    for number in range(100):
        with pytest.raises(LockedError):
            grants.check(f"elsewhere {number}", "token")
    grants.check("here", "token")
    assert len(grants.standing()) < 30
    for wrong in ("", "x" * 5000):
        with pytest.raises(InputError):
            grants.check(wrong, "token")
