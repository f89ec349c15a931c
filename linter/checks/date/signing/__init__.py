"""The date that a draft is signed on, and the days that it tells of."""
