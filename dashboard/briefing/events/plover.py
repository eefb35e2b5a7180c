"""The PLOVER class and CAMEO root of an event as it is meant, not only as its verb says.

Both codebooks count an act that is only intended by what the intention is: to cooperate (AGREE, CAMEO 03), to do harm
(THREATEN, 13), and a refused cooperation as REJECT (12). An appeal (02) has no PLOVER class and keeps its root alone;
an act asked of somebody else keeps its own class, since the asking has a row of its own; where a modal verb alone does
the asking ("X must pay") the row is the demand (REQUEST, 10).
Source: PLOVER codebook of the Open Event Data Alliance; CAMEO 1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..lexicon import Entry

COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
DEMANDING = frozenset(("must", "should", "ought"))
HOSTILE = frozenset(("SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"))


def coded(entry: Entry | None, status: str, cue: str = "") -> tuple[str, str]:
    """The class and root of an event, both '' for a verb not listed; `cue` is the word that shows the status."""
    if status == "requested" and cue.lower() in DEMANDING:
        return "REQUEST", "10"
    if entry is None:
        return "", ""
    kind, root = entry["plover"], entry["cameo"]
    if status == "planned" and kind in COOPERATIVE:
        return "AGREE", "03"
    threatened = status == "possible" and cue.lower().startswith("threat")
    if (status == "planned" or threatened) and kind in HOSTILE:
        return "THREATEN", "13"
    if status == "negated" and kind in COOPERATIVE | {"AGREE"}:
        return "REJECT", "12"
    return kind, root
