"""The matrix of actors: a mark for the ties of two, and what it has no room for."""

from briefing.tables import STATUSES
from charts import matrix
from charts.status import SIGNS
from invented import PHONE, net, people, ties_of


def test_a_mark_is_as_large_as_its_ties_are_many_and_carries_the_first():
    rows = [{"source": "a0", "target": "a1", "kind": "urges"}] * 3
    figure = matrix.figure(people("A", "B"), ties_of(*rows, {"source": "a1", "target": "a0"}))
    sizes = dict(zip([ids[0] for ids in figure.data[0].customdata], figure.data[0].marker.size, strict=True))
    assert set(sizes) == {"r0", "r3"} and sizes["r0"] > sizes["r3"]


def test_statuses_in_one_cell_stand_side_by_side():
    rows = [{"source": "a0", "target": "a1", "status": status} for status in STATUSES]
    figure = matrix.figure(people("A", "B"), ties_of(*rows))
    assert len({trace.x[0] for trace in figure.data}) == len(STATUSES)
    assert [trace.marker.symbol for trace in figure.data] == [look.plotly for look in SIGNS.values()]


def test_what_the_matrix_has_no_room_for_is_said():
    actors, ties = net(300)
    assert matrix.left_out(*net(6)) == ""
    shown = sum(len(trace.x) for trace in matrix.figure(actors, ties, width=PHONE).data)
    assert 0 < shown < len(ties) and f"Shown: {shown:,} of {len(ties):,} ties" in matrix.left_out(actors, ties, PHONE)
