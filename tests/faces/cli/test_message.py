"""A letter or an e-mail that came in, filed from the command line."""

import json
from email.message import EmailMessage
from pathlib import Path

from tests.faces.cli.conftest import Bench


def test_a_message_is_filed_and_says_what_it_offers(bench: Bench, tmp_path: Path) -> None:
    message = EmailMessage()
    message["Date"] = "Mon, 02 Mar 2026 09:00:00 +0000"
    message.set_content("It was good. You may publish this.")
    mail = tmp_path / "came.eml"
    mail.write_bytes(message.as_bytes())
    filed = bench.run("message", "c-01", str(mail), "--json")
    assert filed.code == 0
    assert json.loads(filed.out)["offers"] is True
    half = bench.run("message", "c-06", str(mail))
    assert "the work was with somebody else too" in half.err
    # This work goes on: what is offered meanwhile stays a message, without a word.
    assert bench.run("message", "c-02", str(mail)).err == ""
    assert bench.run("message", "c-01", "-", said="Thank you for the book.").code == 0
    assert bench.run("message", "c-01", "-", "--date", "soon", said="Hello.").code == 2
    assert bench.run("message", "nobody", "-", said="Hello.").code == 2
    (tmp_path / "broken.eml").write_bytes(b"\x00")
    broken = bench.run("message", "c-01", str(tmp_path / "broken.eml"))
    assert (broken.code, "no e-mail with words" in broken.err) == (2, True)
