"""Of an e-mail its own words alone: no headers, no attachment, one alternative."""

from datetime import date
from email.message import EmailMessage

import pytest

from privity.errors import InputError
from privity.interchange.documents import mail_words


def mail(plain: str = "", html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Dee <dee@example.org>"
    message["Subject"] = "You may publish this subject"
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0000"
    if plain:
        message.set_content(plain)
    if html:
        message.add_alternative(html, subtype="html") if plain else message.set_content(html, subtype="html")
    return message


def test_the_words_and_the_day() -> None:
    message = mail("It was good.\n\nDee", "<p>It was <b>good</b>.</p><p>Dee</p>")
    message.add_attachment(b"Attached words.", maintype="text", subtype="plain", filename="a.txt")
    found = mail_words(message.as_bytes())
    assert (found.text, found.day) == ("It was good.\n\nDee", date(2026, 3, 2))


def test_of_a_page_no_name_of_a_part_and_no_comment_is_a_word_of_theirs() -> None:
    page = '<!-- made by a program --><p id="main-part">I cannot come on Monday.</p>'
    mail = f"From: a@example.org\nContent-Type: text/html\n\n{page}\n".encode()
    assert mail_words(mail).text == "I cannot come on Monday."


def test_html_alone_is_read_as_words() -> None:
    assert mail_words(mail(html="<p>It was <b>good</b>.</p>").as_bytes()).text == "It was good."


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"Subject: x\n\n", b"Content-Type: image/png\n\nabc"])
def test_no_words_are_told(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        mail_words(data)
    assert refused.value.field == "file"
