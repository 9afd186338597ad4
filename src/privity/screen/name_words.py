"""What is known of names: short forms, particles, titles, and names that are also ordinary words."""

from privity.screen.short_forms import other_forms, short_forms

_SHORT_FORMS = """
abigail: abby abbie gail
abraham: abe bram
adelaide: addie adele
agnes: aggie nessa
alan: al allan allen
albert: al bert bertie
alexander: alex al alec sandy sasha xander lex
alexandra: alex alexa sandra sasha lexi sandy
alfred: alf alfie fred
alice: ali allie
alison: ali allie allison
amanda: mandy manda
amelia: amy millie mia
andrea: andie drea
andrew: andy drew
angela: angie ange
anna: ann anne annie anya anka anicka anita nan aneta
annabel: anna bella annabelle
anneliese: anna liese
anthony: tony ant antony
antonia: toni tonia
antonin: tonda tony
archibald: archie
arthur: art artie
augustus: gus
barbara: barb barbie babs bara basia
bartholomew: bart
beatrice: bea trixie bee
benedict: ben
benjamin: ben benny benji
bernadette: bernie detta
bernard: bernie
bethany: beth
bradley: brad
brian: bryan
bridget: biddy bridie
cameron: cam
caroline: carrie caro carol
cassandra: cass cassie sandra
catherine: cat cath cathy cate kate katie kathy kitty kay katherine kathryn katharine katrina kathleen kat
cecilia: cece celia cis
charles: charlie chuck chas chaz
charlotte: lottie charlie char lotte
christina: chris tina chrissie christine kristina kristen tina
christopher: chris kit topher kris
clarence: clare
claire: clare clara
constance: connie
cornelius: con neil
cynthia: cindy
daniel: dan danny dani
daniela: dani dana
darren: daz
david: dave davy davey
deborah: deb debbie debra
denise: denny
dennis: den denny
dominic: dom nick
donald: don donnie
dorothy: dot dottie dolly dora
douglas: doug
edward: ed eddie ted ned teddy
edwin: ed eddie
eleanor: ellie nell nora lena elinor
elena: lena
elizabeth: liz lizzie beth betty eliza elsie betsy bess lisa libby liza elisabeth
emily: em emmy millie
emma: em
ernest: ernie
esther: essie hester
eugene: gene
evelyn: eve evie
ferdinand: ferdie ferda
florence: flo flora flossie
frances: fran frankie fanny francesca
francis: frank fran frankie
frantisek: franta
frederick: fred freddie fritz
gabriel: gabe
gabriela: gabi gaby gabrielle
geoffrey: geoff jeff jeffrey
george: georgie jiri
gerald: gerry jerry gerard
gertrude: gert trudy
gillian: gill jill
gregory: greg
gwendolen: gwen gwendolyn
hannah: hanna hana hanka
harold: harry hal
harriet: hattie
helen: nell lena ellen helena hela
henrietta: hattie etta
henry: harry hank hal
herbert: bert herb
howard: howie
hubert: hugh bert
ignatius: iggy
irene: rene
isaac: ike zac
isabella: bella izzy isa isabel isobel isabelle
jacob: jake jack
jacqueline: jackie jacqui
james: jim jimmy jamie jem
jan: honza jenda johnny
jana: janicka
jane: janie jenny janet
janet: jan
jaroslav: jarda
jennifer: jen jenny jenn jenni
jeremy: jem jerry
jessica: jess jessie
jiri: jirka george
joan: joanie
joanna: jo joanne jan asia
john: jack johnny jon jonny
jonathan: jon jonny john nathan
joseph: joe joey jo jos
josef: pepa joe
josephine: jo josie fina
joshua: josh
judith: judy jude
julia: jules julie
julian: jules
karen: kaz
karolina: kaja karla caroline
kenneth: ken kenny
kimberly: kim kimmy
lawrence: larry laurie laurence
leonard: len leo lenny
leopold: leo poldi
lillian: lily lil
linda: lin lindy
louis: lou louie lewis
louise: lou
lucy: lucie lu luce
ludmila: lida mila
lydia: liddy
madeleine: maddie maddy lena madeline
magdalena: magda lena madla
malcolm: mal
marcus: marc mark
margaret: maggie peggy meg peg margie marge madge greta daisy rita mags margot megan margareta margarita margarete
maria: mary marie marja mia
marie: mary maruska maria
marjorie: marge margie
martha: marty mattie
martin: marty
martina: tina
mary: molly polly mamie may maria marie
matilda: tilly mattie tilda
matthew: matt matty mat
maximilian: max
michael: mike mick micky mikey mickey misha
michelle: shell shelly michele
mildred: millie
miranda: mandy
miroslav: mirek
mohamed: mo mohammed muhammad mohammad mohd
nadezda: nada nadia
natalie: nat natty natalia natasha
nathan: nate nat
nathaniel: nate nat
nicholas: nick nicky nico klaus nicolas nikolas
nicole: nicky nic nicola niki
oliver: ollie
olivia: liv livvy livia
pamela: pam
patricia: pat patty trish tricia patsy
patrick: pat paddy rick
paul: paulie pavel
pauline: paula polly
penelope: penny nell
peter: pete petr
petra: petruska
philip: phil pip phillip
philippa: pippa pip
priscilla: cilla prissy
prudence: pru
rachel: rach rae
raymond: ray
rebecca: becca becky bec bex rebekah
reginald: reg reggie
richard: rich rick dick ricky richie
robert: rob bob bobby robbie bert robin
roderick: rod rick
roger: rodge
roland: rollie
ronald: ron ronnie
rosalind: ros roz rosie
rosemary: rose rosie
rudolf: rudy ruda
russell: russ
salvatore: sal
samantha: sam sammy
samuel: sam sammy
sarah: sally sadie sara
sebastian: seb bas
sharon: shaz
shirley: shirl
sophia: sophie sofie zofia sofia
stanislav: standa stan
stanley: stan
stephanie: steph steffi stevie
stephen: steve steven stevie
susan: sue suzie susie suzanne susannah zuzana
suzanne: sue suzie suzy
sylvia: syl silvia
tabitha: tabby
tamara: tammy
terence: terry
teresa: terry tess tessa terka tereza theresa
theodore: ted theo teddy
thomas: tom tommy tomas
timothy: tim timmy
tobias: toby
valerie: val
vanessa: nessa
vaclav: vasek
veronica: ronnie vera vero
victor: vic viktor
victoria: vicky tori vic vicki viktoria
vincent: vince vin
virginia: ginny ginger
vladimir: vlad vladia vova
walter: walt wally
wilfred: wilf fred
wilhelmina: mina minnie billie
william: bill will billy liam willie willy
winifred: win winnie freda
yvonne: eve
zachary: zac zach zack
"""

