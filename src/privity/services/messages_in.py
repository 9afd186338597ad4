"""A message that came in on paper or by e-mail, filed in the record of whoever wrote it. Nobody answers it here."""

from datetime import date

from privity.errors import InputError
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Direction, Draft, NoteKind
from privity.services.clients import newest_work
from privity.services.notes import finish_note
from privity.services.office import Office

LONGEST = 200_000


def file_message(office: Office, compartment: CompartmentId, words: str, day: date) -> RecordId:
    """File the words of a message as they came, under the day on which they did. Raises InputError."""
    if len(words) > LONGEST or "\x00" in words:
        raise InputError(
            "this is no message that can be kept", field="file", remedy="keep it as a file beside a note"
        )
    if not date(1990, 1, 1) <= day <= office.today():
        raise InputError("that day cannot be", field="date", remedy="say on which day it came")
    work = newest_work(office, compartment)
    draft = Draft(office.new_id(), work, day, words.strip(), NoteKind.MESSAGE, direction=Direction.RECEIVED)
    return finish_note(office, compartment, draft)
