"""From GUM's nominal mentions to names: the words around a proper noun that belong to it, and its type.

GUM marks every mention ("the president of the company"), not names, and does not say where a name begins or ends.
A name is grown from a proper noun along the dependencies (flat, compound, capitalised modifiers, "of" phrases),
trimmed, and typed by the smallest mention that it heads. A proper noun that heads no mention stays unknown, which
spaCy does not train on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from conllu import Sentence, Word
from mentions import Mention, mentions
from words import CALENDAR, COUNTRIES, DEMONYMS, TITLES

KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
UNKNOWN = "-"

FLAT = ("flat", "flat:foreign", "goeswith")
MODIFIERS = ("amod", "nummod", "nmod:unmarked", "nmod:poss", "advmod")
LINKS = ("of", "for", "on", "and", "de", "&", "to")
LOOSE_LINKS = ("for", "on", "de", "to")
JOINTS = ("-", "/", "&", "'", "’", "–")
INNER_LEFT = ("'s", "’s", "-", "of", "the", "and", "&", ",", "for", ".", "'", "de")
INNER_RIGHT = (*INNER_LEFT, "on", "to")
NOT_FIRST = ("the", "a", "an", "this", "that", "'s", "of", ",", "-", ".")
NOT_LAST = ("the", ",", "of", "and", "'s", "’s", "-", "'")
LANGUAGE_ENDINGS = ("ish", "ese", "an", "ic", "i")

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with the children of each word and the words that head each of its mentions."""

    words: list[Word]
    children: dict[int, list[int]]
    heads: dict[Mention, list[int]]


def tags(sentences: list[Sentence]) -> list[list[str]]:
    """B-, I- and O tags for each sentence of one document; '-' where a name's type is unknown."""
    found = mentions(sentences)
    return [_tagged(_names(_tree(s.words, m)), len(s.words)) for s, m in zip(sentences, found, strict=True)]


def _tagged(names: list[Name], length: int) -> list[str]:
    made = ["O"] * length
    for start, end, label in names:
        for i in range(start, end):
            made[i] = UNKNOWN if label == UNKNOWN else f"{'B' if i == start else 'I'}-{label}"
    return made


def _tree(words: list[Word], found: list[Mention]) -> Tree:
    children: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        if word.head >= 0:
            children[word.head].append(i)
    heads = {m: [i for i in range(m.start, m.last + 1) if not m.start <= words[i].head <= m.last] for m in found}
    return Tree(words, children, {m: own for m, own in heads.items() if own})


def _names(tree: Tree) -> list[Name]:
    """The names of a sentence: grown from proper nouns, the topmost first; then peoples ("French", "Germans")."""
    used: set[int] = set()
    found: list[Name] = []
    proper = [i for i, word in enumerate(tree.words) if word.proper]
    for head in sorted(proper, key=lambda i: _depth(tree, i)):
        if head in used:
            continue
        if name := _name(tree, head, used):
            found.append(name)
            used.update(range(name[0], name[1]))
    found += [(i, i + 1, _people(tree, i)) for i, word in enumerate(tree.words) if i not in used and _is_people(word)]
    return sorted(found)


def _depth(tree: Tree, i: int) -> int:
    depth = 0
    while tree.words[i].head >= 0 and depth < len(tree.words):
        i = tree.words[i].head
        depth += 1
    return depth


def _name(tree: Tree, head: int, used: set[int]) -> Name | None:
    """The name that grows from a proper noun, or None where it is a title, a date, or a people's name alone."""
    mention = _mention(tree, head, head, head)
    person = mention is not None and mention.kind == "person"
    if _bare_people(tree, head) and not (mention and mention.kind in ("place", "organization")):
        return None
    first, last = _trimmed(tree, head, *_stretched(tree, head, _parts(tree, head, person)), person)
    if used.intersection(range(first, last + 1)):
        first = last = head
    if person and all(word.lower in TITLES for word in tree.words[first : last + 1]):
        return None
    label = _label(tree, head, first, last, _mention(tree, head, first, last) or mention)
    return (first, last + 1, label) if label else None


def _bare_people(tree: Tree, head: int) -> bool:
    word = tree.words[head]
    if word.lower not in DEMONYMS or not word.capital or word.dep == "flat":
        return False
    kids = (tree.words[k] for k in tree.children[head])
    return not any(kid.dep in ("compound", "amod", "flat") and kid.proper for kid in kids)


def _mention(tree: Tree, head: int, first: int, last: int) -> Mention | None:
    """The smallest mention over the words that is headed by `head`, or by the word `head` stands in apposition to."""
    up, dep = tree.words[head].head, tree.words[head].dep
    beside = dep in ("appos", "flat", "nmod:desc")
    fits = [
        mention
        for mention, heads in tree.heads.items()
        if mention.start <= first and last <= mention.last and (head in heads or (beside and up in heads))
    ]
    return min(fits, key=lambda mention: mention.last - mention.start, default=None)


