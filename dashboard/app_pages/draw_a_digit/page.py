from dashboard.app_pages.draw_a_digit import PAGE
from dashboard.app_pages.draw_a_digit.view import VIEW
from dashboard.layout.views import show_page

VIEWS = (VIEW,)

if __name__ == "__main__":
    show_page(PAGE, VIEWS)