ORDINARY = frozenset(
    """amber angel april archer art ash august autumn baker ball banks barber baron bass bates bay beach bean bear
    beauty beck bell berry best bill bird bishop black blank blessing bliss bloom blue bob bond booth bow bowl
    bridge bright brook brooks brown buck bull burn bush butcher butler canon care carol carpenter carter case
    cash chance charity chase cherry chip church clay clever cliff close coal cole comfort constance cook coral
    cotton country court cox crane crisp cross crystal daisy dale darling dawn day deal dean dear destiny dick
    dime drew driver drop duke dusty earl early earnest east easter eden english ernest eve faith farmer fear
    fern field fields finch fish fisher flint flood flower flowers flynn ford forest fortune fox frank free
    french friend frost gale gardener gardner garland gem gene genesis gentle gift ginger glass glen gold golden
    good goodman grace grand grant gray green greens grey grove guy hall hand handy happiness happy hardy
    harmony harper hart harvest haven hawk hay hazel head heart heath heather heaven hill holiday holly holmes
    home honey honor honour hood hooker hope house hunt hunter hurt innocent iris ivory ivy jack jade jasmine
    jay jean jewel jim journey joy judge june just justice kay king kit knight lake lamb lance land lane large
    lark last law lawyer lee light lily little lock long lord loss love low luck lucky mace major male man march
    mark marks marsh mason masters max may melody memory mercy mere merry miles mill miller mills mine mint
    miracle miss mist money moody moon more moss mountain myrtle new newman nick night noble norm north oak
    ocean olive opal ostrich page paige palmer park parker parks past pat patience peace peach pearl penny
    pepper perry phoenix pike piper pitt place pond pool poole pope porter post potter power powers precious
    presley price pride priest prince prior proper proud prudence pry queen quick rain rainbow ray read reader
    reed reef rice rich ring river rivers rob robin rock rocky roman rose rosemary roses round rowan royal ruby
    rush russet rust sad sage sailor saint salt sandy savage savanna school scout sea seal self serene serenity
    shade shark sharp shaw shell shepherd shore short silver singer singh sky small smart smith snow song south
    sparks speed spring star stark steel stern still stone storm strange street stress strong success sue summer
    summers sun sunny swan sweet swift tanner taylor temple terrace thorn tiger tile tom town travel trinity
    true trust turner tyler vale valley van venture vine violet virtue walker wall ward washington water waters
    way weaver webb week weeks wells west wheeler white wild will willow wills winter winters wisdom wise wolf
    wonder wood woods workman world worth worthy wren wright yale york young younger zen""".split()
)
"""Names that are also words of the language: alone, and not written as a name in mid-sentence, they mean nothing."""

