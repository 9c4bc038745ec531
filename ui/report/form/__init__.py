"""The report as a form on the page."""
