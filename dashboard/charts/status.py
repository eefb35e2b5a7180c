"""How each status looks, on every chart and in every text: one sign, one dash, one word, one colour.

Filled signs stand for what is said of the past; hollow ones for what is not (yet) so. The signs differ in shape, the
lines in dash, and both have a word, so that nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.tables import STATUSES
from facts.wording import STATUS_WORDS

_STAR = "M0,-1L.25,-.35L.95,-.31L.4,.13L.59,.81L0,.42L-.59,.81L-.4,.13L-.95,-.31L-.25,-.35Z"
_CROSS = "M-1,-.62L-.62,-1L0,-.38L.62,-1L1,-.62L.38,0L1,.62L.62,1L0,.38L-.62,1L-1,.62L-.38,0Z"


@dataclass(frozen=True, slots=True)
class Sign:
    """The look of one status.

    `vega` is a Vega symbol name or path, `plotly` a Plotly symbol, `text` a character for labels;
    `dash` is in pixels, on and off in turn, empty for a solid line.
    """

    word: str
    with_holder: str
    text: str
    vega: str
    plotly: str
    hollow: bool
    dash: tuple[int, ...]
    light: str
    dark: str

    def colour(self, dark: bool) -> str:
        """The colour on paper of that theme; at least 4.5 to 1 against it."""
        return self.dark if dark else self.light

    def says(self, holder: str = "") -> str:
        """The status in plain words: "said by Edward Snowden"."""
        return self.with_holder.format(holder) if holder else self.word


_SIGNS = (
    Sign(STATUS_WORDS["occurred"], "happened", "●", "circle", "circle", False, (), "#0b5cad", "#6cb4ff"),
    Sign(STATUS_WORDS["attributed"], "said by {}", "■", "square", "square", False, (9, 3), "#7a3f9d", "#cf9bf0"),
    Sign(STATUS_WORDS["alleged"], "suspected by {}", "▲", "triangle-up", "triangle-up", False, (2, 2),
         "#b23a00", "#ff9566"),
    Sign(STATUS_WORDS["planned"], "planned by {}", "◇", "diamond", "diamond-open", True, (6, 4), "#00705a", "#4fd1b0"),
    Sign(STATUS_WORDS["requested"], "asked for by {}", "☆", _STAR, "star-open", True, (9, 3, 2, 3),
         "#8a5800", "#eebb4d"),
    Sign(STATUS_WORDS["possible"], "possible, says {}", "○", "circle", "circle-open", True, (2, 5),
         "#0e6f87", "#63cde0"),
    Sign(STATUS_WORDS["negated"], "not so, says {}", "✕", _CROSS, "x", False, (5, 6), "#595f66", "#aab1b9"),
)  # fmt: skip
SIGNS: dict[str, Sign] = dict(zip(STATUSES, _SIGNS, strict=True))


def sign(status: str) -> Sign:
    """The sign of a status; an empty or unknown one is shown as possible, the weakest thing to say."""
    return SIGNS.get(status, SIGNS["possible"])
