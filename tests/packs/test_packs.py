"""The shipped packs: sound, every example stands, and no clause can go without an example noticing."""

from datetime import date
from functools import cache

import pytest

from privity.gate import Example, Library, Pack, check_packs, parse_examples, parse_packs, run_example
from privity.gate.vocabulary import FACTS
from privity.services.gate import pack_texts
from tests.packs.mutants import mutants, noticed

TODAY = date(2026, 11, 22)
NAMES = sorted(pack_texts())


@cache
def packs() -> dict[str, Pack]:
    """The shipped packs by file name."""
    return dict(
        zip(
            sorted(NAMES, key=lambda name: (name != "house.yaml", name)),
            parse_packs(pack_texts()),
            strict=True,
        )
    )


@cache
def library() -> Library:
    return Library(tuple(packs().values()))


@cache
def examples(name: str) -> tuple[Example, ...]:
    return parse_examples(packs()[name], TODAY)


def test_the_static_checks_find_nothing() -> None:
    assert check_packs(tuple(packs().values())) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_example_stands(name: str) -> None:
    assert [fault for example in examples(name) for fault in run_example(example, library())] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_an_example_in_which_it_counts_and_one_in_which_it_does_not(name: str) -> None:
    pack = packs()[name]
    for rule in [*pack.rules, *pack.duties]:
        shown = {example.holds for example in examples(name) if example.rule == rule.id}
        assert shown == {True, False}, rule.id


@pytest.mark.parametrize("name", NAMES)
def test_every_permission_has_an_example_with_a_fact_unknown(name: str) -> None:
    for rule in packs()[name].rules:
        if not rule.requires:
            continue
        unknown = [
            example
            for example in examples(name)
            if example.rule == rule.id and any(path not in example.request.facts for path in example.changed)
        ]
        assert unknown, rule.id


@pytest.mark.parametrize("name", NAMES)
def test_deleting_any_clause_fails_an_example(name: str) -> None:
    by_rule: dict[str, list[Example]] = {}
    for example in examples(name):
        by_rule.setdefault(example.rule, []).append(example)
    shared = {} if name == "house.yaml" else packs()["house.yaml"].fragments
    unnoticed = [
        mutant.deleted
        for mutant in mutants(packs()[name], pack_texts()[name], shared)
        if not noticed(mutant, by_rule)
    ]
    assert unnoticed == []


@pytest.mark.parametrize("name", NAMES)
def test_every_source_of_a_pack_is_cited(name: str) -> None:
    pack = packs()[name]
    default = pack.default.cite if pack.default is not None else ()
    cited = {source for rule in [*pack.rules, *pack.duties] for source in rule.cite} | set(default)
    assert set(pack.sources) - cited == set()


def test_what_an_asker_claims_is_never_a_ground() -> None:
    never = {path for path, fact in FACTS.items() if not fact.ground}
    assert never == {"claimed_ground", "pressure", "prior_refusals", "client_self_disclosed"}
    read = {clause.fact for pack in packs().values() for rule in pack.rules for clause in rule.clauses}
    assert not read & never
