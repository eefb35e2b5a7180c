"""The clause of an event: who, and what is told of them, in the text's own words, carried on to where they end.

The label of an event is short. A sentence needs the whole: "upheld a ruling" goes on "that cleared three former
executives". What is carried on is always the text as printed, up to the next break between clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, permutations

from .carry import AUX, JOINS, balanced, carried_on
from .naming import Named, cased, together
from .telling import Telling

BY_HAND = ("changed", "added", "correction")  # origins of rows that a person has put into words
NEAR = 30  # characters between a subject and its verb that need no reason
LONGEST = 300  # characters of a clause; a longer one is not read in one go
PLURAL_AUX, SINGULAR_AUX = frozenset(("are", "were", "have")), frozenset(("is", "was", "has"))
_ADVERBS = frozenset("also already still now never not last each both no longer then only again just even".split())
_OPEN = frozenset(  # words that point at something outside the sentence
    "it they he she we i you this these that those who which what him her them us me one ones some others".split()
)
_PLACES = frozenset("in of at from with to by for on over under between among against about into near".split())
_NOT_FIRST = JOINS | _PLACES | AUX | frozenset("also already hours days until to not announced published".split())
_GOES_ON = JOINS | frozenset("which who whom whose what how where".split())
_CONDITIONAL = re.compile(r"[“\"‘]?(?:If|Unless|Should|Provided|Once|In case|Even if)\s")
_ASKED = frozenset("whether if unless until".split())  # what follows them is not said to be so
_MEDIA = re.compile(r"[’']s?\s+(?:open\s+)?(?:letter|statement|report|filing|petition|e-?mail|complaint)\b")
_OWNER = re.compile(r"[’']s\b|[’'](?=\s)|-\w")


@dataclass(frozen=True)
class Clause:
    """Subject and predicate of an event. `form` is `finite`, `to`, `ing`, `be` (demanded), `noun`, or '' (not clear).

    `literal` is the predicate with the words that the text has between subject and verb: "is expected to issue …".
    """

    subject: Named = field(default_factory=lambda: Named(""))
    predicate: str = ""
    form: str = ""
    literal: str = ""

    @property
    def words(self) -> str:
        """Subject and predicate."""
        return f"{self.subject.words} {self.predicate}"


def clause(telling: Telling, event: dict) -> Clause:
    """The clause of an event; its form is '' where the words do not make one that can stand alone."""
    if event["origin"] == "added" or (event["origin"] in BY_HAND and _is_own(telling, event)):
        return _written(telling, event)
    label = _without_names(telling, event)
    trigger = next((p for p in telling.evidence(event["event"], "trigger") if p["text"] == event["trigger"]), None)
    if trigger is None or "→" in label:
        return Clause()
    sentence = telling.sentence(trigger["start"])
    if _CONDITIONAL.match(telling.text[sentence[0] : trigger["start"]]) and event["status"] != "occurred":
        return Clause()  # what holds only under a condition is not told without it
    whole = carried_on(telling.text, label, trigger["start"], sentence[1])
    if not whole or len(whole) > LONGEST or not balanced(whole):
        return Clause()
    if " to " in label and _runs_on(whole[len(label.removesuffix(" …")) :]):
        return Clause()
    subject, place = _known_subject(telling, event, whole)
    if subject:
        rest = whole[len(place[2]) :].strip()
        return _settled(telling, subject, rest, place, trigger)
    return _unknown_subject(telling, event, whole, sentence)


def _runs_on(more: str) -> bool:
    """Whether the verb of the sentence around an infinitive follows it: "the decision to delay [has raised] fear"."""
    words = [word.strip("“”\"'(),").lower() for word in more.split()]
    first = next((word for word in words if word in AUX - {"be", "been", "do", "did", "does"} or word in _GOES_ON), "")
    return first in AUX


def _is_own(telling: Telling, event: dict) -> bool:
    """Whether a label has words that neither the sentence nor a name has: then a person wrote it."""
    held = " ".join([telling.text[slice(*telling.sentence(event["start"]))], *telling.names.values()]).casefold()
    return not set(re.findall(r"\w+", event["label"].casefold())) <= set(re.findall(r"\w+", held))


def _written(telling: Telling, event: dict) -> Clause:
    """The clause of an event that a person has put into words: the words stand as they are."""
    words = event["label"].strip().rstrip(".").split(" ")
    named, place = _known_subject(telling, event, event["label"])
    if not named:
        at = next((i for i, word in enumerate(words) if i and _turns(word, event)), 1)
        named, rest = Named(" ".join(words[:at])), " ".join(words[at:])
    else:
        rest = event["label"][len(place[2]) :].strip().rstrip(".")
    return Clause(named, rest, {"to": "to", "be": "be"}.get(rest.split(" ")[0], "finite") if rest else "")


def _without_names(telling: Telling, event: dict) -> str:
    """The label without the names put behind it in brackets."""
    found = re.search(r" \(([^()]+)\)$", event["label"])
    if not found:
        return str(event["label"])
    shown = {name.words.removeprefix("the ") for part in telling.parts.get(event["event"], [])
             if (name := telling.named.get(part["actor"]))}  # fmt: skip
    own = {part["text"] for part in telling.rests.get(event["event"], [])}
    told = re.split(r", | and ", found[1])
    return event["label"][: found.start()] if set(told) <= shown | own or found[1] in shown | own else event["label"]


Place = tuple[int, int, str]


def _known_subject(telling: Telling, event: dict, whole: str) -> tuple[Named, Place]:
    """The actor or actors that the label begins with, and where the text has them; nobody where that is not so."""
    parts = telling.parts.get(event["event"], [])
    for role in ("agent", "recipient"):
        held = [p for p in parts if p["role"] == role and p["actor"] in telling.named]
        if not held:
            continue
        for actors in islice(permutations(dict.fromkeys(p["actor"] for p in held)), 6):
            plain = _plainly(telling, actors)
            if whole.startswith(plain + " "):
                span = min(p["start"] for p in held), max(p["end"] for p in held)
                return _as_read(telling, together([telling.named[a] for a in actors]), span), (*span, plain)
        if len(held) == 1 and telling.kinds.get(_place(held[0])) == "name" and whole.startswith(held[0]["text"] + " "):
            return telling.named[held[0]["actor"]], (*_place(held[0]), held[0]["text"])
    return Named(""), (0, 0, "")


def _place(part: dict) -> tuple[int, int]:
    return int(part["start"]), int(part["end"])


def _as_read(telling: Telling, named: Named, span: tuple[int, int]) -> Named:
    """The subject; where the text only describes it there, its own words first and whom they are read to mean."""
    words = " ".join(telling.text[slice(*span)].split())
    names = " ".join([named.words, *(telling.aliases.get(actor, "") for actor in named.actors)])
    known = set(re.findall(r"\w{3,}", names.casefold()))
    if telling.kinds.get(span) != "description" or known & set(re.findall(r"\w{3,}", words.casefold())):
        return named
    return replace(named, words=f"{cased(words, telling.text)} [{named.words}]")


def _plainly(telling: Telling, actors: Sequence[str]) -> str:
    held = [telling.names[a] for a in actors]
    return held[0] if len(held) == 1 else ", ".join(held[:-1]) + " and " + held[-1]


def _settled(telling: Telling, subject: Named, rest: str, place: Place, trigger: dict) -> Clause:
    """A clause whose subject is known, unless the text shows that the subject is not that."""
    text = telling.text
    before = re.search(r"(\w+)\s+(?:(?:the|an?|its|his|her|their)\s+)?$", text[max(0, place[0] - 30) : place[0]])
    after = text[place[1] : place[1] + 30]
    inside = place[1] <= trigger["start"]  # an active verb after its subject
    if inside and before and before[1].lower() in _ASKED and not rest.startswith("to "):
        return Clause()
    if inside and before and before[1].lower() in _PLACES - {"to"} and not rest.startswith("to "):
        return Clause()
    if inside and _OWNER.match(after) and not _MEDIA.match(after):
        return Clause()
    pronoun = text[place[0] : place[1]].lower() in _OPEN and not rest.startswith("to ")
    if inside and pronoun and before and before[1].islower() and not _joins(before[1]):
        return Clause()
    form = _form(telling, rest, subject.plural)
    if form == "finite" and not (_agrees(subject, rest) and _reaches(text, rest, place[1], trigger["start"])):
        return Clause()
    return Clause(subject, rest, form, _literal(telling, rest, place[1], trigger))


def _reaches(text: str, rest: str, end: int, start: int) -> bool:
    """Whether the verb is told of the subject: beside it, after an insertion, or joined to what was told before."""
    between = " ".join(re.sub(r"\([^()]*\)", " ", text[end:start]).split()).lower()
    if between.startswith(","):  # an insertion: what is told comes after it, or is told in it
        between = between[1:] if re.match(r", (?:which|who|whose)\b", between) else between.rpartition(",")[2]
    if len(between) <= NEAR or between.endswith((",", " and", " but", " or", " then")):
        return True
    words = between.split()
    told = (word in AUX | JOINS or (word.endswith("ed") and "-" not in word) for word in words)
    if words[0] in _PLACES and not any(told):
        return True
    return between.endswith(rest[: rest.lower().find(text[start : start + 4].lower())].strip().lower() or "\0")


def _literal(telling: Telling, rest: str, end: int, trigger: dict) -> str:
    """The predicate from the verb that governs it: "is expected to issue"; '' where that is far from the subject."""
    between = " ".join(telling.text[end : trigger["start"]].split())
    between = re.sub(r"^,? ?(?:which|who|that) ", "", between)
    first = between.split(" ")[0].lower()
    own = rest[rest.find(trigger["text"]) :] if trigger["text"] in rest else ""
    if not own or not between or len(between) > 45 or re.search(r"[,;:“”\"()]", between):
        return ""
    return f"{between} {own}" if first in AUX or _tells(telling, first) else ""


def _tells(telling: Telling, word: str) -> bool:
    """Whether a word is a verb that tells by itself: "agreed", "sent", "plans"."""
    return word in telling.past or (len(word) > 3 and word.endswith(("ed", "ns", "ks", "ts", "es")))


def _form(telling: Telling, rest: str, plural: bool) -> str:
    words = [word.strip("“”\"'").lower() for word in rest.split()]
    while words and (words[0] in _ADVERBS or (words[0].endswith("ly") and len(words[0]) > 4)):
        words = words[1:]
    if not words:
        return ""
    first = words[0]
    if first in ("to", "be"):
        return first
    if first in AUX or re.fullmatch(r"\w+n[’']t", first) or first in telling.past or first.endswith("ed"):
        return "finite"
    if first.endswith("ing") and len(first) > 4:
        return "ing"
    ends = first.endswith("s") and not first.endswith("ss")
    return "finite" if ends != plural and first.isalpha() and (ends or len(first) > 3) else ""


def _agrees(subject: Named, rest: str) -> bool:
    first = rest.split()[0].lower()
    return not (first in PLURAL_AUX and not subject.plural) and not (first in SINGULAR_AUX and subject.plural)


def _unknown_subject(telling: Telling, event: dict, whole: str, sentence: tuple[int, int]) -> Clause:
    """A clause whose subject is nobody that is known: "The leak was discovered …"; '' where that is not clear."""
    words = whole.split(" ")
    at = next((i for i, word in enumerate(words) if i and _turns(word, event)), 0)
    subject, rest = " ".join(words[:at]), " ".join(words[at:])
    first = subject.split(" ")[0].lower() if subject else ""
    if not subject:
        return Clause(predicate=whole, form="noun")
    if (
        re.fullmatch(r"[\d.,]+|(?:at least|about|some|up to|more than) [\d.,]+", subject, re.I)
        and event["trigger"] == rest.split(" ")[0]
    ):
        return Clause()  # "and 34 injured": its auxiliary is left out
    if (first in _OPEN and at == 1) or first in _NOT_FIRST or first.endswith("ly"):
        return Clause()
    if re.search(r"\b(?:which|who|that|to)\b|[,;:]|[’']s?$", subject):
        return Clause()
    opening = _opening(telling.text, subject, sentence)
    far = r"[^,;.]{0,30}\s" if rest.startswith("to ") else r"\s+"
    begins = r"\s+".join(map(re.escape, subject.split(" "))) + far + re.escape(rest.split(" ")[0])
    if opening is None or not re.compile(begins, re.I).search(telling.text, *sentence):
        return Clause()
    subject = f"{opening}{subject[:1].lower()}{subject[1:]}" if opening else cased(subject, telling.text)
    plural = rest.split(" ")[0].lower() in PLURAL_AUX
    form = _form(telling, rest, plural or subject.endswith("s"))
    return Clause(Named(subject, plural), rest, form, rest if form == "finite" else "")


def _turns(word: str, event: dict) -> bool:
    """Whether the predicate begins at a word: an auxiliary, "to", or the trigger itself."""
    low = word.lower()
    return low in AUX or low == "to" or re.fullmatch(r"\w+n[’']t", low) is not None or word == event["trigger"]


def _opening(text: str, subject: str, sentence: tuple[int, int]) -> str | None:
    """The determiner that the label left out before the subject, '' for none; None where no clause begins there."""
    found = re.compile(r"\s+".join(map(re.escape, subject.split(" "))), re.I).search(text, *sentence)
    if not found:
        return None
    left = text[sentence[0] : found.start()]
    owned = re.search(r"(?:\b(?:the|an?|these|those|its|his|her|their|any|no)|^th(?:is|at)) $", left, re.I)
    if owned:
        left = left[: owned.start()]
    word = re.search(r"[\w’']+$", left.rstrip())
    opens = word is None or (_joins(word[0]) and word[0].lower() not in _ASKED)
    return (owned[0].lower() if owned else "") if opens else None


def _joins(word: str) -> bool:
    """Whether a clause can begin after a word: "that", "because", "said"."""
    return word.lower() in JOINS or word.lower().endswith(("ed", "said", "says"))
