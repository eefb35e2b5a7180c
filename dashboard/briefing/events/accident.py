"""Deaths and injuries that nobody is said to have caused: in a crash, a fire or a flood, and not in an attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .retelling import Draft

ACCIDENTS = frozenset(
    "accident crash collision derailment capsize sinking shipwreck collapse fire blaze wildfire explosion blast leak "
    "flood flooding storm cyclone hurricane typhoon tornado earthquake quake tsunami landslide mudslide avalanche "
    "heatwave drought outbreak stampede crush avalanche eruption disaster".split()
)
VIOLENCE = frozenset(
    "attack bomb bombing bomber grenade mine missile rocket drone airstrike strike shelling artillery gunman gunmen "
    "militant rebel soldier troops insurgent shooting clash fighting war raid assault ambush terrorist suicide".split()
)


def is_accident(draft: Draft) -> bool:
    """Whether a killing or an injury has no doer, and its sentence names an accident and no violence."""
    entry = draft.trigger.entry
    if entry is None or entry["plover"] != "ASSAULT" or entry["what"] not in ("killing", "injury"):
        return False
    if draft.actors("agent"):
        return False
    words = {form for token in draft.trigger.head.sent for form in (token.lower_, token.lemma_.lower())}
    return bool(words & ACCIDENTS) and not words & VIOLENCE
