"""Dates against the calendar, the year of the report, and each other."""
