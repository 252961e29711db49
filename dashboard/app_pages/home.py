from dashboard.layout import open_page

open_page("")
