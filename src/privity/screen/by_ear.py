"""Names as they are heard: a key that is one for names that sound alike, and a table of those no rule can tell.

The consonants follow Metaphone (Lawrence Philips, "Hanging on the Metaphone", Computer Language 7(12), 1990), with
the rules that names from other languages ask for (th as in Thomas, ch before r as in Christine, dt, zh). Metaphone
alone would make one name of Jane, June, John and Gina, so the sound of the first vowel and of an open ending stay in
the key. Irish, Welsh, Slavic, Arabic and Chinese names that are written in ways no ear would guess stand in a table.
"""

import re

from privity.screen.memory import remembered

_RULES = (
    (r"(?P<twice>[b-df-hj-np-tv-z])(?=(?P=twice))", ""),
    (r"^[kgp]n", "n"),
    (r"^wr|^rh", "r"),
    (r"^x", "s"),
    (r"^wh", "w"),
    (r"^ma?c(?=[^aeiouy]|$)", "mk"),
    (r"mb$", "m"),
    (r"mps", "ms"),
    (r"d?t$|dt|th|d(?!g[eiy])", "t"),
    (r"tch|sch|sh|zh|cia|tia(?=n)|si(?=on)|ch(?![rl])", "X"),
    (r"ph|v", "f"),
    (r"c(?=[eiy])|z", "s"),
    (r"ck|ch|c|qu?", "k"),
    (r"d?g(?=[eiy])", "j"),
    (r"gn$", "n"),
    (r"gh(?=[^aeiouy]|$)|w(?![aeiou])|(?<=[aeiouyptkscrgfx])h(?![aeiou])", ""),
    (r"gh?", "k"),
    (r"x", "ks"),
    (r"ew(?=[aeiou])", "u"),
)
"""What is written and what is heard. The first rule that holds at a place is taken."""

_WRITTEN = re.compile("|".join(f"(?P<_{number}>{pattern})" for number, (pattern, _) in enumerate(_RULES)))
_HEARD = {f"_{number}": sound for number, (_, sound) in enumerate(_RULES)}
_FIRST_VOWEL = re.compile("[aeiouy]+")
_SOUNDLESS = re.compile("[aeiouy]+|(?<!^)h")
_OPEN = re.compile("(?:(?P<a>ah?)|(?P<o>oh?|ow)|(?P<i>ie|ee|ey|y|i|eigh|ea))$")
_FEWEST_CONSONANTS = 2
_CLEAR_CONSONANTS = 3

