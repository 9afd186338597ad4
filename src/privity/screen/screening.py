"""One text against the caseload: names, identifiers, quotes, case-talk, whose story, and what follows from them."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from privity.errors import InputError
from privity.screen import case_talk
from privity.screen.alignment import shared_facts
from privity.screen.case_talk import Judged
from privity.screen.combination import combination
from privity.screen.english import foreign
from privity.screen.files import Column, Matrix
from privity.screen.finding import Candidate, CaseTalk, Finding, FindingKind, Screening, Strength, Verdict
from privity.screen.index import ScreenIndex
from privity.screen.naming import Naming, clients_of, identifier_findings, names_met, quote_findings
from privity.screen.passages import Passage, passages, sentences
from privity.screen.ranking import CERTAIN, Ranked, rank
from privity.screen.terms import terms_of
from privity.screen.vectors import Vector
from privity.screen.words import Words, split_words

LONGEST_TEXT = 20_000_000
_MOST_PASSAGES = 12
_MOST_RANKED_WORDS = 3_000
_WITH_FACTS = 5
_AROUND_STORY = 60
_EMBEDDED_WORDS = 180
_MOST_EMBEDDED = 6
_SEVERITY = {Verdict.NOTHING_FOUND: 0, Verdict.ASK: 1, Verdict.STOP: 2}


Encode = Callable[[Sequence[str]], Vector]
"""What turns texts into vectors of length one; the same that the notes' vectors were made with."""


def screen(
    index: ScreenIndex, text: str, *, unread_parts: Sequence[str] = (), encode: Encode | None = None
) -> Screening:
    """Screen one text against a caseload. Raises InputError for what is not a text.

    Parts of a document that could not be read are named in `unread_parts`, and make the verdict `ask` at least.
    With `encode`, and notes whose vectors were put into the index, meaning counts beside words in the ranking.
    """
    words = _read(text)
    parts = sentences(words)
    judged = case_talk.judge(words, parts)
    talk = case_talk.found(judged, words)
    naming = names_met(index, words)
    certain = [*identifier_findings(index, words), *quote_findings(index, words)]
    settled = clients_of(certain)
    ranked, candidates = _candidates(index, words, parts, judged, naming, settled, encode)
    likely = frozenset(
        index.client(one.client).reference for one in ranked[:3] if one.by_words is not Strength.WEAK
    )
    findings = [
        *naming.findings(talk.found, likely, settled),
        *certain,
        *_talk_findings(words, judged, talk),
        *_retelling_findings(index, ranked, candidates, words, judged),
        *_combination_findings(index, words, parts, judged),
        *_foreign_findings(words, parts),
    ]
    clients, notes = index.counts()
    verdict = _gravest(finding.calls_for for finding in findings)
    if unread_parts and verdict is Verdict.NOTHING_FOUND:
        verdict = Verdict.ASK
    return Screening(verdict, talk, tuple(findings), candidates, clients, notes, tuple(unread_parts))


def screen_text_alone(text: str) -> Screening:
    """Judge a text by itself, for whoever is not the unlocked practitioner.

    Nothing of the caseload enters, so neither the answer nor the time it takes tells who is a client. It is never
    `nothing-found`: that a text names nobody's client is itself an answer about the caseload.
    """
    words = _read(text)
    parts = sentences(words)
    judged = case_talk.judge(words, parts)
    talk = case_talk.found(judged, words)
    verdict = Verdict.STOP if talk.found else Verdict.ASK
    return Screening(verdict, talk, tuple(_talk_findings(words, judged, talk)), (), 0, 0, ())


