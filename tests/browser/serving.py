"""The dashboard, or another script, served as the README says, for a browser to open."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
APP = ROOT / "dashboard" / "app.py"


@contextmanager
def served(script: Path = APP, streamlit: Path | None = None, **settings: str) -> Iterator[str]:
    """The address of a Streamlit script while it is served."""
    with running(script, streamlit, **settings) as (address, _):
        yield address


@contextmanager
def running(
    script: Path = APP, streamlit: Path | None = None, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process that serves it; of the variables BRIEFINGS…, only `settings` are set.

    `streamlit` is the command: $STREAMLIT, of the environment that holds the requirements alone, when it is not given.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    run = str(streamlit or os.environ.get("STREAMLIT") or Path(sys.executable).with_name("streamlit"))
    command = [run, "run", str(script), "--server.headless=true", "--server.address=127.0.0.1",
               f"--server.port={address.rpartition(':')[2]}", "--browser.gatherUsageStats=false"]  # fmt: skip
    env = {name: value for name, value in os.environ.items() if not name.startswith("BRIEFINGS")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env={**env, **settings}, **quiet)
    try:
        _wait_for(f"http://{address}/_stcore/health")
        yield f"http://{address}", server
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urlopen(url, timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers at {url}")
