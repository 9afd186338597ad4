"""How rare a word is in the language at large: what makes a detail telling when the caseload is small.

In a practice of five clients nearly every word stands in one file only, so counting files alone would call
"anxious" a rare detail. Words of the work itself are taken as common whatever the general corpus says.
"""

from privity.screen.memory import remembered
from privity.screen.rarity_table import CLASSES
from privity.screen.words import stem

_RAREST = 37
_WORK = """
abuse accept addict advice affair afraid age alcohol alone angry anger anxiety anxious appointment argue argument ashamed
attachment attract avoid baby bed behaviour behavior believe bereave blame body bond boundary boyfriend breath brother
calm care cheat child childhood choose client comfort commit communicate compassion conflict confide confuse connect consent control
conversation cope counsellor counselor counselling counseling couple courage cry date daughter death decide depress depression desire die difficult
disorder distance distress divorce doubt drink drug eat emotion emotional empty erection exhaust experience express family fantasy father fear feel feeling
fight forgive friend friendship frighten girlfriend goal grief grieve guilt guilty habit happen happy hate heal health help
hope hurt husband ignore insecure intimacy intimate jealous jealousy kiss learn lie listen live loneliness lonely lose loss love
lover marriage marry masturbate medication memory mind mood mother need nervous notice orgasm overwhelm pain panic parent
partner patient patience person pill pleasure porn practice pregnant pressure problem professional psychologist psychiatrist question rage
reassure recover reject relationship relax respect response sad safe school secret self session sex sexual sexuality shame share
silence sister skill sleep son spouse stress struggle suffer suicide support symptom talk tear teenager tension therapist therapy
think thought tire touch trauma treat treatment trigger trust unhappy upset wife wish withdraw woman man women men work worry
worth young month week year day night home life people time way start stop try ask tell want know
"""


def _table() -> dict[str, int]:
    table = {word: level for level, words in CLASSES for word in words.split()}
    for word in _WORK.split():
        stemmed = stem(word)
        table[stemmed] = min(table.get(stemmed, _RAREST), 20)
    return table


_TABLE = _table()


@remembered(1 << 17)
def chance(stemmed: str) -> float:
    """Give the chance that one word of general prose has this stem."""
    return float(2.0 ** (-_TABLE.get(stemmed, _RAREST) / 2))


def common_word(stemmed: str) -> bool:
    """Say whether a stem is among the common ones of the language, so that it is hardly a misspelt name."""
    return stemmed in _TABLE
