from dashboard.app_pages.gradient_descent import PAGE
from dashboard.app_pages.gradient_descent.one_run import ONE_RUN
from dashboard.app_pages.gradient_descent.race import RACE
from dashboard.layout.views import show_page

VIEWS = (ONE_RUN, RACE)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
