"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from dataclasses import asdict

from dashboard.app_pages.optimizers import limits
from nnviz.datasets import SURFACES, SurfaceName, line_moments, surface
from nnviz.descent.walks import BOUND
from nnviz.optimizers import CLIP_KINDS, KINDS, SCHEDULE_KINDS
from nnviz.optimizers.rules import EPSILON


def _told(name: SurfaceName) -> dict[str, object]:
    here = surface(name)
    shown = {"x": here.x, "y": here.y, "start": here.start, "lowest": here.lowest, "parameters": here.parameters}
    return shown | {"about": here.about, "first": asdict(limits.AT_FIRST[name])}


CONTRACT = {
    "SURFACES": {name: _told(name) for name in SURFACES},
    "MOMENTS": line_moments(),
    "BOUND": BOUND,
    "EPSILON": EPSILON,
    "END": limits.END,
    "KINDS": KINDS,
    "SCHEDULE_KINDS": SCHEDULE_KINDS,
    "CLIP_KINDS": CLIP_KINDS,
    "STEPS": limits.STEPS,
    "SHOWN": limits.SHOWN,
    "RATES": limits.RATES,
    "MEMORIES": limits.MEMORIES,
    "NOISES": limits.NOISES,
    "LIMITS": limits.LIMITS,
}
