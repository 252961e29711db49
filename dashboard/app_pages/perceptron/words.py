"""What is said under both views of the perceptron."""

from dashboard.app_pages.perceptron.clouds import clouds
from dashboard.app_pages.perceptron.neuron import GATES, gate_frame
from dashboard.layout.views import Formula, Guess, Said, Try
from nnviz.linear import best_cut

SUM = Formula(r"z = w_1 x_1 + w_2 x_2 + b \qquad \text{output} = f(z)")
RULE: tuple[Said, ...] = (
    Formula(r"\text{at a mistake:} \quad w \leftarrow w \pm x, \quad b \leftarrow b \pm 1"),
    "Rosenblatt's rule (in this form of 1960 to 1962) looks at one point after the other and moves only at a mistake, "
    "+ for a point of class 1, − for one of class 0. That is gradient descent on single examples with the loss "
    "max(0, −z) for class 1 and max(0, z) for class 0, at a learning rate of 1. If a line can separate the classes, it "
    "comes to an end; on XOR it never does.",
)


def best_of_gates() -> str:
    """Say how many corners the best line gets right for each gate, found by search."""
    corners = gate_frame()
    x = corners[["x1", "x2"]].to_numpy(float)
    right = {gate: round(4 * best_cut(x, corners[gate].to_numpy(float)).accuracy) for gate in GATES}
    counts = ", ".join(f"{gate} {count}" for gate, count in right.items())
    return (
        f"Of four corners the best line gets right: {counts}. XOR wants opposite corners in one class; a decision "
        "boundary "
        "is straight."
    )


def sources(_: None) -> tuple[str, ...]:
    """Where the rule, the example and the points come from."""
    return (
        "Rosenblatt, The perceptron (1958) and Principles of Neurodynamics (1962)",
        "XOR: Minsky and Papert, Perceptrons (1969)",
        f"clouds: {clouds().source}",
    )


TRIES = (
    Try("A NAND", {"gate": "NAND", "w1": "-1", "w2": "-1", "b": "1.5"}),
    Try("Three of four of XOR", {"gate": "XOR", "w1": "1", "w2": "1", "b": "-0.5"}),
    Try("Let it learn", {"view": "Rosenblatt's rule", "step": "5"}),
)
GUESS = Guess(
    "For which of these is there no w₁, w₂, b that gets all four corners right?",
    ("AND", "OR", "NAND", "XOR"),
    right="XOR",
    because=best_of_gates,
)
