"""Offers at the door: a first release, the fragment of what stands, and taking back, which always comes first.

What is released is the exact text, on the gate's decision, judged afresh in the step that lets it out. Whatever the
record no longer bears out, because it was taken back, ran out or was erased, is in no fragment made after that.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from privity.errors import InputError, RefusedError
from privity.gate import Refuse, outcome_of
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import Offer, OfferKind, Place, Standing
from privity.model.overview import Room
from privity.services.clients import of_kind
from privity.services.offers.judging import Weighed, weigh
from privity.services.offers.keeping import change, find_offer, offers_of
from privity.services.office import Office
from privity.services.paper import PLAIN, Ground, PaperItem
from privity.services.requests.deciding import packs_of, rules_of
from privity.services.rooms import room, room_for
from privity.services.work import Work
from privity.testimonials import (
    Shown,
    Stage,
    final_text,
    release,
    render_html,
    render_json,
    withdraw,
)

LONGEST_PLACE = 300


@lru_cache(maxsize=1)
def offered_words() -> Mapping[str, Any]:
    """The words around what a client wrote."""
    folder = files("privity.letters") / "texts"
    return tomllib.loads((folder / "offered.en.toml").read_text("utf-8"))


class Fragment(StrEnum):
    """The two forms in which published words are taken to the practice's own page."""

    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Live:
    """Words that stand, and the offer that bears them out."""

    number: RecordId
    standing: Standing
    weighed: Weighed


def standing(office: Office) -> list[tuple[RecordId, Standing]]:
    """Everything that was ever published, the newest first, as it was kept."""
    where = room(office, Room.PUBLIC_WORK)
    known = of_kind(office.read_all(where), Standing) if where is not None else []
    return sorted(known, key=lambda one: (one[1].published, one[1].reference), reverse=True)


def live(office: Office) -> list[Live]:
    """The words that stand today, each held against its offer and today's law."""
    found = []
    for number, one in standing(office):
        if one.of is None or one.down is not None or not office.holds(one.of[0]):
            continue
        if not any(record == one.of[1] for record, _ in offers_of(office, one.of[0])):
            continue
        weighed = weigh(office, *one.of)
        exact = final_text(weighed.offer) == one.text and weighed.offer.answers.signature == one.signature
        lawful = weighed.decision is not None and not isinstance(weighed.decision, Refuse)
        if weighed.stage is Stage.PUBLISHED and exact and lawful:
            found.append(Live(number, one, weighed))
    return found


def fragment_item(office: Office, form: Fragment) -> PaperItem:
    """The words that stand, for the practice's own page. An empty one clears what stood there before."""
    return _fragment(on_own_page(office), form, lambda work: None)


def on_own_page(office: Office) -> list[Live]:
    """The notes that stand on the practice's own page."""
    return [one for one in live(office) if one.weighed.offer.kind is OfferKind.TESTIMONIAL]


def stories_for(office: Office, recipient: str) -> list[Live]:
    """The texts that clients released to this one recipient, and to nobody else, and that still stand."""
    wanted = " ".join(recipient.casefold().split())
    return [
        one
        for one in live(office)
        if one.weighed.offer.kind is OfferKind.STORY
        and " ".join(one.weighed.offer.answers.recipient.casefold().split()) == wanted
    ]


def release_item(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    *,
    where: str,
    verified: bool,
    form: Fragment = Fragment.HTML,
) -> PaperItem:
    """A settled offer for the door. Raises RefusedError with the rule where it is not covered."""
    if not where.strip() or len(where) > LONGEST_PLACE:
        raise InputError("say where it will stand", field="where", remedy="an address, or a name of a paper")
    weighed = weigh(office, compartment, record, verified=verified)
    decision = weighed.decision
    if decision is None:
        raise RefusedError("this is not settled", field="offer", remedy="nothing leaves")
    if isinstance(decision, Refuse):
        says = decision.grounds.basis[0].says if decision.grounds.basis else "it is not covered"
        raise RefusedError(says[:1].lower() + says[1:].rstrip("."), field="decision", remedy="nothing leaves")
    today = office.today()
    offer = weighed.offer
    testimonial = offer.kind is OfferKind.TESTIMONIAL
    place = Place(where.strip(), today, lasting=not testimonial)
    after = release(offer, [place], today)
    shown = Standing(
        office.new_id(),
        final_text(offer),
        offer.answers.signature,
        today,
        offer.answers.until,
        (compartment, record),
        places=(place,),
    )

    def along(work: Work) -> None:
        work.put(compartment, after, record)
        work.put(room_for(office, work, Room.PUBLIC_WORK), shown)

    if testimonial:
        fresh = Live(record, shown, replace(weighed, offer=after))
        return _fragment([fresh, *on_own_page(office)], form, along)
    return _letter(after, compartment, record, weighed, along)


