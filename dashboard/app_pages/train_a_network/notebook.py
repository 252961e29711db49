"""The exercise as a Jupyter notebook: it carries its data, and needs nothing but Keras and matplotlib.

One copy leaves cells to the student; another one has them filled in.
"""

import base64
import io
import textwrap
from dataclasses import replace

import numpy as np
import streamlit as st

from dashboard.app_pages.train_a_network import PAGE
from dashboard.app_pages.train_a_network.checks import (
    FEWER_THAN,
    MOST_ERROR,
    RIGHT,
    SOLVED,
    linear_to_beat,
    logistic_to_beat,
    share_of_the_largest,
    task,
)
from dashboard.app_pages.train_a_network.choices import Choices, facts_of
from dashboard.app_pages.train_a_network.coding import PANEL, lines
from dashboard.app_pages.train_a_network.own import is_own, own_split
from dashboard.layout.panels import panel_of
from nnviz.datasets import exercise

CURVES = """
import matplotlib.pyplot as plt
import numpy as np

counted = np.arange(1, len(history["loss"]) + 1)
plt.plot(counted, history["loss"], label="training, the mean while each epoch went on")
plt.plot(counted, history["val_loss"], label="validation, after each epoch")
kept = int(np.argmin(history["val_loss"])) + 1
plt.axvline(kept, color="green", label=f"lowest validation loss: epoch {kept}")
plt.xlabel("epoch")
plt.ylabel("loss")
plt.legend()
plt.show()
"""
SCATTER = """
prediction = model.predict(x_val, verbose=0)
plt.scatter(y_val, prediction, s=12)
plt.axline((0, 0), slope=1, color="gray")
plt.xlabel({true})
plt.ylabel({predicted})
plt.show()
"""
MATRIX = """
prediction = model.predict(x_val, verbose=0).argmax(axis=1)
confusion = np.zeros((len(classes), len(classes)), int)
np.add.at(confusion, (y_val.argmax(axis=1), prediction), 1)
print("rows: truth, columns: prediction;", ", ".join(classes))
print(confusion)
"""
NEW_CAR = """
# A light car of 1982 from Japan: 4 cylinders, 91 cubic inches, 67 hp, 1,965 lb, 15 s to 60 mph.
new = np.array([[4, 91, 67, 1965, 15, 82, 0, 1, 0]])
print("miles per gallon:", model.predict((new - mean) / deviation, verbose=0).item())
"""
NEW_EXAMPLE = """
# Between the first two validation examples, where nobody has measured.
new = x_val[:2].mean(axis=0, keepdims=True)
for name, p in zip(classes, model.predict(new, verbose=0)[0]):
    print(f"{name}: {p:.3f}")
"""
NEW_ROW = """
# Between the first two validation examples, where nobody has measured.
new = x_val[:2].mean(axis=0, keepdims=True)
print("predicted:", model.predict(new, verbose=0).item())
"""
TO_DO = """
# Copy the cells "Architecture", "Loss and optimizer" and "Training" here and change them, until the check below is met.
"""
CHECK_CARS = """
error = np.abs(model.predict(x_val, verbose=0) - y_val).mean()
met = [error < {most}, model.count_params() < {fewer}]
print("✓" if met[0] else "✗", f"validation mean absolute error {{error:.2f}} mpg, below {most}")
print("✓" if met[1] else "✗", f"{{model.count_params():,}} parameters, fewer than {fewer}")
print("Solved." if all(met) else "Not yet.")
"""
CHECK_OWN = """
error = np.abs(model.predict(x_val, verbose=0) - y_val).mean()
print("✓" if error < {least} else "✗", f"validation mean absolute error {{error:.4g}}; linear regression: {least}")
"""
CHECK_CLASSES = """
output = model.predict(x_val, verbose=0)
accuracy = (output.argmax(axis=1) == y_val.argmax(axis=1)).mean()
above = float(np.mean(keras.losses.get(loss)(y_val, output))) / min(history[f"val_{{watched}}"])
met = [accuracy >= {right}, above <= 1.02]
print("✓" if met[0] else "✗", f"validation accuracy {{accuracy:.3f}}, at least {right}")
print("✓" if met[1] else "✗", f"validation loss {{above:.3f}} times its lowest value: more than 1.02 overfits")
print("Solved." if all(met) else "Not yet.")
"""
QUESTIONS = (
    (
        "At which epoch is the validation loss lowest, and what does the training loss do after it?",
        "The green line says which. After it the training loss goes on falling: what is learned then are the training "
        "examples alone. Where the validation loss rises lastingly meanwhile, the network overfits.",
    ),
    (
        "Why does the check not use the training set?",
        "The network was fitted to it: a large one can know it by heart. And as you chose your settings by the "
        "validation set, a last judgment would need a third one, the test set.",
    ),
)


def download(choices: Choices) -> None:
    """Offer the notebook and its solved copy; each is written when it is asked for."""
    for label, solved in (("Notebook", False), ("Solved", True))[: 1 if is_own(choices.data) else 2]:
        st.download_button(
            label,
            lambda solved=solved: notebook(choices, solved=solved),  # type: ignore[misc]
            type="tertiary",
            help="The exercise as a Jupyter notebook, with its data" + (", and its cells filled in" if solved else ""),
            file_name=f"train-a-network-{_named(choices.data)}{'-solved' if solved else ''}.ipynb",
            mime="application/x-ipynb+json",
            key=PAGE.word("solved" if solved else "notebook"),
            on_click="ignore",
        )


