"""What the practitioner settled about offers: whether one is ever taken up, and which law is asked."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import PrivityError
from privity.faces.web.face import Inside, Visit
from privity.gate import Refuse
from privity.gate.vocabulary import FACTS
from privity.model.offers import OffersChoice
from privity.services.offers import judging, keeping
from privity.services.office import Office

router = APIRouter()


@router.get("/offers")
async def settled(visit: Inside) -> Response:
    """What the practitioner settled about offers, and what the law here says of them."""
    return await _settled_page(visit)


@router.post("/offers")
async def settle(visit: Inside) -> Response:
    """Keep what the practitioner settles."""
    form = visit.form

    def listed(name: str) -> tuple[str, ...]:
        return tuple(word.strip() for word in form.get(name, "").split(",") if word.strip())

    def work(office: Office) -> None:
        choice = OffersChoice(
            form.get("taken_up") == "yes",
            form.get("jurisdiction", ""),
            form.get("subdivision", "").strip(),
            form.get("profession", ""),
            listed("registered"),
            listed("codes"),
        )
        judging.check_choice(choice)
        keeping.choose(office, choice)

    again = partial(_settled_page, visit)
    return await visit.keep(work, "/offers", "offers.kept", again, PrivityError)


async def _settled_page(visit: Visit, error: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> tuple[OffersChoice, Refuse | None]:
        return keeping.choice_of(office), judging.ban(office)

    choice, ban = await visit.do(fetch)
    return visit.page(
        "offers",
        "house",
        422 if error else 200,
        choice=choice,
        ban=ban,
        problem=error,
        places=FACTS["jurisdiction"].values,
        professions=FACTS["profession"].values,
    )
