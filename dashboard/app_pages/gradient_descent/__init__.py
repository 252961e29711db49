"""Eight step sizes walk downhill."""
