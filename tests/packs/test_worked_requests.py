"""Several hundred worked requests over every place: what a careful reading of the law and the house rules gives.

Written from the law, not from the packs. `gives` lists every outcome that a careful reader could accept; `reply`,
`obligations` (these at least) and `missing` (exactly these) are held where the reading settles them.
"""

import json
from datetime import date
from pathlib import Path

from privity.gate import decide, parse_request, render
from privity.services.gate import shipped_library

TODAY = date(2026, 11, 22)
WORKED = [
    json.loads(line)
    for line in Path(__file__).with_name("worked_requests.jsonl").read_text("utf-8").splitlines()
]


def test_every_worked_request_is_decided_as_read() -> None:
    assert [wrong for each in WORKED for wrong in differing(each)] == []


def differing(worked: dict[str, object]) -> list[str]:
    request = parse_request({"id": worked["id"], "facts": worked["facts"]})
    shown = render(decide(request, shipped_library().book_for(request.facts), TODAY))
    outcome = "needs-more" if shown["undetermined"] else shown["outcome"]
    reply, missing = shown["reply"], shown["missing"]
    assert isinstance(reply, dict)
    assert isinstance(missing, list)
    gives, owed = worked["gives"], worked.get("obligations", [])
    assert isinstance(gives, list)
    assert isinstance(owed, list)
    assert isinstance(shown["obligations"], list)
    wrong = []
    if outcome not in gives:
        wrong.append(f"{worked['id']}: {outcome}, not {gives}")
    if worked.get("reply", reply["kind"]) != reply["kind"]:
        wrong.append(f"{worked['id']}: reply {reply['kind']}, not {worked['reply']}")
    if not set(owed) <= set(shown["obligations"]):
        wrong.append(f"{worked['id']}: does not owe {sorted(set(owed) - set(shown['obligations']))}")
    facts = sorted({str(each["fact"]) for each in missing})
    if worked.get("missing", facts) != facts:
        wrong.append(f"{worked['id']}: missing {facts}, not {worked['missing']}")
    return wrong