def notebook(choices: Choices, *, solved: bool = False) -> bytes:
    """Return the exercise as a Jupyter notebook with the data in it.

    Args:
        choices: The training that it begins with.
        solved: Whether the student's cells are filled in.
    """
    import nbformat  # only who downloads needs it
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    facts, quantity = facts_of(choices.data), not facts_of(choices.data).points.classes
    intro = f"# {PAGE.title}: {facts.points.name}\n\n{PAGE.claim}\n\n**Your task:** {task(choices.data)}"
    sources = f"Data: {facts.points.source} ({facts.points.licence})."
    parts = [new_markdown_cell(f"{intro}\n\n{sources}"), new_code_cell(data_cell(choices.data))]

    def add(title: str, body: str) -> None:
        parts.extend([new_markdown_cell(f"## {title}"), new_code_cell(body.strip())])

    for title, body in training_cells(choices):
        add(title, body)
    add("The curves", CURVES)
    add("Predicted and true" if quantity else "The confusion matrix", _scatter(choices.data) if quantity else MATRIX)
    add("Something new", (NEW_CAR if choices.data == "cars" else NEW_ROW) if quantity else NEW_EXAMPLE)
    add("Your turn", solution(choices.data) if solved else TO_DO)
    add("Is the task solved?", _check(choices.data))
    for question, answer in QUESTIONS:
        parts.append(new_markdown_cell(f"**{question}**"))
        parts.append(new_markdown_cell(answer if solved else "*Your answer:*"))
    for number, part in enumerate(parts):
        part["id"] = f"cell-{number}"  # else it is another one each time
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = new_notebook(cells=parts, metadata=kernel)
    nbformat.validate(book)
    return nbformat.writes(book).encode()


def training_cells(choices: Choices) -> list[tuple[str, str]]:
    """Return title and code of the panel's cells, but for the first, which brings the data."""
    _, _, *cells = panel_of(PAGE, PANEL, **lines(choices)).split("# %% ")
    found = [(cell.partition("\n")[0], cell.partition("\n")[2].strip()) for cell in cells]
    watched = f"val_{'loss' if not float(choices.l2) else lines(choices)['loss'].strip(chr(34))}"
    return [(title, body + f'\nwatched = "{watched[4:]}"' * (title == "Training")) for title, body in found]


def solution(data: str) -> str:
    """Return code that solves the task: the cells of a training that does."""
    good = replace(Choices(**SOLVED[data]), data=data)
    return "\n\n".join(body for title, body in training_cells(good) if title != "What was learned")


def _named(data: str) -> str:
    return "own-table" if is_own(data) else data


def _scatter(data: str) -> str:
    name = facts_of(data).points.y_name if is_own(data) else "miles per gallon"
    return SCATTER.format(true=repr(f"true, {name}"), predicted=repr(f"predicted, {name}"))


def _check(data: str) -> str:
    if is_own(data) and not facts_of(data).points.classes:
        return CHECK_OWN.format(least=f"{linear_to_beat(data):.4g}")
    if not facts_of(data).points.classes:
        return CHECK_CARS.format(most=MOST_ERROR, fewer=FEWER_THAN)
    right = max(logistic_to_beat(data), share_of_the_largest(data)) if is_own(data) else RIGHT[data]
    return CHECK_CLASSES.format(right=f"{right:.4g}" if is_own(data) else right)


def data_cell(data: str) -> str:
    """Return code that brings its data along, compressed: the training set and the validation set."""
    split = own_split(data) if is_own(data) else exercise(data)
    (x, y), (held, truth) = split.parts
    raw = split.points.x[: split.train]
    file = io.BytesIO()
    np.savez_compressed(file, x=x, y=y, x_val=held, y_val=truth, mean=raw.mean(axis=0), deviation=raw.std(axis=0))
    text = "\n".join(textwrap.wrap(base64.b64encode(file.getvalue()).decode(), 100))
    names = ", ".join(split.points.x_names[:9])[:200]
    scale = (
        "as they are: gray values from 0 to 1"
        if data == "digits"
        else "standardized: less the training set's mean, divided by its standard deviation"
    )
    classes = f"classes = {list(split.points.classes)}\n" if split.points.classes else ""
    return (
        "import base64\nimport io\n\nimport keras\nimport numpy as np\n\n"
        f"# Inputs: {names}{'…' if len(split.points.x_names) > 9 else ''}; {scale}.\n"
        f"# Targets: {split.points.y_name}{', 1 for the true class, 0 for the others' if classes else ''}.\n"
        f'DATA = """\n{text}\n"""\n'
        "stored = np.load(io.BytesIO(base64.b64decode(DATA)))\n"
        'x, y, x_val, y_val = (stored[name] for name in ("x", "y", "x_val", "y_val"))\n'
        f'mean, deviation = stored["mean"], stored["deviation"]  # of the inputs in their own units\n{classes}'
        "print(x.shape, y.shape, x_val.shape, y_val.shape)"
    )
