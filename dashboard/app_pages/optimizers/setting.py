"""What the address says about a race, checked; what makes no sense gives the default and a note."""

from dashboard.app_pages.optimizers import PAGE, limits
from dashboard.app_pages.optimizers.limits import Kind
from dashboard.layout.address import query_choice, query_number
from nnviz.datasets import SurfaceName, surface
from nnviz.optimizers import CLIP_KINDS, KINDS, SCHEDULE_KINDS

LEADS: dict[Kind, tuple[str, ...]] = {
    "race": KINDS,
    "decay": SCHEDULE_KINDS,
    "clipping": ("not clipped", *CLIP_KINDS),
}
FIRST_LEAD: dict[Kind, str] = {"race": "momentum", "decay": "cosine", "clipping": "global norm"}
MEMORY = 0.9


def first(kind: Kind) -> dict[str, str | float | bool]:
    """Return the state that the address asks for, by the names that the browser has for its parts."""
    shown = limits.SHOWN[kind]
    name: SurfaceName = query_choice(PAGE.word("surface"), {each: each for each in shown}, default=shown[0])
    here, rates = surface(name), limits.AT_FIRST[name]
    leads = {lead: lead for lead in LEADS[kind]}
    usual = {"race": rates.sgd, "decay": rates.decay, "clipping": rates.wild}[kind]
    return {
        "surface": name,
        "x": _number("x", here.start[0], here.x),
        "y": _number("y", here.start[1], here.y),
        "rate": _number("rate", usual, limits.RATES),
        "adaptive": _number("adaptive", rates.adaptive, limits.RATES),
        "memory": _number("memory", MEMORY, limits.MEMORIES),
        "noise": _number("noise", rates.noise, limits.NOISES),
        "limit": _number("limit", rates.limit, limits.LIMITS),
        "apart": query_choice(PAGE.word("apart"), {"false": False, "true": True}, default="false"),
        "lead": query_choice(PAGE.word("lead"), leads, default=FIRST_LEAD[kind]),
    }


def step(kind: Kind) -> int:
    """Return the step that the address asks for; all are made at first."""
    return round(_number("step", limits.STEPS[kind], (0, limits.STEPS[kind])))


def _number(word: str, default: float, ends: tuple[float, float]) -> float:
    return query_number(PAGE.word(word), default=default, low=ends[0], high=ends[1])
