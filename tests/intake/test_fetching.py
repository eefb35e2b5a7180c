"""Addresses: which are asked, what of the answer is taken, and that nothing leads to hosts that are not public.

A server on this machine stands for the internet: the tests give the gate a look-up that sends every name to it, which
`intake.fetch` never does.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme

import intake
import making
from intake import fetching, gate, limits

PAGE = making.webpage(f"<article><h1>A ruling</h1>{making.paragraphs()}</article>", "<title>A ruling</title>")
Answer = Callable[[BaseHTTPRequestHandler], None]


class Host:
    """A server on a port of its own; `answers` are by path, `asked` the paths asked for."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        host = self
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append((self.headers["Host"], self.path))
                host.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def fetch(
        self,
        address: str,
        *,
        names: dict[str, list[str]] | None = None,
        seconds: float = 10,
        context: ssl.SSLContext | None = None,
    ):
        """The draft of an address, every name of which leads here, or where `names` says."""
        where = names or {}
        door = gate.Gate(
            time.monotonic() + seconds,
            resolve=lambda host, port: where.get(host, ["127.0.0.1"]),
            allow=lambda number: number == "127.0.0.1" or gate.public(number),
        )
        return fetching.through(door, address.replace("PORT", str(self.port)), context, (self.port, 80, 443))


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    yield made
    made.server.shutdown()
    made.server.server_close()


