"""The elements of an official document, by its genre."""
