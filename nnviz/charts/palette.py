"""The colours of every picture; each means the same on every page, to colour-blind eyes too.

Source: Okabe and Ito, Color Universal Design (2008), https://jfly.uni-koeln.de/color/.
"""

CLASS_0 = "#0072B2"  # blue
CLASS_1 = "#D55E00"  # vermillion
CLASSES = (CLASS_0, CLASS_1)
TRUTH = "#009E73"  # bluish green: truth, best solution
GRADIENT = "#CC79A7"  # reddish purple: gradient, step, the path of an optimizer
LOSS = "#3F93A6"  # teal, the middle of SEQUENTIAL: what a model loses, as squares, bars and maps

# In Altair charts, whose colours are fixed before the browser knows whether it is light or dark:
INK = "currentColor"  # the model's line or answer: the colour of the page's text
QUIET = "#8A8F98"  # guides and notes: 3.2:1 or more on white and on near black

# Signed values run blue – neutral – vermillion around 0. The middle differs: nothing looks like nothing.
DIVERGING_LIGHT = ("#00466e", "#0072b2", "#7fb8d8", "#ffffff", "#eeae80", "#d55e00", "#8a3d00")
DIVERGING_DARK = ("#9ad4f5", "#3aa0dc", "#175a80", "#12161a", "#8f4a17", "#f0822d", "#ffd0a3")

# Magnitudes (activations, losses) run from the page's ground to its ink.
SEQUENTIAL_LIGHT = ("#ffffff", "#cfe3e8", "#8cc0cb", "#3f93a6", "#14637c", "#062f45")
SEQUENTIAL_DARK = ("#12161a", "#123b4d", "#1b6a80", "#3f9fb0", "#96d3d6", "#ffffff")

# For the pictures that the browser paints itself.
BROWSER = {
    "class0": CLASS_0,
    "class1": CLASS_1,
    "truth": TRUTH,
    "gradient": GRADIENT,
    "light": {"diverging": DIVERGING_LIGHT, "sequential": SEQUENTIAL_LIGHT},
    "dark": {"diverging": DIVERGING_DARK, "sequential": SEQUENTIAL_DARK},
}
