"""The loopback address of the web face: its own host name, a port that stays, and the listening sockets.

Cookies are not kept apart by port (RFC 6265 section 8.5), so an office on plain `localhost` would share its
cookies with every other local program. Each office therefore has a host name of its own under `.localhost`,
which browsers resolve to the loopback address themselves (RFC 6761 section 6.3) and treat as a secure
context.
"""

import hashlib
import json
import os
import re
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from privity.config import OfficePlace
from privity.errors import StorageError

_SCHEMA = "privity.web/1"
_NAME = re.compile(r"privity-[0-9a-f]{8}")


class Theme(StrEnum):
    """How the pages look: as the device says, or as the person chose."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What the web face keeps on this device in the clear: nothing of it is about a client or opens anything."""

    name: str
    port: int = 0
    theme: Theme = Theme.AUTO

    @property
    def host(self) -> str:
        return f"{self.name}.localhost"


def _path(place: OfficePlace) -> Path:
    return place.state / f"web-{hashlib.sha256(os.fsencode(place.folder)).hexdigest()[:16]}.json"


def load_settings(place: OfficePlace) -> WebSettings:
    """Read this office's web settings, or choose new ones where there are none that can be read."""
    try:
        read = json.loads(_path(place).read_text("utf-8"))
        if read["schema"] == _SCHEMA and _NAME.fullmatch(read["name"]) and 1024 <= int(read["port"]) <= 65535:
            return WebSettings(read["name"], int(read["port"]), Theme(read["theme"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return WebSettings(f"privity-{secrets.token_hex(4)}")


def save_settings(place: OfficePlace, settings: WebSettings) -> None:
    """Write the settings, readable by this account only. A device that cannot keep them only loses a stable
    address.
    """
    path = _path(place)
    content = {"schema": _SCHEMA, "name": settings.name, "port": settings.port, "theme": settings.theme}
    fresh = path.with_suffix(".new")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(content, file)
        fresh.replace(path)


def _listen(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family is socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _listen_everywhere(port: int) -> list[socket.socket]:
    """Listen on both loopback addresses: a browser may try either, and a stranger must not hold the other
    one.
    """
    first = _listen(socket.AF_INET, "127.0.0.1", port)
    if not socket.has_ipv6:
        return [first]
    try:
        return [first, _listen(socket.AF_INET6, "::1", first.getsockname()[1])]
    except OSError as error:
        if _has_ipv6_loopback():
            first.close()
            raise StorageError("the port is taken on ::1", field="port") from error
        return [first]


def _has_ipv6_loopback() -> bool:
    try:
        _listen(socket.AF_INET6, "::1", 0).close()
    except OSError:
        return False
    return True


def bind(place: OfficePlace) -> tuple[WebSettings, list[socket.socket]]:
    """Bind the office's own port on the loopback addresses, or another one while that is taken.

    Raises StorageError when no port can be had.
    """
    settings = load_settings(place)
    for port in (settings.port, 0, 0, 0) if settings.port else (0, 0, 0):
        try:
            sockets = _listen_everywhere(port)
        except (OSError, StorageError):
            continue
        taken = replace(settings, port=sockets[0].getsockname()[1])
        if not settings.port:
            save_settings(place, taken)
        return taken, sockets
    raise StorageError(
        "no loopback port could be opened",
        field="port",
        remedy="close other programs that listen on this machine",
    )
