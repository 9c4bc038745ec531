"""Delivering a half-year's report."""
