from dashboard.app_pages.convolution import PAGE
from dashboard.app_pages.convolution.one_filter import ONE_FILTER
from dashboard.app_pages.convolution.three_channels import THREE_CHANNELS
from dashboard.app_pages.convolution.two_filters import TWO_FILTERS
from dashboard.layout.views import show_page

VIEWS = (ONE_FILTER, TWO_FILTERS, THREE_CHANNELS)

if __name__ == "__main__":
    show_page(PAGE, VIEWS)
