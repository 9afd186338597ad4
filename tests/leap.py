"""Reads LEAP's own consents as `tests/unit/interchange/test_leap_consents.py` reads shapes of them: `make leap`.

They lie in no package and are not copied in: npm takes them from their repository at one commit, and their contents are
held against one hash. Where the machine does not reach it, that is said and the run does not count as passed.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path

from privity.interchange.fhir_r4 import read_fhir
from tests.house.fhir_examples import FOLDER
from tests.unit.interchange.test_leap_consents import TODAY, check

SOURCE = "github:sdhealthconnect/leap-cds#1659037b68c36befcf1f3162123e544288afe16c"
_ARCHIVE = "leap-cds-0.1.0.tgz"
_CONSENTS = "package/test/fixtures/consents/"
_SHA256 = "4060e183c6f2670b80fe2c8d9f89359e5d204ec46e31cec43a7c8a00adbd27c6"
_COUNT = 30
_SECONDS = 60


def main() -> int:
    """Read all of them; 1 where they cannot be had, or are others than those that were expected."""
    archive = FOLDER / _ARCHIVE
    try:
        if not archive.exists():
            _bring()
        found = _consents_in(archive)
    except (OSError, subprocess.SubprocessError, tarfile.TarError) as problem:
        print(f"leap: their consents are not here and could not be brought: {problem}", file=sys.stderr)
        return 1
    if len(found) != _COUNT or _digest_of(found) != _SHA256:
        print(f"leap: {archive} does not hold the consents that were expected; remove it", file=sys.stderr)
        return 1
    says: Counter[str] = Counter()
    for path, data in found.items():
        [consent] = read_fhir(data, TODAY).consents
        assert consent.version == path.partition("/")[0].upper(), path
        check(path.rpartition("/")[2].removeprefix("consent-boris-").removesuffix(".json"), consent)
        says[consent.says.value] += 1
    print(
        f"leap: {len(found)} consents, "
        + ", ".join(f"{count} {word}" for word, count in sorted(says.items()))
    )
    return 0


def _bring() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is missing")
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", "--silent", "--ignore-scripts", "--fetch-retries=0", SOURCE]
    subprocess.run(
        command, cwd=FOLDER, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=_SECONDS, check=True
    )


def _consents_in(archive: Path) -> dict[str, bytes]:
    found = {}
    with tarfile.open(archive) as opened:
        for member in opened:
            stream = opened.extractfile(member) if member.name.startswith(_CONSENTS) else None
            if stream is not None:
                found[member.name.removeprefix(_CONSENTS)] = stream.read()
    return found


def _digest_of(found: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(found):
        whole.update(name.encode() + b"\0" + hashlib.sha256(found[name]).digest())
    return whole.hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
