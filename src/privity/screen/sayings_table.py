"""Runs of words that everybody has: proverbs, prayers, old verse, what letters and forms of the trade say.

Nothing here is anybody's property any more, and nothing was ever anybody's secret. A line that begins with a space
goes on with the one before.
"""

from typing import Final

SAYINGS: Final = """
god grant me the serenity to accept the things i cannot change courage to change the things i can and wisdom
 to know the difference
one day at a time and keep it simple and let go and let god
our father who art in heaven hallowed be thy name thy kingdom come thy will be done on earth as it is in
 heaven
give us this day our daily bread and forgive us our trespasses as we forgive those who trespass against us
and lead us not into temptation but deliver us from evil for thine is the kingdom the power and the glory for
 ever and ever
the lord is my shepherd i shall not want he maketh me to lie down in green pastures he leadeth me beside the
 still waters
yea though i walk through the valley of the shadow of death i will fear no evil for thou art with me
to everything there is a season and a time to every purpose under heaven a time to be born and a time to die
ashes to ashes dust to dust in sure and certain hope of the resurrection to eternal life
do unto others as you would have them do unto you
let him who is without sin cast the first stone
love is patient love is kind it does not envy it does not boast it is not proud
to have and to hold from this day forward for better for worse for richer for poorer in sickness and in health
 till death us do part
those whom god has joined together let no man put asunder
greater love hath no man than this that a man lay down his life for his friends
it is easier for a camel to go through the eye of a needle than for a rich man to enter the kingdom of god
amazing grace how sweet the sound that saved a wretch like me i once was lost but now am found was blind but
 now i see
abide with me fast falls the eventide the darkness deepens lord with me abide
silent night holy night all is calm all is bright
happy birthday to you happy birthday to you happy birthday dear happy birthday to you
for auld acquaintance be forgot and never brought to mind
twinkle twinkle little star how i wonder what you are up above the world so high like a diamond in the sky
humpty dumpty sat on a wall humpty dumpty had a great fall all the kings horses and all the kings men could
 not put humpty together again
rock a bye baby on the tree top when the wind blows the cradle will rock
sticks and stones may break my bones but words will never hurt me
row row row your boat gently down the stream merrily merrily merrily merrily life is but a dream
to be or not to be that is the question whether tis nobler in the mind to suffer the slings and arrows of
 outrageous fortune
all the world is a stage and all the men and women merely players
shall i compare thee to a summers day thou art more lovely and more temperate
the course of true love never did run smooth
the lady doth protest too much methinks
to thine own self be true and it must follow as the night the day
neither a borrower nor a lender be for loan oft loses both itself and friend
a rose by any other name would smell as sweet
some are born great some achieve greatness and some have greatness thrust upon them
tomorrow and tomorrow and tomorrow creeps in this petty pace from day to day
there is nothing either good or bad but thinking makes it so
let me not to the marriage of true minds admit impediments love is not love which alters when it alteration
 finds
how do i love thee let me count the ways i love thee to the depth and breadth and height my soul can reach
tis better to have loved and lost than never to have loved at all
i wandered lonely as a cloud that floats on high over vales and hills
two roads diverged in a wood and i took the one less travelled by and that has made all the difference
hope is the thing with feathers that perches in the soul and sings the tune without the words and never stops
 at all
because i could not stop for death he kindly stopped for me
if you can keep your head when all about you are losing theirs and blaming it on you
no man is an island entire of itself every man is a piece of the continent a part of the main
never send to know for whom the bell tolls it tolls for thee
it was the best of times it was the worst of times
it is a truth universally acknowledged that a single man in possession of a good fortune must be in want of a
 wife
all happy families are alike each unhappy family is unhappy in its own way
the heart has its reasons of which reason knows nothing
that which does not kill us makes us stronger
what does not kill you makes you stronger
he who has a why to live for can bear almost any how
the unexamined life is not worth living
you cannot step into the same river twice
the journey of a thousand miles begins with a single step
give a man a fish and you feed him for a day teach a man to fish and you feed him for a lifetime
people are disturbed not by things but by the views they take of them
life can only be understood backwards but it must be lived forwards
we have nothing to fear but fear itself
the only thing we have to fear is fear itself
ask not what your country can do for you ask what you can do for your country
i have a dream that one day this nation will rise up
we hold these truths to be self evident that all men are created equal
you can fool some of the people all of the time and all of the people some of the time
the road to hell is paved with good intentions
a bird in the hand is worth two in the bush
you can lead a horse to water but you cannot make it drink
do not count your chickens before they are hatched
do not put all your eggs in one basket
you cannot have your cake and eat it too
you cannot make an omelette without breaking eggs
you cannot teach an old dog new tricks
you cannot pour from an empty cup
people who live in glass houses should not throw stones
if at first you do not succeed try try again
if it is not broken do not fix it
if you cannot beat them join them
if you want something done well do it yourself
if you love somebody set them free
when life gives you lemons make lemonade
when one door closes another one opens
when in rome do as the romans do
where there is a will there is a way
where there is smoke there is fire
absence makes the heart grow fonder but out of sight is out of mind
the grass is always greener on the other side of the fence
the apple does not fall far from the tree
the way to a mans heart is through his stomach
the early bird catches the worm but the second mouse gets the cheese
an apple a day keeps the doctor away
an eye for an eye and a tooth for a tooth
early to bed and early to rise makes a man healthy wealthy and wise
blood is thicker than water and charity begins at home
a problem shared is a problem halved
it takes two to tango and it takes a village to raise a child
it is no use crying over spilt milk
it is always darkest just before the dawn
it is better to light a candle than to curse the darkness
it is the straw that broke the camels back
it is all fun and games until someone loses an eye
it is not what you say but how you say it
there are plenty more fish in the sea
there is no such thing as a free lunch
there is no time like the present
there is light at the end of the tunnel
every cloud has a silver lining and this too shall pass
time heals all wounds and tomorrow is another day
do not let the sun go down on your anger
never go to bed on an argument
never put off until tomorrow what you can do today
no use closing the stable door after the horse has bolted
put your own oxygen mask on first before helping others
take it one day at a time
at the end of the day it is what it is
the definition of insanity is doing the same thing over and over again and expecting different results
hindsight is a wonderful thing and we are where we are
feel the fear and do it anyway
fake it till you make it and never look back
my name is and i am an alcoholic
we admitted we were powerless over alcohol that our lives had become unmanageable
came to believe that a power greater than ourselves could restore us to sanity
made a decision to turn our will and our lives over to the care of god as we understood him
made a searching and fearless moral inventory of ourselves
made direct amends to such people wherever possible except when to do so would injure them or others
we will not regret the past nor wish to shut the door on it
over the last two weeks how often have you been bothered by any of the following problems
little interest or pleasure in doing things
feeling down depressed or hopeless
trouble falling or staying asleep or sleeping too much
feeling tired or having little energy poor appetite or overeating
feeling bad about yourself or that you are a failure or have let yourself or your family down
trouble concentrating on things such as reading the newspaper or watching television
thoughts that you would be better off dead or of hurting yourself in some way
feeling nervous anxious or on edge not being able to stop or control worrying
worrying too much about different things trouble relaxing becoming easily annoyed or irritable
feeling afraid as if something awful might happen
not at all several days more than half the days nearly every day
reports feeling low in mood and sleep is poor appetite is reduced
reports low mood poor sleep poor appetite and poor concentration
denies any suicidal ideation plan or intent and denies homicidal ideation
no current thoughts of suicide or self harm and no plan or intent
denies thoughts of harm to self or others at this time
no suicidal or homicidal ideation no psychosis no mania oriented to person place and time
alert and oriented to person place time and situation mood is euthymic and affect is congruent
good eye contact speech normal in rate tone and volume thought process logical and goal directed
insight and judgement are fair memory and concentration grossly intact
client was on time appropriately dressed and engaged well in the session
client continues to make progress towards treatment goals and will return next week
continue weekly sessions and review progress towards goals in six weeks
discussed limits of confidentiality and informed consent was obtained
explained confidentiality and its limits and the client gave verbal consent to proceed
everything you tell me is confidential unless there is a risk of serious harm to yourself or others
what you say in our sessions stays between us except where the law requires me to disclose it
i may have to break confidentiality if i believe that you or somebody else is at risk of serious harm
i have read and understood the above and i agree to the terms set out here
i understand that i may withdraw my consent at any time without giving a reason
i hereby consent to the release of information from my record to the person named below
sessions last fifty minutes and take place at the same time each week
sessions cancelled with less than twenty four hours notice will be charged in full
thank you for referring this patient to our service and for the information in your letter
thank you for referring this client whom i saw for an initial assessment
thank you for your letter i am sorry to hear that you are having such a difficult time
please do not hesitate to contact me if you have any questions or need any further information
please contact me if you would like to discuss any of this further
i would be grateful if you would see this patient for assessment and treatment
if you are in crisis please call your local emergency number or go to your nearest emergency department
i look forward to hearing from you in due course yours sincerely
"""
