"""Words that tell the same thing: what a disguise changes, and what stays the same beneath it.

A retelling swaps husband for boyfriend, pills for tablets and Glasgow for a northern city; the role, the event and
the object remain. Each class below becomes one more term of the index beside the words themselves. Ages, numbers
and lengths of time fall into bands, since "fourteen years" becomes "over a decade".
"""

import re

from privity.screen.words import Words, stem

_CLASSES = """
spouse: husband wife spouse hubby widow widower married marriage wedding wed partner
lover: boyfriend girlfriend bf gf lover fiance fiancee partner sweetheart dating dated
ex: ex exes ex-wife ex-husband ex-boyfriend ex-girlfriend former divorced divorce separated separation
parent: mother father mum mom mam mummy mommy dad daddy papa mama parent parents stepmother stepfather stepmom stepdad mother's
child: son daughter child children kid kids boy girl baby toddler infant stepson stepdaughter teenager teen youngster newborn
sibling: brother sister sibling twin stepbrother stepsister brothers sisters half-sister half-brother
grandparent: grandmother grandfather grandma grandpa granny nan gran granddad grandparents
inlaw: in-law inlaws in-laws mother-in-law father-in-law mother-law
relative: aunt uncle cousin niece nephew relative family
friend: friend mate buddy pal roommate flatmate housemate companion
colleague: colleague coworker co-worker workmate boss manager supervisor
therapist: therapist counsellor counselor psychologist psychiatrist shrink analyst therapy counselling counseling
doctor: doctor gp physician nurse clinic hospital surgeon gynaecologist urologist medic consultant
teacher: teacher tutor professor lecturer school classroom coach headmaster principal headteacher
student: student pupil college university campus school freshman undergraduate studies studying exam grades
death: death died dead dying die passed deceased funeral buried grave killed lost bereaved mourning grief late widow widower
suicide: suicide suicidal overdose hanged
selfharm: cut cutting cuts self-harm razor scratch scratching bite biting burn burning hurting injure
affair: affair cheated cheating cheat unfaithful infidelity betrayed betrayal unfaithfulness mistress lover adultery disloyal strayed
lie: lied lying lie lies liar secret secrecy secretly hid hidden hides dishonest deceived deceit concealed
breakup: breakup broke split separated left dumped leaving leave ended divorce divorced abandoned walked
jealous: jealous jealousy possessive suspicious envy envious mistrust
trust: trust trusted trusting distrust faith rely
anger: anger angry rage fury furious temper mad outburst explode explodes yelling shouting screaming tantrum irritable
violence: violent violence hit hits hitting beat beaten slapped punched kicked abusive abused abuse assault attacked choked shoved
rape: rape raped molested assaulted assault abused touched groped harassment harassed
drink: alcohol alcoholic drink drinking drinks drunk drank beer wine whisky whiskey vodka booze sober bottle pub bar
drug: drug drugs cocaine heroin meth weed cannabis marijuana pills opiates opioid painkillers addict addiction crystal high stoned substances clean relapse smoking
medicine: medication medicine meds tablets pills prescription antidepressants dose dosage prescribed drug sedatives
gamble: gambling gamble bets betting casino poker slot
money: money debt debts savings salary loan loans rent bills mortgage finances financial afford wages bank cash pay income broke
job: job work working workplace office employer employed career profession shift company firm
jobloss: fired redundant unemployed laid sacked redundancy dismissed unemployment jobless quit resigned retired
sleep: sleep sleeping insomnia asleep awake sleepless nights bed nightmares nightmare dreams dream dreamt tired exhausted
eat: eat eating food meals weight binge bulimia anorexia diet starve vomiting purge calories thin fat overweight
depress: depressed depression low sad sadness hopeless empty numb down unhappy miserable despair gloomy
cry: cry cries crying tears weeping wept sobbing sob cried
anxious: anxiety anxious worry worries worried nervous panic fear afraid scared frightened terror terrified dread phobia attack
stress: stress stressed overwhelmed pressure burnout burned overworked exhausted
shame: shame ashamed embarrassed embarrassment humiliated humiliation guilt guilty disgusting dirty
lonely: lonely loneliness alone isolated isolation solitude ignored excluded friendless outsider
selfworth: confidence esteem worthless ugly inadequate insecure insecurity failure useless inferior unlovable
trauma: trauma traumatic ptsd flashback flashbacks triggered
voices: voices hallucinations hearing delusions psychosis psychotic schizophrenia schizophrenic paranoid
bipolar: bipolar manic mania moods
ocd: ocd compulsive compulsion compulsions obsessive obsession rituals ritual checking counting washing contamination germs
attention: adhd concentrate concentration focus distracted forgetful autism autistic asperger
sex: sex sexual sexually intercourse intimacy intimate lovemaking bed bedroom physical
desire: libido desire drive arousal aroused turned lust attracted attraction uninterested
erection: erection erectile impotent impotence potency viagra penis
orgasm: orgasm orgasms climax come coming ejaculation ejaculate premature anorgasmia
painsex: vaginismus dyspareunia painful pain penetration tampon vagina
porn: porn pornography masturbate masturbation masturbating masturbates videos webcam
fetish: fetish kink bdsm fantasy fantasies latex submissive dominant bondage feet
gay: gay lesbian homosexual homosexuality bisexual queer straight orientation sexuality closet
trans: transgender trans gender transition transitioning transsexual pronouns boy girl
openrel: polyamory polyamorous open swinging swinger swingers threesome monogamy monogamous
pregnant: pregnant pregnancy miscarriage abortion ivf fertility infertile infertility conceive birth stillborn postpartum midwife labour labor
virgin: virgin virginity inexperienced
menopause: menopause menopausal hormones hormonal hot-flushes
illness: cancer tumour tumor illness disease sick ill chronic diagnosis diagnosed chemotherapy stroke diabetes epilepsy hiv std herpes infection
surgery: surgery operation operated operations mastectomy prostate hysterectomy
chronicpain: pain aches ache back headaches migraine sore
body: body breasts breast scar scars face nose skin hair looks appearance mirror
dementia: dementia alzheimer memory forgetting forgets
prison: prison jail arrested police court judge custody probation convicted sentence offence criminal charged lawyer
accident: accident crash crashed collision car driving drove injured wheelchair paralysed
war: war army soldier military veteran deployed navy combat marine
religion: god church faith religious religion priest pray prayer mosque muslim christian catholic sin bible temple pastor congregation convent
migration: immigrant emigrated migrated abroad country homeland moved moving visa refugee language homesick relocated
phone: phone texts text texting messages message whatsapp mobile cell calls messaging inbox chat
online: internet online facebook instagram app tinder website social media dating profile laptop computer game games gaming gamer
house: house home flat apartment room kitchen basement garden attic bathroom
car: car truck van motorbike motorcycle bike bicycle train bus
animal: dog cat horse pet puppy parrot rabbit animal animals
music: music piano guitar violin choir band sing singing singer concert song songs
sport: football soccer running marathon gym swimming tennis team athlete training cycling cyclist volleyball basketball
foster: adopted adoption foster orphan orphanage birth biological
bully: bully bullied bullying teased mocked laughed name-calling picked
fight: fight fights arguing argue argument arguments quarrel quarrels quarrelling row rows conflict conflicts bicker
control: control controlling controls controlled manipulate manipulative forbids permission allowed strict
forgive: forgive forgiven forgiveness apology apologise sorry apologize
jobchild: babysitter nanny daycare nursery kindergarten
intrusive: thoughts intrusive harm images urge urges impulses impulse
heal: better recover recovery cope coping progress improve improved
tell: confess confessed admitted admit told revealed disclosed reveal
therapyquit: session sessions appointment appointments sitting sittings meeting consultation
holiday: holiday vacation trip travel travelled abroad beach
christmas: christmas easter birthday anniversary thanksgiving
letter: letter letters diary journal note notes wrote writing written
photo: photo photos photograph picture pictures camera
night: night nights evening evenings midnight bedtime
morning: morning mornings dawn breakfast
winter: winter autumn snow cold december january february
summer: summer july august june
blood: blood bleeding period menstruation needle needles fainting faint
water: water sea lake river swimming swim boat drowning
height: flying plane aeroplane airplane flight heights bridge lift elevator tunnel
"""

