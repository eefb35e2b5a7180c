"""Runs every check on a machine that has Python and nothing else: `python3 tests/run.py [pytest options]`.

Makes, or makes again when the requirements have changed, two virtual environments: .venv holds what the dashboard needs
and nothing more, and serves the pages of the browser tests; .venv-tests holds the test tools besides.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDS, TOOLS = ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"
BIN = "Scripts" if os.name == "nt" else "bin"


def main() -> int:
    """Lint, types, tests; the first that fails ends the run with its code."""
    app = _environment(ROOT / ".venv", [NEEDS])
    tools = _environment(ROOT / ".venv-tests", [NEEDS, TOOLS])
    os.environ["STREAMLIT"] = str(app / BIN / "streamlit")
    python = str(tools / BIN / "python")
    for command in (["ruff", "check", "."], ["mypy"], ["pytest", *sys.argv[1:]]):
        code = subprocess.run([python, "-m", *command], cwd=ROOT, check=False).returncode
        if code:
            return code
    return 0


def _environment(folder: Path, lists: list[Path]) -> Path:
    """A virtual environment with exactly what the lists pin; kept while they are unchanged."""
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in lists) + sys.version.encode()).hexdigest()
    stamp = folder / "requirements.sha256"
    if stamp.exists() and stamp.read_text() == mark:
        return folder
    print(f"Making {folder.name} ...", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    wanted = [part for path in lists for part in ("-r", str(path))]
    subprocess.run([folder / BIN / "python", "-m", "pip", "install", "--quiet", *wanted], check=True)
    stamp.write_text(mark)
    return folder


if __name__ == "__main__":
    sys.exit(main())
