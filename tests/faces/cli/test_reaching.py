"""Dates and contact wishes from the command line."""

import json

import pytest

from tests.faces.cli.conftest import Bench
from tests.faces.cli.test_at_a_terminal import terminal


def test_a_next_date_is_kept_and_listed(bench: Bench) -> None:
    assert "no dates" in bench.run("dates", "c-01").err
    assert bench.run("dates", "c-01", "--next", "2031-01-31 09:30").code == 0
    assert bench.run("dates", "c-01", "--next", "2031-01-24 09:30", "--minutes", "60").code == 0
    assert bench.run("dates", "c-01").out == "2031-01-24 09:30\t60\tplanned\n2031-01-31 09:30\t50\tplanned\n"
    listed = json.loads(bench.run("dates", "c-01", "--json").out)
    assert listed["dates"][0] == {"starts": "2031-01-24 09:30", "minutes": 60, "attendance": "planned"}
    twice = bench.run("dates", "c-01", "--next", "2031-01-31 09:30")
    assert (twice.code, "set already" in twice.err) == (2, True)
    unclear = bench.run("dates", "c-01", "--next", "on Friday")
    assert (unclear.code, unclear.err.startswith("privity: --next: ")) == (2, True)


def test_wishes_are_kept_from_a_file_and_shown_to_the_eye_alone(bench: Bench) -> None:
    (bench.folder / "said.toml").write_text('calls = true\nnever = "at \\"work\\""\nsince = 2026-03-02\n')
    assert bench.run("wishes", "c-01", "said.toml").code == 0
    # What the second file does not speak of stays as it was.
    assert bench.run("wishes", "c-01", "-", said="voicemail = false\n").code == 0
    piped = bench.run("wishes", "c-01")
    assert (piped.code, piped.out) == (2, "")
    with terminal(bench, "--passphrase-file", "passphrase", "wishes", "c-01") as shown:
        assert shown.end() == 0
    lines = shown.seen.replace("\r\n", "\n").splitlines()
    assert {"calls = true", "voicemail = false", 'never = "at \\"work\\""', "# texting: not spoken of"} <= {
        *lines
    }
    assert any(line.startswith("since = 20") for line in lines)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("calls: yes", "FILE"),
        ("fax = true\n", "FILE"),
        ("calls = [2026-01-01]\n", "calls"),
        ('since = "soon"\n', "since"),
    ],
)
def test_wishes_that_cannot_be_kept_are_refused(bench: Bench, said: str, field: str) -> None:
    refused = bench.run("wishes", "c-01", "-", said=said)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"privity: {field}: ")
