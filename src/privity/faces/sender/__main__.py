"""Hands whole messages to a mail server, each to its one recipient (RFC 5321), encrypted on the way (RFC 8314)."""

import base64
import json
import smtplib
import ssl
import sys
from email import message_from_bytes, policy
from typing import Any

_WAIT = 30
# What this machine calls itself to the server: its own name is nobody's business, and looking it up would ask around.
_NAME = "localhost"
_HERE = ("localhost", "127.0.0.1", "::1")


def main() -> int:
    """Send what is read, and say for each message whether the server took it. Ends with 1 when none could go."""
    try:
        order: dict[str, Any] = json.load(sys.stdin)
        server = _connect(order)
    except (OSError, smtplib.SMTPException, ValueError, KeyError) as fault:
        _say(error=_words(fault))
        return 1
    with server:
        for number, encoded in enumerate(order["messages"]):
            message = message_from_bytes(base64.b64decode(encoded), policy=policy.SMTP)
            try:
                server.send_message(message, to_addrs=[str(message["To"])])
                _say(message=number, sent=True)
            except (OSError, smtplib.SMTPException) as fault:
                _say(message=number, sent=False, error=_words(fault))
    return 0


def _connect(order: dict[str, Any]) -> smtplib.SMTP:
    """Speak to the server, by TLS from the start or by STARTTLS; without either only to one on this machine."""
    host, port = str(order["host"]), int(order["port"])
    context = ssl.create_default_context()
    if port == smtplib.SMTP_SSL_PORT:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, local_hostname=_NAME, timeout=_WAIT, context=context
        )
    else:
        server = smtplib.SMTP(host, port, local_hostname=_NAME, timeout=_WAIT)
        server.ehlo()
        if host not in _HERE or server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
    if order.get("user"):
        server.login(str(order["user"]), str(order["password"]))
    return server


def _words(fault: Exception) -> str:
    """The kind of a fault, never a server's text: that may repeat an address."""
    if isinstance(fault, smtplib.SMTPResponseException):
        return f"the mail server said {fault.smtp_code}"
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return "the mail server does not take this address"
    if isinstance(fault, ssl.SSLError):
        return "no encrypted connection could be made"
    return "the mail server cannot be reached" if isinstance(fault, OSError) else "this cannot be sent"


def _say(**reply: object) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
