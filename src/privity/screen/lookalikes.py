"""Letters that look like a letter of the Latin alphabet: what the eye takes for one, this takes for one.

Of the confusables of Unicode Technical Standard 39 (`confusables.txt`, version 13.0.0) those single letters of other
alphabets whose prototype is one Latin letter. Right-to-left scripts are left out: in a word of ours they do not stand
where they seem to. The standard takes I and l for one; a letter that is no small one is taken for an I here.
"""

_LIVING = (
    ("ͿΑΒΕΖΗΘΙΚΜΝΟΡΤΥΧαγηθινορσυϜϳϺᴦ", "jabezhoikmnoptyxaynoivopoufjmr"),  # Greek
    (
        "ЅІЈАБВЕКМНОРСТУХЬагеорсухѕіјћѡѢѣѲѳѴѵѽҌҍғҚҞҢҪҫҬҮүҰұҲһҽҿӀӇӉӍӏӨөԁԌԛԜԝꙇꚕ",
        "sijabbekmhopctyxbareopcyxsijhwbboovvwbbrkkhcctyyyyxheeihhmioodgqwwih",
    ),  # Cyrillic
    ("ՍՏՕագզհոռսցքօ", "usowqqhnnugfo"),  # Armenian
    ("ყჿ", "yo"),  # Georgian
)
_RARE = (
    (
        "ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᎽᎾᏀᏂᏃᏌᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏫᏲᏳᏴꭴꭵꮁꮃꮎꮓꮜꮩꮪꮯꮻ",
        "drtiyajewmhyoghzubrwsvslcpkdohgboirwozuvsco",
    ),  # Cherokee
    ("ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "bpddtgkjczfmnlsrvhwxyaeiou"),  # Lisu
    ("ⲅⲎⲒⲔⲘⲚⲞⲟⲢⲣⲤⲥⲦⲨⲬⳐ", "rhikmnooppcctyxl"),  # Coptic
    ("ᐯᑌᑭᑯᑲᑳᒍᒪᕁᕼᕽᖇᖯᖴᗅᗞᗪᗰᗷ", "vupdbbjlxhxrbfaddmb"),  # Canadian Syllabics
    ("ⴱⴸⴹⵁⵏⵔⵕⵝ", "oveoioqx"),  # Tifinagh
    ("𐐄𐐕𐐛𐐠𐐬𐐽𐑈", "oclsocs"),  # Deseret
    ("𐒴𐓂𐓎𐓪𐓶", "rouou"),  # Osage
    ("𑢠𑢢𑢣𑢤𑢦𑢩𑢮𑢲𑢵𑢸𑢼𑣀𑣁𑣂𑣃𑣄𑣈𑣗𑣘𑣜", "vflyezeloutvsfizoouy"),  # Warang Citi
    ("𐊠𐊡𐊢𐊥𐊫𐊰𐊱𐊲𐊴𐋏", "abcfomtyxh"),  # Carian
    ("𐊂𐊆𐊇𐊊𐊐𐊒𐊕𐊖𐊗", "befixopst"),  # Lycian
    ("𐌁𐌂𐌉𐌑𐌕𐌗", "bcimtx"),  # Old Italic
    ("𐔓𐔖𐔘𐔜𐔝𐔥𐔦𐔧", "nokcvflx"),  # Elbasan
    ("𖼈𖼊𖼖𖼨𖼵𖼺𖽀𖽂𖽃", "vtlirsauy"),  # Miao
    ("ᚷᛁᛕᛖ", "xikm"),  # Runic
)


LIVING = {letter: twin for letters, twins in _LIVING for letter, twin in zip(letters, twins, strict=True)}
"""Of alphabets that people write in beside ours: taken for Latin letters only in a word that mixes both."""

RARE = {letter: twin for letters, twins in _RARE for letter, twin in zip(letters, twins, strict=True)}
"""Of alphabets that hardly anybody writes a text of ours in."""
