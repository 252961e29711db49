from dashboard.app_pages.inside_a_cnn import PAGE
from dashboard.app_pages.inside_a_cnn.attribution import ATTRIBUTION
from dashboard.app_pages.inside_a_cnn.map_of_digits import MAP_OF_DIGITS
from dashboard.app_pages.inside_a_cnn.mistakes import MISTAKES
from dashboard.app_pages.inside_a_cnn.network import NETWORK
from dashboard.app_pages.inside_a_cnn.own.showing import ATTRIBUTIONS, MAPS
from dashboard.app_pages.inside_a_cnn.training import TRAINING
from dashboard.layout.views import show_page

VIEWS = (NETWORK, TRAINING, ATTRIBUTION, MISTAKES, MAP_OF_DIGITS, MAPS, ATTRIBUTIONS)

if __name__ == "__main__":
    show_page(PAGE, VIEWS)
