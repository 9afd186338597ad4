"""Stems of English words in families of like meaning, one family a line.

Clustered from the vectors that all-MiniLM-L6-v2 (Apache-2.0) gives to the whole words of BERT's vocabulary
(Apache-2.0). Written by `benchmarks/word_families.py`; nobody's text stands behind it.
"""

FAMILIES = """
aaa cid ile
aachen bavaria berlin brandenburg bremen danzig dei dresden dusseldorf hannov hanov heidelberg huntsvill
  karlsruh kassel koln mannheim prussia saxoni stuttgart wurttemberg
aarhus copenhagen denmark europ holland netherland norway portug schleswig usa
aaron adrian alexand amo ari ash elton hector julio
ab abd abdomen abdomin absorpt belli crunch digest gut nave stomach
aba angular boi dso emi emiss emit esa ing ngc
aback menac mischief mischiev omin sinist startl threat threaten treacher
abandon breakaway fled flee frail fugit lone orphan rebelli runaway solitari unfit
abba amir arnold hassan hussein mahmoud mahmud milo mohammad nasser nestor pasha
abbess chevali marguerit patron rouen theres valkyri
abbey antrim belfast cork dublin galway kildar kilkenni leinster limerick munster tipperari waterford
  wexford
abbi ami eli elli erin evan mor
abbot abbott chancellor minist statesman turnbul
abbrevi copyright icon logo prefix slogan token trademark
abc bloomberg cbs hbo nbc pbs primetim showtim tbs
abduct bodyguard hostag kidnap snatch vime
abdul ahmad akbar alla anwar ara hamid hasan ibn ibrahim imam iqbal ismail osman salim sufi sy
abdullah aziz hussain khalid manson rahman saddam salman shia tyron
abe abraham adolf adolph archduk bonapart gerhard heinrich hemingway hermann hitler mussolini napoleon
  nietzsch rudolf
abel alberto alejandro alfonso alonso alvarez andr antonio armando castillo enriqu felip fernando jose juan
  manuel marcelo mariano mateo mendez miguel ortega rafael ramo roberto rodrigo salazar sergio vicent
aberdeen argyl caledonian cornish dunde edinburgh fife glasgow highland inver jacobit johnston loch scot
  scotland scottish shetland
abigail angela angi arya dolor edith edna eleanor elisabeth elsi esther ethel evelyn evi ida isabel lulu
  muriel veronica
abil adept capabl diversifi handi primit prolif special specialis versatil
abl add anytim gave hatch ign nod plaza sent shini syn upload
abnorm alzheim autism chronic dementia diagnos diseas disord psychiatr psychiatri psychiatrist schizophrenia
  syndrom
aboard embark hoist onboard underway
abolish annex overturn reform repeal revok roe veto
abolit abolitionist emancip enslav proclam slave slaveri
aborigin americana aryan cheroke hindu hindus indian indigen inuit iroquoi nativ navajo sikh sioux tribal
  tribe
abort matern pre pregnanc pregnant prematur
abram armor armour clanci panzer patton tank
abroad america foreign global intercontinent internacion internat multin nation oversea transatlant worldwid
abrupt briefli fast hasti hastili hurri immedi instant momentarili quick rapid short swift temporarili
  urgent
absenc barren blank deplet derelict devoid empti null trash untouch vacant vanish void wast
absent awar blind notic overlook see seen unaffect unmark unnot unseen
absolut alreadi certain chanc def doubt happen hypothet obvious plausibl possibl potenti probabl riski
  somehow suitabl sure tempt unlik
absorb dip engulf heav puddl soak splash wet
abstract analog concept conceptu entiti fundament metaphor notion paradigm principl theori theorist
absurd bizarr bullshit contradict contradictori crazi dubious nonsens odd paradox ridicul sensibl strang
  unbeliev
abu aleppo arabia arabian basha iraq iraqi isi isil kuwait libya libyan saudi syria syrian yemen
abund bare elus futil makeshift mere readili scarc undevelop
abus aggrav assault beaten caus ensu impos inflict slap smear
abyss aquat dive diver drown float immers mermaid overboard sank scuba sink submerg sunk sunken swam swim
  underwat
acacia eucalyptus jungl mangrov rainforest shrub tropic
academ academia dissert phd scholar sorbonn universit
academi alumni alumnus attend blanchard campus classmat dorm dormitori ecol fratern honorari iona soror
  universidad universiti yearbook
acc account agenc auditor
acceler coordin kinet maneuv motion movement propuls slide stride trajectori veloc
accent archaic chiefli creol dialect slang vernacular
accept authent check confirm ident proof prove regist registr unmistak valid verif verifi
access configur enabl inaccess mode registri reset restart set setup startup unlock
accessori custom inventori item kit list merchandis miscellan valuabl
accid collid collis crash impact momentum
accident inadvert regret retract rev revert undo undon
acclaim accolad admir boast commend compliment emin excel grammi honour laud prais prestigi qualiti rever
  satisfactori sublim triumphant
accommod amen apart bedroom bungalow casa condo dwell evict home hostel hotel hous household housem landlord
  maison manor mansion occupi parlor penthous reloc rent rental resid residenti room roommat tenant
accompani alongsid undergo undergon undertak undertaken undertook underw via
accomplish achiev champion medalist medallist realis
accord consequ implic indirect lieu thenc therebi therefor thereof whereupon
accordion allmus band compos music musica orchestr orchestra philharmon polka repertoir rhapsodi soloist
  soundtrack symphon symphoni
accredit associ certif credenti enrol membership mfa password privileg profil reput secur truste
accumul aggreg alloc amass collect collector combin consolid cumul distribut ensembl omnibus sum talli total
accur accuraci adequ approx correct erron far inaccur incorrect precis proper wrong
accus acquit alleg guilti indict innoc perpetr suspect testifi testimoni wit
accustom adapt assimil divers evolut evolutionari evolv supplementari
ace dodger marlin met oriol philli
ach agoni arthriti bruis discomfort feel felt hurt pain sore sting stung throb wound
acheron daze fate hade pandora siren styx underworld
achill ada cochran tavi wes wesley
acid ammonia carbon chemic dioxid nitrat nitrogen nutrient oxid oxygen phosphat phosphorus potassium vitamin
acknowledg evidenc mention note refer remark serv
acoust audio hum listen mic microphon sound speaker tone vibe
acquaint befriend friend friendship stalker stranger
acquir acquisit auction bid buy buyer commerc dealer distributor market marketplac mercantil merchant procur
  purchas retail sale salesman sell seller shop supplier vendor wholesal
acr backyard land mile out touchdown yard
acronym attribut catalog meta metadata proteg spotlight tag xml
across correspond crossov interchang interfac merg merger versa
act audit backstag cast concert onstag perform rehears solo stage talent theatric
action execut function implement invok oper procedur process
activ dormant inactiv passiv react reactiv refresh ssr temporari
activist anarchi anarchist authoritarian fascism fascist ideolog independ leftist liber libertarian
  republican socialist whig
acton backbon razor
actor amc blockbust cinema disney hollywood movi mtv oscar paramount theater theatr
actress astor brest johansson natasha uncanni
actual fake genuin legitim legitimaci quo real sincer truli
acut endem instituto invas natur
ad advertis advocaci contribut contributor dona donat donor endors fundrais lobbi philanthrop philanthropi
  philanthropist promot sponsor sponsorship support
adam ann devi elf elv eve lilith
addict cocain drug ecstasi heroin hooker narcot opium pill prostitut
addison arcadia eaton ethan gallagh quinlan seymour
addit asid besid consider duli especi furthermor moreov notabl particular signific
address courier deliv deliveri dispatch em envelop mail outgo parcel postag postal postmast receiv recipi
  send
adel duet frontman hoars lyric lyricist rocker sang sing singer song songwrit sung vocal vocalist voic
adelaid australian brisban canberra carlton fitzroy flinder fremantl geelong hobart kilda kimberley melbourn
  queensland rann rudd tasmania tasmanian townsvill victoria
adher cling clung compli embrac strive uphold
adi bai blanc noir
adjac adjoin branch contigu recess subdivid subdivis surveyor topolog
adject bilingu corpus dictionari english etymolog languag linguist morpholog semant synonym vocabulari
  webster
adjunct archdeacon dean faculti headmast lectur prof professor professorship provost rector regent teacher
  yeshiva
adjust brace buckl clench fit loos loosen sloppi stretch tight tighten tighter
adjut brigadi cadet capt captain command horatio lieuten sargent servant subordin sud
adler avila basebal baseman beckett brewer catcher chapman clemen cub field fielder mccann mcguir mlb molina
  ortiz outfield pitcher shortstop sox stanton upton yanke
administ administr appoint behalf commiss entrust oversaw overse overseen patronag princip role secretari
  superintend supervis supervisor supervisori tenur vacanc
admiralti battleship boat dockyard fleet freighter frigat galley hms maritim nautic naval navi shipbuild
  sloop steamship submarin torpedo uss warship yacht
admiss baccalaur bachelor career colleg collegi degre diploma graduat intern internship major postgradu
  scholarship school semest tuition undergradu
admit agre honest honesti lucki
adob bazaar code compil gnu java linux mac macintosh microsoft program programm python script softwar tool
  unix vista
adolesc adult adulthood grader juvenil minor teen teenag youth
adopt brat childless custodi famili hierarch hierarchi kinship nanni orphanag parent patern sibl stepfath
  upbring
ador beau belov darl dear dil greet hello mmm sweetheart sweeti wild
adorn apparel attir bikini blous brief cloth costum dress fashion garment gown outfit pajama panti robe
  shirt skirt thong underwear wardrob wear
adrenalin anxieti anxious awkward composur frantic hesit horrifi nervous panic panick stiffli uncomfort
  uneasi warili
adriat basilica bologna comun dell florenc italian italiana padua parma pisa roma savoy tuscani verona
adulteri affair amour consort coupl courtship engag fling intercours intim intimaci lover mar marit mutual
  relat relationship romanc romant virgin
advanc approach method methodolog practic practis strateg strategi systemat techniqu way
advantag benefit bias bribe briberi concess generos greed greedi incent merit redistribut reinforc subsidi
  welfar willing
advent apocalyps apocalypt catastroph disast doom fallout oblivion revel trilog unleash utopia
adventist chapel church congreg denomin evangel methodist presbyterian quaker seminari synagogu unitarian
  wesleyan
adventur charm eleg enchant irresist magic tame wick
advers benefici detriment disastr downfal effect harmless ineffect offens problemat worsen
adversari apprehens assur avoid caution cautious discourag ensur intrus prevent reassur safeguard thwart
  wari
advic advis advisor advisori consult expert ought planner recommend suggest tend
advoc argu argument consensus contenti controversi debat disagr discuss disput dissent object propon
aegean athen athenian byzantin greco greec greek hellen sparta spartan thessaloniki
aerial aero aeronaut aerospac airborn aircraft airfield airlift airlin airplan airport airship airspac aviat
  biplan boe bomber cessna drone faa flew fli flight flown flyer fuselag hangar jet luftwaff pentagon pilot
  plane spitfir squadron
aerodrom arena auditorium coliseum concours estadio facil palac pavilion stadium venu wembley
aerodynam atmospher chimney turbul vacuum ventil
aesthet architect architectur builder cad construct craft creativ design devis prototyp spd stylist
afar anywher closest distant elsewher everywher farther locat near nearbi nearer nearest nowher place proxim
  someplac somewher vicin whereabout wherev
afb airmen armi civilian conscript dod enlist mil militari servicemen soldier troop usaf veteran wartim
afc bronco buccan charger chief cowboy division jaguar nfc nfl packer raider redskin seahawk steeler
affect alter chang decreas improv increas modif modifi revis unchang
affection crook feroci gruff shrill snarl tempera thorn tyrant vicious
affili cpc entrepreneur entrepreneurship establish founder incorpor pioneer proprietor ventur
affin buff essenc hoc singleton
affirm assert attain conclud conclus impli preliminari prevail proceed proposit proven statement succeed
  success
affluent boom econom economi flourish livelihood lucrat luxuri profit prosper rich richer richest thrive
  wealth wealthi wealthiest
afford budget cheap cheaper consumpt cost covet expenditur expens extravag fee inexpens lavish spend spent
  surplus valuat
afghan afghanistan kabul laden qaeda somalia taliban terrorist
afi biennal cann ebert guggenheim louvr
afl anzac collingwood essendon nrl raaf vfl
aforement amidst conjunct pertain preced pursuant unto wherebi wherein
afraid fear fearless fright frighten intimid scare suspens uneas
africa angola botswana burkina burundi cameroon congo ethiopia faso gabon gambia ghana kenya liberia malawi
  mali mozambiqu nairobi rhodesia rwanda sahara saharan seneg sudan tanzania togo uganda zambia zimbabw
african berber caucasian ethiopian ghanaian haitian jamaican kenyan moroccan negro somali sudanes
afrikaan asiat bangladeshi bengali burmes cambodian cantones javanes khmer mala malay pali punjabi sultan
  thai urdu
afro black clari eboni gray grey
aft ata causeway dock flank front port row starboard
afterlif lifeless rebirth resurrect
aftermath heal injur injuri rebound recoveri regener rehab rehabilit rescu salvag transplant trauma traumat
afternoon circa clock eta evening hour midday midnight morn noon overnight overtim timer utc
afterward ahead beforehand eventu inevit interim later meantim next ongo someday sooner subsequ sudden
  thereaft ultim
agatha ana bertha cora liv lola madonna mariana marina mei mia mimi scarlett vida
age elder eldest old older oldest young younger youngest
agenda caucus committe conven deleg subcommitte symposium
agent coach mentor scout valet waiter waitress
aggress arrog brutal cocki cruel cun fierc formid furious harsh malic ruthless sli
agil build built develop growth make progress
agit anger angri angrili confront defianc discont displeasur enrag exasper frustrat hostil insurrect
  outburst outrag provok rage rebellion revolt riot strife unrest upris violenc violent
agn dora gina gwen joan lena lillian liza margaret margot maureen wendi
ago earli earlier earliest late latest newer recent sometim today tomorrow tonight whenev yesterday
agra ahmedabad bihar gujarat haryana india jaipur jammu lucknow maharashtra mandir mumbai pradesh pune
  rajasthan taluk uttar
agrarian agricultur commod farm farmer farmhous farmland landown livestock ranch sheep subsist
agreement cede diplomaci memorandum negoti sovereign sovereignti tariff treati
aground ashor ferri fin harbor harbour offshor pier plank shore shorelin strait surf
agustin baptist discipl eton ignatius rye
ahl feldman fritz greenberg gunther pollard
aid allevi cure inflamm inflammatori inhibit inhibitor intervent prescrib prolong remedi subsid treat
  treatment
aidan alan alistair angus berti callum clive darren edmund edward graem iain ian ive malcolm olivi shay
  wilfr
aiden brodi connor cullen damian dario flanagan jase kowalski liam marlon micah murphi shaun spencer
aim attack ballist bombard counterattack defenc defend evad fen missil reconnaiss sieg sniper tactic target
  turret
aime ameli arden audrey avatar celest eccentr elisa iri
ain aren don isn shouldn
air airplay itun playback rca stream
airbus aston audi bmw haa hyundai jett kia merced porsch toyota volkswagen volvo
airway asthma breathless cough lung pneumonia pulmonari respiratori
aisl armchair carpet couch cushion furnish furnitur seat seater sit sofa stool
aix comt dimitri fabian honneur pedersen pia rue stephan verlag yves
ajax html php var
aka heck
akin alik compar comparison contrast differ equival like liken reminisc resembl similar wherea
akira dai edo japanes manga meiji ono oricon sakura tokugawa tung yamamoto yen yuki
akron aus australia cairn easton moin nsw parramatta perth sidney sydney wale wilmington
al bassist bose drummer keyboard keyboardist yamaha
ala alright anyway aye blah boo dat dude exact hmm least mab nay non okay plea shrug sigh soo sorri tha tis
  true umm wat wow yer
alabama alam austin mcc tex texa texan
alain alessandro alfredo andrea battista bruno della domenico enrico etienn fabio francesco giacomo giorgio
  giovanni giusepp guido lombard luigi massimo matteo paolo piazza rossi silvio stefano vincenzo
alarm alert announc buzz indic inform notif notifi warn
alaska belarus eurasian kazakh kazakhstan kyrgyzstan mongol mongolia mongolian russia siberia soviet
  tajikistan turkmenistan ussr uzbekistan
alba amber artemi celaena dowag durga magdalen magnolia midsumm minerva priestess rhea scarlet venus
alban ashford bangor bloomfield bristol colchest cornwal cromwel devon dover exet gloucest gloucestershir
  newburi northampton roanok rutland salisburi somerset wakefield warrington wiltshir worcest yarmouth
albani bronx brooklyn harlem manhattan nyc staten syracus upstat westchest york yorker
albania albanian bosnian montenegrin montenegro novi
albeit despit invari nevertheless nonetheless notwithstand onward unless whilst
albert decker edmond galloway holt lund magnus marsden martin sheppard vane wiener
alberta brunswick calgari canada canadian halifax manitoba newfoundland niagara ontario provinc provinci
  quebec saskatchewan saskatoon scotia toronto vancouv windsor winnipeg
albion arsenal celtic chelsea england everton fulham leicest liverpool premiership raf releg tottenham
  watford
albrecht bernhard christoph foreman francois gaston gunter horst jacqu joachim konrad ludwig moritz rainer
  ulrich
album beatl dixi elvi lennon mccartney presley ringo verv
albuquerqu colorado custer denver mesa montana nevada rocki statewid wal wyom
alcohol drank drink drunk drunken sober
alderman borough commune governor mayor municip precinct township unincorpor
aldo conor mcgregor mma nevill shamrock ufc
ale beer beverag bourbon champagn cocktail distilleri ethanol ipa jameson liquor rum scotch stout tequila
  vodka whiskey whiski wine
alec buchanan garth gerald kenni mel stan timmi
aleksandr bori kahn konstantin mikhail russ sergey tatar
alexa marian mrs myra nightingal radha sentinel
alexandr alfr bismarck casimir eduard emanuel friedrich gustav henri hugo johann jule sebastien von wilhelm
  wolfgang zur
alexandra izzi meredith remi
alexandria athena cyrus herm zeus
alexei andrei andrey dmitri gaga luc nikita nikolai nikolay oleg olga
alexi clarkson eliot elliot elliott hick idol katharin katherin oliv simon titus
alexia aria helena isabella selena siegfri
alf bourn jem jenna meg megan minni
alfa barton bea burr casey cass cutler edgar harrington kitten mack
alga aquarium drought freshwat spong water wateri
algebra algorithm calculus comput euclidean homework math mathemat mathematician quantiti ruler
algeria algerian algier amman beirut cairo doha egypt hezbollah lebanes lebanon levant morocco oman qatar
  tripoli tuni tunisia tunisian
alia anonym libel monik nicknam notorieti pseudonym unnam
alicia alyssa becca bianca cassi francesca jocelyn kayla kristin kristina lauren maddi michel naomi nicol
  paula priscilla tracey
alien astro astronaut endeavour iss lunar martian mission moon nasa orbit rocket satellit shuttl spacecraft
  spaceship trek unman voyag
align distort even imperfect inconsist irregular round symmetr symmetri uneven
alison amanda erica erika gabbi michell sabrina
aliv boredom life lifestyl live world
allah islam islamist jihad judaism moham muslim qur quran talmud torah
allan ar arsenic gaa isa
allegheni cincinnati dayton gazett grafton moravian pennsylvania philadelphia ripley susquehanna
allegi distrust esteem faith fidel loyal loyalti pride solidar traitor trust
allegro midi musik musiqu octav pianist piano prodigi synthes
allen butler carter chamberlain deng edwin ellington hayward larkin malon parker perkin randolph rudi tatum
  tucker wil
allerg epidem fever flu infect infecti influenza outbreak plagu rash serum viral
alley apic arc arch archway corridor hallway passag passageway portal tract
alli allianc brigad brotherhood clan coalit consortium disband faction guild hord join legion pact rift unit
allig coral creatur crocodil dino dinosaur dragon goblin godzilla lizard reptil rex snake turtl zebra
allison berman doyl fitz fitzgerald fitzpatrick gould kelley laci reilli rosen teddi yate
allot enter entri inlin input insert integr interspers paste placement slot
allow ban censorship confisc consent discret enforc forbad forbid forbidden illeg law legal let limit outlaw
  permit prohibit restrict statut statutori unconstitut unlaw
alloy aluminium aluminum brass bronz copper corros metal mine miner nickel ore polish rust rusti silver
  stainless titanium weld zinc
alma hall stoni
almeida bentley benz brigg gregor kant mcqueen piper royc
almighti charismat deiti devote devout divin god meritori pious sacr triniti worship
almond nut peanut prop
alon autonomi ego individu oneself person pronoun self selfish
along follow pursu stalk subscrib
aloud auditori deaf ear hear muffl mute
alp calabria canton essen genoa monaco torino turin vittorio
alpha constel gemini leo milki zodiac
alphabet cur string strung suffix
alpin ascent climb downhil hike hilli landscap lowland montan mountain plateau ravin slope steep stepp
  terrain topograph topographi
alsac breton cote franc francai francais french frenchman gaull havr lai les vichi
alt upsid
alta cordoba galicia galician latin palma santiago
altar chancel consecr coven doctrin fellowship ministeri ministri ordain ordin priesthood sect synod
altern broader complementari contrari opposit unconvent unnatur
altitud baselin elev height heighten high higher level peak rais tall taller tallest top
alto bariton jazz organist santana sax saxophon saxophonist tenor
altogeth entir exclus pure sole whatsoev wholli
alton brandon brian eric erich erik gregori
alvaro bautista delgado estrada guerrero guzman manni pedro ramirez rey rio ruiz
alvin augustus cicero horac lucius terenc tiberius twain
ama answer ask curios inquiri interview question respond survey
amadeus conservatoir gershwin libretto luciano opera operat opus overtur requiem soprano teatro verdi
amalgam coincid confluenc mingl reconcil reconcili recount reunif reunion reunit sync synchron unif unison
amar angel atlanta beaumont carmel dalla houston las lax los memphi mls montgomeri portland stockton
amara bonni borg dian heather henrietta howel judith lacey patti paulin skye
amateur experienc expertis familiar inexperienc innat knowledg learn learner learnt novic profici skill
  sophist unfamiliar
amaz appreci awe awesom beauti best brilliant congratul decent exquisit fabul fantast glad glorious good
  gorgeous grate great immens impress incred magnific nice outstand perfect pleas pretti splendid terrif
  thank tremend welcom
amazon bestsel book bookstor ebook hardcov isbn novel oclc paperback publish smashword
ambassador consul consular diplomat embassi envoy fulbright visa
ambient daylight daytim dusk morrow night nightfal nighttim sunset
ambigu clue cryptic hint specif specifi unknown unspecifi
ambit ambiti aspir contempl dream dreamer envis ideal imagin intend plan promis propos vision
ambros bret kane mick rollin ruse sabl shea steiner tau
ambul autopsi burial casket cemeteri churchyard cremat deceas funer hospic inter lazarus mausoleum mourn
  obituari posthum
ambush assassin besieg encount enemi invad mayhem rendezv teaser
ame bridgeport burlington chatham columbus connecticut fairfield hartford newark newtown trenton vermont
amend declar decre enact provis ratif ratifi
american anglo blair brit britain britannia british brittani englishman nigel sterl
amherst avon cheltenham enfield malvern middlesex middletown stratford waterloo
amid cancel disrupt distract divert eject halt idl impromptu interfer interrupt obstruct paus stall suspend
amiga binari commodor encod floppi issn rom serial
amin armstrong brennan cohen denni hopper mann morton neil
amino molecular mrna protein rna transcrib transcript
ammunit armament artilleri barrel bullet calib cannon firearm gun gunfir gunmen gunn gunneri gunpowd gunshot
  gunsling handgun magnum munit muzzl pistol projectil rifl shoot shooter shootout shot shotgun weapon
  weaponri
amnesia flashback forget forgot forgotten memo recal rememb remind
amnesti citizen citizenship colonist deport diaspora emigr homeland immigr in internment migrant migrat
  passport refuge settler
amongst ground inher intrins under
amor astrid ella elsa geneviev gia gloria ingrid libr maci
amount bucket capac gallon gram jug litr quota refuel volum
amp amplifi bhp energi horsepow power powerhous rms watt
amphibi gastropod mollusk octopus slug snail
ampl arbitrari assort eclect homogen kind scheme trait vari variat varieti various
amplitud convex differenti dynam equilibrium fluctuat harmon linear nonlinear smooth stationari styliz
amsterdam dupont groningen hagu leiden rotterdam utrecht willem
amtrak depot freight frontier railroad union
amulet belgarath deck geni guru mage magician mana rune sage shaman sorcer wizard
amus chuckl comed dryli gag giggl humor humour joke laugh laughter serious wryli
anaheim disneyland florida jacksonvill lauderdal marriott miami orlando seminol tampa walton
anal condom cum erect peni prostat semin sperm thrust vase wand
analogu exot gen general generic type variant
analys analysi analyst analyt analyz character characteris evalu rigor
anand chandra jain narayan raju reddi vikram
anastasia angelica anya elis ell emil emilia juliett luna madelein melani sofi sonya sophia
anatolia constantinopl gypsi istanbul kurdish maltes mustafa ottoman romani turk turkey turkic turkish
anatom anatomi anterior axial bilater collarbon elbow ligament lobe medial surgeri surgic
ancestor ancestr ancestri descend genealog heir hereditari inherit lineag successor
anchor joint knot lace stitch strand tangl tie tuck
anchorag appleton ashland astoria ballard everett mercer salem walden westwood
ancient antiqu assyrian babylon babylonian bce civil dwarv mesopotamia persia
ander dane flander frankish geoffrey harald saxon tobi wessex
andersen andersson cartwright damon donaldson hank heali herman olsen sammi tanaka walsh
andes bolivia bolivian lima peru peruvian
andhra assam bharatiya decca goa indo janata karnataka kerala malayalam nadu odisha relianc tamil telangana
  telugu
andi dexter eileen iren niall peggi sharon
andov bedford dickinson houghton hutchinson mcpherson scranton
andrew bradford dahl erskin foster holden mayfield mcdowel nichol norwood prescott southland winchest
android app blackberri cellular devic flagship handheld io ipad iphon ipod laptop motorola nexus nokia
  notebook nsa phone portabl samsung smartphon tablet
ang asha barak din nam ras sar sima
angelina brad bradley bruce dustin joe jona judd maddox marc rolf vaughn webb zane
angelo cain marissa mckenna miranda quinn raven regan
angl clockwis horizont inclin lateral obliqu orient perpendicular posit side sideway slant tilt vertic
anglia bedfordshir blackpool brighton bromley buckinghamshir calai cambridgeshir cheshir coventri crawley
  dorchest dorset essex gladston glamorgan guildford hertfordshir ipswich kent lancast leicestershir
  lincolnshir norfolk northamptonshir northumberland norwich nottingham nottinghamshir oxfordshir
  peterborough southport staffordshir suffolk surrey sussex tyne warwickshir wrexham yorkshir
anglican baptis ecclesiast ecumen episcop lutheran parochi pulpit vicar
anguish crise crisi depress distraught distress emot hardship melancholi miseri mood plight sever sorrow
  stress stricken suffer torn turmoil weep wept
anhalt duchi knight knox palatin stronghold vassal
anim badger bison cougar coyot fox mammal mammalian mice predat rat rodent squirrel weasel
anita anni betsi betti bob cheryl debbi debra donna greta lass marilyn molli salli susi tammi tina
ankara hermitag petra skopj tirana
ankl barefoot bone boot calf calv claw feet foot footstep heel hoov leg sandal shoe skelet skeleton sneaker
  sock toe
annabell clair dori fay lei loren lou misti riley rochell roug shelley
annal antholog booklet catalogu handbook macmillan monograph page pamphlet reprint templat textbook treatis
  untitl
annapoli baltimor calvert cdp chesapeak chicago georgetown hampton malley maryland paxton
annett antonia barbara beatric daphn elain geraldin kathi kathleen pam penelop rebecca sid suzann
anniversari celebr ceremoni commemor dignitari heritag histoir honor jubile memorabilia memori mileston
  monument relic remembr tribut
annoy appal bother care concern fuss matter rude slightest worri
annual annum compens earn economist gdp incom payrol pension revenu salari wage
anomali astonish except extraordinari peculiar unexpect uniqu unpreced unusu
anson baldwin barnard bullock burgess frazier hartley herbert hoover howe humphrey kimbal leach marshal
  melvin porter wainwright wilcox
ant beetl bug cerambycida erebida flea geometrida insect invertebr larva meyrick mosquito moth noctuida pest
  roach scorpion spider tortricida wasp
antagonist antoni ave claudius
antarct antarctica arctic glacial glacier ski skier
antenna bandwidth channel fcc frequenc ghz khz mhz radar radio recept simulcast station telecast transmit
  transmitt uhf vhf wireless
anthem chant mantra motto
anthropolog archaeolog archeolog cambrian fossil mammoth miocen neolith pleistocen prehistor triassic
anti hatr oppos spite
antibiot bacteri bacteria bacterium cholera coli mayo tuberculosi
antibodi antigen hepat hiv immun inject smallpox vaccin
antic drama gossip overheard picket rumor rumour scandal tabloid
anticip forecast futur lotteri predict upcom
antigua granada grenada
antill colombia costa domingo guiana hondura nicaragua panama rica rican salvador sierra
antioch baghdad bahrain caliph damascus khorasan kurdistan
antoin bernard brent buster claud edouard elia guillaum julien terri
antoinett blanch gladi juliet laurel luci lucill luisa phoeb vivian
anton archangel balthazar darius elijah ezekiel garion klaus laszlo marius polgara salvator sigismund viktor
  villain
antwerp belgian belgium breun brussel flemish ghent lieg luxembourg nant national
anybodi everybodi folk kin peopl somebodi whoever
anymor coincident henc likewis luckili meanwhil plus regardless tho
apach browser host http https proxi server web www
apartheid boer cape durban johannesburg kruger mandela namibia natal pretoria savanna transvaal zulu
ape bate darwin eleph gorilla human irwin mankind monkey primat simi tarzan
apertur astronom astronomi binocular cosmos galact galaxi horizon len lens nebula observatori optic orion
  ray sirius sky telescop ufo
apex databas eclips odyssey oracl sap tabl
api iata icao packet protocol rfc socket
apollo einstein galileo leonardo newton scientist vinci
apolog apologet blame excus forgiv forgiven guilt mistak pardon remors
apostl chaplain clergi clergyman cleric enoch evangelist luther orthodoxi pastor patriarch preacher prelat
  rabbi reverend sermon theo theolog theologian vener
apostol archbishop archdioces baptism baptiz bishop bishopr cathedr cathol catholic dioces diocesan friar
  immacul jesuit nun papaci papal parish pius pontif pope priest priori rectori sacrament vatican
appalachian boon harlan homestead nomad overland plain prairi upland wilder
appar arguabl assum curious evid ostens presum purport seem somewhat succumb surpris undoubt
apparatus instanc microscop specimen
appeal appel appli applic arbitr case upheld
appear disappear reappear unveil
appendix layout section
appetit atkin breakfast diet dietari dinner eat eaten edibl feed food hunger hungri lunch meal nutrit snack
  supplement
appl berri fig fruit grape jelli moss nectar peach plum ripe strawberri
applaus clap gratitud salut shout thud
applianc batteri circuit conduct electr electrif electrifi electro electrod electron iec ieee outlet voltag
apprentic apprenticeship geek tech technician traine vocat
appropri deserv obligatori unnecessari
approv author authoris certifi deem entitl licenc licens permiss unauthor vip
approxim fewer inequ insuffici minimum threshold zero
apr bargain coup discount per premium price promo rate worth
april aug august birthday date dec decemb feb februari januari jul juli june month nov novemb oct octob sept
  septemb year
apron hostess kitchen napkin quilt scarf
apt creator demo dev
aqua bath shower sous tub
aqueduct basin catchment congest creek downstream drain drainag flow fountain ganga groundwat headwat irrig
  reservoir river runoff tributari upstream watersh
aquino arroyo mara pere philip philipp phillip
aquitain barbarian charlemagn conquer conqueror conquest creed crusad martyr staunch
arab gaza hama hebrew idf isra jew jewish jordanian palestin palestinian semit yiddish
aragon asturia barcelona basqu bilbao blanca cadiz castil catalonia cort espana iberian navarr pyrene
  salamanca sevill spain spaniard spanish valencia zaragoza
arama coptic gregorian orthodox syriac
arbor aspen barn beech birch cedar decidu evergreen forest forestri forrest hardwood lumber mahogani oak
  pine plantat redwood rosewood spruce timber tree twig wood woodi woodland
arboretum backdrop background canopi foliag pendant pole prism theme umbrella vine
arcad battlefield blizzard cod consol game gameplay gamer hearth multiplay play playabl playstat pro rpg
  virtual
archer archeri arrow barnett beam bow crossbow quiver tee
archi asher devin isaac noah
archibald davi franci franciscan patrick pierr
archipelago atlanti atol crete jupit mauritius milton severn titan
archiv backup folder retriev save storag store
ardent eager energet enthusiasm enthusiast excit fascin intens vigor
are armori bmg destini imprint riaa sbs
area border counti countrysid district geograph geographi outskirt region spatial territori zone
argent argentin argentina augusto boca bolivar bueno chilean colombian montevideo rosario simeon uruguayan
  venezuelan
argus dail herald mono
arid desert heron hydra nile pond pool sundanc swamp wadi
ariel brianna cindi clara ellen kitti nora patricia rita shannon suzi tabitha
aris aros began begin begun commenc dawn emerg hail initi origin prologu rise risen
aristocraci aristocrat dynasti feudal mediev nobil nobl peasant regenc tudor
aristotl augustin galen hellenist plato ptolemi socrat
arithmet calcul convert deriv equal exponenti factor macro multipl multipli valu
arizona glendal phoenix tucson
arjun ashok bahadur chopra gandhi lakshmi maha maharaja menon mohan mukherje nawab nehru pandit prasad rao
  shankar shiva sonia swami
ark eden genesi paradis
arkansa barrington bois champaign idaho illinoi indiana indianapoli iowa kansa kentucki missouri nebraska
  ohio oklahoma omaha oregon tulsa
arlington bellevu capitol columbia jefferson nationwid potomac puget seattl spokan washington
arm blood bodi bodili embodi flesh limb muscular organ physic shoulder torso
armada ascens greenfield skylin skyscrap storey tower vantag zenith
armagh derri doneg fein ireland meath ned townland ulster
armand canari condor fang hawk jace pegasus talon vultur
armenia azerbaijan caspian enclav eritrea iran tbilisi tehran yerevan
armenian azerbaijani baku caucasus georgian iranian kerman persian
armistic blockad ceasefir checkpoint peac retreat surrend
aroma aromat cinnamon cologn flavor flavour fragranc incens mustard perfum sauc scent spice spici
arous attract desir erot induc intrigu provoc seduc seduct sensat sensual stimul tingl yearn
arrang assign countdown counter digit integ number order renumb sequenc sequenti seri sort
array diagon gradient matric matrix tensor vector
arrest detain detent
arriv bring brought come gotten import obtain provid suppli take taken took
arrondiss bordeaux europa gaul loir lyon marseill montpelli olympia parc pari parisian provenc sein
  strasbourg toulous
arson blaze fieri fire fireplac firework flame ignit smoki spark
art artisan artist artwork carv galeri galleri kunst michelangelo mural muse museo museum picasso potteri
  sculpt sculptor sculptur statu
artefact artifact asphalt chalk debri dirt erod eros mud muddi pave peat rubbl sand sediment soil
arteri vascular vessel
arthur berger cedric manfr patric perciv reev selma
articl citat cite columnist huffington journal journalist magazin mla news newspap newsweek npr public
  report reuter shapiro sourc wikipedia
articul demeanor drape frontal hunch pose postur prone situ slump stanc upright
artifici breakthrough discoveri feasibl futurist ict infrastructur innov invent patent scienc scientif
  technic techno technolog ubiquit
arturo carlo gabriel kramer lui omar richard walter
arun bukit gemma jalan johor kota kuala lumpur malacca malaya malaysia malaysian mbc penang sabah sarawak
  selangor singapor
asa casper eagl elk
asahi eun gilbert klein mika mir miriam scala
asbesto cancer chemotherapi kinas leukemia prolifer
ascend chain iter node propag traver travers
ascot eastend marylebon
ascrib criteria criterion determin discov distinguish selector
asean asia bangkok cambodia countri indochina lao taiwan thailand vietnam
asham bulli confess disgrac disgust embarrass humili stomp
ashbi chandler dex georgi lanc rafe sila skylar tobia
ashley ashton henley mandi matilda moniqu rosali tasha
asian hangul hyun korea korean seoul yoon
asleep bed bore goodnight nap rest sleep sleepi slept snuggl
aspect distinct facto featur perspect phase regard subject topic viewpoint
ass asshol babe bae bitch bot felicia gal karma pussi whore
assembl craftsman craftsmen factori machineri mechan motor rockwel shaft tractor turbin
assent imper
assess exam examin grade quiz sat
asset bankrupt bankruptci cash equiti fed financ financi fund invest investor leverag money roi wallet
assist bureaucraci department dept duti logist manpow personnel postdoctor recruit servic shortag staf staff
  task workforc
assumpt belief believ credibl disbelief fact factual logic quot realism realiti truth
asteroid balloon comet cosmic meteor
asylum companion dweller feral homeless refug sanctuari seclud shelter uninhabit
atari nes nintendo sega skyla wii
ate dieter eater fat fatti obe obes plump skinni slim superfici
atheist christian earth religi religion scientolog secular spiritu
athlet iaaf iihf ioc marathon medal nbl olymp olympian slalom sprinter
atkinson bancroft cowan fletcher forster fowler freeman hewitt hodgson mcgrath sharma villier
atlant bermuda coast coastal coastlin continent cruis gulf landfal ocean reef sea tidal tide
atlas corsica itali italia malta mediterranean messina napl palermo rome sardinia sicili sicilian
atletico avant bayern benfica bundesliga campeonato deportivo dortmund fifa juventus liga ligu madrid milan
  napoli porto prem segunda sevilla stade stadion superliga toulon uefa
atm bought breakout broker deal dealt exchang invit offer onlin share ship sold stock trade trader
atom helium hydrogen prime proton
atop blur cloud cloudi dull fog haze hazi
atp biochemistri metabol mitochondri physiolog
atrium card cardiac cardiovascular chest corona hallmark heart heartbeat
atroc famin genocid inhuman massacr
attach dismount mount
attempt error fail failur faulti fix help invalid load problem tri troubl unabl unsuccess work
attende cluster communal disco gather group grupo meet organis organiz quintet subgroup
attent brain cerebr cognit conscious cortex instinct neurolog neuron neurosci perceiv percept sens sensori
  stimuli stimulus subconsci verbal
attest garner patch rediscov repositori unearth
attic ceil foyer gabl
attitud cynic digniti empathi moral norm norma virtu
attorney barrist clerk courthous esq jurisdict lawyer magistr prosecutor solicitor
atv automobil automot backseat car caravan chassi cruiser driver frs motorsport passeng sedan suv trunk uber
  van vehicl wagon wheel
aubrey cathi clarissa georgina heiress hilda holli jenni lindsey milli rosa rowland tiffani willoughbi yoko
auburn baylor cardin clemson dame lsu mater ncaa notr purdu uci ucla usc
auckland canterburi christchurch dunedin maori marlborough otago wellington zealand
audibl conson phonet pronounc pronunci sonar syllabl ultrasound vowel
audienc confer demonstr exhibit keynot podium present project seminar show showcas
auf das foo ich ist oder und vie wen
augment metaphys mystic occult shadowi witchcraft
augsburg erasmus faust goeth gottingen laureat leipzig philolog westphalia
augusta birthplac bloomington boston chattanooga denton hometown lafayett lexington louisvill massachusett
  minneapoli somervill springfield taunton
aunt cousin grandchildren granddaught grandfath grandma grandmoth grandpa grandpar grandson granni nephew
  niec uncl
aura halo lightn sonic thunder
aurora dynamo emerald eureka plasma
auschwitz holocaust nazi postwar wwii
auspic focal rang scope
austen jaim mansfield merril ramsay
austria austrian austro habsburg liechtenstein swiss switzerland tyrol
authorit direct guid guidanc guidelin instruct introduct introductori overview resourc
authorship novelist pen writ write writer written wrote
auto autom automat button courtesi manual prompt
autobiograph autobiographi biograph biographi diari fiction memoir narrat nonfict novella
autonom driven spearhead steer
autumn preseason season spa spring summer
aux auxiliari orthogon schmidt
ava est mal marta nino primera ser sera sol
avail defunct discontinu expir inact issu obsolet outdat pend republish status unavail unpublish unreleas
  updat
avalanch buck buffalo bull cleveland fargo sabr seneca wolv
avalon sofia
aveng entourag furi gaunt hulk marvel stark superhero venom
avenu boulevard centenni citi downtown ghetto mall midtown midway park promenad soho street suburb suburban
  uptown urban westfield
averag census data demograph deviat estim hypothesi infer likelihood median pearson percent percentag popul
  quantit stat statist tendenc varianc
averi basket brown bryant derrick drummond duran harri ingram lamar middleton piston wallac
avid pinnacl
aviv balfour haifa hapoel israel judah knesset suez zion zionist
aw bleak dread gloom grim grotesqu hideous horribl horrif terribl unbear
await deadlin delay impati patienc postpon schedul slate urgenc wait
awak awaken awok sleeper wake woke woken
award badg bonus boost booster endow enrich gain gift give grant prize rep reward treasur trophi
awhil better durat effici faster fastest longer quicker second slowli time
axe axi cervic crossroad revolut rotari
axel erni olli rink skate skater
axl chopper helicopt propel rotor rpm turbo
azor bahia brazilian gerai janeiro joao madeira mai parana paulo portugues sao telenovela verd
aztec cao cerro columbian hua humboldt ina inca maya pac una uno
azur caledonia commonwealth contin fiji maldiv oceania pacif papua tonga vanuatu
baba baha bubba cobra lemon
babi child children infant kid newborn toy
babu bollywood filmfar gujarati hindi kannada marathi mughal
bach beethoven brahm celin chopin haydn mozart schubert schumann sonata springsteen tchaikovski waltz
back comeback rec reconstruct recov regain rein rejoin restor return reviv
backlash influenti popular unpopular
backpack bag baggag box briefcas bulk bundl cargo carri compart export luggag pack packag pile shipment stuf
  suitcas
backsid backward bottom downward flip invers invert revers undersid upward
backstrok badminton bwf itf nme pba snooker swimmer tournament
bacon boar ham hog pig pork sandwich sausag
bad creepi eeri freak horror nightmar rubbish scari terrifi wors worst
baden basel bei bonn chateau minsk roch zeta
baffl bingo confus puzzl riddl scrambl
bafta churchil dunkirk normandi
bahama batavia eri isl ithaca linden nassau wynn
bahn bus buse carriag interciti locomot railway train tram tramway transport trolley
bail bounti
bailey collier daniel duffi gardner garrett harvey lyle mccall payn prentic randal raymond umar
bain gunner
baird bartlett dodd draper newel willard
bait captur catch caught cue deter heller lure
baja giro sumo vuelta
bake barbecu cater chef cook cuisin culinari microwav molten oven pan recip stove supper
bakeri buffet graham robbin
bal barb bridg burden cross dangl fray gaug hang hook hung kite pin raft reel rope tension truss tug
bala bane craven hooper pollock veil weaver
balanc bend bent flat flex flexibl lean limp sag straighten sway
balconi brink patio porch roof rooftop verandah
bald barber braid comb fluffi fur furri hair hairi mohawk ponytail salon shave silki wax wig
bali indonesia indonesian jakarta kala peninsular siam sulawesi sumatra timor
balkan belgrad bosnia croat croatia croatian herzegovina kosovo macedonia serb serbia serbian slovenia tito
  yugoslav yugoslavia
ball bounc golf golfer hurl paddl pga slung sweep swept swing swung volley
ballad bwv cantata choral chorus echo harmoni hymn liturg lullabi medley recit rendit
ballast bulb cfl fixtur fluoresc headlight hid lamp sunglass tint
ballet choreograph choreographi danc dancer gymnasium gymnast taekwondo trainer walkov
ballot campaign candid candidaci elect elector incumb nomin nomine primari reelect referendum suffrag
  unoppos voter
ballroom banquet booth chamber loung nightstand parti tango
baltic estonia estonian eurovis finland helsinki latvia lill lithuania riga tallinn vilnius
bam bravo bud doe gee hee hey wah whoa woo yoo
bamboo banana cactus camel coco coconut mango palm pear
banco bank banker casino collater hilton teller
banda harta jang jun juno mace mandal
bandag bleed line liver needl tissu vein
bandit intrud rob robb robber robberi steal stole stolen theft thief thiev
bang beat cock jam knock thump tick
bangalor bombay calcutta chennai cochin delhi dhaka hyderabad kochi kolkata madra malabar nagar padma
  subcontin
bangladesh hara islamabad karachi kashmir khyber lahor pak pakistan pakistani peshawar punjab sindh
banish exil expel expuls withdrawn withdrew
banjo bluegrass sesam worcestershir
banner billboard bulletin marker poster
bao bas bile cho chu dun gall han polo
bar bartend medallion tonic vila
barack bern berni clinton hillari obama
barangay cbn cebu concepcion filipino leyt luzon manila mindanao philippin quezon
barbado guyana indi jamaica martiniqu tobago trinidad
barbi cinderella doll empress princ princess queen royalti
barclay barnet buckingham camden covent croydon greenwich hackney hammersmith hampstead kensington leith
  london mayfair montros paddington thame westminst whitehal
bard beast donkey fairi goat mascot mon pinto unicorn
barg flotilla muster pensacola regatta shipyard tanker
bari bernstein bis nielsen
bark bulldog canin cat colbi collar dog greyhound hound labrador paw pet pomeranian pup puppi shepard
  shepherd tiger
barker benni charley charli
barley botani botanist corn crop cultiv garden grew grow grown harvest horticultur maiz orchard plant rice
  seed veget
barlow caldwel carmichael dobson weston
barney carmin frog newt rana toad viper
barnsley bengal blackburn bolton bournemouth brentford bromwich cardiff hotspur huddersfield leed luton
  maitland middlesbrough rotherham shrewsburi southampton southend swansea swindon walsal wigan
  wolverhampton
baro britney coulter glamour hepburn indira maggi minogu thatcher tori
baron champ gala maestro mvp star stellar superstar
baronet baronetci hast kincaid marquess marqui nobleman viscount
baroni lord lordship majesti peerag
baroqu contemporari manifesto modern modernist neoclass nouvell renaiss
barr cane chuck
barrack casualti cavalri deploy expeditionari fusili gallantri infantri regiment skirmish yeomanri
barrag blitz dam flood hydroelectr influx mast onslaught trickl
barrett booker bray brock bryan byron cole craig jensen langdon luke mcintyr owen rowan shane tanner wyatt
barri bert crosbi gabe phil roy wendel
barrier block boundari breadth corner edg graph
barrio bogota campo caraca ciudad macau mina mont monterrey nort nueva nuevo paso pueblo urbana villa
barron burnham calder cavendish inventor jakob kern kernel stephenson williamson
barrow dusti glen glenn haley hay lambert mae sandi sawyer
bart brook dawson homer leger marg simpson starr
bartholomew freder lionel reginald
basal center centr central centro forefront middl peripheri verg
basalt crater erupt lava magma manifest plume volcan volcano yellowston
base basi premis structur superstructur
basement bunker cave cavern cellar deep deepest depth dungeon excav hideout lair maze mound subterranean
  trench tunnel underground
bash bin hubbard nix shell
basic intric intuit mundan novelti simplic
basil herb herbal rosemari
basketbal blazer cavali championship franchis hoop jersey knick kobe laker maverick nba playoff postseason
  wade warrior wnba
bass clarinet drum flute harmonica harpsichord instrument instrumentalist musician obo percuss piccolo
  purcel trumpet
bassett hahn lough marsh shaw turner
bastard bloodi bum crap gross op piti savag shame shitti suck sucker vile
bastion gale hermit nemesi walli
bat batter consecut hit hitter inning pitch rbi rbis streak strike strikeout struck
batch chromosom dna gene genet genom mutant mutat
bathroom plumb privi restroom sewag sewer toilet vaniti
bathurst clarenc clifton davenport granvill napier siegel
batman gotham joker leto loui louie nicholson sidekick
baton fairfax jamestown louisa newport richmond virginia vol winfield
batsman cricket dfb icc kappa match odi pieter umpir
battalion brig convoy mutini platoon sergeant sgt trooper
battl clash combat duel fight foe fought oppon outnumb quarrel rematch showdown truce war warfar
bauer goodwin pratt spenc sweeney
bavarian deutsch deutschland frankfurt german germani kaiser mein munich nuremberg prussian reich rhine
  rhineland schwarz somm versaill wehrmacht weimar
baxter cramer hartman hoffman hoffmann markus metz oskar reacher
bay capita catalina guam guernsey inland island mainland pei peninsula
bayer goldman keyn rothschild sach
bayou clermont galveston huey louisiana orlean pew ponc shreveport
bbc broadcast commentari espn itv newscast podcast syndic televis viewer youtub
be biodivers eco ecolog ecosystem endang environ environment extinct fauna habitat naturalist nich speci
  wildlif zoo
beach boardwalk croft dune mirag oasi pendleton quay seasid wharf
beacon geo gps roam sensor tracker
bead belt bracelet clasp latch necklac pouch ribbon
beak bird cage chicken egg feeder finch nest parrot perch poultri rooster swan
beal chichest clayton cox dalton greenwood sherwood
bean chili padr pepper
bear revolv rotat spin turn windmil
beard cheek cheekbon chin face facial furrow mustach neck stubbl
bearer silhouett
beatti bryson cuthbert delaney devlin gorman henderson irv jock maguir mccarthi neill tierney
beaufort cari goddard wilk
beaux epsilon fide
beaver corbett gurney hampson henson mors skinner
becam becom fledg incarn reborn
beck becker christensen erwin hess jed jurgen kei lehman miln muller neue nur wagner werner
becki calli candac carmen christi dana dinah diva gail jillian joyc kaitlyn lexi paig staci traci
bedrock boulder coal geolog gravel limeston quarri rock sandston sedimentari shale stone
bedsid dorothea hospit infirmari nurs receptionist
bee hive honey
beef burger butcher cattl cow hamburg holstein lamb meat plate rib steak stew vegetarian
beg desper ultimatum
behav behavior behaviour conform edict manner obedi obey respect stubborn toler
behead dead death demis die fatal homicid kill killer lethal mortal murder overdos slain slaughter strangl
  suicid
behind hidden invis reveal secret shown undisclos
behold finer finest superior worthi
beig green ivo ivori maroon
beij china chinatown chines fuji fujian guangdong guangzhou henan hong hunan jiangsu langley nanj peke prc
  shandong shanghai shenzhen taipei tianjin xinjiang yunnan zhejiang
beit dinamo euroleagu fiba maccabi spartak
bela regi
belarusian bulgarian czech czechoslovak czechoslovakia hungarian latvian lithuanian slavic slovak slovakia
  sloven slovenian
belinda cecilia lorrain mariann sylvi
beliz brasil brazil cartel concacaf fiesta guadalajara guadalup guatemala hispan latino libertador mexican
  mexico nacion oaxaca puebla venezuela veracruz yucatan
bell chi
bella camill elena irina kali natalia sasha tara tatiana vamp vampir
bellami blackwel deacon druri ferreira griffith hadley harlow hubert livingston perrin rankin
bellow boni heap slayer thrash
belmont hereford newmarket racetrack shelbi speedway troy
belong cult dir poss possess takeov
bench bunk cabin camp campground cano hut lodg motel steamboat tent
bender braun dudley goldberg surfer voss
beneath cover expos huddl obscur opaqu strewn transluc transpar uncov underneath visibl
benedict benedictin heresi inquisit
benefactor benjamin dickson dumont franklin hamilton hancock nathaniel putnam saratoga
benevol conscienc cruelti ethic polit
benign lesion mole mri patholog tumor
benin bobo harcourt lago niger nigeria nigerian
benito chihuahua eugen hidalgo javier jimenez juarez soto souza
benji billi caleb codi corey drake duff dylan hailey leland
bennett coleman dutton gardin hutton keat latham mackay mckay paterson rosenth slater smyth stanley talbot
  thornton
benoit cmll expo feud hogan lucha mcmahon orton raw russo smackdown tna vinc wcw wrestl wrestlemania
  wrestler wwe wwf
benson bjorn emeri hansen hanson hirsch karl keller moos moran nilsson ramsey saunder yusuf
benton clay hatfield
bequeath deed estat properti
berg bono burrough larsen nolan orr ruben rubin wiley wolff
bergen oslo poznan trondheim
bergman fredrik gunnar henrik jozef kenji kobayashi lar laurent luka nakamura nil rosenberg
berkeley bernardino butt cal california fremont fresno huntington irvin monterey oakland pasadena rancho
  riversid sacramento ventura
berkshir hampshir jena kellogg pitt
bernardo claudio eduardo emilio federico guillermo handel premio viceroy
berth cockpit crew davey hull keel lifeboat marin rower rudder sail sailor schooner seaman seamen skipper
  steward
bertram dakota jess jessi josh josiah justin kelsey louis saul
bertrand celesti leonid
berwick dunlop fergus firth grang macleod moor paisley vaughan welsh
bessi dorothi gertrud judi mildr phylli wanda welch
bestow depos inaugur oath pledg proclaim sworn
bet gambl stake tip
beta correl regress variabl
beth bethani chloe corinn deborah delilah eliza hanna hannah helen jill lauri layla leah lindsay liz lizzi
  lydia melinda nadia pamela samantha sara sylvia vanessa
bethel motown nirvana nwa woodstock
bethlehem brothel casablanca jerusalem masjid mecca medina mosqu shrine templ
betray blackmail exploit injustic overthrow prank redempt retali retribut reveng vengeanc
bever lesley lesli reec
beverley gentri kenton lam pike platt
bewild cope despair devast grief hopeless sad spoil tragedi tragic unfortun upset
bey beyonc knowl lila monro weiss
beyond clearanc overhead overlap oversight span
bhutan everest himalaya himalayan kathmandu lama nepal nepali sanskrit tibet tibetan vedic
bibl biblic communion gospel holi juda psalm salvat samson scriptur testament vers
bibliographi curat dewey encyclopedia librari librarian
bicep doin exhaust gym lift muscl weightlift workout
bicycl bike cycl cyclist period tire tyre
bien bon buena copa del des pas qui sep tres
biennial categor categori clade genera genus linnaeus phylogenet subfamili subgenus subspeci superfamili
  taxon taxonom taxonomi
big bigger biggest chime coloss diamet enorm giant gigant huge larg larger largest massiv medium mega overs
  scale sizabl size small smaller statur tini vast
biker duc harley horsemen kawasaki motorcycl racer ridden ride rider rode rodeo saddl suzuki wheeler
bill borrow charg credit creditor debt lend loan mortgag owe paid pay payment repay subscript transact
billion bunch count countless dozen hundr lot million multitud myriad numer one plenti thousand unlimit
billionair businessman ceo industrialist leader leadership magnat manag manageri rockefel spokesman
  spokesperson
bind clutch finger fingertip forearm gestur glove grab grasp grip hand handl nudg tap thumb touch wrist
bing crawl googl index luce search seo
bingham markham merritt picker scarborough sudburi
bio biolog biotechnolog embryo organism vitro
biomass carpent log refineri saw sawmil sear warehous
biomed clinic doc doctor med medic medici medicin nhs patient pharmaceut pharmaci physician pmid practition
  profess profession specialist specialti surgeon
bipolar craze lunat mani mania psycho psychot sane saniti
birmingham broughton carlisl collieri cumbria derbyshir doncast durham fenton fleetwood lancashir midland
  oldham preston rochdal rover salford sheffield shropshir stockport
birth born conceiv homemad precursor realiz
biscuit bread cereal cooki dough flour grain loaf pancak wheat
bisexu closet cosmopolitan gay heterosexu homo homosexu lesbian lgbt punk queer straight transgend
bit chunk divid divis half halfway halv partit piec portion quarter semi split
bite jaw kiss lick lip lister mouth oral saliva spit swallow throat tongu
bitten deer forag hunt hunter lookout oakley predatori prey
bitter bland irrit miser nasti pleasant rotten unpleas
bjp madhya panchayat patna subdistrict taluka tata tehsil
blacken blackish brownish fuscous greyish ochreous pale paler plaid rustl
blackout depriv helpless loneli powerless solitud starv starvat
blacksmith heinz steam steamer steel
bladder kidney pee piss renal urin
blade dagger knife knive sharp sheath spear splinter stab wield
blain dare glide glider parachut soar stunt trick
blake bowen chalmer duncan dwarf friedman griffin guardian jordan rees russel
blanco diaz fernandez gomez gonzal herrera karim marquez mendoza moreno navarro nunez perez rivera sanchez
  schuster suarez torr varga zimmerman
blanket brisk chill chilli cold colder cozi heat insul melt shiver temp temper temperatur thermal warm
  warmer warmth
blast blew blow blown bomb deton escal evacu explod explos fuse grenad shock
bled duval eastwood fleme garland reynold stoke
blend coher concentr condens continuum dens densiti diffus dispers satur scatter spars
bless fortun miracl miracul moment
blink flare flash flicker momentari twinkl
bliss cheer glee grin happi happier happili joy proud smile upbeat
bloc grover hilbert neumann unitari
blog com communiti forum link lurk post site sub thread websit
blogger edit editor editori
blond brunett complexion ginger red reddish redhead rose rosi tan
bloom blossom botan bouquet fern flora floral flower lili lilli lotus myrtl orchid ornament perenni petal
  pollen wreath
blu blue burgundi citrus color colour greenish hue indigo orang palett pink purpl rainbow turquois violet
  yellow yellowish
bluff cheat claim decept fals fool guis liar lie mislead pretend tell
blunt cannabi charcoal cigar cigarett marijuana pot potent psychedel smoke tobacco weed
blurt bubbl choke cri crush exclaim frenzi gasp groan howl moan roar scream shriek sob squeak squeal whimper
blush bold bright brighten brighter brightest dark darken darker darkest dim fade faint glow highlight
  illumin lumin lux luz vibrant vivid
board chess grandmast pawn rook
bobbi janet mikey nate nick nicki nikki nina roxi
bodo eki finn kam kan kara kari kato kiel lang tak uta
bog bun duck gees goos hen penguin pumpkin
bohemia bratislava budapest danub hungari pragu
bohemian cale chad garrison haut vill
boil dew draught drip freestyl infus kettl pour soup thirsti
boiler combust dissip fuel furnac gas gase gasolin methan
bolshevik bourgeoi capitalist communism communist comrad lenin mao marx marxism marxist revolutionari
  rousseau stalin
bolt fasten horsesho ram recoil slid snap torqu wrench
bombardi fairchild havilland hawker lockhe remington
bond clinch glue
bonfir burn burnt char extinguish roast
bonnet fanci forehead hat head header nape scalp
boogi cade chet jae jin kade kai nico tristan zee
bop dash dot nair peg tail
borneo brunei burma cretac jurass myanmar
bosch brandt ein emerson ernst gesellschaft maximilian otto
boss contractor employ employe freelanc hire housekeep job labor labour occup unemploy worker workplac
bottl can canning cart dairi jar milk
bound busiest domin exceed greater highest longest max maxi maxim maximum utmost
bout whichev
boutiqu brand commerci cosmet nike proprietari rebrand vogu
bowi cornelius douglass forsyth frederick georg johan john
bowl bowler dine dish salad wicket
bowman gavin jagger lloyd nik ronan
boxer featherweight fighter heavyweight knockout middleweight punch rous tko tyson welterweight
boy boyfriend daughter girl girlfriend sister son
boycott contempt denounc despis disapprov disdain dismay indiffer parodi repuls resent vain
boyd brendan cameron campbel cecil colin collin fraser hamish harper jami laird macdonald mackenzi maclean
  mathew mcintosh mckenzi mcleod murdoch murray norri rupert stuart sutherland wyli
boyer finley hawkin kay layn marley maynard roderick rori slade
boyl compressor press pressur psi pump
bra breast gland nippl thyroid tit
bracket denot express notat parenthes
braden caden colton
bradi bradshaw brett callahan carr madden marino palmer peyton quarterback rodger
bragg laguna tess tessa valeri
brake breaker friction swipe
bram burt gibbon igor jerom karel leopold serg virgil
brandi gil margarita martini mead roberta sherri shirley silvia stacey tamara
brant carleton concordia duluth emori laval madison mcgill
brave braveri courag coward grace patriot resist
brawl interceptor mele parri smash
breach defam disciplinari harass infring misconduct plead violat warrant
break breakdown breakup broke broken bust crack fatigu fractur heartbreak off shatter tear
breaststrok butterfli wing wingspan
breath exhal inhal odor puff smell snif sniff spray stench stink volatil
bred breed breeder filli veriti
bree draft pau payton tore uncredit undraft
breez cyclon hurrican katrina storm stormi tornado tsunami typhoon
brenda courtney daryl demi denis janic jen jodi lori nedra ursula vicki yvonn
brethren bro bros brother buddi fellow lad thee
brew caf coffe cup guin meng mug tea
breweri cabaret cafe canteen chesterfield diner inn limo restaur saloon stagecoach tavern
brewster outpost plymouth runway
brick fortif fortifi fortress foundat foundri mason masonri moat mortar plaster wall
bride divorc dowri fianc fiance honeymoon husband marri marriag remarri spous unmarri vow wed wife wive
bridget gifford hazel jade keith lea leigh lynn mcgraw rae sabin sheila
brien burton clark connel dauphin davidson dion donnel kirk laurenc lawrenc mauric
brigham byu citadel lds mormon ogden utah
brillianc dazzl folli groundbreak prowess visionari
britten liszt
brittl fragil strength strengthen strong stronger strongest sturdi viabl weak weaken weaker
brno gdansk krakow ljubljana lublin lviv masovian poland pomerania silesia silesian voivodeship warsaw
broad casual dramat drastic gradual heavili mild moder narrowli rough sharpli slight steadili substanti subt
  subtl vagu
broadband cisco connect cyber ethernet internet lan nas nat net network nic peer ping poe samba tor wan
broadway cafeteria castl playground playhous playwright wonderland ymca
brood feather liveri plumag
broom buri dig ditch dug rake shed shovel
brow click map menu navig safari scroll view zoom
bruin canadien canuck edmonton hockey montreal nhl oiler ottawa puck
brush dirti handkerchief hygien sanit sanitari soap
brute challeng compet competit competitor contend contest obstacl seeker
bryce burk damien donni falcon howi hugh marko mat matt pete vic
bryn fulton hiram layton massey mckinley weir whitney
bsc cbe master mba mbe mca msc polytechn qualif siemen
bucharest bulgaria carpathian lisbon romania romanian transylvania
buckley curran gough higgin mora munro robson
buddha buddhism buddhist dalai dharma hinduism monast monasteri monk pagoda sutra zen
budg disconnect pull stuck
buffer byte cach complement offset output queue
buffi gile ley willow xander
buick cadillac chevi limousin mitsubishi peugeot regal streetcar
bulg cramp deepen elong enlarg narrow protrud shrink slender spacious swell swollen upscal widen wider
bulki shallow shear sheer thick thicker thin thinner
bump crotch groin lump
bumper dent otter protector
bunni hare rabbit
bureau dea withdraw
buren dogg
burnett cobb crawford cunningham dunbar fischer fisher garri guthri hayn jackson jenk lynch nelson sloan
  sutton watkin
burnley futsal spur wildcat
burrow reid
burst impuls jolt laser puls spike surg transient
busch dale gordon hendrick jarrett sadler stewart vanc
bush cheney donald presid presidenti putin trump
busi businessmen capit compani conglomer corp corpor enterpris firm gmbh headquart inc industri llc ltd
  maker manufactur mgm product sharehold stakehold subsidiari
butch drew duboi earnest emmett ernest hobb horton johnni jonni leroy lester melvill moe oti ritchi willi
butter glaze greas greasi lipstick
bye ceas depart end epilogu exit farewel goodby hiatus leav quit resign stop termin terminus turnov
bypass forth funnel gate open outta pass thru trough
byrd dixon donnelli gillespi malik waller wayn
byrn cantor elmer gottfri levin mathia mortim peter schwartz waldo wilkin
cab garag nascar tacoma truck
cabbag carrot leaf noodl onion potato squash
cabinet cupboard drawer fridg groceri pantri rack refriger shelf shelv supermarket
cabl connector cord har plug strap wire
cadenc genr improvis melod melodi onset remix rhythm rhythmic tempo tranc tune
caesar carthag cesar constantin gaius hannib julius roman romano
cai cha leopard merlin muir oro sas tam warlord
caitlin carol christina kelli kendal kimber kyli lana melissa missi rihanna robyn sadi
cake cherri cream dessert pastri picnic pie pud toast
calcium inorgan ion ionic ligand magnesium volta
calderon emmanuel fran franco francoi guerra jorg landon luca raul stein weber
calendar christma easter halloween holiday lent thanksgiv valentin
calhoun detroit flint lans lowel michigan milwauke minnesota rochest toledo trier wisconsin
call caller
calm comfort hug massag relax sooth sympathet
calvin carlson goodman larson
cam camera exposur photo photograph photographi shutter
cambridg dartmouth fordham harvard ivi oxford scholast stanford wellesley wharton yale
cameo cinematograph kaufman mueller prequel screenplay screenwrit spielberg wilbur
camilla catherin clare countess diana duchess fanni josephin martha teresa theresa vera
camouflag conceal discreet disguis hide isol mask secreci sneak stealth suppress
canal estuari huron lagoon lake lakesid lighthous waterfront waterway wetland
candi chocol diabet glucos insulin jingl sugar sugarcan sweet syrup thirst
candl flashlight lantern led light lighter lit torch
canva gogh paint painter pencil raphael
canyon demetrius gorg
cap cliff fork ledg pang stump
capcom conservatori gig mixer studio workshop
cappella choir troup vaudevill
capsul dust ingredi powder scoop
captiv confin detaine guantanamo inmat prison
cara dani daniell kathryn kiara stephani survivor
cardboard enclosur faux leather materi mold nylon pad rod rubber rug rustic solid tangibl wooden
careless petti reckless smug
caress delic eas gentl harden sensit soft soften softer stiff tender velvet
caretak holder own owner ownership user
carey dow faber fei forb hearst mickey
caribbean cayman cuba cuban haiti havana isla puerto
carl darrel darryl dave duan geoff greg jay jeff jeffrey jerri rick ricki roger ross
carla carolyn claudia dominiqu felic gillian joanna johanna juliana karin kati kristen lissa
carnag epic hero heroic heroism platinum pow superhuman valor
carnegi churn coars grind grit mill
carniv carousel fest festiv march parad
carolin cassandra mario natali sandra sis stella underwood
carolina charleston decatur georgia greensboro greenvill macon mecklenburg piedmont raleigh savannah
carp catfish crab fish fisheri fisherman fishermen herring lobster oyster salmon seafood shrimp trout tuna
carrier departur fare takeoff taxi
carrol dunn ewe gilmor hart hyde kerr mcgee yao
carson gore kerri mcdonnel rand romney roth sander
cartoon cartoonist circus clown comedi comedian comic
cartridg ep ink print printer scan scanner
carver cocoa faulkner quentin ritter woodward
cas kaplan loyola marquett northwestern sall tulan winthrop
cascad conic corrug cylind cylindr stiffen streamlin transvers tubular
cassett clip mixtap record tape vinyl
cassidi conner dillon dorsey fuller int keenan lawson mcmillan myle pri schneider tate
castro chavez cruz dade ernesto rico
catalan dax ferrer macbeth pascal vidal webber
catalyst catalyt enzym foil proto reaction refin substrat synth synthesi
causal chronolog lifelong longitudin prior retro retrospect supersed tempor timeless timelin timet
caviti colon enamel penetr porcelain resin
cbc cdc ctv
cds disc disk dub dvd dvds episod miniseri nero netflix vhs
celia christin colleen constanc fantasia isabell jeann madelin marcia marjori marlen rene
cell labyrinth membran microscopi molecul peptid whitehead
cello concerto mandolin regga viola violin violinist
cement chemistri chlorid compound lithium salin salt salti sodium
cent coin coinag currenc dollar ether euro monetari pitchfork shill usd yield
centenari centuri decad era millennia millennium nineteenth nineti twentieth
centimet centimetr distanc hectar inch kilomet kilometr length magnitud margin measur meter metr metric
  millimetr perimet width
ceram crystal crystallin micro nano plastic poli polym sci silicon
certainti confid errat random reliabl robust spontan uncertain uncertainti unpredict unreli unsuit
ceylon colombo curri jaya lanka lankan pont raja sri vijay
cfa macquari nana wentworth
chair chairman chairperson stern
chao chaotic disturb earthquak quak rumbl seismic tremor vibrat
chaplin dwight eastman eisenhow emeritus lyndon macarthur nixon reagan roosevelt taft truman woodrow
chapter charact motif thesi
characterist framework model
chariot cleopatra egyptian king kingdom monarch pharaoh throne
charit goodwil landfil
chariti humanitarian ngo ngos nonprofit org outreach unicef volunt
charlton manchest portsmouth stamford trafford
chart depict diagram draw drawn graphic illustr imag imageri outlin pictori pictur portrait sketch vis
  visual
charter coloni domain dominion empir monopoli realm registrar royal
chase hurdl lead loop pace ran run runner rush sprint trace track trail tread
chat chatter client facebook messag messeng remot session smiley telegram
che dant enzo ezio gerard godfath romero schumach toni victor vin vito
cheerlead homecom pageant softbal taunt
chees domino garlic kraft pasta pizza popcorn salsa spaghetti tomato
chemist entropi kelvin thomson
cheng cheung chiang chung guo jia jian jiang jing leung liang ming shen sichuan tian yuan zhao zhu
cher dolli fiona gretchen grime libbi loretta lucinda nelli patsi
chester clyde lenni marti richi ron ronni tommi
chestnut elm hickori mart walnut
chevrolet chrysler corvett daytona ferrari fiat ford jeep lex malibu mazda mclaren mustang nissan pontiac
  prix renault
chew dental dentist dentistri gel gin gum mint pulp teeth tooth
cheyenn joshua
chiba hokkaido japan kyoto nara nippon okinawa osaka potsdam prefectur sentai tokyo
chick femal femin feminin feminist femm gender ladi woman women
chico gran grand gus gustavo newman
chieftain lambda masteri quartermast tutor
childbirth cradl fetal marrow mattress womb
childhood congenit development infanc kindergarten nurseri pediatr preschool
childish immatur kidd matur neon nickelodeon
chile dominican ecuador madagascar malaga paraguay punta surinam uruguay
ching chong kang
chip fri
choi chun dong jong joo jung kirbi kong kwan olaf peng
choic choos chose chosen consid decid decis opt option pick prefer select
chop cut cutter reduct rip scissor shorten slash slice trim
chord clapton guitarist kaladin
chore dresser lau launder laundri rag towel
chow haji kun maru nak sahib sato takahashi yong
christ heaven hell jesus savior
chrome font ital style unicod
chronicl fabl fantasi folklor lore myth stori storylin storytel tale themat
cia clandestin covert enigma espionag illicit infiltr rogu sabotag smuggl spi traffick treason undercov
cinder mantl pebbl richter
cinemat cinematographi directori documentari film filmmak footag olympus portray premier scene spectacl
  video
cipher crypt encrypt ransom tar
circl dome kepler orb oval planet planetari radial radius sphere spheric
circul convect cpi dissemin flux inflat spread
circular cyclic organic
circumst event incid occas occur occurr outing scenario situat stint
cis der ter tran transit transmiss tre tun viz
civic honda
clad darlington raceway vicker
clamp fragment intersect interval junction quadrant rectangular segment triangl
claremont compton dyke hawthorn sumner whitley
clarifi clearer complic comprehend comprehens describ descript detail elabor explain explan explicit
  interpret misunderstand misunderstood relev summar summari unclear understand understood
clariti close closer crisp hush oblivi quiet shut silenc silent unspoken
class classroom cours curriculum disciplin educ elementari fluent instructor interdisciplinari lesson
  schoolhous taught teach
classic geschicht histor histori historia historian legaci nostalgia nowaday past vintag
classif classifi identif identifi label recogn recognis recognit recogniz represent unidentifi
claus column fetch queri sql
clean cleaner cleans cleanup dump flush messi purg scrub tidi
clear demolish elimin eras remov rid shred wipe
cleavag dope hormon testosteron
clement darci hine hodg keen matthew schultz ware wilkinson winkler
clever insult iron ironi sarcasm sarcast satir scof stupid troll witti
clifford corbin dina shelton
climat koppen meteorolog monsoon outdoor precipit rainfal subtrop weather windi
climax clit culmin interlud orgasm prom sequel
clint costello gibson musa perri randi ric sami
cloak gleam glint glisten glitter gloss glossi reflect satin sheen shimmer shine silveri sparkl
clone copi generat imit mimic produc replic replica reproduc
closur emphas foreword insist justif justifi prefac reiter revisit
clover dyer hardi hardin warner
club clube clubhous nightclub pub
clumsi shake shaken shaki shook stabil stabl steadi trembl unstabl
cnn gan incept neural vox
coa coe coop fra renegad
coaster curl roll roller scoot toro traction whip wiggl
coat dy dye liner makeup pigment scratch spot stain whitish
cobalt crate crimson cube cubic key lime neo nouveau xbox
coca coke cola juic pepsi soda starbuck
codex maud papyrus sphinx
coeffici polynomi
coffin corps grave graveyard mort mummi reaper tomb tombston undead zombi
coil helix triad
col colonel guerr mcdonald
colbert conan gideon jonah larri letterman peabodi sitcom ted
collabor colleagu cooper counterpart guest partner partnership
collaps compact demolit descent flatten flop toppl tumbl unfold wreckag
colloqui common commonplac customari default frequent habit normal occasion rare regular seldom tradit typic
  usual
colt heath hopkin landau mccoy ward warren
coma numb unconsci
combo left shuffl swap switch transfer
commando guerrilla insurg mercenari milit militia nato paramilitari peacekeep rebel uniform
comment complain complaint critic criticis critiqu feedback metacrit opin review
commission council councillor director
commit emblem flag mark petit sign signag signatur signifi symbol unsign
commot encircl loom midst stagger
communic payload receptor signal telegraph trigger wave
commut driveway expressway freeway highway interstat lane motorway parkway pavement ramp road roadsid
  roadway toll traffic turnpik viaduct
como nee que
compass compassion liturgi pray prayer rosari
compat conflict dilemma incompat rival rivalri unrel versus
compel conspicu convinc encourag impetus inspir intent motiv persuad persuas urg
complet final finalist finish penultim quarterfin semifin unanim unfinish
complex implicit standalon trivial
complianc compliant epa fda polici regul regulatori sanction
compon frame grid junip panel tab tray uniti
composit compris consist contain decomposit filter formul inclus separ subset
compress zip zipper
compromis control empow empower facilit influenc interact interven involv manipul transform undermin
compuls deliber detach effortless forc forcibl involuntari reluct unwil voluntari voluntarili will
compulsori conting conveni depend essenti mandat mandatori necess necessari necessit purpos reli requir
  suffici
con conspiraci fictiti fraud fraudul hoax illegitim mysteri propaganda specul suspici suspicion
conced disqualif disqualifi flair generous inelig jeopardi qualifi shortlist
concord cone keyston nova williamsburg
concret crust granit marbl massif pedest pillar pyramid slab tile
concurr dual fusion hybrid parallel simultan unifi
concuss dizzi headach vertigo
cond contra nad
condemn oppress persecut phelp repress victim
condit tens
conductor current electromagnet magnet maxwel morley polar radiat shield
confeder confederaci csa gettysburg klan lincoln loyalist nationalist polk secess unionist
confidenti freedom freeli liberti privaci privat right
cong lattic mod modul modular remaind residu
congress congression congressman gubernatori legisl legislatur partisan pol politician repres senat
conjectur olympiad theorem theoret
connacht connolli eireann farrel gael gaelic irish paddi rte
conni graci jacki jacquelin mabel robinson ruth
conrad felix hagen joel marcel sebastian vincent
conserv neutral sustain
constabl constabulari cop csi deputi fbi firefight gestapo guard offic patrol polic policeman policemen
  sheriff swat
constant continu intact keep last linger longtim maintain perman persist preserv remain retain retent retir
  seal stay still surviv
constitu constitut parliamentari royalist substant
constrain constraint lesser miniatur minim minion optim shorter shortest smallest
consum crave dissatisfact dissatisfi fulfil satisfact satisfi unhappi
contact ed email gma myspac newslett outlook twitter yahoo
contamin corrupt litter poison pollut purif puriti steril suscept taint toxic toxin wastewat
content excerpt letter paragraph sms text textual
context referenc routledg usag
contract contractu demand due incur leas oblig stipul unpaid
convent mainstream ordinari predomin preval standard trend uncommon universal wide widespread
converg decim fraction proport ratio ration reciproc subunit
convers dialogu discours essay exposit intro outspoken phrase prose rhetor speech
convey grammar grammat spell syntax verb
convict crime crimin feloni imprison jail offenc offend parol penal probat prosecut punish sentenc
conway exodus jeremiah mose sinai
cool cooler fan hot hotter hottest juici pic sexi super
copeland djs fender floyd guitar hendrix jimi riff roland sabbath zeppelin
core cpu intel mainlin nec processor spec stack strata
cori mitch mitchel rodney
cornel institut mit nyu princeton tuft
cornerback defens footbal foul fullback fumbl intercept lineback lineman outstretch sack shove tack tackl
cornerston notch outset spire
cornic curtain decor facad fresco mosaic octagon ornat parapet pilast portico romanesqu stucco
coron gabriell noell springer
cot elast layer mesh sheet surfac triangular vertex
cottag courtyard grassroot heartland loft meadow wilton
cotton embroideri fabric fiber fibr fring knit linen pattern rayon seam sew silk tapestri textil weav whorl
  wool woven yarn
couldn didn knew wasn weren
counsel counselor mediat psycholog pts therapeut therapi therapist
court courtroom injunct judg judgement judgment judici judiciari juri jurisprud jurist justic litig
  plaintiff pulitz tribun verdict
cove fort francisco sac san sur
coverag fingerprint inspect inspector monitor screen
crambida malaria parasit pathogen spp worm
crane crank huff pedal summon
creak growl hiss nois noisi rattl
creami damp dri foam fresh moist moistur textur
creat creation exist extant found presenc
cree kamen naga ranger ronin
creep crept drift move slip snuck stale wander weari
crescent embank foothil grove hill hillsid hilltop landmark ridg summit terrac valley
crest crown harp horn tin whistl
crimea crimean donetsk kiev kyiv moldova odessa ukrain ukrainian
cring falter flinch frown gape glare grimac jag scar scowl shudder smirk sneer winc wri
crippl disabl hamper handicap motionless paralymp paralysi paralyz parkinson seizur wheelchair
cristina lara paz vall viet
croix meti rippl
crore mps parliament sabha vidhan
crouch ferdinand fontain fore germain goal goalkeep goalscor goaltend keeper mane mata midfield robbi ronald
  rooney scorer striker thierri winger
crow daisi dove peck pigeon sparrow stray
crowd mobil particip protest ralli spectat turnout
crowley daemon demon devil diablo inferno spirit voodoo warlock witch
crucial deepli passion profound thorough vital
crude extract lavend oil petroleum sour soy
crumbl deterior dilapid disrepair disus durabl lifespan longev mainten pristin ravag rot
crumpl curb fold wrap wrinkl
cuckoo owl pea peacock polli sullivan
cuff handcuff holster lock locker restrain restraint
cultur discrimin ethnic multicultur naacp prejudic race racial racism racist segreg stereotyp stigma white
cumberland delawar duke knoxvill mellon nashvill pembrok penn rhode rutger smithsonian tennesse vanderbilt
curs lest swear swore wrath
curt hitch hub tow trailer
curti jarvi julian lowri marcus nikola quinci romeo simmon toma
curtiss galile jacob jude magdalena messiah nazareth reuben solomon
curv curvatur deform ellipt geometr geometri graviti locus manifold rigid shape tangent warp wheelbas
cute dumb fun funni hilari hyster lame pathet
cynthia daniela loi mari monica rachel zoe
cypress mapl
cypriot cyprus
cyril greer ivan kazan kgb moscow novgorod oblast petersburg rus russian sergei siberian tsar vlad vladimir
  yuri
dad daddi father
daili day everyday friday monday saturday sunday thursday tuesday wednesday week weekday weekend
dal dos metro metropoli metropolitan sim subway
dali kung nan shan shang taiwanes yue
damag danger harm hazard precaut protect risk safe safer safeti unharm unsaf vulner
dammit damn fuck goddamn shit
dan katz ked ken kenneth kevin kris kurt kyle michael shawn
danish dutch european finnish ike norwegian swedish
danni ezra jon jonathan rohan trevor tyler zac zach zack zeke
dar imp ind ito ole
darbi milford thorp warwick
darmstadt freiburg geneva innsbruck lausann munchen salzburg vienna wien zurich
dart dodg dragoon flutter hornet javelin
dashboard glass mirror rearview window windshield
deafen deeper loud louder quieter yell
debut fledgl introduc new newcom newest newfound newli predecessor rooki starter
decay degrad destroy destruct diminish remnant ruin strain
declan filippo gallo gard graz mis
declin dismiss down drop droplet fall fallen fell par reduc threw throw thrown toss
deco den det loco och por ste tod
decommiss discard dismantl dispos loot overgrown recaptur reclaim reclam recycl scrap seiz
dedic exemplari exemplifi favorit favourit feat flawless greatest masterpiec spectacular stun superb triumph
  viva
dee doo gari goo pal shaggi
defeat lose loss lost outcom result victori win winner won
defect defici dysfunct fault flaw impair inabl inadequ incap lack
defiant devot gallant valiant
deficit exchequ feder fiscal ir tax taxa taxat taxpay treasuri
defin definit garbag insignific irrelev meaning meaningless pointless useless worthless
delet inquir need quest repli request seek sought want
delici delight enjoy entertain fond love lust naughti pleasur tast temptat thrill
delta fairbank reno vega
delux modest subdu
dem democrat ndp plc
democraci dictat dictatorship etat gov govern government govt monarchi populac regim republ
demot former oust reassign reinstat reintroduc relinquish
dempsey eddi gutierrez holloway leon maia mcbride mend munoz oliveira pereira ricardo silva
deni denial disregard exclud ignor refus reject unwant
denim hem hood jacket jean pant pocket slack sleev sweater sweatshirt trouser tunic waist waistband wore
  worn
deposit document file form paper paperwork pdf provision receipt
derbi furlong jockey racecours racehors secretariat sportsman thoroughbr
derek doug dougla gerri hammond jare kemp seth trey vernon yukon
desk desktop gnome gui launcher packard pcs platform
desmond howard hurst lin todd
destin excurs expedit explor journey migratori pilgrim pilgrimag resort tour tourism tourist travel vacat
  visit visitor
detect detector find forens interrog investig observ probe research scrutini studi surveil watch
deux doubl duo pair tandem troi twin
dhabi dubai emir gaddafi khalifa rani shah sharif sheikh uae
dia novo pod
diagnosi diagnost ill nausea sick symptom vomit
dial doorbel tel telecom telecommun telephon
diamond earring gild gold golden jewel jewelleri jewelri pearl precious sapphir
dice eight eighth fifth five nine seven seventh six sixth twelv
dick jerk prick retort teas twitch
dicken harriet nell nichola ulyss victorian
diego gibb ignacio pablo ramon
diesel eng engin fia petrol synthet
dietrich franz matthia omega orson raoul stefan strauss
difficult difficulti effort hard harder hardest imposs luck struggl tough
digger hale hash obsidian sha shard sul sulfat sulfur
dime millionair penni trillion
dimens dimension space subsp
ding huf maj sonni tad thi tia
dire hal ren sal sen
dirk harrison jamal marion nash neal richardson ridley steven winslow
disadvantag impoverish inferior needi poor poorer poverti
disagre idea insight opinion sentiment ugli
disappoint expect guarante guess hope long optimist wish
discharg disposit glori
disclos disclosur leak spill
discus hume
dislik envi hate jealous jealousi loser
displac relief reliev sake wedg
display preview render
dissolut dissolv fill fluid hydraul hydro liquid mist mixtur solubl solvent substanc
distal peripher usb vivo
doesn hadn hasn haven previous
doherti gareth glover kellan perci potter radcliff rhys ryder seamus squir stevenson sven townsend vogel
doi ree ref reg res resolut resolv respons
dolphin eel gill shark squid tentacl whale
dom goth gothic vanilla
domesday merton monmouth ring shire thistl tolkien
domest offici refere rule unoffici
donovan freddi jason ryan stevi
door doorstep doorway entranc reach usher
dorian florian franki joey lorenzo lucian marco mundo papa pietro rocco vinni
dorsal hind nerv posterior reflex spinal spine ventral vertebra
dose gamma isotop neutron radioact
download instal iso rufus version
downstair floor ladder stair staircas stairway stairwel upstair
dracula frankenstein goldsmith temerair twilight wolf woolf
drag flick flirt spat stroke
drench humid rain raini sweat sweati vapor
drill groov hole pit
drive drove lap trip wreck
duct hose inlet intak pipe pipelin valv
dummi fuzzi spoon straw taut
dung huski lab lynx vet veterinari zoolog
duplic recur redund repeat repetit reus twice unus usabl use util
dwyer kennedi oswald
earl herr mclaughlin reed sheridan syke
easi easier easiest easili simpl simpler simplest simpli simplifi straightforward tricki
east eastbound eastern eastward north northbound northeast northeastern northern northernmost northward
  northwest southbound southward southwest west westbound westward
edison lego powerpl tesla
efficaci experi experiment laboratori mock sampl simul test trial
egan emmi hitchcock moffat
eighteen eighteenth fifteen fifteenth fourteen fourteenth seventeen seventeenth sixteen sixteenth thirteen
  thirteenth
eighti fifti forti nineteen oldi seventi sixti thirti twenti
element mer mercuri methyl neptun quartz saturn
eleven eleventh epoch ninth ten tenth tertiari twelfth
elgin fukuoka hiroshi nagasaki yokohama
elig exempt wai waiv waiver
elit extrem hardcor hyper prestig primal rei ultra
ellison macedonian mccain mcconnel nicola rourk whitak
embed hardwar lcd media multimedia pixel soni stereo
embroid pierc skin stamp tattoo
emergenc forthcom immin impend instabl
emperor maximus reign
emphasi improp over quasi strict
enclos exterior extern indoor inner insid interior internal intra inward outer outsid outward surround
  throughout
encompass enhanc exampl expand expans extend extens extent intensifi lengthi overrun truncat
encor homag refrain reissu relaunch remast repertori replay repris resum resurg
endeavor hobbi leisur recreat renew
endell jaenell joyah lucivar saetan sparhawk
endless etern finit forev immort indefinit infin infinit lifetim perpetu univers
endur invinc nonstop overcam overcom pursuit relentless unbeaten unbroken undef withstand
engrav forg harrow wrought
enlighten humanist intellect intellectu intellig nobel philosoph philosophi smart smarter wisdom
ensign illustri insignia pennant
entireti fulli includ incomplet most outright overal part partial whole
epithet eponym namesak persona protagonist titl titular
epstein fallon flynn foley parson partridg
equat formula imaginari plot solut solv
equatori globe hemispher latitud longitud meridian
equestrian hors horseback lear mare mule pip poni stallion
equip gear gearbox ordnanc suit tailor vest
escap trap
escort handler leash liaison warden
estrang maid maiden mistress stepmoth widow
etc full info junk nothin somethin stuff whatev
etch semiconductor
etud intermedi prep preparatori
evil lucif pagan satan werewolf werewolv
exagger excess overwhelm realist reason unaccept unfair unreason
exercis jog knee kneel knelt lazi routin squat thigh yoga
extra replac substitut
eye eyebrow eyelash eyelid gaze glanc glimps look mascara peek pupil squint stare wink
eyr godfrey gregg jasper joann mag sanford
fae heidi hurley lac mona morgan sigma
faeri goddess hercul monster monstrous mythic mytholog serpent
fai jai lal raj rama
fair fine penalti
falkland gibraltar imperi plata seychell trident
fame famous infam known legend legendari memor noteworthi renown
favor favour opportun prospect tentat
feast rite ritual stil
fenc hedg
feng hui manchu qin qing quan sheng sino xiang zheng zhou
ferguson grimsbi hillsborough lion newcastl panther sunderland
ferrara fontana regina sic siena sienna val
fertil mate offspr reproduct sex spawn
fey fourier particl photon physicist planck quantum
fiddl hove hover mous
figur genius pun silli weird
filthi sham wash
fingernail hammer knuckl nail slam smack
fir jolli merri moodi plush poke pokemon
first foremost main prima primarili prioriti secondari
fis fission hiroshima nuclear nuclei nucleus pluto reactor uranium
fist unarm
fitch montagu proctor vial
fivb handbal intercollegi lacross naia netbal rugbi soccer sport usl varsiti volleybal
fjord gothenburg greenland iceland malmo nord nordic nors scandinavia scandinavian ska stockholm sweden
  uppsala vike
flap gap hing lash lid pillow purs sling slit
flock herd mafia mob puppet raid stamped swarm
flore greav hackett patterson pearc
flung leapt lurch pinch plung pop push rear sprang sprung
focus hypnot medit seren
foolish idiot naiv unawar wise
footprint pedestrian sidewalk strode stroll walk walker walkway
forerunn ira portfolio templar vanguard
forew hindw
formal solemn somber thou
format leagu lineup member player rank roster squad team teammat
forward gateway path pathway relay rout
four fourth multi quad quartet singl squar third three trio tripl two
frank jim jimmi mike
fred harold ralph samuel theodor walt
free freed releas spare
freez frost froze frozen ice ici snow snowfal snowi winter
freshman freshmen junior senior sophomor student
freud mojo psych soul
frey freyja loki odin osborn pantheon saga thor
fungal fungi fungus goldstein mushroom spore yeast
funk funki goofi mess neat rave shadi slick
gage lennox lucan tulli wren zev
gang gangster kany kendrick notori rampag rap rapper snoop thug travi
gao panda vishnu
garfield hayden sylvest
gem rail rubi
gentleman handsom sir
gentlemen guy male man masculin men mister
ghost haunt hysteria phantom thriller
glu put rub slipperi static stick sticki
goin gonna gotta kinda til till wanna
gong huang tang tao
gonzaga grayson jake logan sculli stryker wolverin xavier
gora junta levi
goran ivanov marek rashid
gradi leari leighton mccormick mcnamara stafford
graf poker spade vale
graffiti inscrib plaqu stapl
grass grassi grassland graze lawn pastur turf
gravit ode pendulum reson theta
greenhous infrar moonlight ozon radiant shade shadow solar sun sunlight sunni sunris sunshin ultraviolet
grill vent
grimm hilt sword
groom pat
grumbl grunt mumbl murmur mutter spoke stammer whisper
guinea kangaroo
gulp gust sip squeez
gundam jedi judo karat kata ninja ryu saber sai samurai
gupta kamal kapoor kira kiran krishna prakash ravi sanjay sava shri
hack hacker malici norton trojan virus
haggard humbl meek mighti righteous sin sinn
hai hon pseudo sash shi shin sho shone shu wee
halftim kick kicker kickoff launch punt start
hamlet kat lark monti shakespear shelli susanna susannah tal tim timothi
handwrit inscript ledger manuscript parchment scribe
hanoi leningrad saigon sarajevo zagreb
hari joshi lok mori rai reza
harrisburg lehigh pittsburgh wichita
haul pickup up
havoc healer merci sympathi
hawaii hawaiian honolulu maui reykjavik samoa statehood
headlin overshadow overtook promin rampant stifl surpass
health healthi well
healthcar insur medicar prescript
heard know say speak spoken state talk told utter word
heavi heavier heaviest kilogram lbs lightweight mass ounc pound pounder ton tonn weigh weight wight
held hold reopen reserv stand stood
helm helmet helmut ness skull
het minh tome vietnames
hip hop jump jumper leap step stumbl
holm sherlock watson
homm humanoid une
hudson jenkin mayer meyer myer
huh yeah yep
ibm mach machin robot ture
iii vii viii xii xiii xiv xvi
illus paranorm phenomena phenomenon psychic supernatur surreal
implant refit shift shifter
inappropri nake nude obscen playboy porn pornograph pornographi rape sexual taboo vulgar
incarcer penitentiari shack vault
indus sector tier
inhabit local neighbor neighborhood neighbour neighbourhood rural town townspeopl villag
insan mad madman speechless
interest mental mind ponder reckon think thinker thought wonder
intermitt nocturn preoccupi restless sporad
international iucn nrhp unesco
irrat radic root stem
isaiah missionari preach propheci prophet
jasmin kendra lia lina mahal mallori revu tanya
jax jayn
jeremi nathan trent zachari
joaquin kingsley niccolo
josi robin sampson winni
kean lev lew
knob lever
koch tobin
kyushu nagoya
laid lay sprawl writh
landslid waterfal
latter liter mean meant necessarili suppos
lawsuit liabil liabl neglig su sue sui
leonard mosh prelud sheldon vulcan
lil tay ting yan yang yin ying yun
ling mandarin martial pinyin tae tai tong translat translit xiao
literaci literari literatur read reader skim
littl mid min mini minut nmi
lombardi milano portag
low lower lowest upper
lucia palazzo triest venetian venic
lucien madam moi mond monsieur palai prefect
lush poppi sleek
lyman mainz rutherford
magna phi stu
majest panorama picturesqu sceneri scenic sight
mama mom momma mommi mother mum
marn mig
martina mirza serena tenni wimbledon wta
marvin pep reggi sherman sinatra
mas nos
mclean thayer
midwest mississippi south southeast southeastern southern southernmost southwestern western
minus negat
mira tempest
miss mistaken neglect omit skip
mix settl settlement
morri norman petersen peterson powel robertson sinclair winston
morrison olson snyder superman
mph slow slower sped speed speedi throttl
mysor vineyard wineri
nah nope unsur wouldn
name nomenclatur renam surnam term terminolog
nasal nose nostril rhino snout
noel reindeer rudolph santa
noun plural singular
obsess paranoia paranoid skeptic terror
ordeal perish sacrif sacrific torment tortur
overhaul rebuild rebuilt redesign redevelop refurbish remad remak remodel renov reorgan reorganis repair
  restructur rework upgrad
palo sonora
para paramet
peel scrape strip stripe yank
pena roc saint sant santo serra soc vita
piraci pirat
pivot pois prepar readi
pluck rasp sharpen wavi
poem poet poetic poetri rhyme stanza whitman
point pointer stud
poll score submiss submit vote
potion vinegar
rhone soyuz volga
rig screw
rim spiral spun stir swirl twist vortex whirl wind
sean stephen steve
sec seton sts vice
snort tweed yawn
social societ societi socio sociolog system
sousa trombon tuba tube
spectra spectral spectroscopi spectrum wavelength
suprem supremaci
terr terra terrestri thom tnt
"""
