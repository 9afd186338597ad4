"""The account and FHIR, as commands."""

import json
from pathlib import Path

from tests.faces.cli.conftest import Bench


def test_the_account_leaves_through_the_door_in_three_forms(bench: Bench) -> None:
    text = bench.run("account", "c-01")
    assert (text.code, text.out.startswith("ACCOUNT\n")) == (0, True)
    given = json.loads(bench.run("account", "c-01", "--json").out)
    assert (given["schema"], given["for"]) == ("privity.account/1", "person")
    assert [one["what"] for one in given["left"]] == ["account for the person"]
    assert "held" not in given["left"][0]
    ours = json.loads(bench.run("account", "c-01", "--json", "--practice").out)
    assert (ours["for"], ours["left"][0]["held"]) == ("practice", None)
    assert json.loads(bench.run("account", "c-01", "--fhir").out)["resourceType"] == "Bundle"
    assert bench.run("account", "c-01", "--fhir", "--json").code == 2
    assert bench.run("account", "nobody").code == 2


def test_what_another_program_says_is_kept_and_permits_nothing(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "consents.json"
    consent = {
        "resourceType": "Consent",
        "id": "x-1",
        "status": "active",
        "date": "2026-01-02",
        "decision": "deny",
    }
    file.write_text(
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": consent}, {"resource": {}}]})
    )
    tried = json.loads(bench.run("fhir", "c-01", str(file), "--dry-run", "--json").out)
    assert (tried["dry_run"], tried["consents"], len(tried["not_taken"])) == (True, 1, 1)
    kept = bench.run("fhir", "c-01", str(file))
    assert "consents kept: 1, none of which permits anything" in kept.out
    assert "not taken: resource 2" in kept.err
    assert "here already: 1" in bench.run("fhir", "c-01", str(file)).out
    file.write_text("no json")
    assert bench.run("fhir", "c-01", str(file)).code == 2
