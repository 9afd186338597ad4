"""The pages of cover: what a client agreed to, and the sheet with its code."""

from datetime import date, timedelta

import pyrage
import pytest

from tests.faces.web.house import PASSPHRASE, MadeOffice, Pages
from tests.faces.web.test_own_page import hand


def test_an_agreement_is_kept_put_on_a_sheet_and_taken_back(
    inside: Pages, office: MadeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda data, _: data)
    today, page = date.today(), f"/clients/{office.wren}/cover"  # noqa: DTZ011 - the day on this desk
    until = str(today + timedelta(days=9))
    nothing = inside.submit(page, page, colleague="Kay", agreed=str(today), until=until)
    assert (nothing.status_code, 'id="parts-wrong"' in nothing.text) == (422, True)
    fields = {"colleague": "Kay", "agreed": str(today), "until": until, "reach": "yes"}
    assert inside.submit(page, page, **fields).headers["location"] == page
    ask = {"colleague": "Kay", "first": str(today), "until": until, "passphrase": PASSPHRASE}
    nobody = inside.submit("/cover", "/cover", **ask | {"colleague": "Lee"})
    assert (nobody.status_code, 'id="colleague-wrong"' in nobody.text) == (422, True)
    inside.submit("/cover", "/cover", **ask)
    assert "1 client agreed" in inside.get("/cover").text
    taken = inside.submit("/cover", "/cover/take")
    assert 'filename="cover.age"' in taken.headers["content-disposition"]
    inside.submit("/cover", "/cover/done")
    assert "Make the sheet" in inside.get("/cover").text
    kept = inside.get(page).text
    record = kept.partition("/cover/")[2][:32]
    inside.submit(page, f"{page}/{record}/withdraw")
    assert "They take it back" not in inside.get(page).text


def test_a_client_sees_and_ends_it_at_their_own_page(inside: Pages, office: MadeOffice) -> None:
    today, page = date.today(), f"/clients/{office.wren}/cover"  # noqa: DTZ011 - the day on this desk
    fields = {
        "colleague": "Kay",
        "agreed": str(today),
        "until": str(today + timedelta(days=9)),
        "reach": "yes",
    }
    inside.submit(page, page, **fields)
    hand(inside, office.wren)
    shown = inside.get("/own").text
    assert "When I am away" in shown
    record = shown.partition("/own/cover/")[2][:32]
    assert inside.submit("/own", f"/own/cover/{record}/end").headers["location"] == "/own"
    assert "/own/cover/" not in inside.get("/own").text
