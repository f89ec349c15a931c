"""One report: one name for one thing, one voice, nobody of another draft."""
