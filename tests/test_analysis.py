"""The steps of an analysis: what is told of each, and how much of the work is behind."""

from __future__ import annotations

from itertools import pairwise

import analysis
from briefing import pipeline


def test_every_pass_is_a_step_in_the_order_in_which_they_run() -> None:
    assert list(analysis.STEPS) == ["load", "parse", *pipeline.PASSES, "save"]


def test_the_share_that_is_behind_rises_from_step_to_step() -> None:
    shares = [share for _, share in analysis.STEPS.values()]
    assert shares[0] == 0 and all(one < next_ for one, next_ in pairwise(shares)) and shares[-1] < 1
