"""Sheets with headers and names of somebody's own."""
