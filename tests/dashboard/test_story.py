"""The story of a view: where its steps lead, and what they light."""

from streamlit.testing.v1 import AppTest

APP = """
import streamlit as st

from dashboard.layout.address import open_address, version
from dashboard.layout.story import Step, stepper
from dashboard.pages import page_at

page = page_at("linear-regression")
open_address(page)
stepper(page, [Step("One.", {"m": "0.5"}, lit="fit"), Step("Two.", {"m": "1"}, lit="map"), Step("Three.", {})])
"""


def test_the_steps_set_the_address_and_light_what_they_speak_of():
    """The sentence would speak of another picture than the one that is shown, or of one that steps back."""
    app = AppTest.from_string(APP).run()
    assert app.button(key="story_back").disabled and not app.query_params
    app.button(key="story_next").click().run()
    assert app.query_params["lr_m"] == "0.5" and app.markdown[-1].value == "One."
    assert "--dim-map" in styles(app) and "--dim-fit" not in styles(app)
    app.button(key="story_next").click().run()
    assert app.query_params["lr_m"] == "1" and "--dim-fit" in styles(app) and "--dim-map" not in styles(app)
    app.button(key="story_2").click().run()
    assert "lr_m" not in app.query_params and "--dim" not in styles(app)
    assert app.button(key="story_next").disabled
    app.button(key="story_back").click().run()
    assert app.markdown[-1].value == "Two."


def test_the_browsers_back_leads_to_the_picture_and_the_step_of_its_address():
    """The address would say one step, and picture and sentence another."""
    app = AppTest.from_string(APP + "st.text(version(page))").run()
    versions = []
    for _ in range(3):
        app.button(key="story_next").click().run()
        versions.append(app.text[0].value)
    for step, words in ((1, {"lr_m": "1"}), (0, {"lr_m": "0.5"}), (2, {}), (1, {"lr_m": "1"})):
        app.query_params.clear()
        app.query_params.update(words)
        app.run()
        assert app.text[0].value == versions[step] and app.markdown[-1].value == ("One.", "Two.", "Three.")[step]
    app.query_params["lr_m"] = "0.7"  # as a picture or Copy link writes it: the picture shows it already
    assert app.run().text[0].value == versions[1]


def styles(app: AppTest) -> str:
    """Return the styles that the run wrote."""
    return " ".join(str(each.proto) for each in app.get("html"))