_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_UNITS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(1, 20),
        strict=True,
    )
)
_LOOSE = {"decade": ("year", 10), "fortnight": ("day", 14), "dozen": ("", 12), "century": ("year", 100)}
_SPAN_UNITS = {
    "year": 365,
    "yr": 365,
    "y": 365,
    "month": 30,
    "mth": 30,
    "week": 7,
    "wk": 7,
    "day": 1,
    "hour": 0,
    "hr": 0,
    "minute": 0,
    "min": 0,
    "sec": 0,
}
_PARTS_OF = {"7": 1, "52": 7, "12": 30}
"""As records write lengths of time: 3/7 are days, 4/52 weeks, 9/12 months."""
_ROUND_THE_CLOCK = 24
_COUNTED = frozenset(
    "times percent per kg kgs lbs stone pounds km miles metres cm mm mg ml pts points rm rooms am pm pages copies".split()
)
_NUMBERED = frozenset(
    "slide page pp chapter section figure table room rm lot item question no number unit module step part version session "
    "week day score scored bus route house flat".split()
)
"""What a number behind it counts off: slide 12 is nobody's age."""
_IN_ONE = re.compile(r"([0-9]{1,2})(m|f|yo|y|yrs?|h|hrs?|mins?)")
_DECADE_AGE = re.compile(r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|[2-9]0s)")
_DECADES = dict(
    zip(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"],
        range(20, 90, 10),
        strict=True,
    )
)


