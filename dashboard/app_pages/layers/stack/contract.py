"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from dashboard.app_pages.layers.stack import limits
from nnviz.layers import PRESETS, SENTENCES, faults, kinds
from nnviz.layers.examples import MEASURES
from nnviz.layers.presets import TRAINED

CONTRACT = {
    "INPUTS": kinds.INPUTS,
    "RANKS": faults.RANKS,
    "MOST_LAYERS": kinds.MOST_LAYERS,
    "MOST_INPUTS": kinds.MOST_INPUTS,
    "MOST_PARAMETERS": kinds.MOST_PARAMETERS,
    "MOST_MULTIPLICATIONS": kinds.MOST_MULTIPLICATIONS,
    "MOST_NUMBERS": kinds.MOST_NUMBERS,
    "PRESETS": PRESETS,
    "TRAINED": TRAINED,
    "SENTENCES": SENTENCES,
    "MEASURES": MEASURES,
    "BATCHES": limits.BATCHES,
    "MOST_DIGIT": limits.MOST_DIGIT,
    "MOST_SEED": limits.MOST_SEED,
    "DEFAULTS": limits.DEFAULTS,
}
