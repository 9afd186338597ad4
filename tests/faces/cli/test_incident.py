"""`privity incident`: a guide without an office, and what was done, filed."""

from tests.faces.cli.conftest import Bench


def test_the_guide_needs_no_office_and_what_happened_is_filed(bench: Bench) -> None:
    guide = bench.run("incident", "guide", "laptop", locked=True)
    assert (guide.code, "72 hours" in guide.out, "The first hour" in guide.out) == (0, True, True)
    assert bench.run("incident", "guide", "fire", locked=True).code == 2
    (bench.folder / "told").write_text("A bag was stolen from the train.")
    filed = bench.run("incident", "file", "laptop", "--told-file", "told", "--client", "c-01")
    assert filed.code == 0, filed.err
    listed = bench.run("incident", "list")
    assert filed.out.strip() in listed.out
    assert bench.run("incident", "file", "laptop", "--noticed", "soon").code == 2
    assert bench.run("incident", "file", "laptop", "--told-file", "none").code == 2
    assert bench.run("incident", "file", "laptop", "--client", "nobody").code == 2
