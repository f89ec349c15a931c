"""What stands below what, and what stands twice."""
