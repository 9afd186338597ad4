"""A sentence of another language inside an English text is heard as one; a loan phrase, a title and a list are not."""

from pathlib import Path

import pytest

from privity.screen.english import foreign
from privity.screen.passages import sentences
from privity.screen.words import split_words

_STORIES = Path(__file__).parents[3] / "benchmarks" / "openstories"
_HELD_OUT = ("cedar", "linden")


def strange(text: str) -> list[str]:
    """The sentences that are not English."""
    words = split_words(text)
    parts = sentences(words)
    return [
        words.folded.text[words.starts[part.first] : words.ends[part.last - 1]]
        for part in parts
        if foreign(words, part.first, part.last)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Er schläft seit dem Unfall im Keller.",
        "Ma patiente pleure depuis la mort de son fils.",
        "Su marido trabaja de noche en la panadería.",
        "Ieri un uomo mi ha parlato di sua madre.",
        "Haar man werkt elke nacht in de bakkerij.",
        "Minha paciente chora desde a morte do filho.",
        "Jej mąż pracuje nocami w małej piekarni.",
        "Její muž pracuje v noci v pekárně.",
        "Hennes man arbetar nätter på ett bageri.",
        "Asiakkaani itki koko tunnin poikansa kuoleman jälkeen.",
        "A páciensem sír mióta meghalt a fia.",
        "Kocası her gece küçük bir fırında çalışıyor.",
        "Pacienta mea plânge de la moartea fiului.",
        "Suaminya bekerja malam di sebuah kedai roti.",
        "Mume wake anafanya kazi usiku katika duka.",
        "Chồng cô ấy làm đêm ở tiệm bánh.",
        "Watashi no kuraianto wa musuko no shi kara naite imasu.",
    ],
)
def test_one_short_sentence_is_heard_as_another_language(sentence: str) -> None:
    assert len(strange(f"Many people ask me how long grief lasts. {sentence} There is no rule for it.")) == 1


def test_what_somebody_says_behind_a_colon_is_heard_by_itself() -> None:
    for said in ("Mein Mann schläft seit Monaten im Keller.", "Hennes man arbetar nätter på ett bageri."):
        assert len(strange(f'She looked at me for a while and said: "{said}"')) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Meine Klientin weint jede Nacht.",
        "Er kommt nicht wieder.",
        "Ma cliente pleure encore.",
        "Mi clienta no duerme.",
        "La mia cliente piange.",
        "Mijn cliënte huilt weer.",
        "Moja klientka płacze.",
        "Min klient gråter igen.",
        "Minha cliente chora.",
        "Hän ei nuku.",
        "Klien saya menangis.",
        "Mteja wangu analia.",
        "Mera client rota hai.",
        "Ji nemiega jau.",
    ],
)
def test_three_to_five_words_that_are_a_whole_draft_are_heard_as_another_language(text: str) -> None:
    assert len(strange(text)) == 1
    assert len(strange(f"Many people ask me how long grief lasts. {text} There is no rule for it.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "C'est la vie. Make tea.",
        "Que será, será. Plan anyway.",
        "Kia ora koutou, workshop details below.",
        "Dia dhuit, fáilte, tea at four.",
        "Gung hei fat choy!",
        "Nollaig shona duit!",
        "Mens sana in corpore sano.",
        "Feng shui for insomniacs",
        "Masala dosa on Mondays",
        "Ikigai worksheet (pdf)",
        "Siobhan Walsh, Mater Hospital, Dublin",
        "Bring wellies",
        "#therapy #selfcare #mentalhealth",
        "Sleep | savasana | sankalpa",
        "Yoga nidra, pranayama, savasana: intro",
    ],
)
def test_a_greeting_a_proverb_and_a_title_of_a_few_words_are_english(text: str) -> None:
    assert strange(text) == []


def test_behind_a_greeting_another_language_is_still_heard() -> None:
    assert len(strange("Kia ora koutou, meine Klientin weint jede Nacht.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "She reads À la recherche du temps perdu every winter and says that it helps.",
        "It gave her a certain je ne sais quoi, and we left it there.",
        "I gave talks in Lyon, Marseille, Toulouse, Bordeaux, Nantes and Lille.",
        "The panel: Dr Anna Schmidt, Prof Jean Dupont, Maria de la Cruz, Juan del Rio, and others.",
        "Sleep hygiene: cool room, dark curtains, regular hours, less caffeine, gentle exercise.",
        "Dropout was higher online (24 per cent against 19), in particular among men under thirty.",
        "Programme: 9.30 coffee; 10.00 theory; 11.30 stimulus control; 13.00 lunch; 14.00 shift patterns.",
    ],
)
def test_a_loan_phrase_a_title_and_a_list_are_english(text: str) -> None:
    assert strange(text) == []


def test_no_harmless_text_of_the_benchmark_is_asked_about_for_its_language() -> None:
    paths = [*_STORIES.glob("*.txt"), *(_STORIES / "files").glob("*-negatives.txt")]
    read = [path.read_text("utf-8") for path in sorted(paths) if not path.name.startswith(_HELD_OUT)]
    lines = [line for text in read for line in text.split("\n") if line and not line.startswith("%%")]
    assert (len(lines) > 500, [one for line in lines for one in strange(line)]) == (True, [])
