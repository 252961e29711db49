"""One source of all colors: the palette."""

import tomllib

import altair as alt

from dashboard.app_pages.perceptron.half_planes import half_planes
from dashboard.layout import colors
from dashboard.layout.picture import as_streamlit_takes_it
from nnviz.charts import palette
from nnviz.charts.bounds import scale
from nnviz.charts.map_grids import feature_maps
from nnviz.charts.parts import one_row, picture
from tests import ROOT

THEME = {
    "primaryColor": "ink",  # controls are ink: color belongs to the picture
    "backgroundColor": "ground",
    "secondaryBackgroundColor": "raised",
    "textColor": "ink",
    "borderColor": "line",
    "linkColor": "class-0-text",
}


def test_streamlit_has_the_colors_of_the_palette():
    """Its configuration is a file that cannot import them."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    for ground in ("light", "dark"):
        assert theme[ground] == {name: getattr(palette.TOKENS[token], ground) for name, token in THEME.items()}
    order = ("class-0", "class-1", "truth", "gradient", "loss", "line-strong")
    assert theme["chartCategoricalColors"] == [palette.TOKENS[token].light for token in order]


def test_no_sheet_or_script_has_colors_of_its_own():
    """Colors come as variables or from contract.js."""
    files = [file for end in ("css", "js") for file in (ROOT / "dashboard").rglob(f"*.{end}")]
    hexes = {shade for shades in palette.TOKENS.values() for shade in shades} - {"#ffffff"}
    written = {
        (file.name, shade)
        for file in files
        if file.name != "contract.js"
        for shade in hexes
        if shade in file.read_text().lower()
    }
    assert len(files) > 100 and not written


def test_charts_follow_the_theme():
    """A mark's color, one of a scale and one in an expression become variables, with the light color to fall back."""
    shade = alt.Color("kind:N", scale=alt.Scale(domain=["a", "b"], range=list(palette.CLASSES)))
    point = alt.Chart(one_row(kind="a")).mark_point(fill=palette.TRUTH, stroke=palette.INK).encode(color=shade)
    line = alt.Chart(one_row(x=1)).mark_rule(color=alt.expr(f"true ? '{palette.LOSS}' : 'red'"))
    layers = as_streamlit_takes_it(picture([point, line], [], width=10, height=10).to_dict())["layer"]
    assert layers[0]["mark"]["fill"] == "var(--truth, #009e73)" and layers[0]["mark"]["stroke"] == "currentColor"
    assert layers[0]["encoding"]["color"]["scale"]["range"] == ["var(--class-0, #0072b2)", "var(--class-1, #d55e00)"]
    assert layers[1]["mark"]["color"]["expr"] == "true ? 'var(--loss, #3f93a6)' : 'red'"


def test_the_sides_of_a_map_follow_the_theme():
    """The sides would be as faint on a dark ground as on a light one, or only their colors would tell them apart."""
    rows = alt.Chart(one_row(w1=1, w2=1, b=0))
    x, y = (alt.X(f"x{place}:Q", scale=scale((-1, 1))) if place == 1 else alt.Y("x2:Q") for place in (1, 2))
    chart = as_streamlit_takes_it(picture(half_planes(rows, (-1, 1), x, y), [], width=10, height=10).to_dict())
    fills = [layer["mark"]["color"] for layer in chart["layer"][:3]]
    assert fills == ["var(--side-1, #d55e0059)", "url(#hatch)", "var(--side-0, #0072b259)"]
    assert "--side-0:light-dark(#0072b259,#6cc0f273);" in colors.SHEET


def test_scales_that_mix_colors_keep_them():
    """Vega cannot mix variables."""
    scale = feature_maps([[[-1.0, 1.0], [0.5, 0.0]]]).to_dict()["spec"]["encoding"]["color"]["scale"]
    assert palette.CLASS_0 in scale["range"] and colors.is_ramp(scale)


def test_every_token_has_a_variable():
    """Light and dark, by the browser's own function."""
    for name, (light, dark) in palette.TOKENS.items():
        assert f"--{name}:light-dark({light},{dark});" in colors.SHEET
