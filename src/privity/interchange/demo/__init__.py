"""An invented practice to look at: 24 clients, 22 pieces of work, 69 notes, and drafts to screen.

Nobody in it lives or lived. Telephone numbers are from the ranges that the regulators of the United Kingdom, France and
Sweden keep free for fiction, addresses are at example.org (RFC 2606), and employers do not exist.
"""

from importlib.resources import files

from privity.interchange.caseload import read_caseload
from privity.model.caseload import Caseload

PLANTED_WORD = "Zorvendale"
"""Stands in one note and in no English text, so that finding it on a disk would mean that a note lies there."""

DRAFT_NAMING = """\
Letters to the towpath, spring number

People ask me whether grief has a timetable. I think of Roz Peverell-Byrne, who kept the lock at the weir for
thirty-one years and lost her husband on board their narrowboat. For ten months she could not go aboard. Then one
December morning she borrowed the neighbours' old dog as a chaperone, lit the stove, stayed twenty minutes and slept
for ten hours. There is no timetable. There is a day on which the key turns.
"""
"""A column that names a client of the practice and retells her story. It must never leave."""

DRAFT_RETELLING = """\
Letters to the towpath, autumn number

Let me tell you about a woman I shall call Greta. She draws plans for a living, and for half a year she would not
drive across the very kind of thing she draws. Every morning she took the long way round, forty minutes of it, and
looked up how hard it blew. What cured her was not courage but boredom: standing in the middle, day after day, until
there was nothing left to do but photograph her own shoes.
"""
"""The same with another client, name and trade changed. Whoever knows her would know her, and so would she."""

DRAFT_GENERAL = """\
Letters to the towpath, winter number

Most adults who work at night sleep less by day than they need, because light and noise work against them and not
because they lack discipline. Three things help more often than not: a fixed stretch of sleep that stays the same on
working and free days, no coffee in the second half of the shift, and dark glasses on the way home. If sleep stays
poor for more than three months, a doctor should look for other causes. Being tired is not a failing of character.
"""
"""General education that tells of nobody. It may leave."""


def load_demo() -> Caseload:
    """The invented practice, read by the same reader as any other import."""
    lines = files(__name__).joinpath("practice.jsonl").read_bytes().splitlines()
    return read_caseload(lines, "practice.jsonl").caseload
