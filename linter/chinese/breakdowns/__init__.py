"""A total and the parts that a sentence splits it into: how they are read, and what the labels of the parts tell."""
