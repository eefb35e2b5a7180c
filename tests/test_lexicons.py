"""The word lists: each entry is found in its examples and not in its counter-examples; cells hold known words."""

from __future__ import annotations

import re
from pathlib import Path

import pycountry
import pytest

from briefing import inflection, language, lexicon, tables
from briefing.lexicon import Entry, Lexicon, LexiconError

LEXICON = lexicon.load()
# The lists of time words are read by their own grammar, and tested with it.
LISTS = [name for name in LEXICON.names if not name.startswith("timex")]
# Lists whose words only the module that reads them can tell; its own test runs their examples.
READ_ELSEWHERE = ("country_aliases", "sectors", "order", "boilerplate")
ENTRIES = [pytest.param(name, entry, id=f"{name}:{entry.line}") for name in LISTS if name not in READ_ELSEWHERE
           for entry in LEXICON.entries(name)]  # fmt: skip
PIPELINE = language.OWN.exists()


def test_the_readme_names_each_list_once() -> None:
    folder = Path(__file__).parents[1] / "data" / "lexicons"
    rows = re.findall(r"^\| ([a-z_, ]+) \|", (folder / "README.md").read_text("utf-8"), re.M)
    named = [name for row in rows[1:] for name in row.split(", ")]
    assert sorted(named) == sorted(path.stem for path in folder.glob("*.csv"))


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its brackets, and the spans they enclosed."""
    text, spans, start = "", [], 0
    for part in re.split(r"([\[\]])", marked):
        if part == "[":
            start = len(text)
        elif part == "]":
            spans.append((start, len(text)))
        else:
            text += part
    return text, spans


def found(name: str, entry: Entry, text: str, parse: object = None) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in LEXICON.matches(name, text, parse) if m.entry is entry]


def reports(entry: Entry, text: str, end: int) -> bool:
    """Whether what stands after a word of speech is what its strength asks for: anything, a clause, quotation marks."""
    wanted = {"always": r"", "that": r"\b(that|whether)\b|[“\"]", "quote": r"[“\"]"}[entry["strength"]]
    return bool(re.search(wanted, text[end:]))


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_examples_hold_their_entry(name: str, entry: Entry) -> None:
    assert entry.examples() or entry.examples("counterexamples"), "an entry needs an example, or a counter-example"
    for example in entry.examples():
        text, marked = unmark(example)
        assert marked, f"nothing is marked in {example!r}"
        assert [span for span in marked if span not in found(name, entry, text)] == [], example


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_shown_by_an_example(name: str) -> None:
    if name in ("places", "country_aliases"):
        pytest.skip("one example an entry is enough for names of places")
    unseen = []
    for entry in LEXICON.entries(name):
        seen = {text[s:e].lower().replace("’", "'") for text, spans in map(unmark, entry.examples()) for s, e in spans}
        for word in entry.words():
            pos = entry.cells.get("pos", "noun")
            printed = {f.lower() for f in inflection.forms(word.lower().replace("’", "'"), pos, LEXICON.irregular)}
            if not (any(s.startswith(tuple(printed)) for s in seen) if name == "sectors" else printed & seen):
                unseen.append(f"{entry.file}, line {entry.line}: {word}")
    assert unseen == []


def wrong(name: str, entry: Entry, counterexample: str, parse: object) -> bool:
    """Whether the entry is found where it must not be: in the marks, or anywhere when nothing is marked."""
    text, marked = unmark(counterexample)
    spans = found(name, entry, text, parse)
    if name == "speech":
        spans = [(start, end) for start, end in spans if reports(entry, text, end)]
    return any(s < end and start < e for s, e in spans for start, end in marked or [(0, len(text))])


def test_counterexamples_do_not_hold_their_entry(nlp) -> None:
    """Where the tag decides, the tagger may err: at most three in a hundred."""
    cases = [
        (n, e, c)
        for n in LISTS
        if n not in READ_ELSEWHERE
        for e in LEXICON.entries(n)
        for c in e.examples("counterexamples")
    ]
    parses = nlp.pipe(unmark(c)[0] for _, _, c in cases)
    bad = [f"{n}: {c}" for (n, e, c), parse in zip(cases, parses, strict=True) if wrong(n, e, c, parse)]
    assert len(bad) <= 0.03 * len(cases), bad


def test_examples_hold_with_tags(nlp) -> None:
    """The same examples with the tagger's parts of speech: at most four in a hundred are lost."""
    cases = [
        (n, e, c)
        for n in ("speech", "events", "media", "collectives")
        for e in LEXICON.entries(n)
        for c in e.examples()
    ]
    parses = nlp.pipe(unmark(example)[0] for _, _, example in cases)
    bad = [
        f"{name}: {example}"
        for (name, entry, example), parse in zip(cases, parses, strict=True)
        if set(unmark(example)[1]) - set(found(name, entry, parse.text, parse))
    ]
    assert len(bad) <= 0.04 * len(cases), bad


@pytest.mark.parametrize("name", LISTS)
def test_list_opens_with_its_purpose(name: str) -> None:
    lines = (LEXICON.folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    comments = "\n".join(lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))])
    assert "Read by" in comments and "Must not be in it" in comments


@pytest.mark.parametrize("name", LISTS)
def test_no_word_twice_with_one_part_of_speech(name: str) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for entry in LEXICON.entries(name):
        for word in entry.words():
            status = entry["status"] if name == "modality" else ""
            key = (word, entry["pos"], entry["sense"], entry["members"], status)
            assert seen.setdefault(key, entry.line) == entry.line, f"{entry.file}, line {entry.line}: {word!r} again"


