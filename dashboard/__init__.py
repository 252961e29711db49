"""The lecture as a Streamlit dashboard; the thin, clickable layer over `nnviz`."""
