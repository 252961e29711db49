from dashboard.app_pages.logistic_regression import PAGE
from dashboard.app_pages.logistic_regression.view import VIEW
from dashboard.layout.views import show_page

VIEWS = (VIEW,)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
