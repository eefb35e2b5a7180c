"""The sign of each status, and that every colour stands out from its paper."""

import pytest

from briefing.tables import STATUSES
from charts import actor_map
from charts.status import SIGNS, sign
from charts.theme import DARK, LIGHT


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return sum(
        weight * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
        for weight, c in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_status_has_its_own_sign_word_and_dash():
    assert list(SIGNS) == list(STATUSES)
    for field in ("word", "text", "plotly", "dash"):
        assert len({getattr(look, field) for look in SIGNS.values()}) == len(STATUSES), field
    assert len({(look.vega, look.hollow) for look in SIGNS.values()}) == len(STATUSES)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_stand_out_from_the_paper(dark):
    paper = (DARK if dark else LIGHT).paper
    for look in SIGNS.values():
        assert contrast(look.colour(dark), paper) >= 4.5, look.word
    for kind, look in actor_map.KINDS.items():
        assert contrast(look.dark if dark else look.light, paper) >= 4.5, kind
    assert contrast((DARK if dark else LIGHT).quiet, paper) >= 4.5


def test_a_status_is_told_with_its_holder():
    assert sign("attributed").says("Edward Snowden") == "said by Edward Snowden"
    assert sign("occurred").says("anybody") == "happened"
    assert sign("no such status") is SIGNS["possible"]
