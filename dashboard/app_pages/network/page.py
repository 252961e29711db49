from dashboard.app_pages.network import PAGE, by_hand, sum_of_bumps
from dashboard.app_pages.network.one_network import ONE_NETWORK
from dashboard.app_pages.network.sum_of_bumps import SUM_OF_BUMPS
from dashboard.app_pages.network.two_networks import TWO_NETWORKS
from dashboard.layout.views import show_page

VIEWS = (ONE_NETWORK, TWO_NETWORKS, SUM_OF_BUMPS)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS, forget=("step", "bent", *by_hand.WORDS, *sum_of_bumps.WORDS))  # the network itself stays
