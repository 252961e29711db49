"""The code of the training as Keras users write it: on the page, and as a notebook that needs nothing but Keras."""

import base64
import io
import textwrap

import numpy as np
import streamlit as st

from dashboard.app_pages.train_a_network import PAGE
from dashboard.app_pages.train_a_network.checks import task
from dashboard.app_pages.train_a_network.choices import ACTIVATIONS, CLASS_LOSSES, LOSSES, Choices, facts_of
from dashboard.layout.optimizers import in_keras
from dashboard.layout.panels import panel_of
from nnviz.datasets import exercise

PANEL = "early_stopping"  # the file of the code
PLOT = """# %% The curves
import matplotlib.pyplot as plt

plt.plot(history[loss], label="training, measured while each epoch went on")
plt.plot(history[f"val_{loss}"], label="validation, after each epoch")
if patience:
    plt.axvline(stop.best_epoch, color="green", label="the epoch whose weights are kept")
plt.xlabel("epoch, counted from 0")
plt.ylabel(loss)
plt.legend()
plt.show()
"""


def lines(choices: Choices) -> dict[str, str]:
    """Return the chosen settings as code."""
    return {
        "split": f'datasets.exercise("{choices.data}")',
        "hidden": str(list(choices.units)),
        "activation": f'"{ACTIVATIONS[choices.activation]}"',
        "loss": f'"{LOSSES[choices.loss]}"',
        "metric": '"accuracy"' if choices.loss in CLASS_LOSSES else '"mean_absolute_error"',
        "optimizer": in_keras(choices.optimizer, float(choices.rate)),
        "dropout, l2, seed": f"{float(choices.dropout)}, {float(choices.l2)}, {choices.seed}",
        "batch, epochs, patience": f"{choices.batch}, {choices.allowed}, {choices.patience_epochs}",
    }


def download(choices: Choices) -> None:
    """Offer the notebook; it is written when it is asked for."""
    st.download_button(
        "Take it home as a notebook",
        lambda: notebook(choices),
        file_name=f"train-a-network-{choices.data}.ipynb",
        mime="application/x-ipynb+json",
        key=PAGE.word("notebook"),
        on_click="ignore",
    )


def notebook(choices: Choices) -> bytes:
    """Return the code as a Jupyter notebook with the data in it, which runs where there is Keras and matplotlib."""
    import nbformat  # only who downloads needs it
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    _, *cells = [f"# %%{cell}".strip() for cell in panel_of(PAGE, PANEL, **lines(choices)).split("# %%")[1:]]
    facts = facts_of(choices.data)
    intro = f"# {PAGE.title}: {facts.points.name}\n\n{PAGE.claim}\n\n**Your task:** {task(choices.data)}"
    sources = f"Data: {facts.points.source} ({facts.points.licence})."
    parts = [new_markdown_cell(f"{intro}\n\n{sources}"), new_code_cell(data_cell(choices.data))]
    for cell in (*cells, PLOT.strip()):
        title, _, body = cell.partition("\n")
        parts += [new_markdown_cell(f"## {title.removeprefix('# %% ')}"), new_code_cell(body.strip())]
    for number, part in enumerate(parts):
        part["id"] = f"cell-{number}"  # else it is another one each time
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = new_notebook(cells=parts, metadata=kernel)
    nbformat.validate(book)
    return nbformat.writes(book).encode()


def data_cell(data: str) -> str:
    """Return code that brings its data along: inputs on one scale, and targets, compressed."""
    split = exercise(data)
    (x, y), (held, truth) = split.parts
    file = io.BytesIO()
    np.savez_compressed(file, x=x, y=y, x_val=held, y_val=truth)
    text = "\n".join(textwrap.wrap(base64.b64encode(file.getvalue()).decode(), 100))
    names = ", ".join(split.points.x_names[:9])
    return (
        "import base64\nimport io\n\nimport keras\nimport numpy as np\nimport tensorflow as tf\n\n"
        f"# Inputs: {names}{'…' if len(split.points.x_names) > 9 else ''}\n"
        f"# Targets: {split.points.y_name}{': ' + ', '.join(split.points.classes) if split.points.classes else ''}\n"
        "# Inputs are less the training part's mean, over its deviation.\n"
        f'DATA = """\n{text}\n"""\n'
        "stored = np.load(io.BytesIO(base64.b64decode(DATA)))\n"
        'x, y, x_val, y_val = (stored[name] for name in ("x", "y", "x_val", "y_val"))\n'
        "print(x.shape, y.shape, x_val.shape, y_val.shape)"
    )
