"""The gate: who may learn what, on which ground. Facts and rule packs in, one decision out; nothing else happens.

Read `vocabulary` for the words, `spec/rule-pack.md` for the packs, then `evaluate`. Nothing here reads a file, a
clock or an office; packs arrive as text.

    library = load({"house.yaml": text})
    request = parse_request({"id": "r-1", "facts": {"requester": {"kind": "journalist"}, "data": "narrative"}})
    decision = decide(request, library.book_for(request.facts), date(2026, 11, 22))
    render(decision)["outcome"]  # "refuse"
"""

from privity.gate.check import Fault, check_packs
from privity.gate.decision import (
    Decision,
    Grounds,
    Limited,
    Missing,
    Must,
    Permit,
    Refuse,
    Reply,
    outcome_of,
    render,
)
from privity.gate.diff import Change, differences, in_words
from privity.gate.evaluate import decide
from privity.gate.examples import Example, parse_examples
from privity.gate.examples import run as run_example
from privity.gate.library import Library, load, parse_packs
from privity.gate.page import page
from privity.gate.request import Facts, Request, parse_request
from privity.gate.rules import Pack, Rule

__all__ = [
    "Change",
    "Decision",
    "Example",
    "Facts",
    "Fault",
    "Grounds",
    "Library",
    "Limited",
    "Missing",
    "Must",
    "Pack",
    "Permit",
    "Refuse",
    "Reply",
    "Request",
    "Rule",
    "check_packs",
    "decide",
    "differences",
    "in_words",
    "load",
    "outcome_of",
    "page",
    "parse_examples",
    "parse_packs",
    "parse_request",
    "render",
    "run_example",
]
