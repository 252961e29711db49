"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from dashboard.app_pages.inside_a_cnn import work

CONTRACT = {"LAYERS": work.INSIDE}
