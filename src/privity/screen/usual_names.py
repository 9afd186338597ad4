"""Names that many bear: one of them alone tells nothing of whose it is."""

from privity.screen.name_words import COMMON, ENGLISH_FORMS

USUAL = frozenset(
    """aaron abdul abdullah abena achieng ada adam adaora adebayo adele adelina adrian adrien adwoa agata agnes
    agnieszka aidan aiko aileen aino aisha akinyi akira aksel akua alain alan alana alasdair alba albert alberto
    aldo alejandro aleksander aleksandr aleksandra alena alessandra alessandro alessia alexandre alexandros
    alexei alexey alexis alfie alfonso alfredo ali alicia alicja alina aline alison alma alvaro alvin amahle
    amal amalia amandine amara amelie amina aminah amir amit ana anastasia anders andras andrea andreas andrei
    andrej andrey andrzej angelica angelina angelo angelos angus aniko anil anita anja anjali ankita annabelle
    anneke annelies annemarie annette annie annika anouk anselm ansgar antoine antoinette anton antonella antoni
    antonina antonio antti aoife apolline archie ari ariana arianna ariel arjun armand armando arnaud arne
    arnold arthur arturo arun arvid asha ashley ashok asma astrid attila audrey augusta aurelie aurelien aurora
    ava avery axel ayesha aylin ayse aziz azman azra balazs barnabas barney barry bartek bartosz basil bastian
    bautista bea beatriz bella ben benedikt benito benoit berenice berit bernadette bernd bernhard bertha
    bertrand beryl beth bettina betty bhavna bianca birgit birgitta birte bjarne bjorn blake bohdan bojan bola
    boleslaw bonnie boris bozena brad brandon branka brenda brendan brett bridget brigitta brigitte britta
    bronislaw bronwen bruce bruno bryan bryce bryony busisiwe caleb callum camila camilla camille candice carina
    carl carla carlos carlotta carmela carmen carol carolina caroline carrie carsten catalina catarina cathal
    catherine cecile cecilia cecily cedric celeste celestine celia celine cesar chad chandni chandra chang
    chantal charlene charles chelsea cheng cheryl chiara chidi chika chinedu chinwe chioma chloe christa
    christel christelle christian christiane christophe chukwu ciara ciaran claas clara clarice claude claudette
    claudia claudio clemence clemens clement cliff clifford clifton clint clinton clive cody colette colin
    colleen conall connor conor conrad constantin cora corey corinna corinne cornelia cosima cosmin costas
    courtney craig crispin cristian cristiano cristina curtis cynthia dagmar dakota dalia dalibor damian damien
    damir damon dana daniele danielle danilo danuta danute darius darko darren darya deborah declan deepa deepak
    deirdre delia della delphine demetrius denise deniz derek derya desmond detlef devendra devi devon diana
    diane diarmuid didier diego dieter dietrich dilip dimitar dimitri dimitris dina dinesh dirk ditte dmitri
    dmitry dolores dominic dominik dominika dominique don donna dora doreen doris dorota dorothea dorothee dovid
    dragan duncan dusan dylan eamon eberhard ebony edgar edina edith edna eduard eduardo edwin edyta efua egon
    eileen eilidh eirik ekaterina elaine elena eli elias elijah elin elisa elisabeth elisabetta elise eliska
    eliza elke ella ellen elliot eloise elsa elsie elvira emanuel emeka emil emile emilia emilie emilija emilio
    emine emma emmanuel emmanuelle emre enid enrique enzo erhard eric erica erich erik erika eriko erin erkki
    ernst ersilia ervin erwin esi esme esperanza esteban estelle esther ethan etienne etta eugene eugenia
    eugenie eugenio eunice eva evan evelyn ewa ewan ezra fabian fabiana fabienne fabio fabrice faisal faizal
    fang farah farhana farid fatou fatoumata federica federico felicia felicity feliks felix femi fernanda
    fernando fiammetta fiifi filip filippo finn fiona fionnuala flavia fleur flora florence florian floyd folake
    folke franca francesca franco francois franek franz franziska freda frederic frederik fredrik freya frida
    frieda friedrich fritz gabor gabriela gabriele gaetano ganesh gareth gary gavin geert geertje gemma gene
    genevieve genoveva geoff georgia georgina gerald gerard gerda gerhard germaine gertrud ghislaine giacomo
    gianluca gianni gilbert gilles gina ginevra giorgio giorgos giovanni gisela giulia giuliana giuseppe
    giuseppina glenn gloria goran gordon gosia gottfried graciela graeme graham grant grazia graziella greg
    gregor greta gretchen gretel griet grzegorz gudrun guido guillaume guillermo gulsen gunnar gunther gustav
    gustavo guy gwen gyorgy haakon habib hadi hafiz haider hakan halina hamish hamza hana hanne hannelore hannes
    hannu hans hao harald haris harjit harpreet harriet hartmut haruka haruto harvey hasan hassan hatice hector
    hedwig heidi heike heikki heiko heiner heinrich heinz helene helga hella helmi helmut hendrik henk henning
    henri henrik henrike herman herta hidayah hilary hilda hilde hildegard hiroko hiroshi holger hong horace
    horst hortense hua huda hugo huguette hui humphrey hussein hyun ian ibrahim ifeoma ignacio igor ikram ilaria
    ildiko ilona ilse imani imogen imran indira ines inga inge ingeborg ingo ingrid inigo ioana iolanda ionut
    irena irene ireneusz irina iris irma isaac isabelle isla ismail isolde ivan ivana ivo iwona izabela jaakko
    jacek jacinta jacqueline jacques jadwiga jagoda jaime jake jakob jakub jamal jan janet janice janina janine
    janis jared jarek jarmila jaroslav jasmine jasna jason jasper jaspreet javed javier jay jayden jeanne
    jeannette jed jelena jenna jens jerome jerzy jesper jessie jesus jie jignesh jill jin jing jiro jitka
    joachim joan joanne joao joaquin jocelyn jochen jody joel joerg johan johanna johannes jonas joost jordan
    jorge joris jose josefa josefine josep joseph josiane josie jovan joyce jozef juan juanita jude judith juha
    juhani jules juliane juliette julio jun june jurgen justin jutta kaan kai kaisa kalle kamal kamala kamau
    kamil kamila kamran karel karen karim karin karina karl karolina kasia kasper katarina katarzyna katharina
    katherine katja katrin katya kaveh kavita kay kayla kazimierz keith kelly kelvin kemi ken kenji kerry
    kerstin kevin khadija khalid kieran kim kiran kirsi kirsten kirstin kirsty kjell klaas klara klaus kofi kojo
    konrad konstantin kostas kristian kristin kristina kristine krystyna krzysztof kumar kunal kurt kwame kwesi
    kyle kyoko lachlan ladislav laila lakshmi lan lara larissa lars lasse laszlo latifa latoya laurel lauren
    laurence laurent laurie layla leah leela lei leif leila lena lennart leo leon leona leonard leonardo leonie
    leonora leopold lerato leroy leslie leszek leticia letitia levi lewis liam liese lieselotte ligia liisa lila
    lilian liliana lillian lilly lina ling linnea linus lionel lisa lisbeth liselotte liz ljubica lloyd logan
    lois lola lorenzo loretta lorna lorraine lothar lotta lotte louisa lubomir luca lucas lucia lucian luciana
    lucie lucien lucille lucinda ludek ludmila ludovic ludwig luigi luis luisa luiz lukas lukasz luke luna lutz
    lydia lyn lyndon lynette lynn lynne lysander maarten mabel maciej madeleine madhavi madison maeve magda
    magdalena maggie magnus mai maja malcolm malgorzata malik malin malte mamadou mandy manfred manoj manon
    manuel manuela mara marcel marcelo marcia marcin marco marcos marek marga margarita margot mari maria mariam
    marian mariana marianne maribel marie marija marijke marika marilyn marin marina mario marion marisa marisol
    marit marius marja marjan marjorie mark marketa marko marlene marlies marlon maro marta martha marthe
    martina martine marvin mary maryam massimo mateo mateusz mathias mathieu mathilde matias matilda matilde
    matteo matthias mattias maud maura maureen maurice mauricio maurizio mauro mavis max maxim maxime maximilian
    maxine maya mayumi meera meg megan mehdi mehmet mei meike melanie melchior melina melissa melvin mercedes
    mercy meryem mia michaela michal michel michele michelle michiel miguel mihai mikael mike mikhail mikko mila
    milada milan milena miles milica millie milo milos min mina ming minh mira mireille mirek mirela miriam
    mirko miro miroslav misha mitchell mo mohan mohsen moira molly mona monica morgan moritz morten moses mukesh
    munira murat muriel mustafa muthu myra myriam myrtle nadezda nadia nadine nadira nadja naima nandini nanette
    naomi narendra nasreen nasser natalia natalie natasha nathalie nathan navid nazanin neda neha neil nell
    nelson nenad nerys ngozi niall niamh nick nicola nicolas niels nigel nikhil nikita niklas nikola nikolai
    nikolaos nikos nils nilufar nina ninette nisha njeri nkosinathi noah noam noel noemi nomsa nonhlanhla noor
    nora norbert noreen norma norman nuala nuno nur nuria nurul obinna octavia octavio odette odile ola olaf
    oleg oleksandr olena olga olive olivier omar ondrej oona orla orlando orsolya osama oscar oskar oswald
    otieno otilia ottilie otto owen oxana pablo padma padraig paige palle paloma pam pamela paola paolo parisa
    parvati pascal pasquale patience patrice patricio patrik patrycja paula paulette paulina paulo pavlina pedro
    pekka percy pernille perrine petar peter petra petros petter phil philippa philippe phoebe phyllis pierre
    pierrette piet pieter pilar pinar ping piotr pippa placido polly pooja prakash pramod praveen preben
    precious predrag preeti primoz priya priyanka prudence qiang quentin rachel radek radka radmila radomir
    radoslav rafael rafal rafiq ragnar rahul raimund rainer raj raja rajesh raju rakesh ralph ramesh ramon
    ramona randy rania raoul raphael raquel rashid rasmus raul ravi raymond rebekah rebekka reggie regina regine
    reiko reiner reinhard reinhold remi remy renate renato rene renee renuka reto reuben reza rhona rhys ricardo
    riccardo rina rita ritva roberto robin roch rocio rodney rodrigo rodrigue roel roger rohan rohani roisin
    roland rolando rolf romain roman romana romy ron ronja rory rosa rosalie rosalind rosamund rosanna rosario
    roshan rosie rosnah ross roswitha rowan rowena roxanne roy roza ruben rudolf rufus rune rupert ruth ryan
    ryszard sabina sabine sabrina sachin sadia sadie saeed said saif sakura salim sally salma salome salvador
    salvatore sami samina samira sandor sandra sandrine sandro sanja sanjay sanna santiago saoirse saori sara
    sasha saskia satoshi saul sayed scott sean sebastian sebastien seema segun selim selina selma selvi semra
    serena serge sergei sergio sergiy seth severin shabnam shahid shalini shane shannon shanti sharmila sharon
    shauna sheila shelley sheri shilpa shirin shirley shreya shweta sibylle sid sidney siegfried siew sigrid
    silas silke silvana silvia silvio simon simona simone simonetta sindre sinead siobhan sipho siri sita siti
    slavica slavko slobodan sofia sofie solange soledad solomon solveig sonia sonja sonya sophie soraya soren
    sota spencer stacey stacy stanislav stanislaw stefan stefania stefano steffen stella stephan stephane stig
    stine stipe stjepan stuart suleiman sumaya sumita sunil sunita suresh susana susanna susanne svein sven
    svetlana sybil sydney sylvain sylvester sylvie sylwia szymon tabitha tadeusz tadhg taeko takashi takeshi
    tamar tamara tamas tanya tara tarek tariq taro tatiana tatjana tecla ted teddy tegan terezie terje terry
    tess thabo thandeka thandi thanh thea thelma themba theo theodor theresia thierry thilo thomas thora
    thorsten tia tiago tibor tiffany tilda tilman tim timo tina tobias todd toivo tomas tomasz tomislav tommaso
    toni tonje tony torsten toshiko tracey tracy traute travis trevor trine trudy truus tuan tunde tuomas tuula
    tyrone uche udo ulla ulrich ulrika ulrike uma umberto una urs ursel ursula usha ute val valentin valentina
    valentine valeria valerie vanda vanessa vanja vasil vasile vasilis vasso veit vera verena veronika vesna
    vicky victor vidar vidya vijay vikram vilhelm vilma vinay vincent vincenzo viola violeta violetta virginie
    vishal vishnu vivian vivien vivienne vladimir vojtech volker walburga waldemar waleed waltraud wanda wanjiru
    warren warwick wayne wendell wendy wenzel werner wesley wiebke wieslaw wilfried wilhelm wilhelmina willem
    wilma wim winifred winston wioletta wladyslaw wojciech wolfgang xavier xenia ximena xin xiu yael yan yannick
    yannis yara yaroslav yasemin yash yasmin yasmine yaw yelena yemi yevgeny ying ylva yoko yolanda yolande yong
    yoshiko youssef yousuf yuki yukiko yuliya yuri yusuf yvan yves yvette zach zahid zahra zainab zanele zaneta
    zara zbigniew zdenek zdenka zena zeynep zlata zoe zofia zoltan zoran zsofia zulkifli zuzana zuzanna zvonimir
    zygmunt""".split()
)
"""Given names that many bear, beyond those of `name_words`."""


def is_usual(name: str) -> bool:
    """Say whether many people bear a folded name, or are called so for short."""
    return name in USUAL or name in COMMON or name in ENGLISH_FORMS
