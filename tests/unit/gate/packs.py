"""Small packs for the tests of the gate, and one way to decide by them."""

from collections.abc import Mapping
from datetime import date

from privity.gate import Decision, Library, decide, parse_packs, parse_request, render

TODAY = date(2026, 11, 22)

HEAD = """\
schema: privity.rule-pack/1
pack: {pack}
version: "1"
title: A pack for tests
layer: {layer}
scope: {scope}
sources:
  s: {{cite: "Act s1", from: {since}, checked: 2026-11-01, confidence: sure, basis: read}}
rules:
"""


def pack(
    rules: str,
    pack: str = "law",
    layer: str = "law",
    scope: str = "{jurisdictions: [SG]}",
    since: str = "2000-01-01",
) -> str:
    """The text of a pack with these rules, each an indented YAML list item."""
    return HEAD.format(pack=pack, layer=layer, scope=scope, since=since) + rules


def library(*texts: str) -> Library:
    """The library of these packs, unchecked: each test says what its packs are wrong about."""
    return Library(parse_packs({f"{number}.yaml": text for number, text in enumerate(texts)}))


def decision(texts: tuple[str, ...], facts: Mapping[str, object], as_of: date = TODAY) -> Decision:
    """Decide a request with these facts by these packs."""
    request = parse_request({"id": "r-1", "facts": {"jurisdiction": "SG", **facts}})
    return decide(request, library(*texts).book_for(request.facts), as_of)


def outcome(texts: tuple[str, ...], facts: Mapping[str, object], as_of: date = TODAY) -> str:
    """The outcome in one word, `needs-more` for a refusal that a missing fact could change."""
    shown = render(decision(texts, facts, as_of))
    return "needs-more" if shown["undetermined"] else str(shown["outcome"])
