"""Which addresses may be asked, by number: only hosts on the public internet, and the very one that was checked."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import httpcore

from .draft import IntakeError

Resolve = Callable[[str, int], list[str]]
PORTS = (80, 443)
INTERNAL = "It leads to this machine or a network that is not public, where pages are not asked for."
# Beside what `is_global` leaves out: protocol assignments (Oracle's metadata among them), 6to4 relays, and the address
# at which Azure answers its machines.
BARRED_V4 = [ipaddress.ip_network(n) for n in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "100.64.0.0/10")]
# IPv6 in use on the internet is 2000::/3; within it, Teredo and 6to4 carry an IPv4 address of anybody's choice.
PUBLIC_V6 = ipaddress.ip_network("2000::/3")
BARRED_V6 = [ipaddress.ip_network(n) for n in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
LOCAL = re.compile(
    r"(?i)(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|arpa|onion|test)\.?$"
)


def public(number: str) -> bool:
    """Whether an address in figures is one of the public internet."""
    try:
        address = ipaddress.ip_address(number)
    except ValueError:
        return False
    if (
        not address.is_global
        or address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
    ):
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in BARRED_V4)
    return address in PUBLIC_V6 and not any(address in network for network in BARRED_V6) and not address.ipv4_mapped


def check_name(host: str) -> None:
    """Raises IntakeError for a host that is none on the public internet, as its name or figures show."""
    bare = host.strip("[]").rstrip(".")
    if ":" in bare or re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", bare):
        if not public(bare):
            raise IntakeError(INTERNAL)
        return
    # 2130706433, 0x7f.1 and 017700000001 are numbers of hosts too, as old programs write them.
    if re.fullmatch(r"(?:0x[0-9a-f]*|\d+)", bare.rsplit(".", 1)[-1], re.IGNORECASE):
        raise IntakeError("Its host is written as a number in a form that is not used for public pages.")
    if "." not in bare or LOCAL.search(bare):
        raise IntakeError(INTERNAL)


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host in figures, as the system finds them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Gate(httpcore.NetworkBackend):
    """Opens connections for httpcore: looks a host up once, checks every address found, connects to one of those.

    `resolve` and `allow` are a seam for tests; `fetch` makes its gate without them. `end` is the time (monotonic) after
    which nothing is waited for, whatever is dripping in.
    """

    def __init__(self, end: float, resolve: Resolve = resolved, allow: Callable[[str], bool] = public) -> None:
        self.end, self.resolve, self.allow = end, resolve, allow
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """A connection to the address that was checked; TLS is still held to the host's name. Raises IntakeError."""
        numbers = self._look_up(host, port)
        if not numbers:
            raise httpcore.ConnectError("no address")
        if not all(self.allow(number) for number in numbers):
            raise IntakeError(INTERNAL)
        error: Exception = httpcore.ConnectError("no address")
        for number in numbers[:3]:
            try:
                return Timed(self._inner.connect_tcp(number, port, self.left(timeout)), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise IntakeError(INTERNAL)

    def left(self, timeout: float | None = None) -> float:
        """Seconds that may still be waited. Raises ReadTimeout when none are left."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("late")
        return min(left, timeout) if timeout else left

    def _look_up(self, host: str, port: int) -> list[str]:
        """The addresses of a host. The system's look-up has no time limit: it runs beside and may be left behind."""
        found: list[str] = []

        def look_up() -> None:
            with suppress(OSError, UnicodeError):
                found.extend(self.resolve(host, port))

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(self.left())
        return list(found)


class Timed(httpcore.NetworkStream):
    """A connection on which nothing waits beyond the gate's end."""

    def __init__(self, inner: httpcore.NetworkStream, gate: Gate) -> None:
        self._inner, self._gate = inner, gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return Timed(self._inner.start_tls(ssl_context, server_hostname, self._gate.left(timeout)), self._gate)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
