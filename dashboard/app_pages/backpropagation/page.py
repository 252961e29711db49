from dashboard.app_pages.backpropagation import PAGE
from dashboard.app_pages.backpropagation.costs import COSTS
from dashboard.app_pages.backpropagation.fading_chart import FADING
from dashboard.app_pages.backpropagation.training_steps import FIVE_STEPS
from dashboard.layout.views import show_page

VIEWS = (FIVE_STEPS, COSTS, FADING)

if __name__ == "__main__":
    show_page(PAGE, VIEWS)
