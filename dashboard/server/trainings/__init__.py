"""Trainings in the worker that visitors share, and what one visitor wants of them."""
