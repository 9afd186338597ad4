"""The sheet on which a client reads their own text at home, with what is marked in it, and may change it by hand.

It is made when somebody wants it, and names nobody, no place and no kind of work beyond what the client wrote.
"""

from collections.abc import Mapping, Sequence

from privity.errors import RefusedError
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import ProposedEdit
from privity.services.offers.keeping import find_offer
from privity.services.offers.marking import marks_of, shown_of
from privity.services.offers.releasing import offered_words
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.testimonials import COULD_NAME, Stage, stage

_RULED = "\n\n".join(["_" * 72] * 8)


def sheet_item(
    office: Office, compartment: CompartmentId, record: RecordId, reader: CompartmentId | None = None
) -> PaperItem:
    """The newest text with what is marked in it. Raises RefusedError before they came back, and once it is over."""
    offer = find_offer(office, compartment, record)
    if stage(offer, office.today()) not in (Stage.CONFIRMED, Stage.SETTLED):
        raise RefusedError("there is no text to read over now", field="offer", remedy="nothing is to be done")
    marks = marks_of(office, compartment, offer, reader)
    body = _sheet(offered_words()["sheet"], shown_of(offer), marks)
    about = {compartment: {"records": [record]}}
    return PaperItem("sheet of a text", Ground.OWN_PAPER, "note.txt", PLAIN, body.encode(), about=about)


def _sheet(words: Mapping[str, str], text: str, marks: Sequence[ProposedEdit]) -> str:
    parts = [words["title"], words["yours"], words["begins"], _numbered(text, marks), words["ends"]]
    if marks:
        found = [
            f"{number}. {text[one.start : one.end]}: {words[f'why-{one.why}']}"
            for number, one in enumerate(marks, 1)
        ]
        parts += [words["marked"], "\n".join(found)]
        if any(one.why != COULD_NAME for one in marks):
            parts.append(words["stands"])
    parts += [words["anew"], _RULED, words["this"], words["signed"], words["let_be"]]
    return "\n\n".join(parts) + "\n"


def _numbered(text: str, marks: Sequence[ProposedEdit]) -> str:
    """The text with each marked passage in brackets, and its number."""
    whole, place = "", 0
    for number, one in enumerate(marks, 1):
        whole += f"{text[place : one.start]}[{text[one.start : one.end]}]({number})"
        place = one.end
    return whole + text[place:]
