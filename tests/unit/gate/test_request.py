"""Facts as they come in: everything of the vocabulary, nothing else, unknown when absent."""

import pytest

from privity.errors import InputError
from privity.gate import parse_request


def facts(**groups: object) -> dict[str, object]:
    return dict(parse_request({"id": "r", "facts": groups}).facts)


def test_absent_and_null_facts_are_unknown() -> None:
    assert facts(client={"age": None}, consent=None, subdivision=None) == {}


def test_false_is_knowledge() -> None:
    assert facts(consent={"exists": False}) == {"consent.exists": False}


def test_words_that_say_unknown_are_unknown() -> None:
    assert facts(client={"status": "unknown", "wishes": "unknown"}, threat={"imminence": "unknown"}) == {}


def test_lists_days_and_numbers_are_read() -> None:
    read = facts(consent={"signers": ["client"], "expiry": "90d", "age_days": 5}, codes=["BACP"])
    assert read == {
        "consent.signers": frozenset({"client"}),
        "consent.expiry": 90,
        "consent.age_days": 5,
        "codes": frozenset({"BACP"}),
    }


@pytest.mark.parametrize(
    ("groups", "field", "near"),
    [
        ({"client_objcts": True}, "facts.client_objcts", "client_objects"),
        ({"consent": {"signer": ["client"]}}, "facts.consent.signer", "consent.signers"),
        ({"purpose": "publicaton"}, "facts.purpose", "publication"),
        ({"requester": {"kind": "jornalist"}}, "facts.requester.kind", "journalist"),
        ({"consent": {"signers": ["cliant"]}}, "facts.consent.signers", "client"),
        ({"consent.exists": True}, "facts.consent.exists", "consent.exists"),
    ],
)
def test_a_word_outside_the_vocabulary_is_named_with_the_nearest_one(
    groups: dict[str, object], field: str, near: str
) -> None:
    with pytest.raises(InputError) as caught:
        facts(**groups)
    assert caught.value.field == field
    assert f"`{near}`" in caught.value.remedy


@pytest.mark.parametrize(
    "groups",
    [
        {"client": {"age": True}},
        {"client": {"age": -1}},
        {"client": {"age": 34.0}},
        {"client": {"age": "34"}},
        {"client_objects": "true"},
        {"client_objects": 1},
        {"client": "in_treatment"},
        {"purpose": ["book"]},
        {"codes": "BACP"},
        {"consent": {"expiry": 90}},
        {"consent": {"expiry": "-1d"}},
        {"consent": {"signers": [None]}},
        {"subdivision": ""},
        {"subdivision": "x" * 1000},
    ],
)
def test_a_value_of_another_form_is_an_error(groups: dict[str, object]) -> None:
    with pytest.raises(InputError):
        facts(**groups)


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "x",
        {},
        {"id": "r"},
        {"id": "r", "facts": []},
        {"id": {}, "facts": {}},
        {"id": "r", "facts": {}, "x": 1},
        {"schema": "privity.request/2", "facts": {}},
    ],
)
def test_what_is_no_request_is_an_error(document: object) -> None:
    with pytest.raises(InputError):
        parse_request(document)


def test_facts_that_the_gate_works_out_cannot_be_stated() -> None:
    for stated in (
        {"publicity": False},
        {"law_pack": False},
        {"consent": {"all_signed": True}},
        {"instrument": {"reach": "all"}},
    ):
        with pytest.raises(InputError):
            facts(**stated)
