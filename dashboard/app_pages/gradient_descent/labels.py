"""Where the names of several moving dots stand, so that none covers another; the browser works it out."""

import altair as alt

BESIDE = 0.12  # of the axis across, up to which dots share one column of names


def named(
    dots: alt.Chart, *, across: str, up: str, x: tuple[float, float], y: tuple[float, float], gap: str, ceiling: str
) -> alt.Chart:
    """Add where each dot's name stands: `name_x`, and `name_y`, in the units of `up`.

    The names of dots that are near each other across stand in one column, at least `gap` apart, in the order of their
    dots; the largest move is as small as it can be. Only dots within the axes stay.

    Args:
        dots: One row each.
        across: The field of places across.
        up: The field of places upwards.
        x: What the axis across spans.
        y: What the axis upwards spans.
        gap: Between two names, as a share of the axis upwards, an expression of the browser.
        ceiling: Above which no name stands, in the units of `up`, an expression of the browser.
    """
    wide, tall = x[1] - x[0], y[1] - y[0]
    seen = dots.transform_filter(f"inrange(datum.{across}, {list(x)}) && inrange(datum.{up}, {list(y)})")
    by_x, by_up, by_rank = map(_by, (across, up, "rank"))
    columns = seen.transform_window(before=f"lag({across})", sort=by_x)
    columns = columns.transform_calculate(begins=f"datum.{across} - datum.before > {BESIDE * wide} ? 1 : 0")
    columns = columns.transform_window(column="sum(begins)", sort=by_x)
    ranked = columns.transform_window(rank="row_number()", sort=by_up, groupby=["column"])
    # Without the room that each name takes, places must not fall: midway between the two nearest that never do.
    ranked = ranked.transform_calculate(bare=f"datum.{up} - {tall} * ({gap}) * datum.rank")
    ranked = ranked.transform_window(high="max(bare)", sort=by_rank, groupby=["column"], frame=[None, 0])
    ranked = ranked.transform_window(low="min(bare)", sort=by_rank, groupby=["column"], frame=[0, None])
    placed = ranked.transform_calculate(free=f"(datum.high + datum.low) / 2 + {tall} * ({gap}) * datum.rank")
    placed = placed.transform_joinaggregate(
        top="max(free)", bottom="min(free)", right=f"max({across})", groupby=["column"]
    )
    return placed.transform_calculate(
        name_x=f"datum.right + {0.02 * wide}",
        name_y=f"datum.free - max(0, datum.top - ({ceiling})) + max(0, {y[0]} - datum.bottom)",
    )


def _by(field: str) -> list[alt.SortField | dict[str, str]]:
    return [alt.SortField(field)]
