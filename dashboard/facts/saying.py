"""What somebody says in one sentence: their own words in quotation marks as printed, a report of them with "that"."""

from __future__ import annotations

import re

from . import pronouns
from .carry import AUX
from .naming import Named, cased
from .statement import Statement, as_printed, ended, nested
from .telling import Telling
from .wording import quoted

_VERBS = (  # the verb of our own for the word that reports; everything else "says"
    (re.compile(r"^den(?:y|ie)"), "denies"), (re.compile(r"^doubt"), "doubts"), (re.compile(r"^warn"), "warns"),
    (re.compile(r"^argu"), "argues"), (re.compile(r"^believ"), "believes"), (re.compile(r"^fear"), "fears"),
    (re.compile(r"^f(?:ind|ound)"), "finds"), (re.compile(r"^wr[io]t"), "writes"),
    (re.compile(r"^announc"), "announces"), (re.compile(r"^demand"), "demands"), (re.compile(r"^accus"), "accuses"),
    (re.compile(r"^alleg"), "alleges"), (re.compile(r"^signal"), "signals"), (re.compile(r"^suggest"), "suggests"),
    (re.compile(r"^hint"), "hints"), (re.compile(r"^indicat"), "indicates"), (re.compile(r"^impl(?:y|ie)"), "implies"),
)  # fmt: skip
_ASKS = (
    (re.compile(r"^(?:urg|press|lobb|call)"), "urges"), (re.compile(r"^(?:order|instruct|command)"), "orders"),
)  # fmt: skip
_OUTSIDE = re.compile(r"^(?:to|not to|whether|how|why|what|having|been|for|of) |^\w+ing ")
# What a report's words end with and do not need: the beginning of something whose verb is elsewhere.
_HANGS = re.compile(
    r", as (?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|they|it|he|she)\b).*$"
    r"|, an? \w+$|, an? (?:person|source|official|spokes\w+)\b.*$"
)
_THAT = frozenset(("says", "denies", "doubts", "warns", "argues", "believes", "fears", "finds", "writes",
                   "announces", "demands", "alleges", "signals", "suggests", "hints", "indicates",
                   "implies"))  # fmt: skip


def of_quote(telling: Telling, quote: dict) -> Statement:
    """The sentence of a quote; the article's own sentence where its words do not follow "says that"."""
    speaker = telling.named.get(quote["speaker"], Named(""))
    printed = re.sub(r",(?=[”\"’]*$)", "", " ".join(quote["printed"].split()))  # the comma is the reporting sentence's
    if quote["kind"] == "indirect" and _of_itself(telling, quote, speaker):
        return as_printed(telling, quote["start"], quote["status"], Named(""))
    if nested(telling, quote["quote"]):
        return as_printed(telling, quote["start"], quote["status"], speaker)
    made = _own_words(telling, quote, speaker, printed) if quote["kind"] != "indirect" else ""
    made = made or (_report(telling, quote, speaker, printed) if quote["kind"] == "indirect" else "")
    if not made:
        return as_printed(telling, quote["start"], quote["status"], speaker)
    via = telling.named.get(quote["via"])
    return Statement(ended(f"according to {via.words}, {_inside(made, speaker)}" if via else made), True)


def _inside(made: str, speaker: Named) -> str:
    """The sentence as it reads behind other words: its first letter as the speaker's name has it."""
    return speaker.words + made[len(speaker.words) :] if speaker else f"{made[:1].lower()}{made[1:]}"


def _own_words(telling: Telling, quote: dict, speaker: Named, printed: str) -> str:
    """The speaker's own words, exactly as printed, with what they were said in and to whom."""
    if quote["status"] == "negated":
        return ""
    said = quoted(printed)
    if not speaker:
        return f"Somebody (it is not settled who) says{_medium(quote)}: {said}"
    return f"{speaker.does('says')}{_medium(quote)}{_to(telling, quote, speaker)}: {said}"


def _report(telling: Telling, quote: dict, speaker: Named, printed: str) -> str:
    """A report that is no quotation: "says that …", "urges … to …"; '' where the words do not fit either."""
    asked = telling.named.get(quote["addressee"], Named(""))
    cue = quote["cue"].lower()
    if re.match(r"(?:not )?to ", printed):
        if (
            not speaker
            or not asked
            or asked.actors == speaker.actors
            or quote["status"] not in ("requested", "negated")
        ):
            return ""
        return f"{speaker.does(_verb(cue, _ASKS, 'asks'))} {asked.words}{_medium(quote)} {_HANGS.sub('', printed)}"
    verb = _verb(cue, _VERBS, "says")
    introduced = telling.text[max(0, quote["start"] - 6) : quote["start"]].rstrip().lower().endswith("that")
    if not speaker or verb not in _THAT or not _is_clause(telling, printed, introduced):
        return ""
    if quote["status"] == "negated" and verb not in ("denies", "doubts"):
        return ""
    if quote["status"] == "requested":
        verb = "demands"
    filled = pronouns.filled(telling, quote["start"], quote["end"], printed, speaker)
    if not filled:
        return ""
    same = filled.split(" ")[0] == printed.split(" ")[0]
    said = cased(_HANGS.sub("", filled), telling.text) if same else _HANGS.sub("", filled)
    return f"{speaker.does(verb)}{_medium(quote)} that {said}"


def _of_itself(telling: Telling, quote: dict, speaker: Named) -> bool:
    """Whether a report begins with the name of who is said to make it: then somebody else says it of them."""
    mentions = telling.tables["mentions"]
    first = mentions[(mentions["start"] == quote["start"]) & (mentions["kind"] == "name")]
    return bool(set(first["actor"]) & set(speaker.actors))


def _is_clause(telling: Telling, printed: str, introduced: bool) -> bool:
    """Whether the words can follow "says that": a verb that is bent, or the text's own "that" before them."""
    words = [word.strip("“”\"',;").lower() for word in printed.split()]
    if _OUTSIDE.match(printed.lower()) or " … " in printed or len(words) < 3 or words[0] in AUX:
        return False
    return introduced or any(
        word in AUX or word in telling.past or word.endswith("ed") or re.search(r"n[’']t$", word) for word in words
    )


def _verb(cue: str, known: tuple[tuple[re.Pattern[str], str], ...], otherwise: str) -> str:
    return next((verb for pattern, verb in known if pattern.match(cue)), otherwise)


def _medium(quote: dict) -> str:
    """ "in a letter", where the text says what it was said in and the word is one thing."""
    medium = quote["medium"]
    if not re.fullmatch(r"[a-z][a-z -]*[a-rt-z]", medium):
        return ""
    return f" in {'an' if medium[0] in 'aeiou' else 'a'} {medium}"


def _to(telling: Telling, quote: dict, speaker: Named) -> str:
    asked = telling.named.get(quote["addressee"])
    return f" to {asked.words}" if asked and asked.actors != speaker.actors else ""


def within(quotes: list[dict]) -> set[str]:
    """The ids of quotations that only repeat some words of a longer one of the same speaker."""
    held = set()
    for quote in quotes:
        for other in quotes:
            longer = other["end"] - other["start"] > quote["end"] - quote["start"]
            if (
                longer
                and other["start"] <= quote["start"]
                and quote["end"] <= other["end"]
                and (other["speaker"] == quote["speaker"])
            ):
                held.add(quote["quote"])
    return held