def _parts(tree: Tree, head: int, person: bool) -> set[int]:
    """The words of a name: its head and what of its dependents belongs to the name."""
    return {head}.union(*(_joined(tree, head, kid, person) for kid in tree.children[head]))


def _joined(tree: Tree, head: int, kid: int, person: bool) -> set[int]:
    """The words that a dependent brings into the name; none when it stands outside."""
    word = tree.words[kid]
    if word.dep in FLAT or (word.dep == "compound" and _compound_joins(tree, head, kid, person)):
        return _parts(tree, kid, person)
    if word.dep == "punct":
        return {kid} if word.form in JOINTS and not word.space else set()
    if person:
        return set()
    if kid < head:
        return _parts(tree, kid, person) if _modifier_joins(tree, kid) else set()
    if word.dep == "nummod":
        return {kid}
    if word.dep == "nmod" and _phrase_joins(tree, kid):
        return _parts(tree, kid, person) | {k for k in _kids(tree, kid, "case", "det") if k < kid}
    if word.dep == "conj" and _conjunct_joins(tree, head, kid):
        return _parts(tree, kid, person) | set(_kids(tree, kid, "cc"))
    return set()


def _kids(tree: Tree, head: int, *deps: str) -> list[int]:
    return [k for k in tree.children[head] if tree.words[k].dep in deps]


def _compound_joins(tree: Tree, head: int, kid: int, person: bool) -> bool:
    """A proper noun before the head; before a person's name neither a title nor the name of something else."""
    word = tree.words[kid]
    if not person:
        return word.proper or word.capital
    other = any(
        kid in heads and mention.kind != "person" and not mention.start <= head <= mention.last
        for mention, heads in tree.heads.items()
    )
    return word.proper and not other and word.lower not in TITLES


def _modifier_joins(tree: Tree, kid: int) -> bool:
    """A capitalised modifier; the capital of a sentence's first word, or of a possessor, says nothing by itself."""
    word = tree.words[kid]
    if word.dep not in MODIFIERS or not word.capital:
        return False
    return word.proper or (kid > 0 and word.dep != "nmod:poss")


def _phrase_joins(tree: Tree, kid: int) -> bool:
    """A capitalised phrase after the head ("Ministry of Finance"); after "for" and the like a proper noun only."""
    word = tree.words[kid]
    links = [tree.words[k] for k in _kids(tree, kid, "case")]
    if not (word.proper or word.capital) or not any(link.lower in LINKS for link in links):
        return False
    return word.proper or not any(link.lower in LOOSE_LINKS and not link.capital for link in links)


def _conjunct_joins(tree: Tree, head: int, kid: int) -> bool:
    """A second part ("Food and Drug Administration") that is no mention of its own, nor is what stands before it."""
    if not tree.words[kid].proper:
        return False
    own = any(mention.start == kid or kid in heads for mention, heads in tree.heads.items())
    ended = any(head in heads and mention.last < kid for mention, heads in tree.heads.items())
    return not own and not ended


def _stretched(tree: Tree, head: int, parts: set[int]) -> tuple[int, int]:
    """First and last word of the unbroken stretch of parts around the head, small words inside it included."""
    first = last = head
    while first > 0 and (first - 1 in parts or (first - 2 in parts and tree.words[first - 1].lower in INNER_LEFT)):
        first -= 1
    while last + 1 < len(tree.words) and (
        last + 1 in parts or ((last + 2 in parts or last + 3 in parts) and tree.words[last + 1].lower in INNER_RIGHT)
    ):
        last += 1
    return first, last


def _trimmed(tree: Tree, head: int, first: int, last: int, person: bool) -> tuple[int, int]:
    while first < head and (tree.words[first].lower in NOT_FIRST or (person and tree.words[first].lower in TITLES)):
        first += 1
    while last > head and tree.words[last].lower in NOT_LAST:
        last -= 1
    return first, last


def _label(tree: Tree, head: int, first: int, last: int, mention: Mention | None) -> str:
    """The type of a name, UNKNOWN where nothing says it, or empty where it is none."""
    word = tree.words[head]
    if mention is None:
        outside = word.dep == "nmod:desc" or word.lower in TITLES or word.lower in CALENDAR
        return "" if outside else UNKNOWN
    if mention.kind == "time":
        return ""
    label = KINDS.get(mention.kind, "MISC")
    if label != "PERSON" and " ".join(w.form for w in tree.words[first : last + 1]) in COUNTRIES:
        return "LOC"
    if label == "EVENT" and first == last and not mention.identity:
        return "MISC" if word.capital else ""
    return label


def _is_people(word: Word) -> bool:
    kind = word.upos in ("ADJ", "PROPN", "NOUN") and word.xpos.startswith(("JJ", "NNP"))
    return kind and word.capital and word.lower in DEMONYMS


def _people(tree: Tree, i: int) -> str:
    """NORP, or MISC where the word names a language."""
    mention, word = _mention(tree, i, i, i), tree.words[i]
    language = word.upos == "PROPN" and word.lower.endswith(LANGUAGE_ENDINGS)
    return "MISC" if mention and mention.kind == "abstract" and language else "NORP"
