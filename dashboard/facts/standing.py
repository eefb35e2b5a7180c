"""How actors stand to each other in one sentence: ties that no event states."""

from __future__ import annotations

from collections.abc import Iterator

from .naming import Named
from .statement import ended
from .telling import Telling
from .wording import capital

_KINDS = {  # the tie for one subject and for several, and its opposite where it is denied
    "member of": ("is a member of", "are members of"), "part of": ("is part of", "are part of"),
    "head of": ("heads", "head"), "works for": ("works for", "work for"), "worked for": ("worked for", "worked for"),
    "owns": ("owns", "own"), "ally of": ("is an ally of", "are allies of"),
    "at odds with": ("is at odds with", "are at odds with"), "regulates": ("regulates", "regulate"),
    "related to": ("is related to", "are related to"), "founded": ("founded", "founded"),
    "funded by": ("is or was funded by", "are or were funded by"), "succeeds": ("succeeds", "succeed"),
}  # fmt: skip
_HOW = {
    "alleged": "it is suspected that", "planned": "it is planned that", "requested": "it is asked that",
    "possible": "it is possible that", "negated": "it is not so that", "attributed": "it is said that",
}  # fmt: skip


def of_ties(telling: Telling, wanted: set[str]) -> Iterator[tuple[str, str, str, int, int]]:
    """Id, sentence, status ('' where the author states it), start and end of each tie that no event states."""
    for row in telling.tables["relations"].to_dict("records"):
        if row["event"] or row["relation"] not in wanted or row["kind"] not in _KINDS:
            continue
        source, target = telling.named.get(row["source"]), telling.named.get(row["target"])
        if source and target:
            status = "" if row["status"] == "occurred" else row["status"]
            yield (
                row["relation"],
                tie(row, source, target, telling.named.get(row["holder"])),
                status,
                row["start"],
                row["end"],
            )


def tie(row: dict, source: Named, target: Named, holder: Named | None) -> str:
    """The tie as a sentence: "The U.S. Chamber of Commerce is a member of 19 U.S. business groups"."""
    one, several = _of_family(row) or _KINDS[row["kind"]]
    said = f"{source.words} {several if source.plural else one} {_other(row, source, target)}"
    how = _HOW.get(row["status"], "")
    if holder and how:
        return ended(f"according to {holder.words}, {said if row['status'] == 'attributed' else f'{how} {said}'}")
    return ended(capital(f"{how} {said}" if how else said))


def _of_family(row: dict) -> tuple[str, str] | None:
    """How two are related, in the word of the text: "is the widow of", "is married to"."""
    word = str(row["label"]).lower()
    if row["kind"] != "related to" or not word:
        return None
    if word.startswith("marr"):
        return "is married to", "are married to"
    is_one = word.replace("-", "").isalpha() and not word.endswith("s")
    return (f"is the {word} of", _KINDS["related to"][1]) if is_one else None


def _other(row: dict, source: Named, target: Named) -> str:
    """The target; a group that counts its members is one group: "the group of 19 U.S. business groups"."""
    return f"the {target.words}" if row["kind"] == "member of" and target.words[:1].isdigit() else target.words
