"""What stands around a text and tells nothing: hashtags that end a line, heads of mails, the foot of a newsletter.

Case-talk leaves it out. A mail above another one is another text: what stands near a sentence ends where a head does.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from privity.screen.passages import Passage
from privity.screen.words import Words

Column = NDArray[np.int64]

_MOST_LABELS: Final = 8
# After the end of a sentence, a sign or a picture one is enough; else two, since "my first #client" is a sentence.
_LABELS: Final = re.compile(
    r"(?:(?<=[^\w\s#,;:'\"(&-])[ \t]*(?:#\w+[ \t]*){1,9}|(?<=[^\s#])[ \t]+(?:#\w+[ \t]*){2,9})(?=\n|$)"
    r"|(?<=[^\s#])[ \t]*\n[ \t]*(?:#\w+\s*){1,9}(?=\n|$)"
)
_SIGNS_OF_MAIL: Final = (
    "wrote:", " message", "from:", "to:", "cc:", "sent:", "date:", "sent from my", "get outlook"
)  # fmt: skip
# What a mail program sets there, with its dates and addresses.
_HEADS: Final = re.compile(
    r"^[> \t]*(?:on [^\n]{0,60}\d[^\n]{0,80} wrote:|-{2,} ?(?:original|forwarded) message ?-{2,}"
    r"|(?:from|to|cc|bcc|reply-to):[^\n]{0,200}@[^\n]{0,100}|(?:sent|date):[^\n]{0,30}\d[^\n]{0,40}"
    r"|sent from my \w{1,20}|get outlook for \w{1,20})[ \t]*$",
    re.MULTILINE,
)
_SIGNS_OF_A_FOOTER: Final = ("unsubscribe", "receive", "receiving", "confidential")
# Sentences that stand below a mail or a newsletter whatever it says; each is known to its end, or counts.
_FOOTERS: Final = re.compile(
    r"(?<![^\s>])(?:"
    r"you (?:receive|received|are receiving) this (?:e-?mail|newsletter|message|mailing) (?:because|since|as) you"
    r" (?:signed up|subscribed|opted in|are subscribed|are on our list|attended|registered)[^.\n]{0,60}"
    r"|(?:to |you can )?unsubscribe(?: here| at any time| from this list|:? ?[\w./:-]{0,60})?"
    r"|this (?:e-?mail|message)(?: and any (?:attachments?|files))? (?:is|are|may be) (?:strictly )?"
    r"(?:private and )?confidential(?: and (?:is |are |may be )?(?:legally )?(?:privileged|intended)"
    r"[^.\n]{0,30}(?:addressees?|recipients?|individual|person)(?: only| named above)?)?"
    r"|if you (?:have received|received|are not|have got) (?:it|this|the intended)[^.\n]{0,50}"
    r"(?:error|mistake|recipient)"
    r",?[^.\n]{0,25}(?:delete|destroy|notify|tell|inform|return)[^.\n]{0,30}"
    r")(?=[.\n]|$)"
)


@dataclass(frozen=True, slots=True)
class Around:
    """The words that tell nothing, in order, and the stretches of words that part one mail from another."""

    words: Column
    heads: tuple[Passage, ...]

    def trimmed(self, parts: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """Take from sentences what begins or ends them and tells nothing."""
        if not len(self.words):
            return parts
        left_out = frozenset(self.words.tolist())
        found: list[Passage] = []
        for part in parts:
            first, last = part.first, part.last
            while first < last and first in left_out:
                first += 1
            while last > first and last - 1 in left_out:
                last -= 1
            if first < last:
                found.append(Passage(first, last))
        return tuple(found)

    def limits(self, firsts: Column, lasts: Column, total: int) -> tuple[Column, Column]:
        """Give, for stretches of words, where the mails that they stand in begin and end."""
        if not self.heads:
            return np.zeros_like(firsts), np.full_like(lasts, total)
        begins = np.array([0, *(head.last for head in self.heads)], np.int64)
        ends = np.array([*(head.first for head in self.heads), total], np.int64)
        return (
            np.minimum(begins[np.searchsorted(begins, firsts, "right") - 1], firsts),
            np.maximum(ends[np.searchsorted(ends, lasts, "left").clip(max=len(ends) - 1)], lasts),
        )

    def telling(self, firsts: Column, lasts: Column, total: int) -> NDArray[np.float64]:
        """Say how many words of each stretch tell something."""
        if not len(self.words):
            return (lasts - firsts).astype(np.float64)
        counted = np.ones(total + 1)
        counted[0] = 0.0
        counted[self.words + 1] = 0.0
        so_far = counted.cumsum()
        return np.asarray(so_far[lasts] - so_far[firsts])


def around(words: Words) -> Around:
    """Find what tells nothing. Of a longer row of hashtags, or a line of nothing else, each is a word like others."""
    text = words.folded.text
    found: list[int] = []
    heads: list[Passage] = []

    def stretch(match: re.Match[str]) -> Passage:
        return Passage(bisect_left(words.starts, match.start()), bisect_left(words.starts, match.end()))

    for match in _LABELS.finditer(text) if "#" in text else ():
        row = stretch(match)
        follows_one = row.first > 0 and text[words.starts[row.first - 1] - 1] == "#"
        if row.last - row.first <= _MOST_LABELS and not follows_one:
            found.extend(range(row.first, row.last))
    for match in _HEADS.finditer(text) if any(sign in text for sign in _SIGNS_OF_MAIL) else ():
        head = stretch(match)
        if head.first < head.last:
            heads.append(head)
            found.extend(range(head.first, head.last))
    for match in _FOOTERS.finditer(text) if any(sign in text for sign in _SIGNS_OF_A_FOOTER) else ():
        footer = stretch(match)
        found.extend(range(footer.first, footer.last))
    return Around(np.array(sorted(set(found)), np.int64), tuple(heads))
