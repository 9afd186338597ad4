"""One text against the caseload: names, identifiers, quotes, case-talk, whose story, and what follows from them."""

import unicodedata
from collections.abc import Iterable, Sequence

from privity.errors import InputError
from privity.screen import case_talk
from privity.screen.alignment import MOST_FACTS
from privity.screen.blanks import blank_findings, blanked, blanks, shorthand_findings
from privity.screen.case_talk import Judged
from privity.screen.combination import combination
from privity.screen.english import foreign
from privity.screen.finding import CaseTalk, Finding, FindingKind, Screening, Strength, Verdict
from privity.screen.index import ScreenIndex
from privity.screen.masks import masked
from privity.screen.mosaic import Told
from privity.screen.naming import clients_of, identifier_findings, names_met, quote_findings
from privity.screen.passages import Passage, sentences, whole
from privity.screen.recognition import Recognition, recognise
from privity.screen.unheard import unheard
from privity.screen.vectors import Read
from privity.screen.words import Words, split_words

LONGEST_TEXT = 20_000_000
_MOST_PASSED_OVER = 20
_PLAIN = dict.fromkeys((*range(32, 127), *map(ord, "\t\n\r\f\v")))
_PIECED = "{new} details here and {before} told before together stand in one client's file only"
_GATHERED = (
    "details that were told apart from each other before stand here together, and in one client's file only"
)
_SEVERITY = {Verdict.NOTHING_FOUND: 0, Verdict.ASK: 1, Verdict.STOP: 2}


def screen(
    index: ScreenIndex,
    text: str,
    *,
    unread_parts: Sequence[str] = (),
    read: Read | None = None,
    told: Told | None = None,
) -> Screening:
    """Screen one text against a caseload. Raises InputError for what is not a text.

    Parts of a document that could not be read are named in `unread_parts`, and make the verdict `ask` at least.
    With `read`, and notes whose vectors were put into the index, meaning counts beside words in the ranking.
    `told` is what cleared drafts have told before, by client: see `mosaic`.
    """
    words = _read(text)
    parts = sentences(words)
    reading = None if read is None else read(words.folded.text)
    judged = case_talk.judge(words, parts, reading)
    talk = case_talk.found(judged, words)
    naming = names_met(index, words, parts)
    marks = blanks(words)
    certain = [*identifier_findings(index, words), *quote_findings(index, words)]
    settled = clients_of(certain)
    seen = recognise(
        index, words, parts, judged, naming, settled, reading, read, told or {}, blanked(words, marks)
    )
    likely = frozenset(
        one.client for one in seen.candidates[:3] if seen.by_story[one.client] is not Strength.WEAK
    )
    strange = tuple(part for part in parts if foreign(words, part.first, part.last))
    doubt = bool(judged.doubtful or judged.passed_over or strange)
    findings = [
        *naming.findings(talk.found, doubt, likely, settled),
        *certain,
        *_overlap_findings(index, seen, words),
        *_talk_findings(words, judged, talk),
        *_retelling_findings(seen, words, judged),
        *_combination_findings(index, words, seen, judged),
        *_mosaic_findings(seen, words, judged),
        *_foreign_findings(words, strange),
        *_masked_findings(text),
        *blank_findings(words, parts, marks),
        *shorthand_findings(words),
        *unheard(words, parts, frozenset(strange)),
        *_passed_over_findings(words, judged),
    ]
    clients, notes = index.counts()
    verdict = _gravest(finding.calls_for for finding in findings)
    if unread_parts and verdict is Verdict.NOTHING_FOUND:
        verdict = Verdict.ASK
    return Screening(verdict, talk, tuple(findings), seen.candidates, clients, notes, tuple(unread_parts))


def screen_text_alone(text: str, *, read: Read | None = None) -> Screening:
    """Judge a text by itself, for whoever is not the unlocked practitioner.

    Nothing of the caseload enters, so neither the answer nor the time it takes tells who is a client. It is never
    `nothing-found`: that a text names nobody's client is itself an answer about the caseload.
    """
    words = _read(text)
    parts = sentences(words)
    judged = case_talk.judge(words, parts, None if read is None else read(words.folded.text))
    talk = case_talk.found(judged, words)
    verdict = Verdict.STOP if talk.found else Verdict.ASK
    findings = (*_talk_findings(words, judged, talk), *_passed_over_findings(words, judged))
    return Screening(verdict, talk, findings, (), 0, 0, ())


