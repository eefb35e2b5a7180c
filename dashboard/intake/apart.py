"""Reads files in a process apart (`worker.py`), which is stopped when it takes too long."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import limits
from .draft import Draft, IntakeError
from .kind import CALLED

Attachments = list[tuple[str, bytes]]
Process = subprocess.Popen[bytes]
PLACES = threading.BoundedSemaphore(limits.READERS)
BEAT = 0.25  # seconds between two beats
HOME = Path(__file__).parents[1]


class Reader:
    """A process that reads files one after another; started at the first file, started anew after one that broke it.

    `beat` is called again and again while a file is read; what it raises ends the reading.
    """

    def __init__(self, beat: Callable[[], None] = lambda: None) -> None:
        self._process: Process | None = None
        self._beat = beat

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def read(self, kind: str, name: str, data: bytes, charset: str = "") -> tuple[Draft, Attachments]:
        """The draft of a file, and what is attached to it. Raises IntakeError."""
        answer, late = self._ask({"kind": kind, "name": name, "size": len(data), "charset": charset}, data)
        if "draft" in answer:
            found = answer["draft"] | {"notes": tuple(answer["draft"]["notes"])}
            return Draft(**found), [(name, base64.b64decode(packed)) for name, packed in answer["attachments"]]
        if late:
            raise IntakeError(f"Reading it took longer than {limits.SECONDS:.0f} seconds and was stopped.")
        if "refused" in answer:
            raise IntakeError(answer["refused"])
        if not answer or answer.get("broken") == "memory":
            raise IntakeError("Reading it took more memory than is allowed, and was stopped.")
        raise IntakeError(f"It is {CALLED[kind]}, but broken, and cannot be read.")

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bool]:
        """The answer of the process, empty when it died; and whether it was stopped for being late."""
        while not PLACES.acquire(timeout=BEAT):
            self._beat()
        try:
            return self._answer(self._process or _start(), request, data)
        except OSError:
            raise IntakeError("The process that reads files cannot be started on this machine.") from None
        finally:
            PLACES.release()

    def _answer(self, process: Process, request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bool]:
        self._process = process
        answers: list[dict[str, Any]] = []
        exchange = threading.Thread(target=lambda: answers.append(_exchange(process, request, data)), daemon=True)
        end, late = time.monotonic() + limits.SECONDS, False
        exchange.start()
        while exchange.is_alive():
            exchange.join(BEAT)
            if not exchange.is_alive():
                break
            if time.monotonic() > end and not late:
                late = True
                process.kill()
            self._beat()
        if not answers or not answers[0]:
            self.stop()
        return (answers[0] if answers else {}), late


def _exchange(process: Process, request: dict[str, Any], data: bytes) -> dict[str, Any]:
    assert process.stdin and process.stdout
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        line = process.stdout.readline()
        return dict(json.loads(line)) if line.endswith(b"\n") else {}
    except (OSError, ValueError):
        return {}


def _start() -> Process:
    """A new process. Its error stream goes nowhere: what libraries complain of is no news to the reader."""
    return subprocess.Popen(
        [sys.executable, "-m", "intake.worker"], cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
