"""How a network learns: the five steps, why backwards, and where the signal fades."""

from dashboard.pages import page_at

PAGE = page_at("backpropagation")
