"""Words: each in its own characters, in its place, and once."""
