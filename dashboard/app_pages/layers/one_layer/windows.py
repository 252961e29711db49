"""Conv2D and MaxPooling2D: one window of each; the whole is on the convolution's own page."""

from functools import cache
from typing import Any

from dashboard.app_pages.layers.one_layer.controls import WINDOWS as CONTROLS
from dashboard.app_pages.layers.one_layer.declaring import layer_of
from dashboard.layout.views import Formula, Guess
from nnviz.convolution import KERNELS
from nnviz.datasets import digits

DIGIT = 15  # of the test digits


@cache
def given() -> dict[str, Any]:
    """Return a digit, and kernels by name."""
    image = digits().test_images[DIGIT].astype(float).round(4)
    names = CONTROLS[0].options or ()
    return {"image": image.ravel().tolist(), "kernels": {name: KERNELS[name][3].ravel().tolist() for name in names}}


WINDOWS = layer_of(
    "Conv2D, MaxPooling2D",
    controls=CONTROLS,
    given=given,
    story=(
        ("A window of 3×3 pixels, nine products, one sum: one cell of the feature map.", {}, "products"),
        ("The same nine weights everywhere: 26×26 sums, ten parameters.", {"row": "15", "column": "14"}, "map"),
        (
            "Pooling keeps the largest of each 2×2 block: half as high, half as wide, no parameters.",
            {"row": "12", "column": "17"},
            "pooled",
        ),
    ),
    guess=Guess(
        "An image twice as wide and high: how many more parameters does Conv2D(1, 3) need?",
        ("none", "4 times as many", "9 more"),
        right="none",
        because=lambda: "3·3 weights and one bias are 10, whatever the image: the map grows, the kernel does not.",
    ),
    slide=(
        Formula(
            r"y_{r,c} = b + \sum_{i,j} x_{r+i,\,c+j} \, w_{i,j} \qquad "
            r"\text{pooled}_{r,c} = \max(y_{2r,2c}, y_{2r,2c+1}, y_{2r+1,2c}, y_{2r+1,2c+1})"
        ),
        "Here the sum is «sum:.4f»; of the block «block» pooling keeps «best:.4f».\n"
        "In words: a convolution asks the same question at every place, pooling keeps the strongest response of each "
        "neighborhood.",
        "Shapes: 28 − 3 + 1 = 26, and 26 / 2 = 13. The batch stays, the last axis is as long as there are filters. All "
        "windows, padding, strides and channels are on the page about convolution.",
        "**Remember.** Conv2D takes neighbors together and keeps where they were; its weights do not count pixels.",
    ),
    panel="windows",
    lines={"kernel": "np.array(«kernel»)", "row, column": "«top», «left»"},
    sources=("digit: MNIST (LeCun, Cortes, Burges)",),
)
