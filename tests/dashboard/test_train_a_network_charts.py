"""The comparison of batch sizes as Vega-Lite."""

import numpy as np

from dashboard.app_pages.train_a_network.batch_charts import BatchRun, loss_curves


def test_a_loss_of_zero_does_not_flatten_all_curves():
    """A logarithmic axis that reaches 0 has no end: every curve would lie on its upper edge."""
    runs = [BatchRun(1, 10, np.array([2.0, 0.0]), 0.1), BatchRun(8, 2, np.array([1.0, 0.5]), 0.1)]
    spec = loss_curves(runs, loss="loss", height=300).to_dict()
    (rows,) = spec["datasets"].values()
    assert [row["drawn"] for row in rows] == [2.0, 2e-5, 1.0, 0.5] and rows[1]["loss"] == 0
    assert '"field": "drawn"' in str(spec).replace("'", '"')
