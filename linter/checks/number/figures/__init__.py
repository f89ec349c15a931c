"""Figures of one thing that a draft tells more than once."""
