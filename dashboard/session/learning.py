"""What corrections could teach the word lists, and adding it; only on a laptop, where the lists are the user's own."""

from __future__ import annotations

from briefing.corrections import proposal
from briefing.corrections.proposal import Proposal
from briefing.lexicon import LEXICONS, LexiconError

from . import amend
from .desk import Desk

TEACH = frozenset(("add", "change", "merge"))


def could_teach(desk: Desk) -> bool:
    """Whether any correction is of a kind that a list could learn from; without trying them."""
    acts = desk.dossier.journal.standing()
    return any(act.correction and act.correction.action in TEACH for act in acts)


def offers(desk: Desk) -> list[Proposal]:
    """The lines that the corrections in force could add to the word lists."""
    outcomes = desk.dossier.by_act()
    made = [a.correction for a in desk.dossier.journal.standing() if a.correction and outcomes[a.id].state == "applied"]
    newest = max((path.stat().st_mtime_ns for path in LEXICONS.glob("*.csv")), default=0)
    return desk.kept(("offers", newest), lambda: proposal.proposals(desk.tables, made, LEXICONS))


def take(offer: Proposal) -> None:
    """Adds the line of an offer to its list. Call from callbacks."""
    try:
        proposal.accept(offer, LEXICONS)
    except LexiconError as error:
        amend.say(str(error), failed=True)
        return
    amend.say(f"Added to {offer.file}. It counts for texts that are read from now on.")


def patch(offered: list[Proposal]) -> bytes:
    """All offers as one patch for the repository."""
    return "\n".join([*(each.diff for each in offered), ""]).encode()
