"""The account page of a record, and its paper."""

from tests.faces.web.house import MadeOffice, Pages


def test_the_account_is_shown_and_printed_through_the_door(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}/account"
    inside.get(f"/clients/{office.wren}")
    assert path in inside.get(f"/clients/{office.wren}").text
    page = inside.get(path).text
    assert "Kept since" in page
    assert "notes" in page
    sent = inside.submit(path, f"{path}/paper")
    assert sent.headers["location"] == "/paper"
    paper = inside.get("/paper").text
    assert "ACCOUNT" in paper
    assert f'href="{path}"' in paper
    assert "Account for the person" in inside.get(path).text


def test_what_the_browser_told_of_a_page_is_in_it(inside: Pages, office: MadeOffice) -> None:
    path = f"/clients/{office.wren}"
    sent = inside.submit(path, "/told", what="printed", record=str(office.wren))
    assert sent.status_code == 200
    assert "a page was printed" in inside.get(f"{path}/account").text


def test_an_account_of_nothing_is_no_page(inside: Pages) -> None:
    assert inside.get(f"/clients/{'0' * 32}/account").status_code == 404
