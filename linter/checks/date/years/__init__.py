"""The years that a title names, and those of the text."""
