"""The peer of the first page: a Streamlit app with one Altair chart."""

import altair as alt
import pandas as pd
import streamlit as st

frame = pd.DataFrame({"x": range(20), "y": [value**2 for value in range(20)]})
st.altair_chart(alt.Chart(frame).mark_line().encode(x="x:Q", y="y:Q"))
