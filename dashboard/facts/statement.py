"""A fact in one plain sentence, as it is meant and by whom; nothing is in it that the tables or the text do not hold.

A sentence is built where subject and predicate are clear. Where they are not, the article's own sentence is quoted with
how it is meant before it: a clumsy guess would be worse. The holder of a claim is always named with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import unnamed
from .clause import Clause, clause
from .dated import with_date
from .naming import Named, bent
from .telling import Telling
from .wording import capital, cut

QUOTED = 320  # characters of a sentence quoted whole
_REFUSES = re.compile(r"(?:(?:has|have|had|also|so far|yet to) )*(?:declin|refus|den[iy]|reject|fail|neglect|yet to)")
_FORESEEN = frozenset("expected planned scheduled due set slated likely poised ready supposed".split())
_WILL = re.compile(r"^(?:will|would|is to|are to|intends? to|plans? to|to) ")
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|none|nobody|nothing|without|cannot)\b|n[’']t\b", re.I)
_FUTURE = re.compile(r"\b(?:will|would|shall|to|due|scheduled|expected|enters?|takes?|starts?|begins?)\b")
_MODAL = re.compile(r"\b(?:may|might|can|could|would|if|unless|whether)\b|^(?:also |now |still )?faces?\b")
_UNREAL = re.compile(
    r"\b(?:would|could|might|should)(?:\s+not|n[’']t)?(?:\s+\w+){0,2}?\s+have\s+(?!to\b)\w+|\bwould otherwise\b", re.I
)
_DUTY = re.compile(r"\b(?:must|should|shall|has to|have to|ought to|needs? to)\b")
_NOT_YET = re.compile(  # what stands before a verb of saying that was not said
    r"\b(?:may|might|could|would|will|shall|should|must|can|not|cannot|never|to)(?:\s+(?:still|now|also|yet|\w+ly))?\s+$",
    re.I,
)
_ASKS = (  # how a demand is reported, by the word that reports it
    (re.compile(r"^(?:urg|press|lobb|call)"), "urges"),
    (re.compile(r"^(?:order|instruct|command)"), "orders"),
    (re.compile(r"^(?:requir|oblig|forc)"), "requires"),
)
_THAT = (  # demands that are reported with "that"
    (re.compile(r"^demand"), "demands"), (re.compile(r"^insist"), "insists"), (re.compile(r"^recommend"), "recommends"),
    (re.compile(r"^propos"), "proposes"),
)  # fmt: skip
_PROMISES = (
    (re.compile(r"^promis"), "promises"), (re.compile(r"^pledg"), "pledges"), (re.compile(r"^vow"), "vows"),
    (re.compile(r"^offer"), "offers"), (re.compile(r"^agree"), "agrees"), (re.compile(r"^hop"), "hopes"),
    (re.compile(r"^want"), "wants"), (re.compile(r"^intend"), "intends"),
)  # fmt: skip
_BLAMES = (
    (re.compile(r"^accus"), "accused of"), (re.compile(r"^suspect"), "suspected of"),
    (re.compile(r"^charg"), "charged with"),
)  # fmt: skip
_ON = {  # what the article's own sentence is about, with and without somebody whose claim it is
    "attributed": ("says", "somebody says (it is not settled who)"), "alleged": ("suspects", "is suspected"),
    "planned": ("plans", "is planned"), "requested": ("asks for", "is asked for"), "possible": ("holds possible",
    "is possible"), "negated": ("says is not so", "is said not to be so"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence. `built` tells that it is made from the row's parts, not the article's sentence quoted."""

    text: str
    built: bool


def of_event(telling: Telling, event: dict, dated: bool = True) -> Statement:
    """The sentence of an event; with `dated`, its date is in it where the words themselves do not tell it."""
    holder = telling.named.get(event["holder"], Named(""))
    if event["status"] != "negated" and denied(telling, event):
        return as_printed(telling, event["start"], "negated", holder)
    if event["status"] == "requested" and nested(telling, event["event"]):
        return as_printed(telling, event["start"], "requested", Named(""))
    told = clause(telling, event)
    if _for_purpose(telling, event) or _own_words(telling, event, told, holder):
        return as_printed(telling, event["start"], event["status"], Named(""))
    made = _MAKERS[event["status"]](telling, event, told, holder) if told.form or told.literal else ""
    if event["status"] == "alleged" and not made:
        made = _noun_blame(telling, event, holder)
    if not made:
        return as_printed(telling, event["start"], event["status"], holder)
    return Statement(ended(with_date(telling, event, made) if dated else made), True)