VOCABULARIES = [
    ("speech", "pos", {"verb", "noun", "adposition", "phrase"}),
    ("speech", "status", set(tables.STATUSES)),
    ("speech", "addressee", {"obj", "to", "on", "none"}),
    ("speech", "strength", {"always", "that", "quote"}),
    ("events", "pos", {"verb", "noun"}),
    ("events", "plover", {*tables.PLOVER_KINDS, ""}),
    ("events", "cameo", {f"{root:02}" for root in range(1, 21)} | {""}),
    ("events", "relation", {*tables.RELATION_KINDS, ""}),
    ("ties", "kind", {*tables.RELATION_KINDS, *(f"<{kind}" for kind in tables.RELATION_KINDS)}),
    ("ties", "tense", {"present", "past", "any", ""}),
    ("titles", "kind", {"honorific", "office", "occupation"}),
    ("titles", "relation", {"head of", "works for", "member of", ""}),
    ("collectives", "members", set(tables.ACTOR_KINDS) - {"collective"}),
    ("collectives", "number", {"plural", "any", "of"}),
    ("bodies", "kind", {"government", "organization"}),
    ("bodies", "place", {"any", "end", "start"}),
    ("governments", "kind", {"government", "organization"}),
    ("governments", "sense", {"always", "capital"}),
    ("modality", "status", set(tables.STATUSES)),
    ("modality", "reach", {"verb", "clause", "noun"}),
    ("descriptions", "title", {"yes", ""}),
    ("trades", "reach", {"far", "next"}),
    ("country_aliases", "sense", {"name", "demonym", "capital"}),
]


@pytest.mark.parametrize(("name", "column", "allowed"), VOCABULARIES)
def test_cells_hold_known_words(name: str, column: str, allowed: set[str]) -> None:
    strange = [f"line {e.line}: {e[column]}" for e in LEXICON.entries(name) if e[column] not in allowed]
    assert strange == []


def test_descriptions_name_actor_kinds() -> None:
    assert all(set(e.words("kinds")) <= set(tables.ACTOR_KINDS) for e in LEXICON.entries("descriptions"))


def test_event_frames_read() -> None:
    side = r"(object|about|against|as|at|before|between|by|for|from|in|into|of|on|to|with|-)"
    verb, noun = rf"subject(>{side}(/{side})*)?", rf"(between|by(>{side}(/{side})*)?)"
    wrong_frames = [
        e["frame"]
        for e in LEXICON.entries("events")
        if not re.fullmatch({"verb": verb, "noun": noun}[e["pos"]], e["frame"])
    ]
    assert wrong_frames == []


@pytest.mark.parametrize("name", ["governments", "country_aliases", "places"])
def test_countries_are_codes(name: str) -> None:
    codes = {country.alpha_3 for country in pycountry.countries} | {"XKX", ""}
    assert {e["country"] for e in LEXICON.entries(name)} <= codes


def test_events_cover_every_plover_class() -> None:
    for pos in ("verb", "noun"):
        kinds = [e["plover"] for e in LEXICON.entries("events") if e["pos"] == pos]
        assert set(tables.PLOVER_KINDS) <= set(kinds)
    assert {e["cameo"] for e in LEXICON.entries("events")} >= {f"{root:02}" for root in range(1, 21)}


def write(folder: Path, *lines: str) -> Lexicon:
    (folder / "odd.csv").write_text("\n".join(lines), encoding="utf-8")
    return Lexicon(folder)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["# a list", "words,pos", "say,verb", "tell"], "odd.csv, line 4: 1 cells where the header has 2"),
        (["words,pos", "say,verb,extra"], "odd.csv, line 2: 3 cells"),
        (["words,pos", ",verb"], "odd.csv, line 2: the first cell is empty"),
        (["# only a comment"], "odd.csv: the list is empty"),
    ],
)
def test_broken_line_is_named(tmp_path: Path, lines: list[str], says: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(says)):
        write(tmp_path, *lines).entries("odd")


def test_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.csv: the list cannot be read"):
        Lexicon(tmp_path).entries("none")


def test_first_entry_of_a_word_wins(tmp_path: Path) -> None:
    lists = write(tmp_path, "words,meaning", "press;push,urge", "press,print")
    assert lists.by("odd", "words")["press"]["meaning"] == "urge"


def test_longest_form_wins_and_case_counts(tmp_path: Path) -> None:
    lists = write(tmp_path, "words,pos", "strike,verb", "strike a deal,verb", "Fed,noun")
    texts = [
        (m.entry["words"], m.start) for m in lists.matches("odd", "They struck a deal; the Fed fed it, then strikes.")
    ]
    assert texts == [("Fed", 24), ("strike", 41)]  # "struck" is irregular, and this folder has no list of those
    assert [m.entry["words"] for m in lists.matches("odd", "It strikes a deal.")] == ["strike a deal"]


@pytest.mark.parametrize(
    ("word", "pos", "form"),
    [
        ("fine", "verb", "fined"), ("ban", "verb", "banned"), ("travel", "verb", "traveled"),
        ("deny", "verb", "denies"), ("travel", "verb", "travelled"), ("veto", "verb", "vetoes"),
        ("die", "verb", "dying"), ("vow", "verb", "vowed"),
        ("agree", "verb", "agreeing"), ("admit", "verb", "admitted"), ("hold talk", "verb", "held talks"),
        ("ally", "noun", "allies"), ("head of state", "noun", "heads of state"), ("breach", "noun", "breaches"),
        ("spokesman", "noun", "spokesmen"),
    ],
)  # fmt: skip
def test_printed_forms(word: str, pos: str, form: str) -> None:
    assert form in inflection.forms(word, pos, LEXICON.irregular)


def test_no_wrong_form_that_is_another_word() -> None:
    assert "planed" not in inflection.forms("plan", "verb", LEXICON.irregular)
    assert "scraping" not in inflection.forms("scrap", "verb", LEXICON.irregular)
