"""How much work a call does, counted and not timed: the lines of the project it runs, the same on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

LIBRARY = str(Path(__file__).parents[1] / "dashboard")


def lines_run(call: Callable[[], object]) -> int:
    """The lines of the project's own code that a call runs, once it has run before; other libraries are not seen."""
    call()  # what is read once and kept is no part of the work
    ran = 0

    def count(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal ran
        ran += event == "line"
        return count

    def enter(frame: FrameType, event: str, argument: object) -> Any:
        return count if frame.f_code.co_filename.startswith(LIBRARY) else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        call()
    finally:
        sys.settrace(before)
    return ran
