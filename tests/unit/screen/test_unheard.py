"""What no check can hear is asked about or found: never a silent nothing-found, and no noise over plain prose."""

import re
from datetime import date
from pathlib import Path

import pytest

from privity.errors import InputError
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client
from privity.screen import ScreenIndex, Verdict, screen
from privity.screen.passages import sentences
from privity.screen.unheard import unheard
from privity.screen.words import split_words

_QUOTE = "the seventh lantern hung crooked over the ferry landing"
_PLAIN = (
    "Sleep is better in a cool, dark room. Many people find that a regular hour helps them to rest well. "
)
_STORY = "My client told me last week that she cannot sleep since her husband drowned"
_STORIES = Path(__file__).parents[3] / "benchmarks" / "openstories"


@pytest.fixture(scope="module")
def index() -> ScreenIndex:
    people = (Client("c-1", ("Zdenka Novotna",)), Client("c-2", ("王小明",)), Client("c-3", ("สมชาย ใจดี",)))
    note = Note("n-1", "e-1", date(2024, 1, 1), f"She told me that {_QUOTE} and then went home.")
    return ScreenIndex.build(Caseload(people, (Engagement("e-1", ("c-1",), date(2024, 1, 1)),), (note,)))


def verdict(index: ScreenIndex, text: str) -> Verdict:
    return screen(index, text).verdict


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "abcdefghij" * 2_000,
        "a1" * 20_000,
        "ก" * 150_000,
        "é" + "a" * 150_000 + "α",
        _STORY.replace(" ", ""),
        _STORY.replace(" ", "_"),
        _STORY.title().replace(" ", ""),
        "我的一位来访者上周告诉我，自从她丈夫淹死以后，她就再也睡不着觉了。",
        "昨天我在市场见到了王小明。",
        "先週、私のクライアントは夫が溺れてから眠れないと話してくれました。",
        "ผู้รับบริการของฉันเล่าให้ฟังเมื่อสัปดาห์ที่แล้วว่าเธอนอนไม่หลับตั้งแต่สามีจมน้ำ",
        "เมื่อวานฉันเจอสมชายใจดีที่ตลาด",
        "أخبرتني مراجعتي الأسبوع الماضي أنها لا تستطيع النوم منذ غرق زوجها.",
        "המטופלת שלי סיפרה לי בשבוע שעבר שהיא לא ישנה מאז שבעלה טבע.",
        "I met \u202eantovoN aknedZ\u202c at the market.",
        "M y  c l i e n t  t o l d  m e  t h a t  s h e  c a n n o t  s l e e p",
        "My cl13nt t0ld m3 l4st w33k th4t sh3 c4nn0t sl33p.",
        "Zl pyvrag gbyq zr ynfg jrrx gung fur pnaabg fyrrc fvapr ure uhfonaq qebjarq.",
        "TXkgY2xpZW50IHRvbGQgbWUgbGFzdCB3ZWVrIHRoYXQgc2hlIGNhbm5vdCBzbGVlcCBzaW5jZSBoZXIgaHVzYmFuZA",
        "Sleep well." + "".join(chr(0xE0000 + ord(letter)) for letter in "my client"),
        "Sleep well." + "\ufe01\ufe02\ufe0e\ufe00",
        "\ue041\ue042\ue043\ue044" + _PLAIN,
        _QUOTE.replace(" ", ""),
    ],
)
def test_what_cannot_be_heard_is_asked_about(index: ScreenIndex, text: str) -> None:
    assert verdict(index, text) in (Verdict.ASK, Verdict.STOP)
    buried = f"{_PLAIN * 10}{text} {_PLAIN * 10}"
    assert verdict(index, buried) in (Verdict.ASK, Verdict.STOP)


@pytest.mark.parametrize(
    "text",
    [
        "I met Zden\u200bka Nov\u200dotna at the market.",
        "I met Zden\u00adka No\u00advotna at the market.",
        "I met Zdеnkа Nоvоtnа at the market.",
        "I met " + "".join(letter + "\u0336" for letter in "Zdenka Novotna") + " at the market.",
        "I met ZdenkaNovotna at the market.",
        "I met Zden-\nka Novo-\r\n  tna at the market.",
        "the sev-\nenth lan-\ntern hung crooked over the fer-\nry landing",
        "; ".join(_QUOTE.split()[:8]),
        "My cl\u200bient to\u200bld me la\u200bst week that she can\u200bnot sl\u200beep.",
        "Ｍｙ ｃｌｉｅｎｔ ｔｏｌｄ ｍｅ ｌａｓｔ ｗｅｅｋ ｔｈａｔ ｓｈｅ ｃａｎｎｏｔ ｓｌｅｅｐ．",
        _STORY.replace(" ", "-"),
        _STORY.replace(" ", "."),
    ],
)
def test_what_is_masked_is_found(index: ScreenIndex, text: str) -> None:
    assert verdict(index, text) is Verdict.STOP


def test_a_short_quote_is_not_crowded_out_of_a_very_long_text(index: ScreenIndex) -> None:
    crowd = " ".join(f"word{number}" for number in range(40_000))
    found = screen(index, f"{crowd} {' '.join(_QUOTE.split()[:8])} {crowd} {_PLAIN * 300}")
    [quote] = [one for one in found.findings if one.kind.value == "quote"]
    assert (quote.client, quote.span[0]) == ("c-1", len(crowd) + 1)


@pytest.mark.parametrize("text", ["", " \n", "😀😀", "-- .-. --", "⠍⠽ ⠉⠇"])
def test_what_holds_no_word_is_an_error_in_words(index: ScreenIndex, text: str) -> None:
    with pytest.raises(InputError, match="no word"):
        screen(index, text)


def test_a_word_parted_at_the_end_of_a_line_keeps_its_places() -> None:
    text = "A well-\nknown thing, and é\u00ad\n bla-\n\n Novo-\nTna."
    words = split_words(text)
    assert [text[slice(*words.span(at, at))] for at in range(len(words))] == [
        "A", "well-\nknown", "thing", "and", "é\u00ad\n bla", "Novo", "Tna",
    ]  # fmt: skip


def test_plain_prose_is_left_alone() -> None:
    asked = 0
    texts = [
        block
        for path in sorted(_STORIES.glob("*.txt"))
        for block in re.split(r"^%% ", path.read_text("utf-8"), flags=re.MULTILINE)
    ]
    for text in texts:
        words = split_words(text)
        asked += bool(unheard(words, sentences(words), frozenset()))
    assert (len(texts) > 300, asked) == (True, 0)
    harmless = (
        "Take H2O, a B2B meeting at 4pm on the 2nd, an mp3 and the A1 road: all of it is fine.",
        "Ask Noor Aisyah binte Rahman, Zdenka Novotna-Byrne or Llanfairpwllgwyngyll for the way.",
        "Psychoneuroendocrinological and electroencephalographically are long words, and words all the same.",
        "See https://example.org/sleep/what-helps-and-what-does-not for more.",
        "The Greeks called it λόγος, the Chinese 睡眠, and in Russian it is сон.",
        "Flags: \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f and \u2764\ufe0f.",
    )
    for text in harmless:
        words = split_words(text)
        assert unheard(words, sentences(words), frozenset()) == []
