from dashboard.app_pages.loss_functions import PAGE, boxes, divergence, log_loss, outlier, retrained
from dashboard.layout.views import show_page

VIEWS = (outlier.VIEW, log_loss.VIEW, boxes.VIEW, divergence.VIEW, retrained.VIEW)

if __name__ == "__main__":  # Streamlit runs it; tests look at its views
    show_page(PAGE, VIEWS)