def take_back(office: Office, compartment: CompartmentId, record: RecordId, day: date) -> Offer:
    """They took it back: from this moment it is in no fragment, and what stood somewhere is listed. Always possible."""
    with office.still():
        offer = find_offer(office, compartment, record)
        today = office.today()
        if day > today:
            raise InputError(
                "that day has not come yet", field="day", remedy="choose the day on which they said so"
            )
        after = withdraw(offer, day)
        with office.work(EventClass.CONSENT_CHANGED) as work:
            work.put(compartment, after, record)
            where = room(office, Room.PUBLIC_WORK)
            for number, one in standing(office):
                if one.of == (compartment, record) and where is not None:
                    work.put(where, replace(one, down=day, places=after.places), number)
            work.tell_person(compartment, what="offer taken back", records=[record])
            work.tell_office(offer="taken back")
    return after


def taken_down(office: Office, compartment: CompartmentId, record: RecordId, place: int, day: date) -> None:
    """Keep that a text is gone from a place where it stood. Raises InputError."""

    def step(offer: Offer, today: date) -> Offer:
        if not 0 <= place < len(offer.places) or day > today:
            raise InputError("there is no such place", field="place", remedy="open the offer again")
        places = list(offer.places)
        places[place] = replace(places[place], down=day)
        return replace(offer, places=tuple(places))

    change(office, compartment, record, "taken down", step)


def _fragment(shown: list[Live], form: Fragment, along: Callable[[Work], None]) -> PaperItem:
    words = [Shown(one.standing.text, one.standing.signature) for one in shown]
    about: dict[CompartmentId, Mapping[str, object]] = {}
    rules: list[str] = []
    packs: dict[str, str] = {}
    for one in shown:
        decision, of = one.weighed.decision, one.standing.of
        if decision is None or of is None:
            continue
        where = ", ".join(place.where for place in one.standing.places)
        about[of[0]] = {
            "to": where,
            "records": [of[1]],
            "rules": rules_of(decision),
            "purpose": "testimonial",
        }
        rules += [rule for rule in rules_of(decision) if rule not in rules]
        packs |= packs_of(decision)
    told = {"outcome": "limited", "rules": rules, "packs": packs} if about else {}
    said = offered_words()
    if form is Fragment.HTML:
        body, name, kind = (
            render_html(words, heading=said["heading"], unsigned=said["unsigned"]),
            "words.html",
            "text/html",
        )
    else:
        body, name, kind = render_json(words), "words.json", "application/json"
    return PaperItem(
        "words for one's own page",
        Ground.DECISION if about else Ground.OWN_PAPER,
        name,
        f"{kind}; charset=utf-8",
        body.encode(),
        about,
        told,
        along,
    )


def _letter(
    offer: Offer,
    compartment: CompartmentId,
    record: RecordId,
    weighed: Weighed,
    along: Callable[[Work], None],
) -> PaperItem:
    """A story for its one recipient: the exact text, until when, and that it can be taken back."""
    decision = weighed.decision
    if decision is None:
        raise RefusedError("this is not settled", field="offer", remedy="nothing leaves")
    until, words = offer.answers.until, offered_words()
    lines = [
        offer.answers.recipient.strip(),
        words["exact"],
        final_text(offer),
        offer.answers.signature.strip() or words["unsigned"],
        words["until"].format(day=until.isoformat()) if until else "",
    ]
    about = {
        compartment: {
            "to": offer.answers.recipient,
            "records": [record],
            "rules": rules_of(decision),
            "purpose": "story",
            "until": until.isoformat() if until else "",
        }
    }
    told = {"outcome": outcome_of(decision), "rules": rules_of(decision), "packs": packs_of(decision)}
    body = "\n\n".join(line for line in lines if line) + "\n"
    return PaperItem(
        "a text that was offered", Ground.DECISION, "text.txt", PLAIN, body.encode(), about, told, along
    )