def _read(text: str) -> Words:
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"the text has {len(text)} characters, more than the {LONGEST_TEXT} that are screened at once",
            field="text",
            remedy="screen it in parts",
        )
    head = text[:100_000]
    strange = sum(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") and c not in "\t\n\r\f\v" for c in head)
    if strange * 20 > len(head):
        raise InputError(
            "this is not a text but binary data", field="text", remedy="give the text of the document"
        )
    words = split_words(text)
    if not len(words):
        raise InputError(
            "there is no word in this text", field="text", remedy="give the text that is to leave"
        )
    return words


def _gravest(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=_SEVERITY.__getitem__, default=Verdict.NOTHING_FOUND)


def _candidates(
    index: ScreenIndex,
    words: Words,
    parts: tuple[Passage, ...],
    judged: Judged,
    naming: Naming,
    settled: frozenset[str],
    encode: Encode | None,
) -> tuple[tuple[Ranked, ...], tuple[Candidate, ...]]:
    if not index.counts()[0]:
        return (), ()
    rows = _ranked_passages(words, parts, judged)
    terms = terms_of(words, rows[0].first, rows[0].last)
    within = terms.within(rows)
    evidence = index.files.evidence(terms, within)
    bonus = np.zeros(len(evidence.clients))
    column = {int(client): place for place, client in enumerate(evidence.clients.tolist())}
    for reference, weight in naming.bonus().items():
        bonus[column[index.number_of(reference)]] += weight
    for reference in settled:
        bonus[column[index.number_of(reference)]] += CERTAIN
    ranked = rank(
        evidence,
        within,
        nearness=_nearness(index, words, rows[0], evidence.clients, encode),
        bonus=bonus,
        told=bool(judged.told),
        doubtful=bool(judged.doubtful),
    )
    weights = dict(zip(terms.names, evidence.weights.tolist(), strict=True))
    candidates = tuple(
        Candidate(
            place + 1,
            index.client(one.client).reference,
            one.strength,
            one.score,
            shared_facts(index, words, terms, weights, _around(index, one)) if place < _WITH_FACTS else (),
        )
        for place, one in enumerate(ranked)
    )
    return ranked, candidates


def _nearness(
    index: ScreenIndex, words: Words, story: Passage, clients: Column, encode: Encode | None
) -> Matrix | None:
    """Hold the meaning of the story, in parts where it is long, against the notes' vectors."""
    if encode is None or not len(index.vectors):
        return None
    starts = range(story.first, story.last, _EMBEDDED_WORDS)
    chosen = list(starts)[:_MOST_EMBEDDED]
    spans = [words.span(start, min(start + _EMBEDDED_WORDS, story.last) - 1) for start in chosen]
    vectors = encode([words.folded.original[first:last] for first, last in spans])
    return index.vectors.nearness(vectors, clients)


def _ranked_passages(words: Words, parts: tuple[Passage, ...], judged: Judged) -> tuple[Passage, ...]:
    """Choose what is held against the files: first the story as a whole, then passages spread over the text.

    The story is the text itself, or where a case is buried in a longer article the stretch that tells it.
    """
    story = Passage(0, min(len(words), _MOST_RANKED_WORDS))
    stretches = judged.told or judged.doubtful
    if stretches:
        first = max(0, stretches[0].first - _AROUND_STORY)
        last = min(len(words), max(part.last for part in stretches) + _AROUND_STORY)
        if (last - first) * 2 < len(words) or len(words) > _MOST_RANKED_WORDS:
            story = Passage(first, min(last, first + _MOST_RANKED_WORDS))
    runs = [run for run in passages(parts) if run.first < story.last and run.last > story.first]
    step = max(1, -(-len(runs) // _MOST_PASSAGES))
    return (story, *runs[::step])


def _around(index: ScreenIndex, one: Ranked) -> list[int]:
    """Give the stretches of a candidate's best passages: where each begins, and the next of the same note."""
    units: list[int] = []
    for place in one.places:
        units.append(place)
        if place + 1 in index.files.stretches_of(index.files.stretch(place).note):
            units.append(place + 1)
    return list(dict.fromkeys(units))


def _talk_findings(words: Words, judged: Judged, talk: CaseTalk) -> list[Finding]:
    found = [
        Finding(FindingKind.CASE_TALK, span, None, "this tells of a person or a couple in care", Verdict.STOP)
        for span in talk.spans
    ]
    if not found and judged.doubtful:
        part = judged.doubtful[0]
        span = words.span(part.first, part.last - 1)
        reason = "this may tell of a person in care, or of somebody else"
        found.append(Finding(FindingKind.CASE_TALK, span, None, reason, Verdict.ASK))
    return found


def _retelling_findings(
    index: ScreenIndex,
    ranked: tuple[Ranked, ...],
    candidates: tuple[Candidate, ...],
    words: Words,
    judged: Judged,
) -> list[Finding]:
    found: list[Finding] = []
    for one, candidate in zip(ranked, candidates, strict=True):
        if one.by_words is not Strength.STRONG:
            continue
        covers = [words.span(part.first, part.last - 1) for part in judged.told]
        met = [span for span in covers if any(span[0] <= f.draft[0] < span[1] for f in candidate.facts)]
        reason = f"{len(candidate.facts)} details of this stand together in one client's file"
        found.append(
            Finding(FindingKind.RETELLING, (met or covers)[0], candidate.client, reason, Verdict.STOP)
        )
    return found


def _combination_findings(
    index: ScreenIndex, words: Words, parts: tuple[Passage, ...], judged: Judged
) -> list[Finding]:
    story = _ranked_passages(words, parts, judged)[0]
    met = combination(index, words, story)
    if met is None:
        return []
    span = words.span(met.first, met.last)
    reason = f"{met.details} details, harmless one by one, together fit one client only"
    verdict = Verdict.STOP if judged.told else Verdict.ASK
    return [Finding(FindingKind.COMBINATION, span, met.client, reason, verdict)]


def _foreign_findings(words: Words, parts: tuple[Passage, ...]) -> list[Finding]:
    """Say what was not judged: stretches in a language that the screen has no ear for."""
    stretches = [part for part in parts if foreign(words, part.first, part.last)]
    if not stretches:
        return []
    joined = case_talk.joined(tuple(stretches))
    reason = "this is not English: it was looked through for names, identifiers and quotes only"
    return [
        Finding(FindingKind.CASE_TALK, words.span(part.first, part.last - 1), None, reason, Verdict.ASK)
        for part in joined[:20]
    ]
