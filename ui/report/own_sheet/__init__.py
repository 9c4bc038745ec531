"""Somebody's own sheet, matched with the plan."""
