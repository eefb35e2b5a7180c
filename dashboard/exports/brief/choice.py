"""What a brief is to hold: its sections, which facts are let in, and which of them lead."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

SECTIONS = {
    "bottom": "Bottom line",
    "who": "Who is involved",
    "what": "What happened and when",
    "says": "What each side says",
    "sectors": "Sectors touched",
    "next": "What comes next",
    "unsure": "What is uncertain",
    "sources": "Sources",
}


@dataclass(frozen=True)
class Choice:
    """What is chosen for a brief. `leads` are ids of facts in their order; None leaves them to the rule."""

    sections: tuple[str, ...] = tuple(SECTIONS)
    accepted: bool = False
    author: bool = False
    leads: tuple[str, ...] | None = None
    most: int = 5

    def keep(self, facts: pd.DataFrame) -> pd.DataFrame:
        """The facts that are let in: those a person has looked at, those the author vouches for, or all."""
        held = pd.Series(True, index=facts.index)
        if self.accepted:
            held &= facts["origin"] != "engine"
        if self.author:
            held &= (facts["status"] == "occurred") & (facts["holder"] == "")
        return facts[held]

    def said(self) -> str:
        """What is left out on purpose, in one sentence; '' for nothing."""
        only = ["facts that a person has accepted, changed or added"] if self.accepted else []
        only += ["what the author states; what others say, plan, ask for or suspect is left out"] if self.author else []
        return f"This brief holds only {', and of them only '.join(only)}." if only else ""
