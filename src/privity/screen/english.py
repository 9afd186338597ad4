"""Is this text English? What the screen has no ear for is said to be unjudged, never taken for harmless."""

import re

from privity.screen.loan_phrases import LONGEST_PHRASE, PHRASES
from privity.screen.rarity import common_word
from privity.screen.words import Words, stem

FUNCTION_WORDS = frozenset(
    """a about above after again against all almost also although always am among an and another any anyone anything
    are aren't around as at away back be because been before being below between both but by came can can't cannot
    could couldn't did didn't do does doesn't doing don't done down during each either else enough ever every
    everyone everything few for from further get gets getting give given go goes going gone got had hadn't has
    hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his how however i i'd
    i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its itself just keep kept kind less let
    let's like made make makes many may maybe me might mine more most much must mustn't my myself nearly neither
    never no nobody none nor not nothing now of off often on once one only onto or other others otherwise our ours
    ourselves out over own perhaps quite rather really said same say says see seem seems several shall shan't she
    she'd she'll she's should shouldn't since so some someone something sometimes soon still such take than that
    that'll that's the their theirs them themselves then there there's these they they'd they'll they're they've
    thing things this those though through thus to together too toward towards under until up upon us use used very
    was wasn't way we we'd we'll we're we've well went were weren't what what's when where whether which while who
    who's whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your
    yours yourself yourselves ain't im ive dont cant didnt doesnt isnt wont id thats""".split()
)
"""Words that carry grammar more than content: left out of the index, and the measure of what is English."""

_ENGLISH_EAR = frozenset(
    """the and of to that with you she he they her his was were is are have has had not for from this it but what
    when who my your we our be been by an which their them would could will can there about how i'm it's don't me
    i as so if on at do did says said than because into just after before""".split()
)
_OTHER_EAR = (
    frozenset(
        """und der das nicht ist ich sie ein eine mit auf dem den von zu wir aber auch wird sich haben hat
    le la les des est une dans pour que qui elle avec ne pas mais nous vous sur cette etait
    el los las una del por con para pero como mas muy esta ella fue sus cuando
    il gli che di non per sono una della nel anche questo lei era suo
    het een niet dat zijn voor op met aan naar ook maar hij zij werd haar
    se na je ze ale jsem jsme jako tak byl byla ktera ktery nebo uz jeho jeji pro
    nie jest sie to jak ale przez byl byla oraz tylko jego jej moze
    och att det som har inte jag ar av till men den hon
    nao uma para com mais como mas ela foi seu sua voce
    yang dan di ini itu dengan untuk tidak dari dia saya adalah pada ke akan sudah
    ve bir bu icin cok ile ama gibi daha degil olarak""".split()
    )
    - _ENGLISH_EAR
)
_SMALL_WORDS = (
    _OTHER_EAR
    | frozenset(
        """de du au aux ce ces sa ses mon ma mes il ils en un unos unas lo al son mi tu su si sin desde hasta
        o os um na da ao dos das ein im am zum zur bei nach seit er es wie war mir mich dir haar ze wij bij uit nog wel
        som til pe cu ca nu mea mai ang ng ay mga ko niya yn ei ar mae ag bir oli min han sin sina""".split()
    )
) - _ENGLISH_EAR
_MINE = frozenset(
    """mein meine meinen meinem meiner mijn min mina mitt mon ma mes mi mis mia mio miei mie minha meu meus minhas moj
    moja moje moji muj mano mana minu minun mea meu benim saya wangu yangu wami yami mera meri mere amar aamar ang aking
    moi moya moyo mo fy""".split()
)
"""How others say "my", as in "my client": with these a sentence of a few words is told from a name."""
_SHARED_EAR = frozenset(
    "a an in is was me so do my on as we he be will at are has by just over am die all most no us".split()
)
"""Words of English that other languages have too, and that a few words of another one may therefore hold."""
_LETTER = re.compile(r"[^\W\d_]")
_VOWEL = re.compile("[aeiouy]")
_LATIN_LETTER = re.compile(r"[a-z]")

_FEWEST_WORDS = 6
_FEWEST_OF_A_SHORT_ONE = 3


def foreign(words: Words, first: int, last: int) -> bool:
    """Say whether a stretch of words is long enough to tell and reads as something other than English.

    Prose in English has well over one word in six from the short list here; another language has nearly none,
    and many from the other list. Of three to five words hardly one must be known, since names, lists and headings
    have no small words either. A greeting, a proverb and whatever else English has borrowed counts for nothing.
    """
    if not _is_other(words, first, last):
        return False
    left = _without_loans(words, first, last)
    return left == (first, last) or _is_other(words, *left)


