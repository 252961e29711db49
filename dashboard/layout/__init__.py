"""The parts that every page has: views and what is said about them, choices, charts, code panels, the pager."""
