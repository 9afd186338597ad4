"""Keeps a Python process from reaching beyond this machine; Python imports this file at start by its name.

Only Unix sockets and loopback addresses may be connected to, sent to, bound or looked up. Where the
environment names a file for it, every other attempt is written there before it is refused.
"""

import os
import sys

ATTEMPTS = "PRIVITY_TEST_ATTEMPTS"
_WITH_ADDRESS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}
_WITH_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_state = {"installed": False}


class OutwardConnection(OSError):
    """A test tried to reach beyond this machine."""


def forbid_outward_connections() -> None:
    """Refuse, from now on and for good, every connection of this process beyond the machine."""
    if not _state["installed"]:
        _state["installed"] = True
        sys.addaudithook(_judge)


def _judge(event: str, arguments: tuple[object, ...]) -> None:
    if event in _WITH_ADDRESS:
        import socket  # here, so that a program's time to start is its own

        endpoint, address = arguments[0], arguments[1]
        family = getattr(endpoint, "family", None)
        if family in (socket.AF_INET, socket.AF_INET6) and isinstance(address, tuple):
            _refuse_unless_here(event, address[0])
    elif event in _WITH_NAME:
        _refuse_unless_here(event, arguments[0])


def _refuse_unless_here(event: str, host: object) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name is None or (isinstance(name, str) and _is_here(name) and (name or event != "socket.bind")):
        return  # an empty name is this machine when connected to, and every interface when bound
    attempt = f"{event} to {name!r} by process {os.getpid()}"
    if path := os.environ.get(ATTEMPTS):
        with open(path, "a") as reported:
            reported.write(attempt + "\n")
    raise OutwardConnection(attempt)


def _is_here(host: str) -> bool:
    if host == "" or host == "localhost" or host.endswith(".localhost"):  # RFC 6761 section 6.3
        return True
    import ipaddress

    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


forbid_outward_connections()
