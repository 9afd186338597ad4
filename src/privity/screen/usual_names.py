"""Given names that many bear, beyond those of `name_words`: a relative called so tells nothing alone."""

USUAL = frozenset(
    """aaron abdul abdullah ada adam adele adrian agnes aidan aisha akira alan albert alejandro alfie ali
    alicia alison alma amara amina amir amit ana anders andrea andrei angus anil anita anja annie anton
    antonio archie ari arjun arthur arun asha astrid audrey aurora ava avery aziz barry beatriz bella
    ben beryl beth betty bianca bjorn blake bonnie boris brad brandon brenda brendan brett britta bruce
    bruno bryan bryce caleb callum camila camille carl carla carlos carmen carol caroline carrie cathal
    cecilia celine chad chandra chang chantal chelsea cheryl chloe christian ciara clara claudia clive
    cody colette colin colleen connor conor corey courtney craig cristina curtis cynthia dakota damian
    damien dana danielle darius darren deborah declan deepa deepak delia della denise derek desmond devi
    devon diana diane diego dilip dirk dmitri dolores dominic don donna doreen doris dorothea duncan
    dylan eamon edgar edith edna edwin eileen elaine elena eli elias elijah elin elisa eliza ella ellen
    elliot elsa elsie elvira emilia emilio emmanuel enid enrique eric erica erik erika erin esme
    esperanza estelle esther ethan etta eugene eva evan evelyn ewan ezra faisal farah farid felix fiona
    fleur flora floyd francesca francois freya gabriela gareth gary gavin gemma gene geoff georgia
    georgina gerald gerard gina giovanni gisela giulia glenn gloria gordon graham grant greg greta guido
    gustav gwen habib hamza hana hans harriet haruto harvey hasan hassan hector heidi heinz helga helmut
    herman hilary hilda hiroshi horst hugo hussein ian ibrahim igor ilse imran ines inga ingrid irena
    irene irina iris irma isaac isla ismail ivan jaime jake jamal jan janet janice janine jared jasmine
    jason javier jay jeanne jed jenna jens jerome jesus jill joachim joan joanne jody joel johan johanna
    jonas jordan jorge jose josie joyce juan juanita judith jules julio june jurgen justin kai kamal
    karim karin karl katarina katherine katya kay kayla keith kelly kelvin ken kerry kevin khalid kieran
    kim kirsten klaus kofi kristin kumar kurt kyle lara lars laurel lauren leah leila lena leo leon
    leona leroy leslie levi lewis liam lila lillian lina linnea lionel lisa liz lloyd logan lois lola
    lorenzo loretta lorna lorraine luca lucas lucia lucian luis luisa luke luna lydia lynn lynne mabel
    madison maeve maggie mai malik mandy manuel mara marcel marcia marco marcos margarita margot mari
    maria mariam marian mariana marina mario marion marisa marjorie marlene marlon marta marvin mary
    maureen maurice mavis max maya megan mehmet mei melanie melissa melvin mercedes mia miguel mike mila
    milan milena miles millie milo min mina ming mira miriam misha mitchell mo moira molly mona monica
    morgan moses muriel myra nadia nadine naomi nasser natasha nathan neha neil nell nelson nick nicola
    nigel nikhil nikolai nils nina nisha noah noel nora noreen norma norman nur olaf oleg olga omar
    oscar otto owen pablo paige pam patrice pedro percy petra phil philippa phoebe pierre piotr pippa
    polly priya rachel rafael rahul raj raja ralph ramon rania raquel rashid raul ravi rebekah reggie
    regina rene renee reza rhona rhys ricardo rita roberto rocio rodney rodrigo rohan roland rolf roman
    ron rory rosa rosanna rosie ross rowan roxanne roy ruben rufus rupert ruth ryan sabine sadie said
    sally salma samira sandra sanjay santiago sara sasha saul scott sean sebastian selma serena sergei
    sergio seth shane shannon sharon shauna sheila shelley sheri shirley sid sidney siew simon simone
    sinead siobhan sita sofia solomon sonia sonja sonya sophie spencer stacey stacy stefan stella
    stephan stuart sunil sunita suresh sven svetlana sydney sylvie tabitha tanya tara tariq tatiana ted
    teddy terry tess thea thelma theo thomas tia tiffany tim tina todd tomas toni tony tracey tracy
    travis trevor trudy ulrich uma una ursula val vera vicky victor vijay vikram vincent viola vishal
    wanda warren wayne wendy werner wilma winston xavier yasmin yolanda yuki yusuf yvette zahra zainab
    zara zena zoe zoran zuzana""".split()
)
