"""The colors of every picture; each means the same on every page, to color-blind eyes too.

Sources: Okabe and Ito, Color Universal Design (2008), https://jfly.uni-koeln.de/color/, for the light hues of classes
and truth; the dark ones are the same hues, lighter. Charts take the constants, which are the light ones; the dashboard
writes them as variables of CSS that follow its theme, named as in `TOKENS`.
"""

from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Shades(NamedTuple, Generic[Value]):
    """One meaning on a light and on a dark ground."""

    light: Value
    dark: Value


# "-text" is for words: 4.5:1 or more on ground and raised. Without it, for marks: 3:1 or more on the ground.
TOKENS: dict[str, Shades[str]] = {
    "ground": Shades("#ffffff", "#12161a"),
    "raised": Shades("#f4f6f8", "#1c2228"),
    "line": Shades("#d5dbe1", "#343d46"),
    "line-strong": Shades("#7b8691", "#76828e"),  # borders of controls, guides
    "ink": Shades("#1b2127", "#e9edf1"),
    "ink-2": Shades("#4a5560", "#b6c0ca"),
    "ink-3": Shades("#626d78", "#98a3ae"),
    "class-0": Shades("#0072b2", "#6cc0f2"),  # blue
    "class-0-text": Shades("#00609a", "#8ccdf6"),
    "class-1": Shades("#d55e00", "#e8702a"),  # vermillion
    "class-1-text": Shades("#b04a00", "#f79a52"),
    "class-2": Shades("#5a4d00", "#efe27a"),  # olive, a light yellow on a dark ground
    "class-3": Shades("#5a2ed0", "#9466ff"),  # violet
    "truth": Shades("#009e73", "#2fc296"),  # bluish green: truth, best solution
    "truth-text": Shades("#00785a", "#4fd0a8"),
    "gradient": Shades("#9c1f74", "#f3b0d6"),  # reddish purple: gradient, step, path; for words too
    "loss": Shades("#3f93a6", "#4fa3b8"),  # teal: what a model loses, as squares, bars and maps
    "loss-text": Shades("#1f7388", "#7cc6d6"),
    # Those who race, beside each other on a map of the loss; a dash, a mark and a label tell them apart as well.
    "runner-1": Shades("#1b2127", "#e9edf1"),  # ink
    "runner-2": Shades("#5b2fd0", "#b9a2ff"),  # violet
    "runner-3": Shades("#a3123f", "#ff9db2"),  # crimson
    "runner-4": Shades("#6b5a00", "#d8c548"),  # olive
    "runner-5": Shades("#005b66", "#62dccf"),  # dark cyan
}

GROUND = TOKENS["ground"].light
CLASS_0, CLASS_0_TEXT = TOKENS["class-0"].light, TOKENS["class-0-text"].light
CLASS_1, CLASS_1_TEXT = TOKENS["class-1"].light, TOKENS["class-1-text"].light
CLASSES = (CLASS_0, CLASS_1)
TRUTH, TRUTH_TEXT = TOKENS["truth"].light, TOKENS["truth-text"].light
GRADIENT = TOKENS["gradient"].light
LOSS, LOSS_TEXT = TOKENS["loss"].light, TOKENS["loss-text"].light
INK = "currentColor"  # the model's line or prediction: the color of the text around a chart
QUIET = TOKENS["line-strong"].light  # guides and notes
SIDE = Shades(0.35, 0.45)  # opacity of a class' side of a map
SIDES: dict[str, Shades[str]] = {  # the same as colors
    name.replace("class", "side"): Shades(
        *(f"{color}{round(255 * share):02x}" for color, share in zip(TOKENS[name], SIDE, strict=True))
    )
    for name in ("class-0", "class-1")
}
SIDE_0, SIDE_1 = (SIDES[name].light for name in ("side-0", "side-1"))
HATCH = "url(#hatch)"  # hairlines at 45° over the side of class 1; components/hatch.js draws them

# Signed values run blue – neutral – vermillion around 0. The middle differs: nothing looks like nothing.
DIVERGING_LIGHT = ("#00466e", "#0072b2", "#7fb8d8", "#ffffff", "#eeae80", "#d55e00", "#8a3d00")
DIVERGING_DARK = ("#9ad4f5", "#3aa0dc", "#175a80", "#12161a", "#8f4a17", "#f0822d", "#ffd0a3")

# Magnitudes (activations, losses) run from the page's ground to its ink.
SEQUENTIAL_LIGHT = ("#ffffff", "#cfe3e8", "#8cc0cb", "#3f93a6", "#14637c", "#062f45")
SEQUENTIAL_DARK = ("#12161a", "#123b4d", "#1b6a80", "#3f9fb0", "#96d3d6", "#ffffff")

RAMPS: dict[str, Shades[tuple[str, ...]]] = {
    "diverging": Shades(DIVERGING_LIGHT, DIVERGING_DARK),
    "sequential": Shades(SEQUENTIAL_LIGHT, SEQUENTIAL_DARK),
    "image": Shades(*zip(TOKENS["ground"], TOKENS["ink"], strict=True)),  # what a network is shown: ink on paper
}
