"""Which sentences give leave to publish one's words, and which only sound like it."""

import pytest

from privity.testimonials import offering

LEAVE = (
    "You may publish this on your page",
    "Feel free to put this on your website",
    "I would like to offer these lines for publication",
    "You are welcome to quote me",
    "Please share my story with others",
    "I am happy to let you tell my story",
    "Sie dürfen das gern veröffentlichen",
    "Vous pouvez publier cette lettre",
    "I want this too: you may publish it",
    "You may put this on your website",
    "You may publish this",
    "Publish it if it helps anyone",
    "Please use this on your website if you like",
    "You have my permission to share this with other couples",
    "You have my full consent to publish these words",
    "I consent to this being published",
    "I agree that it may be published",
    "I give you leave to print this in a newspaper",
    "I would like to let you give my story to a newspaper: please print it",
    "I would love for you to share this with people who are where I was",
    "Do print this in your newsletter",
    "I'd be glad if you put these lines on your site",
    "Here are a few lines: they are for your website",
    "This is for your brochure",
    "My words can go on your homepage",
    "This may be quoted",
    "It can be published without my name",
    "Use this as a testimonial if you wish",
    "I'm happy for you to use this online",
    "I wrote this for your website",
    "You could read this to people in your talks",
    "I offer this for others to read",
    "You’re free to publish my letter",
    "Go ahead and publish this",
    "By all means quote me",
    "I authorise you to publish this note",
    "You can share my experience on your blog",
    "Puede publicarlo en su página",
    "Può pubblicarlo",
    "U mag dit publiceren",
    "Boleh terbitkan surat ini",
    "您可以发表这封信",
    "I want my story printed in a magazine",
    "You might like to put this on your page: you may",
)
NONE = (
    "Thank you so much, you changed my life!",
    "I tell everybody how good you are.",
    "You may not publish this.",
    "Please never put this on your website.",
    "I would recommend you to anyone. Five stars!",
    "I hope you can use the plant on your desk.",
    "I read about you on a website.",
    "I found you on your website.",
    "Thank you for your website.",
    "I saw on your website that you moved",
    "You can tell this to my GP",
    "Please show it to my lawyer",
    "Feel free to share this with your supervisor",
    "Please print it for my records",
    "You can post it to my new address",
    "Please quote reference 123",
    "I would like to tell you my story next week",
    "I want to tell my story",
    "If you publish this I will be hurt",
    "If you could publish this people would know me",
    "I am happy that you published your book",
    "I would love to read it when it is published",
    "My friend says you can publish her story",
    "I loved the article in the newspaper",
    "You can use this for my file",
    "I hope this helps you",
    "You can call me any time about this",
    "Please pass this to my wife",
    "You could share this with my new therapist",
    "I would like you to tell my husband this",
    "Could you send this to me online",
    "You can find me online, this is my new number",
    "I want to thank you for this: you can be proud of your book",
    "Please use this number from now on",
    "Please put this in my file",
    "I'd like you to have this photograph of my garden",
    "People should know about this",
    "Everybody should read your book",
    "You helped me, you can help others",
    "You could tell me more about this in your workshop",
    "Sie dürfen das nicht veröffentlichen",
    "Vous ne pouvez pas publier cette lettre",
    "I can read this to you on the phone",
    "I'm glad you shared your experience with me",
    "You can see this on my page",
    "I would like to come to your talk, you can tell me when it is",
    "Please share this appointment with my partner",
    "You may keep this",
    "I would like this to be seen by the doctor",
    "You can use the zoom link, it is on your page",
    "I am happy you put me on your list",
    "Please tell me when your book is published: I would like to buy it",
    "Please give my story some thought",
    "You may remember me",
    "You can tell this to people in the office",
)


@pytest.mark.parametrize("words", LEAVE)
def test_leave_is_understood(words: str) -> None:
    assert offering(f"It was a good year. {words}.") == ((20, 20 + len(words)),)


@pytest.mark.parametrize("words", NONE)
def test_what_is_not_certain_stays_private(words: str) -> None:
    assert offering(f"It was a good year. {words}") == ()


def test_leave_and_publicity_in_two_sentences_are_no_leave() -> None:
    assert offering("You may keep this. Others publish such things.") == ()
