"""The process that reads files: one request after another on its standard input, each answered by a line of JSON.

A reader of hostile files may hang, fill the memory or crash; here it takes nobody else with it. The process has a limit
on memory, and opens no connection and no file to write, whatever a file makes its reader do.
"""

from __future__ import annotations

import base64
import dataclasses
import importlib
import json
import os
import signal
import sys
from typing import Any

from . import limits
from .draft import Draft, IntakeError

READERS = {"markdown": "markdown", "webpage": "webpage", "pdf": "pdf", "word": "word", "mail": "mail"}
BARRED = (
    "socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec", "os.fork",
    "os.posix_spawn", "os.spawn", "os.startfile", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate",
)  # fmt: skip


def main() -> None:
    """Answers requests until the input ends."""
    _confine()
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        data = sys.stdin.buffer.read(asked["size"])
        _expire(limits.SECONDS + 10)
        print(json.dumps(answer(asked["kind"], asked["name"], data, asked["charset"])), flush=True)
        _expire(0)


def answer(kind: str, name: str, data: bytes, charset: str = "") -> dict[str, Any]:
    """What reading a file gave, as JSON can hold it: a draft with attachments, or why there is none."""
    try:
        draft, attachments = read(kind, name, data, charset)
    except IntakeError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"broken": "memory"}
    except Exception as error:  # whatever a library makes of bytes that are not what they should be
        return {"broken": type(error).__name__}
    packed = [[name, base64.b64encode(data).decode()] for name, data in attachments]
    return {"draft": dataclasses.asdict(draft), "attachments": packed}


def read(kind: str, name: str, data: bytes, charset: str = "") -> tuple[Draft, list[tuple[str, bytes]]]:
    """The draft of a file of a kind, and the files attached to it. Raises IntakeError, or what the reader raises."""
    found: Draft | tuple[Draft, list[tuple[str, bytes]]]
    found = importlib.import_module(f"intake.{READERS[kind]}").read(name, data, charset)
    return found if isinstance(found, tuple) else (found, [])


def _confine() -> None:
    """Takes from this process what reading a file does not need."""
    sys.setrecursionlimit(2_000)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limits and macOS does not hold to this one; the time limit holds everywhere
    sys.addaudithook(_bar)


def _expire(seconds: float) -> None:
    """Ends this process after so many seconds, should nobody be left to end it; 0 calls that off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bar(event: str, arguments: tuple[Any, ...]) -> None:
    if event in BARRED or (event == "open" and _writes(arguments[1], arguments[2])):
        raise PermissionError(event)


def _writes(mode: object, flags: object) -> bool:
    """Whether a file is opened to be changed; a mode is missing where the system's own call is used."""
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


if __name__ == "__main__":
    main()
