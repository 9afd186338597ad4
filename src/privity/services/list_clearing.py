"""An issue of the mailing list is cleared as any draft is: screened at that moment, asked about, word for word."""

from privity.errors import InputError
from privity.model.ids import RecordId
from privity.services import mailing_list
from privity.services.clearing import Answers, Draft, clear_draft, remember
from privity.services.office import Office
from privity.services.screening import Screener


def clear_issue(office: Office, screener: Screener, record: RecordId, said: Answers) -> None:
    """Clear an issue that is about to leave. Raises InputError for what is missing, RefusedError for what stays.

    One that has left already was cleared, and its words cannot change any more.
    """
    one = mailing_list.issue(office, record)
    if one.handed_out is not None:
        return
    if why := mailing_list.to_be_cleared(one):
        raise InputError(why, field="issue", remedy="check it first, and change what is found")
    # What would be missing afterwards is said before anybody is asked.
    mailing_list.messages_for(office, one, mailing_list.confirmed(office)[:1], lambda work: None)
    cleared = clear_draft(office, screener, Draft(mailing_list.words_of(one)), said).cleared
    mailing_list.keep_cleared(office, record, cleared, lambda work: remember(office, work, cleared))
