from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.one_layer.pictures import LAYERS
from dashboard.app_pages.layers.stack.picture import STACK
from dashboard.layout.views import show_page

VIEWS = (STACK, *LAYERS)

if __name__ == "__main__":
    show_page(PAGE, VIEWS)
