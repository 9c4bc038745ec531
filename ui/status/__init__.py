"""The targets by half-year."""
