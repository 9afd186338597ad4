"""What people of other languages are called for short, and the ways in which their full names are written.

Each line gives the spellings of one name, which stand for one another, and behind the colon what its bearers are
called. Letters have lost their marks, as folded words have.
"""

from collections.abc import Iterator
from typing import Final

_NAMES: Final = """
adam: adas adamek
agnieszka agnes agnesa anezka: aga agusia agunia nesa anezcina
albert alberto adalbert: bertl albi berto
aleksander alexander aleksandr alexandr alexandre alejandro alessandro oleksandr aliaksandr alexandros: sasha sacha sascha sasa shura sanya sanka olek alek aleks alex alejo sandro xander lex sander sashko aco aca alexi ali iskander xandi
aleksandra alexandra alejandra alessandra oleksandra: sasha sasza sascha ola olka olenka sasa sanja aleks alex sandra xandra lesya lexi aleksa
alfonso alphonse alfons: fonzie poncho fons
alicja alice alicia alisa: ala alka lica ali licka
alzbeta elzbieta elisabeth elizabeth elisabetta elizaveta yelizaveta jelizaveta erzsebet elisabet elsbeth lisbeth isabel: betka ela elka elunia elzunia lisa lise lisi lisl liesl lieschen liese lisbet lizbeth ilse elsa elli ella elise sissi sisi betti bettina betta lisetta liza lizka zsoka bozsi bori bella liz lizzie beth eliska bessie
amalia amelia amelie: malka amy
ana anna anne hanna annika anja: anka anicka andulka anca anita anusia ania hania hanka anya anyuta annushka nyura nyusha anushka annerl annchen annette ninon panni anci anuska aneta antje anneke aniko annina anik
anastasia anastasiya nastassja anastazja: nastya nastja nastia nastka stasya asya anastas tasia stacy
andrzej andrej andrei andreas andre andres andrea ondrej andriy andrija andras anders: andrzejek jedrek jedrus ondra ondrasek andi andy andresito andriyko andryusha bandi andro dre
andrea: andi dea andreja drea
anton antonin antoni antonio antoine antonius tonci: tonda tonik toni tonko antek antos tonino nino tonio toine anto tosha tonino antal tun teun
antonia antonie antonina: tonka tonicka tonia tona tosia tonya tona nina antje tonnie
arkadiusz arkady arkadij: arek arkasha
barbara varvara borbala: bara barunka baruska barca barcin basia baska basienka babsi babette varya bori borka barbora babeta
bartholomaus bartlomiej bartolomej bartolome bartosz: bartek bartus bartko bartl barto tolo
beatrice beatriz beata beatrix: bea trixi triny beatka
bedrich frederick friedrich fryderyk federico fritz: beda fritz fredi fredy fritzl fritzchen freddie fede rico lico
benjamin beniamin: beni benek benjo
bernard bernhard bernardo: bernie berni nardo hardi benno
blanka blanca: blanicka
bogdan bohdan: bodzio bodya danek danko
boguslaw bohuslav: bogus bohus bohous slavek
bohumil: bohous bohus mila
bozena bozhena: bozka bozenka bozenna
branislav branimir: brano branko braniso
camille kamila camila kamil: kami mila kamcia kamilek milan
carl karl karel karol carlos carlo charles: karlik kaja karlicek karli karlchen kalle carlito carlitos carlino karolek lolek charlot karcsi
carmen: carmencita mamen carmina menchu
caroline karolina carolina karoline: karolka kaja kajka karla lina lini caro carola karo
catherine katarina katerina katharina kateryna ekaterina yekaterina jekaterina katarzyna catalina caterina catherina katrina katalin ecaterina kathrin katrin: katka kacka kaca kacenka katinka katja katya katyusha katenka katia kasia kaska kasienka kati kathi kathe kathel trine trina rina kata katus kinga catinca cata nena kate kathy trijntje kaatje kasha rini
cecilia cecilie cecylia cecile: cilka cila cesia cilla cilli
christian kristian christiaan krystian cristian: kit chris krystek krista kristo
christina kristina krystyna kristyna christine kirsten cristina christa: tina tyna kristynka krysia kryska krista christel christl stina kirsti kike tini stine
christopher krzysztof krystof kristof christoph cristobal kristoffer cristoforo: krzysiek krzys krzychu krystufek stoffel toffel christl tobal stoffer
constantine konstantin constantin konstanty: kostya kostja kostek kosta kostas dinos tino konny
dagmar: dasa dagmarka
daniel danilo danylo daniele: dan danek dano danko danek dani dana danya danila daniel danny
daniela danuta danielle: dana danka danicka dani dany danusia
daria darya dariya: dasha dasa darka dascha
david dawid davide: davidek dawidek dado dada dudi davidko dave
dimitrios dmitri dmitry dmitriy dmitrij dmitrii dmytro dimitri dzmitry demetrios: dima dimka mitya mitja mityusha dimi mitsos jimmy dimitris dmytryk mitko mito
dominik dominic domenico domingo: domca dominek nik mimmo mingo nico
dorothea dorota dorothy dorothee dorota: dora dorka dorotka dorcia dorthe dorle dorli thea dori
edward eduard eduardo edoardo edvard: eda edek edus edi edik lalo edo duarte edward
eleanor eleonora leonora elinor: nora ela lora norka lori elly
elena helena olena jelena yelena helene ilona elina elene: lena lenka lenicka hela helenka helcia halszka ala alyona lenochka lenka nelly nelli jela jelka lene leni ilka ica lenuta eleni
emil emilio: mila emilek
emilia emilie emily emiliya: milka emilka milca mila emmi milli
erich erik eric: rik eriksson erika
ernst ernest ernesto arnost: erni arnostek neto tito
esther ester hester: esti esterka eszti
eugene evzen eugen eugeniusz yevgeny evgeny evgenii yevgenii jevgenij eugenio yevhen: evza gienek zhenya zenja zhenka geno zheka genya
eugenia evgenia yevgenia eugenie: zhenya gienia zenja
eva ewa eve yeva: evicka evka evuska ewunia ewka evi evita evie
filip philip philipp felipe philippe filippo: filda filipek fips pippo pipo lippo filko
florian: flori florek
francesca frantiska franciszka franziska francisca francoise francisca: frania franka frantina franzi fanny fanni fani paca paquita cesca chica fanchon fran soizic
francis frantisek franciszek franz francisco francesco franjo ferenc francois frans: franta fanda frantik franek franus franzl franzi paco pancho paquito kiko cesco ciccio checco feri ferko frane francky
gabriel gabriele: gabo gabko gabi lele
gabriela gabriella gabriele: gabina gabi gaby gabrysia gabka gabicka lella
george georg georges georgi georgii georgios giorgos yiorgos giorgio jorge jiri jerzy juraj jurgen georgiy yuri yurij jurij yurii iurii gyorgy joerg jorg: jirka jura jirik jurek jurko jure duro yura yurka yurik gogo goga zhora zorik schorsch jorgo gyuri gyurka yorgos
gerard gerhard gerardo: gerd gert hardi gerry gerd
gertrude gertrud gertruda: trude trudi traudl gerti gerda
giovanna johanna joanna jana jeanne ioana juana jeanette hana janina: jano janka janicka jani jany asia joasia aska asienka hanni hansi hanneli hanne jo vanna giovannina juanita nita nuta jannie
giuseppe josef joseph josep jose jozef jozsef josip yosef osip yusuf: pepa pepik jozka jozko joska josko pepi sepp seppl pepe pepito chepe peppe peppino beppe pino beppo joze jozo jozi ziutek jozek juzek zef josephus jos jef
giuseppina josefina josefa jozefa josephine jozefina: pepka pepina jozka pepi josi josefinka pina peppina fifi fina josefita
gregory grzegorz gregor grigory grigori grigorii hryhoriy gregorio rehor: grzes grzesiek grisha grischa grega gori goyo hrysha reha
guillaume wilhelm william guillermo guglielmo willem vilem vilmos viljem: vilda vilik villi willi willy helmi wim pim guille guillermito vili wilek memmo bill will jelle guus
gustav gustavo gustaw: gusta gustl gusti gutek tavo
halina galina: halinka hala galya galka halka
hans johannes johann jan john juan giovanni ivan jean joao ioan jovan janos johan hannes ian ion: hansi hansl hanserl hannes hanno jancsi jani janko honza jenda jenik honzik jenik janek jasiek jasio jas janusz juanito juancho nanni gianni vanni vanya vanja vanka vanyusha ivica ivo ivko jovica jova jeannot zinho jantje jens jonny ionut nelu johny
hedwig jadwiga hedvika: hedi hedy jadzia jaga hedvicka hede
heinrich henryk henrik henri enrique enrico jindrich hendrik henk hinrich: heinz heini heiner heinzl hein henio heniek rysiek jindra jindrich quique kike quico rico henning rik drik
helmut hellmuth: helmi
herbert heribert: herb bert berti heri
hieronymus jerome jeronym hieronim: jarek jarda hirek
ignatius ignac ignacy ignacio ignaz ignazio: nacho igi ignas nacek iggy
ilya ilja elias elijah eliasz: ilyusha iljuscha ilko
irena irene irina irini iryna: irka irenka irca irinka ira irisha irochka renia ina
isabella izabela isabelle isabel izabella: iza izka bella chabela isa belinha isabelita
ivana ivanka yvonne iwona: iva ivka ivuska iwonka ivca vanda
jacek jacinto hyacinth: jacus chinto
jacob jakub jakob jacques jacobo giacomo jaime tiago yakov yakiv: kuba kubik jakubek kubus jakobek jasha yasha jockel koba jaap jaume jaco coby kobi chago mino kubo
jaroslav jaroslaw yaroslav: jarda jarek jara slavek jarous yarik slava
jaroslava: jarka jarca slavka
jindriska henrietta henriette enriqueta: jindra jindriska jetti henni hattie
joaquin joachim jachym ioachim: quino chimo jochen achim kim quim jakim
jolanta yolanda jolana iolanda: jola jolka joli yoli
judith judita judyta jitka: jitka jituska jutka juta judi jutta
julia julie yulia juliya julija giulia: julka julinka julca jula yulya yulka yulenka giulietta julieta juli
julian julius juliusz yulian giulio julio: julek jula julo
justina justyna justine: justynka jusia tina
kamil camillo: kamilek kamilko
kazimierz kazimir casimir: kazik kazio kaz
klara clara klaartje: klarka klarinka klari clarita klaartje
klaus nicolas nicholas nikolaus mikulas nikolai nikola mikolaj nicola niccolo mykola nikolay nikolas miklos nikos: klausi nikl niki mikus miki kolya kolja kolka mikolajek nico niko nicolino koleta kola nikolka miki claus klaas
krystian: krystek
kunigunde kunhuta: kuni kunka
lakshmi laxmi lakshmy luxmi: lachu lachmi
lawrence lorenzo laurent vavrinec wawrzyniec lorenz lars lourenco: renzo lencho lori lenz vavra wawrek
leopold: poldi leo poldl polda
leszek lech: lesiu lesio
libuse: libuska liba
lidia lydia lidija lydie: lida lidka lidunka lidya lidusia lidochka
louis ludwig ludvik luis luigi ludwik louise lodewijk: luda ludek wiggerl wiggi lutz ludo luisito lucho gigi gino luigino ludwis lou loulou
louise luisa luise ludvika aloisia ludwika: lulu luisita lisel isel gina luisl
lubomir lubomir: lubos luba lubosek
lubos: lubosek
lucia lucie lucy lucija luzia lucyna: lucka lucinka luca luzi lucita chia lucynka lusia
ludmila ludmilla lyudmila: lida lidka mila luda lyuda lyusya milka lyudka
lukas lukasz luke luca luc lucas: luky lukasek lukin luki luko
magdalena madeleine magdalene madalena magdalina: magda majda lenka magduska madla madlenka magdusia leni lena lenchen madda malena mado
malgorzata margaret margareta margarete marketa margherita margarita marguerite margita margit margaretha: gosia goska malgosia gosienka marketka gita gitka greta gretel gretl grete gretchen rita marga margot margo marge margie magali ghita rita mags peg griet grietje manci gitta marit merete
manuel emanuel emmanuel manuela: manolo manu manolito lolo manny manuelito mano emo nel lela
marcel marcelo marcello marceli: marcelek marcek celo
marcin martin martino marten: marcinek martinek matej tino martl maarten tinus martinko
maria marie mary mariya marija marya mariam miriam maryam moira maire: mana manka marenka maruska majka marka mariska marusya marusia masha mascha mashka manya marysia maryla marylka marynia maja mimi mitzi mizzi mirl mariedl mariechen ria mia maruja maruca mari marita mariuccia mariella marietta mimma maricica miet mieke marijke mies manon
marian mariano: maniek marianek nano
mariana marianna marianne: mariannka jana majda nanna
marina maryna: marinka marisha rina
marta martha: martinka martica marticka marfa martusia marcia
martina: tina marta martinka
mateusz matej matthew matthias matteo mateo mathieu matthieu matyas matevz mattias: mati matejko mateuszek matys hiasl hias hiasi theis matze tewes teo tio matus maty
matilda mathilde matylda: tilda tilde tilli tila hilda
maximilian maksymilian maxmilian: max maxi maxl maks maksio massi
michael michal mikhail mihail miguel michel michele mykhailo mihael mihaly mikael mihajlo: misa misko michalek misha mischa mishka michas michal michi michl michel miki mihi miguelito migue michelino misho mishko misi
michaela michalina mihaela micaela: misa miska mischa michi mika ela
milada: mila milca milka miladka
milan: milda milanek
milena: milenka mila lena milka
miloslav miroslav miloslaw miroslaw: mirek milos mila mirda mireczek mirko miro slavek
miroslava miroslawa: mirka mira miruska
monika monica monique: monca moni monicka mona
nadezda nadezhda nadezda nadia nadezda nadieda: nada nadya nadja nadenka nadia nadyusha nadka nadzia nadka
natalia natalie nataliya natalya natalja nathalie: natasha natasa natascha natka nata natalka talia naty tusia lia tasha
norbert: bert norbi bertl
oldrich ulrich ulrik: olda olin ulli uli utz ule
olga olha: olinka olgusa olya olja olgi olenka olka ola
otakar ottokar: ota otik otto
otto: oti ottl otik otakar
patrick patrik patricio patryk padraig: patko pato paddy patri ricky
patricia patrizia patrycja: pati patka paty trizia patri
paul pavel pawel pablo paolo pavle pavol pal pavlo paulo: pavlik pajka pavlicek paja pasha pawelek pablito paolino pali palko pavlusha pasha pauli paulchen pauwel
paula pavla paola pavlina pauline paulina: pavlinka paja pavlicka pola polina polly linka
peter petr piotr pedro pietro pierre petar pyotr petro peder pieter petros piers: peta petrik petricek petya petja petka piotrek piotrus perico peterl peterle petko pero pera pierino piero pierrot pete perke piet pierke petrus petrusha pjotr
petra petronela: petruska peti peta petka nela
radek radoslav radoslaw radomir: radecek radko rada radzio
rafael raphael rafal raffaele: rafa rafalek rafi lele rafo faele
raimund raymond ramon: mundl moncho
regina regine: reginka gina regerl
rene renatus renat: renda
renata renate: renca renatka reni renia nata renusia
richard ryszard ricardo riccardo rikard: ryska risa rysiek rys richi richie cardo cayo riki ritchie
robert roberto: robik robertek robcek rob bertl berto robi beto robin
roman romain romano: romek romanek romko
rosa ruzena rosina rosalia rosalie roza: rozka ruzenka rozinka rosl rosi rosita resi ruza rozalka rosetta
rudolf rudolph rodolfo: ruda rudi rolf dolf rudl rudolfo rodo fito
salvador salvatore: toto salva chava turi
samuel samuele: samko sami samo muel
sara sarah: sarka sarinka sari sarita
sebastian sebastiano bastien sebastien: wastl basti seba bastian bastek baska
siegfried sigfried zygfryd: sigi siggi fred
sigmund zygmunt zikmund sigismund: sigi zyga zygmus
simon szymon simeon semyon simone symon: simi szymek szymus syoma senya sima simo monchi
sofia zofia sophie sofie sofya zsofia sophia: zosia zoska zosienka zofka zofie sofka sofi sonya sonja sonia fia fifi zsofi zsofika fietje soferl
stanislav stanislaw stanislaus stanislao: standa stana stanik staszek stas stasiek stach stasio stanko slavek stani
stefan stephen stepan stephan esteban stefano etienne istvan stipe szczepan: stefek stepanek stepka styopa steffl steffen stef fanouris pista pisti stevo stevko esteve stjopa
stefania stephanie stefanie stepanka: stefka stefcia steffi stepka fanny stefi
susan susanna zuzana zuzanna susanne suzana susana zsuzsanna: zuzka zuza zuzicka zuzia zuzanka sanne susi suse sannah suska susanita zsuzsa zsuzsi sanna zuzi
svetlana svitlana swietlana: sveta svetka lana svetla
svatopluk: svata
sylvester silvestr silvester: silvio
tadeusz tadeas thaddeus tadej: tadek tadzio tadeasek tade
tamara: tamarka toma mara tama
tatiana tatyana tetiana tatjana tatiana: tanya tanja tania tanyusha tana tatka tanka
teresa tereza theresa therese terezie theresia terezia: terka terezka teri resi resl rese tesa tereska terenia renia tereca tete teresita thresl
theodor theodore fedor fyodor fedir teodor feodor teodoro: theo fedya fedja teo todor dorel tosho teodorek
thomas tomas tomasz tommaso tome foma tamas: tom tomik tomasek tomek tomus tomaszek tomislav masino tomi tommy tommi maso foma tomko tomaz tomcio
timothy timofey timoteo timotej tymoteusz: tima timosha tymek timko
urszula ursula orsola ursel: ula ulka urszulka uschi ursi ursel usa orsolina
ursula: uschi ulla ursel
vaclav vaceslav wenceslas waclaw wenzel vatslav venceslav: vasek vena vasik vaclavek wacek wacus wenz vena slava vasicek
valentin valentyn walenty valentino: valya valtin walek vali tino
valentina valentine walentyna: valya valja valka tina vali
valeria valerie valeriya waleria: lera valerka valya vali
vasily vasil vasyl vasilij vasilii basil vasilis vasile: vasya vasja vaska vasko sile
vera wiera viera: verka veruska verunka verca verusha veroca
veronika veronica weronika veronique: verunka verka nika vera vroni verca weronka nica verena
victor viktor wiktor vittorio vitya: vitek vitya vitja vika wiktorek viko vito torino
victoria viktoria viktoriya wiktoria vittoria: vika vikulya vicka viki vikinka wika toria
vincent vincenzo vicente vinzenz wincenty cenek: cenda vicek vinca enzo cenzo chente vinko wicek zenz
vit vitus guido: vitek vitousek
vladimir volodymyr wlodzimierz vladimiro uladzimir: vladek vlada vladik volodya vova vovka volodja wlodek vlado vladko vlad volodya
vladislav wladyslaw ladislav laszlo ladislao ladislaus vladyslav: lada ladik wladek wladzio laci vlad laco lasko slavik
vlasta vlastimil: vlastik vlasticka vlasta
vojtech wojciech: vojta vojtisek wojtek wojtus vojto voyta
walter walther gualtiero valter: walti walt vata valt wout
wieslaw: wiesiek wiesio
wieslawa: wieska wiesia
wolfgang: wolfi wolferl
yaroslava jaroslava: slava yara
zbigniew zbynek zbignev: zbyszek zbysiu zbyszko zbysek
zdenek sidonius zdzislaw zdislav: zdena zdenda zdenecek zdzich zdzisiek zdenko
zdenka zdena sidonie: zdenicka zdeninka
zelda griselda: selda
"""


def short_forms() -> dict[str, frozenset[str]]:
    """Give for each full name of the table what its bearers are called for short."""
    found: dict[str, set[str]] = {}
    for names, called in _lines():
        for name in names:
            found.setdefault(name, set()).update(called)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def other_forms() -> dict[str, frozenset[str]]:
    """Give for each name the others that it may stand for: the same in another language, the full one of a short."""
    found: dict[str, set[str]] = {}
    for names, called in _lines():
        for name in (*names, *called):
            found.setdefault(name, set()).update(names)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def _lines() -> Iterator[tuple[list[str], list[str]]]:
    for line in _NAMES.strip().split("\n"):
        full, _, short = line.partition(":")
        yield full.split(), short.split()
