"""Numbers of headings, items and steps, and the counts that announce them."""
