"""What stands around a bare month, weekday or year, where the word alone could be something else."""

from __future__ import annotations

import re

BEFORE_DATE = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|last|next|early|late|mid|this|during|from|before|after|for|between|to|through|on|and|or|"
    r"each|every|around|about|as|throughout|past|coming|following|previous|mid-?)|[,(–—-])\s*(?:the\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
OPENS = re.compile(r"(?:^|[\n.!?:;,“\"(–—-])\s*$")
NUMBERED = re.compile(
    r"(?:\b(?:sections?|sec|articles?|art|chapters?|ch|rules?|pages?|pp?|nos?|numbers?|paragraphs?|paras?|clauses?|"
    r"figs?|figures?|tables?|parts?|titles?|items?|lines?|rooms?|flights?|routes?|highways?|versions?|vol|volumes?|isbn|case|docket|bill|"
    r"u\.s\.c|c\.f\.r|resolution|regulation|directive|h\.r|s\.r|pub\.?\s*l)\.?\s*|[$€£¥#§№+*=~@&\\]\s?|[/_^])$",
    re.IGNORECASE,
)  # fmt: skip
COUNTED = re.compile(
    r"\s*(?:%|percent|per\s+cent|people|persons|men|women|children|employees|workers|troops|soldiers|votes?|members|miles|metres|"
    r"meters|feet|ft|km|kg|mg|mi|m\b|tons?|tonnes|acres|hectares|dollars|euros|pounds|yen|yuan|barrels|units|copies|jobs|homes|"
    r"shares|seats|cases|pages|words|items|square|cubic|degrees|calories|watts|hours|minutes|seconds|characters|\w*children|year|million|billion|"
    r"thousand|hundred|°|[$€£]|[a-z]+ed\s+people)",
    re.IGNORECASE,
)  # fmt: skip
STRONGLY_LED = re.compile(
    r"(?:in|since|by|until|of|last|next|early|late|mid|during|through|throughout)\s*$", re.IGNORECASE
)
AUGUST_LED = re.compile(r"(?:in|since|by|until|of|last|next|early|late|mid)\s*$", re.IGNORECASE)
NAMED = re.compile(r"\s+(?!I\b)[A-Z][a-z]+")
POSSESSIVE = re.compile(r"['’]s\s")
INTRODUCES_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|early|late|mid|during|from|before|after|between|to|through|around|about|circa|ca?|year|and|"
    r"or|born|b|died|d|founded|established|built|published|summer|winter|spring|autumn|fall|this|the|c)\.?\s*|"
    r"['’]s\s|[(\[,;–—-]\s*)$",
    re.IGNORECASE,
)  # fmt: skip
CIRCA = re.compile(r"\b(?:ca?|b|d|fl)\.\s*$")
CITED = re.compile(r"\s*[)\],;:]")
ADVERBIAL = re.compile(
    r"\s*(?:[.,;:)!?”\"]|$)|\s+(?:in|on|at|for|by|to|from|and|or|since|until|during|after|before|as|with)\b"
)
LED_BY_NAME = re.compile(
    r"(?<![.!?:;,\n“\"(])\s(?!(?:On|In|By|At|For|The|This|Last|Next|Until|Since|Before|After|Every)\s)[A-Z][a-z]+\s$"
)
MODAL = re.compile(r"\s+(?:I|you|he|she|it|we|they|be|not|have|also|well|or\s+may)\b|\s*[’']?\s*said\b")
BLANK = re.compile(r"\n\s*\n")
LATEST = 2060
LED_AHEAD = re.compile(r"\b(?:in|by|until|year)\s+$", re.IGNORECASE)
APPLIES = re.compile(
    r"(?:\b(?:appl(?:y|ies|ied|icable)|effective|force|effect|valid|binding|runs?|ran|running|starts?|starting|began|begins?|"
    r"available|banned|barred|suspended|closed|opens?|operat\w+|place|served|worked|due|payable|mandatory|and|only|"
    r"(?!increas|decreas|rais|reduc|chang|mov|postpon|delay|shift|declin|dropp|slump|climb|gain|jump|recover|dat|emerg|"
    r"result|differ|stemm|deriv|obtain|receiv|collect|gather|taken|even)\w{3,}(?:ed|en))|[,;])\s+$",
    re.IGNORECASE,
)  # fmt: skip
IN_FORCE = re.compile(
    r"\b(?:appl(?:y|ies|ied|icable)|effective|force|effect|valid|void|binding|mandatory|banned|barred|prohibited|"
    r"suspended|frozen|abolished|repealed|terminated)\s+$",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"[^\S\n]+(?:the|an?|his|her|its|their|our|my|this|that|he|she|they|it|we|I|you|[A-Z]\w+|\w+ing)\b"
)
NOUN_AHEAD = re.compile(
    r"[^\S\n]+(?!(?:was|were|had|has|is|did|would|could|when|who|which|if|but|so|yet|than|also|then)\b)[a-z]"
)
QUARTER_LED = re.compile(
    r"\b(?:in|for|during|of|by|since|until|to|from|last|this|next|early|late|mid|through)[\s-]+$", re.IGNORECASE
)
FIGURES = re.compile(r"\s+(?:earnings|results?|revenues?|sales|profits?|income|growth|loss(?:es)?|guidance|GDP)\b")
RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|(?!interest\b|request\b|protest\b|invest\b|suggest\b|arrest\b|contest\b|"
    r"forest\b|west\b|test\b|guest\b|rest\b|harvest\b|quest\b|tempest\b|honest\b|modest\b)\w{2,}est|worst|best|most|least|record|"
    r"only)\b"
)
MOVED = re.compile(
    r"\b(?:extend|postpone|delay|mov|push|reschedul|deferr|prolong|bring|brought|put)(?:e?[sd]|ing|ed)?\b(?!\s+place)[^,]*$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[.;:!?]\s|\n")