def _classes() -> dict[str, tuple[str, ...]]:
    by_stem: dict[str, list[str]] = {}
    for line in _CLASSES.strip().split("\n"):
        name, _, members = line.partition(":")
        for word in members.split():
            listed = by_stem.setdefault(stem(word.replace("-", "")), [])
            if "=" + name not in listed:
                listed.append("=" + name)
    return {word: tuple(names) for word, names in by_stem.items()}


def _members() -> dict[str, tuple[str, ...]]:
    listed: dict[str, list[str]] = {}
    for word, names in _BY_STEM.items():
        for name in names:
            listed.setdefault(name, []).append(word)
    return {name: tuple(words) for name, words in listed.items()}


_BY_STEM = _classes()
_MEMBERS = _members()


def concepts(stemmed: str) -> tuple[str, ...]:
    """Give the classes that a stem belongs to. A class is written with an equals sign, which no word holds."""
    return _BY_STEM.get(stemmed, ())


def class_members(name: str) -> tuple[str, ...]:
    """Give the stems that belong to a class; none for a band of ages or times."""
    return _MEMBERS.get(name, ())


def number(word: str) -> int | None:
    """Read a number written in digits or as one English word."""
    if word.isdigit() and word.isascii():
        return int(word) if len(word) <= 6 else None
    return _UNITS.get(word) or _TENS.get(word)


_BEGINS = frozenset({*_UNITS, *_TENS, *_LOOSE, *(f"{word}s" for word in _LOOSE), *_DECADES})
"""Words with which an age or a length of time begins, where it does not begin with a digit."""


