"""An e-mail that came in, dropped on a record's page of files: its own words become a message of that record."""

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.clients.files import files_page
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.interchange.documents import LARGEST_READ, MailWords, mail_words
from privity.model.ids import CompartmentId, RecordId
from privity.services.messages_in import file_message
from privity.services.office import Office

router = APIRouter()


@router.post("/clients/{compartment}/files/mail")
async def take(visit: Inside, compartment: Compartment) -> Response:
    """File the words of an e-mail, and show the message that they are now."""
    try:
        await visit.do(lambda office: overview_or_404(office, compartment))
        mail = await _mail(visit)
        record = await visit.do(lambda office: _file(office, compartment, mail))
    except PrivityError as error:
        if visit.sending is not None:
            await visit.sending.pass_over()
        if not isinstance(error, InputError):
            raise
        return await files_page(
            visit, compartment, InputError(error.message, field="mail", remedy=error.remedy)
        )
    return visit.go(f"/clients/{compartment}/notes/{record}", visit.words("files.mail_kept"))


def _file(office: Office, compartment: CompartmentId, mail: MailWords) -> RecordId:
    today = office.today()
    day: date = min(mail.day, today) if mail.day else today
    return file_message(office, compartment, mail.text, day)


async def _mail(visit: Visit) -> MailWords:
    too_large = InputError("this e-mail is too large", field="mail", remedy="keep it as a file")
    sent = await visit.sending.first(LARGEST_READ, too_large) if visit.sending is not None else None
    if sent is None:
        raise InputError("no e-mail was chosen", field="mail", remedy="choose one that was saved as .eml")
    return mail_words(sent)
