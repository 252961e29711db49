from dashboard.app_pages.lines import PAGE, flatten, shift_a_map, three_networks
from dashboard.layout.views import show_page

VIEWS = (three_networks.VIEW, flatten.VIEW, shift_a_map.VIEW)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
