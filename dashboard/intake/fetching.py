"""From a web address to a draft. The only module that asks the network, and only when it is called."""

from __future__ import annotations

import re
import ssl
import time
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from . import limits, taking
from .draft import Draft, IntakeError
from .wording import size

if TYPE_CHECKING:
    import httpcore
    import httpx

    from .gate import Gate

TYPES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
ASKED = [
    (b"User-Agent", b"Mozilla/5.0 (compatible; briefing-dashboard)"),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.1"),
    (b"Accept-Encoding", b"gzip, identity"),
    (b"Accept-Language", b"en"),
]
MOVED = (301, 302, 303, 307, 308)
SAID = {
    401: "asks for a name and password",
    403: "does not give the page to programs",
    404: "has no such page",
    410: "no longer has the page",
    429: "asks to be left alone for a while",
    451: "may not give the page here",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered: the address it was asked at last, the type of the content, its character set, its bytes."""

    url: str
    type: str
    charset: str
    data: bytes


def fetch(address: str) -> Draft:
    """See intake.fetch."""
    from .gate import Gate

    return through(Gate(time.monotonic() + limits.FETCH_SECONDS), address)


def through(gate: Gate, address: str, context: ssl.SSLContext | None = None, ports: tuple[int, ...] = ()) -> Draft:
    """The draft of an address, asked for through a gate. `context` and `ports` are for tests. Raises IntakeError."""
    import httpcore

    try:
        answer = _asked(gate, address, context or _trust(), ports)
    except (httpcore.TimeoutException, TimeoutError):
        raise IntakeError(f"The host did not answer within {limits.FETCH_SECONDS:.0f} seconds.") from None
    except ssl.SSLError:
        raise IntakeError("The host does not prove that it is the one named in the address; it is not asked.") from None
    except httpcore.ConnectError as error:
        if "certificate" in str(error).lower() or "ssl" in str(error).lower():
            raise IntakeError(
                "The host does not prove that it is the one named in the address; it is not asked."
            ) from None
        raise IntakeError(
            "The host cannot be reached; look for a slip in the address, or the network may be off."
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        raise IntakeError("The host broke off or answered in a way that is not understood.") from None
    return _draft(answer)


def _draft(answer: Answer) -> Draft:
    from urllib.parse import urlsplit

    host = (urlsplit(answer.url).hostname or "").removeprefix("www.")
    last = urlsplit(answer.url).path.rstrip("/").rsplit("/", 1)[-1]
    stem = re.sub(r"(?i)\.(?:html?|php|aspx?|pdf|txt|md|docx)$", "", last) or host
    draft = taking.one(stem + TYPES[answer.type], answer.data, answer.charset)
    return replace(draft, url=draft.url or answer.url, source=draft.source or host)


def _trust() -> ssl.SSLContext:
    """Whom to trust: the system's authorities, and certifi's where a system has none of its own."""
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


def parsed(address: str, ports: tuple[int, ...] = ()) -> httpx.URL:
    """An address, checked as far as its words and numbers go. Raises IntakeError."""
    import httpx

    from .gate import PORTS, check_name

    text = address.strip()
    if len(text) > limits.ADDRESS_CHARACTERS:
        raise IntakeError(f"The address is longer than {limits.ADDRESS_CHARACTERS:,} characters.")
    if not text or re.search(r"[\s\x00-\x1f\x7f\\]", text):
        raise IntakeError("This is not a web address.")
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) or re.match(r"[\w.-]+\.\w+:\d", text):
        text = f"https://{text}"
    if not re.match(r"(?i)https?://", text):
        raise IntakeError("Only addresses that start with http:// or https:// are asked for.")
    try:
        url = httpx.URL(text)
        host, port = url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80)
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise IntakeError("This is not a web address.") from None
    if url.userinfo:
        raise IntakeError("The address holds a name or password; leave it out.")
    if not host or port not in (ports or PORTS):
        raise IntakeError("Only the usual ports of web pages (80 and 443) are asked.")
    check_name(host)
    return url.copy_with(fragment=None)


def _asked(gate: Gate, address: str, context: ssl.SSLContext, ports: tuple[int, ...]) -> Answer:
    """The answer at the end of all redirects, each of which is checked as the first address was."""
    import httpcore

    with httpcore.ConnectionPool(ssl_context=context, network_backend=gate, max_connections=1, retries=0) as pool:
        for _ in range(limits.FETCH_REDIRECTS + 1):
            url = parsed(address, ports)
            answer = _once(pool, gate, url)
            if isinstance(answer, Answer):
                return answer
            address = urljoin(str(url), answer)
    raise IntakeError(f"The address leads on more than {limits.FETCH_REDIRECTS} times.")


def _once(pool: httpcore.ConnectionPool, gate: Gate, url: httpx.URL) -> Answer | str:
    """What a host answers, or the address it leads on to."""
    import httpcore

    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers = [(b"Host", url.netloc), *ASKED]
    waits = dict.fromkeys(("connect", "read", "write", "pool"), gate.left())
    with pool.stream("GET", target, headers=headers, extensions={"timeout": waits}) as response:
        told = {key.lower(): value.decode("latin-1") for key, value in response.headers}
        if response.status in MOVED and told.get(b"location"):
            return told[b"location"].strip()
        if response.status != 200:
            raise IntakeError(
                f"The host {SAID.get(response.status, 'does not give the page')} (it answered {response.status})."
            )
        kind, _, rest = told.get(b"content-type", "text/html").partition(";")
        if kind.strip().lower() not in TYPES:
            raise IntakeError(f"The address leads to content of the type {kind.strip()[:60]}, which is not read.")
        length = told.get(b"content-length", "")
        if length.isdigit() and int(length[:20]) > limits.FETCH_BYTES:
            raise IntakeError(_much())
        charset = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:-]+)", rest)
        data = _content(response, told.get(b"content-encoding", "").strip().lower())
        return Answer(str(url), kind.strip().lower(), charset[1] if charset else "", data)


def _content(response: httpcore.Response, encoding: str) -> bytes:
    """The bytes of an answer, unpacked; never more than the limit, whatever they unpack to."""
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise IntakeError("The host sends the page packed in a way that is not asked for.")
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    found = bytearray()
    for chunk in response.iter_stream():
        try:
            found += unpack.decompress(chunk, limits.FETCH_BYTES + 1 - len(found)) if unpack else chunk
        except zlib.error:
            raise IntakeError("The host broke off or answered in a way that is not understood.") from None
        if len(found) > limits.FETCH_BYTES:
            raise IntakeError(_much())
    return bytes(found)


def _much() -> str:
    return f"The page is larger than {size(limits.FETCH_BYTES)}."
