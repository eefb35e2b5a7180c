"""Invented facts, actors and ties, some or thousands, for charts to draw."""

import random

import pandas as pd

from briefing.tables import STATUSES
from charts import actor_map

WIDE, PHONE = 1280, 358
BLANK = ("holder", "edtf", "earliest", "latest", "precision", "said", "counted", "quote")
FACT = {"lane": "A", "status": "occurred", **dict.fromkeys(BLANK, "")}
ACTOR = {"kind": "person", "size": None, "country": "", "role": "", "mentions": 1}
TIE = {"kind": "meets", "label": "", "status": "occurred", "holder": "", "date": ""}
WORDS = (
    "regulator opens formal proceedings against the platform over access of researchers to data and asks for answers"
)


def facts(*rows):
    """Facts from dictionaries; what they leave out is empty."""
    return pd.DataFrame([{"event_id": f"e{n}", "label": f"fact {n}", **FACT, **row} for n, row in enumerate(rows)])


def ragged(number, lanes=5, seed=3):
    """Facts with dates of every precision: days, months, quarters, years, decades, intervals, open ends, none."""
    rnd, rows = random.Random(seed), []
    words = WORDS.split()
    for n in range(number):
        year, month, day = rnd.randint(2009, 2026), rnd.randint(1, 12), rnd.randint(1, 28)
        edtf = rnd.choice([
            f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}", f"{year}", "201X",
            f"{year}-{33 + month % 4}", f"{year}-{month:02}/{year + 2}", f"{year}/..", f"../{year}-{month:02}", "",
        ])  # fmt: skip
        start = rnd.randrange(len(words) - 3)
        rows.append({
            "event_id": f"e{n}", "label": " ".join(words[start : start + rnd.randint(2, 11)]), "edtf": edtf,
            "lane": f"Lane of actor number {rnd.randrange(lanes)}", "status": rnd.choice(STATUSES), "said": edtf,
            "quote": " ".join(rnd.choices(words, k=30)),
        })  # fmt: skip
    return facts(*rows)


def net(number, seed=5):
    """Actors of all kinds, tied at random with a few hubs; some stand alone."""
    rnd = random.Random(seed)
    actors = [
        {"actor": f"a{n}", **ACTOR, "name": f"{rnd.choice(['Ministry', 'Council'])} of {WORDS.split()[n % 15]} {n}",
         "kind": rnd.choice(list(actor_map.KINDS)), "mentions": rnd.randint(1, 9)}
        for n in range(number)
    ]  # fmt: skip
    for actor in actors:
        actor["size"] = 19 if actor["kind"] == "collective" else None
    pairs = [(n, rnd.randrange(max(1, n // 3))) for n in range(1, round(number * 0.85))]
    ties = [
        {"relation": f"r{n}", "source": f"a{a}", "target": f"a{b}", **TIE, "status": rnd.choice(STATUSES),
         "kind": rnd.choice(["urges", "meets", "owns"])}
        for n, (a, b) in enumerate(pairs)
    ]  # fmt: skip
    return pd.DataFrame(actors), pd.DataFrame(ties, columns=["relation", "source", "target", *TIE])


def ties_of(*rows):
    made = [{"relation": f"r{n}", **TIE, **row} for n, row in enumerate(rows)]
    return pd.DataFrame(made, columns=["relation", "source", "target", *TIE])


def people(*names):
    return pd.DataFrame([{"actor": f"a{n}", "name": name, **ACTOR} for n, name in enumerate(names)])


def star(leaves: int):
    """One in the middle of many who are mentioned more often, all with long names."""
    actors = people(*(f"Council number {n} of the Commission" for n in range(leaves + 1)))
    actors["mentions"] = [1, *range(2, leaves + 2)]
    return actors, ties_of(*({"source": f"a{n}", "target": "a0"} for n in range(1, leaves + 1)))
