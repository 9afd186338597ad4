"""How common the 9,000 most common English stems are: classes by twice the binary logarithm of rarity.

Derived from the frequency dictionary that symspellpy distributes (MIT), made from the Google Books Ngram corpus
(Michel et al., Science 331, 2011; CC BY 3.0) and the SCOWL word lists. Written by `benchmarks/rarity_table.py`.
"""

CLASSES: tuple[tuple[int, str], ...] = (
    (
        17,
        """
home new page
""",
    ),
    (
        18,
        """
free inform list post product search servic site time
""",
    ),
    (
        19,
        """
book busi contact day help news price rate review state view work year
""",
    ),
    (
        20,
        """
add avail buy citi click comment date design develop email find first game group hotel includ item link
manag member messag music name need number onlin order peopl person pm polici program provid public report
right school set shop store support system top unit user video web
""",
    ),
    (
        21,
        """
activ address applic area art articl author base best call car case categori chang compani comput copyright
custom data detail download educ end event file follow forum friend general good great health high hous imag
info issu jan job know last learn line live locat look mail map market movi nation network next offer offic
open part phone photo pictur place plan pleas power privaci project re read relat requir research reserv
resourc result return sale secur select sex ship show sign softwar sport start student subject term two type
universiti use want world
""",
    ),
    (
        22,
        """
access account addit advanc advertis american associ black board build card care check class code collect
come communiti compar complet condit content control cost counti countri cours creat current de depart
differ direct directori discuss ebay edit effect engin even famili featur form found full gift govern guid
hour import index industri interest internat internet januari join law level life local long love main meet
model month note oper option perform play point present previous print problem process profil properti
publish question real receiv record refer regist releas repli respons room save section send size sourc
south special standard stori studi technolog teen test think three titl today tool topic total train travel
updat valu version visit water websit week window women write
""",
    ),
    (
        23,
        """
accessori act action administr age air allow anim archiv ask becom better big blog bodi box canada cart cd
cell children close club colleg connect contain continu corpor cover credit deal decemb descript digit
display document drive electron english enter equip estat exampl experi field final food format function
fund galleri gay girl hand histori host hot human improv increas institut insur island john juli june key la
languag larg left librari light limit littl loan log low man march materi mean media medic memori men method
mobil money move natur non north novemb object octob old organiz origin paper park parti pay payment per
player posit possibl practic press privat profession protect qualiti quot recent recommend region request
rule run san scienc second sell seller seri server share side singl small solut specif star stock street
suppli tabl talk tax team text thank thread track trade tri watch west white word york
""",
    ),
    (
        24,
        """
accept accord actual adult agenc agreement al america amount analysi announc answer appear appli april
artist assist audio august australia averag award babi bank beach beauti begin believ benefit bid bill blue
boy brand brows calendar california camera career caus centr central charg child china clear client cloth co
committe common communic confer consid construct consult copi council court cultur databas dec deliveri
determin director discount distribut district drug easi east econom employ energi entertain entri environ
error execut exist expect express face facil fact fax februari feder feedback feel figur film financ financi
fit forc four franc futur garden generat god green hard head hold holiday idea ii indic individu initi
instal integr invest involv journal kid land latest lead leav legal licens login london lot magazin major
make manufactur mar mark match measur mile million minut net newslett night notic nov oct offici opportun
owner packag parent particip particular partner pass password pc period pic poker polit popular porn presid
produc promot propos purchas purpos put quick radio rang reason red remov rental repres respect risk road
rock sampl score self septemb serv short similar social societi song sort sound space sponsor staff
statement status step structur style submit subscrib success suggest sun sure take tell texa thought ticket
tip tour toy turn understand usual vote war washington wed welcom win yahoo young
""",
    ),
    (
        25,
        """
abl accommod affili africa agent ago agre aid album along alreadi altern angel annual apart approach
appropri approv apr assess auction aug auto bad band bar basic batteri bay bed bit block break bring button
cabl calcul capit carri cash casino center certain certif channel chapter charact chat cheap choic choos
christian church claim classic clean combin command commerci commiss compon concern consum contract
contribut correct critic cross cut daili david death decis defin definit degre depend describ devic die
diseas divis dog domain doubl driver due earli editor effort elect electr element employe enabl enjoy
enterpris environment establish estim europ european evalu excel except exchang explor eye factor fail fall
far fast feb fee feed filter fine fire fish five fix flash florida flower focus frame french fri friday
front fuck fun germani give global goal gold golf googl grant graphic ground growth guest guy half handl
happen hardwar hear heart higher hill hit hope hospit identifi implement incom independ india insid instruct
instrument interact jame japan jul jun keyword king kingdom kit knowledg known lake later least lesbian
letter like linux logo loss lower lyric machin maintain master matter matur michael microsoft mind miss mode
modifi monday monitor mortgag navig near normal nude observ oil opinion outdoor overal pack past patient
paul percent physic plant plus port potenti prefer prepar prevent printer pro probabl procedur programm race
rank reader reduc regard regul regular remain rememb replac resid restaur retail ring river robert role
safeti schedul screen season sep shoe signific simpl skill soni speed spring st stand station statist stay
stop storag strategi stuff suit summari survey tag taken target teach teacher tech technic third town
trademark transfer transport treatment tree true union util valid various vehicl via volum walk warn weather
weight western whole wide william wireless wish written yellow
""",
    ),
    (
        26,
        """
abil abstract academ achiev across adapt adjust adopt advic affect airport alert amazon amend anal anti arm
arriv asia asian ass assign assum attach attack attend attorney attract automat background bag balanc ball
basi basket bear bin blood boat born breast british brother brown browser budget bug built bush buyer camp
canadian cancer carolina cat celebr centuri chair challeng chart chemic chicago chines christma civil
classifi clinic clip com commit competit complex concept conduct configur confirm consist constitut convert
cook cool count coupl creativ damag danc dark decid default delet deliv demand desktop disabl disclaim
distanc doctor dollar door draw dream drink drop earn earth england enhanc ensur entir equal especi essenti
est eur evid examin exercis expens expert explain extend extens extern extra extrem fair fan farm feet femal
fill finish firm flight floor flow footbal foreign former forward foundat furnitur gain gas georg german
glass grade graduat grand greater grow guarante hair hall happi heat held histor homepag hors huge iii
immedi impact inc inch indian inn input interfac internal interview introduc introduct investig ireland
itali jump kill kitchen label ladi larger late lawyer leader length listen load los lost ltd mac male manual
mari max maximum mechan medicin membership menu metal mexico middl milf militari mission mix modern modul
mon morn mother motor mount mountain multipl museum necessari nice nokia nurs obtain occur organis output
outsid overview paid paint panel patch pattern paypal perfect permit pet peter photograph pick piec polic
pool pop popul poster pressur primari prior profit progress protein provis pussi quarter rais reach readi
recip reflect registr relationship rent repair republ resolut resort respond rest revis richard rington roll
root round safe sat saturday scale script sea seat sector seek seen senior sens sent separ session sexi
sheet shirt shot shown silver simpli situat six skin smith son speak speaker specifi stage stone stream
string strong studio summer sunday super surfac switch task techniqu tel telephon televis theme theori
therefor thoma thousand thu thursday told took tradit traffic translat trial trip trust tue tuesday uniqu
upgrad vacat valley van variabl virginia virtual visitor visual voic wait wall way wednesday wind wine woman
wonder wood worker worldwid wrote zip zone
""",
    ),
    (
        27,
        """
abus acid ad adam admin advantag adventur affair african agricultur aim alon amateur ann antiqu apparel
appeal appl appoint approxim architectur argument armi arrang aspect assembl asset atom attempt attent
attribut australian automot avoid awar babe bath bedroom behind beyond bibl bike bind biolog bird birth blow
blowjob bob bond boot boston bottom branch breakfast bridg brief brought burn bus byte campaign campus
cancel candid canon cap capabl capac cast cent certifi chain chanc charl chief chris citizen coach coast
cock coffe cold colorado colour columbia column comfort comic commerc comparison compat compil comprehens
concentr congress conserv consider context contractor convent convers cooper coordin core corner correspond
counter coverag craft crime cruis cum cup currenc cycl dead dealer debt decor dedic deep delay democrat
demonstr desir destin detect diamond dictionari diet difficult disc discov doc donat draft dress dri duti
dynam easili eat economi edg effici elig emergenc encourag engag enlarg etc exact exclus exhibit expand
export faculti failur faith fantasi fashion fat father favourit festiv fiction fight flag flat fli font foot
ford forecast forest francisco freedom frequent fresh fuel fulli gear gene georgia guidelin guitar hardcor
harri headlin heard height highest hire household hundr ice icon ident illinoi illustr incest influenc
injuri innov insert instant int intellig intend interpret investor invit iraq iron israel italian jack
japanes java jersey johnson joint judg justic kansa kind lab laboratori lack laptop largest las launch leagu
leather led lee leg legisl lesson lie literatur lock lodg longer lord lose lowest magic mainten marin martin
mass medium mental mention merchant met michigan mid mike min mini minimum minist minor moder moment motion
movement multi nake newspap northern notebook occup ohio older optic optim oral orient own pacif pain pair
palm paperback paramet pari partnership path peac permiss phase photographi pink plastic plate platform
pocket poll poor premium pretti prev prime principl prioriti proceed professor proper protocol psycholog
qualifi quantiti queri random rape recogn recreat recruit relev religion remot resist restrict retir revenu
rich ride rise rose rout row royal russian saint santa satellit saw scene scientif scott sec secret
secretari senat sequenc serious seven sexual shape signal sit ski skip sleep smoke soft sold solid soul
southern spain spanish speci spend spirit spot squar stat steel steve sub subscript suck supplier surgeri
sustain symbol tape temperatur templat ten termin therapi throughout tit tom touch transact transit treat
trend truck truth typic ultim universal unknown unless urban usernam vari varieti vega vendor villag virus
vision vol volunt warranti wast wear weekend wheel wholesal wife wild winter wire workshop worth writer
wrong xxx youth zealand
""",
    ),
    (
        28,
        """
absolut academi accur accuraci actor admiss advis advisor afford ahead airlin alaska alcohol alloc alpha
amaz andrew annot anonym applianc appreci arab arizona array assur athlet atlanta audienc audit austin
austria authent autom ave avenu bargain basebal basketbal battl beat becam began bell bet beta billion
biographi birthday blond bondag bonus boob bookmark border bottl bought bound bowl brain brazil brian
broadcast broken buddi cach cam cape captur carrier cartoon cartridg chairman chamber characterist cheat
checkout chip christ circl circuit cisco clark clock coat collabor color compens compet complianc composit
con concert conclus confid conflict consolid constant contemporari contest conveni cooki cream creation
creek crimin criteria crystal dakota dalla dan danger daniel daughter dave davi debat declar decreas defend
del dell delta deposit depth deriv desk despit dick diego diff dildo dimens dine dinner dish disk disord
divers doll domest dot dual earlier eastern editori edward eight elimin emot empir empti enforc entiti
episod equiti equival ethic euro evening excit exclud exit experienc exposur extract fabric factori fals
famous faster fear felt finger flexibl folk forgot formal fort framework frank frequenc fruit funni gambl
gamma gate gather gave gender genet genr golden grati guard guess gun hat hate hawaii healthcar healthi
heavi hello henri hide highlight highway hip holder hole hong houston hunt hunter ideal ignor ill imagin
impress incorpor indiana infect infrastructur ink inspect inspir instanc intel intens intent interior iowa
ipod jackson jazz jean jesus jim joe jone joseph junior keep kelli keyboard knew kong korea landscap lane
laser latin layer leadership leas lectur len les liabil liber lift lingeri liquid logic loop loui luxuri
magnet maker manner marri marriag maryland massachusett mathemat matrix meter miami mill ministri minnesota
mirror miscellan missouri moon motorola mous multimedia mysteri nativ negat negoti netherland node notifi
novel nuclear null numer nutrit oblig obvious ocean oklahoma one ontario orang oregon outcom pad paragraph
patent peak pennsylvania percentag perman personnel perspect pharmaci philadelphia philosophi phoenix
physician pin plain planet plug porno portabl portal portfolio portion postal pound predict premier
prescript presenc preserv preview princip prison processor prohibit promis proof prove pub pull pump pure
push queen rain rapid rare ratio ray realiti realiz recoveri reduct refin reform reliabl religi remark renew
repeat residenti restor resum reveal revers rural russia salari salt samsung satisfi say scan scheme
scotland seal seattl secondari see seed seminar sensit serial sever shift shoot shopper shower signatur
simul singapor sister sitemap sky slide slight slot slow smart snow soccer soil solv sorri spa spam spec
specialist speech spent spi spiritu spread stamp static stephen stick straight strateg strength stress
strike strip submiss substanc suffer supplement suppos surpris surround surviv sweet swim tab tank tea
tennesse territori terror testimoni theatr threat throw tie tire toll tone toronto tourism tournament tower
trail trailer transform troubl tube tune turkey tutori twin up upload upper var verifi vice victim vintag
violat violenc void voyeur wale wallpap warm wave weapon weblog webmast whatev wing winner wisconsin wit won
yard yesterday zero zoom
""",
    ),
    (
        29,
        """
acc accid accompani accomplish acknowledg acquir acquisit acr addict admit adob advisori agenda aircraft
alabama alan alarm algorithm alleg allen allianc alphabet alter alumni analyst ancient anderson angl
anniversari antonio anyway anywher app appar appendix argu aris arkansa arrest atlant atmospher attitud
avatar avg backup baltimor ban bang banner bass bathroom bead beer behalf belgium belief belong belt ben
biggest bio blank blind blogger bluetooth bomb bone boundari breath breed bright britain broad broadband
broker brook bruce buffer builder bulletin bureau butt cabinet cake cambridg camcord carbon caribbean castl
catalogu catch cater cathol cellular census champion championship char charger charlott charm charter
chemistri chicken chocol chosen cinema circumst cite classif classroom claus clearanc climat climb cloud
cluster coin comedi commission compact complaint compos compound compress conclud confus connecticut consent
consequ consol contrast corp costa cotton coupon crack crash crazi crew cri crop crown curriculum curv czech
dean dear decad deck declin demo democraci deni densiti dental denver deploy depress der destroy diabet
difficulti digest disast discoveri disney dispatch dispos distinct dive divid domin don dose doubt downtown
dragon drama drum eagl ear easier echo egg egypt elementari elev elizabeth emerg emiss encod encyclopedia
enemi entitl equat eric ericsson escap essay ethnic eventu evil evolut exam exceed excess expans expenditur
experiment expir explan expos extent facilit faq farmer fellow fig finder fiscal flood florist fold folder
forget formula forth fourth fox fundament furnish gap gari gateway generic geograph giant glossari gnu
gourmet governor grace graph gray greatest greec greek greet grid guidanc guinea hampshir hang hardcov
hazard header heal heaven hell heritag hero hey hidden hobbi hockey holi hollywood honor hook hop howard
hurrican husband idaho identif illeg immigr impli incid inclus infant inquiri insight instructor intellectu
interraci inventori iran irish islam isol jacket jane jason javascript jeff jennif jet jewish joke jordan
jose journey kentucki kernel kevin kick kim kiss labour lamp laugh lay legend leisur let lewi lib liberti
lifestyl limousin lincoln linear louisiana lunch mad manchest margin marketplac marshal massiv matt matthew
meal meat merchandis mesh messeng metro micro milk miller mine miner minim misc mississippi mod modem modif
monster montana moor moral most motiv motorcycl mouth municip murder muscl narrow navi nearbi nebraska
nevada newest newli nine nippl nois nomin northwest norway notif oak occas odd offlin oliv opposit organic
orlando orlean outlet outlin outlook outstand oxford packet pakistan pan panason pant parallel partial
passeng passion pearl pee peer pen penalti pension perl petit philip philippin phrase piano pill pilot pipe
piss plane plasma playstat pleasur plot plugin podcast poem poetri polish pollut portland possess potter
prayer precis pregnanc pregnant princ printabl prize prompt prospect proud provinc puls puzzl que quiet rack
radiat rail ram raw reaction rear recal recipi recognit recycl ref refund refus registri regulatori reject
relax reli relief remind represent reproduct republican res resolv retain retriev revolut reward rhode rice
robot roger rom roman romanc rome roof router routin rush safari sam sand sarah satisfact scanner
scholarship scientist scope seem segment sensor sentenc settlement setup shadow sharp shave shell shock
sight simon simpson sin sing sir smaller smile smooth solar soldier sole spank spell split spywar stabil
sterl steven storm strang stretch struggl subsequ substanti substitut suffici sugar suitabl sum superior
suprem sweden swiss switzerland sydney symptom syndic taiwan tale talent tast taylor teenag telecommun
temporari tend tenni textbook thailand thick thong thumbnail tiger tight tim tissu titan tomorrow toni
tonight tourist trace transcript transmiss treasur truli twenti twice ultra unabl unfortun uniform univers
unix unlik unlimit upcom usag utah valentin vancouv variat vat vector veget ventur venu vermont vertic
veteran viagra vibrat victoria villa virgin visa visibl vitamin vulner wage wash weak well wet width
wikipedia wildlif will wilson worri wow wrap yeah yield
""",
    ),
    (
        30,
        """
abroad absenc acceler accredit accus acoust acrobat adequ administ advers advoc afternoon aggreg alberta
alex alexand alien align aliv alli amen ami amp amsterdam analog analys andi anna antenna anthoni anticip
anytim apach apprais arcad architect arena argentina arrow arthur asp assumpt automobil aviat awesom back
bake baker bankruptci barbara bare barn barri barrier beam bean beast behavior behaviour berlin besid
bestial bestsel beverag bidder billi binari birmingham biz blackjack blade blend bless bold bookstor boost
booti bore borrow boss bracelet brake brass bread brochur brush buffalo bulk busti cafe campbel candi candl
captain carol carpet cassett casual caught character chariti chase cheer chees cherri chest chick chile
christoph chronic chronicl cincinnati citat cleaner clerk cleveland clinton clone closer cloudi coastal
colleagu collector coloni columbus combat commentari complain compli complic compris concret confidenti
conform connector conscious constraint consumpt contamin contributor convict copper cord correl corrupt
cosmet costum cottag counsel crisi crowd cure cute dad damn deadlin debian debug deduct def defect defenc
defens delawar deleg delight delux den denmark denni departur deputi desert deserv destruct detroit devil
devot diagnosi diagnost diagram dial diari differenti dirti discharg disciplin disclosur discret discrimin
disput distinguish distributor disturb divorc dodg dougla dozen dramat drawn drill driven dublin duke duplic
durat dust dutch earring eas eboni ecolog edinburgh elder eleg elsewher emphasi encount encrypt endors
enquiri epson era erot escort ethernet evan everybodi everyday excerpt exempt exhaust exp expertis explicit
exploit facial familiar fantast fault fell fetish fifth finland firefox firewal flame float fluid forev
forgotten fortun foster founder fragranc franchis franklin fraud ftp funer gadget gang garag genom genuin
geolog ghost glad glanc globe glove gordon grain grass greg grey grill gross grove grown guardian guestbook
habitat hack hacker hairi hamilton handbook handheld harm harvest headset henc herb hike hilton hint hist
honda honest hood horror hub hugh hungari hurt hybrid ian immun implic impos imposs incent incred indonesia
indoor induc inflat ingredi inject inner integ inter intermedi interval intervent invent ion iraqi isl jam
jay jerri jessica jewelleri jimmi johnni jon jonathan journalist joy judgment jurisdict keith ken kent kerri
knight korean larri latina latter lawrenc layout lbs leaf lender licenc lifetim linda lion lip lisa liter
loos loung lover luck lucki madison malaysia mall maria mask massag masturb mat mate maxim mayor meant med
melbourn memorabilia mercuri mere metabol methodolog mexican migrat milwauke mistak molecular monkey morgan
motel mph musician muslim mutual nail nashvill nationwid nearest necessarili neck necklac nelson nest nick
nintendo nova nut occasion occupi offend offset okay oldest olymp ongo opera oppos oracl ordin ordinari org
orgi outsourc oversea ownership pace palac palestinian panti par para parliament particl passag pat patrick
pcs peni perfum peripher pharmaceut phil phillip pine pioneer pipelin pitch pittsburgh pixel pizza placement
planner platinum plaza plenti pointer poland portrait portug pose postag pot potteri pour poverti powder
practition preced prescrib pride primarili princess privileg probe profess projector proport protest puerto
punish pupil purpl pursu pursuant python qti qualif quest radar ran rat rebat receipt recept receptor recov
referr reg regardless rehabilit remedi render rep reprint reproduc reput rescu resel richmond rick rico
rider ridg rob rod romant ron ross rotat rough rubber rug russel ryan sacramento sad sail scenario scholar
sci scottish screenshot screw sean seeker semest semi settl shade sharewar shield shit shore shoulder sick
siemen sierra silent sim singer skirt slave sleev slip slut soap socket solo somewhat somewher southwest
spare spectrum spin spray squirt sri stabl stack stainless statut steer stem stereo stewart sticker stimul
strain strap strengthen strict stroke stupid sublim subsect succeed sudden summit supervis supervisor surf
susan suspect suspens swing syndrom syntax tablet tail tall tampa tan tap taught tear tee temp templ tender
terri terrorist thai thermal thin thompson threaten throat thumb tiffani tile till tini toe toler ton tortur
toshiba tough toxic toyota trainer tran transmit transpar trap tribe tribun trick trigger trim tripl troop
tropic twist ukrain undergradu underground unsubscrib unusu urg vaccin vacuum valuabl valv vessel victori
vietnam viewer vinyl vista vital vocal voltag voter wake walker walter ward warehous warrant warrior watt
wayn wealth webcam welfar whenev wherea wiki wise withdraw wizard wolf workplac wors worship worst wound
wyom yoga
""",
    ),
    (
        31,
        """
aaron abandon abort absorb accent accumul ace acut adjac admir adolesc affirm afghanistan afraid aggress
airfar aka albani albert algebra alic allergi amber amplifi analyt anchor annex annoy ant antibodi anxieti
anybodi anymor approx arabia arc arch artifici artwork ash asid assault assert astronomi athen atlas attain
aud autumn axi bachelor backpack bahama balloon bandwidth baptist barcelona basin bat beaver bee beef beginn
bench benchmark bend benjamin berkeley bias bibliographi bicycl bigger bikini bishop bitch bite blame
blanket blast blvd bobbi bow bracket brad brick bride brilliant bristol britney broadway broke bronz
brooklyn bubbl buck bulb bulgaria bull bullet bunch bundl burden buri burner butter butterfli cab cabin cad
cal calibr calm camel canva canyon cardin cargo carl carlo carter cashier cave cedar ceil celeb cemeteri
ceram ceremoni charli chef chevrolet chi childhood chuck cigarett circul civic civilian clay closur coal
coalit cod cognit cole collaps collar collin colombia columnist combo commenc commod commonwealth comp
companion compaq competitor condo continent controversi converg convinc cookbook cop corn courtesi cow
cowboy craig crap creator creatur cricket croatia crucial cuba customis cylind cyprus dale dam danish dare
dawn deem deer defeat delhi demograph denot dentist depot descend desper detector deviant deviat diagnos
dialogu diamet diesel dig dimension dir disagre disappear disappoint disclos dismiss dividend divin dock
documentari donald donor dos doug drag drain drew drunk duck dump durabl durham eddi ejacul elit embed
eminem emphas eng enrol enthusiast entranc entrepreneur envelop enzym etern eve everywher evolv exot expedit
explos ext fake fame fanci fare fed fellowship fenc ferri fertil fewer fighter filenam fisher fisheri fixtur
fleet flip floral florenc flu foam fool fork formul fraction fragment franci fred freewar freez friendship
frog frustrat fulfil furthermor fusion galaxi gaug geek gel gem gen genealog gentl geographi ghz gig glasgow
glori gnome gonna gospel grab graham grate grave grew grip groceri guilti gulf gym habit halloween hammer
han handbag harvard haven hawk hay headphon headquart hebrew heel helen helmet herald herbal herein hewlett
highland hispan holland hon honey honour horizon horizont hormon horn horni hostel housewar hrs iceland
impair imperi incorrect indi indianapoli indirect inherit innoc inspector insul interfer interrupt intro
invalid invas invoic isra jacksonvill jacob jamaica jefferson jew jewel juan judici juic junction juri
justifi justin juvenil karen kate kati katrina kennedi kenya killer kingston knee knife knit knock kodak
laid lanka lat latex laura lawn lean lebanon legaci legislatur lemon lend lens leon levi liabl lick lite
literaci literari litig liver liverpool lobbi logist lone lookup lotteri loud louisvill lung luxembourg lynn
machineri macintosh macro madonna madrid mag mandat mandatori manga manhattan manipul mapl marc margaret
marker marriott mart mason matern medal median mediat medicar melissa membran memphi mentor merced merg
merit meta metric metropolitan mhz mice michell microphon microwav midi midland midnight miniatur minneapoli
mint mitchel mitsubishi mixtur molecul monica montgomeri montreal mood moreov morri mortal moscow
motherboard mozilla mrs murphi murray myth nanci narrat neil nepal netscap neutral nigeria nike nikon nissan
nobl noon norfolk norman northeast norton nose notion nurseri nylon oakland offens offshor omega oppon opt
orbit orchestra organ ottawa outer oven overcom overnight oxid oxygen packard pal panama pantyhos paradis
parish parker partit passport paste pastor patholog patriot payabl payday pend pendant penetr pentium pepper
perceiv percept persist peru philosoph physiolog pickup pie pierc pierr pig pillow pirat pit plaintiff
playlist pleasant poet poison polar pole polyphon pond portugues postcard potato prais pray preliminari
premis prerequisit presidenti priest procur prototyp proven proxi punch punk puppi quantum quebec quilt quit
quiz quotat rabbit rachel radic raid railroad railway rainbow ralli ralph ranch ranger rap ration realist
realtor rebel recognis reconstruct redeem reed refresh refriger refuge regim reinforc relay reload reloc
replic repositori reset residu reunion reuter rev ribbon rim rio rip robin robinson rocket rocki roommat
rope roulett rover roy royalti rpm rubi rugbi runner salad salon samuel sandi sauc saudi saver scatter scout
scratch scream screensav scroll sculptur semiconductor sender shake sharehold sharon shelf shelter shine
shipment shortcut showcas shut sigma silenc silicon silk simplifi simultan sink sixth skate skype slice
slideshow slim slope slowli smell snake snap snowboard sociolog sock somebodi sophist sought soundtrack soup
southeast span spark spatial spear spectacular spice spider spoke spoken spotlight spous stadium stain
stanley starter statutori std steal steam stood strand stripe stud stun stylish subsidiari sue suicid
sunglass sunni sunset sur surgeon surgic surveil survivor suspend swap swedish swinger sword symposium
synchron tackl tactic tattoo technician ted teeth tenant tent terribl textil textur theft theolog theoret
therapeut thereof thesi thi thirti thorough thou threesom threshold thru tin tobacco todd toilet tokyo
tomato toner tongu toolbar township tracker trader tray treati trek trunk truste tub tuition tunnel turbo
turkish turner tutor tvs twelv twink unavail uncertainti under understood undertak underwear unemploy unlock
untitl vacanc val vast veloc venezuela verif vers versus vincent violent volt voluntari wanna warner warren
weigh weird willi wisdom wooden workforc worm wrestl wright yacht yorkshir younger zimbabw zoo
""",
    ),
    (
        32,
        """
ab abnorm aborigin absent abund activist actress ada adaptor adelaid adher adhes adida advert advocaci
aerial ala albuquerqu alfr ali alia alloy alpin alt alto amanda ambassador amino amongst amus anatomi andrea
anger angri anthropolog antivirus apolog appel arbitr archaeolog arctic arg arlington armenia armstrong
arnold arteri arthriti ascend ashley aspir assort asthma astrolog atm auckland audi auditor aurora aus
authoris autograph await aye backward bacteria badg bailey bali ballot banana bangkok bangladesh barbado
barrel baselin batch battlefield beatl begun beij belarus beliz belli beneath benefici beneficiari bennett
benz bermuda bernard berri betti bever bingo biol biotechnolog bizarr blackberri blair bleed blink bloom
boil bolivia bolt boolean boom booth borough bosnia bother botswana boulder boulevard bounc bouquet boutiqu
bra bradley brave brazilian breach breakdown bridal brighton brisban britannica brunett brunswick brussel
brutal bryan bud bulgarian bump bumper burst burton bust butler buzz cage calcium calgari calori cambodia
cameron canal capitol capsul caption carey carniv carv catalyst catherin cattl caution ceas celtic chad chao
chapel charleston cheaper cheapest checklist cheerlead chem chequ chess chester chill cholesterol chop chord
chorus chose christin christina chrome chromosom chrysler ciao circular clair clan clarifi clariti cliff
closest clue cocktail coeffici coil col colin colon comm commut compass compel complement compliant
compromis concord concurr condens conferenc confess confin confront congo congratul congression conjunct
consecut consensus consortium conspiraci constitu contin contrari convey cooler cope coral cordless coup
courag courier cox credibl crest crush cruz cube cuisin cult cunt curious curs curtain cushion custodi daddi
dairi dancer danni darwin dash davidson dayton debut decent decim decod deed deepli defer defici deficit
degrad deliber delici demon depict dessert detach development dialog dian dice dietari diffus dip diploma
dirt dis disadvantag disco discontinu dispens displac disrupt dissemin dist distort div doctrin doe dolphin
dominican donna doom down dpi dryer dude duncan duo dwell earl earthquak easter eclips eco ecosystem ecuador
egyptian elector eleph ellen elli elvi embassi embrac emili emir emul enact enclos enclosur endur enorm
enrich ensembl erect essenc essex estonia ethiopia eugen excus expo exterior extraordinari fabul fade fairi
falcon fallen fascin fastest fatal fate favor favour feasibl fever fifti fiji fin finest finit fireplac fist
flavor flaw flesh floppi floyd flush flux flyer fog footwear foreclosur forestri forg forti fossil fountain
freak frederick freelanc freight frontier frost frozen fujitsu fundrais fur fwd gag gal gallon gamer gazett
generous genesi geneva genius geo geometri ghana gibson girlfriend glen glenn glow goat gorgeous gotten
government gradual gram grammar granni graviti gregori groom groov guam guatemala guild haiti ham hamburg
hampton handi handicap harass harbour harder harmoni harper harrison hart harvey heater heather heavili
helicopt henderson hepat herebi hierarchi hilari holli holm homeland homeless homeown homework homosexu
honolulu horoscop horribl hose hottest hudson hull humid hung hungarian hunk hwi hydrogen idiot illumin
implant inappropri incomplet increment incur indigen induct infinit infrar infring inhibit inhibitor injur
inlin inquir insect insist intak interim internship intersect intim intuit invis irrig ital iter itun ivori
jaguar jail jami janet jar jeep jeffrey jenni jeremi jerusalem jess joan joel josh joshua judi julia jungl
karaok karl kathi kay kenneth kidney klein knive kuwait lace ladder lamb lambda lancast lang lao lap latino
latitud latvia laundri lauren lawsuit leak learner leed legitim leo leonard leverag librarian lid lighter
lightn lightweight linen linguist lit lithuania lloyd lopez lotus luggag luke magnitud mainland mainstream
malta manifest manitoba manor manuscript marbl marco marilyn marina mario maritim martha martial marvel
mastercard mattress mazda mcdonald meadow meaning meanwhil medicaid mediev medit meetup mega megapixel melt
mem memo menus merci merger mess metr michel midwest mighti milan mild millennium milton minolta minus
miracl missil mistress mitig mixer modular moistur monaco monetari mono monro mont monument morocco mover
mozambiqu mug multipli muse mutat myer myspac mystic nam namibia nasti nat nav naval necess needl neglect
neighbour nerv nervous nevertheless newbi newcastl newer newport newsgroup newton nichola nicknam nicol
nonprofit norm norwegian notabl novelti nudist nuke nutrient oasi obes obituari occurr offenc olympus omaha
omiss onion oop organism orgasm ornament oscar ought ounc outreach oval overhead overlook overwhelm owe owen
owl panther parad parcel pars passiv pathway patio patricia patrol paus payrol pea pencil penguin penn penni
perri perth pest pesticid pete petersburg petroleum pharmacolog phi phys pile ping playboy pledg plumb
plymouth poli politician polo polym pope porcelain porter pos powel powerpoint pragu prairi precious
precipit predat prefix prep presum princeton probat proc promin promo prop prophet proposit proprietari pros
prosecut prot protector provinci pts purs quad quantit queensland questionnair queue racial radius rage
raleigh randi rant raymond react realis realm realti rebound rebuild rec redirect redistribut reef reel
referenc refil refurbish registrar regress reimburs reliev remix renaiss renam reno renov repay replica
reservoir resign reson respiratori retent retreat retro revel revolutionari rhythm rid rifl ripe rival
riversid roast robust rochest roller ronald roster rub ruin ruth sacr sacrific saddam sage salem salmon
salvador samoa sanction sandra sandwich sap sara saskatchewan scam scare scooter scotia scriptur seafood
sediment semant sept ser servant seventh sew shaft shakespear shame shanghai shark shaw shed sheep sheffield
shelv shout shuttl silli sincer sip sketch slovakia slovenia snack snapshot sodium sofa sol solicit solomon
soma somehow sonic soonest soviet specimen specul spencer sphere spike spill sponsorship springfield sprint
squad staf stake stakehold stanford startup statewid statu ste steadi stir stitch stolen stomach stranger
strive stronger struck stuart stuck stuf stylus subcommitte subdivis suburb sudan sullivan summar sunris
sunshin superb suppress surg surnam surplus sussex suzuki swallow sweep swift symphoni sync synopsi synthesi
synthet syria systemat tailor tanzania tar tariff taxat taxi taxpay techno telescop tension terrac testament
tex thee theorem therapist therebi thesaurus thomson thrill thriller thunder tide tier timber timelin timer
timothi toddler token tommi toolbox topless towel tract tractor tranc transmitt transplant transsexu
transvestit trash treasuri tremend triangl tribal tribut trinidad triniti trio trivia troubleshoot troy
tucson tuner turtl tyler uganda ugli una uncl undefin undertaken unexpect unifi uniti univ unsign unto
urgent uruguay usabl utter vagina valium valuat vampir variant vault vegetarian venic vent verizon vest vet
veterinari vic victor victorian vienna vii vike vocat volkswagen volleybal volvo voucher voyag wal wallac
wallet wander ware washer watersh watson wax webcast webster weed weld wellington welsh wetland whale wheat
whilst whip whore wichita wick wider widescreen wifi wilder windsor witch wool workout workstat worn worthi
yamaha yanke yea zambia zen zoophilia
""",
    ),
    (
        33,
        """
abbrevi aberdeen abraham absorpt accident acn acronym acryl ador adrian adwar aerospac aesthet afterward
airway albania alexandria algeria alicia alik allah allan alley altitud aluminium ambient ambul ana anaheim
ancestor andorra andr angela angola ankl anni antarctica antibiot antigen antigua apollo apparatus applet
apt aqua aquarium aquat arbitrari articul aruba asbesto assassin assay asterisk astronom asylum ate att
auburn augment aunt avon aw awaken axe azerbaijan bacon bacteri baghdad bahrain bakeri balconi bald ballet
banker banquet barber barbi bark basement bash batman be bedford beg behav belfast bent beth bhutan biblic
bibliograph binocular biodivers bisexu bitter blah blake bloodi bluff blunt boast bon booklet booster bosch
bot botan boxer boyfriend brace bradford brandon bras breeder breez brew briefli broader brunei bryant
bucket budapest buffet bulldog bunni burial burk burlington burundi buse bye bypass cadillac caller calvin
cameroon can canberra cannon cano capri captiv caravan cardiac cardiff cardiovascular carlton carmen carolin
carpent carriag carrol carson casa cascad casey casio casualti categor cathedr cayman cement cert champ
champagn chan chancellor charit chassi chelsea chen chevi choir christi chronolog chubbi cigar cindi cir
circus citizenship clamp clara clash cleanup cleric clever clit closet clutch cohen coher coincid coleman
collis cologn comb communist complementari complimentari conceal conceiv conceptu condemn condition condom
conductor cone conf congest congreg constructor contempl contend conting contour contradict cooker copier
cork cornel cornwal corpus corridor cos cosponsor couch councillor countrysid courtyard cousin cove coven
crab cradl crane crawford crawl credenti creditor crescent crib criterion critiqu crossword crow crude
cruiser cub cuban cubic cue cultiv cumul cur curl cursor curti cutter daemon daisi dame dana dart dashboard
dat deaf dealt debbi debit deborah decal decay dee deeper dem denial denomin dens department depriv dept
derbi derek destini detent deutschland devast devon diana diaper dictat dilut dim diminish din dinosaur
diplomat discard disciplinari disconnect discours discrep dishwash dispers disposit dissert dissolv distant
distress diver dom dome domino dosag dover dow drainag drawer drift drove dts dub dubai dumb dummi dye dylan
eager earliest eau economist ed eden edgar edmonton eighth elabor elast electro eleven eli elk elliott emac
embarrass embodi embroideri emerald emma emperor empow encompass endang endless endow engrav enlighten eo
epic epidemiolog equilibrium eras erik eros erotica err eva evanesc evangel excav excurs exec exhibitor
explod expressli fairfield fasten fatigu fatti feast feat feather feeder ferrari fiber fibr fifteen figurin
finnish firearm firmwar flasher fleec flex flour fluctuat fluoresc flute focal foil foo footag footnot forb
forbidden forens forgiv forthcom fought foul fractur frankfurt fraser freeli freezer fridg fuji funk funki
fuse fuzzi gabriel gage gale garbag garcia garlic garment garnet gasolin gentleman gerald getaway gibraltar
gilbert ginger glaze glucos goddess goodby gore gossip gothic gotta gown grad granit grape greenhous
greenland greensboro grenada griffin grind groundwat gum guru gut guyana hal halifax halo halt hama handler
handmad handset hansen har hardi hardwood harley harmon harold hartford hash hast hatch haunt hawaiian
headach heath hedg helena helper herbert hesit hindu hing historian hitachi hollow holocaust homer hometown
hondura honeymoon hopkin hostil housew hug hugo humanitarian humbl humili humour hunger hungri huntington
hurri hydraul hygien hyperlink hypothesi hypothet hyundai id ideolog idl idol ign ignit illus immunolog
implicit imprint inaccuraci inact inadequ inbox incl inclin inconsist ind indonesian inequ inevit inexpens
inf infecti infer inhabit inher inland insan insuffici insulin interchang interconnect intern interstat
intranet introductori invad invari inventor invers invert invok ira iranian irrit irvin isaac istanbul
italia italic jacki jacqu jade jake jaw jerk jill joey johnston joyc judgement judiciari julian jumper junk
justif karma kathleen kayak kazakhstan keen keeper kenni keno kinas kinda kindergarten kinet kirk kitten
kitti knob knot kruger kurt kyle laden lafayett lamin lanc landlord landmark lateral lazi lea leap legendari
lesli lesotho lesser leu lexington lexus liaison liberia license liechtenstein lien likelihood likewis lili
lime lindsay liner linkag liquor livestock liz locker logan lolita longest longitud lotion lou louis loyalti
lubric luca luci lucia lui luther lynch lyon macedonia madagascar mae magnific mai maid maiden mailbox
mailman makeup malawi maldiv mali malpractic mama mambo marathon marcus marijuana marion marsh mas maui
mauritius mediterranean mel melodi memoir memor memorandum merri mesa metadata metallica meyer mia mic
microbiolog microscop mil mileag mileston mime modest mold moldova momentum mongolia monk monterey morrison
mose moss mpg mud mumbai munich mushroom mustang mutant myanmar myrtl napl nathan naughti nay nazi neat
neglig nelli neon neural neurolog neuron newark newfoundland newman niagara nicaragua nickel niger nightlif
nightmar nil nile nirvana nitrogen nod nomine nonfict notat nottingham nowher nuditi obj obscur obsess
obstacl oman omit oncolog optimum orchid out outfit outrag overflow overlap overrid oversight ozon pagan
paintbal painter pale palestin palmer pam pamela panic papua paradigm paraguay parliamentari pas pasta
patron pave pavilion pct peach peanut pear pedal peel peg peninsula peptid persian pertain peso peterson
petition phantom pharmacist phenomena phenomenon picnic pier pike pix plantat plaqu playback playground
playoff plead pod pokemon polyest poni pontiac popup pork porsch portray portsmouth postcod postgradu pouch
poultri ppm preach predomin prejudic prepaid preschool preston pretend prevail preval primer primit profici
profound pronounc propag prosecutor prosper prostat proxim prozac psi psychiatr psychiatri psychic purifi
pursuit pyramid qatar quak quartz quizz racer racism radiolog raider ramp rand rave raven reactiv reactor
readili recess recharg reciproc redhead redund refere regener regent regga regret rehab reid reign rel
relianc remaind rene renown repeal repetit resembl resin restart restructur retard reus reveng reviv revolv
reynold rib richardson ricki ridicul rig rigid rita ritual robbi robertson rogu roland roma romeo rosa
rotari roug rwanda sack saddl safeguard safer sailor sake salli salvat samba sanctuari sandal sander sapphir
satin satisfactori satur saturn sauna savag savannah scalabl scandal scari scenic scent schema scoop scrap
scrub scuba seamless sear secretariat sedan sega seiz sen seneg sensat sensibl sentiment seq serbia serum
sewer seychell shallow shannon sheer shepherd sheriff sherman shooter shortag shorter shrink sic sig sigh
singh sixti skateboard skull slam slate slovak smallest smartphon smash smithsonian smoker soc socialist
softbal solicitor somalia somerset sore southampton sparkl spas specialis sperm spine spiral splash
spokesman spoon spreadsheet springer spur squeez stair stall stan stapl stare stationeri steak stephani
stern steroid sticki stiff stockholm stoke stool stove str strawberri streamlin subaru subset subsidi
substrat subtitl subtl suburban superintend surrend surrey swan swaziland sweat sweater sweatshirt swell
sympathi synonym syracus taho tamil teddi telegraph telephoni temper tempor temporarili tendenc tenur
terminolog terrain terrier tester testifi thanksgiv thereaft theta thrown tick tickl til tilt timet titanium
tobago toolkit tooth topolog tori torrent toss tot tote tow traci tragedi trait trauma travi tripod triumph
trojan trophi trout tsunami tulsa tunisia turk turnov twilight umbrella unanim unauthor undergo underwat
undo unfair uni unnecessari unoffici unus unveil unwrap upset upward urin url useless usher uzbekistan
vanilla vanuatu varianc vase vatican vein velvet ventil verb verbal verd vernon versatil vertex vietnames
viewpoint viii vine vineyard violin viral virtu vivid vocabulari volatil wade wagner wagon waist waiver
walli walnut walt wan wang warfar waterproof webpag wendi wesley westminst what wheelchair wherev whisper
widespread widget widow wiley willow winston wipe wive woodland worcest workflow wrist xerox yale yang yarn
yeast yemen yen yrs yugoslavia yukon zinc zoloft zombi
""",
    ),
    (
        34,
        """
abbey abid aboard acclaim accru acquaint actuat adjourn adv advent affin afghan agil ajax albanian ale alias
alison alkalin allison almanac almond alongsid aloud alright altogeth alzheim ambigu ambit amort amplitud
ancestri anchorag anguilla anita annuiti anomali anthem antholog antill anxious ape apertur apex aphrodit
apo append appetit apprentic ark arsenal asa asap ashanti ashle asleep aspen assoc aston atari atkin attende
attic auditorium augusta aussi austrian autism autobiographi autonom aux auxiliari avalon aveng avid bach
backyard bail bait baldwin ballard bamboo bangalor baptism barbecu barbuda baron barr barrett barton bastard
bate baton battalion batter bauer beacon beard beaten beck becker beetl beig belgian bella belov bengal
benin benson bentley berkshir betray bewar biker bilater bilingu billiard binder biochemistri biograph
biomed biotech biscuit bissau bladder blaze bldg blender bliss blk blocker blossom blown blur boe boiler
bois bollywood bolton bomber bonni boo bookshop boon bout boyd bradi brasil breaker breakthrough brenda
brent brett brewer brigad brokerag bruno buckl buddha buddhist buffi buick bulli burger burma buster bylaw
byron caesar cairn cairo calculus caledonia camden camper campground cancun cane canopi canterburi canton
capita carat carbohydr carcinoma caregiv carlson carnegi carolyn carr carrot castro catastroph cathi cavali
caviti cellar cellphon cereal cha chairperson chalet chandler changer chap chapman charcoal che checker
cheek chemotherapi cheney cheroke cheryl cheshir chew chic childcar chin chlorid christchurch chunk churchil
citrus claimant clare clarif claud claw clayton cleans closeout clown clutter coaster cobra coca cocain coco
cocoa coconut cohort coke cola coli collater collegi colonel colt combust comet comma commemor commend como
comoro compart compliment compressor compulsori concess concis condominium confeder conquer conrad conscienc
constrain constru consul cont contracept contractu conven cookwar copenhagen cor coronari corros cosmic cote
cough counselor counterpart coventri cracker crate crave creed crimson crisp crook cruel crusad ctr cuff
culinari cumberland curat curb curri cuti cynthia dane darl darren dawson daylight dealership debri debtor
deceas decept deco decre deform deg deli delic della delphi denim denis dent dentistri deplet deprec depreci
desc descriptor deterior devis dew dewey diagon diazepam digniti dilemma dilig dinar diner dioxid discipl
discographi discourag discreet dispar dissent distract diva diversifi dixon djibouti docket dolbi dominica
dong dorothi dorset dove downstream doyl drake dread drip drought drown duct duff dull dune dungeon dunn
duplex dwarf dynasti dysfunct easiest edwin efficaci ego einstein elain elbow electrod elf em embroid embryo
emerson emit encarta enchant enlist enquir enthusiasm enumer epidem equatori ergonom eri erin eritrea ernest
escal esp espresso esteem etch ether etiquett europa evacu everett evergreen evit evolutionari exet exil
exquisit extinct facet faint fairfax falkland fargo faro faucet fave fedex fedora feminist fender ferguson
fest fetch fidel fiesta filmmak filmographi fingerprint firefight firework fischer fitzgerald flap flare
flashlight flavour flew flick flock flop flora followup fond footer franz fratern freddi freeman freestyl
freshman freshwat fresno frighten fring fuller furi furnac gabon gambia gardner garland garner gase gaza
gaze gemston gentlemen genus geometr geophys georgetown gestur ghetto gill glacier gland glimps glitter
gloria glorious gloss glue goa goggl goo goodi goodman goos govt gradient gran grandfath grandma grandmoth
grasp greas greenwich greenwood grief grievanc grin grinder grower guadeloup gucci guilt gwen gymnast hail
hammond hamper hancock handsom hank hannah hanson hardback harden harsh hassl hath haul hawthorn heap heck
helsinki hen hendrix herd herman heroin herzegovina hewitt hex hindi hitch hitler hmm hobart hoffman hogti
holden holist homemad homestead homo hoop hoover hord hotlin howel huh hum hump hun hussein hut hyde hydro
hydrolog hype hypertens imageri imit immens immers immort imp imped imprison improp impuls inabl inaugur
incident inconveni incub indict indulg infantri infin inflammatori influenti influenza informat infus inhal
init inlet inmat inning inst instinct insult intact intercept interdisciplinari interoper intestin intrigu
intrus iri irregular irrelev irv issuanc issuer itinerari ivan ivi jacuzzi jakarta jasper jedi jelli jenkin
jenna jensen jigsaw joann jockey jodi johann johannesburg judith juici jupit kaiser kane karat katherin
kerala keynot khan kidnap kiribati kite knoxvill kosovo kyoto kyrgyzstan labrador lacross lag lam lancashir
landfil lans lantern lar lattic laughter laurel laurent lauri lavend legion lego leicest leigh lemma lesion
lever levin libya lieuten lighthous limb limo lin lipid lisbon lisp lister lithium litr litter livingston
loader lobster loft logout lon lori loser loyal lumber lump lunar lure lust lutheran lynx macau macdonald
madam madden maggi majesti malaria malcolm malign mammal mania manifold manila mankind mann mansion manuel
mare mariana marit markup marley marti martinez martiniqu masterpiec mauric mauritania maxwel maya mayer
mayo mccarthi mead meantim meg megan mercer meridian metaphor meteorolog methodist methyl mfg mickey
micronesia midway migrant miguel millionair mislead misplac missionari mist misus mob mock modal mol molli
monogram monopoli montenegro moodi moos morpholog morton mos mosaic mosquito motif mould movabl mozart
multicultur multiplay mum mytholog nan nanni napoleon napster narnia nash natali nauru neal neighbourhood
neoplasm nero ness nevi newborn newsroom nich nicola nikki nina ninja ninth nip nixon noah noisi nonetheless
nonlinear nonsens nordic northwestern norwich nos notch notori notwithstand noun novic nucleotid nucleus
oakley obey objection obliqu observatori obsolet obstruct oceania odyssey offspr olivia onset onsit ont op
oppress optimis optimist orchard ore orion orphan orthodox oscil oslo outbreak outerwear outgo outlaw
outpati over overlay overload overs overse overstock overtim oyster packer paddl palau panda panorama papa
paradox paramount parasit parkway parol parrot parser parson pasadena pathogen patienc patterson patti paula
pavement paw payout pearson pedestrian pedro pentagon pentax percuss perkin perpetu personalis persuad
pertin petrol peugeot phosphat photocopi photon pigeon pillar pinnacl piper pistol piston pitcher pitt pivot
pkg plagu planetari playa plea plump plural plush pogo pol polynesia polynomi pooh porch pornographi postpon
postscript potassium practis precaut precursor prematur presbyterian presley prestig prestigi prey proactiv
proclaim prod prof prolifer prolong prom propaganda propel propheci prostitut proton provision provok psalm
puffi pulmonari pulp puma pumpkin puppet purdu purif pvt qualit quantifi quartet quota rabbi racist radioact
raft rag rainfal rambl randal rational razor readabl reagan reboot recap recit recombin reconcili
rectangular recur recurr recurs redempt redesign reebok refinanc reflex refug regenc regiment regina rehears
reluct rem renal renault reorgan replay reptil requisit restraint resurrect ret retract retrospect revert
revisit rewrit rex rhapsodi rhetor rhyme righteous rigor riley riot ripper rite rms roar robe roberto rocker
rodeo rodriguez rolex romanian rooki roosevelt roth rotten roundup rude rue ruler rupe russ rust saab sac
saga sahara salin salsa sampler samurai sang sanit santiago satan sausag scar scarc scat sceneri sch schmidt
schneider schoolgirl schwartz scoreboard scottsdal scrapbook scrutini sebastian secular seizur selector sem
sentinel sequel sequenti seren sermon seth seventi sgt shampoo shane shawn shear shelbi sheraton shi shirley
shrimp shrub shuffl shutdown shutter sibl sid sidewalk sightse signifi simmon simpler simplic singular sioux
sis skeleton slap slash slaughter slaveri slayer slipknot slower soak soar soda solder solitair solvent
sometim songwrit sooner sophomor sorrow sour southeastern southwestern souvenir sovereign soy spacecraft
spacious spawn spectat spectra spectral spinal spite spoil spoiler spokan spontan squash squid ssh sta staci
stanc stark stationari steep stefan stein steril sting stipul straightforward strait straw streak stripper
stroller strongest strut stumbl stunt submarin subsystem subtot subtract subunit subway successor sued
suffolk summon sup superman supermarket superstar superstor supplementari supra surfer surinam surveyor
suscept sushi sutton suzann swamp swear swimwear switchboard swivel syllabus symmetr symmetri synthes syrup
tacoma tai tajikistan tao tapestri tara tarot tasmania tasti taxabl taxonomi teas teaspoon telnet tempo
tempt tenth terra terrif thame theatric therein thigh threw thrive throne thrust thyroid tibetan ticker
ticketmast timeout timeshar tina toast toggl togo toledo tomb tome tonga tonn tor torch torn torqu traffick
tragic traine transient travers trent trilog trivial troll trolley trouser trump trumpet tuck tucker tulip
tungsten turbin turkmenistan twain tweak twentieth twp tyre ukrainian ultrasound unbeliev unbias uncertain
unchang uncov uncut underlin undermin underway underwrit unicod unlaw unreal unsecur unstabl unwant upright
upstream usenet utilis vac vacant vagin vagu vale valencia vanish vaniti vascular venus vera verdict viabl
vibrant vicin vicki vinc violet vita volcano vow vuitton wager waiv walsh walton wardrob warmer warp warsaw
warwick wastewat waterfal waterfront waterloo wavelength weaken weav weaver webb weber wedg weston whatsoev
wheeler wherebi wherein whirlpool whistl whitney whoever wholli widen wig wildcat williamson willing
wilmington winchest wineri winnipeg withdrawn withhold wong woodi woodwork wore worksheet woven wrapper
wreck wretch xmas yell zipper zodiac
""",
    ),
    (
        35,
        """
aaliyah aba abba abbott abdomin abras absurd acet ach actuari acupunctur addison adj aero aerob aerosol
aftermath airborn akron alba alexandra allerg allevi allot alma alp alta altar ambiti americana amherst amid
amnesti amo ampl analogu angelina anglo angus annapoli antioxid anton apostl appet archer archeri arithmet
armenian armour aromatherapi artisan ascertain ashton asphalt astonish atlanti augustin auth autonomi
avalanch averi avian awak awhil axl babylon baccarat backbon badger ballad ballroom baltic barb barker bart
bartlett baxter beani behold bel bellevu belmont benton berg bergen bib billboard biomass biometr birch bis
blackburn blackwel blanc blaster blazer bleach bloomington bluegrass blueprint bodybuild bombay booksel
bounti bowel bowi brandi braun bravo breastfeed breweri brit brittani broaden bronco bronx buddhism buff bur
burgundi burnt butcher cadet caffein caldwel canari cannabi capacitor capitalist cardiolog carer cari
carlisl carmel carton cation causal cautious cdr centenni cerebr certainti cervic chalk chandeli chanel
chant chateau checkpoint checksum chemist chennai chestnut chime chimney chiropract chlorin choke chopper
cinderella cinnamon circa clad clarion classmat cleanli clearwat clement clifford clifton clipboard clipper
coars coll commodor communion compost concerto conjug conni conquest constr contigu continuum contra conway
coop corinthian cornerston corona corps corr corvett cosmos countdown countless courtney coyot cranberri
crank creep croatian crochet crossov crossroad crust cunningham curios cutleri cyclic cyclon cynic cypress
damp daniell dartmouth davenport daytim dazzl deb decker delinqu demolit dep dermatolog descent detain
dexter dialect dickinson diod dion dior disburs discern disgust dislik disregard distil ditch diverg divert
dixi dizzi dodger dominion donkey dope dough downward driveway drummer duli dunde eaten edison eff eighteen
eighti electromagnet elliot elm elton embark emblem emin empower enamel encapsul encor endeavour endpoint
energ energet enron entail entrepreneurship envis equestrian equit erupt esther ethanol eureka evapor exc
excis exert exodus expat exponenti fabl facsimil faction factual fanat fanni farewel faux felix feloni femin
feminin fernando fetal fiat fierc filler filtrat flea flee fleme fletcher flint flirt foolish footprint
forego fortress foundri fourteen fowler fra fragil fraudul freebi freeway fremont friction friedman fucker
fulton gail gala garrett gasket gee gemini genit genocid gentoo geoffrey ger gerri getti gigabit gina
giovanni giveaway glamour glendal glide glossi gloucest goldberg golfer gonzalez goodwil gov graffiti graft
grandchildren grandpar grassroot gravel graze grenadin griffith grim grizzli guiana guidebook guitarist gull
gutenberg gypsi hale hallmark hamlet handout hanger hanov happili harmless harp harrisburg hatr hawkin hazel
headlight heidi heir helix hemispher hep herp heterogen hick hierarch hijack hillari hog holt homeschool
homogen honesti hopper horticultur hospic hostag hotti hound housekeep housewif hummer humor huntsvill huski
hutchinson hydrat hymn hyper ibid ida imper inaccur incens incompat incubus incumb indefinit indent indigo
inferior inflamm insecur instabl insurg intercours interpol interrog interven intimid intrins iren isaiah
isi isotop isuzu jabber jackpot jen jeremiah jerom judaism jude jug jukebox jumbo kappa kathryn keel keller
kelley kennel kettl keypad khz kilometr kimber kinki kirbi knox kris kristin lac lad lagoon lambert lame
lament latch latenc lawmak leaflet ledger lei lethal lett liar libertarian lieu lifelong lilli lima
lincolnshir lineup lizard locus logon loi longitudin loom lotto lowel lug luna lux lymphoma mack magistr
magnesium magnifi mailer majest malaysian malici manageri manicur mansfield manson marlin maroon martini
marvin marx massacr mast math matric maverick mccartney melani mellon menopaus messi metaphys mfr mick
microscopi midst milford milit miser mistaken moan mole mommi monarch montserrat morrow mosqu mound mourn
mower muhammad mule multiplex mus muscular mustard mute nanotechnolog nap natal nate natl nautic ned negro
nestl neurosci neutron newcom nib nichol nielsen nigel nightclub nineti niue nobel noel noodl norri
northampton northeastern nugget nurtur oat oath obedi och octet ohm oldi ole olsen olson olympia orchestr
osborn otto outdat outward overland pablo padr pakistani palett pane paperwork parkinson pascal pastri
pastur payload payn peculiar pedigre peek peggi pep percentil perenni perimet persecut persuas petti pewter
phenotyp philipp picker pickl pigment pilat pilgrim pimp pinch piti placebo plaster plum plumber plung
poetic poke polk ponder popcorn postur precinct predecessor predic prepared pres preteen prism prog prone
prose prospectus proverb pseudo psych pud pueblo pundit puriti putat quark quasi queer quinn rad radial
ramada rancho randolph rash reckon reclaim recondit rectangl redevelop redwood reev referendum regain reissu
remortgag renter repress req resal resent resiz restrain rever revok rhino riddl ringer riviera roach
roadway roam robberi robbin rodney rosemari rot rotor rove royc runway sabbath salisburi saloon salut salvag
samantha samson sanchez sanitari sapien sarasota satir saunder savvi sax scalar scarf scarlet schemat
scissor scot scrambl seam sect segreg seiko seismic seldom seminari sensori seoul serbian sergeant sesam
settler sewag seymour shack shaker sharpen shatter sheila sheridan sherri shin shini shire shook shorten
shortlist showroom shred sidebar sidney silva sinclair sirius sixteen skinni slab slashdot slipper sloan
slogan smiley snatch sneak snippet snoop snowmobil snyder sofia soften soho solidar solubl som someday
sonata sooth sophi soprano sovereignti soybean spade spectroscopi speedway spici spire spit splice spong
sportswear squadron squirrel stab stafford staffordshir stalk standbi starr stealth stella stellar stereotyp
stevenson still stockton stole storytel stub su subcategori subclass subgroup submitt subordin subsid
substant subvers sunflow sung sunlight supervisori supp supper surcharg suspici suspicion swimsuit sylvia
synergi syrian tablespoon taboo tack taipei tallahasse talli tangibl tango taper tate tavern temptat tens
tentat ter teresa terrestri theodor thermomet thief thirteen thornton thrice throughput thug thunderbird
thur tibet tiff tighten tint toaster tornado torr tort touchdown tout townhous townsend toxicolog toxin
tranquil transcend transcrib transistor treadmil trench trevor tsp tuberculosi tumbl tuna turbul turf
turquois tuscani tuvalu tyne typo ulcer unaccept unclear uncomfort uncommon unconsci underneath underworld
undoubt unfold unhappi uninstal unisex unleash unpaid unpreced unpublish unread unreason unregist unrel
unresolv unspecifi unsur uplift upsid uranium urinari valeri vanessa vanguard varsiti vegan veil vend
ventura veronica versa veterinarian vibe videotap vie vigil vigor villain vinci vladimir vomit wareh warmth
wat watcher waterford waterway wealthi wee weekday whichev whistler williamsburg wink wolfgang wolv woo
workbook workload workspac worthwhil wrench wrinkl xii yep youngest yuan zebra zelda zeppelin zine zurich
""",
    ),
)
