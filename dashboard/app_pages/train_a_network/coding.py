"""The code of the training as Keras users write it: the chosen settings, line by line."""

from dashboard.app_pages.train_a_network.choices import ACTIVATIONS, CLASS_LOSSES, LOSSES, Choices, facts_of
from dashboard.app_pages.train_a_network.own import is_own, own_data_of
from dashboard.layout.optimizers import in_keras
from dashboard.layout.panels import model_of

PANEL = "early_stopping"  # the file of the code


def lines(choices: Choices) -> dict[str, str]:
    """Return the chosen settings as code."""
    loss, quantity = LOSSES[choices.loss], choices.loss not in CLASS_LOSSES
    metric = "mean_absolute_error" if quantity else "accuracy"
    penalty = f", kernel_regularizer=keras.regularizers.L2({float(choices.l2)})" if float(choices.l2) else ""
    facts = facts_of(choices.data)
    middle = facts.middle
    last = (
        f"layers.Dense(1, bias_initializer=keras.initializers.Constant({middle}){penalty})"
        if quantity
        else f'layers.Dense({choices.sizes[-1]}, activation="softmax"{penalty})'
    )
    hidden = []
    for units in choices.units:
        hidden.append(f'layers.Dense({units}, activation="{ACTIVATIONS[choices.activation]}"{penalty})')
        if float(choices.dropout):
            hidden.append(f"layers.Dropout({float(choices.dropout)})")
    patience = f"patience={choices.patience_epochs}, restore_best_weights=True"
    watched = f'"val_{loss}", mode="min", ' if penalty else ""
    stop = f"[keras.callbacks.EarlyStopping({watched}{patience})]" if choices.patience_epochs else "[]"
    measured = [loss] * bool(penalty) + [metric]
    named = ", ".join(f'"{name}"' for name in measured)
    data = {"(x, y), (x_val, y_val)": f'datasets.exercise("{choices.data}").parts'}
    if is_own(choices.data):
        first = own_data_of(choices.data).first.split("\n\n", 1)[1]  # the panel imports datasets already
        data = {"(x, y), (x_val, y_val)": "datasets.exercise_of(own).parts", "first": first}
    return data | {
        "seed": str(choices.seed),
        "model": model_of(f"Input(({choices.sizes[0]},))", *hidden, last),
        "optimizer": in_keras(choices.optimizer, float(choices.rate)),
        "loss": f'"{loss}"',
        "metrics": f"[{named}]" + "  # the loss without the penalty, too" * bool(penalty),
        "batch_size": str(choices.batch),
        "epochs": str(choices.allowed),
        "callbacks": stop,
    }
