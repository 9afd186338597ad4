"""The calendar day is the desk's: the one of UTC is another for hours of each day in most of the world."""

from pathlib import Path

import privity

_SOURCE = Path(privity.__file__).parent


def test_no_day_is_taken_from_the_moment_in_utc() -> None:
    taken = [
        str(path.relative_to(_SOURCE))
        for path in sorted(_SOURCE.rglob("*.py"))
        if "now().date()" in path.read_text("utf-8")
    ]
    assert taken == [], "use `office.today()`, or `local_day` of a moment"
