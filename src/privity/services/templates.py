"""The headings under which a note is written: those the field knows, and a practice's own."""

from collections.abc import Iterable, Sequence
from typing import Final

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import RecordId
from privity.model.notes import NoteTemplate
from privity.model.people import HIDDEN
from privity.services.office import Office

KNOWN: Final = (
    NoteTemplate("SOAP", ("Subjective", "Objective", "Assessment", "Plan")),
    NoteTemplate("DAP", ("Data", "Assessment", "Plan")),
    NoteTemplate("BIRP", ("Behaviour", "Intervention", "Response", "Plan")),
)
LONGEST_LINE: Final = 120
MOST_HEADINGS: Final = 30
MOST_TEMPLATES: Final = 30


def own_templates(office: Office) -> list[tuple[RecordId, NoteTemplate]]:
    """The practice's own templates, by name."""
    found = [
        (record, payload)
        for record, payload in office.read_all(office.header.house)
        if isinstance(payload, NoteTemplate)
    ]
    return sorted(found, key=lambda one: one[1].name.casefold())


def known_templates(office: Office) -> list[NoteTemplate]:
    """Every template that a note can be begun with."""
    return [*KNOWN, *(template for _, template in own_templates(office))]


def keep_template(office: Office, template: NoteTemplate, record: RecordId | None = None) -> RecordId:
    """Keep a template of one's own, new or changed. Raises InputError."""
    if not template.name.strip() or not template.headings:
        raise InputError("a template needs a name and a heading", field="headings", remedy="type one a line")
    if len(template.headings) > MOST_HEADINGS:
        raise InputError(
            f"a template has at most {MOST_HEADINGS} headings", field="headings", remedy="leave some out"
        )
    for field, line in (("name", template.name), *(("headings", one) for one in template.headings)):
        if len(line) > LONGEST_LINE or HIDDEN.search(line):
            raise InputError(
                f"a line is longer than {LONGEST_LINE} characters, or holds what cannot be seen",
                field=field,
                remedy="type it anew, and shorter",
            )
    with office.still():
        own = own_templates(office)
        others = [*KNOWN, *(one for known, one in own if known != record)]
        if any(one.name.casefold() == template.name.casefold() for one in others):
            raise InputError("a template of this name is here already", field="name", remedy="choose another")
        if record is None and len(own) >= MOST_TEMPLATES:
            raise InputError(f"there are {MOST_TEMPLATES} templates already", field="name", remedy="drop one")
        if record is not None and record not in {known for known, _ in own}:
            raise InputError("this template is no longer here", field="name", remedy="add it anew")
        with office.work(EventClass.SETTINGS_CHANGED) as work:
            kept = work.put(office.header.house, template, record)
            work.tell_office(what="note template kept", record=kept)
    return kept


def drop_template(office: Office, record: RecordId) -> None:
    """Let go of a template of one's own. Notes written with it stay as they are."""
    with office.still():
        if record not in {known for known, _ in own_templates(office)}:
            return
        with office.work(EventClass.SETTINGS_CHANGED) as work:
            work.remove(office.header.house, record)
            work.tell_office(what="note template dropped", record=record)


def empty_sheet(template: NoteTemplate) -> str:
    """The text of a sheet that begins with a template."""
    return "".join(f"{heading}\n\n\n" for heading in template.headings)


def is_blank(text: str, templates: Iterable[NoteTemplate]) -> bool:
    """Say whether a text holds nothing beside the headings of some template."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return not lines or any(_is_part(lines, template.headings) for template in templates)


def _is_part(lines: Sequence[str], headings: Sequence[str]) -> bool:
    return set(lines) <= {heading.strip() for heading in headings}
