"""What stands with a client and that they ended it, as commands."""

import json
from contextlib import closing
from datetime import date, timedelta

from privity.bootstrap import open_office
from privity.model.consent import Scope
from privity.services.clients import find_client
from privity.services.consents.giving import agree
from privity.services.consents.keeping import lay_out
from tests.faces.cli.conftest import PASSPHRASE, Bench


def test_agreements_are_listed_and_ended_without_a_word_of_what_they_say(bench: Bench) -> None:
    assert "nothing is agreed" in bench.run("agreements", "c-01").err
    record = _given(bench)
    listed = bench.run("agreements", "c-01")
    assert "in-force" in listed.out
    assert "Kestrel" not in listed.out + listed.err
    yesterday = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011 - the day on this desk
    assert json.loads(bench.run("agreements", "c-01", "--json", "--as-of", yesterday).out)["agreements"] == []
    assert bench.run("agreements", "c-01", "--as-of", "soon").code == 2
    assert bench.run("take-back", "c-01", "--only", "x").code == 2
    assert bench.run("take-back", "c-01", "--only", "0" * 32).code == 2
    assert bench.run("take-back", "c-01", "--by", "pigeon").code == 2
    assert "it has ended" in bench.run("take-back", "c-01", "--only", record, "--by", "post").err
    [line] = json.loads(bench.run("agreements", "c-01", "--json").out)["agreements"]
    assert (line["id"], line["standing"], line["serves"]) == (record, "withdrawn", "client")
    assert bench.run("take-back", "c-01").code == 0


def _given(bench: Bench) -> str:
    with closing(open_office(bench.place, PASSPHRASE)) as office:
        client = find_client(office, "c-01")
        assert client is not None
        scope = Scope("Dr Kestrel", "doctor", "continuity_of_care", ("summary",), "A page.")
        record = lay_out(office, client, scope, office.today() + timedelta(days=30))
        agree(office, client, record, alone=None)
    return record
