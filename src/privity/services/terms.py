"""Terms from the start: made from the practice's choices, kept by number, shown to a client, accepted, asked about.

What was shown is kept with the client in so many words. What it permits (supervision, cover, figures) is read from what
was accepted, never from what the practice would choose today.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.letters.terms import TermsTexts, parse_terms, render_signatures, render_terms
from privity.model.engagement import Engagement, Secrets
from privity.model.figures import FiguresChoice
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.terms import OpenQuestion, TermsChoices, TermsShown, TermsVersion
from privity.services.clients import of_kind
from privity.services.common_issues import choice_of, set_choice
from privity.services.engagements import agree_secrets, secrets_of
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem

LONGEST = 1000


@lru_cache(maxsize=1)
def shipped_terms() -> TermsTexts:
    """The words of the agreement and the limits of the law that ship with this version."""
    folder = files("privity.letters") / "texts"
    return parse_terms(
        (folder / "terms.en.toml").read_text("utf-8"), (folder / "limits.en.toml").read_text("utf-8")
    )


def versions(office: Office) -> list[TermsVersion]:
    """Every version that was made, the newest first."""
    found = [one for _, one in of_kind(office.read_all(office.header.house), TermsVersion)]
    return sorted(found, key=lambda one: one.number, reverse=True)


def make_version(office: Office, choices: TermsChoices) -> TermsVersion:
    """Make the next version of the terms. Raises InputError or IncompleteError naming the choice."""
    for name in TermsChoices.__dataclass_fields__:
        value = getattr(choices, name)
        if isinstance(value, str) and len(value) > LONGEST:
            raise InputError(
                f"this is longer than {LONGEST} characters",
                field=name,
                remedy="shorten it to what fits a page",
            )
    texts = shipped_terms()
    if choices.place not in texts.places:
        raise InputError("there is no such place", field="place", remedy="choose one of those shown")
    if not 1 <= choices.keeping <= 100:
        raise InputError("records are kept for 1 to 100 years", field="keeping", remedy="give whole years")
    with office.still():
        known = versions(office)
        number = known[0].number + 1 if known else 1
        made = office.now()
        text = render_terms(texts, choices, number=number, made=made.date())
        version = TermsVersion(number, made, choices, text, texts.limits_version)
        with office.work(EventClass.TERMS_CHANGED) as work:
            work.put(office.header.house, version)
            work.tell_office(terms=number)
    return version


def says_nobody_after(office: Office) -> bool:
    """Say whether the newest terms name nobody who keeps the records after the practitioner, though cards were made."""
    slots, known = office.header.shares, versions(office)
    has_cards = slots is not None and (slots.contact is not None or slots.records is not None)
    return has_cards and bool(known) and not known[0].choices.custodian.strip()


def shown_to(office: Office, compartment: CompartmentId) -> list[tuple[RecordId, TermsShown]]:
    """What was shown to a client, or to those of joint work, the newest first."""
    found = of_kind(office.read_all(compartment), TermsShown)
    return sorted(found, key=lambda one: (one[1].shown, one[1].number), reverse=True)


def show(office: Office, compartment: CompartmentId, day: date, secrets: Secrets | None = None) -> RecordId:
    """Keep that the newest version was shown on a day. Raises InputError where none was made yet.

    In joint work it says `secrets` of what one of them tells alone; without them, what was agreed already.
    """
    with office.still():
        known = versions(office)
        if not known:
            raise InputError("no terms were made yet", field="terms", remedy="make them under The office")
        version = known[0]
        says = _secrets(office, compartment, secrets)
        shown = TermsShown(
            version.number,
            text_for(office, compartment, version, says),
            _past(office, day, "shown"),
            secrets=says,
        )
        with office.work(EventClass.TERMS_CHANGED) as work:
            record = work.put(compartment, shown)
            work.tell_person(compartment, what="terms shown", records=[record], version=version.number)
            work.tell_office(terms=version.number)
    return record


def open_questions(office: Office, compartment: CompartmentId) -> int:
    """How many questions about the terms wait for an answer."""
    return sum(
        question.answered is None
        for _, shown in shown_to(office, compartment)
        for question in shown.questions
    )


def somebody_joined(office: Office, compartment: CompartmentId) -> bool:
    """Say whether somebody takes part in joint work who came after the terms were shown there last."""
    overview, shown = office.overview(compartment), shown_to(office, compartment)
    if not isinstance(overview, JointOverview) or not shown:
        return False
    last = shown[0][1].shown
    return any(
        stay.member in overview.present and stay.since is not None and stay.since > last
        for stay in overview.stays
    )


def accept(
    office: Office, compartment: CompartmentId, record: RecordId, day: date, *, left_out: bool = False
) -> None:
    """Keep that what was shown was accepted; whoever was told of figures so is kept as told. Raises InputError."""
    with office.still():
        shown = _shown(office, compartment, record)
        if shown.accepted is not None:
            raise InputError("this was accepted already", field="accepted", remedy="open the record again")
        if _past(office, day, "accepted") < shown.shown:
            raise InputError("it was shown later than that", field="accepted", remedy="choose a later day")
        _save(office, compartment, record, replace(shown, accepted=day), "terms accepted")
        _agree_on_secrets(office, compartment, shown.secrets)
        counted = any(one.number == shown.number and one.choices.figures for one in versions(office))
        for client in _people(office, compartment):
            before = choice_of(office, client)
            set_choice(
                office,
                client,
                FiguresChoice(before.told or (day if counted else None), left_out or before.left_out),
            )


def ask(office: Office, compartment: CompartmentId, record: RecordId, day: date, question: str) -> None:
    """Keep a question that was asked about the terms; it stays in sight until it is answered. Raises InputError."""
    if not question.strip() or len(question) > LONGEST:
        raise InputError(
            "a question has words, a thousand letters at most", field="question", remedy="write it down"
        )
    with office.still():
        shown = _shown(office, compartment, record)
        asked = OpenQuestion(_past(office, day, "asked"), question.strip())
        _save(
            office,
            compartment,
            record,
            replace(shown, questions=(*shown.questions, asked)),
            "question about the terms kept",
        )


def answer(
    office: Office, compartment: CompartmentId, record: RecordId, place: int, day: date, words: str
) -> None:
    """Keep the answer to an open question. Raises InputError."""
    with office.still():
        shown = _shown(office, compartment, record)
        if not 0 <= place < len(shown.questions) or shown.questions[place].answered is not None:
            raise InputError("this question is not open", field="question", remedy="open the record again")
        answered = replace(
            shown.questions[place], answered=_past(office, day, "answered"), answer=words.strip()
        )
        questions = (*shown.questions[:place], answered, *shown.questions[place + 1 :])
        _save(
            office,
            compartment,
            record,
            replace(shown, questions=questions),
            "question about the terms answered",
        )


def accepted_terms(office: Office, compartment: CompartmentId) -> TermsChoices | None:
    """The choices of the version that was accepted last, or None where none was."""
    accepted = [shown for _, shown in shown_to(office, compartment) if shown.accepted is not None]
    if not accepted:
        return None
    newest = max(accepted, key=lambda one: (one.accepted or one.shown, one.number))
    for version in versions(office):
        if version.number == newest.number:
            return version.choices
    return None


def supervision_told(office: Office, compartment: CompartmentId) -> bool:
    """Say whether the accepted terms told of supervision."""
    choices = accepted_terms(office, compartment)
    return choices is not None and bool(choices.supervision.strip())


def cover_told(office: Office, compartment: CompartmentId) -> bool:
    """Say whether the accepted terms told of cover in absence."""
    choices = accepted_terms(office, compartment)
    return choices is not None and bool(choices.cover.strip())


def paper_item(office: Office, compartment: CompartmentId, record: RecordId) -> PaperItem:
    """The terms as they were shown, with open questions and a place to sign, for the client to take home."""
    shown = _shown(office, compartment, record)
    open_questions = tuple(one.question for one in shown.questions if one.answered is None)
    joint = isinstance(office.overview(compartment), JointOverview)
    body = shown.text + render_signatures(shipped_terms(), open_questions, joint=joint)
    return PaperItem(
        "terms",
        Ground.OWN_PAPER,
        "agreement.txt",
        PLAIN,
        body.encode(),
        about={compartment: {"version": shown.number}},
    )


def text_for(
    office: Office, compartment: CompartmentId, version: TermsVersion, secrets: Secrets | None = None
) -> str:
    """A version word by word as this client reads it: a couple's or a group's names what is told alone."""
    if not isinstance(office.overview(compartment), JointOverview):
        return version.text
    says = _secrets(office, compartment, secrets)
    made = version.made.date()
    return render_terms(
        shipped_terms(), version.choices, number=version.number, made=made, joint=True, secrets=says
    )


def _secrets(office: Office, compartment: CompartmentId, chosen: Secrets | None) -> Secrets | None:
    """What the terms of joint work say of what is told alone."""
    if not isinstance(office.overview(compartment), JointOverview):
        return None
    return chosen or secrets_of(office, compartment)


def _agree_on_secrets(office: Office, compartment: CompartmentId, secrets: Secrets | None) -> None:
    """What was accepted is what holds: a sheet that is written here says so from now on."""
    works = of_kind(office.read_all(compartment), Engagement) if secrets is not None else []
    newest = max(works, key=lambda one: one[1].started, default=None)
    if secrets is not None and newest is not None and newest[1].secrets is not secrets:
        agree_secrets(office, compartment, newest[0], secrets)


def _people(office: Office, compartment: CompartmentId) -> tuple[CompartmentId, ...]:
    overview = office.overview(compartment)
    if isinstance(overview, JointOverview):
        return tuple(member for member in overview.present if office.holds(member))
    return (compartment,) if isinstance(overview, ClientOverview) else ()


def _shown(office: Office, compartment: CompartmentId, record: RecordId) -> TermsShown:
    shown = office.read(compartment, record)
    if not isinstance(shown, TermsShown):
        raise InputError("these terms were not shown here", field="terms", remedy="open the record again")
    return shown


def _save(office: Office, compartment: CompartmentId, record: RecordId, shown: TermsShown, what: str) -> None:
    with office.work(EventClass.TERMS_CHANGED) as work:
        work.put(compartment, shown, record)
        work.tell_person(compartment, what=what, records=[record])
        work.tell_office(terms=shown.number)


def _past(office: Office, day: date, field: str) -> date:
    if not date(1990, 1, 1) <= day <= office.today():
        raise InputError(
            "that day has not come yet, or lies too far back", field=field, remedy="choose the day"
        )
    return day
