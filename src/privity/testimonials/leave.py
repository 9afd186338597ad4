"""The sentences in which somebody gives leave to publish what they wrote. By words alone, and only where it is certain.

Three things must stand in one sentence: leave or a wish of the writer's own, something public, and their own words as
what it is about. To let a doctor, a partner or a file have them is no such leave. What is missed stays a private
message, which is the lesser harm, and nobody is asked what was meant.
"""

import re
from typing import Final

Span = tuple[int, int]

_WORD: Final = r"[\w'’-]+"
_WORDS: Final = rf"(?: {_WORD})"
_OWN: Final = (
    r"(?:it|this|these|them|they|my (?:own )?"
    r"(?:words?|notes?|letters?|lines?|text|thoughts?|story|experience|email|e-mail|feedback|testimonial|case))"
)
_SITE: Final = (
    r"your (?:own |practice['’]s )?(?:web ?sites?|web ?pages?|sites?|home ?pages?|pages?|blogs?|leaflets?|brochures?"
    r"|flyers?|newsletters?|books?|columns?|articles?|talks?|lectures?|workshops?|readers?|audience|waiting room"
    r"|social media|instagram|facebook|linkedin)"
)
_PRESS: Final = (
    r"(?:an?|the|some) (?:\w+ )?(?:newspapers?|papers?|magazines?|journalists?|reporters?|journals?|books?|podcasts?"
    r"|documentary|columns?|articles?|press|public|internet|web|media|world)"
)
_OTHERS: Final = (
    r"(?:others|(?:other|more) (?:people|couples|clients|women|men|families|parents)|people (?:who|like)"
    r"|any(?:one|body)|every(?:one|body)|strangers|readers|whoever)"
)
_PUBLIC: Final = (
    r"\bpublish(?:ed|ing)?\b",
    r"\b(?:for|in) (?:publication|print|public)\b",
    r"\bpublicly\b|\bonline\b",
    r"\bas an? (?:testimonial|recommendation|review)\b",
    rf"\bquot(?:e|ed|ing) (?:from )?(?:me|{_OWN})\b|\b(?:may|can) be quoted\b",
    rf"\b(?:for|on|in|to|with|at) (?:{_SITE}|{_PRESS})\b",
    rf"\b(?:shar|show|tell|pass|giv|us|read|help|print|put)\w*{_WORDS}{{0,6}} (?:with|to|for|by|on) {_OTHERS}\b",
    rf"\b(?:for|by) {_OTHERS} to (?:read|see|hear|have)\b",
)
_GIVEN: Final = (
    rf"\byou(?:['’]re)?{_WORDS}{{0,3}} (?:welcome|free|permitted|allowed|invited) to\b",
    rf"\byou{_WORDS}{{0,3}} (?:permission|leave|consent|blessing|okay|ok|agreement) (?:to|for)\b",
    r"\byou (?:\w+ )?(?:may|can|could|might)\b",
    r"\b(?:feel free to|go ahead|by all means)\b",
    r"^(?:(?:so|and|then|please|do|just|also|,) ?)*(?:publish|print|quote|share|use|put|post|show|pass|tell)\b",
    r"\bplease(?: do| feel free to| just)? (?:publish|print|quote|share|use|put|post|show|pass|tell|give)\b",
    rf"\b(?:this|it|they|these|my {_WORD}) (?:may|can|could|might) (?:be|go|stand|appear)\b",
    rf"\b(?:this|it|they|these|{_OWN})(?: is| are)?{_WORDS}{{0,4}} for {_SITE}",
)
# What the writer wishes counts where it is for whoever reads the message to do, or an offer in so many words.
_I: Final = r"\bi(?:['’](?:d|ll|m|ve))?"
_WISHED: Final = (
    rf"{_I}{_WORDS}{{0,4}} (?:offer|consent|agree|permit|authori[sz]e|volunteer)\b",
    (
        rf"{_I}{_WORDS}{{0,5}} (?:let|allow|give|want|wish|like|love|happy|glad|fine|willing)"
        rf"(?: for| with| if| to let)?{_WORDS}{{0,2}} you\b"
    ),
    (
        rf"{_I}{_WORDS}{{0,3}} (?:want|wish|like|love|happy|glad)(?: for)? (?:{_OWN}|to (?:see|have) {_OWN})"
        rf"{_WORDS}{{0,3}} (?:published|printed|quoted|shared|shown|used)\b"
    ),
    rf"{_I}{_WORDS}{{0,3}} (?:want|wish|like|love|happy|glad) to (?:publish|offer)\b",
)
# What is to be done with their words stands close to them, so that what is on a page already is no offer.
_NEAR: Final = (
    (
        r"\b(?:publish|print|quote|put|post|share|use|show|pass|tell|give|include|add|place|offer|read|want|like|see"
        rf"|have|let|consent to|agree that){_WORDS}{{0,2}} {_OWN}\b"
    ),
    rf"\b{_OWN}{_WORDS}{{0,3}} (?:be|being|go|stand|appear|published|printed|quoted)\b",
    rf"\b{_OWN}(?: is| are)?{_WORDS}{{0,4}} for {_SITE}",
    r"\bquote me\b",
)
_TELLS: Final = r"\byou (?:to )?(?:tell|share|give|print|pass on|use)(?: on)? my story\b"
_DENIED: Final = re.compile(
    r"\b(?:not|never|nobody|no one|unless|cannot|(?:do|ca|wo|would|should)n?['’]t)\b"
    r"|\bwithout (?:asking|telling|my (?:ok|okay|leave|permission|consent|knowing|knowledge))\b"
    r"|\bif (?:you|they|somebody|someone|anyone|it|this)(?: \w+){0,2}"
    r" (?:publish|print|post|share|quote|use|were|was|got|gets)"
    r"|\bif you (?:could|can|might|may)\b"
    r"|\b(?:tell|give|send|show|lend) (?:me|us)\b"
    r"|\b(?:love|like|want|happy|glad|wish) to (?:read|hear|buy|watch)\b"
    r"|\b(?:i|we) (?:\w+ )?(?:read|saw|found|noticed|heard|came across|looked)\b"
    r"|\b(?:her|his|their|your) (?:story|words|letter|note|book|article)\b(?! \w+ to)",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"\b(?:to|with|for|in) (?:my|our|her|his|their|the|your) (?:\w+ )?(?:doctors?|gp|lawyers?|solicitor|husband|wife"
    r"|partner|mother|father|parents|sister|brother|sons?|daughters?|child|children|insurers?|insurance|employer"
    r"|boss|supervisors?|colleagues?|files?|records?|folder|notes|psychiatrist|therapist|counsellor|court|school"
    r"|teacher|family|friends?)\b"
    r"|\bpost (?:it|this|them|me)(?: \w+){0,2} to (?:me|my|us|our)\b",
    re.IGNORECASE,
)
# Leave in one other language, what is public in it, and what denies it there.
_ELSEWHERE: Final = (
    (
        r"\b(?:(?:sie|du) (?:dürfen|darfst|können|kannst)|(?:dürfen|darfst|können|kannst) (?:sie|du))\b",
        r"\b(?:veröffentlichen|abdrucken|zitieren)\b|\bihrer? (?:webseite|website|homepage|seite)\b|\böffentlich\b",
        r"\b(?:nicht|nie|niemals|kein\w*)\b",
    ),
    (
        r"\b(?:vous pouvez|tu peux|je vous (?:autorise|permets))\b",
        r"\b(?:publier|citer)\b|\b(?:votre|ton) (?:site|page|blog)\b",
        r"\b(?:ne|pas|jamais)\b",
    ),
    (
        r"\b(?:puedes?|pueden|le autorizo|te autorizo)\b",
        r"\b(?:publicar|citar)(?:lo|la|los|las|me)?\b|\b(?:su|tu) (?:página|sitio|web)\b",
        r"\b(?:no|nunca|jamás)\b",
    ),
    (r"\b(?:può|puoi|potete)\b", r"\b(?:pubblicar|citar)\w*|\b(?:suo|tuo|vostro) sito\b", r"\b(?:non|mai)\b"),
    (r"\b(?:pode|podem|podes)\b", r"\b(?:publicar|citar)\w*|\b(?:seu|teu) site\b", r"\b(?:não|nunca)\b"),
    (r"\b(?:mag|mogen|kunt|kan) (?:u|je|jij)\b|\b(?:u|je|jij) (?:mag|mogen|kunt|kan)\b",
     r"\b(?:publiceren|plaatsen|citeren)\b", r"\b(?:niet|nooit|geen)\b"),
    (r"\b(?:boleh|dibenarkan)\b", r"\b(?:terbitkan|siarkan)\b|\blaman web\b", r"\b(?:tidak|tak|jangan|bukan)\b"),
    (r"(?:可以|允许|允許|同意)", r"(?:发表|發表|刊登|刊出|公开发布|公開發布)", r"[不别別勿]"),
)  # fmt: skip
_SENTENCE: Final = re.compile(r"(?:[^.!?。！？\n]|\n(?!\s*\n))+")
_QUOTED: Final = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