_WRITTEN_OTHERWISE = """
siobhan shivaun shevaun shavaun chevonne shavon siobhain shivon shivonne
niamh neve neave nieve neev neeve niav
aoife eefa efa eefah aoifa ifa
caoimhe keeva kweeva keva queeva
saoirse seersha sersha sirsha
sean shaun shawn shon seaghan
eoin owen eoghan owain
sinead shinade shinead sinaid jinead
jon john
geoff jeff
jeffrey geoffrey jeffery
ciaran kieran keiran kieron kiaran
ciara keira kiera kira keera
aisling ashling ashlin aislinn aislin ashlyn
oisin osheen usheen ossian
tadhg tige tyge teague
padraig porrick pawric padraic podrick
maeve meabh medb maev mave meave
grainne grania gronya granya
roisin rosheen rosaleen roshin
orla orlagh orlaith
cathal cahal kahal
diarmuid dermot diarmaid jermod
sadhbh sive saive
fionnuala finola fionnghuala nuala fenella
aine anya enya onya
eilis eilish ailish aylish
seamus shamus seumas
ruairi rory ruaidhri ruairidh rurik
daithi dahi dawhee
donnacha donagh donncha donough
ailbhe alva albhe elva
dearbhla dervla deirbhile
bronagh brona bronach
laoise leesha laois
meadhbh maeve
eimear emer eimhear ever
cillian killian
conor connor conchobhar
muireann mwirin murren
sorcha surraha
eilidh ayley ailey eily
iain ian
mhairi vari varry mairi
catriona katrina caitriona
sian sharn shan
rhys reese reece rees
huw hugh hew
ieuan ewan evan iwan euan ewen
llywelyn llewellyn llewelyn
cerys carys kerris
ffion fion feeon
gwenllian gwenlian
angharad angharhad
aleksandr alexander oleksandr aliaksandr alexandr alexandre alejandro iskander
yuri jurij iurii yuriy yury jury
sergei serhiy sergey serhii siarhei
dmitri dmytro dmitry dimitri dzmitry
yevgeny evgenii evgeny yevhen jevgenij
mikhail mykhailo mihail mikhael
nikolai mykola nikolay mikalai
vladimir volodymyr wladimir uladzimir vladymyr
ekaterina katerina kateryna yekaterina jekaterina
yulia julia iuliia yuliya julija
olga olha volha
tatiana tetiana tatyana tatjana
natalia natalya nataliya natalja
ksenia xenia oksana kseniya
pavel pavlo pawel
petr petro piotr pyotr
krzysztof kristof christoph krystof
grzegorz gregor grigory hryhorii
agnieszka agneshka aneshka
malgorzata malgosia
wojciech voytek wojtek vojtech
andrzej andrei andrey andriy ondrej
jerzy yezhi
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohd mahomed mohamet
ahmed ahmad achmed ahmet achmad
yusuf yousef youssef yusef yousuf yousif
hussein hussain husain hossein husayn
hassan hasan hasaan
abdullah abdallah abdulla abdoullah
aisha ayesha aysha aicha aishah
fatima fatma fatimah fatema
khadija khadijah hadija khadeeja
leila layla laila leyla leyla lailah
nour noor nur nura
mariam maryam meryem
zainab zaynab zeinab zeynep zaineb
omar umar omer
osman uthman usman othman
jamal gamal djamal
khalid khaled haled
said saeed sayeed saied
tariq tarek tareq tarik
kareem karim
rashid rasheed rachid
salim saleem selim
yasmin yasmine jasmin yasmeen jasmine yasemin
nasser nasir naser naseer
qasim kassem kasim qassem
qadir kader abdelkader
xu hsu tsui
zhang chang cheung teoh
zhao chao chiu
zhou chou chow chew
zhu chu
xie hsieh tse
xiao hsiao siu siew
cai tsai choi chua
cao tsao
zeng tseng tsang
zheng cheng cheang
jiang chiang keung
guo kuo kwok quek
gao kao ko
gong kung
deng teng tang
ding ting
dong tung
song sung soong
ren jen yam
bai pai pak
qian chien
qin chin
qiu chiu yau
cui tsui chui
zou tsou chau
xiong hsiung
huang hwang wong ng
wang wong ong
chen chan tan chin
lin lam lim
liu lau low liew
liang leung neo
li lee lei
wu ng goh woo
yang yeung yeo yong
ye yip yap
he ho
hu wu foo
ma mah beh
xin hsin
xiu hsiu
xing hsing
xia hsia
xue hsueh
zhi chih
zhong chung
zhen chen
jing ching
jun chun
jie chieh
jian chien
qing ching
qi chi
yuan yuen
rong jung yung
park pak bak
lee rhee yi
choi choe
jung jeong chung
kang gang
""".strip().split("\n")


def _table() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for number, line in enumerate(_WRITTEN_OTHERWISE):
        for name in line.split():
            groups.setdefault(name, set()).add(f"={number}")
    return {name: frozenset(found) for name, found in groups.items()}


_TABLE = _table()


@remembered(1 << 15)
def heard_as(name: str) -> frozenset[str]:
    """Give the keys by which a folded name is compared as it is heard. Empty where it has too few sounds to tell."""
    written = _TABLE.get(name, frozenset())
    sound = _sound(name)
    return written | {sound} if sound else written


def has_other_spellings(name: str) -> bool:
    """Say whether a name stands in the table, though it may look like a word: Owen for Eoghan."""
    return name in _TABLE


def is_sound(key: str) -> bool:
    """Say whether a key is that of a sound, and not of one name that is written in several ways."""
    return key[0] != "="


def is_clear(key: str) -> bool:
    """Say whether a key tells enough by itself: it is of the table, or has three consonants."""
    return not is_sound(key) or len(key.partition("/")[0].lstrip("*")) >= _CLEAR_CONSONANTS


def _sound(name: str) -> str:
    if not name.isascii() or not name.isalpha() or len(name) > 32:
        return ""
    sounds = _WRITTEN.sub(lambda met: _HEARD[met.lastgroup or ""], name)
    vowel = _FIRST_VOWEL.search(sounds)
    if vowel is None:
        return ""
    head = "y" if sounds[0] == "y" and len(vowel.group()) > 1 else ""
    skeleton = head + _SOUNDLESS.sub("", sounds)
    if len(skeleton) < _FEWEST_CONSONANTS:
        return ""
    begins = "*" if vowel.start() == 0 and not head else ""
    ending = _OPEN.search(name)
    last = "" if ending is None else str(ending.lastgroup)
    return f"{begins}{skeleton}/{_colour(vowel.group().lstrip('y') or 'y')}{last}"


def _colour(vowels: str) -> str:
    """Give the colour of a vowel: a, one that is bright, or one that is round."""
    if vowels[0] == "a":
        return "i" if vowels[1:2] in ("i", "y", "e") else "o" if vowels[1:2] in ("u", "o") else "a"
    return "i" if vowels[0] in "eiy" else "o"
