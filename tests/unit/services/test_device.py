"""The count of wrong passphrases, when another hand or a broken clock has written it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from privity.model.ids import VaultId
from privity.services.device import Device

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
VAULT = VaultId("0f" * 16)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('{"count": 99, "last": "9999-12-31T23:59:59+00:00"}', id="end_of_all_calendars"),
        pytest.param('{"count": 99, "last": "0001-01-01T00:00:00+14:00"}', id="before_all_calendars"),
        pytest.param("[" * 100_000, id="nested_too_deep"),
        pytest.param('{"count": 1e999, "last": "2026-11-22T09:00:00+00:00"}', id="endless_count"),
    ],
)
def test_a_count_that_nobody_wrote_neither_locks_out_nor_gives_tries_away(
    written: str, tmp_path: Path
) -> None:
    device = Device(tmp_path, VAULT)
    device.folder.mkdir()
    (device.folder / "attempts").write_text(written)
    device.check_patience(NOW)
    assert device.failed_attempts() >= 5
