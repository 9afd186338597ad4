"""Who is at the other end of a loopback connection.

Any account of a machine can connect to its loopback address. Linux tells which account owns the connecting
socket (proc(5), `/proc/net/tcp`), so that another account gets no answer at all. Where the system does not
tell, the launch link and the passphrase stand alone, and `limitations.md` says so.
"""

import os
import socket
import struct
from pathlib import Path

_TABLES = {socket.AF_INET: Path("/proc/net/tcp"), socket.AF_INET6: Path("/proc/net/tcp6")}
_UID_COLUMN = 7


def _hex_address(family: socket.AddressFamily, host: str, port: int) -> str:
    packed = socket.inet_pton(family, host)
    words = (struct.unpack("=I", packed[i : i + 4])[0] for i in range(0, len(packed), 4))
    return "".join(f"{word:08X}" for word in words) + f":{port:04X}"


def owner_of(client: tuple[str, int], server: tuple[str, int]) -> int | None:
    """The account that owns the client's end of a loopback connection, or None where the system does not
    tell.
    """
    family = socket.AF_INET6 if ":" in client[0] else socket.AF_INET
    try:
        ends = f" {_hex_address(family, *client)} {_hex_address(family, *server)} "
        table = _TABLES[family].read_text("ascii")
    except OSError:
        return None
    found = table.find(ends)
    if found < 0:
        return None
    line = table[table.rfind("\n", 0, found) + 1 : table.find("\n", found)]
    return int(line.split()[_UID_COLUMN])


def is_own(client: tuple[str, int] | None, server: tuple[str, int] | None) -> bool:
    """Say whether a connection comes from this account, or from the machine's own administrator.

    True where the system does not tell. Root is not kept out because it could read this process's memory
    anyway.
    """
    if client is None or server is None or not hasattr(os, "getuid"):
        return True
    owner = owner_of(client, server)
    return owner is None or owner in {os.getuid(), 0}
