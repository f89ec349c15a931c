"""Figures against each other, and how they are written."""
