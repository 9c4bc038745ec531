"""The theory of change."""