_LEAVE, _OPEN, _ABOUT = _any((*_GIVEN, *_WISHED)), _any(_PUBLIC), _any(_NEAR)
_STORY: Final = re.compile(_TELLS, re.IGNORECASE)
_MAY_PRINT: Final = re.compile(
    rf"\byou{_WORDS}{{0,3}} (?:may|can|(?:welcome|free|allowed|permission|leave|consent) to) (?:print|quote) {_OWN}\b",
    re.IGNORECASE,
)
_OTHER: Final = tuple(tuple(re.compile(part, re.IGNORECASE) for part in one) for one in _ELSEWHERE)


def offering(words: str) -> tuple[Span, ...]:
    """The sentences in which somebody offers what they wrote for publication. One that denies offers nothing.

    A sentence may go on over lines, as mail programs break them. Lines that quote somebody else are passed over.
    """
    found = []
    for sentence in _SENTENCE.finditer(_QUOTED.sub(lambda line: "." * len(line[0]), words)):
        text = " ".join(sentence[0].split())
        if _offers(text):
            start = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            found.append((start, sentence.start() + len(sentence[0].rstrip())))
    return tuple(found)


def without_quoted(words: str) -> str:
    """What somebody wrote, less the lines in which they quote somebody else."""
    return _QUOTED.sub("", words).strip()


def _offers(text: str) -> bool:
    if any(
        leave.search(text) and public.search(text) and not denied.search(text)
        for leave, public, denied in _OTHER
    ):
        return True
    if _DENIED.search(text) or _PRIVATE.search(text):
        return False
    if _MAY_PRINT.search(text):
        return True
    if not _LEAVE.search(text):
        return False
    return bool(_STORY.search(text) or (_OPEN.search(text) and _ABOUT.search(text)))
