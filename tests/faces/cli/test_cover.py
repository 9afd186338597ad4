"""`privity cover`: an agreement written down and taken back, and a sheet as the colleague opens it."""

from datetime import date, timedelta

from tests.faces.cli.conftest import Bench, put_secret


def test_a_sheet_is_made_of_who_agreed_and_opened_by_the_colleague(bench: Bench) -> None:
    until = str(date.today() + timedelta(days=9))  # noqa: DTZ011 - the day on this desk
    options = ("--colleague", "Kay", "--until", until)
    assert bench.run("cover", "sheet", *options).code == 2
    assert bench.run("cover", "agree", "c-01", *options, "--part", "reach").code == 0
    assert bench.run("cover", "agree", "c-01", *options, "--part", "everything").code == 2
    assert bench.run("cover", "sheet", "--colleague", "Kay", "--until", "soon").code == 2
    with bench.start("cover", "sheet", *options) as process:
        sealed, said = process.communicate(b"", timeout=120)
    (bench.folder / "cover.age").write_bytes(sealed)
    put_secret(bench.folder / "code", said.decode().strip().splitlines()[-1])
    opened = bench.run("cover", "open", "cover.age", "--code-file", "code", locked=True)
    assert (opened.code, "COVER, FOR Kay" in opened.out) == (0, True), opened.err
    assert bench.run("cover", "open", "none", locked=True).code == 2
    assert "1 agreement(s)" in bench.run("cover", "withdraw", "c-01").err
