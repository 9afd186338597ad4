"""A name that is also a word: does it stand here as the word? In May, may I, Grace and patience; but May came late.

What stands beside it decides: a day or a preposition beside a month, a line of capitals, and at the beginning of a
sentence, where a capital letter says nothing, whether something follows that people do.
"""

import re

from privity.screen.english import FUNCTION_WORDS
from privity.screen.name_words import SHORT_FORMS
from privity.screen.rarity import common_word
from privity.screen.words import Words, stem

MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIMES = MONTHS | frozenset(
    "summer autumn winter spring easter christmas holiday sunday monday friday".split()
)
_PLACES = frozenset(
    "africa adelaide alexandria boston brittany brooklyn carlisle carolina chester clare dakota dallas denver derry england france georgia holland houston ireland kerry lourdes montana orlando raleigh savannah shannon siena tyrone verona wales asia paris florence sydney austin chelsea jordan india china georgia virginia london kent devon lincoln wells york israel washington".split()
)
_BEFORE_TIME = frozenset(
    """in by since until till during early late mid middle last next this that every each through throughout between
    before after around about from to on end beginning start half of the a our your""".split()
)
# After these a person may stand as well: "a letter from May", "a friend of May".
_BEFORE_ANYBODY = frozenset("since until before after around about from to on of by that".split())
_ON_FROM_TIME = frozenset(("to", "until", "till", "on", "onwards", "onward"))
_BEFORE_PLACE = frozenset("in across near around outside throughout south north east west".split())
_ABSTRACT = (
    frozenset(
        """angel autumn comfort charity chance constance dawn destiny eve faith grace harmony heaven honey honor honour
        hope joy justice liberty light love mercy patience peace pleasure prudence sage spring storm summer trinity
        virtue winter sunny low young""".split()
    )
    | _TIMES
)
"""Words that open a sentence by themselves and can come, go and be."""

