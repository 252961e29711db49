"""The code of the training as Keras users write it: on the page, and as a notebook that needs nothing but Keras."""

import base64
import io
import textwrap

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.train_a_network.checks import task
from dashboard.app_pages.train_a_network.choices import ACTIVATIONS, CLASS_LOSSES, LOSSES, Choices, facts_of
from dashboard.components.live_text import live_text
from dashboard.pages import LecturePage, page_at
from dashboard.server.trainings import optimizers
from nnviz.datasets import exercise

PAGE = page_at("train-a-network")
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


def code(page: LecturePage, choices: Choices) -> str:
    """Return the page's code with the chosen settings."""
    return layout.code_of(
        page,
        split=f'datasets.exercise("{choices.data}")',
        hidden=str(list(choices.units)),
        activation=f'"{ACTIVATIONS[choices.activation]}"',
        loss=f'"{LOSSES[choices.loss]}"',
        metric='"accuracy"' if choices.loss in CLASS_LOSSES else '"mean_absolute_error"',
        optimizer=optimizers.code(choices.optimizer, float(choices.rate)),
        **{
            "dropout, l2, seed": f"{float(choices.dropout)}, {float(choices.l2)}, {choices.seed}",
            "batch, epochs, patience": f"{choices.batch}, {choices.allowed}, {choices.patience_epochs}",
        },
    )


def panel(page: LecturePage, choices: Choices) -> None:
    """Show the code."""
    st.markdown(
        "Each `# %%` begins a cell of the notebook, which carries its data and needs only Keras and matplotlib."
    )
    live_text(code(page, choices), channel=page.path, key="tn_code", kind="code")


def download(choices: Choices) -> None:
    """Offer the notebook; it is written when it is asked for."""
    st.download_button(
        "Take it home as a notebook",
        lambda: notebook(choices),
        file_name=f"train-a-network-{choices.data}.ipynb",
        mime="application/x-ipynb+json",
        key="tn_notebook",
        on_click="ignore",
    )


def notebook(choices: Choices) -> bytes:
    """Return the code as a Jupyter notebook with the data in it, which runs where there is Keras and matplotlib."""
    import nbformat  # only who downloads needs it
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    _, *cells = [f"# %%{cell}".strip() for cell in code(PAGE, choices).split("# %%")[1:]]
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