def quantities(text: Words, first: int, last: int) -> list[tuple[int, int, str]]:
    """Find ages and lengths of time from word `first` to word `last` (excluded).

    Each has its first word and its last (included), counted from `first`, and the term of the band it falls into.
    """
    words = text.words[first:last]
    found: list[tuple[int, int, str]] = []
    after_last = 0
    for at in [place for place, word in enumerate(words) if word in _BEGINS or word[0] in "0123456789"]:
        if at < after_last:
            continue
        word = words[at]
        decade = _DECADE_AGE.fullmatch(word)
        if decade is not None:
            found.append((at, at, _age_band(_DECADES.get(word) or int(word[:2]))))
        value, end = _read_number(words, at)
        if value is None:
            band = _band_in_one(word)
            if band is not None:
                found.append((at, at, band))
            continue
        if _is_parted(text, first + at, first + end, last):
            if value != _ROUND_THE_CLOCK:
                found.append((at, at + 1, _time_band(value * _PARTS_OF[words[at + 1]])))
            after_last = at + 2
            continue
        after = words[end + 1] if end + 1 < len(words) else ""
        beyond = words[end + 2] if end + 2 < len(words) else ""
        unit = _SPAN_UNITS.get(after.removesuffix("s"))
        before = words[at - 1] if at else ""
        if (
            (unit == 365 and beyond in ("old", "of"))
            or after in ("yo", "year-old")
            or before in ("aged", "age")
        ):
            found.append((at, end, _age_band(value)))
        elif unit:
            found.append((at, end + 1, _time_band(value * unit)))
        elif (
            unit is None
            and 12 <= value <= 99
            and after not in _COUNTED
            and before not in _NUMBERED
            and not _is_in_a_row(text, first + at)
        ):
            found.append((at, end, _age_band(value)))
        after_last = end + 1
    return found


def _band_in_one(word: str) -> str | None:
    """Give the band of an age or a length of time in one word: 41m, 37f, 8y, a decade."""
    loose = _LOOSE.get(word.removesuffix("s"))
    if loose is not None:
        return _time_band(loose[1] * _SPAN_UNITS[loose[0]]) if loose[0] else None
    match = _IN_ONE.fullmatch(word)
    if match is None:
        return None
    value, unit = int(match[1]), match[2]
    if unit in ("m", "f", "yo"):
        return _age_band(value) if unit == "yo" or value >= 12 else None
    days = _SPAN_UNITS.get(unit.removesuffix("s"))
    return _time_band(value * days) if days else None


def _is_in_a_row(text: Words, at: int) -> bool:
    """Say whether a number is one of several with strokes between: a date or a score."""
    start, end = text.starts[at], text.ends[at]
    return text.folded.text[max(0, start - 1) : start] == "/" or text.folded.text[end : end + 1] == "/"


def _is_parted(text: Words, at: int, end: int, last: int) -> bool:
    """Say whether a number is a length of time as records write it, 4/52, and no date."""
    if at != end or end + 1 >= last or text.words[end + 1] not in _PARTS_OF:
        return False
    between = text.folded.text[text.ends[at] : text.starts[at + 1]]
    around = text.folded.text[max(0, text.starts[at] - 1) : text.starts[at]]
    behind = text.folded.text[text.ends[at + 1] : text.ends[at + 1] + 1]
    return between == "/" and around != "/" and behind != "/" and not text.words[at].startswith("0")


def _read_number(words: tuple[str, ...], at: int) -> tuple[int | None, int]:
    value = number(words[at])
    if value is not None and words[at] in _TENS and at + 1 < len(words):
        unit = _UNITS.get(words[at + 1], 10)
        if unit < 10:
            return value + unit, at + 1
    return value, at


def _age_band(age: int) -> str:
    for limit, name in (
        (4, "infant"),
        (11, "child"),
        (19, "teen"),
        (29, "20s"),
        (39, "30s"),
        (49, "40s"),
        (64, "50s"),
    ):
        if age <= limit:
            return f"=age {name}"
    return "=age old"


def _time_band(days: int) -> str:
    for limit, name in (
        (6, "days"),
        (27, "weeks"),
        (170, "months"),
        (700, "year"),
        (1500, "years"),
        (3200, "lustrum"),
    ):
        if days <= limit:
            return f"=time {name}"
    return "=time decades"
