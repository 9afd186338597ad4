"""A long run over many documents, which goes on where it was: what was judged against these very notes stands.

What is kept of it is what is kept of every screening, sealed in the ledger: the hash of each draft and its verdict, and
beside them a mark of everything it was held against. An answer is given once its entry is committed, so that a run that
is killed has given no answer that it does not know of afterwards.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from privity.ledger.entry import EventClass
from privity.model.text_hash import hash_of_text
from privity.screen import Verdict
from privity.services.entries import entries_of
from privity.services.office import Office
from privity.services.screening import (
    Answer,
    DraftText,
    NotScreened,
    Screened,
    Screener,
    line_of,
    record_run,
    screen_one,
)

_MOST: Final = 200
_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class JudgedBefore:
    """A document that an earlier run judged against the same notes: its verdict, which is all that was kept."""

    id: str
    verdict: Verdict


@dataclass(slots=True)
class _Batch:
    """Answers that wait for their entry."""

    against: str = ""
    lines: list[dict[str, str]] = field(default_factory=list)
    loose: list[dict[str, str]] = field(default_factory=list)
    answers: list[Answer | JudgedBefore] = field(default_factory=list)
    since: float = 0.0


class _Known:
    """What earlier runs judged against everything as it is now."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._against = ""
        self._verdicts: dict[tuple[str, str], str] = {}

    def verdict(self, against: str, draft: DraftText) -> Verdict | None:
        if against != self._against:
            self._against, self._verdicts = against, dict(self._read(against))
        found = self._verdicts.get((hash_of_text(draft.text), draft.source))
        return None if found is None else Verdict(found)

    def _read(self, against: str) -> Iterator[tuple[tuple[str, str], str]]:
        for entry in entries_of(self._office, EventClass.SCREENED):
            match entry.details:
                case {"against": str(mark), "drafts": list(drafts)} if mark == against:
                    for line in drafts:
                        yield (line["sha256"], line.get("source", "")), line["verdict"]


def screen_many(
    office: Office,
    screener: Screener,
    drafts: Iterable[DraftText | NotScreened],
    *,
    resume: bool,
    now: Callable[[], float] = monotonic,
) -> Iterator[Answer | JudgedBefore]:
    """Screen drafts in order, each answered once its entry is written; with `resume`, none that was judged already.

    What is judged for one recipient stands for nobody else, so it is judged anew each time.
    """
    known, batch = _Known(office), _Batch(since=now())
    try:
        for draft in drafts:
            against = screener.against()
            if batch.lines and batch.against != against:
                yield from _commit(office, batch, now)
            batch.against = against
            batch.answers.append(_judge(screener, draft, known if resume else None, batch, against))
            if len(batch.answers) >= _MOST or now() - batch.since >= _SECONDS:
                yield from _commit(office, batch, now)
        yield from _commit(office, batch, now)
    finally:
        if office.is_open:
            _record(office, batch)


def _judge(
    screener: Screener, draft: DraftText | NotScreened, known: _Known | None, batch: _Batch, against: str
) -> Answer | JudgedBefore:
    if isinstance(draft, NotScreened):
        return draft
    if known is not None and draft.cover is None:
        before = known.verdict(against, draft)
        # The same bytes can be read in whole in one place and not in another, as an archive within an archive.
        is_less_read = before is Verdict.NOTHING_FOUND and draft.unread_parts
        if before is not None and not is_less_read:
            return JudgedBefore(draft.id, before)
    answer = screen_one(screener, draft)
    if isinstance(answer, Screened):
        # What was saved while it was being judged may or may not have been in it.
        stands = draft.cover is None and screener.against() == against
        (batch.lines if stands else batch.loose).append(line_of(draft, answer))
    return answer


def _commit(office: Office, batch: _Batch, now: Callable[[], float]) -> Iterator[Answer | JudgedBefore]:
    _record(office, batch)
    answers = batch.answers
    batch.answers, batch.since = [], now()
    yield from answers


def _record(office: Office, batch: _Batch) -> None:
    for lines, against in ((batch.lines, batch.against), (batch.loose, "")):
        if lines:
            record_run(office, lines, against)
    batch.lines, batch.loose = [], []
