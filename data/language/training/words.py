"""The word lists that tell names from titles, months and peoples when a treebank's labels do not."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LISTS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))

TITLES = frozenset(_LISTS["titles"].split())
CALENDAR = frozenset(_LISTS["calendar"].split())
DEMONYMS = frozenset(_LISTS["demonyms"].split())
COUNTRIES = frozenset(_LISTS["countries"])
