"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from dashboard.app_pages.backpropagation import limits

CONTRACT = {
    "MOST_WEIGHT": limits.MOST_WEIGHT,
    "ACTIVATIONS": limits.ACTIVATIONS,
    "LOSSES": limits.LOSSES,
    "RATES": limits.RATES,
    "BATCHES": limits.BATCHES,
    "TASKS": limits.TASKS,
    "STARTS": limits.STARTS,
    "DEFAULTS": limits.DEFAULTS,
}
