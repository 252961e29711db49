"""Charts as Vega-Lite, looked through."""

from collections.abc import Iterator


def inside(spec: object) -> Iterator[dict]:
    """Yield every mapping within a specification."""
    if isinstance(spec, dict):
        yield spec
    for part in spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else []:
        yield from inside(part)


def named(encoding: dict) -> bool:
    """Return whether an axis shows numbers, which need a name; page 2's curve has its axis below the bars."""
    axis = encoding.get("axis", {})
    return axis is not None and axis.get("labels", True)
