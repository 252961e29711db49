"""Measured data: cars, penguins, and Anscombe's four sets with one and the same best line.

The tables lie in `assets/tables/`; `python -m nnviz.recordings --only tables` writes them anew from the packages
`vega_datasets` and `palmerpenguins`, whose data come with them, so that nothing is downloaded.
"""

import pandas as pd

from nnviz import assets
from nnviz._checks import one_of
from nnviz.datasets.points import Points

TABLES = ("cars", "anscombe", "penguins")
REBUILD = "python -m nnviz.recordings --only tables"
CARS_SOURCE = "Donoho and Ramos, 1983 data exposition of the American Statistical Association (StatLib)"
CARS_LICENCE = "StatLib states none; UCI offers the same cars as Auto MPG under CC BY 4.0; package: MIT"
PENGUIN_MEASURES = {
    "bill_length_mm": "bill length (mm)",
    "bill_depth_mm": "bill depth (mm)",
    "flipper_length_mm": "flipper length (mm)",
    "body_mass_g": "body mass (g)",
}


def table(name: str) -> pd.DataFrame:
    """Return a stored table as its package gives it, missing values included.

    Args:
        name: `"cars"`, `"anscombe"` or `"penguins"`.

    Returns:
        One row per car, point or penguin.

    Raises:
        ValueError: If there is no table of that name.
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> table("cars").shape, table("penguins").shape
        ((406, 9), (344, 8))
    """
    one_of("name", name, TABLES)
    return pd.read_csv(assets.checked_path(f"tables/{name}.csv", rebuild=REBUILD))


def cars_horsepower() -> Points:
    """Return how far 392 cars of 1970 to 1982 go on a gallon, by the power of their engine.

    Returns:
        x: horsepower, 46 to 230 hp; y: 9 to 46.6 miles per US gallon. Only the cars for which both are known.

    Example:
        >>> cars = cars_horsepower()
        >>> cars.x.shape, cars.x_names[0], cars.y_name
        ((392,), 'horsepower (hp)', 'fuel economy (miles per gallon)')
    """
    cars = _complete_cars()
    return Points(
        name="Cars: power and fuel",
        x=cars["Horsepower"].to_numpy(float),
        y=cars["Miles_per_Gallon"].to_numpy(float),
        x_names=("horsepower (hp)",),
        y_name="fuel economy (miles per gallon)",
        labels=tuple(cars["Name"]),
        source=CARS_SOURCE,
        licence=CARS_LICENCE,
    )


def cars_built_in_usa() -> Points:
    """Return whether the same 392 cars were built in the USA, by the size of their engine.

    Returns:
        x: displacement, 68 to 455 cubic inches; y: 1.0 for the 62.5 % built in the USA, else 0.0.

    Example:
        >>> float(cars_built_in_usa().y.mean())
        0.625
    """
    cars = _complete_cars()
    return Points(
        name="Cars: built in the USA?",
        x=cars["Displacement"].to_numpy(float),
        y=(cars["Origin"] == "USA").to_numpy(float),
        x_names=("engine displacement (cubic inches)",),
        y_name="built in the USA",
        classes=("elsewhere", "in the USA"),
        labels=tuple(cars["Name"]),
        source=CARS_SOURCE,
        licence=CARS_LICENCE,
    )


def anscombe(number: int) -> Points:
    """Return one of Anscombe's four sets: one best line and one correlation, four very different pictures.

    Args:
        number: 1, 2, 3 or 4.

    Returns:
        11 points; x 4 to 19, y 3.1 to 12.74, without units.

    Raises:
        ValueError: If `number` is not 1, 2, 3 or 4.

    Example:
        >>> anscombe(4).x
        array([ 8.,  8.,  8.,  8.,  8.,  8.,  8., 19.,  8.,  8.,  8.])
    """
    one_of("number", number, (1, 2, 3, 4))
    roman = ("I", "II", "III", "IV")[number - 1]
    rows = table("anscombe").query("Series == @roman")
    return Points(
        name=f"Anscombe {roman}",
        x=rows["X"].to_numpy(float),
        y=rows["Y"].to_numpy(float),
        x_names=("x",),
        y_name="y",
        source="Anscombe, Graphs in Statistical Analysis, The American Statistician 27 (1973) 17–21",
        licence="44 numbers printed in an article, none stated; package: MIT",
    )


def penguins() -> Points:
    """Return four measures of 342 penguins of three species.

    Returns:
        x: float64, shape (342, 4): bill length, bill depth, flipper length (mm), body mass (g);
        y: 0.0 Adelie, 1.0 Chinstrap, 2.0 Gentoo. Only the penguins that were measured.

    Example:
        >>> birds = penguins()
        >>> birds.x.shape, birds.classes
        ((342, 4), ('Adelie', 'Chinstrap', 'Gentoo'))
    """
    birds = table("penguins").dropna(subset=list(PENGUIN_MEASURES))
    species = tuple(sorted(birds["species"].unique()))
    return Points(
        name="Palmer penguins",
        x=birds[list(PENGUIN_MEASURES)].to_numpy(float),
        y=birds["species"].map(species.index).to_numpy(float),
        x_names=tuple(PENGUIN_MEASURES.values()),
        y_name="species",
        classes=species,
        source="Gorman, Williams, Fraser, PLoS ONE 9 (2014) e90081; package palmerpenguins (2020)",
        licence="CC0 1.0",
    )


def _complete_cars() -> pd.DataFrame:
    return table("cars").dropna(subset=["Horsepower", "Miles_per_Gallon"])


def store_tables() -> None:
    """Write `assets/tables/*.csv` from the packages the data come from, and their checksums."""
    from palmerpenguins import load_penguins
    from vega_datasets import local_data

    tables = {"cars": local_data.cars(), "anscombe": local_data.anscombe(), "penguins": load_penguins()}
    (assets.folder() / "tables").mkdir(exist_ok=True)
    for name, rows in tables.items():
        if name == "anscombe":
            rows = rows.round({"Y": 2})  # the published digits: the package has 4.8100000000000005
        rows.to_csv(assets.folder() / f"tables/{name}.csv", index=False, lineterminator="\n")
        assets.record_checksums(f"tables/{name}.csv")
