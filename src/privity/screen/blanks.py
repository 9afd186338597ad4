"""What a redaction leaves where a name stood: [NAME], <PERSON>, black bars, asterisks, PATIENT_1.

Such a mark is no word of the draft, and says that a record may lie underneath: tools put it there, and nobody writes so
who tells of nobody. A form has blanks too, but it speaks to whoever fills it in.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from privity.screen.english import FUNCTION_WORDS
from privity.screen.finding import Finding, FindingKind, Verdict
from privity.screen.fold import Span
from privity.screen.passages import Passage
from privity.screen.words import Words

_TAKEN: Final = (
    "redacted|removed|withheld|deleted|omitted|suppressed|anonymi[sz]ed|pseudonymi[sz]ed|concealed|blanked"
)
_WHAT: Final = (
    "names?|surname|initials?|persons?|people|patients?|clients?|individuals?|places?|locations?|address|city|town|"
    "village|country|street|dates?|time|dob|age|phone|telephone|e-?mail|numbers?|id|ssn|mrn|hospital|clinic|ward|school|"
    "university|employer|company|organi[sz]ation|org|job|occupation|doctor|gp|therapist|relative|partner|husband|wife|"
    "son|daughter|mother|father|sister|brother|child|friend|identifiers?|details?|gpe|loc|per|nrp"
)
_SIDE: Final = r"(?:[\w'’]{1,20}[ _/-]){0,3}"
_SAID: Final = rf"(?i:{_SIDE}(?:{_TAKEN}|{_WHAT})(?:[ _/-]?[\w'’]{{1,20}}){{0,3}})"
_LABEL: Final = "[A-Z][A-Z0-9]{1,20}(?:[ _/-][A-Z0-9]{1,20}){0,3}"
_MARK: Final = re.compile(
    rf"\[{{1,2}}(?:{_LABEL}|{_SAID})\]{{1,2}}"
    rf"|<{{1,3}}{_LABEL}>{{1,3}}"
    rf"|\{{{{1,2}}(?:{_LABEL}|{_SAID})\}}{{1,2}}"
    rf"|\((?i:{_SIDE}(?:{_TAKEN}))\)"
    "|\\b(?:NAME|PERSON|PER|PATIENT|CLIENT|DATE|PLACE|LOCATION|LOC|ORG|GPE|AGE|PHONE|ADDRESS|EMAIL|ID)_?[0-9]{1,4}\\b"
    "|[\u2580-\u259f\u25a0\u25ac\u2b1b](?:[ \u2580-\u259f\u25a0\u25ac\u2b1b]*[\u2580-\u259f\u25a0\u25ac\u2b1b])?"
)
# No mark is without one of these, and most texts are.
_SIGN: Final = re.compile("[\\[<{(0-9\u2580-\u259f\u25a0\u25ac\u2b1b]")
# Also a line across the page, a blank of a form, kisses: only amid a sentence, and more than once, do they hide a name.
# Of a sentence that begins so only XXX is one: a row of stars there parts two scenes.
_STROKES: Final = re.compile(
    r"(?<=[\w,;:(\"'’”] )(?:[A-Za-z]?[*_]{3,}|X{3,}|[A-Z][*_]{2,})(?=['’]?s?[,;:)\"”]? \w|['’]?s?[.,;:!?)])"
    r"|(?<=[.!?] )X{3,}(?=['’]?s? \w)"
)
_STROKE: Final = re.compile("[*_X][*_X]")
_LONGEST_SHRED: Final = 60
_SHORTHAND: Final = re.compile(r"(?<![\w/])(?:d/c|c/o|o/e|f/u|hw:|rtc|w/)(?!\w)")
_SCORE: Final = re.compile(
    r"(?<![\w/])(?P<scale>phq|gad|spin|lsas|isi|pcl|ybocs|y-bocs|core|audit|ggt|dass|epds|hads|suds)"
    r"(?P<form>[- ]?[0-9]{1,2})?[ :=]+(?P<score>[0-9]{1,3})\b"
)
# "PHQ-9: 9 items", "GAD-7: 0-4 minimal", "15 and above": the scale itself is told of, and nobody's score on it.
_OF_THE_SCALE: Final = re.compile(
    r"\+|%| ?(?:and|or) (?:above|below|over|under|more|less)|[ -](?:items?|questions?|minutes?|points?)\b"
)
_BAND: Final = re.compile(r" ?(?:[-\u2013]| to ) ?([0-9]{1,3})\b")
# "CORE 10 explained": so the scale is called.
_OF_ITS_NAME: Final = re.compile(
    r" (?:explained|download|training|manual|scor(?:e|es|ing)|version|scale|form|questionnaire|leaflet|handout|test"
    r"|tool|workshop)\b"
)
_IN_SHORT: Final = "this is in the shorthand of records: whose record it is from, a person must say"
_MOST: Final = 20
_TO_ITS_READER: Final = frozenset(
    ["you", "your", "yours", "yourself", "dear", "hereby", "undersigned", "signed", "signature", "sincerely"]
)
_FEWEST_WORDS: Final = 3
_REASON: Final = (
    "a mark stands here in place of a name, as in a redacted record: what is left can tell whose it is"
)


def shorthand_findings(words: Words) -> list[Finding]:
    """Ask about a text as short as a note whose shorthand only records have, with hardly a word of grammar."""
    if len(words) > _LONGEST_SHRED:
        return []
    grammar = sum(map(FUNCTION_WORDS.__contains__, words.words))
    if grammar * 3 > len(words):
        return []
    text = words.folded.text
    met = [match.span() for match in _SHORTHAND.finditer(text)]
    met.extend(match.span() for match in _SCORE.finditer(text) if _is_a_score(text, match))
    if not met:
        return []
    return [Finding(FindingKind.CASE_TALK, words.folded.span(*min(met)), None, _IN_SHORT, Verdict.ASK)]


def _is_a_score(text: str, met: re.Match[str]) -> bool:
    """Say whether a number behind a scale's name is somebody's, and not a band of the scale, its length or its name."""
    band = _BAND.match(text, met.end())
    if band is not None:
        return int(band[1]) <= int(met["score"])
    return not (_OF_THE_SCALE.match(text, met.end()) or _OF_ITS_NAME.match(text, met.end()))


def blanks(words: Words) -> tuple[Span, ...]:
    """Where marks of a redaction stand, in characters of the original, in order."""
    text = words.folded.original
    found = [match.span() for match in _MARK.finditer(text)] if _SIGN.search(text) else []
    strokes = [match.span() for match in _STROKES.finditer(text)] if _STROKE.search(text) else []
    if len(strokes) > 1 or (strokes and found):
        found = sorted([*found, *strokes])
    return tuple(found)


def blanked(words: Words, spans: Sequence[Span]) -> frozenset[int]:
    """Say which words only stand in marks."""
    found: set[int] = set()
    for start, end in spans:
        first = bisect_left(words.starts, start, key=words.folded.position)
        last = bisect_left(words.starts, end, key=words.folded.position)
        found.update(range(first, last))
    return frozenset(found)


def blank_findings(words: Words, parts: Sequence[Passage], spans: Sequence[Span]) -> list[Finding]:
    """Ask about the marks of a redaction, sentence by sentence, but for those of a form; the first twenty."""
    firsts = [words.folded.position(words.starts[part.first]) for part in parts]
    marked = blanked(words, spans)
    found: list[Finding] = []
    asked: set[int] = set()
    for span in spans:
        at = max(0, bisect_right(firsts, span[0]) - 1)
        if at in asked:
            continue
        asked.add(at)
        part = parts[at]
        left = [words.words[place] for place in range(part.first, part.last) if place not in marked]
        if len(left) >= _FEWEST_WORDS and not _TO_ITS_READER.intersection(left):
            found.append(Finding(FindingKind.CASE_TALK, span, None, _REASON, Verdict.ASK))
            if len(found) == _MOST:
                break
    return found
