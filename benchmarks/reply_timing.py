"""Does an answer take longer where somebody is a client? `python -m benchmarks.reply_timing [number of pairs]`.

One office with 200 clients. The same is done about a client and about nobody, in pairs whose order is drawn at random.
Shown of each: the median about nobody, the median difference of a pair with its 95 % interval (bootstrap), and how
often a run about a client takes longer than one about nobody (Mann-Whitney: 50 % tells nothing), with its p.
"""

import contextlib
import io
import math
import sys
import tempfile
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Final

from tests.faces.web.house import Pages

from benchmarks.synthetic import Size, make_caseload
from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.faces.cli.running import _run
from privity.model.ids import CompartmentId
from privity.model.requests import Asker, Channel, KeptRequest
from privity.services.caseload import bring_in
from privity.services.clients import find_client
from privity.services.door import hand_out
from privity.services.office import Office
from privity.services.requests.deciding import rule_on
from privity.services.requests.grant import Form
from privity.services.requests.keeping import add_request, find_request
from privity.services.requests.replying import ReplyItem, compose

PAIRS: Final = 1_000
PASSPHRASE: Final = "plum dumplings after the long walk"
ASKED: Final[dict[str, Any]] = {
    "jurisdiction": "SG",
    "requester": {"kind": "insurer"},
    "purpose": "underwriting",
    "data": "existence",
}
NOBODY: Final = CompartmentId("f" * 32)


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    with tempfile.TemporaryDirectory() as folder:
        place = OfficePlace(Path(folder) / "office", Path(folder) / "state")
        office, _ = create_office(place, PASSPHRASE, cost=LOWEST_COST)
        bring_in(office, make_caseload(Size(2_000, 200, 600)))
        clients = [find_client(office, f"c-{number}") for number in range(1, 201)]
        who = next(one for one in clients if one is not None)
        inside(office, who, pairs)
        office.close()
        with Pages(place) as pages:
            show(
                "a page of the locked app",
                [
                    pair(lambda one: pages.get(f"/clients/{one}"), who, NOBODY, random)
                    for random in _randoms(pairs)
                ],
            )
        show(
            "a command without the passphrase",
            [pair(lambda one: command(folder, one), "c-17", "x-17", random) for random in _randoms(pairs)],
        )


def inside(office: Office, who: CompartmentId, pairs: int) -> None:
    """The answer to a request, and apart what the practitioner alone sees: the decision before it."""
    today = office.today()
    number = 0

    def asked(about: CompartmentId) -> CompartmentId:
        nonlocal number
        number += 1
        facts = dict(ASKED)
        concerned = () if about == NOBODY else (about,)
        asker = Asker(f"Clerk {number}", "Invented Mutual")
        request = KeptRequest(office.new_id(), today, Channel.EMAIL, asker, facts, about=concerned)
        return add_request(office, request)

    def send(where: CompartmentId) -> object:
        return hand_out(office, ReplyItem(where, Form.EMAIL))

    about_whom = {one: find_request(office, decided(office, asked(one)))[1] for one in (who, NOBODY)}
    show(
        "the words of a refusal",
        [
            pair(lambda one: compose(about_whom[one], Form.POST, "en", today), who, NOBODY, random)
            for random in _randoms(pairs)
        ],
    )
    answered, ruled = [], []
    for random in _randoms(max(1, pairs // 5)):
        about_client, about_nobody = asked(who), asked(NOBODY)
        ruled.append(pair(lambda where: decided(office, where), about_client, about_nobody, random))
        answered.append(pair(send, about_client, about_nobody, random))
    show("the answer through the door, with its entry", answered)
    show("inside, seen by the practitioner alone: deciding", ruled)


def decided(office: Office, where: CompartmentId) -> CompartmentId:
    """Decide a request, and give it."""
    rule_on(office, where, office.today())
    return where


def command(folder: str, reference: str) -> None:
    """Ask for an account without the passphrase, its words thrown away."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        _run(["--office", f"{folder}/office", "account", reference], lambda *_, **__: 0)


def pair(act: Callable[[Any], object], client: Any, nobody: Any, random: Random) -> tuple[float, float]:
    """The microseconds it takes about a client and about nobody, whichever comes first."""
    took = {}
    for one in random.sample([client, nobody], 2):
        start = time.perf_counter_ns()
        act(one)
        took[one] = (time.perf_counter_ns() - start) / 1e3
    return took[client], took[nobody]


def show(what: str, pairs: Sequence[tuple[float, float]]) -> None:
    """One line of the result."""
    about, nobody = [one for one, _ in pairs], [other for _, other in pairs]
    differences = [one - other for one, other in pairs]
    low, high = interval(differences)
    longer, p = mann_whitney(about, nobody)
    print(
        f"{what}: {len(pairs)} pairs; about nobody {median(nobody):.1f} us; a client {median(differences):+.2f} us"
        f" [{low:+.2f}, {high:+.2f}]; longer {longer:.1%} (p = {p:.2g})",
        flush=True,
    )


def interval(differences: Sequence[float], rounds: int = 2_000) -> tuple[float, float]:
    """The interval that holds the median difference in 95 of 100 drawings of as many pairs."""
    random = Random(7)
    medians = sorted(median(random.choices(differences, k=len(differences))) for _ in range(rounds))
    return medians[int(0.025 * rounds)], medians[int(0.975 * rounds)]


def mann_whitney(ones: Sequence[float], others: Sequence[float]) -> tuple[float, float]:
    """How often one of the first is larger than one of the others, and the p of that being a half (normal)."""
    ranked = sorted(others)
    won = sum((bisect_left(ranked, one) + bisect_right(ranked, one)) / 2 for one in ones)
    spread = math.sqrt(len(ones) * len(others) * (len(ones) + len(others) + 1) / 12)
    z = abs(won - len(ones) * len(others) / 2) / spread
    return won / (len(ones) * len(others)), math.erfc(z / math.sqrt(2))


def _randoms(number: int) -> Sequence[Random]:
    shared = Random(2026)
    return [shared] * number


if __name__ == "__main__":
    main()
