from dashboard.app_pages.optimizers import PAGE
from dashboard.app_pages.optimizers.batches import BATCHES
from dashboard.app_pages.optimizers.clip import CLIPPING
from dashboard.app_pages.optimizers.decay import DECAY
from dashboard.app_pages.optimizers.networks import NETWORKS
from dashboard.app_pages.optimizers.race import RACE
from dashboard.layout.views import show_page

VIEWS = (RACE, DECAY, CLIPPING, BATCHES, NETWORKS)

if __name__ == "__main__":
    show_page(PAGE, VIEWS)
