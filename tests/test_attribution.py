"""Who says what to whom, on marked-up sentences: [speaker X], [cue said], [content ...], [addressee ...], [medium ...].

`[speaker Unions|they]` marks "they" as a mention of the actor "Unions"; `[actor X]` is a mention without a part.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import attribution, document, language, lexicon
from briefing.tables import Evidence, Mention, Quote
from steps import lines_run

PARTS = ("speaker", "cue", "content", "addressee", "medium")


@dataclass
class Marked:
    """A text read from its marked-up form: spans by part, and the mentions."""

    text: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)


def read(source: str) -> Marked:
    """Takes the marks out of a text; marks may stand inside one another."""
    made, opened = Marked(), []
    i = 0
    while i < len(source):
        role = next((r for r in (*PARTS, "via", "actor") if source.startswith(f"[{r} ", i)), "")
        if role:
            i += len(role) + 2
            bar, close = source.find("|", i), source.find("]", i)
            actor = source[i:bar] if 0 <= bar < close else ""
            i += len(actor) + 1 if actor else 0
            opened.append((role, actor, len(made.text)))
        elif source[i] == "]" and opened:
            role, actor, start = opened.pop()
            words = made.text[start:]
            made.parts.setdefault(role, []).append(words)
            if role in ("speaker", "addressee", "via", "actor"):
                made.mentions.append(Mention(document="case", start=start, end=len(made.text), text=words,
                                             mention=f"m{start}", actor=actor or words, kind="name"))  # fmt: skip
            i += 1
        else:
            made.text += source[i]
            i += 1
    return made


def find(made: Marked) -> list[Quote | Evidence]:
    article = document.Document(id="case", text=made.text)
    parse = language.parse(made.text, language.load())
    return attribution.find(article, parse, made.mentions, lexicon.load())


def quotes(rows: list[Quote | Evidence]) -> list[Quote]:
    return [row for row in rows if isinstance(row, Quote)]


def parts(rows: list[Quote | Evidence], quote: Quote) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if isinstance(row, Evidence) and row.row == quote.quote:
            found.setdefault(row.role, []).append(row.text)
    return found


DIRECT = [
    "[content “The plan is dead,”] [speaker Maria Ruiz] [cue said] on Monday.",
    "[content “The plan is dead,”] [cue said] [speaker Maria Ruiz].",
    "[speaker Maria Ruiz] [cue said]: [content “The plan is dead. We will not pay.”]",
    "[speaker Maria Ruiz] [cue told] [addressee the BBC]: [content “We will not pay.”]",
    "[content “The plan is dead,”] [speaker Ruiz] [cue told] [addressee Reuters]. [content “We will not pay.”]",
    "[content “The plan,”] [cue said] [speaker Ruiz], [content “is a disgrace.”]",
    "[content ‘The groups’ plan is dead,’] [speaker Ruiz] [cue said].",
    '[content "First we act. Then we talk,"] [cue said] [speaker Olaf Scholz].',
    "[content “Is it over?”] [speaker Ruiz] [cue asked].",
    "[content “It is over,”] [speaker Ruiz|she] [cue wrote] in a [medium letter] to [addressee Angela Merkel].",
    "[speaker The firm] [cue said] in a [medium statement]: [content “We found the flaw.”]",
    "[content “We found it,”] the group’s head, [speaker Ana Ruiz], [cue said].",
    "[speaker Acme]’s [medium letter] [cue states] that, [content “both sides should refrain from tariffs.”]",
]
PARTIAL = [
    ("[speaker Ruiz] [cue called] the raid [content “a mistake”].", 1),
    ("[speaker Ruiz] [cue said] the raid was [content “a grave mistake”].", 2),
    ("[speaker Ruiz] [cue told] [addressee lawmakers] that the raid was [content “a grave mistake”].", 2),
    ("[cue According to] [speaker the ministry], the raid was [content “a grave mistake”].", 2),
    ("[speaker Ruiz] [cue revealed] that the firm had built [content “back doors”] into phones.", 2),
]
INDIRECT = [
    ("The case was brought by [speaker Sipho Okoro], a farmer who [cue alleges] that [content his wells ran dry].", "alleged"),
    ("[speaker Ofwat] [cue said] on Tuesday [content it had opened an investigation into the bank].", "attributed"),
    ("[cue According to] [speaker the [medium rule]], [content [actor Brightline Optics] diverted lenses to a plant].", "attributed"),
    ("[speaker Okoro] [cue told] [addressee parliament] that [content he was not persuaded the step was needed].",
     "attributed"),
    ("[speaker The minister] [cue said] [content the rules were unfair].", "attributed"),
    ("[speaker The minister] [cue said] that [content the rules were unfair].", "attributed"),
    ("[content The rules were unfair], [speaker the minister] [cue said].", "attributed"),
    ("[content The rules], [speaker the minister] [cue said], [content were unfair].", "attributed"),
    ("[cue According to] [speaker Chinese officials], [content the rules are needed].", "attributed"),
    ("[content The rules are needed], [cue according to] [speaker Chinese officials].", "attributed"),
    ("[speaker Unions] [cue urged] [addressee the premier] [content to resign].", "requested"),
    ("[speaker Lawmakers] [cue demanded] that [content the chief resign].", "requested"),
    ("[speaker The agency] [cue denied] [content hiding the losses].", "negated"),
    ("[speaker The firm] [cue denied] that [content it had paid bribes].", "negated"),
    ("[speaker The union] [cue threatened] [content to walk out].", "possible"),
    ("[speaker The premier] [cue vowed] [content to cut taxes].", "planned"),
    ("[speaker Prosecutors] [cue allege] that [content he took bribes].", "alleged"),
    ("[speaker Beijing]’s [cue view] that [content the rules are lawful] has not changed.", "attributed"),
    ("[speaker Groups|They] [cue made clear their view] that [content the rules must go].", "attributed"),
    ("[speaker The firm] [cue issued a warning] that [content prices may rise].", "possible"),
    ("[addressee Lee] was [cue told] that [content the shop was shut].", "attributed"),
    ("It was [cue announced] by [speaker the Treasury] that [content rates would fall].", "attributed"),
    ("[speaker The board] [cue was sure] that [content the sale would close].", "attributed"),
    ("[speaker Banks] [cue are concerned] that [content clients will leave].", "possible"),
    ("The bank is [cue alleged] [content to have hidden losses].", "alleged"),
    ("[speaker Unions] sent [addressee Obama] a [medium letter] [cue urging] [actor Obama|him] [content to act].",
     "requested"),
    ("[speaker The groups]’ [medium letter] [cue urged] [addressee Obama] [content to act].", "requested"),
    ("In a [medium letter] to [addressee Obama], [speaker Unions] [cue said] that [content the rules hurt].",
     "attributed"),
    ("[speaker Prosecutors] [cue accused] the bank of [content hiding losses].", "alleged"),
]  # fmt: skip
NO_QUOTES = [
    "Information and communications technology (“ICT”) firms grew.",
    "The “smart” meter was late.",
    "They read the book “The Long Way Home” at night.",
    "The trip requires a visa.",
    "The firm plans to close the mill.",
    "Do you think that the law will pass?",
    "Note that the limit is ten.",
    "These rules are required to ensure security.",
    "The minister did not say that the rules were unfair.",
    "The lock made sure that the door was shut.",
    "The border dispute is old.",
    "It has been suspected of fraud.",
    "The pressure pushed the wing to rise.",
    "Prices rose 3 per cent per year.",
    "When the minister spoke last week, he promised 40,000 jobs.",
    "The office should publish the cost estimates that it has been sitting on since May.",
]


def check(source: str, kind: str, others: int = 0) -> Quote:
    made = read(source)
    rows = find(made)
    wanted = made.parts["content"]
    match = [q for q in quotes(rows) if parts(rows, q)["content"] == wanted]
    assert match, [(q.kind, q.printed) for q in quotes(rows)]
    (quote,) = match
    found = parts(rows, quote)
    assert quote.kind == kind
    assert len(quotes(rows)) == 1 + others, [(q.kind, q.printed) for q in quotes(rows)]
    assert quote.cue == made.parts["cue"][0]
    assert found.get("speaker", []) == made.parts.get("speaker", [])
    assert found.get("medium", []) == made.parts.get("medium", [])
    speaker = next((m.actor for m in made.mentions if m.text in made.parts.get("speaker", [])), "")
    assert quote.speaker == speaker
    if made.parts.get("addressee"):
        assert quote.addressee == made.parts["addressee"][0]
    return quote


@pytest.mark.parametrize("source", DIRECT)
def test_direct(source: str) -> None:
    quote = check(source, "direct")
    assert quote.printed == " … ".join(read(source).parts["content"])


@pytest.mark.parametrize(("source", "rows"), PARTIAL)
def test_partial(source: str, rows: int) -> None:
    check(source, "partial", rows - 1)


@pytest.mark.parametrize(("source", "status"), INDIRECT)
def test_indirect(source: str, status: str) -> None:
    assert check(source, "indirect").status == status


@pytest.mark.parametrize("text", NO_QUOTES)
def test_no_quote(text: str) -> None:
    assert [q.printed for q in quotes(find(read(text)))] == []


def test_second_hand() -> None:
    rows = quotes(find(read("[via Reuters] reported that [speaker the ministry] said the plan was dead.")))
    assert [(q.printed, q.speaker, q.via) for q in rows] == [
        ("the ministry said the plan was dead", "Reuters", ""),
        ("the plan was dead", "the ministry", "Reuters"),
    ]


def test_quoted_as_saying() -> None:
    (quote,) = quotes(find(read("[via Xinhua] quoted [speaker the envoy] as saying that talks had failed.")))
    assert (quote.printed, quote.speaker, quote.via) == ("talks had failed", "the envoy", "Xinhua")


def test_speaker_of_the_sentence_before() -> None:
    (quote,) = quotes(find(read("[actor Ruiz] was angry. “This is wrong. It has to end.”")))
    assert (quote.kind, quote.speaker, quote.cue) == ("direct", "Ruiz", "")


def test_an_utterance_that_goes_on() -> None:
    text = "“It is over,” [speaker Ruiz] said in Bonn on a cold day in May. “Nobody will come.” The hall was silent."
    (quote,) = quotes(find(read(text)))
    assert (quote.printed, quote.speaker) == ("“It is over,” … “Nobody will come.”", "Ruiz")


def test_a_letter_speaks_for_the_one_author_it_has() -> None:
    text = "[actor Unions] sent a letter to [actor Obama]. The letter states that the rules hurt trade."
    quote = quotes(find(read(text)))[-1]
    assert (quote.printed, quote.speaker, quote.medium) == ("the rules hurt trade", "Unions", "letter")


def test_a_letter_with_two_possible_authors_speaks_for_nobody() -> None:
    text = "[actor Unions] sent a letter. [actor Banks] sent a letter. The letter states that the rules hurt trade."
    quote = quotes(find(read(text)))[-1]
    assert (quote.printed, quote.speaker, quote.medium) == ("the rules hurt trade", "", "letter")


def test_an_unresolved_speaker_keeps_its_words() -> None:
    made = read("The auditors said the books were sound.")
    rows = find(made)
    (quote,) = quotes(rows)
    assert quote.speaker == "" and parts(rows, quote)["speaker"] == ["The auditors"]


def test_an_odd_mark_swallows_nothing() -> None:
    text = "“The start was odd.\n\n“We will pay,” [speaker Ruiz] said.\n\nThe firm “grew.\n\nIt rained."
    direct = [q for q in quotes(find(read(text))) if q.speaker == "Ruiz"]
    assert [q.printed.split(" … ")[-1] for q in direct] == ["“We will pay,”"]


def test_alterations_and_searchable() -> None:
    (quote,) = quotes(find(Marked(text="The letter states: “[i]n particular, we agree.”")))
    assert (quote.searchable, quote.alterations) == ("in particular, we agree.", "[i]")


WORDS = [
    *"“ ” ‘ ’ \" ' said told that Ruiz she the plan is dead , . : ? according to letter urged to go — […] (".split(" "),
    "\n\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40))
def test_any_words_and_marks_give_rows_that_slice_back(words: list[str]) -> None:
    made = Marked(text=" ".join(words))
    rows = find(made)
    ids = [q.quote for q in quotes(rows)]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert made.text[row.start : row.end] == row.text and row.text


def test_work_grows_with_length_not_faster() -> None:
    unit = "“We will pay,” [speaker Ruiz] said. The firm told the court it was “sorry”. It denied hiding losses.\n\n"

    def lines(times: int) -> int:
        made = read(unit * times)
        parse = language.parse(made.text, language.load())
        article = document.Document(id="case", text=made.text)
        return lines_run(lambda: attribution.find(article, parse, made.mentions, lexicon.load()))

    few, many = lines(5), lines(50)
    assert 0 < many < 11 * few


@pytest.mark.parametrize("text", [
    "The ministry's Secretary-General, [speaker Eduard Horn], [cue told] the paper that [content it was late].",
    "“[content It is the largest order,]” [cue said] [speaker Park Ji-won], Chief Executive Officer of Hanseong.",
    "“[content Nobody asked the squid,]” its chairman, [speaker Noh Dong-jin], [cue told] the paper.",
    "[content The court will hear the case in October], [cue said] Lakecom's general counsel, [speaker Pablo Llauró].",
    "Its largest shareholder, the pension fund [speaker PensionDane], [cue said] [content it was fine].",
    "The Data Supervisor, [speaker Ivan Roel], [cue said] [content the rules were late].",
])  # fmt: skip
def test_one_named_behind_a_post_with_a_capital_speaks(text: str) -> None:
    made = read(text)
    speakers = [row.speaker for row in find(made) if isinstance(row, Quote)]
    assert speakers == made.parts["speaker"]
