"""What the three races share: the player, the picture, and what the address says of both."""

from dashboard.app_pages.optimizers import PAGE, limits, setting
from dashboard.app_pages.optimizers.limits import Kind
from dashboard.app_pages.optimizers.walks_view import walks_view
from dashboard.components.player import player
from dashboard.layout.address import version

PLAYER = PAGE.word("player")
RATE = 10  # steps a second


def ask(kind: Kind) -> None:
    """Show the player of the steps."""
    frames = limits.STEPS[kind]
    rate = RATE * frames / limits.STEPS["race"]
    name = PAGE.word("step")
    player(name, frames=frames, key=PLAYER, start=setting.step(kind), version=version(PAGE), label="step", rate=rate)


def show(kind: Kind, _: None) -> None:
    """Show the map, the walks and what is drawn by step."""
    walks_view(
        PAGE.path,
        key=PAGE.word(f"{kind}_picture"),
        player=PLAYER,
        version=version(PAGE),
        kind=kind,
        first=setting.first(kind),
    )
