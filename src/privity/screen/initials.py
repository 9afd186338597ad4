"""Initials of a client as the only name in a draft: C. F. came back, CF told me, my client M.

Letters are borne by many, so that they only ask; what else they stand for (P.S., M.A., HR) is left out.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from privity.screen.entities import Bearer, Entity, Manner, Mention, Telling
from privity.screen.fold import Span
from privity.screen.words import Words

_WHO: Final = "client|patient|couple|woman|man|girl|boy|lady|gentleman|supervisee|mr|mrs|ms|miss|called|named"
_DID: Final = (
    "came|said|says|told|tells|asked|asks|felt|feels|cried|cries|rang|phoned|called|wrote|left|wept|was|is|has|had|lost|"
    "found|went|woke|wants|wanted|thinks|thought|knew|knows|sat|arrived|returned|began|started|stopped|says|believes|"
    "described|explained|admitted|hid|hides|drinks|drank|sleeps|slept|lives|lived|married|separated|still|never|always|"
    "who|and his|and her|and their"
)
# Read only where a capital letter stands by itself or with one other.
_LETTERS: Final = re.compile(r"(?<![\w.&@/-])([A-Z])(?:(\.)[ \u00a0]?(?:([A-Z])\.)?|([A-Z])?\b(?![-&/@]))")
_WHO_BEFORE: Final = re.compile(rf"\b(?:{_WHO})\.?,?\s$", re.IGNORECASE)
_CLIENT_BEFORE: Final = re.compile(r"\b(?:client|patient|couple|(?:mr|mrs|ms|miss)\.?),?\s$", re.IGNORECASE)
_CLIENT_WORD: Final = re.compile(r"\b(?:client|patient|couple),?\s$", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"[A-Z](?:[\w\u2019'-]*[a-z]|\.),?\s$")
_DID_AFTER: Final = re.compile(rf"(?:'s|\u2019s)?\s(?:{_DID})\b|(?:'s|\u2019s)\s")
_NAME_AFTER: Final = re.compile(r",?\s?[A-Z(\d]|[\w.@-]")
_FARTHEST: Final = 12
_MOST_WEIGHED: Final = 40
_MOST_SHOWN: Final = 4
_POINTED_OTHERWISE: Final = frozenset(
    "us uk eu un ps am pm ad bc la dc ny id tv md ba ma pe pa cv hq rn vp sa eg ie nb jr sr".split()
)
_OTHERWISE: Final = frozenset(
    """ai tv pc hr gp er uk us eu un id it ok pm am ad bc bp cv dj dv ed fm hq iq la lp md mp mr ms ny od oh ot pa pe ph pr
    ps pt qa rn sf st ta uv vp wc wi wa ma ba ca dc ep ex go gm hd hi ie ip if in is jd kg km ky me mg mi ml mm mn mo ms
    mt my nb nc nd ne nj nm no np nv nz of on op or oz pg po pp rd re ri sc sd se so sr to tn tx up ut va vi vs vt we wv
    a b c i x y z wy yr aa eg bs dm dr fb gf bf hb hr io ot rt sw cs xx xy mc cd co""".split()
)


class InitialsBook:
    """The initials of the clients' names."""

    def __init__(self) -> None:
        self._holders: dict[str, dict[Entity, None]] = {}

    def put(self, entity: Entity) -> None:
        """Take the initials of one name."""
        for letters in _letters(entity):
            self._holders.setdefault(letters, {})[entity] = None

    def remove(self, entity: Entity) -> None:
        """Forget the initials of one name."""
        for letters in _letters(entity):
            holders = self._holders.get(letters, {})
            holders.pop(entity, None)
            if not holders:
                self._holders.pop(letters, None)

    def find(self, draft: Words) -> Iterator[Mention]:
        """Find letters in a draft that stand for a client, where they stand for a person."""
        text = draft.folded.original
        for match in _LETTERS.finditer(text):
            start, end = match.span()
            common = False
            before, after = text[max(0, start - _FARTHEST) : start], text[end : end + _FARTHEST + 1]
            if match[3] is not None:
                letters = match[1] + match[3]
                if letters.lower() in _POINTED_OTHERWISE or _NAME_AFTER.match(after):
                    continue
                if _WHO_BEFORE.search(before) or _DID_AFTER.match(after):
                    yield from self._of(letters.lower(), (start, end))
                elif not _NAME_BEFORE.search(before):
                    yield from self._of(letters.lower(), (start, end), Telling.FAINT)
                continue
            elif match[4] is not None:
                letters = match[1] + match[4]
                is_meant = bool(_WHO_BEFORE.search(before) or _DID_AFTER.match(after))
            else:
                letters = match[1]
                common = not _CLIENT_WORD.search(before)
                is_meant = bool(_CLIENT_BEFORE.search(before)) and not _NAME_AFTER.match(after)
                if match[2] is not None and not is_meant:
                    is_meant = not _NAME_BEFORE.search(before) and bool(
                        _DID_AFTER.match(" " + after.lstrip())
                    )
            if is_meant and letters.lower() not in _OTHERWISE:
                span = (start, start + len(match.group().rstrip()))
                yield from self._of(letters.lower(), span, common=common)

    def _of(
        self, letters: str, span: Span, telling: Telling = Telling.USUAL, *, common: bool = False
    ) -> Iterator[Mention]:
        holders = self._holders.get(letters, {})
        # Of hundreds a few stand for all: that many files hold it is said, and whose they are is not.
        for entity in islice(holders, _MOST_SHOWN if len(holders) > _MOST_WEIGHED else None):
            shared = len(holders)
            yield Mention(entity, span, False, True, False, shared, telling, Manner.INITIALS, common=common)


def _letters(entity: Entity) -> set[str]:
    """Give the letters a client may be known by: of the first and the last name, of all, and of the first alone."""
    if entity.bearer is not Bearer.CLIENT or len(entity.parts) < 2:
        return set()
    firsts = [part[0] for part in entity.parts]
    return {firsts[0] + firsts[-1], firsts[0] + firsts[1], firsts[0]}
