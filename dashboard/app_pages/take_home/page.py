import streamlit as st

from dashboard.app_pages.take_home import PAGE, after
from dashboard.app_pages.take_home.messages import VIEWS
from dashboard.layout.address import lecture_mode
from dashboard.layout.views import show_page

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
    if not lecture_mode():
        with st.container(key=PAGE.word("after")):
            st.header("What you did")
            after.what_you_did()
            st.header("Read and watch next")
            st.markdown(after.POINTERS)
            st.header("Glossary")
            after.glossary()
