"""Plays charts: moves their own browser sliders as a hand would, forwards, backwards and by itself."""

from collections.abc import Sequence

from dashboard.components import register

_player = register(__file__)


def player(
    *params: str,
    frames: int,
    key: str,
    start: int = 0,
    version: str = "",
    label: str = "step",
    unit: str = "",
    numbers: Sequence[int] = (),
    counts_from: int = 0,
    rate: float = 12.0,
    loop: bool = False,
    autoplay: bool = False,
    in_view: bool = False,
) -> None:
    """Mount a player under the charts that it drives: `player("gd_step", frames=60, key="gd_player")`.

    Every slider of these names on the page follows it, in as many charts as there are, and it follows them.
    It takes their place: they stay where they are, but are not shown. Each step is also said on "<key>:step"
    of the bus, for components that paint by themselves, and "<key>:playing" tells whether it runs.

    Such a component may count the steps itself, `say("<key>:run", {frames, rate})`, where `rate` may be a function of
    the step, and point at one of them,
    `say("<key>:go", {step, stop})`: heard while the player rests, or always if `stop` is true.

    Args:
        *params: Names of Altair parameters bound to sliders from 0 to `frames`, with a step of 1.
        frames: The last step; the first is 0.
        key: Of the mount, and of its channel.
        start: Where it stands at first; the charts' parameters should have this value too.
        version: Names the state given by the address (see `layout.version`): where it changes, the player
            stops and returns to `start`.
        label: What is counted, as in "step 12 of 60".
        unit: Stands after the numbers, as in "step 12 of 60 s".
        numbers: What is said instead of the steps, one for each from 0 to `frames`, such as the epochs of snapshots.
        counts_from: What the first step is called without `numbers`: 1 where things are counted, not moments.
        rate: Steps per second at speed 1×.
        loop: Whether it begins anew at the end, until its switch is turned off.
        autoplay: Whether it starts once the charts are there; people who ask for less motion see the end at once.
        in_view: Whether autoplay waits until the player can be seen.
    """
    _player(
        key=key,
        data={
            "params": params,
            "frames": frames,
            "channel": f"{key}:step",
            "start": start,
            "version": version,
            "label": label,
            "unit": unit,
            "numbers": tuple(numbers),
            "countsFrom": counts_from,
            "rate": rate,
            "loop": loop,
            "autoplay": autoplay,
            "inView": in_view,
        },
    )
