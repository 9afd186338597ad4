"""Words of other languages that stand in English: greetings, wishes, proverbs. Who uses one writes English."""

from typing import Final

_PHRASES: Final = """
a la carte; a votre sante; ad hoc; ad infinitum; ad nauseam; al dente; al fresco; aloha; alter ego; amor fati;
amor vincit omnia; as salaam alaikum; asalaam alaikum; assalamu alaikum; au revoir; auf wiedersehen; ave maria;
baraka allahu feek; beannachtai na feile padraig; beannachtai na nollag; bis bald; blwyddyn newydd dda; bon
appetit; bon courage; bon voyage; bona fide; bonne annee; bonne chance; bonsoir; buenas noches; buenos dias;
buon appetito; buon natale; buona notte; buona sera; buongiorno; c'est la vie; carpe diem; carpe noctem; caveat
emptor; cead mile failte; chacun a son gout; che sara sara; cogito ergo sum; cordon bleu; coup de grace; creme
de la creme; cum laude; cymru am byth; danke schon; de facto; de rigueur; deja vu; deo volente; deus ex machina;
dia dhaoibh; dia dhuit; dia duit; diolch yn fawr; dolce far niente; dolce vita; dum spiro spero; eid mubarak;
eid saeed; en famille; en passant; enfant terrible; erin go bragh; esprit de corps; et cetera; ex libris;
failte; fait accompli; faute de mieux; feliz ano nuevo; feliz cumpleanos; feliz navidad; femme fatale; feng
shui; festina lente; finis coronat opus; folie a deux; frohe ostern; frohe weihnachten; frohes fest; frohes
neues jahr; gelukkig nieuwjaar; gesundheit; glad midsommar; go raibh maith agaibh; go raibh maith agat; god jul;
gong xi fa cai; gott nytt ar; gott sei dank; gracias; grazie mille; grosso modo; gung hei fat choy; guten
morgen; guten tag; habeas corpus; haere mai; haere ra; hakuna matata; hasta la vista; hasta manana; haute
couture; homo homini lupus; honi soit qui mal y pense; hygge; iechyd da; in absentia; in loco parentis; in
medias res; in memoriam; in situ; in vino veritas; insha allah; inshallah; ipso facto; jai hind; jambo; je ne
sais quoi; joie de vivre; joyeux noel; ka kite ano; kia kaha; kia ora; kia ora koutou; kia ora tatou;
konnichiwa; kung hei fat choy; l'chaim; la dolce vita; la vie en rose; labor omnia vincit; laissez faire;
mabuhay; magnum opus; maligayang pasko; mano a mano; masha allah; mauri ora; mazel tov; mea culpa; mea maxima
culpa; memento mori; menage a trois; mens sana in corpore sano; merci beaucoup; mi casa es su casa; mise en
place; mise en scene; modus operandi; modus vivendi; mutatis mutandis; nadolig llawen; namaste; nga mihi; nga
mihi nui; nil desperandum; noblesse oblige; nolens volens; noli me tangere; nollaig shona; nollaig shona daoibh;
nollaig shona duit; nom de plume; non sequitur; nota bene; nouveau riche; om mani padme hum; om shanti; om
shanti shanti shanti; oy vey; panta rhei; par excellence; pater noster; per aspera ad astra; per se; persona non
grata; piece de resistance; plus ca change; por favor; prima facie; primum non nocere; pro bono; pro rata;
prosit neujahr; que sera sera; quid pro quo; quod erat demonstrandum; raison d'etre; ramadan kareem; ramadan
mubarak; requiescat in pace; rigor mortis; salaam; salaam alaikum; sapere aude; sat sri akaal; sawubona;
schadenfreude; selamat datang; selamat hari raya; selamat pagi; semper fidelis; shabbat shalom; shalom aleichem;
shana tova; shanti shanti shanti; si vis pacem para bellum; sic transit gloria mundi; sine qua non; slainte;
slainte mhaith; slan abhaile; slan go foill; sotto voce; status quo; sturm und drang; sub rosa; sui generis;
tabula rasa; te aroha; tempus fugit; tena koe; tena korua; tena koutou; tena koutou katoa; terra incognita;
tikkun olam; tour de force; trompe l'oeil; ubuntu; ultima ratio; umuntu ngumuntu ngabantu; und so weiter; vade
mecum; vaya con dios; veni vidi vici; vice versa; vis a vis; viva la vida; vive la difference; vox populi;
weltschmerz; wie geht's; yom kippur; zeitgeist; zum wohl
"""
PHRASES: Final = frozenset(tuple(phrase.split()) for phrase in _PHRASES.replace("\n", " ").split(";"))
LONGEST_PHRASE: Final = max(map(len, PHRASES))
