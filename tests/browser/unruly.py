"""A briefing whose article tries to be more than text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing import package
from briefing.document import make
from briefing.tables import TABLES, Actor, Event, Mention, Participant, Quote, Relation, SectorMention, Sentence, frame

EVIL = "<img src=x onerror=window.hit=1> *a* _b_ $c$ :red[d] [e](http://example.org) {f}"


def hostile(folder: Path) -> None:
    """A briefing of an article that tries to be more than text."""
    words = f"{EVIL} met {EVIL} on <script>window.hit=2</script>."
    document = make(words, "hostile", title=EVIL, source=EVIL)
    first, last = (0, len(EVIL)), (len(EVIL) + 5, 2 * len(EVIL) + 5)

    def at(span: tuple[int, int]) -> dict[str, Any]:
        return {"document": "hostile", "start": span[0], "end": span[1], "text": words[span[0] : span[1]]}

    a, b, met = "hostile:actor:1", "hostile:actor:2", (len(EVIL) + 1, len(EVIL) + 4)
    event = "hostile:event:1"
    rows: dict[str, list[Any]] = {
        "documents": [document.row("", "")],
        "sentences": [Sentence(**at((0, len(words))), sentence="hostile:sentence:1", paragraph=1, number=1)],
        "actors": [
            Actor(**at(first), actor=a, name=EVIL, kind="person", role=EVIL, mentions=1),
            Actor(**at(last), actor=b, name=f"{EVIL} 2", kind="collective", size=3, mentions=1),
        ],
        "mentions": [Mention(**at(first), mention="hostile:mention:1", actor=a, kind="name")],
        "sectors": [SectorMention(**at(first), sector="hostile:sector:1", name=EVIL)],
        "events": [Event(**at(met), event=event, label=f"{EVIL} met", trigger="met", status="alleged", holder=a,
                         edtf="2015", earliest="2015-01-01", latest="2016-01-01", precision="year", place=EVIL)],
        "participants": [Participant(**at(first), event=event, actor=a, role="agent")],
        "quotes": [Quote(**at(first), quote="hostile:quote:1", kind="direct", speaker=a, addressee=b, cue=EVIL,
                         printed=EVIL, searchable=EVIL, alterations="[e]")],
        "relations": [Relation(**at(met), relation="hostile:relation:1", source=a, target=b, kind="meets", label=EVIL)],
    }  # fmt: skip
    package.save({name: frame(name, rows.get(name, [])) for name in TABLES}, folder / "hostile")
