"""Two implementations read cards, slots and the contact sheet alike."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from privity.crypto.keys import Root
from privity.crypto.shares import combine, parse_card
from privity.errors import IntegrityError, PrivityError
from privity.vault import header as headers
from privity.vault import slots
from privity.vault.contact_sheet import open_sheet, parse_sheet
from privity.vault.share_slots import contact_secret
from tests.vectors import independent_shares as independent
from tests.vectors import independent_vault

FOLDER = Path(__file__).parents[2] / "spec" / "vectors"
SHARES: dict[str, Any] = json.loads((FOLDER / "vault-shares.json").read_text("utf-8"))
DATA = SHARES["header"].encode()
ROOT = bytes.fromhex(SHARES["root"])
CONTACT = SHARES["contact"]["cards"][0]


def test_the_header_with_sets_is_read_alike() -> None:
    ours, theirs = headers.parse_header(DATA), independent_vault.read_header(DATA)
    headers.authenticate_header(DATA, ours, Root(ROOT))
    independent_vault.check_header(theirs, ROOT)
    assert ours.shares is not None
    assert ours.shares.contact is not None
    secret = contact_secret(Root(ROOT), ours.vault, ours.shares.contact)
    assert secret == independent.contact_secret(theirs, ROOT) == bytes.fromhex(SHARES["contact"]["secret"])


@pytest.mark.parametrize("cards", SHARES["sets_that_open"], ids=len)
def test_the_records_set_opens_alike(cards: list[str]) -> None:
    assert slots.open_cards(headers.parse_header(DATA), cards).raw() == ROOT
    assert independent.open_root(independent_vault.read_header(DATA), cards) == ROOT


@pytest.mark.parametrize("case", SHARES["sets_refused"], ids=lambda case: case["name"])
def test_what_is_no_whole_set_is_refused_alike_and_names_no_word(case: dict[str, Any]) -> None:
    with pytest.raises(PrivityError) as ours:
        slots.open_cards(headers.parse_header(DATA), case["cards"])
    with pytest.raises((independent_vault.Reject, StopIteration)):
        independent.open_root(independent_vault.read_header(DATA), case["cards"])
    spoken = f"{ours.value.message} {ours.value.remedy}".split()
    long = {word for card in case["cards"] for word in card.split() if len(word) > 5}
    assert not long & set(spoken)


@pytest.mark.parametrize("case", SHARES["headers_refused"], ids=lambda case: case["name"])
def test_a_header_with_impossible_sets_is_refused_alike(case: dict[str, Any]) -> None:
    data = case["header"].encode()
    with pytest.raises(IntegrityError):
        headers.parse_header(data)
    with pytest.raises(independent_vault.Reject):
        independent_vault.read_header(data)


@pytest.mark.parametrize("cards", [CONTACT[:2], CONTACT[1:]])
def test_the_sheet_is_read_alike(cards: list[str]) -> None:
    data = base64.b64decode(SHARES["sheet"])
    ours = open_sheet(parse_sheet(data), combine([parse_card(card) for card in cards]))
    assert ours == independent.read_sheet(data, cards) == SHARES["sheet_words"]


@pytest.mark.parametrize("place", range(len(SHARES["sheets_refused"])))
def test_a_changed_sheet_is_refused(place: int) -> None:
    secret = bytes.fromhex(SHARES["contact"]["secret"])
    data = base64.b64decode(SHARES["sheets_refused"][place])
    with pytest.raises(IntegrityError):
        open_sheet(parse_sheet(data), secret)
    with pytest.raises(independent_vault.Reject):
        independent.read_sheet(data, CONTACT[:2])
