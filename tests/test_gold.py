"""The project's own gold: it fits its articles, and no figure on it sinks below its floor."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefing import language, pipeline
from briefing.tables import Timex

sys.path.insert(0, str(Path(__file__).parent / "quality"))
import gold
import layers
import matching

NAMES = sorted(path.stem for path in layers.FOLDER.glob("*.txt"))
FLOORS = gold.read_floors()


@pytest.fixture(scope="session")
def figures() -> dict[str, float]:
    """Every figure over all articles; each article is prepared once."""
    if not language.OWN.exists():
        pytest.skip("the language pipeline has not been trained")
    scores = [gold.score(article, pipeline.prepare(article.document)) for article in layers.articles()]
    return gold.total(scores).figures()


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_sinks_below_its_floor(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= FLOORS[name]
    if gold.allowed(figures[name]) >= FLOORS[name] + 2:
        print(f"{name} is {figures[name]:.1f}; its floor of {FLOORS[name]} can be raised (gold.py --raise)")


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert sorted(figures) == sorted(FLOORS)


@pytest.mark.parametrize("name", NAMES)
def test_every_layer_fits_its_article(name: str) -> None:
    article = layers.read(layers.FOLDER / f"{name}.txt")
    assert article.document.published
    needed = (*layers.LAYERS, "relations", "not_relations", "not_timexes", "not_events", "not_quotes")
    assert all(article.layers[layer] for layer in needed)
    assert article.not_actors.isdisjoint(form for actor in article.actors for form in actor.forms)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_both_wanted_and_forbidden(name: str) -> None:
    article = layers.read(layers.FOLDER / f"{name}.txt")
    for layer in ("references", "sectors", "timexes"):
        wanted = {(mark.start, mark.end) for row in article.layers[layer] for mark in row.marks}
        assert wanted.isdisjoint((mark.start, mark.end) for row in article.layers[f"not_{layer}"] for mark in row.marks)
    ties = {matching.ends(row.said) for row in article.layers["relations"]}
    assert ties.isdisjoint(matching.ends(row.said) for row in article.layers["not_relations"])


def test_an_article_without_rows_finds_nothing_and_forbids_nothing() -> None:
    article = layers.read(layers.FOLDER / f"{NAMES[0]}.txt")
    figures = gold.score(article, pipeline.tables_of([])).figures()
    assert {value for name, value in figures.items() if name.endswith(".recall")} == {0.0}
    assert {value for name, value in figures.items() if name.startswith("forbidden.")} == {100.0}


def test_marks_are_read_and_brackets_of_the_text_stay() -> None:
    text, marks = layers.unmark("[agent Acme|The firm] [trigger wrote] “[i]n time” [x [sic] y].", tagged=False)
    assert text == "The firm wrote “[i]n time” [sic] y."
    assert [(m.role, m.actor, text[m.start : m.end]) for m in marks] == [
        ("agent", "Acme", "The firm"), ("trigger", "", "wrote"), ("x", "", "[sic] y"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("layer", "line", "error"),
    [
        ("timexes", "on [2024-03-13 Wednesday] fined", "stands 0 times"),
        ("timexes", "[2024 the]", r"stands \d+ times"),
        ("timexes", "on Thursday fined", "nothing is marked"),
        ("events", "happened: on Thursday [trigger fined]", "not understood"),
        ("events", "occurred: [agent Nobody Ltd|The regulator] [cue said]", "nothing is marked as trigger"),
        ("relations", "Orrin Health -- eats -> IDRA", "not a relation"),
        ("relations", "Nobody Ltd -- owns -> IDRA", "not among the actors"),
    ],
)
def test_gold_that_does_not_fit_is_an_error(layer: str, line: str, error: str, tmp_path: Path) -> None:
    name = "health-app-fine"
    for end in ("txt", "toml"):
        (tmp_path / f"{name}.{end}").write_bytes((layers.FOLDER / f"{name}.{end}").read_bytes())
    toml, opening = tmp_path / f"{name}.toml", f'\n{layer} = """\n'
    toml.write_text(toml.read_text(encoding="utf-8").replace(opening, f"{opening}{line}\n", 1), encoding="utf-8")
    with pytest.raises(layers.GoldError, match=error):
        layers.read(tmp_path / f"{name}.txt")


def test_floors_rise_and_never_sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold, "FLOORS", tmp_path / "floors.toml")
    gold.raise_floors({"events.f1": 61.8, "events.status": 70.0})
    assert gold.raise_floors({"events.f1": 55.0, "events.status": 80.2}) == {"events.status": 78.0}
    assert gold.read_floors() == {"events.f1": 59.5, "events.status": 78.0}


def test_a_row_that_is_not_in_the_gold_costs_precision_and_a_forbidden_one_shows() -> None:
    article = layers.read(layers.FOLDER / "health-app-fine.txt")
    text = article.document.text
    rows = []
    for words, value in (("Thursday", "2024-03-14"), ("340,000", "")):
        start = text.index(words)
        span = {"document": article.document.id, "start": start, "end": start + len(words), "text": words}
        rows.append(Timex(**span, timex=f"t{start}", edtf=value))
    figures = gold.score(article, pipeline.tables_of(rows)).figures()
    assert figures["timexes.precision"] == 50.0
    assert figures["timexes.value"] == 100.0
    assert figures["forbidden.timexes"] == 75.0
