"""One spaCy training config for each part and phase, laid over each other from the .cfg files beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from thinc.api import Config

HERE = Path(__file__).parent
PARTS = ("parser", "names")
PHASES = (1, 2)

CORPORA = {("parser", 1): "parser1", ("parser", 2): "parser2", ("names", 1): "names", ("names", 2): "names"}
SETTINGS: dict[tuple[str, int], dict[str, Any]] = {
    ("parser", 1): {"max_steps": 8000, "dropout": 0.1},
    ("parser", 2): {"max_steps": 3000, "dropout": 0.25, "eval_frequency": 300},
    ("names", 1): {"max_steps": 6000, "dropout": 0.1},
    ("names", 2): {"max_steps": 1500, "dropout": 0.2},
}


def config(part: str, phase: int, corpora: Path, first: Path) -> Config:
    """The config of a part ("parser" or "names") in a phase; the second goes on from the model in folder `first`."""
    layers = ["base", part, *(["second"] if phase == 2 else [])]
    made = Config()
    for layer in layers:
        made = made.merge(Config().from_disk(HERE / f"{layer}.cfg", interpolate=False))
    made["paths"] |= {
        "train": str(corpora / f"{CORPORA[part, phase]}.spacy"),
        "dev": str(corpora / "dev.spacy"),
        "here": str(HERE),
    }
    made["training"] |= SETTINGS[part, phase]
    if phase == 2:
        made["components"] = {name: {"source": str(first)} for name in made["nlp"]["pipeline"]}
    return made
