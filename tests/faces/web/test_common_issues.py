"""The public side: the catalogue for everybody, the card through the door, figures only where they were chosen."""

import pytest

from tests.faces.web.house import MadeOffice, Pages


@pytest.mark.parametrize("name", ["sexology", "counselling", "couples"])
def test_the_catalogue_is_shown_in_plain_words(lent: Pages, name: str) -> None:
    page = lent.get(f"/common-issues/{name}").text
    assert "They are turned off" in page
    assert 'aria-current="page"' in page


def test_the_card_leaves_through_the_door(inside: Pages) -> None:
    answer = inside.submit("/common-issues/couples", "/common-issues/couples/card")
    assert answer.headers["content-disposition"] == 'attachment; filename="common-issues.txt"'
    assert "Nothing on this card comes from a client" in answer.text
    assert "was handed out" in inside.get("/ledger").text


def test_there_is_no_chart_without_figures_and_no_other_list(lent: Pages) -> None:
    assert lent.submit("/common-issues/couples", "/common-issues/couples/chart").status_code == 404
    assert lent.get("/common-issues/astrology").status_code == 404


def test_turning_figures_on_and_asking_with_too_few(inside: Pages) -> None:
    wrong = inside.submit("/figures", "/figures", on="yes", list="couples", limit="3", reason="")
    assert wrong.status_code == 422
    assert 'id="limit-wrong"' in wrong.text
    assert inside.submit("/figures", "/figures", on="yes", list="couples", limit="1").status_code == 303
    assert inside.submit("/figures", "/figures/release").status_code == 422
    inside.submit("/figures", "/figures/release", sure="yes")
    assert "too few completed works" in inside.get("/figures").text
    inside.submit("/figures", "/figures/close")
    assert "is counted already" in inside.get("/figures").text


def test_a_client_is_left_out(inside: Pages, office: MadeOffice) -> None:
    page = f"/clients/{office.wren}/figures"
    assert inside.submit(page, page, told="soon").status_code == 422
    assert inside.submit(page, page, told="2026-01-05", left_out="yes").status_code == 303
    assert "checked" in inside.get(page).text