RANK_REACH = 70
LASTING = re.compile(r"\b(?:for|over|in|during|within|throughout)\s+$", re.IGNORECASE)
REACH = 24


def before(text: str, start: int) -> str:
    """The characters just before, enough for a word or two, from the start of the paragraph."""
    return BLANK.split(text[max(0, start - REACH) : start])[-1]


def after(text: str, end: int) -> str:
    """The characters just after, up to the end of the paragraph."""
    return BLANK.split(text[end : end + REACH], maxsplit=1)[0]


def bare_quarter(text: str, start: int, end: int) -> bool:
    """Whether 'Q3' alone is led in like a quarter."""
    return bool(QUARTER_LED.search(before(text, start)) or FIGURES.match(after(text, end)))


def opens(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line starts here."""
    return bool(OPENS.search(before(text, start)))


def bare_month(text: str, start: int, end: int, lowered: bool) -> bool:
    """Whether a month without day and year is one: 'in May', not 'May said', 'may', 'April Smith'."""
    led = BEFORE_DATE.search(before(text, start))
    word = text[start:end].lower().rstrip(".")
    ahead = after(text, end)
    if word == "august" and lowered:
        return bool(led and AUGUST_LED.match(led[0]))
    if word in ("may", "march", "mar", "dec", "jan"):
        loose = ("to", "and", "or", "for", "as", ",", "about", "this", *(("on", "through") if lowered else ()))
        if not led or (led[0].strip().lower() in loose and (lowered or word != "march")):
            return False
        return (
            not POSSESSIVE.match(ahead)
            and (not MODAL.match(ahead) or (not lowered and bool(STRONGLY_LED.match(led[0]))))
            and not (word == "may" and NAMED.match(ahead) and not lowered)
        )
    if led and not (led[0].strip() in (",", "and", "to") and NAMED.match(ahead)):
        return True
    return not NAMED.match(ahead) and (not OPENS.search(before(text, start)) or not lowered)


def bare_weekday(text: str, start: int, end: int, lowered: bool) -> bool:
    """Whether a weekday alone is one; short forms ('Sun', 'Sat') need a word that leads them in."""
    word = text[start:end].lower().rstrip(".")
    if len(word) > 4 and word.endswith("day"):
        return not before(text, start).lower().endswith(" a ")
    led = re.search(r"\b(?:on|next|last|this|every|each|until|by|from)\s+$", before(text, start), re.IGNORECASE)
    return not lowered and bool(led) and not NAMED.match(after(text, end))


def bare_year(text: str, start: int, end: int, year: int) -> bool:
    """Whether four digits are a year: led in like one where they are old or far ahead, never counted or numbered."""
    lead, ahead = before(text, start), after(text, end)
    if NUMBERED.search(lead) or COUNTED.match(ahead) or re.match(r"[\w%°]|[.,]\d|/\d|-\d|-[A-Z]", ahead):
        return False
    if re.search(r"[\w][-.]$|\d[,:]$|\d\s$|[:/]$|\w$", lead) and not re.search(
        r"\b(?:mid|post|pre|early|late)-$|:\s$", lead, re.IGNORECASE
    ):
        return False
    if (year > LATEST and not LED_AHEAD.search(lead)) or year > 2200:
        return False
    if 1900 <= year <= LATEST:
        return True
    if CIRCA.search(lead):
        return year >= 1000
    if OPENS.search(lead):
        ends = year >= 1600 and lead.rstrip().endswith(",") and re.match(r"\.(?:\s|$)", ahead)
        return year >= 1400 and bool(CITED.match(ahead) or ends)
    return bool(INTRODUCES_YEAR.search(lead)) and (
        year >= 1400 or bool(CITED.match(ahead)) or bool(re.search(r"\b(?:in|year|by|since)\s$", lead))
    )


def short_year(text: str, start: int, end: int) -> bool:
    """Whether three digits are a year: 'c. 347', 'In 348 Pachomius', 'in 366, when'."""
    lead, ahead = before(text, start), after(text, end)
    if re.search(r"\b(?:c|ca|circa)\.?\s*$", lead):
        return not re.match(r"[.,]\d|%", ahead)
    return bool(re.search(r"\b[Ii]n\s+$", lead)) and bool(re.match(r",?\s+[A-Z][a-z]|,\s+when\b", ahead))


def applies(text: str, start: int) -> bool:
    """Whether 'from' opens a time, as in 'applies from 1 July' or 'From 1 July, …', and not a comparison."""
    lead = before(text, start)
    named = re.search(r"\b[A-Z]\w+\s+$", lead)
    return bool(OPENS.search(lead) or APPLIES.search(lead) or (named and not opens(text, start - len(named[0]))))


def counts(text: str, end: int) -> bool:
    """Whether an ordinal counts the noun after it: 'Saturday, the third day of unrest'."""
    ahead = after(text, end)
    return bool(re.match(r"\s+[a-z]", ahead)) and not ADVERBIAL.match(ahead)


def takes_effect(text: str, start: int) -> bool:
    """Whether what stands before is in force or void: 'applies as of', 'are banned as of'."""
    return bool(IN_FORCE.search(before(text, start)))


def on_until(text: str, start: int, words: str) -> bool:
    """Whether a day is that of an act and what follows its reach: 'extended on Tuesday until 31 January'."""
    return bool(re.search(r"\s(?:until|till|through)\s", words) and re.search(r"\bon\s+$", before(text, start), re.I))


def moves(text: str, start: int, led: bool) -> bool:
    """Whether "from … to" tells where a date was and is now: 'extended the deadline from 20 May to 20 June'."""
    lead = CLAUSE_END.split(text[max(0, start - RANK_REACH) : start])[-1]
    return bool((led or re.search(r"\bfrom\s+(?:the\s+)?$", lead)) and MOVED.search(lead))


def ranked(text: str, start: int) -> bool:
    """Whether a superlative or an ordinal stands before in the sentence: 'the first rise in three years'."""
    return bool(RANKED.search(CLAUSE_END.split(text[max(0, start - RANK_REACH) : start])[-1]))


def goes_on(text: str, end: int) -> bool:
    """Whether 'the day before' goes on with what it is before: 'the day before the vote'."""
    ahead = after(text, end)
    return bool(GOES_ON.match(ahead) or (NOUN_AHEAD.match(ahead) and not ADVERBIAL.match(ahead)))


def stops(text: str, end: int) -> bool:
    """Whether a clause ends here: 'from July on,'."""
    return bool(re.match(r"\s*(?:[.,;:)—–]|$)", after(text, end)))


def owns(text: str, end: int) -> bool:
    """Whether the words go on with 's: 'before next year's elections'."""
    return bool(re.match(r"['’]s\b", text[end : end + 3]))


def lasts(text: str, start: int) -> bool:
    """Whether a length of time is led in: 'for the next year'."""
    return bool(LASTING.search(before(text, start)))


def last_is_verb(text: str, start: int) -> bool:
    """Whether 'last two hours' is a verb and a length: 'should last two hours'."""
    return bool(
        re.search(r"(?:\b(?:to|not|will|would|could|should|can|may|might|must)|n['’]t|['’]ll)\s+$", before(text, start))
    )


def slash_date(text: str, start: int, end: int) -> bool:
    """Whether '5/17' is led in like a date and not a fraction or a score."""
    led = re.search(
        r"\b(?:on|from|since|until|till|by|before|after|next|last|this|through|to|dated?|and|or)\s+$|^\s*$|day,?\s+$",
        before(text, start),
    )
    return bool(led) and not COUNTED.match(after(text, end))


def priced(text: str, start: int) -> bool:
    """Whether a currency sign or '#' stands before."""
    return text[max(0, start - 2) : start].strip().endswith(("$", "€", "£", "#", "§"))


def in_name(text: str, start: int, end: int) -> bool:
    """Whether capitalised words stand right before or after, as in a person's name or a title."""
    return bool(NAMED.match(after(text, end)) or LED_BY_NAME.search(before(text, start)))


def adverb(text: str, start: int, end: int) -> bool:
    """Whether 'daily' or 'weekly' says how often, and does not stand before a noun or in a name."""
    return text[start].islower() and bool(ADVERBIAL.match(after(text, end)))


def clock_led(text: str, start: int) -> bool:
    """Whether '9:25' alone is led in like a time of day, not like a verse or a score."""
    return bool(
        re.search(
            r"\b(?:at|from|until|till|by|around|about|before|after|between|and|to)\s+$",
            before(text, start),
            re.IGNORECASE,
        )
    )
