"""Marks: each has its place, its partner and its width."""
