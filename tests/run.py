"""Runs every test: `make test` calls it, `make soak` calls it with `--soak`.

It first puts in place what the tests need and pip cannot bring: a Chromium, and HL7's published FHIR examples,
which npm brings. A PostgreSQL server is always at hand, since one of the test packages carries its programs.
Where no browser can be had the other tests still run, the missing part is named, and the run does not count as
passed; where the examples are missing the tests that read them fail.
"""

import argparse
import signal
import subprocess
import sys
from pathlib import Path

from tests.house import fhir_examples
from tests.house.browser import find_chromium, install_chromium

_ROOT = Path(__file__).resolve().parent.parent
_REPORT = _ROOT / "docs" / "reference" / "soak.md"


def main(arguments: list[str] | None = None) -> int:
    """Prepare, run pytest, and return its exit code, or 1 where a part could not be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.run", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--soak", action="store_true", help="the fault tests in full, and their page in the docs"
    )
    soak = parser.parse_args(arguments).soak
    browser = None if soak else find_chromium() or install_chromium()
    if not soak and not fhir_examples.put_in_place():
        print("tests: HL7's FHIR examples are not here, and npm could not bring them", file=sys.stderr)
    # The order is random, and the same in every run: a failure that depends on it can be had again.
    order = "--randomly-seed=20261122"
    command = [sys.executable, "-m", "pytest", "--numprocesses=2", "--dist=loadgroup", order]
    if soak:
        command += ["-m", "faults", "--rounds=soak", f"--report={_REPORT}", "--timeout=7200"]
    elif browser is None:
        command += ["-m", "not browser"]
    # Where a shell started this in the background, an interrupt would be ignored in every process that a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    code = subprocess.run(command, cwd=_ROOT, check=False).returncode
    if not soak and browser is None:
        print(
            "tests: the browser tests did not run: there is no Chromium on this machine, and neither its "
            "package manager nor `python -m playwright install chromium` brought one",
            file=sys.stderr,
        )
        return code or 1
    return code


if __name__ == "__main__":
    raise SystemExit(main())