def gives(data: bytes = PAGE, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        given = {key.replace("_", "-"): value for key, value in headers.items()}
        for key, value in ({"Content-Type": kind, "Content-Length": str(len(data))} | given).items():
            handler.send_header(key, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def leads(to: str, status: int = 302) -> Answer:
    return gives(b"", status=status, Location=to)


def test_a_page_becomes_a_draft(host: Host):
    host.answers["/news/a-ruling?x=1"] = gives()
    draft = host.fetch("http://news.example.org:PORT/news/a-ruling?x=1#top")
    assert draft.title == "A ruling" and draft.text.startswith("A ruling\n\nThe ministry fined the bank")
    assert (draft.source, draft.url) == ("news.example.org", f"http://news.example.org:{host.port}/news/a-ruling?x=1")
    assert intake.document(draft).id == "a-ruling"
    assert host.asked == [(f"news.example.org:{host.port}", "/news/a-ruling?x=1")]


@pytest.mark.parametrize(("kind", "data"), [
    ("application/pdf", making.pdf(lambda made: making.page(made, making.SENTENCES))),
    ("text/plain", making.ARTICLE.encode()),
    ("text/markdown", making.ARTICLE.encode()),
])  # fmt: skip
def test_other_kinds_are_read(host: Host, kind: str, data: bytes):
    host.answers["/report"] = gives(data, kind)
    assert "The ministry fined the bank" in host.fetch("http://news.example.org:PORT/report").text


def test_the_character_set_of_the_server_counts(host: Host):
    text = making.ARTICLE.replace("bank", "Bánk")
    host.answers["/"] = gives(
        making.webpage(making.paragraphs(text)).decode().replace("’", "'").encode("iso-8859-2"),
        "text/html; charset=iso-8859-2",
    )
    assert "The Bánk will appeal" in host.fetch("http://news.example.org:PORT/").text


def test_redirects_are_followed_and_the_last_address_told(host: Host):
    host.answers |= {
        "/a": leads("/b", 301),
        "/b": leads("//www.example.net:PORT/c".replace("PORT", str(host.port)), 307),
        "/c": gives(),
    }
    draft = host.fetch("http://news.example.org:PORT/a")
    assert draft.url == f"http://www.example.net:{host.port}/c" and draft.source == "example.net"


LOCAL = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://0/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::]/", "http://localhost/", "http://a.localhost/",
    "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://metadata.google.internal/", "http://10.0.0.1/",
    "http://192.168.1.1/", "http://172.16.0.1/", "http://100.64.0.1/", "http://0.0.0.0/", "http://[fe80::1]/", "http://224.0.0.1/",
    "http://192.0.0.192/", "http://168.63.129.16/", "http://100.100.100.200/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://255.255.255.255/", "http://intranet/", "http://printer.local/", "http://１２７.0.0.1/", "http://127。0。0。1/", "http://198.51.100.7/",
]  # fmt: skip
ODD = [
    "file:///etc/passwd", "ftp://example.org/x", "gopher://example.org/", "javascript:alert(1)", "data:text/html,x", "http://", "", "a b",
    "http://example.org:22/", "http://user:word@example.org/", "http://example.org\\@127.0.0.1/", "http://exa\nmple.org/", "http://[::1/",
    "https://example.org/" + "x" * 3_000, "dict://x.org", "//example.org/x y",
]  # fmt: skip


@pytest.mark.parametrize("address", [*LOCAL, *ODD])
def test_addresses_that_are_never_asked(address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(socket, "socket", barred)
    with pytest.raises(intake.IntakeError, match=r"^[A-Z].*\.$"):
        intake.fetch(address)


def barred(*_: object, **__: object):
    raise AssertionError("a connection was opened")


@pytest.mark.parametrize("address", LOCAL)
def test_no_redirect_leads_there(host: Host, address: str):
    host.answers["/"] = leads(address)
    with pytest.raises(intake.IntakeError):
        host.fetch("http://news.example.org:PORT/")
    assert len(host.asked) == 1


@pytest.mark.parametrize("number", [
    "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fd00:ec2::254", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
    "2001:0:a00:1::", "192.0.0.192", "168.63.129.16", "100.100.100.200", "0.0.0.0", "224.0.0.251", "ff02::1", "240.0.0.1", "::", "",
    "::127.0.0.1", "64:ff9b:1::a00:1", "100::1", "fec0::1", "192.88.99.1", "198.18.0.1", "2001:db8::1", "fe80::1%eth0", "5f00::1",
])  # fmt: skip
def test_a_name_that_leads_to_a_host_that_is_not_public_is_not_asked(host: Host, number: str):
    assert not gate.public(number)
    door = gate.Gate(time.monotonic() + 5, resolve=lambda *_: ["93.184.215.14", number])
    with pytest.raises(intake.IntakeError, match="not public"):
        fetching.through(door, "http://rebound.example.org/")


@pytest.mark.parametrize("number", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_hosts_may_be_asked(number: str):
    assert gate.public(number)


def test_a_name_is_looked_up_once_and_the_number_checked_is_the_one_asked(host: Host, monkeypatch: pytest.MonkeyPatch):
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    door = gate.Gate(time.monotonic() + 5, resolve=lambda *_: next(answers), allow=lambda number: number == "127.0.0.1")
    host.answers["/"] = gives()
    dialled = []
    dial = socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda where, *a, **k: dialled.append(where) or dial(where, *a, **k)
    )
    fetching.through(door, f"http://rebound.example.org:{host.port}/", ports=(host.port,))
    assert dialled == [("127.0.0.1", host.port)]
    assert next(answers) == ["10.0.0.1"]


def test_a_redirect_to_a_host_that_is_not_public_is_refused_by_its_number(host: Host):
    host.answers["/"] = leads(f"http://inner.example.org:{host.port}/secret")
    host.answers["/secret"] = gives()
    with pytest.raises(intake.IntakeError, match="not public"):
        host.fetch("http://news.example.org:PORT/", names={"inner.example.org": ["10.0.0.1"]})
    assert [path for _, path in host.asked] == ["/"]


def test_endless_redirects_end(host: Host):
    host.answers["/"] = leads("/")
    with pytest.raises(intake.IntakeError, match=r"leads on more than 5 times\."):
        host.fetch("http://news.example.org:PORT/")
    assert len(host.asked) == limits.FETCH_REDIRECTS + 1


def much(handler: BaseHTTPRequestHandler) -> None:
    """Sends without end, and without saying how much."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"The ministry fined the bank. " * 4_000)
    except OSError:
        pass


def slow(handler: BaseHTTPRequestHandler) -> None:
    """Drips a byte at a time."""
    try:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        pass


def slow_head(handler: BaseHTTPRequestHandler) -> None:
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        slow(handler)
    except OSError:
        pass


@pytest.mark.parametrize(("answer", "says"), [
    (much, "larger than 10 MB"),
    (gives(PAGE, Content_Length="99999999999"), "larger than 10 MB"),
    (gives(gzip.compress(b"a" * 30_000_000), Content_Encoding="gzip"), "larger than 10 MB"),
    (gives(b"\x1f\x8bnot gzip", Content_Encoding="gzip"), "broke off"),
    (gives(PAGE, Content_Encoding="br"), "packed"),
    (gives(b"\x89PNG\r\n\x1a\n", "image/png"), "type image/png, which is not read"),
    (gives(making.archive({"a.txt": b"x"}), "application/zip"), "which is not read"),
    (gives(making.archive({"a.txt": b"x"}), "text/html"), "save it and bring it as a file"),
    (gives(b"", status=404), "has no such page"),
    (gives(b"", status=403), "does not give the page to programs"),
    (gives(b"", status=500), "does not give the page"),
    (gives(b""), "empty"),
    (leads("file:///etc/passwd"), "http://"),
    (leads("ftp://example.org/"), "http://"),
    (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "broke off"),
    (lambda handler: None, "broke off"),
])  # fmt: skip
def test_what_is_refused_of_an_answer(host: Host, answer: Answer, says: str):
    host.answers["/"] = answer
    with pytest.raises(intake.IntakeError, match=says):
        host.fetch("http://news.example.org:PORT/")


@pytest.mark.parametrize("answer", [slow, slow_head, lambda handler: time.sleep(600)])
def test_a_slow_host_is_not_waited_for(host: Host, answer: Answer):
    host.answers["/"] = answer
    since = time.monotonic()
    with pytest.raises(intake.IntakeError, match="did not answer within"):
        host.fetch("http://news.example.org:PORT/", seconds=0.5)
    assert time.monotonic() - since < 120  # a guard against hanging, not a measure of speed


def test_a_look_up_that_hangs_is_not_waited_for():
    door = gate.Gate(time.monotonic() + 0.3, resolve=lambda *_: time.sleep(20) or [])
    with pytest.raises(intake.IntakeError):
        fetching.through(door, "http://news.example.org/")


def test_a_packed_page_is_unpacked(host: Host):
    host.answers["/"] = gives(gzip.compress(PAGE), Content_Encoding="gzip")
    assert host.fetch("http://news.example.org:PORT/").title == "A ruling"


def test_the_host_must_prove_its_name():
    authority = trustme.CA()
    served, trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("news.example.org").configure_cert(served)
    authority.configure_trust(trusted)
    host = Host(served)
    host.answers["/"] = gives()
    try:
        assert host.fetch("https://news.example.org:PORT/", context=trusted).title == "A ruling"
        for address, context in (
            ("https://other.example.org:PORT/", trusted),
            ("https://news.example.org:PORT/", ssl.create_default_context()),
        ):
            with pytest.raises(intake.IntakeError, match="does not prove"):
                host.fetch(address, context=context)
    finally:
        host.server.shutdown()
        host.server.server_close()


def test_no_proxy_of_the_environment_is_asked(host: Host, monkeypatch: pytest.MonkeyPatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    host.answers["/"] = gives()
    assert host.fetch("http://news.example.org:PORT/").title == "A ruling"
