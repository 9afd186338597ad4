"""A date that leapt is asked about on the office's first page, with one button."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from privity.services.office import Office
from tests.faces.web.house import Pages

ASKED = "Yes, the date is right"


def test_a_date_that_leapt_is_asked_about_once(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Office, "now", lambda _: datetime.now(UTC) + timedelta(days=60))
    pages.unlock()
    for _ in range(2000):
        if pages.desk.doubt is not None:
            break
        time.sleep(0.01)
    page = pages.get("/clients").text
    assert ASKED in page
    assert "none is" in page
    assert pages.submit("/clients", "/date-is-right").headers["location"] == "/clients"
    assert ASKED not in pages.get("/clients").text


def test_a_date_that_goes_on_as_days_do_is_not_asked_about(lent: Pages) -> None:
    assert ASKED not in lent.get("/clients").text
