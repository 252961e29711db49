"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from nnviz.charts import palette

CONTRACT = {"PALETTE": palette.BROWSER}