def _for_purpose(telling: Telling, event: dict) -> bool:
    """Whether an event is what something is done or asked for, not what is said: "so that consumers can claim"."""
    start, _ = telling.sentence(event["start"])
    return (
        re.search(r"\b(?:so|in order) that\s+(?:\w+\s+){0,2}$", telling.text[start : event["start"]], re.I) is not None
    )


def counterfactual(words: str) -> bool:
    """Whether words tell of what would have been, and so was not: "would otherwise have faced a penalty"."""
    return _UNREAL.search(words) is not None


def denied(telling: Telling, event: dict) -> bool:
    """Whether the event is part of what somebody is reported to deny or doubt."""
    trigger = next(iter(telling.evidence(event["event"], "trigger")), event)
    return any(a <= trigger["start"] and trigger["end"] <= b for a, b in telling.denials)


def as_printed(telling: Telling, start: int, status: str, holder: Named) -> Statement:
    """The article's sentence around a character, quoted, with how it is meant and by whom before it."""
    a, b = telling.sentence(start)
    return Statement(f"{_on(status, holder)}: {in_marks(cut(telling.text[a:b], QUOTED))}", False)


def _on(status: str, holder: Named) -> str:
    if status == "occurred":
        return "The article says"
    own, nobody = _ON[status]
    verb, space, rest = own.partition(" ")
    if not holder:
        return f"The article, on what {nobody}"
    return f"The article, on what {holder.words} {bent(verb, holder.plural)}{space}{rest}"


def in_marks(words: str) -> str:
    """Words in quotation marks of their own, whatever marks are inside."""
    return words if re.fullmatch(r"“[^“”]*”|\"[^\"]*\"", words) else f"“{words}”"


def ended(words: str) -> str:
    """The words as a sentence: a capital first and a full stop at the end."""
    whole = capital(words.strip())
    return whole if re.search(r"[.!?][”\"’')\]]*$", whole) else f"{whole}."


