from dashboard.app_pages.train_a_network import PAGE
from dashboard.app_pages.train_a_network.view import VIEW
from dashboard.layout.views import show_page

VIEWS = (VIEW,)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
