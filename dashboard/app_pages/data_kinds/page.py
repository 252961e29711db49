from dashboard.app_pages.data_kinds import PAGE
from dashboard.app_pages.data_kinds.as_graphs import AS_GRAPHS
from dashboard.app_pages.data_kinds.atoms import ATOMS
from dashboard.app_pages.data_kinds.passing import PASSING
from dashboard.app_pages.data_kinds.pixels import PIXELS
from dashboard.app_pages.data_kinds.words import WORDS
from dashboard.layout.views import show_page

OF_ONE_VIEW = ("item", "moved", "swaps", "order", "rounds", "atom", "step")  # what is edited in the first one stays
VIEWS = (AS_GRAPHS, PIXELS, WORDS, ATOMS, PASSING)

if __name__ == "__main__":
    show_page(PAGE, VIEWS, forget=OF_ONE_VIEW)