def _happened(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    if told.form != "finite":
        return ""
    return _according(told, holder, told.words)


def _own_words(telling: Telling, event: dict, told: Clause, holder: Named) -> bool:
    """Whether who is told of is held to say so, though the text has it "according to" another just before."""
    start, _ = telling.sentence(event["start"])
    before = re.search(r"\baccording to\b[^,]*,\s+$", telling.text[start : event["start"]], re.I)
    return _own(holder, told) and before is not None


def _according(told: Clause, holder: Named, words: str) -> str:
    """The words as the holder's; where the holder is also the subject, its own account."""
    if not holder:
        return words
    if set(holder.actors) & set(told.subject.actors):
        person = holder.own == "their" and not holder.plural
        return "" if person else f"by {holder.own} own account, {words}"
    return f"according to {holder.words}, {words}"


def _attributed(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    if told.form != "finite":
        return ""
    if not holder:
        return f"according to {unnamed.source(telling, event['start']) or 'a source that is not settled'}, {told.words}"
    return _according(told, holder, told.words)


def _alleged(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    if told.literal and (told.form != "finite" or told.literal == told.predicate):
        return _according(told, holder, f"{told.subject.words} {told.literal}")
    if told.form == "ing":
        blamed = _cue(telling, event, _BLAMES, "suspected or accused of")
        if holder and blamed == "accused of":
            return f"{holder.does('accuses')} {told.subject.words} of {told.predicate}"
        by = f", according to {holder.words}" if holder else ""
        return f"{told.subject.does('is')} {blamed} {told.predicate}{by}"
    if told.form == "finite" and " " in told.predicate:
        return f"{holder.does('alleges') if holder else 'It is alleged'} that {told.words}"
    return ""


def _noun_blame(telling: Telling, event: dict, holder: Named) -> str:
    """A suspicion told by a noun: "Hackers in China are suspected of the massive data breach at …"."""
    found = re.match(r"(.+) \(([^()]+)\)$", event["label"])
    agents = [p for p in telling.parts.get(event["event"], []) if p["role"] == "agent" and p["actor"] in telling.named]
    if not found or len(agents) != 1 or telling.text[event["start"] : event["end"]].find(event["trigger"]) < 0:
        return ""
    subject = telling.named[agents[0]["actor"]]
    if found[2] != subject.words.removeprefix("the "):
        return ""
    noun = _with_article(telling, event, found[1])
    by = f", according to {holder.words}" if holder else ""
    return f"{subject.does('is')} {_cue(telling, event, _BLAMES, 'suspected or accused of')} {noun}{by}" if noun else ""


def _with_article(telling: Telling, event: dict, noun: str) -> str:
    """A noun phrase as the text has it, with its article; '' where it is not in the row's own words."""
    found = re.search(r"((?:the|an?|its|his|her|their) )?" + re.escape(noun), event["text"], re.I)
    return found[0] if found and found[1] else ""


def _planned(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    own = _own(holder, told)
    if told.literal and told.form == "to":
        return _according(told, Named("") if own else holder, f"{told.subject.words} {told.literal}")
    if own and (found := _WILL.match(told.predicate)) and not _NOT.match(told.predicate[found.end() :]):
        return f"{told.subject.does(_cue(telling, event, _PROMISES, 'plans'))} to {told.predicate[found.end() :]}"
    if told.form == "to":
        cues = [cue["text"].lower() for cue in telling.evidence(event["event"], "cue")]
        foreseen = next((f"{cue} " for cue in cues if cue in _FORESEEN), "")  # "is expected to" is less than "is to"
        be = bent("is", told.subject.plural)
        return _according(told, holder, f"{told.subject.words} {be} {foreseen}{told.predicate}")
    if told.form == "finite" and _FUTURE.search(told.predicate):
        return _according(told, holder, told.words)
    return ""


def _requested(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    if told.form == "finite" and _DUTY.search(told.predicate):
        return f"{holder.does('says')} that {told.words}" if holder and not _own(holder, told) else told.words
    if told.form == "be" and holder:
        return f"{holder.does('demands')} that {told.words}"
    if told.form != "to" or not holder:
        return ""
    if _own(holder, told):
        return f"{told.subject.does('is')} asked {told.predicate}"
    if verb := _cue(telling, event, _THAT, ""):
        return f"{holder.does(verb)} that {told.subject.words} {told.predicate.removeprefix('to ')}"
    return f"{holder.does(_cue(telling, event, _ASKS, 'asks'))} {told.words}"


def _own(holder: Named, told: Clause) -> bool:
    """Whether who says it is who does it."""
    return bool(set(holder.actors) & set(told.subject.actors))


def nested(telling: Telling, row: str) -> bool:
    """Whether what reports a row is itself only claimed, asked for, planned or possible: then who says so is open."""
    for cue in telling.evidence(row, "cue"):
        other = telling.triggers.get((cue["start"], cue["end"]))
        if (other is not None and other["status"] != "occurred") or _NOT_YET.search(
            telling.text[max(0, cue["start"] - 30) : cue["start"]]
        ):
            return True
    return False


def _possible(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    if told.form == "finite" and _MODAL.search(told.predicate) and not _own(holder, told):
        return _according(told, holder, told.words)
    if told.form == "to" and told.literal and _own(holder, told):
        return f"{told.subject.words} {told.literal}"
    return ""


def _negated(telling: Telling, event: dict, told: Clause, holder: Named) -> str:
    if told.form in ("to", "ing"):
        return (
            f"{told.subject.words} {told.literal}"
            if _says_no(told.literal) and (not holder or _own(holder, told))
            else ""
        )
    if told.form != "finite":
        return ""
    if _says_no(told.words) or _REFUSES.match(told.predicate):
        return _according(told, Named("") if _own(holder, told) else holder, told.words)
    cues = [cue["text"].lower() for cue in telling.evidence(event["event"], "cue")]
    denied = holder and not _own(holder, told) and any(cue.startswith(("deni", "deny")) for cue in cues)
    return f"{holder.does('denies')} that {told.words}" if denied else ""


def _says_no(words: str) -> bool:
    return bool(_NOT.search(words) or _REFUSES.match(words))


_MAKERS = {
    "occurred": _happened, "attributed": _attributed, "alleged": _alleged, "planned": _planned,
    "requested": _requested, "possible": _possible, "negated": _negated,
}  # fmt: skip


def _cue(telling: Telling, event: dict, known: tuple[tuple[re.Pattern[str], str], ...], otherwise: str) -> str:
    """The verb of our own for the word that says how an event is meant."""
    for cue in telling.evidence(event["event"], "cue"):
        for pattern, verb in known:
            if pattern.match(cue["text"].lower()):
                return verb
    return otherwise
