"""Papers about a consent for the client to take away: that something was said, what was called back, the whole wording.

None of them is made unasked. The first two name nobody, no place and no kind of work.
"""

from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from privity.consent import ConsentTexts, called_back, parse_texts, receipt, whole_copy
from privity.errors import InputError
from privity.model.consent import Said
from privity.model.ids import CompartmentId, RecordId
from privity.services.consents.keeping import find_consent
from privity.services.consents.taking_back import find_withdrawal
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.work import Work


@lru_cache(maxsize=1)
def shipped_texts() -> ConsentTexts:
    """The words that ship with this version."""
    return parse_texts((files("privity.consent") / "texts" / "consent.en.toml").read_text("utf-8"))


def receipt_item(office: Office, compartment: CompartmentId, record: RecordId) -> PaperItem:
    """That something was agreed to, or refused, on paper. Raises InputError where neither was."""
    consent = find_consent(office, compartment, record)
    if consent.said not in (Said.GIVEN, Said.REFUSED):
        raise InputError("nothing was said to this yet", field="consent", remedy="come back once it was")
    day = max((one.day for one in consent.signatures), default=consent.valid_from)
    body = receipt(shipped_texts(), consent, day)
    return _paper("receipt of a consent", body, compartment, record)


def copy_item(office: Office, compartment: CompartmentId, record: RecordId) -> PaperItem:
    """The whole wording, for the client who wants it."""
    body = whole_copy(shipped_texts(), find_consent(office, compartment, record))
    return _paper("copy of a consent", body, compartment, record)


def called_back_item(office: Office, compartment: CompartmentId, record: RecordId) -> PaperItem:
    """What was called back and what cannot be; that the client was told is kept in the same step."""
    ended = find_withdrawal(office, compartment, record)
    told = replace(ended, told=ended.told or office.today())

    def along(work: Work) -> None:
        work.put(compartment, told, record)

    body = called_back(shipped_texts(), ended)
    return replace(_paper("note of a withdrawal", body, compartment, record), along=along)


def _paper(what: str, body: str, compartment: CompartmentId, record: RecordId) -> PaperItem:
    about = {compartment: {"records": [record]}}
    return PaperItem(what, Ground.OWN_PAPER, "note.txt", PLAIN, body.encode(), about=about)
