"""The language pipeline: that it is there and whole, and that no text moves an offset."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from briefing import language
from briefing.paragraph import paragraphs
from briefing.reading import scheme

UNIVERSAL = {
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj", "cop", "csubj", "dep",
    "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj",
    "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
}  # fmt: skip
MOST_BYTES = 20_000_000
SENTENCE = "The ministry said on Monday that 19 groups had sent a letter to Beijing, and China rejected it. "

ODD = {
    "nothing": "",
    "one word": "Huawei",
    "white space": " \n\n \t\n",
    "no full stop": "China rejected the letter",
    "no-break spaces": "In\u00a0August,\u00a0the groups\u202fwrote.\u00a0\u00a0Xi\u2009replied.",
    "unbalanced marks": '“He said "no\' (and [left. ”" ‘',
    "NUL": "China\x00 rejected\x00the letter.\x07",
    "lone surrogates": "China \ud83d rejected \udc4d the letter.",
    "emoji": "China 👍🏽 rejected 👩‍👩‍👧 it. 🇨🇳 agreed!",
    "right to left": "قال الوزير إن الصين رفضت الرسالة. Xi \u200fagreed\u200f.",
    "combining marks": "Pen\u0303a met Beyonce\u0301 in Sa\u0303o Paulo.",
    "CRLF": "One line.\r\n\r\nAnother line.\r",
    "line separators": "One line.\u2028Another.\u2029A third.\x85A fourth.\x0bA fifth.\x0cA sixth.",
    "one long word": "x" * 5000,
}


def test_labels_are_universal(nlp: Language) -> None:
    labels = {label.split(":")[0] for label in nlp.get_pipe("parser").labels} - {"ROOT"}
    assert {"nsubj", "obj", "obl", "nmod", "conj"} <= labels <= UNIVERSAL
    assert set(nlp.get_pipe("ner").labels) == set(scheme.TYPES)
    assert not [name for name in nlp.pipe_names if name.endswith("scheme")], "nothing is to be translated"


def test_reads_a_sentence(nlp: Language) -> None:
    doc = language.parse("China rejected the letters that 19 groups had sent to Beijing.", nlp)
    said = {token.text: (token.dep_, token.head.text, token.lemma_) for token in doc}
    assert said["China"] == ("nsubj", "rejected", "China")
    assert said["letters"] == ("obj", "rejected", "letter")
    assert said["groups"] == ("nsubj", "sent", "group")
    assert said["Beijing"][:2] == ("obl", "sent")
    assert {name.text: name.label_ for name in doc.ents} == {"China": "LOC", "Beijing": "LOC"}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_offsets_stay(nlp: Language, text: str) -> None:
    _same_characters(nlp, text)


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=80))
def test_offsets_stay_in_any_text(text: str) -> None:
    _same_characters(language.load(), text)


def _same_characters(nlp: Language, text: str) -> None:
    """Every visible character is in the token that says so, and nothing lies outside the text.

    What is not read is blank, and lines set in capitals are read in the letters that the text has elsewhere.
    """
    doc = language.parse(text, nlp)
    assert len(doc.text) == len(language.shadow(text)) == len(text)
    for token in doc:
        ours = text[token.idx : token.idx + len(token)]
        assert all(a.lower() == b.lower() or b in " \ufffd" for a, b in zip(ours, token.text, strict=True))


def test_paragraphs_never_share_a_sentence(nlp: Language) -> None:
    text = "China and the letter\n\nsaid the groups on Monday\n\nBeijing, which\n\nrejected it, and\nXi agreed."
    bounds = [span.end for span in paragraphs(text)]
    assert len(bounds) >= 4
    for sentence in language.parse(text, nlp).sents:
        inside = text[sentence.start_char : sentence.end_char].rstrip()
        assert not [end for end in bounds if sentence.start_char < end < sentence.start_char + len(inside)]


def test_no_sentence_begins_small_behind_a_word(nlp: Language) -> None:
    text = "Water regulator opens inquiry into Thames leak data\n\nIt had met the firm. later it wrote again."
    begun = [s.text.strip() for s in language.parse(text, nlp).sents]
    assert begun[0] == "Water regulator opens inquiry into Thames leak data"


def test_a_long_text_without_a_newline(nlp: Language) -> None:
    text = SENTENCE * (50_000 // len(SENTENCE))
    doc = language.parse(text, nlp)
    assert len(doc.text) == len(text) and len(list(doc.sents)) > 250


def test_a_missing_pipeline_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(language.LanguageError, match="python -m spacy download en_core_web_none"):
        language.load("en_core_web_none")
    monkeypatch.setattr(language, "OWN", tmp_path / "pipeline")
    with pytest.raises(language.LanguageError, match="data/language"):
        language.load.__wrapped__()


def test_needs_spacy_alone(nlp: Language) -> None:
    own = ("tok2vec", "tagger", "morphologizer", "parser", "ner", "lemmatizer")
    assert not [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory not in own]
    assert not [path for path in nlp.config["paths"].values() if path], "the machine that trained it does not matter"


def test_is_small() -> None:
    assert sum(path.stat().st_size for path in language.OWN.rglob("*") if path.is_file()) < MOST_BYTES


def test_names_its_sources() -> None:
    said = (language.OWN.parent / "ATTRIBUTION.md").read_text(encoding="utf-8")
    missing = [name for name in ("GUM", "EWT", "Universal NER", "CrossNER", "WikiGold", "WordNet") if name not in said]
    assert not missing and "CC BY-SA 4.0" in said
