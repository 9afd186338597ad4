"""`privity shares`: cards printed once, checked without a passphrase, and put together by somebody else."""

from pathlib import Path

from tests.faces.cli.conftest import Bench, put_secret

HEIR = "the lamp in the third window"


def print_cards(bench: Bench, which: str, *options: str) -> list[str]:
    made = bench.run("shares", "make", which, *options)
    assert made.code == 0, made.err
    paths = []
    for place, card in enumerate(made.out.split("\f")):
        put_secret(bench.folder / f"{which}-{place}", card)
        paths.append(f"{which}-{place}")
    return paths


def test_cards_are_made_checked_and_open_the_office_for_somebody_else(bench: Bench) -> None:
    records, contact = print_cards(bench, "records"), print_cards(bench, "contact", "--circle", "2/2")
    assert (len(records), len(contact)) == (3, 2)
    drilled = bench.run("shares", "drill", "records", *records[:2], locked=True)
    assert (drilled.code, "nothing was opened" in drilled.out) == (0, True)
    mixed = bench.run("shares", "drill", "records", records[0], contact[0], locked=True)
    assert (mixed.code, "card 2 is of the contact set" in mixed.err) == (13, True)
    few = bench.run("shares", "drill", "contact", contact[0], locked=True)
    assert few.code == 12

    sheet = bench.run("shares", "combine", "--sheet", "office/contact-sheet.privity", *contact, locked=True)
    assert (sheet.code, "WHOM TO CALL" in sheet.out) == (0, True)
    wrong = bench.run(
        "shares", "combine", "--sheet", "office/contact-sheet.privity", *records[:2], locked=True
    )
    assert (wrong.code, "of another set" in wrong.err) == (2, True)

    assert bench.run("backup", "stick").code == 0
    put_secret(bench.folder / "passphrase", HEIR)
    opened = bench.run("shares", "combine", *records[1:])
    assert opened.code == 0, opened.err
    assert bench.run("ledger", "verify").code == 0


def test_an_office_comes_back_from_a_backup_by_cards(bench: Bench, tmp_path: Path) -> None:
    records = print_cards(bench, "records", "--circle", "1/1")
    assert bench.run("backup", str(tmp_path / "stick")).code == 0
    sealed = bench.run("shares", "sheet")
    assert (sealed.code, "no contact set" in sealed.err) == (2, True)
    put_secret(bench.folder / "passphrase", HEIR)
    (bench.folder / "office").rename(bench.folder / "lost")
    back = bench.run("shares", "combine", "--backup", str(tmp_path / "stick"), *records)
    assert back.code == 0, back.err
    assert bench.run("ledger", "verify").code == 0


def test_what_makes_no_set_is_said(bench: Bench) -> None:
    assert "2/3" in bench.run("shares", "make", "records", "--circle", "two").err
    assert bench.run("shares", "make", "records", "--circle", "1/3").code == 2
    assert bench.run("shares", "make", "office").code == 2
    both = bench.run("shares", "combine", "--sheet", "x", "--backup", "y", locked=True)
    assert both.code == 2
    assert bench.run("shares", "combine", "--sheet", "none", locked=True).code == 2
    typed = bench.run("shares", "drill", "records", said="abacus\n\n", locked=True)
    assert typed.code == 12