_BE = frozenset(
    """was is has had isn't wasn't hasn't hadn't went came got lost found began stopped started fell broke left
    kept took gave seemed died lives lived moved needs starts finishes stays stayed""".split()
)
_IS = frozenset("is was isn't wasn't".split())
_DOING = frozenset(
    """asking calling coming crying drinking eating going leaving moving paying ringing sleeping speaking staying talking
    waiting weeping working""".split()
)
"""What people only are: eating and weeping. That hope is dying is said of hope as well."""
_BETWEEN = frozenset("still also never always just only finally then now really almost already again".split())
_DO = frozenset(
    """said says told tells asked asks felt feels cried cries rang phoned called calls wrote writes walked sat stood wept
    laughed laughs smiled nodded arrived returned thought thinks knew knows wanted wants slept sleeps woke wakes loved
    loves hated hates married separated brought sent drank drinks looked talked talks spoke speaks explained described
    whispered shouted snapped shrugged sighed apologised apologized admitted agreed refused decided remembered forgot
    cancelled canceled cancels rebooked ate eats owes owed texted texts emailed hid paid bought sold drove ran threw came's works worked doesn't didn't won't couldn't wouldn't can't""".split()
)
_BESIDE_CAME = frozenset(
    "late early in to back alone with home again round over up down without here".split()
)
_ASKING_LEAVE = frozenset("i we you they he she it one all the this that these those".split())
_TITLED = re.compile(
    r"\b(?:novel|book|film|movie|play|series|serial|album|memoir|story|song|poem|opera|show|drama|episode|documentary"
    r"|podcast|magazine|reviews?)\b"
)
_NEAR_A_TITLE = 60
_KIN = frozenset(
    """mother father mum mom mam dad husband wife partner ex boyfriend girlfriend fiance fiancee son daughter brother
    sister boss doctor friend neighbour neighbor room bed house flat phone face voice hand hands marriage job story mum
    mam granny gran nan grandmother grandfather uncle aunt cousin kids children baby twins gp solicitor teacher teeth
    nails hair tears pills tablets meds stammer""".split()
)
_SPOKEN_TO = frozenset("you please thank thanks i my where dear darling".split())
_GREETED = frozenset("hi hey hiya hello heya howdy dear ta thx tks thanks cheers sorry re fwd fao".split())
"""What stands before a name with a capital letter only because it comes first."""
_ADDRESSED = re.compile(
    r"(?:^|[\n.!?>])[ \t]*(?:re|fwd?)?:? ?"
    r"(?:(?:hi|hey|hiya|hello|heya|howdy|dear|ta|thx|tks|fao|attn|cc|bcc|pt) |(?:to|from|cc|bcc|attn|fao|client|patient|pt|name): ?)$"
)
_LONGEST_ADDRESS = 16
_ENDS_HERE = re.compile(r"[ \t]*(?:$|[\n:,;(\u2013\u2014-])")
# "Rose 3pm moved", "Mark 10.00", "Rose (Tues 3 pm) cancelled", "Hope at 3pm".
_AT_AN_HOUR = re.compile(
    r" (?:\(|at |@ ?)?(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,? )?(?:at )?"
    r"(?:\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|\d{1,2}[.:]\d\d(?![.\d]))"
)
_OF_AN_AGE = re.compile(r", \d{1,2}(?:[,.;)]|$)")
_IN_THE_DIARY = re.compile(
    r"(?:: | [-\u2013\u2014] |, | \(| )(?:no[- ]?show|dna\b|cancel|resched|can't (?:make|come)|cannot (?:make|come)"
    r"|won't be|didn't (?:come|show|turn)|never (?:came|rang|showed|turned)|off sick|unwell\b|late again)"
)
_CLOSING = frozenset("best love yours cheers joy peace hope".split())
_BELONGING = frozenset(
    """christian roman norman english irish welsh french german dutch spanish hindu muslim jewish sikh catholic buddhist
    protestant anglican orthodox pagan atheist quaker""".split()
)
"""Names that say whose a thing is, and what stands beside them in a list."""
_DETERMINERS = frozenset("a an the every any some no many most other of our their between among for".split())
_DATED = frozenset(
    """list dates date programme program plan plans tip tips diary rota newsletter fees bookings calendar schedule
    timetable places hours events theme topic agenda""".split()
)
_SHORT_LINE = 3
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$")
_SPELT = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[-*\u2022\u00b7>#]+|\(?\w{1,3}[.)])?[ \t\"'(\[]*$")
_LONGEST_BULLET = 12
_FEWEST_OF_A_HEADING = 3
_LONGEST_HEADING = 120


def opens_sentence(draft: Words, at: int) -> bool:
    """Say whether a word stands where any word would have a capital letter."""
    start = draft.starts[at]
    before = draft.folded.text[max(0, start - 3) : start].rstrip(" \"'(")
    if not before or before[-1] in ".!?:\n":
        return True
    return _BULLET.search(draft.folded.text[max(0, start - _LONGEST_BULLET) : start]) is not None


def is_used_as_a_word(draft: Words, at: int, *, is_word: bool) -> bool:
    """Say whether what stands beside a word shows that it is the word, and nobody's name.

    `is_word` says that it is a word of the language; a month and a country are known without it.
    """
    word = draft.words[at].removesuffix("'s")
    before = draft.words[at - 1] if at else ""
    if word in _TIMES and _is_a_time(draft, at, before):
        return True
    if word == "may" and at + 1 < len(draft) and draft.words[at + 1] in _ASKING_LEAVE:
        return True
    if _is_a_title(draft, at):
        return True
    if word in _BELONGING and _says_whose(draft, at, before):
        return True
    return (word in _PLACES and before in _BEFORE_PLACE) or (is_word and _stands_in_a_heading(draft, at))


def _says_whose(draft: Words, at: int, before: str) -> bool:
    """Say whether a word names a faith or a people: a Christian upbringing, Christian mothers, Christian and Hindu."""
    if at + 1 == len(draft):
        return False
    gap, after = draft.folded.text[draft.ends[at] : draft.starts[at + 1]], draft.words[at + 1]
    beyond = draft.words[at + 2] if at + 2 < len(draft) else ""
    if gap in (", ", " ") and _BELONGING & {after, beyond, before}:
        return True
    if gap != " " or draft.capitalised(at + 1) or after in FUNCTION_WORDS or after in _DO or after in _BE:
        return False
    return before in _DETERMINERS or opens_sentence(draft, at)


def is_addressed(draft: Words, at: int) -> bool:
    """Say whether a greeting, the head of a mail or of a file stands before a word: Hi Rose, To: Rose, Client: Rose."""
    text, start, end = draft.folded.text, draft.starts[at], draft.ends[at]
    before = text[max(0, start - _LONGEST_ADDRESS) : start]
    if _ADDRESSED.search(before):
        return True
    return before.endswith("re: ") and _ENDS_HERE.match(text, end) is not None


def is_greeting(word: str) -> bool:
    """Say whether a word greets, so that its capital letter makes it no name."""
    return word in _GREETED


def is_shouted(draft: Words, at: int) -> bool:
    """Say whether a word and those beside it are written in capitals, which then tell of no name."""
    beside = draft.folded.original[slice(*draft.span(max(0, at - 1), min(len(draft) - 1, at + 1)))]
    return beside.isupper() and len(beside.split()) > 1


def _is_a_title(draft: Words, at: int) -> bool:
    """Say whether a word stands between quotes as what a work is called: the ending of "Jar", a series."""
    text, start, end = draft.folded.text, draft.starts[at], draft.ends[at]
    if text[start - 1 : start] not in ('"', "*", "_") or text[end : end + 1] != text[start - 1 : start]:
        return False
    return _TITLED.search(text, max(0, start - _NEAR_A_TITLE), end + _NEAR_A_TITLE) is not None


def is_an_acronym(draft: Words, at: int) -> bool:
    """Say whether a word is written all in capitals in a text that is not."""
    written = draft.folded.original[slice(*draft.span(at, at))]
    beside = draft.folded.original[slice(*draft.span(max(0, at - 3), min(len(draft) - 1, at + 3)))]
    return written.isupper() and not beside.isupper()


def does_what_people_do(draft: Words, at: int) -> bool:
    """Say whether what follows a word that opens a sentence is what people do, or what a diary says of them."""
    bare = draft.words[at].removesuffix("'s")
    if at + 1 == len(draft):
        return False
    if bare == draft.words[at] and bare not in _TIMES and _is_booked(draft, at):
        return True
    gap = draft.folded.text[draft.ends[at] : draft.starts[at + 1]]
    after = draft.words[at + 1]
    if bare in _CLOSING and _closes(draft, at):
        return False
    if gap in (", ", " & "):
        return after in _SPOKEN_TO or (draft.capitalised(at + 1) and bare not in _ABSTRACT)
    if gap != " ":
        return False
    if bare != draft.words[at]:
        return after in _KIN
    if after in _DO:
        return True
    beyond = draft.words[at + 2] if at + 2 < len(draft) else ""
    if after in _IS and beyond in _DOING:
        return True
    if after in _BETWEEN and beyond in _DO:
        return True
    if bare in _ABSTRACT:
        return after == "came" and beyond in _BESIDE_CAME
    return after in _BE or (after in _BETWEEN and beyond in _BE)


def _closes(draft: Words, at: int) -> bool:
    """Say whether a name and no more follows up to the end of the line: Best, Pat."""
    text, start = draft.folded.text, draft.ends[at]
    line = text.find("\n", start)
    following = [
        step
        for step in range(at + 1, min(len(draft), at + 2 + _SHORT_LINE))
        if line < 0 or draft.starts[step] < line
    ]
    return (
        text.startswith(", ", start)
        and len(following) <= _SHORT_LINE
        and all(map(draft.capitalised, following))
    )


def _is_booked(draft: Words, at: int) -> bool:
    """Say whether an hour, an age or a word of the diary follows: Rose 3pm, Rose, 34, Rose: no show."""
    text, end = draft.folded.text, draft.ends[at]
    return any(pattern.match(text, end) for pattern in (_AT_AN_HOUR, _OF_AN_AGE, _IN_THE_DIARY))


def _is_a_time(draft: Words, at: int, before: str) -> bool:
    after = draft.words[at + 1] if at + 1 < len(draft) else ""
    is_followed = bool(after) and draft.folded.text[draft.ends[at] : draft.starts[at + 1]] == " "
    if _ORDINAL.match(before) or _ORDINAL.match(after) or before in _SPELT:
        return True
    beyond = draft.words[at - 2] if at > 1 else ""
    further = draft.words[at + 2] if at + 2 < len(draft) else ""
    if before in ("and", "or", "to", "through") and beyond in MONTHS:
        return True
    if before in MONTHS or after in MONTHS or (after in ("and", "or", "to", "through") and further in MONTHS):
        return True
    if before == "of":
        return bool(_ORDINAL.match(beyond)) or beyond in _SPELT | {
            "end",
            "beginning",
            "start",
            "middle",
            "month",
            "half",
            "week",
        }
    if before == "for" and beyond in _DATED:
        return True
    if before in _DATED and draft.folded.text[draft.ends[at - 1] : draft.starts[at]] in (" ", ", "):
        return not (after in _DO or after in _BE)
    if before not in _BEFORE_TIME or draft.words[at].endswith("'s"):
        return before in ("in", "during")
    if before in ("from", "to", "about"):
        return before == "from" and (after in _ON_FROM_TIME or not is_followed)
    return before not in _BEFORE_ANYBODY or not (after in _DO or after in _BE)


def _stands_in_a_heading(draft: Words, at: int) -> bool:
    """Say whether every word of the line that could be small is written large."""
    text, start, end = draft.folded.text, draft.starts[at], draft.ends[at]
    begins = text.rfind("\n", max(0, start - _LONGEST_HEADING), start) + 1
    ends = text.find("\n", end, end + _LONGEST_HEADING)
    if (begins == 0 and start > _LONGEST_HEADING) or (ends < 0 and len(text) > end + _LONGEST_HEADING):
        return False
    first = last = at
    while first and draft.starts[first - 1] >= begins:
        first -= 1
    while last + 1 < len(draft) and (ends < 0 or draft.starts[last + 1] < ends):
        last += 1
    others = [step for step in range(first + 1, last + 1) if step != at and draft.words[step].isalpha()]
    small = [step for step in others if not draft.capitalised(step)]
    if len(others) - len(small) < _FEWEST_OF_A_HEADING or any(
        draft.words[step] not in FUNCTION_WORDS for step in small
    ):
        return False
    # A list of people is no heading.
    people = [
        word in SHORT_FORMS or (word not in FUNCTION_WORDS and not common_word(stem(word)))
        for word in (draft.words[step] for step in others)
    ]
    return sum(people) * 2 <= len(people)
