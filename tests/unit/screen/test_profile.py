"""What cards say is found by the words it would be told with, and goes when the client goes."""

from privity.screen.profile import Profile, Profiles

BAKER = Profile(
    (("work", frozenset({"baker"})), ("home", frozenset({"north", "bridg"})), ("family", frozenset({"wife"})))
)
NURSE = Profile((("work", frozenset({"nurs"})), ("family", frozenset({"wife"}))))


def made() -> Profiles:
    profiles = Profiles()
    profiles.put("c-1", BAKER)
    profiles.put("c-2", NURSE)
    return profiles


def met(profiles: Profiles, *told: str, fewest: int = 2) -> set[str]:
    return {client for client, _ in profiles.met(told, fewest)}


def test_those_are_given_whose_cards_may_hold_so_many_of_the_details():
    assert met(made(), "baker", "bridg", "north") == {"c-1"}
    assert met(made(), "wife", fewest=1) == {"c-1", "c-2"}
    assert met(made(), "wife") == set()


def test_a_single_word_is_found_by_its_class_as_well():
    assert met(made(), "=spouse", fewest=1) == {"c-1", "c-2"}


def test_a_card_put_again_takes_the_place_of_the_one_before():
    profiles = made()
    profiles.put("c-1", NURSE)
    assert met(profiles, "baker", fewest=1) == set()
    assert met(profiles, "nurs", "wife") == {"c-1", "c-2"}


def test_of_a_client_who_has_gone_nothing_stays():
    profiles = made()
    profiles.remove("c-1")
    profiles.remove("c-1")
    assert met(profiles, "baker", "bridg", "north", fewest=1) == set()
    assert met(profiles, "wife", fewest=1) == {"c-2"}