COMMON = frozenset(
    """anna anne maria mary marie john james david michael robert william richard thomas daniel peter paul mark
    martin andrew george joseph charles christopher matthew anthony steven jennifer linda elizabeth susan jessica
    sarah karen lisa nancy emily emma laura julia kate alice jane sophie lucy olivia charlotte amelia helen claire
    tom jack sam ben alex chris jan eva hana petr pavel jana jiri josef muhammad mohamed ali ahmed fatima wei li
    smith jones brown taylor wilson johnson williams davies evans thomas roberts walker white hall green lewis
    clark martin lee king wright scott baker hill anderson thompson moore miller davis garcia martinez rodriguez
    hernandez lopez gonzalez tan lim ng wong chan chen wang zhang liu novak novotny dvorak svoboda nguyen kim park
    singh kumar khan patel""".split()
)
"""Given and family names borne by so many that even both together may mean somebody else."""

PARTICLES = frozenset(
    "bin binte binti bte ap ab al el ibn bint van von der den de da di du la le dos das del s o d o/ a/l a/p y and".split()
)
TITLES = frozenset(
    """mr mrs ms miss mx dr doctor prof professor sir madam lady lord fr sr herr frau pan pani senor senora mme madame
    monsieur mlle mademoiselle sra srta senorita sig signor signora don dona hr fru frk froken dhr mevrouw meneer mevr
    gospa gospod gospodin panstwo manzele familie famille familia rodina slecna panna paan puan encik cik tuan shri sri smt rev pastor rabbi imam father sister brother
    auntie aunt uncle nurse judge captain sergeant coach""".split()
)

_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхцыэёіїґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "j",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "y",
            "e",
            "e",
            "i",
            "i",
            "g",
        ],
        strict=True,
    )
) | {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
_GREEK = dict(
    zip(
        "αβγδεζηικλμνοπρσςτυω",
        ["a", "v", "g", "d", "e", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "s", "t", "y", "o"],
        strict=True,
    )
) | {"θ": "th", "ξ": "x", "φ": "f", "χ": "ch", "ψ": "ps"}
_TO_LATIN = str.maketrans(_CYRILLIC | _GREEK)


def _english_forms() -> dict[str, set[str]]:
    forms: dict[str, set[str]] = {}
    for line in _SHORT_FORMS.split("\n"):
        full, found, rest = line.partition(":")
        if found:
            for short in rest.split():
                forms.setdefault(full, set()).add(short)
                forms.setdefault(short, set()).add(full)
    return forms


ENGLISH_FORMS = frozenset(_english_forms())
"""Given names and short forms that are usual where English is spoken."""


def _short_forms() -> dict[str, frozenset[str]]:
    forms = _english_forms()
    for name, others in short_forms().items():
        forms.setdefault(name, set()).update(others)
    return {name: frozenset(others - {name}) for name, others in forms.items()}


SHORT_FORMS = _short_forms()
"""For a given name its short forms, and for an English short form the names it may stand for."""

OTHER_FORMS = other_forms()
"""For a given name what it is in another language, and for a short form the names it may stand for."""


_GREEK_PAIRS = (("γκ", "g"), ("γγ", "g"), ("μπ", "b"), ("ντ", "d"), ("ου", "ou"), ("ευ", "ev"), ("αυ", "av"))


def to_latin(word: str) -> str:
    """Write a folded Cyrillic or Greek word in Latin letters (close to ISO 9 and ISO 843, without their marks)."""
    if word.isascii():
        return word
    for pair, sound in _GREEK_PAIRS:
        word = word.replace(pair, sound)
    return word.translate(_TO_LATIN)
