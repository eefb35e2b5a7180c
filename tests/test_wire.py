"""Nothing that a page waits for is held back by the server's sockets."""

import socket

from session import wire


def test_a_socket_made_as_streamlit_makes_it_sends_at_once():
    with socket.socket(socket.AF_INET) as listening, socket.socket() as browser, socket.socket(type=socket.SOCK_DGRAM):
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert not listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        wire.hasten.clear()
        assert wire.hasten() >= 2
        browser.connect(listening.getsockname())
        with listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            assert browser.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_closed_socket_is_passed_over():
    one = socket.socket()
    one.close()
    wire.hasten.clear()
    wire.hasten()