def _read(text: str) -> Words:
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"the text has {len(text)} characters, more than the {LONGEST_TEXT} that are screened at once",
            field="text",
            remedy="screen it in parts",
        )
    head = text[:100_000]
    plain = head.translate(_PLAIN)
    strange = sum(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") for c in plain)
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


def _talk_findings(words: Words, judged: Judged, talk: CaseTalk) -> list[Finding]:
    found = [
        Finding(FindingKind.CASE_TALK, span, None, "this tells of a person or a couple in care", Verdict.STOP)
        for span in talk.spans
    ]
    if not found and judged.doubtful:
        part = judged.doubtful[0]
        span = whole(words, part)
        reason = "this may tell of a person in care, or of somebody else"
        found.append(Finding(FindingKind.CASE_TALK, span, None, reason, Verdict.ASK))
    return found


def _retelling_findings(seen: Recognition, words: Words, judged: Judged) -> list[Finding]:
    found: list[Finding] = []
    for candidate in seen.candidates:
        if seen.by_story[candidate.client] is not Strength.STRONG:
            continue
        covers = [whole(words, part) for part in case_talk.joined(judged.told)]
        holding = [sum(span[0] <= fact.draft[0] < span[1] for fact in candidate.facts) for span in covers]
        fullest = covers[holding.index(max(holding))]
        reason = f"{_details(len(candidate.facts))} of this stand together in one client's file"
        found.append(Finding(FindingKind.RETELLING, fullest, candidate.client, reason, Verdict.STOP))
    return found


def _details(shown: int) -> str:
    """Say how many details were laid side by side: of many only the most telling ones are."""
    return f"at least {shown} details" if shown == MOST_FACTS else f"{shown} details"


def _overlap_findings(index: ScreenIndex, seen: Recognition, words: Words) -> list[Finding]:
    found: list[Finding] = []
    for one in seen.overlaps:
        if one.telling:
            reason = (
                f"{one.words} words stand in this order in a note, with others taken out, replaced or put in"
            )
        else:
            reason = (
                "nearly all the words of this stand in this order in a note, though they are few or common"
            )
        calls_for = Verdict.STOP if one.telling else Verdict.ASK
        found.extend(
            Finding(FindingKind.QUOTE, words.span(one.first, one.last), owner, reason, calls_for)
            for owner in index.owners(index.note(one.note))
        )
    return found


def _combination_findings(
    index: ScreenIndex, words: Words, seen: Recognition, judged: Judged
) -> list[Finding]:
    met = combination(index, words, seen.story)
    if met is None or not (met.telling or judged.told or judged.doubtful):
        return []
    span = words.span(met.places[0], met.places[-1])
    told = ", ".join(f"“{words.folded.original[slice(*words.span(at, at))]}”" for at in met.places)
    reason = f"{len(met.places)} details, harmless one by one, together fit one client only: {told}"
    verdict = Verdict.STOP if judged.told else Verdict.ASK
    return [Finding(FindingKind.COMBINATION, span, met.client, reason, verdict)]


def _mosaic_findings(seen: Recognition, words: Words, judged: Judged) -> list[Finding]:
    verdict = Verdict.STOP if judged.told or judged.doubtful else Verdict.ASK
    return [
        Finding(
            FindingKind.COMBINATION,
            words.span(one.first, one.last),
            one.client,
            _PIECED.format(new=one.new, before=one.together - one.new) if one.new else _GATHERED,
            verdict,
        )
        for one in seen.completed
    ]


def _masked_findings(text: str) -> list[Finding]:
    """Ask about what the eye does not see: a name hidden so is found, and anything else may be hidden too."""
    reason = (
        "signs that cannot be seen, or letters that only look like others, stand here: a person must look"
    )
    return [
        Finding(FindingKind.CASE_TALK, span, None, reason, Verdict.ASK, judged=False) for span in masked(text)
    ]


def _foreign_findings(words: Words, stretches: tuple[Passage, ...]) -> list[Finding]:
    """Say what was not judged: stretches in a language that the screen has no ear for."""
    joined = case_talk.joined(stretches)
    reason = "this is not English: it was looked through for names, identifiers and quotes only"
    return [
        Finding(
            FindingKind.CASE_TALK,
            whole(words, part),
            None,
            reason,
            Verdict.ASK,
            judged=False,
        )
        for part in joined[:20]
    ]


def _passed_over_findings(words: Words, judged: Judged) -> list[Finding]:
    """Say what of a very long text was not judged: it is never taken for harmless."""
    stretches = sorted(judged.passed_over, key=lambda part: part.first - part.last)[:_MOST_PASSED_OVER]
    count = sum(part.last - part.first for part in judged.passed_over)
    reason = (
        f"the text is too long to be judged at once: {count} words of it, here and elsewhere, were only skimmed for "
        "names, identifiers and quotes; screen it chapter by chapter"
    )
    return [
        Finding(
            FindingKind.CASE_TALK,
            whole(words, part),
            None,
            reason,
            Verdict.ASK,
            judged=False,
        )
        for part in stretches
    ]
