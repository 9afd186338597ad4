"""The terms on the command line: made from a file, shown, offered, accepted; by id, never by a name."""

import json
import tomllib

from tests.faces.cli.conftest import Bench

CHOICES = """practitioner = "A. Invented"
fee = "90 \\"euros\\" for fifty minutes"
reach = "by telephone"
urgent = "the night line"
figures = true
"""


def test_terms_are_made_shown_offered_and_accepted(bench: Bench) -> None:
    assert "no terms were made" in bench.run("terms", "list").err
    assert bench.run("terms", "show").code == 2
    assert bench.run("terms", "offer", "c-01").code == 2
    (bench.folder / "choices.toml").write_text(CHOICES)
    assert "version 1 is made" in bench.run("terms", "make", "choices.toml").err
    (bench.folder / "next.toml").write_text('cover = "K. Invented"\n')
    assert "version 2 is made" in bench.run("terms", "make", "next.toml").err
    printed = tomllib.loads(bench.run("terms", "choices").out)
    assert (printed["fee"], printed["cover"], printed["keeping"], printed["figures"]) == (
        '90 "euros" for fifty minutes',
        "K. Invented",
        7,
        True,
    )
    assert "K. Invented" in bench.run("terms", "show").out
    assert "K. Invented" not in bench.run("terms", "show", "--number", "1").out
    listed = json.loads(bench.run("terms", "list", "--json").out)
    assert [one["number"] for one in listed["versions"]] == [2, 1]
    offered = bench.run("terms", "offer", "c-01", "--date", "2026-01-05", "--paper")
    assert "How we work together".upper() in offered.out
    assert bench.run("terms", "accept", "c-01", "--date", "2026-01-02").code == 2
    assert "accepted" in bench.run("terms", "accept", "c-01", "--date", "2026-01-06", "--leave-out").err
    [shown] = json.loads(bench.run("terms", "of", "c-01", "--json").out)["shown"]
    assert shown == {"number": 2, "shown": "2026-01-05", "accepted": "2026-01-06", "open_questions": 0}


def test_what_is_no_choice_is_named(bench: Bench) -> None:
    for words, said in (
        ("price = 3\n", "price"),
        ("keeping = true\n", "keeping"),
        ("fee = \n", "TOML"),
        ('fee = "90"\n', "practitioner"),
    ):
        (bench.folder / "choices.toml").write_text(words)
        ended = bench.run("terms", "make", "choices.toml")
        assert ended.code != 0
        assert said in ended.err
    assert bench.run("terms", "offer", "c-01", "--date", "soon").code == 2
    assert bench.run("terms", "of", "Roz Peverell-Byrne").code == 2
