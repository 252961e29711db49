from dashboard.app_pages.perceptron import PAGE
from dashboard.app_pages.perceptron.by_hand import BY_HAND
from dashboard.app_pages.perceptron.rosenblatt import ROSENBLATT
from dashboard.layout.views import show_page

VIEWS = (BY_HAND, ROSENBLATT)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
