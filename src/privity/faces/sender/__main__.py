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
_FOR_GOOD = 500
_NOT_NOW = 400


def main() -> int:
    """Send what is read, and say of each message, before and after, what became of it. Ends with 1 when none could go.

    A line that breaks, or a server that says it goes, ends the sending: what was not begun is left for another time.
    """
    try:
        order: dict[str, Any] = json.load(sys.stdin)
        server = _connect(order)
    except (OSError, smtplib.SMTPException, ValueError, KeyError) as fault:
        _say(error=_words(fault))
        return 1
    try:
        for number, encoded in enumerate(order["messages"]):
            if server.sock is None:
                break
            message = message_from_bytes(base64.b64decode(encoded), policy=policy.SMTP)
            _say(message=number, state="trying")
            try:
                server.send_message(message, to_addrs=[str(message["To"])])
                _say(message=number, state="taken")
            except (OSError, smtplib.SMTPException, ValueError) as fault:
                state = _became(fault)
                _say(message=number, state=state, error=_words(fault))
                if state == "unknown" or isinstance(fault, smtplib.SMTPSenderRefused):
                    break
    finally:
        _leave(server)
    return 0


def _became(fault: Exception) -> str:
    """What an error says of the message: refused for good, not taken this time, or nobody can say."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in fault.recipients.values()]
        return "refused" if min(codes, default=0) >= _FOR_GOOD else "waiting"
    if isinstance(fault, smtplib.SMTPSenderRefused):
        return "waiting"
    if isinstance(fault, smtplib.SMTPResponseException):
        if fault.smtp_code >= _FOR_GOOD:
            return "refused"
        # Any other answer to a whole message may mean that it was taken: it is not sent a second time.
        return "waiting" if fault.smtp_code >= _NOT_NOW else "unknown"
    # A message that cannot be put as its server wants it was never begun.
    return "refused" if isinstance(fault, smtplib.SMTPNotSupportedError | ValueError) else "unknown"


def _leave(server: smtplib.SMTP) -> None:
    """Say good-bye. What the server answers to that, or that it is gone, changes nothing of what was taken."""
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()


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
    if isinstance(fault, smtplib.SMTPServerDisconnected):
        return "the mail server broke off"
    return "the mail server cannot be reached" if isinstance(fault, OSError) else "this cannot be sent"


def _say(**reply: object) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