def _is_other(words: Words, first: int, last: int) -> bool:
    count = last - first
    if count == 0:
        return False
    stretch = words.words[first:last]
    letters = "".join(stretch)
    if not letters.isascii() and len(_LATIN_LETTER.findall(letters)) * 2 < len(_LETTER.findall(letters)):
        return True
    if count < _FEWEST_WORDS:
        return count >= _FEWEST_OF_A_SHORT_ONE and _is_strange_though_short(words, first, last)
    english = sum(map(_ENGLISH_EAR.__contains__, stretch))
    other = sum(map(_OTHER_EAR.__contains__, stretch))
    if (other > english and other >= 2) or (count >= 20 and english * 14 < count):
        # A table of figures, a list and a sentence about men per cent have few small words of English either.
        plain, known = _known(words, first, last)
        if known * 4 <= len(plain) * 3:
            return True
    if english <= 1 and _is_hardly_english(words, first, last):
        return True
    said = _after_colon(words, first, last)
    return last - said >= _FEWEST_WORDS and said > first and _is_said_otherwise(words, said, last)


def _without_loans(words: Words, first: int, last: int) -> tuple[int, int]:
    """Give the stretch without the borrowed phrases that it begins and ends with."""
    begin, end = first, last
    for at in range(first, min(last, first + LONGEST_PHRASE)):
        if words.words[first : at + 1] in PHRASES:
            begin = at + 1
    for at in range(last - 1, max(begin, last - LONGEST_PHRASE) - 1, -1):
        if words.words[at:last] in PHRASES:
            end = at
    return begin, end


def _is_strange_though_short(words: Words, first: int, last: int) -> bool:
    """Say whether of three to five words hardly one is English, and too few are written large to be names."""
    stretch = words.words[first:last]
    if any(
        word in FUNCTION_WORDS and word not in _SMALL_WORDS and word not in _SHARED_EAR for word in stretch
    ):
        return False
    if not all(word.replace("'", "").isalpha() for word in stretch) or _is_clipped(
        words, first, last, "/=;&+<>.:,#@_|"
    ):
        return False
    small = [word in _SMALL_WORDS or word in _MINE for word in stretch]
    known = [word != "a" and (word in FUNCTION_WORDS or common_word(stem(word))) for word in stretch]
    unknown = [
        at
        for at, word in enumerate(stretch)
        if not (small[at] or known[at]) and _VOWEL.search(word) is not None and len(word) > 2
    ]
    written_small = [at for at in unknown if not words.capitalised(first + at)]
    heard = sum(is_known and not is_small for is_known, is_small in zip(known, small, strict=True))
    if any(small) or any(_has_accent(words, first + at) for at in written_small):
        return bool(written_small) and heard * 2 <= len(stretch)
    return "a" not in stretch and len(written_small) >= 2 and heard * 3 <= len(stretch)


def _has_accent(words: Words, at: int) -> bool:
    return not words.folded.original[slice(*words.span(at, at))].isascii()


def _known(words: Words, first: int, last: int) -> tuple[list[int], int]:
    """Where the words without digits stand, and how many of them English knows."""
    plain = [at for at in range(first, last) if words.words[at].replace("'", "").isalpha()]
    known = sum(words.words[at] in FUNCTION_WORDS or common_word(stem(words.words[at])) for at in plain)
    return plain, known


def _is_said_otherwise(words: Words, first: int, last: int) -> bool:
    """Say whether what stands behind a colon is in another language: a list of English words has none of its own."""
    plain, known = _known(words, first, last)
    other = any(map(_SMALL_WORDS.__contains__, words.words[first:last]))
    return (other or known * 3 <= len(plain)) and foreign(words, first, last)


def _is_hardly_english(words: Words, first: int, last: int) -> bool:
    """Say whether a sentence without the words of English is made of words that hardly stand in it either.

    Short forms and numbers tell nothing of a language, so a clipped note is none of another one. Of a language whose
    small words are known here fewer unknown ones suffice: French has many a word that is English too.
    """
    plain, known = _known(words, first, last)
    small = [words.words[at] for at in plain if not words.capitalised(at)]
    if len(plain) < _FEWEST_WORDS or len(small) < 3 or last - first > len(plain) + 1:
        return False
    function = sum(words.words[at] in FUNCTION_WORDS for at in plain)
    if function <= 2 and known * 2 <= len(plain):
        return sum(len(word) >= 3 for word in small) * 2 >= len(small) and not _is_clipped(words, first, last)
    return sum(word in _SMALL_WORDS for word in small) >= 2 and known * 3 <= len(plain) * 2


def _is_clipped(words: Words, first: int, last: int, signs: str = "/=;&+<>.") -> bool:
    """Say whether signs stand between words as they do in a note or a table, and not in a sentence."""
    between = words.folded.text[words.starts[first] : words.ends[last - 1]]
    return any(sign in between for sign in signs)


def _after_colon(words: Words, first: int, last: int) -> int:
    """The first word after the last colon of a sentence, or its first: what somebody says may be in another language."""
    text = words.folded.text
    colon = text.rfind(":", words.starts[first], words.starts[last - 1])
    if colon < 0:
        return first
    at = last - 1
    while at > first and words.starts[at - 1] > colon:
        at -= 1
    return at
